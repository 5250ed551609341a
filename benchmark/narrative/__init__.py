"""Answers in plain Dutch sentences (B1), with the same rounding as charts and tables."""

from collections.abc import Iterable, Sequence

from benchmark import dutch
from benchmark.answers import Comparison, Deviation, LineEstimate, Overview, ThemeAnswer
from benchmark.answers.comparison import missing_reason
from benchmark.catalogue import Indicator
from benchmark.peers import PeerGroup
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.vocabulary import Direction, Outcome, ReportKind, Status, Supply, Unit

REPORT_NAMES = {ReportKind.ACCOUNTS: "jaarrekening", ReportKind.BUDGET: "begroting"}
DIRECTIONS = {
    Direction.HIGHER: "hoger is beter",
    Direction.LOWER: "lager is beter",
    Direction.NEUTRAL: "zonder oordeel",
}
STRONG = 2.0  # from here a deviation is called large
TOO_CLOSE = "te dicht bij elkaar om een plaats te noemen"
BY_DEFINITION = "De helft van de gemeenten ligt per definitie boven de mediaan."


def sentence_of(clause: str) -> str:
    """A clause as a sentence: a capital and a full stop."""
    return dutch.upper_first(clause.rstrip(".")) + "."


def figure(comparison: Comparison, value: float | None) -> str:
    """A value of this indicator as shown everywhere."""
    return dutch.value(value, comparison.indicator.unit, comparison.indicator.decimals)


def with_unit(comparison: Comparison, value: float | None) -> str:
    """A value with the words of its unit: "€ 64,0 per inwoner"."""
    words = dutch.unit_words(comparison.indicator.unit)
    return f"{figure(comparison, value)} {words}".strip() if value is not None else "geen cijfer"


def period(year: int, report: ReportKind) -> str:
    """ "jaarrekening 2023" or "begroting 2025"."""
    return f"{REPORT_NAMES[report]} {year}"


def group_words(group: PeerGroup) -> str:
    """The peer group in words: how many, and from which size to which, or that they are alike."""
    n = dutch.count(group.n, "gemeente", "gemeenten")
    if not group.n:
        return "geen enkele gemeente"
    if group.size_class is not None:
        return f"{n} met {group.size_class.name}"
    if group.likeness is not None:
        return f"{n} die op {group.likeness.name} {'lijkt' if group.n == 1 else 'lijken'}"
    sizes = [m.inhabitants for m in group.rows]
    low, high = _rounded_size(min(sizes)), _rounded_size(max(sizes))
    return f"{n} van {low} tot {high} inwoners"


def _rounded_size(inhabitants: int) -> str:
    step = 1000 if inhabitants >= 10_000 else 100
    return dutch.number(round(inhabitants / step) * step)


def place_in_group(comparison: Comparison) -> str:
    """Where the own value stands: "hoger dan 14 van 15"; empty when that cannot be said.

    Where chance leaves open whether it is higher or lower than the middle one, no place is named.
    """
    standing = comparison.standing
    if comparison.too_close:
        return TOO_CLOSE
    if standing.below is None or standing.above is None or standing.median is None:
        return ""
    n = standing.n_delivered
    if standing.below == standing.above:
        return f"in het midden van {n}"
    if standing.below > standing.above:
        return f"hoger dan {standing.below} van {n}"
    return f"lager dan {standing.above} van {n}"


def placed(comparison: Comparison) -> str:
    """The place in a sentence of its own; empty when it cannot be said."""
    where = place_in_group(comparison)
    if where == TOO_CLOSE:
        return f"De cijfers van de groep liggen {where}."
    return f"Dat is {where} gemeenten." if where else ""


def place_or_reason(comparison: Comparison) -> str:
    """Where the own value stands, or why there is none, or why no place can be given."""
    if comparison.value is None:
        return missing_reason(comparison.status) or "geen cijfer"
    return place_in_group(comparison) or "te weinig gemeenten voor een plaats"


def why_missing(comparison: Comparison) -> str:
    """Why there is no figure, in one sentence with what would mend it."""
    n = comparison.denominator or 0.0
    minimum = comparison.indicator.minimum_n or 0
    return {
        Status.NOT_DELIVERED: "De gemeente leverde dit cijfer over dit jaar niet.",
        Status.NOT_KEPT: "De gemeente houdt dit niet bij. Een leeg cijfer is geen nul.",
        Status.NOT_APPLICABLE: "Dit cijfer geldt niet voor deze gemeente.",
        Status.TOO_FEW: f"Het rust op {dutch.number(n)} gevallen en er zijn er {dutch.number(minimum)} "
        "nodig om iets te kunnen zeggen.",
        Status.NOT_COMPUTABLE: "De noemer is nul, dus er valt niets te delen.",
    }.get(comparison.status, "Er is geen cijfer geleverd.")


