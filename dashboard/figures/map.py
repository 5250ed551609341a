"""A map of dots: every municipality at its place, peers and own marked. The borders are a picture."""

from collections.abc import Mapping

from benchmark.answers import Comparison
from benchmark.peers import PeerGroup
from dashboard.figures import style

HEIGHT = 440
WEST, EAST, SOUTH, NORTH = 3.2, 7.35, 50.7, 53.6
BORDERS = "/kaart/grenzen.svg"
STRETCH = 1.63  # a degree of latitude is so much longer than one of longitude at 52 degrees

Places = Mapping[str, tuple[str, float, float]]


def draw(places: Places, own: str, peers: Mapping[str, str]) -> style.Figure:
    """``places``: code to (name, lon, lat); ``peers``: code to the text that hover shows."""
    others = [(n, x, y) for c, (n, x, y) in places.items() if c != own and c not in peers]
    members = [(peers[c], *places[c][1:]) for c in peers if c in places]
    data = [_dots(others, style.context_mark(5)), _dots(members, style.peer_mark(12))]
    if own in places:
        name, x, y = places[own]
        data.append(style.points([x], [y], style.own_mark(20), [name]))
    return {
        "data": data,
        "layout": style.layout(
            HEIGHT,
            xaxis={"visible": False, "fixedrange": True, "range": [WEST, EAST]},
            yaxis={
                "visible": False,
                "fixedrange": True,
                "range": [SOUTH, NORTH],
                "scaleanchor": "x",
                "scaleratio": STRETCH,
            },
            images=[
                {
                    "source": BORDERS,
                    "xref": "x",
                    "yref": "y",
                    "x": WEST,
                    "y": NORTH,
                    "sizex": EAST - WEST,
                    "sizey": NORTH - SOUTH,
                    "sizing": "stretch",
                    "layer": "below",
                }
            ],
            annotations=[_name(places[own])] if own in places else [],
        ),
    }


def texts_of(comparison: Comparison, figure: Mapping[str, str]) -> dict[str, str]:
    """What hover says of each peer: name and value."""
    return {p.code: f"{p.name}: {figure[p.code]}" for p in comparison.peers}


def names_of(group: PeerGroup) -> dict[str, str]:
    """What hover says of each peer: its name."""
    return {m.code: m.name for m in group.rows}


def _dots(rows: list[tuple[str, float, float]], mark: dict) -> dict:
    return style.points(
        [x for _, x, _ in rows], [y for _, _, y in rows], mark, [t for t, _, _ in rows]
    )


def _name(place: tuple[str, float, float]) -> dict:
    name, x, y = place
    side = "left" if x < 5.4 else "right"
    shift = 14 if side == "left" else -14
    return style.label(
        name,
        x,
        y,
        color=style.OWN,
        bold=True,
        size=16,
        xanchor=side,
        xshift=shift,
        yshift=16,
        bgcolor="rgba(255,255,255,0.85)",
    )
