"""Asking a public service over HTTP: patient, limited, and only at the addresses of its source.

Method: exponential backoff with jitter (stamina) on passing trouble only; connect and read time-outs
per step, and one deadline over all tries of an answer; a limit on the decoded size, so that a small
compressed answer cannot fill the memory.
"""

import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx2
import orjson
import stamina

from benchmark import dutch
from benchmark.errors import FiguresError

PASSING = (429, 500, 502, 503, 504)
REFUSED = (401, 403)
MOST_REDIRECTS = 3
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LATER = "Probeer het later opnieuw."
AGENT = "Gemeentespiegel/0.1 (open source; benchmark van gemeenten)"

# Each scheduled retry would otherwise be a line in English on standard error.
logging.getLogger("stamina").addHandler(logging.NullHandler())
logging.getLogger("stamina").propagate = False


class Unreachable(FiguresError):
    """The service gave no answer that can be used; answers that came before it are still good."""


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds, how often to try, and how large an answer may be, in bytes."""

    connect: float = 10.0
    read: float = 30.0
    total: float = 180.0
    attempts: int = 4
    first_wait: float = 0.5
    longest_wait: float = 20.0
    largest: int = 64 * 2**20


@dataclass(frozen=True)
class Address:
    """Where a source lives: the hosts it may answer from, its key, and another base if somebody set one.

    ``base`` replaces scheme and host of every address (a mirror, or the server of a test); plain
    http is allowed on this computer only, since a key would travel readably.
    """

    hosts: tuple[str, ...]
    base: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    key_name: str = ""

    def __post_init__(self) -> None:
        parts = _split(self.base) if self.base else None
        if parts and not (parts[1] and _safe(parts[0], parts[1])):
            raise FiguresError(
                f"Het adres '{self.base[:80]}' in SPIEGEL_FETCH_BASE is niet te gebruiken.",
                "Schrijf een adres dat met https:// begint; http:// mag alleen naar deze computer.",
            )

    def of(self, url: str) -> str:
        """The address to ask; raises Unreachable for one that is not of this source."""
        scheme, host, path, query = _split(url)
        if host in self.hosts:
            own = _split(self.base) if self.base else ("https", host, "", "")
            return urlunsplit((own[0], own[1], path, query, ""))
        if self.base and (scheme, host) == _split(self.base)[:2]:
            return url
        raise Unreachable(
            f"De bron verwijst naar een ander adres ({host[:60] or url[:60]}), en dat volgen we niet.",
            "Meld dit bij de bron; misschien is de dienst verhuisd.",
        )


def _split(url: str) -> tuple[str, str, str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", "", "", ""
    return parts.scheme, parts.netloc.lower(), parts.path, parts.query


def _safe(scheme: str, host: str) -> bool:
    name = re.sub(r":\d+$", "", host).strip("[]")
    return scheme == "https" or (scheme == "http" and name in LOOPBACK)


class _Status(Exception):
    """An answer with another status than 200; ``wait`` is what the server asked, in seconds."""

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(str(status))
        self.status, self.wait = status, wait


class _Half(Exception):
    """An answer that stops before its end."""


class _Slow(Exception):
    """An answer that goes on past the deadline."""


@dataclass(frozen=True)
class Answer:
    """One answer: the bytes as they came (decompressed), and what they say."""

    body: bytes
    content: Any


class Client:
    """Asks one source for JSON. A context manager: leaving it closes the connections."""

    def __init__(self, address: Address, patience: Patience) -> None:
        self.address, self.patience = address, patience
        # A proxy of the office is used when the environment names one, but never for this computer.
        self._http = httpx2.Client(
            headers={"accept": "application/json", "user-agent": AGENT, **address.headers},
            follow_redirects=False,
            trust_env=not address.base,
        )

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *trouble: object) -> None:
        self._http.close()

    def get(self, url: str) -> Answer:
        """The answer at ``url``; raises Unreachable with one Dutch sentence."""
        patience = self.patience
        asked = self.address.of(url)
        deadline = time.monotonic() + patience.total
        host = urlsplit(asked).netloc
        try:
            for attempt in stamina.retry_context(
                on=self._worth_another_try,
                attempts=patience.attempts,
                timeout=patience.total,
                wait_initial=patience.first_wait,
                wait_max=patience.longest_wait,
                wait_jitter=patience.first_wait,
            ):
                with attempt:
                    return self._once(asked, deadline)
        except _Status as error:
            raise self._refused(host, url, error.status) from error
        except (httpx2.TimeoutException, _Slow) as error:
            raise self._slow(host, error) from error
        except (_Half, httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.DecodingError) as error:
            raise Unreachable(
                f"{host} brak het antwoord halverwege af{self._tries()}.", LATER
            ) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise _unreached(host, error) from error
        raise AssertionError("stamina gives an answer or an error")

    def _worth_another_try(self, error: Exception) -> bool | float:
        if isinstance(error, _Status):
            if error.wait is not None and error.status in PASSING:
                return error.wait if error.wait <= self.patience.longest_wait else False
            return error.status in PASSING
        if isinstance(error, (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError, _Slow)):
            return False
        return isinstance(error, (httpx2.TransportError, httpx2.DecodingError, _Half))

    def _once(self, url: str, deadline: float) -> Answer:
        for _ in range(MOST_REDIRECTS + 1):
            left = deadline - time.monotonic()
            if left <= 0:
                raise _Slow
            wait = httpx2.Timeout(
                min(self.patience.read, left), connect=min(self.patience.connect, left)
            )
            with self._http.stream("GET", url, timeout=wait) as response:
                if response.has_redirect_location:
                    url = self.address.of(urljoin(url, response.headers["location"]))
                    continue
                if response.status_code != 200:
                    raise _Status(response.status_code, _retry_after(response))
                return _parsed(self._body(response, deadline), urlsplit(url).netloc)
        raise Unreachable(f"{urlsplit(url).netloc} stuurt steeds door naar een ander adres.", LATER)

    def _body(self, response: httpx2.Response, deadline: float) -> bytes:
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > self.patience.largest:
                megabytes = dutch.number(self.patience.largest / 2**20)
                raise Unreachable(
                    f"Het antwoord van {response.url.host} is groter dan {megabytes} MB; "
                    "zo groot zijn deze cijfers niet.",
                    "Meld dit bij de bron.",
                )
            if time.monotonic() > deadline:
                raise _Slow
        return bytes(body)

    def _refused(self, host: str, url: str, status: int) -> Unreachable:
        if status in REFUSED and self.address.key_name:
            return Unreachable(
                f"{host} weigert de sleutel (antwoord {status}).",
                f"Controleer de sleutel in {self.address.key_name} of vraag een nieuwe aan.",
            )
        if status == 404:
            return Unreachable(
                f"{host} kent '{urlsplit(url).path}' niet (antwoord 404).",
                "Controleer het jaar; elk jaar heeft een eigen tabel, en die kan er nog niet zijn.",
            )
        if status in PASSING:
            return Unreachable(
                f"{host} heeft een storing (antwoord {status}){self._tries()}.", LATER
            )
        return Unreachable(
            f"{host} weigert de vraag (antwoord {status}; verwacht: 200).",
            "Misschien is de dienst veranderd. Kijk op de pagina van de bron.",
        )

    def _slow(self, host: str, error: Exception) -> Unreachable:
        seconds = self.patience.total if isinstance(error, _Slow) else self.patience.read
        if isinstance(error, httpx2.ConnectTimeout):
            seconds = self.patience.connect
        shown = dutch.number(seconds, 0 if seconds >= 1 else 1)
        return Unreachable(
            f"{host} antwoordt te langzaam: na {shown} seconden was er geen heel antwoord"
            f"{self._tries()}.",
            "Probeer het later opnieuw, of geef meer tijd met --timeout.",
        )

    def _tries(self) -> str:
        return (
            f", ook na {self.patience.attempts} keer proberen" if self.patience.attempts > 1 else ""
        )


def _parsed(body: bytes, host: str) -> Answer:
    if body.lstrip()[:1] == b"<":
        raise Unreachable(
            f"{host} gaf een webpagina in plaats van cijfers.",
            "Misschien is er onderhoud, of houdt een filter van uw netwerk de vraag tegen. "
            + LATER,
        )
    try:
        return Answer(body, orjson.loads(body))
    except orjson.JSONDecodeError as error:
        raise _Half from error


def _retry_after(response: httpx2.Response) -> float | None:
    text = response.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() else None


def _unreached(host: str, error: Exception) -> Unreachable:
    if "CERTIFICATE" in str(error).upper():
        return Unreachable(
            f"De beveiligde verbinding met {host} lukt niet: het certificaat is niet te vertrouwen.",
            "Vraag uw beheerder of het netwerk verkeer openmaakt.",
        )
    return Unreachable(
        f"{host} is niet te bereiken.",
        "Controleer de verbinding met internet en probeer het later opnieuw.",
    )
