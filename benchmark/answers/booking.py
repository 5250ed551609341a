"""Do our books allow a comparison, and what should the controller look at first?"""

from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from benchmark import checks, comparability
from benchmark.answers.question import Question
from benchmark.catalogue import ComparabilityTest, Subject
from benchmark.comparability.sentences import shown
from benchmark.municipality import Municipality
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind

TAX_COST_NEAR_ZERO = 3.0  # euro per inhabitant; the lowest joint-office members book 0 to 2


@dataclass(frozen=True)
class TestResult:
    """One test on one subject: outcome, what was found and the limit in words, why, what to do."""

    test: ComparabilityTest
    outcome: Outcome
    found: str
    limit: str
    sentence: str


@dataclass(frozen=True)
class SubjectCheck:
    """All tests of a subject, and how many municipalities pass them."""

    subject: Subject
    outcome: Outcome
    results: tuple[TestResult, ...]
    n_passed: int
    n_tested: int


@dataclass(frozen=True)
class BookingCheck:
    """The whole check of one municipality and account year."""

    municipality: Municipality
    year: int
    subjects: tuple[SubjectCheck, ...]
    signals: tuple[str, ...]
    findings: tuple[str, ...]
    testable: bool


@lru_cache(maxsize=1024)
def booking_check(view: View, asked: Question) -> BookingCheck:
    """The vergelijkbaarheidstoets turned to use for the controller; always on accounts."""
    edition = view.edition
    municipality = edition.municipalities.find(asked.gemeente, asked.year)
    rule = edition.catalogue.comparability
    subjects = []
    for subject in rule.subjects:
        tests = view.tests(subject.key, asked.year, municipality.code)
        if not tests:
            continue
        by_key = {t[0]: t[1:] for t in tests}
        results = tuple(
            _result(rule.test(key), subject, municipality.name, *by_key[key])
            for key in subject.tests
            if key in by_key
        )
        outcomes = view.outcomes(subject.key, asked.year)
        n_passed = sum(o is Outcome.PASSES for o in outcomes.values())
        own = outcomes[municipality.code]
        subjects.append(SubjectCheck(subject, own, results, n_passed, len(outcomes)))
    return BookingCheck(
        municipality=municipality,
        year=asked.year,
        subjects=tuple(subjects),
        signals=_signals(view, municipality, asked.year),
        findings=_findings(view, municipality, asked.year),
        testable=asked.year in edition.tested_years,
    )


def _result(
    test: ComparabilityTest,
    subject: Subject,
    name: str,
    outcome: Outcome,
    found: float | None,
    detail: str | None,
) -> TestResult:
    sentence = (
        comparability.reason(test, subject, name, outcome, found, detail)
        if outcome is not Outcome.PASSES
        else ""
    )
    known = shown(test, found) if found is not None else (detail or "").partition("|")[0]
    limit = shown(test, test.limit) if test.limit is not None else "doet het zelf"
    return TestResult(test, outcome, known or "geen bijzonderheden", limit, sentence)


def _signals(view: View, municipality: Municipality, year: int) -> tuple[str, ...]:
    """Plain sentences about bookings that catch the eye, addressed to the controller."""
    code = municipality.code
    cost, revenue = (view.amounts(flow, ("8.3",), year).get(code) for flow in ("lasten", "baten"))
    civil_cost, civil_revenue = (
        view.amounts(flow, ("0.2",), year).get(code) for flow in ("lasten", "baten")
    )
    tax = view.amounts("lasten", ("0.61", "0.62", "0.64"), year).get(code)
    found = []
    if cost is not None and revenue is not None and revenue > cost:
        found.append("Uw baten in 8.3 (wonen en bouwen) zijn hoger dan uw lasten.")
    if civil_cost is not None and civil_revenue is not None and civil_revenue > civil_cost:
        found.append("Uw baten bij burgerzaken (0.2) zijn hoger dan uw lasten.")
    if tax is not None and tax / municipality.inhabitants < TAX_COST_NEAR_ZERO:
        found.append(
            "U boekt bijna geen lasten voor belastingen (0.61, 0.62 en 0.64). "
            "Misschien staan ze bij overhead, of doet een belastingkantoor het werk."
        )
    return tuple(found)


def _findings(view: View, municipality: Municipality, year: int) -> tuple[str, ...]:
    rows = view.findings(year, ReportKind.ACCOUNTS.value).filter(
        pl.col("code") == municipality.code
    )
    catalogue = view.edition.catalogue
    return tuple(checks.sentence(row, catalogue) for row in rows.iter_rows(named=True))
