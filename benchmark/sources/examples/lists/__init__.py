"""Fictitious lists for Oefenmodus: rows from templates, that do not contradict the example figures of the same fact."""

from benchmark.sources.examples.lists.making import ROWS, Figures, made
from benchmark.sources.examples.lists.parameters import FOLDER, ListFile, key_of
from benchmark.sources.examples.lists.reading import check

__all__ = ["FOLDER", "ROWS", "Figures", "ListFile", "check", "key_of", "made"]
