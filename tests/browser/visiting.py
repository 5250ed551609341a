"""Somebody who visits the dashboard with a browser, and what they may expect of every page."""

import re
import shutil
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 15_000  # milliseconds
HEIGHTS = {1280: 900, 320: 640, 360: 740}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALIKE = "tbody tr:nth-child(n + 13):not(.eigen)"  # rows like those above them
SUFFIX = " – Gemeentespiegel"

# Everything that a page fetches has come, every chart is drawn, nothing moves, and the title is that of the page.
SETTLED = """() => {
  const h1 = document.querySelector("main h1");
  return h1 && document.title.startsWith(h1.textContent)
    && !document.querySelector(".laden, ._dash-loading, ._dash-loading-callback")
    && [...document.querySelectorAll(".dash-graph")].every(g => g.querySelector(".main-svg"))
    && [...document.querySelectorAll(".strip")].every(s => s.querySelector(".main-svg"))
    && document.querySelector("#menu-breed a") && document.fonts.status === "loaded"
    && !document.getAnimations().some(a => a.playState === "running");
}"""


def context(browser: Browser, width: int = 1280, **options: Any) -> BrowserContext:
    """A browser that remembers nothing."""
    window = {"width": width, "height": HEIGHTS.get(width, 800)}
    fresh = browser.new_context(viewport=window, locale="nl-NL", **options)
    fresh.set_default_timeout(PATIENCE)
    return fresh


