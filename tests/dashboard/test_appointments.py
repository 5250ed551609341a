"""The page Afspraken: the numbers of the command line and the report, charts that say so, links that hold the assumptions."""

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark import answers, dutch
from benchmark.answers.appointments import AppointmentsAnswer, appointments
from benchmark.answers.assumed import Typed, assumed
from benchmark.answers.missed import start
from benchmark.answers.planned import PARTS
from benchmark.edition import Home
from benchmark.ledger.entries import Author, AuthorRole, Comment
from benchmark.narrative import appointments as narrative_appointments
from benchmark.narrative import missed as narrative_missed
from benchmark.peers import GroupChoice
from benchmark.report.composing.appointments_chapter import chapter
from benchmark.report.composing.naming import Naming
from benchmark.report.document import Table
from benchmark.viewing import View
from dashboard import records, selection
from dashboard.components import card, peer_remarks
from dashboard.tables import appointments as tables
from tests.dashboard.asking import chart, headings, page, text_of
from tests.report.composed import composed

EIGHT = GroupChoice("size", 8)
PRACTICE = {"jaar": "2024", "verslag": "rekening", "groep": "grootte-8", "oefenen": "ja"}
QUERY = "?gemeente=GM0503&jaar=2024&verslag=rekening&groep=grootte-8&oefenen=ja"


def told(view: View, code: str) -> AppointmentsAnswer:
    asked = answers.question(view, code, 2024, group=EIGHT, examples=True)
    return appointments(view, asked, start(view, asked))


def shown(code: str, **more: str) -> object:
    return page("afspraken", gemeente=code, **(PRACTICE | more))


def test_page_command_line_and_report_agree_for_delft_and_its_eight(view: View, app: Dash):
    delft = told(view, "GM0503")
    codes = ["GM0503", *(p.code for p in delft.missed.comparison.peers)]
    assert len(codes) == 9
    for code in codes:
        answer = told(view, code)
        data = answer.as_dict()
        content = shown(code)
        assert headings(content) == [narrative_appointments.headline(answer)]
        words = text_of(content)
        tables_of = {
            b.key: b for b in chapter(view, answer.asked, Naming(False)) if isinstance(b, Table)
        }
        shares = data["appointments"]["shares"]
        if shares is not None:
            (own, *_) = tables_of["afspraken-delen"].rows
            assert [c.value for c in own.cells[1:]] == pytest.approx(list(shares.values()))
            for cell in own.cells[1:]:
                assert cell.text in words
        point = data["no_show"]["one_point"]
        assert (point is None) is ("no-show-uren" not in tables_of)
        if point is not None:
            rows = [r for r in tables_of["no-show-uren"].rows if r.cells[0].text.startswith("Eén")]
            assert [c.value for c in rows[1].cells[2:]] == pytest.approx(
                list(point["hours"].values()), abs=1e-5
            )
            filed = tables.missed_values(view, answer.asked, "")
            file_rows = [r for r in filed.rows if r[0].text.startswith("Eén")]
            assert [c.value for c in file_rows[1][2:]] == [c.value for c in rows[1].cells[2:]]
            assert narrative_missed.room_headline(answer) in words
        for found in answer.waiting:
            own_value = found.comparison.value
            if own_value is not None:
                decimals = found.comparison.indicator.decimals
                assert dutch.number(own_value, decimals) in words


def test_the_charts_are_outlined_and_say_what_they_show(view: View, app: Dash, client: FlaskClient):
    answer = told(view, "GM0599")
    query = selection.query_of(answer.asked)
    for kind, code in (("afspraken", "BAL01"), ("no-show-uren", ""), ("no-show-uren", "12_0.3_")):
        drawn, sentence, state = chart(client, kind, {"query": query, "code": code})
        assert state == card.READY, sentence
        figure = drawn["props"]["figure"]
        assert sum(a["text"] == "<b>voorbeeld</b>" for a in figure["layout"]["annotations"]) == 1
        assert all("pattern" in t["marker"] for t in figure["data"])
        assert "(voorbeeld)" in str(sentence)
        assert "€" not in str(sentence)


def test_every_bar_of_the_whole_adds_to_a_hundred(view: View, app: Dash, client: FlaskClient):
    drawn, _, _ = chart(client, "afspraken", {"query": QUERY, "code": "BAL01"})
    bars = drawn["props"]["figure"]["data"]
    assert len(bars) == 2 * len(PARTS)
    for row in (bars[:4], bars[4:]):
        assert sum(b["x"][0] for b in row) == pytest.approx(100)
    assert len({b["marker"]["color"] for b in bars}) == 8


