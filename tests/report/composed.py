"""Documents composed from the real figures, for tests."""

from datetime import date
from functools import cache

from benchmark.report.composing import Said, compose
from benchmark.report.document import Document
from benchmark.report.spec import Spec
from benchmark.viewing import View

NOBODY = Said()


def composed(view: View, said: Said = NOBODY, **choices: object) -> Document:
    """A document; Delft 2023 where nothing else is chosen. The same choices are composed once."""
    spec = Spec.model_validate({"gemeente": "Delft", "year": 2023} | choices)
    if said is NOBODY:
        return _once(view, spec)
    return _made(view, spec, said)


@cache
def _once(view: View, spec: Spec) -> Document:
    return _made(view, spec, NOBODY)


def _made(view: View, spec: Spec, said: Said) -> Document:
    return compose(
        view, spec, said, code="GS-7K2M9P", author="De adviseur", made_on=date(2026, 10, 1)
    )
