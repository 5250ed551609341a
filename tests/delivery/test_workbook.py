"""The workbook as it is written: every question in it, locked but for the answers, and what it knows in a hidden sheet."""

import io
from typing import Any

import openpyxl
import pytest

from benchmark.checks import numbers
from benchmark.delivery import given, receiving
from benchmark.delivery.marking import marked
from benchmark.delivery.workbook import layout
from benchmark.ledger.deliveries import Answered
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Missing, Role, Seriousness
from tests.delivery.answering import (
    CHANNELS,
    DELFT,
    SUPPLIER,
    YEAR,
    answer,
    asked,
    cells,
    execution,
    filled,
    look,
    replies,
    saved,
    written,
)

COLUMNS = [
    layout.KEY, layout.QUESTION, layout.UNIT, "Antwoord 2024", "Reden 2024", "Toelichting 2024",
    layout.BEFORE, layout.EXAMPLE, layout.HINT,
]  # fmt: skip


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def table(book: openpyxl.Workbook) -> dict[str, dict[str, Any]]:
    """Every row of questions by its key, each as a dict by heading."""
    found: dict[str, dict[str, Any]] = {}
    for sheet in book:
        if sheet.cell(layout.HEAD + 1, 1).value != layout.KEY:
            continue
        head, *body = sheet.iter_rows(min_row=layout.HEAD + 1, values_only=True)
        for row in body:
            assert row[0] not in found, row[0]
            found[str(row[0])] = dict(zip(head, row, strict=True)) | {"sheet": sheet.title}
    return found


def everything(view: View, desk: Ledger) -> None:
    """Delft carries everything out itself."""
    execution(view, desk, "belastingen", Role.OWN)
    execution(view, desk, "vergunningen", Role.OWN)


def test_every_question_of_the_catalogue_is_in_it_once(view: View, desk: Ledger):
    everything(view, desk)
    found = table(opened(written(view, desk)))
    assert list(found) == [q.key for q in view.edition.catalogue.questions]
    for question in view.edition.catalogue.questions:
        row = found[question.key]
        assert (row[layout.QUESTION], row[layout.UNIT], row[layout.HINT]) == (
            question.text, question.unit, question.hint,
        )  # fmt: skip
        assert row["sheet"] == view.edition.catalogue.theme(question.theme).name
        assert row["Antwoord 2024"] is row["Reden 2024"] is row["Toelichting 2024"] is None
        # What the example shows can be typed as it stands.
        assert numbers.read(row[layout.EXAMPLE], question.form, question.unit) == question.example


def test_what_is_not_asked_is_not_in_it(view: View, desk: Ledger):
    execution(view, desk, "balie", Role.OWN, off=True)
    book = opened(written(view, desk))
    assert {"Belastingen", "Balie en no-show"}.isdisjoint(book.sheetnames)
    keys = [r.question.key for p in asked(view, desk).parts for r in p.rows]
    assert list(table(book)) == keys


def test_headings_and_sheets(view: View, desk: Ledger):
    book = opened(written(view, desk))
    assert book.sheetnames[0] == layout.GUIDE and book.sheetnames[-1] == layout.HIDDEN
    for name in book.sheetnames[1:-1]:
        assert [c.value for c in book[name][layout.HEAD + 1]] == COLUMNS


def test_only_the_answers_can_be_typed_in(view: View, desk: Ledger):
    book = opened(written(view, desk, DELFT, 2024, 2023))
    open_columns = {"D", "E", "F", "G", "H", "I"}
    for name in book.sheetnames[1:]:
        assert book[name].protection.sheet
    for name in book.sheetnames[1:-1]:
        for row in book[name].iter_rows():
            for cell in row:
                answers = cell.row > layout.HEAD + 1 and cell.column_letter in open_columns
                assert cell.protection.locked is not answers, (name, cell.coordinate)


def test_the_hidden_sheet_says_whose_it_is(view: View, desk: Ledger):
    last = answer(view, desk, {"klantcontacten": 5.0})[-1]
    book = opened(written(view, desk, DELFT, 2024, 2023))
    hidden = book[layout.HIDDEN]
    assert hidden.sheet_state == "veryHidden"
    told = {row[0]: row[1] for row in hidden.iter_rows(max_col=2, values_only=True)}
    assert [told[k] for k in (layout.GEMEENTE, layout.YEARS, layout.STAMP)] == [
        DELFT, "2024,2023", str(last.id),
    ]  # fmt: skip
    assert told[layout.VERSION] == layout.version(view.edition.catalogue)
    for name in book.sheetnames[1:-1]:
        assert book[name].column_dimensions["A"].hidden


