"""Somebody who sends the same twice (a double click, a form sent again) means it once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from benchmark.ledger.rows import Record

SOON = timedelta(minutes=5)  # after it, the same words may be meant again
LOOKED_AT = 20  # last records of a kind and municipality among which it is looked for


def repeated(asked: Record[Any], newest_first: Iterable[Record[Any]]) -> Record[Any] | None:
    """The record that says the same by the same author since ``SOON`` and still stands; None without one.

    The same is every field but ``id``, which is drawn anew each time. ``newest_first``: records of the same kind.
    """
    seen: set[str] = set()
    for one in newest_first:
        if one.subject in seen:
            continue  # an older version
        seen.add(one.subject)
        if _says(one) == _says(asked) and one.author == asked.author and _soon(one.at, asked.at):
            return one
    return None


def _says(one: Record[Any]) -> dict[str, Any]:
    said: dict[str, Any] = one.entry.model_dump(exclude={"id"})
    return said


def _soon(before: datetime, after: datetime) -> bool:
    return after - before < SOON
