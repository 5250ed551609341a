"""Page, table, command line and report say the same about promises."""

import plotly.graph_objects as go
import pytest
from dash import Dash

from benchmark.answers import Question
from benchmark.answers.charter import charter
from benchmark.narrative import charter as words
from benchmark.narrative import promises
from benchmark.peers import GroupChoice
from benchmark.report.document import Listing, Table
from benchmark.viewing import View
from dashboard import tables
from dashboard.figures import charter as figure
from tests.cli.running import Inside
from tests.dashboard.asking import headings, page, text_of
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
    answer = charter(view, ASKED)
    content = page("kwaliteitshandvest", **GIVEN)
    assert headings(content) == [words.headline(answer)]
    shown = text_of(content)
    for one in answer.promises:
        assert one.promise.norm in shown and promises.peers(one.beside) in shown
    assert all(promises.lacking(one) in shown for one in answer.lacking)
    table = tables.BUILDERS["kwaliteitshandvest"](view, ASKED, "")
    assert table.example
    spiegel = Inside(edition_home, monkeypatch, capsys)
    told = spiegel(
        "charter", "--gemeente", "Delft", "--year", "2024", "-k", "8", "--examples", "--json"
    ).json
    assert told == answer.as_dict() and told["example"] is True
    document = composed(
        view, year=2024, group="grootte-8", examples=True, themes=("serviceformules",)
    )
    chapter = next(c for c in document.chapters if c.key == "kwaliteitshandvest")
    printed = next(b for b in chapter.blocks if isinstance(b, Table))
    values = [r.cells[3].value for r in printed.rows]
    assert values == [row[4].value for row in table.rows]
    assert values == [p["measured"] for p in told["promises"]]
    listing = next(b for b in chapter.blocks if isinstance(b, Listing) and len(b.items) == 12)
    pairs = zip(answer.promises, listing.items, strict=True)
    assert all(said.endswith(promises.finding(s)) for s, said in pairs)


def test_the_chart_has_a_row_for_every_measured_promise_and_no_zero(view: View):
    answer = charter(view, ASKED)
    drawn = figure.draw(answer)
    go.Figure(drawn)  # plotly's own check
    own = [t["x"][0] for t in drawn["data"] if "error_x" in t]
    measured = [s.promise.measured for s in answer.promises if s.promise.measured is not None]
    assert own == measured and len(own) == 4 < len(answer.promises)


def test_the_law_stands_first_where_it_is_stricter(app: Dash):
    shown = text_of(page("kwaliteitshandvest", **(GIVEN | {"gemeente": "GM0505"})))
    assert 0 < shown.index("De wet is strenger dan 1 belofte") < shown.index("Gemeten beloften")


def test_without_figures_the_page_offers_two_ways(app: Dash):
    shown = text_of(page("kwaliteitshandvest", gemeente="GM0503", jaar="2024"))
    assert "leverde nog niemand cijfers" in shown and "Oefen met voorbeeldcijfers" in shown
    assert "Lever beloften aan" in shown and "(voorbeeld)" not in shown
    empty = text_of(page("kwaliteitshandvest", **(GIVEN | {"gemeente": "GM0361"})))
    assert "niet ingevuld" in empty and "Lever beloften aan" in empty
