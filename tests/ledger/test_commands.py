"""The commands about the ledger: Dutch for people, JSON for programs, one sentence when it cannot be."""

from pathlib import Path

import pytest

from benchmark.catalogue import Catalogue
from benchmark.edition import Home
from benchmark.ledger.entries import JudgementStatus
from benchmark.ledger.store import Ledger
from tests.cli.running import Inside
from tests.cli.test_bad_input import refused
from tests.ledger.writing import SECRETARY, judgement


@pytest.fixture
def spiegel(
    writable_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    monkeypatch.delenv("SPIEGEL_LEDGER", raising=False)
    return Inside(writable_home, monkeypatch, capsys)


@pytest.fixture
def judged(home: Home, catalogue: Catalogue) -> str:
    """A line of Delft that was judged twice; its name."""
    line = catalogue.savings_lines[0]
    ledger = Ledger.at(home)
    ledger.record(judgement("Eerst zo.", line.key), SECRETARY, home.current().stem)
    again = judgement("Nu =1+1 <b>zo</b>.", line.key).model_copy(
        update={"status": JudgementStatus.NOT_NOW, "low": None, "central": None, "high": None}
    )
    ledger.record(again, SECRETARY, home.current().stem)
    ledger.close()
    return line.name


def test_judgements_tells_who_when_why_and_how_much(spiegel: Inside, judged: str) -> None:
    said = spiegel("judgements", "--gemeente", "Delft")
    assert said.code == 0 and said.err == ""
    assert "Beoordeling van Delft" in said.out and "niet nu" in said.out and "geen" in said.out
    assert f"{judged}, 2023: Nu =1+1 <b>zo</b>." in said.out
    assert "De secretaris, gemeentesecretaris (naam niet gecontroleerd), " in said.out
    assert "versie 2" in said.out and "Eerst zo." not in said.out


def test_judgements_as_json(spiegel: Inside, judged: str) -> None:
    told = spiegel("judgements", "--gemeente", "GM0503", "--json").json
    (one,) = told["judgements"]
    assert told["gemeente"] == {"code": "GM0503", "name": "Delft"}
    assert (one["name"], one["status"], one["counts"]) == (judged, "niet nu", False)
    assert (one["version"], one["low"], one["reason"]) == (2, None, "Nu =1+1 <b>zo</b>.")
    assert one["author"].endswith("(naam niet gecontroleerd)") and one["at"].endswith("+00:00")


def test_nothing_judged_yet(spiegel: Inside) -> None:
    assert (
        spiegel("judgements", "--gemeente", "Gouda").out == "Voor Gouda is nog niets beoordeeld.\n"
    )
    assert spiegel("judgements", "--gemeente", "Gouda", "--json").json["judgements"] == []


@pytest.mark.usefixtures("judged")
def test_a_copy_is_made_and_put_back(
    spiegel: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "kopie.zip"
    said = spiegel("backup", "--out", str(out))
    assert said.out == "Bewaard: 2 regels, 0 documenten en 1 editie (kopie.zip).\n"
    before = spiegel("judgements", "--gemeente", "Delft", "--json").json
    assert "bevat al 2 regels" in refused(spiegel("restore", str(out)))
    monkeypatch.setenv("SPIEGEL_HOME", str(tmp_path / "leeg"))
    back = spiegel("restore", str(out), "--json").json
    assert (back["records"], back["documents"], len(back["editions"])) == (2, 0, 1)
    assert spiegel("judgements", "--gemeente", "Delft", "--json").json == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["judgements"], "De optie '--gemeente' ontbreekt"),
        (["judgements", "--gemeente", "Dleft"], "Bedoelt u Delft"),
        (["backup"], "De optie '--out' ontbreekt"),
        (["backup", "--out", "/"], "'/' is een map"),
        (["backup", "--out", ""], "'.' is een map"),
        (["backup", "--out", f"{__file__}/kopie.zip"], "er staat een bestand waar een map hoort"),
        (["backup", "--out", "/nergens/kopie.zip"], "de map is er niet"),
        (["restore"], "BESTAND ontbreekt"),
        (["restore", "nergens.zip"], "'nergens.zip' is er niet"),
        (["restore", __file__], "geen hele reservekopie"),
    ],
    ids=lambda w: " ".join(w)[:30] if isinstance(w, list) else "",
)
def test_one_sentence_when_it_cannot_be(spiegel: Inside, words: list[str], sentence: str) -> None:
    assert sentence in refused(spiegel(*words, "--json"))


def test_a_ledger_that_does_not_answer(spiegel: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIEGEL_LEDGER", "postgresql://u:geheim@127.0.0.1:1/spiegel")
    told = refused(spiegel("judgements", "--gemeente", "Delft"))
    assert "niet te bereiken" in told and "geheim" not in told
