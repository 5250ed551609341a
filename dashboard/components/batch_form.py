"""The fields of the page Rapporten: for which municipalities, about what, how much and in which formats."""

from typing import Any

import dash_mantine_components as dmc
from dash import html

from benchmark.answers import Question
from benchmark.report.spec import Audience, Depth, Format
from benchmark.viewing import View
from dashboard import batch_choices
from dashboard.components import choice
from dashboard.components.report_builder import AUDIENCES, DEPTHS

FORMATS = {
    Format.PDF: ("PDF", "Om te lezen en te verspreiden."),
    Format.DOCX: ("Word", "Om zelf verder te schrijven."),
    Format.PPTX: ("Presentatie", "Dia\u2019s met grafieken die u kunt aanpassen."),
    Format.XLSX: ("Excel", "Alle cijfers, met formules."),
    Format.HTML: ("Webpagina", "Om op een website te zetten."),
    Format.CSV: ("CSV", "Voor andere programma\u2019s."),
}


def fields(
    view: View, asked: Question, periods: list[dict[str, str]], groups: list[dict[str, str]]
) -> list[Any]:
    """All fields; ``asked``: the question whose period and group are filled in first."""
    return [
        _part(
            "Welke gemeenten",
            choice.one(
                "rapporten-welke",
                "Rapporten voor",
                batch_choices.scopes(view.edition, asked.year),
                value=batch_choices.ALL,
                allowDeselect=False,
            ),
            html.Div(
                choice.several(
                    "rapporten-zelf",
                    "Zelf kiezen",
                    batch_choices.options(view.edition, asked.year),
                    description="Typ een naam en kies.",
                    value=[],
                ),
                id="rapporten-zelf-deel",
                hidden=True,
            ),
            choice.one(
                "rapporten-periode",
                "Jaar en soort verslag",
                periods,
                value=f"{asked.report.value}-{asked.year}",
                allowDeselect=False,
            ),
            choice.one(
                "rapporten-groep",
                "Vergelijkingsgroep van elke gemeente",
                groups,
                value=groups[0]["value"],
                allowDeselect=False,
            ),
        ),
        _part(
            "Wat voor rapport",
            _radio("rapporten-diepte", "Hoe uitgebreid?", DEPTHS, Depth.STANDARD.value),
            _radio("rapporten-publiek", "Voor wie is het rapport?", AUDIENCES, Audience.MANAGEMENT.value),
            dmc.CheckboxGroup(
                _rows(dmc.Checkbox, FORMATS),
                id="rapporten-formaten",
                label="In welke vorm?",
                description="Elke vorm wordt een eigen bestand.",
                value=[Format.PDF.value],
                size=choice.SIZE,
            ),
            dmc.Checkbox(
                id="rapporten-anoniem",
                label="Noem de andere gemeenten niet bij naam",
                size=choice.SIZE,
                checked=False,
            ),
        ),
    ]  # fmt: skip


def _part(heading: str, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content], className="kaart velden")


def _radio(name: str, label: str, options: Any, value: str) -> dmc.RadioGroup:
    return dmc.RadioGroup(
        _rows(dmc.Radio, options), id=name, label=label, value=value, size=choice.SIZE
    )


def _rows(kind: Any, options: Any) -> dmc.Stack:
    rows = [
        kind(label=w, description=d, value=o.value, size=choice.SIZE)
        for o, (w, d) in options.items()
    ]
    return dmc.Stack(rows, gap=12, mt=8)  # fmt: skip