def side(comparison: Comparison) -> str:
    """Hoger, lager or gelijk against the middle one, as shown; empty where there is no middle one."""
    middle = comparison.standing.median
    if comparison.value is None or middle is None:
        return ""
    if figure(comparison, comparison.value) == figure(comparison, middle):
        return "gelijk"
    return "hoger" if comparison.value > middle else "lager"


def against_middle(comparison: Comparison) -> str:
    """The own value against the middle one in words: "hoger dan de middelste (5,0%)"."""
    middle = comparison.standing.median
    if comparison.value is None or middle is None:
        return "te weinig gemeenten voor een middelste"
    word = side(comparison)
    if word == "gelijk":
        return "gelijk aan de middelste"
    if comparison.too_close:
        return f"niet te onderscheiden van de middelste ({figure(comparison, middle)})"
    return f"{word} dan de middelste ({figure(comparison, middle)})"


def headline(comparison: Comparison) -> str:
    """The finding of an indicator, as the heading of its page."""
    name, indicator = comparison.municipality.name, comparison.indicator.name
    if comparison.value is None:
        why = missing_reason(comparison.status) or "er is geen cijfer"
        return f"{indicator}: voor {name} is er geen cijfer ({why})"
    where = place_in_group(comparison)
    if not where:
        return f"{indicator}: {name} heeft {with_unit(comparison, comparison.value)}"
    if where == TOO_CLOSE:
        return f"{indicator}: {name} en de groep liggen {where}"
    return f"{indicator}: {name} is {where} gemeenten".replace(
        "in het midden", "zit in het midden"
    ).replace("is zit", "zit")


def distribution(comparison: Comparison) -> str:
    """Own value, middle municipality and middle half, with what is missing."""
    name, standing = comparison.municipality.name, comparison.standing
    n = standing.n_delivered
    own = (
        f"{name} heeft {with_unit(comparison, comparison.value)}."
        if comparison.value is not None
        else f"Voor {name} is er geen cijfer: {missing_reason(comparison.status)}."
    )
    if standing.median is None:
        return (
            f"{own} {dutch.upper_first(dutch.count(n, 'gemeente', 'gemeenten'))} in de groep "
            "met een cijfer: dat zijn er te weinig voor een mediaan."
        )
    middle = f"In de middelste van {n} gemeenten is dat {figure(comparison, standing.median)}."
    if standing.p25 is None or standing.p75 is None:
        return f"{own} {middle}"
    half = f"De helft zit tussen {figure(comparison, standing.p25)} en {figure(comparison, standing.p75)}."
    return f"{own} {middle} {half}"


def delivered(comparison: Comparison) -> str:
    """ "15 van 15 gemeenten leverden"."""
    standing = comparison.standing
    return f"{standing.n_delivered} van {standing.n} gemeenten leverden"


def status(comparison: Comparison) -> str:
    """What the own figure is worth, in one word or a few."""
    return {
        Status.FINAL: "definitief",
        Status.PROVISIONAL: "voorlopig",
        Status.CORRECTED: "gecorrigeerd",
        Status.EXAMPLE: "voorbeeld, verzonnen",
        Status.ABSENT_IS_ZERO: "nul, want niet ingevuld in de levering",
    }.get(comparison.status, missing_reason(comparison.status))


def supply(indicator: Indicator) -> str:
    """Where the figures of an indicator come from, in two words; empty where there are none."""
    return {Supply.OPEN_FIGURES: "open cijfers", Supply.DELIVERED: "geleverd"}.get(
        indicator.status, ""
    )


def origin(indicators: Iterable[Indicator]) -> str:
    """Where figures come from: open sources, municipalities, or both; empty where there are none."""
    there = {i.status for i in indicators}
    words = {Supply.OPEN_FIGURES: "uit open bronnen", Supply.DELIVERED: "van gemeenten"}
    return " en ".join(said for status, said in words.items() if status in there)


def overview_headline(answer: Overview, name: str, of: str) -> str:
    """The finding of the landing page; ``of`` is the period in words."""
    if not answer.testable:
        return f"Uit de {of} blijkt nog niet waar {name} afwijkt"
    large = [d for d in answer.deviations if d.stands_out]
    if large:
        return f"{name} wijkt het sterkst af bij: {lower_first(large[0].comparison.indicator.name)}"
    if answer.deviations:
        alike = answer.deviations[0].comparison.group.likeness is not None
        of_whom = "gemeenten die erop lijken" if alike else "gemeenten van vergelijkbare grootte"
        return f"{name} wijkt nergens sterk af van {of_whom}"
    if not answer.comparable_size:
        return f"Voor {name} zijn er geen gemeenten van vergelijkbare grootte"
    return f"Kijk bij {name} eerst naar de boeking"


