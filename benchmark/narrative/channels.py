"""The channels in plain Dutch sentences: composition, appreciation, volumes."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers import Comparison
from benchmark.answers.channels import CHANNELS, Composition, Volume, Volumes
from benchmark.narrative import lower_first

SAME_VOLUME = 0.02  # a change of so little is called equal


def composition_headline(answer: Composition) -> str:
    """The finding of the channels in one bar: the largest channel, or that there is no bar."""
    if answer.own is None:
        return f"{answer.name}: geen verdeling over de kanalen"
    share, (_, channel) = max(zip(answer.own, CHANNELS, strict=True))
    return f"{answer.name}: het grootste kanaal is {lower_first(channel)} ({dutch.number(share)}%)"


def composition(answer: Composition) -> str:
    """All four shares beside the mean of the group, and who is left out of it."""
    parts = []
    for n, (_, channel) in enumerate(CHANNELS):
        if answer.own is not None:
            mean = f", groep {dutch.number(answer.mean[n], 1)}%" if answer.mean else ""
            parts.append(f"{lower_first(channel)} {dutch.number(answer.own[n], 1)}%{mean}")
        elif answer.mean is not None:
            parts.append(f"{lower_first(channel)} {dutch.number(answer.mean[n], 1)}%")
    who = answer.name if answer.own is not None else "De groep gemiddeld"
    text = f"{who}: {'; '.join(parts)}." if parts else answer.problem
    if answer.mean is None:
        n = answer.n_complete
        text += f" In de groep telden {n} gemeenten alle vier de kanalen: te weinig voor een gemiddelde."
    if answer.left_out:
        text += f" Niet in het gemiddelde, omdat de kanalen niet kloppen: {dutch.listing(answer.left_out)}."
    return text


def appreciation_headline(found: Sequence[Comparison]) -> str:
    """Which channel residents like best, when more than one has a mark."""
    known = [(c.value, c.indicator.name) for c in found if c.value is not None]
    name = found[0].municipality.name
    if len(known) < 2:
        return f"Waardering per kanaal van {name}"
    best = round(max(v for v, _ in known), 1)
    if all(round(v, 1) == best for v, _ in known):
        return f"{name}: inwoners waarderen de kanalen gelijk"
    first = [
        lower_first(n.removeprefix("Rapportcijfer ").strip())
        for v, n in known
        if round(v, 1) == best
    ]
    return f"{name}: het hoogste rapportcijfer is voor {dutch.listing(first)}"


def _moved(channel: Volume) -> tuple[int, int, float, float] | None:
    known = [(y, v) for y, v, _ in channel.years if v is not None]
    if len(known) < 2:
        return None
    return known[0][0], known[-1][0], known[0][1], known[-1][1]


def _rose(before: float, after: float) -> str:
    if abs(after - before) <= SAME_VOLUME * before:
        return "ongeveer gelijk gebleven"
    return "gestegen" if after > before else "gedaald"


def volumes_headline(answer: Volumes) -> str:
    """Whether more digital contact went with less telephone, the question behind the chart."""
    moved = [_moved(c) for c in answer.channels]
    known = [m for m in moved if m is not None]
    if len(known) < len(moved):
        return f"Te weinig jaren om de kanalen van {answer.name} te volgen"
    digital, telephone = (_rose(m[2], m[3]) for m in known)
    if digital == telephone:
        return f"{answer.name}: digitaal contact en telefoon zijn allebei {digital}"
    return f"{answer.name}: digitaal contact is {digital} en telefoon is {telephone}"


def volumes(answer: Volumes) -> str:
    """The first and last year of both channels, and what the group did."""
    parts = []
    for channel in answer.channels:
        moved = _moved(channel)
        if moved is None:
            continue
        first, last, before, after = moved
        text = (
            f"{channel.name} ging bij {answer.name} van {dutch.number(before)} contacten per 1.000 "
            f"inwoners in {first} naar {dutch.number(after)} in {last}"
        )
        middles = {y: m for y, _, m in channel.years}
        if middles.get(first) is not None and middles.get(last) is not None:
            start, end = middles[first] or 0.0, middles[last] or 0.0
            text += f" (middelste van de groep: van {dutch.number(start)} naar {dutch.number(end)})"
        parts.append(text + ".")
    return " ".join(parts) or f"{answer.name} leverde te weinig jaren om iets te zeggen."
