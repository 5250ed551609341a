"""A manager's visit: choose the municipality, see the overview, look at one figure, change the group,
send the link to a colleague who sees the same."""

import re

from tests.browser.conftest import Open
from tests.browser.visiting import Visit


def choose_first(visit: Visit, typed: str, option: str) -> None:
    """Type in the first page's field and pick an option."""
    visit.page.locator("#eerste-keuze").click()
    visit.page.keyboard.type(typed)
    visit.page.get_by_role("option", name=re.compile(option)).click()
    visit.page.wait_for_url("**/overzicht?gemeente=*")
    visit.settle()


def choose_group(visit: Visit, option: str) -> None:
    """Change the peer group in the sentence at the top."""
    before = visit.page.url
    visit.page.locator("#woord-groep").click()
    visit.page.locator("#kies-groep").click()
    visit.page.get_by_role("option", name=option).click()
    visit.until("location.href !== arg", before)
    visit.settle()


def seen(visit: Visit) -> dict[str, object]:
    """What somebody would read out over the telephone."""
    return {
        "heading": visit.heading,
        "key figures": visit.key_figures(),
        "sentence": visit.sentence(),
        "group": visit.page.locator("#woord-groep").inner_text(),
        "title": visit.page.title(),
    }


def test_from_the_first_visit_to_a_link_that_a_colleague_opens(read_page: Open) -> None:
    manager = read_page("/")
    choose_first(manager, "Delf", r"^Delft\b")

    assert "Delft" in manager.heading
    strips = manager.page.locator(".strip")
    assert strips.count() >= 3
    for strip in strips.all():
        assert strip.locator("path.point").count() >= 6, "own mark and at least five peers"
    assert not re.search(r"per jaar|besparing", manager.page.locator("main").inner_text())

    manager.page.get_by_role("link", name="Lasten burgerzaken per inwoner").first.click()
    manager.page.wait_for_url("**/cijfer/BRZ03?*")
    manager.settle()
    by_size = seen(manager)
    assert "15 gemeenten" in str(by_size["heading"])
    assert any("€\u00a064,0" in line for line in manager.key_figures())

    choose_group(manager, "alle gemeenten in dezelfde grootteklasse")
    by_class = seen(manager)
    assert "groep=klasse" in manager.path
    assert "/cijfer/BRZ03" in manager.path
    assert by_class["heading"] != by_size["heading"]
    assert by_class["sentence"] != by_size["sentence"]
    assert by_class["group"] == "13 gemeenten met 100.000 tot 150.000 inwoners"

    colleague = read_page(manager.path)
    assert seen(colleague) == by_class

    manager.page.go_back()
    manager.page.wait_for_url("**/cijfer/BRZ03?*groep=grootte-15*")
    manager.until("document.querySelector('h1').textContent === arg", by_size["heading"])
    manager.settle()
    assert seen(manager) == by_size

    manager.go("/")
    again = manager.page.get_by_role("link", name="Verder met de gemeente van de vorige keer")
    assert again.get_attribute("href") == "/overzicht?gemeente=GM0503"
    manager.page.goto(manager.site + "/overzicht")
    manager.page.wait_for_url("**/overzicht?gemeente=GM0503")
    manager.settle()
    assert "Delft" in manager.heading


def test_a_browser_that_was_never_here_offers_nothing_and_asks(read_page: Open) -> None:
    visit = read_page("/")
    assert visit.page.locator("#laatst-bekeken").inner_text() == ""
    visit.go("/overzicht")
    assert visit.heading == "Welke gemeente wilt u zien?"


def test_a_municipality_that_merged_leads_to_the_one_it_went_into(read_page: Open) -> None:
    visit = read_page("/")
    choose_first(visit, "Delfzijl", "Delfzijl")
    assert "GM1979" in visit.path
    assert "Eemsdelta" in visit.heading
