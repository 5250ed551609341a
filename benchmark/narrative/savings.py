"""Room for savings in plain Dutch: ranges and never a point, each with its reference and what it rests on."""

from benchmark import dutch, narrative
from benchmark.answers import LineEstimate, RoomForSavings
from benchmark.catalogue import Catalogue
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.savings.anatomy import LOWEST_YEARS, Anatomy
from benchmark.savings.level import Level
from benchmark.savings.total import Total
from benchmark.vocabulary import Outcome

LEVELS = {
    Level.MEDIAN: "middelste gemeente",
    Level.QUARTILE: "laagste kwart",
    Level.NORM: "norm",
    Level.OWN_BEST: "eigen laagste jaren",
}
NATURES = {
    "cashable": "verzilverbaar over de looptijd van contracten",
    "capacity": "vrijspeelbare uren, niet direct geld",
    "mixed": "deels verzilverbaar; welk deel is niet bekend",
}
NAMED = 4  # names in a sentence; the rest are counted, and stand in the table
NOTHING, NOT_SHOWN = "geen besparing zichtbaar", "niet aantoonbaar"
QUALITY = "Goedkoper kan slechter zijn. Kwaliteit telt alleen mee waar gemeenten haar leverden."


def is_shown(found: Anatomy | Total) -> bool:
    """Whether a range may be read as room: it does not begin at nothing."""
    return found.low > 0


def room(found: Anatomy | Total) -> str:
    """The range in a few words, or that there is none to be seen."""
    if found.central == 0:
        return NOTHING
    if not is_shown(found):
        return NOT_SHOWN
    low, high = dutch.amount(found.low), dutch.amount(found.high)
    return low if low == high else f"tussen {low} en {high}"


def compared(line: LineEstimate) -> str:
    """What the amount is laid beside: the reference in the chosen group, and over how many others."""
    n = dutch.count(
        line.n_passed, "gemeente die de toets doorstaat", "gemeenten die de toets doorstaan"
    )
    reference = _unit_cost(line, line.anatomy.reference) if line.anatomy else ""
    return {
        Level.MEDIAN: f"ten opzichte van de middelste van {n} ({reference}) en die van andere redelijke groepen",
        Level.QUARTILE: f"ten opzichte van het laagste kwart van {n} ({reference}) en dat van andere redelijke groepen",
        Level.NORM: f"ten opzichte van de norm ({reference})",
        Level.OWN_BEST: f"ten opzichte van {_lowest(line)} ({reference}, in prijzen van {line.comparison.asked.year})",
    }[line.level]


def _lowest(line: LineEstimate) -> str:
    """The own years that are the reference, by name."""
    known = line.basis.own_years if line.basis else {}
    lowest = sorted(sorted(known, key=lambda y: known[y])[:LOWEST_YEARS])
    return (
        f"de eigen laagste jaren {dutch.listing([str(y) for y in lowest])}"
        if lowest
        else "de eigen laagste jaren"
    )


def line(found: LineEstimate) -> str:
    """What a line says: a range with its reference, nothing to see, or why there is no amount."""
    if found.anatomy is None or found.basis is None:
        return narrative.no_amount(found.comparable.reasons)
    own, anatomy, example = (
        _unit_cost(found, found.basis.own),
        found.anatomy,
        found.comparison.example,
    )
    high = dutch.marked(dutch.amount(anatomy.high), example)
    if anatomy.central == 0:
        return f"Geen besparing zichtbaar, {compared(found)}; eigen cijfer {own}. {_nothing(found, high)}"
    if not is_shown(anatomy):
        return (
            f"Niet aantoonbaar: het bereik loopt van niets tot {high} per jaar, {compared(found)}; "
            f"eigen cijfer {own}."
        )
    rough = (
        " Het is een ruwe schatting op boekhoudcijfers."
        if found.line.basis == "bookkeeping"
        else ""
    )
    middle = dutch.marked(dutch.amount(anatomy.central), example)
    ranged = dutch.marked(room(anatomy), example)
    return (
        f"In 8 van de 10 doorrekeningen {ranged} per jaar (midden {middle}), {compared(found)}; "
        f"eigen cijfer {own}.{_wider(found)}{_far(found)}{rough}"
    )


