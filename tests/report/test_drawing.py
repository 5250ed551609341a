"""The drawings of charts: every mark where its value is, no label over another, and all of it in words as well."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import combinations

import pytest
import typst

from benchmark import places
from benchmark.report import drawing, palette, typesetting
from benchmark.report.document import Chapter, Mark, Stack, charts
from benchmark.report.drawing import paper
from benchmark.report.drawing.box import Box
from tests.report import sample_charts, samples
from tests.report.composed import composed

NS = "{http://www.w3.org/2000/svg}"
PLAIN = {c.kind: c for c in charts(samples.sample())}
EXAMPLES = {c.kind: c for c in charts(samples.example_sample())}
DISTRIBUTION, TREND, RANGES = PLAIN["distribution"], PLAIN["trend"], PLAIN["ranges"]
WATERFALL, COLUMNS = PLAIN["waterfall"], PLAIN["columns"]


@dataclass(frozen=True)
class Label:
    words: str
    box: Box


def labels(svg: str) -> list[Label]:
    """The labels of a drawing, without the word that lies under an example."""
    found = []
    for node in ET.fromstring(svg).iter(f"{NS}text"):
        if node.get("transform"):
            continue
        size, bold = float(node.get("font-size")), node.get("font-weight") == "700"
        wide = paper.width_of(node.text, size, bold=bold)
        shift = {"middle": wide / 2, "end": wide}.get(node.get("text-anchor"), 0.0)
        left, base = float(node.get("x")) - shift, float(node.get("y"))
        found.append(Label(node.text, Box(left, base - 0.7 * size, left + wide, base + 0.2 * size)))
    return found


def overlapping(svg: str) -> list[tuple[str, str]]:
    return [(a.words, b.words) for a, b in combinations(labels(svg), 2) if a.box.touches(b.box)]


def shapes(svg: str, kind: str) -> list[dict[str, str]]:
    return [dict(node.attrib) for node in ET.fromstring(svg).iter(f"{NS}{kind}")]


@pytest.fixture(params=[*PLAIN.values(), *EXAMPLES.values()], ids=lambda c: f"{c.kind}-{c.example}")
def chart(request):
    return request.param


def test_no_label_lies_over_another_or_off_the_paper(chart):
    svg = drawing.draw(chart)
    assert overlapping(svg) == []
    high = float(ET.fromstring(svg).get("height"))
    for label in labels(svg):
        assert label.box.is_inside(-3, paper.WIDTH + 3), label.words
        assert label.box.top >= 0 and label.box.bottom <= high + 1, label.words


@pytest.mark.parametrize("gemeente", ["Delft", "Schiermonnikoog", "Amsterdam", "Súdwest-Fryslân"])
@pytest.mark.parametrize("group", ["grootte-15", "grootte-40"])
def test_no_label_lies_over_another_in_charts_of_real_figures(view, gemeente, group):
    document = composed(view, gemeente=gemeente, group=group)
    for chart in charts(document):
        svg = drawing.draw(chart)
        assert overlapping(svg) == [], chart.key
        assert all(x.box.is_inside(-3, paper.WIDTH + 3) for x in labels(svg)), chart.key


def test_letters_are_not_wider_than_we_reckon():
    words = [
        *samples.NAMES,
        "€ 1.234,5",
        "Middelste gemeente (voorbeeld) € 48,6",
        "−€ 900.000",
        "92,5%",
    ]
    source = b"""#set text(font: json(bytes(sys.inputs.fonts)), size: 10pt)
#let wide(w) = measure(w).width.pt()
#for w in json(bytes(sys.inputs.words)) [#context metadata((wide(w), wide(text(weight: 700, w))))]"""
    asked = {"fonts": typesetting.FONTS_JSON, "words": json.dumps(words)}
    compiler = typst.Compiler(source, font_paths=typesetting._fonts(), sys_inputs=asked)
    measured = json.loads(compiler.query("metadata", field="value"))
    for word, (plain, bold) in zip(words, measured, strict=True):
        assert plain <= paper.width_of(word, 10) * 1.05, word
        assert bold <= paper.width_of(word, 10, bold=True) * 1.05, word


def test_names_are_inert_in_a_drawing():
    svg = drawing.draw(samples.hostile_chart())
    assert "<script" not in svg
    assert any('<script>&"#$' in label.words for label in labels(svg))
    framed = drawing.framed(samples.hostile_chart(), '</text><script src="x"/>')
    assert not list(ET.fromstring(framed).iter(f"{NS}script"))


