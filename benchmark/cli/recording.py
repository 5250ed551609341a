"""Commands about the ledger: what was judged, and its reserve copy."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmark import answers, dutch
from benchmark.cli import asking, options, output
from benchmark.cli.dutch_help import DutchCommand
from benchmark.cli.tables import Parts, heading, line, plain_table
from benchmark.vocabulary import ReportKind

Out = Annotated[
    Path,
    typer.Option("--out", metavar="BESTAND", help="Bestand om in te bewaren.", show_default=False),
]
Copy = Annotated[
    Path,
    typer.Argument(
        metavar="BESTAND",
        help="Reservekopie van 'spiegel backup'.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(cls=DutchCommand)(judgements)
    app.command(cls=DutchCommand)(backup)
    app.command(cls=DutchCommand)(restore)


def judgements(gemeente: options.Gemeente, as_json: options.Json = False) -> None:
    """Toon per regel het laatste oordeel van een gemeente: wie, wanneer, waarom en welk bedrag."""
    # SQLAlchemy, for which no other command should wait
    from benchmark.ledger.entries import Judgement  # noqa: PLC0415
    from benchmark.ledger.store import Ledger  # noqa: PLC0415

    seen = asking.view()
    year = answers.year_for(seen.edition, ReportKind.ACCOUNTS)
    place = seen.edition.municipalities.find(gemeente, year)
    names = {each.key: each.name for each in seen.edition.catalogue.savings_lines}
    with closing(Ledger.at(asking.home())) as ledger:
        found = ledger.newest(Judgement, place.code)
    told = [_judged(each, names) for each in found]
    if as_json:
        output.show_json({"gemeente": {"code": place.code, "name": place.name}, "judgements": told})
    else:
        output.show(*_table(place.name, told))


def _judged(found: Any, names: dict[str, str]) -> dict[str, Any]:
    entry = found.entry
    return {
        "line": entry.line,
        "name": names.get(entry.line, entry.line),
        "year": entry.year,
        "status": entry.status.value,
        "counts": entry.status.counts,
        "reason": entry.reason,
        "owner": entry.owner or None,
        "low": entry.low,
        "central": entry.central,
        "high": entry.high,
        "first_year": entry.first_year,
        "one_off": entry.one_off,
        "cashable": entry.cashable,
        "author": found.author.words,
        "at": found.at.isoformat(timespec="seconds"),
        "version": found.version,
        "edition": found.edition,
    }


def _table(name: str, told: Sequence[dict[str, Any]]) -> Parts:
    if not told:
        return [line(f"Voor {name} is nog niets beoordeeld.")]
    from benchmark.ledger import moment  # noqa: PLC0415

    parts: Parts = [heading(f"Beoordeling van {name}")]
    rows = plain_table(
        ("regel", "jaar", "oordeel", "laag", "midden", "hoog"), ("jaar", "laag", "midden", "hoog")
    )
    for one in told:
        amounts = [
            dutch.amount(one[k]) if one[k] is not None else "geen"
            for k in ("low", "central", "high")
        ]
        rows.add_row(one["name"], str(one["year"]), one["status"], *amounts)
    parts += [rows, line("")]
    for one in told:
        when = moment.words(datetime.fromisoformat(one["at"]))
        version = f", versie {one['version']}" if one["version"] > 1 else ""
        parts.append(line(f"{one['name']}, {one['year']}: {one['reason']}"))
        parts.append(line(f"  {one['author']}, {when}{version}"))
    return parts


def backup(out: Out, as_json: options.Json = False) -> None:
    """Bewaar een reservekopie van alles wat is vastgelegd, met de edities waarnaar het verwijst."""
    from benchmark.ledger import backup as copying  # noqa: PLC0415
    from benchmark.ledger.store import Ledger  # noqa: PLC0415

    with closing(Ledger.at(asking.home())) as ledger, output.aside().status("reservekopie maken"):
        made = copying.backup(ledger, out)
    _tell(made, out, "Bewaard", as_json=as_json)


def restore(file: Copy, as_json: options.Json = False) -> None:
    """Zet een reservekopie terug in een map of database waarin nog niets is vastgelegd."""
    from benchmark.ledger import restore as restoring  # noqa: PLC0415

    with output.aside().status("reservekopie terugzetten"):
        made = restoring.restore(asking.home(), file)
    _tell(made, file, "Teruggezet", as_json=as_json)


def _tell(made: Any, file: Path, done: str, *, as_json: bool) -> None:
    """What is in a copy."""
    if as_json:
        output.show_json(
            {
                "file": str(file),
                "made_at": made.made_at,
                "records": made.records,
                "documents": made.documents,
                "editions": made.editions,
                "missing": made.missing,
            }
        )
        return
    counts = (
        dutch.count(made.records, "regel", "regels"),
        dutch.count(made.documents, "document", "documenten"),
        dutch.count(len(made.editions), "editie", "edities"),
    )
    output.show(f"{done}: {dutch.listing(counts)} ({file.name}).")
    if made.missing:
        output.show(f"Niet in de kopie, want er niet meer: editie {dutch.listing(made.missing)}.")
