"""One server and one browser for all browser tests. Every visit must be quiet: nothing in the console,
no failed request, no request to another host."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.visiting import ARGUMENTS, CHROMIUM, HEIGHTS, Visit, context
from tests.cli.running import Inside
from tests.dashboard import serving

Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def site(edition_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of ``spiegel serve``."""
    with serving.running(edition_home, tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    if CHROMIUM is None:
        pytest.fail("Chromium ontbreekt; `make test` zet het klaar.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def warm(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps the program's files, as on a second visit."""
    kept = context(browser)
    yield kept
    kept.close()


@pytest.fixture
def open_page(site: str, browser: Browser) -> Iterator[Open]:
    """Open a path in a browser that was never here."""
    visits: list[Visit] = []

    def start(path: str, width: int = 1280, **options: object) -> Visit:
        visits.append(Visit(context(browser, width, **options), site))
        visits[-1].go(path)
        return visits[-1]

    yield start
    troubles = [trouble for visit in visits for trouble in visit.troubles]
    for visit in visits:
        visit.page.context.close()
    assert troubles == []


@pytest.fixture
def read_page(site: str, warm: BrowserContext) -> Iterator[Open]:
    """Open a path in a browser that has the files already, which takes half the time; it forgets the
    municipality between tests."""
    visits: list[Visit] = []

    def start(path: str, width: int = 1280) -> Visit:
        visits.append(Visit(warm, site))
        visits[-1].page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
        visits[-1].go(path)
        return visits[-1]

    yield start
    if visits:
        visits[-1].page.evaluate("localStorage.clear()")
        warm.clear_cookies()
    for visit in visits:
        visit.page.close()
    assert [trouble for visit in visits for trouble in visit.troubles] == []


@pytest.fixture(scope="session")
def resident(site: str, warm: BrowserContext) -> Iterator[Visit]:
    """Somebody who has the program open all day."""
    visit = Visit(warm, site)
    visit.go("/methode")
    yield visit
    visit.page.close()


@pytest.fixture
def walk_to(resident: Visit) -> Iterator[Open]:
    """Follow a link to a path on a page that stays open: a quarter of the time, for tests that only look."""

    def start(path: str, width: int = 1280) -> Visit:
        resident.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
        resident.follow(path)
        return resident

    resident.troubles.clear()
    yield start
    resident.page.evaluate("localStorage.clear()")
    assert resident.troubles == []


@pytest.fixture
def inside(
    edition_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    """``spiegel`` on the edition that is being served."""
    return Inside(edition_home, monkeypatch, capsys)
