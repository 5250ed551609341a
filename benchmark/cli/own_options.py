"""The options of the commands that compute with somebody's own file."""

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, cast

import typer

from benchmark.cli.options import one_of, whole_number
from benchmark.errors import SpiegelError
from benchmark.peers import choice

METRICS = {"euclidean": "euclidean", "mahalanobis": "mahalanobis"}
GAPS = {"median": "median"}
REFERENCES = {"median": "median", "p25": "p25", "min": "min"}
SHAPE = (
    "Eerste kolom de eenheid, komma's ertussen, punt voor decimalen, leeg (of NA) is ontbrekend."
)
UNITS = 15  # neighbours when nobody says how many: METHODS section 0


def number(option: str, example: str, *, zero: bool = True) -> Callable[[str | float], float]:
    """A reader of numbers that are not negative, with a point; ``zero``: whether 0 will do."""

    def read(text: str | float) -> float:  # Typer hands the default over as it is
        typed = str(text).strip()
        try:
            found = float(typed) if typed.isascii() and "_" not in typed else math.nan
        except ValueError:
            found = math.nan
        if not math.isfinite(found) or found < 0 or (found == 0 and not zero):
            raise SpiegelError(
                f"'{typed[:40]}' bij {option} is geen {'getal van 0 of meer' if zero else 'getal boven nul'}.",
                f"Schrijf bijvoorbeeld {option} {example}.",
            )
        return found

    return read


def a_metric(word: str | None) -> choice.Metric | None:
    """The metric that somebody typed; ``parser`` has refused other words."""
    return None if word is None else cast(choice.Metric, word)


def without_gemeente() -> SpiegelError:
    """Neither a municipality nor a file was given."""
    return SpiegelError(
        "De optie '--gemeente' ontbreekt.",
        "Noem een gemeente, of geef met --covariates een bestand met kenmerken.",
    )


def refuse(typed: Mapping[str, object], why: str) -> None:
    """Raises SpiegelError for the first option that was typed and ``why`` does not belong."""
    for option, value in typed.items():
        if value:
            raise SpiegelError(f"De optie {option} {why}.", f"Laat {option} weg.")


def percentiles(text: str) -> tuple[float, float]:
    """Two percentiles: "1,99"."""
    parts = text.split(",")
    try:
        low, high = (number("--clip", "1,99")(part) for part in parts)
        if low < high <= 100:
            return low, high
    except ValueError:
        pass  # not two of them
    raise SpiegelError(
        f"'{text[:40]}' bij --clip zijn geen twee percentielen.",
        "Schrijf de kleinste en de grootste van 0 tot en met 100, bijvoorbeeld --clip 1,99.",
    )


def weight(text: str) -> tuple[str, float]:
    """The name of a column and its weight: "leeftijd=2"; a name may itself hold "="."""
    name, sign, typed = text.rpartition("=")
    if not (sign and name.strip()):
        raise SpiegelError(
            f"'{text[:40]}' bij --weight is geen naam met een gewicht.",
            "Schrijf bijvoorbeeld --weight leeftijd=2.",
        )
    return name.strip(), number("--weight", f"{name.strip()[:40]}=2")(typed)


File = Annotated[
    Path,
    typer.Argument(
        metavar="BESTAND", help=f"CSV-bestand met uw cijfers. {SHAPE}", show_default=False
    ),
]
Csv = Annotated[
    bool, typer.Option("--csv", metavar="", help="Schrijf alleen CSV, met punten en komma's.")
]
Gemeente = Annotated[
    str | None,
    typer.Option(
        "--gemeente",
        metavar="NAAM",
        help="Naam of code, bijvoorbeeld Delft of GM0503. Niet nodig met --covariates.",
        show_default=False,
    ),
]
Covariates = Annotated[
    Path | None,
    typer.Option(
        "--covariates",
        metavar="BESTAND",
        help=f"Zoek voor elke eenheid in dit CSV-bestand wie op haar lijkt. {SHAPE} Een kolom unit_name "
        "mag; alle andere kolommen zijn kenmerken.",
        show_default=False,
    ),
]
Clip = Annotated[
    str | None,
    typer.Option(
        "--clip",
        metavar="LAAG,HOOG",
        parser=percentiles,
        help="Bij --covariates: kap elk kenmerk af op deze percentielen, bijvoorbeeld 1,99.",
        show_default=False,
    ),
]
Gaps = Annotated[
    str | None,
    typer.Option(
        "--gaps",
        metavar="MANIER",
        parser=one_of("--gaps", GAPS),
        help="Bij --covariates: median vult een leeg vak met de mediaan; anders valt de eenheid af.",
        show_default=False,
    ),
]
SamePlace = Annotated[
    Path | None,
    typer.Option(
        "--same-place",
        metavar="BESTAND",
        help="Bij --covariates: CSV-bestand met in de eerste twee kolommen paren die niet met elkaar te "
        "vergelijken zijn.",
        show_default=False,
    ),
]
Metric = Annotated[
    str | None,
    typer.Option(
        "--metric",
        metavar="MAAT",
        parser=one_of("--metric", METRICS),
        help="Bij --covariates en --method similar: euclidean of mahalanobis (voor kenmerken die "
        "samengaan). Standaard euclidean.",
        show_default=False,
    ),
]
Weights = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        metavar="NAAM=GETAL",
        help="Gewicht van een kenmerk; herhaal de optie per kenmerk. Bij --covariates standaard 1, bij "
        "--method similar dat van het schema.",
        show_default=False,
    ),
]
Numerator = Annotated[
    str,
    typer.Option("--numerator", metavar="KOLOM", help="Kolom boven de streep.", show_default=False),
]
Denominator = Annotated[
    str,
    typer.Option(
        "--denominator", metavar="KOLOM", help="Kolom onder de streep.", show_default=False
    ),
]
Scale = Annotated[
    float,
    typer.Option(
        "--scale",
        metavar="GETAL",
        parser=number("--scale", "1000", zero=False),
        help="Vermenigvuldig de uitkomst hiermee, bijvoorbeeld 1000 als het bestand duizenden euro's heeft.",
    ),
]
GroupColumn = Annotated[
    str | None,
    typer.Option(
        "--group",
        metavar="KOLOM",
        help="Kolom met een groep; elke groep krijgt een totaal, de som gedeeld door de som.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="KOLOM",
        help="Kolom met wat een ander publiceerde, om naast de uitkomst te leggen.",
        show_default=False,
    ),
]
Tolerance = Annotated[
    float,
    typer.Option(
        "--tolerance",
        metavar="DEEL",
        parser=number("--tolerance", "0.005"),
        help="Tot welk deel van het gepubliceerde cijfer een verschil mag.",
    ),
]
Cost = Annotated[
    str, typer.Option("--cost", metavar="KOLOM", help="Kolom met de kosten.", show_default=False)
]
Volume = Annotated[
    str,
    typer.Option(
        "--volume", metavar="KOLOM", help="Kolom met wat ervoor gedaan is.", show_default=False
    ),
]
SizeColumn = Annotated[
    str,
    typer.Option(
        "--size",
        metavar="KOLOM",
        help="Kolom met de grootte; de groep is het naast in de logaritme ervan.",
        show_default=False,
    ),
]
K = Annotated[
    int,
    typer.Option(
        "-k", metavar="AANTAL", parser=whole_number("-k", UNITS), help="Aantal in de groep."
    ),
]
Reference = Annotated[
    str,
    typer.Option(
        "--reference",
        metavar="MAAT",
        parser=one_of("--reference", REFERENCES),
        help="median, p25 (beste kwart) of min.",
    ),
]
