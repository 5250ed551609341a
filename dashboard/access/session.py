"""The profile of who writes, in a signed cookie that scripts cannot read and other sites cannot send."""

import hashlib
from datetime import timedelta
from pathlib import Path

from flask import Flask, has_request_context, session
from pydantic import ValidationError

from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Author
from dashboard.access import secret, tokens

PROFILE = "profiel"
LASTING = timedelta(days=365)


def protect(server: Flask, home: Path) -> None:
    """Sign cookies with the key of ``home`` and refuse what writes without a token; raises SpiegelError for a
    key that is too short."""
    server.secret_key = secret.key(home)
    server.config.update(
        # Cookies do not tell ports apart: two servers on one machine keep their own.
        SESSION_COOKIE_NAME=f"spiegel_{hashlib.sha256(server.secret_key).hexdigest()[:8]}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=False,  # this machine only, over http
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LASTING,
        WTF_CSRF_TIME_LIMIT=None,  # a page may stay open; the token ends with the session
    )
    server.before_request(tokens.refuse_unsigned)
    server.after_request(tokens.hand_out)


def author() -> Author | None:
    """Who writes, as they said themselves; None when nobody did, or outside a request."""
    if not has_request_context():
        return None
    try:
        return Author.model_validate(session.get(PROFILE))
    except ValidationError:
        return None


def required() -> Author:
    """Who writes; raises SpiegelError when nobody said so."""
    found = author()
    if found is None:
        raise SpiegelError("Vul eerst in wie u bent.", "Uw tekst blijft staan.")
    return found


def remember(given: Author) -> None:
    """Keep the profile in the cookie."""
    session[PROFILE] = given.model_dump(mode="json", exclude={"checked"})
    session.permanent = True
