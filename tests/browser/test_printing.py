"""Every page prints well, and every chart can be had by itself: opened again by other programs."""

import re
import struct
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser.visiting import Visit

Open = Callable[..., Visit]
DELFT = "gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
# What must be on paper besides the heading.
PAGES = {
    f"/overzicht?{DELFT}": ("1.403", "lager dan 12 van"),
    f"/cijfer/BRZ03?{DELFT}": ("64,0", "43,0", "hoger dan 14 van 15", "Dordrecht"),
    f"/thema/burgerzaken?{DELFT}": ("28,6%", "37,7%"),
    f"/vergelijkingsgroep?{DELFT}": ("92.000 tot 123.000", "Zoetermeer|Emmen"),
    f"/mogelijke-ruimte?{DELFT}": ("1,1 miljoen", "Lees dit erbij"),
    f"/beoordeling?{DELFT}": ("1,1 miljoen", "Niemand controleert die naam"),
    f"/rapport?{DELFT}": (
        "Samenvatting",
        "Voor wie Het managementteam",
        "Hoe uitgebreid Standaard",
        "alle met cijfers",
    ),
}
CONTROLS = (
    "Hoofdmenu",
    "Boekingscheck\n",
    "Kopieer koppeling",
    "Vastzetten",
    "Download",
    "Toon als tabel",
    "Afbeelding (",
    "Hoe komt dit",
    "bekijk welke",
    "Naar de boekingscheck",
    "tegelijk",
    "Maak een scenario",
    "Voor wie, en hoeveel",
    "Eigen teksten",
    "Sjablonen",
)


def printed(visit: Visit, place: Path) -> str:
    """The page as PDF, in words."""
    visit.page.pdf(path=str(place), prefer_css_page_size=True)
    return subprocess.run(
        ["pdftotext", "-layout", place, "-"], check=True, capture_output=True, text=True
    ).stdout


