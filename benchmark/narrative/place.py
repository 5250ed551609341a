"""How certain a place is, in plain Dutch: what chance leaves open, and what only moved from year to year."""

from benchmark import dutch
from benchmark.answers import Comparison
from benchmark.answers.place import Place, YearPlace, reason
from benchmark.narrative import TOO_CLOSE, figure, missing_reason, sentence_of
from benchmark.position import Standing
from benchmark.position.interval import ASSUMED_SD, Estimate, OrderInterval
from benchmark.position.outliers import Outlier
from benchmark.vocabulary import Kind, ReportKind

NO_SAMPLE = "Dit is een volledige telling, dus er is geen toeval van een steekproef."
SIDES = {-1: "vrijwel zeker lager", 0: "niet te onderscheiden", 1: "vrijwel zeker hoger"}


def headline(answer: Place) -> str:
    """The finding: the place that is certain, that none can be named, or how it moved over the years."""
    name = answer.comparison.municipality.name
    if answer.too_close:
        return dutch.upper_first(TOO_CLOSE)
    if answer.ranks is not None:
        ranks = answer.ranks
        word, n = ("hoger", ranks.below) if ranks.below >= ranks.above else ("lager", ranks.above)
        return f"{name} is vrijwel zeker {word} dan {n} van {ranks.n} gemeenten"
    if not answer.years:
        return "Hoe zeker de plaats is, is niet te zeggen"
    low, high = (f(answer.years, key=_rank) for f in (min, max))
    if place_in(low.standing) == place_in(high.standing):
        return f"De plaats bleef gelijk: {place_in(low.standing)}"
    if _rank(low) > 0.5 or _rank(high) < 0.5:
        years = dutch.listing([str(y.year) for y in answer.years])
        word = "hoger" if _rank(low) > 0.5 else "lager"
        return f"In {years} was {name} steeds {word} dan de middelste gemeente"
    return (
        f"De plaats wisselde per jaar: van {place_in(low.standing)} tot {place_in(high.standing)}"
    )


def certainty(answer: Place) -> str:
    """On what the place rests, and what follows from it."""
    if answer.ranks is not None and answer.own is not None:
        return (
            f"{_interval(answer, answer.own)} {_told_apart(answer)} {assumption(answer)}".rstrip()
        )
    if answer.years:
        years = "; ".join(f"{y.year}: {place_in(y.standing)}" for y in answer.years)
        return f"{years}. {why_no_chance(answer)} De jaren zeggen alleen hoe vast de plaats is."
    return why_no_chance(answer)


def why_no_chance(answer: Place) -> str:
    """Why there is no interval of chance."""
    comparison = answer.comparison
    if comparison.value is None:
        why = missing_reason(comparison.status) or "er is geen cijfer"
        return f"Er is geen eigen cijfer ({why}), dus ook geen plaats."
    if comparison.standing.rank is None:
        return "Er zijn te weinig gemeenten met een cijfer om een plaats te noemen."
    if comparison.asked.report is ReportKind.BUDGET:
        return "Een begroting is een plan: daarin is geen toeval te meten."
    if comparison.indicator.kind is Kind.MEAN:
        return "Hoe ver de gevallen uiteen liggen is niet geleverd, dus het toeval is niet te berekenen."
    if answer.years:
        return NO_SAMPLE
    return f"{NO_SAMPLE} Er zijn te weinig jaren om te zien of de plaats wisselt."


def assumption(answer: Place) -> str:
    """What had to be assumed; empty where nothing was."""
    if not answer.assumed_sd:
        return ""
    return (
        f"Aanname: losse cijfers wijken gemiddeld zo'n {dutch.number(ASSUMED_SD, 1)} punt af "
        "(standaardafwijking), want hun spreiding is niet geleverd."
    )


def middle(answer: Place) -> str:
    """The middle municipality, and the mean of municipalities beside that of inhabitants or cases."""
    comparison = answer.comparison
    if answer.mean is None or answer.weighted is None:
        return "Er zijn te weinig gemeenten met een cijfer voor een middelste of een gemiddelde."
    middle, typical_one = (
        dutch.marked(f"De {which} gemeente", comparison.example)
        for which in ("middelste", "gemiddelde")
    )
    parts = [
        f"{middle} heeft {figure(comparison, comparison.standing.median)}"
        f"{_between(comparison, answer.median)}.",
        f"{typical_one} heeft {figure(comparison, answer.mean.value)}; "
        f"{typical(answer)} is het {figure(comparison, answer.weighted.value)}.",
    ]
    if answer.weighted_rank is not None and not answer.too_close:
        share = dutch.percent(answer.weighted_rank)
        parts.append(f"Van de inwoners van de groep woont {share} waar het cijfer lager is.")
    return " ".join(parts)


