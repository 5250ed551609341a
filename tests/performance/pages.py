"""The content of whole pages over HTTP at eight clients, against a bare route of the same server.

In Oefenmodus, where these pages have most to say. Every municipality is asked once and then again; the bar is that of a
theme with twelve strips, the fullest chart callback there is.
"""

from collections.abc import Callable, Iterator
from statistics import median

from tests.performance import questions, serving
from tests.performance.callback import BARS, alternate, milliseconds
from tests.performance.clients import clients
from tests.performance.outcome import Outcome

NAME = "pages"
PATHS = (
    "/kanaalverschuiving", "/afspraken", "/proces/belastingen", "/proces/vergunningen", "/burgerservicecode",
    "/kwaliteitshandvest", "/levensgebeurtenissen", "/serviceformules", "/dienstverleningsvisie", "/gesprek",
    "/leerkring", "/jaarbericht",
)  # fmt: skip
BAR = BARS[questions.THEME]


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    view = questions.view()
    for path in PATHS:
        say(f"page {path}")
        with serving.server("ours") as port, clients(port) as eight:
            found = alternate(eight, questions.of_page(view, serving.callbacks(port), path))
        floor = milliseconds(found.floor)
        for n, (when, answers) in enumerate(
            (("first seen", found.first), ("seen before", found.again))
        ):
            ratios = sorted(r[n] for r in found.rounds)
            size = median(a.size for a in answers) / 1000
            note = f"{size:.1f} kB; {len(answers)} requests, rounds {ratios[0]:.1f} to {ratios[-1]:.1f}"
            yield Outcome(NAME, f"{path}, {when}", milliseconds(answers), floor, "ms", BAR, note)
