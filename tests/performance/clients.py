"""Eight clients in two processes, each with one connection that stays open.

Raw sockets and ready-made requests, because parsing headers as ``http.client`` does takes as long as
the floor itself, and on two cores the clients and the server share the processors.
"""

import contextlib
import multiprocessing
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

PROCESSES, THREADS = 2, 4
CLIENTS = PROCESSES * THREADS
WORKER = re.compile(rb'"werker":(\d+)')


@dataclass(frozen=True)
class Answer:
    """How long one request took (in seconds), the bytes of its body, whether it was right, and who answered."""

    seconds: float
    size: int
    right: bool
    worker: bytes = b""


@dataclass(frozen=True)
class Block:
    """Requests per client, and what a right answer contains."""

    requests: Sequence[Sequence[bytes]]
    contains: bytes


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n".encode()


def post(path: str, body: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def post_as(path: str, body: bytes, told: Mapping[str, str]) -> bytes:
    """A post with headers of its own."""
    lines = {"Host": "127.0.0.1", "Content-Length": str(len(body)), **told}
    head = "".join(f"{k}: {v}\r\n" for k, v in lines.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body


class Clients:
    """The processes; ``run`` sends every client its requests, one after the other, all at once."""

    def __init__(self, pipes: Sequence[Connection]) -> None:
        self._pipes = pipes

    def run(self, block: Block) -> list[Answer]:
        assert len(block.requests) == CLIENTS
        for n, pipe in enumerate(self._pipes):
            mine = block.requests[n * THREADS : (n + 1) * THREADS]
            pipe.send(Block(mine, block.contains))
        answers: list[Answer] = []
        for pipe in self._pipes:
            got = pipe.recv()
            if isinstance(got, str):
                raise RuntimeError(f"a client failed: {got}")
            answers += got
        return answers


@contextlib.contextmanager
def clients(port: int) -> Iterator[Clients]:
    context = multiprocessing.get_context("spawn")
    pairs = [context.Pipe() for _ in range(PROCESSES)]
    processes = [
        context.Process(target=_work, args=(theirs, port), daemon=True) for _, theirs in pairs
    ]
    for (_, theirs), process in zip(pairs, processes, strict=True):
        process.start()
        theirs.close()  # so that a client that died is noticed
    try:
        yield Clients([ours for ours, _ in pairs])
    finally:
        for (ours, _), process in zip(pairs, processes, strict=True):
            with contextlib.suppress(OSError):
                ours.send(None)
            process.join(5)
            process.kill()


def _work(pipe: Connection, port: int) -> None:
    lines = [_Line(port) for _ in range(THREADS)]
    while (block := pipe.recv()) is not None:
        found: list[list[Answer]] = [[] for _ in lines]
        wrong: list[str] = []
        together = threading.Barrier(THREADS)

        threads = [
            threading.Thread(
                target=_send, args=(line, asked, block.contains, together, answers, wrong)
            )
            for line, asked, answers in zip(lines, block.requests, found, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pipe.send(wrong[0] if wrong else [a for answers in found for a in answers])


def _worker(body: bytes) -> bytes:
    """The process that answered, which the floor tells."""
    found = WORKER.search(body, 0, 2000)
    return found[1] if found else b""


def _send(
    line: "_Line",
    requests: Sequence[bytes],
    contains: bytes,
    together: threading.Barrier,
    answers: list[Answer],
    wrong: list[str],
) -> None:
    together.wait()
    try:
        answers += [line.ask(request, contains) for request in requests]
    except Exception as error:
        wrong.append(repr(error))


class _Line:
    """One connection, opened again when the server closed it while nothing was asked."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def ask(self, request: bytes, contains: bytes) -> Answer:
        if self._socket is None or self._closed():
            self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        start = time.perf_counter()
        self._socket.sendall(request)
        got = self._socket.recv(65536)
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        head = got[:end].lower()
        length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        parts, have = [got[end + 4 :]], len(got) - end - 4
        while have < length:
            parts.append(self._more())
            have += len(parts[-1])
        seconds = time.perf_counter() - start
        body = b"".join(parts)
        right = head.startswith(b"http/1.1 200") and contains in body
        return Answer(seconds, length, right, _worker(body))

    def _more(self) -> bytes:
        assert self._socket is not None
        got = self._socket.recv(65536)
        if not got:
            raise ConnectionError("the server closed the connection halfway")
        return got

    def _closed(self) -> bool:
        assert self._socket is not None
        self._socket.setblocking(False)
        try:
            return self._socket.recv(1, socket.MSG_PEEK) == b""
        except BlockingIOError:
            return False
        finally:
            self._socket.settimeout(60)
