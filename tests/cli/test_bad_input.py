"""Whatever goes wrong ends in one Dutch sentence and what to do, with exit code 2."""

import re
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmark.edition import Home
from tests.cli.running import Inside, Said, spiegel

DELFT = ["--gemeente", "Delft"]
ENGLISH = re.compile(r"\b(Error|Usage|Traceback|No such|Missing|Invalid|Try|expected|option)\b")


def refused(said: Said) -> str:
    """The sentence, after making sure that there is nothing else."""
    assert (said.code, said.out) == (2, "")
    text = said.err
    assert text.endswith("\n") and text.count("\n") == 1
    assert text[0].isupper() or not text[0].isalpha()
    assert text.rstrip()[-1] in ".?" and not ENGLISH.search(text), text
    return text


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["table", "json"])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["compare", "BRZ03", "--gemeente", "Dleft"],
            "Er is geen gemeente 'Dleft'. Bedoelt u Delft",
        ),
        (["compare", "BRZ03", *DELFT, "--year", "1999"], "Kies een jaar van 2017 tot en met 2024"),
        (["compare", "BRZ03", "--gemeente", "Appingedam"], "op in Eemsdelta"),
        (["compare", "BRZ03", *DELFT, "--with", "Leiden", "--with", "Gouda"], "minstens 5 nodig"),
        (["peers", *DELFT, "--with", "Haren", "--year", "2023"], "op in Groningen"),
        (["compare", "BRZ98", *DELFT], "Er is geen indicator met de code 'BRZ98'"),
        (["compare", "BRZ01", *DELFT], "leverde nog niemand cijfers"),
        (["values", "BEL16", "--year", "2024"], "Wel uit de jaarrekening van: 2023"),
        (["savings", "--gemeente", ""], "Er is geen gemeente ''"),
        (["peers", *DELFT, "-k", "99"], "van 5 tot en met 40"),
        (["peers", *DELFT, "--method", "similar", "-k", "4"], "van 5 tot en met 40"),
        (["peers", *DELFT, "--theme", "onzin"], "Het thema 'onzin' is er niet"),
        (["peers", *DELFT, "--method", "similar", "--weight", "onzin=2"], "geen kenmerk 'onzin'"),
        (["compare", "BRZ03", *DELFT, "--group", "lijkt-15-onzin"], "geen schema 'onzin'"),
        (["peers", "--gemeente", "Haren", "--year", "2018", "--group", "lijkt-15"], "wie op Haren"),
    ],
    ids=lambda w: " ".join(w) if isinstance(w, list) else "",
)
def test_a_question_without_an_answer(inside: Inside, words, expected, as_json):
    assert expected in refused(inside(*words, *as_json))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["compare", "BRZ03", *DELFT, "--year", "abc"], "'abc' bij --year is geen heel getal"),
        (["compare", "BRZ03", *DELFT, "--year", "2023.5"], "'2023.5' bij --year"),
        (["compare", "BRZ03", *DELFT, "--year", "²"], "'²' bij --year"),
        (["compare", "BRZ03", *DELFT, "--year", "9" * 5000], "bij --year is geen heel getal"),
        (["compare", "BRZ03", *DELFT, "--year"], "Bij de optie '--year' ontbreekt de waarde"),
        (["compare", "BRZ03", *DELFT, "--yaer", "2023"], "'--yaer' bestaat niet. Bedoelt u '--year'"),
        (["compare", "BRZ03", *DELFT, "--report", "plan"], "Kies uit: rekening, begroting"),
        (["compare", "BRZ03", *DELFT, "--method", "near"], "Kies uit: size, class, own, similar"),
        (["compare", "BRZ03", *DELFT, "-k", "veel"], "'veel' bij -k"),
        (["compare", "BRZ03", *DELFT, "--json=ja"], "Bij de optie '--json' hoort geen waarde"),
        (["compare", "BRZ03", "KST05", *DELFT], "Er staat te veel achter de opdracht: 'KST05'"),
        (["compare", "BRZ03"], "De optie '--gemeente' ontbreekt"),
        (["compare", *DELFT], "CODE ontbreekt"),
        (["compare", "BRZ03", *DELFT, "--method", "size", "--with", "Leiden"], "--with past niet"),
        (["compare", "BRZ03", *DELFT, "--method", "class", "-k", "9"], "-k past niet"),
        (["compare", "BRZ03", *DELFT, "--group", "klasse", "-k", "9"], "--group en -k gaan niet samen"),
        (["savings", *DELFT, "--group", "klasse", "--method", "size"], "--group en --method"),
        (["peers", *DELFT, "--group", "klasse", "--with", "Leiden"], "--group en --with"),
        (["peers", *DELFT, "--group", "vrienden"], "'vrienden' is niet te lezen"),
        (["peers", *DELFT, "--metric", "mahalanobis"], "--metric past niet bij --method size"),
        (["peers", *DELFT, "--weight", "inwoners=2"], "--weight past niet bij --method size"),
        (["peers", *DELFT, "--method", "similar", "--weight", "inwoners=0"], "Inwoners tellen altijd"),
        (["peers", *DELFT, "--method", "similar", "--weight", "ouderen=6"], "is 6, en dat kan niet"),
        (["compaer"], "De opdracht 'compaer' bestaat niet. Bedoelt u 'compare'"),
        (["--versie"], "De optie '--versie' bestaat niet"),
        (["serve", "--port", "0"], "Poort 0 bestaat niet"),
        (["serve", "--port", "abc"], "'abc' bij --port"),
        (["build", "--data", "/nergens"], "geen catalogus"),
        (["peers", "--gemeente", "\x1b[31mRood\x00\n"], "Er is geen gemeente '?[31mRood?'"),
    ],
    ids=lambda w: " ".join(w)[:60].encode("ascii", "replace").decode() if isinstance(w, list) else "",
)  # fmt: skip
def test_words_that_make_no_command(inside: Inside, words, expected):
    assert expected in refused(inside(*words))


