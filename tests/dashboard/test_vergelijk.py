"""The page Vergelijk: what stands beside what, what is left out, and the scatter with its table."""

import csv
import io
from typing import Any
from urllib.parse import parse_qs, urlsplit

import plotly.graph_objects as go
import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.narrative import beside as narrative_beside
from benchmark.viewing import View, Viewer
from dashboard import selection, tables
from dashboard.components import card, shell
from dashboard.figures import relation, style
from tests.dashboard.asking import DELFT, chart, headings, nodes, page, questions, text_of
from tests.dashboard.test_figures import HOUSE, colours, contrast, opaque
from tests.dashboard.test_layouts import sound
from tests.dashboard.test_practice import filled, stamped

MARK = "(voorbeeld)"
REAL = {"gemeente": "GM0503", "jaar": "2023"}
PRACTISED = REAL | {"oefenen": "ja"}
PRACTISE = DELFT + "&oefenen=ja"


def vergelijk(**given: Any) -> Any:
    return page("vergelijk", **(REAL | given))


def links(content: Any) -> list[str]:
    return [str(n.href) for n in nodes(content) if getattr(n, "href", None)]


def rows_of(content: Any) -> list[list[str]]:
    """The table side by side, as texts per cell."""
    found = [n for n in nodes(content) if getattr(n, "className", "") == "naast"]
    assert len(found) == 1
    return [[text_of(c) for c in n.children] for n in nodes(found[0]) if type(n).__name__ == "Tr"]


def said(content: Any) -> str:
    """What stands in the notices."""
    found = [n for n in nodes(content) if str(getattr(n, "className", "")).startswith("melding")]
    return text_of(found)


def choices(content: Any) -> dict[str, Any]:
    named = ("naast-gemeenten", "naast-cijfers", "verband-x", "verband-y")
    return {n.id: n for n in nodes(content) if getattr(n, "id", None) in named}


# The page ---------------------------------------------------------------------------------------------


def test_the_page_of_every_kind_of_municipality(app: Dash, view: View):
    for asked in questions(view, 6, seed=8):
        for examples in (False, True):
            given = {k: v[0] for k, v in parse_qs(selection.query_of(asked)[1:]).items()}
            content = page("vergelijk", **given, **({"oefenen": "ja"} if examples else {}))
            sound(content, "vergelijk")
            assert all("gemeente=" not in way or asked.gemeente in way for way in links(content))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Welke gemeente wilt u zien?"),
        ({"gemeente": "Nergenshuizen"}, "Dit kunnen wij niet laten zien"),
        ({"gemeente": "Delfzijl"}, "Dit kunnen wij niet laten zien"),
        ({"gemeente": "Delft", "jaar": "1850"}, "Dit kunnen wij niet laten zien"),
    ],
)
def test_what_cannot_be_shown_is_said(app: Dash, given: dict[str, str], says: str):
    content = page("vergelijk", met="GM0080", x="<b>", **given)
    assert headings(content) == [says]
    sound(content, "vergelijk")


@pytest.mark.parametrize(
    "rubbish",
    [
        {"met": "<script>alert(1)</script>", "cijfers": "'; DROP", "x": "\x00", "y": "--"},
        {"met": ["GM0080", "GM0114"], "cijfers": ["BRZ03", "KST04"], "x": ["KST04"], "y": ""},
        {"met": "-" * 500, "cijfers": "x" * 5000, "x": "KST04" * 90},
        {"met": "GM0503", "cijfers": "BAL01", "x": "BRZ03", "y": "BRZ03"},
    ],
)
def test_rubbish_in_the_link_leaves_the_page_standing(app: Dash, rubbish: dict[str, Any]):
    sound(vergelijk(**rubbish), "vergelijk")


