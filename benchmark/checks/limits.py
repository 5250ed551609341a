"""Numbers that no answer to their question can be, whatever else was answered."""

from collections.abc import Iterator

from benchmark import dutch
from benchmark.catalogue import Question
from benchmark.checks.asked import Asked, said
from benchmark.checks.forms import refusal
from benchmark.checks.reply import Problem


def impossible(asked: Asked) -> Iterator[Problem]:
    """A number that does not fit the form of its question ("form"), or lies outside its limits ("limits")."""
    for key, value in asked.numbers.items():
        question = asked.by_key[key]
        why = refusal(value, question.form)
        if why:
            yield asked.error("form", question, *why)
        elif value < question.low or (question.high is not None and value > question.high):
            yield asked.error(
                "limits",
                question,
                f"U vulde {said(question, value)} in.",
                _expected(question),
                "Kijk of het getal klopt.",
            )


def _expected(question: Question) -> str:
    if question.high is not None:
        within = dutch.between(said(question, question.low), said(question, question.high))
        return f"Dit antwoord ligt tussen {within.replace(dutch.EN_DASH, 'en')}."
    if question.low == 0:
        return "Dit kan niet onder nul zijn."
    return f"Dit is minstens {said(question, question.low)}."
