"""Does more digital go together with less over another channel, here and among peers, and who went the other way?"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from benchmark import dutch
from benchmark.answers.channel_counts import (
    Counted,
    LeftOut,
    Start,
    counted,
    missing_channels,
    starts,
    years,
)
from benchmark.answers.channel_panel import PanelEstimate, panel_estimate
from benchmark.answers.channels import composition
from benchmark.answers.comparison import nothing_published
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Channel, ChannelShiftRule, Event
from benchmark.errors import NoFigures
from benchmark.position.change import Change, Count, Way, change
from benchmark.position.elasticity import Elasticity
from benchmark.savings.rebound import Exchange, of_elasticity, of_history, of_rebound
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

THEME = "kanalen"


class Quadrant(Enum):
    """Which way digital went, and which way the other channel."""

    MORE_LESS = (Way.MORE, Way.LESS)
    MORE_MORE = (Way.MORE, Way.MORE)
    LESS_LESS = (Way.LESS, Way.LESS)
    LESS_MORE = (Way.LESS, Way.MORE)

    @property
    def opposite(self) -> "Quadrant":
        """The quadrant with the same way for digital and the other way for the channel beside it."""
        digital, other = self.value
        return Quadrant((digital, Way.LESS if other is Way.MORE else Way.MORE))


@dataclass(frozen=True)
class Move:
    """How one municipality moved over both channels between two years, per 1,000 inhabitants."""

    code: str
    name: str
    digital: Change
    other: Change

    @property
    def quadrant(self) -> Quadrant | None:
        """None where either channel stayed about equal."""
        ways = (self.digital.way, self.other.way)
        return None if Way.SAME in ways else Quadrant(ways)

    def as_dict(self) -> dict[str, Any]:
        """The move as plain data."""
        said = {
            name: {"before": c.before, "after": c.after, "change": c.step, "way": c.way.value}
            for name, c in (("digital", self.digital), ("other", self.other))
        }
        quadrant = self.quadrant.name.lower() if self.quadrant else None
        return {"code": self.code, "name": self.name, **said, "quadrant": quadrant}


@dataclass(frozen=True)
class Shift:
    """One channel beside digital, from ``first`` to ``last``, for a municipality and its peers.

    ``own`` is None without a pair of usable counts, and ``why_not`` says why in a sentence. ``since``: what makes the own series
    start at ``first`` and not earlier. ``events``: what else happened in these years, to everybody. ``path``: (year, digital,
    other) of the own municipality per 1,000 inhabitants, with None for a year that cannot be used. ``peers``: those
    with both years; ``left_out``: those that delivered something that cannot be compared; the rest of ``n_group``
    delivered nothing.
    """

    asked: Question
    channel: Channel
    name: str
    first: int
    last: int
    own: Move | None
    why_not: str
    since: Start | None
    events: tuple[Event, ...]
    path: tuple[tuple[int, float | None, float | None], ...]
    peers: tuple[Move, ...]
    left_out: tuple[LeftOut, ...]
    n_group: int
    example: bool
    source: str
    edition: str

    def among(self, quadrant: Quadrant | None) -> tuple[Move, ...]:
        """The peers in a quadrant; those that stayed about equal on either channel for None."""
        return tuple(p for p in self.peers if p.quadrant is quadrant)

    @property
    def other_way(self) -> tuple[Move, ...]:
        """The peers whose digital contact moved as the own did, and the other channel the other way."""
        where = self.own.quadrant if self.own else None
        return self.among(where.opposite) if where else ()


@dataclass(frozen=True)
class PerThousand:
    """Contacts over a channel that went with 1,000 extra digital ones.

    ``panel``: by all municipalities, at the volumes of the own one (``own_volumes``) or else of the middle one; None
    without any figures. ``estimated``: it rests on the panel, and not on the range that stays open without. ``history``:
    what went together in the own municipality.
    """

    panel: Exchange | None
    estimated: bool
    own_volumes: bool
    history: Exchange | None

    def as_dict(self) -> dict[str, Any]:
        """The same as plain data, in contacts per 1,000 and as the share that is not replaced."""
        found = {}
        for name, exchange in (("all_municipalities", self.panel), ("own_history", self.history)):
            ends = ("low", "central", "high")
            found[name] = None if exchange is None else {
                "per_1000": {e: _times(getattr(exchange, e)) for e in ends},
                "rebound": dict(zip(ends, exchange.rebound, strict=True)),
            }  # fmt: skip
        return found | {"estimated": self.estimated, "at_own_volumes": self.own_volumes}


def _times(share: float | None) -> float | None:
    return None if share is None else 1000 * share


def rule_of(view: View) -> ChannelShiftRule:
    """The rule of the edition; raises NoFigures for an edition from before there was one."""
    rule = view.edition.catalogue.shift
    if rule is None:
        raise NoFigures(
            "Deze editie is van voor Kanaalverschuiving.", "Maak een nieuwe met 'spiegel build'."
        )
    return rule


def period(view: View, asked: Question) -> tuple[int, int]:
    """The two years that are laid beside each other; raises NoFigures where there are no two.

    Where the own series starts anew within the window, everybody is followed from there.
    """
    rule = rule_of(view)
    known = years(view, examples=asked.examples)
    if asked.report is ReportKind.BUDGET:
        raise NoFigures("Contacten staan niet in een begroting.", "Kies een jaarrekening.")
    missing = missing_channels(view)
    if missing:
        which = dutch.listing([m[:1].lower() + m[1:] for m in missing])
        raise NoFigures(
            f"Voor een verschuiving zijn alle vier de kanalen nodig, en over {which} leverde nog niemand.",
            "Vul de telling aan op Aanleveren.",
        )
    if asked.year not in known:
        raise nothing_published(view.edition, view.edition.catalogue.indicator(rule.digital), asked)
    earlier = [y for y in known if asked.year - rule.window <= y < asked.year]
    if not earlier:
        raise _one_year(asked.year, known)
    start = starts(view, asked.year, asked.examples).get(asked.gemeente)
    since = [y for y in earlier if start is None or y >= start.year]
    return (since or earlier)[0], asked.year


def _one_year(year: int, known: tuple[int, ...]) -> NoFigures:
    later = [str(y) for y in known if y > year]
    return NoFigures(
        f"Voor een verandering zijn twee jaren nodig, en voor {year} is er geen jaar met cijfers.",
        f"Kies een later jaar: {dutch.listing(later).replace(' en ', ' of ')}."
        if later
        else "Kijk terug als er een tweede jaar is geleverd.",
    )


@lru_cache(maxsize=1024)
def shift(view: View, asked: Question, key: str) -> Shift:
    """The shift of one channel (``telefoon`` or ``balie``); raises NoFigures without two years of figures."""
    rule = rule_of(view)
    first, last = period(view, asked)
    channel = next(c for c in rule.channels if c.key == key)
    group = group_of(view.edition, asked, THEME)
    ends = tuple(counted(view, y, asked.examples) for y in (first, last))
    moves, gone = {}, []
    for code in (asked.gemeente, *group.codes):
        found = _move(view, asked, rule, channel, (first, last), code)
        if isinstance(found, Move):
            moves[code] = found
        elif found is not None:
            gone.append(found)
    example = any(e.example for e in ends)
    name = dutch.marked(view.edition.municipalities.name(asked.gemeente), example)
    own = moves.get(asked.gemeente)
    begins = starts(view, last, asked.examples).get(asked.gemeente)
    return Shift(
        asked=asked,
        channel=channel,
        name=name,
        first=first,
        last=last,
        own=own,
        why_not="" if own else _why_not(view, asked, name, gone),
        since=begins if begins is not None and begins.year == first else None,
        events=_events(view, rule, channel, first, last),
        path=_path(view, asked, rule, channel, first) if own else (),
        peers=tuple(moves[c] for c in group.codes if c in moves),
        left_out=tuple(g for g in gone if g.code != asked.gemeente),
        n_group=group.n,
        example=example,
        source=ends[1].source,
        edition=view.edition.info.id,
    )


def _move(
    view: View, asked: Question, rule: ChannelShiftRule, channel: Channel, span: tuple[int, int], code: str
) -> Move | LeftOut | None:  # fmt: skip
    """How a municipality moved; why it cannot be said; None where it delivered nothing in either year."""
    first, last = span
    before, after = (counted(view, y, asked.examples) for y in span)
    name = after.names.get(code) or before.names.get(code, "")
    wrong = [
        (year, found.flaws.get(code, "geen cijfers"))
        for year, found in zip(span, (before, after), strict=True)
        if code not in found.counts
    ]
    if len(wrong) == len(span) and not any(code in e.flaws for e in (before, after)):
        return None
    if wrong:
        return LeftOut.over(code, name, wrong)
    start = starts(view, last, asked.examples).get(code)
    if start is not None and start.year > first:
        return LeftOut(code, name, start.why)
    return Move(
        code,
        name,
        _change(rule, before, after, code, rule.digital),
        _change(rule, before, after, code, channel.indicator),
    )  # fmt: skip


def _change(
    rule: ChannelShiftRule, before: Counted, after: Counted, code: str, indicator: str
) -> Change:
    counts: list[Count] = [e.counts[code][indicator] for e in (before, after)]
    return change(counts[0], counts[1], same=rule.same, chance=rule.chance)


def _events(
    view: View, rule: ChannelShiftRule, channel: Channel, first: int, last: int
) -> tuple[Event, ...]:
    """What happened from the first to the last year and touches one of the two, once each."""
    catalogue = view.edition.catalogue
    touching = [
        event
        for code in (rule.digital, channel.indicator)
        for event in catalogue.events_of(catalogue.indicator(code))
        if event.first_year <= last and (event.last_year or event.first_year) >= first
    ]
    return tuple(dict.fromkeys(touching))


def _why_not(view: View, asked: Question, name: str, gone: list[LeftOut]) -> str:
    own = next((g for g in gone if g.code == asked.gemeente), None)
    if own is None:
        return "Uw gemeente heeft dit nog niet ingevuld."
    try:
        said = composition(view, asked).problem
    except NoFigures:
        said = ""
    return said or f"De verandering van {name} is niet te noemen ({own.why})."


def _path(
    view: View, asked: Question, rule: ChannelShiftRule, channel: Channel, first: int
) -> tuple[tuple[int, float | None, float | None], ...]:
    found: list[tuple[int, float | None, float | None]] = []
    for year in years(view, examples=asked.examples):
        if first <= year <= asked.year:
            counts = counted(view, year, asked.examples).counts.get(asked.gemeente)
            pair = [counts[c].rate if counts else None for c in (rule.digital, channel.indicator)]
            found.append((year, pair[0], pair[1]))
    return tuple(found)


def estimate(view: View, asked: Question, key: str) -> PanelEstimate:
    """What all municipalities together say; worked out once per edition. Raises NoFigures for an old edition."""
    return panel_estimate(view, rule_of(view), key, asked.examples)


def per_thousand(view: View, asked: Question, key: str) -> PerThousand:
    """The line of room in contacts: what went together with 1,000 extra digital contacts."""
    rule, found = rule_of(view), estimate(view, asked, key)
    own = shift(view, asked, key).own
    history = of_history(own.digital, own.other) if own else None
    if not isinstance(found.found, Elasticity):
        open_range = of_rebound(rule.rebound.low, rule.rebound.high)
        return PerThousand(open_range, False, False, history)
    if own and own.digital.after > 0:
        at, mine = (own.digital.after, own.other.after), True
    else:
        at, mine = (found.digital or 0.0, found.other or 0.0), False
    exchange = of_elasticity(found.found, *at) if at[0] > 0 else None
    return PerThousand(exchange, exchange is not None, mine, history)


def channels(view: View) -> tuple[str, ...]:
    """The keys of the channels beside the digital one, in order."""
    return tuple(c.key for c in rule_of(view).channels)
