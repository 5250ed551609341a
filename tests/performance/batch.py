"""Callbacks while a batch of PDF reports is made, against the same server while none is.

One job for all municipalities is stopped and taken up again between the blocks, so that both kinds of block see
the same machine. A block asks new questions, each a few times over, so that it lasts longer than a report takes.
"""

import time
from collections.abc import Callable, Iterator
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
TIMES = 4
CROWD, ALONE = 24, 48  # questions of each of eight clients, and of one alone, in a block


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    view = questions.view()
    with serving.server("ours") as port, clients(port) as eight:
        known = serving.callbacks(port)
        kinds = [questions.of(view, known, name) for name in CARDS]
        fresh = (
            request for three in zip(*(k.requests for k in kinds), strict=True) for request in three
        )
        warm(eight, Block([[get(FLOOR)] * 40] * CLIENTS, b"sleutel23"))
        place = _asked(
            view.edition.info.id, list(view.edition.municipalities.in_year(2023)["code"])
        )
        for what, shape in (
            ("eight clients", [CROWD] * CLIENTS),
            ("one client", [ALONE] + [0] * 7),
        ):
            during: list[Answer] = []
            without: list[Answer] = []
            made = spent = 0.0
            for n in range(ROUNDS):
                say(f"callbacks during a batch, {what}, round {n + 1}")
                _go_on(place)
                before, begun = place.folder.count(), time.perf_counter()
                during += _block(eight, fresh, shape, kinds[0].contains)
                made += place.folder.count() - before
                spent += time.perf_counter() - begun
                if not place.state().moving:
                    raise RuntimeError("the batch ended before the measurement")
                _stop(place)
                without += _block(eight, fresh, shape, kinds[0].contains)
            note = (
                f"{len(during)} and {len(without)} requests; {made / spent:.2f} reports/s meanwhile"
            )
            yield Outcome(
                NAME, f"callback during a batch, {what}", _ms(during), _ms(without), "ms", BAR, note
            )  # fmt: skip


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
    asked = [[next(fresh) for _ in range(n)] * TIMES for n in shape]
    return right(eight.run(Block(asked, contains)))


def _ms(answers: list[Answer]) -> float:
    return median(a.seconds for a in answers) * 1000
