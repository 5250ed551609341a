"""Fetching a live source with a progress bar on standard error, and telling what changed."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.console import RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from benchmark import catalogue as catalogues
from benchmark import checks, dutch, places
from benchmark.cli import options
from benchmark.cli.output import aside
from benchmark.edition import rehearse
from benchmark.errors import SpiegelError
from benchmark.municipality import Municipalities
from benchmark.sources import live
from benchmark.sources.live import existing
from benchmark.sources.live.changes import Change
from benchmark.vocabulary import ReportKind

BASE = "SPIEGEL_FETCH_BASE"  # another address for every source: a mirror, or the server of a test
SHOWN_CHANGES, SHOWN_FINDINGS = 20, 5
MUCH = 0.5  # above this share of different figures the source may count otherwise than before
LONGEST_TIMEOUT, MOST_ATTEMPTS = 600, 10
REPORTS = {ReportKind.ACCOUNTS: "jaarrekening", ReportKind.BUDGET: "begroting"}

SourceName = Annotated[
    str,
    typer.Argument(
        metavar="BRON",
        help="inwoners (CBS, 70072ned), iv3 (begroting en jaarrekening per taakveld), woningprijs "
        "(CBS, 83625NED), kerncijfers (wijken en buurten, PDOK), grenzen (PDOK) of wsjg "
        "(waarstaatjegemeente.nl; de sleutel staat in SPIEGEL_WSJG_KEY).",
        show_default=False,
    ),
]
FetchYear = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="JAAR",
        parser=options.whole_number("--year", 2024),
        help="Jaar; standaard het nieuwste dat de bron heeft.",
        show_default=False,
    ),
]
FetchReport = Annotated[
    str | None,
    typer.Option(
        "--report",
        metavar="SOORT",
        parser=options.one_of("--report", options.REPORTS),
        help="Alleen bij iv3: rekening of begroting. Standaard rekening.",
        show_default=False,
    ),
]
Refresh = Annotated[
    bool,
    typer.Option(
        "--refresh", metavar="", help="Vraag alles opnieuw, ook wat vandaag al is opgehaald."
    ),
]
Timeout = Annotated[
    int,
    typer.Option(
        "--timeout",
        metavar="SECONDEN",
        parser=options.whole_number("--timeout", 60),
        help="Hoe lang de bron stil mag zijn.",
    ),
]
Attempts = Annotated[
    int,
    typer.Option(
        "--attempts",
        metavar="AANTAL",
        parser=options.whole_number("--attempts", 4),
        help="Hoe vaak we een vraag stellen als de bron een storing heeft.",
    ),
]
WithFetched = Annotated[
    bool,
    typer.Option(
        "--fetched", metavar="", help="Gebruik ook de cijfers van 'spiegel fetch'; anders niet."
    ),
]


def fetch_with_progress(
    name: str,
    year: int | None,
    report: str | None,
    *,
    data: Path,
    refresh: bool,
    timeout: int,
    attempts: int,
) -> live.Renewal:
    """Fetch a source into the home; raises SpiegelError, and the former figures then stay."""
    source = _source(name)
    if report is not None and not source.by_report:
        raise SpiegelError(f"De optie --report past niet bij {source.key}.", "Laat --report weg.")
    asked = source.asked(year, ReportKind(report or ReportKind.ACCOUNTS))
    patience = _patience(timeout, attempts)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = aside()
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(f"{source.title} ophalen", total=None)
        return live.renew(
            source,
            asked,
            data=data,
            home=places.home(),
            rehearse=rehearse,
            patience=patience,
            base=os.environ.get(BASE, ""),
            refresh=refresh,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )


def _source(name: str) -> live.Source:
    found = live.SOURCES.get(name.strip().lower())
    if found is None:
        raise SpiegelError(f"'{name[:40]}' is geen bron.", f"Kies uit: {', '.join(live.SOURCES)}.")
    return found


def _patience(timeout: int, attempts: int) -> live.Patience:
    for option, number, most in (
        ("--timeout", timeout, LONGEST_TIMEOUT),
        ("--attempts", attempts, MOST_ATTEMPTS),
    ):
        if not 1 <= number <= most:
            raise SpiegelError(
                f"{number} bij {option} kan niet.", f"Kies een getal van 1 tot en met {most}."
            )
    usual = live.Patience()
    return live.Patience(
        connect=min(usual.connect, timeout),
        read=timeout,
        total=timeout * usual.total / usual.read,
        attempts=attempts,
    )


def as_dict(renewal: live.Renewal, data: Path) -> dict[str, Any]:
    """What a fetch gave, for JSON: a row per change, and a sentence per new finding."""
    found = renewal.as_dict()
    said = _sentences(renewal, data)
    rows = zip(found["findings"], said, strict=True)
    findings = [finding | {"sentence": text} for finding, text in rows]
    return found | {"findings": findings, "base": os.environ.get(BASE) or None}


def tables(renewal: live.Renewal, data: Path) -> list[RenderableType]:
    """What a fetch gave, for the screen."""
    asked, found = renewal.asked, renewal.comparison
    kind = f"{REPORTS[asked.report]} {asked.year}" if renewal.source.by_report else str(asked.year)
    parts: list[RenderableType] = [
        Text(f"{renewal.source.title}, {kind} (tabel {renewal.table_id})", style="bold"),
        Text(
            f"{dutch.count(renewal.municipalities, 'gemeente', 'gemeenten')} in "
            f"{dutch.count(renewal.answers, 'antwoord', 'antwoorden')}"
            f"{_from_cache(renewal.from_cache)}."
        ),
        Text(
            f"Vergeleken met de oude cijfers: {dutch.number(found.same)} gelijk, "
            f"{dutch.number(found.different)} veranderd, {dutch.number(found.new)} nieuw, "
            f"{dutch.number(found.gone)} verdwenen."
        ),
    ]
    if os.environ.get(BASE):
        parts.append(Text(f"Let op: de antwoorden komen van {os.environ[BASE]} ({BASE})."))
    if found.changes:
        parts += [Text(""), _changes(found.changes), *_more(found.changes)]
    if found.different > MUCH * (found.same + found.different):
        parts.append(
            Text(
                "Let op: de meeste cijfers zijn anders dan eerder. Misschien rekent de bron nu anders. "
                "Kijk dit na voordat u ze gebruikt."
            )
        )
    sentences = _sentences(renewal, data)
    if sentences:
        count = dutch.count(len(sentences), "nieuw punt", "nieuwe punten")
        parts += [Text(""), Text(f"De controles vinden {count} om na te kijken:")]
        parts += [Text(f"- {sentence}") for sentence in sentences[:SHOWN_FINDINGS]]
        if len(sentences) > SHOWN_FINDINGS:
            parts.append(Text(f"En {dutch.number(len(sentences) - SHOWN_FINDINGS)} andere."))
    ready = "De cijfers staan klaar. Maak er een editie mee met: spiegel build --fetched"
    return [*parts, Text(""), Text(ready)]


def _from_cache(number: int) -> str:
    return f", waarvan {dutch.number(number)} van eerder vandaag" if number else ""


def _changes(changes: Sequence[Change]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("gemeente", "jaar", "wat", "oud", "nieuw"):
        table.add_column(heading, justify="right" if heading in ("oud", "nieuw") else "left")
    for change in sorted(changes, key=_different_first)[:SHOWN_CHANGES]:
        table.add_row(
            change.municipality,
            str(change.year),
            change.what,
            _shown(change.old),
            _shown(change.new),
        )
    return table


def _different_first(change: Change) -> int:
    return 2 if change.old is None else 1 if change.new is None else 0


def _more(changes: Sequence[Change]) -> list[Text]:
    rest = len(changes) - SHOWN_CHANGES
    if rest <= 0:
        return []
    return [Text(f"En {dutch.number(rest)} andere; met --json ziet u ze allemaal.")]


def _shown(figure: float | None) -> str:
    if figure is None:
        return "geen cijfer"
    return dutch.number(figure, 0 if figure == int(figure) else 1)


def _sentences(renewal: live.Renewal, data: Path) -> list[str]:
    if renewal.findings.is_empty():
        return []
    catalogue = catalogues.load(catalogues.read_folder(data / "catalogue"))
    known = existing.municipalities(data / "open")
    return [
        f"{_where(finding, known)}: {checks.sentence(finding, catalogue)}"
        for finding in renewal.findings.iter_rows(named=True)
    ]


def _where(finding: dict[str, Any], known: Municipalities) -> str:
    name = known.name(finding["code"]) if finding["code"] else "Nederland"
    return f"{name} {finding['year']}"


@contextmanager
def laid_over(data: Path, wanted: bool) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """The data folder to build from, and the origins of what was fetched; ``data`` itself without any."""
    if not wanted:
        yield data, []
        return
    store = live.Store(places.home())
    stored = store.all()
    if not stored:
        raise SpiegelError(
            "Er zijn nog geen opgehaalde cijfers.",
            "Haal ze op met 'spiegel fetch', of laat --fetched weg.",
        )
    told = ("source", "title", "year", "report", "table", "fetched_at")
    with TemporaryDirectory(prefix="spiegel-") as workshop:
        folder = store.lay_over(data, Path(workshop) / "data")
        yield folder, [{key: s.origin[key] for key in told} for s in stored]


def used(origins: Sequence[dict[str, Any]]) -> list[RenderableType]:
    """One line per fetched source that an edition was made with."""
    return [
        Text(
            f"Met opgehaalde cijfers: {o['title']}, "
            f"{REPORTS[ReportKind(o['report'])] + ' ' if o['report'] else ''}{o['year']} "
            f"(tabel {o['table']}, opgehaald op {_day(o['fetched_at'])})."
        )
        for o in origins
    ]


def _day(moment: str) -> str:
    year, month, day = moment[:10].split("-")
    return f"{day}-{month}-{year}"
