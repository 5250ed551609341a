"""The vergelijkbaarheidstoets: each test by example, then all of them against the slow formula."""

import polars as pl
import pytest

from benchmark import comparability, places
from benchmark.catalogue import Catalogue, Executor
from benchmark.comparability import Books
from benchmark.comparability.books import window
from benchmark.edition import Edition
from benchmark.vocabulary import Outcome
from tests import oracle
from tests.examples import rows

EURO = 1_000_000.0
SOUND = {
    "cbs.inwoners": 10_000.0,
    "iv3.salarissen.totaal": 4 * EURO,
    "iv3.salarissen.overhead": 1 * EURO,
    "iv3.lasten.0.4": 3 * EURO,
    "iv3.baten.0.4": 0.1 * EURO,
    "iv3.lasten.0.2": 1 * EURO,
    "iv3.salarissen.0.2": 0.5 * EURO,
}


def books(catalogue: Catalogue, years: dict[int, dict[str, float | None]]) -> Books:
    """Accounts of one municipality: sound books, with what each year has differently."""
    tidy = [
        {"measure": measure, "year": year, "code": "GM0001", "amount": amount}
        for year, changes in years.items()
        for measure, amount in {**SOUND, **changes}.items()
        if amount is not None
    ]
    return Books.of(pl.DataFrame(tidy), catalogue.comparability.subjects)


def outcome_of(
    catalogue: Catalogue,
    years: dict[int, dict[str, float | None]],
    test: str,
    executors: tuple[Executor, ...] = (),
) -> tuple[str, float | None, str | None]:
    found = comparability.outcomes(books(catalogue, years), catalogue.comparability, executors)
    row = found.filter(
        (pl.col("subject") == "burgerzaken") & (pl.col("test") == test) & (pl.col("year") == 2023)
    )
    return row.select("outcome", "found", "detail").row(0)


@pytest.mark.parametrize(
    "case",
    rows("""
    | test              | measure                 | amount    | outcome | found |
    |-------------------|-------------------------|-----------|---------|-------|
    | own_salaries      | iv3.salarissen.0.2      | 250_000   | passes  | 0.25  |
    | own_salaries      | iv3.salarissen.0.2      | 249_000   | fails   | 0.249 |
    | own_salaries      | iv3.salarissen.0.2      |           | unknown |       |
    | own_salaries      | iv3.lasten.0.2          | 0         | fails   |       |
    | overhead_salaries | iv3.salarissen.overhead | 2_400_000 | passes  | 0.6   |
    | overhead_salaries | iv3.salarissen.overhead | 2_401_000 | fails   | 0.60025 |
    | overhead_salaries | iv3.salarissen.overhead |           | unknown |       |
    | total_salaries    | iv3.salarissen.totaal   | 1_500_000 | passes  | 150   |
    | total_salaries    | iv3.salarissen.totaal   | 1_499_000 | fails   | 149.9 |
    | overhead_revenue  | iv3.baten.0.4           | 600_000   | passes  | 0.2   |
    | overhead_revenue  | iv3.baten.0.4           | 601_000   | fails   | 0.200333 |
    | overhead_revenue  | iv3.baten.0.4           |           | unknown |       |
    """),
    ids=lambda c: f"{c['test']}, {c['measure']} {c['amount']}",
)
def test_each_threshold(catalogue, case):
    years = {2023: {case["measure"]: case["amount"]}}
    outcome, found, _ = outcome_of(catalogue, years, case["test"])
    assert outcome == case["outcome"]
    assert found == (None if case["found"] is None else pytest.approx(case["found"], rel=1e-4))


@pytest.mark.parametrize(
    ("costs", "outcome", "found"),
    [
        ({2022: 1.0, 2023: 1.2, 2024: 1.4}, "passes", 1.4),
        ({2022: 1.0, 2023: 1.2, 2024: 1.5}, "fails", 1.5),  # the limit itself is a jump
        ({2022: 1.5, 2023: 1.0, 2024: 1.0}, "fails", 1.5),
        ({2022: 1.0, 2023: 0.0, 2024: 1.0}, "fails", None),  # a year of nothing
        ({2022: 1.0, 2023: 9.0}, "passes", None),  # too few years to tell
        ({2021: 9.0, 2022: 1.0, 2023: 1.0, 2024: 1.0}, "passes", 1.0),  # 2021 is outside the window
    ],
)
def test_the_jump_between_three_years(catalogue, costs, outcome, found):
    years = {year: {"iv3.lasten.0.2": cost * EURO} for year, cost in costs.items()}
    assert outcome_of(catalogue, years, "jump")[:2] == (outcome, found)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2023, (2022, 2023, 2024)),
        (2024, (2022, 2023, 2024)),  # the last year looks back
        (2017, (2017, 2018, 2019)),  # the first one looks ahead
        (2020, (2019, 2020, 2021)),
    ],
)
def test_the_window_is_as_centred_as_the_published_years_allow(year, expected):
    assert window(year, range(2017, 2025), 3) == expected


