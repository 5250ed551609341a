"""The chapter of a theme: every figure with its finding, chart, development, group, questions and caveats."""

import importlib
from collections.abc import Sequence

from benchmark import answers, dutch, narrative
from benchmark.answers import Comparison, Question, Stress, Trend
from benchmark.answers.agenda import questions as open_questions
from benchmark.answers.frontier import State
from benchmark.answers.place import Place
from benchmark.answers.place import place as placing
from benchmark.narrative import frontier as narrative_frontier
from benchmark.narrative import group as narrative_group
from benchmark.narrative import place as narrative_place
from benchmark.narrative import trend as narrative_trend
from benchmark.report.composing import charts, figure_table, years_table
from benchmark.report.composing.naming import Naming
from benchmark.report.composing.remarks import remarks
from benchmark.report.composing.said import Said
from benchmark.report.document import (
    Block,
    ChartBlock,
    Heading,
    Listing,
    Paragraph,
    Voice,
)
from benchmark.report.spec import Depth
from benchmark.viewing import View
from benchmark.vocabulary import Kind, Unit

TO_CALL = 2


def figure(
    view: View, comparison: Comparison, stress: Stress, said: Said, naming: Naming, depth: Depth
) -> list[Block]:
    """One figure: from the finding to the source."""
    asked, code = comparison.asked, comparison.indicator.code
    blocks: list[Block] = [
        Heading(level=2, text=comparison.indicator.name),
        ChartBlock(chart=charts.distribution(comparison, naming)),
        *_trend(view, asked, comparison, naming),
        figure_table.table(comparison, naming),
        *_listed("Voor het gesprek", questions(comparison, naming)),
        *_firm(view, asked, comparison, stress, naming, depth),
        *_listed("Let op", comparison.indicator.caveats),
        *remarks(said, code),
        Paragraph(text=source(comparison), voice=Voice.SMALL),
    ]
    return blocks


def _listed(heading: str, items: Sequence[str]) -> list[Block]:
    if not items:
        return []
    return [Heading(level=3, text=heading), Listing(items=tuple(items))]


def _trend(view: View, asked: Question, comparison: Comparison, naming: Naming) -> list[Block]:
    answer = answers.trend(view, asked, comparison.indicator.code)
    chart = charts.trend(answer)
    if chart is None:
        return []
    found = _behind(view, asked, answer, comparison.group.codes)
    notes = narrative_trend.notes(answer)
    tables = years_table.tables(comparison, answer, found, notes, anonymous=naming.anonymous)
    return [ChartBlock(chart=chart), *tables]


def _behind(
    view: View, asked: Question, answer: Trend, codes: Sequence[str]
) -> dict[int, list[tuple[str, str, float, float, float]]]:
    """Per year the values that the trend rests on: own first, then every peer that counts."""
    found: dict[int, list[tuple[str, str, float, float, float]]] = {}
    for year in answer.years:
        everyone = view.everyone(
            answer.indicator.code, year.year, "rekening", examples=asked.examples
        )
        rows = everyone.rows if everyone is not None else {}
        wanted = [asked.gemeente, *(c for c in codes if c in answer.counted)]
        found[year.year] = [
            (c, r.name, r.numerator, 1.0 if r.denominator is None else r.denominator, r.value)
            for c in wanted
            if c in rows and (r := rows[c]).value is not None and r.numerator is not None
        ]
    return found


def questions(comparison: Comparison, naming: Naming) -> list[str]:
    """What to ask each other: the open questions of the duidingsgesprek, and whom to call."""
    asked = list(open_questions(comparison.indicator))
    if naming.anonymous or comparison.example or not comparison.indicator.unit.is_money:
        return asked
    lowest = sorted(
        (p for p in comparison.peers if p.passes and p.value is not None),
        key=lambda p: p.value or 0.0,
    )[:TO_CALL]
    if len(lowest) == TO_CALL:
        who = dutch.listing([f"{p.name} ({narrative.figure(comparison, p.value)})" for p in lowest])
        asked.append(f"Wat doen {who} anders, en hoe is daar de kwaliteit?")
    return asked


