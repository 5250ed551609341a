"""Deliveries: a workbook checked, a field saved, a million monthly rows, and many workbooks at once.

Each against what the same work costs without us, in pairs that alternate: openpyxl's own read of the workbook, a bare
form post that confirms one row on disk, DuckDB's own read of the export, and the same pool on one core.
"""

import io
import json
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import openpyxl

from benchmark.checks.rollup import MONTHS, Periods, year_from
from benchmark.delivery import receiving, workbook
from benchmark.delivery.months import export, mapping, reading
from benchmark.delivery.months.dates import Grain, Period
from benchmark.delivery.questionnaire import Questionnaire, questionnaire
from benchmark.delivery.rounds import offered
from benchmark.edition import Home
from benchmark.intake import UPLOAD, pool, scanned, wire
from benchmark.ledger.deliveries import Answered, Execution
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Role
from dashboard.components import question_field
from tests.dashboard.asking import CALLBACK
from tests.dashboard.uploading import Sender
from tests.delivery.answering import SUPPLIER, filled
from tests.delivery.others import answers
from tests.performance import questions, serving
from tests.performance.clients import CLIENTS, Answer, Block, Clients, clients, post_as
from tests.performance.outcome import Outcome
from tests.performance.served import FORM, SAVED

NAME = "deliveries"
WORKBOOK_BAR, FIELD_BAR, MONTHS_BAR, POOL_BAR = 5.0, 3.0, 5.0, 1 / 1.6
DELFT = "GM0503"
WORKBOOK_RUNS, MONTH_RUNS, POOL_RUNS = 9, 5, 3
FIELD_ROUNDS, FIELDS, WARMING = 60, 3, 10  # short blocks: what a disk takes changes all the time
ROWS, BOOKS = 1_000_000, 60
TODAY = date(2026, 1, 1)
CALLS, WAITED = "beantwoorde-oproepen", "wachttijd-telefoon"


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    view = questions.view()
    with serving.temporary_home() as root:  # a ledger of this measurement alone
        (root / "editions").symlink_to(serving.home() / "editions")
        with closing(Ledger.at(Home(root))) as ledger:
            say("a full workbook")
            yield _workbook(view, ledger)
            say(f"{BOOKS} workbooks through the pool")
            yield _pool(view, ledger)
        say("a million monthly rows")
        yield _months(view, root)
    yield from _fields(view, say)


# A workbook -----------------------------------------------------------------------------------------


def _workbook(view: View, ledger: Ledger) -> Outcome:
    content = _full(view, ledger, DELFT)
    first = _seconds(lambda: _looked(view, ledger, content))
    pairs = [
        (_seconds(lambda: _looked(view, ledger, content)), _seconds(lambda: _bare_read(content)))
        for _ in range(WORKBOOK_RUNS)
    ]
    ours, bare = (median(p[n] for p in pairs) * 1000 for n in (0, 1))
    ratios = sorted(a / b for a, b in pairs)
    note = (
        f"{len(content) / 1000:.0f} kB, {len(offered(view))} years; {first * 1000:.0f} ms with a new process; "
        f"pairs {ratios[0]:.1f} to {ratios[-1]:.1f}"
    )
    what = "full workbook validated, against openpyxl's bare read"
    return Outcome(NAME, what, ours, bare, "ms", WORKBOOK_BAR, note)


def _full(view: View, ledger: Ledger, code: str) -> bytes:
    """Every question of every theme about every year that is asked, answered in the workbook by openpyxl."""
    years = offered(view)
    _all_itself(view, ledger, code, years)
    content = workbook.write(
        [questionnaire(view, ledger, code, year) for year in years],
        view.edition.catalogue,
        ledger.stamp(Answered),
    )
    for n, year in enumerate(years):
        given: dict[str, float] = {}
        for theme in view.edition.catalogue.themes:
            given |= answers(view, ledger, code, year, theme.key, 1.5 - 0.02 * n)
        content = filled(content, given, year)
    return content


def _all_itself(view: View, ledger: Ledger, code: str, years: Sequence[int]) -> None:
    """This municipality carries every theme out itself, so it is asked everything."""
    entries = [
        Execution(gemeente=code, year=year, theme=theme.key, role=Role.OWN)
        for year in years
        for theme in view.edition.catalogue.themes
    ]
    ledger.record_all(entries, SUPPLIER, view.edition.info.id)


def _looked(view: View, ledger: Ledger, content: bytes) -> None:
    looked = receiving.look(view, ledger, content, "vragenlijst.xlsx", DELFT)
    asked = sum(len(p.rows) for q in looked.asked for p in q.parts)
    assert len(looked.cells.replies) == asked > 400, (len(looked.cells.replies), asked)


