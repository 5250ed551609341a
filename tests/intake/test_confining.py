"""What the process that reads cannot do, and what we believe of its answer."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmark.intake import wire


def test_the_system_counts_the_time_of_each_file() -> None:
    spins = (
        "import time; from benchmark.intake import child, Limits\n"
        "end = time.process_time() + 1.2\n"
        "while time.process_time() < end: pass\n"  # what earlier files took does not count
        "child.bound(Limits(seconds=1)); print('bound', flush=True)\n"
        "while True: pass"
    )
    done = subprocess.run([sys.executable, "-c", spins], capture_output=True, check=False)
    assert done.stdout == b"bound\n" and done.returncode == -signal.SIGXCPU


def test_the_process_can_open_nothing() -> None:
    tries = (
        "from benchmark.intake import child; import socket\n"
        "child.confine()\n"
        "def failed(call):\n"
        "    try: call()\n"
        "    except OSError: return True\n"
        "assert failed(socket.socket)\n"
        "assert failed(lambda: open('/etc/passwd'))\n"
        "assert failed(lambda: open('/tmp/x', 'w'))\n"
        "import os; assert failed(lambda: os.pipe())"
    )
    subprocess.run([sys.executable, "-c", tries], check=True)


def test_the_process_weighs_little() -> None:
    asks = "import sys, benchmark.intake.child; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert "benchmark.intake.workbook" in loaded
    assert not loaded & {
        "polars",
        "numpy",
        "pyarrow",
        "sqlalchemy",
        "dash",
        "socket",
        "ssl",
        "http",
    }


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"read": 1}',
        b'{"read": [[], {}, "", ""]}',
        b'{"read": [[["a", false, [[5]], [], []]], {}, "", "", []]}',
        b'{"read": [[["a", false, [[["t", [], false, ""]]], [], []]], {}, "", "", []]}',
        b'{"read": [[["a", false, [[["t", {"d": "x"}, false, ""]]], [], []]], {}, "", "", []]}',
        b'{"read": [[["a", false, [[[1, null, false, ""]]], [], []]], {}, "", "", []]}',
        b'{"read": [[], {"a": 1}, "", "", []]}',
        b'{"refused": ["a"]}',
        b'{"refused": [1, 2]}',
        b"[" * 100_000,
    ],
)
def test_an_answer_that_no_reader_gives(frame: bytes) -> None:
    with pytest.raises(wire.Garbled):
        wire.answered(frame, "xlsx", "")


def test_a_frame_that_is_too_long_or_breaks_off(tmp_path: Path) -> None:
    for content in (b"\x05", wire.LENGTH.pack(9) + b"short", wire.LENGTH.pack(wire.MOST + 1)):
        (tmp_path / "frame").write_bytes(content)
        with (tmp_path / "frame").open("rb") as stream, pytest.raises(wire.Garbled):
            wire.receive(stream)
    (tmp_path / "frame").write_bytes(b"")
    with (tmp_path / "frame").open("rb") as stream:
        assert wire.receive(stream) is None
