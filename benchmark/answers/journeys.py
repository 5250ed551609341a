"""Life events: how residents judge a chain and every organisation in it, beside the target and beside peers.

A mark comes with the interval of its survey; what lies inside it is not told apart. The chain is asked for itself and is
no mean of its organisations. Only the same event and organisation are laid beside each other, because a bereavement gets
other marks than a move. Source: INDICATORS (KTV04, N10), issue 7, item 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from benchmark.answers.question import Question, group_of
from benchmark.catalogue.life_events import EVENT, LIST, ORGANISATION
from benchmark.errors import NoFigures
from benchmark.listed import Listed, Row
from benchmark.position import interval
from benchmark.position.interval import Estimate
from benchmark.position.rank_interval import RankInterval, rank_interval, side
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

THEME = "klanttevredenheid"
DECIMALS = 1  # with which a mark is shown


@dataclass(frozen=True)
class Judged:
    """The mark of one organisation (or of the chain) at one event.

    ``n``: answers. ``estimate``: None with too few of them to say anything. ``assumed``: its spread was not delivered.
    ``median``: of the ``n_peers`` peers with enough answers; None under five. ``ranks``: the places that chance leaves.
    """

    event: str
    organisation: str
    value: float
    n: int
    estimate: Estimate | None
    assumed: bool
    peers: tuple[tuple[str, float], ...]
    median: float | None
    ranks: RankInterval | None
    target: float

    @property
    def n_peers(self) -> int:
        """Peers with enough answers on the same event and organisation."""
        return len(self.peers)

    @property
    def against_target(self) -> int | None:
        """-1 when it lies certainly under the target, 1 certainly over it, 0 when that is open; None with too few answers."""
        if self.estimate is None:
            return None
        return -1 if self.estimate.high < self.target else int(self.estimate.low > self.target)

    @property
    def against_peers(self) -> int | None:
        """-1 or 1 when it lies certainly lower or higher than the middle one, 0 when that is open, None without a middle one.

        Open is also what lies between two halves, or shows the same mark as the middle one, as everywhere (``sides``).
        """
        if self.ranks is None or self.median is None:
            return None
        shown = round(self.value, DECIMALS) - round(self.median, DECIMALS)
        if self.ranks.low >= 0.5 and shown > 0:
            return 1
        return -1 if self.ranks.high <= 0.5 and shown < 0 else 0

    def as_dict(self) -> dict[str, Any]:
        """The mark as plain data; marks from 1 to 10, none where too few gave one."""
        found = self.estimate
        return {
            "organisation": self.organisation,
            "value": self.value if found else None,
            "n": self.n,
            "low": found.low if found else None,
            "high": found.high if found else None,
            "too_few": found is None,
            "spread_assumed": self.assumed,
            "against_target": self.against_target,
            "median": self.median,
            "n_peers": self.n_peers,
            "against_peers": self.against_peers,
        }


@dataclass(frozen=True)
class Journey:
    """One event: the chain as a whole (None when it was not asked) and its organisations, as they were listed.

    ``says``: what somebody has to arrange. ``earlier``: (year, mark, answers) of the chain in earlier years
    with enough answers, oldest first.
    """

    event: str
    says: str
    chain: Judged | None
    organisations: tuple[Judged, ...]
    earlier: tuple[tuple[int, float, int], ...]

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The organisations with enough answers to say something of."""
        return tuple(j for j in self.organisations if j.estimate is not None)

    @property
    def lagging(self) -> tuple[Judged, ...]:
        """The organisations that lie certainly lower than most of the others in the chain, lowest first.

        Than most, not than the best: the highest of a few marks is high by chance too, and beside it nearly all would lag.
        """
        low = [j for j in self.judged if self._lags(j)]
        return tuple(sorted(low, key=lambda j: (j.value, j.organisation)))

    def _lags(self, one: Judged) -> bool:
        others = [j for j in self.judged if j is not one]
        return 2 * sum(_side(one, other) == 1 for other in others) > len(others)

    @property
    def differ(self) -> bool:
        """Whether any two organisations can be told apart."""
        return any(_side(one, other) for one, other in combinations(self.judged, 2))

    @property
    def under_its_parts(self) -> bool:
        """Whether the chain lies certainly lower than every organisation in it that can be judged."""
        chain = self.chain
        if chain is None or chain.estimate is None or not self.judged:
            return False
        return all(_side(chain, j) == 1 for j in self.judged)


