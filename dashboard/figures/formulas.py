"""What was kept of the promise as rows on one axis in percent: per formula everything together, then its products.

Only rows with enough measured cases are drawn; what was not measured is no row and no zero.
"""

from benchmark import dutch
from benchmark.answers.formulas import Formula, FormulasAnswer
from benchmark.answers.served import Middle, Served
from benchmark.narrative import formulas as words
from benchmark.position.interval import Estimate
from dashboard.figures import style

HEAD, ROW, AXIS = 40, 54, 34
LANE, LABEL, NAME = 14, 38, 12  # in pixels above the foot of a row or a head
EDGE, STEP = 22, 10
Row = tuple[str, Estimate, Middle]


def shown(answer: FormulasAnswer) -> list[tuple[str, list[Row]]]:
    """Per formula the rows with a percentage: all its cases, then the products; one product is said once."""
    found = []
    for formula in answer.used:
        rows = _rows(formula)
        if rows:
            found.append((formula.name, rows))
    return found


def _rows(formula: Formula) -> list[Row]:
    rows = [_row(words.product(p), p.served, p.beside.kept) for p in formula.products]
    if len(formula.products) > 1:
        rows.insert(0, _row("alle zaken", formula.served, formula.beside.kept))
    return [r for r in rows if r is not None]


def _row(name: str, served: Served | None, middle: Middle) -> Row | None:
    return None if served is None or served.kept is None else (name, served.kept, middle)


def height(answer: FormulasAnswer) -> int:
    """The height of the chart in pixels."""
    found = shown(answer)
    return AXIS + sum(HEAD + ROW * len(rows) for _, rows in found) if found else AXIS * 2


def draw(answer: FormulasAnswer) -> style.Figure:
    """The rows in the order of the page; empty with a reason when nothing was measured in enough cases."""
    found = shown(answer)
    if not found:
        least = answer.least.cases
        return style.empty(AXIS * 2, f"Minder dan {least} gemeten zaken: geen percentage te tonen.")
    low = _low(found)
    ticks = list(range(low, 101, STEP if low > 40 else 2 * STEP))
    whole = height(answer) - AXIS
    traces, shapes, labels = [], [], []
    foot = float(whole)
    for name, rows in found:
        foot -= HEAD
        labels.append(_text(dutch.upper_first(name), foot + NAME, bold=True, size=16))
        for row in rows:
            foot -= ROW
            traces += _traces(row, foot + LANE)
            shapes.append(style.rule(low, foot + LANE, 100, foot + LANE, style.LINE, 1))
            labels += _labels(row, foot + LABEL)
    figure = {
        "data": traces,
        "layout": style.layout(
            height(answer),
            margin={"l": EDGE, "r": EDGE, "t": 0, "b": AXIS, "autoexpand": False},
            xaxis={
                "range": [low, 100],
                "fixedrange": True,
                "showgrid": True,
                "gridcolor": style.GRID,
                "zeroline": False,
                "showline": True,
                "linecolor": style.LINE,
                "tickmode": "array",
                "tickvals": ticks,
                "ticktext": [f"{tick}%" for tick in ticks],
                "tickfont": {"size": 14, "color": style.INK_2},
            },
            yaxis={"visible": False, "fixedrange": True, "range": [0, whole]},
            shapes=shapes,
            annotations=labels,
        ),
    }
    return style.as_example(figure) if answer.example else figure


def _low(found: list[tuple[str, list[Row]]]) -> int:
    ends = [
        100 * e
        for _, rows in found
        for _, kept, middle in rows
        for e in (kept.low, middle.median or 1.0)
    ]
    return max(0, int(min(80.0, *ends) // STEP) * STEP)  # fmt: skip


def _traces(row: Row, level: float) -> list[dict]:
    name, kept, middle = row
    traces = []
    if middle.median is not None:
        text = f"{name}: middelste gemeente {dutch.percent(middle.median)} (n = {middle.n})"
        traces.append(style.points([100 * middle.median], [level], style.peer_mark(), [text]))
    own = style.points([100 * kept.value], [level], style.own_mark(15), [f"{name}: {_said(kept)}"])
    bar = style.chance(Estimate(*(100 * end for end in kept)))
    return [*traces, own | {"error_x": bar}]


def _said(kept: Estimate) -> str:
    ends = dutch.between(dutch.percent(kept.low), dutch.percent(kept.high))
    return f"{dutch.percent(kept.value)}, toeval laat {ends} open"


def _labels(row: Row, y: float) -> list[dict]:
    name, kept, _ = row
    value = style.label(
        dutch.percent(kept.value), 1, y, color=style.OWN, bold=True, xref="paper", xanchor="right"
    )
    return [_text(dutch.upper_first(style.short(name, 38)), y), value]


def _text(text: str, y: float, *, bold: bool = False, size: int = 14) -> dict:
    color = style.INK if bold else style.INK_2
    return style.label(text, 0, y, color=color, bold=bold, size=size, xref="paper", xanchor="left")
