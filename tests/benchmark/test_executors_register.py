"""The register of executors: joint tax offices and environment services, their members and years."""

import csv
from collections import Counter

import pytest

from benchmark import catalogue as catalogues
from benchmark import comparability, places
from benchmark.catalogue import Executor
from benchmark.catalogue.models import Membership
from benchmark.comparability import Books
from benchmark.edition import Edition
from benchmark.errors import CatalogueError
from benchmark.vocabulary import Outcome, Role
from tests.benchmark.test_comparability import books
from tests.examples import rows

TEXTS = catalogues.read_folder(places.CATALOGUE)
CATALOGUE = catalogues.load(TEXTS)
EXECUTORS = CATALOGUE.executors
TAX_OFFICES = [e for e in EXECUTORS if e.subjects == ("belastingen",)]
SERVICES = [e for e in EXECUTORS if e.subjects == ("milieu",)]
ONE_SOURCE = {  # the first entries, with one source for all members
    "herstel en versterking na aardbevingen",
    "BEL Combinatie",
    "Samenwerking Drentsche Aa",
    "MijnGemeenteDichtbij",
    "Munitax",
    "loket voor mensen die niet in Nederland wonen (RNI)",
    "BRP-straat in het aanmeldcentrum Ter Apel",
    "voorzieningen op een Waddeneiland",
}
FIRST_YEAR, LAST_YEAR = 2017, 2024  # of the accounts


def _municipalities() -> dict[str, dict[str, str]]:
    with (places.OPEN_FIGURES / "municipalities.csv").open(encoding="utf-8") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


MUNICIPALITIES = _municipalities()
CODES = {row["name"]: code for code, row in MUNICIPALITIES.items()}


def years_of(member: Membership) -> range:
    return range(member.first_year, (member.last_year or LAST_YEAR) + 1)


def members_in(executor: Executor, year: int) -> set[str]:
    return {m.code for m in executor.members if year in years_of(m)}


def executors_of(code: str, year: int, among: list[Executor]) -> list[str]:
    return [e.organisation for e in among if code in members_in(e, year)]


def executor(name: str) -> Executor:
    """The one executor of which the name contains these words."""
    (found,) = [e for e in (*TAX_OFFICES, *SERVICES) if name in e.organisation]
    return found


@pytest.mark.parametrize("one", EXECUTORS, ids=lambda e: e.organisation)
def test_every_member_exists_in_its_years_and_has_one_row_a_year(one: Executor):
    for member in one.members:
        row = MUNICIPALITIES[member.code]
        assert int(row["first_year"]) <= member.first_year <= years_of(member)[-1], row["name"]
        if row["last_year"]:  # it merged: the membership ends with it, that of the successor begins
            assert member.last_year and member.last_year <= int(row["last_year"]), row["name"]
    rows_a_year = Counter((m.code, year) for m in one.members for year in years_of(m))
    assert max(rows_a_year.values()) == 1


def test_every_row_has_a_source():
    for one in EXECUTORS:
        assert one.source
        if one.organisation not in ONE_SOURCE:
            for member in one.members:
                assert member.source and len(member.source) > 10, (one.organisation, member.code)


@pytest.mark.parametrize("one", TAX_OFFICES, ids=lambda e: e.organisation)
def test_a_tax_office_works_for_at_least_two_municipalities(one: Executor):
    assert len(members_in(one, 2023) | members_in(one, 2019)) >= 2
    assert {m.role for m in one.members} <= {Role.MEMBER, Role.HOST}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        hosts = [m for m in one.members if m.role is Role.HOST and year in years_of(m)]
        assert len(hosts) <= 1


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_nobody_is_with_two_tax_offices_or_two_environment_services(year: int):
    for code in MUNICIPALITIES:
        assert len(executors_of(code, year, TAX_OFFICES)) <= 1, (MUNICIPALITIES[code]["name"], year)
        assert len(executors_of(code, year, SERVICES)) <= 1, (MUNICIPALITIES[code]["name"], year)


