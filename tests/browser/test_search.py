"""Searching by keyboard and mouse, what this browser remembers, and a link to give away."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.conftest import Open
from tests.browser.visiting import Visit, context, foreign_words, unwanted_words

DELFT = "gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15"
OVERVIEW = f"/overzicht?{DELFT}"
INDICATOR = f"/cijfer/BRZ03?{DELFT}"
INDEX = "/zoek.json"
RECENT, PINNED, SLASH = (f"gemeentespiegel.{k}" for k in ("onlangs", "vast", "zoektoets"))
# The lines that were found, by group, and the line that Enter opens.
FOUND = """() => ({
  groups: [...document.querySelectorAll("#zoeklijst [role=group]")].map(g => [
    g.querySelector(".zoekgroep").textContent,
    [...g.querySelectorAll("[role=option]")].map(o => (o.querySelector(".naam") || o).textContent)]),
  first: (document.querySelector("#zoeklijst [aria-selected=true] .naam") || {}).textContent || "",
  said: document.querySelector(".zoekzin").textContent,
})"""


def opened(visit: Visit) -> Visit:
    """The search window, open and with its index."""
    visit.page.keyboard.press("Control+k")
    visit.page.get_by_role("dialog", name="Zoeken").wait_for()
    visit.until("!document.querySelector('.zoekzin').textContent.startsWith('De zoeklijst')")
    return visit


def find(visit: Visit, text: str) -> dict[str, Any]:
    """Type a text in the open window and read what is found."""
    visit.page.locator("#zoekveld").fill(text)
    return visit.page.evaluate(FOUND)


def focused(visit: Visit, selector: str) -> bool:
    return bool(visit.page.evaluate("s => document.activeElement.matches(s)", selector))


def active(visit: Visit) -> str:
    """The name of the line that a screen reader is told about."""
    line = visit.page.locator("#zoekveld").get_attribute("aria-activedescendant")
    option = visit.page.locator(f"[id='{line}']")
    assert option.get_attribute("aria-selected") == "true"
    assert visit.page.locator("#zoeklijst [aria-selected=true]").count() == 1
    return option.locator(".naam").inner_text()


def stored(visit: Visit, key: str) -> list[str]:
    return json.loads(visit.page.evaluate("k => localStorage.getItem(k)", key) or "[]")


def shown_links(visit: Visit, heading: str) -> list[str]:
    """The links under a heading of the window, before anything is typed."""
    section = visit.page.get_by_role("region", name=heading)
    return [text.replace("\n", " | ") for text in section.locator("a").all_inner_texts()]


# Finding --------------------------------------------------------------------------------------------


def test_what_people_type_finds_what_they_mean(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW))
    wanted = {
        "s-hertogenbosch": "'s-Hertogenbosch", "Den Bosch": "'s-Hertogenbosch", "den haag": "'s-Gravenhage",
        "sudwest fryslan": "Súdwest-Fryslân", "SÚDWEST": "Súdwest-Fryslân", "GM0503": "Delft", "gm 503": "Delft",
        "0503": "Delft", "503": "Delft", "delf": "Delft", "noardeast fryslan": "Noardeast-Fryslân", "delfzijl": "Delfzijl",
        "BAL01": "No-show", "bal 01": "No-show", "no show": "No-show", "noshow": "No-show", "no‑show": "No-show",
        "lasten burgerzaken": "Lasten burgerzaken per inwoner", "burgerzaken lasten": "Lasten burgerzaken per inwoner",
        "boekingen controle": "Boekingscheck", "besparing": "Mogelijke ruimte", "mediaan": "Middelste gemeente",
        "methode": "Methode", "zutpehn": "Zutphen", "amsterdan": "Amsterdam", "iv3": "Iv3",
        "de middelste gemeente": "Middelste gemeente", "definitie no-show": "Definitie: No-show",
        "  delft  ": "Delft",
    }  # fmt: skip
    got = {typed: find(visit, typed)["first"] for typed in wanted}
    assert got == wanted


def test_groups_stand_apart_and_the_best_comes_first(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW))
    found = find(visit, "ten minste 24")
    assert [title for title, _ in found["groups"]] == ["Begrippen en definities"]
    assert "Definitie: No-show" in found["groups"][0][1]
    groups = dict(find(visit, "no-show")["groups"])
    assert groups["Cijfers"][0] == "No-show"
    assert groups["Begrippen en definities"][0] == "Definitie: No-show"
    assert find(visit, "utrecht")["groups"][0][1][0] == "Utrecht", "the name before the province"
    titles = [title for title, _ in find(visit, "e")["groups"]]
    assert sorted(titles) == ["Begrippen en definities", "Cijfers", "Gemeenten", "Pagina's"]


def test_a_long_group_opens_in_place(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW))
    before = dict(find(visit, "per inwoner")["groups"])["Cijfers"]
    assert len(before) == 6 and before[-1].startswith("Toon ook de andere")
    more = int("".join(filter(str.isdigit, before[-1])))
    visit.page.get_by_role("option", name=before[-1]).click()
    after = dict(visit.page.evaluate(FOUND)["groups"])["Cijfers"]
    assert len(after) == 5 + more and after[:5] == before[:5]
    assert active(visit) == after[5], "one goes on where one was"
    assert focused(visit, "#zoekveld")


def test_nothing_found_says_what_was_looked_for_and_what_to_try(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW))
    found = find(visit, "xqzzy")
    assert found["groups"] == []
    assert found["said"].startswith("Niets gevonden voor ‘xqzzy’. Probeer een ander woord")
    assert visit.page.locator("#zoekveld").get_attribute("aria-expanded") == "false"
    visit.page.keyboard.press("Enter")
    assert visit.path == OVERVIEW
    visit.page.get_by_role("button", name="no-show").click()
    assert visit.page.evaluate(FOUND)["first"] == "No-show" and focused(visit, "#zoekveld")
    assert "Bedoelt u" in find(visit, "zutpehn")["said"]
    assert find(visit, "zutphen")["said"] == ""
    found = find(visit, "no-show delft")
    assert found["said"].startswith("Niets heeft al deze woorden")
    assert {name for _, lines in found["groups"] for name in lines} >= {"Delft", "No-show"}
    assert find(visit, "???")["groups"] == [] and find(visit, "x" * 300)["groups"] == []
    assert find(visit, "constructor __proto__ <b>")["groups"] == []


def test_the_count_is_said(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW))
    find(visit, "BAL01")
    status = visit.page.locator("#zoekvenster [role=status]")
    visit.until("document.querySelector('#zoekvenster [role=status]').textContent !== ''")
    assert status.inner_text() == "2 resultaten: 1 cijfer en 1 begrip."
    find(visit, "xqzzy")
    visit.until(
        "document.querySelector('#zoekvenster [role=status]').textContent.startsWith('Niets')"
    )


def test_the_index_is_fetched_once_and_only_when_needed(open_page: Open) -> None:
    visit = open_page(OVERVIEW)
    asked = [url for url in visit.requests if url.endswith(INDEX)]
    assert asked == []
    for text in ("delft", "no-show"):
        find(opened(visit), text)
        visit.page.keyboard.press("Escape")
    sent = visit.requests[-1]
    assert [url for url in visit.requests if url.endswith(INDEX)] == [visit.site + INDEX]
    assert "delft" not in sent and "no-show" not in sent, "what is typed stays in the browser"


def test_text_of_the_index_is_never_markup(site: str, browser: Browser) -> None:
    visit = Visit(context(browser), site)

    def poisoned(route: Route) -> None:
        answer = route.fetch()
        raw = answer.json()
        for rows in (raw["indicators"], raw["municipalities"], raw["terms"], raw["pages"]):
            rows[0] |= {"name": "<img src=x onerror=alert(1)>zeker", "says": "<b>zeker</b>"}
        route.fulfill(response=answer, json=raw)

    visit.page.route("**" + INDEX, poisoned)
    visit.go(OVERVIEW)
    found = find(opened(visit), "zeker")
    assert found["first"].startswith("<img src=x")
    assert visit.page.locator("#zoekvenster img").count() == 0
    visit.page.context.close()
    assert visit.troubles == []


def test_an_index_that_does_not_come_is_said_and_asked_again(site: str, browser: Browser) -> None:
    visit = Visit(context(browser), site)
    visit.page.route("**" + INDEX, lambda route: route.fulfill(status=500, body="stuk"))
    visit.go(OVERVIEW)
    visit.page.locator("#zoekknop").click()
    visit.page.get_by_text("De zoeklijst kon niet worden opgehaald.").first.wait_for()
    visit.page.unroute("**" + INDEX)
    visit.page.locator("#zoekveld").fill("delft")
    visit.page.get_by_role("option", name="Delft").first.wait_for()
    visit.page.context.close()
    assert {t.split(":")[0] for t in visit.troubles} == {"answer 500", "console error"}


# Going there ------------------------------------------------------------------------------------------


def test_an_indicator_keeps_the_selection(read_page: Open) -> None:
    visit = opened(
        read_page("/vergelijkingsgroep?gemeente=GM0301&jaar=2022&groep=klasse&iets=anders")
    )
    find(visit, "BRZ03")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/cijfer/BRZ03?*")
    visit.until("document.querySelector('h1').textContent.includes('Zutphen')")
    visit.settle()
    assert visit.path == "/cijfer/BRZ03?gemeente=GM0301&jaar=2022&groep=klasse"
    assert not visit.page.get_by_role("dialog").is_visible()
    assert focused(visit, "main h1"), "another page: the focus goes to its heading"


def test_a_municipality_keeps_the_page(read_page: Open) -> None:
    visit = read_page(INDICATOR)
    visit.page.locator("#zoekknop").focus()
    find(opened(visit), "zutphen")
    visit.page.get_by_role("option", name="Zutphen").first.click()
    visit.page.wait_for_url("**gemeente=GM0301*")
    visit.until("document.querySelector('h1').textContent.includes('Zutphen')")
    visit.settle()
    assert visit.path == INDICATOR.replace("GM0503", "GM0301")
    assert focused(visit, "#zoekknop"), "the same page: the focus goes back"


def test_a_former_municipality_says_where_it_went(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW))
    find(visit, "delfzijl")
    line = visit.page.get_by_role("option", name="Delfzijl").first
    assert "Bestaat niet meer sinds 2021, en ging op in Eemsdelta." in line.inner_text()
    assert "U gaat naar Eemsdelta." in line.inner_text()
    line.click()
    visit.page.wait_for_url("**gemeente=GM1979*")
    visit.until("document.querySelector('h1').textContent.includes('Eemsdelta')")
    visit.settle()
    assert len(dict(find(opened(visit), "littenseradiel")["groups"])["Gemeenten"]) == 3


def test_from_the_first_page_one_arrives_somewhere(read_page: Open) -> None:
    visit = opened(read_page("/"))
    find(visit, "zutphen")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/overzicht?gemeente=GM0301")
    visit.settle()
    find(opened(visit), "begin")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(visit.site + "/")
    visit.settle()
    find(opened(visit), "BRZ03")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/cijfer/BRZ03?gemeente=GM0301")  # the one of before
    visit.settle()


def test_a_place_on_a_page_is_reached(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW))
    find(visit, "vergelijkbaarheidstoets")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/methode?*#toets")
    visit.until("document.title.startsWith('Zo rekent')")
    visit.until("document.getElementById('toets').getBoundingClientRect().top < innerHeight / 2")
    visit.settle()
    find(opened(visit), "toegankelijkheid")
    visit.page.keyboard.press("Enter")
    visit.until("location.hash === '#toegankelijkheid'")


# Keys ---------------------------------------------------------------------------------------------------


def test_both_shortcuts_open_and_escape_gives_the_focus_back(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    dialog = visit.page.get_by_role("dialog", name="Zoeken")
    for key in ("Control+k", "Control+K", "/"):
        visit.page.locator("#woord-periode").focus()
        visit.page.keyboard.press(key)
        dialog.wait_for()
        assert focused(visit, "#zoekveld") and visit.page.locator("#zoekveld").input_value() == ""
        visit.page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
        assert focused(visit, "#woord-periode")
    visit.page.locator("#zoekknop").click()
    visit.page.get_by_role("button", name="Sluiten").click()
    assert focused(visit, "#zoekknop")
    visit.page.locator("#zoekknop").click()
    visit.page.mouse.click(5, 5)  # beside the window
    dialog.wait_for(state="hidden")


def test_the_shortcuts_keep_still_while_one_types(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    visit.page.locator("#woord-gemeente").click()
    visit.until("document.activeElement.id === 'kies-gemeente'")
    for key in ("/", "Control+k"):
        visit.page.keyboard.press(key)
        assert visit.page.locator("#zoekvenster[open]").count() == 0
    assert visit.page.locator("#kies-gemeente").input_value().endswith("/")
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    find(opened(visit), "a/b")
    visit.page.keyboard.press("/")
    assert visit.page.locator("#zoekveld").input_value() == "a/b/"


def test_the_single_key_can_be_turned_off(read_page: Open) -> None:
    """WCAG 2.1.4."""
    visit = opened(read_page(OVERVIEW))
    visit.page.get_by_label("Open zoeken ook met de toets /").uncheck()
    visit.page.keyboard.press("Escape")
    visit.page.reload()
    visit.settle()
    visit.page.locator("#woord-periode").focus()
    visit.page.keyboard.press("/")
    assert visit.page.locator("#zoekvenster[open]").count() == 0
    opened(visit)
    assert not visit.page.get_by_label("Open zoeken ook met de toets /").is_checked()
    visit.page.get_by_label("Open zoeken ook met de toets /").check()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("/")
    visit.page.get_by_role("dialog", name="Zoeken").wait_for()


def test_the_arrows_walk_the_lines_and_a_screen_reader_is_told(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW))
    field = visit.page.locator("#zoekveld")
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-controls") == "zoeklijst"
    assert field.get_attribute("aria-expanded") == "false"
    names = [name for _, lines in find(visit, "leid")["groups"] for name in lines]
    assert len(names) > 2 and field.get_attribute("aria-expanded") == "true"
    assert active(visit) == names[0]
    for key, expected in (
        ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", -1), ("ArrowDown", 0), ("ArrowUp", -1), ("Home", 0),
    ):  # fmt: skip
        visit.page.keyboard.press(key)
        assert active(visit) == names[expected], key
        assert focused(visit, "#zoekveld")
    find(visit, "e")
    visit.page.keyboard.press("End")
    assert visit.page.evaluate(
        """() => {
          const line = document.querySelector("#zoeklijst [aria-selected=true]").getBoundingClientRect();
          const list = document.getElementById("zoeklijst").getBoundingClientRect();
          return line.top >= list.top && line.bottom <= list.bottom + 1;
        }"""
    ), "the line that is meant is in sight"
    find(visit, "")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("aria-activedescendant") is None


# Views of this browser ------------------------------------------------------------------------------------


def test_recent_views_come_back_once_each_and_without_figures(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    for path in (
        INDICATOR, "/overzicht?groep=grootte-15&gemeente=GM0503", f"/cijfer/BRZ03?{DELFT.replace('2023', '2022')}",
        f"/cijfer/BRZ03?{DELFT}&oefenen=ja", "/methode/BAL01?gemeente=GM0503", "/methode/BAL01?gemeente=GM0301",
        "/overzicht?gemeente=bestaat-niet", "/deze-is-er-niet", "/",
    ):  # fmt: skip
        visit.go(path)
    assert shown_links(opened(visit), "Onlangs bekeken") == [
        "Definitie: No-show",
        "Lasten burgerzaken per inwoner | Delft · jaarrekening 2023 · Oefenmodus",
        "Lasten burgerzaken per inwoner | Delft · jaarrekening 2022",
        "Overzicht | Delft · jaarrekening 2023",
        "Lasten burgerzaken per inwoner | Delft · jaarrekening 2023",
    ]
    kept = visit.page.evaluate("() => JSON.stringify(localStorage)")
    assert "€" not in kept and "hoger" not in kept and "No-show" not in kept
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/cijfer/BRZ03?*jaar=2022*")
    visit.settle()
    opened(visit).page.get_by_role("button", name="Wis deze lijst").click()
    assert stored(visit, RECENT) == [] and focused(visit, "#zoekveld")
    assert visit.page.get_by_role("region", name="Onlangs bekeken").count() == 0


def test_a_comparison_is_recognised_by_what_stands_in_it(read_page: Open) -> None:
    beside = "&met=GM0301-GM0114&cijfers=BRZ03"
    visit = read_page(f"/vergelijk?{DELFT}{beside}")
    visit.go(OVERVIEW)
    assert shown_links(opened(visit), "Onlangs bekeken") == [
        "Vergelijk | Delft · jaarrekening 2023 · met Zutphen, Emmen en Lasten burgerzaken per inwoner"
    ]
    visit.page.locator(".zoekstart a").click()
    visit.page.wait_for_url("**/vergelijk?*")
    visit.until("document.title.endsWith('Gemeentespiegel') && location.pathname === '/vergelijk'")
    visit.settle()
    find(opened(visit), "leiden")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/vergelijk?gemeente=GM0546*" + beside)
    visit.settle()


def test_at_most_eight_recent_views_are_shown(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    links = [f"/cijfer/BRZ03?gemeente=GM0503&jaar={year}" for year in range(2000, 2060)]
    visit.page.evaluate("([k, v]) => localStorage.setItem(k, v)", [RECENT, json.dumps(links)])
    assert len(shown_links(opened(visit), "Onlangs bekeken")) == 8
    visit.page.keyboard.press("Escape")
    visit.go(INDICATOR)
    assert len(stored(visit, RECENT)) == 24 and stored(visit, RECENT)[0] == INDICATOR


def test_a_view_is_pinned_found_back_and_let_go(read_page: Open) -> None:
    visit = read_page(INDICATOR)
    button = visit.page.locator("#weergave-vast")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    visit.page.get_by_text("Vastgezet. U vindt het terug bij Zoek.").wait_for()
    visit.go("/cijfer/BRZ03?gemeente=GM0503")  # the same view, said in fewer words
    assert button.get_attribute("aria-pressed") == "true"
    visit.go(OVERVIEW)
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert stored(visit, PINNED) == [OVERVIEW, INDICATOR]
    assert shown_links(opened(visit), "Vastgezet") == [
        "Overzicht | Delft · jaarrekening 2023",
        "Lasten burgerzaken per inwoner | Delft · jaarrekening 2023",
    ]
    assert visit.page.get_by_role("region", name="Onlangs bekeken").count() == 0, "not twice"
    visit.page.get_by_role("button", name="Haal weg: Overzicht, Delft").click()
    assert stored(visit, PINNED) == [INDICATOR]
    assert focused(visit, ".weghalen"), "the focus goes to the next one"
    visit.page.keyboard.press("Escape")
    assert button.get_attribute("aria-pressed") == "false"
    opened(visit).page.locator(".zoekstart a").first.click()
    visit.page.wait_for_url("**/cijfer/BRZ03?*")
    visit.settle()
    button.click()
    assert button.get_attribute("aria-pressed") == "false" and stored(visit, PINNED) == []
    visit.page.get_by_text("Niet meer vastgezet.").wait_for()


def test_there_is_an_end_to_pinning(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    links = [f"/cijfer/BRZ03?gemeente=GM0503&jaar={year}" for year in range(2000, 2030)]
    visit.page.evaluate("([k, v]) => localStorage.setItem(k, v)", [PINNED, json.dumps(links)])
    visit.page.locator("#weergave-vast").click()
    visit.page.get_by_text("U zette al 30 weergaven vast.").wait_for()
    assert stored(visit, PINNED) == links


RUBBISH = [
    "{", "null", "5", '"x"', "[1, null, {}, []]",
    json.dumps(["//evil.example/x", "javascript:alert(1)", "https://evil.example/", "/\\evil.example", "overzicht",
                "/cijfer/constructor?gemeente=__proto__", "/bestaat-niet", "/methode/toString", "/" + "x" * 9000]),
]  # fmt: skip


def test_rubbish_in_the_storage_does_no_harm(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    for text in RUBBISH:
        visit.page.evaluate(
            "([a, b, v]) => { localStorage.setItem(a, v); localStorage.setItem(b, v); }",
            [RECENT, PINNED, text],
        )
        opened(visit)
        assert visit.page.locator(".zoekstart a").count() == 0
        visit.page.keyboard.press("Escape")
    visit.go(INDICATOR)
    assert stored(visit, RECENT)[0] == INDICATOR


@pytest.mark.parametrize("broken", ["setItem", "getItem"])
def test_a_browser_that_keeps_nothing_still_works(site: str, browser: Browser, broken: str) -> None:
    fresh = context(browser)
    fresh.add_init_script(f"Storage.prototype.{broken} = () => {{ throw new Error('vol'); }};")
    visit = Visit(fresh, site)
    visit.go(OVERVIEW)
    if broken == "setItem":
        visit.page.locator("#weergave-vast").click()
        assert visit.page.locator("#weergave-vast").get_attribute("aria-pressed") == "true"
        assert shown_links(opened(visit), "Vastgezet") == ["Overzicht | Delft · jaarrekening 2023"]
    else:
        opened(visit)
    find(visit, "zutphen")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**gemeente=GM0301*")
    visit.settle()
    fresh.close()
    assert visit.troubles == []


# A link to give away ------------------------------------------------------------------------------------


def test_the_link_is_copied_and_said(open_page: Open) -> None:
    visit = open_page(INDICATOR, permissions=["clipboard-read", "clipboard-write"])
    visit.page.get_by_role("button", name="Kopieer koppeling").click()
    visit.page.get_by_role("status").get_by_text("Koppeling gekopieerd.").wait_for()
    assert visit.page.evaluate("navigator.clipboard.readText()") == visit.site + INDICATOR


def test_the_link_is_copied_where_the_browser_has_no_clipboard(open_page: Open) -> None:
    visit = open_page(INDICATOR, permissions=["clipboard-read", "clipboard-write"])
    visit.page.evaluate(
        """() => {
          window.klembord = navigator.clipboard;
          Object.defineProperty(navigator, "clipboard", {value: undefined});
        }"""
    )
    button = visit.page.get_by_role("button", name="Kopieer koppeling")
    button.click()
    visit.page.get_by_text("Koppeling gekopieerd.").wait_for()
    assert visit.page.evaluate("window.klembord.readText()") == visit.site + INDICATOR
    assert focused(visit, "#weergave-kopieer") and visit.page.locator("textarea.vh").count() == 0
    visit.page.evaluate("() => { document.execCommand = () => false; }")
    button.click()
    visit.page.get_by_text("Kopiëren lukt niet.").wait_for()


# How it stands ----------------------------------------------------------------------------------------------


def states(visit: Visit) -> dict[str, Callable[[], object]]:
    """Everything the window can show."""
    return {
        "begin": lambda: find(visit, ""),
        "found": lambda: find(visit, "burgerzaken"),
        "everything": lambda: find(visit, "e"),
        "almost": lambda: find(visit, "zutpehn"),
        "nothing": lambda: find(visit, "xqzzy"),
    }


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_the_window_is_in_order(read_page: Open, width: int) -> None:
    visit = read_page(INDICATOR, width=width)
    visit.page.locator("#weergave-vast").click()
    visit.page.locator("#weergave-kopieer").click()
    assert visit.breaches(".top") + visit.breaches("#weergave") + visit.too_wide() == []
    visit.go(OVERVIEW)
    opened(visit)
    found: dict[str, list[str]] = {}
    for name, reach in states(visit).items():
        reach()
        words = visit.page.locator("#zoekvenster").inner_text()
        found[name] = (
            visit.breaches() + visit.too_wide() + foreign_words(words) + unwanted_words(words)
        )
        found[name] += visit.page.evaluate(
            """() => [...document.querySelectorAll("#zoekvenster *")]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 0.5 && !e.matches(".vh"))
              .map(e => e.outerHTML.slice(0, 120))"""
        )
    assert found == {name: [] for name in found} and len(found) == 5


def test_forced_colours_and_reduced_motion(open_page: Open) -> None:
    visit = opened(open_page(OVERVIEW, forced_colors="active", reduced_motion="reduce"))
    find(visit, "delft")
    assert visit.breaches() == []
    line = visit.page.locator("#zoeklijst [aria-selected=true]")
    assert line.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_wide_text_spacing_fits_the_window(read_page: Open) -> None:
    visit = opened(read_page(OVERVIEW, width=320))
    visit.page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
    )
    find(visit, "burgerzaken")
    assert visit.too_wide() == []
    assert visit.page.evaluate(
        """() => [...document.querySelectorAll("#zoekvenster [role=option] span, #zoekvenster label, #zoekvenster button")]
          .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline")
          .map(e => e.outerHTML.slice(0, 120))"""
    ) == []  # fmt: skip


def test_on_paper_there_is_nothing_of_it(read_page: Open) -> None:
    visit = read_page(OVERVIEW)
    visit.page.emulate_media(media="print")
    for selector in ("#zoekknop", "#weergave"):
        assert not visit.page.locator(selector).is_visible()


def test_the_first_page_has_no_view_to_keep(read_page: Open) -> None:
    visit = read_page("/")
    assert not visit.page.locator("#weergave").is_visible()
    assert visit.page.locator("#zoekknop").is_visible()
    visit.page.get_by_role("link", name="Bekijk Delft").click()
    visit.page.wait_for_url("**/overzicht?*")
    visit.settle()
    assert visit.page.locator("#weergave").is_visible()
