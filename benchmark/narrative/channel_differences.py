"""What differs between municipalities whose channels moved different ways, in plain Dutch: it goes together."""

from benchmark import dutch, narrative
from benchmark.answers.channel_differences import DifferenceRow, Differences, Side, SideValue
from benchmark.answers.comparison import Comparison
from benchmark.narrative import channel_shift as shifts

MOST_IN_HEADING = 2


def headline(found: Differences) -> str:
    """Between whom it is."""
    placed = found.shift.own is not None and found.shift.own.quadrant is not None
    if not found.sides and placed:
        return f"Niemand ging de andere kant op dan {found.shift.name}"
    if placed:
        who = found.sides[0].moves
        few = len(who) <= MOST_IN_HEADING
        return f"Wat anders is bij {shifts.names(who) if few else f'de {len(who)} die de andere kant op gingen'}"
    return f"Wat anders is bij meer en bij minder {found.shift.channel.name}"


def side(found: Differences, one: Side) -> str:
    """The heading of a side in a table."""
    if len(found.sides) == 1 and found.shift.own and found.shift.own.quadrant:
        return "Ging de andere kant op"
    return dutch.upper_first(shifts.quadrant(one.quadrant, found.shift.channel))


def value(comparison: Comparison, one: SideValue, *, named: bool = True) -> str:
    """What a side has: the middle one with how many, or each by name where they are few."""
    if not one.n:
        return "geen cijfer"
    if one.median is not None:
        return f"{narrative.figure(comparison, one.median)} (middelste van {one.n})"
    shown = [
        f"{name}: {narrative.figure(comparison, v)}" if named else narrative.figure(comparison, v)
        for name, v in one.named
    ]
    return "; ".join(shown)


def told(found: Differences) -> str:
    """The row on which they differ most, and that it proves nothing; why there is nothing to say otherwise."""
    if not found.sides:
        return _nobody(found)
    row = found.largest
    if row is None:
        return "Van deze gemeenten zijn er te weinig cijfers om te zien wat anders is."
    return f"Het grootste verschil: {row.differing.short}. {_both(found, row)} {shifts.TOGETHER}"


def _nobody(found: Differences) -> str:
    if found.shift.own is not None and found.shift.own.quadrant is not None:
        return "Er is in de groep dus niemand om dit naast te leggen."
    more, less = (f"{word} {found.shift.channel.name}" for word in ("meer", "minder"))
    return (
        f"Daarvoor zijn in de groep gemeenten nodig met meer digitaal en {more}, en met meer digitaal en {less}. "
        "Die zijn er niet allebei."
    )


def _both(found: Differences, row: DifferenceRow) -> str:
    unit = dutch.unit_words(row.comparison.indicator.unit)
    said = [
        f"{_who(found, one)} {_middle(row.comparison, held)}"
        for one, held in zip(found.sides, row.sides, strict=True)
        if held.n
    ]
    if row.comparison.value is not None and len(found.sides) == 1:
        said.append(
            f"bij {found.shift.name} {narrative.figure(row.comparison, row.comparison.value)}"
        )
    if row.comparison.standing.median is not None:
        middle = narrative.figure(row.comparison, row.comparison.standing.median)
        said.append(f"bij de middelste van de groep {middle}")
    text = dutch.upper_first(dutch.listing(said))
    return f"{text}{f' ({unit})' if unit else ''}."


def _who(found: Differences, one: Side) -> str:
    where = shifts.quadrant(one.quadrant, found.shift.channel)
    few = len(one.moves) == 1
    return (
        f"bij {one.moves[0].name}" if few else f"bij de gemeenten met {where.replace(', ', ' en ')}"
    )


def _middle(comparison: Comparison, held: SideValue) -> str:
    if held.median is not None:
        return f"in het midden {narrative.figure(comparison, held.median)}"
    values = sorted(v for _, v in held.named)
    ends = [narrative.figure(comparison, v) for v in (values[0], values[-1])]
    if len(values) == 1 or ends[0] == ends[1]:
        return ends[0]
    return f"{ends[0]} en {ends[1]}" if len(values) == 2 else f"{ends[0]} tot {ends[1]}"
