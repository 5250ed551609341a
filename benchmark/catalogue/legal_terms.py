"""What the law asks where municipalities promise something: the term, the longest it may be, and the article."""

from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple

from pydantic import Field, model_validator

from benchmark.catalogue.lists import DeclaredList
from benchmark.catalogue.models import Entry, Key, Text
from benchmark.catalogue.processes import Process
from benchmark.errors import CatalogueError

FILE = "legal_terms.toml"
LIST = "handvest"


class Law(NamedTuple):
    """A term as it holds in a year. ``longest``: without a further step, in the circumstance ``when``; else ``limit``.

    ``verify``: from own knowledge, still to be checked against the text of the law.
    """

    limit: float
    unit: str
    longest: float
    when: str
    article: str
    reason: str
    verify: bool


class LegalTerm(Entry):
    """A term for promises on a product, of its own or that of a step of a process (in weeks)."""

    product: Text
    kinds: Annotated[tuple[Text, ...], Field(min_length=1)]
    limit: float | None = Field(default=None, gt=0)
    unit: Text | None = None
    longest: float | None = Field(default=None, gt=0)
    longest_when: Text | None = None
    article: Text | None = None
    process: Key | None = None
    step: Key | None = None
    measure: Text | None = None
    reason: Text
    verify: bool = False
    first_year: int | None = Field(default=None, alias="from")
    last_year: int | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def complete(self) -> "LegalTerm":
        """Either its own term with article, or the place of one in a process."""
        own, there = (self.limit, self.unit, self.article), (self.process, self.step, self.measure)
        filled = None not in own
        if filled == (None not in there) or (
            any(x is not None for x in own) and any(x is not None for x in there)
        ):
            raise ValueError("limit, unit en article, of process, step en measure")
        if self.longest is not None and (not filled or self.longest_when is None):
            raise ValueError("longest met longest_when, bij een eigen termijn")
        if self.longest is not None and self.longest <= (self.limit or 0.0):
            raise ValueError("longest is langer dan limit")
        return self

    def concerns(self, product: str, kind: str, year: int) -> bool:
        """Whether this is the law for such a promise in that year."""
        first, last = self.first_year, self.last_year
        in_force = (first is None or first <= year) and (last is None or year <= last)
        return in_force and product == self.product and kind in self.kinds


def law_of(
    terms: Iterable[LegalTerm], processes: Sequence[Process], product: str, kind: str, year: int
) -> Law | None:
    """The law for a promise on a product of a kind in a year; None where it asks nothing in numbers."""
    term = next((t for t in terms if t.concerns(product, kind, year)), None)
    if term is None:
        return None
    if term.limit is not None and term.unit is not None and term.article is not None:
        longest = term.longest or term.limit
        return Law(
            term.limit, term.unit, longest, term.longest_when or "", term.article, term.reason,
            term.verify,
        )  # fmt: skip
    return _of_process(term, processes, year)


def _of_process(term: LegalTerm, processes: Sequence[Process], year: int) -> Law | None:
    steps = [s for p in processes if p.key == term.process for s in p.steps if s.key == term.step]
    for one in (t for s in steps for t in s.terms):
        if term.measure in one.measures and one.weeks is not None and one.holds(year):
            longest = one.weeks + (one.extension or 0)
            when = term.longest_when or ""
            return Law(one.weeks, "weken", longest, when, one.source, term.reason, term.verify)
    return None


def check(
    terms: Sequence[LegalTerm], lists: Sequence[DeclaredList], processes: Sequence[Process]
) -> None:
    """Products, kinds and units are words of the list, and a process has the term; raises CatalogueError."""
    declared = next((one for one in lists if one.key == LIST), None)
    if declared is None:
        return
    for term in terms:
        named = [("product", term.product), *(("soort", kind) for kind in term.kinds)]
        named += [("eenheid", term.unit)] if term.unit is not None else []
        for column, word in named:
            if word not in declared.column(column).choices:
                raise CatalogueError(
                    f"In data/catalogue/{FILE} staat '{word}', maar de lijst '{LIST}' kent dat niet als {column}.",
                    f"Kies uit: {', '.join(declared.column(column).choices)}.",
                )
        known = [m for p in processes if p.key == term.process for s in p.steps
                 if s.key == term.step for t in s.terms if t.weeks is not None for m in t.measures]  # fmt: skip
        if term.process is not None and processes and term.measure not in known:
            raise CatalogueError(
                f"In data/catalogue/{FILE} noemt '{term.product}' de termijn van {term.process}, {term.step}, "
                f"{term.measure}, maar processes.toml heeft die niet.",
                "Verbeter de verwijzing, of geef limit, unit en article.",
            )
