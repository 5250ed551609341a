"""The summary: strong points first, then deviations that hold, then what to look up in the books."""

from collections.abc import Sequence

from benchmark import answers, dutch, narrative
from benchmark.answers import Comparison, Question, Stress
from benchmark.answers.overview import Deviation
from benchmark.answers.theme import better, distance
from benchmark.report.composing import overview_table
from benchmark.report.document import Block, Heading, Listing, Paragraph, Voice
from benchmark.viewing import View
from benchmark.vocabulary import Outcome


def summary(
    view: View, asked: Question, rows: Sequence[tuple[Comparison, Stress]], name: str
) -> list[Block]:
    """Findings as sentences, and the table of all figures."""
    found = [(Deviation(c, distance(c)), s) for c, s in rows]
    headline = narrative.overview_headline(
        answers.overview(view, asked), name, narrative.period(asked.year, asked.report)
    )
    return [
        Paragraph(text=f"{headline}.", voice=Voice.KEY),
        *_listed("Sterke punten", strong(found)),
        *_listed("Afwijkingen die standhouden", holding(found)),
        *_listed("Hangt af van de groep", depending(found)),
        *_listed("Eerst uw boeking nakijken", bookings(found)),
        Heading(level=2, text="Alle cijfers op een rij"),
        overview_table.table(rows, name),
        Paragraph(text=narrative.BY_DEFINITION, voice=Voice.CAUTION),
    ]


def _listed(heading: str, items: Sequence[str]) -> list[Block]:
    if not items:
        return []
    return [Heading(level=2, text=heading), Listing(items=tuple(items))]


def strong(found: Sequence[tuple[Deviation, Stress]]) -> list[str]:
    """Where the municipality lies on the better side and that holds; neutral figures have no better side."""
    return [
        narrative.shortlist(d.comparison)
        for d, s in found
        if better(d) and d.stands_out and s.holds
    ]


def holding(found: Sequence[tuple[Deviation, Stress]]) -> list[str]:
    """What stands out and holds in other groups, largest first, without the strong points."""
    out = [(d, s) for d, s in found if d.stands_out and s.holds and not better(d)]
    return [
        f"{narrative.shortlist(d.comparison)} {dutch.upper_first(narrative.strength(d))}."
        for d, _ in sorted(out, key=lambda p: -abs(p[0].z or 0.0))
    ]


def depending(found: Sequence[tuple[Deviation, Stress]]) -> list[str]:
    """What stands out here and not in enough other groups."""
    return [narrative.shortlist(d.comparison) for d, s in found if d.stands_out and not s.holds]


def bookings(found: Sequence[tuple[Deviation, Stress]]) -> list[str]:
    """Figures whose books do not pass, with the first reason."""
    return [
        f"{d.comparison.indicator.name}: {narrative.sentence_of(d.comparison.comparable.reasons[0])}"
        for d, _ in found
        if d.comparison.comparable.outcome is Outcome.FAILS and d.comparison.comparable.reasons
    ]
