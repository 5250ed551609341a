"""An advisor asks reports for three municipalities, sees them come, and fetches them in one file."""

import re
import zipfile
from pathlib import Path

from tests.browser.conftest import Open
from tests.browser.visiting import Visit

NAMES = ("Delft", "'s-Hertogenbosch", "Schiermonnikoog")


def introduce(visit: Visit, name: str) -> None:
    """Say who you are, where the page asks."""
    visit.page.get_by_label("Uw naam").fill(name)
    visit.page.get_by_role("button", name="Onthoud wie ik ben").click()
    visit.page.get_by_text(f"U schrijft als {name}").wait_for()


def test_three_reports_from_the_keyboard_in_one_file(open_page: Open, tmp_path: Path) -> None:
    visit = open_page("/rapporten")
    page = visit.page
    assert visit.heading == "Rapporten voor veel gemeenten"
    assert visit.shortcomings() == []

    page.get_by_role(
        "button", name="Maak de rapporten"
    ).click()  # without a name nothing is written
    page.get_by_role("alert").filter(has_text="Vul eerst in wie u bent.").wait_for()
    introduce(visit, "Een adviseur")

    page.locator("#rapporten-welke").press("Space")
    page.get_by_role("option", name="Gemeenten die ik zelf kies").wait_for()
    page.locator("#rapporten-welke").press("ArrowUp")  # from the first option to the last
    page.locator("#rapporten-welke").press("Enter")
    for name in NAMES:
        page.locator("#rapporten-zelf").fill(name)
        page.get_by_role("option", name=name, exact=True).wait_for()
        page.locator("#rapporten-zelf").press("ArrowDown")
        page.locator("#rapporten-zelf").press("Enter")
    page.locator("#rapporten-zelf").press("Escape")
    page.get_by_label("Kort").check()
    page.get_by_label("Pdf").uncheck()
    page.get_by_label("Csv").check()
    page.get_by_role("button", name="Maak de rapporten").press("Enter")

    job = page.locator(".taken > li").first
    job.get_by_text("Delft, 's-Hertogenbosch en Schiermonnikoog, 2023, kort, csv").wait_for()
    assert "Gevraagd door Een adviseur, adviseur (naam niet gecontroleerd)" in job.inner_text()
    link = job.get_by_role("link", name=re.compile("Download alles"))
    link.wait_for(timeout=60_000)  # made by the worker, which starts beside the server
    assert page.locator("#rapporten-omroep").inner_text().endswith(": klaar.")
    assert visit.shortcomings(contrast=False) == []
    with page.expect_download() as fetched:
        link.click()
    target = tmp_path / "alles.zip"
    fetched.value.save_as(target)
    with zipfile.ZipFile(target) as packed:
        assert packed.testzip() is None and len(packed.namelist()) == 4
        assert all(name in packed.read("overzicht.csv").decode() for name in NAMES)

    visit.widen(320)
    assert visit.breaches(contrast=False) + visit.too_wide() == []