def test_the_own_municipality_is_the_first_column(app: Dash, view: View):
    content = vergelijk(met="GM0796-GM0080", cijfers="KST04-BRZ03")
    head, *body = rows_of(content)
    assert head == ["Cijfer", "Delft", "'s-Hertogenbosch", "Leeuwarden"]
    assert [row[0].split(" %")[0].split(" euro")[0] for row in body] == [
        "Externe inhuur", "Lasten burgerzaken per inwoner",
    ]  # fmt: skip
    found = answers.beside(view, Question("GM0503", 2023), ("GM0796", "GM0080"), ("KST04", "BRZ03"))
    for row, answer in zip(body, found.rows, strict=True):
        for n, place in enumerate(answer.places):
            shown = narrative.figure(answer.comparison, place.value)
            assert shown in row[n + 1]
            assert (place.likeness.value in row[n + 1]) if place.likeness else n == 0
            assert ("boeking doorstaat de toets niet" in row[n + 1]) is place.fails
    assert any(p.fails for r in found.rows for p in r.places)


def test_words_are_neutral(app: Dash):
    text = text_of(vergelijk()).lower()
    assert "het is geen oordeel" in text
    assert not any(word in text for word in ("beter", "slechter", "te duur", "besparing", "totaal"))


def test_the_reader_can_open_how_equal_is_decided(app: Dash, view: View):
    content = vergelijk(met="GM0114", cijfers="BRZ03-KST04")
    text = text_of(content)
    assert (
        "minder dan 10%" in text and "minder dan € 1,73 verschil".replace("€ ", "€\u00a0") in text
    )
    assert "procentpunt" in text


def test_the_choice_shows_what_is_chosen(app: Dash):
    found = choices(vergelijk(met="GM0796-GM0080", cijfers="KST04-BAL01", x="KST03", y="KST04"))
    assert found["naast-gemeenten"].value == ["GM0796", "GM0080"]
    assert found["naast-gemeenten"].maxValues == 7
    assert found["naast-cijfers"].value == ["KST04", "BAL01"]
    assert (found["verband-x"].value, found["verband-y"].value) == ("KST03", "KST04")
    offered = {o["value"]: o["label"] for g in found["naast-cijfers"].data for o in g["items"]}
    assert len(offered) == 97 and offered["BAL01"] == "No-show (nog niemand leverde)"
    assert "GM0503" not in [o["value"] for o in found["naast-gemeenten"].data]
    practised = choices(vergelijk(oefenen="ja"))["naast-cijfers"].data
    labels = {o["value"]: o["label"] for g in practised for o in g["items"]}
    assert labels["BAL01"] == "No-show (voorbeeld)" and MARK not in labels["BRZ03"]


def test_a_merged_municipality_offers_its_successor_with_one_press(app: Dash):
    content = vergelijk(met="GM0080-GM0010-GM0114", cijfers="KST04", x="KST03")
    assert "Delfzijl bestaat niet meer" in said(content)
    assert rows_of(content)[0] == ["Cijfer", "Delft", "Leeuwarden", "Emmen"]
    way = next(w for w in links(content) if "GM1979" in w)
    query = parse_qs(urlsplit(way).query)
    assert urlsplit(way).path == "/vergelijk"
    assert query["met"] == ["GM0080-GM1979-GM0114"]
    assert (query["cijfers"], query["x"], query["gemeente"]) == (["KST04"], ["KST03"], ["GM0503"])
    taken = vergelijk(**{k: v[0] for k, v in query.items() if k in ("met", "cijfers", "x")})
    assert rows_of(taken)[0] == ["Cijfer", "Delft", "Leeuwarden", "Eemsdelta", "Emmen"]
    assert said(taken) == ""


def test_what_nobody_knows_is_said_and_the_rest_stays(app: Dash):
    content = vergelijk(met="GM9999-GM0114", cijfers="QQQ11-KST04", x="ZZZ99", y="BRZ03")
    text = said(content)
    assert "GM9999" in text and "QQQ11" in text and "ZZZ99" in text
    assert rows_of(content)[0] == ["Cijfer", "Delft", "Emmen"] and len(rows_of(content)) == 2
    early = vergelijk(jaar="2018", met="GM1979-GM0114", cijfers="BRZ03")
    assert "bestond nog niet in 2018" in said(early)
    assert rows_of(early)[0] == ["Cijfer", "Delft", "Emmen"]


