"""The page of a process says what the command line and the report say, for who compares and who is compared."""

import pytest
from flask.testing import FlaskClient

from benchmark.answers import Question
from benchmark.answers.process import process
from benchmark.narrative import process as narrative_process
from benchmark.peers import GroupChoice
from benchmark.report.composing import process_chapter
from benchmark.report.composing.naming import Naming
from benchmark.report.document import Table
from benchmark.viewing import View
from dashboard import selection
from dashboard.tables.process import process_values
from tests.cli.running import Inside
from tests.dashboard.asking import headings, page, text_of

EIGHT = GroupChoice("size", 8)
CASES = [
    ("belastingen", "GM0503"), ("belastingen", "GM0209"), ("belastingen", "GM0160"), ("belastingen", "GM0213"),
    ("belastingen", "GM0088"), ("vergunningen", "GM0503"), ("vergunningen", "GM0281"),
]  # fmt: skip


def given(asked: Question) -> dict[str, str]:
    pairs = selection.query_of(asked).removeprefix("?").split("&")
    return dict(p.split("=") for p in pairs)


@pytest.fixture
def spiegel(
    app: object, edition_home: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:  # fmt: skip
    return Inside(edition_home, monkeypatch, capsys)


@pytest.mark.parametrize(("key", "code"), CASES)
def test_page_command_and_report_agree(view: View, spiegel: Inside, key: str, code: str) -> None:
    asked = Question(code, 2024, group=EIGHT, examples=True)
    answer = process(view, asked, key)
    told = spiegel(
        "process", key, "--gemeente", code, "--year", "2024", "-k", "8", "--examples", "--json"
    ).json
    content = page("proces", key=key, **given(asked))
    assert headings(content) == [told["headline"]] == [narrative_process.headline(answer)]
    shown = text_of(content)
    chapter = {"belastingen": process_chapter.taxes, "vergunningen": process_chapter.permits}[key]
    blocks = chapter(view, asked, Naming(anonymous=False))
    table = next(b for b in blocks if isinstance(b, Table))
    in_report = {r.cells[3].value: r.cells[6].value for r in table.rows}
    on_screen = {r[3].value: r[6].value for r in process_values(view, asked, key).rows}
    by_command = {
        f["measure"]: f.get("value")
        for s in told["steps"] for side in ("volume", "time", "cost", "quality") for f in s[side]
    } | {f["measure"]: f.get("value") for f in told["whole"]}  # fmt: skip
    assert in_report == on_screen == by_command
    for s in answer.steps:
        assert narrative_process.step(s, answer.who) in shown
        assert s.step.happens in shown and narrative_process.terms(s.terms) in shown
    assert narrative_process.amount(answer) in shown


def test_the_chapter_of_who_is_alone_waits_for_deliveries(view: View) -> None:
    alone = Question("GM0160", 2023, group=EIGHT)
    assert process_chapter.taxes(view, alone, Naming(anonymous=False)) == []
    member = process_chapter.taxes(
        view, Question("GM0503", 2023, group=EIGHT), Naming(anonymous=False)
    )
    assert any(isinstance(b, Table) for b in member)


def test_an_anonymous_chapter_names_no_other_municipality(view: View) -> None:
    asked = Question("GM0213", 2024, group=EIGHT, examples=True)
    said = "".join(
        b.model_dump_json() for b in process_chapter.taxes(view, asked, Naming(anonymous=True))
    )
    for name in ("Apeldoorn", "Zutphen", "Bladel", "BsGW", "Cranendonck"):
        assert name not in said


def test_where_nobody_delivered_the_page_offers_a_way_on(app: object) -> None:
    content = page("proces", key="belastingen", **given(Question("GM0503", 2023, group=EIGHT)))
    said = text_of(content)
    assert "Oefen met voorbeeldcijfers" in said and "Lever cijfers aan" in said
    assert "Nog niemand leverde." in said and "Hiervoor is geen cijfer afgesproken." in said
    assert "(voorbeeld)" not in said


def test_table_download_and_picture(client: FlaskClient) -> None:
    query = selection.query_of(Question("GM0503", 2024, group=EIGHT, examples=True))
    csv = client.get(f"/csv/proces/belastingen{query}").get_data(as_text=True)
    assert "Regionale Belasting Groep (RBG) (voorbeeld)" in csv and "BEL01.noemer" in csv
    beside = client.get(f"/tabel/proces-naast/belastingen{query}").get_data(as_text=True)
    assert "gezamenlijk kantoor" in beside and "Delft, Schiedam en Vlaardingen" in beside
    assert client.get(f"/svg/proces/belastingen{query}").status_code == 200
    assert client.get(f"/svg/proces/zonder{query}").status_code == 404


@pytest.mark.parametrize("key", ["belastingen", "vergunningen"])
def test_the_theme_leads_to_its_process(app: object, key: str) -> None:
    content = page("thema", key=key, **given(Question("GM0503", 2023, group=EIGHT)))
    assert "als proces" in text_of(content)
