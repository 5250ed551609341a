"""The appointments of a year as one whole: who came, who cancelled in time, who cancelled late, who did not come.

planned = came + cancelled in time + cancelled late + no-show. Counts that do not add up are no whole: that is said, and
such a municipality is left out of the mean of the group. Source: DOMAIN section 4, INDICATORS section 6.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from benchmark.answers.comparison import nothing_published
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Appointments
from benchmark.errors import NoFigures
from benchmark.everyone import Everyone, FigureRow
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.viewing import View
from benchmark.vocabulary import Status

NO_SHOW, LATE, VISITS = "BAL01", "BAL02", "BAL03"
THEME = "balie"
PARTS = ("Gekomen", "Op tijd afgezegd", "Laat afgezegd", "Niet verschenen")
PERCENT = 100.0


class Counts(NamedTuple):
    """Appointments of a year as delivered; None where a count is missing.

    ``stood``: not cancelled in time. ``missed``: of those nobody came, cancelled late or not at all. ``came``: visits
    with an appointment, as counted apart.
    """

    planned: float | None
    stood: float | None
    missed: float | None
    late: float | None
    came: float | None


class Shares(NamedTuple):
    """The parts in percent of what was planned, in the order of ``PARTS``."""

    came: float
    in_time: float
    late: float
    unannounced: float


class Trouble(NamedTuple):
    """Why counts are no whole: ``kind`` says which rule, ``missing`` names counts, ``found`` and ``expected`` are counts."""

    kind: str
    missing: tuple[str, ...] = ()
    found: float = 0.0
    expected: float = 0.0


@dataclass(frozen=True)
class Planned:
    """The whole of the own municipality beside the mean of its group.

    ``shares`` is None when the counts are no whole; ``trouble`` then says why, and ``status`` is that of the own
    no-show. ``mean``: of the ``n_whole`` peers whose counts are a whole; None with too few. ``left_out``: peers that
    delivered counts that do not add up. ``peers``: name, shares (None where there is no whole) per peer of the group.
    """

    name: str
    counts: Counts
    shares: Shares | None
    trouble: Trouble | None
    status: Status
    mean: Shares | None
    n_whole: int
    left_out: tuple[str, ...]
    peers: tuple[tuple[str, Shares | None], ...]
    example: bool
    source: str


@lru_cache(maxsize=1024)
def planned(view: View, asked: Question) -> Planned:
    """The whole of a municipality in a year; raises NoFigures when nobody delivered no-show in that period."""
    found = {code: _everyone(view, asked, code) for code in (NO_SHOW, LATE, VISITS)}
    no_show, rule = found[NO_SHOW], rule_of(view)
    if no_show is None:
        raise nothing_published(view.edition, view.edition.catalogue.indicator(NO_SHOW), asked)
    own = counts(found, asked.gemeente)
    shares, trouble = whole(own, rule.tolerance)
    peers, left_out, complete = [], [], []
    for code in group_of(view.edition, asked, THEME).codes:
        theirs, why = whole(counts(found, code), rule.tolerance)
        name = no_show.rows[code].name
        peers.append((name, theirs))
        if theirs is not None:
            complete.append(theirs)
        elif why is not None and why.kind not in ("missing", "none"):
            left_out.append(name)
    row = no_show.rows[asked.gemeente]
    return Planned(
        name=row.name,
        counts=own,
        shares=shares,
        trouble=trouble,
        status=Status(row.status),
        mean=_mean(complete),
        n_whole=len(complete),
        left_out=tuple(left_out),
        peers=tuple(peers),
        example=no_show.example,
        source=row.source,
    )


def rule_of(view: View) -> Appointments:
    """The assumptions of the catalogue; raises NoFigures for an edition from before they were made."""
    rule = view.edition.catalogue.appointments
    if rule is None:
        raise NoFigures(
            "Deze editie is van voor de rekenregels van afspraken.", "Maak een nieuwe editie."
        )
    return rule


def _everyone(view: View, asked: Question, code: str) -> Everyone | None:
    return view.everyone(code, asked.year, asked.report.value, examples=asked.examples)


def counts(found: Mapping[str, Everyone | None], code: str) -> Counts:
    """The counts of one municipality from the figures that hold them."""
    no_show, late, visits = (_row(found[key], code) for key in (NO_SHOW, LATE, VISITS))
    return Counts(
        planned=late and late.denominator,
        stood=no_show and no_show.denominator,
        missed=no_show and no_show.numerator,
        late=late and late.numerator,
        came=visits and visits.numerator,
    )


def _row(everyone: Everyone | None, code: str) -> FigureRow | None:
    return None if everyone is None else everyone.rows.get(code)


def whole(found: Counts, tolerance: float) -> tuple[Shares | None, Trouble | None]:
    """The four shares, or why there are none; ``tolerance`` in percentage points of what was planned.

    Who came follows from what stood and what was missed; where visits were counted apart they must agree.
    """
    planned, stood, missed, late = found.planned, found.stood, found.missed, found.late
    if planned == 0:
        return None, Trouble("none")
    if planned is None or stood is None or missed is None or late is None:
        named = zip(("planned", "stood", "missed", "late"), found, strict=False)
        return None, Trouble("missing", tuple(n for n, value in named if value is None))
    slack = tolerance / PERCENT * planned
    if stood > planned + slack:
        return None, Trouble("stood", (), stood, planned)
    if missed > stood:
        return None, Trouble("missed", (), missed, stood)
    if late > missed + slack:
        return None, Trouble("late", (), late, missed)
    came = stood - missed
    if found.came is not None and abs(found.came - came) > slack:
        total = found.came + max(0.0, planned - stood) + missed
        return None, Trouble("sum", (), total, planned)
    in_time = max(0.0, planned - stood)
    late = min(late, missed)
    parts = (came, in_time, late, missed - late)
    everything = sum(parts)
    return Shares(*(PERCENT * part / everything for part in parts)), None


def _mean(complete: list[Shares]) -> Shares | None:
    if len(complete) < LEAST_FOR_MEDIAN:
        return None
    return Shares(*(sum(column) / len(complete) for column in zip(*complete, strict=True)))
