"""The BurgerServiceCode in plain Dutch sentences: the judgement, the evidence, and what may be said of the gap."""

from benchmark import dutch, narrative
from benchmark.answers import Comparison
from benchmark.answers.service_code import Evidence, NormAnswer, ServiceCodeAnswer
from benchmark.catalogue import Check, ServiceCode
from benchmark.position.perception import Gap
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.vocabulary import Direction, Status

NAME = "BurgerServiceCode"
SAID_BY_ITSELF = (
    "Wat hier staat, is door de gemeente zelf gezegd. Het telt in geen vergelijking mee."
)
NO_CAUSE = "Een verschil tussen oordeel en feiten is geen bewijs van een oorzaak."
NOT_TOLD = "niet te zeggen"
GAPS = {
    Gap.HIGHER: "gunstiger dan de feiten",
    Gap.LOWER: "strenger dan de feiten",
    Gap.ALIKE: "zelfde kant als de feiten",
    Gap.MIXED: NOT_TOLD,
    Gap.UNKNOWN: NOT_TOLD,
}
KINDS = {True: "goede", False: "minder goede"}
SIDES = {True: "beter dan de middelste gemeente", False: "minder goed dan de middelste gemeente"}


def headline(answer: ServiceCodeAnswer) -> str:
    """The finding: on how many norms the judgement is better or less good than in the middle municipality."""
    if not answer.found:
        return f"{NAME}: nog niemand leverde cijfers"
    known = [n for n in answer.found if n.comparison is not None and n.comparison.value is not None]
    if not known:
        return f"{NAME}: voor {answer.name} zijn er geen cijfers"
    sides = [n.better for n in known]
    counts = (
        (sides.count(True), "een beter oordeel"),
        (sides.count(False), "een minder goed oordeel"),
    )
    parts = [f"bij {dutch.count(n, 'norm', 'normen')} {words}" for n, words in counts if n]
    if not parts:
        return f"{NAME}: bij geen norm staat vast of {answer.name} boven of onder het midden ligt"
    return f"{NAME}: {answer.name} krijgt {dutch.listing(parts)} dan de middelste gemeente"


def summary(answer: ServiceCodeAnswer) -> str:
    """How many norms can be judged, or why none can, and where judgement and evidence part."""
    known = [n for n in answer.found if n.comparison is not None and n.comparison.value is not None]
    if not known:
        return ""
    too_few = [c for n in known if (c := n.comparison) and c.standing.median is None]
    open_ones = sum(n.better is None for n in known)
    parts = []
    if len(too_few) == len(known):
        parts.append(f"{_middle(too_few[0])} Met een andere groep kan het wel lukken.")
    elif open_ones:
        parts.append(
            f"Bij {open_ones} van de {dutch.count(len(known), 'norm', 'normen')} is niet te zeggen of het oordeel "
            "beter of minder goed is."
        )
    for gap, words in ((Gap.LOWER, "strenger"), (Gap.HIGHER, "gunstiger")):
        names = [narrative.lower_first(n.indicator.name) for n in answer.norms if n.gap is gap]
        if names:
            parts.append(
                f"Inwoners oordelen {words} dan de feiten laten zien bij {dutch.listing(names)}."
            )
    return " ".join(parts)


def rows(answer: ServiceCodeAnswer) -> str:
    """What the rows of dots show at a glance: the highest and lowest norm, and how many delivered."""
    known = [
        (n.comparison.value, n)
        for n in answer.found
        if n.comparison is not None and n.comparison.value is not None
    ]
    delivered = [n.comparison.standing for n in answer.found if n.comparison is not None]
    counts = sorted({s.n_delivered for s in delivered})
    how_many = str(counts[0]) if counts[:-1] == [] else f"{counts[0]} tot {counts[-1]}"
    group = f"Per norm hebben {how_many} van {delivered[0].n} gemeenten in de groep een cijfer."
    if not known:
        return f"Van {answer.name} is er geen stip. {group}"
    ordered = sorted(known, key=lambda pair: pair[0])
    low, high = (_named(n) for n in (ordered[0][1], ordered[-1][1]))
    return f"{answer.name}: het meest eens is men het over {high}, het minst over {low}. {group}"


def _named(found: NormAnswer) -> str:
    assert found.comparison is not None
    value = narrative.figure(found.comparison, found.comparison.value)
    return f"{narrative.lower_first(found.indicator.name)} ({value})"


def judgement(found: NormAnswer) -> str:
    """What residents say of a norm: the share with its interval, the middle one and the place; or why not."""
    comparison = found.comparison
    if comparison is None:
        return "Over deze norm leverde nog niemand cijfers."
    parts = (_own(found, comparison), narrative.placed(comparison), _middle(comparison))
    return " ".join(part for part in parts if part)


