"""Oefenmodus on the screen: every chart, table, sentence and download with an example says so."""

import csv
import io
import itertools
import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.viewing import View
from dashboard import selection, tables
from dashboard.components import card, shell
from dashboard.figures import distribution, ranking, sparkline, strip, style, trend
from dashboard.figures import map as map_
from tests.dashboard.asking import chart, headings, nodes, page, text_of

DELFT = "?gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15"
PRACTICE = DELFT + "&oefenen=ja"
GIVEN = {"gemeente": "GM0503", "jaar": "2023", "oefenen": "ja"}
REAL = {"gemeente": "GM0503", "jaar": "2023"}
MARK = "(voorbeeld)"


def stamped(content: Any) -> bool:
    return any(getattr(n, "className", "") == "stempel" for n in nodes(content))


def test_the_mode_is_part_of_the_link(view: View):
    asked = selection.of_search(PRACTICE, view).asked
    assert asked == Question("GM0503", 2023, examples=True)
    assert selection.query_of(asked) == PRACTICE
    assert selection.practised(asked, False) == DELFT
    for text in ("&oefenen=nee", "&oefenen=", "&oefenen=JA", "&oefenen=<script>", "&oefen=ja"):
        chosen = selection.of_search(DELFT + text, view)
        assert chosen.asked is not None and not chosen.asked.examples
        assert bool(chosen.notices) is (text in ("&oefenen=JA", "&oefenen=<script>"))


def test_pages_with_examples_carry_the_stamp_and_others_do_not(app: Dash, view: View):
    for theme in view.edition.catalogue.themes:
        content = page("thema", key=theme.key, **GIVEN)
        assert stamped(content), theme.key
        assert MARK in text_of(content)
        real = page("thema", key=theme.key, **REAL)
        assert not stamped(real) and MARK not in text_of(real), theme.key
    for indicator in view.edition.catalogue.indicators:
        content = page("cijfer", code=indicator.code, **GIVEN)
        assert stamped(content) is not indicator.has_figures, indicator.code
        assert (MARK in text_of(content)) is not indicator.has_figures, indicator.code


@pytest.mark.parametrize(
    "name", ["overzicht", "cijfers", "vergelijkingsgroep", "mogelijke_ruimte", "boekingscheck", "gegevens"]
)  # fmt: skip
def test_pages_of_real_figures_show_no_example(app: Dash, name: str):
    """Overzicht, totals and whatever a council may see are the same in Oefenmodus, but for their links."""
    content, real = page(name, **GIVEN), page(name, **REAL)
    assert not stamped(content) and MARK not in text_of(content)
    if name != "mogelijke_ruimte":  # there the way to the tab with example amounts is added
        assert text_of(content) == text_of(real)
    links = [n.href for n in nodes(content) if "gemeente=" in str(getattr(n, "href", ""))]
    assert all("oefenen=ja" in link for link in links)


def test_example_amounts_stand_on_a_tab_of_their_own(app: Dash):
    tab = page("mogelijke_ruimte", tab="voorbeeld", **GIVEN)
    assert stamped(tab) and MARK in headings(tab)[0]
    assert "geen totaal" in text_of(tab) and "Er is geen totaal." in text_of(tab)
    outside = page("mogelijke_ruimte", tab="voorbeeld", **REAL)
    assert not stamped(outside)


def test_a_theme_that_nobody_delivered_offers_two_ways(app: Dash):
    content = page("thema", key="balie", **REAL)
    links = [str(getattr(n, "href", "")) for n in nodes(content)]
    assert "/thema/balie" + PRACTICE in links
    assert "/csv/vragenlijst/balie" + DELFT in links
    assert "leverde nog niemand" in text_of(content)
    assert "Hoe vaak komt iemand niet op zijn afspraak" in text_of(content)


def test_the_first_visit_has_two_doors(app: Dash):
    text = text_of(page("start"))
    assert "Bekijk echte cijfers" in text and "Oefen met voorbeeldcijfers" in text


