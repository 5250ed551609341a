"""The checks on a questionnaire: what is known of the municipality and its peers, handed to the library of checks."""

from collections.abc import Mapping, Sequence

from benchmark import answers, checks
from benchmark.answers import Question as Comparing
from benchmark.checks.reply import Problem
from benchmark.delivery.questionnaire import Part, Questionnaire
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

YEARS_BACK = 1
INHABITANTS = "cbs.inwoners"


def check(view: View, asked: Questionnaire) -> list[Problem]:
    """Every problem in the answers of the year, errors first."""
    catalogue = view.edition.catalogue
    code = asked.municipality.code
    questions = [row.question for part in asked.parts for row in part.rows]
    return checks.check_all(
        checks.Asked(
            questions=questions,
            identities=catalogue.identities,
            replies=asked.replies,
            year=asked.year,
            indicators=catalogue.indicators,
            known={y: open_parts(view, code, y) for y in (asked.year, asked.year - 1)},
            peers=peers(view, asked),
        )
    )


def check_part(view: View, asked: Questionnaire, part: Part) -> list[Problem]:
    """The problems in the answers of one theme, errors first."""
    keys = {row.question.key for row in part.rows}
    return [problem for problem in check(view, asked) if problem.question in keys]


def open_parts(view: View, code: str, year: int) -> dict[str, float]:
    """The parts of delivered indicators that open figures fill, such as inhabitants, for one municipality."""
    found = {}
    for indicator in view.edition.catalogue.indicators:
        for side, part in (
            ("numerator", indicator.numerator),
            ("denominator", indicator.denominator),
        ):
            if indicator.is_open or part is None or not part.terms:
                continue
            amounts = [(open_amount(view, m, code, year), sign) for m, sign in part.terms]
            known = [a * sign for a, sign in amounts if a is not None]
            if len(known) == len(amounts):
                found[f"{indicator.code}.{side}"] = sum(known)
    return found


def open_amount(view: View, measure: str, code: str, year: int) -> float | None:
    """An open amount of a municipality. Inhabitants are known before the accounts of a year are published."""
    found = view.amounts_of(measure, year).get(code)
    known = view.edition.municipalities
    if found is not None or measure != INHABITANTS or year not in known.years:
        return found
    counts = known.in_year(year).filter(code=code)["inhabitants"].to_list()
    return float(counts[0]) if counts else None


def peers(view: View, asked: Questionnaire) -> Mapping[str, Sequence[float]]:
    """Per indicator that was delivered before, the values of the default group of this municipality, newest year first."""
    found: dict[str, Sequence[float]] = {}
    code = asked.municipality.code
    for indicator in view.edition.catalogue.indicators:
        if indicator.is_open or not indicator.has_figures:
            continue
        for year in range(asked.year, asked.year - YEARS_BACK - 1, -1):
            everyone = view.everyone(indicator.code, year, ReportKind.ACCOUNTS.value)
            if everyone is not None:
                group = answers.group_of(view.edition, Comparing(code, year))
                rows = [everyone.rows[c].value for c in group.codes if c in everyone.rows]
                found[indicator.code] = [v for v in rows if v is not None]
                break
    return found
