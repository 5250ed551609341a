"""All checks on the answers of a municipality about a year."""

from collections.abc import Iterator

from benchmark.checks.agreement import disagreeing
from benchmark.checks.asked import Asked
from benchmark.checks.beside_peers import strange
from benchmark.checks.change import sudden
from benchmark.checks.halves import without_other_half
from benchmark.checks.limits import impossible
from benchmark.checks.personal import found_in
from benchmark.checks.ratios import of_indicators
from benchmark.checks.reply import Problem
from benchmark.checks.same import repeated
from benchmark.checks.slips import slips
from benchmark.vocabulary import Seriousness


def check_all(asked: Asked) -> list[Problem]:
    """Every problem in the answers of the year: errors first, then signals, each in the order of the questions.

    One mistake is asked about once: where a slip of the hand explains a number, that it changed, lies far from
    the peers or is hard to believe is not said as well.
    """
    slipped = list(slips(asked))
    keys = {p.question for p in slipped}
    problems = [
        *impossible(asked),
        *personal(asked),
        *disagreeing(asked),
        *of_indicators(asked, keys),
        *slipped,
        *sudden(asked, keys),
        *strange(asked, keys),
        *repeated(asked),
        *without_other_half(asked),
    ]
    place = {q.key: n for n, q in enumerate(asked.questions)}
    return sorted(
        problems, key=lambda p: (p.seriousness is not Seriousness.ERROR, place[p.question])
    )


def personal(asked: Asked) -> Iterator[Problem]:
    """Explanations with personal data in them ("personal")."""
    for question in asked.questions:
        reply = asked.reply(question.key)
        sentence = found_in(reply.note) if reply and reply.note else None
        if sentence:
            found, _, remedy = sentence.partition(". ")
            yield asked.error(
                "personal", question, f"{found}.", "Een toelichting noemt geen personen.", remedy
            )
