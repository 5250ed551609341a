"""About which year answers are asked when nobody names one: that of the newest round that is open."""

from datetime import date

import pytest

from benchmark.delivery import rounds
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from tests.examples import rows

# The rounds about 2023 and 2024 are open from 1 September to 31 December 2026, that about 2025 until 28 February 2027.
DAYS = """
| day        | year |
|------------|------|
| 2026-08-31 | 2020 |
| 2026-09-01 | 2025 |
| 2026-12-31 | 2025 |
| 2027-02-28 | 2025 |
| 2027-03-01 | 2020 |
"""


@pytest.mark.parametrize("row", rows(DAYS), ids=lambda r: r["day"])
def test_the_newest_round_that_is_open(view: View, row: dict[str, str]):
    day = date.fromisoformat(row["day"])
    assert rounds.chosen_year(view, "", 2020, day) == row["year"]  # 2020: what is asked otherwise


def test_a_year_that_is_named_goes_before_it_also_when_its_round_is_closed(view: View):
    for day in (date(2026, 10, 1), date(2030, 1, 1)):
        assert rounds.chosen_year(view, "2023", 2020, day) == 2023


@pytest.mark.parametrize("named", ["2019", "2040", "twee", "²024", " 2024", "2024; DROP TABLE"])
def test_what_is_no_year_of_a_round(view: View, named: str):
    with pytest.raises(SpiegelError) as caught:
        rounds.chosen_year(view, named, 2020)
    assert caught.value.sentence == f"Over {named[:20]} worden geen cijfers gevraagd."
    assert caught.value.remedy == "Kies een jaar: 2025, 2024, 2023."


def test_the_years_are_those_of_the_catalogue(view: View):
    declared = {r.year for r in view.edition.catalogue.deliveries.rounds}
    assert rounds.offered(view) == sorted(declared & set(view.edition.municipalities.years))[::-1]
