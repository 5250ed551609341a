"""Searching and coming back: the button in the header, the tools above a page, and what can be found.

The browser fetches the index once and searches in it by itself (``assets/zoeken.js``). What somebody
looked at or pinned stays in that browser, as links without figures; nothing of it is sent here.
"""

from typing import Any, NamedTuple
from urllib.parse import urlencode

import dash
from dash import html

from benchmark import answers, dutch, peers
from benchmark.catalogue import Catalogue, Indicator
from benchmark.edition import Edition
from benchmark.municipality import ALIASES, Municipalities
from dashboard import selection

Entry = dict[str, Any]
EXAMPLES = ("no-show", "Zutphen", "middelste gemeente")
THEME = "/thema/"


class Page(NamedTuple):
    """A page that can be found: its name, what it answers, and other words for it."""

    path: str
    name: str
    says: str
    other: str = ""


PAGES = (
    Page("/", "Begin", "Kies een gemeente en lees hoe het werkt.", "start home hulp uitleg"),
    Page("/overzicht", "Overzicht", "Waar wijkt de gemeente het meest af?", "samenvatting dashboard afwijking"),
    Page("/cijfers", "Cijfers", "Alle cijfers per thema.", "indicatoren kengetallen thema's lijst"),
    Page("/afspraken", "Afspraken en no-show", "Wie komt, wie zegt af, en wat vraagt no-show in uren aan de balie?", "afspraak niet verschenen wachttijd toegangstijd openingsuren benutting balie"),
    Page("/vergelijk", "Vergelijk", "Zet gemeenten naast elkaar, op cijfers die u kiest.", "benchmark spreiding samenhang"),
    Page("/vergelijkingsgroep", "Vergelijkingsgroep", "Met welke gemeenten vergelijken wij, en waarom?", "referentiegroep peers groep"),
    Page("/proces/belastingen", "Belastingen als proces", "Van taxeren tot innen: in welke stap zit het verschil?", "woz heffen bezwaar innen invordering belastingkantoor stappen"),
    Page("/proces/vergunningen", "Vergunningen als proces", "Van aanvraag tot besluit en bezwaar: in welke stap zit het verschil?", "omgevingsvergunning termijn doorlooptijd omgevingswet stappen"),
    Page("/kanaalverschuiving", "Kanaalverschuiving", "Gaat meer digitaal samen met minder telefoon, en bij wie niet?", "kanalen telefoon balie digitaal rebound elasticiteit"),
    Page("/mogelijke-ruimte", "Mogelijke ruimte", "Is er ruimte in de kosten die de boeken laten zien?", "besparing besparingspotentieel bezuiniging"),
    Page("/beoordeling", "Beoordeling", "Wat doet u met elke regel, en waarom?", "oordeel scenario kadernota secretaris memo"),
    Page("/rapport", "Rapport", "Stel een rapport samen, of open een eerder rapport.", "export pdf word powerpoint excel sjabloon nota"),
    Page("/rapporten", "Rapporten voor veel gemeenten", "Maak rapporten voor veel gemeenten tegelijk.", "batch reeks zip"),
    Page("/levensgebeurtenissen", "Levensgebeurtenissen", "Wat vinden inwoners van alles wat zij moesten regelen, en welke organisatie valt op?", "verhuizen geboorte overlijden keten klantreis rapportcijfer"),
    Page("/kwaliteitshandvest", "Kwaliteitshandvest", "Wat belooft de gemeente aan inwoners, meet zij dat, en komt zij het na?", "belofte servicenorm handvest vergoeding wettelijke termijn streefcijfer"),
    Page("/serviceformules", "Serviceformules", "Welke producten lopen via welke serviceformule, en wat brengt dat?", "snelservice ontwerp ontwikkel toezicht omgevingswet product belofte"),
    Page("/dienstverleningsvisie", "Dienstverleningsvisie", "Laten de cijfers zien wat uw visie aan inwoners belooft?", "visie waarde waarden bevestigen twijfel kernwaarden"),
    Page("/burgerservicecode", "BurgerServiceCode", "Doet de gemeente wat inwoners mogen verwachten, en wat vinden zij?", "normen burgerpeiling oordeel kwaliteitsimpuls handvest participatieplan"),
    Page("/jaarbericht", "Jaarbericht dienstverlening", "Wat is beloofd, gedaan en wat verandert er, voor inwoners en raad.", "openbaar burgerjaarverslag inwoners raad open data publiek"),
    Page("/gesprek", "Duidingsgesprek", "Praat over de afwijkingen die standhouden, en leg vast wat u afspreekt.", "agenda presentatie afspraken aantekeningen vragen duiding"),
    Page("/kalender", "Kalender", "Kadernota, begroting en jaarrekening, met de oordelen van vorig jaar.", "p&c planning en control kadernota begroting"),
    Page("/leerkring", "Leerkring", "Van wie valt te leren, en wie kunt u iets vragen?", "vraag een collega contact goed voorbeeld praktijk"),
    Page("/deze-maand", "Deze maand", "Maandcijfers uit uw eigen systemen: wat is anders dan de maanden ervoor?", "maand maandcijfers kwartaal export telefonie klantgeleiding signaal"),
    Page("/aanleveren", "Aanleveren", "Vul in wat geen openbare bron heeft, op de pagina of in een bestand.", "vragenlijst leveren invullen upload excel"),
    Page("/controle", "Leveringen nakijken", "Wat op een tweede paar ogen wacht, voordat het in een editie komt.", "validatie goedkeuren vier ogen editie"),
    Page("/deelname", "Deelname", "Wie leverde wat, wat is nieuw, en wat is gecorrigeerd?", "ronde correctielogboek correcties nieuw"),
    Page("/profiel", "Wie bent u?", "Uw naam en rol onder wat u bewaart.", "profiel naam aanmelden account"),
    Page("/boekingscheck", "Boekingscheck", "Zijn de boeken naast die van anderen te leggen?", "controle boekhouding controller"),
    Page("/gegevens", "Gegevens", "Welke cijfers zijn er, en welke ontbreken?", "bronnen volledigheid kwaliteit data"),
    Page("/methode", "Methode", "Zo rekent Gemeentespiegel.", "uitleg verantwoording berekening definities"),
    Page("/methode#toegankelijkheid", "Toegankelijkheid", "Wat werkt met toetsenbord en schermlezer.", "wcag"),
)  # fmt: skip

