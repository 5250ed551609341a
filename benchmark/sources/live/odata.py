"""OData as the CBS and Swing speak it: paging, and field names whose suffix shifts each year."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote, urljoin

from benchmark import dutch
from benchmark.errors import FiguresError
from benchmark.sources.live.cells import CHANGED
from benchmark.sources.live.paging import pages
from benchmark.sources.live.reader import Reader

NEXT = ("odata.nextLink", "@odata.nextLink")  # version 3 and 4
LARGEST_ANSWER = 10_000  # rows; the CBS cuts an answer off here
MOST_PAGES = 500
Row = dict[str, Any]


def address(root: str, entity: str, **options: str) -> str:
    """The address of an entity set with its query options (``filter`` becomes ``$filter``)."""
    plain = "',()"
    asked = "&".join(f"${name}={quote(text, safe=plain)}" for name, text in options.items())
    return f"{root}{entity}" + (f"?{asked}" if asked else "")


def rows(reader: Reader, url: str, table: str, fields: Sequence[str]) -> Iterator[Row]:
    """Every row of an entity set, page after page, each with at least the ``fields``.

    Raises FiguresError when the answer has another shape, or was cut off.
    """

    def following(answer: Any, here: str) -> str:
        link = next((answer[key] for key in NEXT if answer.get(key)), "")
        if not link and len(answer["value"]) >= LARGEST_ANSWER:
            raise FiguresError(
                f"{table} is afgekapt op {dutch.number(LARGEST_ANSWER)} rijen.",
                "Vraag minder tegelijk; meld dit bij ons.",
            )
        return urljoin(here, str(link)) if link else ""

    for answer in pages(reader, url, table, MOST_PAGES, following):
        page = answer.get("value") if isinstance(answer, dict) else None
        if not isinstance(page, list) or not all(isinstance(row, dict) for row in page):
            raise FiguresError(
                f"Het antwoord van {table} heeft een andere vorm; verwacht: een lijst met rijen "
                "onder 'value'.",
                CHANGED,
            )
        for row in page:
            absent = [name for name in fields if name not in row]
            if absent:
                raise other_fields(table, absent[0], list(row))
            yield row


def fields_of(reader: Reader, root: str, table: str, names: Sequence[str]) -> dict[str, str]:
    """The fields of a CBS table by their name without suffix: ``TotaleBevolking`` -> ``TotaleBevolking_1``.

    Raises FiguresError when a name has no field, or more than one.
    """
    found = rows(reader, address(root, "DataProperties"), table, ["Key"])
    keys = [str(row["Key"]) for row in found]
    resolved = {}
    for name in names:
        fits = [k for k in keys if re.fullmatch(rf"{re.escape(name)}(_\d+)?", k)]
        if not fits:
            raise other_fields(table, name, keys)
        if len(fits) > 1:
            raise FiguresError(
                f"{table} heeft meer dan één veld '{name}': {dutch.listing(fits, 4)}.", CHANGED
            )
        resolved[name] = fits[0]
    return resolved


def keys_of(reader: Reader, root: str, table: str, dimension: str) -> dict[str, str]:
    """The keys of a dimension without their padding -> as the table writes them."""
    found = rows(reader, address(root, dimension), table, ["Key"])
    return {str(row["Key"]).strip(): str(row["Key"]) for row in found}


def other_fields(table: str, absent: str, found: Sequence[str]) -> FiguresError:
    """The sentence for a table without a field that we need."""
    there = dutch.listing([f"'{name}'" for name in found], 6) if found else "geen"
    return FiguresError(
        f"In {table} ontbreekt het veld '{absent}'; gevonden: {there[:300]}.", CHANGED
    )


def equals(field: str, value: str) -> str:
    """The condition that a field has a value; a quote in it is doubled."""
    return f"{field} eq '{value.replace(chr(39), chr(39) * 2)}'"
