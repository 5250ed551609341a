"""A chart of a document as the data of an editable chart in Word and PowerPoint."""

from benchmark.report.native.data import NativeChart, native

__all__ = ["NativeChart", "native"]
