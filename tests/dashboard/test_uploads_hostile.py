"""Files made to harm, sent to the real server: refused in Dutch, nothing kept, and the same processes serve on.

Every file is a questionnaire that would be taken over, with one thing wrong; so what gets past the guard is kept,
and seen here.
"""

import io
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from benchmark.edition import Home
from dashboard.access import tokens
from tests.dashboard import serving
from tests.dashboard.uploading import (
    DELFT,
    FORM,
    KIND,
    NOTHING,
    QUESTIONNAIRE,
    Sender,
    form,
    message,
    part_of,
    quiet,
    stored,
    with_parts,
)
from tests.delivery.answering import CHANNELS, filled
from tests.intake.test_hostile_xml import LAUGHS

MB = 1024 * 1024
SHEET = "xl/worksheets/sheet2.xml"
# Python on its own, of a request that was cut off; only the server of a test is told to warn of everything.
UNCLOSED = re.compile(r"Exception ignored in: <function SpooledTemporaryFile.*?ResourceWarning: [^\n]*\n", re.DOTALL)  # fmt: skip


@dataclass
class Site:
    """A server that is up, where nothing may ever be kept."""

    address: str
    home: Home
    log: Path
    process: int
    sender: Sender
    good: bytes  # a questionnaire that would be taken over

    @property
    def workers(self) -> set[int]:
        """The processes that serve pages."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        return {int(c) for c in children}


@pytest.fixture(scope="module")
def running(edition_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("uploads")
    with ExitStack() as stack:
        home = root / "spiegel"
        home.mkdir()
        (home / "editions").symlink_to(edition_home / "editions")
        (home / "current").write_bytes((edition_home / "current").read_bytes())
        port = serving.free_port()
        process = serving.launch(home, port, root / "log")
        stack.callback(serving.end, process)
        serving.await_health(process, port)
        sender = Sender(f"http://127.0.0.1:{port}")
        status, empty = sender.ask("GET", QUESTIONNAIRE)
        assert status == 200
        good = filled(empty, CHANNELS)
        yield Site(sender.site, Home(home), root / "log", process.pid, sender, good)


@pytest.fixture
def site(running: Site) -> Iterator[Site]:
    """The server; afterwards it must be as it was, with nothing in the ledger and no trace in its log."""
    before, told = running.workers, len(running.log.read_text())
    yield running
    status, page = running.sender.ask("GET", FORM)
    assert status == 200 and b"Upload een bestand" in page
    assert running.workers == before
    assert stored(running.home) == NOTHING
    log = UNCLOSED.sub("", running.log.read_text()[told:])
    assert not any(t in log for t in ("Traceback", "Exception", "WORKER", "failed"))


def refused(site: Site, content: bytes | None, name: bytes = b"vragenlijst.xlsx") -> str:
    """What the page says of a file that is refused."""
    status, page = site.sender.upload(content, name)
    assert status == 200, page[:500]
    quiet(page)
    assert 'role="alert"' in page
    return message(page)


def word(_: bytes) -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def macros(good: bytes) -> bytes:
    types = part_of(good, "[Content_Types].xml")
    macro = types.replace(b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")  # fmt: skip
    assert macro != types
    return with_parts(
        good, {"[Content_Types].xml": macro, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    )


def sparse(good: bytes) -> bytes:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return changed(good, SHEET, b"</sheetData>", far)


def changed(good: bytes, part: str, old: bytes, new: bytes) -> bytes:
    xml = part_of(good, part)
    assert old in xml
    return with_parts(good, {part: xml.replace(old, new, 1)})


def entity(good: bytes, doctype: str) -> bytes:
    return changed(good, SHEET, b"<worksheet ", doctype.encode() + b"<worksheet ")


def many_sheets(good: bytes) -> bytes:
    more = "".join(f'<sheet name="b{n}" sheetId="{n + 90}" r:id="rId1"/>' for n in range(10_000))
    return changed(good, "xl/workbook.xml", b"</sheets>", more.encode() + b"</sheets>")


def locked(good: bytes) -> bytes:
    at = good.find(b"PK\x01\x02")
    return good[: at + 8] + bytes([good[at + 8] | 1]) + good[at + 9 :]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
Making = Callable[[bytes], bytes]
HOSTILE: dict[str, tuple[Making, str]] = {
    "empty": (lambda _: b"", "is leeg"),
    "only spaces": (lambda _: b" \r\n\r\n", "is leeg"),
    "pdf": (lambda _: b"%PDF-1.7 tekst", "een PDF"),
    "word as xlsx": (word, "een Word-document"),
    "xls": (lambda _: OLE + "Workbook".encode("utf-16-le"), "oud Office-bestand"),
    "behind a password": (lambda _: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(5000), "beveiligd met een wachtwoord"),
    "locked entry": (locked, "is versleuteld"),
    "macros": (macros, "bevat macro's"),
    "cut off": (lambda good: good[: len(good) // 2], "is beschadigd"),
    "bytes before": (lambda good: b"x" * 10 + good, "een onbekende codering"),
    "bomb": (lambda good: with_parts(good, {"xl/worksheets/sheet99.xml": b" " * (60 * MB)}), "uitgepakt veel te groot"),
    "very many entries": (lambda good: with_parts(good, {f"xl/media/{n}.png": b"x" for n in range(400)}), "onderdelen"),
    "very many sheets": (many_sheets, "meer dan 40 bladen"),
    "entry out of the zip": (lambda good: with_parts(good, {"../../../tmp/x.xml": b"<x/>"}), "is beschadigd"),
    "sparse": (sparse, "tot cel XFD1048576"),
    "external entity": (lambda good: entity(good, '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "niet thuishoren"),
    "external type": (lambda good: entity(good, '<!DOCTYPE sst SYSTEM "http://127.0.0.1:9/x.dtd">'), "niet thuishoren"),
    "laughs": (lambda good: entity(good, LAUGHS), "niet thuishoren"),
    "external link": (lambda good: with_parts(good, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "ander bestand"),
    "connection": (lambda good: with_parts(good, {"xl/connections.xml": b"<x/>"}), "andere bron"),
    "ole object": (lambda good: with_parts(good, {"xl/embeddings/oleObject1.bin": b"x"}), "erin is geplakt"),
    "a file in the file": (lambda good: with_parts(good, {"xl/media/image1.png": good}), "bevat een ander bestand"),
    "dde": (lambda good: changed(good, SHEET, b"</sheetData>", b'<row r="90"><c r="A90"><f>cmd|\' /C calc\'!A0</f><v>0</v></c></row></sheetData>'), "DDE"),
    "5.3 MB": (lambda good: with_parts(good, {"xl/media/image1.png": os.urandom(5_300_000)}), "is te groot: 5,1 MB"),
}  # fmt: skip


def test_what_is_not_hostile_would_be_taken_over(site: Site) -> None:
    """Else the files below would prove nothing; this one is held back only by one wrong answer."""
    said = refused(site, filled(site.good, {"contacten-telefoon": "1.234"}))
    assert "Er is niets overgenomen: in het bestand staan fouten." in said


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused(site: Site, kind: str) -> None:
    make, said = HOSTILE[kind]
    assert said in refused(site, make(site.good))


def test_no_file(site: Site) -> None:
    assert "nog geen bestand gekozen" in refused(site, None)
    assert "nog geen bestand gekozen" in refused(site, b"", name=b"")


def test_somebody_without_a_name(site: Site) -> None:
    nobody = Sender(site.address, introduced=False)
    status, page = nobody.upload(site.good)
    assert status == 200 and "Vul eerst in wie u bent." in message(page)
    quiet(page)


def test_another_municipality_is_refused_and_noted(site: Site) -> None:
    status, page = site.sender.upload(
        site.good, path="/aanleveren/bestand?gemeente=GM0518&over=2024"
    )
    assert status == 200 and "Dit bestand is van Delft, niet van 's-Gravenhage." in message(page)
    quiet(page)
    noted = [line for line in site.log.read_text().splitlines() if "GM0518" in line]
    assert noted == ["a file of GM0503 was handed in for GM0518 and refused"]


@pytest.mark.parametrize("size", [6 * MB, 100 * MB])
def test_a_body_that_is_too_large(site: Site, size: int) -> None:
    """Whoever is still sending gets to see the answer; also a script of ours, whose token is in a header."""
    for more in ({}, {tokens.HEADER: site.sender.token}):
        status, page = site.sender.ask(
            "POST", FORM, form(bytes(size)), {"Content-Type": KIND} | more
        )
        assert status == 413
        assert (
            page.decode()
            == "Dit bestand is te groot. Er is niets overgenomen. Stuur hoogstens 5 MB."
        )


def test_a_connection_that_is_cut_half_way(site: Site) -> None:
    body = form(site.good, token=site.sender.token)
    for part in (0, 1, 200, len(body) // 2, len(body) - 40, len(body) - 4):
        with socket.create_connection(_place(site), timeout=30) as line:
            line.sendall(site.sender.head(len(body)) + body[:part])
            line.shutdown(socket.SHUT_WR)
            answer = _until_closed(line)
        assert answer.startswith(b"HTTP/1.1 400 ")
    with socket.create_connection(_place(site), timeout=30) as line:  # and one that is torn off
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        line.sendall(site.sender.head(len(body)) + body[:-4])


def test_a_body_without_its_end(site: Site) -> None:
    """As long as it says, but the last boundary is not there."""
    body = form(site.good, token=site.sender.token).removesuffix(b"--grens7d1--\r\n")
    status, page = site.sender.ask("POST", FORM, body, {"Content-Type": KIND})
    assert status == 400
    quiet(page.decode())


def test_a_slow_body_holds_nobody_up(site: Site) -> None:
    body = form(OLE, token=site.sender.token)
    lines = [socket.create_connection(_place(site), timeout=30) for _ in range(4)]
    try:
        for line in lines:
            line.sendall(site.sender.head(len(body)) + body[:10])
        for at in range(10, 60, 10):
            for line in lines:
                line.sendall(body[at : at + 10])
            assert site.sender.ask("GET", f"/aanleveren{DELFT}")[0] == 200
        for line in lines:
            line.sendall(body[60:])
            line.shutdown(socket.SHUT_WR)
            assert b"oud Office-bestand" in _until_closed(line)
    finally:
        for line in lines:
            line.close()


def test_many_hostile_files_at_once(site: Site) -> None:
    """More than there are processes to read them."""
    files = [
        make(site.good) for make, _ in (HOSTILE[k] for k in ("laughs", "sparse", "dde", "macros"))
    ]
    said: list[str] = []

    def send(content: bytes) -> None:
        said.append(refused(site, content))

    threads = [threading.Thread(target=send, args=(f,)) for f in files * 3]
    for thread in threads:
        thread.start()
    while any(t.is_alive() for t in threads):
        assert site.sender.ask("GET", "/gezond")[0] == 200
        time.sleep(0.05)
    assert len(said) == 12


def _place(site: Site) -> tuple[str, int]:
    return "127.0.0.1", int(site.address.rpartition(":")[2])


def _until_closed(line: socket.socket) -> bytes:
    found = b""
    while piece := line.recv(65536):
        found += piece
        head, _, rest = found.partition(b"\r\n\r\n")
        told = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        if told and len(rest) >= int(told):
            break
    return found
