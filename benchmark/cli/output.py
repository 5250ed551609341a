"""Where words go: answers to standard output, everything else to standard error."""

import json
import os
import sys
from typing import Any, TextIO

from rich.console import Console, RenderableType

WIDTH_ELSEWHERE = 120  # columns when nobody looks: a file or a pipe has no width of its own


def speak_utf8() -> None:
    """The same bytes on every computer, whatever its locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(*parts: RenderableType) -> None:
    """Tables and sentences on standard output."""
    console = _console(sys.stdout)
    for part in parts:
        console.print(part)


def show_json(answer: Any) -> None:
    """An answer as JSON and nothing else on standard output."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def aside() -> Console:
    """Standard error, for progress and messages."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    width = None if stream.isatty() else WIDTH_ELSEWHERE
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False)


def be_silent() -> None:
    """After a reader went away (``| head``): let the last flush at exit fall into nothing."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
