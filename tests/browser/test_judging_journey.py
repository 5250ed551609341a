"""A gemeentesecretaris judges lines, compares two scenarios and takes memo and kadernota along; a colleague comes second."""

import re
import subprocess
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.visiting import Visit

DELFT = "/beoordeling?gemeente=GM0503&jaar=2023"
ENSCHEDE = "/beoordeling?gemeente=GM0153&jaar=2023"
UNCHECKED = "naam niet gecontroleerd"


def introduce(visit: Visit, name: str) -> None:
    """Say who writes."""
    visit.page.get_by_label("Uw naam").fill(name)
    visit.page.get_by_role("button", name="Onthoud wie ik ben").click()
    expect(visit.page.locator("#wie")).to_contain_text(name)


def line(visit: Visit, key: str) -> Locator:
    """The row of a line, with its fields open."""
    row = visit.page.locator(f"#lijn-{key.lower()}")
    summary = row.locator("details.schrijf > summary")
    if row.locator("details.schrijf[open]").count() == 0:
        summary.focus()
        visit.page.keyboard.press("Enter")
    return row


def judge(visit: Visit, key: str, status: str, why: str, **fields: str) -> Locator:
    """Fill in the fields of a line and save it."""
    row = line(visit, key)
    row.get_by_role("textbox", name="Oordeel", exact=True).click()
    visit.page.get_by_role("option", name=status).locator("visible=true").click()
    row.get_by_label("Waarom?").fill(why)
    for label, text in fields.items():
        row.get_by_label(label.replace("_", " ")).fill(text)
    button = row.get_by_role("button", name="Bewaar oordeel")
    button.focus()
    visit.page.keyboard.press("Enter")
    return row


def keep_scenario(visit: Visit, name: str, paces: tuple[str, str, str, str]) -> None:
    page = visit.page
    for n, pace in enumerate(paces, start=1):
        page.locator(f"#scenario-pace-{n}").fill(pace)
    page.get_by_label("Naam van het scenario").fill(name)
    page.get_by_role("button", name="Bewaar scenario").click()
    expect(page.locator("#scenario-zegt")).to_contain_text(f"Scenario {name} is bewaard.")


def choose(visit: Visit, label: str, name: str) -> None:
    visit.page.get_by_role("textbox", name=label, exact=True).click()
    visit.page.get_by_role("option", name=name).locator("visible=true").click()


def test_from_three_judgements_to_kadernota_and_memo(open_page: Open, tmp_path: Path) -> None:
    visit = open_page(DELFT)
    page = visit.page
    introduce(visit, "Secretaris van de proef")

    # A mistake stands at its field, and nothing is lost.
    row = judge(
        visit, "S-BRZ-IV3", "Voorstel aan college", "Het verschil houdt stand.",
        Eenmalige_kosten="1.5", Deel_dat_geld_wordt="60%", Programma="Dienstverlening",
    )  # fmt: skip
    expect(row.locator(".zegt")).to_contain_text("Het eenmalige bedrag is '1.5'")
    row.get_by_label("Eenmalige kosten").fill("150.000")
    row.get_by_role("button", name="Bewaar oordeel").click()
    expect(row.get_by_role("status")).to_contain_text("is bewaard: voorstel aan college")
    expect(row.locator(".besluit")).to_contain_text(UNCHECKED)

    # A line without an amount can be judged too; one that leaves the total stays in sight.
    judge(visit, "S-BEL-IV3", "Te onderzoeken", "Vraag de uitvoerder naar het aantal aanslagen.")
    row = judge(visit, "S-VER-IV3", "Bewuste keuze", "De raad koos voor meer toezicht.")
    expect(row.locator(".besluit")).to_contain_text("telt niet mee in het totaal")
    expect(page.locator("#oordelen-totaal")).to_contain_text("Elke lijn heeft een oordeel.")
    expect(page.locator("#oordelen-totaal")).to_contain_text("Wonen en bouwen (8.3): bewuste keuze")

    # Sliders and number fields say the same, by keyboard; two scenarios are kept and compared.
    page.get_by_role("slider", name=re.compile(r"\(t\+1\)")).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#scenario-pace-1")).to_have_value("30")
    expect(page.locator("#scenario-uitkomst")).to_contain_text("Waarvan capaciteit")
    keep_scenario(visit, "Rustig", ("20", "40", "60", "100"))
    keep_scenario(visit, "Snel", ("60", "80", "100", "100"))
    choose(visit, "Eerste scenario", "Rustig")
    choose(visit, "Tweede scenario", "Snel")
    beside = page.locator("#naast-inhoud")
    expect(beside.locator("thead")).to_contain_text("Snel")
    expect(beside.locator("tbody tr")).to_have_count(6)
    expect(beside).to_contain_text("2027 20%")
    expect(beside.locator(".main-svg").first).to_be_visible()
    with page.expect_download() as kept:
        beside.get_by_role("button", name="Afbeelding (svg)").click()
    picture = Path(kept.value.path()).read_text(encoding="utf-8")
    assert "Rustig" in picture and "Snel" in picture

    # The kadernota on the screen, and in a file that another program reads.
    choose(visit, "Scenario", "Snel")
    table = page.locator("#kadernota-inhoud table").first
    expect(table).to_contain_text("Totaal structureel")
    expect(table).to_contain_text("p.m.")
    way = page.get_by_role("link", name="Kadernota als PDF")
    expect(way).to_have_attribute("href", re.compile("scenario=Snel"))
    with page.expect_download() as kept:
        way.click()
    words = text_of(kept.value.path())
    assert "Scenario Snel" in words and "Dienstverlening" in words and UNCHECKED in words
    with page.expect_download() as kept:
        page.get_by_role("link", name="Memo van twee bladzijden (PDF)").click()
    memo = kept.value.path()
    assert pages_of(memo) <= 2
    assert "Het verschil houdt stand." in text_of(memo) and UNCHECKED in text_of(memo)

    # The log says who and when; the page is sound with all of this on it.
    page.locator("#logboek-inhoud summary").click()
    log = page.locator("#logboek-lijst > li")
    expect(log).to_have_count(5)
    assert all(UNCHECKED in text for text in log.all_inner_texts())
    assert visit.shortcomings() == []
    visit.widen(320)
    assert visit.shortcomings(contrast=False) == []


