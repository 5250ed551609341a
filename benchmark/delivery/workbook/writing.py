"""Writing the questionnaire as a workbook: one sheet per theme, locked but for the answers, with what is known filled in.

The same writer gives a workbook back with its cells marked: what somebody typed stays as typed, beside what is wrong.
"""

import io
import math
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from benchmark.catalogue import Catalogue, Question
from benchmark.checks.reply import Problem
from benchmark.delivery import given
from benchmark.delivery.questionnaire import Part, Questionnaire, Row
from benchmark.delivery.workbook import layout, rules
from benchmark.report import palette
from benchmark.vocabulary import Form, Seriousness

PATTERNS = {
    Form.COUNT: "#,##0", Form.EURO: "#,##0.##", Form.NUMBER: "#,##0.##",
    Form.PERCENT: "#,##0.##", Form.MARK: "0.0#",
}  # fmt: skip
TITLE_ROW, HELP_ROW = 0, 1
GUIDE_WIDTH, QUESTION_WIDTH, NOTE_WIDTH, HINT_WIDTH = 100, 46, 34, 70  # characters
LINE, MOST_LINES = 15.5, 12  # points of a line of text, and lines that a row shows of a long one
Marks = Mapping[tuple[str, int], Sequence[Problem]]
Typed = Mapping[tuple[str, int, str], str]  # question, year, kind of column: what could not be read


def write(
    asked: Sequence[Questionnaire],
    catalogue: Catalogue,
    stamp: int,
    marks: Marks | None = None,
    typed: Typed | None = None,
) -> bytes:
    """The workbook of one municipality about one year or more, newest first.

    ``stamp``: the last record that was known when it was made. ``marks`` colours cells and lists what is wrong;
    ``typed`` puts back what could not be read.
    """
    content = io.BytesIO()
    book = _Book(content, asked, marks or {}, typed or {})
    book.guide(catalogue)
    if book.marks:
        book.findings(catalogue)
    for theme in _themes(asked):
        book.theme(theme)
    book.hide(catalogue, stamp)
    book.close()
    return content.getvalue()


def _themes(asked: Sequence[Questionnaire]) -> list[str]:
    return list(dict.fromkeys(p.theme.key for q in asked for p in q.parts if p.rows))


