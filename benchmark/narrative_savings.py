"""Room for savings in plain Dutch: ranges and never a point, each with its reference and what it rests on."""

from collections.abc import Sequence

from benchmark import dutch, narrative
from benchmark.answers import LineEstimate, RoomForSavings
from benchmark.catalogue import Catalogue
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.savings.anatomy import Anatomy, Stress
from benchmark.savings.level import Level
from benchmark.savings.references import DOORREKENINGEN
from benchmark.savings.total import Total
from benchmark.vocabulary import Unit

LEVELS = {
    Level.MEDIAN: "middelste gemeente",
    Level.QUARTILE: "laagste kwart",
    Level.NORM: "norm",
    Level.OWN_BEST: "eigen laagste jaar",
}
NATURES = {
    "cashable": "verzilverbaar over de looptijd van contracten",
    "capacity": "vrijspeelbare uren, niet direct geld",
    "mixed": "deels verzilverbaar; welk deel is niet bekend",
}
NOTHING, NOT_SHOWN = "geen besparing zichtbaar", "niet aantoonbaar"
STEPS = {
    "gross": "Bruto verschil",
    "circumstances": "Omstandigheden",
    "noise": "Toeval",
    "guard": "Kwaliteit",
    "range": "Andere redelijke groepen",
    "overlap": "Overlap",
}

# What a step says where the reference is a norm or an own year.
FIXED = {
    "circumstances": "deze referentie kijkt niet naar andere gemeenten",
    "guard": "deze referentie kijkt niet naar andere gemeenten",
    "range": "het midden van dezelfde jaren, telkens opnieuw getrokken",
}


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
    """What the amount is laid beside: "ten opzichte van de middelste van 15 gemeenten die de toets doorstaan"."""
    n = dutch.count(
        line.n_passed, "gemeente die de toets doorstaat", "gemeenten die de toets doorstaan"
    )
    return {
        Level.MEDIAN: f"ten opzichte van de middelste van {n}",
        Level.QUARTILE: f"ten opzichte van het laagste kwart van {n}",
        Level.NORM: "ten opzichte van de norm",
        Level.OWN_BEST: f"ten opzichte van het eigen laagste jaar, in prijzen van {line.comparison.asked.year}",
    }[line.level]


def line(found: LineEstimate) -> str:
    """What a line says: a range with its reference, nothing to see, or why there is no amount."""
    if found.anatomy is None or found.basis is None:
        return narrative.no_amount(found.comparable.reasons)
    own, reference = (_unit_cost(found, v) for v in (found.basis.own, found.anatomy.reference))
    beside = f"{compared(found)} ({reference})"
    if found.anatomy.central == 0:
        why = (
            "U zit al op of onder de referentie."
            if found.basis.own <= found.anatomy.reference
            else "Na aftrek van omstandigheden en toeval blijft er geen verschil over."
        )
        return f"Geen besparing zichtbaar, {beside}; eigen cijfer {own}. {why}"
    middle = dutch.marked(dutch.amount(found.anatomy.central), found.comparison.example)
    if not is_shown(found.anatomy):
        high = dutch.marked(dutch.amount(found.anatomy.high), found.comparison.example)
        return f"Niet aantoonbaar: het bereik loopt van niets tot {high} per jaar, {beside}."
    rough = (
        " Het is een ruwe schatting op boekhoudcijfers."
        if found.line.basis == "bookkeeping"
        else ""
    )
    ranged = dutch.marked(room(found.anatomy), found.comparison.example)
    return f"In 8 van de 10 doorrekeningen {ranged} per jaar (midden {middle}), {beside}.{rough}"


def total(answer: RoomForSavings) -> str:
    """The total in one or two sentences, with how it comes about; empty without any amount."""
    found = answer.total
    if found is None:
        return ""
    n = sum(line.anatomy is not None and line.anatomy.central > 0 for line in answer.lines)
    if found.central == 0:
        return "Op geen enkele lijn ligt het midden boven de referentie."
    amounts = room(found)
    ranged = amounts if is_shown(found) else f"tussen niets en {dutch.amount(found.high)}"
    lines_ = "op één lijn" if n == 1 else f"op {n} lijnen samen"
    return f"In 8 van de 10 doorrekeningen {ranged} per jaar, {lines_}.{_less(found, n)}{_netted(found)}"


def _less(found: Total, n: int) -> str:
    """Why the total is less than the lines; empty when it is not."""
    shown, added = dutch.amount(found.central), dutch.amount(found.added)
    if n < 2 or found.joint is None or shown == added:
        return ""
    return (
        f" De lijnen tellen op tot {added}; samen is het midden {shown}, want als één bedrag vergeleken "
        "is het verschil kleiner."
    )


def _netted(found: Total) -> str:
    """What is left when the lines without room count too; empty when that is no less."""
    if found.netted is None or found.netted >= 0.95 * found.central:
        return ""
    return f" Tellen de lijnen zonder ruimte mee, dan is het midden {dutch.amount(found.netted)}."


def stress(found: Stress) -> str:
    """Whether the outcome hangs on the choice of the group: "houdt stand in 94% van de 463 groepen"."""
    if not found.groups:
        return "te weinig gemeenten om andere groepen te maken"
    groups = f"{dutch.number(found.groups)} redelijke groepen"
    if found.share == 1:
        return f"houdt stand in alle {groups}"
    share = dutch.percent(min(found.share, 0.99))
    if found.holds:
        return f"houdt stand in {share} van de {groups}"
    return f"hangt af van de groep: {share} van de {groups} wijst dezelfde kant op"


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


