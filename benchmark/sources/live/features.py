"""Features as PDOK gives them (OGC API): paging by a link ``rel=next``."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from benchmark.errors import FiguresError
from benchmark.sources.live.cells import CHANGED
from benchmark.sources.live.paging import pages
from benchmark.sources.live.reader import Reader

MOST_PAGES = 100
Feature = dict[str, Any]


def features(reader: Reader, url: str, table: str) -> Iterator[Feature]:
    """Every feature of a collection, each with ``properties``; raises FiguresError for another shape."""
    for answer in pages(reader, url, table, MOST_PAGES, _next):
        page = answer.get("features") if isinstance(answer, dict) else None
        if not isinstance(page, list) or not all(_whole(f) for f in page):
            raise FiguresError(
                f"Het antwoord van {table} heeft een andere vorm; verwacht: gebieden onder 'features' "
                "met 'properties'.",
                CHANGED,
            )
        yield from page


def _whole(feature: Any) -> bool:
    return isinstance(feature, dict) and isinstance(feature.get("properties"), dict)


def _next(answer: Any, url: str) -> str:
    links = answer.get("links")
    for link in links if isinstance(links, list) else []:
        if isinstance(link, dict) and link.get("rel") == "next" and link.get("href"):
            return urljoin(url, str(link["href"]))
    return ""
