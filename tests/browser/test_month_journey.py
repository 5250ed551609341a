"""Somebody of a municipality adds months from a telephone export with the keyboard alone, and sees what is odd."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmark.ledger.moment import MONTHS
from tests.browser.conftest import Open
from tests.browser.test_judging_journey import introduce
from tests.browser.visiting import Visit

ALMERE = "?gemeente=GM0034&jaar=2023"
PAGE = f"/deze-maand{ALMERE}"
YEAR = [f"{month} 2025" for month in MONTHS]


def export(path: Path, *more: str) -> str:
    """A year of calls in which nothing odd happens, and what comes after it."""
    rows = [f"{month};{1000 + 7 * (n % 5)};{700 + 5 * (n % 4)}" for n, month in enumerate(YEAR)]
    path.write_text("\r\n".join(["Periode;Aangeboden;Snel", *rows, *more]), encoding="utf-8")
    return str(path)


def press(visit: Visit, name: str, role: str = "button") -> None:
    """Go to a button or link as the keyboard does, and press it."""
    visit.page.get_by_role(role, name=name).focus()  # type: ignore[arg-type]
    visit.page.keyboard.press("Enter")


def type_choice(visit: Visit, label: str, text: str) -> None:
    """Choose in a plain select by typing what it begins with."""
    visit.page.get_by_label(label).focus()
    visit.page.keyboard.type(text)


def plain(visit: Visit) -> list[str]:
    """What is wrong with a page of the form, wide and on the narrowest phone."""
    found = visit.shortcomings()
    visit.page.set_viewport_size({"width": 320, "height": 640})
    found += visit.shortcomings(contrast=False)
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    return found


@pytest.mark.parametrize("width", [1280, 320])
def test_the_empty_page_is_sound(read_page: Open, width: int) -> None:
    visit = read_page("/deze-maand?gemeente=GM0088&jaar=2023", width)
    assert visit.heading == "Hoe gaat het deze maand?"
    expect(visit.page.locator("ol.stappen > li")).to_have_count(3)
    assert visit.shortcomings() == []


def test_from_an_export_to_the_signal_and_the_year(open_page: Open, tmp_path: Path) -> None:
    visit = open_page(f"/profiel{ALMERE}")
    page = visit.page
    introduce(visit, "Een teamleider van de proef")
    visit.go(PAGE)
    press(visit, "Kies een export", "link")
    expect(page.get_by_role("heading", level=1)).to_have_text("Voeg maanden toe")
    assert plain(visit) == []

    # Step 1 and 2: a file and its columns, by keyboard.
    page.get_by_label("Csv-bestand").set_input_files(export(tmp_path / "telefoon.csv"))
    press(visit, "Lees het bestand")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kies de kolommen")
    expect(page.get_by_label("In welke kolom staat de maand")).to_have_value("Periode")
    type_choice(visit, "Kolom Aangeboden", "Aangeboden")
    type_choice(visit, "Kolom Snel", "Beantwoord binnen")
    expect(page.get_by_label("Kolom Aangeboden")).to_have_value("aangeboden-oproepen")
    expect(page.get_by_label("Kolom Snel")).to_have_value("beantwoord-binnen-25-seconden")
    page.get_by_label("Naam waaronder").fill("Telefonie")
    assert plain(visit) == []

    # Step 3: what was read.
    press(visit, "Lees en bewaar de maanden")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit is gelezen")
    expect(page.get_by_role("status")).to_contain_text("24 nieuwe cijfers zijn bewaard.")
    expect(page.get_by_role("status")).to_contain_text(
        "12 maanden (januari 2025 tot en met december 2025)"
    )
    assert plain(visit) == []

    # A month later: one step, because the columns are known; and this month is odd.
    press(visit, "Nog een bestand", "link")
    later = export(tmp_path / "telefoon-2.csv", "januari 2026;1003;210")
    page.get_by_label("Csv-bestand").set_input_files(later)
    expect(page.get_by_label("Indeling van de kolommen")).to_have_value("Telefonie")
    press(visit, "Lees het bestand")
    expect(page.get_by_role("status")).to_contain_text("2 nieuwe cijfers zijn bewaard.")
    press(visit, "Bekijk deze maand", "link")
    visit.settle()
    assert visit.heading == "Januari 2026: 2 van de 3 cijfers wijken af van de maanden ervoor"
    card = page.locator("#maand-tel01")
    expect(card.get_by_role("heading")).to_have_text(
        "Servicelevel telefonie (25 seconden): lager dan de maanden ervoor"
    )
    expect(card.locator("figcaption")).to_contain_text("In januari 2026 was dit 20,9%.")
    assert visit.open_table(card).locator("tbody tr").count() == 13
    with page.expect_download() as kept:
        card.get_by_role("link", name="Download (csv)").click()
    assert "2026-01;20,9" in kept.value.path().read_text(encoding="utf-8-sig")

    # The whole year is taken over; the year that began is not.
    year = page.locator("#maand-jaren")
    expect(year).to_contain_text("1 van 12 maanden")
    press(visit, "Neem 2 antwoorden over")
    expect(year).to_contain_text("2 antwoorden zijn overgenomen in de vragenlijst.")
    expect(year).to_contain_text("De hele jaren staan al in de vragenlijst.")
    assert visit.shortcomings() == []
    visit.widen(320)
    assert visit.shortcomings(contrast=False) == []
    visit.go(f"/aanleveren/contactcentrum{ALMERE}&over=2025")
    total = sum(1000 + 7 * (n % 5) for n in range(12))
    expect(page.get_by_label("Antwoord over 2025, in oproepen").first).to_have_value(str(total))


def test_a_mistake_is_said_in_words_and_nothing_is_lost(open_page: Open, tmp_path: Path) -> None:
    visit = open_page(f"/profiel{ALMERE}")
    introduce(visit, "Een teamleider van de proef")
    visit.page.goto(f"{visit.site}/deze-maand/bestand?gemeente=GM0080&jaar=2023")
    file = export(tmp_path / "fout.csv", "januari 2026;1.5;abc")
    visit.page.get_by_label("Csv-bestand").set_input_files(file)
    press(visit, "Lees het bestand")
    type_choice(visit, "Kolom Aangeboden", "Aangeboden")
    type_choice(visit, "Kolom Snel", "Beantwoord binnen")
    press(visit, "Lees en bewaar de maanden")
    alert = visit.page.get_by_role("alert")
    expect(alert).to_contain_text("Er is niets bewaard: in het bestand staan fouten.")
    expect(alert).to_contain_text("Regel 14: Kolom ‘Aangeboden’.")
    expect(visit.page.get_by_label("Kolom Snel")).to_have_value("beantwoord-binnen-25-seconden")
    assert plain(visit) == []
    assert visit.troubles == []