def _own(found: NormAnswer, comparison: Comparison) -> str:
    if comparison.value is None:
        return missing(comparison)
    value = narrative.figure(comparison, comparison.value)
    people = dutch.count(round(comparison.denominator or 0.0), "inwoner", "inwoners")
    said = f"{value} van {people} is het eens met de stellingen"
    return (
        f"{said}." if found.own is None else f"{said} (met toeval meegerekend {interval(found)})."
    )


def missing(comparison: Comparison) -> str:
    """Why there is no own judgement; with too few respondents how many there were and how many it takes."""
    if comparison.status is not Status.TOO_FEW:
        return narrative.why_missing(comparison)
    n, minimum = comparison.denominator or 0.0, comparison.indicator.minimum_n or 0
    people = dutch.count(round(n), "inwoner vulde", "inwoners vulden")
    return (
        f"{dutch.upper_first(people)} de stellingen in. Er zijn er {dutch.number(minimum)} nodig om iets te "
        "kunnen zeggen, dus er is geen stip."
    )


def interval(found: NormAnswer) -> str:
    """What chance leaves open, as shown: "58% – 63%"; empty without."""
    if found.own is None or found.comparison is None:
        return ""
    low, high = (narrative.figure(found.comparison, end) for end in found.own[1:])
    return dutch.between(low, high)


def _middle(comparison: Comparison) -> str:
    standing = comparison.standing
    if standing.median is None:
        return (
            f"In de groep hebben {standing.n_delivered} van {standing.n} gemeenten dit cijfer; voor een middelste "
            f"zijn er {LEAST_FOR_MEDIAN} nodig."
        )
    middle = dutch.marked("De middelste gemeente", comparison.example)
    return f"{middle} heeft {narrative.figure(comparison, standing.median)}."


def evidence(found: Evidence) -> str:
    """One figure beside a norm: the value, its place and its side; or why there is none."""
    comparison = found.comparison
    if comparison is None or comparison.value is None:
        return evidence_place(found)
    return f"{narrative.with_unit(comparison, comparison.value)}; {evidence_place(found)}"


def evidence_place(found: Evidence) -> str:
    """The place and the side of a figure, without its value; or why there is none."""
    comparison = found.comparison
    if comparison is None:
        return "nog niemand leverde dit cijfer"
    where = narrative.place_or_reason(comparison)
    return where if comparison.value is None else f"{where}; {_side(found, comparison)}"


def _side(found: Evidence, comparison: Comparison) -> str:
    direction = comparison.indicator.direction
    if direction is Direction.NEUTRAL:
        return narrative.DIRECTIONS[direction]
    side = found.better
    return "niet van het midden te onderscheiden" if side is None else SIDES[side]


def gap(found: NormAnswer) -> str:
    """The judgement against the evidence in one sentence; where it cannot be told, why."""
    if found.gap is Gap.UNKNOWN:
        return f"Oordeel naast feiten: {NOT_TOLD}. {_why(found)}"
    if found.gap is Gap.MIXED:
        return f"Oordeel naast feiten: {NOT_TOLD}. De feiten wijzen twee kanten op."
    judged = found.better is True
    if found.gap is Gap.ALIKE:
        return f"Oordeel en feiten liggen allebei aan de {KINDS[judged]} kant van het midden van de groep."
    return (
        f"Inwoners oordelen {GAPS[found.gap]}: hun oordeel ligt aan de {KINDS[judged]} kant van het midden van "
        f"de groep, de feiten aan de {KINDS[not judged]} kant."
    )


def _why(found: NormAnswer) -> str:
    if not found.evidence:
        return "Voor deze norm bestaat geen hard cijfer. De gemeente kan er zelf iets over zeggen."
    if found.better is None:
        if found.comparison is None or found.comparison.value is None:
            return "Er is geen oordeel van inwoners."
        if found.comparison.standing.median is None:
            return "Er zijn te weinig gemeenten met een oordeel."
        return "Het oordeel is niet van het midden van de groep te onderscheiden."
    return "De feiten zijn niet van het midden van de groep te onderscheiden, of ontbreken."


def caution(code: ServiceCode) -> str:
    """What to know before laying judgement beside evidence; empty in an edition without it."""
    return f"{code.caution.text} {NO_CAUSE}" if code.caution else ""


def caution_source(code: ServiceCode) -> str:
    """Where that was found; empty without it."""
    return f"Bron: {code.caution.source}." if code.caution else ""


def who_acts(check: Check) -> str:
    """Whose turn it is: "Aan zet: secretaris en griffier."; empty where the list names nobody."""
    return f"Aan zet: {dutch.listing(check.who)}." if check.who else ""


def judged_by(answer: ServiceCodeAnswer) -> str:
    """Where the judgements come from."""
    return "; ".join(sorted({n.comparison.source for n in answer.found if n.comparison}))


def sources(answer: ServiceCodeAnswer) -> str:
    """Where the judgements and the evidence come from."""
    beside = {e.comparison.source for n in answer.norms for e in n.evidence if e.comparison}
    judged = {n.comparison.source for n in answer.found if n.comparison}
    return "; ".join(sorted(judged | beside))
