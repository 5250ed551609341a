"""Oefenmodus in the browser: the mark is on everything that shows an example, and on nothing that is real."""

import pytest

from tests.browser.conftest import Open
from tests.browser.visiting import Visit

DELFT = "gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15"
PRACTICE = DELFT + "&oefenen=ja"
THEMES = [
    "kanalen", "contactcentrum", "balie", "burgerzaken", "belastingen", "vergunningen",
    "klanttevredenheid", "burgerservicecode", "serviceformules", "organisatie",
]  # fmt: skip
EXAMPLES = [
    *(f"/thema/{t}" for t in THEMES),
    "/cijfer/BAL01",
    "/cijfer/VER01",
    "/cijfer/BEL01",
    "/burgerservicecode",
]
REAL = [
    "/overzicht", "/cijfers", "/vergelijkingsgroep", "/mogelijke-ruimte", "/boekingscheck",
    "/gegevens", "/cijfer/BRZ03",
]  # fmt: skip


def marks(visit: Visit) -> int:
    return visit.page.locator("[data-stempel]").count()


def unmarked_charts(visit: Visit) -> list[str]:
    """Charts whose mark disagrees with their heading: an example without the word, or a real one with it."""
    return visit.page.evaluate(
        """() => [...document.querySelectorAll("figure .dash-graph")]
          .filter(g => g.querySelector(".points, .bars, .lines"))
          .map(g => [g.closest("section").querySelector("h2").textContent, g.textContent])
          .filter(([heading, chart]) => !heading.includes("provincie")
            && heading.includes("(voorbeeld)") !== chart.includes("voorbeeld"))
          .map(([heading]) => heading)"""
    )


@pytest.mark.parametrize("path", EXAMPLES)
def test_a_page_with_examples_says_so_everywhere(walk_to: Open, path: str) -> None:
    visit = walk_to(f"{path}?{PRACTICE}")
    assert marks(visit) == 1
    assert "(voorbeeld)" in visit.page.locator("main").inner_text()
    assert unmarked_charts(visit) == []
    for word in visit.page.locator(".strip:has(.merkje)").all():
        assert "voorbeeld" in word.inner_text()
    found = visit.shortcomings()
    table = visit.open_table()
    assert "(voorbeeld)" in table.inner_text()
    found += [f"table: {line}" for line in visit.breaches("main details[open]", contrast=False)]
    visit.widen(360)
    found += [f"at 360: {line}" for line in visit.too_wide()]
    visit.widen(320)
    narrow = visit.breaches(contrast=False) + visit.too_wide()
    found += [f"at 320: {line}" for line in narrow]
    assert found == []


@pytest.mark.parametrize("path", REAL)
def test_a_page_of_real_figures_carries_no_mark(walk_to: Open, path: str) -> None:
    visit = walk_to(f"{path}?{PRACTICE}")
    assert marks(visit) == 0
    assert "(voorbeeld)" not in visit.page.locator("main").inner_text()
    assert "voorbeeld" not in " ".join(visit.page.locator("svg text").all_text_contents())


def test_without_the_mode_nothing_is_invented(walk_to: Open) -> None:
    visit = walk_to(f"/thema/balie?{DELFT}")
    assert marks(visit) == 0 and "nog niemand leverde cijfers" in visit.heading
    assert visit.page.locator("#oefenbalk").inner_text() == ""


def test_in_and_out_by_keyboard(read_page: Open) -> None:
    """From the first visit through the second door to a story, and back to what is real."""
    visit = read_page("/")
    door = visit.page.get_by_role("link", name="Oefen met Delft")
    door.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/thema/kanalen?*oefenen=ja*")
    visit.settle()
    assert marks(visit) == 1
    visit.page.get_by_role("link", name="Cijfers", exact=True).first.click()
    visit.page.wait_for_url("**/cijfers?*oefenen=ja*")
    visit.settle()
    visit.page.get_by_role("link", name="Balie en no-show").click()
    visit.page.wait_for_url("**/thema/balie?*oefenen=ja*")
    visit.settle()
    visit.page.locator(".strip").get_by_role("link", name="No-show").click()
    visit.page.wait_for_url("**/cijfer/BAL01?*oefenen=ja*")
    visit.settle()
    out = visit.page.get_by_role("link", name="Stop met oefenen")
    out.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(lambda url: "oefenen" not in url)
    visit.settle()
    assert marks(visit) == 0 and "leverde nog niemand" in visit.page.locator("main").inner_text()
    offer = visit.page.get_by_role("link", name="Oefen met voorbeeldcijfers")
    offer.click()
    visit.page.wait_for_url("**oefenen=ja*")


