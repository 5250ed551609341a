"""One promise of a quality charter: what was promised, what was measured, and whether it was kept.

A promise without measurement is that and no zero. Kept is what was measured at the target or over it, as SRV05 counts;
where the interval of Wilson holds the target, chance may have decided, and with few cases nothing is claimed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from benchmark.listed import Row
from benchmark.position import interval
from benchmark.position.interval import Estimate
from benchmark.position.limits import SHARE, Limit
from benchmark.vocabulary import Kept

GENERAL, ANY_CHANNEL = "algemeen", "alle"
Key = tuple[str, str, str]  # product, channel, kind: what names a promise


@dataclass(frozen=True)
class Promise:
    """A row of the list. Percentages are 0-100, amounts are euros; None is what was not filled in.

    ``limit``: None for a promise that holds a share only. ``least``: under how many cases a share says nothing.
    """

    product: str
    channel: str
    kind: str
    norm: str
    limit: Limit | None
    target: float | None
    measured: float | None
    cases: int | None
    compensation: float | None
    times_paid: int | None
    paid: float | None
    public: bool
    least: int

    @property
    def key(self) -> Key:
        """What names the promise among all others."""
        return self.product, self.channel, self.kind

    @property
    def asks(self) -> Limit | None:
        """What can be laid beside promises of others: the limit, else the share; None without any number."""
        if self.limit is not None or self.target is None:
            return self.limit
        return Limit(self.target, SHARE)

    @cached_property
    def estimate(self) -> Estimate | None:
        """The measured percentage with its interval; None without measurement or with too few cases."""
        if self.measured is None or self.cases is None or self.cases < self.least:
            return None
        found = interval.wilson(self.cases, self.cases * self.measured / 100)
        if found is None:
            return None
        return Estimate(self.measured, found.low * 100, found.high * 100)

    @property
    def reached(self) -> bool | None:
        """Whether what was measured is the target or better, as SRV05 counts; None without one of the two."""
        if self.measured is None or self.target is None:
            return None
        return self.measured >= self.target

    @property
    def open(self) -> bool:
        """Whether the target lies inside the interval, so that chance may have decided."""
        if self.estimate is None or self.target is None:
            return False
        return self.estimate.low <= self.target <= self.estimate.high

    @property
    def kept(self) -> Kept:
        """What may be said of it."""
        if self.measured is None:
            return Kept.UNMEASURED
        if self.cases is None:
            return Kept.CASES_UNKNOWN
        if self.estimate is None:
            return Kept.FEW
        if self.reached is None:
            return Kept.NO_TARGET
        return Kept.REACHED if self.reached else Kept.MISSED

    @property
    def missed_cases(self) -> int | None:
        """In about how many of the measured cases the promise was not kept."""
        if self.estimate is None or self.cases is None:
            return None
        return round(self.cases * (100 - self.estimate.value) / 100)

    def as_dict(self) -> dict[str, Any]:
        """The promise as plain data; percentages 0-100."""
        found = self.estimate
        return {
            "product": self.product,
            "channel": self.channel,
            "kind": self.kind,
            "norm": self.norm,
            "limit": self.limit.value if self.limit else None,
            "unit": self.limit.unit if self.limit else None,
            "target": self.target,
            "measured": self.measured,
            "cases": self.cases,
            "low": found.low if found else None,
            "high": found.high if found else None,
            "kept": self.kept.value,
            "close_to_target": self.open,
            "compensation": self.compensation,
            "times_paid": self.times_paid,
            "paid": self.paid,
            "public": self.public,
        }


def promise_of(row: Row, least: int) -> Promise:
    """The promise of a row of the list."""
    value, unit = row["grens"], row["eenheid"]
    limit = Limit(value, unit) if isinstance(value, float) and isinstance(unit, str) else None
    return Promise(
        product=str(row["product"]),
        channel=str(row["kanaal"]),
        kind=str(row["soort"]),
        norm=str(row["norm"] or ""),
        limit=limit,
        target=_number(row, "streefcijfer"),
        measured=_number(row, "gemeten"),
        cases=_count(row, "gevallen"),
        compensation=_number(row, "vergoeding"),
        times_paid=_count(row, "vergoedingen_betaald"),
        paid=_number(row, "bedrag_betaald"),
        public=row["openbaar"] == "ja",
        least=least,
    )


def by_key(rows: tuple[Row, ...], least: int) -> Mapping[Key, Promise]:
    """The promises of one municipality by what names them."""
    made = [promise_of(row, least) for row in rows]
    return {p.key: p for p in made}


def _number(row: Row, key: str) -> float | None:
    value = row[key]
    return float(value) if isinstance(value, int | float) else None


def _count(row: Row, key: str) -> int | None:
    value = _number(row, key)
    return None if value is None else round(value)
