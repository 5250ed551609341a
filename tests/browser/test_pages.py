"""Every page and every state, wide and narrow: accessible, quiet, Dutch, and nothing beside the screen."""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Open
from tests.browser.visiting import SUFFIX, Visit, foreign_words, promises, unwanted_words

DELFT = "gemeente=GM0503"
PAGES = [
    "/", f"/overzicht?{DELFT}", f"/cijfers?{DELFT}", f"/cijfer/BRZ03?{DELFT}", f"/cijfer/VER12?{DELFT}",
    f"/vergelijk?{DELFT}", f"/thema/burgerzaken?{DELFT}", f"/thema/balie?{DELFT}",
    f"/proces/belastingen?{DELFT}&oefenen=ja", f"/proces/vergunningen?{DELFT}",
    f"/vergelijkingsgroep?{DELFT}", f"/mogelijke-ruimte?{DELFT}", f"/boekingscheck?{DELFT}",
    f"/afspraken?{DELFT}", f"/aanleveren?{DELFT}", f"/aanleveren/balie?{DELFT}", f"/aanleveren/lijst/handvest?{DELFT}", f"/controle?{DELFT}", f"/deelname?{DELFT}",
    f"/gesprek?{DELFT}", f"/gesprek?{DELFT}&scherm=3", f"/gegevens?{DELFT}", f"/burgerservicecode?{DELFT}",
    f"/kwaliteitshandvest?{DELFT}&jaar=2024&verslag=rekening&oefenen=ja",
    f"/dienstverleningsvisie?{DELFT}&jaar=2024&verslag=rekening&groep=grootte-8&oefenen=ja",
    f"/serviceformules?{DELFT}&jaar=2024&verslag=rekening&groep=grootte-8&oefenen=ja",
    f"/levensgebeurtenissen?{DELFT}&jaar=2024&verslag=rekening&oefenen=ja", f"/jaarbericht?{DELFT}&jaar=2024&oefenen=ja", "/methode", "/methode/BAL01", "/methode/BRZ03", "/deze-is-er-niet",
    f"/leerkring?{DELFT}&thema=belastingen",
]  # fmt: skip

