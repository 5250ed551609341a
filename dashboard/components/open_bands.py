"""Bands of a document on the screen: rows of text with a lane under each, as on the page that goes to the public."""

from typing import Any

from dash import html

from benchmark.report.document import BandRow, Bands


def of(chart: Bands) -> html.Figure:
    """The chart with its finding, its rows and its sentence."""
    return html.Figure(
        [
            html.Figcaption(
                [html.Strong(chart.title), html.Span(chart.caption, className="klein")]
            ),
            html.Ul([_row(r, example=chart.example) for r in chart.rows], className="banden"),
            html.P(chart.sentence),
        ],
        className="banden-figuur",
    )


def _row(row: BandRow, *, example: bool) -> html.Li:
    first, last = row.axis.ticks[0][1], row.axis.ticks[-1][1]
    return html.Li(
        [
            html.P([html.Span(row.name), html.Strong(row.own.text)], className="banden-naam"),
            html.P(row.detail, className="klein"),
            _lane(row, example=example),
            html.P([html.Span(first), html.Span(last)], className="banden-einden", **{"aria-hidden": "true"}),
            html.P(row.words),
        ]
    )  # fmt: skip


def _lane(row: BandRow, *, example: bool) -> html.Div:
    low, high = (_at(row, v) for v in row.band)
    marks: list[Any] = [
        html.Span(
            className="baan-band", style={"left": f"{low:.2f}%", "width": f"{high - low:.2f}%"}
        ),
        html.Span(
            className="baan-wij open" if example else "baan-wij",
            style={"left": f"{_at(row, row.own.value):.2f}%"},
        ),
    ]
    said = f"{row.own.name} {row.own.text}. {row.words}"
    return html.Div(marks, className="baan", role="img", **{"aria-label": said})


def _at(row: BandRow, value: float) -> float:
    """The place of a value in percents of the lane."""
    share = (value - row.axis.low) / (row.axis.high - row.axis.low)
    return 100 * min(max(share, 0.0), 1.0)
