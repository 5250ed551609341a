"""The figures that answers give, before they are in any edition: for the validator, and to compare with others."""

from collections import defaultdict
from collections.abc import Iterable

from benchmark.checks.amounts import parts_of
from benchmark.checks.reply import Replies
from benchmark.delivery import given
from benchmark.delivery.checking import open_parts
from benchmark.ledger.deliveries import Submission
from benchmark.ledger.store import Record
from benchmark.viewing import View

Values = dict[str, float]  # by code of the indicator


def figures(view: View, replies: Replies, code: str, year: int) -> Values:
    """Every indicator without open figures that the answers of a municipality give, in its unit."""
    catalogue = view.edition.catalogue
    parts = open_parts(view, code, year) | parts_of(catalogue.questions, replies, year)
    found = {}
    for indicator in catalogue.indicators:
        over = None if indicator.is_open else parts.get(f"{indicator.code}.numerator")
        under = parts.get(f"{indicator.code}.denominator")
        if over is not None and indicator.denominator is None:
            found[indicator.code] = over
        elif over is not None and under is not None and under > 0:
            found[indicator.code] = over / under * indicator.unit.multiplier
    return found


def of_everyone(
    view: View, submissions: Iterable[Record[Submission]], year: int
) -> dict[str, Values]:
    """The figures of every municipality that handed in about a year, by its code; all its themes taken together."""
    replies: dict[str, Replies] = defaultdict(dict)
    for record in submissions:
        entry = record.entry
        if entry.year == year:
            replies[entry.gemeente] |= given.replies_in(entry.given, year)
    return {code: figures(view, own, code, year) for code, own in replies.items()}
