"""Turning pages until there is no next one, with a guard against a service that never ends."""

from collections.abc import Callable, Iterator
from typing import Any

from benchmark.errors import FiguresError
from benchmark.sources.live.cells import CHANGED
from benchmark.sources.live.reader import Reader


def pages(
    reader: Reader, url: str, table: str, most: int, following: Callable[[Any, str], str]
) -> Iterator[Any]:
    """Every answer from ``url`` on; ``following`` gives the next address of an answer, empty at the end.

    It is asked after the caller has looked at the answer, so it may count on what was checked there.
    Raises FiguresError when an address comes back, or after ``most`` pages.
    """
    seen: set[str] = set()
    while url:
        if url in seen or len(seen) >= most:
            raise FiguresError(
                f"{table} heeft geen laatste bladzijde: het bladeren stopt niet.", CHANGED
            )
        seen.add(url)
        answer = reader.json(url)
        yield answer
        url = following(answer, url)
