"""Which figure and theme a page is about, so that the group in its sentence is the group of its figures."""

from urllib.parse import parse_qsl, quote

from benchmark import answers
from benchmark.answers import Question
from benchmark.errors import UnknownIndicator
from benchmark.viewing import View
from dashboard.selection import LONGEST

GROUP = "/vergelijkingsgroep"
FIGURE = "cijfer"
THEMES = {  # pages about one theme that are not its own page
    "/afspraken": "balie",
    "/kanaalverschuiving": "kanalen",
}


def figure_and_theme(view: View, asked: Question, path: str, search: str | None) -> tuple[str, str]:
    """The code of the figure (empty without a real one) and the key of the theme of a page; empty for none."""
    catalogue = view.edition.catalogue
    kind, _, word = path.strip("/").partition("/")
    if kind == "thema":
        return "", word if any(t.key == word for t in catalogue.themes) else ""
    if path in THEMES:
        return "", THEMES[path]
    if path == GROUP:
        given = dict(parse_qsl((search or "")[:LONGEST].removeprefix("?"), errors="replace"))
        word, _ = answers.figure_at_hand(view, asked, given.get(FIGURE, ""))
    elif kind != FIGURE:
        return "", ""
    try:
        indicator = catalogue.indicator(word)
    except UnknownIndicator:
        return "", ""
    return (indicator.code if indicator.has_figures else ""), indicator.theme


def as_parameter(figure: str) -> str:
    """The figure as one more parameter of a query; nothing without one."""
    return f"&{FIGURE}={quote(figure)}" if figure else ""
