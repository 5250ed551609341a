"""A small table of words that stands on the page at once; large ones come from a route when they are opened."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from dash import html


def of(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    quiet: bool = False,
    numbers: Collection[int] = (),
) -> html.Div:
    """The table in a frame of its own, in which a wide one scrolls. The first cell of a row is its heading.

    ``quiet``: the caption is for a screen reader only, where a heading above says the same. ``numbers``: the places of
    columns that stand to the right.
    """
    body = [
        html.Tr(
            [
                html.Th(first, scope="row"),
                *[
                    html.Td(cell, dir="auto", className="g" if n in numbers else None)
                    for n, cell in enumerate(rest, start=1)
                ],
            ]
        )
        for first, *rest in rows
    ]
    table = html.Table(
        [
            html.Caption(caption, className="vh" if quiet else None),
            html.Thead(
                html.Tr(
                    [
                        html.Th(head, scope="col", className="g" if n in numbers else None)
                        for n, head in enumerate(heads)
                    ]
                )
            ),
            html.Tbody(body),
        ]
    )
    return html.Div(
        table,
        className="tabelkader",
        tabIndex=0,
        role="region",
        **{"aria-label": f"Tabel: {caption}"},
    )
