"""Kanaalverschuiving on the screen: page, chart, table, command line and report say the same."""

import plotly.graph_objects as go
import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.answers import Question
from benchmark.answers.channel_shift import estimate, per_thousand, shift
from benchmark.narrative import channel_shift as narrative_shift
from benchmark.position.elasticity import TooLittle
from benchmark.report.composing import further
from benchmark.report.composing.naming import Naming
from benchmark.report.document import Listing, Paragraph, Table
from benchmark.viewing import View
from dashboard import tables
from dashboard.figures import exchange, quadrants, style
from dashboard.tables.channel_shift import moves
from tests.dashboard.asking import chart, headings, nodes, page, text_of

GIVEN = {"gemeente": "GM0503", "jaar": "2024", "oefenen": "ja"}
QUERY = "?gemeente=GM0503&jaar=2024&verslag=rekening&groep=grootte-15&oefenen=ja"
DELFT = Question("GM0503", 2024, examples=True)
KINDS = ("verschuiving-telefoon", "verschuiving-balie", "verschuiving-samen")


def practice(code: str) -> Question:
    return Question(code, 2024, examples=True)


def test_the_page_says_what_the_answer_says(app: Dash, view: View):
    content = page("kanaalverschuiving", **GIVEN)
    assert headings(content) == [
        "Delft (voorbeeld): meer digitaal, minder telefoon en meer baliebezoek"
    ]
    text = text_of(content)
    assert "Wat anders is bij Zoetermeer (voorbeeld)" in text and "21,5" in text
    assert "Een bedrag noemen wij niet" in text and "€" not in text
    assert any(getattr(n, "className", "") == "stempel" for n in nodes(content))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"gemeente": "GM0503"}, "leverde nog niemand cijfers"),
        ({**GIVEN, "jaar": "2021"}, "zijn twee jaren nodig"),
        ({**GIVEN, "jaar": "2025", "verslag": "begroting"}, "Kies een jaarrekening"),
    ],
)
def test_without_two_years_the_page_offers_ways_and_no_chart(
    app: Dash, given: dict[str, str], says: str
):
    content = page("kanaalverschuiving", **given)
    assert says in text_of(content) and "Naar Aanleveren" in text_of(content)
    assert not any(type(n).__name__ == "Figure" for n in nodes(content))


def test_without_own_figures_the_peers_are_shown(app: Dash, view: View):
    content = page("kanaalverschuiving", **GIVEN | {"gemeente": "GM0484"})
    assert "ontbreekt het kanaal geschreven met medewerker" in text_of(content)
    figure = quadrants.draw(shift(view, practice("GM0484"), "telefoon"))
    assert figure["data"] and all(t["mode"] == "markers" for t in figure["data"])


def test_the_cards_are_drawn_and_say_the_same(client: FlaskClient, view: View):
    for kind in KINDS:
        drawn, sentence, state = chart(client, kind, {"query": QUERY, "code": ""})
        assert state == "grafiek" and "(voorbeeld)" in sentence
        named = [a.get("name") for a in drawn["props"]["figure"]["layout"]["annotations"]]
        assert "voorbeeld" in named
    _, sentence, _ = chart(client, KINDS[0], {"query": QUERY, "code": ""})
    assert sentence.startswith(narrative_shift.told(shift(view, DELFT, "telefoon")))


def test_axes_are_equal_and_the_own_line_ends_at_its_diamond(view: View):
    for code in ("GM0503", "GM0637", "GM0088", "GM0363"):
        for key in ("telefoon", "balie"):
            found = shift(view, practice(code), key)
            figure = quadrants.draw(found)
            go.Figure(figure)
            plot = figure["layout"]
            low, high = plot["xaxis"]["range"]
            assert plot["yaxis"]["range"] == [low, high] and low == -high
            assert plot["yaxis"]["scaleanchor"] == "x" and plot["yaxis"]["scaleratio"] == 1
            assert plot["xaxis"]["ticktext"] == plot["yaxis"]["ticktext"]
            far = [
                abs(v) for t in figure["data"] for axis in "xy" for v in t[axis] if v is not None
            ]
            assert max(far) < high
            *_, line, mark = figure["data"]
            assert (line["x"][0], line["y"][0]) == (0, 0)
            assert (line["x"][-1], line["y"][-1]) == (mark["x"][0], mark["y"][0])
            assert mark["marker"]["color"] == style.OWN


def test_a_quadrant_has_a_name_of_its_own_and_the_years_stand_at_the_line(view: View):
    figure = quadrants.draw(shift(view, DELFT, "telefoon"))
    texts = [a["text"] for a in figure["layout"]["annotations"]]
    assert {"minder digitaal,<br>meer telefoon", "<b>meer digitaal,<br>minder telefoon</b>"} <= set(texts)  # fmt: skip
    assert {"2021", "2022", "2023", "<b>2024</b>", "Zoetermeer (voorbeeld)"} <= set(texts)


