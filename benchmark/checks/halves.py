"""Indicators of which only half was answered."""

from collections import defaultdict
from collections.abc import Iterator

from benchmark import dutch
from benchmark.catalogue import Indicator, Question
from benchmark.checks.asked import SIDES, Asked
from benchmark.checks.reply import Problem

MOST = 3  # names of indicators in a sentence


def without_other_half(asked: Asked) -> Iterator[Problem]:
    """Numbers that are missing while the numbers they belong with are there ("half"), one signal per question.

    A numerator for which a reason was given is an answer: its denominator often serves other indicators too. A
    denominator, or the number that an average is multiplied by, leaves a number that nothing can be made of.
    """
    lost: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in asked.delivered:
        needed = _needed(asked, indicator)
        if not any(q.key in asked.numbers for q, _ in needed):
            continue
        for question, is_numerator in needed:
            reasoned = is_numerator and asked.reply(question.key) is not None
            if question.key not in asked.numbers and not reasoned:
                lost[question.key].append(indicator)
    for question in asked.questions:
        if question.key in lost:
            yield _signal(asked, question, list(dict.fromkeys(lost[question.key])))


def _needed(asked: Asked, indicator: Indicator) -> list[tuple[Question, bool]]:
    """The questions behind an indicator, and whether each is the numerator itself."""
    found = []
    for side in SIDES:
        question = asked.feeding.get(f"{indicator.code}.{side}")
        if question is not None:
            found.append((question, side == "numerator"))
            if question.times in asked.by_key:
                found.append((asked.by_key[str(question.times)], False))
    return found


def _signal(asked: Asked, question: Question, indicators: list[Indicator]) -> Problem:
    reply = asked.reply(question.key)
    here = (
        f"Hier staat '{reply.missing.value}'."
        if reply and reply.missing
        else "Hier staat geen getal."
    )
    names = dutch.listing([f"'{i.name}'" for i in indicators], MOST)
    return asked.signal(
        "half",
        question,
        here,
        f"Een getal dat erbij hoort, staat er wel. Voor {names} zijn beide nodig.",
        "Vul het getal in, of kies een reden en leg die uit.",
    )
