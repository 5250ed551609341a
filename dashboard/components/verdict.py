"""What was judged of a line: status, reason, who and when, with last year's beside it and the earlier versions."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.answers import JudgedLine
from benchmark.ledger.entries import Judgement, JudgementStatus
from benchmark.ledger.store import Ledger, Record
from benchmark.narrative import budget as narrative_budget
from dashboard.components import written


def of(line: JudgedLine, ledger: Ledger) -> list[Any]:
    """What was judged, by whom and when; last year's beside it, and the earlier versions."""
    record, before = line.judgement, line.before
    parts: list[Any] = []
    if record is None:
        parts.append(html.P("Nog geen oordeel", className="stil"))
    else:
        history = written.history(ledger.history(Judgement, record.subject), _short)
        parts += [*shown(record), *history]
    if before is not None:
        parts.append(
            html.Details(
                [html.Summary(f"Oordeel over {before.entry.year}"), *shown(before)],
                className="geschiedenis",
            )
        )
    return parts


def shown(record: Record[Judgement]) -> list[Any]:
    """A judgement with everything that was filled in."""
    entry = record.entry
    out = [] if entry.status.counts else [html.P("telt niet mee in het totaal", className="klein")]
    details = [text for text in _details(entry) if text]
    return [
        html.P(html.Span(entry.status.value, className=f"merkje {_look(entry.status)}")),
        *out,
        written.text(entry.reason),
        *([html.P(" · ".join(details), className="klein")] if details else []),
        written.signature(record),
    ]


def _look(status: JudgementStatus) -> str:
    return "ok" if status is JudgementStatus.PROPOSE else "gewoon"


def _details(entry: Judgement) -> list[str]:
    propose = entry.status is JudgementStatus.PROPOSE
    return [
        f"programma {entry.programme}" if entry.programme else "",
        f"eigenaar {entry.owner}" if entry.owner else "",
        f"vanaf {entry.first_year}" if entry.first_year else "",
        f"eenmalig {dutch.euro(entry.one_off)}" if entry.one_off else "",
        f"{narrative_budget.share(entry.cashable)} verzilverbaar" if propose else "",
    ]


def _short(entry: Judgement) -> html.Div:
    return html.Div([html.P(entry.status.value), written.text(entry.reason)])