def outside(place: Path) -> list[str]:
    """Words that run off their page."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox", place, "-"], check=True, capture_output=True, text=True
    ).stdout
    found: list[str] = []
    for page in boxes.split("<page ")[1:]:
        wide, high = (float(n) for n in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        words = re.findall(
            r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<', page
        )
        found += [
            w
            for x, y, r, b, w in words
            if float(x) < 0 or float(y) < 0 or float(r) > wide or float(b) > high
        ]
    return found  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints_its_finding_and_numbers_and_no_controls(
    read_page: Open, tmp_path: Path, path: str
) -> None:
    """Heading on the first page, numbers, selection, edition and day are there; menu and buttons are not; nothing runs off."""
    visit = read_page(path)
    said = printed(visit, tmp_path / "pagina.pdf")
    flat = " ".join(said.split())
    assert " ".join(visit.heading.split()) in " ".join(said.split("\f")[0].split())
    for words in PAGES[path]:
        assert re.search(words, flat), words
    assert [words for words in CONTROLS if words in said] == []
    today = date.today()
    assert f"afgedrukt op {today.day} {MONTHS.split()[today.month - 1]} {today.year}" in flat
    assert "15 gemeenten van 92.000 tot 123.000 inwoners" in flat
    assert re.search(r"Editie \S+, afgedrukt", flat)
    assert re.search(r"\b1 van \d+\b", flat)
    assert outside(tmp_path / "pagina.pdf") == []


def test_two_scenarios_that_nobody_kept_are_not_on_paper(read_page: Open, tmp_path: Path) -> None:
    visit = read_page("/beoordeling?gemeente=GM0080&jaar=2023")  # of whom no other test keeps any
    said = printed(visit, tmp_path / "pagina.pdf")
    assert "Beoordeling" in said and "Twee scenario" not in said


def test_after_printing_the_page_is_as_it_was(read_page: Open, tmp_path: Path) -> None:
    """Tables that were opened for paper are closed again, and charts have the width of the screen."""
    visit = read_page(f"/cijfer/BRZ03?{DELFT}")
    width = (
        "() => document.querySelector('#verdeling-kader .main-svg').getBoundingClientRect().width"
    )
    before = visit.page.evaluate(width)
    assert "Alphen aan den Rijn" in printed(visit, tmp_path / "pagina.pdf")
    assert visit.page.locator("details[data-bron][open]").count() == 0
    assert visit.page.evaluate(width) == pytest.approx(before, abs=1)


def test_what_was_chosen_and_typed_for_a_report_is_on_paper(
    read_page: Open, tmp_path: Path
) -> None:
    """The choices in words and the texts under their own heading; on the screen they stand in their fields alone."""
    visit = read_page(f"/rapport?{DELFT}")
    visit.page.get_by_label("Noem de andere gemeenten niet bij naam").check()
    visit.page.get_by_text("Bestuurlijke reactie", exact=True).first.click()
    visit.page.get_by_label("Bestuurlijke reactie").fill(
        "Wij lezen dit rapport met belangstelling."
    )
    visit.page.locator(".alleen-papier", has_text="Andere gemeentenzonder naam").wait_for(
        state="attached"
    )
    said = " ".join(printed(visit, tmp_path / "pagina.pdf").split())
    assert "Andere gemeenten zonder naam" in said
    assert "Bestuurlijke reactie Wij lezen dit rapport met belangstelling." in said
    assert visit.page.locator(".alleen-papier:visible").count() == 0
    assert visit.page.locator(".getypt", has_text="met belangstelling").count() == 0


def test_a_page_with_examples_is_stamped_on_paper(read_page: Open, tmp_path: Path) -> None:
    """Every sheet says Oefenmodus."""
    visit = read_page(f"/thema/burgerzaken?{DELFT}&oefenen=ja")
    said = printed(visit, tmp_path / "pagina.pdf").split("\f")[:-1]
    assert len(said) > 1
    assert all("Oefenmodus: verzonnen cijfers" in page for page in said)


def taken(visit: Visit, link: str, tmp_path: Path) -> tuple[str, bytes]:
    """Name and content of what a link or button gives."""
    with visit.page.expect_download() as waiting:
        visit.page.locator(link).first.click()
    waiting.value.save_as(tmp_path / "plaatje")
    return waiting.value.suggested_filename, (tmp_path / "plaatje").read_bytes()


def words_of(svg: bytes) -> str:
    """All words in a drawing that is well-formed."""
    return " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height."""
    assert png.startswith(SIGNATURE)
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_a_chart_of_the_browser_stands_alone(open_page: Open, tmp_path: Path) -> None:
    """Title, measure, value, sentence, source and edition; on a phone as large as on a desk."""
    visit = open_page(f"/cijfer/BRZ03?{DELFT}", width=320)
    heading = visit.page.locator("#verdeling-kop").inner_text()
    card = ".kaart:has(#verdeling-kop) "
    name, svg = taken(visit, card + "[data-plaatje=svg]", tmp_path)
    assert name == "gemeentespiegel-verdeling-brz03-gm0503-2023.svg"
    said = words_of(svg)
    for words in (
        heading,
        "Lasten burgerzaken per inwoner",
        "64,0",
        "Bron: CBS",
        "Editie ",
        "Delft in jaarrekening 2023",
    ):
        assert words in said, words
    name, png = taken(visit, card + "[data-plaatje=png]", tmp_path)
    assert name.endswith(".png")
    wide, high = size_of(png)
    assert wide == 1808
    assert high > 800
    assert visit.too_wide() == []  # fmt: skip


def test_an_example_says_so_in_picture_and_name(read_page: Open, tmp_path: Path) -> None:
    """The word stands in both."""
    visit = read_page(f"/cijfer/BRZ05?{DELFT}&oefenen=ja")
    name, svg = taken(visit, ".kaart:has(#verdeling-kop) [data-plaatje=svg]", tmp_path)
    assert name.startswith("gemeentespiegel-voorbeeld-verdeling-")
    assert "voorbeeld" in words_of(svg).split()


def test_ranges_and_steps_stand_alone(read_page: Open, tmp_path: Path) -> None:
    """The charts of plain boxes come from the server, with the numbers of the page."""
    visit = read_page(f"/mogelijke-ruimte?{DELFT}")
    name, svg = taken(visit, "a[href^='/svg/ruimte?']", tmp_path)
    assert name == "gemeentespiegel-ruimte-gm0503-2023.svg"
    assert visit.heading in words_of(svg)
    assert "1,1 miljoen" in words_of(svg).replace("\xa0", " ")
    title = visit.page.locator("#lijn").inner_text()
    _, svg = taken(visit, "a[href^='/svg/ruimte-stappen/']", tmp_path)
    assert " ".join(title.split()) in words_of(svg)
    _, png = taken(visit, "a[href^='/png/ruimte-stappen/']", tmp_path)
    assert size_of(png)[0] == 1032
    assert visit.breaches("main") == []
