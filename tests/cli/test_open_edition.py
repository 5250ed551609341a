"""``spiegel open-edition``: an answer, or a folder that is there whole or not at all."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from benchmark import answers
from benchmark.answers import open_edition
from benchmark.edition import Edition, Home
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Choice, PublicPart, PublicText, PublishedBands, ReportStatus
from benchmark.ledger.store import Ledger
from benchmark.report import csv_package, keeping, open_editions
from benchmark.report.composing.open_edition import compose
from benchmark.report.composing.open_words import OpenWords
from benchmark.viewing import View
from tests.cli.running import Inside
from tests.ledger.writing import ADVISOR

DELFT = ("open-edition", "--gemeente", "Delft")
FILES = {
    "index.html",
    "jaarbericht.pdf",
    "datapackage.json",
    "LEESMIJ.txt",
    "cijfers-kosten.csv",
    "uitleg.csv",
}


@pytest.fixture
def inside(
    writable_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    return Inside(writable_home, monkeypatch, capsys)


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


def test_without_a_folder_it_answers_and_keeps_nothing(inside: Inside, writable_home: Path) -> None:
    said = inside(*DELFT)
    assert said.code == 0
    assert "Bij andere gemeenten vaak € 35 tot € 55 per inwoner." in " ".join(
        said.out.replace("\xa0", " ").split()
    )
    assert "Er is niets bewaard." in said.out
    found = inside(*DELFT, "--json").json
    assert found["class"] == "100.000 inwoners of meer" and found["texts"] == []
    figures = [f for s in found["subjects"] for f in s["figures"]]
    assert [f["withheld"] for f in figures] == [None, "books", None, None]
    assert not Ledger.at(Home(writable_home)).newest(PublishedBands)


def test_the_folder_holds_page_pdf_and_data(inside: Inside, tmp_path: Path) -> None:
    out = tmp_path / "open"
    said = inside(*DELFT, "--out", str(out), "--json").json
    assert names(out) == FILES == set(said["files"])
    assert said["status"] == "concept" and said["code"].startswith("GS-")
    page = (out / "index.html").read_text(encoding="utf-8")
    assert said["code"] in page and "Concept" in page and said["edition"] in page
    described = json.loads((out / "datapackage.json").read_bytes())
    assert {r["path"] for r in described["resources"]} == {n for n in FILES if n.endswith(".csv")}
    for name in FILES - {"index.html"}:
        assert f'href="{name}"' in page
    assert names(tmp_path) >= {"open"} and not [
        n for n in names(tmp_path) if n.endswith((".half", ".oud"))
    ]


def test_a_kept_one_is_written_again_as_it_was_with_its_status(
    inside: Inside, writable_home: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "een", tmp_path / "twee"
    code = inside(*DELFT, "--out", str(first), "--json").json["code"]
    with_ledger = Ledger.at(Home(writable_home))
    keeping.revise(with_ledger, code, ADVISOR, seen=1, status=ReportStatus.SETTLED)
    said = inside("open-edition", code, "--out", str(second))
    assert said.code == 0 and "status: vastgesteld" in said.out
    before, after = ((f / "index.html").read_text(encoding="utf-8") for f in (first, second))
    assert "Concept" in before and "Concept" not in after and "vastgesteld" in after
    assert (first / "cijfers-kosten.csv").read_bytes() == (
        second / "cijfers-kosten.csv"
    ).read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--examples", "--out", "x"), "Een jaarbericht met voorbeeldcijfers wordt niet gemaakt"),
        (("--year", "1999"), "Er zijn geen cijfers uit de jaarrekening 1999."),
        (("--out", "geen/map/hier"), "is er niet"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    inside: Inside,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = inside(*DELFT, *words)
    assert said.code == 2 and said.out == "" and sentence in said.err
    assert names(tmp_path) <= {"spiegel"}


def test_somebody_must_be_named(inside: Inside) -> None:
    assert "Van welke gemeente is het jaarbericht?" in inside("open-edition").err
    assert "Er is geen rapport met de code" in inside("open-edition", "GS-AAAAAA", "--out", "x").err
    assert "Zeg met --out in welke map" in inside("open-edition", "GS-AAAAAA").err


def test_files_of_others_stay(inside: Inside, tmp_path: Path) -> None:
    out = tmp_path / "open"
    out.mkdir()
    (out / "begroting.xlsx").write_text("van ons", encoding="utf-8")
    said = inside(*DELFT, "--out", str(out))
    assert said.code == 2 and "staan andere bestanden (begroting.xlsx)" in said.err
    assert names(out) == {"begroting.xlsx"}
    file = tmp_path / "bestand"
    file.write_text("x", encoding="utf-8")
    assert "is een bestand" in inside(*DELFT, "--out", str(file)).err


def test_an_earlier_one_is_replaced_and_nothing_else(view: View, tmp_path: Path) -> None:
    out = tmp_path / "open"
    out.mkdir()  # an empty folder will do
    for year in (2023, 2022):
        asked = answers.question(view, "Delft", year)
        found = compose(view, asked, OpenWords(), code="", made_on=date(2026, 10, 1))
        open_editions.put(out, open_editions.files(found))
    assert names(out) == FILES
    assert "Jaarbericht dienstverlening 2022" in (out / "index.html").read_text(encoding="utf-8")
    (out / "foto.jpg").write_bytes(b"x")
    with pytest.raises(SpiegelError, match="foto"):
        open_editions.put(out, open_editions.files(found))
    assert names(out) == {*FILES, "foto.jpg"}


def test_a_folder_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at the last file: what was there is there, and nothing beside it."""
    out = tmp_path / "open"
    files = {"datapackage.json": b"{}", "index.html": b"oud"}
    open_editions.put(out, {csv_package.NAME: json.dumps({"name": "gemeentespiegel-x", "resources": []}).encode(), **{k: v for k, v in files.items() if k != csv_package.NAME}})  # fmt: skip
    real = os.fsync

    def full(handle: int) -> None:
        if b"nieuw" in Path(f"/proc/self/fd/{handle}").resolve().name.encode():
            raise OSError(28, "vol")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SpiegelError, match="de schijf is vol"):
        open_editions.put(out, {"index.html": b"nieuw", "nieuw.csv": b"x"})
    assert (out / "index.html").read_bytes() == b"oud"
    assert names(tmp_path) == {"open"}


