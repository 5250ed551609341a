"""The command line of a delivery: the whole way from questionnaire to edition, with the words of the page."""

import csv
import io
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from benchmark.cli import building
from benchmark.delivery import handing_in, receiving
from benchmark.edition import Edition, Home
from benchmark.ledger import opening
from benchmark.ledger.deliveries import Answered, Submission
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from tests.cli.running import Inside, spiegel
from tests.delivery.answering import CHANNELS, DELFT, YEAR, filled
from tests.places import small_data

ROUND = ("--year", str(YEAR))


@pytest.fixture
def blank(inside: Inside, tmp_path: Path) -> Path:
    """The workbook of Delft, as the command line gives it."""
    out = tmp_path / "delft.xlsx"
    assert inside("questionnaire", "--gemeente", "Delft", "--out", str(out), *ROUND).code == 0
    return out


@pytest.fixture
def full(blank: Path) -> Path:
    blank.write_bytes(filled(blank.read_bytes(), CHANNELS))
    return blank


@pytest.fixture
def wrong(full: Path) -> Path:
    """Three mistakes: a point, a number below zero, and four channels that do not add up."""
    typed = {"berichten-ontvangen": "1.234", "gestarte-online-aanvragen": -1, "contacten-digitaal": 44_000}  # fmt: skip
    full.write_bytes(filled(full.read_bytes(), typed))
    return full


def answered(home: Home) -> dict[str, float | None]:
    with closing(Ledger.at(home)) as ledger:
        return {r.entry.question: r.entry.value for r in ledger.newest(Answered, DELFT)}


def named(patch: pytest.MonkeyPatch, name: str) -> None:
    patch.setenv("SPIEGEL_NAME", name)


def test_the_questionnaire_of_more_years(inside: Inside, tmp_path: Path):
    out = tmp_path / "q.xlsx"
    said = inside("questionnaire", "--gemeente", "delft", "--out", str(out), "--year", "2023", *ROUND, "--json")  # fmt: skip
    assert said.code == 0 and said.err == ""
    assert said.json["years"] == [2024, 2023] and said.json["gemeente"] == {"code": DELFT, "name": "Delft"}  # fmt: skip
    assert said.json["file"] == str(out) and said.json["answered"] == 0
    book = openpyxl.load_workbook(out)
    head = [c.value for c in book["Kanalen"][4]]
    assert head.index("Antwoord 2024") < head.index("Antwoord 2023")
    rows = sum(sheet.max_row - 4 for sheet in book if sheet["A4"].value == "sleutel")
    assert said.json["questions"] == 2 * rows


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--gemeente", "Onzinnigdam", *ROUND), "Er is geen gemeente 'Onzinnigdam'."),
        (("--gemeente", "Brielle", *ROUND), "Brielle bestaat niet meer"),
        (("--gemeente", "Delft", "--year", "2019"), "Over 2019 worden geen cijfers gevraagd."),
        (("--gemeente", "Delft", "--year", "x"), "'x' bij --year is geen heel getal."),
    ],
)
def test_a_questionnaire_that_cannot_be(
    inside: Inside, tmp_path: Path, words: tuple[str, ...], sentence: str
):
    out = tmp_path / "q.xlsx"
    said = inside("questionnaire", "--out", str(out), *words)
    assert said.code == 2 and sentence in said.err and said.out == "" and not out.exists()


@pytest.mark.parametrize("command", ["questionnaire", "validate"])
def test_a_place_that_cannot_be_written(inside: Inside, full: Path, tmp_path: Path, command: str):
    for out in (tmp_path, tmp_path / "nergens/q.xlsx"):
        words = ["--gemeente", "Delft", "--out", str(out)] if command == "questionnaire" else [str(full), "--marked", str(out)]  # fmt: skip
        said = inside(command, *words)
        assert said.code == 2 and "geen plaats voor een bestand" in said.err


def test_validate_a_good_file(inside: Inside, full: Path, home: Home):
    said = inside("validate", str(full), "--json")
    assert said.code == 0
    found = said.json
    assert (found["accepted"], found["answers"], found["new"], found["problems"]) == (
        True,
        5,
        5,
        [],
    )
    assert "Het bestand is goed; er is niets bewaard." in inside("validate", str(full)).out
    assert answered(home) == {}


