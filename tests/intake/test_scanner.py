"""The virus scanner: asked before anything reads the file, and trusted only when it works."""

import stat
from pathlib import Path

import pytest

from benchmark.intake import RefusedFile, received
from benchmark.intake.scanner import SETTING
from tests.intake.building import GOOD, book

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scanner that knows one virus, and where it writes down what it was asked."""
    program = tmp_path / "scan ner.sh"
    program.write_text(
        '#!/bin/sh\nhere=$(dirname "$0")\n'
        'echo "$1 $2 $(stat -c %a "$(dirname "$2")")" >>"$here/asked"\n'
        'grep -q EICAR-STANDARD "$2" && exit 1\nexit 0\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(SETTING, f"'{program}' --quiet")
    return tmp_path / "asked"


def refused(content: bytes, name: str = "cijfers.xlsx") -> str:
    with pytest.raises(RefusedFile) as caught:
        received(content, name)
    return str(caught.value)


def test_a_virus(asked: Path) -> None:
    assert "De virusscanner keurt het bestand cijfers.xlsx af." in refused(EICAR)
    assert "keurt" in refused(b"a;b\n1;" + EICAR + b"\n", "cijfers.csv")


def test_a_clean_file_is_asked_about_once_and_leaves_nothing(asked: Path) -> None:
    assert received(book(), "../../x.xlsx").kind == "xlsx"
    (line,) = asked.read_text().splitlines()
    option, path, mode = line.split()
    assert option == "--quiet" and Path(path).is_absolute() and mode == "700"
    assert "x.xlsx" not in path and not Path(path).parent.exists()


def test_every_file_is_judged_whatever_it_is(asked: Path) -> None:
    assert "een PDF" in refused(b"%PDF-1.7")
    assert len(asked.read_text().splitlines()) == 1


@pytest.mark.parametrize(
    "command",
    ["/nergens/scanner", "false-scanner-that-is-not", "sh -c 'exit 2'", "sh -c 'kill -9 $$'", "'"],
)
def test_a_scanner_that_does_not_work_lets_nothing_in(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, command)
    said = refused(GOOD, "cijfers.csv")
    assert "De scanner werkt niet" in said and "beheerder" in said


def test_no_shell_reads_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, f"true; touch {tmp_path}/made")
    assert "werkt niet" in refused(GOOD, "cijfers.csv")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("command", ["", "  "])
def test_without_a_scanner(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, command)
    assert received(GOOD, "cijfers.csv").kind == "csv"
