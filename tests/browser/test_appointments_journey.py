"""Somebody reckons with the slot of their own roster: the hours, the link and the way back follow."""

from tests.browser.conftest import Open

ROTTERDAM = "gemeente=GM0599&jaar=2024&verslag=rekening&groep=grootte-8&oefenen=ja"


def test_other_assumptions_stand_in_the_link_and_can_be_taken_back(open_page: Open) -> None:
    visit = open_page(f"/afspraken?{ROTTERDAM}")
    heading = visit.page.locator("#no-show-uren-kop")
    before = heading.inner_text()
    visit.page.get_by_text("Reken met uw eigen aannames").click()
    visit.page.get_by_label("Minuten per afspraak").fill("20")
    visit.page.get_by_label("Deel dat wordt opgevuld").fill("0,3")
    visit.page.get_by_role("button", name="Reken opnieuw").click()
    visit.page.wait_for_url("**slot=20*")
    visit.settle()
    assert "opgevuld=0%2C3" in visit.page.url
    assert heading.inner_text() != before
    assert "20 minuten leeg. Zelf gekozen." in visit.words()
    assert visit.breaches() + visit.too_wide() + visit.troubles == []
    visit.page.get_by_role("link", name="Terug naar onze aannames").click()
    visit.page.wait_for_url(lambda url: "slot=" not in url)
    visit.settle()
    assert heading.inner_text() == before