def test_too_many_or_none_is_said(app: Dash, view: View):
    codes = view.edition.municipalities.in_year(2023)["code"].to_list()
    many = vergelijk(met="-".join(codes[:11]))
    assert "er passen er 8 naast elkaar" in said(many) and len(rows_of(many)[0]) == 9
    none = vergelijk(met="GM0503")
    assert "minstens één andere gemeente" in said(none)
    assert headings(none) == ["Kies gemeenten om naast Delft te zetten"]
    assert "verband-kop" in [getattr(n, "id", "") for n in nodes(none)]


# Oefenmodus -------------------------------------------------------------------------------------------


def test_a_figure_that_nobody_delivered_offers_practice_and_keeps_the_choice(app: Dash):
    content = vergelijk(met="GM0114", cijfers="BRZ03-BAL01", x="BAL01", y="BRZ03")
    assert "Nog niemand leverde dit cijfer" in text_of(rows_of(content))
    assert "Nog niemand leverde cijfers voor: No-show." in said(content)
    assert not stamped(content) and MARK not in text_of(content)
    ways = [w for w in links(content) if "oefenen=ja" in w]
    assert len(ways) == 2  # at the table and at the scatter
    for way in ways:
        query = {k: v[0] for k, v in parse_qs(urlsplit(way).query).items()}
        assert (query["met"], query["cijfers"], query["x"], query["y"]) == (
            "GM0114", "BRZ03-BAL01", "BAL01", "BRZ03",
        )  # fmt: skip
        assert stamped(page("vergelijk", **query))


@pytest.mark.parametrize(
    ("given", "example"),
    [
        ({"cijfers": "BRZ03-KST04", "x": "BRZ03", "y": "KST04"}, False),
        ({"cijfers": "BRZ03-BAL01", "x": "BRZ03", "y": "KST04"}, True),
        ({"cijfers": "BRZ03-KST04", "x": "BRZ03", "y": "BAL01"}, True),
        ({"cijfers": "BRZ03-KST04", "x": "BAL01", "y": "BRZ03"}, True),
    ],
)
def test_any_example_puts_the_stamp_over_the_page(app: Dash, given: dict[str, str], example: bool):
    assert stamped(vergelijk(met="GM0796", oefenen="ja", **given)) is example
    assert not stamped(vergelijk(met="GM0796", **given))


def test_in_the_table_each_cell_of_an_example_says_so(app: Dash):
    _, real, made_up = rows_of(vergelijk(oefenen="ja", met="GM0796-GM0363", cijfers="BRZ03-BAL01"))
    assert not any("voorbeeld" in cell for cell in real)
    assert "voorbeeld" in made_up[0] and all(MARK in cell for cell in made_up[1:])


def test_the_mode_keeps_what_the_page_alone_knows():
    """The links of the shell in and out of Oefenmodus carry the choice of the page along."""
    own = "&met=GM0080&cijfers=BRZ03-BAL01&x=BRZ03&y=BAL01"
    edition = shell.follow("/vergelijk", DELFT + own)[-2]
    assert links(edition)[1:] == ["/vergelijk" + PRACTISE + own]
    bar = shell.follow("/vergelijk", PRACTISE + own)[-1]
    assert links(bar) == ["/vergelijk" + DELFT + own]
    menu = shell.follow("/vergelijk", DELFT + own)[0]
    assert all("met=" not in way for way in links(menu))


# The scatter ------------------------------------------------------------------------------------------


def question(code: str, query: str = DELFT) -> dict[str, str]:
    return {"query": query, "code": code}


