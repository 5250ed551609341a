"""``spiegel months``: an export of one's own system on the command line."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.running import Inside

DELFT = ("--gemeente", "Delft", "--mapping", "Telefonie")
CHOOSE = ("--date", "Maand", "--column", "aangeboden-oproepen=Aangeboden")


@pytest.fixture
def inside(
    writable_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    return Inside(writable_home, monkeypatch, capsys)


def export(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "telefoon.csv"
    path.write_text("\n".join(["Maand;Aangeboden", *rows]), encoding="utf-8")
    return str(path)


def year(count: int = 100) -> list[str]:
    return [f"2025-{n:02d};{count + n}" for n in range(1, 13)]


def test_a_mapping_is_made_once_and_remembered(inside: Inside, tmp_path: Path) -> None:
    file = export(tmp_path, *year())
    said = inside("months", file, *DELFT)
    assert said.code == 2 and "Er is nog geen indeling bewaard" in said.err
    said = inside("months", file, *DELFT, *CHOOSE)
    assert said.code == 0 and "12 nieuwe cijfers zijn bewaard." in said.out
    assert "In december 2025 was dit 112 oproepen. Dat past bij" in said.out
    assert "Neem de hele jaren over met --take-over." in said.out
    said = inside("months", file, "--gemeente", "GM0503", "--mapping", "telefonie")
    assert said.code == 0 and "deze cijfers stonden er al" in said.out


def test_a_whole_year_is_taken_over_and_part_of_one_is_not(inside: Inside, tmp_path: Path) -> None:
    file = export(tmp_path, *year(), *[f"2026-{n:02d};5000" for n in range(1, 10)])
    said = inside("months", file, *DELFT, *CHOOSE, "--take-over", "--json")
    assert said.code == 0
    new, old = said.json["years"]
    assert (new["year"], new["months"], new["value"], new["answer"]) == (2026, 9, None, None)
    assert (old["year"], old["months"], old["value"], old["answer"]) == (2025, 12, 1278, 1278)
    assert said.json["taken_over"] == ["GM0503/2025/aangeboden-oproepen"]
    assert "9 van 12 maanden" in inside("months", file, *DELFT).out
    again = inside("months", file, *DELFT, "--take-over")
    assert again.code == 0 and "Er is geen nieuw heel jaar om over te nemen." in again.out


def test_a_change_is_said_with_what_it_was(inside: Inside, tmp_path: Path) -> None:
    inside("months", export(tmp_path, *year()), *DELFT, *CHOOSE)
    rows = [row.replace("2025-04;104", "2025-04;140") for row in year()]
    said = inside("months", export(tmp_path, *rows), *DELFT)
    assert "1 gewijzigd cijfer is bewaard." in said.out
    assert "April 2025, ‘Hoeveel oproepen zijn na het keuzemenu aangeboden?’" in said.out
    assert "was 104 oproepen, is nu 140 oproepen." in said.out
    told = inside("months", export(tmp_path, *year()), *DELFT, "--json").json["kept"]
    assert told["changed"][0]["was"] == 140 and told["same"] == 11


def test_mistakes_are_named_by_line_and_nothing_is_kept(inside: Inside, tmp_path: Path) -> None:
    file = export(tmp_path, *year(), "gisteren;5", "2025-01;1.5")
    said = inside("months", file, *DELFT, *CHOOSE)
    assert said.code == 1
    assert "Er is niets bewaard: 2 fouten in telefoon.csv." in said.out
    assert "Regel 14: 'gisteren' is geen maand, kwartaal of dag." in said.out
    assert "Regel 15: Kolom ‘Aangeboden’." in said.out
    told = inside("months", file, *DELFT, *CHOOSE, "--json")
    assert told.code == 1 and told.json["kept"] is None
    assert [p["line"] for p in told.json["problems"]] == [14, 15]
    assert inside("months", file, *DELFT).code == 2  # not even the mapping


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--date", "Maand", "--column", "onzin=Aangeboden"), "bij --column is niet te lezen"),
        (("--date", "Maand", "--column", "aangeboden-oproepen"), "bij --column is niet te lezen"),
        (("--column", "aangeboden-oproepen=Aangeboden"), "--date ontbreekt"),
        (("--date", "Maand"), "Er is nog geen kolom gekozen"),
        (("--date", "Dag", "--column", "aangeboden-oproepen=X"), "ontbreken de kolommen 'Dag' en 'X'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    inside: Inside, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    said = inside("months", export(tmp_path, *year()), *DELFT, *words)
    assert said.code == 2 and says in said.err


def test_a_hundred_thousand_rows_per_event(inside: Inside, tmp_path: Path) -> None:
    lot = random.Random(2)
    days = (date(2025, 1, 1) + timedelta(lot.randrange(365)) for _ in range(100_000))
    rows = [f"{d:%d-%m-%Y} {lot.randint(8, 16):02d}:15:00;{lot.randint(0, 9)}" for d in days]
    said = inside("months", export(tmp_path, *rows), *DELFT, *CHOOSE, "--json")
    assert said.code == 0
    (told,) = said.json["years"]
    assert told["value"] == sum(int(row[-1]) for row in rows)
