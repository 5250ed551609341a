"""What numerators and denominators make together: parts larger than their whole, and values that are hard to believe."""

from collections.abc import Container, Iterator

from benchmark import dutch
from benchmark.catalogue import Indicator, Part
from benchmark.checks.asked import Asked
from benchmark.checks.forms import shown
from benchmark.checks.reply import Problem
from benchmark.vocabulary import Form, Kind, Unit

ROUNDING = 1e-9  # what binary fractions make of a part that is the whole
ALL = 100.0


def of_indicators(asked: Asked, slipped: Container[str] = ()) -> Iterator[Problem]:
    """A part of a whole that is larger than it ("share"), else a value outside the plausible limits ("plausible").

    An indicator with an answer among ``slipped`` was asked about already, and is left alone by the second.
    """
    for indicator in asked.delivered:
        larger = _larger_than_whole(asked, indicator)
        if larger:
            yield larger
        elif not any(key in slipped for key in asked.behind(indicator)):
            yield from _implausible(asked, indicator)


def in_words(indicator: Indicator, value: float) -> str:
    """A value with its unit, as on the screen."""
    figure = dutch.value(value, indicator.unit, indicator.decimals)
    return f"{figure} {dutch.unit_words(indicator.unit)}".rstrip()


def _larger_than_whole(asked: Asked, indicator: Indicator) -> Problem | None:
    """For a share of one whole only: a share such as cost recovery may be more than all, and its limits say so."""
    of_one_whole = (
        indicator.kind in (Kind.SHARE, Kind.SURVEY)
        and indicator.unit is Unit.PERCENT
        and indicator.plausible.high <= ALL
    )
    above = asked.parts.get(f"{indicator.code}.numerator")
    below = asked.parts.get(f"{indicator.code}.denominator")
    question = asked.fed_by(indicator)
    whole = indicator.denominator
    if not of_one_whole or above is None or below is None or question is None or whole is None:
        return None
    if above <= below * (1 + ROUNDING):
        return None
    part = indicator.numerator
    return asked.error(
        "share",
        question,
        f"Het deel is {_amount(above, part)} ({part.text}). "
        f"Het geheel is {_amount(below, whole)} ({whole.text}).",
        "Een deel is nooit groter dan het geheel.",
        "Verbeter een van beide getallen.",
    )


def _amount(value: float, part: Part) -> str:
    return shown(value, Form.EURO if part.unit == "euro" else Form.NUMBER, part.unit)


def _implausible(asked: Asked, indicator: Indicator) -> Iterator[Problem]:
    value, question = asked.values.get(indicator.code), asked.fed_by(indicator)
    if value is None or question is None:
        return
    low, high = indicator.plausible.low, indicator.plausible.high
    if low - ROUNDING * abs(low) <= value <= high + ROUNDING * abs(high):
        return
    shown_low, shown_high = (
        dutch.value(v, indicator.unit, indicator.decimals) for v in (low, high)
    )
    yield asked.signal(
        "plausible",
        question,
        f"Het cijfer '{indicator.name}' komt uit op {in_words(indicator, value)}.",
        f"Meestal ligt het tussen {shown_low} en {shown_high}.",
        "Kijk of de getallen kloppen, of leg uit hoe dit komt.",
    )
