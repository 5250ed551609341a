"""``spiegel report``, ``memo`` and ``question``: files whole or not at all, and a code that opens again."""

from pathlib import Path

import pytest

from benchmark.report import formats
from benchmark.report.document import Document
from tests.cli.running import Inside
from tests.cli.test_bad_input import refused

DELFT = ["--gemeente", "Delft", "--year", "2023"]


@pytest.fixture
def inside(writable_home: Path, monkeypatch, capsys) -> Inside:
    return Inside(writable_home, monkeypatch, capsys)


@pytest.fixture
def plain(monkeypatch) -> None:
    """A writer of a few bytes, where the command is tested and not the format."""
    monkeypatch.setattr(formats, "write", lambda document, format: document.as_json())


def test_a_report_opens_again_under_its_code(inside: Inside, plain, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("SPIEGEL_NAME", "  De   adviseur ")
    out, again = tmp_path / "a.pdf", tmp_path / "b.pdf"
    made = inside("report", *DELFT, "--theme", "Burgerzaken", "--out", str(out), "--json").json
    assert made["charts"] == 5 and made["file"] == str(out)
    assert made["author"] == "De adviseur, opdrachtregel (naam niet gecontroleerd)"
    opened = inside("report", made["code"].lower(), "--out", str(again), "--json").json
    assert {k: v for k, v in opened.items() if k != "file"} == {
        k: v for k, v in made.items() if k != "file"
    }
    assert again.read_bytes() == out.read_bytes()
    told = inside("report", made["code"], "--changed", "--json").json
    assert [c["why"] for c in told["changes"]] == [[], []]
    said = inside("report", made["code"], "--changed").out
    assert said.count("Niets veranderd.") == 2


def test_choices_reach_the_document(inside: Inside, plain, tmp_path: Path):
    out = tmp_path / "a.docx"
    words = ["--depth", "kort", "--audience", "openbaar", "--anonymous", "--indicator", "brz03"]
    more = ["--group", "lijkt-15", "--reference", "p25", "--format", "docx"]
    inside("report", *DELFT, *words, *more, "--out", str(out))
    document = Document.of_json(out.read_bytes())
    said = {f.label: f.text for f in document.filters}
    assert document.anonymous and document.audience == "openbaar"
    assert said["Uitgebreidheid"] == "kort" and said["Cijfers"] == "BRZ03"


def test_memo_and_answer(inside: Inside, tmp_path: Path):
    memo, answer = tmp_path / "memo.pdf", tmp_path / "vraag.pdf"
    told = inside("memo", *DELFT, "--out", str(memo), "--json").json
    assert told["kind"] == "memo" and memo.read_bytes().startswith(b"%PDF")
    asked = inside("question", "brz03", *DELFT, "--doing", "=1+1 #x", "--out", str(answer))
    assert asked.code == 0 and answer.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["report", "--out", "x.pdf"], "Voor wie is het rapport?"),
        (["report", *DELFT], "Zeg met --out welk bestand"),
        (["report", *DELFT, "--format", "odt", "--out", "x.odt"], "'odt' bij --format"),
        (["report", *DELFT, "--depth", "diep", "--out", "x"], "'diep' bij --depth"),
        (["report", *DELFT, "--out", "weg/x.pdf"], "De map weg is er niet"),
        (["report", *DELFT, "--out", "."], "is een map"),
        (["report", *DELFT, "--theme", "weg", "--out", "x.pdf"], "Het thema 'weg' is er niet"),
        (["report", *DELFT, "--indicator", "X1", "--out", "x.pdf"], "Het cijfer 'X1' is er niet"),
        (["report", *DELFT, "--examples", "--audience", "raad", "--out", "x.pdf"], "Voorbeeld"),
        (["report", "GS-ZZZZZZ", "--out", "x.pdf"], "geen rapport met de code 'GS-ZZZZZZ'"),
        (["report", "--changed", *DELFT], "Bij --changed hoort de code"),
        (["report", *DELFT, "--all"], "in welke map"),
        (["question", "BRZ01", *DELFT, "--out", "x.pdf"], "leverde nog niemand"),
        (["memo", "--gemeente", "Dleft", "--out", "x.pdf"], "Er is geen gemeente 'Dleft'"),
    ],
    ids=lambda w: " ".join(w) if isinstance(w, list) else "",
)
def test_what_cannot_be_made(inside: Inside, words, expected, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert expected in refused(inside(*words))
    assert {p for p in tmp_path.iterdir() if p.suffix} == {p for p in before if p.suffix}


def test_a_full_disk_leaves_the_file_that_was_there(
    inside: Inside, plain, tmp_path: Path, monkeypatch
):
    out = tmp_path / "a.pdf"
    out.write_bytes(b"van gisteren")

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("benchmark.jobs.writing.put", full)
    said = refused(inside("report", *DELFT, "--indicator", "BRZ03", "--out", str(out)))
    assert "de schijf is vol" in said and "Het rapport is bewaard als GS-" in said
    assert out.read_bytes() == b"van gisteren"
