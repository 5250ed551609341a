"""Every figure is one that Plotly accepts, in the house colours, with the numbers of its table."""

import re
from typing import Any

import plotly.graph_objects as go
import pytest

from benchmark import answers, places
from benchmark.answers import Question
from benchmark.errors import NoFigures
from benchmark.viewing import View
from dashboard import tables
from dashboard.figures import distribution, map, ranking, strip, style, trend
from tests.dashboard.asking import questions

HOUSE = {v for v in vars(style).values() if isinstance(v, str) and v.startswith("#")}
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}|rgba?\([^)]*\)")


def figures(view: View, asked: Question, code: str) -> dict[str, dict[str, Any]]:
    """All figures of one question."""
    comparison = answers.compare(view, asked, code)
    shown = {p.code: p.name for p in comparison.peers}
    return {
        "strip": strip.draw(comparison),
        "distribution": distribution.draw(comparison),
        "ranking": ranking.draw(comparison),
        "trend": trend.draw(answers.trend(view, asked, code), asked.year),
        "map": map.draw(view.edition.places(asked.year), asked.gemeente, shown),
    }


def spread(view: View) -> list[tuple[Question, str]]:
    """Questions and indicators of many kinds, all of which have figures."""
    codes = [i.code for i in view.edition.catalogue.with_figures()]
    found = []
    for n, asked in enumerate(questions(view, 18, seed=7)):
        for code in (codes[n % len(codes)], codes[(3 * n + 1) % len(codes)]):
            try:
                answers.compare(view, asked, code)
            except NoFigures:
                continue
            found.append((asked, code))
    assert len(found) > 40
    return found


def colours(part: Any) -> set[str]:
    """Every colour somewhere in a figure."""
    if isinstance(part, str):
        return set(COLOUR.findall(part)) if not part.startswith("<") else set()
    if isinstance(part, dict):
        return set().union(*(colours(v) for v in part.values()))
    return set().union(*(colours(v) for v in part)) if isinstance(part, list | tuple) else set()


def opaque(colour: str) -> str:
    """A colour without its transparency, as ``#RRGGBB``."""
    if colour.startswith("#"):
        return colour
    parts = [float(p) for p in re.findall(r"[\d.]+", colour)]
    return "#" + "".join(f"{int(p):02X}" for p in parts[:3])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the formula of WCAG 2."""

    def light(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_plotly_accepts_every_figure_and_colours_are_of_the_house(view: View):
    for asked, code in spread(view):
        for name, figure in figures(view, asked, code).items():
            go.Figure(figure)
            assert {t["type"] for t in figure["data"]} <= {"scatter", "bar"}, name
            used = colours(figure) - {style.CLEAR}
            assert {opaque(c) for c in used} <= HOUSE, (name, asked, code)


def test_plotly_would_refuse_a_mistake(view: View):
    figure = strip.draw(answers.compare(view, Question("GM0503", 2023), "BRZ03"))
    figure["data"][0]["marker"]["symbool"] = "circle"
    with pytest.raises(ValueError, match="symbool"):
        go.Figure(figure)


def test_figures_without_anything_to_draw(view: View):
    missing = Question("GM1961", 2023)  # delivered nothing
    comparison = answers.compare(view, missing, "BRZ03")
    assert comparison.value is None
    for figure in figures(view, missing, "BRZ03").values():
        go.Figure(figure)
    own = [t for t in strip.draw(comparison)["data"] if t["marker"]["symbol"] == "diamond"]
    assert own == []
    go.Figure(style.empty(76, "Er zijn <geen> cijfers & niets."))
    assert "<geen>" not in str(style.empty(76, "Er zijn <geen> cijfers."))


def test_texts_in_figures_can_be_read(view: View):
    for asked, code in spread(view)[:25]:
        for name, figure in figures(view, asked, code).items():
            layout = figure["layout"]
            fonts = [layout["font"], *(a["font"] for a in layout.get("annotations", []))]
            fonts += [layout[axis]["tickfont"] for axis in ("xaxis", "yaxis") if "tickfont" in layout[axis]]  # fmt: skip
            for font in fonts:
                assert contrast(font["color"], style.WHITE) >= 4.5, (name, font)
                assert contrast(font["color"], style.BAND) >= 4.5, (name, font)
                assert font["size"] >= 14, (name, font)


@pytest.mark.parametrize("under", [style.WHITE, style.BAND, "#F4F6F8"])
def test_marks_can_be_seen(under: str):
    assert contrast(style.own_mark()["color"], under) >= 4.5
    assert contrast(style.peer_mark()["line"]["color"], under) >= 3
    assert contrast(style.INK, under) >= 4.5  # the line of the middle municipality


def test_colours_are_those_of_the_style_sheet():
    sheet = (places.ASSETS / "tokens.css").read_text(encoding="utf-8").upper()
    for name in ("INK", "INK_2", "OWN", "PEER", "BAND", "LINE"):
        assert getattr(style, name).upper() in sheet, name


def column(table: tables.Table, n: int) -> list[Any]:
    """The values of a column that are not missing."""
    return [row[n].value for row in table.rows if row[n].value is not None]


def dots(figure: dict[str, Any], n: int) -> list[float]:
    return list(figure["data"][n]["x"])


def test_figures_and_tables_hold_the_same_numbers(view: View):
    for asked, code in spread(view)[:30]:
        drawn = figures(view, asked, code)
        comparison = answers.compare(view, asked, code)
        own = [comparison.value] if comparison.value is not None else []
        group = column(tables.indicator.group_values(view, asked, code), 3)
        everyone = column(tables.indicator.all_values(view, asked, code), 2)

        lanes = drawn["distribution"]
        assert sorted(dots(lanes, 0)) == sorted(everyone)
        assert sorted(dots(lanes, 1) + own) == sorted(dots(lanes, 2) + own) == sorted(group)
        assert f"Alle {len(everyone)} gemeenten" in str(lanes["layout"]["annotations"])

        assert dots(drawn["ranking"], 0) == sorted(group)
        if drawn["strip"]["data"]:
            assert len(dots(drawn["strip"], 0)) + len(own) == len(group)

        over_years = tables.indicator.trend_values(view, asked, code)
        line = next(t for t in drawn["trend"]["data"] if t["mode"] == "lines+markers")
        assert [v for v in line["y"] if v is not None] == column(over_years, 1)
        middle = next(t for t in drawn["trend"]["data"] if "dash" in t.get("line", {}))
        assert [v for v in middle["y"] if v is not None] == column(over_years, 2)

        placed = view.edition.places(asked.year)  # a municipality that is no more may have no place
        members = {r[1].text for r in tables.group.members(view, asked, code).rows}
        others = placed.keys() - members - {asked.gemeente}
        assert len(dots(drawn["map"], 1)) == len(members & placed.keys())
        assert len(dots(drawn["map"], 0)) == len(others)


def test_a_strip_places_peers_by_quartiles(view: View):
    comparison = answers.compare(view, Question("GM0503", 2023), "BRZ03")
    figure = strip.draw(comparison)
    low, high = (figure["layout"]["shapes"][0][k] for k in ("x0", "x1"))
    assert high - low == pytest.approx(1)
    inside = [p for p in comparison.peers if p.value and comparison.standing.p25 <= p.value <= comparison.standing.p75]  # type: ignore[operator]  # fmt: skip
    assert sum(low <= x <= high for x in dots(figure, 0)) == len(inside)


def test_names_are_never_markup():
    assert style.label("<b>Delft & co</b>", 0, 0)["text"] == "&lt;b>Delft &amp; co&lt;/b>"
