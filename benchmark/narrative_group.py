"""A peer group in plain Dutch sentences: its sizes, who carries out the task, and whether it fits."""

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
    others = count(answer.together, "gemeente", "gemeenten")
    return f"{mine} In de groep laten {others} dit door een gezamenlijke organisatie doen."


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
