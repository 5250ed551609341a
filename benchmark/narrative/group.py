"""A peer group in plain Dutch sentences: its sizes, who carries out the task, and whether it fits."""

from benchmark import dutch, narrative
from benchmark.answers import Comparison, Stress
from benchmark.answers.group import GroupAnswer
from benchmark.dutch import count, listing, number
from benchmark.peers import PeerGroup

NAMED, LEFT_OUT = 3, 4


def basis(group: PeerGroup) -> str:
    """How the group was chosen, as a clause behind "Gekozen"."""
    if group.choice.method == "own":
        return f"door uzelf: {count(group.n, 'gemeente', 'gemeenten')}"
    if group.size_class is not None:
        return f"op grootteklasse: {group.size_class.name}"
    if group.likeness is None:
        return f"op het aantal inwoners: de {group.n} die in grootte het dichtst bij liggen"
    return f"op kenmerken: de {group.n} die het meest op {group.likeness.name} lijken"


def distance(group: PeerGroup) -> str:
    """What the distances of a group mean."""
    if group.likeness is None:
        return "Afstand 0 is even groot; 0,69 is twee keer zo groot of half zo groot."
    if group.choice.metric == "mahalanobis":
        return (
            "Afstand 0 is gelijk op alle kenmerken die meetellen. Kenmerken die samengaan, tellen één keer "
            "(Mahalanobis)."
        )
    return (
        "Afstand 0 is gelijk op alle kenmerken die meetellen. Elk kenmerk is gemeten in "
        "standaardafwijkingen en telt mee met zijn gewicht."
    )


def sizes(answer: GroupAnswer) -> tuple[str, ...]:
    """From where to where the group runs, and whether the own municipality stands at its edge."""
    found, name = answer.sizes, answer.municipality.name
    if found.smallest is None or found.middle is None or found.largest is None:
        return ()
    said = [
        f"De groep loopt van {number(found.smallest)} tot {number(found.largest)} inwoners; "
        f"de middelste gemeente heeft er {number(found.middle)}."
    ]
    if found.lopsided:
        way = "groter" if (found.mean_log_ratio or 0) > 0 else "kleiner"
        said.append(f"De groep is gemiddeld {way} dan {name}.")
    if found.one_sided:
        way = "groter" if not found.larger else "kleiner"
        also = " of even groot" if not (found.larger or found.smaller) else ""
        said.append(
            f"Niemand in de groep is {way}{also} dan {name}. Wat u hier ziet, reikt dus verder dan "
            "de groep zelf."
        )
    return tuple(said)


def execution(answer: GroupAnswer) -> str:
    """Who carries out the task in the group, and what that does to it; empty where nothing is known."""
    delivery, own = answer.delivery, answer.municipality
    if not delivery.task:
        return ""
    if own.code in delivery.unknown:
        return f"Wie {delivery.task} doet voor {own.name}, is over {answer.asked.year} niet bekend."
    office = delivery.office.get(own.code)
    mine = (
        f"Voor {own.name} doet {office} dit: {delivery.task}."
        if office
        else f"{own.name} doet dit zelf: {delivery.task}."
    )
    likeness = answer.group.likeness
    if likeness is not None and not likeness.dropped:
        same = (
            "gemeenten met ook een gezamenlijke organisatie; elke organisatie telt één keer"
            if office
            else "gemeenten die dit ook zelf doen"
        )
        return f"{mine} In de groep zitten alleen {same}."
    n = answer.together
    others = f"laten {n} gemeenten" if n > 1 else "laat 1 gemeente" if n else "laat niemand"
    return f"{mine} In de groep {others} dit door een gezamenlijke organisatie doen."


def fit(answer: GroupAnswer) -> str:
    """On how many circumstances the group lies to one side, as a heading."""
    known = [b for b in answer.balance if b.now is not None]
    if not known:
        return "Van deze gemeente zijn de kenmerken niet bekend"
    apart = len(answer.unbalanced)
    if not apart:
        return f"De groep lijkt op {answer.municipality.name} op alle {len(known)} kenmerken"
    return (
        f"De groep wijkt op {apart} van de {len(known)} kenmerken af van {answer.municipality.name}"
    )