class _Book:
    """A workbook that is being written."""

    def __init__(
        self, content: io.BytesIO, asked: Sequence[Questionnaire], marks: Marks, typed: Typed
    ) -> None:
        # Text of people must never become a formula or a link.
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(content, options)
        self.asked, self.marks, self.typed = asked, marks, typed
        name = asked[0].municipality.name
        self.book.set_properties(
            {"title": f"Vragenlijst {name}", "subject": "Gemeentespiegel", "language": "nl-NL"}
        )
        self.looks: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, **properties: Any) -> Any:
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
        whole = base | properties
        key = tuple(sorted(whole.items()))
        if key not in self.looks:
            self.looks[key] = self.book.add_format(whole)
        return self.looks[key]

    def close(self) -> None:
        self.book.close()

    def guide(self, catalogue: Catalogue) -> None:
        """The first sheet: what to do, in order."""
        sheet = self.book.add_worksheet(layout.GUIDE)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, GUIDE_WIDTH)
        name = self.asked[0].municipality.name
        years = ", ".join(str(q.year) for q in self.asked)
        lines = [
            f"Vragenlijst van {name} over {years}",
            "",
            "1. Vul alleen de witte vakken in. De andere vakken zijn op slot.",
            "2. Schrijf getallen gewoon als getal, bijvoorbeeld 1250 of 12,5.",
            "3. Weet u een getal niet? Kies dan een reden: niet bijgehouden, niet van toepassing of later. "
            "Laat het antwoord dan leeg en vul geen nul in.",
            "4. Verandert een getal veel? Schrijf in het vak Toelichting waarom.",
            "5. Schrijf geen namen of nummers van personen in een toelichting.",
            "6. Upload deze werkmap op de pagina Aanleveren, of controleer hem met 'spiegel validate'.",
            "",
            "U mag bladen een andere naam geven en regels sorteren. Haal de kolom met sleutels niet weg.",
        ]
        for n, text in enumerate(lines):
            bold = {"bold": True, "font_size": 16} if n == 0 else {}
            sheet.set_row(n, 24 if n == 0 else _tall((text, GUIDE_WIDTH)))
            sheet.write_string(n, 0, text, self.look(**bold))

    def findings(self, catalogue: Catalogue) -> None:
        """What the checks found, one line each, with the sheet where it stands."""
        sheet = self.book.add_worksheet(layout.FINDINGS)
        widths = (24, 44, 8, 10, 60, 60)
        heads = ("Thema", "Vraag", "Jaar", "Soort", "Wat er staat", "Wat u kunt doen")
        for n, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(n, n, width)
            sheet.write_string(0, n, head, self.look(bold=True, bg_color=palette.BAND))
        sheet.freeze_panes(1, 0)
        row = 1
        for (key, year), problems in self.marks.items():
            question = catalogue.question(key)
            for problem in problems:
                cells = (
                    catalogue.theme(question.theme).name if question else "",
                    question.text if question else key,
                    str(year),
                    problem.seriousness.value,
                    f"{problem.found} {problem.expected}".strip(),
                    problem.remedy,
                )
                for n, text in enumerate(cells):
                    sheet.write_string(row, n, text, self.look())
                row += 1

    def theme(self, key: str) -> None:
        """One sheet: a row per question, a block of three columns per year."""
        parts = {
            q.year: q.part(key) for q in self.asked if any(p.theme.key == key for p in q.parts)
        }
        first = next(iter(parts.values()))
        sheet = self.book.add_worksheet(first.theme.name[: layout.LONGEST_NAME])
        sheet.protect("", {"select_locked_cells": True, "format_columns": True, "sort": True})
        sheet.set_column(0, 0, 4, None, {"hidden": True})
        sheet.write_string(
            TITLE_ROW, 1, first.theme.name, self.look(bold=True, font_size=16, text_wrap=False)
        )
        sheet.write_string(
            HELP_ROW, 1, _who(first), self.look(font_color=palette.INK_2, text_wrap=False)
        )
        columns = self._columns(list(parts))
        for n, (title, width) in enumerate(columns):
            sheet.set_column(n, n, width, None, {"hidden": True} if n == 0 else {})
            look = self.look(bold=True, bg_color=palette.OWN, font_color=palette.WHITE)
            sheet.write_string(layout.HEAD, n, title, look)
        sheet.freeze_panes(layout.HEAD + 1, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(layout.HEAD)
        for offset, row in enumerate(_rows(parts), start=layout.HEAD + 1):
            self._question(sheet, offset, row, parts)

    def _columns(self, years: Sequence[int]) -> list[tuple[str, int]]:
        found = [(layout.KEY, 4), (layout.QUESTION, QUESTION_WIDTH), (layout.UNIT, 14)]
        for year in years:
            for kind, width in zip(layout.PER_YEAR, (16, 20, NOTE_WIDTH), strict=True):
                found.append((layout.heading(kind, year), width))
        return [*found, (layout.BEFORE, 20), (layout.EXAMPLE, 16), (layout.HINT, HINT_WIDTH)]

    def _question(self, sheet: Any, at: int, question: Question, parts: Mapping[int, Part]) -> None:
        sheet.write_string(at, 0, question.key, self.look())
        sheet.write_string(at, 1, question.text, self.look(bold=True))
        sheet.write_string(at, 2, question.unit, self.look())
        column = 3
        rows = {year: _row_of(part, question.key) for year, part in parts.items()}
        for year, row in rows.items():
            self._answer(sheet, at, column, question, year, row)
            column += len(layout.PER_YEAR)
        newest = next((r for r in rows.values() if r is not None), None)
        quiet = self.look(font_color=palette.INK_2)
        _put(sheet, at, column, newest.before if newest else "", quiet)
        sheet.write_string(at, column + 1, given.typed(question, question.example), quiet)
        sheet.write_string(at, column + 2, question.hint, quiet)
        notes = [r.answered.entry.note for r in rows.values() if r is not None and r.answered]
        texts = [(question.text, QUESTION_WIDTH), (question.hint, HINT_WIDTH)]
        sheet.set_row(at, _tall(*texts, *[(note, NOTE_WIDTH) for note in notes]))

    def _answer(
        self, sheet: Any, at: int, column: int, question: Question, year: int, row: Row | None
    ) -> None:
        """Answer, reason and explanation of one year; grey where the question is not asked of this year."""
        if row is None:
            for n in range(len(layout.PER_YEAR)):
                sheet.write_blank(at, column + n, None, self.look(bg_color=palette.BAND))
            return
        problems = self.marks.get((question.key, year), ())
        entry = row.answered.entry if row.answered else None
        open_ = {"locked": False, "border": 1, "border_color": palette.PEER} | _shade(problems)
        pattern = self.look(num_format=PATTERNS[question.form], **open_)
        typed = self.typed.get((question.key, year, layout.ANSWER))
        if typed is not None:
            sheet.write_string(at, column, typed, pattern)
        elif entry is not None and entry.value is not None:
            sheet.write_number(at, column, entry.value, pattern)
        else:
            sheet.write_blank(at, column, None, pattern)
        reason = self.typed.get(
            (question.key, year, layout.REASON),
            entry.missing.value if entry and entry.missing else "",
        )
        _put(sheet, at, column + 1, reason, self.look(**open_))
        note = self.typed.get((question.key, year, layout.NOTE), entry.note if entry else "")
        _put(sheet, at, column + 2, note, self.look(**open_))
        if problems:
            sheet.write_comment(
                at, column, "\n".join(p.sentence for p in problems), {"x_scale": 2.5, "y_scale": 2}
            )
        sheet.data_validation(at, column, at, column, rules.number(question))
        sheet.data_validation(at, column + 1, at, column + 1, rules.reason())
        sheet.data_validation(at, column + 2, at, column + 2, rules.note())

    def hide(self, catalogue: Catalogue, stamp: int) -> None:
        """What the reader must know and nobody types: municipality, years and version of the questions."""
        sheet = self.book.add_worksheet(layout.HIDDEN)
        rows = {
            layout.VERSION: layout.version(catalogue),
            layout.GEMEENTE: self.asked[0].municipality.code,
            layout.YEARS: ",".join(str(q.year) for q in self.asked),
            layout.STAMP: str(stamp),
        } | layout.versions(catalogue)
        for n, (name, value) in enumerate(rows.items()):
            sheet.write_string(n, 0, name)
            sheet.write_string(n, 1, value)
        sheet.protect()
        sheet.very_hidden()


def _put(sheet: Any, at: int, column: int, text: str, look: Any) -> None:
    """A text, or a cell that is really empty."""
    if text:
        sheet.write_string(at, column, text, look)
    else:
        sheet.write_blank(at, column, None, look)


def _tall(*texts: tuple[str, int]) -> float:
    """The height of a row that shows these texts in columns of so many characters; not every program works it out itself."""
    lines = [
        sum(max(1, math.ceil(len(p) * 1.1 / wide)) for p in text.split("\n"))
        for text, wide in texts
    ]
    return LINE * min(MOST_LINES, max(lines, default=1)) + 4


def _rows(parts: Mapping[int, Part]) -> list[Question]:
    found = {row.question.key: row.question for part in parts.values() for row in part.rows}
    return list(found.values())


def _row_of(part: Part, key: str) -> Row | None:
    return next((row for row in part.rows if row.question.key == key), None)


def _who(part: Part) -> str:
    who = part.executes
    by = f", {who.organisation}" if who.organisation else ""
    return f"Wie voert dit uit: {who.role.value}{by}. Klopt dat niet? Pas het aan op de pagina Aanleveren."


def _shade(problems: Sequence[Problem]) -> dict[str, Any]:
    if not problems:
        return {"bg_color": palette.WHITE}
    wrong = any(p.seriousness is Seriousness.ERROR for p in problems)
    return {"bg_color": "#F8D7DA" if wrong else palette.CAUTION_TINT}
