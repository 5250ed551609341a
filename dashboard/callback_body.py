"""What a callback request must look like before Dash may see it.

Dash answers a body of another shape with an error 500 and a trace in the log; a stranger's rubbish is no
defect of ours, so it is turned away here with one sentence.
"""

from collections.abc import Container
from typing import Any

from flask import Request

PATH = "/_dash-update-component"


def acceptable(request: Request, outputs: Container[str]) -> bool:
    """Whether the body asks for one of the known ``outputs`` in the shape that the browser sends."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # brackets nested deeper than any question
        return False
    return (
        isinstance(body, dict)
        and isinstance(body.get("output"), str)
        and body["output"] in outputs
        and _properties(body.get("outputs"))
        and _properties(body.get("inputs"))
        and isinstance(body.get("state", []), list)
        and _all(body.get("state", []))
        and _texts(body.get("changedPropIds"))
    )


def _properties(found: Any) -> bool:
    """One property, or a list of them; wildcards give lists in lists."""
    return _is_property(found) or (isinstance(found, list) and bool(found) and _all(found))


def _all(found: list[Any]) -> bool:
    return all(
        _is_property(p) or (isinstance(p, list) and all(_is_property(q) for q in p)) for p in found
    )


def _is_property(found: Any) -> bool:
    return isinstance(found, dict) and "id" in found and isinstance(found.get("property"), str)


def _texts(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(t, str) for t in found)
