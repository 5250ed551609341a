"""The group as dots on one line, large enough for a screen on the wall: plain boxes, on the scale of the strips."""

from typing import Any

from dash import html

from benchmark.answers import Comparison
from benchmark.report.drawing import swarm
from dashboard.figures import strip

APART, HIGH, ROOM = (
    0.13,
    20.0,
    44.0,
)  # as far as a dot is wide, in steps of the scale; in px: one up, and the most

SAID = "Elke stip is een gemeente. Grijs is de middelste helft van de groep."


def of(comparison: Comparison) -> html.Div | None:
    """The strip; None where there are too few for one. The sentences beside it say the same, so it is not read out."""
    found = strip.places(comparison)
    if found is None or found.own is None:
        return None
    ups = swarm.offsets(found.peers, APART, HIGH, ROOM, kept_free=found.own)
    band = [] if found.band is None else [
        html.Span(className="band", style={"left": _percent(found.band[0]), "right": _percent(-found.band[1])})
    ]  # fmt: skip
    dots = [
        html.Span(className="stip", style={"left": _percent(x), "top": f"calc(50% + {up:.0f}px)"})
        for x, up in zip(found.peers, ups, strict=True)
    ]
    look = "stip eigen voorbeeld" if comparison.example else "stip eigen"
    own = html.Span(className=look, style={"left": _percent(found.own), "top": "50%"})
    line: list[Any] = [*band, html.Span(className="midden"), *dots, own]
    ends = [html.Span("← lager"), html.Span("middelste gemeente"), html.Span("hoger →")]
    return html.Div(
        [
            html.Div(line, className="lijn"),
            html.Div(ends, className="einden"),
            html.P(SAID, className="einden"),
        ],
        className="presentatie-strook",
        **{"aria-hidden": "true"},
    )


def _percent(place: float) -> str:
    """A place on the scale in percent from the left."""
    return f"{50 + 50 * place / (strip.REACH + strip.EDGE):.1f}%"