TERMS = (
    Page("/methode", "Middelste gemeente", "Zet de gemeenten op volgorde: dit is de middelste. Ook wel mediaan.", "mediaan gemiddelde"),
    Page("/methode", "Middelste helft", "De helft van de groep rond de middelste gemeente. Een kwart ligt lager, een kwart hoger.", "kwartiel spreiding percentiel"),
    Page("/methode", "Grootteklasse", "Gemeenten met ongeveer evenveel inwoners, zoals 50.000 tot 100.000.", "inwoners klasse"),
    Page("/methode#toets", "Vergelijkbaarheidstoets", "Vragen aan de boeken. Pas als die kloppen, noemen wij een bedrag.", "toets boeken vergelijkbaar"),
    Page("/methode", "Iv3", "De lasten en baten die elke gemeente aan het CBS levert.", "informatie voor derden cbs bron"),
    Page("/methode", "Taakveld", "Een vaste groep taken in de boeken, zoals taakveld 0.2 (burgerzaken).", "bbv rubriek"),
    Page("/methode", "Lasten en baten", "Lasten zijn kosten in een jaar. Baten zijn opbrengsten in een jaar.", "kosten opbrengsten saldo"),
    Page("/methode", "Overhead", "Kosten van leiding en ondersteuning, zoals huisvesting en ICT. Zij staan op taakveld 0.4.", "bedrijfsvoering"),
    Page("/methode", "Jaarrekening en begroting", "Een jaarrekening laat zien wat er is uitgegeven. Een begroting is een plan.", "jaarverslag voorlopig jaren"),
    Page("/methode", "Uitvoerder", "Een organisatie die werk doet voor meer gemeenten, zoals een belastingkantoor.", "belastingkantoor omgevingsdienst gastheer samenwerking gemeenschappelijke regeling"),
    Page("/methode", "Editie", "Een vaste verzameling cijfers met een nummer. De cijfers in een editie veranderen niet meer.", "versie uitgave"),
    Page("/vergelijkingsgroep", "Gemeenten van vergelijkbare grootte", "De gemeenten die in inwoners het dichtst bij uw gemeente liggen.", "peers referentiegroep"),
)  # fmt: skip


def button() -> html.Button:
    """The button in the header that opens the search window; the script makes the window."""
    return html.Button(
        [
            html.Span(className="loep", **{"aria-hidden": "true"}),
            html.Span("Zoek", className="woord"),
            html.Kbd("Ctrl K", **{"aria-hidden": "true"}),
        ],
        id="zoekknop",
        type="button",
        className="zoekknop",
        **{"aria-label": "Zoek", "aria-haspopup": "dialog", "aria-keyshortcuts": "Control+K"},
    )


