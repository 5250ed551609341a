"""Municipalities as they were valid in a year, found by name or code, and what became of them."""

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from benchmark.dutch import listing
from benchmark.errors import MergedMunicipality, NoFigures, UnknownMunicipality

ALIASES = {"den haag": "GM0518", "den bosch": "GM0796", "s hertogenbosch": "GM0796"}


@dataclass(frozen=True)
class Municipality:
    """A municipality in one year."""

    code: str
    name: str
    province: str
    inhabitants: int


def folded(name: str) -> str:
    """A name without case, accents, apostrophes and punctuation, for comparing what people type."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


class Municipalities:
    """All municipalities since 2017 with their years, inhabitants and mergers.

    ``municipality``: one row per municipality (code, name, province, first_year, last_year, lon, lat);
    ``inhabitants``: one row per municipality and year; ``merger``: one row per predecessor and successor.
    """

    def __init__(
        self, municipality: pl.DataFrame, inhabitants: pl.DataFrame, merger: pl.DataFrame
    ) -> None:
        self.frame = municipality
        self._rows: Mapping[str, dict] = {r["code"]: r for r in municipality.iter_rows(named=True)}
        self._mergers = merger
        named = inhabitants.join(municipality.select("code", "name", "province"), on="code")
        self._by_year: dict[int, pl.DataFrame] = {
            int(year): rows.select("code", "name", "province", "inhabitants").sort("code")
            for (year,), rows in named.partition_by("year", as_dict=True).items()
        }
        self._inhabitants = {
            year: dict(zip(rows["code"], rows["inhabitants"], strict=True))
            for year, rows in self._by_year.items()
        }
        self._by_name = {folded(r["name"]): c for c, r in self._rows.items()}
        self._by_name |= {k: c for k, c in ALIASES.items() if c in self._rows}

    @property
    def years(self) -> tuple[int, ...]:
        """The years for which municipalities and inhabitants are known."""
        return tuple(sorted(self._by_year))

    def in_year(self, year: int) -> pl.DataFrame:
        """One row per municipality of that year: code, name, province, inhabitants, ordered by code."""
        if year not in self._by_year:
            first, last = self.years[0], self.years[-1]
            raise NoFigures(
                f"Over {year} zijn er geen cijfers.",
                f"Kies een jaar van {first} tot en met {last}.",
            )
        return self._by_year[year]

    def name(self, code: str) -> str:
        """The name of a municipality, also of one that is no longer there."""
        return str(self._rows[code]["name"])

    def province(self, code: str) -> str:
        """The province of a municipality."""
        return str(self._rows[code]["province"] or "")

    def place(self, code: str) -> tuple[float | None, float | None]:
        """Longitude and latitude of a municipality; empty for one that is no longer there."""
        row = self._rows[code]
        return row["lon"], row["lat"]

    def code_of(self, text: str) -> str:
        """The code that belongs to what somebody typed: a code or a name.

        Raises UnknownMunicipality with the nearest names.
        """
        typed = text.strip()
        if typed.upper() in self._rows:
            return typed.upper()
        if typed.isdigit() and f"GM{typed:0>4}" in self._rows:
            return f"GM{typed:0>4}"
        found = self._by_name.get(folded(typed))
        if found is None:
            near = difflib.get_close_matches(folded(typed), self._by_name, n=3, cutoff=0.5)
            codes = tuple(dict.fromkeys(self._by_name[n] for n in near))
            names = [self.name(code) for code in codes]
            remedy = f"Bedoelt u {listing(names).replace(' en ', ' of ')}?" if names else ""
            raise UnknownMunicipality(
                f"Er is geen gemeente '{typed[:60]}'.",
                remedy or "Typ de naam of de code, bijvoorbeeld Delft of GM0503.",
                codes,
            )
        return found

    def find(self, text: str, year: int) -> Municipality:
        """The municipality in that year.

        Raises UnknownMunicipality, MergedMunicipality (with the successors, or the predecessors when
        it did not exist yet) or NoFigures for a year without any.
        """
        code = self.code_of(text)
        self.in_year(year)  # refuses a year without figures
        inhabitants = self._inhabitants[year].get(code)
        if inhabitants is None:
            raise self._absence(code, year)
        row = self._rows[code]
        return Municipality(code, row["name"], row["province"] or "", int(inhabitants))

    def successors(self, code: str) -> tuple[str, ...]:
        """The codes into which a municipality merged."""
        rows = self._mergers.filter(pl.col("predecessor") == code).sort("part", descending=True)
        return tuple(rows["successor"])

    def predecessors(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The codes that merged into a municipality, in that year or ever."""
        rows = self._mergers.filter(pl.col("successor") == code)
        return tuple((rows if year is None else rows.filter(pl.col("year") == year))["predecessor"])

    def merger_years(self, code: str) -> tuple[int, ...]:
        """The years in which others merged into this municipality."""
        return self._merger_years.get(code, ())

    @cached_property
    def _merger_years(self) -> dict[str, tuple[int, ...]]:
        """The same for all at once: who follows every municipality over the years asks it of each."""
        found: dict[str, set[int]] = {}
        for code, year in self._mergers.select("successor", "year").iter_rows():
            found.setdefault(code, set()).add(year)
        return {code: tuple(sorted(years)) for code, years in found.items()}

    def _absence(self, code: str, year: int) -> MergedMunicipality:
        row, name = self._rows[code], self.name(code)
        if row["last_year"] is not None and year > row["last_year"]:
            into = self.successors(code)
            names = listing([self.name(c) for c in into]) if into else "een andere gemeente"
            return MergedMunicipality(
                f"{name} bestaat niet meer: de gemeente ging op 1 januari {row['last_year'] + 1} op in {names}.",
                f"Kies {names}, of een jaar tot en met {row['last_year']}.",
                into,
            )
        before = self.predecessors(code, row["first_year"])
        names = listing([self.name(c) for c in before]) if before else "andere gemeenten"
        return MergedMunicipality(
            f"{name} bestond nog niet in {year}: de gemeente ontstond op 1 januari {row['first_year']} uit {names}.",
            f"Kies een jaar vanaf {row['first_year']}.",
        )
