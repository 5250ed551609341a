"""The own promises for the public: what came true, what nobody measured, and what stays inside."""

from dataclasses import dataclass, field

import pytest

from benchmark import answers
from benchmark.answers.charter import charter
from benchmark.answers.open_promises import Promises, promises
from benchmark.listed import Listed
from benchmark.narrative import open_promises as says
from benchmark.viewing import View
from benchmark.vocabulary import Kept
from tests.examples import rows

CHARTER = """
| norm | streefcijfer | gemeten | gevallen | openbaar | vergoeding | vergoedingen_betaald | bedrag_betaald |
| Binnen 25 seconden een medewerker. | 80 | 80 | 900 | ja | | | |
| Binnen 2 werkdagen antwoord. | 90 | 89.9 | 900 | ja | 10 | 52 | 520 |
| Binnen 10 minuten aan de beurt. | 85 | | | | 7.5 | | |
| Binnen 4 weken een besluit. | 85 | 99 | 49 | ja | | | |
| Binnen 6 weken een antwoord. | 85 | 99 | 900 | nee | | | |
| Binnen 8 weken een antwoord. | 85 | 99 | 900 | | 20 | 9 | 180 |
| Binnen 9 weken een antwoord. | 85 | 99 | | ja | | | |
| Wij meten hoe vaak het lukt. | | 70 | 900 | ja | | | |
| Sneller dan Rijswijk. | 80 | 90 | 900 | ja | | | |
"""


@dataclass(frozen=True)
class WithCharter(View):
    """An edition in which Delft delivered these promises."""

    charter: tuple = field(default=(), compare=False)

    def listed(self, key, year, *, examples=False):
        declared = self.edition.catalogue.list(key)
        empty = {c.key: None for c in declared.columns}
        given = tuple(
            empty | {"product": "algemeen", "kanaal": "alle"} | row for row in self.charter
        )
        return Listed(
            declared, year, {"GM0503": given}, {"GM0503": "Delft"}, {}, {}, False, "levering"
        )


@pytest.fixture(scope="module")
def found(view: View) -> Promises:
    seen = WithCharter(view.edition, charter=tuple(rows(CHARTER)))
    return promises(seen, answers.question(view, "Delft", 2023))


def test_every_promise_has_its_outcome(found: Promises) -> None:
    """At least the target is kept; under fifty cases nothing is said; what nobody called public is not shown."""
    assert [(p.kept, p.measured) for p in found.promises] == [
        (Kept.REACHED, 80.0),
        (Kept.MISSED, 89.9),
        (Kept.UNMEASURED, None),
        (Kept.FEW, None),
        (None, None),
        (None, None),
        (Kept.CASES_UNKNOWN, None),
        (Kept.NO_TARGET, 70.0),
    ]
    assert found.left_out == (("Sneller dan Rijswijk.", ("Rijswijk",)),)


def test_the_sentence_counts_them(found: Promises) -> None:
    assert says.counted(found, "Delft") == (
        "Delft doet 8 beloften met een getal. Daarvan is er 1 gelukt, is er 1 niet gelukt, is er 1 niet gemeten en "
        "hebben er 5 geen uitslag."
    )


def test_what_was_paid_tells_of_the_result_and_stays_in_with_it(found: Promises) -> None:
    hidden = found.promises[5]
    assert (hidden.times_paid, hidden.paid) == (None, None)
    assert says.paid(hidden).replace("\xa0", " ") == "€ 20"


@pytest.mark.parametrize("name", ["Delft", "Gouda", "Schiermonnikoog", "Leiden", "Rotterdam"])
def test_the_open_edition_says_of_every_promise_what_the_charter_says(
    view: View, name: str
) -> None:
    """One judgement: what is public is kept, missed, unmeasured or too few in both."""
    asked = answers.question(view, name, 2024, examples=True)
    judged = {s.promise.key: s.promise for s in charter(view, asked).promises}
    shown = promises(view, asked).promises
    assert len(shown) == len(judged)
    for one in shown:
        same = judged[one.promise.key]
        assert one.kept is (same.kept if same.public or same.measured is None else None)


def test_what_was_paid_is_said_and_an_unknown_is_no_zero(found: Promises) -> None:
    said = [says.paid(p).replace("\xa0", " ") for p in found.promises]
    assert said[1] == "€ 10; 52 keer betaald, samen € 520"
    assert said[2] == "€ 7,50; hoe vaak betaald, is niet bekend"
    assert said[0] == ""


def test_the_examples_agree_with_the_figures_about_promises(view: View) -> None:
    """Delft 2024: twelve promises, four measured, three kept (SRV04 is 33,3%, SRV05 75%)."""
    asked = answers.question(view, "Delft", 2024, examples=True)
    told = promises(view, asked)
    measured = told.count(Kept.REACHED, Kept.MISSED)
    assert (len(told.promises), measured, told.count(Kept.REACHED)) == (12, 4, 3)
    everyone = {
        c: view.everyone(c, 2024, "rekening", examples=True).rows["GM0503"]
        for c in ("SRV04", "SRV05")
    }
    assert (everyone["SRV04"].numerator, everyone["SRV04"].denominator) == (4, 12)
    assert (everyone["SRV05"].numerator, everyone["SRV05"].denominator) == (3, 4)


def test_three_cases_say_nothing(view: View) -> None:
    """Schiermonnikoog: three objections in a year."""
    told = promises(view, answers.question(view, "Schiermonnikoog", 2024, examples=True))
    assert Kept.FEW in {p.kept for p in told.promises if p.promise.product == "bezwaar"}


def test_without_a_charter_there_are_none(view: View) -> None:
    assert promises(view, answers.question(view, "Delft", 2023)) == Promises()
