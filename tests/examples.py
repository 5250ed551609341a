"""Worked examples: small tables in plain text, read into rows and frames."""

from typing import Any

import polars as pl

Row = dict[str, Any]


def rows(text: str) -> list[Row]:
    """The rows of a table such as ``| code | value |``; numbers are read, an empty cell is None."""
    lines = [line.strip() for line in text.strip().splitlines()]
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line]
    head, *body = [row for row in cells if not all(set(c) <= {"-"} for c in row)]
    return [dict(zip(head, map(_read, row), strict=True)) for row in body]


def frame(text: str, **types: Any) -> pl.DataFrame:
    """The same as a frame."""
    return pl.DataFrame(rows(text), schema_overrides=types, infer_schema_length=None)


def _read(cell: str) -> Any:
    if cell == "":
        return None
    for kind in (int, float):
        try:
            return kind(cell.replace("_", ""))
        except ValueError:
            continue
    return cell
