"""A document as Word: real headings, tables and editable charts."""

from benchmark.report.word.writing import write

__all__ = ["write"]
