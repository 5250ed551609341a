"""What the best of everyone show, with and without the file beside the edition, in words, chart and tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.answers import Question, frontier, frontier_cloud
from benchmark.answers.frontier import State
from benchmark.edition import Home
from benchmark.edition.frontier import keep
from benchmark.edition.home import beside
from benchmark.narrative import frontier as words
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from dashboard.components import frontier_card
from dashboard.figures import frontier as figure
from dashboard.tables import frontier as tables
from tests.dashboard.asking import DELFT, chart, nodes, page, text_of
from tests.dashboard.test_layouts import sound

CODES = ("BRZ03", "BEL15", "VER12")


@pytest.fixture(scope="module")
def computed(edition_home: Path, view: View) -> Iterator[View]:
    """The view while a frontier of few replicates stands beside the edition."""
    rule = view.edition.catalogue.frontier.model_copy(update={"replications": 100})
    rows = frontier_cloud.measured(frontier_cloud.clouds(view), rule, lambda subject, done: None)
    home = Home(edition_home)
    with home.building() as workshop:
        keep(home, workshop, view.edition.info.id, rows)
    yield view
    beside(home.current()).unlink()


def card_of(content: object) -> str:
    """The text of the card in a page."""
    found = [n for n in nodes(content) if getattr(n, "className", "") == "kaart"]
    return next((text_of(n) for n in found if words.HEADING in text_of(n)), "")


def answer(view: View, gemeente: str, code: str, year: int = 2023, **more: object):
    found = frontier(view, Question(gemeente, year, **more), code)
    assert found is not None
    return found


def test_without_the_file_the_page_says_how_to_make_it(app: Dash, client: FlaskClient):
    content = page("cijfer", code="BRZ03", gemeente="Delft", jaar="2023")
    sound(content, "BRZ03")
    said = card_of(content)
    assert "Nog niet berekend." in said and "spiegel build --frontier" in said and "%" not in said
    assert "nog niet berekend" in client.get(f"/tabel/grens/BRZ03{DELFT}").text


def test_a_damaged_file_is_said(app: Dash, view: View):
    path = beside(view.edition.path)
    path.write_bytes(b"rommel")
    try:
        said = card_of(page("cijfer", code="BRZ03", gemeente="Delft", jaar="2023"))
        assert "is beschadigd. Maak het opnieuw met 'spiegel build --frontier'." in said
    finally:
        path.unlink()


def test_the_sentences_of_a_municipality_with_a_result(computed: View):
    found = answer(computed, "GM0503", "BRZ03")
    assert found.state is State.MEASURED and found.n > 170
    assert words.real(found) == (
        "Zaanstad bedient meer inwoners en inwoners met een migratieachtergrond dan Delft en boekt minder: "
        "91% van de lasten van Delft."
    )
    assert words.mixture(found).startswith(
        "Een mengsel van 3 gemeenten bedient samen minstens zoveel voor 58% van die lasten."
    )
    assert "Dat verschil is geen ruimte" in words.scale(found)
    assert "IJsselstein valt op als voorbeeld" in words.marks(found)
    assert [e.name for e in found.examples] == ["Hilversum", "Almere", "IJsselstein"]


def test_a_score_of_one_is_not_called_efficient(computed: View):
    found = answer(computed, "GM0855", "BEL15")  # Tilburg
    said = words.mixture(found)
    assert "wij vonden niets vergelijkbaars" in said and "efficiënt" not in said
    assert words.real(found).startswith("Geen andere gemeente")
    assert "zonder haarzelf als voorbeeld is de score" in words.marks(found)


@pytest.mark.parametrize(
    ("gemeente", "code", "asked", "state", "says"),
    [
        ("GM0209", "BEL15", {}, State.TEST, "gastheer van Munitax"),
        ("GM0503", "BEL15", {}, State.TEST, "Delft wordt hier niet gemeten"),
        ("GM1992", "BRZ03", {}, State.INCOMPLETE, "de lasten van 2022 tot en met 2024"),
        ("GM0503", "BRZ03", {"year": 2021}, State.OTHER_YEAR, "de jaarrekening 2023"),
        ("GM0503", "BRZ03", {"report": ReportKind.BUDGET}, State.OTHER_YEAR, "de jaarrekening 2023"),
    ],
)  # fmt: skip
def test_who_is_not_measured_hears_why(
    app: Dash, computed: View, gemeente: str, code: str, asked, state: State, says: str
):
    found = answer(computed, gemeente, code, **asked)
    assert found.state is state and says in words.state(found) and not found.row
    given = {"gemeente": gemeente, "jaar": str(found.asked.year), "verslag": found.asked.report}
    assert says in card_of(page("cijfer", code=code, **given))


def test_an_indicator_without_a_model_has_no_card(app: Dash, computed: View, client: FlaskClient):
    assert frontier(computed, Question("GM0503", 2023), "KST09") is None
    assert card_of(page("cijfer", code="KST09", gemeente="Delft", jaar="2023")) == ""
    assert client.get(f"/tabel/grens/KST09{DELFT}").status_code == 404


def test_every_measured_municipality_has_a_card_without_an_amount(app: Dash, computed: View):
    rows = computed.frontier().rows
    assert rows is not None
    seen = set()
    for code, subject in zip(CODES, rows["subject"].unique(maintain_order=True), strict=True):
        for row in rows.filter(subject=subject).iter_rows(named=True):
            found = answer(computed, row["code"], code)
            assert found.state.value == row["status"]
            seen.add(found.state)
            said = [words.state(found), words.subtitle(found)]
            if found.row:
                said += [
                    words.real(found),
                    words.mixture(found),
                    words.scale(found),
                    words.marks(found),
                ]
                said += words.method(found)
                figure_of(found)
            text = " ".join(said)
            assert not any(wrong in text for wrong in ("€", "None", "nan", "euro", "besparing")), (
                text
            )
    assert seen == {State.MEASURED, State.TEST, State.INCOMPLETE}


def figure_of(found) -> None:
    """Every number of the chart lies on its axis and stands beside a mark."""
    drawn = figure.draw(found)
    values = [x for trace in drawn["data"] for x in trace["x"]]
    assert all(0 < x <= 1 + 1e-9 for x in values)
    texts = [a["text"] for a in drawn["layout"]["annotations"]]
    assert f"<b>{words.share(found.row['score'])}</b>" in texts
    assert drawn["layout"]["height"] == figure.height(found)


@pytest.mark.parametrize("code", CODES)
def test_pages_are_sound(app: Dash, computed: View, code: str):
    for gemeente in ("Delft", "Tilburg", "Laarbeek", "Beuningen", "Amsterdam", "Schiermonnikoog"):
        content = page("cijfer", code=code, gemeente=gemeente, jaar="2023")
        sound(content, code)
        assert "€" not in card_of(content)


def test_chart_table_and_file_agree(client: FlaskClient, computed: View):
    drawn, sentence, state = chart(client, "grens", {"query": DELFT, "code": "BRZ03"})
    found = answer(computed, "GM0503", "BRZ03")
    assert state == "grafiek" and sentence == words.mixture(found)
    assert found.row["score"] in [x for t in drawn["props"]["figure"]["data"] for x in t["x"]]
    table = tables.frontier_values(computed, found.asked, "BRZ03")
    assert (table.rows[1][1].text, table.rows[1][1].value) == ("58%", found.row["score"])
    filed = client.get(f"/csv/grens/BRZ03{DELFT}").data.decode("utf-8-sig")
    assert repr(found.row["score"]).replace(".", ",") in filed
    everyone = tables.all_values(computed, found.asked, "BRZ03")
    assert len(everyone.rows) == found.n and len(everyone.own) == 1
    for kind in ("grens-voorbeelden", "grens-alle"):
        assert client.get(f"/csv/{kind}/BRZ03{DELFT}").status_code == 200


def test_oefenmodus_has_no_frontier(computed: View):
    """Fictitious figures never stand in it: the cards look at real books alone."""
    found = frontier(computed, Question("GM0503", 2024, examples=True), "BRZ05")
    assert found is None or found.state is State.OTHER_YEAR
    assert frontier_card.KIND == "grens"