@pytest.mark.parametrize(
    ("role", "first", "last", "outcome"),
    [
        ("gastheer", 2017, None, "fails"),
        ("deelnemer", 2023, 2023, "fails"),
        ("ambtelijke fusie", 2017, 2022, "passes"),  # it ended
        ("gastheer", 2024, None, "passes"),  # it had not begun
        ("zelf", 2017, None, "passes"),  # written down, and nothing special
    ],
)
def test_the_register_knows_hosts_and_members_in_their_years(catalogue, role, first, last, outcome):
    member = {"code": "GM0001", "role": role, "from": first}
    executor = Executor(
        organisation="Samen Beter",
        subjects=("burgerzaken",),
        source="jaarverslag",
        members=[member if last is None else {**member, "to": last}],
    )
    found, _, detail = outcome_of(catalogue, {2023: {}}, "register", (executor,))
    assert found == outcome
    assert detail == (f"{role}|Samen Beter" if outcome == "fails" else None)


def test_every_test_that_fails_has_a_sentence_that_names_the_municipality(catalogue):
    rule = catalogue.comparability
    said = []
    for subject in rule.subjects:
        for key in subject.tests:
            test = rule.test(key)
            detail = "gastheer|Samen Beter" if test.display == "role" else None
            said.append(comparability.reason(test, subject, "Delft", Outcome.FAILS, 0.5, detail))
    assert all("Delft" in s and not s.endswith(".") and "{" not in s for s in said)


@pytest.mark.parametrize(
    ("subject", "expected"), [("burgerzaken", 199), ("belastingen", 67), ("wonen_en_bouwen", 127)]
)
def test_so_many_pass_on_the_accounts_of_2023_without_the_register(edition, subject, expected):
    tests = edition.catalogue.comparability.subject(subject).tests
    passing = 0
    for code in edition.outcomes(subject, 2023):
        by_key = {t[0]: t[1] for t in edition.tests(subject, 2023, code)}
        assert set(by_key) == set(tests) - {"net_and_gross", "stands_out"}
        passing += all(o is Outcome.PASSES for key, o in by_key.items() if key != "register")
    assert passing == expected


def test_the_books_of_2023_agree_with_the_slow_formula(edition: Edition):
    years = {y: oracle.measures(places.OPEN_FIGURES, y, "rekening") for y in (2022, 2023, 2024)}
    known = years[2023]
    judged = 0
    for subject in edition.catalogue.comparability.subjects:
        add = [(f"iv3.lasten.{f}", 1) for f in subject.task_fields]
        own = [(f"iv3.salarissen.{f}", 1) for f in subject.task_fields]
        for code in edition.outcomes(subject.key, 2023):
            costs = [c for y in years.values() if (c := oracle.part(y, add, code)) is not None]
            expected = oracle.passes_books(
                cost=oracle.part(known, add, code),
                own_salaries=oracle.part(known, own, code),
                salaries=known["iv3.salarissen.totaal"][code],
                overhead_salaries=known["iv3.salarissen.overhead"][code],
                overhead_cost=known["iv3.lasten.0.4"][code],
                overhead_revenue=known["iv3.baten.0.4"][code],
                inhabitants=known["cbs.inwoners"][code],
                costs_of_years=costs,
                asks_own_salaries="own_salaries" in subject.tests,
            )
            tests = edition.tests(subject.key, 2023, code)
            found = all(o is Outcome.PASSES for key, o, *_ in tests if key != "register")
            assert found == expected, (subject.key, code)
            judged += 1
    assert judged == 4 * 341  # four subjects; one of the 342 delivered no accounts


def test_a_year_without_salaries_passes_nobody(edition: Edition):
    assert edition.tested_years == (2023,)
    outcomes = set(edition.outcomes("burgerzaken", 2022).values())
    assert outcomes == {Outcome.FAILS, Outcome.UNKNOWN}
