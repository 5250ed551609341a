"""Commands of a delivery: ask for the questionnaire, check a file, deliver it, hand it in, decide on it, and see who did.

What they do is in ``delivery_work``, imported when they run: it brings SQLAlchemy, for which no other command waits.
"""

import importlib
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmark.cli import asking, options, output
from benchmark.cli.dutch_help import DutchCommand
from benchmark.cli.tables import Parts, heading, line
from benchmark.edition import Edition

WORK = "benchmark.cli.delivery_work"
File = Annotated[
    Path,
    typer.Argument(
        metavar="BESTAND", help="Ingevulde vragenlijst (xlsx) of csv.", show_default=False
    ),
]
Out = Annotated[
    Path,
    typer.Option("--out", metavar="BESTAND", help="Werkmap om te maken.", show_default=False),
]
Marked = Annotated[
    Path | None,
    typer.Option(
        "--marked",
        metavar="BESTAND",
        help="Werkmap om te maken met uw antwoorden, en een kleur bij elke fout en elk signaal.",
        show_default=False,
    ),
]
Whose = Annotated[
    str,
    typer.Option(
        "--gemeente",
        metavar="NAAM",
        help="Gemeente waar het bestand van moet zijn; een ander bestand wordt geweigerd.",
        show_default=False,
    ),
]
Place = Annotated[
    str,
    typer.Argument(
        metavar="GEMEENTE", help="Naam of code, bijvoorbeeld Delft.", show_default=False
    ),
]
Theme = Annotated[
    str,
    typer.Argument(
        metavar="THEMA",
        help="Een thema, bijvoorbeeld kanalen of Balie; of een lijst, bijvoorbeeld handvest.",
        show_default=False,
    ),
]
Year = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="JAAR",
        parser=options.whole_number("--year", 2024),
        help="Jaar; standaard dat van de nieuwste meetronde die open is.",
        show_default=False,
    ),
]
Years = Annotated[
    list[int] | None,
    typer.Option(
        "--year",
        metavar="JAAR",
        parser=options.whole_number("--year", 2024),
        help="Jaar; mag vaker. Standaard dat van de nieuwste meetronde die open is.",
        show_default=False,
    ),
]
OnlyYear = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="JAAR",
        parser=options.whole_number("--year", 2024),
        help="Alleen dit jaar.",
        show_default=False,
    ),
]
Why = Annotated[
    str,
    typer.Option(
        "--reason",
        metavar="TEKST",
        help="Waarom; bij een correctie komt dit in het openbare logboek.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Put the commands in the program."""
    for name, command in (
        ("questionnaire", questionnaire), ("validate", validate), ("deliver", deliver),
        ("hand-in", hand_in), ("approve", approve), ("return", send_back),
        ("deliveries", deliveries), ("corrections", corrections),
    ):  # fmt: skip
        app.command(name, cls=DutchCommand)(command)


def questionnaire(
    gemeente: options.Gemeente, out: Out, year: Years = None, as_json: options.Json = False
) -> None:
    """Maak de vragenlijst van een gemeente als werkmap, met wat er al is ingevuld."""
    _work().questionnaire(gemeente, out, tuple(year or ()), as_json=as_json)


def validate(
    file: File, gemeente: Whose = "", marked: Marked = None, as_json: options.Json = False
) -> None:
    """Controleer een ingevulde vragenlijst; er wordt niets bewaard. Eindcode 0: goed, 1: fouten, 2: geweigerd."""
    _work().validate(file, gemeente, marked, as_json=as_json)


def deliver(file: File, gemeente: Whose = "", as_json: options.Json = False) -> None:
    """Controleer een ingevulde vragenlijst en neem de antwoorden over, alle of geen."""
    _work().deliver(file, gemeente, as_json=as_json)


def hand_in(
    gemeente: Place,
    theme: Theme,
    year: Year = None,
    reason: Why = "",
    as_json: options.Json = False,
) -> None:
    """Dien de antwoorden van een thema in; daarna kijkt een ander ernaar."""
    _work().hand_in(gemeente, theme, year, reason, as_json=as_json)


def approve(
    gemeente: Place, theme: Theme, year: Year = None, as_json: options.Json = False
) -> None:
    """Keur goed wat een ander heeft ingediend; de volgende editie neemt het op."""
    _work().decide(gemeente, theme, year, approve=True, as_json=as_json)


def send_back(
    gemeente: Place,
    theme: Theme,
    year: Year = None,
    reason: Why = "",
    as_json: options.Json = False,
) -> None:
    """Stuur terug wat een ander heeft ingediend, met een reden."""
    _work().decide(gemeente, theme, year, approve=False, reason=reason, as_json=as_json)


def deliveries(year: OnlyYear = None, as_json: options.Json = False) -> None:
    """Toon wie wat leverde en hoe het ermee staat: per thema, en per gemeente n van n antwoorden."""
    _work().deliveries(year, as_json=as_json)


def corrections(as_json: options.Json = False) -> None:
    """Toon het openbare correctielogboek van de editie: welk antwoord veranderde, en waarom."""
    seen = asking.view().edition
    told = [_corrected(seen, row) for row in seen.corrections.iter_rows(named=True)]
    if as_json:
        output.show_json({"edition": seen.info.id, "corrections": told})
        return
    parts: Parts = [heading(f"Correcties in editie {seen.info.id}")]
    for one in told:
        where = f"{one['gemeente']['name']}, {one['year']}: {one['text']}"
        change = f"  {one['was']} werd {one['became']}, op {one['on']}."
        parts += [line(where), line(f"{change} Reden: {one['reason']}")]
    output.show(*(parts if told else [line(f"In editie {seen.info.id} is niets gecorrigeerd.")]))


def _corrected(seen: Edition, row: dict[str, Any]) -> dict[str, Any]:
    question = seen.catalogue.question(row["question"])
    return {
        "gemeente": {"code": row["code"], "name": seen.municipalities.name(row["code"])},
        **{k: row[k] for k in ("year", "theme", "question")},
        "text": question.text if question else row["question"],
        **{k: row[k] for k in ("was", "became", "reason", "version")},
        "on": row["decided_on"],
    }


def _work() -> Any:
    return importlib.import_module(WORK)