def tools(edition: Edition) -> html.Div:
    """Pin this view, copy its link. The script needs to know which links mean the same view."""
    return html.Div(
        [
            html.Span(id="weergave-melding", role="status"),
            html.Button(
                [html.Span(className="vaantje", **{"aria-hidden": "true"}), "Vastzetten"],
                id="weergave-vast",
                type="button",
                **{"aria-pressed": "false"},
            ),
            html.Button(
                [html.Span(className="blaadjes", **{"aria-hidden": "true"}), "Kopieer koppeling"],
                id="weergave-kopieer",
                type="button",
            ),
        ],
        id="weergave",
        className="weergave wrap",
        hidden=True,
        role="group",
        **{
            "aria-label": "Deze weergave",
            "data-sleutels": " ".join(selection.KEYS),
            "data-gewoon": urlencode(_usual(edition)),
        },
    )


def _usual(edition: Edition) -> dict[str, str]:
    """What a link without year, report kind and group means in this edition."""
    year, report = answers.default_period(edition)
    return {"jaar": str(year), "verslag": report.value, "groep": str(peers.DEFAULT)}


def index(edition: Edition) -> Entry:
    """Everything that can be found in an edition: names, codes and words, and no figures."""
    catalogue = edition.catalogue
    return {
        "edition": edition.info.id,
        "examples": list(EXAMPLES),
        "indicators": [_indicator(edition, i) for i in _in_order(catalogue)],
        "municipalities": _municipalities(edition.municipalities),
        "merged": _merged(edition.municipalities),
        "terms": [_page(t) for t in TERMS],
        "pages": [_page(p) for p in PAGES if _exists(p.path)] + _themes(catalogue),
    }


def _in_order(catalogue: Catalogue) -> list[Indicator]:
    """By theme, those with figures first."""
    return [
        i
        for t in catalogue.themes
        for i in sorted(catalogue.of_theme(t.key), key=lambda i: not i.has_figures)
    ]


def _indicator(edition: Edition, indicator: Indicator) -> Entry:
    parts = [indicator.numerator, indicator.denominator]
    published = bool(edition.published(indicator.code))
    practised = not published and bool(edition.published(indicator.code, examples=True))
    return {
        "code": indicator.code,
        "name": indicator.name,
        "question": indicator.question,
        "theme": edition.catalogue.theme(indicator.theme).name,
        "parts": "; ".join(p.text for p in parts if p),
        "definition": indicator.definition,
        "figures": "open" if published else "example" if practised else "none",
    }


def _municipalities(all_of_them: Municipalities) -> list[Entry]:
    """Those of today; ``other`` holds the names that people use as well."""
    other: dict[str, list[str]] = {}
    for name, code in ALIASES.items():
        other.setdefault(code, []).append(name)
    newest = all_of_them.in_year(all_of_them.years[-1]).sort("name")
    return [
        {"code": code, "name": name, "province": province, "other": other.get(code, [])}
        for code, name, province, _ in newest.iter_rows()
    ]


def _merged(all_of_them: Municipalities) -> list[Entry]:
    """Those that are gone: one row per municipality of today in which (a part of) it ended up."""
    rows = []
    gone = all_of_them.frame.filter(all_of_them.frame["last_year"].is_not_null()).sort("name")
    for code, name, last_year in gone.select("code", "name", "last_year").iter_rows():
        into = _ends_in(all_of_them, code)
        names = dutch.listing([all_of_them.name(c) for c in into])
        rows += [
            {
                "code": code,
                "name": name,
                "into": successor,
                "says": f"Bestaat niet meer sinds {last_year + 1}, en ging op in {names}.",
            }
            for successor in into
        ]
    return rows


def _ends_in(all_of_them: Municipalities, code: str) -> list[str]:
    """The municipalities of today that a former one became, through mergers of mergers."""
    today = set(all_of_them.in_year(all_of_them.years[-1])["code"])
    found: list[str] = []
    for successor in all_of_them.successors(code):
        found += [successor] if successor in today else _ends_in(all_of_them, successor)
    return list(dict.fromkeys(found))


def _page(page: Page) -> Entry:
    return {"path": page.path, "name": page.name, "says": page.says, "other": page.other}


def _themes(catalogue: Catalogue) -> list[Entry]:
    if not _exists(THEME):
        return []
    return [
        _page(Page(THEME + t.key, t.name, t.question, f"thema {t.key}")) for t in catalogue.themes
    ]


def _exists(path: str) -> bool:
    """Whether the program has that page; for a path that ends in a slash, any page under it."""
    known = [p["path_template"] or p["path"] for p in dash.page_registry.values()]
    plain = path.partition("#")[0]
    return any(k.startswith(path) for k in known) if path[1:].endswith("/") else plain in known
