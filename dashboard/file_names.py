"""What a file that somebody downloads is called: what it is, of whom and of when, in letters that every disk takes."""

from benchmark.answers import Question
from benchmark.dutch import EXAMPLE


def stem(kind: str, code: str, asked: Question, *, example: bool = False) -> str:
    """The name without its ending; ``example``: it rests on fictitious figures, and its name says so."""
    marked = [EXAMPLE] if example and EXAMPLE not in kind else []
    parts = [
        "gemeentespiegel",
        *marked,
        kind,
        code.lower(),
        asked.gemeente.lower(),
        str(asked.year),
    ]
    return "-".join(p for p in parts if p and p.replace("-", "").isalnum())