def test_every_municipality_of_2024_is_with_one_of_the_28_environment_services():
    """By law (Omgevingswet 18.21); 29 services until two on the Veluwe merged in 2024."""
    for code, row in MUNICIPALITIES.items():
        if not row["last_year"]:
            assert len(executors_of(code, 2024, SERVICES)) == 1, row["name"]
    assert sum(bool(members_in(s, 2024)) for s in SERVICES) == 28
    assert sum(bool(members_in(s, 2023)) for s in SERVICES) == 29


@pytest.mark.parametrize(
    "case",
    rows("""
    | municipality    | year | office       |
    |-----------------|------|--------------|
    | Delft           | 2017 | RBG          |
    | Delft           | 2023 | RBG          |
    | Rucphen         | 2017 |              |
    | Rucphen         | 2018 | BWB          |
    | Brummen         | 2022 |              |
    | Brummen         | 2023 | Tribuut      |
    | Leiderdorp      | 2019 |              |
    | Leiderdorp      | 2020 | BSGR         |
    | Heerhugowaard   | 2021 | Cocensus     |
    | Dijk en Waard   | 2022 | Cocensus     |
    | Groningen       | 2017 |              |
    | Groningen       | 2018 | Noordelijk   |
    | Hellevoetsluis  | 2022 | SVHW         |
    | Voorne aan Zee  | 2023 | SVHW         |
    | Beuningen       | 2023 | Munitax      |
    | Venray          | 2023 |              |
    | Amsterdam       | 2023 |              |
    | Schiermonnikoog | 2023 |              |
    """),
    ids=lambda c: f"{c['municipality']} {c['year']}",
)  # fmt: skip
def test_who_levies_for_whom_as_published(case):
    found = executors_of(CODES[case["municipality"]], int(case["year"]), TAX_OFFICES)
    assert len(found) == (case["office"] is not None)
    assert all(case["office"] in name for name in found)


@pytest.mark.parametrize(
    "case",
    rows("""
    | office             | year | members | published                                    |
    |--------------------|------|---------|----------------------------------------------|
    | GBTwente           | 2023 | 8       | GR GBTwente 2026                             |
    | BsGW               | 2020 | 28      | jaarverslag 2020                             |
    | BsGW               | 2023 | 29      | jaarverslag 2023                             |
    | Cocensus           | 2020 | 14      | GR Cocensus 2020                             |
    | Cocensus           | 2024 | 13      | GR Cocensus 2024                             |
    | SVHW               | 2019 | 13      | derde wijziging GR SVHW 2015                 |
    | RBG                | 2023 | 3       | GR RBG 2024                                  |
    | BSGR               | 2023 | 11      | bsgr.nl                                      |
    | BWB                | 2017 | 10      | vijfde wijziging GR BWB                      |
    | BWB                | 2019 | 11      | zesde wijziging GR BWB                       |
    | BSR                | 2018 | 10      | wijkbijduurstede.nl, deelnemers van de BSR   |
    | SaBeWa             | 2023 | 8       | eerste wijziging GR SaBeWa                   |
    | Tribuut            | 2022 | 5       | centraaldeventer.nl                          |
    | Tribuut            | 2023 | 6       | rtvideaal.nl                                 |
    | BSOB               | 2021 | 11      | aaenmaas.nl: elf gemeenten                   |
    | GBLT               | 2023 | 6       | GR GBLT 2016                                 |
    | BghU               | 2017 | 7       | GR BghU 2015                                 |
    | BghU               | 2022 | 9       | tweede wijziging GR BghU 2020                |
    | Omgevingsdienst Twente | 2019 | 14      | enschede.1twente.nl                          |
    | IJsselland         | 2018 | 11      | staphorst.nieuws.nl                          |
    | DCMR               | 2017 | 15      | igo.nl                                       |
    | Zuid-Holland Zuid  | 2018 | 17      | ozhz.nl, algemeen bestuur                    |
    | Zuid-Holland Zuid  | 2019 | 10      | ozhz.nl                                      |
    | Regionale Uitvoeringsdienst Utrecht | 2023 | 11 | rudutrecht.nl                    |
    | Omgevingsdienst regio Utrecht       | 2023 | 15 | odru.nl                          |
    | Flevoland          | 2018 | 13      | ofgv.nl                                      |
    | Noordzeekanaal     | 2023 | 8       | odnzkg.nl                                    |
    | Limburg Noord      | 2023 | 15      | roermond.nl                                  |
    | Drenthe            | 2023 | 12      | rtvdrenthe.nl                                |
    """),
    ids=lambda c: f"{c['office']} {c['year']}",
)  # fmt: skip
def test_as_many_members_as_published(case):
    one = executor(case["office"])
    assert len(members_in(one, int(case["year"]))) == int(case["members"])