def test_every_municipality_has_its_mark_where_its_value_is():
    svg = drawing.draw(DISTRIBUTION)
    circles = shapes(svg, "circle")
    peers = [c for c in circles if c.get("fill") == palette.WHITE]
    assert len(peers) == len(DISTRIBUTION.marks)
    assert len(circles) - len(peers) == len(DISTRIBUTION.everyone)
    reach = DISTRIBUTION.axis.high - DISTRIBUTION.axis.low
    for mark, circle in zip(DISTRIBUTION.marks, peers, strict=True):
        assert float(circle["cx"]) == pytest.approx(
            8 + mark.value / reach * (paper.WIDTH - 16), abs=0.02
        )
    diamonds = shapes(svg, "polygon")
    assert len(diamonds) == 2 and all(d["fill"] == palette.OWN for d in diamonds)


def test_marks_of_peers_do_not_hide_each_other_or_the_own_one():
    svg = drawing.draw(DISTRIBUTION)
    peers = [c for c in shapes(svg, "circle") if c.get("fill") == palette.WHITE]
    at = [(float(c["cx"]), float(c["cy"])) for c in peers]
    for (x1, y1), (x2, y2) in combinations(at, 2):
        assert (x1 - x2) ** 2 + (y1 - y2) ** 2 > 11.2**2
    x, y = map(float, shapes(svg, "polygon")[0]["points"].split()[0].split(","))
    assert all((x - px) ** 2 + (y + 9.5 - py) ** 2 > 9.5**2 for px, py in at)


def test_what_lies_beyond_the_axis_is_counted():
    words = [label.words for label in labels(drawing.draw(DISTRIBUTION))]
    assert DISTRIBUTION.axis.beyond in words
    far = DISTRIBUTION.model_copy(update={"own": Mark(name="Ver", value=900.0, text="€ 900")})
    points = shapes(drawing.draw(far), "polygon")[0]["points"]
    assert max(float(p.split(",")[0]) for p in points.split()) <= paper.WIDTH + 3


def test_without_own_figure_or_median_the_rest_is_drawn():
    bare = DISTRIBUTION.model_copy(update={"own": None, "median": None, "middle_half": None})
    svg = drawing.draw(bare)
    assert not shapes(svg, "polygon")
    assert len(shapes(svg, "circle")) == len(bare.marks) + len(bare.everyone)
    alone = bare.model_copy(update={"marks": (), "everyone": ()})
    assert ET.fromstring(drawing.draw(alone)).tag == f"{NS}svg"


def test_a_line_stops_where_a_year_is_missing_and_where_a_series_breaks():
    svg = drawing.draw(TREND)
    own = [p["d"] for p in shapes(svg, "path") if p.get("stroke") == palette.OWN]
    assert [d.count("L") + 1 for d in own] == [3, 3]  # 2017-2019 and 2022-2024; 2021 is a dot alone
    assert sum(c.get("fill") == palette.OWN for c in shapes(svg, "circle")) == 7
    words = [label.words for label in labels(svg)]
    assert "vanaf 2022: andere indeling van taakvelden" in words
    assert {"Delft € 69,3", "Middelste gemeente € 48,6"} <= {
        w.replace("\u00a0", " ") for w in words
    }


def test_lines_that_end_together_have_labels_apart():
    mine, middle = TREND.series
    same = middle.model_copy(update={"values": mine.values, "texts": mine.texts})
    assert overlapping(drawing.draw(TREND.model_copy(update={"series": (mine, same)}))) == []


def test_what_cannot_be_told_from_nothing_is_an_empty_dashed_bar():
    dashed = [r for r in shapes(drawing.draw(RANGES), "rect") if r.get("stroke-dasharray")]
    assert len(dashed) == 1 and dashed[0]["fill"] == palette.WHITE
    words = " ".join(label.words for label in labels(drawing.draw(RANGES)))
    assert "niet aantoonbaar" in words
    for bar in RANGES.bars:
        assert bar.name in words and bar.text in words


