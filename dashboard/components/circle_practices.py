"""On the page Leerkring: what municipalities did, what it cost and what it brought, with what others say to it."""

from typing import Any

import dash_mantine_components as dmc
from dash import html

from benchmark.answers.learning_said import Talk, Thread
from benchmark.ledger import learning_rules
from benchmark.ledger.learning import Practice
from benchmark.narrative import learning as narrative
from dashboard import typed as typing_
from dashboard.circling import Circling
from dashboard.components import choice, circle_part, circle_thread, written
from dashboard.components.circle_part import Made, Part, Typed

KEEP = "bewaar"
UNDER = "Geschreven door gemeenten zelf. Niemand controleert wat het kostte of bracht."
AREAS = (("done", "Wat deed u?"), ("brought", "Wat bracht het?"))
SHORT = (
    ("year", "Jaar", "Bijvoorbeeld 2023."),
    ("amount", "Wat kostte het, in euro's?", "Eenmalig. Mag leeg blijven."),
    ("before", "Cijfer ervoor", "Alleen bij een gekozen cijfer."),
    ("after", "Cijfer erna", "In dezelfde eenheid."),
)
FIELDS = ("indicator", *(k for k, *_ in (*AREAS, *SHORT)))


def of() -> html.Section:
    """The section."""
    return circle_part.section(PART, "Wat andere gemeenten deden", UNDER)


def _form(here: Circling, talk: Talk, typed: Typed, failed: bool) -> html.Details:
    figures = [{"value": i.code, "label": i.name} for i in here.view.edition.catalogue.of_theme(here.theme)]  # fmt: skip
    areas = [written.area(circle_part.field(PART, k), label, value=str(typed.get(k) or "")) for k, label in AREAS]  # fmt: skip
    return html.Details(
        [
            html.Summary(f"Schrijf op wat {here.name} deed"),
            *areas,
            html.Div(
                [
                    *(_short(*one, typed) for one in SHORT[:2]),
                    choice.one(
                        circle_part.field(PART, "indicator"),
                        "Bij welk cijfer?",
                        figures,
                        description="Mag leeg blijven.",
                        inputWrapperOrder=["label", "input", "description"],
                        value=typed.get("indicator") or None,
                    ),
                    *(_short(*one, typed) for one in SHORT[2:]),
                ],
                className="velden",
            ),
            circle_thread.button(PART.kind, "Bewaar", KEEP),
        ],
        className="schrijf",
        open=failed or any(typed.get(k) for k in FIELDS),
    )


def _short(key: str, label: str, hint: str, typed: Typed) -> dmc.TextInput:
    return dmc.TextInput(
        id=circle_part.field(PART, key),
        label=label,
        description=hint,
        inputWrapperOrder=["label", "input", "description"],
        size=choice.SIZE,
        value=str(typed.get(key) or ""),
    )


def _made(here: Circling, typed: Typed) -> Made:
    given = {k: str(typed.get(k) or "") for k in FIELDS}
    practice = learning_rules.practice(
        here.view.edition.catalogue,
        here.asked.gemeente,
        here.theme,
        year=typing_.year(given["year"], "year"),
        done=given["done"],
        brought=given["brought"],
        amount=typing_.euros(given["amount"], "amount"),
        indicator=given["indicator"],
        before=typing_.number(given["before"], "before"),
        after=typing_.number(given["after"], "after"),
    )
    return practice, FIELDS


def _threads(_: Circling, talk: Talk) -> tuple[Thread, ...]:
    return talk.practices


def _opening(here: Circling, thread: Thread) -> list[Any]:
    entry = thread.about.entry
    assert isinstance(entry, Practice)
    facts = [narrative.practice_cost(entry)]
    if entry.indicator:
        indicator = here.view.edition.catalogue.indicator(entry.indicator)
        facts.append(narrative.practice_figure(entry, indicator))
    return [
        html.P(html.Strong(f"{here.names.name(entry.gemeente)}, {entry.year}")),
        written.text(entry.done),
        html.P("Wat het bracht:", className="klein"),
        written.text(entry.brought),
        html.P(" ".join(facts)),
    ]


PART = Part(
    "praktijken", "kring-praktijk", Practice, ("praktijk", "praktijken"), KEEP, _form, _made, _threads, _opening
)  # fmt: skip
circle_part.declare(PART)
