"""A strip small enough for a cell: the group, its middle half, the middle one and the own mark, as one picture.

x is that of the strips of Overzicht (``strip.places``). The picture says nothing that does not stand in words beside it.
"""

from urllib.parse import quote

from benchmark.answers import Comparison
from dashboard.figures import strip, style

HEIGHT = 30
MARK = 8
EDGE = 4.0  # percent at either side, so that a mark at the end is whole


def address(comparison: Comparison) -> str:
    """The picture as a data address, as wide as its place; empty where there is nothing to draw."""
    found = strip.places(comparison)
    if found is None:
        return ""
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{HEIGHT}">'
        f"{_ground(found)}{_peers(found, example=comparison.example)}"
        f"{_own(found, example=comparison.example)}</svg>"
    )
    return "data:image/svg+xml," + quote(drawing)


def _at(x: float) -> float:
    return EDGE + (100 - 2 * EDGE) * (x + strip.REACH) / (2 * strip.REACH)


def _ground(found: strip.Places) -> str:
    middle = HEIGHT / 2
    band = ""
    if found.band is not None:
        low, high = map(_at, found.band)
        band = (
            f'<rect x="{low:.1f}%" y="3" width="{high - low:.1f}%" height="{HEIGHT - 6}" '
            f'fill="{style.BAND}"/>'
        )
    return (
        f'{band}<line x1="0" x2="100%" y1="{middle}" y2="{middle}" stroke="{style.LINE}"/>'
        f'<line x1="50%" x2="50%" y1="0" y2="{HEIGHT}" stroke="{style.INK}" stroke-width="2"/>'
    )


def _peers(found: strip.Places, *, example: bool) -> str:
    dash = ' stroke-dasharray="3 2"' if example else ""
    return "".join(
        f'<circle cx="{_at(x):.1f}%" cy="{HEIGHT / 2}" r="4" fill="{style.WHITE}" '
        f'stroke="{style.PEER}" stroke-width="1.5"{dash}/>'
        for x in found.peers
    )


def _own(found: strip.Places, *, example: bool) -> str:
    """The diamond; an <svg> of its own, because only that can stand at a percentage."""
    if found.own is None:
        return ""
    inside, edge = (style.WHITE, style.OWN) if example else (style.OWN, style.WHITE)
    size = 2 * MARK + 4
    middle = size / 2
    return (
        f'<svg x="{_at(found.own):.1f}%" y="{HEIGHT / 2 - middle}" width="{size}" height="{size}" overflow="visible">'
        f'<path transform="translate({-middle} 0)" d="M{middle} {middle - MARK}L{middle + MARK} {middle}L{middle} {middle + MARK}'
        f'L{middle - MARK} {middle}Z" fill="{inside}" stroke="{edge}" stroke-width="2"/></svg>'
    )
