"""Open editions as files: the page, the PDF and the open data of one document, kept under a code like any report.

A folder is there whole or not at all: it is written beside its place and renamed.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from benchmark.answers import Question
from benchmark.answers.open_edition import OpenEdition, Release, release
from benchmark.answers.open_edition import open_edition as answer
from benchmark.edition.home import WHY, flush
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Author, PublishedBands
from benchmark.ledger.moment import local
from benchmark.ledger.store import Ledger
from benchmark.report import csv_package, formats, keeping
from benchmark.report.composing import open_edition
from benchmark.report.composing.open_words import words_of
from benchmark.report.composing.report import Say
from benchmark.report.composing.said import Said
from benchmark.report.document import Document, DocumentKind
from benchmark.report.html import written
from benchmark.report.html.writing import Beside
from benchmark.report.keeping import Kept
from benchmark.report.spec import Audience, Format, Spec
from benchmark.viewing import View

PAGE, PDF = "index.html", "jaarbericht.pdf"
BESIDE = {PAGE: "het jaarbericht om te lezen", PDF: "hetzelfde als PDF"}
MOST = 3  # files named in a refusal


def published(view: View, ledger: Ledger, asked: Question) -> tuple[Release, ...]:
    """The bands of this class and year that were published before those of this edition, oldest first."""
    if asked.examples:
        return ()
    known = ledger.newest(PublishedBands, prefix=f"{asked.year}/{_class_of(view, asked)}/")
    ids = [r.entry.figures for r in known]
    now = view.edition.info.id
    earlier = known[: ids.index(now)] if now in ids else known
    return tuple(_kept(ledger, r.entry.document) for r in earlier)


_releases: dict[
    str, Release
] = {}  # by digest, so that the same one is the same object to those who keep answers


def _kept(ledger: Ledger, digest: str) -> Release:
    if digest not in _releases:
        _releases[digest] = Release(json.loads(ledger.kept(digest)))
    return _releases[digest]


def _class_of(view: View, asked: Question) -> str:
    inhabitants = view.edition.municipalities.find(asked.gemeente, asked.year).inhabitants
    return view.edition.catalogue.open_edition.class_of(inhabitants).name


def answered(view: View, ledger: Ledger, asked: Question) -> OpenEdition:
    """The answer as it would be published now."""
    return answer(view, asked, published(view, ledger, asked))


def preview(view: View, ledger: Ledger, asked: Question, code: str = "") -> Document:
    """The document as it would be now, kept under no code."""
    words = words_of(view, ledger, asked.gemeente, asked.year)
    before = published(view, ledger, asked)
    return open_edition.compose(view, asked, words, before, code=code, made_on=_today())


def make(view: View, ledger: Ledger, asked: Question, by: Author) -> Kept:
    """Make the open edition and keep it under a fresh code; raises SpiegelError for example figures."""
    refuse_examples(asked)
    spec = Spec(
        gemeente=asked.gemeente,
        year=asked.year,
        kind=asked.report,
        audience=Audience.PUBLIC,
        anonymous=True,
        comments=False,
    )

    def composed(
        view: View, spec: Spec, said: Said, *, code: str, author: str, made_on: date, progress: Say
    ) -> Document:
        return preview(view, ledger, asked, code)

    kept = keeping.make(view, ledger, spec, by, composer=composed)
    _remember(view, ledger, asked, by)
    return kept


def _remember(view: View, ledger: Ledger, asked: Question, by: Author) -> None:
    """Record once per class, year and edition whose values are behind the bands that are now out."""
    now, public = view.edition.info.id, _class_of(view, asked)
    if ledger.latest(PublishedBands, f"{asked.year}/{public}/{now}") is not None:
        return
    content = json.dumps(dict(release(view, asked).by_code), sort_keys=True).encode()
    entry = PublishedBands(
        gemeente=asked.gemeente,
        year=asked.year,
        public_class=public,
        figures=now,
        document=ledger.keep(content),
    )
    ledger.record(entry, by, now)


def refuse_examples(asked: Question) -> None:
    """Invented figures never go to the public."""
    if asked.examples:
        raise SpiegelError(
            "Een jaarbericht met voorbeeldcijfers wordt niet gemaakt: het is voor iedereen, en die cijfers zijn verzonnen.",
            "Laat --examples weg, of bekijk het voorbeeld met --json of op de pagina Jaarbericht.",
        )


def reopened(ledger: Ledger, code: str) -> Kept:
    """An open edition that was kept; raises SpiegelError for a code of something else."""
    kept = keeping.open_(ledger, code)
    if kept.document.kind is not DocumentKind.OPEN_EDITION:
        raise SpiegelError(
            f"{kept.document.code} is geen jaarbericht.", "Open dit rapport met 'spiegel report'."
        )
    return kept


def files(document: Document) -> dict[str, bytes]:
    """Every file of an open edition by its name."""
    data = csv_package.files(document, BESIDE)
    rows = [
        Beside(PDF, "Jaarbericht als PDF", "Om te printen of te bewaren."),
        *(Beside(n, n, "Open data: één tabel.") for n in sorted(data) if n.endswith(".csv")),
        Beside(csv_package.NAME, csv_package.NAME, "Beschrijft de kolommen van de tabellen."),
        Beside(csv_package.README, csv_package.README, "Uitleg bij deze bestanden."),
    ]
    return {
        PAGE: written(document, rows),
        PDF: formats.write(document, Format.PDF),
        **data,
    }


def zipped(document: Document) -> bytes:
    """The same files in one zip."""
    return csv_package.zipped(files(document))


def zip_name(document: Document) -> str:
    """The name of that zip."""
    return formats.filename(document, Format.CSV).replace(".csv.zip", ".zip")


def check(folder: Path) -> None:
    """Refuse a folder that cannot take an open edition; raises SpiegelError.

    An empty folder and one with an earlier open edition will do; nothing of others is removed.
    """
    if folder.exists() and not folder.is_dir():
        raise SpiegelError(f"{folder} is een bestand.", "Geef met --out de naam van een map.")
    if not folder.absolute().parent.is_dir():
        raise SpiegelError(
            f"De map {folder.absolute().parent} is er niet.",
            "Maak die map, of kies met --out een andere.",
        )
    other = sorted({p.name for p in folder.glob("*")} - _ours(folder)) if folder.is_dir() else []
    if other:
        named = ", ".join(other[:MOST]) + (" en meer" if len(other) > MOST else "")
        raise SpiegelError(
            f"In {folder} staan andere bestanden ({named}).",
            "Kies een lege map, dan raakt niets door elkaar.",
        )


def _ours(folder: Path) -> set[str]:
    """The files of an earlier open edition in a folder, as its description names them."""
    try:
        described = json.loads((folder / csv_package.NAME).read_bytes())
        named = {str(r["path"]) for r in described["resources"]}
        ours = str(described["name"]).startswith("gemeentespiegel-")
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {*named, PAGE, PDF, csv_package.NAME, csv_package.README} if ours else set()


def put(folder: Path, made: Mapping[str, bytes]) -> None:
    """Write the folder whole, or leave what was there; raises SpiegelError."""
    check(folder)
    place = folder.absolute()
    half = place.with_name(f".{place.name}.{os.getpid()}.half")
    before = place.with_name(f".{place.name}.{os.getpid()}.oud")
    try:
        half.mkdir()
        for name, content in made.items():
            (half / name).write_bytes(content)
            flush(half / name)
        flush(half)
        _swap(half, place, before)
    except OSError as error:
        why = WHY.get(error.errno or 0, "de map is niet te schrijven")
        raise SpiegelError(
            f"{folder} is niet te schrijven ({why}).",
            "Kies met --out een andere plaats, of maak ruimte.",
        ) from error
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _swap(half: Path, place: Path, before: Path) -> None:
    if place.exists():
        place.rename(before)
    try:
        half.rename(place)
    except OSError:
        with contextlib.suppress(OSError):
            before.rename(place)
        raise
    flush(place.parent)
    shutil.rmtree(before, ignore_errors=True)


def _today() -> date:
    return local(datetime.now(UTC)).date()
