"""Everything works without a mouse, and one can always see where one is."""

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.visiting import Visit

OVERVIEW = "/overzicht?gemeente=GM0503"
INDICATOR = "/cijfer/BRZ03?gemeente=GM0503"
MOST = 200  # keystrokes after which we stop looking for the end of a page

# What a keyboard must be able to reach, in the order of the page, each marked so that we recognise it.
MARK = """() => [...document.querySelectorAll(
    "a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex='0']")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0
    && !e.closest("details:not([open]) > :not(summary)"))
  .map((e, n) => { e.dataset.halte = n; return `${n} ${e.tagName} ${e.textContent.slice(0, 40)}`; })"""
WHERE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) { return null; }
  const style = getComputedStyle(e.closest(".mantine-Input-input") || e), box = e.getBoundingClientRect();
  const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const top = document.elementFromPoint(box.left + Math.min(box.width, 12) / 2, box.top + box.height / 2);
  return {
    halt: e.dataset.halte === undefined ? null : Number(e.dataset.halte),
    name: `${e.tagName} ${e.textContent.slice(0, 40)}`,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth), shown, covered: !(top && (e.contains(top) || top.contains(e))),
  };
}"""


def walk(visit: Visit) -> list[dict[str, Any]]:
    """Press Tab from the top to the end of the page; one entry per stop."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(WHERE)
        if stop is None or (stops and stop["halt"] == stops[0]["halt"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"no end after {MOST} stops: a keyboard trap?")


def tab_to(visit: Visit, selector: str) -> None:
    """Press Tab until the focus stands on ``selector``."""
    for _ in range(MOST):
        if visit.page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")


def focused(visit: Visit, selector: str) -> bool:
    return bool(visit.page.evaluate("s => document.activeElement.matches(s)", selector))


@pytest.mark.parametrize("path", [OVERVIEW, INDICATOR, "/vergelijkingsgroep?gemeente=GM0503"])
def test_tab_passes_everything_in_order_and_shows_where(read_page: Open, path: str) -> None:
    visit = read_page(path)
    expected = visit.page.evaluate(MARK)
    stops = walk(visit)
    reached = [s["halt"] for s in stops]
    assert [name for n, name in enumerate(expected) if n not in reached] == []
    assert [s["name"] for s in stops if s["halt"] is None] == []
    assert reached == sorted(reached), "the order of the page"
    assert [s for s in stops if s["outline"] < 2] == []
    assert [s for s in stops if not s["shown"] or s["covered"]] == []


def test_the_skip_link_comes_first_and_skips(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    visit.page.keyboard.press("Tab")
    link = visit.page.locator(":focus")
    assert link.inner_text() == "Naar de inhoud"
    box = link.bounding_box()
    assert box is not None and box["y"] >= 0
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_another_municipality(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    tab_to(visit, "#woord-gemeente")
    visit.page.keyboard.press("Enter")
    visit.until("document.activeElement.id === 'kies-gemeente'")
    visit.page.keyboard.type("Zutph")
    visit.page.get_by_role("option").first.wait_for()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/overzicht?*gemeente=GM0301*")
    visit.until("document.querySelector('h1').textContent.includes('Zutphen')")
    visit.settle()
    assert visit.page.locator("#woord-gemeente").inner_text() == "Zutphen"
    assert focused(visit, "#woord-gemeente"), "the focus stays where the choice was made"
    assert visit.page.locator(".keuze[open]").count() == 0


def test_escape_closes_a_choice_and_gives_the_focus_back(read_page: Open) -> None:
    visit = read_page(INDICATOR)
    for word in ("gemeente", "periode", "groep"):
        tab_to(visit, f"#woord-{word}")
        visit.page.keyboard.press("Enter")
        visit.until("document.activeElement.id === 'kies-' + arg", word)
        visit.page.keyboard.press("Escape")
        if visit.page.locator(
            ".keuze[open]"
        ).count():  # the first closes the list, the second the panel
            visit.page.keyboard.press("Escape")
        assert visit.page.locator(".keuze[open]").count() == 0
        assert focused(visit, f"#woord-{word}")
    assert visit.path == INDICATOR


def test_a_list_that_opens_says_so(read_page: Open) -> None:
    visit = read_page("/")
    field = visit.page.locator("#eerste-keuze")
    field.focus()
    assert field.get_attribute("aria-expanded") in ("true", "false")
    visit.page.keyboard.type("Delft")
    visit.page.get_by_role("option").first.wait_for()
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "true"
    visit.page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert active, "which option is meant"
    assert visit.page.locator(f"[id='{active}']").inner_text().startswith("Delft")


def test_a_table_opens_and_is_read_by_keyboard(read_page: Open) -> None:
    visit = read_page(INDICATOR)
    tab_to(visit, "details[data-bron] > summary")
    visit.page.keyboard.press("Enter")
    table = visit.page.locator("details[data-bron][open] table").first
    table.wait_for()
    assert table.locator("tr.eigen th").inner_text() == "Delft"
    visit.page.keyboard.press("Tab")
    assert focused(visit, ".tabelkader"), "a wide table scrolls with the arrow keys"
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.press("Enter")
    table.wait_for(state="hidden")


def pick(visit: Visit, names: list[str]) -> None:
    """Add municipalities in the field of the group page, each seen before the next is typed."""
    for name in names:
        visit.page.keyboard.type(name)
        visit.page.get_by_role("option", name=name).first.wait_for()
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("Enter")
        visit.page.locator("#zelf-kiezen .mantine-Pill-root", has_text=name).wait_for()


def test_a_group_by_hand(read_page: Open) -> None:
    visit = read_page("/vergelijkingsgroep?gemeente=GM0503")
    tab_to(visit, "#groep-zelf")
    pick(visit, ["Zutphen", "Deventer", "Leiden", "Alkmaar"])
    visit.page.keyboard.press("Escape")
    tab_to(visit, "#groep-gebruik")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("U koos 4 gemeenten; kies er minstens 5.").wait_for()
    visit.page.locator("#groep-zelf").focus()
    pick(visit, ["Gouda"])
    visit.page.keyboard.press("Escape")
    tab_to(visit, "#groep-gebruik")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**groep=eigen-*")
    visit.until("document.querySelector('h1').textContent.startsWith('U koos zelf')")
    visit.settle()
    assert visit.heading.startswith("U koos zelf 5 gemeenten")
    members = visit.page.locator("main table tbody th").all_inner_texts()
    assert sorted(members) == ["Alkmaar", "Deventer", "Gouda", "Leiden", "Zutphen"]


def test_a_link_of_the_menu_brings_the_focus_to_the_heading(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    tab_to(visit, ".meer > summary")
    visit.page.keyboard.press("Enter")
    assert visit.breaches("header") == []
    visit.page.keyboard.press("Escape")
    assert focused(visit, ".meer:not([open]) > summary")
    visit.page.keyboard.press("Enter")
    tab_to(visit, "nav a[href^='/boekingscheck']")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/boekingscheck?*")
    visit.until("document.activeElement.tagName === 'H1'")
    visit.settle()
    assert visit.heading == visit.page.locator(":focus").inner_text()
    assert visit.page.evaluate("scrollY") == 0
    assert visit.page.locator("nav [aria-current=page]").first.text_content() == "Boekingscheck"
    assert visit.page.locator(".meer:not([open]) > summary.hier").is_visible()
