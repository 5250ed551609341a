"""Which municipalities there were in a year, and what became of those that a source still names."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from benchmark import dutch
from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities

WHOLE_NUMBERS = {"year": pl.Int64, "inhabitants": pl.Int64, "first_year": pl.Int64}
TYPES = WHOLE_NUMBERS | {"last_year": pl.Int64, "lon": pl.Float64, "lat": pl.Float64}


def municipalities(folder: Path) -> Municipalities:
    """The municipalities, inhabitants and mergers of a folder with open figures."""
    frames = (
        pl.read_csv(folder / f"{name}.csv", schema_overrides=TYPES, infer_schema=False)
        for name in ("municipalities", "inhabitants", "mergers")
    )
    return Municipalities(*frames)


def refuse_strangers(codes: Iterable[str], year: int, known: Municipalities, where: str) -> None:
    """Raise FiguresError for a code that was no municipality in that year; a merged one names its successor."""
    spans = {row["code"]: row for row in known.frame.iter_rows(named=True)}
    for code in sorted(codes):
        row = spans.get(code)
        if row is None:
            raise FiguresError(
                f"In {where} staat de gemeente {code}, en die kennen we niet.",
                "Is zij nieuw, zet haar dan in municipalities.csv en mergers.csv van data/open.",
            )
        name, last = known.name(code), row["last_year"]
        if last is not None and year > last:
            into = [f"{known.name(c)} ({c})" for c in known.successors(code)]
            named = dutch.listing(into) if into else "een andere gemeente"
            raise FiguresError(
                f"In {where} staan cijfers van {name} ({code}) over {year}, maar die gemeente ging op "
                f"1 januari {last + 1} op in {named}.",
                f"Kies een jaar tot en met {last}, of meld het bij de bron.",
            )
        if year < row["first_year"]:
            raise FiguresError(
                f"In {where} staan cijfers van {name} ({code}) over {year}, maar die gemeente bestaat "
                f"pas vanaf {row['first_year']}.",
                f"Kies een jaar vanaf {row['first_year']}, of meld het bij de bron.",
            )