def test_the_bar_is_on_every_page_and_has_a_way_out(app: Dash):
    for path in ("/overzicht", "/gegevens", "/thema/balie", "/cijfer/BRZ03"):
        bar = shell.follow(path, PRACTICE)[-1]
        assert "Oefenmodus" in text_of(bar)
        assert [n.href for n in nodes(bar) if getattr(n, "href", None)] == [path + DELFT]
        assert shell.follow(path, DELFT)[-1] is None
    said = shell.follow("/overzicht", DELFT)[-2]
    assert "/overzicht" + PRACTICE in [getattr(n, "href", "") for n in nodes(said)]


# Charts ---------------------------------------------------------------------------------------------


def filled(figure: style.Figure) -> list[str]:
    """Marks, bars and lines that look like those of real figures."""
    found = []
    for trace in figure["data"]:
        marker = trace.get("marker", {})
        if trace["type"] == "bar" and "pattern" not in marker:
            found.append("bar")
        if trace["type"] == "scatter" and "markers" in trace.get("mode", ""):
            symbol = marker.get("symbol", "circle")
            if marker.get("color") != style.WHITE and not str(symbol).endswith("-open"):
                found.append(f"mark {symbol}")
        if trace.get("line", {}).get("width") and trace["line"].get("dash", "solid") == "solid":
            found.append("line")
    return found


def test_every_chart_of_an_example_is_outlined_and_says_so(app: Dash, client: FlaskClient):
    for code in ("BAL01", "TEL02", "BRZ05", "KTV01", "VER07"):
        for kind in ("verdeling", "trend", "rangorde", "kaart"):
            drawn, sentence, state = chart(client, kind, {"query": PRACTICE, "code": code})
            assert state == card.READY, (kind, code, sentence)
            figure = drawn["props"]["figure"]
            words = [a["text"] for a in figure["layout"]["annotations"]]
            assert any("voorbeeld" in w for w in words), (kind, code)
            assert filled(figure) == [], (kind, code)
            assert kind == "rangorde" or MARK in str(sentence), (kind, code)
    for kind in ("samenstelling", "volumes"):
        drawn, sentence, _ = chart(client, kind, {"query": PRACTICE, "code": "KAN04"})
        figure = drawn["props"]["figure"]
        assert filled(figure) == [] and MARK in str(sentence)


def test_no_chart_of_a_real_figure_carries_the_mark(app: Dash, client: FlaskClient):
    for query in (DELFT, PRACTICE):
        for kind in ("verdeling", "trend", "rangorde", "kaart"):
            drawn, sentence, _ = chart(client, kind, {"query": query, "code": "BRZ03"})
            assert "voorbeeld" not in str(drawn) + str(sentence)


def test_every_figure_can_be_outlined(view: View):
    """Also those that a page draws without a card: the finished figure is changed, so none can forget."""
    asked = Question("GM0503", 2023, examples=True)
    comparison = answers.compare(view, asked, "BAL01")
    answer = answers.trend(view, asked, "BAL01")
    shown = {p.code: p.name for p in comparison.peers}
    places = view.edition.places(2023)
    for figure in (
        strip.draw(comparison), distribution.draw(comparison), ranking.draw(comparison),
        trend.draw(answer, 2023), map_.draw(places, "GM0503", shown), style.empty(100, "leeg"),
    ):  # fmt: skip
        before = str(figure)
        marked = style.as_example(figure)
        assert filled(marked) == []
        assert ("voorbeeld" in str(marked)) is bool(figure["data"])
        assert str(figure) == before, "the figure itself may not change"


def test_names_are_cut_but_never_their_mark():
    assert style.short("Súdwest-Fryslân-en-meer (voorbeeld)", 10) == "Súdwest-F… (voorbeeld)"
    assert style.short("Delft (voorbeeld)", 10, "<br>") == "Delft<br>(voorbeeld)"
    assert style.short("Delft", 10) == "Delft"
    assert style.short("Alphen aan den Rijn", 10) == "Alphen aa…"


def test_the_small_line_is_a_picture_with_gaps_where_years_are_missing(view: View):
    for examples, code in ((False, "BRZ03"), (True, "BAL01")):
        for gemeente in ("GM0503", "GM0088", "GM1980"):
            answer = answers.trend(view, Question(gemeente, 2023, examples=examples), code)
            drawing = ElementTree.fromstring(
                unquote(sparkline.address(answer).removeprefix("data:image/svg+xml,"))
            )
            paths = [e for e in drawing if e.tag.endswith("path")]
            known = [y.year for y in answer.years if y.value is not None]
            if not known:
                assert not paths
                continue
            gaps = sum(b - a > 1 or b in answer.breaks for a, b in itertools.pairwise(known))
            runs = 1 + gaps
            assert paths[0].get("d", "").count("M") == runs
            assert (paths[0].get("stroke-dasharray") is not None) is examples


