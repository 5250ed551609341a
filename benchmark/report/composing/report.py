"""A whole report: from the choices to a document."""

from collections.abc import Callable
from datetime import date

from benchmark import answers, dutch, narrative
from benchmark.answers import Question
from benchmark.answers.agreed import agreed
from benchmark.ledger.entries import ReportStatus
from benchmark.narrative import savings as narrative_savings
from benchmark.report.composing import (
    agenda_blocks,
    appendices,
    closing,
    further,
    group_appendix,
    learning_chapter,
    one_page,
    remarks,
    room_chapter,
    summary,
    theme_chapter,
)
from benchmark.report.composing.chosen import Figures, figures
from benchmark.report.composing.naming import Naming
from benchmark.report.composing.said import Said, allowed
from benchmark.report.document import Block, Chapter, Document, DocumentKind, Filter
from benchmark.report.spec import Audience, Depth, Spec
from benchmark.viewing import View

AUDIENCES = {
    Audience.MANAGEMENT: "voor het MT",
    Audience.COUNCIL: "voor de raad",
    Audience.PUBLIC: "openbaar",
}
STAMP_EXAMPLE = "Oefenmodus: voorbeeldcijfers, verzonnen"
STAMP_CONCEPT = "Concept"
STAMP_HEARING = "Ambtelijk wederhoor"
Say = Callable[[int, int, str], None]


def nobody(done: int, total: int, words: str) -> None:
    """For those who do not want to hear how far it is."""


def compose(
    view: View,
    spec: Spec,
    said: Said,
    *,
    code: str,
    author: str,
    made_on: date,
    version: int = 1,
    status: ReportStatus = ReportStatus.CONCEPT,
    progress: Say = nobody,
) -> Document:
    """The document of these choices. ``author``: as printed; ``progress`` hears of every chapter.

    Raises SpiegelError for choices that cannot be followed, and what the answers raise.
    """
    asked = spec.asked(view)
    found = figures(view, spec, asked)
    said = allowed(said, spec)
    naming = Naming(spec.anonymous)
    name = view.edition.municipalities.find(asked.gemeente, asked.year).name
    example = any(c.example for _, rows in found for c, _ in rows)
    if spec.depth is Depth.ONE_PAGE:
        chapters = one_page.chapters(view, asked, found, naming, spec, author)
    else:
        chapters = _chapters(view, asked, found, said, naming, spec, author, name, progress)
    return Document(
        kind=DocumentKind.REPORT,
        title=f"{dutch.marked(name, example)} naast {naming.group(found[0][1][0][0].group)}",
        subtitle=f"Vergelijking van dienstverlening, {narrative.period(asked.year, asked.report)}",
        municipality=name,
        gemeente=asked.gemeente,
        period=narrative.period(asked.year, asked.report),
        edition=view.edition.info.id,
        code=code,
        version=version,
        status=status.value,
        author=author,
        made_on=made_on,
        audience=AUDIENCES[spec.audience],
        example=example,
        anonymous=spec.anonymous,
        stamp=stamp(status, example),
        filters=filters(view, asked, spec, naming),
        chapters=tuple(chapters),
    )


def stamp(status: ReportStatus, example: bool) -> str:
    """What every page carries."""
    parts = [STAMP_EXAMPLE] if example else []
    if status is not ReportStatus.SETTLED:
        parts.append(STAMP_CONCEPT if status is ReportStatus.CONCEPT else STAMP_HEARING)
    return ". ".join(parts)


def filters(view: View, asked: Question, spec: Spec, naming: Naming) -> tuple[Filter, ...]:
    """What was chosen, in words."""
    group = answers.group_of(view.edition, asked)
    themes = [t.name for t in view.edition.catalogue.themes if t.key in spec.themes]
    pairs = [
        ("Gemeente", view.edition.municipalities.name(asked.gemeente)),
        ("Jaar", narrative.period(asked.year, asked.report)),
        ("Vergelijkingsgroep", naming.group(group)),
        ("Referentie voor ruimte", narrative_savings.LEVELS[asked.level]),
        ("Voor wie", AUDIENCES[spec.audience]),
        ("Uitgebreidheid", spec.depth.value),
        ("Thema's", dutch.listing(themes) if themes else "alle thema's met cijfers"),
        (
            "Cijfers",
            dutch.listing(spec.indicators) if spec.indicators else "alle cijfers van die thema's",
        ),
        ("Andere gemeenten", "zonder naam" if spec.anonymous else "met naam"),
        ("Toelichting van de gemeente", "opgenomen" if spec.comments else "weggelaten"),
        ("Bewuste keuzes", "opgenomen" if spec.choices else "weggelaten"),
    ]
    return tuple(Filter(label=label, text=text) for label, text in pairs)


def _chapters(
    view: View,
    asked: Question,
    found: Figures,
    said: Said,
    naming: Naming,
    spec: Spec,
    author: str,
    name: str,
    progress: Say,
) -> list[Chapter]:
    rows = [row for _, theme_rows in found for row in theme_rows]
    total = len(found) + 5
    chapters: list[Chapter] = []

    def add(key: str, title: str, blocks: list[Block], *, appendix: bool = False) -> None:
        introduced = [*remarks.introduction(spec, key, author), *blocks]
        chapters.append(Chapter(key=key, title=title, blocks=tuple(introduced), appendix=appendix))
        progress(len(chapters), total, title)

    def beside(theme: str) -> None:
        for more in further.of_theme(theme):
            blocks = more.whole(view, asked, naming, said)
            if blocks:
                add(more.key, more.title, blocks)

    lines = {line.key: line.name for line in view.edition.catalogue.savings_lines}
    before = remarks.decided(said, asked.year, lines)
    if before:
        add("besluiten", "Wat vorig jaar is beoordeeld", before)
    agreements = agenda_blocks.before(agreed(said.agreements, asked))
    if agreements:
        add("afspraken", "Wat vorig jaar is afgesproken", agreements)
    add("samenvatting", "Samenvatting", summary.summary(view, asked, rows, name))
    for theme, theme_rows in found:
        blocks = [
            block
            for comparison, stress in theme_rows
            for block in theme_chapter.figure(view, comparison, stress, said, naming, spec.depth)
        ]
        add(theme.key, theme.name, blocks)
        beside(theme.key)
    beside("")
    if spec.audience is not Audience.PUBLIC:
        names_of = [theme.key for theme, _ in found]
        learned = learning_chapter.chapter(view, asked, names_of, naming, said)
        if learned:
            add(learning_chapter.KEY, "Leerkring", learned)
        answer = answers.room_for_savings(view, asked)
        blocks = room_chapter.chapter(answer, view.edition.catalogue, naming)
        add("ruimte", "Mogelijke ruimte", blocks)
    add("niet-gezegd", "Wat dit rapport niet zegt", closing.not_said(spec))
    add("reactie", "Bestuurlijke reactie", closing.reaction(spec, author))
    themes = [theme for theme, _ in found]
    members = group_appendix.group(view, asked, themes, naming)
    add("groep", "Vergelijkingsgroep", members, appendix=True)
    comparisons = [comparison for comparison, _ in rows]
    add(
        "herkomst",
        "Herkomst van de cijfers",
        appendices.provenance(view, comparisons),
        appendix=True,
    )
    return chapters
