"""The process that reads: whatever a file does to it, it does here, with nothing to lose and nowhere to go.

It can open no file and no connection: it may hold no more descriptors than the three it was given. It has no
secrets: it starts without the environment of the server. It ends by itself when nobody asks anything more.
"""

import codecs
import os
import resource
import sys
from typing import BinaryIO

from benchmark.intake import delimited, lettering, wire, workbook
from benchmark.intake.contents import Received
from benchmark.intake.limits import Limits
from benchmark.intake.refusing import RefusedFile

DESCRIPTORS = 3  # in, out and errors


def confine() -> None:
    """Give up for good what reading does not need; raises OSError where the system does not allow that."""
    for encoding in (lettering.UTF8_MARKED, lettering.UTF16, lettering.WINDOWS, "cp437"):
        codecs.lookup(
            encoding
        )  # brought in now: afterwards no file can be opened, those of Python included
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound(limits: Limits) -> None:
    """Let the system end this process where the next file takes more memory or time than it may."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    most_of = {resource.RLIMIT_CPU: spent + limits.seconds}
    if sys.platform != "darwin":  # which has no such limit, and serves developers only
        most_of[resource.RLIMIT_AS] = limits.memory
    for which, most in most_of.items():
        _, hard = resource.getrlimit(which)
        resource.setrlimit(which, (most if hard < 0 else min(most, hard), hard))


def answer(frame: bytes, content: bytes) -> bytes:
    """What became of one file."""
    kind, name, digest, limits = wire.requested(frame)
    bound(limits)
    try:
        return wire.answer(_read(kind, content, name, digest, limits))
    except RefusedFile as refused:
        return wire.refusal(refused.sentence, refused.remedy)
    except (
        Exception
    ) as error:  # too little memory, or a mistake of ours: nothing out of the file is told
        return wire.failure(type(error).__name__)


def _read(kind: str, content: bytes, name: str, digest: str, limits: Limits) -> Received:
    reader = workbook.read if kind == "xlsx" else delimited.read
    return reader(content, name, digest, limits)


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Read one file after another, until nobody asks anything more."""
    while (frame := wire.receive(stdin)) is not None:
        content = wire.receive(stdin)
        wire.send(stdout, answer(frame, content or b""))


if __name__ == "__main__":
    confine()
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except (wire.Garbled, OSError):  # whoever asked is gone
        os._exit(1)