# Tables and downloads -------------------------------------------------------------------------------

KINDS = {
    "verdeling": "BAL01", "alle": "BAL01", "trend": "BAL01", "kaart": "BAL01", "rangorde": "BAL01",
    "herkomst": "BAL01", "thema": "balie", "samenstelling": "KAN04", "volumes": "KAN04",
    "ruimte-voorbeeld": "x", "uitvoering": "BRZ05", "plaats": "BAL01", "midden": "BAL01",
    "uitschieters": "BAL02", "waarom": "BRZ05", "burgerservicecode": "x", "oordeel-feiten": "x",
    "afspraken": "BAL01", "no-show-uren": "uren", "wachten": "balie",
    "verschuiving-telefoon": "x", "verschuiving-balie": "x", "verschuiving-anders": "telefoon", "verschuiving-samen": "x",
    "levensgebeurtenissen": "x", "serviceformules": "x", "kwaliteitshandvest": "x",
}  # fmt: skip
OTHER_YEARS = {"levensgebeurtenissen": "2024"}  # Delft asks after life events every other year
MIXED = {"proces": "vergunningen"}
REAL_ONLY = {
    "overzicht", "groep", "ligging", "balans", "doorrekening", "ruimte", "ruimte-stappen", "ruimte-groepen", "ruimte-gemeenten",
    "dekking", "maand", "grens", "grens-alle", "grens-voorbeelden", "boeking", "bevindingen", "aanwezig", "vragenlijst", "proces-naast",
}  # fmt: skip


def _practised(kind: str) -> str:
    return PRACTICE.replace("2023", OTHER_YEARS.get(kind, "2023"))


def test_every_table_is_known_to_this_test():
    assert set(KINDS) | REAL_ONLY | set(MIXED) | {"vergelijk", "verband"} >= set(tables.BUILDERS)


@pytest.mark.parametrize("kind", sorted(MIXED))
def test_a_row_that_practice_changed_says_so(client: FlaskClient, kind: str):
    """Real figures and examples stand in one table: what Oefenmodus added or changed carries the mark."""
    path = f"/csv/{kind}/{MIXED[kind]}"
    real, practised = (
        client.get(path + query).data.decode("utf-8-sig").splitlines()
        for query in (DELFT, PRACTICE)
    )
    new = [row for row in practised if row not in real and row.count(";") > 1]
    assert new and all(MARK in row for row in new)


@pytest.mark.parametrize("kind", KINDS)
def test_tables_and_downloads_of_examples_say_so(client: FlaskClient, kind: str):
    shown = client.get(f"/tabel/{kind}/{KINDS[kind]}{_practised(kind)}")
    filed = client.get(f"/csv/{kind}/{KINDS[kind]}{_practised(kind)}")
    assert (shown.status_code, filed.status_code) == (200, 200)
    caption = re.search("<caption>(.*?)</caption>", shown.text)
    assert (caption and MARK in caption[1]) or MARK in shown.text
    assert MARK in filed.data.decode("utf-8-sig")


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_with_an_example_says_so(client: FlaskClient, kind: str):
    """A row may be cut out of a file and pasted elsewhere: the mark goes along."""
    answer = client.get(f"/csv/{kind}/{KINDS[kind]}{_practised(kind)}").data.decode("utf-8-sig")
    rows = [r for r in csv.reader(io.StringIO(answer), delimiter=";") if len(r) > 1][1:]
    assert rows and all(MARK in " ".join(row) for row in rows)


@pytest.mark.parametrize("kind", sorted(REAL_ONLY))
def test_tables_of_real_figures_do_not(client: FlaskClient, kind: str):
    code = {"vragenlijst": "balie", "proces-naast": "belastingen"}.get(kind, "BRZ03")
    practised = client.get(f"/csv/{kind}/{code}{PRACTICE}").data
    assert "voorbeeld" not in practised.decode("utf-8-sig")
    assert practised == client.get(f"/csv/{kind}/{code}{DELFT}").data


