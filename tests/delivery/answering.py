"""What the tests of deliveries do again and again: answer, hand in, approve, and fill in a workbook."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from benchmark.checks.reply import Problem
from benchmark.delivery import handing_in, questionnaire, receiving, workbook
from benchmark.delivery.checking import check_part
from benchmark.delivery.questionnaire import Questionnaire
from benchmark.delivery.workbook import layout
from benchmark.ledger.deliveries import Answered, Execution, Submission, SubmissionStatus
from benchmark.ledger.entries import Author, AuthorRole, Entry
from benchmark.ledger.store import Ledger, Record
from benchmark.viewing import View
from benchmark.vocabulary import Missing, Role

DELFT, YEAR = "GM0503", 2024
SUPPLIER = Author(name="Jan de Leverancier", role=AuthorRole.SUPPLIER, gemeente=DELFT)
COLLEAGUE = Author(name="Petra de Collega", role=AuthorRole.SUPPLIER, gemeente=DELFT)
VALIDATOR = Author(name="Vera Validator", role=AuthorRole.VALIDATOR)
Given = float | Missing | None

# Kanalen: the four channels add up to all contacts. None of the checks has anything to say.
CHANNELS = {
    "klantcontacten": 127_000.0,
    "contacten-telefoon": 41_000.0,
    "baliebezoeken": 27_500.0,
    "contacten-geschreven": 15_500.0,
    "contacten-digitaal": 43_000.0,
}


def edition_of(view: View) -> str:
    return view.edition.info.id


def answer(
    view: View,
    ledger: Ledger,
    answers: Mapping[str, Given],
    *,
    gemeente: str = DELFT,
    year: int = YEAR,
    note: str = "",
    by: Author = SUPPLIER,
) -> list[Record[Answered]]:
    """Record answers as the page does; None takes an answer back."""
    made = []
    for question, given in answers.items():
        missing = given if isinstance(given, Missing) else None
        value = None if given is None or missing else float(given)
        made.append(
            Answered(
                gemeente=gemeente, year=year, question=question, value=value, missing=missing, note=note
            )
        )  # fmt: skip
    return ledger.record_all(made, by, edition_of(view))


def execution(
    view: View, ledger: Ledger, theme: str, role: Role, *, gemeente: str = DELFT, year: int = YEAR, **more: Any
) -> None:  # fmt: skip
    """The municipality says itself who carries a theme out."""
    entry = Execution(gemeente=gemeente, year=year, theme=theme, role=role, **more)
    ledger.record(entry, SUPPLIER, edition_of(view))


def asked(view: View, ledger: Ledger, gemeente: str = DELFT, year: int = YEAR) -> Questionnaire:
    return questionnaire.questionnaire(view, ledger, gemeente, year)


def problems(view: View, found: Questionnaire, theme: str) -> list[Problem]:
    return check_part(view, found, found.part(theme))


def hand_in(
    view: View,
    ledger: Ledger,
    theme: str = "kanalen",
    *,
    gemeente: str = DELFT,
    year: int = YEAR,
    reason: str = "",
    by: Author = SUPPLIER,
) -> Record[Submission]:
    """Hand a theme in as the page does."""
    found = asked(view, ledger, gemeente, year)
    return handing_in.hand_in(
        ledger, found, found.part(theme), by, edition_of(view), problems(view, found, theme), reason
    )


def decide(
    view: View,
    ledger: Ledger,
    found: Record[Submission],
    status: SubmissionStatus = SubmissionStatus.APPROVED,
    *,
    by: Author = VALIDATOR,
    reason: str = "",
) -> Record[Submission]:
    return handing_in.decide(ledger, found, status, by, edition_of(view), reason)


def deliver(
    view: View,
    ledger: Ledger,
    answers: Mapping[str, Given],
    theme: str = "kanalen",
    *,
    gemeente: str = DELFT,
    year: int = YEAR,
    reason: str = "",
    note: str = "",
) -> Record[Submission]:
    """The whole way: answered, handed in and approved by somebody else."""
    answer(view, ledger, answers, gemeente=gemeente, year=year, note=note)
    handed = hand_in(view, ledger, theme, gemeente=gemeente, year=year, reason=reason)
    return decide(view, ledger, handed)


def written(view: View, ledger: Ledger, gemeente: str = DELFT, *years: int) -> bytes:
    """The workbook as somebody downloads it."""
    each = [asked(view, ledger, gemeente, year) for year in years or (YEAR,)]
    return workbook.write(each, view.edition.catalogue, ledger.stamp(Answered))


def filled(
    content: bytes, answers: Mapping[str, Any], year: int = YEAR, kind: str = layout.ANSWER
) -> bytes:
    """The workbook after somebody typed in it, by openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    left = dict(answers)
    for cell in cells(book, left, year, kind):
        cell.value = left.pop(key_of(cell))
    assert not left, f"not in the workbook: {sorted(left)}"
    return saved(book)


def cells(
    book: openpyxl.Workbook, keys: Sequence[str] | Mapping[str, Any], year: int, kind: str
) -> list[Any]:
    """The cells of these questions in the column of a year."""
    found = []
    for sheet in book:
        if sheet.cell(layout.HEAD + 1, 1).value != layout.KEY:
            continue
        head = {c.value: c.column for c in sheet[layout.HEAD + 1]}
        column = head[layout.heading(kind, year)]
        for row in range(layout.HEAD + 2, sheet.max_row + 1):
            if sheet.cell(row, 1).value in keys:
                found.append(sheet.cell(row, column))
    return found


def key_of(cell: Any) -> str:
    return str(cell.parent.cell(cell.row, 1).value)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv(*lines: str, head: str = "gemeente;jaar;vraag;antwoord;reden;toelichting") -> bytes:
    """A CSV file with these lines; ``$`` is Delft in the year of the tests."""
    return "\n".join([head, *(line.replace("$", f"{DELFT};{YEAR}") for line in lines), ""]).encode()


def look(
    view: View, ledger: Ledger, content: bytes, name: str = "vragenlijst.xlsx", gemeente: str = ""
) -> receiving.Looked:
    return receiving.look(view, ledger, content, name, gemeente)


def take(
    view: View, ledger: Ledger, content: bytes, name: str = "vragenlijst.xlsx", by: Author = SUPPLIER
) -> list[Record[Entry]]:  # fmt: skip
    """Look and deliver."""
    looked = look(view, ledger, content, name)
    return receiving.deliver(view, ledger, looked, content, name, by)


def replies(looked: receiving.Looked) -> dict[str, Given]:
    """What was read, by question."""
    return {r.question: r.missing or r.value for r in looked.cells.replies}
