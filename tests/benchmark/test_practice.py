"""Oefenmodus: example figures stand apart, say so everywhere, and change nothing that is real."""

import random
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.edition import Edition, Home, build
from benchmark.errors import NoFigures
from benchmark.peers import GroupChoice
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Status
from tests.places import copy_of_data

MARK = " (voorbeeld)"
REAL, PRACTICE = Question("GM0503", 2023), Question("GM0503", 2023, examples=True)
REASONS = {"not_kept", "not_delivered", "not_applicable", "too_few", "not_computable"}


def test_the_question_of_the_issue(view: View):
    asked = answers.question(view, "Delft", 2024, "rekening", examples=True)
    answer = answers.compare(view, asked, "BAL01").as_dict()
    assert answer["status"] == "example" and answer["example"] is True
    assert answer["value"] is not None and answer["gemeente"]["name"] == "Delft" + MARK
    with pytest.raises(NoFigures, match=r"leverde nog niemand cijfers.*--examples"):
        answers.compare(view, answers.question(view, "Delft", 2024, "rekening"), "BAL01")


def test_example_and_real_never_share_an_indicator(view: View):
    """The tables of real figures hold no example, and the other way round."""
    with duckdb.connect(str(view.edition.path), read_only=True) as connection:
        real = {c for (c,) in connection.sql("SELECT DISTINCT indicator FROM figure").fetchall()}
        invented = {
            c for (c,) in connection.sql("SELECT DISTINCT indicator FROM example_figure").fetchall()
        }
        statuses = {
            s for (s,) in connection.sql("SELECT DISTINCT status FROM example_figure").fetchall()
        }
        wrong = connection.sql(
            "SELECT count(*) FROM example_figure WHERE (value IS NOT NULL) <> (status = 'example')"
        ).fetchall()[0][0]
    catalogue = view.edition.catalogue
    assert real == {i.code for i in catalogue.with_figures()}
    assert invented == {i.code for i in catalogue.without_figures()}
    assert statuses <= REASONS | {"example"} and {"not_kept", "not_delivered", "not_applicable", "too_few"} <= statuses  # fmt: skip
    assert wrong == 0


def test_a_value_follows_from_its_parts(view: View):
    """An oracle: parts read as they are staged, divided in plain Python, for figures by lot."""
    lot = random.Random(7)
    with duckdb.connect(str(view.edition.path), read_only=True) as connection:
        amounts = {
            (m, y, c): a
            for m, y, c, a in connection.sql(
                "SELECT measure, year, code, amount FROM example_amount"
            ).fetchall()
        }
    people = {
        (y, c): n
        for y in view.edition.example_years
        for c, n in view.edition.municipalities.in_year(y).select("code", "inhabitants").iter_rows()
    }
    checked = 0
    for indicator in view.edition.catalogue.without_figures():
        year = lot.choice(view.edition.example_years)
        everyone = view.everyone(indicator.code, year, "rekening", examples=True)
        if everyone is None:
            continue
        for code in lot.sample(sorted(everyone.rows), 40):
            row = everyone.rows[code]
            top = amounts.get((f"levering.{indicator.code}.teller", year, code))
            below: float | None = 1.0
            if indicator.denominator is not None and indicator.denominator.add:
                below = people[year, code]
            elif indicator.denominator is not None:
                below = amounts.get((f"levering.{indicator.code}.noemer", year, code))
            if top is None or below is None:
                assert row.value is None and row.status in REASONS
            elif indicator.minimum_n is not None and below < indicator.minimum_n:
                assert row.value is None
            elif below > 0:
                factor = 1 if indicator.denominator is None else indicator.unit.multiplier
                assert row.value == pytest.approx(top / below * factor)
                checked += 1
    assert checked > 500


def test_every_name_beside_an_example_says_so(view: View):
    for indicator in view.edition.catalogue.without_figures():
        found = answers.compare(view, PRACTICE, indicator.code)
        names = [found.municipality.name, *(p.name for p in found.peers)]
        names += [row.name for row in found.everyone.rows.values()]
        assert all(n.endswith(MARK) for n in names), indicator.code
        answer = answers.trend(view, PRACTICE, indicator.code)
        assert answer.example and answer.name == "Delft" + MARK
        rows = answers.values(view, indicator.code, 2023, ReportKind.ACCOUNTS, examples=True)
        assert all(r["name"].endswith(MARK) for r in rows)


