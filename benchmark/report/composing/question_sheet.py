"""The answer to a question of the council on one A4: figure, peers, source, caveat, what we do."""

from datetime import date

from benchmark import answers, narrative
from benchmark.answers import Comparison, Question
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import LONGEST
from benchmark.narrative import group as narrative_group
from benchmark.report.composing import charts, figure_table, theme_chapter
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Chapter,
    ChartBlock,
    Document,
    DocumentKind,
    Filter,
    Heading,
    Listing,
    Paragraph,
    Voice,
)
from benchmark.viewing import View

MOST_CAVEATS = 2
NOTHING_YET = "Hier is nog niets ingevuld."


def question_sheet(
    view: View, asked: Question, code: str, *, doing: str, author: str, made_on: date
) -> Document:
    """One figure for the council. ``doing``: own text on what the municipality does, as typed.

    Raises SpiegelError for an example figure or a text that does not fit, and what ``compare`` raises.
    """
    if asked.examples and view.shows_example(code, asked):
        raise SpiegelError(
            "Dit is een voorbeeldcijfer. Dat mag niet in een antwoord aan de raad.",
            "Stop met oefenen, of kies een cijfer dat geleverd is.",
        )
    if len(doing) > LONGEST:
        raise SpiegelError(
            f"De tekst bij 'Wat doen wij?' is {len(doing)} tekens lang; er passen er {LONGEST}.",
            "Maak de tekst korter.",
        )
    comparison = answers.compare(view, asked, code)
    stress = answers.stress(view, asked, code)
    naming, indicator = Naming(False), comparison.indicator
    period = narrative.period(asked.year, asked.report)
    own = (
        Paragraph(text=doing.strip(), voice=Voice.PERSON, by=author)
        if doing.strip()
        else Paragraph(text=NOTHING_YET)
    )
    blocks: list[Block] = [
        ChartBlock(chart=charts.distribution(comparison, naming)),
        figure_table.table(comparison, naming).model_copy(update={"printed": False}),
        Paragraph(text=f"{narrative_group.verdict(stress)}."),
        *_beside(comparison),
        Heading(level=2, text="Let op"),
        Listing(items=(*indicator.caveats[:MOST_CAVEATS], narrative.BY_DEFINITION)),
        Heading(level=2, text="Wat doen wij?"),
        own,
        Paragraph(text=theme_chapter.source(comparison), voice=Voice.SMALL),
    ]
    return Document(
        kind=DocumentKind.QUESTION,
        title=narrative.headline(comparison),
        subtitle=f"Antwoord op een vraag van de raad: {narrative.lower_first(indicator.question)}",
        municipality=comparison.municipality.name,
        gemeente=asked.gemeente,
        period=period,
        edition=view.edition.info.id,
        code="",
        status="antwoord",
        author=author,
        made_on=made_on,
        audience="voor de raad",
        filters=(
            Filter(label="Vergelijkingsgroep", text=naming.group(comparison.group)),
            Filter(label="Cijfers", text=period),
        ),
        chapters=(Chapter(key="antwoord", title=indicator.name, blocks=tuple(blocks)),),
    )


def _beside(comparison: Comparison) -> list[Paragraph]:
    """The peers by name, from low to high: a table of them would not fit on the page."""
    known = sorted((p.value, p.name) for p in comparison.peers if p.value is not None)
    if not known:
        return []
    said = "; ".join(f"{name} {narrative.figure(comparison, value)}" for value, name in known)
    return [Paragraph(text=f"De andere gemeenten: {said}.", voice=Voice.SMALL)]
