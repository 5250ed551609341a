"""Standard PDF reports: against WeasyPrint, against Typst with nothing but the charts, and for all municipalities.

WeasyPrint gets a plain HTML page with the same words, tables and charts; Typst bare gets the charts alone. Each
runs in a process of its own, so that its memory is its own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path

import weasyprint

from benchmark import places
from benchmark.report import drawing
from benchmark.report.composing import Said, compose
from benchmark.report.document import (
    Block,
    ChartBlock,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
    charts,
)
from benchmark.report.spec import Spec
from tests.performance import questions, serving
from tests.performance.outcome import Outcome

NAME = "reports"
TURNS, TIMES, LEAST_CHARTS = 4, 8, 12
FASTER, BARE = 1 / 20, 5.0  # one of the two is enough
MEMORY, GROWTH, SLOWER = 150.0, 1.1, 1.2

Told = dict[str, float]


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    document = _document()
    count = len(list(charts(document)))
    if count < LEAST_CHARTS:
        raise RuntimeError(f"a standard report has only {count} charts")
    found = _Found()
    with tempfile.TemporaryDirectory(prefix="spiegel-meting-") as folder:
        path = Path(folder) / "rapport.json"
        path.write_bytes(document.as_json())
        page = html(document)
        for n in range(1, TURNS + 1):  # in turn, so that all three see the same machine
            say(f"a standard PDF, bare Typst and WeasyPrint, {n} of {TURNS}")
            found.ours.append(_made("rapport", str(path), str(TIMES)))
            found.bare.append(_made("grafieken", str(path), str(TIMES)))
            found.theirs.append(_weasyprint(page))
    yield from _compared(found, f"standard PDF, {count} charts")
    say("a PDF for every municipality")
    yield from _everyone(_made("gemeenten"))


@dataclass
class _Found:
    ours: list[list[Told]] = field(default_factory=list)
    bare: list[list[Told]] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)


def _compared(found: _Found, what: str) -> Iterator[Outcome]:
    ours, bare = _warm(found.ours), _warm(found.bare)
    theirs = min(found.theirs)
    yield Outcome(
        NAME, f"{what}, against bare Typst", ours, bare, "ms", BARE, "this or the next is enough"
    )
    note = f"{theirs / ours:.0f}x faster"
    yield Outcome(NAME, f"{what}, against WeasyPrint", ours, theirs, "ms", FASTER, note)
    peak = max(told["peak"] for run in found.ours for told in run)
    note = f"largest size of the process, over {TIMES} reports"
    yield Outcome(NAME, f"{what}, memory", peak, MEMORY, "MB", 1.0, note)


def _warm(runs: list[list[Told]]) -> float:
    """Milliseconds of the fastest; other work on the machine only makes one slower."""
    return min(told["seconds"] for run in runs for told in run[1:]) * 1000


def _document() -> Document:
    spec = Spec(gemeente="Delft", year=2023)
    return compose(
        questions.view(), spec, Said(), code="GS-7K2M9P", author="Meting", made_on=date.today()
    )


def _made(*asked: str) -> list[Told]:
    """What a process of its own tells of the PDFs that it makes, one by one."""
    environ = {**os.environ, "SPIEGEL_HOME": str(serving.home()), "MALLOC_ARENA_MAX": "2"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.performance.pdf_made", *asked],
        cwd=places.ROOT, env=environ, capture_output=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def _weasyprint(page: str) -> float:
    """Milliseconds of one."""
    start = time.perf_counter()
    content = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    if not content.startswith(b"%PDF"):
        raise RuntimeError("WeasyPrint made no PDF")
    return (time.perf_counter() - start) * 1000


def html(document: Document) -> str:
    """The same document as a plain page."""
    body = [f"<h1>{escape(document.title)}</h1>"]
    for chapter in document.chapters:
        body.append(f"<h1>{escape(chapter.title)}</h1>")
        body += map(_block, chapter.blocks)
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title><style>@page {{ size: A4; margin: 20mm }} "
        "body { font: 10.5pt 'Source Sans 3', sans-serif } th, td { text-align: left; border-bottom: 1px solid #ccc } "
        f"svg {{ width: 100% }}</style></head><body>{''.join(body)}</body></html>"
    )


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text)}</p>"
    if isinstance(block, Listing):
        return f"<ul>{''.join(f'<li>{escape(i)}</li>' for i in block.items)}</ul>"
    if isinstance(block, ChartBlock):
        chart = block.chart
        words = f"<figcaption>{escape(chart.title)} {escape(chart.caption)}</figcaption>"
        return f"<figure>{words}{drawing.draw(chart)}</figure><p>{escape(chart.sentence)}</p>"
    return _table(block) if block.printed else ""


def _table(table: Table) -> str:
    shown = [n for n, c in enumerate(table.columns) if c.printed]
    head = "".join(f"<th>{escape(table.columns[n].title)}</th>" for n in shown)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(r.cells[n].text)}</td>' for n in shown)}</tr>"
        for r in table.rows
    )
    caption = f"<caption>{escape(table.title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _everyone(told: list[Told]) -> Iterator[Outcome]:
    half = len(told) // 2
    first, second = told[:half], told[half : 2 * half]
    took = [sum(t["cpu"] for t in part) for part in (first, second)]
    size = [max(t["now"] for t in part) for part in (first, second)]
    speed = len(told) / sum(t["seconds"] for t in told)
    note = f"seconds of the processor; {speed:.1f} reports/s, composing included"
    what = f"{len(told)} PDFs"
    yield Outcome(NAME, f"{what}, second half against first", took[1], took[0], "s", SLOWER, note)
    note = "largest size of the process in each half"
    yield Outcome(NAME, f"{what}, memory", size[1], size[0], "MB", GROWTH, note)
