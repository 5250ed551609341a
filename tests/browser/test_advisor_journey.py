"""An advisor makes a report, checks it, takes it along in every format, and opens it again by its code."""

import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pptx
import pypdf

from tests.browser.conftest import Open
from tests.browser.test_keyboard import tab_to
from tests.browser.visiting import Visit
from tests.cli.running import Inside

NAME = "Een adviseur van de proef"
GOUDA, BOSCH = "?gemeente=GM0513", "?gemeente=GM0796&jaar=2023&verslag=rekening&groep=grootte-15"
HOSTILE = "=1+1 #$ *_@` <script>alert(1)</script> 🦊"


def introduce(visit: Visit) -> None:
    """Say who you are, where the page asks."""
    visit.page.get_by_label("Uw naam").fill(NAME)
    visit.page.get_by_role("button", name="Onthoud wie ik ben").click()
    visit.page.get_by_text(f"U schrijft als {NAME}").wait_for()


def outlined(visit: Visit, chapter: str, there: bool) -> None:
    """Wait until the outline has a chapter, or has it no longer."""
    visit.until(
        f"document.querySelector('#rapport-opzet')?.textContent.includes(arg) === {str(there).lower()}",
        chapter,
    )


def make(visit: Visit) -> str:
    """Press the button and come to the page of the report; its code."""
    visit.page.locator("#rapport-maak").press("Enter")
    visit.page.wait_for_url("**/rapport/GS-*")
    visit.settle()
    return visit.path.removeprefix("/rapport/").partition("?")[0]


def fetched(visit: Visit, name: str, folder: Path) -> bytes:
    """What a download link gives; its name says what it is."""
    with visit.page.expect_download() as download:
        visit.page.get_by_role("link", name=f"Download {name}", exact=True).click()
    assert re.fullmatch(
        r"rapport-gouda-2023-gs-[0-9a-z]{6}\.[a-z.]+", download.value.suggested_filename
    )
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target.read_bytes()


def texts(visit: Visit, folder: Path) -> dict[str, str]:
    """The text of every format, as another program reads it."""
    word = docx.Document(io.BytesIO(fetched(visit, "Word", folder)))
    cells = [c.text for t in word.tables for row in t.rows for c in row.cells]
    around = [p.text for s in word.sections for p in (*s.header.paragraphs, *s.footer.paragraphs)]
    slides = pptx.Presentation(io.BytesIO(fetched(visit, "PowerPoint", folder)))
    shapes = [s for slide in slides.slides for s in slide.shapes]
    on_slides = [s.text_frame.text for s in shapes if s.has_text_frame]
    on_slides += [c.text for s in shapes if s.has_table for row in s.table.rows for c in row.cells]
    book = openpyxl.load_workbook(io.BytesIO(fetched(visit, "Excel", folder)), data_only=True)
    in_book = [
        str(c)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for c in row
        if c is not None
    ]
    with zipfile.ZipFile(io.BytesIO(fetched(visit, "CSV", folder))) as packed:
        assert packed.testzip() is None and "datapackage.json" in packed.namelist()
        in_zip = [packed.read(n).decode("utf-8-sig") for n in packed.namelist()]
    pages = pypdf.PdfReader(io.BytesIO(fetched(visit, "PDF", folder))).pages
    return {
        "pdf": "\n".join(p.extract_text() for p in pages),
        "word": "\n".join(around + [p.text for p in word.paragraphs] + cells),
        "slides": "\n".join(on_slides),
        "workbook": "\n".join(in_book),
        "csv": "\n".join(in_zip),
    }


