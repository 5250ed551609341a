"""A document as one page of HTML: no script, no request to anywhere, readable on a phone and on paper."""

from benchmark.report.html.writing import write, written

__all__ = ["write", "written"]
