"""The page Vergelijk in a browser: choosing, sharing, small screens, keyboard, and what merged."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import Open
from tests.browser.test_keyboard import MARK, focused, tab_to, walk
from tests.browser.visiting import Visit

DELFT = "/vergelijk?gemeente=GM0503"
FULL = "&jaar=2023&verslag=rekening&groep=grootte-15"
STATES = {
    "as it opens": (DELFT, "Delft naast Emmen, Venlo en Deventer"),
    "eight": (
        f"{DELFT}&met=GM0080-GM0796-GM0363-GM0034-GM0518-GM0088-GM0150&cijfers=BRZ03-BAL01-BEL15&x=KST03&y=KST09",
        "Nog niemand leverde",
    ),
    "merged": (f"{DELFT}&met=GM0010-GM0114&cijfers=BRZ03", "Delfzijl bestaat niet meer"),
    "nobody": (f"{DELFT}&met=GM0503", "minstens één andere gemeente"),
    "no figures": (f"{DELFT}&met=GM0114&cijfers=BAL01&x=BAL01", "leverde nog niemand cijfers"),
    "another year": (f"{DELFT}&jaar=2024", "niet te toetsen"),
    "budget": (f"{DELFT}&jaar=2025&verslag=begroting", "begroting 2025"),
    "not delivered": ("/vergelijk?gemeente=GM1961&jaar=2023", "niet geleverd"),
    "practice": (f"{DELFT}&oefenen=ja", "(voorbeeld)"),
    "mixed": (f"{DELFT}&oefenen=ja&met=GM0796-GM0363&cijfers=BRZ03-BAL01&x=BRZ03&y=BAL01", "(voorbeeld)"),
}  # fmt: skip


def columns(visit: Visit) -> list[str]:
    return visit.page.locator(".naast thead th").all_text_contents()


def query(visit: Visit) -> dict[str, str]:
    return {k: v[0] for k, v in parse_qs(urlsplit(visit.page.url).query).items()}


def pick(visit: Visit, field: str, text: str, name: str) -> None:
    """Type in a field and take the option of that name, with the keyboard."""
    visit.page.locator(field).focus()
    visit.page.keyboard.type(text)
    visit.page.get_by_role("option", name=name, exact=True).wait_for()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")


def arrived(visit: Visit, column: str) -> None:
    """Wait until a column stands in the table."""
    visit.until("[...document.querySelectorAll('.naast thead th')].some(e => e.textContent === arg)", column)  # fmt: skip
    visit.settle()


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_in_order_wide_and_narrow(walk_to: Open, state: str) -> None:
    path, words = STATES[state]
    visit = walk_to(path)
    assert words in visit.words()
    found = visit.shortcomings()
    visit.widen(320)
    narrow = visit.breaches(contrast=False) + visit.too_wide()
    found += [f"at 320: {line}" for line in narrow]
    assert found == []


@pytest.mark.parametrize("width", [1280, 320])
def test_what_opens_is_in_order(read_page: Open, width: int) -> None:
    visit = read_page(f"{DELFT}&met=GM0114-GM0796&cijfers=BRZ03-KST04", width=width)
    page = visit.page
    opened = page.locator("main .acties summary").all()
    for summary in opened:
        summary.click()
    page.locator("main details[data-bron][open] table").nth(1).wait_for()
    assert visit.breaches() + visit.too_wide() == []
    for summary in opened:  # axe would read every row of every table again for each list below
        summary.click()
    for field in ("#naast-gemeenten", "#naast-cijfers", "#verband-x"):
        page.locator(field).click()
        page.get_by_role("option").first.wait_for()
        assert visit.breaches(contrast=field == "#verband-x") + visit.too_wide() == [], field
        page.keyboard.press("Escape")
        page.get_by_role("option").first.wait_for(state="hidden")


def test_a_journey_from_a_choice_to_a_link_that_somebody_else_opens(read_page: Open) -> None:
    visit = read_page(f"{DELFT}&cijfers=BRZ03-KST04")
    pick(visit, "#naast-gemeenten", "Zutph", "Zutphen")
    pick(visit, "#naast-cijfers", "No-sh", "No-show (nog niemand leverde)")
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("button", name="Zet naast elkaar").click()
    arrived(visit, "Zutphen")
    assert query(visit)["met"] == "GM0114-GM0983-GM0150-GM0301"
    assert query(visit)["cijfers"] == "BRZ03-KST04-BAL01"
    assert columns(visit) == ["Cijfer", "Delft", "Emmen", "Venlo", "Deventer", "Zutphen"]
    assert "Nog niemand leverde dit cijfer." in visit.words()
    assert focused(visit, "#naast-toon"), "the focus stays where the choice was made"

    visit.page.get_by_role("link", name="Wissel de assen").click()
    visit.until("new URLSearchParams(location.search).get('x') === 'BRZ03'")
    visit.settle()
    assert query(visit)["cijfers"] == "BRZ03-KST04-BAL01", "the rest of the choice stays"

    other = read_page(visit.path, width=360)
    assert other.heading == visit.heading
    assert columns(other) == columns(visit)
    assert other.sentence("verband") == visit.sentence("verband")

    visit.page.go_back()
    visit.until("new URLSearchParams(location.search).get('x') === null")


def test_another_year_in_the_sentence_keeps_the_choice(read_page: Open) -> None:
    visit = read_page(f"{DELFT}{FULL}&met=GM0796&cijfers=BRZ03&x=KST05&y=BRZ03")
    visit.page.locator("#woord-periode").click()
    visit.page.locator("#kies-periode").click()
    visit.page.get_by_role("option", name="jaarrekening 2022").click()
    visit.page.wait_for_url("**jaar=2022*")
    visit.until("document.querySelector('.kop .onder').textContent.includes('2022')")
    visit.settle()
    asked = query(visit)
    assert (asked["met"], asked["cijfers"], asked["x"], asked["y"]) == (
        "GM0796", "BRZ03", "KST05", "BRZ03",
    )  # fmt: skip
    assert columns(visit) == ["Cijfer", "Delft", "'s-Hertogenbosch"]


def test_into_oefenmodus_and_out_again_keeps_the_choice(read_page: Open) -> None:
    visit = read_page(f"{DELFT}&met=GM0796&cijfers=BRZ03-BAL01&x=BAL01&y=BRZ03")
    assert visit.page.locator(".stempel").count() == 0 and "(voorbeeld)" not in visit.words()
    visit.page.locator("main").get_by_role("link", name="Oefen met voorbeeldcijfers").first.click()
    visit.page.locator(".stempel").wait_for()
    visit.settle()
    assert query(visit)["cijfers"] == "BRZ03-BAL01" and query(visit)["x"] == "BAL01"
    cells = visit.page.locator(".naast tbody tr").nth(1).locator("td .waarde").all_inner_texts()
    assert len(cells) == 2 and all("(voorbeeld)" in cell for cell in cells)
    assert "(voorbeeld)" in visit.sentence("verband")
    assert visit.page.locator("#verband-kader .annotation", has_text="voorbeeld").count()
    table = visit.open_table(visit.card("verband"))
    assert "(voorbeeld)" in table.locator("tbody tr").first.inner_text()
    visit.page.get_by_role("link", name="Stop met oefenen").click()
    visit.page.locator(".stempel").wait_for(state="detached")
    visit.settle()
    assert query(visit)["met"] == "GM0796" and query(visit)["cijfers"] == "BRZ03-BAL01"
    assert "(voorbeeld)" not in visit.words()


def test_the_successor_of_a_merged_municipality_with_one_press(read_page: Open) -> None:
    visit = read_page(f"{DELFT}&met=GM0080-GM0010-GM0114&cijfers=BRZ03-KST04")
    assert columns(visit) == ["Cijfer", "Delft", "Leeuwarden", "Emmen"], "the others stay"
    visit.page.get_by_role("link", name="Neem Eemsdelta").click()
    arrived(visit, "Eemsdelta")
    assert columns(visit) == ["Cijfer", "Delft", "Leeuwarden", "Eemsdelta", "Emmen"]
    assert "bestaat niet meer" not in visit.words()


def test_the_table_of_the_scatter_holds_its_numbers(read_page: Open) -> None:
    visit = read_page(f"{DELFT}&met=GM0796&x=KST05&y=BRZ03")
    table = visit.open_table(visit.card("verband"))
    own = table.locator("tr.eigen")
    assert own.locator("th").inner_text() == "Delft"
    for shown in own.locator("td.g").all_inner_texts()[1:]:
        assert shown in visit.sentence("verband")


# Without a mouse --------------------------------------------------------------------------------------


def test_tab_passes_everything_in_order_and_shows_where(read_page: Open) -> None:
    visit = read_page(f"{DELFT}&met=GM0114&cijfers=BRZ03-KST04")
    expected = visit.page.evaluate(MARK)
    stops = walk(visit)
    reached = [s["halt"] for s in stops]
    assert [name for n, name in enumerate(expected) if n not in reached] == []
    assert reached == sorted(reached), "the order of the page"
    assert [s for s in stops if s["outline"] < 2] == []
    assert [s for s in stops if not s["shown"] or s["covered"]] == []


def test_choosing_and_dropping_by_keyboard(read_page: Open) -> None:
    visit = read_page(f"{DELFT}&met=GM0114-GM0983&cijfers=BRZ03")
    tab_to(visit, "#naast-gemeenten")
    visit.page.keyboard.press("Backspace")  # takes the last one away
    visit.page.keyboard.type("Leid")
    visit.page.get_by_role("option", name="Leiden", exact=True).wait_for()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Escape")
    tab_to(visit, "#naast-toon")
    visit.page.keyboard.press("Enter")
    arrived(visit, "Leiden")
    assert columns(visit) == ["Cijfer", "Delft", "Emmen", "Leiden"]
    assert focused(visit, "#naast-toon")


def test_two_other_figures_by_keyboard(read_page: Open) -> None:
    visit = read_page(f"{DELFT}&met=GM0114&cijfers=BRZ03")
    tab_to(visit, "#verband-x")
    visit.page.keyboard.press("Control+a")
    pick(visit, "#verband-x", "Externe", "Externe inhuur")
    tab_to(visit, "#verband-toon")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**x=KST04*")
    visit.until("document.querySelector('#verband-kop').textContent.includes('externe inhuur')")
    visit.settle()
    assert "externe inhuur" in visit.sentence("verband")
    assert query(visit)["met"] == "GM0114"
    assert focused(visit, "#verband-toon")


def test_what_is_missing_in_a_choice_is_said(read_page: Open) -> None:
    visit = read_page(f"{DELFT}&met=GM0114&cijfers=BRZ03&x=KST05&y=BRZ03")
    before = visit.path
    tab_to(visit, "#naast-gemeenten")
    visit.page.keyboard.press("Backspace")
    visit.page.keyboard.press("Escape")
    visit.page.locator("#naast-toon").click()
    visit.page.get_by_text("Kies minstens één gemeente.").wait_for()
    visit.page.locator("#verband-x").click()
    option(visit, "Lasten burgerzaken per inwoner").click()
    visit.page.locator("#verband-toon").click()
    visit.page.get_by_text("Kies twee verschillende cijfers.").wait_for()
    assert visit.path == before


def option(visit: Visit, name: str) -> Locator:
    """An option of the list that is open."""
    return visit.page.get_by_role("option", name=name, exact=True).locator("visible=true")


def test_a_phone_shows_a_list_that_is_still_a_table(read_page: Open) -> None:
    """Shown as blocks, the browser must still call it a table with rows, headers and cells."""
    visit = read_page(f"{DELFT}&met=GM0114-GM0796&cijfers=BRZ03-KST04", width=320)
    table = visit.page.get_by_role("table").first
    assert table.get_by_role("row").count() == 3
    assert table.get_by_role("rowheader").count() == 2
    assert table.get_by_role("cell").count() == 6
    cell = table.get_by_role("cell").nth(2)
    assert cell.inner_text().startswith("'s-Hertogenbosch")


@pytest.mark.parametrize(
    "path", [f"{DELFT}&met=GM0114-GM0796", f"{DELFT}&oefenen=ja", f"{DELFT}&oefenen=ja&met=GM0088"]
)
def test_on_a_phone_no_word_of_the_list_is_cut_off(read_page: Open, path: str) -> None:
    """Least of all the mark of an example."""
    visit = read_page(path, width=320)
    box = visit.page.locator(".tabelkader").first
    assert box.evaluate("e => e.scrollWidth <= e.clientWidth"), "nothing to scroll sideways"
    cut = visit.page.locator(".naast").evaluate(
        """e => [...e.querySelectorAll("td *, tbody th *")].filter(x => {
          const room = x.closest("td, th").getBoundingClientRect(), box = x.getBoundingClientRect();
          return box.width && (box.right > room.right + 0.5 || box.left < room.left - 0.5);
        }).map(x => x.textContent)"""
    )
    assert cut == []


@pytest.mark.parametrize("path", [f"{DELFT}&met=GM0796-GM0114", f"{DELFT}&oefenen=ja"])
def test_wider_text_spacing_costs_no_words(read_page: Open, path: str) -> None:
    visit = read_page(path, width=320)
    visit.page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
    )
    assert visit.too_wide() == []
