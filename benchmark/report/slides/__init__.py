"""A document as slides: one message each, with editable charts."""

from benchmark.report.slides.writing import write

__all__ = ["write"]