def test_the_line_of_half_an_fte_follows_the_hours_of_an_fte(app: Dash, client: FlaskClient):
    drawn, _, _ = chart(client, "no-show-uren", {"query": QUERY, "code": "__1600"})
    words = [a["text"] for a in drawn["props"]["figure"]["layout"]["annotations"]]
    assert "0,5 fte: 800 uur" in words


def test_assumptions_stand_in_the_link_and_wrong_ones_are_said(view: View, app: Dash):
    asked = answers.question(view, "GM0599", 2024, group=EIGHT, examples=True)
    found = appointments(view, asked, assumed(view, asked, Typed("20", "0.3")))
    words = text_of(shown("GM0599", slot="20", opgevuld="0,3"))
    assert narrative_missed.room_headline(found) in words and "Zelf gekozen." in words
    assert "Terug naar onze aannames" in words
    words = text_of(shown("GM0599", slot="0", opgevuld="30", uren="x"))
    for wrong in ("'0' bij minuten", "'30' bij deel", "'x' bij productieve uren"):
        assert wrong in words
    assert narrative_missed.room_headline(told(view, "GM0599")) in words


def test_the_code_of_a_link_carries_the_assumptions(view: View):
    asked = answers.question(view, "GM0503", 2024, group=EIGHT, examples=True)
    begin = start(view, asked)
    assert tables.code_of(begin, begin) == ""
    for typed in (Typed("12"), Typed(refilled="0.2-0.4"), Typed("7,5", "1", "1500")):
        found = assumed(view, asked, typed)
        assert tables.read(view, asked, tables.code_of(found, begin)) == found


def test_without_figures_the_page_says_so_and_shows_the_ways(app: Dash):
    content = page("afspraken", gemeente="GM0503", jaar="2024", verslag="rekening")
    words = text_of(content)
    assert "leverde nog niemand cijfers" in words and "Oefen met voorbeeldcijfers" in words
    assert "Lever de cijfers aan" in words and "uur per jaar" not in words


def test_who_keeps_nothing_gets_no_chart_that_pretends(app: Dash):
    words = text_of(shown("GM0088"))
    assert "houdt de no-show niet bij. Dat is geen nul" in words
    assert "Waar de uren op rusten" not in words


def test_the_theme_leads_to_the_page_and_a_report_has_the_chapter(view: View, app: Dash):
    theme = page("thema", key="balie", gemeente="GM0503", **PRACTICE)
    assert "Afspraken en no-show: wie komt" in text_of(theme)
    other = page("thema", key="burgerzaken", gemeente="GM0503", **PRACTICE)
    assert "Afspraken en no-show: wie komt" not in text_of(other)
    document = composed(view, year=2024, examples=True, themes=("balie",), group="grootte-8")
    (found,) = [c for c in document.chapters if c.key == "afspraken"]
    assert "sterk punt" in str(found.blocks[0]) and "(voorbeeld)" in str(found.blocks[0])
    assert not [c for c in composed(view).chapters if c.key == "afspraken"]


def test_an_anonymous_chapter_names_no_peer(view: View):
    answer = told(view, "GM0503")
    said = str(chapter(view, answer.asked, Naming(True)))
    for peer in answer.missed.comparison.peers:
        assert peer.name.removesuffix(dutch.EXAMPLE_SUFFIX) not in said


def test_what_a_peer_wrote_stands_under_its_name_but_not_what_stays_inside(
    view: View, app: Dash, own_records: Home
):
    ledger, author = records.ledger(), Author(name="De adviseur", role=AuthorRole.ADVISOR)
    for n, (text, internal) in enumerate((("Wij sturen een sms.", False), ("Geheim", True))):
        entry = Comment(
            gemeente="GM0034", indicator="BAL01", year=2024, id=f"opmerkin{n}"[-8:], text=text,
            internal=internal,
        )  # fmt: skip
        ledger.record(entry, author, view.edition.info.id, seen=0)
    words = text_of(peer_remarks.of(ledger, "GM0034", "BAL01"))
    assert "Wij sturen een sms." in words and "De adviseur" in words and "Geheim" not in words
    assert peer_remarks.of(ledger, "GM0034", "BAL02") == []
    assert peer_remarks.of(ledger, "GM0503", "BAL01") == []