def test_of_two_people_the_second_sees_the_first_and_is_asked_again(open_page: Open) -> None:
    first, second = open_page(ENSCHEDE), open_page(ENSCHEDE)
    introduce(first, "Secretaris van de proef")
    introduce(second, "Controller van de proef")
    assert "€" not in first.page.locator("#oordelen-totaal").inner_text()
    row = judge(first, "S-BRZ-IV3", "Niet nu", "Eerst de boeking op orde.")
    expect(row.locator(".zegt")).to_contain_text("is bewaard: niet nu")

    mine = "Toch onderzoeken: het aantal aanvragen is hoog."
    row = judge(second, "S-BRZ-IV3", "Te onderzoeken", mine)
    alert = row.get_by_role("alert")
    expect(alert).to_contain_text("Intussen heeft Secretaris van de proef")
    expect(row.locator(".besluit")).to_contain_text("Eerst de boeking op orde.")
    expect(row.get_by_label("Waarom?")).to_have_value(mine)
    row.get_by_role("button", name="Bewaar oordeel").click()
    expect(row.locator(".zegt")).to_contain_text("is bewaard: te onderzoeken")
    row.get_by_text("Toon 1 eerdere versie").click()
    expect(row.locator(".versies")).to_contain_text("Eerst de boeking op orde.")

    # Without amounts the scenarios are folded away, and the page is as sound as any.
    assert second.page.locator("#scenario-naam").is_hidden()
    assert second.shortcomings() == []


def test_the_calendar_leads_to_each_moment(read_page: Open) -> None:
    visit = read_page("/kalender?gemeente=GM0153&jaar=2023")
    assert visit.heading.startswith("Kadernota")
    for name in ("Begroting", "Jaarrekening"):
        visit.page.get_by_role("navigation", name="Moment in het jaar").get_by_role(
            "link", name=name
        ).click()
        visit.page.wait_for_url(f"**moment={name.lower()}**")
        visit.settle()
        assert visit.heading.startswith(name)
        assert visit.page.locator("main h2").first.inner_text() == "Wat vorig jaar is beoordeeld"
        assert visit.shortcomings() == []
    visit.widen(320)
    assert visit.shortcomings(contrast=False) == []


def text_of(pdf: Path) -> str:
    """The words of a PDF, as another program reads them."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return re.sub(r"\s+", " ", done.stdout)


def pages_of(pdf: Path) -> int:
    """How many pages it has."""
    done = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True)
    found = re.search(r"Pages:\s+(\d+)", done.stdout)
    assert found is not None
    return int(found[1])
