"""A controller does not believe the group: looks for one that is alike, and changes what counts."""

from tests.browser.conftest import Open
from tests.browser.visiting import Visit
from tests.cli.running import Inside

DELFT = "/vergelijkingsgroep?gemeente=GM0503&jaar=2023&verslag=rekening"


def members(visit: Visit) -> list[str]:
    return visit.page.locator(".leden tbody th").evaluate_all("all => all.map(th => th.textContent)")  # fmt: skip


def test_another_group_and_other_weights(read_page: Open, inside: Inside) -> None:
    visit = read_page(DELFT)
    assert members(visit)[0] == "Emmen"
    visit.page.get_by_role("link", name="Lijkt op Delft").click()
    visit.page.wait_for_url("**groep=lijkt-15*")
    visit.page.locator("#woord-groep", has_text="15 gemeenten die op Delft lijken").wait_for()
    visit.settle()
    before = members(visit)
    assert (
        "Emmen" not in before and "vrijwel gelijk op" in visit.page.locator(".leden").inner_text()
    )
    assert visit.shortcomings() == []

    weight = visit.page.get_by_label("Aantal kernen")
    weight.fill("4")
    weight.press("Tab")
    visit.page.get_by_role("button", name="Gebruik deze gewichten").press("Enter")
    text = "lijkt-15-algemeen-dichtheid.1-herkomst.1-inwoners.3-kernen.4-ouderen.1"
    visit.page.wait_for_url(f"**groep={text}*")
    visit.until("document.querySelector('.leden tbody th').textContent !== arg", before[0])
    visit.settle()
    visit.until("document.activeElement.id === 'groep-gewichten'")
    words = ("--gemeente", "Delft", "--year", "2023", "--group", text, "--theme", "burgerzaken")
    told = inside("peers", *words, "--json").json
    assert members(visit) == [p["name"] for p in told["peers"]] != before

    visit.page.get_by_label("Inwoners", exact=False).first.fill("")
    visit.page.get_by_role("button", name="Gebruik deze gewichten").click()
    visit.page.get_by_text("Vul overal een getal van 0 tot en met 5 in.").wait_for()

    for width in (360, 320):
        visit.widen(width)
        assert visit.breaches() + visit.too_wide() == []
    table = visit.open_table(visit.page.locator("section.kaart:has(.balans)"))
    assert table.locator("tbody tr").count() == len(told["balance"])


def test_the_way_back_when_nothing_is_known_of_a_municipality(read_page: Open) -> None:
    visit = read_page("/vergelijkingsgroep?gemeente=GM0009&jaar=2018&groep=lijkt-15")
    visit.page.get_by_role("link", name="Kies de groep op grootte").click()
    visit.page.wait_for_url("**groep=grootte-15*")
    visit.settle()
    assert visit.page.locator(".balans").count() == 1
