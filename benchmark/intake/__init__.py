"""The guarded reading of files that municipalities send: .xlsx and .csv, and nothing else.

A file is judged by the scanner, looked over as bytes, and read by a process that may die. What comes out is cells;
what they mean is for whoever asked. Knows no catalogue, no ledger and no screen.
"""

from benchmark.intake.bulk import bulk
from benchmark.intake.contents import NO_RESULT, Cell, Received, Sheet
from benchmark.intake.limits import BULK, UPLOAD, Limits
from benchmark.intake.receiving import received
from benchmark.intake.refusing import RefusedFile, shown
from benchmark.intake.scanning import Scanned, scanned

__all__ = [
    "BULK",
    "NO_RESULT",
    "UPLOAD",
    "Cell",
    "Limits",
    "Received",
    "RefusedFile",
    "Scanned",
    "Sheet",
    "bulk",
    "received",
    "scanned",
    "shown",
]
