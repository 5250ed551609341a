"""What a municipality promised itself and whether that came true, as the public may read it: own promises only.

A promise is kept when what was measured over the year is at least the target (definition of SRV05). What the municipality
calls not public stays out, and so does a promise whose sentence names another municipality.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from benchmark.answers.question import Question
from benchmark.catalogue import DeclaredList
from benchmark.disclosure import naming
from benchmark.listed import Row
from benchmark.viewing import View

LIST = "handvest"
CASES, ENOUGH = (
    "gevallen",
    "minimum",
)  # the column, and the kind of rule that says how many are enough
NOT_PUBLIC = "nee"


class Result(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    MISSED = "missed"
    UNMEASURED = "unmeasured"
    UNPUBLISHED = "unpublished"
    TOO_FEW = "too few"
    WITHOUT_TARGET = "without target"


@dataclass(frozen=True)
class Promise:
    """One promise: its sentence, for what, and the shares (percent) that were aimed at and measured.

    ``measured`` is None where it was not measured, or is not public, or rests on too few cases. ``back``: euros a resident
    gets when it is missed; ``paid`` how often in the year, ``paid_amount`` how much; None where not known.
    """

    sentence: str
    product: str
    channel: str
    target: float | None
    measured: float | None
    result: Result
    back: float | None
    paid: float | None
    paid_amount: float | None

    def as_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "promise": self.sentence,
            "product": self.product,
            "channel": self.channel,
            "target": self.target,
            "measured": self.measured,
            "result": self.result.value,
            "compensation": self.back,
            "compensation_paid": self.paid,
            "amount_paid": self.paid_amount,
        }


@dataclass(frozen=True)
class Promises:
    """The promises of a year. ``left_out``: sentences that name another municipality, with the names found."""

    promises: tuple[Promise, ...] = ()
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    source: str = ""
    example: bool = False

    def count(self, *results: Result) -> int:
        """How many ended so."""
        return sum(p.result in results for p in self.promises)


@lru_cache(maxsize=512)
def promises(view: View, asked: Question) -> Promises:
    """The own promises; none where the edition has no such list or the municipality gave none."""
    if LIST not in {declared.key for declared in view.edition.catalogue.lists}:
        return Promises()
    found = view.listed(LIST, asked.year, examples=asked.examples)
    rows = found.of(asked.gemeente) if found is not None else ()
    if found is None or not rows:
        return Promises()
    names = view.edition.municipalities
    own = names.name(asked.gemeente)
    others = [n for n in names.in_year(asked.year)["name"] if n != own]
    least = _least(found.declared)
    kept, left_out = [], []
    for row in rows:
        sentence = str(row["norm"] or "")
        strange = naming.named(sentence, own, others)
        if strange:
            left_out.append((sentence, strange))
        else:
            kept.append(_promise(row, sentence, least))
    return Promises(tuple(kept), tuple(left_out), found.source, found.example)


def _least(declared: DeclaredList) -> float:
    """Under how many cases a share says nothing, as the list declares."""
    found = [r.least for r in declared.rules if r.kind == ENOUGH and r.column == CASES]
    return found[0] if found and found[0] is not None else 0.0


def _promise(row: Row, sentence: str, least: float) -> Promise:
    target, measured = _number(row, "streefcijfer"), _number(row, "gemeten")
    result = _result(row, target, measured, least)
    told = result in (Result.KEPT, Result.MISSED, Result.WITHOUT_TARGET)
    return Promise(
        sentence=sentence,
        product=str(row["product"] or ""),
        channel=str(row["kanaal"] or ""),
        target=target,
        measured=measured if told else None,
        result=result,
        back=_number(row, "vergoeding"),
        paid=_number(row, "vergoedingen_betaald"),
        paid_amount=_number(row, "bedrag_betaald"),
    )


def _result(row: Row, target: float | None, measured: float | None, least: float) -> Result:
    cases = _number(row, CASES)
    if measured is None:
        return Result.UNMEASURED
    if row["openbaar"] == NOT_PUBLIC:
        return Result.UNPUBLISHED
    if cases is not None and cases < least:
        return Result.TOO_FEW
    if target is None:
        return Result.WITHOUT_TARGET
    return Result.KEPT if measured >= target else Result.MISSED


def _number(row: Mapping[str, str | float | None], key: str) -> float | None:
    value = row[key]
    return float(value) if isinstance(value, float | int) else None
