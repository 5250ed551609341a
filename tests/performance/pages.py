"""The pages of issue 7 over HTTP at eight clients, against a bare route of the same server: charts, and whole pages.

In Oefenmodus, where these pages have most to say. Every municipality is asked once and then again. A chart has the bar of
the fullest chart callback there is, a theme with twelve strips; a whole page has none of its own, and stands beside a
page of a theme.
"""

from collections.abc import Callable, Iterator
from statistics import median

from tests.performance import questions, serving
from tests.performance.callback import BARS, alternate, milliseconds
from tests.performance.clients import clients
from tests.performance.outcome import Outcome

NAME = "pages"
CARDS = {
    "verschuiving-telefoon": "", "verschuiving-samen": "", "afspraken": "BAL01", "no-show-uren": "BAL01",
    "burgerservicecode": "", "kwaliteitshandvest": "", "levensgebeurtenissen": "", "serviceformules": "",
}  # fmt: skip
PEER = "/thema/balie"
PATHS = (
    PEER, "/kanaalverschuiving", "/afspraken", "/proces/belastingen", "/proces/vergunningen", "/burgerservicecode",
    "/kwaliteitshandvest", "/levensgebeurtenissen", "/serviceformules", "/dienstverleningsvisie", "/gesprek",
    "/leerkring", "/jaarbericht",
)  # fmt: skip
BAR = BARS[questions.THEME]


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    view = questions.view()
    for name, code in CARDS.items():
        say(f"chart {name}")
        yield from _beside_floor(
            lambda port, name=name, code=code: questions.of_practised_card(
                view, serving.callbacks(port), name, code
            ),
            BAR,
        )
    for path in PATHS:
        say(f"page {path}")
        yield from _beside_floor(
            lambda port, path=path: questions.of_page(view, serving.callbacks(port), path), None
        )


def _beside_floor(kind_of: Callable[[int], questions.Kind], bar: float | None) -> Iterator[Outcome]:
    with serving.server("ours") as port, clients(port) as eight:
        kind = kind_of(port)
        found = alternate(eight, kind)
    floor = milliseconds(found.floor)
    for n, (when, answers) in enumerate(
        (("first seen", found.first), ("seen before", found.again))
    ):
        ratios = sorted(r[n] for r in found.rounds)
        size = median(a.size for a in answers) / 1000
        note = f"{size:.1f} kB; {len(answers)} requests, rounds {ratios[0]:.1f} to {ratios[-1]:.1f}"
        yield Outcome(NAME, f"{kind.name}, {when}", milliseconds(answers), floor, "ms", bar, note)
