"""From options to the question that an answer takes."""

from dataclasses import dataclass

from benchmark import answers, peers, places
from benchmark.answers import Question
from benchmark.edition import Edition, Home
from benchmark.errors import SpiegelError
from benchmark.peers import GroupChoice
from benchmark.viewing import LOCAL, View
from benchmark.vocabulary import ReportKind


@dataclass(frozen=True)
class Wish:
    """How somebody asked for a peer group: method, size and names, each only when typed."""

    method: str | None = None
    k: int | None = None
    names: tuple[str, ...] = ()


def home() -> Home:
    """The home of the editions."""
    return Home(places.home())


def view() -> View:
    """The current edition as the person at this computer may see it."""
    return View(Edition(home().current()), LOCAL)


def question(
    seen: View,
    gemeente: str,
    year: int | None,
    report: ReportKind,
    wish: Wish = Wish(),
    *,
    examples: bool = False,
) -> Question:
    """The question, with names turned into codes as they were in that year."""
    year = answers.year_for(seen.edition, report) if year is None else year
    asked = answers.question(seen, gemeente, year, report, examples=examples)
    group = _choice(seen, year, wish)
    if group == asked.group:
        return asked
    return answers.question(seen, gemeente, year, report, group, examples=examples)


def _choice(seen: View, year: int, wish: Wish) -> GroupChoice:
    method = wish.method or ("own" if wish.names else "size")
    if wish.names and method != "own":
        raise SpiegelError(
            f"De optie --with past niet bij --method {method}.", "Gebruik --method own."
        )
    if wish.k is not None and method != "size":
        raise SpiegelError(
            f"De optie -k past niet bij --method {method}.", "Laat -k weg of gebruik --method size."
        )
    if method == "own":
        find = seen.edition.municipalities.find
        return GroupChoice("own", codes=tuple(find(name, year).code for name in wish.names))
    if method == "class":
        return GroupChoice("class")
    return GroupChoice("size", peers.DEFAULT.k if wish.k is None else wish.k)


def sized_question(seen: View, gemeente: str, year: int | None, wish: Wish) -> Question:
    """A question about size alone: a year with only a budget will do as well."""
    report = ReportKind.ACCOUNTS
    if year is not None and (year, report) not in answers.periods(seen.edition):
        report = ReportKind.BUDGET
    return question(seen, gemeente, year, report, wish)
