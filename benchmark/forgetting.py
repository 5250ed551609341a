"""Forgetting answers that nobody will ask for again: after a municipality of a batch, and after an edition was replaced.

Pages keep answers because a visitor comes back to a municipality. What is kept holds its edition, all of it, so an
edition that nobody is shown any more would stay in memory.
"""

import sys

ANSWERS = ("benchmark.answers.",)
EVERYTHING = ("benchmark.", "dashboard.")


def forget(rooms: tuple[str, ...] = ANSWERS) -> None:
    """Empty what the functions of these rooms keep. What is asked again is worked out again."""
    modules = [m for n, m in list(sys.modules.items()) if n.startswith(rooms)]
    for module in modules:
        for kept in list(vars(module).values()):
            if hasattr(
                type(kept), "cache_clear"
            ):  # of the type: a proxy may not be asked outside a request
                kept.cache_clear()
