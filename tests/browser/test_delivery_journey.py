"""A supplier delivers the counter of Delft by workbook with three mistakes; mended, explained, approved by another, and
published: pages, correction log and command line say the same."""

import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from benchmark import places
from tests.browser.visiting import Visit, context
from tests.dashboard import serving
from tests.delivery import others
from tests.places import environment

YEAR = 2024
DELFT = f"gemeente=GM0503&jaar={YEAR}&verslag=rekening&over={YEAR}"
SHEET = "Balie en no-show"
NO_SHOW = "no-show"


@pytest.fixture
def own_site(writable_home: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server on a home of this test alone, where six others delivered; an edition made here disturbs nobody."""
    others.deliver(writable_home, "balie", YEAR)
    others.deliver(writable_home, "kanalen", YEAR)
    with serving.running(writable_home, tmp_path / "log") as address:
        yield address, writable_home


def introduce(page: Page, name: str) -> None:
    page.get_by_label("Uw naam").fill(name)
    page.get_by_role("button", name="Onthoud wie ik ben").click()
    expect(page.locator("#wie")).to_contain_text(name)


def rows_of(sheet: object) -> dict[str, int]:
    """The row of each question, by its key."""
    return {str(r[0].value): r[0].row for r in sheet.iter_rows(min_row=5) if r[0].value}  # type: ignore[attr-defined]


def filled(content: bytes, answers: dict[str, object]) -> bytes:
    """The workbook with these answers typed in."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = rows_of(book[SHEET])
    for key, value in answers.items():
        book[SHEET].cell(rows[key], 4).value = value
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def upload(page: Page, content: bytes, name: str = "balie.xlsx") -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.get_by_label("Excel (xlsx) of CSV").set_input_files(
        [{"name": name, "mimeType": kind, "buffer": content}]
    )
    page.get_by_role("button", name="Controleer en neem over").click()


def spiegel(home: Path, *words: str) -> dict:
    done = subprocess.run(
        [serving.PROGRAM, *words, "--json"], env=environment(home), cwd=places.ROOT,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_from_workbook_to_edition(own_site: tuple[str, Path], browser: Browser) -> None:
    address, home = own_site
    supplier = Visit(context(browser), address)
    page = supplier.page
    supplier.go(f"/aanleveren?{DELFT}")
    expect(page.locator("main h1")).to_contain_text("Delft over 2024")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Download de vragenlijst (xlsx)").click()
    empty = Path(kept.value.path()).read_bytes()
    supplier.go(f"/aanleveren/balie?{DELFT}")
    introduce(page, "Leverancier van Delft")
    examples = _examples(empty)

    # Three mistakes: a number that can be read in two ways, parts that do not add up, an impossible amount.
    whole = _whole(examples)
    wrong = examples | {NO_SHOW: "1.500", whole: examples[whole] + 40, "openingsuren-balie": -3}
    page.goto(f"{address}/aanleveren/bestand?{DELFT}")
    upload(page, filled(empty, wrong))
    said = page.locator("table")
    expect(page.locator(".melding.fout")).to_contain_text("Er is niets overgenomen")
    expect(said).to_contain_text("1.500")
    expect(said).to_contain_text(f"blad {SHEET}, cel D")
    assert supplier.breaches() == []
    with page.expect_download() as kept:
        page.get_by_role("link", name="Download het bestand met de fouten gemarkeerd").click()
    marked = openpyxl.load_workbook(io.BytesIO(Path(kept.value.path()).read_bytes()))
    assert "Controle" in marked.sheetnames
    cell = marked[SHEET].cell(rows_of(marked[SHEET])[NO_SHOW], 4)
    assert cell.value == "1.500" and "1.500" in cell.comment.text

    # Mended, it is taken over; the same file again changes nothing.
    right = filled(empty, examples)
    upload(page, right)
    expect(page.locator(".melding.goed")).to_contain_text(f"{len(examples)} antwoorden")
    upload(page, right)
    expect(page.locator(".melding")).to_contain_text("al verwerkt")

    # A signal asks for an explanation, which is typed on the page; then the theme is handed in.
    supplier.go(f"/aanleveren/balie?{DELFT}")
    field = page.locator("li.lever-vraag", has=page.locator(f"#vraag-{NO_SHOW}"))
    field.get_by_label(f"Antwoord over {YEAR}").fill("9000")
    field.get_by_label(f"Antwoord over {YEAR}").press("Tab")
    expect(page.locator("#lever-indienen")).to_contain_text("De delen zijn samen")
    field.get_by_label(f"Antwoord over {YEAR}").fill(str(examples[NO_SHOW]))
    field.get_by_label(f"Antwoord over {YEAR}").press("Tab")
    expect(page.locator("#lever-indienen")).to_contain_text("geen fouten")
    _explain_all(page)
    page.get_by_role("button", name="Dien in").click()
    expect(page.locator("#lever-gezegd")).to_contain_text("is ingediend")
    assert supplier.shortcomings() == []

    # The supplier may not approve; another may, and makes the edition.
    supplier.go(f"/controle/GM0503-{YEAR}-balie?{DELFT}")
    page.get_by_role("button", name="Keur goed").click()
    expect(page.locator("#controle-besluit")).to_contain_text("zelf ingediend")
    validator = Visit(context(browser), address)
    other = validator.page
    validator.go(f"/controle?{DELFT}")
    other.get_by_role("link", name=f"Delft, {SHEET}, {YEAR}").click()
    introduce(other, "Controleur van Delft")
    expect(other.locator("main")).to_contain_text("No-show")
    other.get_by_role("button", name="Keur goed").click()
    expect(other.locator("#controle-besluit")).to_contain_text("is goedgekeurd")
    _publish(validator)
    value = spiegel(home, "compare", "BAL01", "--gemeente", "Delft", "--year", str(YEAR))["value"]
    whole = examples["niet-op-tijd-afgezegde-afspraken"]
    assert value == pytest.approx(100 * examples[NO_SHOW] / whole)
    validator.go(f"/cijfer/BAL01?{DELFT}")
    shown = f"{value:.1f}".replace(".", ",") + "%"
    expect(other.locator("main")).to_contain_text(shown)
    expect(other.locator("main")).not_to_contain_text("(voorbeeld)")
    validator.go(f"/overzicht?{DELFT}")
    expect(other.locator(".compleet")).to_contain_text("van gemeenten")
    validator.go(f"/gegevens?{DELFT}")
    row = other.get_by_role("row").filter(has=other.get_by_role("rowheader", name=SHEET))
    expect(row).to_contain_text("van gemeenten")
    expect(row).not_to_contain_text("open bronnen")

    # A correction needs a reason, and the log says how.
    supplier.go(f"/aanleveren/balie?{DELFT}")
    field = page.locator("li.lever-vraag", has=page.locator("#vraag-openingsuren-balie"))
    field.get_by_label(f"Antwoord over {YEAR}").fill("30,5")
    field.get_by_label(f"Antwoord over {YEAR}").press("Tab")
    expect(field.get_by_role("status")).to_contain_text("Bewaard")
    page.get_by_role("button", name="Dien in").click()
    expect(page.locator("#lever-gezegd")).to_contain_text("Wat u nu indient, is een correctie")
    page.get_by_label("Waarom veranderen de cijfers?").fill("Een locatie telde dubbel.")
    page.get_by_role("button", name="Dien in").click()
    expect(page.locator("#lever-gezegd")).to_contain_text("is ingediend")
    validator.go(f"/controle/GM0503-{YEAR}-balie?{DELFT}")
    other.get_by_role("button", name="Keur goed").click()
    expect(other.locator("#controle-besluit")).to_contain_text("is goedgekeurd")
    _publish(validator)
    validator.go(f"/deelname?{DELFT}")
    log = other.locator("section", has=other.locator("h2", has_text="Correcties"))
    expect(log).to_contain_text("Een locatie telde dubbel.")
    expect(log).to_contain_text("30,5")
    told = spiegel(home, "corrections")
    assert "Een locatie telde dubbel." in json.dumps(told, ensure_ascii=False)
    assert supplier.troubles == [] and validator.troubles == []
    for visit in (supplier, validator):
        visit.page.context.close()


def _publish(visit: Visit) -> None:
    visit.go(f"/controle?{DELFT}")
    visit.page.get_by_role("button", name="Maak een nieuwe editie").click()
    expect(visit.page.locator("#publiceren")).to_contain_text("Nieuwe editie", timeout=60_000)


def _explain_all(page: Page) -> None:
    """Write why at every signal without an explanation."""
    while True:
        waiting = page.locator("#lever-indienen ul.punten a")
        if waiting.count() == 0:
            return
        anchor = str(waiting.first.get_attribute("href"))
        row = page.locator("li.lever-vraag", has=page.locator(anchor))
        if row.locator("details.schrijf[open]").count() == 0:
            row.locator("details.schrijf > summary").click()
        row.get_by_label("Waarom is dit getal zo?").fill("Zo staat het in ons systeem.")
        row.get_by_label("Waarom is dit getal zo?").press("Tab")
        expect(page.locator(f"#lever-indienen a[href='{anchor}']")).to_have_count(0)


def _examples(content: bytes) -> dict[str, float]:
    """What stands in the column that shows how to write an answer, as numbers."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[SHEET]
    heads = {c.value: n for n, c in enumerate(sheet[4])}
    at = heads["Zo schrijft u het"]
    found = {}
    for row in sheet.iter_rows(min_row=5):
        if row[0].value:
            number = float(str(row[at].value).replace(",", "."))
            found[str(row[0].value)] = int(number) if number.is_integer() else number
    return found


def _whole(examples: dict[str, float]) -> str:
    """The question whose answer is the sum of others: planned appointments."""
    return next(key for key in examples if key.startswith("geplande"))
