"""Workbooks that come back: filled in by other programs, turned about, out of date, of somebody else, or wrong."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from benchmark.catalogue import Catalogue
from benchmark.delivery import workbook
from benchmark.delivery.workbook import layout
from benchmark.errors import MergedMunicipality, SpiegelError, UnknownMunicipality
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Missing, Role
from tests.delivery.answering import (
    CHANNELS,
    DELFT,
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
from tests.examples import rows
from tests.report.reading_workbook import recalculated


def changed(content: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """The workbook after somebody did something to it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    return saved(book)


def refused(view: View, desk: Ledger, content: bytes, gemeente: str = "") -> SpiegelError:
    with pytest.raises(SpiegelError) as caught:
        look(view, desk, content, gemeente=gemeente)
    assert caught.value.sentence and caught.value.remedy
    return caught.value


def tell(name: str, value: str) -> Callable[[openpyxl.Workbook], None]:
    """Change what the hidden sheet says."""

    def change(book: openpyxl.Workbook) -> None:
        row = next(r for r in book[layout.HIDDEN].iter_rows() if r[0].value == name)
        row[1].value = value

    return change


@pytest.fixture
def blank(view: View, desk: Ledger) -> bytes:
    return written(view, desk)


@pytest.fixture
def full(blank: bytes) -> bytes:
    return filled(blank, CHANNELS)


def test_every_answer_comes_back(view: View, desk: Ledger):
    execution(view, desk, "belastingen", Role.OWN)
    execution(view, desk, "vergunningen", Role.OWN)
    given = {q.key: q.example for q in view.edition.catalogue.questions}
    read = look(view, desk, filled(written(view, desk), given))
    assert replies(read) == given and len(given) == 154
    assert read.errors == 0 and read.notes == ()
    assert {(r.question, r.value) for r in read.fresh} == set(given.items())


def test_nothing_filled_in_is_no_answer_and_no_zero(view: View, desk: Ledger, blank: bytes):
    read = look(view, desk, blank)
    assert (replies(read), read.errors, read.signals, read.fresh) == ({}, 0, 0, ())


def test_zero_is_zero_and_a_reason_is_a_reason(view: View, desk: Ledger, blank: bytes):
    content = filled(blank, {"klantcontacten": 0, "contacten-telefoon": "n.v.t."})
    content = filled(content, {"baliebezoeken": "Niet bijgehouden "}, kind=layout.REASON)
    assert replies(look(view, desk, content)) == {
        "klantcontacten": 0.0,
        "contacten-telefoon": Missing.NOT_APPLICABLE,
        "baliebezoeken": Missing.NOT_KEPT,
    }


def test_libreoffice_gives_back_what_was_typed(
    view: View, desk: Ledger, blank: bytes, tmp_path: Path
):
    typed: dict[str, Any] = {
        **CHANNELS,
        "contacten-telefoon": "=40000+1000",
        "klantcontacten": "127.000,0",
    }
    content = filled(blank, typed | {"organisatie-formatie": 812.5})
    content = filled(content, {"berichten-ontvangen": "niet bijgehouden"}, kind=layout.REASON)
    content = filled(content, {"klantcontacten": "Eén lijn erbij: +3%"}, kind=layout.NOTE)
    book = recalculated({"delft": content}, tmp_path)["delft"]
    assert book[layout.HIDDEN].sheet_state != "visible"  # as LibreOffice keeps it
    kept = (tmp_path / "out/delft.xlsx").read_bytes()
    read = look(view, desk, kept)
    assert replies(read) == CHANNELS | {
        "organisatie-formatie": 812.5,
        "berichten-ontvangen": Missing.NOT_KEPT,
    }
    notes = {r.question: r.note for r in read.cells.replies if r.note}
    assert notes == {"klantcontacten": "Eén lijn erbij: +3%"}
    assert read.errors == 0 and read.cells.gemeente == DELFT


def test_a_formula_that_no_program_reckoned_is_no_number(view: View, desk: Ledger, blank: bytes):
    read = look(view, desk, filled(blank, {"klantcontacten": "=1+1"}))
    (found,) = read.found
    assert replies(read) == {} and found.problem.question == "klantcontacten" and read.errors == 1
    assert "D5" in found.sentence


def rename(book: openpyxl.Workbook) -> None:
    book["Kanalen"].title = "Onze kanalen (Jan)"


