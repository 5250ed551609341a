"""The documents that every writer is tried on: samples that hold everything, and real ones with names that are hard."""

from functools import cache

from benchmark.report.document import Document
from benchmark.viewing import View
from tests.report import samples
from tests.report.composed import composed
from tests.report.test_budget_note import everything, written

SAMPLES = {
    "report": samples.sample,
    "example": samples.example_sample,
    "hostile": samples.hostile_sample,
    "memo": samples.memo_sample,
}
REAL = ("Schiermonnikoog", "'s-Hertogenbosch", "kadernota")


@cache
def real(view: View, name: str) -> Document:
    """A kadernota, or the report of a municipality beside forty others."""
    if name == "kadernota":
        return written(everything(view))
    return composed(view, gemeente=name, group="grootte-40")
