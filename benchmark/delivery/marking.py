"""A workbook that goes back with its cells marked: what was typed stays, beside what is wrong and how to mend it."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime

from benchmark.catalogue import Catalogue
from benchmark.checks.reply import Problem
from benchmark.delivery import workbook
from benchmark.delivery.questionnaire import Questionnaire, Row
from benchmark.delivery.receiving import Looked
from benchmark.ledger.deliveries import Answered
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.ledger.store import Record

FILE = Author(name="bestand", role=AuthorRole.SUPPLIER)


def marked(catalogue: Catalogue, looked: Looked) -> bytes:
    """The workbook of a file, with its own answers in it; also for a CSV file."""
    marks: dict[tuple[str, int], list[Problem]] = defaultdict(list)
    for found in looked.found:
        marks[found.problem.question, found.problem.year].append(found.problem)
    asked = [_filled(one, looked) for one in looked.asked]
    return workbook.write(asked, catalogue, looked.cells.stamp or 0, marks, looked.cells.typed)


def _filled(asked: Questionnaire, looked: Looked) -> Questionnaire:
    """The questionnaire as the file answers it; an answer that is recorded shows where the file has none."""
    parts = tuple(
        replace(part, rows=tuple(_row(row, asked, looked) for row in part.rows))
        for part in asked.parts
    )
    return replace(asked, parts=parts)


def _row(row: Row, asked: Questionnaire, looked: Looked) -> Row:
    reply = next(
        (r for r in looked.cells.replies if (r.question, r.year) == (row.question.key, asked.year)),
        None,
    )
    if reply is None:
        return row
    entry = Answered(
        gemeente=asked.municipality.code,
        year=asked.year,
        question=reply.question,
        value=reply.value,
        missing=reply.missing,
        note=reply.note,
    )
    return replace(row, answered=_as_record(entry))


def _as_record(entry: Answered) -> Record[Answered]:
    """An answer of a file as if it were recorded, for the writer only."""
    return Record(0, entry.kind, entry.subject, 0, FILE, datetime.now(UTC), "", entry)
