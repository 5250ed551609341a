"""A process that makes PDFs and tells how long each took and how large it is.

``python -m tests.performance.pdf_made rapport FILE TIMES``: the document in the file, so many times.
``... grafieken FILE TIMES``: only its charts, in a document with nothing else. ``... gemeenten``: the standard
report of every municipality, as a batch does.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmark.report import drawing, pdf, typesetting
from benchmark.report.document import Document, charts

BARE = b"""#set document(title: "t")
#set text(lang: "nl")
#for s in json(bytes(sys.inputs.svgs)) [#image(bytes(s), format: "svg", width: 100%, alt: "a")]"""


def main() -> None:
    what, *asked = sys.argv[1:]
    if what == "gemeenten":
        # polars and duckdb are loaded there only: the others measure what a writer needs
        importlib.import_module("tests.performance.pdf_of_all").make(_timed)
        return
    path, times = asked
    document = Document.of_json(Path(path).read_bytes())
    for n in range(int(times)):
        fresh = document.model_copy(update={"code": f"GS-{n:06d}"})  # never the same document twice
        svgs = [drawing.draw(c).replace("<title>", f"<title>{n} ") for c in charts(document)]
        data = {"svgs": json.dumps(svgs)}
        if what == "rapport":
            _timed(lambda fresh=fresh: pdf.write(fresh))
        else:
            _timed(lambda data=data: typesetting.compiled(BARE, data))


def _timed(make: Callable[[], object]) -> None:
    """Do it, and tell its seconds, those of the processor, and the size of this process in MB, now and at most."""
    start, worked = time.perf_counter(), time.process_time()
    make()
    seconds, cpu = time.perf_counter() - start, time.process_time() - worked
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    size = {
        name: int(rest.split()[0]) / 1024
        for name, _, rest in (line.partition(":") for line in status)
        if name in ("VmRSS", "VmHWM")
    }
    told = {"seconds": seconds, "cpu": cpu, "now": size["VmRSS"], "peak": size["VmHWM"]}
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