def test_validate_a_wrong_file(inside: Inside, wrong: Path, home: Home, view: View, tmp_path: Path):
    marked = tmp_path / "nagekeken.xlsx"
    said = inside("validate", str(wrong), "--marked", str(marked), "--json")
    assert said.code == 1
    found = said.json
    assert found["accepted"] is False and found["errors"] == 3 and found["marked"] == str(marked)
    errors = {p["question"]: p for p in found["problems"] if p["kind"] == "fout"}
    assert set(errors) == {"berichten-ontvangen", "gestarte-online-aanvragen", "klantcontacten"}
    assert {p["sheet"] for p in errors.values()} == {"Kanalen"}
    text = " ".join(inside("validate", str(wrong)).out.split())
    with closing(Ledger.at(home)) as ledger:
        looked = receiving.look(view, ledger, wrong.read_bytes(), wrong.name)
    for one in looked.found:  # the words of the page
        assert " ".join(one.sentence.split()) in text
    assert [f.sentence for f in looked.found] == [p["sentence"] for p in found["problems"]]
    comments = [c for row in openpyxl.load_workbook(marked)["Kanalen"].iter_rows() for c in row if c.comment]  # fmt: skip
    assert {c.coordinate for c in comments} >= {p["cell"] for p in errors.values()}


def test_deliver_a_wrong_file_and_nothing_is_recorded(inside: Inside, wrong: Path, home: Home):
    said = inside("deliver", str(wrong))
    assert said.code == 1 and "Er is niets overgenomen: in het bestand staan fouten." in said.out
    assert inside("deliver", str(wrong), "--json").json["delivered"] == 0
    assert answered(home) == {}


def test_signals_do_not_stop_a_file(inside: Inside, full: Path):
    full.write_bytes(
        filled(full.read_bytes(), {"berichten-ontvangen": 10, "berichten-binnen-2-werkdagen": 10})
    )
    said = inside("validate", str(full), "--json")
    assert said.code == 0 and said.json["accepted"] is True
    assert said.json["errors"] == 0


@pytest.mark.parametrize("command", ["validate", "deliver"])
def test_a_file_that_is_refused(inside: Inside, full: Path, tmp_path: Path, command: str):
    text = tmp_path / "brief.docx"
    text.write_bytes(b"geen werkmap")
    cases = {
        (str(tmp_path / "weg.xlsx"),): "is er niet",
        (str(tmp_path),): "is niet te lezen",
        (str(text),): "brief.docx",
        (str(full), "--gemeente", "Gouda"): "Dit bestand is van Delft, niet van Gouda.",
        (str(full), "--gemeente", "Onzinnigdam"): "Er is geen gemeente 'Onzinnigdam'.",
    }
    for words, sentence in cases.items():
        for json_ in ((), ("--json",)):
            said = inside(command, *words, *json_)
            assert said.code == 2 and sentence in said.err and said.out == "", words


def test_a_file_that_is_too_large_is_refused(inside: Inside, tmp_path: Path):
    large = tmp_path / "groot.xlsx"
    with large.open("wb") as handle:
        handle.truncate(300_000_000)  # a hole: it takes no room
    said = inside("validate", str(large))
    assert said.code == 2 and "is te groot" in said.err


