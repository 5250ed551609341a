"""The options of ``spiegel frontier``."""

from typing import Annotated

import typer

from benchmark.cli.options import one_of, whole_number

RETURNS = {word: word for word in ("vrs", "crs", "drs", "irs", "fdh")}
WAYS = {word: word for word in ("in", "out")}

Inputs = Annotated[
    str,
    typer.Option(
        "--inputs", metavar="KOLOMMEN", help="Wat eenheden gebruiken, bijvoorbeeld x1,x2.",
        show_default=False,
    ),
]  # fmt: skip
Outputs = Annotated[
    str,
    typer.Option(
        "--outputs", metavar="KOLOMMEN", help="Wat eenheden maken, bijvoorbeeld y1,y2.",
        show_default=False,
    ),
]  # fmt: skip
ReturnsTo = Annotated[
    str,
    typer.Option(
        "--returns", metavar="SOORT", parser=one_of("--returns", RETURNS),
        help="Schaalopbrengst: vrs (wisselend), crs (constant), drs (dalend), irs (stijgend) of fdh "
        "(alleen echte eenheden).",
    ),
]  # fmt: skip
Way = Annotated[
    str,
    typer.Option(
        "--orientation", metavar="KANT", parser=one_of("--orientation", WAYS),
        help="in (met hoeveel minder kan het) of out (hoeveel meer kan ermee).",
    ),
]  # fmt: skip
Super = Annotated[
    bool,
    typer.Option("--super", metavar="", help="Ook de score zonder de eenheid zelf als voorbeeld."),
]
OrderM = Annotated[
    int | None,
    typer.Option(
        "--order-m", metavar="AANTAL", parser=whole_number("--order-m", 25),
        help="Ook de verwachte beste van zoveel willekeurige eenheden.", show_default=False,
    ),
]  # fmt: skip
Bootstrap = Annotated[
    int | None,
    typer.Option(
        "--bootstrap", metavar="AANTAL", parser=whole_number("--bootstrap", 2000),
        help="Ook een gecorrigeerde score met interval, uit zoveel trekkingen.", show_default=False,
    ),
]  # fmt: skip
Seed = Annotated[
    int,
    typer.Option(
        "--seed", metavar="GETAL", parser=whole_number("--seed", 1),
        help="Begin van de trekkingen: hetzelfde getal geeft dezelfde uitkomst.",
    ),
]  # fmt: skip
Slacks = Annotated[
    bool,
    typer.Option("--slacks", metavar="", help="Ook wat er daarna nog over is, en de voorbeelden."),
]