def test_a_task_that_no_test_asks_about_changes_no_outcome():
    """Everybody lets an environment service work: that says nothing about building permits."""
    services = [e.model_copy(update={"members": _as("GM0001", e)}) for e in SERVICES]
    found = comparability.outcomes(_sound(), CATALOGUE.comparability, services)
    register = found.filter(found["test"] == "register")
    assert len(register) and set(register["outcome"]) == {Outcome.PASSES.value}


def _sound() -> Books:
    return books(CATALOGUE, {2023: {}})


def _as(code: str, one: Executor) -> tuple[Membership, ...]:
    return tuple(m.model_copy(update={"code": code}) for m in one.members)


@pytest.mark.parametrize(
    ("name", "subject", "outcome"),
    [
        (
            "Delft",
            "wonen_en_bouwen",
            Outcome.PASSES,
        ),  # Omgevingsdienst Haaglanden: environment only
        ("Delft", "belastingen", Outcome.FAILS),
        ("Heumen", "wonen_en_bouwen", Outcome.FAILS),  # the service handles building permits
        ("Nijmegen", "wonen_en_bouwen", Outcome.FAILS),  # until 2023
        ("Beuningen", "wonen_en_bouwen", Outcome.PASSES),  # not documented
    ],
)
def test_what_the_register_says_of_one_municipality(edition: Edition, name, subject, outcome):
    tests = {t[0]: t[1] for t in edition.tests(subject, 2023, CODES[name])}
    assert tests["register"] is outcome


@pytest.mark.parametrize(
    ("subject", "books_alone", "left"),
    [("burgerzaken", 199, 181), ("belastingen", 67, 64), ("wonen_en_bouwen", 127, 126)],
)
def test_so_many_are_left_on_the_accounts_of_2023(edition: Edition, subject, books_alone, left):
    """The numbers in the README, and DOMAIN section 1: about 202, 70 and 130 before the register."""
    passing = Counter()
    for code in edition.outcomes(subject, 2023):
        by_key = {t[0]: t[1] for t in edition.tests(subject, 2023, code)}
        passing["books"] += all(o is Outcome.PASSES for k, o in by_key.items() if k != "register")
        passing["all"] += all(o is Outcome.PASSES for o in by_key.values())
    assert (passing["books"], passing["all"]) == (books_alone, left)


def test_the_books_bear_the_register_out(edition: Edition):
    """Members of an office have next to no salaries on taxes of their own.

    Three of them still have a quarter of the cost; more would mean that the register or the books
    changed.
    """
    hosts = {m.code for e in TAX_OFFICES for m in e.members if m.role is Role.HOST}
    passing, members = [], 0
    for code in edition.outcomes("belastingen", 2023):
        if code not in hosts and executors_of(code, 2023, TAX_OFFICES):
            tests = {t[0]: t[1] for t in edition.tests("belastingen", 2023, code)}
            members += 1
            if tests["own_salaries"] is Outcome.PASSES:
                passing.append(MUNICIPALITIES[code]["name"])
    assert members > 130
    assert sorted(passing) == ["Beek", "Breda", "Vaals"]


def test_a_task_must_be_declared():
    changed = {
        name: text.replace('["milieu"]', '["mileu"]') if name.endswith("fumo.toml") else text
        for name, text in TEXTS.items()
    }
    with pytest.raises(CatalogueError, match=r"od-fumo\.toml.*'subjects'.*'mileu'"):
        catalogues.load(changed)
