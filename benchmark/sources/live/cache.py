"""Answers kept for a day, each with its address, date and checksum.

One file per answer: a line of JSON (``url``, ``fetched_at`` in UTC, ``sha256`` of the answer), and the
answer itself, compressed. A file that does not match its checksum counts as absent.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmark.sources.live import writing

LONGEST = timedelta(days=1)  # the sources renew their figures once a day at most
SUFFIX = ".answer"


@dataclass(frozen=True)
class Kept:
    """An answer and where it came from."""

    url: str
    fetched_at: str
    sha256: str
    body: bytes


class Cache:
    """The kept answers of one source, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, url: str) -> Path:
        """The file of an address."""
        return self.folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}{SUFFIX}"

    def find(self, url: str) -> Kept | None:
        """The kept answer; None when there is none, it is too old, or it is damaged."""
        try:
            head, _, packed = self.path(url).read_bytes().partition(b"\n")
            told = json.loads(head)
            age = datetime.now(UTC) - datetime.fromisoformat(told["fetched_at"])
            body = zlib.decompress(packed)
            if told["url"] != url or told["sha256"] != _sum(body) or not _fresh(age):
                return None
            return Kept(url, told["fetched_at"], told["sha256"], body)
        except (FileNotFoundError, ValueError, KeyError, TypeError, zlib.error):
            return None

    def keep(self, url: str, body: bytes) -> Kept:
        """Keep an answer that came just now."""
        kept = Kept(url, datetime.now(UTC).isoformat(timespec="seconds"), _sum(body), body)
        told = {"url": url, "fetched_at": kept.fetched_at, "sha256": kept.sha256}
        packed = zlib.compress(body)
        writing.whole(self.path(url), json.dumps(told).encode() + b"\n" + packed)
        return kept

    def forget(self, urls: Iterable[str]) -> None:
        """Drop answers, so that the next run asks again."""
        for url in urls:
            self.path(url).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove the files that are too old to be used."""
        oldest = datetime.now(UTC) - LONGEST
        for path in self.folder.glob(f"*{SUFFIX}"):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < oldest:
                path.unlink(missing_ok=True)


def _fresh(age: timedelta) -> bool:
    return timedelta(minutes=-5) <= age <= LONGEST


def _sum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
