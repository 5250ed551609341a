"""Asking Typst for a PDF or a picture: one compiler per thread, with the fonts of the house and nothing of this computer.

Typst remembers what it has laid out for the ten compilations after it: hundreds of megabytes of reports. So that many
compilations of nothing follow every real one, at the cost of a few milliseconds.
"""

import json
import threading
from functools import lru_cache
from typing import Any

import typst

from benchmark import places

FONTS = ("Source Sans 3", "Source Sans 3 Ext", "Libertinus Serif", "DejaVu Sans Mono")
FONTS_JSON = json.dumps(FONTS)
STANDARD = "ua-1"
REMEMBERED = 10  # compilations
WITHOUT_SHAPE = "could not be displayed"
_kept = threading.local()


class NoShape(Exception):
    """A text that no font can show."""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folder = places.ASSETS / "vendor"
    paths = [str(folder)] if folder.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def _compiler() -> typst.Compiler:
    if not hasattr(_kept, "compiler"):
        _kept.compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _kept.compiler
    return compiler


def compiled(source: bytes, inputs: dict[str, str]) -> bytes:
    """The PDF/UA-1 of a Typst source; raises NoShape for a text that no font can show."""
    try:
        return _asked(source, inputs, format="pdf", pdf_standards=[STANDARD])
    finally:
        _forget()


def pictured(source: bytes, inputs: dict[str, str], ppi: float) -> bytes:
    """The page of a Typst source as PNG."""
    try:
        return _asked(source, inputs, format="png", ppi=ppi)
    finally:
        _forget()


def _forget() -> None:
    for _ in range(REMEMBERED + 1):
        _compiler().compile(input=b"", format="svg")


def _asked(source: bytes, inputs: dict[str, str], **how: Any) -> bytes:
    try:
        found = _compiler().compile(input=source, sys_inputs=inputs, **how)
    except typst.TypstError as error:
        if WITHOUT_SHAPE in str(error):
            raise NoShape(error.diagnostic) from error
        raise
    assert isinstance(found, bytes)
    return found
