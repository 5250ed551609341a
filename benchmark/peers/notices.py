"""What a reader must know about a group before reading a comparison with it."""

from collections.abc import Iterator

from benchmark import dutch
from benchmark.peers.group import PeerGroup

ORDINARY_FACTOR = 2.0
FEW = 8
_TIMES = {3.0: "drie", 4.0: "vier", 5.0: "vijf"}


def notices(group: PeerGroup) -> tuple[str, ...]:
    """Whole Dutch sentences, gravest first; empty for a group of ordinary size and make."""
    found = list(_on_likeness(group))
    if not group.comparable_size and group.likeness is None:
        found.append(
            "Er is geen vergelijkbare grootte. "
            f"U ziet de {group.n} gemeenten die er het dichtst bij komen."
        )
    if group.factor is not None and group.factor > ORDINARY_FACTOR:
        times = _TIMES.get(group.factor) or dutch.number(group.factor, 1)
        found.append(f"Ruimer gekozen: tot {times} keer zo groot of zo klein.")
    if group.size_class is not None and group.n < FEW:
        others = dutch.count(group.n, "andere gemeente", "andere gemeenten")
        found.append(f"In deze grootteklasse ({group.size_class.name}) zijn er maar {others}.")
    if group.choice.method == "size" and group.comparable_size and group.n < group.choice.k:
        found.append(
            f"Zo groot zijn er maar {dutch.count(group.n, 'gemeente', 'gemeenten')}, "
            f"en niet de {group.choice.k} die gevraagd waren."
        )
    return tuple(found)


def _on_likeness(group: PeerGroup) -> Iterator[str]:
    likeness = group.likeness
    if likeness is None:
        return
    if not group.comparable_size:
        yield (
            "Er is geen vergelijkbare grootte: te weinig gemeenten in deze groep zijn hoogstens drie keer "
            f"zo groot of zo klein als {likeness.name}."
        )
    if likeness.dropped:
        others = dutch.count(likeness.matched, "gemeente doet", "gemeenten doen")
        yield (
            f"Maar {others} dit op dezelfde manier als {likeness.name}: {likeness.task}. Daarom telt "
            "niet mee wie het uitvoert."
        )
    if group.n < group.choice.k:
        are = dutch.count(group.n, "gemeente", "gemeenten")
        yield f"Er zijn maar {are} om uit te kiezen, en niet de {group.choice.k} die gevraagd waren."
    if likeness.gaps:
        miss = dutch.count(len(likeness.gaps), "gemeente doet", "gemeenten doen")
        yield f"{miss} niet mee, omdat hun kenmerken niet bekend zijn."
