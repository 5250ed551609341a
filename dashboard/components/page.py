"""The frame of a page's content, and what stands there when there is no question to answer yet."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any
from urllib.parse import unquote, urlencode

from dash import ctx, html
from dash.exceptions import MissingCallbackContextException

from benchmark.answers import Question
from benchmark.errors import MergedMunicipality, NoLikeness, SpiegelError, UnknownMunicipality
from benchmark.peers import DEFAULT
from benchmark.viewing import View
from dashboard import library, selection
from dashboard.components import notice

logger = logging.getLogger(__name__)

Content = list[Any]
PATH_VARIABLES = ("code", "key")


def frame(
    *content: Any, heading: str, kind: Any = None, under: Any = None, example: bool = False
) -> Content:
    """Kind of page, one h1 with the finding, a line under it, and the content.

    ``example``: the page shows example figures, so it says so and carries the stamp.
    """
    top: list[Any] = [html.P(kind, className="soort")] if kind else []
    top.append(html.H1(heading, tabIndex=-1))
    if under:
        top.append(html.P(under, className="onder"))
    marked = [notice.stamp(), notice.invented()] if example else []
    return [html.Div(top, className="kop"), *marked, *content]


def section(
    heading: str, *content: Any, under: Any = None, anchor: str | None = None
) -> html.Section:
    """A section with a heading and a line that opens it."""
    top: list[Any] = [html.H2(heading)]
    if under:
        top.append(html.P(under, className="onder"))
    named = {"id": anchor} if anchor else {}
    return html.Section([*top, *content], className="sectie", **named)


def invented(stories: Sequence[str]) -> list[html.Section]:
    """What was planted in the own example figures, so that a reader can find it; nothing without any."""
    if not stories:
        return []
    items = [html.Li(f"Verzonnen: {text}") for text in stories]
    return [section("Wat hier is verzonnen om te ontdekken", html.Ul(items, className="punten"))]


def answers(build: Callable[..., Content], path: str) -> Callable[..., Content]:
    """The layout of a page about one municipality: ``build(view, question, **path variables)``.

    Without municipality it asks for one; what cannot be answered is said in one sentence.
    Parameters in the link that cannot be read are said.
    """

    def content(view: View, asked: selection.Selection, named: dict[str, Any]) -> Content:
        if asked.problem is not None:
            here = _pathname() or path
            return problem(asked.problem, view, here, asked.given)
        if asked.asked is None:
            return choose()
        return [*_notices(asked), *build(view, asked.asked, **named)]

    return _guarded(build, content, path)


def general(build: Callable[..., Content]) -> Callable[..., Content]:
    """The layout of a page about no municipality in particular: ``build(view, query, **variables)``."""

    def content(view: View, asked: selection.Selection, named: dict[str, Any]) -> Content:
        return build(view, asked.query, **named)

    return _guarded(build, content, "/methode")


def _guarded(
    build: Callable[..., Content],
    content: Callable[[View, selection.Selection, dict[str, Any]], Content],
    path: str,
) -> Callable[..., Content]:
    """A layout that never fails: a mistake becomes a sentence, a defect of ours a code."""

    @wraps(build)
    def layout(*_: Any, **given: Any) -> Content:
        try:
            view = library.view()
            # A key that stands twice in the link comes as a list; the last one counts, as in the shell.
            single = {k: v[-1] if isinstance(v, list) else v for k, v in given.items()}
            named = {k: v for k, v in single.items() if k in _variables(build)}
            named |= _of_path(named)
            query = {k: str(v) for k, v in single.items() if k in selection.KEYS}
            return content(view, selection.of_parameters(query, view), named)
        except SpiegelError as error:
            return problem(error, None, path)
        except Exception:  # the visitor gets a code, the log the trace, and the shell stands
            code = secrets.token_hex(2).upper()
            logger.exception("page failed, code %s", code)
            return frame(notice.broken(code), heading="Deze pagina kon niet worden gemaakt")

    return layout


def _of_path(named: dict[str, Any]) -> dict[str, str]:
    """The variable of the path itself: Dash lets ``?code=`` in the query overrule it."""
    asked = next((k for k in PATH_VARIABLES if k in named), None)
    segments = _pathname().strip("/").split("/")
    return {asked: unquote(segments[-1])} if asked and len(segments) in (2, 3) else {}


def _pathname() -> str:
    """The path in the browser, inside the callback that asks for a page; empty outside one."""
    try:
        return str(ctx.inputs.get("_pages_location.pathname") or "")
    except MissingCallbackContextException:
        return ""


def choose() -> Content:
    """No municipality yet."""
    return frame(
        html.P("Kies hierboven een gemeente. Dan ziet u hier de cijfers."),
        html.Div([notice.button("Naar het begin", "/")], className="knoppen"),
        heading="Welke gemeente wilt u zien?",
    )


def problem(
    error: SpiegelError, view: View | None, path: str, given: Mapping[str, str] | None = None
) -> Content:
    """A question that cannot be answered: what is the matter, and a way on.

    ``given``: the other choices in the link, which the way on keeps.
    """
    codes: tuple[str, ...] = ()
    if isinstance(error, MergedMunicipality):
        codes = error.successors
    elif isinstance(error, UnknownMunicipality):
        codes = error.nearest
    ways: list[Any] = []
    if view is not None:
        names = view.edition.municipalities
        kept = {k: v for k, v in (given or {}).items() if k != "gemeente"}
        ways = [
            notice.button(names.name(code), f"{path}?{urlencode({'gemeente': code} | kept)}")
            for code in codes
        ]
    if isinstance(error, NoLikeness):
        by_size = dict(given or {}) | {"groep": str(DEFAULT)}
        ways.append(notice.button("Kies de groep op grootte", f"{path}?{urlencode(by_size)}"))
    ways.append(notice.button("Kies een andere gemeente", "/", light=bool(ways)))
    return frame(notice.of_error(error, *ways), heading="Dit kunnen wij niet laten zien")


def _variables(build: Callable[..., Content]) -> tuple[str, ...]:
    return build.__code__.co_varnames[2 : build.__code__.co_argcount]


def _notices(asked: selection.Selection) -> list[Any]:
    return [notice.say(text, kind="let-op") for text in asked.notices]


def link_to(path: str, asked: Question) -> str:
    """A path with the query of the question behind it."""
    return path + selection.query_of(asked)
