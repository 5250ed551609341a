"""Measurement rounds: about which years answers are asked, and which of them is meant when nobody names one.

The pages and the command line share these rules.
"""

from datetime import UTC, date, datetime

from benchmark.errors import SpiegelError
from benchmark.ledger import moment
from benchmark.viewing import View


def chosen_year(view: View, named: str, otherwise: int, day: date | None = None) -> int:
    """The year that was named, else that of the newest round that is open on ``day``, else ``otherwise``.

    ``day``: that of now in the Netherlands when it is not given. Raises SpiegelError for what is no year of a round.
    """
    years = offered(view)
    if named:
        if named not in map(str, years):
            raise SpiegelError(
                f"Over {named[:20]} worden geen cijfers gevraagd.",
                f"Kies een jaar: {', '.join(map(str, years))}.",
            )
        return int(named)
    now = day or today()
    rounds = view.edition.catalogue.deliveries.rounds
    open_now = [r.year for r in rounds if r.opens <= now <= r.closes and r.year in years]
    return max(open_now, default=otherwise)


def offered(view: View) -> list[int]:
    """The years about which there is a round, newest first; only years of which the municipalities are known."""
    known = set(view.edition.municipalities.years)
    return sorted(
        (r.year for r in view.edition.catalogue.deliveries.rounds if r.year in known), reverse=True
    )


def today() -> date:
    """The day in the Netherlands."""
    return moment.local(datetime.now(UTC)).date()
