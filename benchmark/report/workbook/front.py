"""The first sheet: what this is, on which choices it rests, how to read it, and what stands on which sheet."""

from collections import Counter

from xlsxwriter.worksheet import Worksheet

from benchmark.report import palette
from benchmark.report.document import Document, charts
from benchmark.report.facts import facts
from benchmark.report.workbook.layout import CHART_DATA, WORDS, Place, height
from benchmark.report.workbook.looks import Looks
from benchmark.report.workbook.words import LONGEST_CELL

LABELS, TEXTS, SORTS = 34, 90, 24  # letters of the columns
READING = (
    "Getallen zijn niet afgerond: de opmaak rondt ze af. Getallen die volgen uit andere getallen zijn formules.",
    "Staat er een reden in plaats van een getal, dan is er geen cijfer. Dat is geen nul.",
    "De blauwe regel is de eigen gemeente. Een grijze regel telt niet mee in het totaal.",
    "Sorteer alleen bladen met een filterknop. Naar de rijen van andere bladen verwijzen formules.",
)


def write(sheet: Worksheet, document: Document, found: dict[str, Place], looks: Looks) -> None:
    """Fill the sheet."""
    sheet.hide_gridlines(2)
    for n, letters in enumerate((LABELS, TEXTS, SORTS)):
        sheet.set_column(n, n, letters)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, document.title, looks.of(bold=True, font_size=20, valign="vcenter"))
    sheet.write_string(1, 0, document.subtitle, looks.of(font_size=12, font_color=palette.INK_2))
    if document.stamp:
        _stamp(sheet, document.stamp, looks)
    row = _facts(sheet, 4, document, looks)
    row = _reading(sheet, row + 1, looks)
    _sheets(sheet, row + 1, document, found, looks)


def _stamp(sheet: Worksheet, stamp: str, looks: Looks) -> None:
    look = looks.of(bold=True, font_color=palette.CAUTION, bg_color=palette.CAUTION_TINT)
    for n in range(3):
        sheet.write_string(2, n, stamp if n == 0 else "", look)


def _facts(sheet: Worksheet, row: int, document: Document, looks: Looks) -> int:
    """The choices; gives the first row after them."""
    line = {"bottom": 1, "bottom_color": palette.GRID, "text_wrap": True}
    for label, text in facts(document):
        shown = text[:LONGEST_CELL]
        sheet.write_string(row, 0, label, looks.of(bold=True, **line))
        sheet.write_string(row, 1, shown, looks.of(**line))
        sheet.set_row(row, height([(label, LABELS), (shown, TEXTS)]))
        row += 1
    return row


def _reading(sheet: Worksheet, row: int, looks: Looks) -> int:
    sheet.write_string(row, 0, "Zo leest u dit", looks.of(bold=True))
    for n, text in enumerate(READING):
        sheet.write_string(row + n, 1, text, looks.of(text_wrap=True))
        sheet.set_row(row + n, height([(text, TEXTS)]))
    return row + len(READING)


def _sheets(
    sheet: Worksheet, row: int, document: Document, found: dict[str, Place], looks: Looks
) -> None:
    """A link to every sheet, with what it holds."""
    for n, title in enumerate(("Blad", "Wat erop staat", "Grafieken")):
        sheet.write_string(row, n, title, looks.head())
    drawn = Counter(c.table for c in charts(document))
    alone = sum(count for key, count in drawn.items() if key not in found)
    lines = [(p.sheet, p.table.title, drawn[key]) for key, p in found.items()]
    lines.insert(0, (WORDS, "Bevindingen, voorbehouden en opmerkingen in woorden", 0))
    if drawn:
        lines.append((CHART_DATA, "De getallen waarmee de grafieken zijn getekend", alone))
    for name, title, count in lines:
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", looks.link, name)
        sheet.write_string(row, 1, title, looks.of(text_wrap=True))
        sheet.set_row(row, height([(title, TEXTS)]))
        if count:
            sheet.write_string(
                row, 2, "1 grafiek" if count == 1 else f"{count} grafieken", looks.of()
            )