def test_the_whole_way(
    inside: Inside, full: Path, home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    named(monkeypatch, "Jan Jansen")
    said = inside("deliver", str(full), "--gemeente", "Delft", "--json")
    assert said.code == 0 and said.json["delivered"] == 5
    assert said.json["author"] == "Jan Jansen, opdrachtregel (naam niet gecontroleerd)"
    assert answered(home) == CHANNELS
    said = inside("deliver", str(full))
    assert said.code == 2 and "Dit bestand is al verwerkt" in said.err

    said = inside("approve", "Delft", "kanalen", *ROUND)
    assert said.code == 2 and "is niet ingediend" in said.err
    said = inside("hand-in", "Delft", "Kanalen", *ROUND, "--json")
    assert (said.code, said.json["status"], said.json["answers"]) == (0, "ingediend", 5)

    named(monkeypatch, "JAN JANSEN")
    said = inside("approve", "Delft", "kanalen", *ROUND)
    assert said.code == 2 and "Jan Jansen heeft deze levering zelf ingediend." in said.err
    assert handing_in.UNCHECKED in said.err
    named(monkeypatch, "Petra Peters")
    said = inside("return", "Delft", "kanalen", *ROUND)
    assert said.code == 2 and "Er staat nog geen reden." in said.err
    said = inside("return", "Delft", "kanalen", *ROUND, "--reason", "Tel ook de chat.", "--json")
    assert (said.json["status"], said.json["reason"]) == ("teruggestuurd", "Tel ook de chat.")

    named(monkeypatch, "Jan Jansen")
    assert inside("hand-in", "Delft", "kanalen", *ROUND).code == 0
    assert "ingediend" in inside("deliveries").out
    named(monkeypatch, "Petra Peters")
    said = inside("approve", "GM0503", "Kanalen", *ROUND)
    assert said.code == 0 and "Kanalen van Delft over 2024: goedgekeurd, 5 antwoorden." in said.out
    assert "Namen worden niet gecontroleerd" in said.out and "spiegel build" in said.out

    answers = tmp_path / "beter.csv"
    lines = [["gemeente", "jaar", "vraag", "antwoord"],
             ["Delft", str(YEAR), "klantcontacten", "127100"], ["Delft", str(YEAR), "contacten-digitaal", "43100"]]  # fmt: skip
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(lines)
    answers.write_text(text.getvalue(), encoding="utf-8")
    named(monkeypatch, "Jan Jansen")
    assert inside("deliver", str(answers), "--json").json["delivered"] == 2
    said = inside("hand-in", "Delft", "kanalen", *ROUND)
    assert said.code == 2 and "is een correctie" in said.err
    assert (
        inside("hand-in", "Delft", "kanalen", *ROUND, "--reason", "Een formulier vergeten.").code
        == 0
    )
    named(monkeypatch, "Petra Peters")
    assert inside("approve", "Delft", "kanalen", *ROUND).code == 0

    # The edition of the program takes it in, and its log says what changed.
    data = small_data(tmp_path)
    said = inside("build", "--data", str(data), "--json")
    assert said.code == 0 and said.json["new"] is True
    amounts = Edition(home.current()).delivered_amounts
    assert amounts.filter(measure="levering.KAN01.teller")["amount"].to_list() == [127_100.0]
    log = inside("corrections", "--json").json["corrections"]
    assert {(c["question"], c["was"], c["became"], c["reason"]) for c in log} == {
        ("klantcontacten", "127.000 contacten", "127.100 contacten", "Een formulier vergeten."),
        ("contacten-digitaal", "43.000 contacten", "43.100 contacten", "Een formulier vergeten."),
    }
    told = inside("deliveries", "--json").json["deliveries"]
    assert [(d["theme"], d["status"], d["answered"], d["asked"]) for d in told] == [("kanalen", "goedgekeurd", 5, 15)]  # fmt: skip
    with closing(Ledger.at(home)) as ledger:
        assert len(ledger.history(Submission, f"{DELFT}/{YEAR}/kanalen")) == 6


def test_without_a_name_the_command_line_cannot_approve_itself(inside: Inside, full: Path, monkeypatch: pytest.MonkeyPatch):  # fmt: skip
    monkeypatch.delenv("SPIEGEL_NAME", raising=False)
    assert inside("deliver", str(full)).code == 0
    assert inside("hand-in", "Delft", "kanalen", *ROUND).code == 0
    said = inside("approve", "Delft", "kanalen", *ROUND)
    assert said.code == 2 and "heeft deze levering zelf ingediend" in said.err


def test_a_theme_that_is_not_there(inside: Inside):
    said = inside("hand-in", "Delft", "onzin", *ROUND)
    assert said.code == 2 and "Er is geen thema 'onzin' om over te leveren." in said.err


def test_nothing_delivered_and_nothing_corrected(inside: Inside, home: Home):
    assert "Nog geen gemeente heeft iets ingediend." in inside("deliveries").out
    assert not (home.root / opening.FILE).exists()  # to look makes no ledger
    assert inside("deliveries", "--json").json == {"minimum": 6, "themes": [], "deliveries": []}
    assert "is niets gecorrigeerd" in inside("corrections").out
    assert inside("corrections", "--json").json["corrections"] == []


def test_a_build_without_a_ledger_makes_none(
    home: Home, view: View, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(opening.VARIABLE, raising=False)
    found = building.delivered(home, view.edition.catalogue)
    assert found.amounts.is_empty() and not (home.root / opening.FILE).exists()


def test_a_build_stops_when_the_ledger_does_not_answer(home: Home, tmp_path: Path):
    """An edition without what was approved would be a wrong one; the one that is there stays."""
    before = home.current()
    data = small_data(tmp_path)
    gone = "postgresql://u@/spiegel?host=/nergens"
    said = spiegel(home.root, "build", "--data", str(data), SPIEGEL_LEDGER=gone)
    assert said.code == 2 and "logboek" in said.err.lower()
    (home.root / opening.FILE).write_bytes(b"kapot" * 1000)
    said = spiegel(home.root, "build", "--data", str(data), SPIEGEL_LEDGER="")
    assert said.code == 2 and said.err
    assert home.current() == before and home.ids() == [before.stem]


def test_the_program_gives_the_exit_codes(wrong: Path, home: Home, tmp_path: Path):
    """As people and scripts start it."""
    said = spiegel(home.root, "validate", str(wrong), "--json", SPIEGEL_LEDGER="")
    assert said.code == 1 and said.json["errors"] == 3 and said.err == ""
    assert spiegel(home.root, "validate", str(tmp_path / "weg.csv"), SPIEGEL_LEDGER="").code == 2


@pytest.mark.parametrize("command", ["questionnaire", "validate", "deliver", "hand-in", "approve", "return", "deliveries", "corrections"])  # fmt: skip
def test_help_is_in_dutch(inside: Inside, command: str):
    said = inside(command, "--help")
    assert said.code == 0 and "Gebruik: spiegel" in said.out and "--json" in said.out
    assert "Usage" not in said.out and "Options" not in said.out
