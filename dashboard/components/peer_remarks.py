"""What peers themselves wrote beside a figure, on a page that says whom to ring. Never what stays inside."""

from typing import Any

from benchmark.ledger.entries import Comment
from benchmark.ledger.store import Ledger
from dashboard.components import written


def of(ledger: Ledger, gemeente: str, indicator: str) -> list[Any]:
    """The newest remark of a municipality beside a figure, with who wrote it; nothing where there is none."""
    found = ledger.newest(Comment, gemeente, f"{gemeente}/{indicator}/")
    seen = [record for record in found if not record.entry.internal]
    return [written.text(seen[-1].entry.text), written.signature(seen[-1])] if seen else []
