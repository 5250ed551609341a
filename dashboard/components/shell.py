"""The shell around every page: skip link, menu, the sentence that filters, content, footer."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, callback, clientside_callback, dcc, html

from benchmark import answers, narrative, peers
from benchmark.answers import Question
from benchmark.edition import Edition
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from dashboard import access, at_hand, library, selection
from dashboard.components import choice, search
from dashboard.theme import THEME

MENU = (
    ("Overzicht", "/overzicht"),
    ("Cijfers", "/cijfers"),
    ("Vergelijk", "/vergelijk"),
    ("Mogelijke ruimte", "/mogelijke-ruimte"),
    ("Beoordeling", "/beoordeling"),
    ("Rapport", "/rapport"),
)
GROUPS = (  # under "Meer", where the menu is one line
    (
        "Dienstverlening",
        (
            ("Kanaalverschuiving", "/kanaalverschuiving"),
            ("Afspraken en no-show", "/afspraken"),
            ("Belastingen", "/proces/belastingen"),
            ("Vergunningen", "/proces/vergunningen"),
            ("BurgerServiceCode", "/burgerservicecode"),
            ("Kwaliteitshandvest", "/kwaliteitshandvest"),
            ("Levensgebeurtenissen", "/levensgebeurtenissen"),
            ("Serviceformules", "/serviceformules"),
            ("Dienstverleningsvisie", "/dienstverleningsvisie"),
        ),
    ),
    (
        "Cijfers",
        (
            ("Vergelijkingsgroep", "/vergelijkingsgroep"),
            ("Boekingscheck", "/boekingscheck"),
            ("Gegevens", "/gegevens"),
            ("Methode", "/methode"),
        ),
    ),
    (
        "Gesprek",
        (
            ("Duidingsgesprek", "/gesprek"),
            ("Leerkring", "/leerkring"),
            ("Kalender", "/kalender"),
            ("Jaarbericht", "/jaarbericht"),
        ),
    ),
    (
        "Aanleveren",
        (
            ("Deze maand", "/deze-maand"),
            ("Aanleveren", "/aanleveren"),
            ("Controle", "/controle"),
            ("Deelname", "/deelname"),
        ),
    ),
)
MORE = tuple(entry for _, entries in GROUPS for entry in entries)
PROFILE = ("Wie bent u?", "/profiel")
BELONGS = {
    "/cijfers": ("/cijfer/", "/thema/"),
    "/rapport": ("/rapporten",),
    "/controle": ("/controle-lijst",),
}
SIZES = (8, 15, 20, 30, 40)


def layout() -> dmc.MantineProvider:
    """The whole document body; the page comes into its main element."""
    return dmc.MantineProvider(
        [
            html.A("Naar de inhoud", href="#inhoud", className="overslaan"),
            dcc.Location(id="ga-naar", refresh="callback-nav"),
            html.Header(_top(), className="top"),
            html.Div(id="oefenbalk", className="oefenbalk"),
            html.Div(id="weigering", className="weigering", role="alert"),
            html.Section(_sentence(), className="zin", id="zin", **{"aria-label": "Wat u ziet"}),
            html.Div(id="aankondiging", role="status", className="vh"),
            search.tools(library.view().edition),
            html.Main(dash.page_container, id="inhoud", className="wrap", tabIndex=-1),
            html.Footer(_footer(), className="voet"),
        ],
        theme=THEME,
        forceColorScheme="light",
    )


def _top() -> html.Div:
    return html.Div(
        [
            dcc.Link(
                [html.Span(className="beeldmerk", **{"aria-hidden": "true"}), "Gemeentespiegel"],
                href="/",
                className="merk",
            ),
            html.Nav(html.Ul(id="menu-breed"), className="nav", **{"aria-label": "Hoofdmenu"}),
            search.button(),
            dcc.Link(id="wie-boven", href="/profiel", className="wie-boven"),
            html.Details(
                [
                    html.Summary("Menu"),
                    html.Nav(html.Ul(id="menu-smal"), **{"aria-label": "Menu"}),
                ],
                className="menu",
            ),
        ],
        className="wrap",
    )


def _sentence() -> html.Div:
    """Municipality, period and group as words that open; each holds one labelled choice."""
    edition = library.view().edition
    return html.Div(
        [
            html.Div(
                [
                    _word(
                        "gemeente",
                        choice.municipality(
                            "kies-gemeente",
                            "Gemeente",
                            municipality_options(edition),
                            description="Typ de eerste letters of de code.",
                        ),
                    ),
                    html.Span(" in "),
                    _word(
                        "periode",
                        choice.one(
                            "kies-periode",
                            "Jaar en soort verslag",
                            period_options(edition),
                            allowDeselect=False,
                        ),
                    ),
                    html.Span(" naast "),
                    _word(
                        "groep",
                        [
                            choice.one(
                                "kies-groep",
                                "Vergelijkingsgroep",
                                group_options(peers.DEFAULT),
                                allowDeselect=False,
                            ),
                            dcc.Link(
                                "Bekijk wie erin zitten, of kies zelf",
                                href="/vergelijkingsgroep",
                                id="naar-groep",
                            ),
                        ],
                    ),
                ],
                className="keuzes",
            ),
            html.P(id="editie", className="editie"),
        ],
        className="wrap",
    )


def _word(name: str, content: Any) -> html.Details:
    return html.Details(
        [
            html.Summary("…", id=f"woord-{name}"),
            html.Div(content, className="paneel"),
        ],
        className="keuze",
    )


def _footer() -> html.Div:
    there = not library.view().edition.deliveries.is_empty()
    delivered = " Leveringen van gemeenten." if there else ""
    return html.Div(
        [
            html.P(
                "Bron: CBS (StatLine, Iv3, Kerncijfers wijken en buurten, Gebiedsindelingen), CC BY 4.0. "
                f"BZK (gemeentefonds).{delivered} Bewerking door ons."
            ),
            html.P(
                [
                    dcc.Link("Hoe wij rekenen", href="/methode"),
                    " · ",
                    dcc.Link("Welke gegevens er zijn", href="/gegevens"),
                    " · ",
                    dcc.Link("Toegankelijkheid", href="/methode#toegankelijkheid"),
                ]
            ),
        ],
        className="wrap",
    )


def municipality_options(edition: Edition) -> list[dict[str, str]]:
    """Every municipality of today, and old names that lead to their successor."""
    all_of_them = edition.municipalities
    newest = all_of_them.in_year(all_of_them.years[-1])
    today = [
        {"value": c, "label": f"{n} · {p} · {c}"} for c, n, p, _ in newest.sort("name").iter_rows()
    ]
    old = [
        {
            "value": f"{into}|{code}",
            "label": f"{all_of_them.name(into)} (hierin ging {name} op)",
        }
        for code, name, gone in all_of_them.frame.select("code", "name", "last_year").iter_rows()
        if gone is not None
        for into in all_of_them.successors(code)[:1]
    ]
    return today + sorted(old, key=lambda o: o["label"])


def period_options(edition: Edition) -> list[dict[str, str]]:
    """Years with accounts, then years with a budget, newest first."""
    provisional = edition.catalogue.source("iv3").provisional_accounts

    def words(year: int, report: ReportKind) -> str:
        early = report is ReportKind.ACCOUNTS and year in provisional
        return narrative.period(year, report) + (" (voorlopig)" if early else "")

    return [
        {"value": f"{report.value}-{year}", "label": words(year, report)}
        for year, report in answers.periods(edition)
    ]


def group_options(chosen: peers.GroupChoice) -> list[dict[str, str]]:
    """The ways to choose a group; a hand-picked one is added when it is in use."""
    sizes = sorted({*SIZES, chosen.k} if chosen.method == "size" else SIZES)
    options = [
        {"value": f"grootte-{k}", "label": f"de {k} die in grootte het dichtst bij liggen"}
        for k in sizes
    ]
    options.append({"value": str(peers.ALIKE), "label": "de 15 die er het meest op lijken"})
    options.append({"value": "klasse", "label": "alle gemeenten in dezelfde grootteklasse"})
    if chosen.method == "own":
        options.append({"value": str(chosen), "label": "zelf gekozen gemeenten"})
    if chosen.method == "similar" and chosen != peers.ALIKE:
        label = f"de {chosen.k} die er het meest op lijken, naar eigen keuze"
        options.append({"value": str(chosen), "label": label})
    return options


def words_of(view: View, asked: Question, theme: str = "") -> tuple[str, str, str]:
    """The three words of the sentence: municipality, period, group (for the theme of the page)."""
    group = answers.group_of(view.edition, asked, theme)
    return (
        view.edition.municipalities.name(asked.gemeente),
        narrative.period(asked.year, asked.report),
        narrative.group_words(group),
    )


def menu(path: str, query: str) -> list[html.Li]:
    """The whole menu, each entry carrying the selection along."""
    return [
        *(_entry(name, href, path, query) for name, href in MENU),
        *_groups(path, query),
        _entry(*PROFILE, path, query),
    ]


def in_line(path: str, query: str) -> list[html.Li]:
    """The menu in one line; what is asked less often opens under "Meer"."""
    rest = html.Ul(_groups(path, query))
    here = any(_is_here(path, href) for _, href in MORE)
    more = html.Details(
        [html.Summary("Meer", className="hier" if here else ""), rest], className="meer"
    )
    return [*(_entry(name, href, path, query) for name, href in MENU), html.Li(more)]


def _groups(path: str, query: str) -> list[html.Li]:
    return [
        html.Li(
            [
                html.Span(group, className="menukop"),
                html.Ul([_entry(name, href, path, query) for name, href in entries]),
            ]
        )
        for group, entries in GROUPS
    ]


def _is_here(path: str, href: str) -> bool:
    return path == href or path.startswith((href + "/", *BELONGS.get(href, ())))


def _entry(name: str, href: str, path: str, query: str) -> html.Li:
    here = _is_here(path, href)
    current = {"aria-current": "page"} if here else {}
    return html.Li(dcc.Link(name, href=href + query, className="hier" if here else ""), **current)


@callback(
    Output("menu-breed", "children"),
    Output("menu-smal", "children"),
    Output("zin", "hidden"),
    Output("woord-gemeente", "children"),
    Output("woord-periode", "children"),
    Output("woord-groep", "children"),
    Output("kies-gemeente", "value"),
    Output("kies-periode", "value"),
    Output("kies-groep", "data"),
    Output("kies-groep", "value"),
    Output("naar-groep", "href"),
    Output("wie-boven", "children"),
    Output("wie-boven", "href"),
    Output("editie", "children"),
    Output("oefenbalk", "children"),
    Input("_pages_location", "pathname"),
    Input("_pages_location", "search"),
)
def follow(path: str | None, search: str | None) -> tuple[Any, ...]:
    """Keep menu and sentence in step with the link."""
    path = path or "/"
    try:
        view = library.view()
    except SpiegelError as error:
        return (
            in_line(path, ""),
            menu(path, ""),
            True,
            *[dash.no_update] * 10,
            error.sentence,
            None,
        )
    asked = selection.of_search(search, view).asked
    query = selection.query_of(asked) if asked else ""
    entries = (in_line(path, query), menu(path, query))
    edition: Any = dcc.Link(f"Editie {view.edition.info.label}", href=f"/deelname{query}#nieuw")
    said_who = (access.profile.link(access.author()), "/profiel" + query)
    if asked is None:
        words: tuple[Any, ...] = ("Kies een gemeente", "een jaar", "een groep")
        chosen: tuple[Any, ...] = (None, None, group_options(peers.DEFAULT), None)
        return (
            *entries,
            path == "/",
            *words,
            *chosen,
            "/vergelijkingsgroep",
            *said_who,
            edition,
            None,
        )
    chosen = (
        asked.gemeente,
        f"{asked.report.value}-{asked.year}",
        group_options(asked.group),
        str(asked.group),
    )
    figure, theme = at_hand.figure_and_theme(view, asked, path, search)
    link = "/vergelijkingsgroep" + selection.query_of(asked) + at_hand.as_parameter(figure)
    said = [edition] if asked.examples or not view.edition.example_years else [
        edition, " · ", dcc.Link("Oefenmodus", href=path + selection.practised(asked, True, search)),
    ]  # fmt: skip
    bar = _practice(path, asked, search) if asked.examples else None
    words = words_of(view, asked, theme)
    return (*entries, path == "/", *words, *chosen, link, *said_who, said, bar)


def _practice(path: str, asked: Question, search: str | None) -> html.Div:
    """In Oefenmodus, on every page: that examples may stand here, and the way out."""
    return html.Div(
        [
            html.P(
                [
                    html.Strong("Oefenmodus. "),
                    "Cijfers die nog niemand leverde, zijn hier verzonnen. Achter elke naam staat dan "
                    "(voorbeeld). Gebruik ze niet voor een besluit.",
                ]
            ),
            dcc.Link("Stop met oefenen", href=path + selection.practised(asked, False, search)),
        ],
        className="wrap",
        role="region",
        **{"aria-label": "Oefenmodus"},
    )


clientside_callback(
    "function() { return window.spiegel.choose.apply(null, arguments); }",
    Output("ga-naar", "href"),
    Input("kies-gemeente", "value"),
    Input("kies-periode", "value"),
    Input("kies-groep", "value"),
    State("_pages_location", "pathname"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)

clientside_callback(
    "function() { return window.spiegel.arrived.apply(null, arguments); }",
    Output("aankondiging", "children"),
    Input("_pages_content", "children"),
    State("_pages_location", "pathname"),
    State("_pages_location", "search"),
)
