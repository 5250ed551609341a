"""Notices: what is the matter, why, and one thing to do."""

from typing import Any

from dash import dcc, html

from benchmark.errors import SpiegelError


def say(
    title: str, text: Any = None, *actions: Any, kind: str = "rustig", role: str = "status"
) -> html.Div:
    """A notice; ``kind`` is rustig (something to know), let-op (data quality) or fout (an error)."""
    children: list[Any] = [html.P(html.Strong(title))]
    if text:
        children.append(html.P(text))
    if actions:
        children.append(html.Div(list(actions), className="knoppen"))
    return html.Div(children, className=f"melding {kind}", role=role)


def of_error(error: SpiegelError, *actions: Any) -> html.Div:
    """A mistake of input or circumstances, in its own two sentences."""
    return say(error.sentence, error.remedy, *actions, kind="let-op", role="alert")


def broken(code: str) -> html.Div:
    """A card that failed through a defect of ours."""
    return say(
        "Deze grafiek kon niet worden gemaakt.",
        f"De rest werkt. Meld code {code} als het zo blijft.",
        kind="fout",
        role="alert",
    )


def button(text: str, href: str, *, light: bool = False) -> dcc.Link:
    """A link that looks like a button, for the one thing to do."""
    return dcc.Link(text, href=href, className="knop licht" if light else "knop")
