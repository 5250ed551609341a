"""The page of the open edition opened from disk, as a citizen does: no script, no request, axe clean, also on a phone."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmark import answers
from benchmark.report import open_editions
from benchmark.report.composing import open_edition
from benchmark.report.composing.open_words import OpenWords
from benchmark.viewing import View
from tests.browser.visiting import Visit, context, foreign_words, unwanted_words


@pytest.fixture(scope="module")
def page(view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of Delft with every kind of row: examples, with bands and without."""
    asked = answers.question(view, "Delft", 2024, examples=True)
    found = open_edition.compose(
        view, asked, OpenWords(), code="GS-7K2M9P", made_on=date(2026, 10, 1)
    )
    folder = tmp_path_factory.mktemp("open") / "jaarbericht"
    open_editions.put(folder, open_editions.files(found))
    return folder / "index.html"


def test_the_page_is_in_order_wide_and_narrow(page: Path, browser: Browser) -> None:
    fresh = context(
        browser, bypass_csp=True
    )  # so that axe may run: the page itself allows no script
    visit = Visit(fresh, "file://")
    visit.page.goto(page.as_uri())
    found = visit.breaches() + visit.too_wide()
    found += foreign_words(visit.words()) + unwanted_words(visit.words())
    visit.page.set_viewport_size({"width": 320, "height": 640})
    found += [f"at 320: {line}" for line in visit.breaches(contrast=False) + visit.too_wide()]
    assert visit.page.locator(".baan").count() > 30
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "inhoud"
    assert found + visit.troubles == []
    assert {r for r in visit.requests if not r.startswith("data:")} == {page.as_uri()}
    fresh.close()


def test_the_page_needs_no_script(page: Path, browser: Browser) -> None:
    fresh = context(browser, java_script_enabled=False)
    opened = fresh.new_page()
    opened.goto(page.as_uri())
    assert (
        opened.get_by_role("heading", level=1)
        .inner_text()
        .startswith("Jaarbericht dienstverlening 2024")
    )
    opened.get_by_role("link", name="Dit weten wij niet").click()
    assert opened.url.endswith("#onbekend")
    fresh.close()
