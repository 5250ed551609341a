"""A duidingsgesprek on a large screen, without a mouse: from message to message, an agreement written, and out."""

import re
from datetime import date

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_judging_journey import introduce

NEXT = date.today().year + 1
DELFT = "/gesprek?gemeente=GM0503&jaar=2023"


def test_a_talk_by_keyboard_with_an_agreement_written_on_the_way(open_page: Open) -> None:
    visit = open_page(DELFT, reduced_motion="reduce")
    page = visit.page
    introduce(visit, "Adviseur van de proef")
    page.get_by_role("link", name="Start de presentatie").focus()
    page.keyboard.press("Enter")
    heading = page.locator("main h1")
    expect(heading).to_have_accessible_name(
        "Scherm 1 van 9: Twee afwijkingen van Delft houden stand"
    )
    expect(heading).to_be_focused()
    expect(page.locator("header.top")).to_be_hidden()
    motion = page.locator(".presentatie-vel").evaluate("e => getComputedStyle(e).animationName")
    assert motion == "none"

    for key, number in (("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("Shift+ ", 3), ("PageUp", 2), ("ArrowLeft", 1), ("ArrowLeft", 1), ("ArrowRight", 2), ("ArrowRight", 3)):  # fmt: skip
        page.keyboard.press(key)
        expect(heading).to_have_accessible_name(re.compile(f"Scherm {number} van 9"))
        expect(heading).to_be_focused()
    assert page.title().startswith("Apparaatskosten per inwoner")
    assert page.url.endswith("scherm=3"), "a colleague can open the same screen"

    # Keys that belong to a field stay there; what is written is about the figure on the screen.
    summary = page.get_by_text("Schrijf een afspraak of aantekening")
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Wat spreken wij af?").press_sequentially("Bel Emmen ")
    page.get_by_label("Wat spreken wij af?").press("ArrowRight")
    expect(heading).to_have_accessible_name(re.compile("Scherm 3 van 9"))
    page.get_by_label("Wie doet het?").fill("Team inkoop")
    page.get_by_label("Uiterlijk wanneer?").fill(f"1-3-{NEXT}")
    page.get_by_role("button", name="Bewaar afspraak").focus()
    page.keyboard.press("Enter")
    kept = page.locator("#gesprek-schrijf .opmerkinglijst").first
    expect(kept).to_contain_text(f"Team inkoop, uiterlijk 1 maart {NEXT}.")
    expect(kept).to_contain_text("Apparaatskosten per inwoner")
    assert visit.breaches(contrast=False) == []

    page.get_by_label("Wat werd er gezegd?").fill("Blijft onder ons.")
    page.get_by_role("button", name="Bewaar aantekening").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".gesprek-notities")).to_contain_text("Blijft onder ons.")

    # Escape leaves a field first, and then the presentation.
    page.get_by_label("Wie doet het?").focus()
    page.keyboard.press("Escape")
    expect(heading).to_be_focused()
    page.keyboard.press("Escape")
    expect(heading).to_have_text("Twee afwijkingen van Delft houden stand")
    expect(heading).to_be_focused()
    assert "scherm" not in page.url

    # A page is printed to a file too: with the agreements, without notes, fields or buttons.
    page.emulate_media(media="print")
    main = page.locator("main")
    expect(main).to_contain_text("Team inkoop", use_inner_text=True)
    expect(main).not_to_contain_text("Blijft onder ons.", use_inner_text=True)
    expect(main).not_to_contain_text("Aantekening ", use_inner_text=True)
    page.emulate_media(media="screen")

    # How it stands is said where it is read.
    row = page.locator("#gesprek-schrijf .opmerkinglijst > li").first
    row.get_by_text("Werk bij").click()
    row.get_by_role("textbox", name="Hoe staat het?").click()
    page.get_by_role("option", name="Losgelaten").locator("visible=true").click()
    row.get_by_label("Waarom?").fill("Emmen werkt anders.")
    row.get_by_role("button", name="Bewaar de stand").click()
    expect(row).to_contain_text("losgelaten")
    expect(row).to_contain_text("Emmen werkt anders.")
