"""A promise beside what the law asks anyway."""

from dataclasses import dataclass
from typing import Any

from benchmark.answers.promises import Promise
from benchmark.catalogue import Catalogue, Law
from benchmark.catalogue.legal_terms import law_of
from benchmark.position.limits import Limit, stricter
from benchmark.vocabulary import LawGrade


@dataclass(frozen=True)
class BesideLaw:
    """The term and where the promise stands to it."""

    law: Law
    grade: LawGrade

    def as_dict(self) -> dict[str, Any]:
        """It as plain data; limits in the unit of the law."""
        return {
            "limit": self.law.limit,
            "longest": self.law.longest,
            "unit": self.law.unit,
            "article": self.law.article,
            "verify": self.law.verify,
            "grade": self.grade.value,
        }


def beside_law(catalogue: Catalogue, promise: Promise, year: int) -> BesideLaw | None:
    """Where a promise stands to the law of that year; None where the law has no term for it."""
    law = law_of(catalogue.legal_terms, catalogue.processes, promise.product, promise.kind, year)
    return None if law is None else BesideLaw(law, grade(promise.limit, law))


def grade(limit: Limit | None, law: Law) -> LawGrade:
    """Weaker than any term of the law, only within the longest one, the same, or stricter."""
    ordinary = None if limit is None else stricter(limit, Limit(law.limit, law.unit))
    if limit is None or ordinary is None:
        return LawGrade.APART
    if ordinary >= 0:
        return LawGrade.STRICTER if ordinary else LawGrade.EQUAL
    longest = stricter(limit, Limit(law.longest, law.unit))
    return LawGrade.WEAKER if longest == -1 else LawGrade.LONG
