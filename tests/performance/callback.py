"""A chart callback over HTTP at eight clients, against a bare route of the same server.

Per kind of chart a fresh server, so that no kind has warmed the answers of another. A question goes out
twice on one connection, hence to one worker: "first seen" and then "seen before".
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median

from tests.performance import questions, serving
from tests.performance.clients import CLIENTS, Answer, Block, Clients, clients, get
from tests.performance.outcome import Outcome
from tests.performance.served import FLOOR

NAME = "callback"
BARS = {"verdeling": 4.0, questions.THEME: 6.0}
ROUNDS, FLOOR_REQUESTS = 6, 40


@dataclass
class Found:
    """Everything that one kind of chart gave, with the floor measured between its blocks."""

    floor: list[Answer] = field(default_factory=list)
    first: list[Answer] = field(default_factory=list)
    again: list[Answer] = field(default_factory=list)
    rounds: list[tuple[float, float]] = field(default_factory=list)


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    view = questions.view()
    for name in (*questions.CARDS, questions.STRIPS, questions.THEME):
        say(f"callback {name}")
        with serving.server("ours") as port, clients(port) as eight:
            kind = questions.of(view, serving.callbacks(port), name)
            found = alternate(eight, kind)
        bar = BARS.get(kind.name)
        floor = milliseconds(found.floor)
        for n, (when, answers) in enumerate(
            (("first seen", found.first), ("seen before", found.again))
        ):
            ratios = sorted(r[n] for r in found.rounds)
            note = (
                f"{median(a.size for a in answers) / 1000:.1f} kB; {len(answers)} requests, "
                f"rounds {ratios[0]:.1f} to {ratios[-1]:.1f}; clients per worker {_spread(found.floor)}"
            )
            ours = milliseconds(answers)
            yield Outcome(NAME, f"{kind.name}, {when}", ours, floor, "ms", bar, note)


def alternate(eight: Clients, kind: questions.Kind) -> Found:
    """Floor, first time, second time, floor, in rounds."""
    found = Found()
    floor = Block([[get(FLOOR)] * FLOOR_REQUESTS] * CLIENTS, b"sleutel23")
    warm(eight, floor)
    for n in range(ROUNDS):
        fresh = kind.requests[n::ROUNDS]
        asked = [fresh[c::CLIENTS] for c in range(CLIENTS)]
        before = right(eight.run(floor))
        first = right(eight.run(Block(asked, kind.contains)))
        again = right(eight.run(Block(asked, kind.contains)))
        after = right(eight.run(floor))
        base = milliseconds(before + after)
        found.rounds.append((milliseconds(first) / base, milliseconds(again) / base))
        found.floor += before + after
        found.first += first
        found.again += again
    return found


def warm(eight: Clients, block: Block) -> None:
    for _ in range(3):
        right(eight.run(block))


def right(answers: list[Answer]) -> list[Answer]:
    wrong = sum(not a.right for a in answers)
    if wrong:
        raise RuntimeError(f"{wrong} of {len(answers)} answers were not what was asked for")
    return answers


def _spread(answers: list[Answer]) -> str:
    """How the connections fell over the workers, which gunicorn does not balance."""
    counts = Counter(a.worker for a in answers)
    return " + ".join(
        str(n * CLIENTS // len(answers)) for n in sorted(counts.values(), reverse=True)
    )


def milliseconds(answers: list[Answer]) -> float:
    """The middle time of some answers."""
    return median(a.seconds for a in answers) * 1000
