"""The process that reads may die, hang or run out of anything: whoever asked gets a sentence and lives on."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmark.intake import UPLOAD, Limits, RefusedFile, pool, received, wire
from tests.intake.building import GOOD, book, refusal

QUICK = Limits(patience=2)


@pytest.fixture
def fresh() -> Iterator[pool.Pool]:
    """The shared pool, without a process that waits."""
    pool.shared().close()
    yield pool.shared()
    pool.shared().close()


def one(fresh: pool.Pool) -> int:
    """A process that waits for a file, and is not doing anything else."""
    assert received(GOOD, "goed.csv").kind == "csv"
    (pid,) = fresh.pids()
    return pid


def refused_while(do: Callable[[], None], limits: Limits = UPLOAD) -> str:
    """The sentence for a file that is being read while something happens."""
    with ThreadPoolExecutor(1) as threads:
        reading = threads.submit(received, GOOD, "cijfers.csv", limits)
        do()
        with pytest.raises(RefusedFile) as caught:
            reading.result(60)
    return str(caught.value)


def taken(fresh: pool.Pool) -> None:
    """Wait until the only process that waits has been given a file."""
    while fresh.pids():
        time.sleep(0.005)


def ended(pid: int) -> bool:
    """Whether a process is gone, or only waits to be counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (signal.SIGKILL, "was niet te lezen"),
        (signal.SIGSEGV, "was niet te lezen"),
        (signal.SIGABRT, "was niet te lezen"),
        (signal.SIGXCPU, "duurt te lang"),
    ],
)
def test_ended_while_it_reads(fresh: pool.Pool, number: int, said: str) -> None:
    pid = one(fresh)
    os.kill(pid, signal.SIGSTOP)

    def end() -> None:
        taken(fresh)
        os.kill(pid, number)
        os.kill(pid, signal.SIGCONT)

    assert said in refused_while(end)
    assert ended(pid)
    assert received(GOOD, "goed.csv").kind == "csv"


def test_one_that_hangs_is_ended(fresh: pool.Pool) -> None:
    pid = one(fresh)
    os.kill(pid, signal.SIGSTOP)
    assert "duurt te lang" in refused_while(lambda: None, QUICK)
    assert ended(pid)
    assert received(GOOD, "goed.csv").kind == "csv"


def test_ended_while_it_waits(fresh: pool.Pool) -> None:
    pid = one(fresh)
    os.kill(pid, signal.SIGKILL)
    while not ended(pid):
        time.sleep(0.005)
    assert received(GOOD, "goed.csv").kind == "csv"
    assert pid not in fresh.pids()


def test_too_little_memory(fresh: pool.Pool) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 5000))
    pid = one(fresh)
    said = refusal(book(rows), limits=Limits(memory=1024 * 1024))
    assert "geheugen" in said
    assert ended(pid) and received(book(rows), "goed.xlsx").kind == "xlsx"


def test_all_are_busy(fresh: pool.Pool) -> None:
    mine = pool.Pool(processes=1)
    request = wire.request("csv", "x.csv", "", UPLOAD)
    assert b'"read"' in mine.ask(request, GOOD, UPLOAD)
    (pid,) = mine.pids()
    os.kill(pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(mine.ask, request, GOOD, UPLOAD)
        taken(mine)
        with pytest.raises(pool.Busy):
            mine.ask(request, GOOD, Limits(patience=0))
        os.kill(pid, signal.SIGCONT)
        assert b'"read"' in first.result(60)
    mine.close()
    assert ended(pid)


def test_many_threads_share_few_processes(fresh: pool.Pool) -> None:
    files = [f"a;b\n{n};x\n".encode() for n in range(40)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda f: received(f, "x.csv").sheets[0].rows[1][0].text, files))
    assert found == [str(n) for n in range(40)]
    assert 1 <= len(fresh.pids()) <= pool.PROCESSES


def test_a_process_is_replaced_after_some_files() -> None:
    mine = pool.Pool(processes=1, files=2)
    request = wire.request("csv", "x.csv", "", UPLOAD)
    seen = []
    for _ in range(4):
        mine.ask(request, GOOD, UPLOAD)
        seen.append(mine.pids())
    mine.close()
    assert len(seen[0]) == 1 and seen[1] == [] and len(seen[2]) == 1 and seen[3] == []
    assert seen[0] != seen[2]


def test_the_process_knows_no_secrets(fresh: pool.Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIEGEL_SECRET_KEY", "geheim-12345")
    environment = Path(f"/proc/{one(fresh)}/environ").read_bytes()
    assert b"geheim" not in environment and b"PYTHONPATH=" in environment


def test_it_ends_with_whoever_started_it() -> None:
    dies = (
        "import os; from benchmark.intake import pool, received\n"
        "received(b'a;b\\n1;2\\n', 'x.csv'); print(pool.shared().pids()[0], flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", dies], capture_output=True, check=False, text=True)
    assert done.returncode == -signal.SIGKILL
    pid = int(done.stdout)
    while not ended(pid):
        time.sleep(0.01)


def test_a_server_that_splits_gets_processes_of_its_own() -> None:
    splits = (
        "import os; from benchmark.intake import pool, received\n"
        "good = b'a;b\\n1;2\\n'; received(good, 'x.csv'); before = pool.shared().pids()\n"
        "if (child := os.fork()) == 0:\n"
        "    received(good, 'x.csv'); same = set(pool.shared().pids()) & set(before)\n"
        "    pool.shared().close(); os._exit(9 if same else 7)\n"
        "code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])\n"
        "received(good, 'x.csv'); assert pool.shared().pids() == before, 'ended by the other'\n"
        "raise SystemExit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", splits], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (7, b"")


def test_one_that_was_split_off_holds_no_reader_of_a_dead_server() -> None:
    dies = (
        "import os, time; from benchmark.intake import pool, received\n"
        "received(b'a;b\\n1;2\\n', 'x.csv')\n"
        "if (child := os.fork()) == 0: os.close(1); time.sleep(60); os._exit(0)\n"
        "print(pool.shared().pids()[0], child, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", dies], stdout=subprocess.PIPE, check=False)
    reader, child = map(int, done.stdout.split())
    try:
        assert not ended(child)
        deadline = time.monotonic() + 30
        while not ended(reader) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert ended(reader)
    finally:
        os.kill(child, signal.SIGKILL)


def test_nobody_is_left_waiting_when_asking_is_broken_off(fresh: pool.Pool) -> None:
    """A thread that is asked to stop takes the process that it was using with it."""
    pid = one(fresh)
    os.kill(pid, signal.SIGSTOP)
    main = threading.main_thread().ident
    assert main is not None

    def interrupt() -> None:
        taken(fresh)
        time.sleep(0.2)  # by now it waits for the answer
        signal.pthread_kill(main, signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        received(GOOD, "cijfers.csv")
    thread.join()
    assert ended(pid)
