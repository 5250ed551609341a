"""A gemeentesecretaris: how much, how sure, against what, and who has done it; by keyboard alone."""

import re

from benchmark import answers, dutch
from benchmark.viewing import View
from tests.browser.conftest import Open

DELFT = "gemeente=GM0503&jaar=2023"


def test_from_the_range_to_its_steps_and_another_reference(read_page: Open, view: View) -> None:
    answer = answers.room_for_savings(view, answers.question(view, "Delft", 2023))
    assert answer.total is not None
    visit = read_page(f"/mogelijke-ruimte?{DELFT}")
    main = visit.page.locator("main")
    words = main.inner_text()

    # The range, its reference, and what must stand beside it.
    for amount in (answer.total.low, answer.total.high):
        assert dutch.amount(amount) in words
    assert "In 8 van de 10 doorrekeningen" in words
    assert "De helft van de gemeenten ligt per definitie boven de mediaan." in words
    assert "referentie: middelste gemeente" in words
    assert "houdt stand in alle" in words.lower()

    # Two named municipalities that reach the reference, and what is not known of them.
    named = main.get_by_text("Hun kwaliteit is nog niet bekend").inner_text()
    assert len(re.findall(r"\(€", named)) >= 2

    # The steps add up to what stands below them, as shown.
    rows = main.locator(".waterval > li")
    assert rows.first.inner_text().startswith("Bruto verschil")
    assert dutch.amount(answer.lines[0].anatomy.central) in rows.last.inner_text()

    # Another reference by keyboard: the link says it, and the amounts follow.
    choice = main.get_by_role("link", name="Laagste kwart")
    choice.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**referentie=kwart**")
    visit.settle()
    higher = main.inner_text()
    assert "referentie: laagste kwart" in higher and "laagste kwart van 15 gemeenten" in higher
    assert visit.page.locator(".niveaus .hier").inner_text() == "Laagste kwart"

    # Another line taken apart, and the colleague who opens the link sees the same.
    main.get_by_role("link", name=re.compile("Hoe komt dit bedrag tot stand.*8.3")).click()
    visit.page.wait_for_url("**lijn=S-VER-IV3**")
    visit.settle()
    heading = visit.page.locator("#lijn").inner_text()
    assert heading.startswith("Wonen en bouwen (8.3)")
    colleague = read_page(visit.path)
    assert colleague.page.locator("#lijn").inner_text() == heading


def test_fees_and_overhead_stand_on_a_sheet_of_their_own(read_page: Open) -> None:
    visit = read_page(f"/mogelijke-ruimte?{DELFT}")
    visit.page.get_by_role("link", name="Dekking en overhead", exact=True).click()
    visit.page.wait_for_url("**tab=dekking**")
    visit.settle()
    words = visit.page.locator("main").inner_text()
    assert "Deze cijfers tellen in geen enkel bedrag mee." in words
    assert "miljoen" not in words
