"""Lanes and dots: every mark where its place is, all words told, none over another, examples marked."""

import xml.etree.ElementTree as ET

import pytest

from benchmark import dutch
from benchmark.report import drawing, palette
from benchmark.report.document import Axis
from benchmark.report.drawing import dots, lanes, paper
from benchmark.report.lane_charts import Dots, Lane, LaneMark, Lanes
from tests.report.test_drawing import NS, labels, overlapping, shapes

PEERS = (0.1, 0.3, 0.31, 0.32, 0.5, 0.5, 0.7, 1.0)


def lane(name: str = "Lasten per inwoner", *, example: bool = False, **more: object) -> Lane:
    given = {
        "name": name,
        "detail": "euro per inwoner, 2023",
        "peers": PEERS,
        "band": (0.3, 0.6),
        "middle": 0.5,
        "marks": (LaneMark(at=0.8, look="example" if example else "own"),),
        "figures": ("€ 1.403", "€ 1.040"),
        "words": ("hoger dan 13 van 15", "wijkt sterk af"),
        "strong": True,
        "example": example,
    }
    return Lane.model_validate(given | more)


def chart(*rows: Lane) -> Lanes:
    return Lanes(
        key="stroken",
        title="'s-Hertogenbosch wijkt het sterkst af bij apparaatskosten",
        caption="Naast de groep",
        sentence="Hoger of lager is niet vanzelf beter.",
        alt="Stroken.",
        table="stroken",
        example=any(row.example for row in rows),
        ends=("lager", "middelste gemeente", "hoger"),
        heads=("eigen", "middelste", "plaats in de groep")[: 3 if rows[0].words else 2],
        looks=(("own", "Vijfheerenlanden"), ("peer", "gemeente in de groep"), ("band", "helft")),
        lanes=rows,
    )


MANY = chart(
    lane(heading="Kosten naast de groep"),
    lane("Telefonische nasleep per digitale aanvraag en nog een heel lange naam van een cijfer"),
    lane(figures=("geen cijfer", "geen cijfer"), words=("te dicht bij elkaar om een plaats te noemen", ""), marks=()),
    lane(peers=(), marks=(), band=None, middle=None, note="te weinig gemeenten voor een strook"),
)  # fmt: skip
BALANCE = chart(
    lane("inwoners", words=(), marks=(LaneMark(at=0.1, look="other"), LaneMark(at=0.4, look="now")), joined=True)
)  # fmt: skip


@pytest.mark.parametrize("drawn", [MANY, BALANCE], ids=["strips", "balance"])
def test_all_words_are_told_and_none_lies_over_another(drawn: Lanes) -> None:
    svg = drawing.draw(drawn)
    assert overlapping(svg) == []
    high = float(ET.fromstring(svg).get("height", ""))
    for label in labels(svg):
        assert label.box.is_inside(-3, paper.WIDTH + 3), label.words
        assert label.box.bottom <= high, label.words
    told = " ".join(label.words for label in labels(svg))
    for row in drawn.lanes:
        for words in (row.name, row.detail, row.heading, row.note, *row.figures, *row.words):
            assert words in told, words
    for words in (*drawn.ends, *drawn.heads, *(said for _, said in drawn.looks)):
        assert words in told, words


def test_marks_lie_where_their_place_is() -> None:
    drawn = chart(lane())
    columns = lanes.grid(drawn)
    svg = drawing.draw(drawn)
    peers = [c for c in shapes(svg, "circle") if c["fill"] == palette.WHITE][1:]  # the key first
    assert [float(c["cx"]) for c in peers] == pytest.approx(
        [columns.at(p) for p in PEERS], abs=0.01
    )
    (own,) = [p for p in shapes(svg, "polygon") if p["fill"] == palette.OWN][1:]
    assert float(own["points"].split(",")[0]) == pytest.approx(columns.at(0.8), abs=0.01)
    bands = [r for r in shapes(svg, "rect") if r["fill"] == palette.BAND]
    assert float(bands[-1]["x"]) == pytest.approx(columns.at(0.3), abs=0.01)
    assert columns.left < columns.at(0.0) < columns.at(1.0) < columns.right


def test_only_the_row_of_an_example_looks_like_one() -> None:
    mixed = drawing.draw(chart(lane(), lane("Verzonnen", example=True)))
    assert all(node.get("transform") is None for node in ET.fromstring(mixed).iter(f"{NS}text"))
    hollow = [p for p in shapes(mixed, "polygon") if p["fill"] == palette.WHITE]
    dashed = [c for c in shapes(mixed, "circle") if c.get("stroke-dasharray")]
    assert (len(hollow), len(dashed)) == (1, len(PEERS))
    invented = drawing.draw(chart(lane(example=True)))
    under = [n.text for n in ET.fromstring(invented).iter(f"{NS}text") if n.get("transform")]
    assert under == [dutch.EXAMPLE]


def test_a_dot_for_every_amount_over_its_place() -> None:
    amounts = (-5.0, 0.0, 40.0, 40.0, 40.0, 90.0)
    ticks = tuple((float(v), dutch.euro(v)) for v in (0, 50, 100))
    made = Dots(
        key="groepen", title="Houdt stand", caption="Euro", sentence="", alt="Stippen.", table="groepen",
        amounts=amounts, axis=Axis(low=-10, high=100, ticks=ticks),
    )  # fmt: skip
    svg = drawing.draw(made)
    found = [(float(c["cx"]), float(c["cy"])) for c in shapes(svg, "circle")]
    wide = (dots.RIGHT - dots.LEFT) / dots.BINS
    for amount, (x, _) in zip(amounts, found, strict=True):
        assert abs(x - (dots.LEFT + (amount + 10) / 110 * (dots.RIGHT - dots.LEFT))) <= wide
    assert len({y for x, y in found if x == found[2][0]}) == 3
    assert overlapping(svg) == []
    marked = drawing.draw(made.model_copy(update={"example": True}))
    assert all(c.get("stroke-dasharray") for c in shapes(marked, "circle"))