def test_own_texts_and_choices_go_in_but_not_the_name_of_another_municipality(
    inside: Inside, writable_home: Path, tmp_path: Path
) -> None:
    ledger = Ledger.at(Home(writable_home))
    edition = Edition(Home(writable_home).current()).info.id
    for part, text in (
        (PublicPart.CHANGES, "Wij openen een derde loket."),
        (PublicPart.REACTING, "Wij leren van Rijswijk."),
    ):
        ledger.record(
            PublicText(gemeente="GM0503", year=2023, part=part, text=text), ADVISOR, edition
        )
    ledger.record(
        Choice(gemeente="GM0503", indicator="BRZ03", year=2023, reason="Bewust meer balies."),
        ADVISOR,
        edition,
    )
    ledger.record(
        PublicText(gemeente="GM0503", year=2022, part=PublicPart.CHANGES, text="Van toen."),
        ADVISOR,
        edition,
    )
    out = tmp_path / "open"
    said = inside(*DELFT, "--out", str(out))
    assert "Niet opgenomen, 'reageren': de tekst noemt Rijswijk." in " ".join(said.out.split())
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "Wij openen een derde loket." in page and "Bewust meer balies." in page
    assert "Rijswijk" not in page and "Van toen." not in page
    assert ADVISOR.name not in page  # an official is no news


def test_the_bands_of_a_class_are_remembered_once(view: View, writable_home: Path) -> None:
    """Leiden is in the class of Delft; Beuningen is not."""
    ledger = Ledger.at(Home(writable_home))
    for name in ("Delft", "Leiden", "Beuningen"):
        open_editions.make(view, ledger, answers.question(view, name), ADVISOR)
    found = ledger.newest(PublishedBands)
    assert [(r.entry.year, r.entry.public_class) for r in found] == [
        (2023, "100.000 inwoners of meer"),
        (2023, "20.000 tot 50.000 inwoners"),
    ]
    asked = answers.question(view, "Leiden")
    assert open_editions.published(view, ledger, asked) == ()
    # under another edition the same bands are those of before
    older = found[0].entry.model_copy(update={"figures": "2020-1-00000000"})
    ledger.record(older, ADVISOR, found[0].edition)
    assert open_editions.published(view, ledger, asked) == ()  # it came after
    later = answers.question(view, "Leiden", 2022)
    ledger.record(older.model_copy(update={"year": 2022}), ADVISOR, found[0].edition)
    (release,) = open_editions.published(view, ledger, later)
    assert release.by_code == open_edition.release(view, asked).by_code
