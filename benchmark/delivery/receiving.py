"""A file that comes in: guarded, read, checked, and taken over whole or not at all.

The page, ``spiegel validate`` and ``spiegel deliver`` all come through here, so they say the same in the same words.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from benchmark import intake
from benchmark.catalogue import Catalogue
from benchmark.checks.reply import Problem, Replies, Reply
from benchmark.delivery import csv_answers, given, workbook
from benchmark.delivery.cells import Cells, Placed
from benchmark.delivery.checking import check
from benchmark.delivery.questionnaire import Questionnaire, questionnaire
from benchmark.delivery.rounds import chosen_year
from benchmark.errors import SpiegelError
from benchmark.intake import Received
from benchmark.ledger import moment
from benchmark.ledger.deliveries import Answered, Upload, Way
from benchmark.ledger.entries import Author, Entry
from benchmark.ledger.store import Ledger, Record
from benchmark.viewing import View
from benchmark.vocabulary import Seriousness

logger = logging.getLogger(__name__)
FILE_NAME = 120  # characters that are kept of the name of a file


@dataclass(frozen=True)
class Found:
    """One problem and where it stands."""

    problem: Problem
    place: Placed | None

    @property
    def sentence(self) -> str:
        """Where, what, what is expected, how to mend it."""
        where = f"{self.place.words[:1].upper()}{self.place.words[1:]}: " if self.place else ""
        return f"{where}{self.problem.sentence}"


@dataclass(frozen=True)
class Looked:
    """A file that was read and checked; nothing is kept yet. ``asked``: one questionnaire per year, newest first.

    ``fresh``: the answers that differ from what is recorded.
    """

    received: Received
    cells: Cells
    asked: tuple[Questionnaire, ...]
    found: tuple[Found, ...]
    fresh: tuple[Reply, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)

    @property
    def errors(self) -> int:
        """How many problems stop it."""
        return sum(f.problem.seriousness is Seriousness.ERROR for f in self.found)

    @property
    def signals(self) -> int:
        """How many problems ask for an explanation that is not there yet."""
        return sum(
            f.problem.seriousness is Seriousness.SIGNAL and not f.problem.explained
            for f in self.found
        )


def look(view: View, ledger: Ledger, content: bytes, name: str, gemeente: str = "") -> Looked:
    """Read and check a file. ``gemeente``: the code it must be of, when that is known.

    Raises SpiegelError when it is refused: no file of ours, of another municipality, or one that cannot be trusted.
    """
    received = intake.received(content, name)
    catalogue = view.edition.catalogue
    cells = _read(received, catalogue)
    code = view.edition.municipalities.code_of(cells.gemeente)
    if gemeente and code != gemeente:
        names = view.edition.municipalities
        logger.warning("a file of %s was handed in for %s and refused", code, gemeente)
        raise SpiegelError(
            f"Dit bestand is van {names.name(code)}, niet van {names.name(gemeente)}.",
            "Upload het bij de goede gemeente, of download een vragenlijst van uw eigen gemeente.",
        )
    years = [chosen_year(view, str(year), year) for year in cells.years]
    asked = tuple(questionnaire(view, ledger, code, year) for year in years)
    _refuse_unasked(cells, asked, catalogue)
    return _checked(view, received, cells, asked)


def _read(received: Received, catalogue: Catalogue) -> Cells:
    kind = csv_answers if received.kind == "csv" else workbook
    return kind.read(received, catalogue)


def _refuse_unasked(cells: Cells, asked: Sequence[Questionnaire], catalogue: Catalogue) -> None:
    """Raises SpiegelError for an answer that is not asked of this municipality: an office gives it, or a theme is off."""
    known = {(r.question.key, q.year) for q in asked for p in q.parts for r in p.rows}
    for reply in cells.replies:
        if (reply.question, reply.year) not in known:
            question = catalogue.question(reply.question)
            place = cells.places[reply.question, reply.year]
            raise SpiegelError(
                f"Op {place.words} staat een antwoord op ‘{question.text if question else reply.question}’, "
                f"maar dat wordt deze gemeente over {reply.year} niet gevraagd.",
                "Kijk op Aanleveren wie dit uitvoert, of haal het antwoord weg.",
            )


def _checked(
    view: View, received: Received, cells: Cells, asked: tuple[Questionnaire, ...]
) -> Looked:
    found = [Found(p, cells.places.get((p.question, p.year))) for p in cells.problems]
    unread = {(p.question, p.year) for p in cells.problems}
    fresh: list[Reply] = []
    notes = [n for n in received.notes if not workbook.is_ours(n)]
    for one in asked:
        own: Replies = {(r.question, r.year): r for r in cells.replies if r.year == one.year}
        kept = {k: r for k, r in one.replies.items() if k[1] == one.year and k not in own}
        fresh += [r for k, r in own.items() if one.replies.get(k) != r]
        together = replace(one, replies=one.replies | own)
        before = set(check(view, one))
        for problem in check(view, together):
            here = problem.question, problem.year
            broken = problem.seriousness is Seriousness.ERROR and problem not in before
            if here in own or (broken and here not in unread):
                found.append(Found(problem, _place(cells, one, problem)))
        if kept:
            notes.append(_staying(one.year, len(kept)))
    order = sorted(found, key=lambda f: f.problem.seriousness is not Seriousness.ERROR)
    return Looked(received, cells, asked, tuple(order), tuple(fresh), tuple(notes))


def deliver(
    view: View, ledger: Ledger, looked: Looked, content: bytes, name: str, by: Author
) -> list[Record[Entry]]:
    """Take the answers of a file over, all or none, and keep the file as it came in; the answers that were new.

    Raises SpiegelError when something in it is wrong, it was taken over before, or somebody answered since the
    workbook was made; Conflict when somebody did since the file was checked.
    """
    code, edition = looked.asked[0].municipality.code, view.edition.info.id
    if looked.errors:
        raise SpiegelError(
            f"In het bestand {_are(looked.errors)} fout. Er is niets overgenomen.",
            "Verbeter het bestand en upload het opnieuw.",
        )
    before = ledger.latest(Upload, f"{code}/{looked.received.digest}")
    if before is not None and not looked.fresh:
        raise SpiegelError(
            f"Dit bestand is al verwerkt op {moment.words(before.at)}, door {before.author.words}.",
            "Er is niets veranderd.",
        )
    seen = _seen(looked, code)
    way = Way.CSV if looked.received.kind == "csv" else Way.WORKBOOK
    made: list[Answered] = [
        Answered(
            gemeente=code, year=r.year, question=r.question, value=r.value, missing=r.missing,
            note=r.note, way=way, file=looked.received.digest,
        )
        for r in looked.fresh
    ]  # fmt: skip
    kept = Upload(
        gemeente=code,
        digest=looked.received.digest,
        name=intake.shown(name)[:FILE_NAME] or "bestand",
        size=len(content),
        answers=len(made),
    )
    together: list[Entry] = [*made, kept]
    return ledger.record_all(together, by, edition, seen=seen, document=content)[:-1]


def _seen(looked: Looked, code: str) -> dict[str, int]:
    """The version of every subject that is about to change, as it was when the file was checked.

    Raises SpiegelError when one changed since the workbook was downloaded.
    """
    rows = {(r.question.key, q.year): r for q in looked.asked for p in q.parts for r in p.rows}
    stamp, seen = looked.cells.stamp, {}
    for reply in looked.fresh:
        row = rows[reply.question, reply.year]
        there = row.answered
        seen[f"{code}/{reply.year}/{reply.question}"] = there.version if there else 0
        if there is not None and stamp is not None and there.id > stamp:
            shown = given.words(row.question, there.entry.value, there.entry.missing)
            raise SpiegelError(
                f"Er is een nieuwer antwoord op ‘{row.question.text}’: {shown}, van {there.author.words}, "
                f"op {moment.words(there.at)}. Er is niets overgenomen.",
                "Download de vragenlijst opnieuw, of pas het antwoord op de pagina aan.",
            )
    return seen


def _place(cells: Cells, asked: Questionnaire, problem: Problem) -> Placed:
    """Where a problem stands; by its question where the answer is recorded and the file made it a problem."""
    found = cells.places.get((problem.question, problem.year))
    return found or Placed("", f"de vraag ‘{_text(asked, problem.question)}’")


def _text(asked: Questionnaire, key: str) -> str:
    return next(r.question.text for p in asked.parts for r in p.rows if r.question.key == key)


def _staying(year: int, count: int) -> str:
    if count == 1:
        return f"Over {year} staat op Aanleveren nog één antwoord dat niet in dit bestand staat; dat blijft."
    return f"Over {year} staan op Aanleveren nog {count} antwoorden die niet in dit bestand staan; die blijven."


def _are(count: int) -> str:
    return "staat één" if count == 1 else f"staan {count} keer een"
