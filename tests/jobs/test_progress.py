"""A progress file is read whole or not at all, and a token names no other file."""

import threading
from pathlib import Path

import pytest

from benchmark.edition import Home
from benchmark.errors import SpiegelError
from benchmark.jobs import progress


def test_reads_back_what_was_said_last(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert progress.read(home, "abc") is None
    told = progress.Progress(home, "abc")
    told.say(1, 3, "Delft")
    told.say(2, 3, "'s-Hertogenbosch")
    said = progress.read(home, "abc")
    assert said is not None
    assert (said.done, said.total, said.words) == (2, 3, "'s-Hertogenbosch")
    assert said.age < 60
    told.end()
    assert progress.read(home, "abc") is None
    assert list((tmp_path / "progress").iterdir()) == []


@pytest.mark.parametrize("token", ["", "../current", "a/b", "a" * 65, "a\n", "é"])
def test_refuses_a_token_that_is_no_name(tmp_path: Path, token: str) -> None:
    with pytest.raises(SpiegelError):
        progress.Progress(Home(tmp_path), token)
    with pytest.raises(SpiegelError):
        progress.read(Home(tmp_path), token)


def test_is_never_seen_half(tmp_path: Path) -> None:
    home, told = Home(tmp_path), progress.Progress(Home(tmp_path), "abc")
    told.say(0, 0, "")
    threads = [
        threading.Thread(target=lambda n=n: [told.say(n, n, "x" * 5000) for _ in range(50)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    seen = [progress.read(home, "abc") for _ in range(300)]
    for thread in threads:
        thread.join()
    assert None not in seen
    assert all(s is not None and s.done == s.total for s in seen)


def test_a_damaged_file_says_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    progress.Progress(home, "abc").say(1, 2, "x")
    (tmp_path / "progress" / "abc.json").write_bytes(b'[1, 2, "x')
    assert progress.read(home, "abc") is None
