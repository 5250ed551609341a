"""The chapter of the quality charter: promises that ask less than the law, every promise, and what others promise."""

from benchmark.answers import Question
from benchmark.answers.charter import THEME as _THEME
from benchmark.answers.charter import CharterAnswer, Shown, charter
from benchmark.errors import NoFigures
from benchmark.narrative import charter as words
from benchmark.narrative import promises
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Listing,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View

KEY = "kwaliteitshandvest"
TITLE = words.NAME
THEME = _THEME


def chapter(view: View, asked: Question, _: Naming) -> list[Block]:
    """What the page says; it names no peers. Empty when nobody delivered or the municipality has no promises."""
    try:
        answer = charter(view, asked)
    except NoFigures:
        return []
    if not answer.promises:
        return []
    return [
        Paragraph(text=f"{words.headline(answer)}. {words.summary(answer)}".strip(), voice=Voice.KEY),
        *_law(answer),
        _table(answer),
        Heading(level=2, text="De beloften één voor één"),
        Listing(items=tuple(_said(s) for s in answer.promises)),
        Paragraph(text=words.MILD_IS_EASY, voice=Voice.CAUTION),
        Heading(level=2, text="Wat anderen beloven"),
        Paragraph(text=words.lacking(answer)),
        *_listing([promises.lacking(one) for one in answer.lacking]),
        *_years(answer),
        Paragraph(text=words.source(answer), voice=Voice.SMALL),
    ]  # fmt: skip


def _said(shown: Shown) -> str:
    return f"{promises.name(shown.promise.key)}. {promises.finding(shown)}"


def _listing(items: list[str]) -> list[Block]:
    return [Listing(items=tuple(items))] if items else []


def _law(answer: CharterAnswer) -> list[Block]:
    head = words.law_headline(answer)
    if not head:
        return []
    rest = words.law_rest(answer)
    return [
        Heading(level=2, text=head),
        *_listing(words.law(answer)),
        Paragraph(text=f"{rest} {words.EVERY_CASE}".strip(), voice=Voice.CAUTION),
    ]


def _years(answer: CharterAnswer) -> list[Block]:
    courses, since = words.courses(answer), words.changed(answer)
    if not courses and not since:
        return []
    return [
        Heading(level=2, text="Door de jaren heen"),
        *([Paragraph(text=since)] if since else []),
        *_listing([promises.change(one) for one in answer.changes]),
        *_listing(courses),
    ]


def _table(answer: CharterAnswer) -> Table:
    percent = ColumnKind.PERCENT
    return Table(
        key=KEY,
        title=f"Beloften van {answer.name}, {answer.year}",
        columns=(
            Column(key="belofte", title="Belofte"),
            Column(key="getal", title="Getal"),
            Column(key="streef", title="Streefcijfer, %", kind=percent, decimals=1),
            Column(key="gemeten", title="Gemeten, %", kind=percent, decimals=1),
            Column(key="gevallen", title="Gevallen", kind=ColumnKind.NUMBER),
            Column(key="uitslag", title="Uitslag"),
            Column(key="groep", title="In de groep"),
            Column(key="wet", title="Naast de wet"),
        ),
        rows=tuple(_row(s) for s in answer.promises),
    )


def _row(shown: Shown) -> Row:
    one = shown.promise
    measured = one.estimate.value if one.estimate else None
    return Row(
        cells=(
            cells.words(promises.name(one.key)),
            cells.words(promises.limit(*one.limit)) if one.limit else cells.nothing("geen grens"),
            _share(one.target, "geen streefcijfer"),
            _share(measured, promises.outcome(one)),
            cells.nothing("") if one.cases is None else cells.count(one.cases),
            cells.words(promises.outcome(one)),
            cells.words(promises.stands(shown.beside)),
            cells.words(promises.law_short(shown.grade)),
        )
    )


def _share(value: float | None, why: str) -> Cell:
    return cells.nothing(why) if value is None else Cell(text=promises.percent(value), value=value)
