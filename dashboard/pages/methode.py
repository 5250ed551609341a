"""Method: how peers, position, test and estimate work, and every definition from the catalogue."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import dutch
from benchmark.catalogue import Catalogue, Executor, PeerScheme
from benchmark.position.holding import HOLDS
from benchmark.position.interval import ASSUMED_SD
from benchmark.savings.anatomy import NEAREST
from benchmark.savings.references import DOORREKENINGEN, ORDER_STATISTICS
from benchmark.viewing import View
from benchmark.vocabulary import Role
from dashboard.components import page


def build(view: View, query: str) -> page.Content:
    """The rules in words with their numbers from the catalogue, then all definitions by theme."""
    catalogue = view.edition.catalogue
    return page.frame(
        page.section("Vergelijkingsgroep", *_peers(catalogue)),
        page.section("Plaats in de groep", *_position()),
        page.section("Vergelijkbaarheidstoets", *_tests(catalogue), anchor="toets"),
        page.section("Mogelijke ruimte", *_room(catalogue)),
        page.section("Jaren", *_years(catalogue)),
        page.section("Uitvoerders", *_executors(view)),
        page.section("Voorbeeldcijfers", *_examples(view)),
        page.section("Toegankelijkheid", *_accessibility(), anchor="toegankelijkheid"),
        page.section(
            "Alle definities", *(_theme(catalogue, t.key, query) for t in catalogue.themes)
        ),
        kind="Methode",
        heading="Zo rekent Gemeentespiegel",
        under="Alles wat hier staat, komt uit dezelfde bestanden als waarmee het programma rekent.",
    )


def _paragraphs(*texts: str) -> list[html.P]:
    return [html.P(t) for t in texts]


def _peers(catalogue: Catalogue) -> list[Any]:
    rule = catalogue.peers
    first, second = rule.factors[0], rule.factors[-1]
    rows = [
        html.Li(
            [html.Strong(f"{scheme.name}: "), f"{_weights(catalogue, scheme)}. {scheme.reason}"]
        )
        for scheme in catalogue.schemes.schemes
    ]
    size = _paragraphs(
        f"De groep bestaat uit de {rule.size} gemeenten die in inwoners het dichtst bij liggen, "
        f"binnen {dutch.number(first)} keer zo groot en {dutch.number(first)} keer zo klein. "
        f"Zijn dat er minder dan {rule.minimum}, dan kijken wij tot {dutch.number(second)} keer.",
        f"Zijn er ook dan te weinig, dan nemen wij de {rule.minimum} dichtstbijzijnde en zeggen wij dat erbij: "
        "er is dan geen vergelijkbare grootte.",
        "Afstand is het verschil in de logaritme van het aantal inwoners. Wij kiezen op de inwoners van het "
        "gekozen jaar, voordat wij kijken wie er cijfers heeft. De eigen gemeente telt niet mee.",
        f"U kunt ook de grootteklasse kiezen, of zelf minstens {rule.minimum_chosen} gemeenten.",
    )
    likeness = _paragraphs(
        "Of u kiest wie er het meest op lijkt. Elk kenmerk wordt gestandaardiseerd, na afkappen van uitersten. De afstand "
        "is de wortel van de gewogen som van kwadraten, of die van Mahalanobis. Kosten en prestaties tellen nooit mee.",
        "Waar het register weet wie de taak uitvoert, vergelijken wij gelijk met gelijk, en telt een organisatie één "
        "keer. Standaard tellen mee, met hun gewicht:",
    )
    return [*size, *likeness, html.Ul(rows, className="punten groot")]


def _weights(catalogue: Catalogue, scheme: PeerScheme) -> str:
    named = {c.key: c.name for c in catalogue.schemes.circumstances}
    return dutch.listing([f"{named[k]} ({dutch.number(w)})" for k, w in scheme.weights.items()])


def _position() -> list[html.P]:
    return _paragraphs(
        "De middelste gemeente is de mediaan van de groep. De middelste helft ligt tussen het eerste en het derde "
        "kwartiel (type 7 van Hyndman en Fan). Onder acht cijfers geven wij geen kwartielen, onder vijf geen mediaan.",
        "Afwijking is de aangepaste z-score: het verschil met de mediaan gedeeld door de mediane afwijking. Bij euro's "
        "rekenen wij met de logaritme. Alleen gemeenten die de vergelijkbaarheidstoets doorstaan tellen mee.",
        "Een enquête en een aandeel van gevallen dragen toeval: Wilson voor aandelen, de normale verdeling voor "
        f"rapportcijfers (aanname: standaardafwijking {dutch.number(ASSUMED_SD, 1)}, want die levert niemand). Staat "
        "niet vast of een gemeente hoger of lager is dan de middelste, dan noemen wij geen plaats. Euro's uit de "
        "jaarrekening zijn een volledige telling zonder zulk toeval: daar ziet u de plaats in de jaren eromheen.",
        "Wie in de groep sterk afwijkt (aangepaste z van de logaritme boven 3,5), noemen wij met de uitkomst zonder "
        "die gemeente. Zij blijft meetellen: de mediaan merkt haar nauwelijks. Bij de reden staat of zij ook buiten de grenzen voor "
        "een scheve verdeling ligt (Hubert en Vandervieren). Die grenzen alleen zijn geen reden om iemand te noemen.",
    )


def _tests(catalogue: Catalogue) -> list[html.P | html.Ul]:
    rule = catalogue.comparability
    rows = [html.Li([html.Strong(f"{t.name}. "), t.reason]) for t in rule.tests]
    return [
        html.P(
            "Een bedrag in euro's verschijnt alleen als de boeken van de gemeente en van minstens "
            f"{rule.minimum_peers} gemeenten van vergelijkbare grootte alle toetsen doorstaan. Anders ziet u het verschil en de reden."
        ),
        html.Ul(rows, className="punten groot"),
    ]


def _room(catalogue: Catalogue) -> list[Any]:
    rule = catalogue.comparability
    years, hold = dutch.number(rule.account_years), dutch.percent(HOLDS)
    steps = (
        (
            "Bruto verschil",
            "eigen lasten per eenheid min die van de referentie, keer het aantal eenheden. Lasten en eenheden zijn opgeteld over de rekeningjaren.",
        ),
        (
            "Omstandigheden",
            f"de referentie opnieuw, op de {NEAREST} gemeenten die er in de kenmerken van de lijn het meest op lijken.",
        ),
        (
            "Toeval",
            "het verschil keer de rangsamenhang van het cijfer van jaar op jaar. Wie dit jaar duur is, is dat voor een deel door toeval.",
        ),
        (
            "Kwaliteit",
            "een gemeente in het laagste kwart op een kwaliteitscijfer is geen referentie, en wordt genoemd.",
        ),
        (
            "Andere redelijke groepen",
            f"{dutch.number(DOORREKENINGEN)} doorrekeningen over alle redelijke groepen; onder de {ORDER_STATISTICS} gemeenten trekken wij uit de rangorde, anders uit de gemeenten zelf.",
        ),
        ("Overlap", "wat een andere lijn al telt, gaat eraf."),
    )
    return [
        *_paragraphs(
            f"Een bedrag rust op {years} rekeningjaren en op gemeenten die de vergelijkbaarheidstoets doorstaan: "
            "dezelfde keuze als de groep, maar alleen uit hen. Wie erbij komt, noemen wij.",
            "De stappen tellen op tot het midden van het bereik:",
        ),
        html.Ul(
            [html.Li([html.Strong(f"{name}: "), text]) for name, text in steps],
            className="punten groot",
        ),
        *_paragraphs(
            "Laag en hoog zijn het tiende en het negentigste percentiel van de doorrekeningen. Begint het bereik bij "
            "niets, dan is de ruimte niet aantoonbaar.",
            f"Redelijke groepen verschillen in aantal, grootte, kenmerken, gewichten en maat, en steeds één gemeente "
            f"minder. Wijst minstens {hold} dezelfde kant op, dan houdt de uitkomst stand. Anders hangt zij af van de groep.",
            "Het totaal gaat over de lijnen waarvan de ruimte aantoonbaar is. Het is het kleinste van twee: die lijnen "
            "opgeteld, of hun lasten samen als één bedrag vergeleken.",
            "De referentie kiest u: de middelste gemeente, het laagste kwart, een norm, of het gemiddelde "
            "van de drie eigen laagste jaren, in prijzen van het gekozen jaar.",
            "Leges en overhead zijn nooit een besparing. De helft van de gemeenten ligt per definitie boven de mediaan.",
        ),
    ]


def _years(catalogue: Catalogue) -> list[html.P]:
    iv3, prices = catalogue.source("iv3"), catalogue.prices
    early = dutch.listing([str(y) for y in iv3.provisional_accounts])
    zero = dutch.listing([str(y) for y in iv3.absent_is_zero_years])
    return _paragraphs(
        "U begint bij de nieuwste jaarrekening waarvan ook baten en salarissen bekend zijn. Een begroting is een plan: "
        "die staat apart en telt nooit mee in een bedrag.",
        f"De jaarrekening {early} is voorlopig. In de bestanden van {zero} laat het CBS cellen weg die nul zijn; "
        "leverde de gemeente wel, dan is zo'n cel nul en dat staat erbij.",
        "Over de jaren volgen wij steeds dezelfde gemeenten: die met een cijfer in elk jaar. Waar een definitie "
        "veranderde of de gemeente groter werd, begint een andere reeks.",
        f"Bedragen in vaste prijzen rekenen wij om met {prices.name} ({prices.source}). Dat zijn niet de prijzen die "
        "een gemeente betaalt: lonen en contracten stijgen in hun eigen tempo.",
    )


def _executors(view: View) -> list[Any]:
    """The register, per task: organisation, members with role and years, and where it was found."""
    rule = view.edition.catalogue.comparability
    tasks = {s.key: s.name for s in rule.subjects} | {t.key: t.name for t in rule.other_tasks}
    parts: list[Any] = _paragraphs(
        "Wie niet gewoon zelf en alleen voor zichzelf werkt, staat in het register van uitvoerders, met een "
        "bron. Deelnemers vergelijken wij met deelnemers, een gastheer telt netto, een organisatie telt één keer.",
        "Het eerste jaar is het jaar waarvoor een bron bestaat; de deelname kan ouder zijn. De bron van elke "
        "deelname staat bij het cijfer, onder ‘Wie voert dit uit?’.",
    )
    for key, name in tasks.items():
        known = [e for e in view.edition.catalogue.executors if key in e.subjects]
        if known:
            rows = [_executor(view, e) for e in sorted(known, key=lambda e: e.organisation)]
            count = dutch.count(len(known), "organisatie", "organisaties")
            parts.append(
                html.Details(
                    [
                        html.Summary([html.Strong(name), f" ({count})"]),
                        html.Ul(rows, className="punten groot"),
                    ],
                    className="thema",
                )
            )
    return parts


def _executor(view: View, executor: Executor) -> html.Li:
    members = []
    for m in sorted(executor.members, key=lambda m: view.edition.municipalities.name(m.code)):
        ended = m.last_year is not None
        years = f"{m.first_year} tot en met {m.last_year}" if ended else f"vanaf {m.first_year}"
        role = "" if m.role is Role.MEMBER else f"{m.role.value}, "
        members.append(f"{view.edition.municipalities.name(m.code)} ({role}{years})")
    text = f"{dutch.listing(members)}. Bron: {executor.source.rstrip('.')}."
    return html.Li([html.Strong(f"{executor.organisation}: "), text])


def _examples(view: View) -> list[Any]:
    """What Oefenmodus is, and what its figures rest on."""
    years = view.edition.example_years
    if not years:
        return _paragraphs("In deze editie zijn geen voorbeeldcijfers.")
    return _paragraphs(
        "Voor cijfers die nog niemand leverde, zijn er voorbeelden: verzonnen door een rekenprogramma, voor "
        f"ongeveer de helft van de gemeenten, over {years[0]} tot en met {years[-1]}. De instellingen rusten op "
        "gepubliceerde cijfers of op een aanname met een reden. Ze staan in de broncode, in data/example.",
        "U ziet ze alleen in Oefenmodus. Achter elke naam staat dan (voorbeeld), tekens in grafieken zijn open en "
        "over de pagina staat een stempel. Voorbeelden staan nooit in het overzicht en tellen nergens mee.",
    )


def _accessibility() -> list[html.P]:
    return _paragraphs(
        "Bij elke grafiek staan een zin en een tabel met dezelfde cijfers. Alles werkt met het toetsenbord en op een "
        "scherm van 320 pixels. Kleur is nooit de enige aanwijzing.",
        "Met Ctrl+K of / opent u Zoek. De toets / kunt u daar uitzetten.",
        "Wij toetsen elke pagina automatisch met axe op WCAG 2.2 A en AA. Een onderzoek door een onafhankelijke "
        "organisatie is er nog niet geweest.",
    )


def _theme(catalogue: Catalogue, key: str, query: str) -> html.Details:
    theme = catalogue.theme(key)
    rows = [
        html.Li(
            [dcc.Link(f"{i.code} {i.name}", href=f"/methode/{i.code}{query}"), html.P(i.question)]
        )
        for i in catalogue.of_theme(key)
    ]
    return html.Details(
        [
            html.Summary([html.Strong(theme.name), f" ({len(rows)})"]),
            html.Ul(rows, className="lijst"),
        ],
        className="thema",
    )


layout = page.general(build)
dash.register_page(__name__, path="/methode", title="Methode – Gemeentespiegel", layout=layout)