def _firm(
    view: View,
    asked: Question,
    comparison: Comparison,
    stress: Stress,
    naming: Naming,
    depth: Depth,
) -> list[Block]:
    """How firm the finding is: over other groups, over the years, and in the full report without outliers."""
    said = [f"{narrative_group.verdict(stress)}. {narrative_group.held(stress)}"]
    more: list[str] = []
    if depth is Depth.FULL:
        place = placing(view, asked, comparison.indicator.code)
        more = [
            f"{narrative_place.headline(place)}. {narrative_place.certainty(place)}",
            narrative_place.middle(place),
            _years(place),
            _outliers(place, naming),
            *_frontier(view, comparison, naming),
            *_difference(view, asked, comparison),
        ]
    elif comparison.ranks is not None:
        said.append(narrative_place.certainty(placing(view, asked, comparison.indicator.code)))
    return [
        Heading(level=3, text="Hoe stevig is dit?"),
        *(Paragraph(text=text) for text in (*said, *more) if text),
        *_variants(view, asked, comparison, depth),
    ]


def _years(place: Place) -> str:
    """The place in every account year, which is how certain a full count can be."""
    said = [
        f"{y.year} {narrative_place.place_in(y.standing)}"
        for y in place.years
        if y.standing.below is not None
    ]
    return f"Plaats per jaar: {'; '.join(said)}." if len(said) > 1 else ""


def _frontier(view: View, comparison: Comparison, naming: Naming) -> list[str]:
    """What the best of all municipalities show, only where it was computed and kept beside the edition."""
    answer = answers.frontier(view, comparison.asked, comparison.indicator.code)
    if answer is None or comparison.example or answer.state is not State.MEASURED:
        return []
    who = [] if naming.anonymous else [narrative_frontier.real(answer)]
    return [*who, narrative_frontier.mixture(answer), narrative_frontier.scale(answer)]


def _outliers(place: Place, naming: Naming) -> str:
    if not naming.anonymous or not place.outliers:
        return narrative_place.outliers(place)
    who = dutch.count(len(place.outliers), "gemeente", "gemeenten")
    verb = "wijkt" if len(place.outliers) == 1 else "wijken"
    return f"{who} in de groep {verb} sterk af van de andere."


def _difference(view: View, asked: Question, comparison: Comparison) -> list[str]:
    differing = importlib.import_module("benchmark.narrative.difference")
    why = answers.why_different(view, asked, comparison.indicator.code)
    return [] if why is None else [differing.finding(why), *differing.about(why)]


def _variants(view: View, asked: Question, comparison: Comparison, depth: Depth) -> list[Block]:
    """Other views of the same figure, in the full report."""
    items = []
    for variant in comparison.indicator.variants if depth is Depth.FULL else ():
        everyone = view.everyone(
            comparison.indicator.code, asked.year, asked.report.value, variant.key,
            examples=asked.examples,
        )  # fmt: skip
        if everyone is None:
            continue
        other = answers.compare(view, asked, comparison.indicator.code, variant.key)
        own, middle = (
            dutch.value(v, variant.unit, comparison.indicator.decimals)
            for v in (other.value, other.standing.median)
        )
        items.append(f"{variant.name}: {own}; middelste gemeente {middle}.")
    return _listed("Ook zo te bekijken", items)


def source(comparison: Comparison) -> str:
    """Source, status, how many delivered, and whether it may be compared."""
    verdict = comparison.comparable
    said = (
        f"Bron: {comparison.source}. Status: {narrative.status(comparison)}. "
        f"{dutch.upper_first(narrative.delivered(comparison))}."
    )
    if comparison.example or comparison.indicator.kind is Kind.SURVEY:
        return said
    if comparison.indicator.comparability is None and comparison.indicator.unit is not Unit.PERCENT:
        return said
    if verdict.passes:
        return f"{said} De eigen boeking doorstaat de vergelijkbaarheidstoets."
    return f"{said} {' '.join(narrative.sentence_of(r) for r in verdict.reasons[:2])}"