def reorder(book: openpyxl.Workbook) -> None:
    book.move_sheet(layout.HIDDEN, -5)
    book.move_sheet("Kanalen", 3)


def sort_rows(book: openpyxl.Workbook) -> None:
    """As Excel sorts: whole rows, by the text of the question."""
    sheet = book["Kanalen"]
    body = [[c.value for c in row] for row in sheet.iter_rows(min_row=layout.HEAD + 2)]
    for at, row in enumerate(sorted(body, key=lambda r: str(r[1])), layout.HEAD + 2):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value


def insert_rows(book: openpyxl.Workbook) -> None:
    book["Kanalen"].insert_rows(2, 3)
    book["Kanalen"].insert_rows(layout.HEAD + 6, 1)


def swap_columns(book: openpyxl.Workbook) -> None:
    """Answer and explanation change places, with their headings."""
    for sheet in book:
        if sheet.cell(layout.HEAD + 1, 1).value == layout.KEY:
            for row in sheet.iter_rows(min_row=layout.HEAD + 1, min_col=4, max_col=6):
                row[0].value, row[2].value = row[2].value, row[0].value


def own_sheet(book: openpyxl.Workbook) -> None:
    book.create_sheet("Rekenblad").append(["sleutelgetal", "klantcontacten", 5])


@pytest.mark.parametrize("change", [rename, reorder, sort_rows, insert_rows, swap_columns, own_sheet])  # fmt: skip
def test_a_workbook_may_be_turned_about(
    view: View, desk: Ledger, full: bytes, change: Callable[[openpyxl.Workbook], None]
):
    read = look(view, desk, changed(full, change))
    assert replies(read) == CHANNELS and read.errors == 0


def test_a_place_is_named_as_the_person_sees_it(view: View, desk: Ledger, blank: bytes):
    content = filled(blank, CHANNELS | {"baliebezoeken": -3})

    def change(book: openpyxl.Workbook) -> None:
        sort_rows(book)
        rename(book)

    content = changed(content, change)
    book = openpyxl.load_workbook(io.BytesIO(content))
    (cell,) = cells(book, ["baliebezoeken"], YEAR, layout.ANSWER)
    sentences = [f.sentence for f in look(view, desk, content).found if f.problem.question == "baliebezoeken"]  # fmt: skip
    assert sentences
    assert all(s.startswith(f"Blad Onze kanalen (Jan), cel {cell.coordinate}: ") for s in sentences)


def test_a_row_that_was_deleted_is_no_answer(view: View, desk: Ledger):
    answer(view, desk, {"baliebezoeken": 27_500.0})
    content = filled(written(view, desk), CHANNELS)

    def change(book: openpyxl.Workbook) -> None:
        (cell,) = cells(book, ["baliebezoeken"], YEAR, layout.ANSWER)
        book["Kanalen"].delete_rows(cell.row)

    read = look(view, desk, changed(content, change))
    assert replies(read) == {k: v for k, v in CHANNELS.items() if k != "baliebezoeken"}
    assert read.errors == 0  # what is recorded still counts: the four channels add up
    assert read.notes == (
        "Over 2024 staat op Aanleveren nog één antwoord dat niet in dit bestand staat; dat blijft.",
    )


def test_a_row_that_stands_there_twice_is_refused(view: View, desk: Ledger, full: bytes):
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Kanalen"]
        sheet.append([c.value for c in sheet[layout.HEAD + 2]])

    error = refused(view, desk, changed(full, change))
    assert "staat twee keer: op blad Kanalen, cel A5 en op blad Kanalen, cel A20" in error.sentence


def test_a_question_that_is_unknown_is_refused(view: View, desk: Ledger, full: bytes):
    def change(book: openpyxl.Workbook) -> None:
        book["Kanalen"].cell(layout.HEAD + 2, 1).value = "onzin"

    assert "blad Kanalen, cel A5 staat de vraag 'onzin'" in str(
        refused(view, desk, changed(full, change))
    )


def drop_column(book: openpyxl.Workbook) -> None:
    for sheet in book:
        if sheet.cell(layout.HEAD + 1, 1).value == layout.KEY:
            sheet.delete_cols(4)


def drop_keys(book: openpyxl.Workbook) -> None:
    for sheet in book:
        if sheet.cell(layout.HEAD + 1, 1).value == layout.KEY:
            sheet.delete_cols(1)


