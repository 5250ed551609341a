"""The steps of an estimate in plain Dutch: what each is called, and why it is what it is."""

from collections.abc import Sequence

from benchmark import dutch, narrative
from benchmark.answers import LineEstimate
from benchmark.catalogue import Catalogue
from benchmark.savings.level import Level
from benchmark.savings.references import DOORREKENINGEN
from benchmark.vocabulary import Unit

STEPS = {
    "gross": "Bruto verschil",
    "circumstances": "Omstandigheden",
    "noise": "Toeval",
    "guard": "Kwaliteit",
    "range": "Andere redelijke groepen",
    "overlap": "Overlap",
}


def name(found: LineEstimate, step_: str) -> str:
    """What a step is called; beside the own years there are no other groups."""
    if found.level is Level.OWN_BEST and step_ == "range":
        return "Andere eigen jaren"
    return STEPS[step_]


def step(found: LineEstimate, name: str, catalogue: Catalogue) -> str:
    """Why a step of the waterfall is what it is."""
    if found.level is Level.OWN_BEST and name == "range":
        return (
            f"het midden van {dutch.number(DOORREKENINGEN)} keer dezelfde jaren opnieuw getrokken"
        )
    reasons = {
        "gross": _gross,
        "circumstances": _circumstances,
        "noise": _noise,
        "guard": _guard,
        "range": _range,
        "overlap": _overlap,
    }
    return reasons[name](found, catalogue)


def _gross(found: LineEstimate, catalogue: Catalogue) -> str:
    assert found.anatomy is not None and found.basis is not None
    own, reference = (
        narrative.figure(found.comparison, v) for v in (found.basis.own, found.anatomy.reference)
    )
    years = _years(found.basis.years)
    if found.gap == 0 and found.basis.own > found.anatomy.reference:
        year = found.comparison.asked.year
        return f"{own} en {reference}, gemiddeld {years}; in {year} zelf niet boven de referentie"
    return f"{own} min {reference}, keer {dutch.number(found.basis.volume)} {_volume(found)}; gemiddeld {years}{_events(found, catalogue)}"


def _events(found: LineEstimate, catalogue: Catalogue) -> str:
    """What began or ended within the years behind the amount; it touches every municipality alike."""
    assert found.basis is not None
    first, last = found.basis.years[0], found.basis.years[-1]
    within = [
        e.label
        for e in catalogue.events_of(found.comparison.indicator)
        if first < e.first_year <= last or (e.last_year is not None and first <= e.last_year < last)
    ]
    return f" (in die jaren: {dutch.listing(within)})" if within else ""


def _circumstances(found: LineEstimate, catalogue: Catalogue) -> str:
    assert found.anatomy is not None
    known = [catalogue.schemes.circumstance(key) for key in found.line.context]
    names = dutch.listing([c.name for c in known if c is not None])
    n = len(found.anatomy.peers)
    return f"de {n} gemeenten die het meest lijken in {names}"


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


def _volume(found: LineEstimate) -> str:
    indicator = found.comparison.indicator
    if indicator.unit is Unit.EURO_PER_INHABITANT or indicator.denominator is None:
        return "inwoners"
    return indicator.denominator.unit


def _years(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}{dutch.EN_DASH}{years[-1]}"
