"""The kit for a duidingsgesprek as lines of text, in the order in which a talk goes."""

from collections.abc import Iterator, Mapping, Sequence

from benchmark import narrative
from benchmark.answers.agenda import Agenda
from benchmark.answers.agreed import Agreed
from benchmark.narrative import agenda as talking

OpenTo = Mapping[
    str, Sequence[str]
]  # per code of a figure: who of those to ask is open to questions


def lines(answer: Agenda, agreements: Agreed, open_to: OpenTo) -> list[str]:
    """The lines, with an empty one between the parts."""
    return [line for part in _parts(answer, agreements, open_to) for line in (*part, "") if part]


def _parts(answer: Agenda, agreements: Agreed, open_to: OpenTo) -> Iterator[list[str]]:
    if answer.example:
        yield [talking.INVENTED]
    if agreements.before:
        told = [f"- {r.entry.what}. {talking.agreement(r.entry)}" for r in agreements.before]
        yield ["Wat vorig jaar is afgesproken", *told]
    strong = [f"- {narrative.shortlist(p.comparison)}" for p in answer.strong]
    yield ["Sterke punten", *(strong or [talking.no_strong(answer)])]
    if answer.points:
        yield [talking.headline(answer), talking.why(answer), talking.opening(answer)]
    else:
        yield [talking.headline(answer), talking.nothing(answer), *_numbered(answer.frame.without)]
    for n, found in enumerate(answer.points, start=1):
        yield [
            f"{n}. {found.comparison.indicator.name}",
            f"{talking.where(found)} {talking.holds(found)}",
            *talking.heard(found),
            *_numbered(found.questions),
            talking.ask(found, answer, open_to.get(found.code, ())),
        ]
    if talking.also(answer):
        yield [talking.also(answer)]
    bookings = [f"- {text}" for text in talking.bookings(answer)]
    if bookings:
        yield ["Eerst de boeking nakijken", *bookings]
    yield [talking.lacking(answer)]


def _numbered(questions: tuple[str, ...]) -> list[str]:
    return [
        f"   {letter}. {question}" for letter, question in zip("abcde", questions, strict=False)
    ]
