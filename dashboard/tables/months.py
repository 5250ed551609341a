"""The thirteen months behind a line of Deze maand, with what each was made of."""

from benchmark import dutch
from benchmark.answers import Question
from benchmark.delivery.months.series import Point, Series
from benchmark.viewing import View
from dashboard import monthly
from dashboard.components.table import Cell, Table, cell, nothing

SOURCE = "Bron: eigen export van de gemeente. Niet gecontroleerd."


def month_values(view: View, asked: Question, key: str) -> Table:
    """Every month of the line; a month without a figure says so and is empty in the file."""
    found = monthly.monthly(view, asked)
    line = found.line(key)
    assert found.newest is not None
    whole = line.indicator is not None and line.indicator.denominator is not None
    columns: list[str] = ["Maand", f"{line.name} ({line.unit})"]
    if whole and line.indicator is not None and line.indicator.denominator is not None:
        parts = line.indicator.numerator, line.indicator.denominator
        columns += [dutch.upper_first(p.text) for p in parts]
    return Table(
        caption=f"{found.name}: {line.name}, 13 maanden tot en met {found.newest.words}",
        columns=columns,
        rows=[
            (cell(month.words, f"{month.year}-{month.number:02d}"), *_cells(line, point, whole))
            for month, point in line.window(found.newest)
        ],
        numeric=frozenset(range(1, len(columns))),
        own=frozenset({12}),
        notes=(SOURCE,),
    )


def _cells(line: Series, point: Point | None, whole: bool) -> list[Cell]:
    if point is None:
        return [nothing("geen cijfer")] * (3 if whole else 1)
    found = [cell(line.words(point.value), point.value)]
    if whole:
        amounts = (point.numerator, point.denominator)
        found += [cell(dutch.number(v), v) for v in amounts if v is not None]
    return found
