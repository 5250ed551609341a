"""Every page of every kind of municipality is made, with one heading and without gaps."""

import re
from urllib.parse import parse_qsl

import pytest
from dash import Dash
from plotly.io.json import to_json_plotly

from benchmark.viewing import View
from dashboard import selection
from tests.dashboard.asking import headings, nodes, page, questions, text_of

PAGES = ("overzicht", "levensgebeurtenissen", "serviceformules", "dienstverleningsvisie", "cijfer", "thema", "vergelijkingsgroep", "mogelijke_ruimte", "boekingscheck", "gegevens", "burgerservicecode", "kwaliteitshandvest")  # fmt: skip
GENERAL = ("start", "cijfers", "methode", "methode_cijfer", "not_found_404")
GAP = re.compile(r"\b(None|nan|NaN|inf|undefined|null|Error|Loading)\b")


def sound(content: object, kind: str) -> None:
    """Fails for a page with a gap, with no or several main headings, or with ids that are double."""
    text = text_of(content)
    assert len(headings(content)) == 1, (kind, headings(content))
    assert "kon niet worden gemaakt" not in text, kind
    assert not GAP.search(text), (kind, GAP.findall(text))
    named = [str(n.id) for n in nodes(content) if getattr(n, "id", None)]
    assert len(named) == len(set(named)), kind
    to_json_plotly(content)


@pytest.mark.parametrize("kind", PAGES)
def test_pages_of_a_municipality(app: Dash, view: View, kind: str):
    for n, asked in enumerate(questions(view, 8, seed=21)):
        given = dict(parse_qsl(selection.query_of(asked)[1:]))
        codes = [i.code for i in view.edition.catalogue.with_figures()]
        themes = [t.key for t in view.edition.catalogue.themes]
        extra = {
            "cijfer": {"code": codes[n % len(codes)]},
            "thema": {"key": themes[n % len(themes)]},
        }.get(kind, {})
        content = page(kind, **given, **extra)
        sound(content, kind)
        ways = [n.href for n in nodes(content) if getattr(n, "href", None)]
        assert all("gemeente=" not in way or asked.gemeente in way for way in ways)


@pytest.mark.parametrize("kind", GENERAL)
def test_pages_of_nobody(app: Dash, kind: str):
    sound(page(kind, **({"code": "BRZ03"} if kind == "methode_cijfer" else {})), kind)


def test_every_definition_has_its_page(app: Dash, view: View):
    for indicator in view.edition.catalogue.indicators:
        content = page("methode_cijfer", code=indicator.code)
        sound(content, indicator.code)
        assert headings(content) == [indicator.name]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Welke gemeente wilt u zien?"),
        ({"gemeente": "Nergenshuizen"}, "Dit kunnen wij niet laten zien"),
        ({"gemeente": "Delfzijl"}, "Dit kunnen wij niet laten zien"),
        ({"gemeente": "Delft", "jaar": "1850"}, "Dit kunnen wij niet laten zien"),
        ({"gemeente": "<script>", "groep": "'"}, "Dit kunnen wij niet laten zien"),
    ],
)
def test_what_cannot_be_shown_is_said(app: Dash, kind: str, given: dict[str, str], says: str):
    content = page(kind, code="BRZ03", key="balie", **given)
    assert headings(content) == [says]
    sound(content, kind)


def test_a_link_that_is_partly_rubbish_shows_the_rest(app: Dash):
    content = page("overzicht", gemeente="Delft", jaar="abc", groep="vrienden")
    assert "Delft" in headings(content)[0]
    assert "niet te lezen" in text_of(content)


def test_an_indicator_that_does_not_exist_is_said(app: Dash):
    for name, given in (("cijfer", {"gemeente": "Delft"}), ("methode_cijfer", {})):
        content = page(name, code="XYZ99", **given)
        sound(content, name)
        assert "XYZ99" in text_of(content)


def test_an_indicator_without_figures_offers_its_definition(app: Dash):
    content = page("cijfer", code="BAL01", gemeente="Delft")
    sound(content, "BAL01")
    assert any("/methode/BAL01" in str(getattr(n, "href", "")) for n in nodes(content))
