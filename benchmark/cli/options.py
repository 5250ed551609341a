"""The options of the command line, each read into what an answer needs or refused in Dutch."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from benchmark import places
from benchmark.errors import SpiegelError
from benchmark.peers.choice import Method
from benchmark.savings.level import Level
from benchmark.vocabulary import ReportKind

Word = TypeVar("Word", bound=str)
METHODS: dict[str, Method] = {
    "size": "size",
    "class": "class",
    "own": "own",
    "similar": "similar",
}
LARGEST_PORT = 65_535


def whole_number(option: str, example: int) -> Callable[[str | int], int]:
    """A reader of whole numbers that names its option when the text is none."""

    def read(text: str | int) -> int:  # Typer hands the default over as it is
        typed = str(text).strip()
        if not (typed.isascii() and typed.removeprefix("-").isdigit() and len(typed) <= 9):
            raise SpiegelError(
                f"'{typed[:40]}' bij {option} is geen heel getal.",
                f"Schrijf bijvoorbeeld {option} {example}.",
            )
        return int(typed)

    return read


def one_of(option: str, words: dict[str, Word]) -> Callable[[str], Word]:
    """A reader of one word out of a few."""

    def read(text: str) -> Word:
        found = words.get(text.strip().lower())
        if found is None:
            known = ", ".join(words)
            raise SpiegelError(f"'{text[:40]}' bij {option} is niet bekend.", f"Kies uit: {known}.")
        return found

    return read


def a_port(text: str | int) -> int:
    """A port between 1 and 65535."""
    number = whole_number("--port", 8050)(text)
    if not 1 <= number <= LARGEST_PORT:
        raise SpiegelError(
            f"Poort {number} bestaat niet.", f"Kies een poort van 1 tot en met {LARGEST_PORT}."
        )
    return number


REPORTS: dict[str, StrEnum] = {r.value: r for r in ReportKind}

Json = Annotated[
    bool,
    typer.Option(
        "--json", metavar="", help="Schrijf alleen JSON, voor gebruik in andere programma's."
    ),
]
Examples = Annotated[
    bool,
    typer.Option(
        "--examples",
        metavar="",
        help="Oefenmodus: verzonnen voorbeeldcijfers waar nog niemand leverde.",
    ),
]
WithoutExamples = Annotated[
    bool,
    typer.Option(
        "--without-examples", metavar="", help="Laat de voorbeeldcijfers van Oefenmodus weg."
    ),
]
WithFrontier = Annotated[
    bool,
    typer.Option(
        "--frontier",
        metavar="",
        help="Bereken ook de grens: wat de beste van alle gemeenten laten zien. Duurt langer; "
        "komt naast de editie te staan.",
    ),
]
Code = Annotated[
    str,
    typer.Argument(
        metavar="CODE", help="Code van de indicator, bijvoorbeeld BRZ03.", show_default=False
    ),
]
Gemeente = Annotated[
    str,
    typer.Option("--gemeente", metavar="NAAM", help="Naam of code, bijvoorbeeld Delft of GM0503."),
]
Year = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="JAAR",
        parser=whole_number("--year", 2023),
        help="Jaar; standaard de nieuwste jaarrekening die te toetsen is.",
        show_default=False,
    ),
]
Report = Annotated[
    ReportKind,
    typer.Option(
        "--report",
        metavar="SOORT",
        parser=one_of("--report", REPORTS),
        help="rekening of begroting.",
    ),
]
GroupMethod = Annotated[
    str | None,
    typer.Option(
        "--method",
        metavar="MANIER",
        parser=one_of("--method", METHODS),
        help="Vergelijkingsgroep: size (naaste in grootte), class (zelfde grootteklasse), own "
        "(zelf gekozen, met --with) of similar (lijkt er het meest op). Standaard size.",
        show_default=False,
    ),
]
Size = Annotated[
    int | None,
    typer.Option(
        "-k",
        metavar="AANTAL",
        parser=whole_number("-k", 15),
        help="Aantal gemeenten bij size en similar; standaard 15.",
        show_default=False,
    ),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="NAAM",
        help="Een gemeente in de zelf gekozen groep; herhaal de optie voor elke gemeente.",
        show_default=False,
    ),
]
GroupText = Annotated[
    str | None,
    typer.Option(
        "--group",
        metavar="TEKST",
        help="De groep zoals hij in een link staat, bijvoorbeeld grootte-15, klasse of lijkt-15.",
        show_default=False,
    ),
]
Theme = Annotated[
    str | None,
    typer.Option(
        "--theme",
        metavar="THEMA",
        help="Voor welke taak de groep is, bijvoorbeeld belastingen; dat bepaalt welke kenmerken tellen.",
        show_default=False,
    ),
]
LEVELS: dict[str, Level] = {level.value: level for level in Level}
Reference = Annotated[
    Level,
    typer.Option(
        "--reference",
        metavar="NIVEAU",
        parser=one_of("--reference", LEVELS),
        help="Waar een bedrag naast ligt: median (middelste gemeente), p25 (laagste kwart), norm of "
        "own_best (eigen laagste jaar).",
    ),
]
Port = Annotated[
    int,
    typer.Option("--port", metavar="POORT", parser=a_port, help="Poort op deze computer."),
]
Data = Annotated[
    Path,
    typer.Option(
        "--data",
        metavar="MAP",
        help="Map met catalogue, open en sql; standaard die van het programma.",
        show_default=False,
    ),
]
DATA = places.DATA
