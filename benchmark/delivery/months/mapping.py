"""Which column of an export is which question: chosen once, kept under a name, and checked against each file."""

from collections.abc import Iterable, Sequence
from typing import Any

from benchmark import dutch
from benchmark.catalogue import Catalogue, Question
from benchmark.checks.unread import clipped
from benchmark.delivery.months.export import Export
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Mapping
from benchmark.ledger.reading import made
from benchmark.ledger.store import Ledger, Record

ROWS = "(aantal regels)"  # no column: a row per event is counted
DATES = ("maand", "datum", "periode", "dag", "kwartaal", "tijdstip")


def chosen(gemeente: str, name: str, date_column: str, columns: dict[str, str]) -> Mapping:
    """A mapping as somebody chose it; raises SpiegelError where it is not whole."""
    if not columns:
        raise SpiegelError(
            "Er is nog geen kolom gekozen.", "Kies bij ten minste één vraag de kolom waar het in staat."
        )  # fmt: skip
    fields: dict[str, Any] = {"name": name, "date_column": date_column, "columns": columns}
    return made(Mapping, gemeente=gemeente, **fields)


def kept(ledger: Ledger, gemeente: str) -> list[Record[Mapping]]:
    """The mappings of a municipality, by name."""
    return sorted(ledger.newest(Mapping, gemeente), key=lambda r: r.entry.name.casefold())


def named(ledger: Ledger, gemeente: str, name: str) -> Record[Mapping]:
    """The mapping of that name; raises SpiegelError, with the names there are, when there is none."""
    every = kept(ledger, gemeente)
    found = next((r for r in every if r.entry.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = dutch.listing([f"'{r.entry.name}'" for r in every]) if every else ""
        known = f"Er is: {names}." if names else "Er is nog geen indeling bewaard."
        raise SpiegelError(f"De indeling '{clipped(name)}' is er niet.", known)
    return found


def asked_by(mapping: Mapping, catalogue: Catalogue) -> dict[str, Question]:
    """The questions of a mapping by their key; raises SpiegelError for one that is no longer asked, or cannot be counted."""
    found = {}
    for key, column in mapping.columns.items():
        question = catalogue.question(key)
        if question is None:
            raise SpiegelError(
                f"De indeling '{mapping.name}' noemt de vraag '{key}', maar die wordt niet gesteld.",
                "Kies de kolommen opnieuw.",
            )
        if column == ROWS and question.roll_up != "sum":
            raise SpiegelError(
                f"Bij ‘{question.text}’ is gekozen om regels te tellen, maar dit is geen aantal over een maand.",
                "Kies de kolom waar het getal in staat.",
            )
        found[key] = question
    return found


def check(mapping: Mapping, export: Export) -> None:
    """Raises SpiegelError where a file has not the columns of the mapping."""
    wanted = [mapping.date_column, *(c for c in mapping.columns.values() if c != ROWS)]
    lost = [c for c in dict.fromkeys(wanted) if c not in export.columns]
    if lost:
        names = dutch.listing([f"'{clipped(c)}'" for c in lost])
        there = dutch.listing([f"'{clipped(c)}'" for c in export.columns], 12)
        which = "ontbreekt de kolom" if len(lost) == 1 else "ontbreken de kolommen"
        raise SpiegelError(
            f"In het bestand {export.name} {which} {names}.",
            f"Er staat: {there}. Kies de kolommen opnieuw, of maak de export zoals eerst.",
        )


def suggested_date(columns: Sequence[str]) -> str:
    """The column that will hold the month or the day, by its name; the first where none says so."""
    by_name = (c for word in DATES for c in columns if word in c.casefold())
    return next(by_name, columns[0] if columns else "")


def suggested(question: Question, columns: Iterable[str]) -> str:
    """The column with the name of a question, however its words are joined; empty where there is none."""
    key = question.key.replace("_", "-")
    return next((c for c in columns if "-".join(c.casefold().replace("_", " ").split()) == key), "")