def theme_headline(answer: ThemeAnswer) -> str:
    """The finding of a theme: what stands out, or that nothing does, or that nobody delivered."""
    name = answer.theme.name
    if not answer.found:
        return f"{name}: nog niemand leverde cijfers"
    if answer.largest is not None:
        comparison = answer.largest.comparison
        what = lower_first(comparison.indicator.name)
        return (
            f"{comparison.municipality.name} wijkt bij {lower_first(name)} het sterkst af op {what}"
        )
    own = dutch.marked(answer.name, answer.rests_on_example)
    if not answer.present:
        return f"{name}: voor {own} zijn er geen cijfers"
    judged = sum(d.judged for d in answer.found)
    if not judged:
        return f"{name}: van {own} is nog geen afwijking te noemen"
    if judged == answer.present:
        return f"{own} wijkt bij {lower_first(name)} nergens sterk af van de groep"
    return (
        f"{own} wijkt bij {lower_first(name)} niet sterk af op {judged} van de {answer.present} "
        "cijfers; van de andere is dat niet te zeggen"
    )


def theme_sentence(answer: ThemeAnswer) -> str:
    """The largest deviation with its numbers; for a neutral figure without a judgement."""
    if answer.largest is None:
        return ""
    comparison = answer.largest.comparison
    middle = figure(comparison, comparison.standing.median)
    own = figure(comparison, comparison.value)
    text = (
        f"{comparison.municipality.name}: {lower_first(comparison.indicator.name)} {own}, "
        f"in de middelste gemeente {middle}."
    )
    return f"{text} {placed(comparison)}".rstrip()


def lower_first(text: str) -> str:
    """A name in the middle of a sentence: no capital, unless it is an abbreviation."""
    abbreviation = text[:2].isalpha() and text[:2].isupper()
    own_capital = any(c.isupper() for c in text.split(" ", maxsplit=1)[0][1:])  # BurgerServiceCode
    return text if abbreviation or own_capital else text[:1].lower() + text[1:]


def strength(found: Deviation) -> str:
    """How large a deviation is, in words."""
    if found.z is None or found.comparison.too_close:
        return ""
    if not found.judged:
        return "te weinig cijfers voor een oordeel"
    if not found.stands_out:
        return "klein verschil"
    return "wijkt sterk af" if abs(found.z) >= STRONG else "wijkt af"


def shortlist(comparison: Comparison) -> str:
    """One comparison in one sentence, for the overview."""
    own = with_unit(comparison, comparison.value)
    if dutch.unit_words(comparison.indicator.unit) in comparison.indicator.name.lower():
        own = figure(comparison, comparison.value)  # "Overhead per inwoner: € 495", once
    return f"{comparison.indicator.name}: {own}. {placed(comparison)}".rstrip()


def aside(comparison: Comparison) -> str:
    """Where a value stands that is called no deviation, and how few peers passed if that is why."""
    where = place_in_group(comparison)
    if not where:
        return "Er zijn te weinig gemeenten voor een mediaan."
    passed = sum(p.passes for p in comparison.peers)
    if not comparison.comparable.passes or passed >= LEAST_FOR_MEDIAN:
        return sentence_of(where)
    return (
        f"{sentence_of(where)} {passed} van de {comparison.standing.n} gemeenten in de groep "
        "doorstaan de toets: te weinig om een afwijking te noemen."
    )


def no_amount(reasons: Sequence[str]) -> str:
    """Why there is no amount, in one sentence."""
    return f"Geen raming: {reasons[0]}." if reasons else "Geen raming."


def shown_gap(comparison: Comparison, own: float, reference: float) -> float:
    """The difference of two values as shown, so that a reader who subtracts them finds the same."""
    decimals = comparison.indicator.decimals
    return round(round(own, decimals) - round(reference, decimals), decimals)


def gap(comparison: Comparison, size: float) -> str:
    """The size of a difference as shown: of two percentages it is in percentage points."""
    if comparison.indicator.unit is Unit.PERCENT:
        return f"{dutch.number(size, comparison.indicator.decimals)} procentpunt"
    return figure(comparison, size)


def line_difference(estimate: LineEstimate) -> str:
    """The difference with the reference in unit cost, also where no amount may be given."""
    own, reference = estimate.comparison.value, estimate.reference
    if own is None or reference is None:
        return ""
    gap = shown_gap(estimate.comparison, own, reference)
    word = "hoger" if gap > 0 else "lager"
    shown = figure(estimate.comparison, abs(gap))
    words = dutch.unit_words(estimate.comparison.indicator.unit)
    return f"{shown} {words} {word}" if gap else "gelijk"


def outcome(value: Outcome) -> str:
    """The outcome of a test in one word."""
    return {
        Outcome.PASSES: "doorstaan",
        Outcome.FAILS: "niet doorstaan",
        Outcome.UNKNOWN: "niet te toetsen",
    }[value]
