"""The tables behind the certainty of a place: who can be told apart, places per year, the middle, outliers."""

from benchmark import dutch
from benchmark.answers import Question, certainty
from benchmark.answers.place import Average, Place, place, reason
from benchmark.dutch import number
from benchmark.errors import SpiegelError
from benchmark.narrative import place as narrative_place
from benchmark.position.interval import Estimate, OrderInterval
from benchmark.position.rank_interval import side
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts


def place_values(view: View, asked: Question, code: str) -> Table:
    """Own figure and peers with their interval, or the places per account year for a full count."""
    answer = place(view, asked, code)
    if answer.ranks is not None:
        return _chance(answer)
    if answer.years:
        return _years(answer)
    raise SpiegelError(
        narrative_place.why_no_chance(answer), "Kies een ander cijfer of een ander jaar."
    )


def _chance(answer: Place) -> Table:
    comparison, own = answer.comparison, answer.own
    assert own is not None
    indicator, everyone = comparison.indicator, comparison.everyone.rows
    codes = [comparison.municipality.code, *(p.code for p in comparison.peers)]
    known = [(c, e) for c in codes if (e := certainty.estimate(indicator, everyone[c])) is not None]
    ordered = sorted(known, key=lambda k: -k[1].value)
    rows = [
        (
            cell(everyone[c].name),
            cell(c),
            parts.shown(comparison, e.value),
            parts.shown(comparison, e.low),
            parts.shown(comparison, e.high),
            parts.amount(everyone[c].denominator),
            cell("" if c == codes[0] else narrative_place.SIDES[side(own, e)]),
        )
        for c, e in ordered
    ]
    part = indicator.denominator
    return Table(
        caption=f"Wie is van {comparison.municipality.name} te onderscheiden: {parts.heading(comparison)}",
        columns=(
            "Gemeente", "Code", indicator.unit.value, "Ondergrens (95%)", "Bovengrens (95%)",
            parts.words(part.unit if part else "aantal"), "Vergeleken met de eigen gemeente",
        ),
        rows=rows,
        numeric=frozenset({2, 3, 4, 5}),
        own=frozenset(n for n, (c, _) in enumerate(ordered) if c == codes[0]),
        notes=(*_said(narrative_place.assumption(answer)), *parts.about(comparison)),
        example=comparison.example,
    )  # fmt: skip


def _years(answer: Place) -> Table:
    comparison = answer.comparison
    rows = [
        (
            cell(str(y.year), y.year),
            parts.shown(comparison, y.value),
            parts.shown(comparison, y.standing.median),
            cell(number(y.standing.below or 0), y.standing.below),
            cell(number(y.standing.above or 0), y.standing.above),
            cell(narrative_place.place_in(y.standing)),
        )
        for y in answer.years
    ]
    middle = dutch.marked("Middelste gemeente", comparison.example)
    return Table(
        caption=f"De plaats van {comparison.municipality.name} per jaar: {parts.heading(comparison)}",
        columns=("Jaarrekening", comparison.municipality.name, middle, "Zijn lager", "Zijn hoger", "Plaats"),
        rows=rows,
        numeric=frozenset({1, 2, 3, 4}),
        notes=(narrative_place.why_no_chance(answer), *parts.about(comparison)),
        example=comparison.example,
    )  # fmt: skip


def middle_values(view: View, asked: Question, code: str) -> Table:
    """Median, quartiles, means and weighted median: with their interval, and without the flagged municipalities."""
    answer = place(view, asked, code)
    comparison, standing, without = answer.comparison, answer.comparison.standing, answer.without

    def row(name: str, value: float | None, ends: OrderInterval | Estimate | None, rest: float | None, why: str = "te weinig") -> tuple[Cell, ...]:  # fmt: skip
        edges = [parts.shown(comparison, e) for e in (ends.low, ends.high)] if ends else [nothing(why)] * 2  # fmt: skip
        return (cell(name), parts.shown(comparison, value), *edges, parts.shown(comparison, rest))

    mean, weighted = answer.mean, answer.weighted
    rows = [
        row("Middelste gemeente (mediaan)", standing.median, answer.median, without.median),
        row("Kwart zit onder", standing.p25, answer.quartiles[0], without.p25),
        row("Kwart zit boven", standing.p75, answer.quartiles[1], without.p75),
        row("Gemiddelde gemeente", _of(mean), mean and mean.interval, _of(answer.mean_without)),
        row(
            parts.words(f"gemiddelde {narrative_place.typical(answer)}"),
            _of(weighted), weighted and weighted.interval, _of(answer.weighted_without),
        ),
        row(
            f"Middelste {narrative_place.middle_one(answer)}",
            answer.weighted_median, None, answer.weighted_median_without, "niet berekend",
        ),
    ]  # fmt: skip
    return Table(
        caption=f"{dutch.marked('Middelste en gemiddelde', comparison.example)}: {parts.heading(comparison)}",
        columns=("Wat", "Hele groep", "Van (95%)", "Tot (95%)", "Zonder wie sterk afwijkt"),
        rows=rows,
        numeric=frozenset({1, 2, 3, 4}),
        notes=(
            narrative_place.about_middle_one(answer),
            narrative_place.outliers(answer),
            *parts.about(comparison),
        ),
        example=comparison.example,
    )


def outlier_values(view: View, asked: Question, code: str) -> Table:
    """Who in the group lies far out, how far, and what to check first."""
    answer = place(view, asked, code)
    if not answer.outliers:
        raise SpiegelError(narrative_place.outliers(answer))
    comparison = answer.comparison
    names = {p.code: p.name for p in comparison.peers}
    rows = [
        (
            cell(names[o.code]),
            cell(o.code),
            parts.shown(comparison, o.value),
            nothing("niet te berekenen") if o.z is None else cell(number(o.z, 1), o.z),
            cell(parts.words(reason(comparison.indicator, o))),
        )
        for o in answer.outliers
    ]
    return Table(
        caption=f"Wie in de groep sterk afwijkt: {parts.heading(comparison)}",
        columns=("Gemeente", "Code", comparison.indicator.unit.value, "Afwijking (z)", "Waarom"),
        rows=rows,
        numeric=frozenset({2, 3}),
        notes=(
            "Afwijking: aangepaste z-score van de logaritme in de eigen groep; boven 3,5 staat de gemeente hier.",
            "Grenzen voor een scheve verdeling: ruimer aan de kant waar de logaritmen verder uitlopen. Staat er niet "
            "dat een gemeente daarbuiten ligt, dan blijft controleren nodig. Wie alleen daarbuiten ligt, staat hier "
            "niet: in een kleine groep gebeurt dat vaak door toeval.",
            *parts.about(comparison),
        ),
        example=comparison.example,
    )


def _of(average: Average | None) -> float | None:
    return average.value if average is not None else None


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