def test_the_program_itself_never_shows_a_traceback(edition_home: Path, tmp_path: Path):
    """Through the real door: a few of everything, each in a process of its own."""
    asked = {
        "Bedoelt u Delft": (edition_home, "compare", "BRZ03", "--gemeente", "Dleft", "--json"),
        "bestaat niet": (edition_home, "--onzin"),
        "Er is geen gemeente": (edition_home, "peers", "--gemeente", "R\udcffd"),  # no valid UTF-8
        "nog geen editie": (tmp_path / "empty", "edition"),
    }
    with ThreadPoolExecutor() as pool:
        said = pool.map(lambda words: spiegel(*words), asked.values())
        for expected, answer in zip(asked, said, strict=True):
            assert expected in refused(answer)


@pytest.mark.parametrize(
    "words",
    [["edition"], ["indicators"], ["values", "BRZ03"], ["peers", *DELFT],
     ["compare", "BRZ03", *DELFT], ["savings", *DELFT], ["serve", "--json"]],
    ids=lambda w: w[0],
)  # fmt: skip
def test_without_an_edition_every_command_says_how_to_make_one(inside: Inside, tmp_path, words):
    inside.patch.setenv("SPIEGEL_HOME", str(tmp_path / "empty"))
    assert "Maak er een met 'spiegel build'" in refused(inside(*words))


def test_a_damaged_edition(inside: Inside, tmp_path: Path):
    home = Home(tmp_path)
    home.editions.mkdir()
    home.path("2026-1-00000000").write_bytes(b"\xaa" * 10_000)
    inside.patch.setenv("SPIEGEL_HOME", str(tmp_path))
    home.pointer.write_text("2026-1-00000000")
    assert "is beschadigd" in refused(inside("edition", "--json"))
    home.pointer.write_text("2026-2-00000000")
    assert "is er niet meer" in refused(inside("edition", "--json"))


def test_a_home_where_nothing_can_be_written(inside: Inside, tmp_path: Path):
    (tmp_path / "file").write_text("")
    inside.patch.setenv("SPIEGEL_HOME", str(tmp_path / "file"))
    assert "wijs met SPIEGEL_HOME een andere aan" in refused(inside("build", "--json"))


def test_a_port_in_use(inside: Inside):
    pytest.importorskip("dashboard.server")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for as_json in ([], ["--json"]):
            assert f"Poort {port}" in refused(inside("serve", "--port", port, *as_json))
