"""P&C-kalender: what kadernota, begroting and jaarrekening each need, opening with what was decided last year."""

from collections.abc import Callable
from typing import Any

import dash
from dash import dcc, html

from benchmark import dutch, narrative
from benchmark.answers import JudgedLine, Question
from benchmark.ledger.entries import Choice
from benchmark.narrative import agenda as narrative_agenda
from benchmark.narrative import budget as narrative_budget
from benchmark.narrative import savings as narrative_savings
from benchmark.report import budget_tables
from benchmark.viewing import View
from dashboard import access, judging, records, selection, talking
from dashboard.components import (
    agreement_list,
    budget_card,
    document_table,
    notice,
    page,
    realised_card,
    verdict,
    written,
)

PATH = "/kalender"
MOMENTS = {"kadernota": "Kadernota", "begroting": "Begroting", "jaarrekening": "Jaarrekening"}
WHEN = {
    "kadernota": "In het voorjaar van {t} kiest de gemeente wat er in de begroting van {next} komt.",
    "begroting": "In het najaar van {t} stelt de raad de begroting van {next} vast.",
    "jaarrekening": "In het voorjaar van {t} legt de gemeente verantwoording af over {last}.",
}


def build(view: View, asked: Question, moment: str = "") -> page.Content:
    """One moment: last year's judgements first, then what it needs. ``moment``: kadernota, begroting, jaarrekening."""
    found = judging.judging(view, asked)
    chosen = moment if moment in MOMENTS else "kadernota"
    unknown = (
        [
            notice.say(
                f"Het moment '{moment[:30]}' kennen wij niet.",
                "U ziet de kadernota.",
                kind="let-op",
            )
        ]
        if moment and moment not in MOMENTS
        else []
    )
    t = judging.cycle()
    return page.frame(
        *unknown,
        _tabs(found, chosen),
        page.section("Wat vorig jaar is beoordeeld", *_before(found)),
        page.section("Wat in het duidingsgesprek is afgesproken", *_agreed(found)),
        *NEEDS[chosen](found),
        kind=f"P&C-kalender · {MOMENTS[chosen]} · {found.room.room.name}",
        heading=HEADINGS[chosen].format(t=t, next=t + 1, last=t - 1),
        under=WHEN[chosen].format(t=t, next=t + 1, last=t - 1),
    )  # fmt: skip


HEADINGS = {
    "kadernota": "Kadernota {next}: wat stelt u voor?",
    "begroting": "Begroting {next}: wat moet er geboekt worden?",
    "jaarrekening": "Jaarrekening {last}: kwam uit wat gepland was?",
}


def _tabs(found: judging.Judging, chosen: str) -> html.Nav:
    items = []
    for key, name in MOMENTS.items():
        here = html.Span(name, className="hier", **{"aria-current": "page"})
        href = f"{PATH}{found.query}&moment={key}"
        items.append(html.Li(here if key == chosen else dcc.Link(name, href=href)))
    return html.Nav(html.Ul(items), className="tabs", **{"aria-label": "Moment in het jaar"})


def _before(found: judging.Judging) -> list[Any]:
    """The last judgement of each line over earlier accounts."""
    known = [line for line in found.room.lines if line.before is not None]
    if not known:
        return [
            html.P(f"Over een eerdere jaarrekening dan {found.asked.year} is geen oordeel bewaard."),
            html.P("Wat u nu vastlegt, opent volgend jaar deze pagina.", className="klein stil"),
        ]  # fmt: skip
    rows = []
    for line in known:
        assert line.before is not None
        heading = html.H3(f"{line.name}, over {line.before.entry.year}")
        rows.append(html.Li([heading, *verdict.shown(line.before)]))
    return [html.Ul(rows, className="versies")]


def _agreed(found: judging.Judging) -> list[Any]:
    """The agreements of earlier conversations, then those of this one; how they stand can be said here."""
    agreements = talking.agreements_of(found.asked)
    lists = [("eerder", agreements.before), ("nu", agreements.now)]
    shown = [agreement_list.of(rows, found.query, which) for which, rows in lists if rows]
    way = html.P(
        dcc.Link("Naar het duidingsgesprek", href=f"/gesprek{found.query}"), className="doorlink"
    )
    if not shown:
        return [html.P(narrative_agenda.NOTHING_AGREED), way]
    return [*shown, access.who(), way]  # fmt: skip


# What each moment needs ----------------------------------------------------------------------------


def _newest(found: judging.Judging) -> str | None:
    return found.scenarios[-1].entry.name if found.scenarios else None


