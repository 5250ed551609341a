"""Editions: immutable, numbered DuckDB files. The only room that speaks DuckDB."""

from benchmark.edition.build import build, rehearse
from benchmark.edition.home import Home
from benchmark.edition.reading import Edition, EditionInfo, look

__all__ = ["Edition", "EditionInfo", "Home", "build", "look", "rehearse"]
