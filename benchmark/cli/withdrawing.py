"""Withdrawing an edition that turned out to be wrong: it stays as it was, and is no longer used."""

from contextlib import closing
from typing import Annotated

import typer

from benchmark.cli import asking, options, output
from benchmark.cli.dutch_help import DutchCommand
from benchmark.errors import SpiegelError

Which = Annotated[
    str,
    typer.Argument(
        metavar="EDITIE", help="De editie, zoals 'spiegel edition' haar noemt.", show_default=False
    ),
]
Reason = Annotated[
    str,
    typer.Option(
        "--reason", metavar="TEKST", help="Waarom de editie niet meer klopt.", show_default=False
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(cls=DutchCommand)(withdraw)


def withdraw(edition: Which, reason: Reason = "", as_json: options.Json = False) -> None:
    """Trek een editie in: zij blijft bestaan zoals zij is, maar niemand krijgt haar nog te zien."""
    # SQLAlchemy, for which no other command should wait
    from benchmark.cli.reporting import author  # noqa: PLC0415
    from benchmark.ledger.deliveries import NATIONAL, Withdrawal  # noqa: PLC0415
    from benchmark.ledger.reading import made  # noqa: PLC0415
    from benchmark.ledger.store import Ledger  # noqa: PLC0415

    if not reason.strip():
        raise SpiegelError(
            "De reden ontbreekt.", "Schrijf achter --reason waarom de editie niet meer klopt."
        )
    home = asking.home()
    shown = home.withdraw(edition, reason.strip())
    entry = made(Withdrawal, gemeente=NATIONAL, withdrawn_edition=edition, reason=reason)
    with closing(Ledger.at(home)) as ledger:
        ledger.record(entry, author(), edition)
    if as_json:
        output.show_json({"withdrawn": edition, "reason": reason.strip(), "current": shown})
    else:
        output.show(f"Editie {edition} is ingetrokken. Lezers zien nu editie {shown}.")
