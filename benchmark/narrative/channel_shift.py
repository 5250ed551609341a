"""A shift between channels in plain Dutch: who went which way, what differs, and never what caused it."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers.channel_counts import LeftOut
from benchmark.answers.channel_shift import Move, Quadrant, Shift
from benchmark.catalogue import Channel, ChannelShiftRule
from benchmark.narrative import sentence_of
from benchmark.position.change import Change, Way

WORDS = {Way.MORE: "meer", Way.LESS: "minder"}
TOGETHER = "Dit gaat samen. Wat de oorzaak is, zegt het niet."
MOST_NAMES = 8
QUESTION = "Waarom gaat meer digitaal in de ene gemeente samen met minder telefoon, en in de andere met meer?"


def quadrant(where: Quadrant | None, channel: Channel) -> str:
    """The name of a quadrant: "meer digitaal, minder telefoon"."""
    if where is None:
        return "ongeveer gelijk"
    digital, other = where.value
    return f"{WORDS[digital]} digitaal, {WORDS[other]} {channel.name}"


def went(move: Move, channel: Channel) -> str:
    """How one municipality moved, also where a channel stayed about equal."""
    return f"{_moved('digitaal', move.digital)}, {_moved(channel.name, move.other)}"


def _moved(name: str, found: Change) -> str:
    if found.way is Way.SAME:
        return f"{name} ongeveer gelijk"
    return f"{WORDS[found.way]} {name}"


def signed(step: float) -> str:
    """A change with its sign: "+75", "−139", "0"."""
    text = dutch.number(step)
    return text if text.startswith(dutch.MINUS) or text == "0" else f"+{text}"


def headline(found: Shift) -> str:
    """The finding."""
    if found.own is None:
        return f"Digitaal en {found.channel.name} in de groep van {found.name}"
    return f"{found.name}: {went(found.own, found.channel)}"


def all_of_them(found: Sequence[Shift]) -> str:
    """The finding over all channels: "meer digitaal, minder telefoon en meer baliebezoek"."""
    own = [f.own for f in found]
    if any(move is None for move in own):
        return f"Digitaal en andere kanalen in de groep van {found[0].name}"
    rest = [_moved(f.channel.name, f.own.other) for f in found if f.own]
    digital = [_moved("digitaal", f.own.digital) for f in found if f.own]
    return f"{found[0].name}: {digital[0]}, {dutch.listing(rest)}"


def measure(found: Shift) -> str:
    """What the axes count."""
    return f"Verandering in contacten per 1.000 inwoners, van {found.first} naar {found.last}."


def notes(found: Shift, *, named: bool = True) -> tuple[str, ...]:
    """What must be known beside it: who does not count, who is missing, what else happened.

    ``named``: whether peers may be called by name; a report may not.
    """
    gone = left_out(found.left_out) if named else _uncounted(len(found.left_out))
    said = (gone, without(found), at_the_same_time(found))
    return tuple(text for text in said if text)


def _uncounted(n: int) -> str:
    return f"Niet meegeteld: {dutch.count(n, 'gemeente', 'gemeenten')} in de groep." if n else ""


def told(found: Shift, *, named: bool = True) -> str:
    """Own change (or why there is none), how the peers moved, and who went the other way, if they may be named."""
    why = sentence_of(found.why_not) if found.own is None else ""
    return " ".join(p for p in (why, moved(found, named=named)) if p)


def moved(found: Shift, *, named: bool = True) -> str:
    """The same without why there is no own change, for where that already stands."""
    parts = [_own(found), _group(found), other_way(found) if named else ""]
    return " ".join(p for p in parts if p)


def _own(found: Shift) -> str:
    if found.own is None:
        return ""
    digital, other = found.own.digital, found.own.other
    return (
        f"Bij {found.name} ging digitaal van {dutch.number(digital.before)} contacten per 1.000 inwoners in "
        f"{found.first} naar {dutch.number(digital.after)} in {found.last}, en {found.channel.name} van "
        f"{dutch.number(other.before)} naar {dutch.number(other.after)}."
    )


def _group(found: Shift) -> str:
    n, equal = len(found.peers), len(found.among(None))
    if not n:
        return "In de groep heeft niemand cijfers over beide jaren."
    ways = [
        f"{quadrant(q, found.channel).replace(', ', ' en ')} ({len(found.among(q))})"
        for q in Quadrant
        if found.among(q)
    ]
    ways += [f"digitaal of {found.channel.name} ongeveer gelijk ({equal})"] if equal else []
    group = dutch.count(n, "gemeente", "gemeenten")
    return f"Van {group} in de groep zijn er cijfers over beide jaren: {'; '.join(ways)}."


def other_way(found: Shift) -> str:
    """Who went the other way, by name; empty where the own direction is not known."""
    where = found.own.quadrant if found.own else None
    if where is None:
        return ""
    if not found.other_way:
        return "Niemand in de groep ging de andere kant op."
    return f"De andere kant op gingen: {names(found.other_way)}." if len(found.other_way) > 1 else (
        f"De andere kant op ging {names(found.other_way)}."
    )  # fmt: skip


def names(moves: Sequence[Move]) -> str:
    """Names in a sentence."""
    return dutch.listing([m.name for m in moves], MOST_NAMES)


def left_out(gone: Sequence[LeftOut]) -> str:
    """Who delivered something that cannot be used, and why; empty when there is nobody."""
    if not gone:
        return ""
    return f"Niet meegeteld: {dutch.listing([f'{g.name} ({g.why})' for g in gone], MOST_NAMES)}."


def without(found: Shift) -> str:
    """How many peers delivered nothing; empty when all did."""
    missing = found.n_group - len(found.peers) - len(found.left_out)
    if not missing:
        return ""
    who = dutch.count(missing, "gemeente in de groep leverde", "gemeenten in de groep leverden")
    return f"{who} hierover niets."


def since(found: Shift) -> str:
    """Why the years start where they do, where the own series is younger; empty otherwise."""
    if found.since is None:
        return ""
    did = (
        "werd in {} groter door een herindeling"
        if found.since.merged
        else "ging in {} anders tellen"
    )
    name, year = found.name, found.first
    return f"{name} {did.format(year)}. Daarom begint de vergelijking in {year}."


def at_the_same_time(found: Shift) -> str:
    """What else happened to everybody in these years; empty when nothing is known."""
    if not found.events:
        return ""
    said = [f"{e.label} ({_span(e.first_year, e.last_year)})" for e in found.events]
    return f"In deze jaren speelde ook: {dutch.listing(said)}. Dat raakt alle gemeenten."


def _span(first: int, last: int | None) -> str:
    if last is None or last == first:
        return f"vanaf {first}" if last is None else str(first)
    return f"{first}{dutch.EN_DASH}{last}"


def how(rule: ChannelShiftRule) -> tuple[str, ...]:
    """How it is computed, for who opens that."""
    return (
        "Digitaal is wat inwoners zelf online indienen (KAN04). Telefoon (KAN02) en baliebezoek (KAN03) komen uit "
        "dezelfde telling: een contact telt één keer, op het kanaal waar het begint. Elk aantal is gedeeld door de "
        "inwoners op 1 januari, keer 1.000.",
        f"Een verandering heet ongeveer gelijk als zij kleiner is dan {dutch.percent(rule.same)} van het eerste jaar, of "
        "kleiner dan wat toeval in de telling kan geven.",
        "Zijn de vier kanalen van een gemeente samen geen 100%, dan telt zij niet mee. Dat geldt ook als zij in deze "
        "jaren anders ging tellen of groter werd door een herindeling.",
        "Beide assen lopen even ver, en een stap naar rechts is even lang als een stap omhoog.",
    )
