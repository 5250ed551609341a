"""Pictures that the server draws: a drawing that opens, with the numbers of the page, its source, and the mark."""

import re
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.viewing import View
from dashboard.components import balance
from dashboard.pictures import BUILDERS
from tests.dashboard.asking import DELFT, nodes, page, text_of

NS = "{http://www.w3.org/2000/svg}"
ASKED = Question("GM0503", 2023)
LINE, INVENTED = "S-BRZ-IV3", "S-BRZ"
KINDS = {
    "overzicht": "", "thema": "burgerzaken", "balans": "BRZ03", "ruimte": "", "ruimte-stappen": LINE,
    "ruimte-groepen": LINE, "oordelen": "", "waarom": "BRZ03",
}  # fmt: skip
EXAMPLES = {
    "proces": "vergunningen", "ruimte-voorbeeld": "", "thema": "balie", "ruimte-stappen": INVENTED, "ruimte-groepen": INVENTED, "waarom": "BRZ05",
    "wachten": "",
}  # fmt: skip
WIDE = DELFT.replace("grootte-15", "grootte-40") + "&oefenen=ja"


def words_of(client: FlaskClient, path: str) -> str:
    """All words of a drawing, on one line."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "image/svg+xml"
    told = " ".join(t.text or "" for t in ElementTree.fromstring(answer.data).iter(f"{NS}text"))
    return flat(told)


def path_of(kind: str, code: str) -> str:
    return f"/svg/{kind}/{code}" if code else f"/svg/{kind}"


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_kind_is_known_to_this_test() -> None:
    assert set(BUILDERS) == set(KINDS) | set(EXAMPLES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_real_figures_names_its_source_and_no_example(
    client: FlaskClient, kind: str
) -> None:
    said = words_of(client, path_of(kind, KINDS[kind]) + DELFT)
    wanted = balance.SOURCE if kind == "balans" else "CBS Iv3, tabel 45063NED, bewerking door ons"
    assert f"Bron: {wanted}." in said
    assert "Delft in jaarrekening 2023 naast 15 gemeenten" in said
    assert "voorbeeld" not in said and ".." not in said


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_picture_of_examples_says_so(client: FlaskClient, kind: str) -> None:
    path = path_of(kind, EXAMPLES[kind]) + WIDE
    answer, said = client.get(path), words_of(client, path)
    assert "Bron: voorbeeld, verzonnen door ons" in said and "CBS" not in said
    assert "voorbeeld" in said.split()
    assert "-voorbeeld-" in answer.headers["Content-Disposition"]


def test_real_and_invented_strips_stand_apart_in_one_picture(client: FlaskClient) -> None:
    said = words_of(client, f"/svg/thema/burgerzaken{DELFT}&oefenen=ja")
    assert "CBS Iv3, tabel 45063NED, bewerking door ons; voorbeeld, verzonnen door ons" in said
    assert "Delft (voorbeeld)" in said
    assert "voorbeeld" not in said.split(), (
        "the word over the whole would call real figures invented"
    )


@pytest.mark.parametrize("path", ["overzicht", "thema/organisatie"])
def test_strips_have_the_numbers_and_the_order_of_the_page(
    client: FlaskClient, view: View, path: str
) -> None:
    name, _, key = path.partition("/")
    given = {"key": key} if key else {}
    shown = page(name, gemeente="GM0503", jaar="2023", **given)
    strips = [n for n in nodes(shown) if getattr(n, "className", "") == "strip"]
    said, at = words_of(client, f"/svg/{path}{DELFT}"), -1
    codes = [
        n.id["strook"]
        for s in strips
        for n in nodes(s)
        if "strook" in (getattr(n, "id", None) or {})
    ]
    assert len(codes) > 3
    for code in codes:
        found = answers.compare(view, ASKED, code)
        place = said.index(flat(found.indicator.name))
        assert place > at, code
        at = place
        for value in (found.value, found.standing.median):
            assert flat(narrative.figure(found, value)) in said
        assert narrative.place_or_reason(found) in said
    links = [str(getattr(n, "href", "")) for n in nodes(shown)]
    assert {f"/{form}/{path}{DELFT}" for form in ("svg", "png", "csv")} <= set(links)


def test_the_balance_has_the_differences_of_the_page(client: FlaskClient, view: View) -> None:
    said = words_of(client, f"/svg/balans/BRZ03{DELFT}")
    answer = answers.group(view, ASKED, "burgerzaken")
    for found in answer.balance:
        assert (
            f"{found.circumstance.name} {balance.signed(found.now)} {balance.signed(found.other)}"
            in said
        )
    shown = page("vergelijkingsgroep", gemeente="GM0503", jaar="2023", cijfer="BRZ03")
    assert f"/svg/balans/BRZ03{DELFT}" in [str(getattr(n, "href", "")) for n in nodes(shown)]


def test_the_groups_of_a_line_are_a_picture_and_a_file(client: FlaskClient, view: View) -> None:
    lines = answers.room_for_savings(view, ASKED).lines
    stress = next(x.anatomy.stress for x in lines if x.line.key == LINE and x.anatomy)
    assert stress is not None
    drawn = client.get(f"/svg/ruimte-groepen/{LINE}{DELFT}")
    assert len(list(ElementTree.fromstring(drawn.data).iter(f"{NS}circle"))) == 100
    rows = client.get(f"/csv/ruimte-groepen/{LINE}{DELFT}").data.decode("utf-8-sig").splitlines()
    amounts = [float(r.split(";")[1].replace(",", ".")) for r in rows[1 : 1 + len(stress.amounts)]]
    assert amounts == pytest.approx(stress.amounts)
    shown = page("mogelijke_ruimte", gemeente="GM0503", jaar="2023", lijn=LINE)
    links = [str(getattr(n, "href", "")) for n in nodes(shown)]
    assert {f"/{form}/ruimte-groepen/{LINE}{DELFT}" for form in ("svg", "png", "csv")} <= set(links)
    assert "Houdt dit stand in een andere groep?" in text_of(shown)


@pytest.mark.parametrize("kind", ["overzicht", "balans", f"ruimte-groepen/{LINE}"])
def test_the_same_picture_as_png(client: FlaskClient, kind: str) -> None:
    answer = client.get(f"/png/{kind}{DELFT}")
    assert answer.data.startswith(b"\x89PNG") and answer.mimetype == "image/png"
    assert int.from_bytes(answer.data[16:20], "big") == 1032


@pytest.mark.parametrize(
    "path", ["bestaat-niet", "thema/bestaat-niet", "ruimte-groepen/S-NOS", "balans/XXX99"]
)
def test_what_cannot_be_drawn_is_one_sentence(client: FlaskClient, path: str) -> None:
    for form in ("svg", "png"):
        answer = client.get(f"/{form}/{path}{DELFT}")
        assert (answer.status_code, answer.mimetype) == (404, "text/plain")
        assert answer.text.endswith(".") and "\n" not in answer.text and "Error" not in answer.text
