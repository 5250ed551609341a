"""The few marks of which a chart on paper is made, as SVG. All text is escaped; positions are in units of the drawing."""

from collections.abc import Iterable
from html import escape
from typing import Literal

from benchmark.report import palette

WIDTH = 640.0
FONT = "'Source Sans 3', 'Source Sans 3 Ext', sans-serif"
SMALL, NORMAL = 12.5, 13.5
BOLDER = 1.08  # times as wide as plain letters
Anchor = Literal["start", "middle", "end"]

# Advance widths of Source Sans 3 in em, by group of letters; others count as a wide letter.
_NARROW = dict.fromkeys("',.:;ijIl|· ", 0.26) | dict.fromkeys("()[]{}-!ft/r", 0.32)
_WIDE = dict.fromkeys("MWm%@w", 0.8) | dict.fromkeys("GHNUOQ&", 0.65)


def width_of(text: str, size: float = NORMAL, *, bold: bool = False) -> float:
    """About how wide a text is; a little more than it will be."""
    ems = sum(_NARROW.get(c) or _WIDE.get(c) or (0.58 if c.isupper() else 0.52) for c in text)
    return ems * size * (BOLDER if bold else 1.0)


def number(value: float) -> str:
    """A coordinate."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: Anchor = "start",
    size: float = NORMAL,
    bold: bool = False,
    color: str = palette.INK_2,
) -> str:
    """Words with their baseline at ``y``."""
    weight = ' font-weight="700"' if bold else ""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{color}"{weight}{where}>'
        f"{escape(words)}</text>"
    )


def line(
    x1: float, y1: float, x2: float, y2: float, color: str, width: float = 1.0, dash: str = ""
) -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
        f'stroke="{color}" stroke-width="{number(width)}"{dashed}/>'
    )


def path(points: Iterable[tuple[float, float]], color: str, width: float, dash: str = "") -> str:
    """A line through points."""
    steps = " L".join(f"{number(x)} {number(y)}" for x, y in points)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{steps}" fill="none" stroke="{color}" stroke-width="{number(width)}"{dashed}/>'
    )


def area(points: Iterable[tuple[float, float]], color: str) -> str:
    """A filled shape."""
    steps = " L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f'<path d="M{steps}Z" fill="{color}"/>'


def rect(
    x: float, y: float, width: float, height: float, fill: str, edge: str = "", dash: str = ""
) -> str:
    """A rectangle; with ``edge`` in outline."""
    stroke = f' stroke="{edge}" stroke-width="1.6"' if edge else ""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(width, 0.0))}" '
        f'height="{number(height)}" fill="{fill}"{stroke}{dashed}/>'
    )


def hatched(x: float, y: float, width: float, height: float, color: str) -> str:
    """A rectangle of an example figure: an outline, filled with slanting lines."""
    width, ends = max(width, 0.0), []
    start = -height + 4.0
    while start < width:
        x1, x2 = max(start, 0.0), min(start + height, width)
        if x2 > x1:
            ends.append(
                f"M{number(x + x1)} {number(y + height - (x1 - start))}"
                f"L{number(x + x2)} {number(y + height - (x2 - start))}"
            )
        start += 5.0
    lines = f'<path d="{"".join(ends)}" fill="none" stroke="{color}" stroke-width="1.2"/>'
    return (
        rect(x, y, width, height, palette.WHITE) + lines + rect(x, y, width, height, "none", color)
    )


def circle(
    x: float, y: float, r: float, fill: str, edge: str = "", width: float = 1.8, dash: str = ""
) -> str:
    """A dot."""
    stroke = f' stroke="{edge}" stroke-width="{number(width)}"' if edge else ""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"{stroke}{dashed}/>'
    )


def dots(places: Iterable[tuple[float, float]], r: float, fill: str) -> str:
    """Many dots that look alike."""
    size = number(r)
    marks = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}"/>' for x, y in places)
    return f'<g fill="{fill}">{marks}</g>'


def diamond(x: float, y: float, half: float, *, hollow: bool = False) -> str:
    """The mark of the own municipality."""
    points = f"{number(x)},{number(y - half)} {number(x + half)},{number(y)} {number(x)},{number(y + half)} {number(x - half)},{number(y)}"
    fill, edge = (palette.WHITE, palette.OWN) if hollow else (palette.OWN, palette.WHITE)
    return f'<polygon points="{points}" fill="{fill}" stroke="{edge}" stroke-width="1.8"/>'


def watermark(height: float, word: str) -> str:
    """The word over a chart of fictitious figures; it lies under what must be read."""
    size = min(64.0, height / 4)
    return (
        f'<text x="{number(WIDTH / 2)}" y="{number(height / 2 + size / 3)}" font-size="{number(size)}" '
        f'font-weight="700" fill="{palette.INK}" fill-opacity="0.12" text-anchor="middle" '
        f'transform="rotate(-12 {number(WIDTH / 2)} {number(height / 2)})">{escape(word)}</text>'
    )


def folded(words: str, room: float, size: float = NORMAL) -> list[str]:
    """The words on lines that fit; none is left out."""
    lines = [""]
    for word in words.split(" "):  # not at the spaces that keep an amount together
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def sheet(height: float, parts: Iterable[str], title: str) -> str:
    """The whole drawing, with its title for whoever opens the file by itself."""
    box = f"0 0 {number(WIDTH)} {number(height)}"
    return _svg(box, WIDTH, height, f"<title>{escape(title)}</title>{''.join(parts)}")


def page(height: float, parts: Iterable[str], title: str, description: str, margin: float) -> str:
    """A drawing that stands alone: on white, with a margin, and with what it shows in words."""
    wide, high = WIDTH + 2 * margin, height + 2 * margin
    box = f"{number(-margin)} {number(-margin)} {number(wide)} {number(high)}"
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    ground = rect(-margin, -margin, wide, high, palette.WHITE)
    return _svg(box, wide, high, f"{told}{ground}{''.join(parts)}")


def _svg(box: str, width: float, height: float, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'width="{number(width)}" height="{number(height)}" font-family="{FONT}" role="img">'
        f"{content}</svg>"
    )
