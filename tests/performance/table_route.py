"""A table of all municipalities from its own route, against a bare route of the same server."""

from collections.abc import Callable, Iterator
from statistics import median

from tests.performance import questions, serving
from tests.performance.callback import FLOOR_REQUESTS, right, warm
from tests.performance.clients import CLIENTS, Answer, Block, clients, get
from tests.performance.outcome import Outcome
from tests.performance.served import FLOOR

NAME, ROUNDS, EACH = "table", 4, 2


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    say("table of all municipalities")
    codes = questions.view().edition.municipalities.in_year(2023)["code"].to_list()
    paths = [
        get(f"/tabel/alle/BRZ03?gemeente={c}&jaar=2023&verslag=rekening&groep=grootte-15")
        for c in codes
    ]
    floor = Block([[get(FLOOR)] * FLOOR_REQUESTS] * CLIENTS, b"sleutel23")
    bare: list[Answer] = []
    tables: list[Answer] = []
    with serving.server("ours") as port, clients(port) as eight:
        warm(eight, floor)
        for n in range(ROUNDS):
            start = n * EACH * CLIENTS
            asked = [paths[start + c * EACH : start + (c + 1) * EACH] for c in range(CLIENTS)]
            bare += right(eight.run(floor))
            tables += right(eight.run(Block(asked, b"</table>")))
    size = median(a.size for a in tables) / 1000
    ours, peer = (median(a.seconds for a in x) * 1000 for x in (tables, bare))
    note = f"{size:.0f} kB, {len(codes)} rows, first seen"
    yield Outcome(NAME, "table of all municipalities", ours, peer, "ms", None, note)