def drawn(client: FlaskClient, code: str, query: str = DELFT) -> tuple[style.Figure, str]:
    found, sentence, state = chart(client, "verband", question(code, query))
    assert state == card.READY, sentence
    return found["props"]["figure"], sentence


def marks(figure: style.Figure) -> dict[str, int]:
    """How many marks of each shape there are."""
    found: dict[str, int] = {}
    for trace in figure["data"]:
        if "marker" in trace:
            shape = trace["marker"]["symbol"]
            found[shape] = found.get(shape, 0) + len(trace["x"])
    return found


def labels(figure: style.Figure) -> list[str]:
    return [
        a["text"].replace("<b>", "").replace("</b>", "") for a in figure["layout"]["annotations"]
    ]


def test_the_page_asks_for_the_chart_that_it_announces(app: Dash, client: FlaskClient):
    content = vergelijk(met="GM0796-GM0080", x="KST03", y="KST04")
    stored = next(n.data for n in nodes(content) if getattr(n, "id", "") == "verband-vraag")
    assert stored["code"] == "KST03-KST04-GM0796-GM0080"
    figure, _ = drawn(client, stored["code"])
    assert {"Delft", "'s-Hertogenbosch", "Leeuwarden"} <= set(labels(figure))


def test_every_municipality_is_in_the_scatter_once(view: View):
    for asked in questions(view, 12, seed=31):
        for x, y in (("KST05", "BRZ03"), ("BRZ03", "VER12")):
            try:
                answer = answers.relation(view, asked, x, y)
            except SpiegelError:
                continue
            figure = relation.draw(answer, ("GM0363", "GM0080"))
            go.Figure(figure)
            at = [
                p for t in figure["data"] if "marker" in t for p in zip(t["x"], t["y"], strict=True)
            ]
            low, high = figure["layout"]["xaxis"]["range"]
            bottom, top = figure["layout"]["yaxis"]["range"]
            inside = [d for d in answer.dots if low <= d.x <= high and bottom <= d.y <= top]
            assert sorted(at) == sorted((d.x, d.y) for d in inside)
            beyond = len(answer.dots) - len(inside)
            assert beyond <= 0.05 * len(answer.dots)
            assert bool(beyond) is any("buiten beeld" in text for text in labels(figure))
            near = {asked.gemeente, "GM0363", "GM0080", *(p.code for p in answer.x.peers)}
            assert near & {d.code for d in answer.dots} <= {d.code for d in inside}


def test_own_peers_and_chosen_are_told_apart_by_shape_and_label(view: View):
    asked = Question("GM0503", 2023)
    answer = answers.relation(view, asked, "KST05", "BRZ03")
    figure = relation.draw(answer, ("GM0114",))
    assert marks(figure)["diamond"] == 1
    own = next(t for t in figure["data"] if t.get("marker", {}).get("symbol") == "diamond")
    assert own["text"][0].startswith("Delft, ")
    peers = [t for t in figure["data"] if t.get("marker", {}).get("color") == style.WHITE]
    counted = {p.code for p in answer.x.peers} & {d.code for d in answer.dots if d.counts}
    assert sum(len(t["x"]) for t in peers) == len(counted - {"GM0114"})
    assert {"Delft", "Emmen"} <= set(labels(figure)) and "Venlo" not in labels(figure)
    crosses = sum(
        len(t["x"]) for t in figure["data"] if t.get("marker", {}).get("symbol") == "x-thin"
    )
    beyond = len(answer.dots) - sum(marks(figure).values())
    assert answer.uncounted - beyond <= crosses <= answer.uncounted


def test_the_area_is_by_inhabitants(view: View):
    answer = answers.relation(view, Question("GM0503", 2023), "KST05", "BRZ03")
    sizes = {
        text.split(",")[0]: size
        for t in relation.draw(answer, ())["data"]
        if "marker" in t
        for text, size in zip(t["text"], t["marker"]["size"], strict=True)
    }
    people = {d.name: d.inhabitants for d in answer.dots}
    one, other = sizes["Amsterdam"] ** 2 / people["Amsterdam"], sizes["Eindhoven"] ** 2 / people["Eindhoven"]  # fmt: skip
    assert one == pytest.approx(other, rel=0.02)
    assert sizes["Schiermonnikoog"] == relation.SMALLEST and sizes["Delft"] >= relation.LEAST_OWN
    assert max(sizes.values()) == relation.LARGEST


