"""Which other peer groups might somebody reasonably have chosen for this question?"""

from functools import lru_cache

from benchmark.answers.circumstances import standard_circumstances
from benchmark.edition import Edition
from benchmark.peers.reasonable import reasonable

Groups = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=512)
def reasonable_groups(
    edition: Edition,
    gemeente: str,
    year: int,
    theme: str,
    default: tuple[str, ...],
    eligible: frozenset[str] | None = None,
) -> Groups:
    """At least 300 groups of codes for most municipalities, nearest first, on the scheme of the theme.

    ``default``: the codes of the shown group, of which each is left out in turn. ``eligible``: who may be
    a peer, everyone unless given. Fewer groups where few municipalities are of such a size.
    """
    scheme = edition.catalogue.schemes.of_theme(theme)
    context = [key for key, weight in scheme.weights.items() if weight and key != "inwoners"]
    units = standard_circumstances(edition, year)
    found = reasonable(units, gemeente, context, default, eligible)
    return tuple(codes for _, codes in found)
