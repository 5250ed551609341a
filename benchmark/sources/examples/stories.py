"""What was planted in the examples, told: for whom, in which figures, from which year, and why."""

from collections.abc import Iterator

import polars as pl

from benchmark.sources.examples.lists import key_of
from benchmark.sources.examples.parameters import Parameters

COLUMNS = {
    "theme": pl.String,
    "code": pl.String,
    "indicator": pl.String,
    "year": pl.Int32,
    "breaks": pl.Boolean,
    "text": pl.String,
}


def told(parameters: Parameters) -> pl.DataFrame:
    """One row per theme, municipality, indicator (or list) and planted story or series break.

    ``year``: when a series breaks; empty for a story that runs over the years. ``text``: the Dutch reason
    from ``data/example``, invented like the figures.
    """
    rows = sorted(
        {*_rows(parameters), *_of_lists(parameters)},
        key=lambda row: tuple(str(cell) for cell in row),
    )
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def _rows(
    parameters: Parameters,
) -> Iterator[tuple[str, str, str, int | None, bool, str]]:
    for name, file in parameters.files.items():
        theme = name.removesuffix(".toml")
        for story in file.planted:
            for step in story.steps:
                for indicator in _shown_in(parameters, step.target):
                    yield theme, story.code, indicator, None, False, story.reason
        for found in file.series_break:
            for code in found.codes:
                for indicator in _shown_in(parameters, found.target):
                    yield theme, code, indicator, found.year, True, found.reason
        for whole in file.uncounted:
            for indicator in _shown_in(parameters, whole.target):
                yield theme, whole.code, indicator, None, False, whole.reason
        for unseen in file.unseen:
            yield theme, unseen.code, unseen.indicator, None, False, unseen.reason


def _of_lists(parameters: Parameters) -> Iterator[tuple[str, str, str, int | None, bool, str]]:
    """A story in a list stands under the list, in the theme of the figure that it follows."""
    for name, file in parameters.lists.items():
        theme = parameters.file_of[file.follows].removesuffix(".toml")
        for planted in file.planted:
            if planted.kind != "usual":
                yield theme, planted.code, key_of(name), None, False, planted.reason


def _shown_in(parameters: Parameters, target: str) -> list[str]:
    """The indicators in which a target is seen: itself, or those that it is a part of."""
    if target in parameters.examples:
        return [target]
    return [
        code
        for code, example in parameters.examples.items()
        if target in (example.numerator, example.denominator)
    ]
