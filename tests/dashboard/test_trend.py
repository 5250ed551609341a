"""The years on the screen: no line and no sentence over a break, and prices that are said everywhere."""

import itertools
import re

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark import answers
from benchmark.answers import Question, Trend
from benchmark.narrative import trend as narrative_trend
from benchmark.viewing import View
from dashboard import selection, tables
from dashboard.figures import trend
from tests.dashboard.asking import DELFT, chart, nodes, page, questions, text_of

FIXED = DELFT + "&prijzen=vast"
TOGETHER = re.compile(r"In (\d{4}) was [^.]*\. In (\d{4}) was ")


def some(view: View) -> list[tuple[Question, Trend]]:
    """Trends of many kinds: mergers, breaks in the catalogue, planted ones, gaps."""
    codes = ("BRZ03", "VER12", "KST09", "VER01", "KTV01", "BEL08", "BAL01")
    asked = [*questions(view, 10, seed=41), *(Question(c, 2024) for c in ("GM0014", "GM1980"))]
    found = []
    for one in asked:
        for code in codes:
            known = Question(one.gemeente, one.year, one.report, one.group, examples=True)
            found.append((known, answers.trend(view, known, code)))
    assert sum(len(t.runs) > 1 for _, t in found) > 20
    return found


def run_of(answer: Trend, year: int) -> int:
    return next(n for n, run in enumerate(answer.runs) if year in {y.year for y in run})


def test_no_sentence_reads_a_break_as_change(view: View):
    for _, answer in some(view):
        said = narrative_trend.trend(answer)
        for one, other in TOGETHER.findall(said):
            assert run_of(answer, int(one)) == run_of(answer, int(other)), said
        shown = [run for run in answer.runs if any(y.value is not None and y.standing.median is not None for y in run)]  # fmt: skip
        if len(shown) > 1:
            assert "niet te vergelijken: in " in said, said


def test_no_line_joins_years_over_a_break(view: View):
    for asked, answer in some(view):
        for trace in trend.draw(answer, asked.year)["data"]:
            if "lines" not in trace["mode"]:
                continue
            if trace.get("fill"):
                assert len({run_of(answer, x) for x in trace["x"]}) == 1
                continue
            for one, other in itertools.pairwise(trace["x"]):
                if one is not None and other is not None:
                    assert run_of(answer, one) == run_of(answer, other)


def test_a_year_alone_between_breaks_is_still_seen(view: View):
    answer = answers.trend(view, Question("GM0503", 2023), "VER12")
    dash = [t for t in trend.draw(answer, 2023)["data"] if t.get("marker", {}).get("symbol") == "line-ew"]  # fmt: skip
    assert [t["x"] for t in dash] == [[2024]]
    assert dash[0]["y"] == [answer.years[-1].standing.median]


# Prices ---------------------------------------------------------------------------------------------


def test_prices_stand_in_the_link_only_when_asked_for(view: View):
    asked = selection.of_search(FIXED, view).asked
    assert asked is not None and asked.real
    assert selection.query_of(asked) == FIXED
    assert not selection.of_search(DELFT + "&prijzen=jaar", view).asked.real
    odd = selection.of_search(DELFT + "&prijzen=1999", view)
    assert not odd.asked.real and "'1999' bij prijzen" in odd.notices[0]


def test_sentence_measure_table_and_file_follow_the_switch(
    app: Dash, client: FlaskClient, view: View
):
    for query, real in ((DELFT, False), (FIXED, True)):
        asked = selection.of_search(query, view).asked
        answer = answers.trend(view, asked, "BRZ03")
        drawn, sentence, _ = chart(client, "trend", {"query": query, "code": "BRZ03"})
        own = next(t for t in drawn["props"]["figure"]["data"] if t.get("text") and "lines" in t["mode"])  # fmt: skip
        assert own["y"] == [y.value for y in answer.years]
        assert ("prijzen van 2023" in sentence) is real
        table = tables.BUILDERS["trend"](view, asked, "BRZ03")
        assert [row[1].value for row in table.rows] == [y.value for y in answer.years]
        filed = client.get(f"/csv/trend/BRZ03{query}").data.decode("utf-8-sig")
        said = text_of(page("cijfer", code="BRZ03", **dict(p.split("=") for p in query[1:].split("&"))))  # fmt: skip
        for words in (table.caption + " ".join(table.notes), filed):
            assert ("prijzen van 2023" in words) is real
        assert ("per jaar, in prijzen van 2023." in said) is real
        assert ("per jaar, prijzen van het jaar zelf." in said) is not real


@pytest.mark.parametrize(("code", "offers"), [("BRZ03", 1), ("KST05", 0)])
def test_only_money_has_the_switch(app: Dash, code: str, offers: int):
    content = page("cijfer", code=code, gemeente="GM0503", jaar="2023")
    links = [n.href for n in nodes(content) if "prijzen=vast" in str(getattr(n, "href", ""))]
    assert len(links) == offers
    assert all(link.startswith(f"/cijfer/{code}?") for link in links)


def test_small_lines_beside_a_figure_keep_the_prices_of_the_figure(view: View):
    asked = selection.of_search(FIXED, view).asked
    plain = selection.of_search(DELFT, view).asked
    one, other = (answers.theme(view, a, "burgerzaken") for a in (asked, plain))
    assert one.trends == other.trends
