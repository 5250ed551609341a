"""One number as the answer to several questions."""

from collections import defaultdict
from collections.abc import Iterator

from benchmark import dutch
from benchmark.catalogue import Question
from benchmark.checks.asked import Asked
from benchmark.checks.forms import decimals_of
from benchmark.checks.reply import Problem
from benchmark.vocabulary import Form

LEAST = 3  # two totals are often the same: all visits and all visits with an appointment
BY_CHANCE = 10.0  # under this, numbers are often the same
ALIKE = (Form.PERCENT, Form.MARK)  # shares and marks are often the same too


def repeated(asked: Asked) -> Iterator[Problem]:
    """One number at three or more questions of a theme, or at all of them ("same"), or nothing but zeros ("zeros").

    Questions with the same words ask for the same number, and count once.
    """
    by_theme: dict[str, dict[str, Question]] = defaultdict(dict)
    for key in asked.numbers:
        question = asked.by_key[key]
        by_theme[question.theme].setdefault(f"{question.text}|{question.unit}", question)
    for questions in by_theme.values():
        by_value: dict[float, list[Question]] = defaultdict(list)
        for question in questions.values():
            by_value[asked.numbers[question.key]].append(question)
        for value, same in by_value.items():
            everything = len(same) == len(questions)
            telling = same if everything else [q for q in same if q.form not in ALIKE]
            if len(telling) >= LEAST and (everything or value >= BY_CHANCE):
                yield _signal(asked, value, telling)


def _signal(asked: Asked, value: float, same: list[Question]) -> Problem:
    first, *others = same
    if value == 0:
        return asked.signal(
            "zeros",
            first,
            f"Bij alle {len(same)} antwoorden van dit thema staat nul.",
            "Nul is iets anders dan niet bijgehouden.",
            "Houdt u iets niet bij, kies dan 'niet bijgehouden'. Is het echt nul, leg dat dan uit.",
        )
    names = dutch.listing([f"'{q.text}'" for q in others], LEAST)
    return asked.signal(
        "same",
        first,
        f"Bij {len(same)} vragen staat hetzelfde getal: {dutch.number(value, decimals_of(value))}.",
        "Wij verwachten bij elke vraag een eigen getal.",
        f"Kijk of het ook klopt bij {names}.",
    )
