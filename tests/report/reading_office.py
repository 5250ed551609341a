"""Reading files of Word and PowerPoint again: their parts, and the charts in them with the workbook behind each."""

import io
import re
import subprocess
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import range_boundaries
from pptx.oxml.ns import qn

from benchmark.report.document import Columns, Distribution, Ranges, Trend, Waterfall

AnyChart = Distribution | Trend | Ranges | Waterfall | Columns
LIFT = "Tot hier"  # what lifts a bar from zero, and is not seen
DUTCH = "nl-NL"


@dataclass(frozen=True)
class Drawn:
    """A chart in a file: name and values per series, its XML, and the workbook that opens with its data."""

    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    root: etree._Element
    book: openpyxl.Workbook

    def sizes(self) -> list[float]:
        """How large what is seen is, per category."""
        seen = [values for name, values in self.series if not name.startswith(LIFT)]
        return [sum(abs(v or 0.0) for v in at) for at in zip(*seen, strict=True)]

    def ends(self) -> list[tuple[float, float]]:
        """How far the stack of a category reaches under and above zero."""
        columns = zip(*(values for _, values in self.series), strict=True)
        return [
            (sum(min(v or 0.0, 0.0) for v in at), sum(max(v or 0.0, 0.0) for v in at))
            for at in columns
        ]

    def values(self) -> list[float]:
        """Every value, by size."""
        return sorted(v for _, values in self.series for v in values if v is not None)


def parts(content: bytes) -> dict[str, bytes]:
    """Every part by its name; none twice, every one that is XML well-formed, every one that is named there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert [name for name, times in Counter(names).items() if times > 1] == []
        found = {name: archive.read(name) for name in names}
    for name, part in found.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    for name in found:
        if name.endswith(".rels"):
            missing = [t for t in targets(found, name).values() if t not in found]
            assert missing == [], name
    return found


def targets(found: dict[str, bytes], rels: str) -> dict[str, str]:
    """The parts that a file of relations leads to, by their id; nothing leads out of the file."""
    base = rels.replace("_rels/", "").rsplit("/", 1)[0] if "/" in rels.replace("_rels/", "") else ""
    links: dict[str, str] = {}
    for link in etree.fromstring(found[rels]):
        assert link.get("TargetMode") != "External", link.get("Target")
        path = link.get("Target", "")
        whole = path.removeprefix("/") if path.startswith("/") else f"{base}/{path}"
        links[link.get("Id", "")] = re.sub(r"[^/]+/\.\./", "", whole).removeprefix("/")
    return links


def drawn(found: dict[str, bytes], name: str) -> Drawn:
    """The chart in the part of that name."""
    root = etree.fromstring(found[name])
    folder, file = name.rsplit("/", 1)
    links = targets(found, f"{folder}/_rels/{file}.rels")
    link = root.find(qn("c:externalData")).get(qn("r:id"))
    book = openpyxl.load_workbook(io.BytesIO(found[links[link]]))
    series = sorted(root.iter(qn("c:ser")), key=lambda s: int(s.find(qn("c:idx")).get("val")))
    return Drawn(
        names=tuple(_texts(series[0].find(qn("c:cat")))),
        series=tuple((_texts(s.find(qn("c:tx")))[0], _values(s)) for s in series),
        root=root,
        book=book,
    )


def _texts(place: etree._Element) -> list[str]:
    return [v.text or "" for v in place.iter(qn("c:v"))]


def _values(series: etree._Element) -> tuple[float | None, ...]:
    cache = series.find(qn("c:val")).find(f".//{qn('c:numCache')}")
    known = {
        int(p.get("idx")): float(p.find(qn("c:v")).text or "nan") for p in cache.iter(qn("c:pt"))
    }
    return tuple(known.get(n) for n in range(int(cache.find(qn("c:ptCount")).get("val"))))


def same_in_workbook(chart: Drawn) -> None:
    """The cells that the chart refers to hold what it shows, and nothing in the workbook is a formula."""
    for reference in chart.root.iter(qn("c:f")):
        sheet, cells = reference.text.rsplit("!", 1)
        left, top, right, bottom = range_boundaries(cells.replace("$", ""))
        rows = chart.book[sheet.strip("'")].iter_rows(top, bottom, left, right)
        held = [cell.value for row in rows for cell in row]
        cache = reference.getnext()
        shown: dict[int, str] = {
            int(p.get("idx")): p.find(qn("c:v")).text or "" for p in cache.iter(qn("c:pt"))
        }
        for n, value in enumerate(held):
            if isinstance(value, int | float):
                assert float(shown[n]) == pytest.approx(value)
            else:
                assert (value or "") == shown.get(n, "")
    sheets = chart.book.worksheets
    assert all(c.data_type != "f" for sheet in sheets for row in sheet.iter_rows() for c in row)


def shows(chart: Drawn, asked: AnyChart) -> None:
    """The marks of the chart have the values of the document."""
    if isinstance(asked, Distribution):
        marks = [m for m in (*asked.marks, asked.own, asked.median) if m is not None]
        assert chart.values() == pytest.approx(sorted(m.value for m in marks))
    elif isinstance(asked, Trend):
        values = [v for s in asked.series for v in s.values if v is not None]
        assert chart.values() == pytest.approx(sorted(values))
        assert chart.names == tuple(map(str, asked.years))
    elif isinstance(asked, Columns):
        values = [v for s in asked.stacks for v in s.values] + list(asked.line)
        assert chart.values() == pytest.approx(sorted(values))
        assert chart.names == asked.categories
    elif isinstance(asked, Ranges):
        assert chart.sizes() == pytest.approx([b.high - b.low for b in asked.bars])
        for (low, high), bar in zip(chart.ends(), asked.bars, strict=True):
            assert low == pytest.approx(min(bar.low, 0.0))
            assert high == pytest.approx(max(bar.high, 0.0))
    else:
        assert chart.sizes() == pytest.approx([abs(s.amount) for s in asked.steps])


def languages(found: dict[str, bytes], folder: str, attribute: str) -> set[str]:
    """The languages that texts in the parts of a folder are said to be in."""
    return {
        language
        for name, part in found.items()
        if name.startswith(folder) and name.endswith(".xml")
        for element in etree.fromstring(part).iter()
        if (language := element.get(attribute)) is not None
    }


def everything(content: bytes) -> str:
    """All that stands anywhere in the file, in the workbooks inside it as well, without marks."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".xlsx"):
                found.append(everything(part))
            elif name.endswith((".xml", ".rels")):
                root = etree.fromstring(part)
                found += [*root.itertext(), *(v for e in root.iter() for v in e.attrib.values())]
    return "\n".join(found)


def converted(content: bytes, kind: str, folder: Path) -> Path:
    """The file as LibreOffice shows it, in PDF."""
    source = folder / f"stuk.{kind}"
    source.write_bytes(content)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profiel').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), str(source),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "stuk.pdf"


def words(pdf: Path) -> list[tuple[str, float, float, float, float]]:
    """Each word with its left, top, right and lower edge, as shares of the page."""
    told = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True
    ).stdout
    found = []
    for page in etree.fromstring(told).iter("{*}page"):
        wide, high = float(page.get("width")), float(page.get("height"))
        for word in page.iter("{*}word"):
            left, top, right, low = (float(word.get(k)) for k in ("xMin", "yMin", "xMax", "yMax"))
            found.append((word.text or "", left / wide, top / high, right / wide, low / high))
    return found
