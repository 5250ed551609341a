"""What every answer needs to know: municipality, year, report kind and peer group."""

import importlib
from dataclasses import dataclass
from functools import lru_cache

from benchmark import peers
from benchmark.edition import Edition
from benchmark.errors import NoFigures, SpiegelError
from benchmark.peers import GroupChoice, PeerGroup
from benchmark.savings.level import Level
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind


@dataclass(frozen=True)
class Question:
    """A municipality (code) in a year, in accounts or budget, beside a group.

    ``examples``: Oefenmodus, in which fictitious figures stand where nobody delivered any. ``level``: what
    an estimate of room is laid beside.
    """

    gemeente: str
    year: int
    report: ReportKind = ReportKind.ACCOUNTS
    group: GroupChoice = peers.DEFAULT
    examples: bool = False
    level: Level = Level.MEDIAN
    real: bool = False  # amounts over the years in the prices of one year


@lru_cache(maxsize=8)
def periods(edition: Edition) -> tuple[tuple[int, ReportKind], ...]:
    """The years and report kinds with figures: accounts first, newest first."""
    known = [(y, ReportKind(r)) for y, r in edition.report_years]
    return tuple(sorted(known, key=lambda p: (p[1] is ReportKind.BUDGET, -p[0])))


@lru_cache(maxsize=8)
def default_period(edition: Edition) -> tuple[int, ReportKind]:
    """The newest accounts that the comparability test can judge, else the newest accounts.

    Newer accounts may exist with costs only; without salaries and revenue nobody can tell whether
    those may be compared, so they are offered but not opened first.
    """
    if edition.tested_years:
        return edition.tested_years[-1], ReportKind.ACCOUNTS
    return periods(edition)[0]


def question(
    view: View,
    gemeente: str,
    year: int | None = None,
    report: ReportKind | str | None = None,
    group: GroupChoice | str = peers.DEFAULT,
    *,
    examples: bool = False,
    level: Level = Level.MEDIAN,
) -> Question:
    """A question from what somebody typed: name or code, year, report kind, text of a group.

    Raises UnknownMunicipality, MergedMunicipality, NoFigures, GroupTooSmall or SpiegelError.
    """
    default = default_period(view.edition)
    kind = _kind(report) if report else (default[1] if year is None else ReportKind.ACCOUNTS)
    chosen_year = year if year is not None else year_for(view.edition, kind)
    if (chosen_year, kind) not in periods(view.edition):
        raise no_figures(view.edition, chosen_year, kind)
    found = view.edition.municipalities.find(gemeente, chosen_year)
    choice = GroupChoice.parse(group) if isinstance(group, str) else group
    if choice.method == "own":
        codes = tuple(view.edition.municipalities.code_of(c) for c in choice.codes)
        choice = GroupChoice("own", codes=codes)
    if examples and not view.edition.example_years:
        raise NoFigures(
            "Deze editie heeft geen voorbeeldcijfers, dus Oefenmodus kan niet.",
            "Maak een editie met 'spiegel build', zonder --without-examples.",
        )
    asked = Question(found.code, chosen_year, kind, choice, examples, level)
    group_of(view.edition, asked)
    return asked


def no_figures(edition: Edition, year: int, report: ReportKind) -> NoFigures:
    """The error for a year without figures, with the years there are."""
    years = sorted(y for y, r in periods(edition) if r is report)
    name = "jaarrekening" if report is ReportKind.ACCOUNTS else "begroting"
    if not years:
        return NoFigures(f"Er zijn geen cijfers uit een {name}.")
    return NoFigures(
        f"Er zijn geen cijfers uit de {name} {year}.",
        f"Kies een jaar van {years[0]} tot en met {years[-1]}.",
    )


def group_of(edition: Edition, asked: Question, theme: str = "") -> PeerGroup:
    """The peer group of a question, formed on that year alone and before looking at figures.

    ``theme``: the key of the theme at hand. It decides what counts in a group on likeness and with whom
    the task is carried out; other groups are the same for every theme.
    """
    similar = asked.group.method == "similar"
    return _group(edition, asked.gemeente, asked.year, asked.group, theme if similar else "")


@lru_cache(maxsize=4096)
def _group(
    edition: Edition, gemeente: str, year: int, choice: GroupChoice, theme: str
) -> PeerGroup:
    if choice.method == "similar":
        # Brings NumPy, for which those who compare on size should not wait.
        alike = importlib.import_module("benchmark.answers.alike")
        found: PeerGroup = alike.group_alike(edition, gemeente, year, choice, theme)
        return found
    catalogue = edition.catalogue
    return peers.form(
        choice,
        edition.municipalities.in_year(year),
        gemeente,
        catalogue.peers,
        catalogue.size_classes,
    )


def _kind(report: ReportKind | str) -> ReportKind:
    try:
        return ReportKind(report)
    except ValueError:
        raise SpiegelError(
            f"Het soort verslag '{report[:40]}' is niet bekend.", "Kies rekening of begroting."
        ) from None


def year_for(edition: Edition, kind: ReportKind) -> int:
    """The year to open when none was asked: that of ``default_period``, or the newest of the other kind.

    Raises NoFigures when the edition has none of that kind.
    """
    year, default = default_period(edition)
    if kind is default:
        return year
    years = [y for y, r in periods(edition) if r is kind]
    if not years:
        raise no_figures(edition, year, kind)
    return max(years)