def test_from_the_menu_to_a_checked_report_and_back_by_its_code(
    open_page: Open, inside: Inside, tmp_path: Path
) -> None:
    compared = inside("compare", "BRZ03", "--gemeente", "Gouda", "--year", "2023", "--json").json
    visit = open_page("/overzicht" + GOUDA)
    page = visit.page
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Rapport").click()
    page.wait_for_url("**/rapport?*")
    outlined(visit, "Vergunningen", True)
    assert visit.shortcomings() == []

    introduce(visit)
    page.get_by_label("Vergunningen", exact=True).first.uncheck()
    outlined(visit, "Vergunningen", False)
    page.locator("summary", has_text="Burgerzaken").click()
    page.get_by_label("Inleiding bij Burgerzaken").fill(HOSTILE)
    assert "tekens." in page.locator(".tekstvak:visible .teller").first.inner_text()
    code = make(visit)

    assert "Gouda naast 15 gemeenten" in visit.heading and visit.shortcomings() == []
    found = texts(visit, tmp_path)
    shown = f"{compared['value']:.1f}".replace(".", ",")
    for kind in ("pdf", "word", "slides"):
        assert shown in found[kind] and code in found[kind], kind
    for kind in ("workbook", "csv"):
        digits = repr(compared["value"])[:12]
        assert digits in found[kind] or digits.replace(".", ",") in found[kind], kind
    for kind in ("pdf", "word"):
        assert "=1+1 #$ *_@` <script>alert(1)</script>" in found[kind], kind

    page.get_by_role("button", name="Zet op").click()
    page.locator(".rapport-stappen .gedaan").wait_for()
    assert "Ambtelijk wederhoor" in page.locator("[aria-current=step]").inner_text()
    visit.widen(320)
    assert visit.shortcomings(contrast=False) == []

    visit.go("/rapport" + GOUDA)
    assert visit.shortcomings(contrast=False) == []
    visit.widen(1280)
    page.get_by_role("button", name="Open rapport").click()
    page.get_by_text("Vul een code in").wait_for()
    page.get_by_label("Code van een rapport").fill(code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/rapport/{code.lower()}")
    visit.settle()
    assert f"› {code}" in page.locator(".soort").inner_text()
    assert page.locator(".rapport-stappen .gedaan").count() == 1


def test_the_main_path_by_keyboard_alone(open_page: Open) -> None:
    visit = open_page("/rapport" + BOSCH)
    page = visit.page
    tab_to(visit, "#wie-naam")
    page.keyboard.type(NAME)
    tab_to(visit, "#wie-bewaar")
    page.keyboard.press("Enter")
    page.get_by_text(f"U schrijft als {NAME}").wait_for()
    tab_to(visit, "input[value=standaard]")
    page.keyboard.press("ArrowUp")
    outlined(visit, "Vergunningen", False)
    tab_to(visit, "#rapport-maak")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rapport/GS-*")
    visit.settle()
    assert "'s-Hertogenbosch" in visit.heading
    tab_to(visit, "a[href$='.pdf']")


def test_remarks_come_back_literally_and_a_page_that_was_too_old_can_try_again(
    open_page: Open,
) -> None:
    visit = open_page("/cijfer/BRZ03" + BOSCH)
    page = visit.page
    page.get_by_text("Schrijf een toelichting").click()
    introduce(visit)
    page.get_by_label("Toelichting", exact=True).fill(HOSTILE)
    page.context.clear_cookies(name="_csrf_token")
    page.get_by_role("button", name="Bewaar deze toelichting").click()
    page.get_by_role("alert").filter(has_text="te oud").wait_for()
    assert page.get_by_label("Toelichting", exact=True).input_value() == HOSTILE
    assert visit.troubles, "the browser says that it was refused"
    visit.troubles.clear()
    page.get_by_role("button", name="Bewaar deze toelichting").click()
    page.locator(".opmerkinglijst .getypt").wait_for()
    assert page.locator(".opmerkinglijst .getypt").inner_text() == HOSTILE
    visit.until("document.activeElement.id === 'toelichting'")
    assert page.locator("#weigering").inner_text() == ""
    page.get_by_text("Schrijf een toelichting").click()
    assert visit.shortcomings() == []