def differences(answer: GroupAnswer) -> str:
    """Which circumstances those are, and whether the alternative fits better; empty without any."""
    known = [b for b in answer.balance if b.now is not None]
    if not known:
        return answer.why_no_alternative
    said = []
    for more in (True, False):
        names = [b.circumstance.name for b in answer.unbalanced if ((b.now or 0) > 0) is more]
        if names:
            said.append(f"{'hoger' if more else 'lager'} op {listing(names, NAMED)}")
    text = (
        f"De groep ligt gemiddeld {' en '.join(said)}."
        if said
        else "Nergens is het verschil groot."
    )
    if answer.alternative is None:
        return text
    now, other = len(answer.unbalanced), _apart(answer)
    word = alternative_words(answer)
    verdict = "past beter" if other < now else "past niet beter"
    return f"{text} De groep {word} {verdict}: daar wijken er {other} af."


def _apart(answer: GroupAnswer) -> int:
    return sum(b._replace(now=b.other).unbalanced for b in answer.balance)


def alternative_words(answer: GroupAnswer) -> str:
    """What the alternative is called."""
    if answer.alternative is not None and answer.alternative.likeness is None:
        return "op grootte"
    if answer.group.likeness is not None:
        return f"‘lijkt op {answer.municipality.name}’ met de gewone gewichten"
    return f"‘lijkt op {answer.municipality.name}’"


def left_out(answer: GroupAnswer) -> str:
    """Who would be in the group but for who carries out the task; empty without any."""
    likeness = answer.group.likeness
    if likeness is None or not likeness.passed_over:
        return ""
    named = [f"{out.name} ({out.reason})" for out in likeness.passed_over]
    return f"Niet in de groep, hoewel zij erop lijken: {listing(named, LEFT_OUT)}."


def remarks(answer: GroupAnswer) -> tuple[str, ...]:
    """Everything that is to be said about the group beside its members, as whole sentences."""
    balanced = f"{fit(answer)}. {differences(answer)}".strip()
    return tuple(s for s in (*sizes(answer), execution(answer), left_out(answer), balanced) if s)


def change(now: Comparison, then: Comparison, words: str) -> str:
    """What another group does to one figure: where the middle one goes, and whether the own side stays.

    ``words``: what that group is called.
    """
    name, figure = now.municipality.name, narrative.figure
    first, second = now.standing.median, then.standing.median
    if first is None or second is None:
        return "Er zijn te weinig gemeenten met dit cijfer om de groepen naast elkaar te leggen."
    what = narrative.lower_first(now.indicator.name)
    before, after = figure(now, first), figure(then, second)
    moves = (
        f"Met de groep {words} gaat het midden van {what} van {before} naar {after}."
        if before != after
        else f"Met de groep {words} blijft het midden van {what} {before}."
    )
    one, other = narrative.side(now), narrative.side(then)
    if not one or not other:
        return moves
    stays = f"{name} blijft {other}" if one == other else f"{name} is nu {one} en wordt {other}"
    return f"{moves} {stays}."


SIDES = {1: "hoger", -1: "lager", 0: "gelijk"}


def verdict(answer: Stress) -> str:
    """Whether the outcome holds, as a heading."""
    if answer.share is None:
        return "Niet te zeggen of de uitkomst standhoudt"
    if answer.share == 1:
        return "De uitkomst houdt stand in alle redelijke groepen"
    share = dutch.percent_reached(answer.share)
    if answer.holds:
        return f"De uitkomst houdt stand in {share} van de redelijke groepen"
    return f"De uitkomst hangt af van de groep: in {share} van de groepen is hij dezelfde"


def held(answer: Stress) -> str:
    """Where the middle one lies over the reasonable groups, and where the own value stands to it."""
    comparison = answer.comparison
    name = comparison.municipality.name
    if answer.low is None or answer.high is None:
        are = count(answer.groups, "redelijke groep", "redelijke groepen")
        return f"Voor {name} zijn er maar {are} te vormen. Dat is te weinig om dit door te rekenen."
    low, high = (narrative.figure(comparison, v) for v in (answer.low, answer.high))
    text = (
        f"Wij vormden {number(answer.groups)} redelijke groepen. In 8 van de 10 ligt de middelste gemeente "
        f"tussen {low} en {high}."
    )
    if answer.share is None:
        return text
    own = narrative.with_unit(comparison, comparison.value)
    where = f"{SIDES[answer.side]} dan" if answer.side else "gelijk aan"
    part = "alle" if answer.share == 1 else f"{dutch.percent_reached(answer.share)} van de"
    return f"{text} {name} heeft {own}: {where} de middelste in {part} groepen."
