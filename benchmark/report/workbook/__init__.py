"""A document as a workbook: one table a sheet, live formulas for what is derived, native charts."""

from benchmark.report.workbook.writing import write

__all__ = ["write"]
