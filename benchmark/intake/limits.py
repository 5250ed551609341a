"""How large a file may be in every respect: what cannot be a table of figures is not read."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The most that a file may hold, and the most that reading it may take."""

    bytes: int = 5 * MB
    entries: int = 200  # in the zip that an .xlsx is
    unpacked: int = 50 * MB
    ratio: int = 100  # unpacked bytes for one packed byte, for entries that are large unpacked
    sheets: int = 40
    rows: int = 5_000
    columns: int = 200
    cells: int = (
        300_000  # that hold something, in the whole file: what the caller must keep in memory
    )
    characters: int = 32_767  # of one cell, which is what Excel allows
    merged: int = 10_000  # merged cells
    styles: int = 50_000  # ways to lay out a cell, which is less than the most that Excel can write
    seconds: int = 20  # of processor time
    patience: int = 60  # seconds by the clock, waiting for a turn included
    memory: int = 1024 * MB


UPLOAD = Limits()
# A CSV file on the command line, which nobody sends us: as strict, but large.
BULK = Limits(bytes=4096 * MB, rows=2_000_000, cells=400_000_000, seconds=600, patience=600)