def drop_hidden(book: openpyxl.Workbook) -> None:
    book.remove(book[layout.HIDDEN])


NOT_OURS = "Dit is geen vragenlijst van Gemeentespiegel"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (drop_column, "In deze werkmap ontbreekt: Antwoord 2024."),
        (drop_keys, "In deze werkmap ontbreekt: Antwoord 2024."),
        (drop_hidden, NOT_OURS),
        (tell(layout.VERSION, ""), NOT_OURS),
        (tell(layout.GEMEENTE, "Delft"), NOT_OURS),
        (tell(layout.YEARS, "alle"), NOT_OURS),
        (tell(layout.YEARS, "²024"), NOT_OURS),
        (tell(layout.STAMP, "-1"), NOT_OURS),
        (tell(layout.YEARS, "2024,2023"), "In deze werkmap ontbreekt: Antwoord 2023."),
    ],
)  # fmt: skip
def test_a_workbook_that_is_not_whole_is_refused(
    view: View, desk: Ledger, full: bytes, change: Callable[[openpyxl.Workbook], None], said: str
):
    assert refused(view, desk, changed(full, change)).sentence.startswith(said)


def test_a_year_that_is_named_twice_is_one_year(view: View, desk: Ledger, full: bytes):
    read = look(view, desk, changed(full, tell(layout.YEARS, "2024,2024")))
    assert read.cells.years == (2024,) and len(read.fresh) == len(CHANNELS)


def test_a_year_without_a_round_is_refused(view: View, desk: Ledger):
    content = workbook.write([asked(view, desk, DELFT, 2022)], view.edition.catalogue, 0)
    assert refused(view, desk, content).sentence == "Over 2022 worden geen cijfers gevraagd."


def older(catalogue: Catalogue, **changes: str) -> Catalogue:
    """The catalogue before the text of some questions changed."""
    made = [q.model_copy(update={"text": changes.get(q.key.replace("-", "_"), q.text)}) for q in catalogue.questions]  # fmt: skip
    return replace(catalogue, questions=tuple(made))


def test_an_older_questionnaire_is_refused_and_says_what_changed(view: View, desk: Ledger):
    catalogue = view.edition.catalogue
    before = older(catalogue, baliebezoeken="Hoeveel bezoekers waren er?", no_show="Wie kwam niet?")
    content = filled(workbook.write([asked(view, desk)], before, 0), CHANNELS)
    assert refused(view, desk, content).sentence == (
        "Deze werkmap hoort bij een oudere vragenlijst. Nieuw of veranderd: "
        + "; ".join(q.text for q in catalogue.questions if q.key in ("baliebezoeken", "no-show"))
        + "."
    )


def test_a_questionnaire_with_a_question_that_is_gone_is_refused(view: View, desk: Ledger):
    catalogue = view.edition.catalogue
    more = catalogue.questions[0].model_copy(update={"key": "vervallen"})
    before = replace(catalogue, questions=(*catalogue.questions, more))
    content = workbook.write([asked(view, desk)], before, 0)
    assert refused(view, desk, content).sentence == (
        "Deze werkmap hoort bij een oudere vragenlijst. Er zijn vragen vervallen."
    )


def test_the_file_of_another_municipality_is_refused(view: View, desk: Ledger, full: bytes):
    gouda = view.edition.municipalities.code_of("Gouda")
    error = refused(view, desk, full, gemeente=gouda)
    assert error.sentence == "Dit bestand is van Delft, niet van Gouda."
    assert replies(look(view, desk, full, gemeente=DELFT)) == CHANNELS


def test_the_code_of_a_municipality_that_merged_is_answered_with_the_new_one(
    view: View, desk: Ledger, full: bytes
):
    error = refused(view, desk, changed(full, tell(layout.GEMEENTE, "GM0501")))
    assert isinstance(error, MergedMunicipality)
    assert "ging op 1 januari 2023 op in Voorne aan Zee" in error.sentence
    error = refused(view, desk, changed(full, tell(layout.GEMEENTE, "GM9999")))
    assert isinstance(error, UnknownMunicipality)


