"""The checklist of the BurgerServiceCode with what the municipality says of itself.

Records come in as plain values; nothing is read here. What is said counts in no comparison.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmark.catalogue import Check, ServiceCode
from benchmark.ledger.service_code import Checked
from benchmark.ledger.store import Record


@dataclass(frozen=True)
class Answered:
    """A question with the newest answer; None before anybody answered, or when it was withdrawn."""

    check: Check
    record: Record[Checked] | None

    def as_dict(self) -> dict[str, Any]:
        """The question and the answer as plain data, with fixed keys."""
        record = self.record
        return {
            "check": self.check.key,
            "part": self.check.part.value,
            "question": self.check.question,
            "who": list(self.check.who),
            "state": record.entry.state.value if record else None,
            "on": record.entry.on.isoformat() if record else None,
            "note": record.entry.note if record else None,
            "author": record.author.words if record else None,
            "at": record.at.isoformat(timespec="seconds") if record else None,
        }


def checklist(code: ServiceCode, records: Sequence[Record[Checked]]) -> tuple[Answered, ...]:
    """Every question in the order of the catalogue; of several records about one the newest version counts."""
    newest: dict[str, Record[Checked]] = {}
    for record in sorted(records, key=lambda r: r.version):
        newest[record.entry.check] = record
    said = {key: r for key, r in newest.items() if not r.entry.withdrawn}
    return tuple(Answered(check, said.get(check.key)) for check in code.checks)
