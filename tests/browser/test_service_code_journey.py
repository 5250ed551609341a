"""A colleague goes from a norm to the question that belongs to it, and says how the municipality stands."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_judging_journey import UNCHECKED, introduce

ZWOLLE = "/burgerservicecode?gemeente=GM0193&jaar=2024&verslag=rekening&oefenen=ja"
QUESTION = "Is er een participatieplan, en meldt de gemeente achteraf de uitkomst?"


def test_from_a_norm_to_its_question_and_an_answer_that_stays(open_page: Open) -> None:
    visit = open_page(ZWOLLE, width=360)
    page = visit.page
    introduce(visit, "Een collega van de proef")
    page.get_by_role("link", name=QUESTION).click()
    row = page.locator("li:has(#vraag-participatieplan)")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("Aan zet: secretaris en griffier.")
    row.locator("summary").filter(has_text="Leg een antwoord vast").focus()
    page.keyboard.press("Enter")
    row.get_by_role("textbox", name="Antwoord", exact=True).click()
    page.get_by_role("option", name="Bezig").locator("visible=true").click()
    row.get_by_label("Stand op").fill("31-2-2026")
    save = row.get_by_role("button", name="Bewaar dit antwoord")
    save.click()
    expect(row).to_contain_text("verwacht wordt een datum")
    row.get_by_label("Stand op").fill("14-3-2026")
    row.get_by_label("Toelichting").fill("Het plan ligt bij de raad.")
    save.click()
    expect(row).to_contain_text("Zo stond het op 14 maart 2026.")
    assert visit.breaches() + visit.too_wide() == []
    visit.go(ZWOLLE)
    row = page.locator("li:has(#vraag-participatieplan)")
    expect(row).to_contain_text("Het plan ligt bij de raad.")
    expect(row).to_contain_text(UNCHECKED)