def test_a_line_only_where_it_can_be_told_apart(view: View):
    codes = [i.code for i in view.edition.catalogue.with_figures()]
    lines = set()
    for x in codes[:5]:
        for y in codes[5:]:
            answer = answers.relation(view, Question("GM0503", 2023), x, y)
            figure = relation.draw(answer, ())
            drawn_lines = [t for t in figure["data"] if t.get("mode") == "lines"]
            assert bool(drawn_lines) is answer.relation.told_apart, (x, y)
            lines.add(bool(drawn_lines))
            for trace in drawn_lines:
                slope, intercept = answer.relation.line
                for at_x, at_y in zip(trace["x"], trace["y"], strict=True):
                    assert at_y == pytest.approx(intercept + slope * at_x)
                low, high = figure["layout"]["yaxis"]["range"]
                assert all(low - 1e-6 * high <= v <= high * (1 + 1e-6) for v in trace["y"])
    assert lines == {True, False}


def test_axes_say_what_in_which_unit_and_when(client: FlaskClient):
    figure, _ = drawn(client, "KST05-BRZ03")
    titles = [text.replace("<br>", " ") for text in labels(figure)]
    assert "Overhead, in %, jaarrekening 2023 →" in titles
    assert "↑ Lasten burgerzaken per inwoner, in euro per inwoner, jaarrekening 2023" in titles
    longest = max(len(line) for text in labels(figure) for line in text.split("<br>"))
    assert longest <= relation.LETTERS


def boxes(figure: style.Figure, width: float) -> list[tuple[float, float, float, float]]:
    """Where the labels of municipalities lie in pixels, by an estimate of our own of their width."""
    plot, found = figure["layout"], []
    height = plot["height"] - plot["margin"]["t"] - plot["margin"]["b"]
    for a in plot["annotations"]:
        if "bgcolor" not in a:
            continue
        left, right = plot["xaxis"]["range"]
        bottom, top = plot["yaxis"]["range"]
        x = (a["x"] - left) / (right - left) * width + a.get("xshift", a.get("ax", 0))
        y = (a["y"] - bottom) / (top - bottom) * height + a.get("yshift", -a.get("ay", 0))
        wide = 0.46 * a["font"]["size"] * len(a["text"].replace("<b>", "").replace("</b>", ""))
        x -= {"left": 0, "center": wide / 2, "right": wide}[a["xanchor"]]
        found.append((x, y - 9, x + wide, y + 9))
    return found


def test_labels_lie_apart_on_a_desk_and_on_a_telephone(view: View):
    pairs = (("KST05", "BRZ03"), ("KST03", "KST09"), ("VER12", "KST04"))
    for n, asked in enumerate(questions(view, 0, seed=12)):
        for x, y in pairs:
            answer = answers.relation(view, asked, x, y)
            group = answers.group_of(view.edition, asked).codes
            chosen = tuple(group[:4] if n % 2 else [*group[:2], "GM0363", "GM0518"])
            figure = relation.draw(answer, chosen)
            there = {d.code for d in answer.dots} & {asked.gemeente, *chosen}
            for width in relation.WIDTHS:
                made = boxes(figure, width)
                assert len(made) == len(there)
                for k, one in enumerate(made):
                    for other in made[k + 1 :]:
                        across = min(one[2], other[2]) - max(one[0], other[0])
                        along = min(one[3], other[3]) - max(one[1], other[1])
                        assert across <= 0 or along <= 2, (asked, x, y, width, one, other)


