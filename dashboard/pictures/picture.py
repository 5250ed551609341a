"""A chart with what must be said under it when it leaves the page."""

from collections.abc import Iterable
from typing import NamedTuple

from flask import Response

from benchmark.answers import Comparison
from benchmark.report import drawing

OWN_WORK = "bewerking door ons"


class Picture(NamedTuple):
    """A chart and its source in words. ``halved``: its middle is a median, of which the meaning is added."""

    chart: drawing.AnyChart
    source: str
    halved: bool = True


def source_of(shown: Iterable[Comparison]) -> str:
    """Where the figures in a chart come from; what was made up by ourselves says so already."""
    found = list(shown)
    real = sorted({c.source for c in found if not c.example})
    invented = sorted({c.source for c in found if c.example})
    return "; ".join([*([f"{', '.join(real)}, {OWN_WORK}"] if real else []), *invented])


def as_file(chart: drawing.AnyChart, under: str, form: str, name: str) -> Response:
    """The chart over the words ``under`` it as a file to keep; ``name`` without its ending."""
    content: str | bytes = (
        drawing.picture(chart, under) if form == "png" else drawing.framed(chart, under)
    )
    return Response(
        content,
        mimetype="image/png" if form == "png" else "image/svg+xml",
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'},
    )
