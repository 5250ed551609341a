"""One measure of who carries out a task for this municipality, beside the others who do: every office once.

The answer is a ``Comparison`` in which the municipality and its peers are units, so that places, sides and chance are
judged as everywhere else. The group stays the group of the question; who of it is in the same office counts as one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from benchmark import dutch, position
from benchmark.answers import series
from benchmark.answers.comparison import Comparison, Peer, comparable, nothing_published
from benchmark.answers.execution import compared_rows, members_of, together
from benchmark.answers.executors import Unit, changes, units
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Indicator
from benchmark.catalogue.processes import Measure
from benchmark.everyone import Everyone, FigureRow
from benchmark.position.series import run_of
from benchmark.position.standing import quantile
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Kind, Outcome, ReportKind, Status
from benchmark.vocabulary import Unit as Measured

INHABITANTS = "cbs.inwoners"
WHOLE_FROM = 100  # a volume of this size per 1,000 inhabitants is shown without decimals
WORTH = (Status.PROVISIONAL, Status.CORRECTED, Status.ABSENT_IS_ZERO, Status.EXAMPLE, Status.FINAL)


class LeftOut(NamedTuple):
    """A municipality of the group that counts in no reference, and why, as a clause."""

    name: str
    why: str


@dataclass(frozen=True)
class BesideExecutors:
    """The own unit beside the units of the group, on one measure.

    ``n`` of ``of`` members have a figure (1 of 1 for a municipality alone). ``own``: the figure of the municipality
    itself, also where its office is compared. ``gross``: the office has a host whose books hold what others pay, and
    what that was is not known, so there is no figure of the office. ``years``: the own unit in the account years of the
    same series: no change of definition, municipality or members lies between them.
    """

    comparison: Comparison
    unit: Unit
    n: int
    of: int
    own: float | None
    gross: bool
    left_out: tuple[LeftOut, ...]
    years: tuple[tuple[int, float], ...]


class _Figures(NamedTuple):
    """What is known of one measure in one year: rows per municipality, and whether hosts stand net."""

    indicator: Indicator
    rows: Mapping[str, FigureRow]
    example: bool
    net: bool


@lru_cache(maxsize=4096)
def beside_executors(
    view: View, asked: Question, measured: Measure, subject: str
) -> BesideExecutors:
    """One measure of the own unit beside those of the group.

    Raises NoFigures where nobody delivered it, and UnknownIndicator.
    """
    edition = view.edition
    found = _figures(view, asked, measured, subject, asked.year)
    if found is None:
        raise nothing_published(edition, edition.catalogue.indicator(measured.code), asked)
    register = units(view, subject, asked.year)
    unit = register.of[asked.gemeente]
    own = _row(unit, found)._replace(code=asked.gemeente)
    peers, rows, left_out = _peers(view, asked, found, subject)
    municipality = edition.municipalities.find(asked.gemeente, asked.year)
    comparison = Comparison(
        indicator=found.indicator,
        asked=asked,
        municipality=replace(municipality, name=own.name),
        group=group_of(edition, asked, found.indicator.theme),
        value=own.value,
        numerator=own.numerator,
        denominator=own.denominator,
        status=Status(own.status),
        source=own.source,
        edition=edition.info.id,
        peers=peers,
        standing=position.against([p.value for p in peers], own.value),
        comparable=comparable(view, found.indicator, municipality, asked),
        everyone=Everyone(rows | {asked.gemeente: own}, found.example),
    )
    return BesideExecutors(
        comparison=comparison,
        unit=unit,
        n=len(_counted(unit, found)),
        of=len(unit.members),
        own=found.rows[asked.gemeente].value if asked.gemeente in found.rows else None,
        gross=_gross(unit, found),
        left_out=left_out,
        years=_years(view, asked, measured, subject, unit),
    )


def _figures(
    view: View, asked: Question, measured: Measure, subject: str, year: int
) -> _Figures | None:
    """Of all municipalities, so the same whoever asks: made once."""
    anybody = Question("", year, asked.report, examples=asked.examples)
    return _of_everyone(view, anybody, measured, subject)


@lru_cache(maxsize=512)
def _of_everyone(view: View, asked: Question, measured: Measure, subject: str) -> _Figures | None:
    year = asked.year
    indicator = view.edition.catalogue.indicator(measured.code)
    everyone = view.everyone(indicator.code, year, asked.report.value, examples=asked.examples)
    if everyone is None:
        return None
    if not measured.part:
        register = members_of(view, subject, year)
        rows, net = compared_rows(view, asked, indicator, everyone, register)
        return _Figures(indicator, rows, everyone.example, net)
    people = view.amounts_of(INHABITANTS, year)
    counts = {
        c: _volume(row, measured.part, people.get(c)) for c, row in everyone.rows.items()
    }  # fmt: skip
    known = sorted(r.value for r in counts.values() if r.value is not None)
    if not known:
        return None
    decimals = 0 if quantile(known, 0.5) >= WHOLE_FROM else 1
    return _Figures(measured_as(indicator, measured, decimals), counts, everyone.example, True)


def _volume(row: FigureRow, part: str, people: float | None) -> FigureRow:
    """A part of a figure as a count per 1,000 inhabitants; no figure, then no count either."""
    amount = row.numerator if part == "teller" else row.denominator
    if amount is None or not people:
        return row._replace(value=None, numerator=None, denominator=None)
    per = amount / people * Measured.PER_1000_INHABITANTS.multiplier
    return row._replace(value=per, numerator=amount, denominator=people)


def measured_as(indicator: Indicator, measured: Measure, decimals: int = 0) -> Indicator:
    """What a measure is called: the indicator itself, or a part of it as a volume, without a better side."""
    if not measured.part:
        return indicator
    counted = indicator.numerator if measured.part == "teller" else indicator.denominator
    assert counted is not None, f"{indicator.code} has no {measured.part}"
    return indicator.model_copy(
        update={
            "name": dutch.upper_first(counted.text),
            "unit": Measured.PER_1000_INHABITANTS,
            "direction": Direction.NEUTRAL,
            "kind": Kind.RATIO,
            "minimum_n": None,
            "decimals": decimals,
            "comparability": None,
        }
    )


def _counted(unit: Unit, found: _Figures) -> list[FigureRow]:
    rows = [found.rows[c] for c in unit.members if c in found.rows]
    return [r for r in rows if r.numerator is not None and r.denominator]


def _gross(unit: Unit, found: _Figures) -> bool:
    """Whether what a host is paid by others would count twice: of books that are not net."""
    return bool(unit.hosts) and found.indicator.is_open and not found.net


def _row(unit: Unit, found: _Figures) -> FigureRow:
    """The figure of a unit: of a municipality its own, of an office sum over sum.

    An office has one when two members delivered, or its host, who has the figures of all; never below the least
    number of cases.
    """
    if not unit.joint:
        return found.rows[unit.members[0]]
    name = dutch.marked(unit.name, found.example)
    counted = _counted(unit, found)
    nothing = FigureRow(unit.members[0], name, None, None, None, Status.NOT_DELIVERED, "")
    source = counted[0].source if counted else next(iter(found.rows.values())).source
    hosted = any(r.code in unit.hosts for r in counted)
    if (len(counted) < 2 and not hosted) or _gross(unit, found):
        return nothing._replace(source=source)
    top = sum(r.numerator or 0.0 for r in counted)
    bottom = sum(r.denominator or 0.0 for r in counted)
    if bottom < (found.indicator.minimum_n or 0):
        return nothing._replace(status=Status.TOO_FEW, source=source, denominator=bottom)
    statuses = {r.status for r in counted}
    status = next((s for s in WORTH if s in statuses), Status.FINAL)
    value = together(counted, found.indicator)
    return FigureRow(unit.members[0], name, value, top, bottom, status, source)


def _peers(
    view: View, asked: Question, found: _Figures, subject: str
) -> tuple[tuple[Peer, ...], dict[str, FigureRow], tuple[LeftOut, ...]]:
    """The units of the group, nearest first, with the reasons why others are none."""
    register = units(view, subject, asked.year)
    group = group_of(view.edition, asked, found.indicator.theme)
    outcomes = view.outcomes(found.indicator.comparability or "", asked.year)
    accounts = asked.report is ReportKind.ACCOUNTS
    sizes = dict(
        view.edition.municipalities.in_year(asked.year).select("code", "inhabitants").iter_rows()
    )
    taken = {register.of[asked.gemeente].name: view.edition.municipalities.name(asked.gemeente)}
    peers, rows, left_out = [], {}, []
    for code, name, _, distance in group.rows:
        unit = register.of[code]
        why = _barred(code, unit, register.special, register.unknown, taken)
        if why:
            left_out.append(LeftOut(name, why))
            continue
        taken[unit.name] = name
        row = _row(unit, found)
        rows[code] = row
        passes = not unit.joint and accounts and outcomes.get(code) is Outcome.PASSES
        size = sum(sizes[c] for c in unit.members)
        province = view.edition.municipalities.province(code)
        peers.append(Peer(code, row.name, province, size, distance, row.value, passes))
    return tuple(peers), rows, tuple(left_out)


def _barred(
    code: str,
    unit: Unit,
    special: Mapping[str, str],
    unknown: frozenset[str],
    taken: Mapping[str, str],
) -> str:
    if code in special:
        return f"heeft een bijzondere taak in de cijfers ({special[code]})"
    if code in unknown:
        return "het register gaat voor deze gemeente niet ver genoeg terug"
    if unit.joint and unit.name in taken:
        return f"{unit.name} telt al mee met {taken[unit.name]}"
    return ""


def _years(
    view: View, asked: Question, measured: Measure, subject: str, unit: Unit
) -> tuple[tuple[int, float], ...]:
    indicator = view.edition.catalogue.indicator(measured.code)
    kind = asked.report.value
    published = [
        y for y, r in view.edition.published(indicator.code, examples=asked.examples) if r == kind
    ]
    starts = [*series.break_years(view, asked, indicator)]
    if unit.joint:
        starts += [c.year for c in changes(view, subject, unit.name)]
    found = []
    for year in run_of(asked.year, published, starts):
        then = units(view, subject, year).of.get(asked.gemeente)
        figures = _figures(view, asked, measured, subject, year)
        same = then is not None and (then.joint, then.name) == (unit.joint, unit.name)
        if figures is None or then is None or not same:
            continue
        value = _row(then, figures).value
        if value is not None:
            found.append((year, value))
    return tuple(found)