def test_a_range_that_holds_zero_is_dashed(view: View):
    rows = [
        (shift(view, DELFT, k).channel, per_thousand(view, DELFT, k)) for k in ("telefoon", "balie")
    ]
    figure = exchange.draw(rows)
    go.Figure(figure)
    dashed = [s for s in figure["layout"]["shapes"] if s["line"].get("dash")]
    assert len(dashed) == 1 and dashed[0]["x0"] < 0 < dashed[0]["x1"]


def test_the_table_has_the_numbers_of_the_chart(view: View):
    found = shift(view, DELFT, "telefoon")
    table = tables.BUILDERS[KINDS[0]](view, DELFT, "")
    assert table.example and table.rows[0][0].text == found.name
    steps = {r[0].text: r[6].value for r in table.rows}
    assert all(steps[p.name] == p.other.step for p in found.peers)
    assert all(steps[g.name] is None for g in found.left_out)
    together = tables.BUILDERS[KINDS[2]](view, DELFT, "")
    told = estimate(view, DELFT, "telefoon").found
    assert not isinstance(told, TooLittle) and together.rows[0][1].value == told.value
    assert together.rows[0][4].text == "niet van nul te onderscheiden"


def test_downloads_are_there(client: FlaskClient):
    for path in (*KINDS, "verschuiving-anders/telefoon", "verschuiving-anders/balie"):
        answer = client.get(f"/csv/{path}{QUERY}")
        assert answer.status_code == 200 and "(voorbeeld)" in answer.data.decode("utf-8-sig")
    refused = client.get(f"/csv/verschuiving-anders/fax{QUERY}")
    assert refused.status_code == 404 and "Er is geen" not in refused.text
    assert "Het kanaal 'fax' is er niet" in refused.text


def test_the_line_of_room_leads_to_its_contacts(app: Dash):
    """It waits for figures without an amount; contacts come before euros."""
    content = page("mogelijke_ruimte", gemeente="GM0503", jaar="2023")
    links = [n for n in nodes(content) if "/kanaalverschuiving" in str(getattr(n, "href", ""))]
    assert [text_of(n) for n in links] == ["Bekijk deze lijn in contacten."]


def test_the_theme_leads_to_the_page(app: Dash):
    links = [
        n.href
        for n in nodes(page("thema", key="kanalen", **GIVEN))
        if "/kanaalverschuiving" in str(getattr(n, "href", ""))
    ]
    assert links == [f"/kanaalverschuiving{QUERY}"]


def test_the_report_says_the_same_and_names_nobody_where_nobody_may_be_named(view: View):
    (chapter,) = [c for c in further.of_theme("kanalen") if c.key == "kanaalverschuiving"]
    blocks = chapter.blocks(view, DELFT, Naming(False))
    said = [b.text for b in blocks if isinstance(b, Paragraph)]
    found = shift(view, DELFT, "telefoon")
    assert narrative_shift.told(found) in said
    table = next(b for b in blocks if isinstance(b, Table) and b.key == "verschuiving-telefoon")
    assert {r.cells[0].text: r.cells[6].value for r in table.rows} == {
        m.name: m.other.step for m in (found.own, *found.peers) if m
    }
    for n, row in enumerate(table.rows):
        for before, after, step in (row.cells[1:4], row.cells[4:7]):
            assert step.value == pytest.approx(after.value - before.value)
            assert step.formula is not None and step.formula.text == "{0}-{1}"
            assert [r.row for r in step.formula.refs] == [n, n]
    nameless = chapter.blocks(view, DELFT, Naming(True))
    everything = " ".join(
        [b.text for b in nameless if isinstance(b, Paragraph)]
        + [i for b in nameless if isinstance(b, Listing) for i in b.items]
        + [c.text for b in nameless if isinstance(b, Table) for r in b.rows for c in r.cells]
    )
    group = [
        view.edition.municipalities.name(c)
        for c in view.edition.municipalities.in_year(2024)["code"]
    ]
    assert [n for n in group if n in everything] == ["Delft"]
    assert chapter.blocks(view, Question("GM0503", 2023), Naming(False)) == []


def test_the_two_tables_of_numbers_are_told_apart_by_name(view: View):
    found = [moves(view, shift(view, DELFT, key)) for key in ("telefoon", "balie")]
    assert len({table.caption for table in found}) == 2
    assert "telefoon" in found[0].caption and "baliebezoek" in found[1].caption
