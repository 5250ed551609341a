"""A list the whole way: template, file, checks, four eyes, edition, correction; whole or not at all."""

import io
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from benchmark.delivery import handing_in, publishing
from benchmark.delivery.lists import publishing as list_publishing
from benchmark.delivery.lists import receiving, reviewing, writing
from benchmark.delivery.lists.handing_in import hand_in
from benchmark.delivery.lists.layout import GUIDE, HIDDEN
from benchmark.delivery.lists.state import ListState, state
from benchmark.edition import Edition, Home, build
from benchmark.edition.lists import Lists
from benchmark.errors import CatalogueError, MergedMunicipality, SpiegelError
from benchmark.ledger.deliveries import ListRows, ListSubmission, SubmissionStatus, Upload
from benchmark.ledger.store import Conflict, Ledger
from benchmark.viewing import View
from tests.cli.running import Inside
from tests.delivery.answering import COLLEAGUE, DELFT, SUPPLIER, VALIDATOR, YEAR, edition_of, saved
from tests.places import small_data

CHARTER, EVENTS, FORMULAS = "handvest", "levensgebeurtenissen", "formules"
LISTS = (CHARTER, EVENTS, FORMULAS)
APPROVED, RETURNED = SubmissionStatus.APPROVED, SubmissionStatus.RETURNED
LAST_DAY = date(2026, 12, 31)  # of the round about 2024
MARKS = """
Gebeurtenis;Organisatie;Rapportcijfer;Aantal antwoorden
Verhuizen;Hele  keten;6,8;180
verhuizen;gemeente;7,2;3
"""


def now(view: View, ledger: Ledger, key: str = EVENTS, gemeente: str = DELFT) -> ListState:
    return state(view, ledger, gemeente, key, YEAR)


def text(content: str) -> bytes:
    return content.strip().encode()


def look(view: View, ledger: Ledger, content: bytes, name: str = "lijst.csv", key: str = EVENTS) -> receiving.Looked:  # fmt: skip
    return receiving.look(now(view, ledger, key), content, name)


def take(view: View, ledger: Ledger, content: bytes = text(MARKS), name: str = "lijst.csv", key: str = EVENTS) -> ListState:  # fmt: skip
    """Look and deliver."""
    looked = look(view, ledger, content, name, key)
    receiving.deliver(ledger, looked, content, name, SUPPLIER, edition_of(view))
    return now(view, ledger, key)


def approve(view: View, ledger: Ledger, key: str = EVENTS, reason: str = "") -> None:
    handed = hand_in(ledger, now(view, ledger, key), SUPPLIER, edition_of(view), reason)
    handing_in.decide(ledger, handed, APPROVED, VALIDATOR, edition_of(view))