# A path, and words that show that the page really is in that state.
STATES = {
    "no municipality yet": ("/overzicht", "Kies hierboven een gemeente"),
    "no size like it": ("/overzicht?gemeente=GM0088", "Er is geen vergelijkbare grootte"),
    "no size like it, indicator": ("/cijfer/BRZ03?gemeente=GM0088", "Er is geen vergelijkbare grootte"),
    "largest": ("/overzicht?gemeente=GM0363", "Amsterdam"),
    "largest, indicator": ("/cijfer/BRZ03?gemeente=GM0363", "Amsterdam"),
    "largest, group": ("/vergelijkingsgroep?gemeente=GM0363", "Amsterdam staat naast"),
    "not delivered": ("/overzicht?gemeente=GM1961&jaar=2023", "Vijfheerenlanden"),
    "not delivered, indicator": ("/cijfer/BRZ03?gemeente=GM1961&jaar=2023", "niet geleverd"),
    "not delivered, books": ("/boekingscheck?gemeente=GM1961&jaar=2023", "leverde geen jaarrekening 2023"),
    "budget": (f"/overzicht?{DELFT}&jaar=2025&verslag=begroting", "begroting 2025"),
    "budget, indicator": (f"/cijfer/BRZ03?{DELFT}&jaar=2025&verslag=begroting", "begroting 2025"),
    "budget, books": (f"/boekingscheck?{DELFT}&jaar=2025&verslag=begroting", "Kies een jaarrekening"),
    "not testable": (f"/overzicht?{DELFT}&jaar=2024&verslag=rekening", "niet te maken"),
    "not testable, room": (f"/mogelijke-ruimte?{DELFT}&jaar=2024&verslag=rekening", "noemen wij geen bedragen"),
    "room beside the quartile": (f"/mogelijke-ruimte?{DELFT}&referentie=kwart", "laagste kwart van 15"),
    "room beside the own year": (f"/mogelijke-ruimte?{DELFT}&referentie=eigen", "in prijzen van 2023"),
    "room beside a norm": (f"/mogelijke-ruimte?{DELFT}&referentie=norm", "bestaat geen norm"),
    "no room at all": ("/mogelijke-ruimte?gemeente=GM0088", "Voor Schiermonnikoog is geen bedrag te geven"),
    "cover": (f"/mogelijke-ruimte?{DELFT}&tab=dekking", "Leges en overhead tellen nooit mee als ruimte"),
    "example amounts": (f"/mogelijke-ruimte?{DELFT}&oefenen=ja&tab=voorbeeld&groep=grootte-40", "verzonnen"),
    "a process that is not there": (f"/proces/bestaatniet?{DELFT}", "Het proces 'bestaatniet' is er niet"),
    "appointments": (f"/afspraken?{DELFT}&jaar=2024&verslag=rekening&groep=grootte-8&oefenen=ja&slot=0", "'0' bij minuten per afspraak"),
    "unknown municipality": ("/overzicht?gemeente=Delftt", "Bedoelt u Delft"),
    "merged municipality": ("/overzicht?gemeente=Delfzijl", "Eemsdelta"),
    "group of three": (f"/vergelijkingsgroep?{DELFT}&groep=eigen-GM0034-GM0080-GM0106", "minstens 5 nodig"),
    "rubbish": (f"/cijfer/BRZ03?{DELFT}&jaar=%3Cb%3E&verslag=x&groep=%00%FF&=&&zz", "niet te lezen"),
    "no figures": (f"/cijfer/BAL01?{DELFT}", "leverde nog niemand cijfers"),
    "unknown indicator": (f"/cijfer/XXX99?{DELFT}", "XXX99"),
    "size class": (f"/cijfer/BRZ03?{DELFT}&groep=klasse", "inwoners"),
    "delivering, a year that is not asked": (f"/aanleveren?{DELFT}&over=1999", "Over 1999 worden geen cijfers gevraagd"),
    "delivering, a theme that is not there": (f"/aanleveren/bestaatniet?{DELFT}", "Er is geen thema 'bestaatniet' om over te leveren"),
    "delivering, merged municipality": ("/aanleveren/balie?gemeente=Delfzijl&over=2024", "Delfzijl bestaat niet meer"),
    "delivering, no municipality yet": ("/aanleveren", "Kies hierboven een gemeente"),
    "delivering, no questions": (f"/aanleveren/belastingen?{DELFT}&over=2024", "Over dit thema vragen wij u niets"),
    "checking, not handed in": (f"/controle/GM0503-2024-balie?{DELFT}", "Er is geen levering 'GM0503-2024-balie'"),
    "checking, rubbish": (f"/controle/%3Cb%3E?{DELFT}", "Er is geen levering '<b>'"),
    "channels, nobody delivered": (f"/kanaalverschuiving?{DELFT}", "leverde nog niemand cijfers"),
    "channels, examples": (f"/kanaalverschuiving?{DELFT}&jaar=2024&oefenen=ja", "Zoetermeer (voorbeeld)"),
    "delivering, a list that is not there": (f"/aanleveren/lijst/boetes?{DELFT}", "Er is geen lijst 'boetes'"),
    "checking, a list that was not handed in": (f"/controle-lijst/GM0503-2024-handvest?{DELFT}", "Er is geen lijst 'GM0503-2024-handvest' ingediend"),
    "learning, practising": (f"/leerkring?{DELFT}&thema=balie&oefenen=ja", "De Leerkring toont geen voorbeeldcijfers"),
    "learning, a theme that is not there": (f"/leerkring?{DELFT}&thema=parkeren", "Het thema 'parkeren' is er niet"),
    "learning, no size like it": ("/leerkring?gemeente=GM0088", "geen gemeenten van vergelijkbare grootte"),
    "by hand": (f"/vergelijkingsgroep?{DELFT}&groep=eigen-GM0034-GM0080-GM0106-GM0114-GM0141", "U koos zelf 5"),
}  # fmt: skip


COLOURED = {"rubbish", "not delivered", "no figures", "example amounts", "not testable, room"}


def both_widths(visit: Visit, *, contrast: bool = True) -> list[str]:
    """All that may be wrong with a page as it opens, at 1280 and then at 320."""
    found = visit.shortcomings(contrast=contrast)
    visit.widen(320)
    narrow = visit.breaches(contrast=False) + visit.too_wide()
    return found + [f"at 320: {line}" for line in narrow]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_in_order(walk_to: Open, path: str) -> None:
    visit = walk_to(path)
    found = both_widths(visit)
    if visit.page.locator("main details[data-bron]").count():
        visit.open_table()
        found += [
            f"table: {line}" for line in visit.breaches("main details[open]") + visit.too_wide()
        ]
    assert found == []


@pytest.mark.parametrize("state", STATES)
def test_a_state_is_in_order(walk_to: Open, state: str) -> None:
    path, words = STATES[state]
    visit = walk_to(path)
    assert words in visit.words()
    # notices are the one thing that only states have; their colours are asked of one kind each
    assert both_widths(visit, contrast=state in COLOURED) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_to_upload_is_in_order(site: str, warm: BrowserContext, width: int) -> None:
    """A page without a framework; its title says what it is, its heading what to do."""
    visit = Visit(warm, site)
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.goto(f"{site}/aanleveren/bestand?{DELFT}&over=2024")
    assert visit.heading == "Upload een bestand"
    assert visit.page.title() == f"Bestand uploaden{SUFFIX}"
    words = visit.words()
    found = visit.breaches() + visit.too_wide() + foreign_words(words) + unwanted_words(words)
    visit.page.close()
    assert found + visit.troubles == []


