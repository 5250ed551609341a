"""Reports under a reference code: made once, kept as they were, opened again with the same numbers."""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from pydantic import ValidationError

from benchmark.edition import Edition, Home
from benchmark.errors import EditionError, SpiegelError
from benchmark.ledger.entries import Author, Report, ReportStatus
from benchmark.ledger.moment import local
from benchmark.ledger.reading import made
from benchmark.ledger.store import Conflict, Ledger, Record
from benchmark.report.composing import difference_report
from benchmark.report.composing.closing import reaction as reaction_blocks
from benchmark.report.composing.difference import Change, changes
from benchmark.report.composing.report import Say, compose, nobody, stamp
from benchmark.report.composing.said import Said, said_of
from benchmark.report.document import Chapter, Document, DocumentKind
from benchmark.report.spec import Audience, Depth, Spec
from benchmark.viewing import LOCAL, View

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O and U, which look like others
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
LENGTH, TRIES = 6, 20
ORDER = tuple(ReportStatus)


class Composer(Protocol):
    """What puts a document together, as ``compose`` does."""

    def __call__(
        self,
        view: View,
        spec: Spec,
        said: Said,
        *,
        code: str,
        author: str,
        made_on: date,
        progress: Say,
    ) -> Document:
        """The document of these choices."""


class UnknownReport(SpiegelError):
    """No report has that reference code."""


@dataclass(frozen=True)
class Kept:
    """A report as it was recorded, and what it says."""

    record: Record[Report]
    document: Document

    @property
    def spec(self) -> Spec:
        """The choices it was made with."""
        return Spec.model_validate_json(self.record.entry.spec)


def make(
    view: View,
    ledger: Ledger,
    spec: Spec,
    by: Author,
    *,
    progress: Say | None = None,
    composer: Composer = compose,
) -> Kept:
    """Make a report (or what ``composer`` makes of the choices) and keep it under a fresh reference code.

    Raises what ``compose`` raises, and LedgerError when it cannot be recorded.
    """
    now = datetime.now(UTC)
    asked = spec.asked(view)
    settled = spec.model_copy(update={"gemeente": asked.gemeente, "year": asked.year})
    code = _fresh(ledger)
    document = composer(
        view,
        settled,
        said_of(ledger, asked.gemeente),
        code=code,
        author=by.words,
        made_on=local(now).date(),
        progress=progress or nobody,
    )
    for _ in range(TRIES):
        try:
            return _record(ledger, document, settled, by, seen=0)
        except Conflict:  # another process drew the same code since we looked
            document = document.model_copy(update={"code": _fresh(ledger)})
    raise SpiegelError("Er is geen vrije code voor het rapport gevonden.", "Probeer het opnieuw.")


def open_(ledger: Ledger, code: str, version: int | None = None) -> Kept:
    """The report of a code, as it was kept; the newest version, or the one asked for.

    Raises UnknownReport for a code that does not exist, LedgerError when what was kept is damaged.
    """
    wanted = clean(code)
    history = ledger.history(Report, wanted)
    if not history:
        raise UnknownReport(
            f"Er is geen rapport met de code '{code.strip()[:40]}'.",
            "Kijk de code na: hij staat boven aan elke bladzijde en begint met GS-.",
        )
    newest = max(history, key=lambda r: r.version)
    record = newest if version is None else next((r for r in history if r.version == version), None)
    if record is None:
        raise UnknownReport(
            f"Het rapport {wanted} heeft geen versie {version}.",
            f"Kies een versie van 1 tot en met {newest.version}.",
        )
    content = ledger.kept(record.entry.document)
    try:
        return Kept(record, Document.of_json(content))
    except ValidationError as error:
        raise SpiegelError(
            f"Het rapport {wanted} is bewaard door een andere versie van dit programma.",
            "Open het met die versie, of maak het rapport opnieuw.",
        ) from error


def clean(code: str) -> str:
    """A code as it is written: capitals, with GS- in front, and what looks like another character read as that."""
    text = "".join(code.split()).upper()
    body = text.removeprefix("GS-").removeprefix("GS").replace("-", "").translate(READ_AS)
    return f"GS-{body}"