def filled(content: bytes, rows: Sequence[Mapping[str, object]]) -> bytes:
    """The template after somebody typed these rows in it, by openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    head = {cell.value: cell.column for cell in sheet[1]}
    for at, row in enumerate(rows, start=2):
        for name, value in row.items():
            sheet.cell(at, head[name]).value = value
    return saved(book)


def sentences(looked: receiving.Looked) -> list[str]:
    return [one.sentence for one in looked.found]


# --- templates --------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", LISTS)
def test_the_template_is_a_workbook_with_headings_choices_and_an_explanation(view: View, key: str):
    declared = view.edition.catalogue.list(key)
    book = openpyxl.load_workbook(io.BytesIO(writing.workbook(declared)))
    sheet, guide = book.worksheets[0], book[GUIDE]
    assert [c.value for c in sheet[1]] == [c.name for c in declared.columns]
    assert sheet.max_row == 1  # no example that somebody would deliver
    assert book[HIDDEN].sheet_state == "veryHidden"
    rules = {str(v.sqref).split(":")[0]: v for v in sheet.data_validations.dataValidation}
    for column, cell in zip(declared.columns, sheet[1], strict=True):
        rule = rules[f"{cell.column_letter}2"]
        words = column.words or column.suggestions
        assert rule.prompt and (rule.type == "list") is bool(words)
        if words:
            there = [c.value for c in book[HIDDEN][cell.column_letter][2:] if c.value]
            assert tuple(there) == words
            # A word of a choice must be of the list; a suggestion may be something else.
            assert rule.errorStyle in (("stop", None) if column.words else ("information",))
    told = [c.value for c in guide["A"]]
    assert {c.name for c in declared.columns} <= set(told)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_rows_that_are_written_are_read_back_as_they_were(view: View, desk: Ledger, kind: str):
    declared = view.edition.catalogue.list(CHARTER)
    row = {
        "product": "klacht", "kanaal": "alle", "soort": "doorlooptijd", "norm": "=SOM(1;2) is geen formule",
        "grens": 4.5, "eenheid": "weken", "streefcijfer": 90.0, "gemeten": 84.5, "gevallen": 41200.0,
        "vergoeding": 7.5, "vergoedingen_betaald": 12.0, "bedrag_betaald": 90.0, "openbaar": "ja",
    }  # fmt: skip
    write = writing.workbook if kind == "xlsx" else writing.as_csv
    looked = look(view, desk, write(declared, [row]), f"lijst.{kind}", CHARTER)
    assert sentences(looked) == [] and looked.notes == ()
    assert looked.rows == (row,)


def test_a_workbook_that_somebody_filled_in(view: View, desk: Ledger):
    blank = writing.workbook(view.edition.catalogue.list(FORMULAS))
    content = filled(
        blank,
        [
            {"Product": "Dakkapel", "Serviceformule": "Snelservice", "Zaken": 96, "Belofte": 14, "Binnen de belofte": 88},
            {"Product": "strandtent", "Serviceformule": "ontwerp", "Zaken": 4, "Volledige kosten": 12000.5},
        ],
    )  # fmt: skip
    current = take(view, desk, content, "formules.xlsx", FORMULAS)
    assert current.rows == (
        {"product": "dakkapel", "formule": "snelservice", "aantal": 96.0, "belofte_dagen": 14.0, "binnen_belofte": 88.0},
        {"product": "strandtent", "formule": "ontwerp", "aantal": 4.0, "kosten": 12000.5},
    )  # fmt: skip
    upload = desk.newest(Upload, DELFT)[0].entry
    assert (upload.name, upload.rows, upload.answers) == ("formules.xlsx", 2, 0)
    assert desk.kept(upload.digest) == content


def test_a_percentage_of_a_spreadsheet_is_what_a_person_sees(view: View, desk: Ledger):
    book = openpyxl.load_workbook(
        io.BytesIO(writing.workbook(view.edition.catalogue.list(CHARTER)))
    )
    sheet = book.worksheets[0]
    head = {cell.value: cell.column for cell in sheet[1]}
    row = {
        "Product": "klacht",
        "Kanaal": "alle",
        "Soort belofte": "doorlooptijd",
        "Belofte in één zin": "Snel.",
    }
    for name, value in (row | {"Streefcijfer": 0.85}).items():
        sheet.cell(2, head[name]).value = value
    sheet.cell(2, head["Streefcijfer"]).number_format = "0%"
    assert look(view, desk, saved(book), "h.xlsx", CHARTER).rows[0]["streefcijfer"] == 85.0  # fmt: skip


# --- files with mistakes ----------------------------------------------------------------------------


def test_rows_on_a_second_sheet_are_not_left_out_without_a_word(view: View, desk: Ledger):
    book = openpyxl.load_workbook(io.BytesIO(writing.workbook(view.edition.catalogue.list(EVENTS))))
    first, second = book.worksheets[0], book.create_sheet("Vorig jaar")
    heads = [c.value for c in first[1]]
    first.append(["verhuizen", "gemeente", 7.2, 180])
    second.append(heads)
    assert len(look(view, desk, saved(book), "een.xlsx").rows) == 1  # headings alone hold nothing
    second.append(["verhuizen", "notaris", 7.0, 150])
    with pytest.raises(
        SpiegelError, match=r"Op twee bladen staan cijfers: .*‘Vorig jaar’"
    ) as caught:
        look(view, desk, saved(book), "twee.xlsx")
    assert caught.value.remedy == "Zet alle rijen onder elkaar op één blad."


def test_a_formula_that_was_never_worked_out_says_so(view: View, desk: Ledger):
    declared = view.edition.catalogue.list(EVENTS)
    row = {c.name: c.example for c in declared.columns} | {"Aantal antwoorden": "=90+90"}
    looked = look(view, desk, filled(writing.workbook(declared), [row]), "f.xlsx")
    assert looked.errors == 1
    assert sentences(looked)[0].startswith(
        "In rij 2, kolom Aantal antwoorden staat een formule zonder uitkomst. Wij verwachten een waarde. Open"
    )


def test_every_mistake_is_one_sentence_with_row_and_column(view: View, desk: Ledger):
    wrong = text("""