def _to_judge(found: judging.Judging) -> html.Div:
    return html.Div(
        [notice.button("Naar de beoordeling", f"/beoordeling{found.query}")], className="knoppen"
    )


def _budget_note(found: judging.Judging) -> list[Any]:
    """The table under the newest scenario, and the lines without a judgement."""
    budget = found.budget(_newest(found))
    table = budget_tables.main(budget)
    open_ = [line.name for line in found.room.lines if line.judgement is None]
    waits = [html.P(f"Nog geen oordeel: {dutch.listing(open_)}.")] if open_ else []
    return [
        page.section(
            f"Voorstellen, scenario {budget.scenario.name}",
            html.P(narrative_budget.finding(budget)),
            html.Div([document_table.of(table)] if table.rows else [], className="kadernota"),
            *waits,
            budget_card.downloads(found, budget),
            _to_judge(found),
        )
    ]


def _budget(found: judging.Judging) -> list[Any]:
    """The lines to book, what is booked already, and what differs on purpose."""
    budget = found.budget(_newest(found))
    query = found.query
    proposals = [
        html.Li([f"{line.name}: {_first_year(found, line)}. ", *_programme(line)])
        for line in budget.proposed
    ]
    booked = [
        html.Li([html.H3(line.name), *verdict.shown(line.judgement)])
        for line in budget.booked
        if line.judgement is not None
    ]
    choices = records.ledger().newest(Choice, found.asked.gemeente)
    chosen = [
        html.Li(
            [
                html.P(dcc.Link(found.view.edition.catalogue.indicator(c.entry.indicator).name, href=f"/cijfer/{c.entry.indicator}{query}")),
                written.text(c.entry.reason),
                written.signature(c),
            ]
        )
        for c in choices
    ]  # fmt: skip
    return [
        page.section(
            "Te boeken in deze begroting",
            html.Ul(proposals, className="punten") if proposals else html.P(narrative_budget.NO_LINE),
            html.P("Boek pas na het besluit van college en raad.", className="klein stil"),
            budget_card.downloads(found, budget),
        ),
        page.section(
            "Taakstelling die al geboekt is",
            html.Ul(booked, className="versies")
            if booked
            else html.P("Geen lijn staat op ‘al in begroting’."),
        ),
        page.section(
            "Bewuste keuzes",
            html.Ul(chosen, className="versies")
            if chosen
            else html.P("Bij geen enkel cijfer is een bewuste keuze vastgelegd."),
        ),
        _to_judge(found),
    ]  # fmt: skip


def _first_year(found: judging.Judging, line: JudgedLine) -> str:
    record = line.judgement
    first = record.entry.first_year if record else None
    amount = (
        narrative_savings.room(line.estimate.anatomy) if line.estimate.anatomy else "geen bedrag"
    )
    return f"mogelijk {amount} per jaar, vanaf {first or judging.cycle() + 1}"


def _programme(line: JudgedLine) -> list[Any]:
    record = line.judgement
    programme = record.entry.programme if record else ""
    return ["Programma: ", html.Bdi(programme), "."] if programme else ["Nog geen programma."]


def _accounts(found: judging.Judging) -> list[Any]:
    """Planned beside realised, and the new accounts beside those of the year before."""
    asked, query = found.asked, found.query
    years = found.view.edition.tested_years
    before = [y for y in years if y < asked.year]
    last = [
        html.Li(dcc.Link(f"Dezelfde lijnen over {narrative.period(y, asked.report)}", href="/mogelijke-ruimte" + selection.accounts_of(asked, y)))
        for y in before[-1:]
    ]  # fmt: skip
    return [
        page.section(
            "Gepland naast gerealiseerd",
            *realised_card.table(found),
            html.Div(
                [notice.button("Leg vast wat een lijn opleverde", f"/beoordeling{query}#gerealiseerd")],
                className="knoppen",
            ),
        ),
        page.section(
            "De nieuwe jaarrekening naast de vorige",
            html.Ul(
                [
                    html.Li(dcc.Link(f"Alle cijfers over {narrative.period(asked.year, asked.report)}", href=f"/overzicht{query}")),
                    html.Li(dcc.Link("Klopt de boeking?", href=f"/boekingscheck{query}")),
                    *last,
                    html.Li(html.A("Memo van twee bladzijden (PDF)", href=f"/memo.pdf{query}")),
                ],
                className="punten",
            ),
        ),
    ]  # fmt: skip


NEEDS: dict[str, Callable[[judging.Judging], list[Any]]] = {
    "kadernota": _budget_note,
    "begroting": _budget,
    "jaarrekening": _accounts,
}

layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Kalender – Gemeentespiegel", layout=layout)