def _nothing(found: LineEstimate, high: str) -> str:
    """Why nothing is seen, and what one in ten outcomes would still say."""
    assert found.anatomy is not None and found.basis is not None
    if found.basis.own <= found.anatomy.reference:
        return "U zit al op of onder de referentie."
    if found.gap == 0:
        return f"In {found.comparison.asked.year} zelf zit u op of onder de referentie."
    left = "Na aftrek van omstandigheden en toeval blijft er in het midden geen verschil over."
    return (
        f"{left} In 1 van de 10 doorrekeningen is het meer dan {high}."
        if found.anatomy.high
        else left
    )


def _far(found: LineEstimate) -> str:
    """The warning that goes with a large deviation."""
    z = found.basis.z if found.basis else None
    return (
        " Wijkt sterk af; controleer eerst de boeking."
        if z is not None and z >= narrative.STRONG
        else ""
    )


def _wider(found: LineEstimate) -> str:
    """A warning where other groups show more than the chosen one; that is a reason to look at the group first."""
    assert found.anatomy is not None
    gross = dict(found.anatomy.steps)["gross"]
    if found.level.p is None or found.anatomy.central <= gross:
        return ""
    return " Let op: in uw eigen groep is het verschil kleiner dan in de meeste andere redelijke groepen."


def total(answer: RoomForSavings) -> str:
    """The total in one or two sentences, with how it comes about; empty without any estimate."""
    found = answer.total
    if found is None:
        return ""
    if not found.lines:
        return "Op geen enkele lijn is ruimte aantoonbaar."
    amounts = room(found) if is_shown(found) else f"van niets tot {dutch.amount(found.high)}"
    if found.lines == 1:
        return f"In 8 van de 10 doorrekeningen {amounts} per jaar, op één lijn."
    added = dutch.amount(found.added)
    if found.is_joint:
        how = f"De lijnen tellen op tot {added}, maar als één bedrag vergeleken is het minder"
    else:
        how = "Dat is de som van de lijnen; als één bedrag vergeleken komt er niet minder uit"
    return (
        f"In 8 van de 10 doorrekeningen {amounts} per jaar, op {found.lines} lijnen samen. {how}."
    )


def stress(found: LineEstimate) -> str:
    """Whether the conclusion hangs on the choice of the group; what is not shown cannot hold."""
    known, anatomy = found.anatomy.stress if found.anatomy else None, found.anatomy
    if known is None or anatomy is None or not known.groups:
        return ""
    groups = f"{dutch.number(known.groups)} redelijke groepen"
    share = "alle" if known.share == 1 else f"{dutch.percent_reached(known.share)} van de"
    if known.share == 0:
        return f"hangt af van de groep: geen van de {groups} wijst dezelfde kant op"
    if not known.holds:
        return f"hangt af van de groep: {share} {groups} wijst dezelfde kant op"
    if anatomy.central > 0 and not is_shown(anatomy):
        return (
            f"in {share} {groups} is er een verschil, maar kleiner dan het toeval binnen een groep"
        )
    return f"houdt stand in {share} {groups}"


def band(found: LineEstimate) -> str:
    """In 8 of 10 groups the difference lies between; negative is under the reference."""
    known = found.anatomy.stress if found.anatomy else None
    if known is None or not known.groups:
        return ""
    low, high = (
        dutch.marked(dutch.amount(a), found.comparison.example) for a in (known.low, known.high)
    )
    under = " Onder nul is de gemeente lager dan de referentie." if known.low < 0 else ""
    if low == high:
        return f"In 8 van de 10 groepen is het verschil {low}.{under}"
    return f"In 8 van de 10 groepen ligt het verschil tussen {low} en {high}.{under}"


