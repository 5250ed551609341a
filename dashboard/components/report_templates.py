"""Templates of a report: keep the choices of now under a name, and open one on another year or group."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import dash_mantine_components as dmc
from dash import dcc, html

from benchmark.answers import Question
from benchmark.dutch import listing
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Template
from benchmark.ledger.reading import made
from benchmark.ledger.store import Ledger, Record
from benchmark.report.spec import Spec
from benchmark.viewing import View
from dashboard import library, records, report_choices, selection
from dashboard.access import required
from dashboard.components import choice, notice, written

SAVE = "bewaar"


def open_named(view: View, asked: Question, ledger: Ledger, name: str) -> tuple[Spec, list[Any]]:
    """The choices of a template of the municipality, and what must be said about them."""
    record = ledger.latest(Template, f"{asked.gemeente}/{name.casefold()}")
    if record is None or record.entry.withdrawn:
        said = notice.say(
            f"Het sjabloon \u2018{name[:60]}\u2019 is er niet.", "U ziet de gewone keuzes.", kind="let-op", role="alert"
        )  # fmt: skip
        return report_choices.plain(asked), [said]
    opened = report_choices.opened(view, asked, record.entry.spec)
    said = notice.say(
        f"Dit is het sjabloon \u2018{record.entry.name}\u2019. U kunt alles nog veranderen."
    )
    if not opened.gone:
        return opened.spec, [said]
    gone = notice.say(
        f"Dit sjabloon noemt {listing(opened.gone)}; dat is er niet meer.",
        "De rest van het sjabloon geldt nog.",
        kind="let-op",
        role="alert",
    )
    return opened.spec, [said, gone]


def of(ledger: Ledger, asked: Question) -> html.Section:
    """The section with the templates of the municipality."""
    return html.Section(
        [
            html.H2("Sjablonen", id="sjablonen"),
            html.P(
                "Een sjabloon bewaart uw keuzes en teksten, niet de cijfers. Open het volgend jaar opnieuw.", className="onder"
            ),
            html.Div(content(ledger, asked), id="sjablonen-lijst"),
        ],
        className="kaart",
        **{"aria-labelledby": "sjablonen"},
    )  # fmt: skip


def content(ledger: Ledger, asked: Question, said: SpiegelError | None = None, name: str = "") -> list[Any]:  # fmt: skip
    """The templates and the field to keep one more."""
    found = ledger.newest(Template, asked.gemeente)[::-1]
    seen = {r.subject: r.version for r in ledger.newest(Template, asked.gemeente, withdrawn=True)}
    return [
        dcc.Store(id="sjablonen-gezien", data=seen),
        *([notice.of_error(said)] if said else []),
        html.Ul([_row(r, asked) for r in found], className="opmerkinglijst") if found else None,
        html.Div(
            [
                dmc.TextInput(
                    id="sjabloon-naam", label="Naam van een nieuw sjabloon", size=choice.SIZE, value=name, flex="1 1 280px"
                ),
                html.Button("Bewaar deze keuzes", id={"sjabloon": SAVE}, className="knop licht"),
            ],
            className="rij onderaan",
        ),
    ]  # fmt: skip


def _row(record: Record[Template], asked: Question) -> html.Li:
    query = selection.query_of(report_choices.among(asked, record.entry.spec))
    href = f"/rapport{query}&sjabloon={quote(record.entry.name)}"
    return html.Li(
        [
            html.P(html.Strong(dcc.Link(html.Bdi(record.entry.name), href=href))),
            written.signature(record),
            html.Div(
                html.Button("Trek in", id={"sjabloon": record.subject}, className="knop licht"), className="acties"
            ),
        ]
    )  # fmt: skip


def keep(asked: Question, deed: str, spec: Spec, name: str, seen: Mapping[str, int]) -> None:
    """Keep the choices under a name, or take a template back; raises SpiegelError or Conflict.

    ``seen``: the version of every template that stood on the page.
    """
    author, ledger = required(), records.ledger()
    if deed == SAVE:
        kept = report_choices.as_template(spec)
        entry = made(Template, gemeente=asked.gemeente, name=name.strip(), spec=kept)
    else:
        old = ledger.latest(Template, deed)
        if old is None:
            raise SpiegelError("Dit sjabloon is er niet.", "Laad de pagina opnieuw.")
        entry = old.entry.model_copy(update={"withdrawn": True})
    edition = library.view().edition.info.id
    ledger.record(entry, author, edition, seen=int(seen.get(entry.subject, 0)))
