"""Reading answers: from the cache when it holds a fresh one, otherwise from the source."""

from collections.abc import Callable
from typing import Any

import orjson

from benchmark.sources.live.cache import Cache, Kept
from benchmark.sources.live.client import Client

Progress = Callable[[int, int], None]


class Reader:
    """Reads the answers of one run and remembers each: ``answers`` is its list of origins."""

    def __init__(
        self,
        client: Client,
        cache: Cache,
        progress: Progress = lambda done, total: None,
        *,
        refresh: bool = False,
    ) -> None:
        self.client, self.cache, self.refresh = client, cache, refresh
        self.answers: list[Kept] = []
        self.from_cache = 0
        self._progress, self._total = progress, 0

    def expect(self, total: int) -> None:
        """Tell how many answers this run will need, for the progress bar."""
        self._total = total
        self._progress(len(self.answers), total)

    def json(self, url: str) -> Any:
        """What the answer at ``url`` says; raises Unreachable."""
        asked = self.client.address.of(url)
        kept = None if self.refresh else self.cache.find(asked)
        if kept is not None:
            self.from_cache += 1
            content = orjson.loads(kept.body)
        else:
            answer = self.client.get(url)
            content, kept = answer.content, self.cache.keep(asked, answer.body)
        self.answers.append(Kept(asked, kept.fetched_at, kept.sha256, b""))
        self._progress(len(self.answers), max(self._total, len(self.answers)))
        return content

    def forget(self) -> None:
        """Drop every answer of this run: figures that cannot be used are asked again next time."""
        self.cache.forget(kept.url for kept in self.answers)
