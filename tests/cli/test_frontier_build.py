"""``spiegel build --frontier``: computed once, said, and never left half."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

from benchmark.edition import Home
from benchmark.edition.frontier import kept
from benchmark.edition.home import beside
from tests.cli.running import PROGRAM, Inside, spiegel
from tests.places import environment, small_data


def test_computed_once_and_said_by_build_and_edition(inside: Inside, tmp_path: Path):
    data, home = str(small_data(tmp_path)), Home(tmp_path / "home")
    inside.patch.setenv("SPIEGEL_HOME", str(home.root))
    inside("build", "--data", data)
    assert inside("edition", "--json").json["frontier"] == {"there": False, "problem": None}
    assert "nog niet berekend (maak hem met 'spiegel build --frontier')" in inside("edition").out
    first = inside("build", "--data", data, "--frontier", "--json").json
    told = first["frontier"]
    assert (first["new"], told["there"], told["new"], told["year"]) == (False, True, True, 2023)
    assert all(not s["measured"] and s["n"] < 60 for s in told["subjects"])
    made = beside(home.current()).stat()
    again = inside("build", "--data", data, "--frontier")
    assert "De grens stond er al: te weinig gemeenten voor burgerzaken, belastingen" in again.out
    after = beside(home.current()).stat()
    assert (after.st_ino, after.st_mtime_ns) == (made.st_ino, made.st_mtime_ns)
    assert inside("edition", "--json").json["frontier"]["subjects"] == told["subjects"]


def test_a_damaged_file_is_said_and_replaced(inside: Inside, tmp_path: Path):
    data, home = str(small_data(tmp_path)), Home(tmp_path / "home")
    inside.patch.setenv("SPIEGEL_HOME", str(home.root))
    inside("build", "--data", data, "--frontier")
    beside(home.current()).write_bytes(b"rommel")
    assert "is beschadigd" in inside("edition", "--json").json["frontier"]["problem"]
    said = inside("build", "--data", data, "--frontier")
    assert "is beschadigd, en wordt opnieuw gemaakt." in said.err
    assert said.code == 0 and kept(home.current()).rows is not None


def test_interrupting_leaves_nothing_half(edition_home: Path, tmp_path: Path):
    home = Home(Path(shutil.copytree(edition_home, tmp_path / "home")))
    before = {p.name for p in home.root.iterdir()}  # a served home holds more than editions
    command = [PROGRAM, "build", "--frontier"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home.root)
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert b"was er al" in process.stdout.readline()  # the edition is there; now it measures
        while not list(home.root.glob(".building-*")):
            assert process.poll() is None
            time.sleep(0.05)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and "Afgebroken. Er is niets half bewaard" in err.decode()
    assert kept(home.current()).rows is None and kept(home.current()).problem == ""
    assert {p.name for p in home.root.iterdir()} - before <= {"build.lock", "cited.lock"}
    assert spiegel(home.root, "edition", "--json").json["id"] == home.current().stem