def test_texts_and_colours_are_those_of_the_house(view: View):
    for examples, x, y in ((False, "KST05", "BRZ03"), (True, "BAL04", "KTV01"), (True, "BRZ03", "BAL01")):  # fmt: skip
        answer = answers.relation(view, Question("GM0503", 2023, examples=examples), x, y)
        for figure in (
            relation.draw(answer, ("GM0796",)),
            style.as_example(relation.draw(answer, ())),
        ):
            go.Figure(figure)
            assert {t["type"] for t in figure["data"]} == {"scatter"}
            assert {opaque(c) for c in colours(figure) - {style.CLEAR}} <= HOUSE
            fonts = [
                a["font"] for a in figure["layout"]["annotations"] if a.get("name") != "voorbeeld"
            ]
            fonts += [figure["layout"][axis]["tickfont"] for axis in ("xaxis", "yaxis")]
            for font in fonts:
                assert font["size"] >= 14 and contrast(font["color"], style.WHITE) >= 4.5


def test_nothing_to_draw_is_said(view: View):
    empty = answers.Scatter(
        *(answers.compare(view, Question("GM0503", 2023), c) for c in ("BRZ03", "KST05")),
        dots=(),
        relation=answers.relation(view, Question("GM0503", 2023), "BRZ03", "KST05").relation,
        shared=False,
    )
    figure = relation.draw(empty, ())
    go.Figure(figure)
    assert "geen gemeenten met beide" in str(figure)


def test_an_example_on_either_axis_outlines_the_chart(client: FlaskClient):
    for code in ("BRZ03-BAL01-GM0796", "BAL01-BRZ03-GM0796", "BAL04-KTV01"):
        figure, sentence = drawn(client, code, PRACTISE)
        assert filled(figure) == [] and MARK in sentence
        assert "voorbeeld" in [a.get("name") for a in figure["layout"]["annotations"]]
        hover = [t for trace in figure["data"] for t in trace.get("text", [])]
        assert hover and all(MARK in text for text in hover)
        assert any(text == f"Delft {MARK}" for text in labels(figure))
    for query in (DELFT, PRACTISE):
        figure, sentence = drawn(client, "BRZ03-KST05-GM0796", query)
        assert "voorbeeld" not in str(figure) + sentence


def test_a_chosen_municipality_without_a_figure_is_named(client: FlaskClient):
    _, sentence = drawn(client, "KST05-BRZ03-GM1961-GM0114")
    assert "Niet in de grafiek, want een van beide cijfers ontbreekt: Vijfheerenlanden." in sentence


def test_a_figure_without_figures_is_said_in_the_card(client: FlaskClient):
    _, sentence, state = chart(client, "verband", question("BAL01-BRZ03"))
    assert state == card.FAILED and "leverde nog niemand" in text_of(sentence)


# Tables and downloads ---------------------------------------------------------------------------------


