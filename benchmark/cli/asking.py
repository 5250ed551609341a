"""From options to the question that an answer takes."""

from dataclasses import dataclass

from benchmark import answers, peers, places
from benchmark.answers import Question
from benchmark.edition import Edition, Home
from benchmark.errors import SpiegelError
from benchmark.peers import GroupChoice
from benchmark.peers.choice import Metric
from benchmark.viewing import LOCAL, View
from benchmark.vocabulary import ReportKind


@dataclass(frozen=True)
class Wish:
    """How somebody asked for a peer group, each part only when typed.

    ``text``: the group as a link has it; it stands alone. ``metric`` and ``weights`` are for likeness.
    """

    method: str | None = None
    k: int | None = None
    names: tuple[str, ...] = ()
    text: str | None = None
    metric: Metric | None = None
    weights: tuple[tuple[str, float], ...] = ()


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
    if wish.text is not None:
        return _of_text(wish)
    method = wish.method or ("own" if wish.names else "size")
    _check(wish, method)
    if method == "own":
        find = seen.edition.municipalities.find
        return GroupChoice("own", codes=tuple(find(name, year).code for name in wish.names))
    if method == "class":
        return GroupChoice("class")
    k = peers.DEFAULT.k if wish.k is None else wish.k
    if method == "similar":
        metric = wish.metric or "euclidean"
        return GroupChoice.alike(k, metric=metric, weights=dict(wish.weights))
    return GroupChoice("size", k)


def _of_text(wish: Wish) -> GroupChoice:
    """The group of --group, which says all there is to say."""
    typed = {
        "--method": wish.method, "-k": wish.k, "--with": wish.names,
        "--metric": wish.metric, "--weight": wish.weights,
    }  # fmt: skip
    for option, value in typed.items():
        if value:
            raise SpiegelError(
                f"De opties --group en {option} gaan niet samen.",
                f"Laat {option} weg: de tekst van --group zegt al hoe de groep gekozen wordt.",
            )
    return GroupChoice.parse(wish.text or "")


def _check(wish: Wish, method: str) -> None:
    if wish.names and method != "own":
        raise SpiegelError(
            f"De optie --with past niet bij --method {method}.", "Gebruik --method own."
        )
    if wish.k is not None and method not in ("size", "similar"):
        raise SpiegelError(
            f"De optie -k past niet bij --method {method}.", "Laat -k weg of gebruik --method size."
        )
    for option, value in (("--metric", wish.metric), ("--weight", wish.weights)):
        if value and method != "similar":
            raise SpiegelError(
                f"De optie {option} past niet bij --method {method}.", "Gebruik --method similar."
            )


def sized_question(seen: View, gemeente: str, year: int | None, wish: Wish) -> Question:
    """A question about size alone: a year with only a budget will do as well."""
    report = ReportKind.ACCOUNTS
    if year is not None and (year, report) not in answers.periods(seen.edition):
        report = ReportKind.BUDGET
    return question(seen, gemeente, year, report, wish)
