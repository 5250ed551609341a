"""Sending a file as a browser's form does, byte by byte, and what may never be in the answer."""

import html
import http.client
import io
import json
import re
import zipfile
from collections.abc import Mapping
from contextlib import closing
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from sqlalchemy import func, select

from benchmark.edition import Home
from benchmark.ledger.deliveries import Answered, Upload
from benchmark.ledger.store import Ledger, Record
from benchmark.ledger.tables import document
from dashboard.access import tokens
from tests.dashboard.asking import CALLBACK
from tests.dashboard.serving import PATIENCE
from tests.dashboard.writing import PROFILE

DELFT = "?gemeente=GM0503&over=2024"
FORM = f"/aanleveren/bestand{DELFT}"
QUESTIONNAIRE = f"/aanleveren/vragenlijst.xlsx{DELFT}"
BOUNDARY = "grens7d1"
KIND = f"multipart/form-data; boundary={BOUNDARY}"
TRACES = (
    "Traceback",
    'File "',
    ".py",
    "werkzeug",
    "openpyxl",
    "sqlalchemy",
    "Internal Server Error",
)
ENGLISH = re.compile(
    r"\b(the|this|and|is not|invalid|error|failed|request|entity|bad|exception|none|null|undefined|nan|denied)\b",
    re.IGNORECASE,
)  # fmt: skip


def form(content: bytes | None, name: bytes = b"vragenlijst.xlsx", token: str | None = "") -> bytes:
    """The body of the form; None leaves the file or the token out, and ``name`` is sent as it stands."""
    body = b""
    if token is not None:
        body += _part(b'name="csrf_token"', token.encode())
    if content is not None:
        kind = b"\r\nContent-Type: application/octet-stream"
        body += _part(b'name="bestand"; filename="' + name + b'"' + kind, content)
    return body + f"--{BOUNDARY}--\r\n".encode()


def _part(told: bytes, content: bytes) -> bytes:
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
    return head + told + b"\r\n\r\n" + content + b"\r\n"


class Sender:
    """Somebody with a browser at a server in another process, who said who they are unless told otherwise."""

    def __init__(self, site: str, introduced: bool = True) -> None:
        self.site, self.host = site, urlsplit(site).netloc
        self._kept: dict[str, str] = {}
        self.ask("GET", "/")
        if introduced:
            told = {"Content-Type": "application/json", tokens.HEADER: self.token}
            assert self.ask("POST", CALLBACK, _introduction(), told)[0] == 200

    @property
    def token(self) -> str:
        """The token of the session."""
        return self._kept[tokens.COOKIE]

    @property
    def headers(self) -> dict[str, str]:
        """What a browser sends with everything that writes."""
        cookies = "; ".join(f"{k}={v}" for k, v in self._kept.items())
        return {"Origin": self.site, "Sec-Fetch-Site": "same-origin", "Cookie": cookies}

    @property
    def signed(self) -> dict[str, str]:
        """The same with the token in a header, as our script sends it."""
        return self.headers | {"Host": self.host, tokens.HEADER: self.token}

    def output_of(self, part: str) -> str:
        """What the callback writes that fills this part of a question, as the app tells the browser."""
        listed = json.loads(self.ask("GET", "/_dash-dependencies")[1])
        return next(c["output"] for c in listed if f'"lever":"{part}"' in c["output"])

    def ask(
        self, method: str, path: str, body: bytes | None = None, more: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:  # fmt: skip
        """Status and body of one answer; the cookies are kept."""
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.request(method, path, body, self.headers | dict(more or {}))
            answer = connection.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self._kept |= {k: m.coded_value for k, m in SimpleCookie(value).items()}
            return answer.status, answer.read()
        finally:
            connection.close()

    def head(self, length: int, path: str = FORM) -> bytes:
        """The head of an upload, for who writes to a socket."""
        told = {
            "Host": self.host,
            "Content-Type": KIND,
            "Content-Length": str(length),
        } | self.headers
        lines = "".join(f"{k}: {v}\r\n" for k, v in told.items())
        return f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode()

    def upload(
        self, content: bytes | None, name: bytes = b"vragenlijst.xlsx", path: str = FORM
    ) -> tuple[int, str]:
        """Status and page after the form is sent, as a browser without scripts does."""
        body = form(content, name, self.token)
        status, answer = self.ask("POST", path, body, {"Content-Type": KIND})
        return status, answer.decode()


def _introduction() -> bytes:
    outputs = [{"id": i, "property": "children"} for i in ("wie", "wie-boven")]
    return json.dumps(
        {
            "output": "..wie.children...wie-boven.children..",
            "outputs": outputs,
            "inputs": [{"id": "wie-bewaar", "property": "n_clicks", "value": 1}],
            "state": [{"id": i, "property": "value", "value": v} for i, v in PROFILE.items()],
            "changedPropIds": ["wie-bewaar.n_clicks"],
        }
    ).encode()


def words(page: str) -> str:
    """What a page says, on one line."""
    body = page.partition("<main")[2] or page
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", body)))


def message(page: str) -> str:
    """What is said after an upload."""
    found = re.search(r'<div class="melding.*?</div>', page, re.DOTALL)
    return words(found[0]) if found else ""


def quiet(page: str) -> None:
    """Fails for a page with a trace of a program or English in it."""
    without_files = re.sub(r'href="data:[^"]*"', "", page)
    assert not any(t in without_files for t in TRACES), without_files[-2000:]
    own = re.sub(r"U schreef '[^']*'", "", words(without_files))
    assert ENGLISH.findall(own) == []


def with_parts(workbook: bytes, more: Mapping[str, bytes]) -> bytes:
    """The workbook with these parts added, or put in the place of those that are there."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, more.get(name) or old.read(name))
        for name in more.keys() - set(old.namelist()):
            new.writestr(name, more[name])
    return stream.getvalue()


def part_of(workbook: bytes, name: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as old:
        return old.read(name)


def stored(home: Home) -> tuple[list[Record[Answered]], list[Record[Upload]], int]:
    """Every answer and upload in the ledger of a home, and how many files are kept."""
    with closing(Ledger.at(home)) as ledger:
        with ledger.reading() as connection:
            files = connection.execute(select(func.count()).select_from(document)).scalar_one()
        return ledger.every(Answered), ledger.every(Upload), files


NOTHING: tuple[list[Record[Answered]], list[Record[Upload]], int] = ([], [], 0)
