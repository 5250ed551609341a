"""Page, table, command line and report say the same about life events."""

import plotly.graph_objects as go
import pytest
from dash import Dash

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.journeys import journeys
from benchmark.narrative import journeys as words
from benchmark.peers import GroupChoice
from benchmark.report.document import Listing, Table
from benchmark.viewing import View
from dashboard import tables
from dashboard.figures import journeys as figure
from tests.cli.running import Inside
from tests.dashboard.asking import headings, nodes, page, text_of
from tests.report.composed import composed

EIGHT = GroupChoice.parse("grootte-8")
ASKED = Question("GM0503", 2024, group=EIGHT, examples=True)
GIVEN = {"gemeente": "GM0503", "jaar": "2024", "groep": "grootte-8", "oefenen": "ja"}


def test_page_table_command_line_and_report_agree(
    app: Dash,
    view: View,
    edition_home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    answer = journeys(view, ASKED)
    content = page("levensgebeurtenissen", **GIVEN)
    assert headings(content) == [words.headline(answer)]
    shown = text_of(content)
    assert all(words.finding(j) in shown for j in answer.journeys)
    table = tables.BUILDERS["levensgebeurtenissen"](view, ASKED, "")
    assert table.example
    spiegel = Inside(edition_home, monkeypatch, capsys)
    told = spiegel(
        "journeys", "--gemeente", "Delft", "--year", "2024", "-k", "8", "--examples", "--json"
    ).json
    assert told == answer.as_dict() and told["example"] is True
    document = composed(
        view, year=2024, group="grootte-8", examples=True, themes=("klanttevredenheid",)
    )
    chapter = next(c for c in document.chapters if c.key == "levensgebeurtenissen")
    printed = next(b for b in chapter.blocks if isinstance(b, Table))
    values = [r.cells[2].value for r in printed.rows]
    assert values == [row[2].value for row in table.rows]
    assert values == [
        o["value"]
        for j in told["journeys"]
        for o in ([j["chain"]] if j["chain"] else []) + j["organisations"]
    ]
    listing = next(b for b in chapter.blocks if isinstance(b, Listing))
    assert listing.items == tuple(
        f"{dutch.upper_first(j.event)}. {words.finding(j)}" for j in answer.journeys
    )


def test_the_chart_has_the_marks_of_the_answer(view: View):
    answer = journeys(view, ASKED)
    drawn = figure.draw(answer)
    go.Figure(drawn)  # plotly's own check
    own = [t["x"][0] for t in drawn["data"] if "error_x" in t]
    assert own == [j.value for _, rows in figure.shown(answer) for j in rows]
    assert figure.draw(journeys(view, Question("GM0088", 2024, examples=True)))["data"] == []


def test_without_figures_the_page_offers_two_ways(app: Dash):
    content = page("levensgebeurtenissen", gemeente="GM0503", jaar="2023")
    shown = text_of(content)
    assert "leverde nog niemand cijfers" in shown and "Oefen met voorbeeldcijfers" in shown
    assert "Lever cijfers aan" in shown and "(voorbeeld)" not in shown
    empty = text_of(page("levensgebeurtenissen", **(GIVEN | {"jaar": "2023"})))
    assert "heeft dit voor 2023 niet ingevuld" in empty and "Toon 2024" in empty


def test_the_way_to_deliver_leads_to_the_list_itself(app: Dash):
    content = page("levensgebeurtenissen", gemeente="GM0503", jaar="2023")
    ways = [getattr(n, "href", "") for n in nodes(content)]
    assert any(way.startswith("/aanleveren/lijst/levensgebeurtenissen?") for way in ways)


def test_the_screen_names_no_option_of_the_command_line(app: Dash):
    assert "--" not in text_of(page("levensgebeurtenissen", gemeente="GM0503", jaar="2023"))


@pytest.mark.parametrize(
    ("name", "more"),
    [("burgerservicecode", {}), ("proces", {"key": "belastingen"}), ("levensgebeurtenissen", {})],
)
def test_who_practises_in_a_budget_is_led_to_a_year_with_examples(
    app: Dash, name: str, more: dict[str, str]
):
    """A budget of a year that has examples of its accounts has none itself."""
    budget = GIVEN | {"verslag": "begroting"} | more
    ways = [getattr(n, "href", "") for n in nodes(page(name, **budget))]
    assert any("jaar=2024&verslag=rekening" in way and "oefenen=ja" in way for way in ways)
