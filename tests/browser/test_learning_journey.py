"""Delft asks Westland, which reads it on its own page and answers; Delft finds the answer. By keyboard, and on a phone."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_judging_journey import introduce
from tests.browser.visiting import Visit

DELFT = "/leerkring?gemeente=GM0503&jaar=2023&thema=belastingen"
WESTLAND = "/leerkring?gemeente=GM1783&jaar=2023"
MAIL = "belastingen@gemeente.example.nl"
ASKED, ANSWER = "Hoe houdt u de kosten laag?", "Wij sturen bijna alles digitaal."


def unfold(visit: Visit, words: str) -> None:
    """Open a part of the page as the keyboard does."""
    visit.page.get_by_text(words, exact=True).focus()
    visit.page.keyboard.press("Enter")


def press(visit: Visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).focus()
    visit.page.keyboard.press("Enter")


def at(visit: Visit, name: str, gemeente: str) -> None:
    """Say who writes, and for which municipality."""
    visit.page.get_by_label("Gemeente waar u werkt").fill(gemeente)
    introduce(visit, name)


def sound(visit: Visit) -> list[str]:
    """What is wrong with the page as it stands, wide and on the narrowest phone."""
    found = visit.shortcomings()
    visit.widen(320)
    found += visit.breaches(contrast=False) + visit.too_wide()
    visit.widen(1280)
    return found


def test_a_question_to_a_colleague_and_the_answer(open_page: Open) -> None:
    westland = open_page(WESTLAND + "&thema=belastingen")
    at(westland, "Teamleider van de proef", "Westland")
    expect(westland.page.locator("#leerkring-reactie")).to_contain_text("Delft")
    unfold(westland, "Zet Westland open voor vragen")
    westland.page.get_by_label("Functie, of naam").fill("Teamleider belastingen")
    westland.page.get_by_label("E-mailadres").fill("geen adres")
    press(westland, "Bewaar")
    expect(westland.page.locator("#weigering")).to_contain_text("naam@gemeente.nl")
    westland.page.get_by_label("E-mailadres").fill(MAIL)
    press(westland, "Bewaar")
    expect(westland.page.locator("#weigering")).to_be_empty()
    expect(westland.page.locator("#leerkring-open")).to_contain_text(MAIL)

    delft = open_page(DELFT)
    expect(delft.page.locator(".kring")).to_contain_text("staat open voor vragen")
    expect(delft.page.locator("#leerkring-open")).not_to_contain_text(MAIL)
    at(delft, "Adviseur van de proef", "Delft")
    expect(delft.page.locator("#leerkring-open")).to_contain_text(MAIL)
    unfold(delft, "Stel een vraag namens Delft")
    delft.page.get_by_role("textbox", name="Aan welke gemeenten").click()
    delft.page.get_by_role("option", name="Westland (staat open voor vragen)").click()
    delft.page.keyboard.press("Escape")
    delft.page.get_by_label("Uw vraag").fill(ASKED)
    press(delft, "Plaats de vraag")
    expect(delft.page.locator("#leerkring-vragen")).to_contain_text("vraagt Westland")
    assert sound(delft) == []
    delft.page.emulate_media(media="print")  # a printed page goes further than who looks at it
    assert MAIL not in delft.page.locator("main").inner_text()
    delft.page.emulate_media(media="screen")

    # On another theme of its own page Westland sees that somebody asked, and goes there.
    westland.go(WESTLAND + "&thema=balie")
    expect(westland.page.locator("main")).to_contain_text("Aan Westland is 1 vraag gesteld")
    westland.page.locator(".melding").get_by_role("link", name="Belastingen").click()
    expect(westland.page.locator("#leerkring-vragen")).to_contain_text("aan u gevraagd")
    unfold(westland, "Geef antwoord")
    westland.page.get_by_label("Geef antwoord namens Westland").fill(ANSWER)
    press(westland, "Plaats")
    expect(westland.page.locator(".antwoorden")).to_contain_text(ANSWER)

    delft.go(DELFT)
    delft.page.get_by_label("Zoek in vragen").fill("digitaal westland")
    expect(delft.page.locator("#leerkring-vragen-lijst")).to_contain_text(
        "1 vraag gevonden, van 1."
    )
    expect(delft.page.locator("#leerkring-vragen-lijst")).to_contain_text(ANSWER)
    delft.page.get_by_label("Zoek in vragen").fill("parkeren")
    expect(delft.page.locator("#leerkring-vragen-lijst")).not_to_contain_text(ANSWER)
