"""The first chart of a cold page in Chromium, against the lightest Dash page with one chart.

The peer is Dash as it comes, with its full chart library; a second, stricter peer has our partial one.
Cold for the browser: a new context and no cache each time; the server is warm. The clock of the page
itself runs from navigation to the first frame in which a chart has points.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.performance import serving
from tests.performance.outcome import Outcome

NAME, BAR, RUNS = "page", 2.0, 9
POINTS = ".main-svg .points path"
WATCH = f"""
const look = () => {{
  if (document.querySelector({POINTS!r})) window.firstChart = performance.now();
  else requestAnimationFrame(look);
}};
look();
"""
WAIT = 60_000


@dataclass(frozen=True)
class Load:
    """One load of a page: time to the first chart, bytes over the line, chart libraries fetched."""

    milliseconds: float
    size: float
    requests: int
    libraries: tuple[str, ...]


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    say("first chart of a cold page")
    with (
        serving.server("ours") as our_port,
        serving.server("lightest") as their_port,
        serving.server("partial") as partial_port,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        pages = (
            f"http://127.0.0.1:{our_port}/cijfer/BRZ03?gemeente=GM0503",
            f"http://127.0.0.1:{their_port}/",
            f"http://127.0.0.1:{partial_port}/",
        )
        for _ in range(2):  # each worker compresses its static files at their first request
            for page in pages:
                _load(browser, page)
        loads = [tuple(_load(browser, page) for page in pages) for _ in range(RUNS)]
        browser.close()
    ours, theirs, partial = ([found[n] for found in loads] for n in range(3))
    yield _compared("first chart of a cold page", ours, theirs, BAR)
    yield _compared("the same, peer with our partial library", ours, partial, None)
    sizes = [median(x.size for x in side) / 1000 for side in (ours, theirs)]
    note = f"{ours[0].requests} requests against {theirs[0].requests}"
    yield Outcome(NAME, "bytes until the page is quiet", *sizes, "kB", None, note)
    most = max((x.libraries for x in ours), key=len)
    note = " and ".join(_files(side) for side in (most, theirs[0].libraries))
    yield Outcome(NAME, "chart libraries loaded", len(most), 1, "x", 1.0, note)


def _compared(what: str, ours: list[Load], theirs: list[Load], bar: float | None) -> Outcome:
    mine, other = ([x.milliseconds for x in side] for side in (ours, theirs))
    least = min(mine), min(other)
    note = f"{RUNS} rounds; least {least[0]:.0f} against {least[1]:.0f} ms ({least[0] / least[1]:.2f}x)"
    return Outcome(NAME, what, median(mine), median(other), "ms", bar, note)


def _files(addresses: tuple[str, ...]) -> str:
    return ", ".join(address.rpartition("/")[2] for address in addresses) or "none"


def _chromium() -> str | None:
    """The Chromium of the system, or None for the one that playwright brought."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _load(browser: Browser, address: str) -> Load:
    context = browser.new_context()
    try:
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes: list[float] = []
        asked: list[str] = []
        line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
        page.add_init_script(WATCH)
        page.goto(address, wait_until="commit")
        page.wait_for_selector(POINTS, state="attached", timeout=WAIT)
        page.wait_for_load_state("networkidle")
        found = page.evaluate("window.firstChart")
        libraries = tuple(u for u in asked if "plotly" in u.rpartition("/")[2].lower())
        return Load(found, sum(sizes), len(asked), libraries)
    finally:
        context.close()
