"""Leerkring: per theme from whom can be learned, who may be asked, questions with answers, and what others did."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import dcc, html

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.answers.learning import Circle, circle
from benchmark.answers.learning_said import Talk, talk, waiting_for
from benchmark.errors import SpiegelError
from benchmark.narrative import learning as narrative_learning
from benchmark.viewing import View
from dashboard import access, circling, records, selection
from dashboard.components import (
    choice,
    circle_contacts,
    circle_named,
    circle_practices,
    circle_questions,
    notice,
    page,
)

REAL = "Alleen echte cijfers: uit open bronnen, of door gemeenten geleverd."


def build(view: View, asked: Question, thema: str = "") -> page.Content:
    """One theme. ``thema``: its key; the first one with costs when there is none."""
    query, key = selection.query_of(asked), thema or circling.FIRST
    found = circle(view, asked, key)
    said = _said(key)
    return page.frame(
        *_practising(asked),
        *_waiting(view, asked, query),
        _tabs(view, query, key),
        *_named(view, found, asked, said),
        circle_named.reaction(),
        dcc.Store(id=circling.STORE, data=circling.store_of(asked, key)),
        html.Div(access.who(), className="kring-wie"),
        circle_contacts.of(),
        dmc.TextInput(
            id="leerkring-zoek",
            label="Zoek in vragen en praktijken van dit thema",
            debounce=400,
            size=choice.SIZE,
            mt=48,
            maw=480,
        ),
        circle_questions.of(),
        circle_practices.of(),
        kind=f"Leerkring · {found.theme.name} · {narrative.period(asked.year, asked.report)}",
        heading=narrative_learning.headline(found),
        under=narrative_learning.nobody(found) or found.theme.question,
    )  # fmt: skip


def _practising(asked: Question) -> list[Any]:
    if not asked.examples:
        return []
    return [notice.say("U oefent.", narrative_learning.NO_EXAMPLES)]


def _said(key: str) -> Talk | None:
    """What was said; None where the ledger cannot be read: the figures stand without it."""
    try:
        return talk(records.ledger(), key)
    except SpiegelError:
        return None


def _waiting(view: View, asked: Question, query: str) -> list[Any]:
    """Questions of others that wait for the own answer, in every theme."""
    try:
        found = waiting_for(records.ledger(), asked.gemeente)
    except SpiegelError:
        return []
    themes = [t for t in view.edition.catalogue.themes if t.key in found]
    if not themes:
        return []
    name = view.edition.municipalities.name(asked.gemeente)
    counts = [(t.name, found[t.key]) for t in themes]
    ways = [notice.button(t.name, circling.href(query, t.key), light=True) for t in themes]
    return [notice.say(narrative_learning.waiting(name, counts), None, *ways)]


def _tabs(view: View, query: str, chosen: str) -> html.Nav:
    items = []
    for theme in view.edition.catalogue.themes:
        here = html.Span(theme.name, className="hier", **{"aria-current": "page"})
        link = dcc.Link(theme.name, href=circling.href(query, theme.key))
        items.append(html.Li(here if theme.key == chosen else link))
    return html.Nav(html.Ul(items), className="tabs", **{"aria-label": "Thema"})


def _named(view: View, found: Circle, asked: Question, said: Talk | None) -> list[html.Section]:
    """Good examples, those with low costs alone, and how that is decided; never one list of both."""
    sections = []
    if found.good:
        heading = dutch.upper_first(narrative_learning.LOW_AND_GOOD)
        sections.append(page.section(heading, circle_named.rows(found.good, said), under=REAL))
    if found.others:
        sections.append(
            page.section(
                "Alleen lage kosten",
                circle_named.rows(found.others, said),
                under=f"{narrative_learning.NO_GOOD_EXAMPLE} {REAL}",
            )
        )
    missing = narrative_learning.missing(found)
    told = [narrative_learning.left_out(found) if found.named else "", missing]
    ways = _ways(view, found, asked)
    sections.append(
        page.section(
            "Wie noemen wij, en wie niet?",
            html.P(narrative_learning.RULE),
            *(html.P(text) for text in told if text),
            *([html.Div(ways, className="knoppen")] if ways else []),
        )
    )
    return sections


def _ways(view: View, found: Circle, asked: Question) -> list[Any]:
    """What one can do where figures lack."""
    query, ways = selection.query_of(asked), []
    if found.costs and not found.testable and view.edition.tested_years:
        year = view.edition.tested_years[-1]
        there = selection.accounts_of(asked, year)
        ways.append(notice.button(f"Toon de jaarrekening {year}", circling.href(there, found.theme.key)))  # fmt: skip
    ways += [notice.button(f"Naar {t.name}", circling.href(query, t.key), light=True) for t in found.elsewhere]  # fmt: skip
    if found.missing or found.unpublished:
        ways.append(notice.button("Lever cijfers aan", f"/aanleveren{query}", light=True))
    return ways


layout = page.answers(build, circling.PATH)
dash.register_page(__name__, path=circling.PATH, title="Leerkring – Gemeentespiegel", layout=layout)
