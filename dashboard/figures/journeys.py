"""Life events as rows of marks on one axis: per event the chain and under it every organisation, with intervals.

One axis of marks for all rows, so that they can be laid beside each other; a line at the target.
"""

from benchmark import dutch
from benchmark.answers.journeys import JourneysAnswer, Judged
from benchmark.narrative import journeys as words
from dashboard.figures import style

EVENT, ROW, AXIS, TOP = 40, 30, 34, 26
NAME_AT = 8
LEAST_SPAN = (5.0, 9.0)
LEFT = 164  # pixels for the names of organisations


def shown(answer: JourneysAnswer) -> list[tuple[str, list[Judged]]]:
    """Per event the rows that have enough answers, the chain first."""
    found = []
    for journey in answer.journeys:
        chain = [journey.chain] if journey.chain is not None else []
        rows = [j for j in (*chain, *journey.organisations) if j.estimate is not None]
        if rows:
            found.append((journey.event, rows))
    return found


def height(answer: JourneysAnswer) -> int:
    """The height of the chart in pixels."""
    found = shown(answer)
    return TOP + AXIS + sum(EVENT + ROW * len(rows) for _, rows in found) if found else AXIS * 2


def draw(answer: JourneysAnswer) -> style.Figure:
    """The rows in the order of the events; empty with a reason when no mark has enough answers."""
    found = shown(answer)
    if not found:
        return style.empty(AXIS * 2, f"Minder dan {answer.least} antwoorden: geen cijfer te tonen.")
    low, high = _range(found)
    whole = height(answer) - TOP - AXIS
    traces, shapes, labels = [], [], []
    foot = float(whole)
    for event, rows in found:
        foot -= EVENT
        labels.append(_event(event, foot + 12))
        for judged in rows:
            foot -= ROW
            level = foot + ROW / 2
            traces += _traces(judged, level)
            shapes.append(style.rule(low, level, high, level, style.LINE, 1))
            labels += _labels(
                judged, level, is_chain=judged is rows[0] and judged.organisation == _whole(answer)
            )
    target = answer.target
    shapes.append(style.rule(target, 0, target, whole, style.INK, 2))
    labels.append(
        style.label(
            f"streefcijfer {words.mark(target).removesuffix(',0')}", target, 1, yref="paper",
            yanchor="bottom", color=style.INK, bold=True,
        )
    )  # fmt: skip
    figure = {
        "data": traces,
        "layout": style.layout(
            height(answer),
            margin={"l": LEFT, "r": 44, "t": TOP, "b": AXIS, "autoexpand": False},
            xaxis={
                "range": [low, high],
                "fixedrange": True,
                "showgrid": True,
                "gridcolor": style.GRID,
                "zeroline": False,
                "showline": True,
                "linecolor": style.LINE,
                "tickmode": "array",
                "tickvals": list(range(int(low + 0.99), int(high) + 1)),
                "tickfont": {"size": 14, "color": style.INK_2},
            },
            yaxis={"visible": False, "fixedrange": True, "range": [0, whole]},
            shapes=shapes,
            annotations=labels,
        ),
    }
    return style.as_example(figure) if answer.example else figure


def _whole(answer: JourneysAnswer) -> str:
    chains = [j.chain.organisation for j in answer.journeys if j.chain is not None]
    return chains[0] if chains else ""


def _range(found: list[tuple[str, list[Judged]]]) -> tuple[float, float]:
    ends = [e for _, rows in found for j in rows if j.estimate for e in j.estimate]
    medians = [j.median for _, rows in found for j in rows if j.median is not None]
    low = min(*LEAST_SPAN, *ends, *medians)
    high = max(*LEAST_SPAN, *ends, *medians)
    return max(1.0, low // 1), min(10.0, -(-high // 1))


def _traces(judged: Judged, level: float) -> list[dict]:
    """The middle one of the peers, then the own mark with what chance leaves open."""
    found = judged.estimate
    if found is None:
        return []
    traces = []
    if judged.median is not None:
        text = f"{judged.organisation}: middelste gemeente {words.mark(judged.median)} (n = {judged.n_peers})"
        traces.append(style.points([judged.median], [level], style.peer_mark(), [text]))
    mine = f"{judged.organisation}: {words.with_interval(judged)}"
    own = style.points([found.value], [level], style.own_mark(15), [mine])
    return [*traces, own | {"error_x": style.chance(found)}]


def _event(name: str, y: float) -> dict:
    return style.label(
        dutch.upper_first(name), 0, y, color=style.INK, bold=True, size=16, xref="paper",
        xanchor="left", xshift=-LEFT,
    )  # fmt: skip


def _labels(judged: Judged, level: float, *, is_chain: bool) -> list[dict]:
    name = style.label(
        dutch.upper_first(style.short(judged.organisation, 20)), 0, level,
        color=style.INK if is_chain else style.INK_2,
        bold=is_chain, xref="paper", xanchor="left", xshift=-LEFT,
    )  # fmt: skip
    value = style.label(
        words.mark(judged.value), 1, level, color=style.OWN, bold=True, xref="paper",
        xanchor="right", xshift=40,
    )  # fmt: skip
    return [name, value]