def step(found: LineEstimate, name: str, catalogue: Catalogue) -> str:
    """Why a step of the waterfall is what it is."""
    if found.level.p is None and name in FIXED:
        return FIXED[name]
    reasons = {
        "gross": _gross,
        "circumstances": _circumstances,
        "noise": _noise,
        "guard": _guard,
        "range": _range,
        "overlap": _overlap,
    }
    return reasons[name](found, catalogue)


def _gross(found: LineEstimate, _: Catalogue) -> str:
    assert found.anatomy is not None and found.basis is not None
    own, reference = (_figure(found, v) for v in (found.basis.own, found.anatomy.reference))
    years = _years(found.basis.years)
    return f"{own} min {reference}, keer {dutch.number(found.basis.volume)} {_volume(found)}; gemiddeld {years}"


def _circumstances(found: LineEstimate, catalogue: Catalogue) -> str:
    assert found.anatomy is not None
    known = [catalogue.schemes.circumstance(key) for key in found.line.context]
    names = dutch.listing([c.name for c in known if c is not None])
    n = len(found.anatomy.peers)
    return f"de {n} gemeenten die er het meest op lijken in {names}"


def _noise(found: LineEstimate, _: Catalogue) -> str:
    if found.reliability is None:
        return "niet bekend: er zijn te weinig jaren om te zien of een verschil terugkeert"
    off, kept = dutch.percent(1 - found.reliability), dutch.number(found.reliability, 2)
    return f"{off} eraf: zo veel van een verschil keert het jaar erna niet terug (rangsamenhang {kept})"


def _guard(found: LineEstimate, _: Catalogue) -> str:
    if not found.quality_known:
        return "nog niet toegepast: er zijn geen kwaliteitscijfers"
    if not found.guard:
        return "geen gemeente in de groep valt af op kwaliteit"
    names = dutch.listing([found.comparison.everyone.rows[c].name for c, _ in found.guard], 3)
    return f"geen referentie, want laagste kwart op kwaliteit: {names}"


def _range(found: LineEstimate, _: Catalogue) -> str:
    assert found.anatomy is not None and found.anatomy.stress is not None
    groups = dutch.number(found.anatomy.stress.groups)
    return f"het midden van {dutch.number(DOORREKENINGEN)} doorrekeningen over {groups} groepen"


def _overlap(found: LineEstimate, catalogue: Catalogue) -> str:
    parent = next((x for x in catalogue.savings_lines if x.key == found.line.parent), None)
    return (
        f"dezelfde euro's staan al in {narrative.lower_first(parent.name)}"
        if parent
        else "geen overlap"
    )


def reaching(found: LineEstimate) -> str:
    """Named municipalities at or under the reference; what is known of their quality is said with them."""
    if not found.reaching:
        return "Geen gemeente in de groep haalt deze referentie."
    names = [f"{r.name} ({_figure(found, r.unit_cost)})" for r in found.reaching[:4]]
    quality = (
        "Geen van hen zit in het laagste kwart op kwaliteit."
        if found.quality_known
        else "Hun kwaliteit is nog niet bekend: vraag daar eerst naar."
    )
    return f"{dutch.listing(names)}. {quality}"


def narrowing(found: LineEstimate, catalogue: Catalogue) -> str:
    """What would make the range smaller: where its width comes from, and the figure that is missing most."""
    assert found.anatomy is not None
    parts = []
    if found.anatomy.stress is not None and found.anatomy.high > found.anatomy.low:
        share = dutch.percent(found.anatomy.from_groups)
        parts.append(
            f"{share} van de spreiding komt door de keuze van de groep, de rest door toeval binnen de groepen."
        )
    if found.line.narrowed_by:
        name = narrative.lower_first(catalogue.indicator(found.line.narrowed_by).name)
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
        f"In de groep doorstaan {found.group.passed} van de {n} gemeenten de toets. Daarom tellen ook mee, "
        f"als eerstvolgende in {next_}: {names}."
    )


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
    if answer.asked.level is Level.NORM and any(line.comparable.reasons for line in answer.lines):
        return "Voor deze lijnen bestaat geen norm"
    return f"De boeken laten voor {answer.name} geen bedrag toe"


def other_level(answer: RoomForSavings, other: RoomForSavings) -> str:
    """What the choice of the reference does to the middle of the total; empty without two totals."""
    if answer.total is None or other.total is None:
        return ""
    here, there = dutch.amount(answer.total.central), dutch.amount(other.total.central)
    name = LEVELS[other.asked.level]
    article = "de" if other.asked.level is Level.MEDIAN else "het"
    if here == there:
        return f"Met {article} {name} als referentie is het midden ook {there}."
    return f"Met {article} {name} als referentie is het midden {there} in plaats van {here}."


def _unit_cost(found: LineEstimate, value: float) -> str:
    words = dutch.unit_words(found.comparison.indicator.unit)
    return f"{_figure(found, value)} {words}".strip()


def _figure(found: LineEstimate, value: float) -> str:
    return narrative.figure(found.comparison, value)


def _volume(found: LineEstimate) -> str:
    indicator = found.comparison.indicator
    if indicator.unit is Unit.EURO_PER_INHABITANT or indicator.denominator is None:
        return "inwoners"
    return indicator.denominator.unit


def _years(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}{dutch.EN_DASH}{years[-1]}"