def test_the_questionnaire_asks_for_every_count_once(view: View):
    for theme in view.edition.catalogue.themes:
        table = tables.themes.questionnaire(view, Question("GM0503", 2023), theme.key)
        wanted = {i.code for i in view.edition.catalogue.of_theme(theme.key) if not i.has_figures}
        assert {row[0].text for row in table.rows} == wanted
        assert all(row[-1].value is None for row in table.rows)
        keys = [(row[0].text, row[2].text) for row in table.rows]
        assert len(keys) == len(set(keys))
        assert not any("inwoners op 1 januari" in row[3].text.lower() for row in table.rows)


def test_no_story_is_told_where_no_example_stands(app: Dash):
    for jaar, verslag in (("2019", "rekening"), ("2026", "begroting")):
        content = page(
            "thema", key="belastingen", gemeente="GM0363", jaar=jaar, verslag=verslag, oefenen="ja"
        )
        assert not stamped(content) and "verzonnen" not in text_of(content).lower()


def test_real_and_invented_figures_never_share_a_count(app: Dash):
    """Burgerzaken: two real figures beside seven examples."""
    content = page("thema", key="burgerzaken", **GIVEN)
    text = text_of(content)
    assert "2 van 9 cijfers van dit thema aanwezig" in text and "7 verzonnen voorbeelden" in text
    heads = [text_of(n) for n in nodes(content) if "stripkop" in str(getattr(n, "className", ""))]
    assert "Eigen cijfer" in heads[0] and "Delft (voorbeeld)" in heads[1]
    legend = next(n for n in nodes(content) if getattr(n, "className", "") == "legenda")
    marks = [n.className for n in nodes(legend) if "teken wij" in str(getattr(n, "className", ""))]
    assert marks == ["teken wij", "teken wij open"]


def test_what_is_real_is_not_called_an_example(view: View, app: Dash):
    """Veendam delivered no example: its headline rests on real figures, whatever stands beside it."""
    found = answers.theme(view, Question("GM1969", 2023, examples=True), "burgerzaken")
    for code in view.edition.municipalities.in_year(2023)["code"]:
        found = answers.theme(view, Question(code, 2023, examples=True), "burgerzaken")
        if not found.rests_on_example and found.largest is None and found.present:
            break
    else:
        pytest.fail("every municipality has an example")
    assert (
        MARK
        not in headings(page("thema", key="burgerzaken", gemeente=code, jaar="2023", oefenen="ja"))[
            0
        ]
    )


def test_a_way_into_the_mode_leads_to_a_year_with_examples(app: Dash):
    for name, given in (("thema", {"key": "kanalen"}), ("cijfer", {"code": "BAL01"})):
        content = page(name, gemeente="GM0503", jaar="2025", verslag="begroting", **given)
        ways = [str(getattr(n, "href", "")) for n in nodes(content)]
        assert any("jaar=2024" in w and "oefenen=ja" in w for w in ways), name


def test_few_figures_are_no_small_difference(view: View):
    """With under eight peers there are no quartiles, so nobody can call a difference small."""
    checked = 0
    for code in view.edition.municipalities.in_year(2023)["code"][:120]:
        for found in answers.theme(view, Question(code, 2023, examples=True), "kanalen").found:
            if found.z is not None and found.comparison.standing.p25 is None:
                # Where chance leaves no place to name, that is said and nothing is added to it.
                said = "" if found.comparison.too_close else "te weinig cijfers voor een oordeel"
                assert narrative.strength(found) == said
                checked += 1
    assert checked > 5


def test_no_story_speaks_to_the_makers(view: View):
    for code in view.edition.municipalities.frame["code"]:
        for story in view.edition.stories(code):
            assert "(rij" not in story.text and "catalogus" not in story.text


def test_the_command_line_does_not_say_that_an_example_passed(view: View):
    asked = answers.question(view, "Delft", 2023, examples=True)
    answer = answers.compare(view, asked, "BRZ05").as_dict()
    assert (
        answer["comparable"]["passes"] is False
        and "voorbeeldcijfers" in answer["comparable"]["reasons"][0]
    )
