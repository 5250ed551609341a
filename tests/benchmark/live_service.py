"""A real HTTP server on this computer that answers as the public services do, and can misbehave.

Tables are rows in memory; ``$filter``, ``$select`` and paging work as in OData 3 and 4, as far as the
loaders use them: a filter with a code that is not padded as the table writes it finds nothing.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

Row = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What the server sends; ``promised`` is a Content-Length that is not true."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    drip: float = 0.0
    silent: bool = False


def json_reply(content: Any, status: int = 200) -> Reply:
    return Reply(json.dumps(content).encode(), status, {"Content-Type": "application/json"})


class Service:
    """Answers by path. ``trouble`` may take over: it gets the number of the request and its path."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[dict[str, str]], Any]] = {}
        self.trouble: Callable[[int, str], Reply | None] = lambda number, path: None
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.base = ""
        self.stop = threading.Event()

    def reply(self, target: str, headers: dict[str, str]) -> Reply:
        parts = urlsplit(target)
        self.asked.append(unquote(target))
        self.headers.append({k.lower(): v for k, v in headers.items()})
        path = unquote(parts.path)
        trouble = self.trouble(len(self.asked), path)
        if trouble is not None:
            return trouble
        if path not in self.answers:
            return json_reply({"error": "not found"}, 404)
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        return json_reply(self.answers[path](query))

    def entity(
        self, path: str, rows: list[Row], *, page: int = 10_000, next_key: str = "odata.nextLink"
    ) -> None:
        """An OData entity set of these rows."""

        def answer(query: dict[str, str]) -> Any:
            found = [row for row in rows if _passes(row, query.get("$filter", ""))]
            first = int(query.get("$skiptoken", 0))
            chosen = query.get("$select", "").split(",") if "$select" in query else None
            shown = [
                {k: v for k, v in row.items() if chosen is None or k in chosen}
                for row in found[first : first + page]
            ]
            content: Row = {"odata.metadata": f"{self.base}{path}/$metadata", "value": shown}
            if first + page < len(found):
                asked = {**query, "$skiptoken": str(first + page)}
                options = "&".join(f"{k}={quote(v)}" for k, v in asked.items())
                content[next_key] = f"{self.base}{quote(path)}?{options}"
            return content

        self.answers[path] = answer

    def collection(self, path: str, features: list[Row], *, page: int = 1000) -> None:
        """An OGC API collection of these features."""

        def answer(query: dict[str, str]) -> Any:
            first = int(query.get("cursor", 0))
            year = query.get("jaarcode")
            found = [f for f in features if year is None or str(f.get("year", year)) == year]
            shown = [{k: v for k, v in f.items() if k != "year"} for f in found]
            links = [{"rel": "self", "href": f"{self.base}{path}"}]
            if first + page < len(found):
                same = "".join(f"&{k}={v}" for k, v in query.items() if k != "cursor")
                links.append(
                    {"rel": "next", "href": f"{self.base}{path}?cursor={first + page}{same}"}
                )
            return {
                "type": "FeatureCollection",
                "links": links,
                "features": shown[first : first + page],
            }

        self.answers[path] = answer


def _passes(row: Row, condition: str) -> bool:
    if not condition:
        return True
    return all(_holds(row, part) for part in re.split(r" and (?![^(]*\))", condition))


def _holds(row: Row, part: str) -> bool:
    part = part.strip()
    if part.startswith("(") and part.endswith(")"):
        return any(_holds(row, p) for p in part[1:-1].split(" or "))
    if found := re.fullmatch(r"substringof\('([^']*)',(\w+)\)", part):
        return found[1] in str(row[found[2]])
    if found := re.fullmatch(r"startswith\((\w+),'([^']*)'\)", part):
        return str(row[found[1]]).startswith(found[2])
    found = re.fullmatch(r"(\w+) eq '([^']*)'", part)
    assert found, f"a filter this server does not know: {part}"
    return bool(row[found[1]] == found[2])


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service: Service

    def do_GET(self) -> None:
        reply = self.service.reply(self.path, dict(self.headers))
        if reply.silent:
            self.service.stop.wait(5)
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(reply.promised or len(reply.body)))
        self.end_headers()
        for piece in [reply.body] if not reply.drip else [bytes([b]) for b in reply.body]:
            try:
                self.wfile.write(piece)
            except OSError:
                break
            if reply.drip and self.service.stop.wait(reply.drip):
                break
        if reply.promised or reply.drip:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is what some tests are about."""


@contextmanager
def running() -> Iterator[Service]:
    """A service on a free port; ``base`` is its address."""
    service = Service()
    handler = type("Handler", (_Handler,), {"service": service})
    server = _Server(("127.0.0.1", 0), handler)
    service.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        service.stop.set()
        server.shutdown()
        server.server_close()
        thread.join()
