"""The command for appointments: the whole of them, what no-show takes in hours, waiting and capacity."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from benchmark import dutch, narrative
from benchmark.answers.appointments import AppointmentsAnswer, appointments
from benchmark.answers.assumed import Names, Typed, assumed
from benchmark.answers.missed import refilled_of
from benchmark.answers.planned import PARTS, rule_of
from benchmark.cli import asking, options, output
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.cli.tables import Parts, heading, line, plain_table
from benchmark.narrative import appointments as narrative_appointments
from benchmark.narrative import missed as narrative_missed
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

NAMES = Names("--slot", "--refilled", "--hours")
Slot = Annotated[
    str,
    typer.Option("--slot", metavar="MINUTEN", help="Minuten van één balie per afspraak.", show_default=False),
]  # fmt: skip
RefilledShare = Annotated[
    str,
    typer.Option(
        "--refilled",
        metavar="DEEL",
        help="Deel van de gemiste afspraken dat wordt opgevuld, van 0 tot en met 1: 0,3 of 0,1-0,5.",
        show_default=False,
    ),
]
Hours = Annotated[
    str,
    typer.Option("--hours", metavar="UREN", help="Productieve uren per fte per jaar.", show_default=False),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command("appointments", cls=DutchCommand)(tell)


def tell(
    gemeente: options.Gemeente,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    slot: Slot = "",
    refilled: RefilledShare = "",
    hours: Hours = "",
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Laat de afspraken als één geheel zien, en wat no-show vraagt in uren aan de balie."""
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()), group)
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, wish, examples=examples)
    found = appointments(seen, asked, assumed(seen, asked, Typed(slot, refilled, hours), NAMES))
    if as_json:
        output.show_json(found.as_dict())
    else:
        output.show(*lines(seen, found))


def lines(view: View, answer: AppointmentsAnswer) -> Parts:
    """The answer from finding to source."""
    found, rule = answer.missed, rule_of(view)
    said = [
        narrative_appointments.figures(found),
        narrative_missed.room(answer, rule),
        narrative_missed.point(answer),
        *narrative_missed.cautions(answer),
        *narrative_appointments.remarks(answer, rule),
        narrative_missed.to_call(answer),
    ]
    source = f"Bron: {answer.planned.source}. Editie {found.comparison.edition}."
    rests = narrative_missed.assumptions(
        found, view.edition.catalogue, refilled_of(view, answer.asked)
    )
    return [
        heading(narrative_appointments.headline(answer)),
        *(line(text) for text in dict.fromkeys(said) if text),
        Text(""),
        heading(narrative_appointments.whole_headline(answer.planned)),
        *_whole(answer),
        line(narrative_appointments.whole(answer.planned)),
        Text(""),
        heading("Wachten, open zijn en benutting"),
        _waiting(answer),
        Text(""),
        heading("Waar de uren op rusten"),
        *(line(f"- {text}") for text in rests),
        line(narrative_missed.NO_EUROS),
        line(source),
    ]


def _whole(answer: AppointmentsAnswer) -> Parts:
    own, mean = answer.planned.shares, answer.planned.mean
    if own is None:
        return []
    group = dutch.marked("groep", answer.planned.example)
    table = plain_table(("deel", answer.name, group), (answer.name, group))
    for n, part in enumerate(PARTS):
        beside = f"{dutch.number(mean[n], 1)}%" if mean is not None else ""
        table.add_row(part, f"{dutch.number(own[n], 1)}%", beside)
    return [table]


def _waiting(answer: AppointmentsAnswer) -> Table:
    columns = ("cijfer", "eenheid", "eigen", "middelste", "plaats")
    table = plain_table(columns, ("eigen", "middelste"))
    for c in (d.comparison for d in answer.waiting):
        own, middle = (narrative.figure(c, v) for v in (c.value, c.standing.median))
        table.add_row(
            c.indicator.name, c.indicator.unit.value, own, middle, narrative.place_or_reason(c)
        )
    return table