def test_another_municipality_stays_in_the_mode(read_page: Open) -> None:
    visit = read_page(f"/thema/balie?{PRACTICE}")
    visit.page.locator("#woord-gemeente").click()
    field = visit.page.locator("#kies-gemeente")
    field.fill("Zoetermeer")
    visit.page.get_by_role("option", name="Zoetermeer").first.click()
    visit.page.wait_for_url("**gemeente=GM0637*")
    visit.settle()
    assert "oefenen=ja" in visit.path and "Zoetermeer (voorbeeld)" in visit.heading


def test_the_planted_stories_can_be_read(walk_to: Open) -> None:
    """More digital with more telephone, more digital with less, and a low no-show after reminders."""
    visit = walk_to("/thema/kanalen?gemeente=GM0637&jaar=2024&oefenen=ja")
    text = visit.page.locator("main").inner_text()
    assert "Zoetermeer (voorbeeld): digitaal contact en telefoon zijn allebei gestegen" in text
    visit.follow("/thema/kanalen?gemeente=GM0546&jaar=2024&oefenen=ja")
    text = visit.page.locator("main").inner_text()
    assert "Leiden (voorbeeld): digitaal contact is gestegen en telefoon is gedaald" in text
    visit.follow("/cijfer/BAL01?gemeente=GM0503&jaar=2024&oefenen=ja")
    assert "lager dan" in visit.heading
    assert "sms" in visit.sentence("trend") and "Verzonnen bij dit voorbeeld" in visit.sentence(
        "trend"
    )
    first, last = visit.page.evaluate(
        """() => document.querySelector('#trend-kader .js-plotly-plot').data
          .find(trace => trace.mode === 'lines+markers').y"""
    )[::3]
    assert last < first / 2


def test_what_does_not_add_up_is_said(walk_to: Open) -> None:
    visit = walk_to("/thema/kanalen?gemeente=GM0505&jaar=2023&oefenen=ja")
    assert "samen 97,0%, en dat moet 100% zijn" in visit.words()
    visit.follow("/thema/kanalen?gemeente=GM0484&jaar=2023&oefenen=ja")
    assert "ontbreekt het kanaal geschreven met medewerker" in visit.words()
    visit.follow("/cijfer/KTV01?gemeente=GM0088&jaar=2023&oefenen=ja")
    assert "Het rust op 3 gevallen" in visit.words()


def test_example_amounts_are_apart(walk_to: Open) -> None:
    visit = walk_to(f"/mogelijke-ruimte?{PRACTICE}")
    assert marks(visit) == 0
    visit.page.get_by_role("link", name="Voorbeeldbedragen").click()
    visit.page.wait_for_url("**tab=voorbeeld*")
    visit.settle()
    assert marks(visit) == 1 and "Er is geen totaal." in visit.page.locator("main").inner_text()
    assert visit.shortcomings() == []


def test_the_download_says_so(read_page: Open) -> None:
    visit = read_page(f"/thema/balie?{PRACTICE}")
    with visit.page.expect_download() as found:
        visit.page.get_by_role("link", name="Download (csv): Balie en no-show").click()
    text = found.value.path().read_text(encoding="utf-8-sig")
    assert all("(voorbeeld)" in line for line in text.splitlines()[1:] if line.count(";") > 2)
    visit.troubles = [t for t in visit.troubles if "ERR_ABORTED" not in t]
