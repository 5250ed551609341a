"""The parts of the page on room: bars that hold their numbers, dots that stand for groups, steps that add up."""

import json
import math
import re
from urllib.parse import parse_qsl

import plotly.utils
import pytest
from dash import Dash
from hypothesis import given
from hypothesis import strategies as st

from benchmark import answers, dutch
from benchmark.answers import Question
from benchmark.savings.level import Level
from benchmark.viewing import View
from dashboard import selection, tables
from dashboard.components import range_bar, room
from dashboard.components.stress_dots import DOTS, hundredths, scale, stress_dots
from dashboard.components.waterfall import bars
from tests.benchmark.test_acceptance import TEN
from tests.dashboard.asking import page as page_of

DELFT = Question("GM0503", 2023)
EURO = re.compile(r"€ [\d.,]+( miljoen)?")


def shown(asked: Question, **more: str) -> str:
    """The page on room for a question."""
    given = dict(parse_qsl(selection.query_of(asked)[1:]))
    return text(page_of("mogelijke_ruimte", **given, **more))


def text(component: object) -> str:
    """Everything that a page says, as one text."""
    return json.dumps(component, cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=6))
def test_an_axis_holds_every_amount_with_few_round_marks(highs: list[float]):
    axis = range_bar.axis(highs)
    assert axis is not None and axis.high >= max(highs) and 2 <= len(range_bar.marks(axis)) <= 6
    assert 0 <= axis.at(max(highs)) <= 100 and axis.at(0) == 0
    leading = axis.step / 10 ** math.floor(math.log10(axis.step * 1.0000001))
    assert round(leading) in (1, 2, 5)


def test_a_range_that_begins_at_nothing_is_drawn_open():
    axis = range_bar.axis([100.0])
    assert axis is not None
    proven = text(range_bar.lane(axis, range_bar.Span(20, 40, 80, (30, 60), True)))
    open_ = text(range_bar.lane(axis, range_bar.Span(0, 40, 80, (10, 60), False)))
    assert '"vijftig"' in proven and "leeg" not in proven
    assert '"vijftig"' not in open_ and "tachtig leeg" in open_


def test_without_an_amount_there_is_no_axis_to_draw(app: Dash, view: View):
    assert range_bar.axis([]) is None and range_bar.axis([0.0, 0.0]) is None
    page = shown(
        answers.question(view, "Eersel", 2023)
    )  # nothing visible on the one line that may be compared
    assert '"bereik groot"' not in page and "staaltjes" not in page


def test_at_the_reference_in_the_year_itself_no_subtraction_is_shown_that_does_not_hold(view: View):
    line = answers.room_for_savings(view, answers.question(view, "Eersel", 2023)).lines[0]
    assert line.anatomy is not None and line.basis is not None and line.gap == 0
    assert line.basis.own > line.anatomy.reference
    said = room.steps(line, view.edition.catalogue)[0]
    assert said.amount == 0 and "in 2023 zelf niet boven de referentie" in said.detail
    assert " min " not in said.detail


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=600))
def test_at_most_a_hundred_dots_stand_for_all_groups(amounts: list[float]):
    dots = hundredths(amounts)
    assert len(dots) == min(DOTS, len(amounts)) and set(dots) <= set(amounts)
    axis = scale(amounts)
    assert all(0 <= axis.at(a) <= 100 for a in (*amounts, 0.0))


def test_without_groups_there_are_no_dots():
    with pytest.raises(ValueError, match="no groups"):
        stress_dots([], [])


def test_the_rows_of_the_waterfall_end_at_the_middle_of_the_range(view: View):
    catalogue, seen = view.edition.catalogue, 0
    for code in view.edition.municipalities.in_year(2023)["code"][::15]:
        for line in answers.room_for_savings(view, Question(code, 2023)).lines:
            if line.anatomy is None:
                continue
            rows = room.steps(line, catalogue)
            drawn = bars(rows)
            assert drawn[-2].end == pytest.approx(line.anatomy.central, abs=1e-6)
            assert drawn[-1].end == line.anatomy.central and rows[-1].kind == "result"
            assert all(row.detail for row in rows)
            seen += 1
    assert seen > 10


def test_page_table_and_answer_agree(app: Dash, view: View):
    for level in Level:
        asked = Question("GM0503", 2023, level=level)
        answer = answers.room_for_savings(view, asked)
        page = shown(asked)
        table = tables.BUILDERS["ruimte"](view, asked, "")
        for line, row in zip(answer.lines, table.rows, strict=True):
            found = line.anatomy
            values = [c.value for c in row[5:8]]
            expected = [None] * 3 if found is None else [found.low, found.central, found.high]
            assert values == expected
            if found is not None and found.low > 0:
                assert dutch.amount(found.low) in page and dutch.amount(found.high) in page
        for line in answer.lines:
            if line.anatomy is not None:
                steps = tables.BUILDERS["ruimte-stappen"](view, asked, line.line.key)
                assert math.fsum(r[1].value for r in steps.rows[:-1]) == pytest.approx(
                    line.anatomy.central, abs=1e-6
                )


@pytest.mark.parametrize("name", TEN)
def test_ten_municipalities_read_sensibly_and_show_no_amount_without_support(
    app: Dash, view: View, name: str
):
    asked = answers.question(view, name, 2023)
    answer = answers.room_for_savings(view, asked)
    page = shown(asked)
    assert "None" not in page and "NaN" not in page and "nan" not in re.findall(r"\bnan\b", page)
    if all(line.anatomy is None for line in answer.lines):
        amounts = [m.group(0) for m in EURO.finditer(page) if "miljoen" in m.group(0)]
        assert not amounts and "Samen, per jaar" not in page
        assert page.count("Geen raming:") == len(answer.lines)


def test_cover_is_in_no_amount_and_says_why(app: Dash, view: View):
    page = shown(DELFT, tab="dekking")
    table = tables.BUILDERS["dekking"](view, DELFT, "")
    assert len(table.rows) == len(view.edition.catalogue.cover) == 5
    for line in view.edition.catalogue.cover:
        assert line.reason in page
    lines = {line.indicator for line in view.edition.catalogue.savings_lines}
    assert not lines & {line.indicator for line in view.edition.catalogue.cover}


def test_the_level_is_in_the_link_and_an_unknown_one_is_said(view: View):
    for level in Level:
        query = selection.at_level(DELFT, level)
        found = selection.of_search(query, view)
        assert found.asked == Question("GM0503", 2023, level=level) and not found.notices
        assert ("referentie" in query) == (level is not Level.MEDIAN)
    odd = selection.of_search("?gemeente=GM0503&jaar=2023&referentie=goud", view)
    assert odd.asked is not None and odd.asked.level is Level.MEDIAN
    assert "referentie 'goud'" in odd.notices[0]


def test_example_amounts_carry_their_mark_and_hatch(app: Dash, view: View):
    asked = answers.question(view, "Delft", 2023, group="grootte-40", examples=True)
    said = shown(asked, tab="voorbeeld")
    assert "bereik voorbeeld" in said and "stipbeeld voorbeeld" in said
    assert "waterval voorbeeld" in said and "Samen, per jaar" not in said
    answer = answers.room_for_savings(view, asked)
    proven = [line for line in answer.practice if line.anatomy and line.anatomy.low > 0]
    assert proven and all(line.comparison.example for line in proven)
