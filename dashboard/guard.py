"""What every request and answer must pass: known host, own origin, headers, text compressed once.

The server speaks to this machine only. A page of another site that tries to reach it (DNS rebinding,
cross-site posts) is refused on the Host and Origin it cannot forge.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Container
from functools import cache
from urllib.parse import urlsplit

import brotli
from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboard import callback_body

logger = logging.getLogger(__name__)

HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
STATIC = ("/assets/", "/_dash-component-suites/")
KEPT = (*STATIC, "/kaart/", "/zoek.json")  # say themselves how long a browser may keep them
TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
SMALLEST = 1024
MB = 1024 * 1024
THROWN_AWAY, PATIENCE = 128 * MB, 10.0  # bytes and seconds of a body that is too large
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def policy(script_hashes: list[str]) -> str:
    """The content security policy; Dash injects styles while it runs, so those stay allowed inline."""
    scripts = " ".join(["'self'", *script_hashes])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-src 'none'; frame-ancestors 'none'; manifest-src 'self'"
    )


def protect(
    server: Flask, script_hashes: Callable[[], list[str]], outputs: Callable[[], Container[str]]
) -> None:
    """Install the checks.

    ``script_hashes`` gives those of Dash's own inline scripts; they are asked once, at the first answer,
    because Dash registers its page scripts at the first request. ``outputs``: what callbacks can give.
    """
    kept = _Compressed()
    settled = cache(lambda: policy(script_hashes()))
    server.before_request(refuse_strangers)

    @server.before_request
    def refuse_rubbish() -> tuple[str, int] | None:
        """Refuse a callback request that no page of ours sends."""
        if request.path != callback_body.PATH or request.method != "POST":
            return None
        if request.is_json and callback_body.acceptable(request, outputs()):
            return None
        return "Dit verzoek is niet te lezen.", 400

    @server.after_request
    def finish(response: Response) -> Response:
        for name, header in HEADERS.items():
            response.headers.setdefault(name, header)
        response.headers["Content-Security-Policy"] = settled()
        if not request.path.startswith(KEPT):
            response.headers["Cache-Control"] = "no-store"
        elif request.path.startswith(STATIC):
            kept.compress(response)
        return response

    @server.errorhandler(Exception)
    def failed(error: Exception) -> tuple[str, int]:
        """No traceback and no English on the screen."""
        if isinstance(error, HTTPException):
            status = error.code or 500
            if status == 413:
                _throw_away()
            text = {
                404: "Deze bladzijde bestaat niet.",
                405: "Dit kan hier niet.",
                413: "Dit bestand is te groot. Er is niets overgenomen. Stuur hoogstens 5 MB.",
            }
            return text.get(status, "Dit verzoek is niet te lezen."), status
        if isinstance(error, DependencyException):
            return "Dit bestand bestaat niet.", 404
        code = secrets.token_hex(2).upper()
        logger.exception("request failed, code %s", code)
        return f"Er ging iets mis. Meld code {code} als het zo blijft.", 500


def refuse_strangers() -> tuple[str, int] | None:
    """Refuse a Host that is not this machine, and a write whose Origin is another site."""
    if (urlsplit(f"//{request.host}").hostname or "") not in HOSTS:
        return "Dit adres hoort niet bij deze server. Gebruik http://127.0.0.1.", 403
    origin = request.headers.get("Origin")
    if origin and origin != f"{request.scheme}://{request.host}":
        return "Dit verzoek komt van een andere website en wordt niet uitgevoerd.", 403
    return None


def _throw_away() -> None:
    """Read on where the body is too large: a browser that is still sending shows no answer, only a broken connection."""
    body, deadline = request.environ["wsgi.input"], time.monotonic() + PATIENCE
    left = min(request.content_length or 0, THROWN_AWAY)
    while left > 0 and time.monotonic() < deadline:
        piece = body.read(min(left, MB))
        if not piece:
            return
        left -= len(piece)


class _Compressed:
    """Static text, compressed at its first request and kept: 1.2 MB of script costs 40 ms each time."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], bytes] = {}
        self._lock = threading.Lock()

    def compress(self, response: Response) -> None:
        """Replace the body by its kept compressed form, when browser and content allow it."""
        wanted = "br" in request.headers.get("Accept-Encoding", "")
        if not wanted or response.status_code != 200 or "Content-Encoding" in response.headers:
            return
        if not (response.mimetype or "").startswith(TEXT):
            return
        response.direct_passthrough = False
        body = response.get_data()
        if len(body) < SMALLEST:
            return
        key = (request.path, len(body))
        with self._lock:
            if key not in self._kept:
                self._kept[key] = brotli.compress(body, quality=6)
        response.set_data(self._kept[key])
        response.headers["Content-Encoding"] = "br"
        response.headers.add("Vary", "Accept-Encoding")
        etag, weak = response.get_etag()
        if etag and not weak:
            response.set_etag(f"{etag}-br")