def _bare_read(content: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=False)
    cells = [c for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    assert len(cells) > 1000


# Many workbooks ---------------------------------------------------------------------------------------


def _pool(view: View, ledger: Ledger) -> Outcome:
    """The issue asks two cores against one. One process beside the one that asks uses two cores already, so it is
    in the note only."""
    books = [_answered(view, ledger, code) for code in _codes(view, BOOKS)]
    cores = sorted(os.sched_getaffinity(0))
    pools = {name: pool.Pool(processes=n) for name, n in (("two", 2), ("apart", 1), ("one", 1))}

    def through(name: str, some: Sequence[bytes]) -> float:
        """Seconds; threads and processes that start meanwhile stay on the cores of this thread."""
        os.sched_setaffinity(0, cores[:1] if name == "one" else cores[:2])
        return _seconds(lambda: _through(pools[name], some))

    try:
        for name in pools:
            through(name, books[:6])
        rounds = [{name: through(name, books) for name in pools} for _ in range(POOL_RUNS)]
    finally:
        os.sched_setaffinity(0, cores)
        for each in pools.values():
            each.close()
    two, apart, one = (median(r[name] for r in rounds) for name in pools)
    ratios = sorted(r["one"] / r["two"] for r in rounds)
    note = (
        f"{one / two:.2f} times as fast ({ratios[0]:.2f} to {ratios[-1]:.2f}); {BOOKS / two:.0f} workbooks/s; one process "
        f"with the scanning on another core: {apart:.2f} s"
    )
    what = f"{BOOKS} workbooks through the pool on two cores, against one core"
    return Outcome(NAME, what, two, one, "s", POOL_BAR, note)


def _codes(view: View, count: int) -> list[str]:
    every = view.edition.municipalities.in_year(2024)["code"].to_list()
    return random.Random(1).sample(every, count)


def _answered(view: View, ledger: Ledger, code: str) -> bytes:
    """A workbook of one year with all that is asked of a municipality answered."""
    asked: Questionnaire = questionnaire(view, ledger, code, 2024)
    given: dict[str, float] = {}
    for part in asked.parts:
        given |= answers(view, ledger, code, 2024, part.theme.key, 1.0)
    entries = [Answered(gemeente=code, year=2024, question=k, value=v) for k, v in given.items()]
    ledger.record_all(entries, SUPPLIER, view.edition.info.id)
    return workbook.write(
        [questionnaire(view, ledger, code, 2024)], view.edition.catalogue, ledger.stamp(Answered)
    )


def _through(through: pool.Pool, books: Sequence[bytes]) -> None:
    """Scan and read every workbook, four at a time, as a server with threads does."""

    def read(content: bytes) -> None:
        checked = scanned(content, "vragenlijst.xlsx", UPLOAD)
        request = wire.request(checked.kind, "vragenlijst.xlsx", checked.digest, UPLOAD)
        frame = through.ask(request, content, UPLOAD)
        told = wire.answered(frame, checked.kind, checked.digest)
        assert not isinstance(told, tuple | str), told

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(read, books))


# Monthly rows -----------------------------------------------------------------------------------------


def _months(view: View, root: Path) -> Outcome:
    path = root / "export.csv"
    years = _export(path)
    chosen = mapping.chosen(DELFT, "meting", "maand", {CALLS: "oproepen", WAITED: "wachttijd"})

    def ours() -> None:
        found = reading.read(export.of_path(path), chosen, view.edition.catalogue, TODAY)
        assert not found.problems and found.rows == ROWS, found.problems[:3]
        assert _whole_years(view, found) == 2 * len(years)

    pairs = [(_seconds(ours), _seconds(lambda: _bare_csv(path))) for _ in range(MONTH_RUNS)]
    mine, bare = (median(p[n] for p in pairs) * 1000 for n in (0, 1))
    ratios = sorted(a / b for a, b in pairs)
    note = f"{path.stat().st_size / 1e6:.0f} MB; pairs {ratios[0]:.1f} to {ratios[-1]:.1f}"
    what = f"{ROWS:,} monthly rows checked and rolled up, against DuckDB's read"
    return Outcome(NAME, what, mine, bare, "ms", MONTHS_BAR, note)


def _export(path: Path) -> range:
    """Five years of months by counter, a sum and a mean in each row, as a telephone system gives them."""
    lot, years = random.Random(1), range(2021, 2026)
    months = [f"{year}-{month:02}" for year in years for month in range(1, MONTHS + 1)]
    with path.open("w", encoding="utf-8") as file:
        file.write("maand;loket;oproepen;wachttijd\n")
        for n in range(ROWS):
            waited = f"{lot.randrange(20, 400)},{lot.randrange(10)}"
            file.write(
                f"{months[n % len(months)]};loket {n % 977};{lot.randrange(5000)};{waited}\n"
            )
    return years


def _whole_years(view: View, found: reading.Read) -> int:
    """How many years of a question are whole, by the one rule that rolls months up."""
    known = {key: _by_year(values) for key, values in found.values.items()}
    whole = 0
    for key, by_year in known.items():
        question = view.edition.catalogue.question(key)
        assert question is not None
        for year, months in by_year.items():
            weights = Periods(known[question.times][year]) if question.times else None
            whole += year_from(question, Periods(months), weights).whole
    return whole


