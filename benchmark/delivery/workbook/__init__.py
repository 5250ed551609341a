"""The questionnaire as an Excel workbook: made from the catalogue, read back by the keys that stand in it."""

from benchmark.delivery.workbook.reading import is_ours, read
from benchmark.delivery.workbook.writing import write

__all__ = ["is_ours", "read", "write"]
