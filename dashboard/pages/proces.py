"""One service as a process: where between the first and the last step is the difference?"""

from typing import Any

import dash
from dash import dcc, html

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.answers.process import ProcessAnswer, process
from benchmark.narrative import process as narrative_process
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import card, notice, page, picture_links, process_band, strips

PATH = "/proces"
HOW = (
    "Wij leggen naast elkaar wie het werk doet. Een gezamenlijk kantoor telt één keer, met de tellers en noemers samen van "
    "alle deelnemers met een cijfer: minstens twee, of de gastheer. Van de lasten uit Iv3 gaat bij een gastheer af wat anderen "
    "hem betalen. Hoeveelheden zijn per 1.000 inwoners.",
    "Een verschil valt op als het van de middelste te onderscheiden is en minstens één gewone afstand (z van 1) daarvan "
    "af ligt. Cijfers die te dicht bij elkaar liggen, noemen wij geen verschil. Een cijfer met een goede kant gaat voor een "
    "cijfer zonder oordeel.",
    "Een cijfer van vorig jaar staat er alleen bij als de telling, de gemeente en de deelnemers dezelfde zijn.",
)


def build(view: View, asked: Question, key: str) -> page.Content:
    """The finding, who carries it out, the band of steps, the whole, and what the law and the books allow to say."""
    answer = process(view, asked, key)
    query = selection.query_of(asked)
    return page.frame(
        *_offers(view, answer),
        _who(answer),
        _band(answer, query),
        _whole(answer, query),
        _terms(answer),
        *_stories(answer),
        kind=_trail(answer, query),
        heading=narrative_process.headline(answer),
        under=narrative_process.under(answer),
        example=answer.example,
    )


def _trail(answer: ProcessAnswer, query: str) -> list[Any]:
    theme = dcc.Link(f"Thema {answer.process.name}", href=f"/thema/{answer.process.theme}{query}")
    period = narrative.period(answer.asked.year, answer.asked.report)
    return [theme, f" › Het proces {answer.process.route} · {period}"]


def _offers(view: View, answer: ProcessAnswer) -> list[Any]:
    """Where nobody delivered: what can be done about it."""
    if any(f.beside for s in answer.steps for f in s.figures):
        return []
    asked, years = answer.asked, view.edition.example_years
    ways = notice.to_practise(f"{PATH}/{answer.process.key}", asked, years)
    deliver = f"/aanleveren/{answer.process.theme}{selection.query_of(asked)}"
    ways.append(notice.button("Lever cijfers aan", deliver, light=bool(ways)))
    text = (
        "Alleen lasten uit de boekhouding zijn openbaar. Hieronder staat wat u ziet zodra gemeenten leveren."
        if not asked.examples
        else "Voor deze periode zijn er ook geen voorbeeldcijfers."
    )
    return [notice.say("Over de stappen leverde nog niemand cijfers.", text, *ways)]


def _who(answer: ProcessAnswer) -> html.Section:
    said = (
        narrative_process.executor(answer),
        narrative_process.helper(answer),
        narrative_process.beside(answer),
    )
    change = narrative_process.change(answer)
    return page.section(
        "Wie doet dit?",
        html.P(" ".join(text for text in said if text), className="lees"),
        *([notice.say(change, kind="let-op", role="note")] if change else []),
        *([_others(answer)] if narrative_process.beside(answer) else []),
    )


def _others(answer: ProcessAnswer) -> html.Div:
    path = f"proces-naast/{answer.process.key}"
    query = selection.query_of(answer.asked)
    table = card.fetched(f"/tabel/{path}{query}", "Toon wie ernaast staan")
    name = f"wie ernaast staan, {answer.process.name}"
    return html.Div([table, card.download(path, query, name)], className="acties")


def _band(answer: ProcessAnswer, query: str) -> html.Section:
    name = f"{answer.process.name}, stap voor stap"
    path = f"proces/{answer.process.key}"
    sources = sorted(
        {f.comparison.source for s in answer.steps for f in s.figures if f.comparison is not None}
    )
    drawn = picture_links.drawn_there(path, query, f"Stroken {name}") if sources else ()
    kinds = {f.comparison.example for f in answer.figures if f.comparison is not None}
    legend = strips.legend(answer.unit.name, kinds) if sources else []
    return page.section(
        "Stap voor stap",
        process_band.band(answer, query),
        *legend,
        card.actions(path, query, name, [html.P(text) for text in HOW], pictures=drawn),
        html.P(f"Bron: {'; '.join(sources)}." if sources else "", className="bron"),
        under=dutch.upper_first(answer.process.route) + ".",
    )


def _whole(answer: ProcessAnswer, query: str) -> html.Section:
    return page.section(
        "Het hele proces",
        html.Div(process_band.figures(answer.whole, answer, query), className="procesgeheel"),
        html.P(
            [
                narrative_process.amount(answer),
                " ",
                dcc.Link("Kijk de boeking na", href="/boekingscheck" + query),
                ".",
            ],
            className="lees",
        ),
        under=answer.process.about_whole,
    )


def _terms(answer: ProcessAnswer) -> html.Section:
    """What the law sets and why, and what no figure says."""
    terms = [
        html.Li(f"{s.step.name}: {t.words}. {t.reason} Bron: {t.source}.")
        for s in answer.steps
        for t in s.terms
    ]
    remarks = [html.Li(text) for text in answer.process.remarks]
    return page.section(
        "Termijnen, en wat hier niet staat",
        html.Ul([*terms, *remarks], className="punten"),
    )


def _stories(answer: ProcessAnswer) -> list[html.Section]:
    if not answer.stories:
        return []
    return [
        page.section(
            f"Wat er bij {dutch.example(answer.name)} is verzonnen om te ontdekken",
            html.Ul([html.Li(f"Verzonnen: {t}") for t in answer.stories], className="punten"),
            under="Deze verhalen zijn bedacht. Ze gaan niet over de echte gemeente.",
        )
    ]


layout = page.answers(build, "/overzicht")
dash.register_page(
    __name__, path_template="/proces/<key>", title="Proces – Gemeentespiegel", layout=layout
)
