"""Page, table, command line and report say the same about service formulas."""

import plotly.graph_objects as go
import pytest
from dash import Dash

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.formula_move import first, move
from benchmark.answers.formulas import formulas
from benchmark.narrative import formula_move as moving
from benchmark.narrative import formulas as words
from benchmark.peers import GroupChoice
from benchmark.report.document import Listing, Table
from benchmark.viewing import View
from dashboard import tables
from dashboard.figures import formulas as figure
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
    answer = formulas(view, ASKED)
    moved = move(view, ASKED, *(first(answer) or ("", "")))
    content = page("serviceformules", **GIVEN)
    assert headings(content) == [words.headline(answer)]
    shown = text_of(content)
    assert all(words.quicker(q, answer.name) in shown for q in answer.quicker)
    assert all(text in shown for text in (*moving.sentences(moved), moving.NO_AMOUNT))
    table = tables.BUILDERS["serviceformules"](view, ASKED, "")
    assert table.example
    spiegel = Inside(edition_home, monkeypatch, capsys)
    wish = ("formulas", "--gemeente", "Delft", "--year", "2024", "-k", "8", "--examples")
    told = spiegel(*wish, "--json").json
    assert told["move"] == moved.as_dict() and told["vision"]["values"]
    assert {k: told[k] for k in answer.as_dict()} == answer.as_dict() and told["example"] is True
    document = composed(
        view, year=2024, group="grootte-8", examples=True, themes=("serviceformules",)
    )
    chapter = next(c for c in document.chapters if c.key == "serviceformules-producten")
    printed = next(b for b in chapter.blocks if isinstance(b, Table))
    rows = [[c.value for c in (r.cells[2], *r.cells[5:8])] for r in printed.rows]
    products = [row for row in table.rows if row[1].text != "alle producten"]
    assert rows == [[row[n].value for n in (2, 9, 11, 12)] for row in products]
    served = [p["served"] for f in told["formulas"] for p in f["products"]]
    assert [row[:2] for row in rows] == [[s["cases"], s["cost_per_case"]] for s in served]
    listings = [b.items for b in chapter.blocks if isinstance(b, Listing)]
    assert listings[0] == tuple(
        f"{dutch.upper_first(f.name)}. {words.formula(f)}" for f in answer.formulas
    )
    assert tuple(moving.sentences(moved)) in listings
    plain = " ".join(spiegel(*wish).out.split())
    assert all(" ".join(text.split()) in plain for text in moving.sentences(moved))


def test_without_names_a_report_names_no_peer_that_runs_the_product_quicker(view: View):
    document = composed(
        view, year=2024, group="grootte-8", examples=True, themes=("serviceformules",), anonymous=True
    )  # fmt: skip
    chapter = next(c for c in document.chapters if c.key == "serviceformules-producten")
    text = str(chapter)
    assert "Deventer" not in text and "gemeente in de groep: " in text


def test_the_chart_has_the_shares_of_the_answer_and_no_row_without_enough_cases(view: View):
    answer = formulas(view, ASKED)
    drawn = figure.draw(answer)
    go.Figure(drawn)  # plotly's own check
    own = [t["x"][0] for t in drawn["data"] if "error_x" in t]
    assert own == [100 * kept.value for _, rows in figure.shown(answer) for _, kept, _ in rows]
    assert len(own) == 6
    assert figure.draw(formulas(view, Question("GM0088", 2024, examples=True)))["data"] == []


def test_the_link_says_which_product_changes_formula_and_what_cannot_be_is_said(app: Dash):
    chosen = text_of(page("serviceformules", product="nieuwe woning", naar="snelservice", **GIVEN))
    assert "Er gaan 27 zaken naar de formule snelservice." in chosen
    for product, target, says in (
        ("zwembad", "ontwerp", "Het product 'zwembad' staat niet in de lijst"),
        ("dakkapel", "<b>", "De serviceformule '<b>' bestaat niet."),
        ("dakkapel", "snelservice", "lopen al via de formule snelservice"),
        ("dakkapel", "", "Kies ook een formule."),
    ):
        shown = text_of(page("serviceformules", product=product, naar=target, **GIVEN))
        assert says in shown and "Zaken binnen de belofte" in shown


def test_without_figures_the_page_offers_two_ways(app: Dash):
    shown = text_of(page("serviceformules", gemeente="GM0503", jaar="2024"))
    assert "leverde nog niemand cijfers" in shown and "Oefen met voorbeeldcijfers" in shown
    assert "Lever producten aan" in shown and "(voorbeeld)" not in shown
    empty = text_of(page("serviceformules", **(GIVEN | {"gemeente": "GM0361"})))
    assert "heeft dit voor 2024 niet ingevuld" in empty
