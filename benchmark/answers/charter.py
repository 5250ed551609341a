"""The quality charter: own promises, whether they are measured and kept, beside peers, beside the law and over the years.

A promise is named by product, channel and kind; only the same promise is laid beside each other. Source: INDICATORS
(SRV04, SRV05, N7), issue 7, item 5.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmark.answers.promises import Key, Promise, by_key
from benchmark.answers.promises_beside import Beside, Lacking, beside, lacking, others_of
from benchmark.answers.promises_law import BesideLaw, beside_law
from benchmark.answers.promises_years import Change, Course, changes, course
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import DeclaredList
from benchmark.errors import NoFigures
from benchmark.listed import Listed
from benchmark.viewing import View
from benchmark.vocabulary import Kept, LawGrade

LIST = "handvest"
THEME = "serviceformules"


@dataclass(frozen=True)
class Shown:
    """An own promise with all that is laid beside it; ``law`` and ``course`` None where there is none."""

    promise: Promise
    beside: Beside
    law: BesideLaw | None
    course: Course | None

    @property
    def grade(self) -> LawGrade | None:
        """Where it stands to the law, if the law asks something."""
        return self.law.grade if self.law else None

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain data."""
        return self.promise.as_dict() | {
            "peers": self.beside.as_dict(),
            "law": self.law.as_dict() if self.law else None,
            "years": self.course.as_dict() if self.course else [],
        }


@dataclass(frozen=True)
class CharterAnswer:
    """The charter of a municipality in a year, its promises in the order of the list's own words.

    ``promises`` is empty when it gave no list. ``lacking``: what is common among the ``n_lists`` peers with a list.
    ``since``: the last year before with an own list, from which ``changes`` count; None without one.
    """

    asked: Question
    name: str
    edition: str
    year: int
    own_years: tuple[int, ...]
    least: int
    promises: tuple[Shown, ...]
    lacking: tuple[Lacking, ...]
    since: int | None
    changes: tuple[Change, ...]
    n_peers: int
    n_lists: int
    example: bool
    source: str
    status: str
    stories: tuple[str, ...]

    @property
    def measured(self) -> tuple[Shown, ...]:
        """The promises with a measurement, however few the cases."""
        return tuple(s for s in self.promises if s.promise.measured is not None)

    @property
    def reached(self) -> tuple[Shown, ...]:
        """The promises of which the target was reached, counted as SRV05 does."""
        return tuple(s for s in self.promises if s.promise.reached)

    def of_kept(self, *kept: Kept) -> tuple[Shown, ...]:
        """The promises of which this may be said."""
        return tuple(s for s in self.promises if s.promise.kept in kept)

    def of_grade(self, *grades: LawGrade) -> tuple[Shown, ...]:
        """The promises that stand so to the law."""
        return tuple(s for s in self.promises if s.grade in grades)

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, with fixed keys."""
        marked = {"example": True} if self.example else {}
        return marked | {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.year,
            "edition": self.edition,
            "status": self.status,
            "source": self.source,
            "own_years": list(self.own_years),
            "least_cases": self.least,
            "counts": {
                "promises": len(self.promises),
                "measured": len(self.measured),
                "public": sum(s.promise.public for s in self.measured),
                "reached": len(self.reached),
                "weaker_than_law": len(self.of_grade(LawGrade.WEAKER)),
            },
            "promises": [s.as_dict() for s in self.promises],
            "lacking": [one.as_dict() for one in self.lacking],
            "since": self.since,
            "changes": [c.as_dict() for c in self.changes],
            "n_peers": self.n_peers,
            "n_lists": self.n_lists,
        }


@lru_cache(maxsize=512)
def charter(view: View, asked: Question) -> CharterAnswer:
    """The promises of a municipality and what is laid beside them.

    Raises NoFigures when nobody delivered a charter for that year.
    """
    found = view.listed(LIST, asked.year, examples=asked.examples)
    if found is None:
        raise _nobody(view, asked)
    declared, catalogue = found.declared, view.edition.catalogue
    least, order = least_cases(declared), _order(declared)
    group = group_of(view.edition, asked, THEME).codes
    peers = {found.names[c]: by_key(found.of(c), least) for c in group if found.of(c)}
    others = others_of(peers)
    lists = _own_lists(view, asked, least, order)
    own = lists.get(asked.year, {})
    since = max((y for y in lists if y < asked.year), default=None)
    plain = view.edition.municipalities.find(asked.gemeente, asked.year).name
    return CharterAnswer(
        asked=asked,
        name=found.names.get(asked.gemeente, plain),
        edition=view.edition.info.id,
        year=asked.year,
        own_years=tuple(lists),
        least=least,
        promises=tuple(
            Shown(
                promise,
                beside(promise, others.get(key, ()), len(peers)),
                beside_law(catalogue, promise, asked.year),
                course(lists, key, asked.year),
            )
            for key, promise in own.items()
        ),
        lacking=lacking(own, others, len(peers)),
        since=since if own else None,
        changes=changes(lists[since], own) if since is not None and own else (),
        n_peers=len(group),
        n_lists=len(peers),
        example=found.example,
        source=found.source,
        status=found.statuses.get(asked.gemeente, ""),
        stories=tuple(dict.fromkeys(s.text for s in view.stories(asked) if s.indicator == LIST)),
    )


def least_cases(declared: DeclaredList) -> int:
    """Under how many cases a percentage says nothing, as the list declares."""
    return max((int(r.least or 0) for r in declared.rules if r.kind == "minimum"), default=1)


Order = Callable[[Key], tuple[int, ...]]


def _order(declared: DeclaredList) -> Order:
    """The order of the screen: products, channels and kinds as the list names them."""
    words = [declared.column(c).choices for c in ("product", "kanaal", "soort")]

    def placed(key: Key) -> tuple[int, ...]:
        pairs = zip(words, key, strict=True)
        return tuple(w.index(k) if k in w else len(w) for w, k in pairs)

    return placed


def _own_lists(
    view: View, asked: Question, least: int, order: Order
) -> Mapping[int, Mapping[Key, Promise]]:
    """The own promises per year in which there is a list of the same kind, oldest first."""
    found: dict[int, Mapping[Key, Promise]] = {}
    for year in view.listed_years(LIST, examples=asked.examples):
        one: Listed | None = view.listed(LIST, year, examples=asked.examples)
        rows = one.of(asked.gemeente) if one is not None else ()
        if rows:
            promises = by_key(rows, least)
            found[year] = {k: promises[k] for k in sorted(promises, key=order)}
    return found


def _nobody(view: View, asked: Question) -> NoFigures:
    years = view.listed_years(LIST, examples=asked.examples)
    if years:
        said = f"Over beloften aan inwoners zijn er geen cijfers van {asked.year}."
        return NoFigures(said, f"Wel van: {', '.join(map(str, years))}.")
    said = "Over beloften aan inwoners leverde nog niemand cijfers, en er is geen open bron."
    way = "" if asked.examples else " Kijk in Oefenmodus, met voorbeeldcijfers (--examples)."
    return NoFigures(said, f"Uw gemeente kan ze leveren.{way}")
