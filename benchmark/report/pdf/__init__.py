"""A document as PDF/UA-1: tagged, with alternative text on every chart, in the house style."""

from benchmark.report.pdf.writing import write

__all__ = ["write"]
