"""Folders that tests read and change: the program's data, copies of it, and the collected figures."""

import os
import shutil
from pathlib import Path

import polars as pl

from benchmark import places

SHARED = places.ROOT.parent / "shared" / "data" / "nl"
FIXTURES = Path(__file__).parent / "fixtures"

# Two of every kind: a host, a merger, no delivery, large, small, and enough of one size for a group.
SMALL = [
    "GM0503", "GM0209", "GM0160", "GM1979", "GM0003", "GM0010", "GM0024", "GM1961", "GM0363",
    "GM0088", "GM0114", "GM0150", "GM0202", "GM0228", "GM0310", "GM0376", "GM0395", "GM0400",
]  # fmt: skip


def copy_of_data(target: Path) -> Path:
    """A copy of ``data/`` in which files may be changed."""
    return Path(shutil.copytree(places.DATA, target / "data"))


def small_data(target: Path) -> Path:
    """A copy of ``data/`` with a few municipalities only, so that a build takes a second.

    Without examples: those name municipalities that are not among the few.
    """
    data = copy_of_data(target)
    shutil.rmtree(data / "example")
    for path in (data / "open").glob("*.csv"):
        frame = pl.read_csv(path, infer_schema=False)
        for column in {"code", "predecessor", "successor"} & set(frame.columns):
            frame = frame.filter(pl.col(column).is_in(SMALL))
        frame.write_csv(path)
    return data


def replace(path: Path, old: str, new: str) -> None:
    """Change one passage of a file; a test that changes nothing would prove nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def replace_line(path: Path, number: int, new: str) -> None:
    """Change line ``number`` (from 1) of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[number - 1] = new
    path.write_text("\n".join(lines), encoding="utf-8")


def environment(home: Path) -> dict[str, str]:
    """The environment of a child process that works in ``home``."""
    return {**os.environ, "SPIEGEL_HOME": str(home), "PYTHONWARNINGS": "error", "NO_COLOR": "1"}