def test_what_is_real_stays_as_it_is(view: View):
    """In and out of Oefenmodus the real figures, and all that rests on them, are the same."""
    for indicator in view.edition.catalogue.with_figures():
        for year in (2019, 2023):
            try:
                real = answers.compare(view, Question("GM0503", year), indicator.code)
            except NoFigures:
                with pytest.raises(NoFigures):
                    answers.compare(view, Question("GM0503", year, examples=True), indicator.code)
                continue
            other = answers.compare(view, Question("GM0503", year, examples=True), indicator.code)
            assert other.as_dict() == real.as_dict()
            assert MARK not in str(other.as_dict()) and not other.example
    shown, practised = answers.overview(view, REAL), answers.overview(view, PRACTICE)
    assert [(d.comparison.as_dict(), d.z) for d in shown.deviations] == [
        (d.comparison.as_dict(), d.z) for d in practised.deviations
    ]
    assert (shown.present, shown.asked) == (practised.present, practised.asked)
    room, other_room = (answers.room_for_savings(view, q) for q in (REAL, PRACTICE))
    assert room.as_dict() == other_room.as_dict() and not room.practice
    assert answers.completeness(view, REAL).present == answers.completeness(view, PRACTICE).present


def test_no_finding_and_no_period_comes_from_an_example(view: View):
    real = {i.code for i in view.edition.catalogue.with_figures()}
    assert set(view.edition.findings["indicator"].drop_nulls()) <= real | {
        "salarissen",
        "lasten",
    } | {
        c for c in view.edition.findings["indicator"].drop_nulls() if c.startswith(("iv3.", "cbs."))
    }
    assert answers.default_period(view.edition) == (2023, ReportKind.ACCOUNTS)
    assert view.edition.published("BAL01") == ()


def test_amounts_of_examples_need_the_real_books(view: View):
    """An example gets an amount only where own books and enough peers pass the real test, and is in no total."""
    given = 0
    group = GroupChoice("size", 40)  # half of the municipalities have examples, half of those pass
    for n, code in enumerate(view.edition.municipalities.in_year(2023)["code"][::4]):
        asked = Question(code, 2023, group=group, examples=True)
        found = answers.room_for_savings(view, asked)
        if n % 10 == 0:
            real = answers.room_for_savings(view, replace(asked, examples=False))
            assert found.as_dict() == real.as_dict()
        for line in found.practice:
            assert line.comparison.example and line.comparison.indicator.unit.is_money
            if line.gap is not None:
                given += 1
                subject = line.comparison.indicator.comparability
                outcomes = view.outcomes(str(subject), 2023)
                assert outcomes[code].value == "passes" and line.n_passed >= 8
            else:
                assert line.comparable.reasons
    assert given > 0


def test_half_of_the_municipalities_and_always_these_four(view: View):
    found = view.everyone("KAN01", 2023, "rekening", examples=True)
    assert found is not None
    share = sum(r.status != "not_delivered" for r in found.rows.values()) / len(found.rows)
    assert 0.4 < share < 0.6
    for indicator in ("KAN01", "TEL01"):
        rows = view.everyone(indicator, 2024, "rekening", examples=True)
        assert rows is not None
        for code in ("GM0503", "GM0088", "GM0363", "GM0796"):
            assert any(
                everyone.rows[code].numerator is not None
                for theme in ("kanalen", "balie", "burgerzaken")
                for i in view.edition.catalogue.of_theme(theme)
                if (everyone := view.everyone(i.code, 2024, "rekening", examples=True))
                and everyone.example
            ), code


def test_an_edition_without_examples(tmp_path: Path):
    data = copy_of_data(tmp_path)
    with_them, _ = build(Home(tmp_path / "home"), data)
    without, new = build(Home(tmp_path / "home"), data, with_examples=False)
    assert new and with_them != without
    edition = Edition(Home(tmp_path / "home").current())
    assert edition.example_years == ()
    seen = View(edition)
    with pytest.raises(NoFigures, match=r"geen voorbeeldcijfers.*zonder --without-examples"):
        answers.question(seen, "Delft", 2023, examples=True)
    with pytest.raises(NoFigures) as refused:
        answers.compare(seen, answers.question(seen, "Delft", 2023), "BAL01")
    assert "--examples" not in str(refused.value)


def test_a_survey_of_three_says_nothing(view: View):
    """The island: too few answers for a mark; the number of answers stays, the mark is left out."""
    asked = Question("GM0088", 2023, examples=True)
    few = []
    for indicator in view.edition.catalogue.of_theme("klanttevredenheid"):
        for year in view.edition.example_years:
            found = view.everyone(indicator.code, year, "rekening", examples=True)
            row = found.rows["GM0088"] if found else None
            if row is not None and row.status == Status.TOO_FEW.value:
                few.append(row)
                assert row.value is None and 0 < (row.denominator or 0) < (indicator.minimum_n or 0)
    assert any(row.denominator == 3 for row in few), [r.denominator for r in few]
    assert answers.theme(view, asked, "klanttevredenheid").found