def revise(
    ledger: Ledger,
    code: str,
    by: Author,
    *,
    seen: int,
    status: ReportStatus | None = None,
    reaction: str | None = None,
) -> Kept:
    """A new version with another status or another reaction of the college; its numbers stay as they are.

    ``seen``: the version that the writer saw. Raises Conflict when there is a newer one, SpiegelError for a
    status before the one it has, or for a settled report.
    """
    now = open_(ledger, code)
    if now.record.version != seen:
        raise Conflict(now.record)
    before, after = now.record.entry.status, status or now.record.entry.status
    if before is ReportStatus.SETTLED:
        raise SpiegelError(
            "Dit rapport is vastgesteld en verandert niet meer.", "Maak een nieuw rapport."
        )
    if ORDER.index(after) < ORDER.index(before):
        raise SpiegelError(
            f"Dit rapport staat op '{before.value}' en kan niet terug naar '{after.value}'.",
            "Maak een nieuw rapport.",
        )
    spec = now.spec
    if reaction is not None:
        spec = made(Spec, **(spec.model_dump() | {"reaction": reaction}))
    document = now.document.model_copy(
        update={
            "version": seen + 1,
            "status": after.value,
            "stamp": stamp(after, now.document.example),
            "chapters": tuple(_reacted(c, spec, by, now.document) for c in now.document.chapters)
            if reaction is not None
            else now.document.chapters,
        }
    )
    return _record(ledger, document, spec, by, seen=seen)


def changed(ledger: Ledger, home: Home, code: str) -> Document:
    """What the current edition says of the figures of a kept report, figure by figure, and why it differs.

    Raises what ``open_`` raises, and EditionError when there is no current edition.
    """
    kept = open_(ledger, code)
    if kept.document.kind is DocumentKind.OPEN_EDITION:
        raise SpiegelError(
            "Van een jaarbericht is niet te zeggen wat een nieuwe editie verandert.",
            "Maak een nieuw jaarbericht.",
        )
    now = Edition(home.current())
    today = local(datetime.now(UTC)).date()
    there = home.path(kept.document.edition).exists()
    return difference_report.report(
        kept.document, now.info.id, differences(kept, home), traced=there, made_on=today
    )


def differences(kept: Kept, home: Home) -> list[Change]:
    """The same as plain data. The kept document says what it was; the edition it came from is only needed
    for peers that the document does not name."""
    old = kept.document
    new = _figures_of(View(Edition(home.current()), LOCAL), kept.spec)
    behind = None
    if old.anonymous and home.path(old.edition).exists():
        try:
            behind = _figures_of(View(Edition(home.path(old.edition)), LOCAL), kept.spec)
        except EditionError:  # damaged by hand: then the document alone tells
            behind = None
    return changes(old, new, behind)


def _figures_of(view: View, spec: Spec) -> Document:
    """The figures of these choices, with names, as far as the catalogue of the edition still has them."""
    catalogue = view.edition.catalogue
    themes = {t.key for t in catalogue.themes}
    codes = {i.code for i in catalogue.indicators}
    left = spec.model_copy(
        update={
            "depth": Depth.ONE_PAGE,
            "audience": Audience.MANAGEMENT,
            "anonymous": False,
            "introductions": (),
            "themes": tuple(t for t in spec.themes if t in themes),
            "indicators": tuple(c for c in spec.indicators if c in codes),
        }
    )
    return compose(view, left, Said(), code="", author="", made_on=date.min)


def _reacted(chapter: Chapter, spec: Spec, by: Author, document: Document) -> Chapter:
    if chapter.key != "reactie":
        return chapter
    return chapter.model_copy(update={"blocks": tuple(reaction_blocks(spec, by.words))})


def _record(ledger: Ledger, document: Document, spec: Spec, by: Author, *, seen: int) -> Kept:
    digest = ledger.keep(document.as_json())
    entry = made(
        Report,
        gemeente=document.gemeente,
        code=document.code,
        title=document.title,
        spec=spec.model_dump_json(),
        status=ReportStatus(document.status),
        document=digest,
        reaction=spec.reaction,
    )
    return Kept(ledger.record(entry, by, document.edition, seen=seen), document)


def _fresh(ledger: Ledger) -> str:
    """A code that nobody has yet."""
    for _ in range(TRIES):
        code = "GS-" + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if ledger.latest(Report, code) is None:
            return code
    raise SpiegelError("Er is geen vrije code voor het rapport gevonden.", "Probeer het opnieuw.")