@dataclass(frozen=True)
class JourneysAnswer:
    """All life events of a municipality in a year. ``asked_elsewhere``: events that peers ask and it does not, with how many.

    ``year``: of the marks; None when nobody has any. ``own_years``: the years in which the municipality has marks.
    """

    asked: Question
    name: str
    edition: str
    year: int
    own_years: tuple[int, ...]
    target: float
    least: int
    journeys: tuple[Journey, ...]
    asked_elsewhere: tuple[tuple[str, int], ...]
    n_peers: int
    example: bool
    source: str
    status: str
    stories: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, with fixed keys."""
        marked = {"example": True} if self.example else {}
        return marked | {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.year,
            "edition": self.edition,
            "target": self.target,
            "least_answers": self.least,
            "status": self.status,
            "source": self.source,
            "own_years": list(self.own_years),
            "journeys": [
                {
                    "event": j.event,
                    "chain": j.chain.as_dict() if j.chain else None,
                    "organisations": [o.as_dict() for o in j.organisations],
                    "lagging": [o.organisation for o in j.lagging],
                    "chain_under_its_parts": j.under_its_parts,
                    "earlier": [
                        {"year": year, "value": value, "n": n} for year, value, n in j.earlier
                    ],
                }
                for j in self.journeys
            ],
            "asked_elsewhere": [
                {"event": event, "municipalities": n} for event, n in self.asked_elsewhere
            ],
            "n_peers": self.n_peers,
        }


@lru_cache(maxsize=512)
def journeys(view: View, asked: Question) -> JourneysAnswer:
    """Every event with a mark, in the order of the catalogue.

    Raises NoFigures when nobody delivered marks for that year, and for a budget: a plan has no marks.
    """
    if asked.report is ReportKind.BUDGET:
        raise NoFigures(
            "Een begroting is een plan: daarin staan geen cijfers van inwoners.",
            "Kies een jaarrekening.",
        )
    found = view.listed(LIST, asked.year, examples=asked.examples)
    if found is None:
        raise _nobody(view, asked)
    catalogue = view.edition.catalogue
    events = catalogue.life_events
    if events is None:
        raise _nobody(view, asked)
    least = int(found.declared.least("n"))
    codes = [c for c in group_of(view.edition, asked, THEME).codes if c in found.rows]
    own = found.of(asked.gemeente)
    beside = _marks_of_peers(found, codes, least)
    order = [e.name for e in events.events]
    names = sorted({str(row[EVENT]) for row in own}, key=lambda n: _rank(order, n))
    plain = view.edition.municipalities.find(asked.gemeente, asked.year).name
    years = view.listed_years(LIST, examples=asked.examples)
    lists = {y: view.listed(LIST, y, examples=asked.examples) for y in years}
    own_years = tuple(y for y, one in lists.items() if one and one.of(asked.gemeente))
    whole = events.chain.organisation
    made = []
    for name in names:
        marks = [
            _judged(row, beside, least, events.target.mark) for row in own if row[EVENT] == name
        ]
        chain = next((m for m in marks if m.organisation == whole), None)
        made.append(
            Journey(
                event=name,
                says=events.says(name),
                chain=chain,
                organisations=tuple(m for m in marks if m.organisation != whole),
                earlier=_earlier(lists, asked, name, whole, least),
            )
        )
    return JourneysAnswer(
        asked=asked,
        name=found.names.get(asked.gemeente, plain),
        edition=view.edition.info.id,
        year=asked.year,
        own_years=own_years,
        target=events.target.mark,
        least=least,
        journeys=tuple(made),
        asked_elsewhere=_elsewhere(beside, names, order, whole),
        n_peers=len(codes),
        example=found.example,
        source=found.source,
        status=found.statuses.get(asked.gemeente, ""),
        stories=tuple(dict.fromkeys(s.text for s in view.stories(asked) if s.indicator == LIST)),
    )


def estimated(row: Row, least: int) -> Estimate | None:
    """The mark of a row with its interval; None with under ``least`` answers."""
    value, n = row["cijfer"], row["n"]
    if not isinstance(value, float) or not isinstance(n, float) or n < least:
        return None
    sd = row.get("sd")
    return interval.mark(value, n, sd) if isinstance(sd, float) else interval.mark(value, n)


Beside = Mapping[tuple[str, str], Sequence[tuple[str, Estimate]]]


def _marks_of_peers(found: Listed, codes: Sequence[str], least: int) -> Beside:
    """Per event and organisation the peers with enough answers: name and mark."""
    beside: dict[tuple[str, str], list[tuple[str, Estimate]]] = {}
    for code in codes:
        for row in found.of(code):
            mark = estimated(row, least)
            if mark is not None:
                key = (str(row[EVENT]), str(row[ORGANISATION]))
                beside.setdefault(key, []).append((found.names[code], mark))
    return beside


def _judged(row: Row, beside: Beside, least: int, target: float) -> Judged:
    event, organisation = str(row[EVENT]), str(row[ORGANISATION])
    peers = beside.get((event, organisation), ())
    own = estimated(row, least)
    enough = len(peers) >= LEAST_FOR_MEDIAN
    return Judged(
        event=event,
        organisation=organisation,
        value=float(row["cijfer"] or 0.0),
        n=int(row["n"] or 0),
        estimate=own,
        assumed=row.get("sd") is None,
        peers=tuple((name, mark.value) for name, mark in peers),
        median=quantile(sorted(m.value for _, m in peers), 0.5) if enough else None,
        ranks=rank_interval(own, [m for _, m in peers]) if own is not None and enough else None,
        target=target,
    )


def _side(one: Judged, other: Judged) -> int:
    """-1 when ``other`` lies certainly lower than ``one``; answers of the same people are treated as of others, which
    is careful: marks that one person gives go together, so the real margin is smaller."""
    if one.estimate is None or other.estimate is None:
        return 0
    return side(one.estimate, other.estimate)


def _earlier(
    lists: Mapping[int, Listed | None], asked: Question, event: str, whole: str, least: int
) -> tuple[tuple[int, float, int], ...]:
    found = []
    for year, one in lists.items():
        for row in one.of(asked.gemeente) if one is not None and year < asked.year else ():
            mark = (
                estimated(row, least) if (row[EVENT], row[ORGANISATION]) == (event, whole) else None
            )
            if mark is not None:
                found.append((year, mark.value, int(row["n"] or 0)))
    return tuple(found)


def _elsewhere(
    beside: Beside, own: Sequence[str], order: Sequence[str], whole: str
) -> tuple[tuple[str, int], ...]:
    """Events that peers ask after as a chain and the municipality does not, the most asked first."""
    counts = {
        event: len(marks)
        for (event, organisation), marks in beside.items()
        if organisation == whole and event not in own
    }
    return tuple(sorted(counts.items(), key=lambda c: (-c[1], _rank(order, c[0]))))


def _rank(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _nobody(view: View, asked: Question) -> NoFigures:
    years = view.listed_years(LIST, examples=asked.examples)
    said = "Over levensgebeurtenissen leverde nog niemand cijfers, en er is geen open bron."
    if years:
        said = f"Over levensgebeurtenissen zijn er geen cijfers van {asked.year}."
        return NoFigures(said, f"Wel van: {', '.join(map(str, years))}.")
    way = "" if asked.examples else " Kijk in Oefenmodus, met voorbeeldcijfers (--examples)."
    return NoFigures(said, f"Uw gemeente kan ze leveren.{way}")
