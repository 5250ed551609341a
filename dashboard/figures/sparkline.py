"""The own development as a small line in a column: a picture, whose text says the same."""

from urllib.parse import quote

from benchmark.answers import Trend
from dashboard.figures import style

WIDTH, HEIGHT, EDGE = 96, 34, 5


def address(answer: Trend) -> str:
    """The picture as a data address: account years from left to right, the last one with a dot.

    A year without a figure breaks the line, and so does the start of a new series. An example is drawn dotted, with an open dot.
    """
    known = [(y.year, y.value) for y in answer.years if y.value is not None]
    content = _line(answer, known) if known else ""
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{content}</svg>'
    )
    return "data:image/svg+xml," + quote(drawing)


def _line(answer: Trend, known: list[tuple[int, float]]) -> str:
    values = [v for _, v in known]
    low, span = min(values), (max(values) - min(values)) or 1.0
    first, years = answer.years[0].year, max(1, answer.years[-1].year - answer.years[0].year)

    def at(year: int, value: float) -> tuple[float, float]:
        x = EDGE + (WIDTH - 2 * EDGE) * (year - first) / years
        return x, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / span

    path, before = [], None
    for year, value in known:
        x, y = at(year, value)
        joined = before == year - 1 and year not in answer.breaks
        path.append(f"{'L' if joined else 'M'}{x:.1f} {y:.1f}")
        before = year
    alone = [
        at(year, value)
        for n, (year, value) in enumerate(known[:-1])
        if (known[n + 1][0] != year + 1 or year + 1 in answer.breaks)
        and (n == 0 or known[n - 1][0] != year - 1 or year in answer.breaks)
    ]
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.5" fill="{style.OWN}"/>' for x, y in alone
    )
    x, y = at(*known[-1])
    dash = ' stroke-dasharray="2 3"' if answer.example else ""
    inside = style.WHITE if answer.example else style.OWN
    return (
        f'<path d="{"".join(path)}" fill="none" stroke="{style.OWN}" stroke-width="2"{dash}/>{dots}'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{inside}" stroke="{style.OWN}" '
        'stroke-width="1.5"/>'
    )