def file(client: FlaskClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    text = answer.data.decode("utf-8-sig")
    rows = [r for r in csv.reader(io.StringIO(text, newline=""), delimiter=";") if len(r) > 1]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_file_of_the_table_holds_what_the_page_shows(client: FlaskClient, view: View):
    rows = file(client, f"/csv/vergelijk/BRZ03-BEL15-GM0796-GM0080{DELFT}")
    assert len(rows) == 6
    found = answers.beside(view, Question("GM0503", 2023), ("GM0796", "GM0080"), ("BRZ03", "BEL15"))
    places = [(r, n, p) for r in found.rows for n, p in enumerate(r.places)]
    for row, (_, n, place) in zip(rows, places, strict=True):
        assert (row["Gemeente"], row["Gemeentecode"]) == (place.name, place.code)
        assert float(row["Waarde"].replace(",", ".")) == place.value
        word = narrative_beside.against(place.likeness, own=n == 0)
        assert row["Vergeleken met de eigen gemeente"] == word
        assert (row["Boeking"] == "boeking doorstaat de toets niet") is place.fails


def test_the_link_of_the_page_leads_to_its_own_table(app: Dash, client: FlaskClient):
    content = vergelijk(met="GM0796-GM0080", cijfers="KST04-BRZ03", x="KST03", y="KST04")
    downloads = [w for w in links(content) if w.startswith("/csv/")]
    assert len(downloads) == 2
    for way in downloads:
        assert client.get(way).status_code == 200
        assert client.get(way.replace("/csv/", "/tabel/")).status_code == 200
    codes = {r["Gemeentecode"] for r in file(client, downloads[0])}
    assert codes == {"GM0503", "GM0796", "GM0080"}


def test_the_table_behind_the_scatter_has_every_municipality(client: FlaskClient, view: View):
    rows = file(client, f"/csv/verband/KST05-BRZ03-GM0114-GM0363{DELFT}")
    answer = answers.relation(view, Question("GM0503", 2023), "KST05", "BRZ03")
    by_code = {r["Code"]: r for r in rows}
    assert len(rows) == len(answer.dots) == len(by_code)
    for dot in answer.dots:
        row = by_code[dot.code]
        shown = [float(row[c].replace(",", ".")) for c in ("Overhead (%)", "Lasten burgerzaken per inwoner (euro per inwoner)")]  # fmt: skip
        assert shown == [dot.x, dot.y]
        assert row["Telt mee in het verband"].startswith("ja" if dot.counts else "nee")
    assert by_code["GM0503"]["Groep"] == "eigen gemeente"
    assert by_code["GM0114"]["Groep"] == "in de groep, gekozen"
    assert by_code["GM0363"]["Groep"] == "gekozen"


@pytest.mark.parametrize(
    "path", ["vergelijk/BAL01-TEL02-GM0796", "verband/BRZ03-BAL01", "verband/BAL04-KTV01"]
)
def test_every_row_of_an_example_says_so(client: FlaskClient, path: str):
    rows = file(client, f"/csv/{path}{PRACTISE}")
    assert rows and all(MARK in " ".join(row.values()) for row in rows)


def test_a_mixed_file_marks_the_rows_of_the_example_only(client: FlaskClient):
    for row in file(client, f"/csv/vergelijk/BRZ03-BAL01-GM0796{PRACTISE}"):
        assert (MARK in row["Gemeente"]) is (row["Code"] == "BAL01")
    real = client.get(f"/csv/vergelijk/BRZ03-GM0796{DELFT}").data
    assert "voorbeeld" not in real.decode("utf-8-sig")


@pytest.mark.parametrize(
    "path", ["vergelijk/BAL01", "verband/BAL01-BRZ03", "verband/BRZ03-BAL01", "vergelijk/BAL01-GM0796"]
)  # fmt: skip
def test_without_oefenmodus_there_is_no_table_of_examples(client: FlaskClient, path: str):
    answer = client.get(f"/csv/{path}{DELFT}")
    assert answer.status_code == 404 and answer.text.endswith(".")


@pytest.mark.parametrize("code", ["GM", "GM9999", "XXX", "-", "%3Cscript%3E", "BRZ03-BRZ03"])
def test_rubbish_in_the_address_of_a_table_is_no_defect(client: FlaskClient, code: str):
    for kind in ("vergelijk", "verband"):
        for route in ("tabel", "csv"):
            assert client.get(f"/{route}/{kind}/{code}{DELFT}").status_code in (200, 404)


def test_who_may_see_nothing_sees_nothing(view: View):
    blind = View(view.edition, Viewer("buitenstaander", sees_everything=False))
    for asked in (Question("GM0503", 2023), Question("GM0503", 2023, examples=True)):
        chosen = answers.choose(blind, asked)
        assert answers.beside(blind, asked, chosen.others, chosen.figures).rows == ()
        for builder in (tables.beside.beside_values, tables.beside.relation_values):
            with pytest.raises(SpiegelError):
                builder(blind, asked, "BRZ03-KST04")