def typical(answer: Place) -> str:
    """For whom the weighted mean stands."""
    if answer.by_inhabitants:
        return "voor de typische inwoner van de groep"
    part = answer.comparison.indicator.denominator
    unit = part.unit.replace("euro", "bedragen") if part else "gevallen"
    return f"over alle {unit} van de groep samen"


def middle_one(answer: Place) -> str:
    """Whose figure the weighted median is."""
    return "inwoner van de groep" if answer.by_inhabitants else typical(answer)


def about_middle_one(answer: Place) -> str:
    """What the weighted median says."""
    name = f"Middelste {middle_one(answer)}"
    if answer.by_inhabitants:
        return f"{name}: minstens de helft van de inwoners woont waar het cijfer niet hoger is."
    return f"{name}: minstens de helft hoort bij gemeenten waar het cijfer niet hoger is."


def outliers(answer: Place) -> str:
    """Who lies far out, and what the middle and the mean are without them."""
    if answer.comparison.indicator.kind is Kind.SURVEY:
        return (
            "Bij een enquête toetsen wij niet wie sterk afwijkt: daarvoor is het toeval te groot."
        )
    if not answer.tested:
        return "Of een gemeente sterk afwijkt, is niet te toetsen: te weinig cijfers, of bijna geen verschil."
    if not answer.outliers:
        return "Geen gemeente in de groep wijkt sterk af van de andere."
    names = _names(answer.comparison)
    who = [f"{names[o.code]} ({figure(answer.comparison, o.value)})" for o in answer.outliers]
    return f"{_flagged(answer, dutch.listing(who))} {_without(answer)}"


def why(answer: Place, outlier: Outlier) -> str:
    """The reason of a flag, as a sentence."""
    return sentence_of(reason(answer.comparison.indicator, outlier))


def place_in(standing: Standing) -> str:
    """A place among peers: "hoger dan 14 van 15"."""
    below, above = standing.below or 0, standing.above or 0
    n = standing.n_delivered
    if below == above:
        return f"in het midden van {n}"
    return f"hoger dan {below} van {n}" if below > above else f"lager dan {above} van {n}"


def _rank(year: YearPlace) -> float:
    return year.standing.rank or 0.0


def _interval(answer: Place, own: Estimate) -> str:
    comparison = answer.comparison
    n = dutch.number(comparison.denominator or 0.0)
    part = comparison.indicator.denominator
    of = f"{n} {part.unit}" if part else n
    low, high = figure(comparison, own.low), figure(comparison, own.high)
    return (
        f"Het cijfer rust op {of}. Met toeval meegerekend ligt het tussen {low} en {high} "
        "(met 95% zekerheid)."
    )


def _told_apart(answer: Place) -> str:
    ranks = answer.ranks
    assert ranks is not None
    name, n = answer.comparison.municipality.name, ranks.n
    certain = [
        f"{word} dan {count}"
        for word, count in (("hoger", ranks.below), ("lager", ranks.above))
        if count
    ]
    if not certain:
        return f"Van geen van de {n} gemeenten staat vast of zij hoger of lager zijn."
    alike = f"; {ranks.alike} {'ligt' if ranks.alike == 1 else 'liggen'} te dichtbij"
    said = f"{name} is vrijwel zeker {' en '.join(certain)} van de {n} gemeenten"
    return f"{said}{alike if ranks.alike else ''}."


def _between(comparison: Comparison, ends: OrderInterval | None) -> str:
    if ends is None:
        return ""
    low, high = figure(comparison, ends.low), figure(comparison, ends.high)
    return f" (met een iets andere groep {dutch.between(low, high)})"


def _flagged(answer: Place, who: str) -> str:
    verb = "wijkt" if len(answer.outliers) == 1 else "wijken"
    what = "boeking" if answer.comparison.indicator.numerator.unit == "euro" else "telling"
    return f"{who} {verb} sterk af; controleer eerst de {what}."


def _without(answer: Place) -> str:
    """The middle one, the mean and the place when the flagged peers do not count."""
    comparison, without = answer.comparison, answer.without
    if without.median is None or answer.mean is None or answer.mean_without is None:
        return "Zonder deze gemeenten zijn er te weinig gemeenten voor een middelste."
    whom = "deze gemeente" if len(answer.outliers) == 1 else "deze gemeenten"
    said = (
        f"Zonder {whom} heeft de middelste {figure(comparison, without.median)} "
        f"(nu {figure(comparison, comparison.standing.median)}) en de gemiddelde gemeente "
        f"{figure(comparison, answer.mean_without.value)} (nu {figure(comparison, answer.mean.value)})"
    )
    if without.rank is None or answer.too_close:
        return f"{said}."
    return f"{said}; de plaats is dan {place_in(without)}."


def _names(comparison: Comparison) -> dict[str, str]:
    return {p.code: p.name for p in comparison.peers}
