"""The queue holds the names of jobs and nothing that can be run, and a damaged one makes place."""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmark.errors import SpiegelError
from benchmark.jobs import queue
from tests.dashboard.serving import free_port
from tests.jobs.working import until
from tests.places import environment


def waiting(home: Path) -> list[str]:
    with queue.opened(home) as huey:
        return [task.args[0] for task in huey.pending()]


@pytest.fixture
def redis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A Redis of its own, which keeps nothing; SPIEGEL_JOBS names it."""
    port = free_port()
    program = shutil.which("redis-server")
    if program is None:
        pytest.fail("redis-server ontbreekt; `make test` zet het klaar.")
    process = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)],
        stdout=subprocess.DEVNULL,
    )
    address = f"redis://127.0.0.1:{port}/0"
    monkeypatch.setenv(queue.SETTING, address)
    try:
        until(lambda: answers(address), "redis")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def answers(address: str) -> bool:
    try:
        queue.open_(Path("/nonexistent"), lambda _: None).storage.conn.close()
    except SpiegelError:
        return False
    return True


def test_a_job_waits_once(tmp_path: Path) -> None:
    queue.put(tmp_path, "a", "b")
    queue.put(tmp_path, "b", "c")
    assert waiting(tmp_path) == ["a", "b", "c"]


def test_what_waits_is_json_and_a_known_task(tmp_path: Path) -> None:
    queue.put(tmp_path, "a")
    with queue.opened(tmp_path) as huey:
        (message,) = huey.storage.enqueued_items()
        fields = json.loads(message)
        assert fields[1] == "benchmark.jobs.queue.batch" and fields[6] == ["a"]
        fields[1] = "os.system"
        huey.storage.enqueue(json.dumps(fields).encode())
        huey.storage.enqueue(b"\x80\x04\x8c\x02os\x94\x8c\x06system\x94\x93\x94.")  # a pickle
        done = []
        known = huey.dequeue()
        assert known.args == ["a"]
        for _ in range(2):
            with pytest.raises(Exception, match=r"not found in TaskRegistry|utf-8"):
                done.append(huey.dequeue())
        assert done == [] and huey.dequeue() is None


def test_many_processes_and_threads_lose_nothing(tmp_path: Path) -> None:
    words = "from pathlib import Path; from benchmark.jobs import queue; import sys; "
    words += "[queue.put(Path(sys.argv[1]), f'{sys.argv[2]}-{n}') for n in range(5)]"
    others = [
        subprocess.Popen([sys.executable, "-c", words, str(tmp_path), str(n)]) for n in range(2)
    ]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda n: queue.put(tmp_path, f"here-{n}"), range(5)))
    assert [p.wait(60) for p in others] == [0, 0]
    took: list[str] = []
    lock = threading.Lock()

    def take() -> None:
        with queue.opened(tmp_path) as huey:
            while (task := huey.dequeue()) is not None:
                with lock:
                    took.append(task.args[0])

    takers = [threading.Thread(target=take) for _ in range(2)]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    assert len(took) == len(set(took)) == 15


@pytest.mark.parametrize(
    "rubbish", [b"", b"geen database" * 400, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_a_damaged_queue_makes_place_for_a_new_one(tmp_path: Path, rubbish: bytes) -> None:
    path = queue.file(tmp_path)
    path.parent.mkdir()
    path.write_bytes(rubbish)
    queue.put(tmp_path, "a")
    assert waiting(tmp_path) == ["a"] and queue.sound(path)
    aside = [p.read_bytes() for p in path.parent.glob("*.stuk-*")]
    assert aside == ([rubbish] if rubbish else [])


def test_redis_is_used_when_it_is_named(tmp_path: Path, redis: str) -> None:
    queue.put(tmp_path, "a", "b")
    queue.put(tmp_path, "b")
    assert queue.shared() and waiting(tmp_path) == ["a", "b"]
    assert not queue.file(tmp_path).exists()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("redis://127.0.0.1:1/0", "Redis antwoordt niet op het adres van SPIEGEL_JOBS."),
        ("redis://127.0.0.1:geen/0", "Redis antwoordt niet op het adres van SPIEGEL_JOBS."),
        ("postgres://ergens", "SPIEGEL_JOBS is geen adres van Redis."),
    ],
)
def test_an_address_that_cannot_be_used_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, sentence: str
) -> None:
    monkeypatch.setenv(queue.SETTING, address)
    with pytest.raises(SpiegelError) as told:
        queue.put(tmp_path, "a")
    assert told.value.sentence == sentence


def test_the_worker_says_in_one_sentence_that_there_is_no_queue(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "benchmark.jobs", "--work"],
        env=environment(tmp_path) | {queue.SETTING: "redis://127.0.0.1:1/0"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert said.returncode == 1 and said.stdout == b""
    assert (
        said.stderr.decode().startswith("Redis antwoordt niet") and b"Traceback" not in said.stderr
    )
