"""Bands as rows of text with a lane under each: positions in percents, so that the lane stretches and no letter shrinks."""

from html import escape

from benchmark.report import palette
from benchmark.report.document import BandRow, Bands

HIGH, MIDDLE, HALF, OWN = (
    30,
    15,
    11,
    8,
)  # pixels: the lane, its middle, half the band, half the own mark


def rows(chart: Bands) -> str:
    """The rows as a list."""
    return f'<ul class="banden">{"".join(_row(r, example=chart.example) for r in chart.rows)}</ul>'


def _row(row: BandRow, *, example: bool) -> str:
    ends = "".join(
        f"<span>{escape(words)}</span>" for _, words in (row.axis.ticks[0], row.axis.ticks[-1])
    )
    return (
        f'<li><p class="naam">{escape(row.name)} <strong class="wij">{escape(row.own.text)}</strong></p>'
        f'<p class="klein">{escape(row.detail)}</p>{_lane(row, example=example)}'
        f'<p class="einden" aria-hidden="true">{ends}</p><p>{escape(row.words)}</p></li>'
    )


def _lane(row: BandRow, *, example: bool) -> str:
    low, high = (_at(row, v) for v in row.band)
    own = _at(row, row.own.value)
    fill, edge = (palette.WHITE, palette.OWN) if example else (palette.OWN, palette.WHITE)
    alt = escape(f"{row.own.name} {row.own.text}. {row.words}")
    return (
        f'<svg class="baan" width="100%" height="{HIGH}" role="img" aria-label="{alt}">'
        f'<line x1="0" y1="{MIDDLE}" x2="100%" y2="{MIDDLE}" stroke="{palette.LINE}"/>'
        f'<rect x="{low:.2f}%" y="{MIDDLE - HALF}" width="{high - low:.2f}%" height="{2 * HALF}" '
        f'fill="{palette.BAND}" stroke="{palette.PEER}"/>'
        f'<svg x="{own:.2f}%" y="{MIDDLE}" overflow="visible"><path d="M0 -{OWN}L{OWN} 0L0 {OWN}L-{OWN} 0Z" '
        f'fill="{fill}" stroke="{edge}" stroke-width="1.6"/></svg></svg>'
    )


def _at(row: BandRow, value: float) -> float:
    """The place of a value in percents; what lies beyond the axis stands at its edge."""
    share = (value - row.axis.low) / (row.axis.high - row.axis.low)
    return 100 * min(max(share, 0.0), 1.0)
