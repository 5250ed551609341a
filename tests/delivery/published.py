"""What was delivered to the edition that tests share: a table in plain text, delivered and approved the whole way."""

from contextlib import closing
from datetime import date

from benchmark.delivery import publishing
from benchmark.edition import Edition, Home, build
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Missing
from tests.delivery import answering
from tests.delivery.answering import Given
from tests.examples import rows

DAY = date(2026, 12, 31)  # the last day of the round about 2024
NOTE = "Zo staat het in ons systeem."

# Six municipalities count their telephone calls, of which one had none at all. Rijswijk has too few contacts for a
# share, Zoetermeer does not keep them, Gouda and Zoetermeer are the only ones of seven without a no-show.
TABLE = """
| name                  | klantcontacten   | contacten-telefoon | baliebezoeken | contacten-geschreven | contacten-digitaal |
|-----------------------|------------------|--------------------|---------------|----------------------|--------------------|
| Delft                 | 127000           | 41000              | 27500         | 15500                | 43000              |
| Gouda                 | 80000            | 20000              | 20000         | 20000                | 20000              |
| Schiedam              | 90000            | 45000              | 15000         | 15000                | 15000              |
| Vlaardingen           | 70000            | 0                  | 30000         | 20000                | 20000              |
| Leidschendam-Voorburg | 60000            | 30000              | 10000         | 5000                 | 15000              |
| Alphen aan den Rijn   | 100001           | 33333              | 33333         | 33333                | 2                  |
| Rijswijk              | 150              | 50                 | 50            | 25                   | 25                 |
| Zoetermeer            | niet bijgehouden | 26000              | 12000         | later                | later              |
"""
NO_SHOW = """
| name                  | niet-op-tijd-afgezegde-afspraken | bezoeken-met-afspraak | no-show |
|-----------------------|----------------------------------|-----------------------|---------|
| Delft                 | 20000                            | 19000                 | 1000    |
| Schiedam              | 10000                            | 9000                  | 1000    |
| Vlaardingen           | 5000                             | 4900                  | 100     |
| Leidschendam-Voorburg | 8000                             | 7600                  | 400     |
| Alphen aan den Rijn   | 9000                             | 8500                  | 500     |
"""
CORRECTED = {"contacten-telefoon": 21_000.0, "contacten-digitaal": 19_000.0}
CORRECTION = "Een telefoonlijn telde niet mee."
REASONS = {m.value: m for m in Missing}


def answers(row: dict[str, object]) -> dict[str, Given]:
    """A row of a table as answers."""
    found = {k: v for k, v in row.items() if k not in ("name", "code") and v is not None}
    return {k: REASONS.get(str(v)) or float(str(v)) for k, v in found.items()}


def publish(home: Home) -> str:
    """Deliver the tables, correct Gouda, hand in what nobody approves, and make the edition."""
    view = View(Edition(home.current()))
    with closing(Ledger.at(home)) as ledger:
        for table, theme in ((TABLE, "kanalen"), (NO_SHOW, "balie")):
            for row in rows(table):
                code = view.edition.municipalities.code_of(str(row["name"]))
                answering.deliver(view, ledger, answers(row), theme, gemeente=code, note=NOTE)
        gouda = view.edition.municipalities.code_of("Gouda")
        answering.deliver(
            view, ledger, CORRECTED, gemeente=gouda, reason=CORRECTION, note=NOTE
        )  # fmt: skip
        # Handed in and never approved: a sixth municipality with a no-show.
        late = {"niet-op-tijd-afgezegde-afspraken": 4000.0, "bezoeken-met-afspraak": 3900.0, "no-show": 100.0}  # fmt: skip
        answering.answer(view, ledger, late, gemeente=gouda, note=NOTE)
        answering.hand_in(view, ledger, "balie", gemeente=gouda)
        edition_id, _ = build(
            home, delivered=lambda catalogue: publishing.delivered(ledger, catalogue, DAY)
        )
    return edition_id