Gebeurtenis;Organisatie;Rapportcijfer;Aantal antwoorden;Spreiding van de antwoorden
verhuizen;gemeente;12;180;
;;;;
verhuizen;hele keten;6,8;1.234;9
kind krijgen;;7;80;
""")
    looked = look(view, desk, wrong)
    assert (looked.errors, looked.signals) == (4, 0)
    assert sentences(looked) == [
        "In rij 2, kolom Rapportcijfer staat 12; dat moet 1 tot 10 zijn. Kijk of het getal klopt. Het gemiddelde van 1 (heel slecht) tot 10 (uitstekend).",
        "In rij 4, kolom Aantal antwoorden staat ‘1.234’. Een punt met drie cijfers is soms duizend en soms een decimaal. Schrijf 1234.",
        "In rij 4, kolom Spreiding van de antwoorden staat 9; dat moet 0 tot 4,5 zijn. Kijk of het getal klopt. De standaardafwijking van de cijfers, als u die hebt. Zonder rekenen wij met 1,5.",
        "In rij 5, kolom Organisatie staat niets; dit vak is verplicht. Vul het in. Over wie het cijfer gaat. 'Hele keten' is het cijfer voor alles wat de inwoner moest regelen.",
    ]  # fmt: skip
    with pytest.raises(SpiegelError, match=r"4 keer een fout\. Er is niets overgenomen"):
        receiving.deliver(desk, looked, wrong, "l.csv", SUPPLIER, edition_of(view))
    assert desk.log() == []


def test_three_answers_are_accepted_and_marked_as_too_few(view: View, desk: Ledger):
    looked = look(view, desk, text(MARKS))
    assert (looked.errors, looked.signals) == (0, 1)
    assert (
        "In rij 3, kolom Aantal antwoorden staat 3; dat is minder dan 50." in sentences(looked)[0]
    )
    current = take(view, desk)
    assert [row["n"] for row in current.rows] == [180.0, 3.0]
    assert [(p.check, p.row) for p in current.problems] == [("genoeg-antwoorden", 1)]


@pytest.mark.parametrize(
    ("key", "content", "words"),
    [
        (CHARTER, "Product;Kanaal;Soort belofte;Belofte in één zin;Grens;Eenheid van de grens\nklacht;alle;doorlooptijd;;4;weken", "In rij 2, kolom Belofte in één zin staat niets; dit vak is verplicht. Zonder norm is er geen belofte"),
        (FORMULAS, "Product;Serviceformule;Zaken\n;ontwerp;4", "Een formule zonder product zegt niet om welke zaken het gaat."),
    ],
)  # fmt: skip
def test_a_promise_without_a_norm_and_a_formula_without_a_product(
    view: View, desk: Ledger, key: str, content: str, words: str
):
    looked = look(view, desk, content.encode(), key=key)
    assert looked.errors == 1 and words in sentences(looked)[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Gebeurtenis;Organisatie;Rapportcijfer;Aantal antwoorden", "staan geen rijen"),
        ("naam;waarde\nverhuizen;7", "geen kopregel van Levensgebeurtenissen"),
        ("Gebeurtenis;Organisatie;Rapportcijfer\nverhuizen;gemeente;7", "ontbreekt ‘Aantal antwoorden’"),
        ("Gebeurtenis;Organisatie;Rapportcijfer;Aantal antwoorden;Naam\nverhuizen;gemeente;7;80;Jan", "De kolom ‘Naam’ hoort niet bij"),
        ("Gebeurtenis;Organisatie;Rapportcijfer;cijfer;n\nverhuizen;gemeente;7;7;80", "‘Rapportcijfer’ staat er twee keer"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_such_list(view: View, desk: Ledger, content: str, words: str):
    with pytest.raises(SpiegelError) as caught:
        look(view, desk, content.encode())
    assert words.rsplit(maxsplit=1)[-1] in caught.value.sentence and caught.value.remedy
    assert desk.log() == []


def test_the_workbook_of_another_list_and_a_list_that_is_not_there(view: View, desk: Ledger):
    other = writing.workbook(view.edition.catalogue.list(CHARTER))
    with pytest.raises(SpiegelError, match=r"werkmap van de lijst 'handvest', niet van Levens"):
        look(view, desk, other, "x.xlsx")
    with pytest.raises(CatalogueError, match="geen lijst 'boetes'"):
        now(view, desk, "boetes")
    with pytest.raises(MergedMunicipality):
        now(view, desk, EVENTS, "Delfzijl")


# --- four eyes --------------------------------------------------------------------------------------


def test_rows_are_handed_in_as_they_were_and_another_decides(view: View, ledger: Ledger):
    take(view, ledger)
    handed = hand_in(ledger, now(view, ledger), SUPPLIER, edition_of(view))
    assert handed.entry.rows == now(view, ledger).rows and not now(view, ledger).changed
    (waiting,) = reviewing.queue(view, ledger)
    assert waiting.municipality.name == "Delft" and not waiting.corrects and waiting.before == ()
    assert [p.check for p in waiting.problems] == ["genoeg-antwoorden"]
    with pytest.raises(SpiegelError, match="zelf ingediend"):
        handing_in.decide(ledger, handed, APPROVED, SUPPLIER, edition_of(view))
    with pytest.raises(SpiegelError, match="nog geen reden"):
        handing_in.decide(ledger, handed, RETURNED, VALIDATOR, edition_of(view))
    handing_in.decide(ledger, handed, APPROVED, VALIDATOR, edition_of(view))
    assert now(view, ledger).status is APPROVED and reviewing.queue(view, ledger) == []
    with pytest.raises(SpiegelError, match="is al goedgekeurd"):
        hand_in(ledger, now(view, ledger), SUPPLIER, edition_of(view))


def test_nothing_to_hand_in_and_the_same_file_twice(view: View, desk: Ledger):
    with pytest.raises(SpiegelError, match="Er is nog geen cijfer van Delft over 2024"):
        hand_in(desk, now(view, desk), SUPPLIER, edition_of(view))
    take(view, desk)
    with pytest.raises(SpiegelError, match=r"staan er al.*Er is niets veranderd"):
        take(view, desk)
    assert len(desk.every(ListRows)) == 1


def test_of_two_who_upload_the_second_is_told(view: View, desk: Ledger):
    first, second = look(view, desk, text(MARKS)), look(view, desk, text(MARKS.replace("6,8", "6,9")))  # fmt: skip
    receiving.deliver(desk, first, text(MARKS), "a.csv", SUPPLIER, edition_of(view))
    with pytest.raises(Conflict):
        receiving.deliver(desk, second, b"other", "b.csv", COLLEAGUE, edition_of(view))
    assert now(view, desk).rows == first.rows and len(desk.every(Upload)) == 1


# --- into an edition --------------------------------------------------------------------------------


def test_only_what_was_approved_is_published(view: View, desk: Ledger):
    catalogue = view.edition.catalogue
    take(view, desk)
    hand_in(desk, now(view, desk), SUPPLIER, edition_of(view))
    assert publishing.delivered(desk, catalogue, LAST_DAY).rows.is_empty()
    handing_in.decide(desk, desk.newest(ListSubmission)[0], APPROVED, VALIDATOR, edition_of(view))
    rows = publishing.delivered(desk, catalogue, LAST_DAY).rows
    assert len(rows) == 8 and set(rows["status"]) == {"provisional"}
    final = publishing.delivered(desk, catalogue, date(2027, 1, 1)).rows
    assert set(final["status"]) == {"final"}
    # Somebody uploads again: until it is approved, what was approved stays public.
    take(view, desk, text(MARKS.replace("6,8", "7,1")))
    assert publishing.delivered(desk, catalogue, LAST_DAY).rows.equals(rows)


def test_a_correction_needs_a_reason_and_is_in_the_public_log(view: View, desk: Ledger):
    take(view, desk)
    approve(view, desk)
    more = MARKS.replace("6,8", "7,1").replace(
        "verhuizen;gemeente;7,2;3", "scheiden;gemeente;6,1;90"
    )
    take(view, desk, text(more))
    with pytest.raises(SpiegelError, match="is een correctie"):
        hand_in(desk, now(view, desk), SUPPLIER, edition_of(view))
    approve(view, desk, reason="Een verkeerde meting.")
    found = publishing.delivered(desk, view.edition.catalogue, LAST_DAY)
    assert set(found.rows["status"]) == {"corrected"}
    told = [
        (r["question"], r["was"], r["became"], r["reason"])
        for r in found.corrections.sort("question").iter_rows(named=True)
    ]
    why = "Een verkeerde meting."
    assert told == [
        ("Levensgebeurtenissen: scheiden, gemeente", "niet op de lijst", "op de lijst", why),
        ("Levensgebeurtenissen: verhuizen, gemeente", "op de lijst", "niet op de lijst", why),
        ("Levensgebeurtenissen: verhuizen, hele keten, Rapportcijfer", "6,8", "7,1", why),
    ]


def test_an_edition_holds_what_was_approved(view: View, desk: Ledger, tmp_path: Path):
    take(view, desk)
    approve(view, desk)
    home = Home(tmp_path / "edition")
    build(home, small_data(tmp_path), delivered=lambda c: publishing.delivered(desk, c, LAST_DAY))
    seen = View(Edition(home.current()))
    found = seen.listed(EVENTS, YEAR)
    assert found is not None and not found.example and found.names == {DELFT: "Delft"}
    assert [dict(r) for r in found.of(DELFT)] == [
        {"gebeurtenis": "verhuizen", "organisatie": o, "cijfer": c, "n": n, "sd": None}
        for o, c, n in (("hele keten", 6.8, 180.0), ("gemeente", 7.2, 3.0))
    ]
    assert found.statuses[DELFT] == "provisional" and found.references[DELFT].startswith("versie 2, goedgekeurd op ")  # fmt: skip
    assert seen.listed_years(EVENTS) == (YEAR,)
    there = {(DELFT, EVENTS, YEAR, found.references[DELFT])}
    assert list_publishing.unpublished(desk, seen.edition.catalogue, there) == []
    assert len(list_publishing.unpublished(desk, seen.edition.catalogue, set())) == 1


def test_a_list_that_the_catalogue_no_longer_has_is_left_out(view: View, desk: Ledger):
    take(view, desk)
    approve(view, desk)
    rows = publishing.delivered(desk, view.edition.catalogue, LAST_DAY).rows
    renamed = rows.with_columns(list_key=rows["list_key"] + "-oud")
    assert Lists(renamed, view.edition.catalogue, {}, "Levering", False).of(f"{EVENTS}-oud", YEAR) is None  # fmt: skip


# --- the command line -------------------------------------------------------------------------------


def test_the_whole_way_on_the_command_line(
    inside: Inside, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out, where = tmp_path / "l.xlsx", ("--gemeente", "Delft", "--year", str(YEAR))
    assert inside("list-template", EVENTS, "--out", str(out)).code == 0
    typed = {"Gebeurtenis": "verhuizen", "Organisatie": "gemeente", "Rapportcijfer": 11, "Aantal antwoorden": 80}  # fmt: skip
    out.write_bytes(filled(out.read_bytes(), [typed]))
    wrong = inside("deliver-list", EVENTS, str(out), *where, "--json")
    assert wrong.code == 1 and wrong.json["accepted"] is False and wrong.json["errors"] == 1
    assert wrong.json["problems"][0]["sentence"].startswith(
        "In rij 2, kolom Rapportcijfer staat 11;"
    )
    out.write_bytes(filled(out.read_bytes(), [{"Rapportcijfer": 7.1}]))
    monkeypatch.setenv("SPIEGEL_NAME", "Jan")
    good = inside("deliver-list", EVENTS, str(out), *where)
    assert good.code == 0 and "1 cijfer van l.xlsx overgenomen." in good.out
    handed = inside("hand-in", "Delft", "Levensgebeurtenissen", "--year", str(YEAR), "--json")
    assert handed.code == 0 and (handed.json["status"], handed.json["rows"]) == ("ingediend", 1)
    same = inside("approve", "Delft", EVENTS, "--year", str(YEAR))
    assert same.code == 2 and "zelf ingediend" in same.err
    monkeypatch.setenv("SPIEGEL_NAME", "Vera")
    done = inside("approve", "Delft", EVENTS, "--year", str(YEAR))
    assert done.code == 0 and "goedgekeurd, 1 cijfer." in done.out
    with closing(Ledger.at(home)) as ledger:
        assert ledger.newest(ListSubmission)[0].entry.status is APPROVED
    again = inside("list-template", EVENTS, "--out", str(tmp_path / "rijen.csv"), *where, "--json")
    assert again.json["rows"] == 1
    assert "verhuizen;gemeente;7,1;80;" in (tmp_path / "rijen.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("list-template", "boetes", "--out", "x.xlsx"), "Er is geen lijst 'boetes'"),
        (("list-template", CHARTER, "--out", "x.pdf"), "kan geen bestand .pdf zijn"),
        (("deliver-list", CHARTER, "er-niet.csv", "--gemeente", "Delft"), "is er niet"),
        (("deliver-list", CHARTER, "x", "--gemeente", "Delft", "--year", "1999"), "Over 1999 worden geen cijfers gevraagd"),
        (("hand-in", "Delft", CHARTER, "--year", "2024"), "Er is nog geen belofte van Delft"),
        (("approve", "Delft", CHARTER, "--year", "2024"), "is niet ingediend"),
    ],
)  # fmt: skip
def test_what_the_command_line_refuses(
    inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
):  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_bytes(b"")
    said = inside(*words)
    assert said.code == 2 and sentence in " ".join(said.err.split()) and said.out == ""