def test_a_cell_offers_the_reasons_and_says_what_counts(view: View, desk: Ledger):
    sheet = opened(written(view, desk))["Kanalen"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    cell = next(c for c in sheet["A"] if c.value == "klantcontacten").row
    question = view.edition.catalogue.question("klantcontacten")
    assert question is not None
    assert rules[f"D{cell}"].type == "whole" and rules[f"D{cell}"].operator == "greaterThanOrEqual"
    assert rules[f"D{cell}"].prompt == question.hint[:250]
    assert rules[f"E{cell}"].formula1 == '"' + ",".join(m.value for m in Missing) + '"'
    assert len(rules) == 3 * 15


def test_what_was_answered_before_is_in_it(view: View, desk: Ledger):
    answer(view, desk, {"klantcontacten": 127_000.0, "baliebezoeken": Missing.NOT_KEPT}, note="Zo.")
    answer(view, desk, {"klantcontacten": 120_000.0}, year=YEAR - 1)
    found = table(opened(written(view, desk)))
    shown = {k: [found[k][c] for c in COLUMNS[3:7]] for k in ("klantcontacten", "baliebezoeken")}
    assert shown == {
        "klantcontacten": [127_000, None, "Zo.", "120.000 contacten"],
        "baliebezoeken": [None, "niet bijgehouden", "Zo.", None],
    }


def test_two_years_stand_side_by_side_and_what_is_not_asked_of_one_is_locked(
    view: View, desk: Ledger
):
    execution(view, desk, "belastingen", Role.OWN, year=2023)
    sheet = opened(written(view, desk, DELFT, 2024, 2023))["Belastingen"]
    head = [c.value for c in sheet[layout.HEAD + 1]]
    now, before = head.index("Antwoord 2024"), head.index("Antwoord 2023")
    row = sheet[layout.HEAD + 2]
    assert row[now].protection.locked and not row[before].protection.locked


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-1", "@SUM(A1)", "http://voorbeeld.nl", "<b>&amp;"])  # fmt: skip
def test_text_of_people_stays_text(view: View, desk: Ledger, text: str):
    answer(view, desk, {"klantcontacten": 127_000.0}, note=text)
    content = written(view, desk)
    (cell,) = cells(opened(content), ["klantcontacten"], YEAR, layout.NOTE)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    read = look(view, desk, content)
    assert [r.note for r in read.cells.replies] == [text] and read.fresh == ()


def test_a_marked_workbook_shows_each_mistake_at_its_cell(view: View, desk: Ledger):
    typed = CHANNELS | {"contacten-telefoon": "41.000", "baliebezoeken": 27.5}
    content = filled(written(view, desk), typed)
    content = filled(content, {"contacten-digitaal": "weet ik niet"}, kind=layout.REASON)
    read = look(view, desk, content)
    book = opened(marked(view.edition.catalogue, read))
    wrong = {f.problem.question for f in read.found if f.problem.seriousness is Seriousness.ERROR}
    assert wrong == {"contacten-telefoon", "baliebezoeken", "contacten-digitaal"}
    for cell in cells(book, wrong, YEAR, layout.ANSWER):
        key = cell.parent.cell(cell.row, 1).value
        assert cell.fill.fgColor.rgb == "FFF8D7DA"
        found = next(f.problem for f in read.found if f.problem.question == key)
        assert found.sentence in cell.comment.text
    back = table(book)
    assert back["contacten-telefoon"]["Antwoord 2024"] == "41.000"  # as typed, to be mended
    assert back["baliebezoeken"]["Antwoord 2024"] == "27,5"
    assert back["contacten-digitaal"]["Reden 2024"] == "weet ik niet"
    assert back["klantcontacten"]["Antwoord 2024"] == 127_000
    (right,) = cells(book, ["klantcontacten"], YEAR, layout.ANSWER)
    assert right.comment is None and right.fill.fgColor.rgb != "FFF8D7DA"
    listed = list(book[layout.FINDINGS].iter_rows(min_row=2, values_only=True))
    assert {row[1] for row in listed} == {
        q.text for q in view.edition.catalogue.questions if q.key in wrong
    }


def test_a_marked_workbook_can_be_mended_and_handed_in(view: View, desk: Ledger):
    content = filled(written(view, desk), CHANNELS | {"contacten-telefoon": "41.000"})
    book = opened(marked(view.edition.catalogue, look(view, desk, content)))
    (cell,) = cells(book, ["contacten-telefoon"], YEAR, layout.ANSWER)
    cell.value = 41_000
    mended = look(view, desk, saved(book))
    assert mended.errors == 0 and replies(mended) == CHANNELS
    receiving.deliver(view, desk, mended, saved(book), "beter.xlsx", SUPPLIER)
    newest = {r.entry.question: r.entry.value for r in desk.newest(Answered, DELFT)}
    assert newest == CHANNELS


def test_numbers_are_shown_with_the_decimals_they_have(view: View):
    question = view.edition.catalogue.question("organisatie-formatie")
    assert question is not None
    shown = {v: given.number(question, v) for v in (812.0, 812.5, 0.125, 1234.567)}
    assert shown == {812.0: "812", 812.5: "812,5", 0.125: "0,125", 1234.567: "1.234,567"}
