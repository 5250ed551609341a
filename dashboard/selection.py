"""A page's state and its query string, one and the same thing.

``?gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15``, in Oefenmodus with ``&oefenen=ja``, and
with ``&referentie=kwart`` where room is laid beside another level than the middle municipality. A link, a
download and a page with the same query show the same numbers. What cannot be read is left out and said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode

from benchmark import answers, peers
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.savings.level import Level
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

KEYS = ("gemeente", "jaar", "verslag", "groep", "oefenen", "prijzen", "referentie")
PRACTISE = "ja"
FIXED = "vast"
LEVELS = {
    "mediaan": Level.MEDIAN,
    "kwart": Level.QUARTILE,
    "norm": Level.NORM,
    "eigen": Level.OWN_BEST,
}
LEVEL_WORDS = {level: word for word, level in LEVELS.items()}
LONGEST = 4000


@dataclass(frozen=True)
class Selection:
    """What a query string asks for.

    ``asked`` is None when no municipality was named or ``problem`` stands in the way. ``notices`` say
    what was left out because it could not be read. ``given``: the keys of the link, as typed.
    """

    asked: Question | None
    problem: SpiegelError | None = None
    notices: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The query string of the question, to put behind any path; empty without a question."""
        return query_of(self.asked) if self.asked else ""


def query_of(asked: Question) -> str:
    """The query string that stands for a question."""
    values = (asked.gemeente, str(asked.year), asked.report.value, str(asked.group))
    pairs = dict(zip(KEYS, values, strict=False)) | ({"prijzen": FIXED} if asked.real else {})
    more = {"oefenen": PRACTISE} if asked.examples else {}
    if asked.level is not Level.MEDIAN:
        more["referentie"] = LEVEL_WORDS[asked.level]
    return "?" + urlencode(pairs | more)


def accounts_of(asked: Question, year: int) -> str:
    """The query string of the same question about the accounts of a year."""
    return query_of(replace(asked, year=year, report=ReportKind.ACCOUNTS))


def at_level(asked: Question, level: Level) -> str:
    """The query string of the same question beside another reference level."""
    return query_of(replace(asked, level=level))


def practised(asked: Question, examples: bool, search: str | None = "") -> str:
    """The query string of the same question in or out of Oefenmodus.

    What a page keeps in ``search`` for itself (such as the choice on Vergelijk) stays.
    """
    pairs = parse_qsl((search or "")[:LONGEST].removeprefix("?"), errors="replace")
    own = urlencode([(k, v) for k, v in pairs if k not in KEYS])
    query = query_of(replace(asked, examples=examples))
    return f"{query}&{own}" if own else query


def of_search(search: str | None, view: View) -> Selection:
    """The selection of a query string as the browser gives it."""
    pairs = parse_qsl((search or "")[:LONGEST].removeprefix("?"), errors="replace")
    return of_parameters(dict(pairs), view)


def of_parameters(given: Mapping[str, str], view: View) -> Selection:
    """The selection of query parameters."""
    notices: list[str] = []
    year = _year(given.get("jaar"), notices)
    report = _report(given.get("verslag"), notices)
    group = _group(given.get("groep"), notices)
    name = (given.get("gemeente") or "").strip()
    if not name:
        return Selection(None, notices=tuple(notices))
    try:
        examples = _practice(given.get("oefenen"), notices)
        level = _level(given.get("referentie"), notices)
        asked = answers.question(view, name, year, report, group, examples=examples, level=level)
    except SpiegelError as problem:
        return Selection(None, problem, tuple(notices), dict(given))
    asked = replace(asked, real=_fixed(given.get("prijzen"), notices))
    return Selection(asked, notices=tuple(notices))


def _year(text: str | None, notices: list[str]) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) == 4:
        return int(text)
    notices.append(
        f"Het jaar '{text[:20]}' in de koppeling is niet te lezen. U ziet een ander jaar."
    )
    return None


def _report(text: str | None, notices: list[str]) -> ReportKind | None:
    if not text:
        return None
    try:
        return ReportKind(text)
    except ValueError:
        notices.append(
            f"Het verslag '{text[:20]}' in de koppeling kennen wij niet. U ziet de jaarrekening."
        )
        return None


def _group(text: str | None, notices: list[str]) -> peers.GroupChoice:
    if not text:
        return peers.DEFAULT
    try:
        return peers.GroupChoice.parse(text)
    except SpiegelError as error:
        notices.append(f"{error.sentence} U ziet de gewone groep.")
        return peers.DEFAULT


def _level(text: str | None, notices: list[str]) -> Level:
    if not text or text in LEVELS:
        return LEVELS.get(text or "", Level.MEDIAN)
    notices.append(
        f"De referentie '{text[:20]}' in de koppeling kennen wij niet. U ziet de middelste gemeente."
    )
    return Level.MEDIAN


def _fixed(text: str | None, notices: list[str]) -> bool:
    """Whether amounts over the years stand in the prices of one year: ``&prijzen=vast``."""
    if not text or text in (FIXED, "jaar"):
        return text == FIXED
    notices.append(
        f"'{text[:20]}' bij prijzen in de koppeling kennen wij niet. U ziet bedragen in prijzen van elk jaar."
    )
    return False


def _practice(text: str | None, notices: list[str]) -> bool:
    if not text or text in (PRACTISE, "nee"):
        return text == PRACTISE
    notices.append(
        f"'{text[:20]}' bij oefenen in de koppeling kennen wij niet. U ziet alleen echte cijfers."
    )
    return False
