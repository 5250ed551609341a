"""Which pages tell more of a theme, in one list: the theme page leads to each of them in the same way."""

from collections.abc import Iterator

import dash
from dash import dcc, html

from benchmark import narrative
from benchmark.viewing import View

# By the key of a theme: paths, with what the page answers. Processes stand in the catalogue, which knows their theme.
PAGES = {
    "kanalen": (
        ("/kanaalverschuiving", "Kanaalverschuiving: wat doet meer digitaal met de telefoon?"),
    ),
    "contactcentrum": (
        ("/kanaalverschuiving", "Kanaalverschuiving: wat doet meer digitaal met de telefoon?"),
    ),
    "balie": (("/afspraken", "Afspraken en no-show: wie komt, en wat vraagt no-show in uren?"),),
    "klanttevredenheid": (
        ("/levensgebeurtenissen", "Levensgebeurtenissen: hoe beoordelen inwoners de hele keten?"),
        ("/burgerservicecode", "BurgerServiceCode: wat vinden inwoners, en wat zeggen de feiten?"),
    ),
    "burgerservicecode": (
        ("/burgerservicecode", "BurgerServiceCode: wat vinden inwoners, en wat zeggen de feiten?"),
    ),
    "serviceformules": (
        ("/kwaliteitshandvest", "Kwaliteitshandvest: wat is beloofd, en wat is ervan gehaald?"),
        ("/serviceformules", "Serviceformules: wat belooft elke formule, en wat kost zij?"),
        ("/dienstverleningsvisie", "Dienstverleningsvisie: welke cijfers horen bij elke waarde?"),
    ),
}


def of(view: View, theme: str, query: str) -> list[html.Nav]:
    """The ways from a theme to its pages; empty without any. A page that this house does not have is not named."""
    ways = [*_processes(view, theme), *_pages(theme)]
    if not ways:
        return []
    items = [html.Li(dcc.Link(words, href=path + query)) for path, words in ways]
    return [
        html.Nav(
            html.Ul(items), className="doorlink verwant", **{"aria-label": "Meer over dit thema"}
        )
    ]


def _processes(view: View, theme: str) -> Iterator[tuple[str, str]]:
    for process in view.edition.catalogue.processes:
        if process.theme == theme:
            name = narrative.lower_first(process.name)
            yield f"/proces/{process.key}", f"Bekijk {name} als proces, {process.route}"


def _pages(theme: str) -> Iterator[tuple[str, str]]:
    here = {page["path"] for page in dash.page_registry.values()}
    return (way for way in PAGES.get(theme, ()) if way[0] in here)
