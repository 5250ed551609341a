"""The vergelijkbaarheidstoets: may the books of this municipality be compared in euros?"""

from benchmark.comparability.books import Books, outcomes
from benchmark.comparability.sentences import reason, same_story

__all__ = ["Books", "outcomes", "reason", "same_story"]
