"""Whether a text for the public names another municipality."""

import re
from collections.abc import Iterable
from functools import lru_cache

CODE = re.compile(r"\bGM\d{4}\b", re.IGNORECASE)


def named(text: str, own: str, others: Iterable[str]) -> tuple[str, ...]:
    """The names and codes of other municipalities in a text, in the order of the text, each once.

    Whole words with their capitals count, so that "best" is a word and "Best" a municipality; the own name may hold
    that of another one.
    """
    rest = text.replace(own, " ")
    found = _any_of(tuple(sorted(others))).findall(rest) + CODE.findall(rest)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted((n for n in names if n), key=len, reverse=True)
    if not longest:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