@pytest.mark.parametrize("width", [1280, 320])
def test_the_choices_are_in_order_when_opened(read_page: Open, width: int) -> None:
    visit = read_page(f"/gegevens?{DELFT}", width=width)
    found = {}
    for word in ("gemeente", "periode", "groep"):
        visit.page.locator(f"#woord-{word}").click()
        field = visit.page.locator(f"#kies-{word}")
        field.click()
        visit.page.get_by_role("option").first.wait_for()
        found[word] = visit.breaches("#zin") + visit.too_wide() + foreign_words(visit.words())
        visit.page.keyboard.press("Escape")
        visit.page.keyboard.press("Escape")
        field.wait_for(state="hidden")
    assert found == {"gemeente": [], "periode": [], "groep": []}


def test_the_first_choice_is_in_order_when_opened(read_page: Open) -> None:
    visit = read_page("/", width=320)
    visit.page.locator("#eerste-keuze").click()
    visit.page.get_by_role("option").first.wait_for()
    assert visit.breaches() + visit.too_wide() == []


def test_the_menu_on_a_phone_is_in_order_when_opened(read_page: Open) -> None:
    visit = read_page(f"/gegevens?{DELFT}", width=320)
    visit.page.get_by_text("Menu", exact=True).click()
    visit.page.get_by_role("navigation", name="Menu").wait_for()
    assert visit.breaches() + visit.too_wide() == []
    visit.page.get_by_role("link", name="Methode", exact=True).click()
    visit.page.wait_for_url("**/methode?*")
    visit.settle()
    assert not visit.page.get_by_role("navigation", name="Menu").is_visible()


@pytest.mark.parametrize("path", ["/", f"/overzicht?{DELFT}", f"/cijfer/BRZ03?{DELFT}"])
def test_a_page_opens_on_a_narrow_screen(open_page: Open, path: str) -> None:
    visit = open_page(path, width=320, is_mobile=True, has_touch=True)
    assert visit.breaches() + visit.too_wide() == []


@pytest.mark.parametrize(
    "path", [f"/overzicht?{DELFT}", f"/cijfer/BRZ03?{DELFT}", f"/vergelijkingsgroep?{DELFT}"]
)
def test_wider_text_spacing_costs_no_words(read_page: Open, path: str) -> None:
    """WCAG 1.4.12: nothing falls off the page, and nothing is cut off inside its own box."""
    visit = read_page(path, width=320)
    visit.page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
    )
    cut = visit.page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, p, a, summary, li, dt, dd, button, label")]
          .filter(e => getComputedStyle(e).overflow === "hidden" && !e.matches(".vh")
            && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
          .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert visit.too_wide() + cut == []


def test_forced_colours_and_reduced_motion_leave_the_charts_standing(open_page: Open) -> None:
    visit = open_page(f"/cijfer/BRZ03?{DELFT}", forced_colors="active", reduced_motion="reduce")
    assert visit.page.locator("#verdeling-kader .scatterlayer path.point").count() > 300
    assert visit.breaches() == []


# The instruments themselves: a check that cannot fail proves nothing ---------------------------------


def test_axe_finds_a_picture_without_words(read_page: Open) -> None:
    visit = read_page("/deze-is-er-niet")
    visit.page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(line.startswith("image-alt") for line in visit.breaches())


def test_a_page_that_is_too_wide_is_noticed(read_page: Open) -> None:
    visit = read_page("/deze-is-er-niet")
    visit.page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<pre>' + 'x'.repeat(500))"
    )
    assert visit.too_wide()


def test_words_that_do_not_belong_are_noticed() -> None:
    assert foreign_words("Cijfer: NaN\nShare chart") == ["NaN", "Share"]
    assert unwanted_words("U bent te duur, en dat valt erg op.") == ["te duur", "valt erg op"]
    assert not foreign_words("Nonevent, Selectie en Sharepoint")
    assert promises("Besparing per jaar")
    assert not promises("Bij Delft is geen besparing zichtbaar op deze lijnen")
    assert not promises("Mogelijke ruimte (besparingspotentieel)")


def test_trouble_on_a_page_is_noticed(site: str, warm: BrowserContext) -> None:
    visit = Visit(warm, site)
    visit.go("/deze-is-er-niet")
    visit.page.evaluate("console.warn('hoort hier niet'); fetch('/csv/bestaat-niet')")
    visit.page.evaluate(
        "fetch('http://localhost:9/').catch(() => null)"
    )  # the policy stops it: said aloud
    visit.page.goto(site.replace("127.0.0.1", "localhost") + "/gezond")
    visit.page.close()
    kinds = {trouble.split(":")[0] for trouble in visit.troubles}
    assert kinds == {"console warning", "console error", "answer 404", "foreign request"}
