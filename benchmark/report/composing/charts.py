"""The charts of one figure: where the municipality stands now, and how it developed."""

from bisect import bisect_right

from benchmark import dutch, narrative
from benchmark.answers import Comparison, Trend, TrendYear
from benchmark.narrative import trend as narrative_trend
from benchmark.report import document
from benchmark.report.composing import axes, figure_table, years_table
from benchmark.report.composing.naming import Naming
from benchmark.report.document import Distribution, Mark, Series

REACH = 0.98  # of everyone must lie on the axis; who lies beyond is counted


def distribution(comparison: Comparison, naming: Naming) -> Distribution:
    """Own, peers and everyone on one axis."""
    everyone = sorted(r.value for r in comparison.everyone.rows.values() if r.value is not None)
    low, high, beyond = _range(comparison, everyone)
    standing = comparison.standing
    half = None
    if standing.p25 is not None and standing.p75 is not None:
        half = (standing.p25, standing.p75)
    marks = sorted(
        (
            _mark(comparison, naming.mark(p.name), p.value)
            for p in comparison.peers
            if p.value is not None
        ),
        key=lambda m: m.value,
    )
    own = comparison.municipality.name
    title = finding(comparison)
    sentence = narrative.distribution(comparison)
    return Distribution(
        key=f"verdeling-{comparison.indicator.code.lower()}",
        title=title,
        caption=f"{comparison.indicator.name}, {measure(comparison)}",
        sentence=sentence,
        alt=f"Stippen op een lijn, elke stip is een gemeente. {title}. {sentence}",
        table=figure_table.key(comparison.indicator.code),
        example=comparison.example,
        own=None if comparison.value is None else _mark(comparison, own, comparison.value),
        marks=tuple(marks),
        everyone=tuple(v for v in everyone if v <= high),
        median=None
        if standing.median is None
        else _mark(
            comparison, dutch.marked("Middelste gemeente", comparison.example), standing.median
        ),
        middle_half=half,
        axis=axes.axis(
            low,
            high,
            axes.in_unit(comparison.indicator.unit),
            f"{beyond} boven {narrative.figure(comparison, high)}" if beyond else "",
        ),
    )


def _mark(comparison: Comparison, name: str, value: float) -> Mark:
    return Mark(name=name, value=value, text=narrative.figure(comparison, value))


def _range(comparison: Comparison, everyone: list[float]) -> tuple[float, float, int]:
    """From zero (or the lowest under it) to just beyond own, peers and 98% of everyone."""
    shown = [p.value for p in comparison.peers if p.value is not None]
    shown += [comparison.value] if comparison.value is not None else []
    shown += [everyone[int(REACH * (len(everyone) - 1))]] if everyone else []
    high = (max(shown) if shown else 1.0) * 1.06 or 1.0
    return min([0.0, *everyone[:1]]), high, len(everyone) - bisect_right(everyone, high)


def finding(comparison: Comparison) -> str:
    """The heading of the chart: the place in the group, or what there is to see."""
    where, name = narrative.place_in_group(comparison), comparison.municipality.name
    if where.startswith(("hoger", "lager")):
        return f"{name} is {where} gemeenten in de groep"
    if where.startswith("in het midden"):
        return f"{name} zit {where} gemeenten"
    return f"{name} naast {dutch.count(comparison.standing.n_delivered, 'gemeente', 'gemeenten')}"


def measure(comparison: Comparison) -> str:
    """Unit and period in words."""
    asked = comparison.asked
    return f"{comparison.indicator.unit.value}, {narrative.period(asked.year, asked.report)}"


def trend(answer: Trend) -> document.Trend | None:
    """The account years; None with fewer than two that have a figure."""
    years = [y for y in answer.years if y.value is not None or y.standing.median is not None]
    if len(years) < 2:
        return None
    unit, decimals = answer.indicator.unit, answer.indicator.decimals
    known = [v for y in years for v in (y.value, y.standing.median, y.standing.p25, y.standing.p75)]
    values = [v for v in known if v is not None]
    sentence = narrative_trend.trend(answer)
    title = _trend_title(answer, years)

    def series(name: str, role: str, found: list[float | None]) -> Series:
        texts = tuple(dutch.value(v, unit, decimals) for v in found)
        return Series(
            name=name, role="own" if role == "own" else "median", values=tuple(found), texts=texts
        )

    middle = dutch.marked("Middelste gemeente", answer.example)
    return document.Trend(
        key=f"jaren-{answer.indicator.code.lower()}",
        title=title,
        caption=f"{answer.indicator.name}. {narrative_trend.measure(answer)}",
        sentence=sentence,
        alt=f"Lijnen over de jaren. {title}. {narrative_trend.development(answer)}.",
        table=years_table.key(answer.indicator.code),
        example=answer.example,
        years=tuple(y.year for y in years),
        series=(
            series(answer.name, "own", [y.value for y in years]),
            series(middle, "median", [y.standing.median for y in years]),
        ),
        band=tuple(
            None
            if y.standing.p25 is None or y.standing.p75 is None
            else (y.standing.p25, y.standing.p75)
            for y in years
        ),
        breaks=tuple((run[0].year, _why(answer, run[0].year)) for run in answer.runs[1:] if run),
        axis=axes.axis(min(0.0, *values), (max(values) or 1.0) * 1.08, axes.in_unit(unit)),
    )


def _why(answer: Trend, year: int) -> str:
    changed = [e.label for e in answer.events if e.breaks and e.first_year == year]
    merged = ["herindeling"] if year in answer.merger_years else []
    return dutch.listing(changed + merged) if changed or merged else "andere reeks"


def _trend_title(answer: Trend, years: list[TrendYear]) -> str:
    """Where the own figure lay beside the middle one over the years of the last series."""
    last = answer.runs[-1] if answer.runs else ()
    run = [y for y in last if y in years and y.value is not None and y.standing.median is not None]
    if not run:
        return f"{answer.name} over de jaren"
    higher = sum((y.value or 0.0) > (y.standing.median or 0.0) for y in run)
    period = str(run[0].year) if len(run) == 1 else f"{run[0].year}{dutch.EN_DASH}{run[-1].year}"
    if higher == len(run):
        return f"{period}: {answer.name} was steeds hoger dan de middelste gemeente"
    if higher == 0:
        return f"{period}: {answer.name} was niet hoger dan de middelste gemeente"
    return f"{period}: {answer.name} was in {higher} van de {len(run)} jaren hoger dan de middelste gemeente"