def _by_year(values: Any) -> dict[int, list[float | None]]:
    years = {p.year for p in values}
    return {y: [values.get(Period(y, m, Grain.MONTH)) for m in range(1, MONTHS + 1)] for y in years}


def _bare_csv(path: Path) -> None:
    with closing(duckdb.connect()) as connection:
        connection.execute(
            "CREATE TABLE t AS FROM read_csv(?, delim=';', header=true, decimal_separator=',')",
            [str(path)],
        )
        found = connection.execute("SELECT count(*), sum(wachttijd) > 0 FROM t").fetchone()
    assert found == (ROWS, True)


# A field ------------------------------------------------------------------------------------------------


def _fields(view: View, say: Callable[[str], None]) -> Iterator[Outcome]:
    with (
        serving.server("ours") as port,
        serving.server("form") as bare_port,
        clients(port) as ours,
        clients(bare_port) as theirs,
    ):
        sender = Sender(f"http://127.0.0.1:{port}")
        fields = [_Field(sender, view, code) for code in _codes(view, 2 * CLIENTS)]
        for what, crowd, some in (("one client", 1, fields[:CLIENTS]), ("eight clients", CLIENTS, fields[CLIENTS:])):  # fmt: skip
            say(f"a field saved, {what}")
            yield _saved(what, crowd, some, ours, theirs)


def _saved(
    what: str, crowd: int, fields: Sequence["_Field"], ours: Clients, theirs: Clients
) -> Outcome:
    def asked(count: int) -> Block:
        """Every client has a municipality of its own, so that no two write the same answer."""
        mine = [[next(f) for _ in range(count)] if n < crowd else [] for n, f in enumerate(fields)]
        return Block(mine, question_field.SAVED.encode())

    def bare(count: int) -> Block:
        one = post_as(FORM, b"vraag=klantcontacten&antwoord=127000&toelichting=", _FORM_KIND)
        return Block([[one] * count if n < crowd else [] for n in range(CLIENTS)], SAVED)

    _right(ours.run(asked(WARMING))), _right(theirs.run(bare(WARMING)))
    pairs = []
    for _ in range(FIELD_ROUNDS):
        pairs.append((_right(ours.run(asked(FIELDS))), _right(theirs.run(bare(FIELDS)))))
    mine, floor = (median(a.seconds for p in pairs for a in p[n]) * 1000 for n in (0, 1))
    rounds = sorted(_milliseconds(a) / _milliseconds(b) for a, b in pairs)
    count = sum(len(a) for a, _ in pairs)
    note = f"{count} fields; rounds {rounds[0]:.1f} to {rounds[-1]:.1f}"
    return Outcome(
        NAME, f"field saved, {what}, against a bare form post", mine, floor, "ms", FIELD_BAR, note
    )


_FORM_KIND = {"Content-Type": "application/x-www-form-urlencoded"}


class _Field:
    """The posts that save one field of a municipality again and again, each with the version that it saw."""

    def __init__(self, sender: Sender, view: View, code: str) -> None:
        self._sender, self._code, self._version = sender, code, 0
        self._output = sender.output_of("zegt")
        self._key = view.edition.catalogue.questions_of("kanalen")[0].key

    def __next__(self) -> bytes:
        """The next one; what is typed differs every time."""
        value = str(100_000 + self._version)
        body = question_field_post(self._output, self._key, self._code, value, self._version)
        self._version += 1
        told = self._sender.signed | {"Content-Type": "application/json"}
        return post_as(CALLBACK, json.dumps(body).encode(), told)


def question_field_post(output: str, key: str, code: str, value: str, seen: int) -> dict[str, Any]:
    """What a browser posts when somebody leaves a field."""

    def part(name: str) -> dict[str, Any]:
        return question_field.part(name, key)

    changed = json.dumps(part("antwoord"), separators=(",", ":"), sort_keys=True)
    return {
        "output": output,
        "outputs": [
            {"id": part("zegt"), "property": "children"},
            {"id": part("gezien"), "property": "data"},
        ],
        "inputs": [
            {"id": part("antwoord"), "property": "value", "value": value},
            {"id": part("toelichting"), "property": "value", "value": ""},
        ],
        "state": [
            {"id": part("gezien"), "property": "data", "value": seen},
            {
                "id": question_field.PAGE,
                "property": "data",
                "value": {"gemeente": code, "year": 2024},
            },
        ],
        "changedPropIds": [f"{changed}.value"],
    }


def _right(found: list[Answer]) -> list[Answer]:
    if not found or not all(a.right for a in found):
        raise RuntimeError("a field was not saved")
    return found


def _milliseconds(found: list[Answer]) -> float:
    return median(a.seconds for a in found) * 1000


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
