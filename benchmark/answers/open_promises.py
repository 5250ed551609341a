"""What a municipality promised itself and whether that came true, as the public may read it: own promises only.

They are the promises of the charter, judged there. A result that the municipality did not call public stays out, as SRV04 does
not count it, and so does a promise whose sentence names another municipality.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmark.answers.charter import LIST, least_cases
from benchmark.answers.promises import Promise, promise_of
from benchmark.answers.question import Question
from benchmark.disclosure import naming
from benchmark.viewing import View
from benchmark.vocabulary import Kept

TOLD = (Kept.REACHED, Kept.MISSED, Kept.NO_TARGET)  # of which the measured share is shown


@dataclass(frozen=True)
class OpenPromise:
    """One promise for the public.

    ``kept``: what may be said of it, None where it was measured and is not public. ``measured``: the share (percent), None where
    nothing may be said of it.
    """

    promise: Promise

    @property
    def kept(self) -> Kept | None:
        """What the charter says of it, unless that is not public."""
        hidden = self.promise.measured is not None and not self.promise.public
        return None if hidden else self.promise.kept

    @property
    def measured(self) -> float | None:
        """The measured share, as far as it is told."""
        return self.promise.measured if self.kept in TOLD else None

    @property
    def times_paid(self) -> int | None:
        """How often the compensation was paid; it tells of the result, so it stays in with it."""
        return self.promise.times_paid if self.kept else None

    @property
    def paid(self) -> float | None:
        """How many euros that was."""
        return self.promise.paid if self.kept else None

    def as_dict(self) -> dict[str, Any]:
        """Plain data."""
        promise = self.promise
        return {
            "promise": promise.norm,
            "product": promise.product,
            "channel": promise.channel,
            "target": promise.target,
            "measured": self.measured,
            "kept": self.kept.value if self.kept else "not public",
            "compensation": promise.compensation,
            "times_paid": self.times_paid,
            "paid": self.paid,
        }


@dataclass(frozen=True)
class Promises:
    """The promises of a year. ``left_out``: sentences that name another municipality, with the names found."""

    promises: tuple[OpenPromise, ...] = ()
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    source: str = ""
    example: bool = False

    def count(self, *kept: Kept | None) -> int:
        """Of how many this may be said."""
        return sum(p.kept in kept for p in self.promises)


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
    least = least_cases(found.declared)
    shown, left_out = [], []
    for row in rows:
        promise = promise_of(row, least)
        strange = naming.named(promise.norm, own, others)
        if strange:
            left_out.append((promise.norm, strange))
        else:
            shown.append(OpenPromise(promise))
    return Promises(tuple(shown), tuple(left_out), found.source, found.example)
