"""Fetching a source: read, check, compare with the former figures, and only then keep.

Until the last step nothing of the former figures is touched.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from benchmark import dutch
from benchmark.errors import FiguresError, SpiegelError
from benchmark.sources.live import cells, changes, existing, writing
from benchmark.sources.live.cache import Cache
from benchmark.sources.live.changes import Comparison
from benchmark.sources.live.client import Client, Patience, Unreachable
from benchmark.sources.live.overlay import lay
from benchmark.sources.live.reader import Progress, Reader
from benchmark.sources.live.source import Asked, Fetched, Source
from benchmark.sources.live.store import Store

UNTOUCHED = "De oude cijfers blijven staan."
FINDING = ["check_name", "indicator", "year", "report", "code"]
Rehearse = Callable[[Path], pl.DataFrame]


@dataclass(frozen=True)
class Renewal:
    """What a fetch gave: the changes, the findings that are new, and where the figures stand."""

    source: Source
    asked: Asked
    table_id: str
    municipalities: int
    answers: int
    from_cache: int
    comparison: Comparison
    findings: pl.DataFrame
    kept_in: Path

    def as_dict(self) -> dict[str, Any]:
        """Everything for JSON, with a row per change."""
        return {
            "source": self.source.key,
            "year": self.asked.year,
            "report": self.asked.report.value if self.source.by_report else None,
            "table": self.table_id,
            "municipalities": self.municipalities,
            "answers": self.answers,
            "from_cache": self.from_cache,
            "same": self.comparison.same,
            "different": self.comparison.different,
            "new": self.comparison.new,
            "gone": self.comparison.gone,
            "findings": self.findings.to_dicts(),
            "kept_in": str(self.kept_in),
            "changes": [change.as_dict() for change in self.comparison.changes],
        }


def renew(
    source: Source,
    asked: Asked,
    *,
    data: Path,
    home: Path,
    rehearse: Rehearse,
    patience: Patience = Patience(),
    base: str = "",
    refresh: bool = False,
    progress: Progress = lambda done, total: None,
) -> Renewal:
    """Fetch ``source`` for the year asked and keep it in ``home``, when it passes every check.

    ``rehearse`` derives and checks all figures from a data folder as a build does, and gives the
    findings. Raises FiguresError (or what the rehearsal raises); the former figures are then untouched.
    """
    try:
        address = replace(source.address(), base=base)
        store = Store(home)
        with store.alone(), tempfile.TemporaryDirectory(prefix="spiegel-") as workshop:
            former = store.lay_over(data, Path(workshop) / "former")
            known = existing.municipalities(former / "open")
            cache = Cache(home / "cache" / source.key)
            cache.sweep()
            with Client(address, patience) as client:
                reader = Reader(client, cache, progress, refresh=refresh)
                try:
                    fetched = source.fetch(reader, asked, known)
                    where = f"{source.title}, tabel {fetched.table_id}"
                    existing.refuse_strangers(fetched.codes, asked.year, known, where)
                    _refuse_incomplete(source, asked, fetched, former / "open", known)
                    comparison = changes.compare(fetched, former / "open", asked.year, known)
                    findings = _new_findings(rehearse, former, fetched)
                except Unreachable:
                    raise  # what came before it is good, and need not be asked again
                except FiguresError:
                    reader.forget()
                    raise
            pointer = store.keep(source, asked, fetched, reader.answers)
    except SpiegelError as error:
        raise FiguresError(error.sentence, f"{error.remedy} {UNTOUCHED}".strip()) from error
    except OSError as error:
        why = writing.impossible(error)
        raise FiguresError(why.sentence, f"{why.remedy} {UNTOUCHED}") from error
    return Renewal(
        source,
        asked,
        fetched.table_id,
        len(fetched.codes),
        len(reader.answers),
        reader.from_cache,
        comparison,
        findings,
        pointer,
    )


def _refuse_incomplete(
    source: Source, asked: Asked, fetched: Fetched, former: Path, known: existing.Municipalities
) -> None:
    now, before = changes.shares(fetched, former, known, asked.year)
    if now < before * source.least_share:
        raise FiguresError(
            f"{source.title} geeft over {asked.year} cijfers van "
            f"{dutch.count(now, 'gemeente', 'gemeenten')}; verwacht: ongeveer {before}.",
            "Het antwoord lijkt onvolledig. Probeer het later opnieuw.",
        )


def _new_findings(rehearse: Rehearse, former: Path, fetched: Fetched) -> pl.DataFrame:
    """The findings of the checks that the former figures did not have. ``former`` becomes the candidate."""
    if not fetched.tables:
        return pl.DataFrame(schema=dict.fromkeys(FINDING, pl.String))
    before = rehearse(former)
    lay(fetched, former)
    try:
        after = rehearse(former)
    except (
        FiguresError
    ) as error:  # the files are a copy: nobody should look for the line in data/open
        sentence = error.sentence.replace("data/open/", "")
        raise FiguresError(
            f"De opgehaalde cijfers doorstaan de controle niet: {sentence[:1].lower()}{sentence[1:]}",
            cells.CHANGED,
        ) from error
    return after.join(before, on=FINDING, how="anti", nulls_equal=True)