def test_a_waterfall_comes_down_to_its_result_and_tells_every_reason():
    svg = drawing.draw(WATERFALL)
    bars = [r for r in shapes(svg, "rect") if r["height"] == "16"]
    widths = [float(b["width"]) for b in bars]
    gross, *less, result = widths
    assert gross - sum(less) == pytest.approx(result, abs=0.05)
    assert bars[-1]["fill"] == palette.OWN
    words = " ".join(label.words for label in labels(svg))
    for step in WATERFALL.steps:
        assert step.name in words and step.reason in words and step.text in words


def test_a_reason_of_any_length_is_told_whole():
    long = WATERFALL.steps[1].model_copy(update={"reason": "reden " * 60 + "einde"})
    chart = WATERFALL.model_copy(update={"steps": (WATERFALL.steps[0], long, *WATERFALL.steps[2:])})
    svg = drawing.draw(chart)
    assert "einde" in " ".join(label.words for label in labels(svg))
    assert overlapping(svg) == []


def test_columns_stand_on_each_other_and_none_is_left_out():
    more = tuple(Stack(name=f"Lijn {n} met een naam", values=(10_000.0,) * 4) for n in range(6))
    svg = drawing.draw(COLUMNS.model_copy(update={"stacks": more}))
    names = [label.words for label in labels(svg)]
    assert all(s.name in names for s in more)
    assert overlapping(svg) == []
    first = [r for r in shapes(drawing.draw(COLUMNS), "rect") if float(r["width"]) > 20]
    assert len(first) == 8
    for below, above in zip(first[::2], first[1::2], strict=True):
        assert float(above["y"]) + float(above["height"]) == pytest.approx(
            float(below["y"]), abs=0.02
        )


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_looks_like_one(kind):
    svg = drawing.draw(EXAMPLES[kind])
    assert any(node.text == "voorbeeld" for node in ET.fromstring(svg).iter(f"{NS}text"))
    filled = [
        r
        for r in shapes(svg, "rect")
        if r["fill"] in (palette.OWN, palette.RANGE, palette.OWN_DARK)
    ]
    assert filled == []
    assert all(p["fill"] == palette.WHITE for p in shapes(svg, "polygon"))
    assert "voorbeeld" not in drawing.draw(PLAIN[kind])


def test_colours_are_those_of_the_screen():
    tokens = (places.ASSETS / "tokens.css").read_text(encoding="utf-8").lower()
    for name, colour in vars(palette).items():
        if name.isupper() and name not in ("WHITE", "GRID", "RANGE"):  # only charts have these
            assert colour.lower() in tokens, name


def test_marks_differ_in_grey_as_well():
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(a: str, b: str) -> float:
        high, low = sorted((light(a), light(b)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for words in (palette.INK, palette.INK_2, palette.OWN):
        assert contrast(words, palette.WHITE) >= 4.5
    for mark in (palette.OWN, palette.PEER, palette.GROUP, palette.RANGE):
        assert contrast(mark, palette.WHITE) >= 3
    assert contrast(palette.PEER, palette.BAND) >= 3
    assert contrast(palette.OWN_DARK, palette.RANGE) >= 2


def test_a_chart_by_itself_says_what_it_shows_and_where_it_comes_from(chart):
    svg = drawing.framed(chart, "Bron: CBS, Iv3. Gemeentespiegel, editie 2026-1.")
    root = ET.fromstring(svg)
    assert root.find(f"{NS}title").text == chart.title
    assert root.find(f"{NS}desc").text == chart.alt
    words = " ".join(t.text for t in root.iter(f"{NS}text"))
    assert chart.title in words and chart.caption in words and "editie 2026-1" in words


def test_a_picture_is_a_png_as_large_as_a_screen_needs(chart):
    content = drawing.picture(chart, "Bron: CBS.")
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[n : n + 4], "big") for n in (16, 20))
    assert width > 1000 and height > 400


def test_the_same_chart_gives_the_same_drawing():
    again = {c.kind: c for c in charts(samples.sample())}
    assert all(drawing.draw(again[kind]) == drawing.draw(PLAIN[kind]) for kind in PLAIN)


def test_samples_name_every_kind_of_chart():
    document = samples.sample()
    assert {c.kind for c in charts(document)} == {
        "distribution",
        "trend",
        "ranges",
        "waterfall",
        "columns",
    }
    assert all(isinstance(c, Chapter) for c in document.chapters)
    assert sample_charts.trend(example=True).example
    assert re.fullmatch(r"GS-[A-Z0-9]{6}", document.code)
