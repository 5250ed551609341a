"""The theme page leads to every page that tells more of it, and to none that is not there."""

import dash
import pytest
from dash import Dash

from benchmark.viewing import View
from dashboard.components import related
from tests.dashboard.asking import nodes, page

QUERY = "?gemeente=GM0503"


def ways(view: View, theme: str) -> list[str]:
    return [
        item.children.href
        for nav in related.of(view, theme, QUERY)
        for item in nav.children.children
    ]


@pytest.mark.parametrize(
    ("theme", "path"),
    [
        ("belastingen", "/proces/belastingen"),
        ("vergunningen", "/proces/vergunningen"),
        ("balie", "/afspraken"),
        ("kanalen", "/kanaalverschuiving"),
        ("klanttevredenheid", "/levensgebeurtenissen"),
        ("burgerservicecode", "/burgerservicecode"),
        ("serviceformules", "/kwaliteitshandvest"),
        ("serviceformules", "/serviceformules"),
    ],
)
def test_a_theme_leads_to_its_pages_with_or_without_figures(
    app: Dash, view: View, theme: str, path: str
) -> None:
    assert path + QUERY in ways(view, theme)
    for examples in (True, False):
        given = {"gemeente": "GM0503", "jaar": "2024"} | ({"oefenen": "ja"} if examples else {})
        found = [getattr(n, "href", "") for n in nodes(page("thema", key=theme, **given))]
        assert any(href.startswith(f"{path}?") for href in found)


def test_a_page_that_is_not_there_is_not_named(
    app: Dash, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {k: p for k, p in dash.page_registry.items() if p["path"] != "/afspraken"}
    monkeypatch.setattr(dash, "page_registry", pages)
    assert ways(view, "balie") == []


def test_every_theme_of_the_list_exists(view: View) -> None:
    assert set(related.PAGES) <= {t.key for t in view.edition.catalogue.themes}
