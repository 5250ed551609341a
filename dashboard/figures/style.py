"""The grammar of all charts: one meaning, one look. Colours are those of the palette of the house."""

from typing import Any

from benchmark import dutch
from benchmark.position.interval import Estimate
from benchmark.report import palette

INK, INK_2 = palette.INK, palette.INK_2
OWN, PEER, GROUP, CONTEXT = palette.OWN, palette.PEER, palette.GROUP, palette.CONTEXT
BAND, GRID, LINE, WHITE = palette.BAND, palette.GRID, palette.LINE, palette.WHITE
FONT = "'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', system-ui, sans-serif"
CLEAR = "rgba(0,0,0,0)"
WATERMARK = "rgba(23,33,43,0.13)"

# showSendToCloud: Plotly 7 offers to upload the chart to a public cloud unless told not to.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "displaylogo": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}

Figure = dict[str, Any]


def layout(height: int, **more: Any) -> dict[str, Any]:
    """The layout that every chart shares: Dutch separators, own font, nothing that moves."""
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        "font": {"family": FONT, "size": 14, "color": INK_2},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": WHITE,
            "bordercolor": INK,
            "font": {"family": FONT, "size": 14, "color": INK},
        },
        "xaxis": {"visible": False, "fixedrange": True},
        "yaxis": {"visible": False, "fixedrange": True},
    }
    return base | more


def own_mark(size: int = 18) -> dict[str, Any]:
    """The own municipality: a filled diamond with a white edge."""
    return {
        "symbol": "diamond",
        "size": size,
        "color": OWN,
        "opacity": 1,
        "line": {"color": WHITE, "width": 2},
    }


def chance(own: Estimate) -> dict[str, Any]:
    """What chance leaves open around the own mark, with ends that show beside it on a narrow screen too."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [own.high - own.value],
        "arrayminus": [own.value - own.low],
        "color": OWN,
        "thickness": 3,
        "width": 8,
    }


def peer_mark(size: int = 11) -> dict[str, Any]:
    """A peer: an open circle."""
    return {
        "symbol": "circle",
        "size": size,
        "color": WHITE,
        "opacity": 1,
        "line": {"color": PEER, "width": 2},
    }


def context_mark(size: int = 7) -> dict[str, Any]:
    """All others: decorative dots, every value of which is also in the download."""
    return {"symbol": "circle", "size": size, "color": CONTEXT, "opacity": 0.62}


def points(
    x: list[Any], y: list[Any], marker: dict[str, Any], text: list[str] | None = None
) -> dict[str, Any]:
    """A trace of marks; with text it answers to hover, without it stays silent."""
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": marker,
        "cliponaxis": False,
    }
    if text is None:
        return trace | {"hoverinfo": "skip"}
    return trace | {"hoverinfo": "text", "text": text}


def label(
    text: str,
    x: float | str,
    y: float,
    *,
    color: str = INK_2,
    bold: bool = False,
    size: int = 14,
    xanchor: str = "center",
    yanchor: str = "middle",
    **more: Any,
) -> dict[str, Any]:
    """A direct label; what people typed is never markup."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return {
        "text": f"<b>{safe}</b>" if bold else safe,
        "x": x,
        "y": y,
        "showarrow": False,
        "xanchor": xanchor,
        "yanchor": yanchor,
        "font": {"size": size, "color": color},
    } | more


def short(name: str, most: int, between: str = " ") -> str:
    """A name cut to so many letters; the word that marks an example is never cut off."""
    plain = name.removesuffix(dutch.EXAMPLE_SUFFIX)
    cut = plain if len(plain) <= most else plain[: most - 1].rstrip(" -,") + "…"
    return cut if plain == name else f"{cut}{between}({dutch.EXAMPLE})"


def band(x0: float, x1: float, y0: float, y1: float) -> dict[str, Any]:
    """The middle half of the group."""
    return {
        "type": "rect",
        "layer": "below",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "fillcolor": BAND,
        "line": {"width": 0},
    }


def rule(x0: float, y0: float, x1: float, y1: float, color: str, width: float) -> dict[str, Any]:
    """A straight line."""
    return {
        "type": "line",
        "layer": "below",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "line": {"color": color, "width": width},
    }


def as_example(figure: Figure) -> Figure:
    """The same chart for fictitious figures: marks and bars in outline, lines dotted, and the word over it.

    Done to the finished figure, so that no chart can forget it. A chart without figures says only why.
    """
    plot = figure["layout"]
    if not figure["data"]:
        return figure
    word = label(
        dutch.EXAMPLE, 0.5, 0.5, color=WATERMARK, bold=True, size=_word_size(plot["height"]),
        xref="paper", yref="paper", textangle=-12, name=dutch.EXAMPLE,
    )  # fmt: skip
    # The word lies under what must be read: annotations are drawn in order.
    marked = plot | {"annotations": [word, *plot.get("annotations", [])]}
    return {"data": [_outlined(trace) for trace in figure["data"]], "layout": marked}


def _word_size(height: int) -> int:
    return max(14, min(64, height // 5))


def _outlined(trace: dict[str, Any]) -> dict[str, Any]:
    marker = trace.get("marker")
    if trace["type"] == "bar" and marker:
        # Hatched in its own colour, so that parts that differ by shade stay apart.
        hatch = {
            "shape": "/",
            "fgcolor": marker["color"],
            "bgcolor": WHITE,
            "solidity": 0.45,
            "size": 5,
        }
        line = {"color": marker["color"], "width": 2}
        return trace | {
            "marker": marker | {"line": line, "pattern": hatch | {"fillmode": "replace"}}
        }
    if marker and trace.get("mode", "").startswith(("markers", "lines+markers")):
        edge = marker["color"] if marker["color"] != WHITE else marker["line"]["color"]
        line = {"color": edge, "width": 2}
        trace = trace | {"marker": marker | {"color": WHITE, "line": line}}
    if trace.get("line", {}).get("width") and trace["line"].get("dash", "solid") == "solid":
        trace = trace | {"line": trace["line"] | {"dash": "2px,3px"}}
    return trace


def empty(height: int, sentence: str) -> Figure:
    """A chart that says why it is empty."""
    return {
        "data": [],
        "layout": layout(
            height,
            annotations=[
                label(sentence, 0, 0.5, xref="paper", yref="paper", xanchor="left", size=16)
            ],
        ),
    }
