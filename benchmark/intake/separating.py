"""What stands between the columns of a CSV file: one of three signs, told by the file or plain from it."""

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice

from benchmark.intake.refusing import RefusedFile

SEPARATORS = (";", ",", "\t")
TOLD = re.compile(r"sep=(.)\r?(?:\n|$)", re.IGNORECASE)  # what Excel understands and nobody else
LOOK = 20  # records that must agree


@dataclass(frozen=True)
class Opening:
    """How a file begins: its separator, and how many characters and lines to skip before the first record."""

    separator: str
    skipped: int = 0
    lines: int = 0

    @property
    def told(self) -> bool:
        """Whether the file says itself what its separator is."""
        return self.lines > 0


def opening(text: str, name: str) -> Opening:
    """How a file begins, by its first records; raises RefusedFile where no separator fits, or two."""
    told = TOLD.match(text)
    if told:
        if told[1] not in SEPARATORS:
            raise _unclear(name)
        return Opening(told[1], told.end(), 1)
    widths = {s: _widths(text, s) for s in SEPARATORS}
    fitting = {s: w[0] for s, w in widths.items() if w and w[0] > 1 and len(set(w)) == 1}
    # Ragged lines are refused later, with their number: the sign that cuts the first line most often counts.
    able = fitting or {s: w[0] for s, w in widths.items() if w and w[0] > 1}
    best = [s for s, w in able.items() if w == max(able.values())]
    if len(best) != 1:
        raise _unclear(name)
    return Opening(best[0])


def _widths(text: str, separator: str) -> list[int]:
    """The numbers of columns of the first records that hold something; of those before an error in them."""
    widths: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for record in islice((r for r in reader if any(c.strip() for c in r)), LOOK):
            widths.append(len(record))
    except csv.Error:
        pass
    return widths


def _unclear(name: str) -> RefusedFile:
    return RefusedFile(
        f"Van het bestand {name} is niet duidelijk wat er tussen de kolommen staat.",
        "Gebruik overal een puntkomma, een komma of een tab, en begin met de namen van de kolommen.",
    )
