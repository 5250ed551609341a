"""Forgetting answers that nobody will ask for again, so that a batch stays as small as it began.

Pages keep answers because a visitor comes back to a municipality. A batch never does.
"""

import sys

EVERY = 20  # municipalities; what they share must then be worked out again, which takes less than one report


def forget() -> None:
    """Empty what the answers keep."""
    answers = [m for n, m in sys.modules.items() if n.startswith("benchmark.answers.")]
    for module in answers:
        for kept in vars(module).values():
            if clear := getattr(kept, "cache_clear", None):
                clear()
