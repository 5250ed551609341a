"""A token on everything that writes: a page of ours has it, a page of another site cannot read it.

The browser gets it in a cookie that our script sends back as a header; it belongs to one session. Callbacks that
only read need none.
"""

from flask import Response, current_app, request, session
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms import ValidationError

from dashboard import callback_body

COOKIE = "_csrf_token"
HEADER = "X-CSRFToken"
FIELD = "csrf_token"
WRITING: set[str] = set()  # the outputs of callbacks that write, as the browser names them
TOO_OLD = (
    "De pagina was te oud om iets te bewaren. Probeer het nog een keer; uw tekst blijft staan."
)
STRANGE = "Dit verzoek komt niet van een pagina van Gemeentespiegel en wordt niet uitgevoerd."
PAGES = ("/", "/<path:path>")
READING = ("GET", "HEAD", "OPTIONS")


def refuse_unsigned() -> tuple[str, int] | None:
    """Refuse a request that writes when it does not come from a page of ours that has the token."""
    if not _writes():
        return None
    if "Origin" not in request.headers and request.headers.get("Sec-Fetch-Site") != "same-origin":
        return STRANGE, 403
    # A plain form cannot send a header; its token stands in a field. Only then is the body read here.
    token = request.headers.get(HEADER) or request.form.get(FIELD)
    return None if _valid(token) else (TOO_OLD, 400)


def _writes() -> bool:
    if request.method in READING or request.routing_exception is not None:
        return False
    if request.path != callback_body.PATH:
        return True
    body = request.get_json(silent=True)
    return isinstance(body, dict) and body.get("output") in WRITING


def _valid(token: str | None) -> bool:
    try:
        validate_csrf(token)
    except ValidationError:
        return False
    return True


def hand_out(response: Response) -> Response:
    """Give a page its token where it has none that holds; a page that was too old can then try again.

    Not when another site leads here: the browser keeps the cookies of a visitor to itself then, and a new
    session would wipe out the one that is there.
    """
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") or not _wanted(
        response
    ):
        return response
    session.permanent = True
    response.set_cookie(
        COOKIE,
        generate_csrf(),
        max_age=current_app.permanent_session_lifetime,
        samesite="Strict",
        httponly=False,  # our script sends it back as a header
    )
    return response


def _wanted(response: Response) -> bool:
    if response.status_code == 400:
        return response.get_data(as_text=True) == TOO_OLD
    if response.status_code != 200:
        return False
    if request.endpoint in PAGES:
        return not _valid(request.cookies.get(COOKIE))
    asked_by_browser = request.path == callback_body.PATH and "Sec-Fetch-Site" in request.headers
    return asked_by_browser and COOKIE not in request.cookies
