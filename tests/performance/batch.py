"""Callbacks while a batch of PDF reports is made, against the same server while none is.

One job for all municipalities is stopped and taken up again between the blocks, so that both kinds of block see
the same machine. What counts are questions that are new to the server.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median

from benchmark.edition import Home
from benchmark.jobs import job
from benchmark.jobs.asked import Asked
from benchmark.jobs.shelf import Place, Shelf
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.report.spec import Format, Spec
from tests.performance import questions, serving
from tests.performance.callback import right, warm
from tests.performance.clients import CLIENTS, Answer, Block, Clients, clients, get
from tests.performance.outcome import Outcome
from tests.performance.served import FLOOR

NAME = "batch"
CARDS = ("verdeling", "trend", "rangorde")  # in turn: one kind has too few questions that are new
BAR, ROUNDS, START = 2.0, 4, 90.0
TIMES = 20
CROWD, ALONE = 24, 48  # questions of each of eight clients, and of one alone, in a block


@dataclass
class Found:
    """The answers of blocks with and without a batch, and how many reports were made meanwhile."""

    during: list[Answer] = field(default_factory=list)
    without: list[Answer] = field(default_factory=list)
    made: int = 0
    seconds: float = 0.0


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    view = questions.view()
    with serving.server("ours") as port, clients(port) as eight:
        known = serving.callbacks(port)
        kinds = [questions.of(view, known, name) for name in CARDS]
        fresh = (r for three in zip(*(k.requests for k in kinds), strict=True) for r in three)
        warm(eight, Block([[get(FLOOR)] * 40] * CLIENTS, b"sleutel23"))
        place = _asked(
            view.edition.info.id, list(view.edition.municipalities.in_year(2023)["code"])
        )
        for what, shape in (
            ("eight clients", [CROWD] * CLIENTS),
            ("one client", [ALONE] + [0] * 7),
        ):
            say(f"callbacks during a batch, {what}")
            found = _alternate(eight, fresh, shape, kinds[0].contains, place)
            note = (
                f"{len(found.during)} and {len(found.without)} requests; "
                f"{found.made / found.seconds:.2f} reports/s meanwhile"
            )
            yield Outcome(
                NAME, f"callback during a batch, {what}", _ms(found.during), _ms(found.without),
                "ms", BAR, note,
            )  # fmt: skip


def _alternate(
    eight: Clients, fresh: Iterator[bytes], shape: list[int], contains: bytes, place: Place
) -> Found:
    found = Found()
    for _ in range(ROUNDS):
        _go_on(place)
        before, begun = place.folder.count(), time.perf_counter()
        found.during += _block(eight, fresh, shape, contains)
        found.seconds += time.perf_counter() - begun
        found.made += place.folder.count() - before
        if not place.state().moving:
            raise RuntimeError("the batch ended before the measurement")
        _stop(place)
        found.without += _block(eight, fresh, shape, contains)
    return found


def _asked(edition: str, codes: list[str]) -> Place:
    """A job for standard PDF reports of all municipalities, stopped before it began."""
    home = Home(serving.home())
    wanted = Asked(
        spec=Spec(gemeente=codes[0], year=2023),
        gemeenten=tuple(codes),
        formats=(Format.PDF,),
        edition=edition,
        author=Author(name="Meting", role=AuthorRole.COMMAND_LINE),
        at=datetime.now(UTC),
    )
    place = Shelf(home.root).place(job.ask(home, wanted))
    job.cancel(home, place.id)
    return place


def _go_on(place: Place) -> None:
    """Take the job up, and wait until it makes reports at full speed."""
    before = place.folder.count()
    job.resume(Home(serving.home()), place.id)
    _until(lambda: place.folder.count() > before + 1, "the batch does not get going")


def _stop(place: Place) -> None:
    """Stop the job, and wait until the worker has put it down."""
    job.cancel(Home(serving.home()), place.id)
    _until(place.free_of_work, "the batch does not stop")


def _until(holds: Callable[[], bool], trouble: str) -> None:
    deadline = time.monotonic() + START
    while not holds():
        if time.monotonic() > deadline:
            raise RuntimeError(trouble)
        time.sleep(0.05)


def _block(
    eight: Clients, fresh: Iterator[bytes], shape: list[int], contains: bytes
) -> list[Answer]:
    """The answers to new questions, while the same are asked again between them so that it lasts a while."""
    news = [[next(fresh) for _ in range(n)] for n in shape]
    asked = [[q for new in mine for q in [new] * TIMES] for mine in news]
    return right(eight.run(Block(asked, contains)))[::TIMES]


def _ms(answers: list[Answer]) -> float:
    return median(a.seconds for a in answers) * 1000