class Visit:
    """One page in a browser, watched all the time.

    ``troubles`` collects what should never happen: words in the console, errors, failed requests,
    requests to another host.
    """

    def __init__(self, fresh: BrowserContext, site: str) -> None:
        self.site = site
        self.page: Page = fresh.new_page()
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        self.troubles.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.site + "/", "data:", "blob:")):
            self.troubles.append(f"foreign request: {request.url}")

    def _failed(self, request: Request) -> None:
        if (
            request.failure != "net::ERR_ABORTED"
        ):  # the browser itself leaves what a new page cuts off
            self.troubles.append(f"failed request: {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"answer {response.status}: {response.url}")

    def go(self, path: str) -> None:
        """Open a path and wait until it is all there."""
        self.page.goto(self.site + path)
        self.settle()

    def follow(self, path: str) -> None:
        """Go to a path as a link on the page does: the program stays loaded, and only the content is asked for."""
        # Without a title the old page does not pass for the new one while it is still there.
        self.page.evaluate(
            """path => {
              document.title = "";
              history.pushState({}, "", path);
              window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
              scrollTo(0, 0);
            }""",
            path,
        )
        self.settle()

    def until(self, expression: str, arg: object = None) -> None:
        """Wait until an expression (of ``arg``) holds; a function, since the page may not use eval."""
        self.page.wait_for_function(f"arg => {expression}", arg=arg)

    def settle(self) -> None:
        """Wait until everything has come."""
        self.page.wait_for_function(SETTLED)

    def widen(self, width: int) -> None:
        """Give the window another width and let the charts follow."""
        self.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
        self.until(
            "[...document.querySelectorAll('.main-svg')].every("
            "s => s.getBoundingClientRect().width <= arg)",
            width,
        )
        self.settle()

    @property
    def heading(self) -> str:
        """The one h1."""
        return self.page.locator("h1").inner_text()

    @property
    def path(self) -> str:
        """Path and query."""
        return self.page.url.removeprefix(self.site)

    def key_figures(self) -> list[str]:
        """The key figures of an indicator."""
        return self.page.locator(".kerncijfers > div").all_inner_texts()

    def card(self, kind: str) -> Locator:
        """The card of one chart."""
        return self.page.locator(f"section.kaart:has(#{kind}-kop)")

    def sentence(self, kind: str = "verdeling") -> str:
        """The sentence under a chart."""
        return self.page.locator(f"#{kind}-zin").inner_text()

    def open_table(self, within: Locator | None = None) -> Locator:
        """Open the first table that is fetched, and return it."""
        place = within or self.page.locator("main")
        place.get_by_text("Toon als tabel", exact=True).first.click()
        table = place.locator("details[data-bron][open] table").first
        table.wait_for()
        return table

    def breaches(self, scope: str = "html", *, contrast: bool = True) -> list[str]:
        """What axe finds inside ``scope`` against WCAG 2.0, 2.1 and 2.2, A and AA, as readable lines.

        ``contrast``: colours do not depend on the width of a page, and measuring them takes most of the time; a
        page whose colours were measured wide need not be measured again when narrow. Of a long table the first
        rows and the own one are read: the others are written by the same lines.
        """
        if not self.page.evaluate("() => Boolean(window.axe)"):  # half a megabyte, once per page
            self.page.evaluate(f"() => {{ {AXE_SCRIPT} }}")
        found = self.page.evaluate(
            "([scope, rules, contrast, alike]) => axe.run({include: [[scope]], exclude: [[alike]]}, "
            "{runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], "
            "rules: {'color-contrast': {enabled: contrast}}})",
            [scope, RULES, contrast, ALIKE],
        )
        return [
            f"{v['id']} at {node['target']}: {node['html'][:160]}"
            for v in found["violations"]
            for node in v["nodes"]
        ]

    def too_wide(self) -> list[str]:
        """What makes the page scroll sideways; empty when it does not."""
        return self.page.evaluate(
            """() => {
              const room = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= room) { return []; }
              const wide = [...document.querySelectorAll("body *")].filter(e => {
                const box = e.getBoundingClientRect();
                return box.right > room + 0.5 && !e.closest(".tabelkader, .vh, [aria-hidden=true]");
              });
              return [`page is ${document.documentElement.scrollWidth} wide in ${room}`,
                ...wide.slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
            }"""
        )

    # What every page owes its visitor -------------------------------------------------------------

    def shortcomings(self, *, contrast: bool = True) -> list[str]:
        """What is wrong with the page as it stands: language, headings, title, words, toolbars, axe.

        ``contrast``: as in ``breaches``; a state of a page has the colours of the page.
        """
        page, found = self.page, []
        if page.locator("html").get_attribute("lang") != "nl":
            found.append("the language is not nl")
        if page.locator("h1").count() != 1:
            found.append(f"{page.locator('h1').count()} headings of level 1")
        elif page.title() != self.heading + SUFFIX:
            found.append(f"title {page.title()!r} is not that of {self.heading!r}")
        toolbars = page.locator(
            ".modebar-btn, .modebar-group, [data-title*='hare'], [title*='hare']"
        )
        if toolbars.count():
            found.append(f"{toolbars.count()} buttons of the chart library")
        found += [f"foreign word {word!r}" for word in foreign_words(self.words())]
        found += [f"word we do not use {word!r}" for word in unwanted_words(self.words())]
        found += [f"heading or link {name!r}" for name in self.names() if promises(name)]
        return found + self.breaches(contrast=contrast) + self.too_wide()

    def words(self) -> str:
        """All words that a visitor sees or hears: text, labels, placeholders, titles."""
        return self.page.evaluate(
            """() => [document.title, document.body.innerText,
              ...[...document.querySelectorAll("[aria-label]")].map(e => e.getAttribute("aria-label")),
              ...[...document.querySelectorAll("[placeholder]")].map(e => e.placeholder),
              ...[...document.querySelectorAll("svg text")].map(e => e.textContent),
              ...[...document.querySelectorAll("[title]")].map(e => e.title)].join("\\n")"""
        )

    def names(self) -> list[str]:
        """Headings, links and summaries: what pages and lines are called."""
        found = self.page.locator("h1, h2, h3, nav a, main a, summary, caption").all_inner_texts()
        return [*found, self.page.title()]


FOREIGN = re.compile(
    r"\b(Share|Loading|undefined|NaN|null|None|Error|True|False|Clear|Close|Remove|Search|Select|Toggle)\b"
)
# DOMAIN section 9, and words that judge where the books only show a difference.
UNWANTED = re.compile(
    r"\b(waarschijnlijk|valt erg op|u laat|te duur|goed en goedkoop|robuust|fragiel|herkenbaar"
    r"|vergelijkbare gemeenten)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"geen besparing zichtbaar|besparingspotentieel", re.IGNORECASE)


def foreign_words(text: str) -> list[str]:
    """English words, and words of programs that show through."""
    return FOREIGN.findall(text)


def unwanted_words(text: str) -> list[str]:
    """Words that a page may not use."""
    return UNWANTED.findall(text)


def promises(name: str) -> bool:
    """Whether a heading or a link promises a saving."""
    return "besparing" in ALLOWED.sub("", name).casefold()