def test_what_is_not_asked_of_a_municipality_is_refused(view: View, desk: Ledger):
    execution(view, desk, "belastingen", Role.OWN)
    content = filled(written(view, desk), {"woz-objecten": 26_300})
    assert replies(look(view, desk, content)) == {"woz-objecten": 26_300.0}
    execution(view, desk, "belastingen", Role.MEMBER, organisation="RBG")
    error = refused(view, desk, content)
    assert "‘Hoeveel WOZ-objecten zijn er?’" in error.sentence
    assert "wordt deze gemeente over 2024 niet gevraagd" in error.sentence


# What somebody typed in a cell, and what is said of it: what was found, and both readings where there are two.
WRONG = """
| question             | typed     | said                           | offered                   |
|----------------------|-----------|--------------------------------|---------------------------|
| klantcontacten       | '127.000' | U schreef '127.000'.           | Schrijf 127000 of 127.    |
| klantcontacten       | '1.234'   | U schreef '1.234'.             | Schrijf 1234.             |
| organisatie-formatie | '1.234'   | U schreef '1.234'.             | Schrijf 1234 of 1,234.    |
| klantcontacten       | '1,234.5' | U schreef '1,234.5'.           | een komma voor de cijfers |
| klantcontacten       | '12,5'    | U vulde 12,5 in.               | een heel getal            |
| klantcontacten       | 'veel'    | U schreef 'veel'.              | Schrijf alleen het getal. |
| klantcontacten       | '-'       | Een streepje kan nul zijn      | Vul een getal in          |
| klantcontacten       | '#DIV/0!' | In de cel staat de fout #DIV/0!. | Herstel de formule      |
| klantcontacten       | '#N/A'    | In de cel staat de fout #N/A.  | Herstel de formule        |
"""


@pytest.mark.parametrize("row", rows(WRONG), ids=lambda r: f"{r['question']}-{r['typed']}")
def test_a_cell_that_is_no_answer(view: View, desk: Ledger, blank: bytes, row: dict[str, str]):
    content = filled(blank, {row["question"]: row["typed"].strip("'")})
    read = look(view, desk, content)
    (found,) = read.found
    assert replies(read) == {} and read.errors == 1
    book = openpyxl.load_workbook(io.BytesIO(content))
    (cell,) = cells(book, [row["question"]], YEAR, layout.ANSWER)
    assert found.sentence.startswith(f"Blad {cell.parent.title}, cel {cell.coordinate}: ")
    assert row["said"] in found.sentence and row["offered"] in found.sentence


def test_a_number_that_cannot_be_is_read_and_is_an_error(view: View, desk: Ledger, blank: bytes):
    read = look(view, desk, filled(blank, {"klantcontacten": -5}))
    assert replies(read) == {"klantcontacten": -5.0} and read.errors == 1
    assert read.found[0].sentence.startswith("Blad Kanalen, cel D5: ")


def test_a_number_and_a_reason_do_not_go_together(view: View, desk: Ledger, full: bytes):
    content = filled(full, {"klantcontacten": "later"}, kind=layout.REASON)
    read = look(view, desk, content)
    (found,) = read.found
    assert found.sentence == (
        "Blad Kanalen, cel D5: Bij deze vraag staan een getal en de reden ‘later’. "
        "Eén van beide kan waar zijn. Haal het getal of de reden weg."
    )


def test_a_reason_that_is_none(view: View, desk: Ledger, blank: bytes):
    read = look(view, desk, filled(blank, {"klantcontacten": "geen idee"}, kind=layout.REASON))
    (found,) = read.found
    assert "Bij Reden staat ‘geen idee’" in found.sentence
    assert "niet bijgehouden, niet van toepassing, later" in found.sentence


def test_a_note_without_an_answer_is_no_answer(view: View, desk: Ledger, blank: bytes):
    read = look(view, desk, filled(blank, {"klantcontacten": "Komt nog."}, kind=layout.NOTE))
    assert replies(read) == {} and read.errors == 0


def test_two_years_in_one_workbook(view: View, desk: Ledger):
    content = filled(written(view, desk, DELFT, 2024, 2023), CHANNELS, 2024)
    before = {k: v - 100 for k, v in CHANNELS.items()} | {"klantcontacten": 126_600.0}
    read = look(view, desk, filled(content, before, 2023))
    told = {(r.year, r.question): r.value for r in read.cells.replies}
    assert told == {
        **{(2024, k): v for k, v in CHANNELS.items()},
        **{(2023, k): v for k, v in before.items()},
    }
    assert read.errors == 0 and [q.year for q in read.asked] == [2024, 2023]
