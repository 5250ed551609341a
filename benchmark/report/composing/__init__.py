"""Composing documents: what a report, a memo or the answer to a question of the council says."""

from benchmark.report.composing.agenda import agenda_document
from benchmark.report.composing.memo import memo
from benchmark.report.composing.outline import OutlineEntry, outline
from benchmark.report.composing.question_sheet import question_sheet
from benchmark.report.composing.report import compose
from benchmark.report.composing.said import Said, said_of

__all__ = [
    "OutlineEntry",
    "Said",
    "agenda_document",
    "compose",
    "memo",
    "outline",
    "question_sheet",
    "said_of",
]
