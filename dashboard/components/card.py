"""A card: finding, measure, chart, sentence, table, download, how calculated, source. One chart each.

The chart and its sentence come from a callback, so that one card that fails leaves the page standing;
the table is plain HTML, fetched when its details are opened.
"""

import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from dash import Input, Output, callback, dcc, html

from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from dashboard import file_names, library, selection
from dashboard.components import notice, picture_links
from dashboard.figures import style

logger = logging.getLogger(__name__)

Draw = Callable[[View, Question, str], tuple[style.Figure, str]]
GRAPH: dict[str, Any] = dcc.Graph().to_plotly_json()
LOADING, READY, FAILED = "grafiek laden", "grafiek", "grafiek mislukt"


def part(kind: str, role: str) -> str:
    """The id of a part of a card."""
    return f"{kind}-{role}"


def chart(
    kind: str,
    *,
    heading: str,
    subtitle: str,
    asked: Question,
    height: int,
    source: str,
    code: str = "",
    how: Any = None,
    table: bool = True,
    before: Any = None,
    after: Any = None,
    subject: str | None = None,
) -> html.Section:
    """A card with a chart that its callback will draw; ``code`` is the indicator, if there is one.

    ``before`` stands above the chart (what the reader must know first), ``after`` under its sentence.
    ``subject``: what a picture of it says it is about; the name of the indicator unless told otherwise.
    """
    query = selection.query_of(asked)
    path = f"{kind}/{code}" if code else kind
    pictures = picture_links.drawn_here(heading, file_names.stem(kind, code, asked))
    return html.Section(
        [
            dcc.Store(id=part(kind, "vraag"), data={"query": query, "code": code}),
            html.H2(heading, id=part(kind, "kop")),
            html.P(subtitle, className="onder"),
            before,
            html.Figure(
                [
                    html.Div(
                        id=part(kind, "kader"),
                        className=LOADING,
                        style={"minHeight": f"{height}px"},
                    ),
                    html.Figcaption(id=part(kind, "zin"), className="zegt-het"),
                ],
                role="group",
                **{"aria-labelledby": part(kind, "kop"), "aria-describedby": part(kind, "zin")},
            ),
            after,
            actions(path, query, heading, how, table=table, pictures=pictures),
            html.P(source, className="bron"),
        ],
        className="kaart",
        **{
            "aria-labelledby": part(kind, "kop"),
            "data-onderwerp": _subject(code) if subject is None else subject,
        },
    )


def _subject(code: str) -> str:
    """The figure that a card is about, for a picture that leaves the page; empty without one."""
    try:
        return library.view().edition.catalogue.indicator(code).name
    except SpiegelError:
        return ""


def actions(
    path: str,
    query: str,
    name: str,
    how: Any = None,
    *,
    table: bool = True,
    opened: bool = False,
    pictures: Sequence[Any] = (),
) -> html.Div:
    """The row under a chart: table, download, ``pictures`` (of ``picture_links``), how calculated."""
    parts: list[Any] = []
    if table:
        parts += [fetched(f"/tabel/{path}{query}", "Toon als tabel", of=name, opened=opened)]
        parts += [download(path, query, name)]
    parts += pictures
    if how is not None:
        parts.append(html.Details([html.Summary("Hoe berekend?"), html.Div(how, className="hoe")]))
    return html.Div(parts, className="acties")


def download(path: str, query: str, name: str) -> html.A:
    """The link to the numbers of a chart."""
    return html.A(
        "Download (csv)",
        href=f"/csv/{path}{query}",
        **{"aria-label": f"Download (csv): {name}"},
    )


def fetched(source: str, summary: str, *, of: str = "", opened: bool = False) -> html.Details:
    """Details whose content is fetched from ``source`` when they are opened; ``of``: what they are about."""
    named = {"aria-label": f"{summary}: {of}"} if of else {}
    return html.Details(
        [html.Summary(summary, **named), html.Div("Tabel wordt opgehaald…", role="status")],
        open=opened,
        **{"data-bron": source},
    )


def drawer(kind: str) -> Callable[[Draw], Draw]:
    """Register a function as what draws a kind of card: figure and sentence for its question."""

    def register(draw: Draw) -> Draw:
        @callback(
            Output(part(kind, "kader"), "children"),
            Output(part(kind, "zin"), "children"),
            Output(part(kind, "kader"), "className"),
            Input(part(kind, "vraag"), "data"),
        )
        def update(question: dict[str, str]) -> tuple[Any, Any, str]:
            return drawn(draw, question)

        return draw

    return register


def drawn(draw: Draw, question: Any) -> tuple[Any, Any, str]:
    """Chart, sentence and state of a card; any failure stays inside the card.

    The chart comes whole, so that the browser draws it once and not first without figures.
    """
    try:
        view = library.view()
        asked = selection.of_search(question["query"], view)
        if asked.asked is None:
            raise asked.problem or SpiegelError("Kies eerst een gemeente.")
        code = str(question.get("code", ""))
        figure, sentence = draw(view, asked.asked, code)
        if code and view.shows_example(code, asked.asked):
            figure = style.as_example(figure)
        return graph(figure), sentence, READY
    except SpiegelError as error:
        return None, notice.of_error(error), FAILED
    except Exception:  # one broken card may not take the page with it; the code finds it in the log
        code = secrets.token_hex(2).upper()
        logger.exception("card failed, code %s", code)
        return None, notice.broken(code), FAILED


def graph(figure: style.Figure, **config: bool) -> dict[str, Any]:
    """A chart with the settings that every chart has, as the plain dict that the browser gets.

    A component would make the JSON writer walk through every number of the figure once more.
    """
    height = f"{figure['layout']['height']}px"
    props = {"figure": figure, "config": style.CONFIG | config, "style": {"height": height}}
    return GRAPH | {"props": GRAPH["props"] | props}