def reaching(found: LineEstimate) -> str:
    """Named municipalities at or under the reference; what is known of their quality is said with them."""
    if not found.reaching:
        return "Geen gemeente in de groep haalt deze referentie."
    names = [
        f"{r.name} ({narrative.figure(found.comparison, r.unit_cost)})" for r in found.reaching
    ]
    quality = (
        "Geen van hen zit in het laagste kwart op kwaliteit."
        if found.quality_known
        else "Hun kwaliteit is nog niet bekend: vraag daar eerst naar."
    )
    return f"{dutch.listing(names, NAMED)}. {quality}"


def narrowing(found: LineEstimate, catalogue: Catalogue) -> str:
    """What would make the range smaller: where its width comes from, and the figure that is missing most."""
    assert found.anatomy is not None
    parts = []
    if found.anatomy.stress is not None and found.anatomy.high > found.anatomy.low:
        share = dutch.percent(found.anatomy.from_groups)
        parts.append(
            f"{share} van de spreiding komt door de keuze van de groep, de rest door toeval binnen de groepen."
        )
    missing = catalogue.indicator(found.line.narrowed_by) if found.line.narrowed_by else None
    if missing is not None and not missing.has_figures:
        name = narrative.lower_first(missing.name)
        parts.append(f"Het meest helpt een cijfer dat nog niemand leverde: {name}.")
    return " ".join(parts)


def added(found: LineEstimate) -> str:
    """Who count beside those of the own group that pass; empty where nobody was added."""
    if not found.group.added or found.level.p is None:
        return ""
    rows = found.comparison.everyone.rows
    names = dutch.listing([rows[c].name for c in found.group.added], LEAST_FOR_MEDIAN)
    n, by = found.comparison.standing.n, found.comparison.group.choice.method
    next_ = "grootte" if by == "size" else "gelijkenis"
    return (
        f"In de groep doorstaan {found.group.passed} van de {n} gemeenten de toets en hebben zij een cijfer. "
        f"Daarom tellen ook mee, als eerstvolgende in {next_}: {names}."
    )


def lopsided(found: LineEstimate) -> str:
    """Whether those who count are larger or smaller on average; empty where they lie around the own size."""
    sizes, name = found.group.sizes, found.comparison.municipality.name
    if found.level.p is None or not sizes.lopsided:
        return ""
    way = "groter" if (sizes.mean_log_ratio or 0.0) > 0 else "kleiner"
    return f"Wie meetelt, is gemiddeld {way} dan {name}."


def headline(answer: RoomForSavings) -> str:
    """The finding of the page."""
    known = [(line, line.anatomy) for line in answer.lines if line.anatomy is not None]
    names = [narrative.lower_first(line.line.name) for line, a in known if is_shown(a)]
    if names:
        return f"Er is mogelijk ruimte bij {dutch.listing(names)}"
    if any(a.central > 0 for _, a in known):
        return f"Voor {answer.name} is geen ruimte aantoonbaar"
    if known:
        return (
            f"Bij {answer.name} is geen besparing zichtbaar op de lijnen die wij mogen vergelijken"
        )
    if any(line.comparable.outcome is Outcome.FAILS for line in answer.lines):
        return f"Voor {answer.name} is geen bedrag te geven"
    period = narrative.period(answer.asked.year, answer.asked.report)
    beside = " bij deze referentie" if answer.asked.level.p is None else ""
    return f"Over de {period} is geen bedrag te geven{beside}"


def other_level(answer: RoomForSavings, other: RoomForSavings) -> str:
    """What the choice of the reference does to the middle of the total; empty without two totals."""
    if answer.total is None or other.total is None:
        return ""
    if not (is_shown(answer.total) and is_shown(other.total)):
        return ""
    here, there = dutch.amount(answer.total.central), dutch.amount(other.total.central)
    name = LEVELS[other.asked.level]
    article = "de" if other.asked.level is Level.MEDIAN else "het"
    if here == there:
        return f"Met {article} {name} als referentie is het midden ook {there}."
    return f"Met {article} {name} als referentie is het midden {there} in plaats van {here}."


def _unit_cost(found: LineEstimate, value: float) -> str:
    words = dutch.unit_words(found.comparison.indicator.unit)
    return f"{narrative.figure(found.comparison, value)} {words}".strip()
