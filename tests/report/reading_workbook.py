"""Reading a workbook with other programs than the one that wrote it: openpyxl, LibreOffice and the bare XML."""

import io
import posixpath
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
INK = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TARGET = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CACHED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")
HEAD = 4  # the row of the titles of a table, counted from 1


def opened(content: bytes, *, values: bool = True) -> Workbook:
    """The workbook; ``values``: what formulas gave, else the formulas."""
    return load_workbook(io.BytesIO(content), data_only=values)


def bare(content: bytes) -> bytes:
    """The workbook without what its formulas gave: who shows a number must reckon it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, CACHED.sub(rb"\1", part) if "/worksheets/" in name else part)
    return out.getvalue()


def recalculated(files: dict[str, bytes], home: Path) -> dict[str, Workbook]:
    """The workbooks as LibreOffice reckons and saves them, by one run of it."""
    source, target = home / "in", home / "out"
    source.mkdir()
    for name, content in files.items():
        (source / f"{name}.xlsx").write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", str(target), *(str(source / f"{name}.xlsx") for name in files)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return {name: opened((target / f"{name}.xlsx").read_bytes()) for name in files}


@dataclass(frozen=True)
class Line:
    """A series as the file has it: name, names of its points, values (None: none), and whether it is to be seen."""

    kind: str
    name: str
    names: tuple[str, ...]
    values: tuple[float | None, ...]
    seen: bool
    colors: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """A chart with its alt text and title, and its corners in columns and rows."""

    alt: str
    title: str
    top_left: tuple[int, int]
    below: int
    series: tuple[Line, ...]
    axis: str


def charts(content: bytes) -> dict[str, list[Drawn]]:
    """The charts of every sheet that has them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found: dict[str, list[Drawn]] = {}
        names = opened(content).sheetnames
        for n, name in enumerate(names, start=1):
            drawings = [
                t
                for t in _targets(archive, f"xl/worksheets/sheet{n}.xml").values()
                if "drawing" in t
            ]
            for drawing in drawings:
                parts = _targets(archive, drawing)
                root = ElementTree.fromstring(archive.read(drawing))
                found[name] = [
                    _drawn(archive, a, parts) for a in root.findall(f"{PLACE}twoCellAnchor")
                ]
        return found  # fmt: skip


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in archive.namelist():
        return {}
    return {
        r.attrib["Id"]: posixpath.normpath(posixpath.join(folder, r.attrib["Target"]))
        for r in ElementTree.fromstring(archive.read(rels))
    }


def _drawn(archive: zipfile.ZipFile, anchor: ElementTree.Element, parts: dict[str, str]) -> Drawn:
    at = [int(anchor.find(f"{PLACE}from/{PLACE}{side}").text) for side in ("col", "row")]
    link = next(e.attrib[TARGET] for e in anchor.iter(f"{CHART}chart"))
    root = ElementTree.fromstring(archive.read(parts[link]))
    title = root.find(f"{CHART}chart/{CHART}title")
    kinds = root.find(f"{CHART}chart/{CHART}plotArea")
    return Drawn(
        alt=next(anchor.iter(f"{PLACE}cNvPr")).attrib.get("descr", ""),
        title="".join(v.text or "" for v in title.iter(f"{CHART}v")),
        top_left=(at[0], at[1]),
        below=int(anchor.find(f"{PLACE}to/{PLACE}row").text),
        series=tuple(
            _line(kind.tag.removeprefix(CHART), s) for kind in kinds for s in kind.findall(f"{CHART}ser")
        ),
        axis=root.find(f".//{CHART}valAx/{CHART}numFmt").attrib["formatCode"],
    )  # fmt: skip


def _line(kind: str, series: ElementTree.Element) -> Line:
    def points(tag: str) -> tuple[str | None, ...]:
        cache = series.find(f"{CHART}{tag}")
        count = int(next(cache.iter(f"{CHART}ptCount")).attrib["val"])
        known = {int(p.attrib["idx"]): p.find(f"{CHART}v").text for p in cache.iter(f"{CHART}pt")}
        return tuple(known.get(n) for n in range(count))

    look = series.find(f"{CHART}spPr")
    return Line(
        kind=kind,
        name=next(series.find(f"{CHART}tx").iter(f"{CHART}v")).text or "",
        names=tuple(p or "" for p in points("cat")),
        values=tuple(None if p is None or p == "" else float(p) for p in points("val")),
        seen=look is None or look.find(f"{INK}noFill") is None,
        colors=tuple(e.attrib["val"] for e in look.iter(f"{INK}srgbClr")),
    )
