"""The certainty of a place on the screen: figure, sentence and table say the same, for every kind of basis."""

import plotly.graph_objects as go
import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.answers.certainty import Basis
from benchmark.answers.place import place
from benchmark.narrative import place as narrative_place
from benchmark.viewing import View
from dashboard import selection, tables
from dashboard.figures import place as strip
from tests.benchmark.test_acceptance import TEN
from tests.benchmark.test_place import examples
from tests.dashboard.asking import chart, headings, page, text_of
from tests.dashboard.test_layouts import sound
from tests.dashboard.test_narrative import GAP, whole

CASES = {
    "marks": ("KTV01", Question("GM0503", 2024, examples=True)),
    "too close": ("BSC01", Question("GM0503", 2024, examples=True)),
    "cases": ("BEL08", Question("GM0503", 2024, examples=True)),
    "years": ("BRZ03", Question("GM0503", 2023)),
    "small": ("BRZ03", Question("GM0088", 2023)),
    "nothing": ("BEL16", Question("GM0503", 2023)),
    "no own figure": ("BRZ03", Question("GM1961", 2023)),
}


def test_no_sentence_about_a_place_has_a_gap(view: View):
    kinds = set()
    found = examples(view, 15, seed=61)
    found += [place(view, answers.question(view, n, 2023), i.code) for n in TEN for i in view.edition.catalogue.with_figures()]  # fmt: skip
    for answer in found:
        kinds.add(answer.basis)
        about = (answer.comparison.municipality.name, answer.comparison.indicator.code)
        whole(narrative_place.certainty(answer), *about)
        whole(narrative_place.middle(answer), *about)
        whole(narrative_place.outliers(answer), *about)
        headline = narrative_place.headline(answer)
        assert not GAP.search(headline) and not headline.endswith("."), headline
    assert kinds == set(Basis)


@pytest.mark.parametrize("case", CASES)
def test_the_figure_is_one_that_plotly_accepts(view: View, case: str):
    code, asked = CASES[case]
    answer = place(view, asked, code)
    figure = strip.draw(answer)
    go.Figure(figure)
    assert figure["layout"]["height"] == strip.height(answer) or answer.basis is Basis.NONE


def test_the_strip_draws_the_numbers_of_sentence_and_table(view: View):
    code, asked = CASES["marks"]
    answer = place(view, asked, code)
    figure = strip.draw(answer)
    bar = next(t for t in figure["data"] if t["mode"] == "lines")
    assert bar["x"] == [answer.own.low, answer.own.high]
    said = narrative_place.certainty(answer)
    table = tables.BUILDERS["plaats"](view, asked, code)
    own = table.rows[next(iter(table.own))]
    assert [own[n].value for n in (2, 3, 4)] == [answer.own.value, answer.own.low, answer.own.high]
    assert f"tussen {own[3].text} en {own[4].text}" in said
    words = [row[6].text for row in table.rows]
    assert words.count("vrijwel zeker lager") == answer.ranks.below
    assert words.count("vrijwel zeker hoger") == answer.ranks.above
    assert words.count("niet te onderscheiden") == answer.ranks.alike
    assert "1,5 punt" in said and any("1,5 punt" in note for note in table.notes)


def test_a_row_per_year_at_its_place(view: View):
    code, asked = CASES["years"]
    answer = place(view, asked, code)
    figure, table = strip.draw(answer), tables.BUILDERS["plaats"](view, asked, code)
    assert figure["data"][0]["x"] == [y.standing.rank for y in answer.years]
    shown = [a["text"] for a in figure["layout"]["annotations"]]
    for year, row in zip(answer.years, table.rows, strict=True):
        where = narrative_place.place_in(year.standing)
        assert f"<b>{year.year}: {where}</b>" in shown and row[5].text == where
        assert f"{year.year}: {where}" in narrative_place.certainty(answer)


def test_years_are_never_called_chance(view: View):
    for name in TEN:
        for indicator in view.edition.catalogue.with_figures():
            answer = place(view, answers.question(view, name, 2023), indicator.code)
            said = f"{narrative_place.headline(answer)} {narrative_place.certainty(answer)}"
            assert answer.ranks is None
            assert "zekerheid" not in said and "vrijwel zeker" not in said
            assert "geen toeval" in said or "geen eigen cijfer" in said


def test_the_heading_of_a_page_names_no_place_that_chance_leaves_open(app: Dash, view: View):
    code, asked = CASES["too close"]
    given = {"gemeente": "GM0503", "jaar": "2024", "oefenen": "ja"}
    content = page("cijfer", code=code, **given)
    assert narrative.TOO_CLOSE in headings(content)[0]
    said = text_of(content)
    assert place(view, asked, code).too_close
    assert "hoger dan 1 van 7" not in said and "lager dan 6 van 7" not in said
    shown = text_of(page("thema", key="burgerservicecode", **given))
    assert narrative.TOO_CLOSE in shown


@pytest.mark.parametrize("case", ["marks", "years"])
def test_the_card_is_drawn(app: Dash, client: FlaskClient, view: View, case: str):
    code, asked = CASES[case]
    query = selection.query_of(asked)
    _, sentence, state = chart(client, "plaats", {"query": query, "code": code})
    answer = place(view, asked, code)
    assert state == "grafiek" and sentence == narrative_place.certainty(answer)
    assert ("(voorbeeld)" in sentence) is asked.examples
    assert client.get(f"/tabel/midden/{code}{query}").status_code == 200


def test_a_figure_without_certainty_has_words_and_no_chart(app: Dash):
    said = text_of(page("cijfer", code="BEL16", gemeente="Beuningen", jaar="2023"))
    assert "Hoe zeker de plaats is, is niet te zeggen" in said
    assert "Eijsden-Margraten" in said and "wijkt sterk af; controleer eerst de boeking" in said


def test_with_and_without_outliers_stand_side_by_side(view: View):
    asked = answers.question(view, "Beuningen", 2023)
    answer = place(view, asked, "BEL16")
    table = tables.BUILDERS["midden"](view, asked, "BEL16")
    median, mean, weighted = table.rows[0], table.rows[3], table.rows[4]
    assert (median[1].value, median[4].value) == (
        answer.comparison.standing.median,
        answer.without.median,
    )
    assert (mean[1].value, mean[4].value) == (answer.mean.value, answer.mean_without.value)
    assert weighted[1].value == answer.weighted.value != mean[1].value
    middle, quarter = table.rows[5], table.rows[1]
    assert (middle[1].value, middle[4].value) == (
        answer.weighted_median,
        answer.weighted_median_without,
    )
    assert middle[0].text.startswith("Middelste over alle bedragen") and middle[2].text == "niet berekend"  # fmt: skip
    assert [quarter[2].value, quarter[3].value] == [*answer.quartiles[0][:2]]
    flagged = tables.BUILDERS["uitschieters"](view, asked, "BEL16")
    assert [row[0].text for row in flagged.rows] == ["Eijsden-Margraten"]


@pytest.mark.parametrize("name", TEN)
def test_the_pages_of_the_ten_read_without_a_gap(app: Dash, view: View, name: str):
    for indicator in view.edition.catalogue.with_figures():
        content = page("cijfer", code=indicator.code, gemeente=name, jaar="2023", prijzen="vast")
        sound(content, f"{name} {indicator.code}")
        answer = place(view, answers.question(view, name, 2023), indicator.code)
        assert (narrative_place.headline(answer) in text_of(content)) is (answer.mean is not None)
