"""The Leerkring in words: who may be named and why, what is not known, and who reads what is written."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers.learning import Circle, LowCost, Measured, Named, Quality
from benchmark.catalogue import Indicator
from benchmark.ledger.learning import Practice
from benchmark.narrative import lower_first

LOW_AND_GOOD = "lage kosten, goede kwaliteit"
RULE = (
    "Wij noemen een gemeente als haar boeken de vergelijkbaarheidstoets doorstaan en haar kosten elk bekend jaar onder "
    "de middelste liggen, met een verschil dat ertoe doet. Goede kwaliteit noemen wij pas als een geleverd cijfer "
    "duidelijk beter is dan het midden van de groep, en geen cijfer minder goed."
)
NO_GOOD_EXAMPLE = "Dit zijn nog geen goede voorbeelden: of hun kwaliteit goed is, weten wij niet."
NO_EXAMPLES = "De Leerkring toont geen voorbeeldcijfers, ook niet in Oefenmodus. Hieronder staan alleen echte cijfers."
OPEN_TO_ALL = (
    "Alle gemeenten kunnen vragen, antwoorden en praktijken lezen. Elke gemeente kan antwoorden, ook als de vraag aan "
    "een ander is gesteld."
)
NO_MAIL = "Er gaat geen mail uit. De vraag staat hier, en de gevraagde gemeente ziet hem op haar eigen pagina Leerkring."
WITHDRAWN = "Wat u intrekt, staat niet meer op deze pagina. Het blijft bewaard in het logboek."
NOT_GOOD = {
    Quality.UNKNOWN: "kwaliteit nog niet bekend",
    Quality.MIDDLE: "kwaliteit niet te onderscheiden van het midden",
}


def headline(found: Circle) -> str:
    """The finding of a theme, as the heading of its page."""
    name = found.theme.name
    if found.good:
        count = dutch.count(len(found.good), "gemeente", "gemeenten")
        return f"{name}: {count} met {LOW_AND_GOOD}"
    if found.others:
        count = dutch.count(len(found.others), "gemeente", "gemeenten")
        unknown = all(n.quality is Quality.UNKNOWN for n in found.others)
        return (
            f"{name}: {count} met lage kosten, {NOT_GOOD[Quality.UNKNOWN]}"
            if unknown
            else (f"{name}: {count} met lage kosten, van geen is de kwaliteit aantoonbaar goed")
        )
    return f"{name}: nog geen gemeente te noemen"


def nobody(found: Circle) -> str:
    """Why nobody is named; empty where somebody is."""
    if found.named:
        return ""
    if not found.costs:
        text = "Bij dit thema horen geen eigen kosten, dus wij noemen niemand met lage kosten."
        if not found.elsewhere:
            return text
        there = dutch.listing([t.name for t in found.elsewhere])
        return f"{text} Kosten waarbij deze kwaliteit hoort, staan bij: {there}."
    if found.unpublished == found.costs:
        names = dutch.listing([quoted(i) for i in found.costs])
        return f"Over de kosten leverde nog niemand cijfers. Wij kijken naar: {names}."
    if not found.testable:
        return "De vergelijkbaarheidstoets is voor deze periode niet te maken. Kies een jaarrekening waarvoor dat wel kan."
    if not found.comparable_size:
        return (
            f"Voor {found.name} zijn er geen gemeenten van vergelijkbare grootte om van te leren."
        )
    known = [i for i in found.costs if i not in found.unpublished]
    passed = {i.code: n for i, n in found.passed}
    counts = dutch.listing([f"{passed.get(i.code, 0)} bij {quoted(i)}" for i in known])
    text = f"Zoveel gemeenten in de groep doorstaan de toets: {counts}."
    if all(n < found.least for n in passed.values()):
        return f"{text} Voor een middelste zijn er {found.least} nodig."
    if found.lower:
        return f"{text} {left_out(found)}"
    return f"{text} Van geen van hen zijn de kosten duidelijk lager dan die van de middelste."


def left_out(found: Circle) -> str:
    """How many have low costs and lower quality; they are not named."""
    if not found.lower:
        return ""
    count = dutch.count(found.lower, "gemeente heeft", "gemeenten hebben")
    return f"{dutch.upper_first(count)} lage kosten maar ook een minder goed cijfer over kwaliteit; die noemen wij niet."


def missing(found: Circle) -> str:
    """Which quality figures nobody delivered enough of; empty when none is missing."""
    if not found.missing:
        return ""
    names = dutch.listing([quoted(i) for i in found.missing])
    opening = "Over kwaliteit ontbreken" if not found.qualities else "Er ontbreken nog"
    return f"{opening} cijfers die gemeenten zelf leveren: {names}."


def quoted(indicator: Indicator) -> str:
    """The name of a figure in a sentence."""
    return f"‘{lower_first(indicator.name)}’"


def quality(named: Named) -> str:
    """What is known of the quality of a municipality, in a few words."""
    return NOT_GOOD.get(named.quality, named.quality.value)


def cost(found: LowCost) -> str:
    """A low cost with the middle it lies under, and since when."""
    own = dutch.value(found.value, found.indicator.unit, found.indicator.decimals)
    centre = dutch.value(found.middle, found.indicator.unit, found.indicator.decimals)
    words = dutch.unit_words(found.indicator.unit)
    unit = "" if words in found.indicator.name.lower() else f" {words}"
    years = dutch.listing([str(y) for y in found.years])
    return f"{found.indicator.name}: {own}{unit}, de middelste {centre}. Lager in {years}."


def measured(found: Measured) -> str:
    """A quality figure, and whether it can be told from the middle."""
    value = dutch.value(found.value, found.indicator.unit, found.indicator.decimals)
    unit = dutch.unit_words(found.indicator.unit)
    where = "beter dan het midden" if found.better else "niet te onderscheiden van het midden"
    return f"{found.indicator.name}: {f'{value} {unit}'.strip()}, {where}."


def practice_figure(entry: Practice, indicator: Indicator) -> str:
    """What a practice did to a figure: "No-show: van 8,2% naar 4,1%"."""
    before, after = (
        dutch.value(v, indicator.unit, indicator.decimals) for v in (entry.before, entry.after)
    )
    unit = dutch.unit_words(indicator.unit)
    return f"{indicator.name}: van {before} naar {f'{after} {unit}'.strip()}."


def practice_cost(entry: Practice) -> str:
    """What a practice cost, or that this was not said."""
    if entry.amount is None:
        return "Wat het kostte, is niet genoemd."
    return f"Kosten, eenmalig: {dutch.euro(entry.amount)}."


def notice(name: str, others: Sequence[str]) -> str:
    """To a municipality: that it is named, and for whom."""
    whom = dutch.listing(others, 4)
    return f"{name} wordt bij dit thema genoemd in de Leerkring van {whom}, vanwege lage kosten."


def waiting(name: str, counts: Sequence[tuple[str, int]]) -> str:
    """How many questions wait for an answer of a municipality, per theme."""
    total = sum(n for _, n in counts)
    where = dutch.listing([f"{theme} ({n})" for theme, n in counts])
    return f"Aan {name} {'is' if total == 1 else 'zijn'} {dutch.count(total, 'vraag', 'vragen')} gesteld zonder uw antwoord: {where}."
