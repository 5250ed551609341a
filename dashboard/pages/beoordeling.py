"""Beoordeling, for the gemeentesecretaris: a judgement per line, scenarios, the kadernota, and what came of it."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.narrative import savings as narrative_savings
from benchmark.viewing import View
from dashboard import access, judging, records
from dashboard.components import (
    budget_card,
    judged_lines,
    judged_total,
    judging_log,
    notice,
    page,
    realised_card,
    room,
    scenario_form,
)

PATH = "/beoordeling"


def build(view: View, asked: Question) -> page.Content:
    """Total, lines, scenarios, kadernota, planned beside realised, log."""
    found = judging.judging(view, asked)
    answer = found.room.room
    here = room.levels(
        found.asked, PATH, "Een oordeel blijft staan; het bedrag ernaast volgt de referentie."
    )
    main = [
        html.Section(
            [html.Div(judged_total.content(found), id="oordelen-totaal"), here], className="totaal"
        ),
    ]
    return page.frame(
        *([_practice()] if asked.examples else []),
        *judged_total.stores(found),
        html.Div([html.Div(main), html.Aside(_beside(found), className="rail")], className="twee"),
        html.Section(
            [
                html.H2("Per lijn: bereik, stevigheid en oordeel", id="lijnen"),
                html.P(
                    f"Euro per jaar, {narrative.period(asked.year, asked.report)}, referentie: "
                    f"{narrative_savings.LEVELS[found.asked.level]}",
                    className="onder",
                ),
                access.who(),
                *judged_lines.of(found, records.ledger()),
            ],
            className="kaart",
            **{"aria-labelledby": "lijnen"},
        ),
        *_scenarios(found),
        budget_card.of(found),
        realised_card.of(found),
        judging_log.of(found),
        kind=f"Beoordeling · voor de gemeentesecretaris · {answer.name}",
        heading=_heading(found),
        under="U adviseert. College en raad besluiten.",
    )


def _scenarios(found: judging.Judging) -> list[Any]:
    """Scenarios; folded away where no line has an amount to calculate with."""
    both = [scenario_form.of(found), budget_card.beside(found)]
    if any(line.estimate.anatomy is not None for line in found.room.lines):
        return both
    why = html.P(
        "Een scenario rekent met bedragen. Hier heeft geen enkele lijn een bedrag.",
        className="onder",
    )
    folded = html.Details([html.Summary("Toon de scenario's"), *both], className="geschiedenis")
    return [page.section("Scenario's", why, folded)]


def _heading(found: judging.Judging) -> str:
    lines, name = found.room.lines, found.room.room.name
    if not lines:
        return f"Voor {name} zijn er geen lijnen om te beoordelen"
    return f"Wat adviseert u over de {dutch.count(len(lines), 'lijn', 'lijnen')} van {name}?"


def _practice() -> html.Div:
    return notice.say(
        "Voorbeeldcijfers doen hier niet mee.",
        "Ook in Oefenmodus staan op deze pagina, in het memo en in de kadernota alleen echte cijfers.",
    )


def _beside(found: judging.Judging) -> list[html.Section]:
    points = (
        "Een verschil is geen besparing. Het zegt waar vragen zin heeft.",
        narrative.BY_DEFINITION,
        narrative_savings.QUALITY,
        "Wat niet nu kan, een keuze is of al in de begroting staat, gaat uit het totaal en blijft hier staan.",
    )
    query = found.query
    links: list[Any] = [
        html.Li(html.A("Memo van twee bladzijden (PDF)", href=f"/memo.pdf{query}")),
        html.Li(html.A("Memo van twee bladzijden (Word)", href=f"/memo.docx{query}")),
        html.Li(dcc.Link("Hoe komen de bedragen tot stand?", href=f"/mogelijke-ruimte{query}")),
        html.Li(dcc.Link("Wat is nu aan de beurt?", href=f"/kalender{query}")),
    ]
    return [
        html.Section([html.H2("Lees dit erbij"), html.Ul([html.Li(p) for p in points], className="punten")]),
        html.Section([html.H2("Verder"), html.Ul(links, className="punten")], className="doorlink"),
    ]  # fmt: skip


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Beoordeling – Gemeentespiegel", layout=layout)
