"""Notices: what is the matter, why, and one thing to do."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import dcc, html

from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.vocabulary import ReportKind
from dashboard import selection


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


def stamp() -> html.Div:
    """The word over a whole page that shows example figures; it lets clicks through and prints along.

    A picture and no text: the banner and every name already say it to who cannot see it.
    """
    return html.Div(
        html.Img(src="/assets/stempel.svg", alt=""),
        className="stempel",
        **{"data-stempel": "ja", "aria-hidden": "true"},
    )


def invented() -> html.Div:
    """What a page with example figures says first."""
    return say(
        "Op deze pagina staan verzonnen voorbeeldcijfers.", kind="let-op voorbeeld", role="note"
    )


def practise(path: str, asked: Question, years: Sequence[int]) -> dcc.Link:
    """The way into Oefenmodus, on the page where somebody misses a figure; ``years``: those with examples.

    From a period without examples it leads to the newest year that has them.
    """
    accounts = asked.report is ReportKind.ACCOUNTS
    if accounts and asked.year in years:
        return button("Oefen met voorbeeldcijfers", path + selection.practised(asked, True))
    there = replace(asked, year=years[-1], report=ReportKind.ACCOUNTS, examples=True)
    return button(f"Oefen met voorbeeldcijfers van {years[-1]}", path + selection.query_of(there))


def to_practise(path: str, asked: Question, years: Sequence[int]) -> list[dcc.Link]:
    """The way of ``practise``; empty without examples, or for who practises in a period that has them."""
    there = asked.examples and asked.report is ReportKind.ACCOUNTS and asked.year in years
    return [practise(path, asked, years)] if years and not there else []


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
