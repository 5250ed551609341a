"""Callbacks that record something: a drop-in for ``dash.callback``, and what they say when it fails."""

import logging
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

import dash
from dash import _callback as registered
from dash.exceptions import MissingCallbackContextException

from benchmark.errors import SpiegelError
from dashboard.access import tokens

logger = logging.getLogger(__name__)

REFUSAL = "weigering"  # the element of the shell where a refusal is said


def writes(
    *dependencies: Any, **settings: Any
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """As ``dash.callback``, for a callback that records something: it is refused without a token.

    A SpiegelError in it changes nothing on the page and is said in the shell; so is a defect of ours.
    """
    settings.setdefault("prevent_initial_call", True)
    settings.setdefault("on_error", _say)
    before = len(registered.GLOBAL_CALLBACK_LIST)
    decorate: Callable[[Callable[..., Any]], Callable[..., Any]]
    decorate = dash.callback(*dependencies, **settings)
    tokens.WRITING.update(c["output"] for c in registered.GLOBAL_CALLBACK_LIST[before:])
    return lambda build: decorate(_when_pressed(build))


def _when_pressed(build: Callable[..., Any]) -> Callable[..., Any]:
    """Record nothing when a button only appeared: Dash calls for that too, whatever was asked."""

    @wraps(build)
    def called(*values: Any, **named: Any) -> Any:
        return build(*values, **named) if _pressed() else dash.no_update

    return called


def _pressed() -> bool:
    try:
        causes = [t["value"] for t in dash.ctx.triggered]
    except MissingCallbackContextException:  # called by other code, not by a page
        return True
    return any(v is not None and (isinstance(v, bool) or v != 0) for v in causes)


def _say(error: Exception) -> Any:
    """Say in the shell why nothing was recorded; everything on the page stays as it is."""
    if isinstance(error, SpiegelError):
        text = str(error)
    else:
        code = secrets.token_hex(2).upper()
        logger.error("a callback that writes failed, code %s", code, exc_info=error)
        text = f"Er is niets bewaard, door een fout van ons. Meld code {code} als het zo blijft."
    dash.set_props(REFUSAL, {"children": text})
    return dash.no_update
