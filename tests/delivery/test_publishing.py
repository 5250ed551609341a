"""What an edition gets of all that was recorded: the newest that was approved, what it is worth, gaps and corrections."""

from datetime import date, timedelta

import polars as pl
import pytest

from benchmark.delivery import publishing
from benchmark.ledger.deliveries import Given, Submission, SubmissionStatus
from benchmark.ledger.store import Ledger
from benchmark.sources.deliveries import Delivered
from benchmark.viewing import View
from benchmark.vocabulary import Missing, Role
from tests.delivery.answering import (
    CHANNELS,
    DELFT,
    SUPPLIER,
    YEAR,
    answer,
    decide,
    deliver,
    edition_of,
    execution,
    hand_in,
)
from tests.examples import rows

CLOSES = date(2026, 12, 31)  # the round about 2024, as data/catalogue/deliveries.toml has it
LATER = CLOSES + timedelta(days=1)
REASONS = {m.value: m for m in Missing}


def of(view: View, ledger: Ledger, today: date = CLOSES) -> Delivered:
    return publishing.delivered(ledger, view.edition.catalogue, today)


def amounts(found: Delivered, *columns: str) -> dict[str, object]:
    """The amounts by measure, without what they all begin with."""
    wanted = columns or ("amount",)
    told = {r["measure"].removeprefix("levering."): tuple(r[c] for c in wanted) for r in found.amounts.iter_rows(named=True)}  # fmt: skip
    return {k: v[0] if len(wanted) == 1 else v for k, v in told.items()}


def gaps(found: Delivered) -> dict[str, str]:
    return dict(found.gaps.select("indicator", "reason").iter_rows())


def test_answers_become_the_parts_that_they_feed(view: View, ledger: Ledger):
    deliver(view, ledger, CHANNELS)
    assert amounts(of(view, ledger)) == {
        "KAN01.teller": 127_000.0,
        "KAN02.noemer": 127_000.0,
        "KAN03.noemer": 127_000.0,
        "KAN04.noemer": 127_000.0,
        "KAN10.noemer": 127_000.0,
        "KAN02.teller": 41_000.0,
        "KAN03.teller": 27_500.0,
        "BAL03.noemer": 27_500.0,
        "KAN10.teller": 15_500.0,
        "KAN04.teller": 43_000.0,
    }
    (row,) = of(view, ledger).amounts.filter(pl.col("measure") == "levering.KAN01.teller").rows(named=True)  # fmt: skip
    assert (row["year"], row["code"]) == (YEAR, DELFT)
    assert row["table_id"].startswith("versie 2, goedgekeurd op 20")


def test_an_average_is_multiplied_by_what_it_is_an_average_of(view: View, desk: Ledger):
    calls = {"beantwoorde-oproepen": 9000.0, "wachttijd-telefoon": 30.0}
    record(view, desk, "contactcentrum", [Given(question=k, value=v) for k, v in calls.items()])
    found = amounts(of(view, desk))
    assert (found["TEL02.teller"], found["TEL02.noemer"]) == (270_000.0, 9000.0)


def test_an_average_without_its_number_gives_nothing(view: View, desk: Ledger):
    theme = [Given(question="wachttijd-telefoon", value=30.0)]
    record(view, desk, "contactcentrum", theme)
    assert amounts(of(view, desk)) == {}


def record(
    view: View, ledger: Ledger, theme: str, given: list[Given],
    status: SubmissionStatus = SubmissionStatus.APPROVED, gemeente: str = DELFT, reason: str = "",
) -> None:  # fmt: skip
    """A submission as it stands, whatever the checks would say."""
    entry = Submission(
        gemeente=gemeente, year=YEAR, theme=theme, status=status, given=tuple(given), reason=reason
    )
    ledger.record(entry, SUPPLIER, edition_of(view))


# What happened to a submission, in order (n: with klantcontacten = n), and what of it is published.
STORIES = """
| story                              | published | status      | stand         |
|------------------------------------|-----------|-------------|---------------|
| 1 ingediend                        |           |             | ingediend     |
| 1 ingediend, 1 teruggestuurd       |           |             | teruggestuurd |
| 1 ingediend, 1 goedgekeurd         | 1         | provisional | goedgekeurd   |
| 1 goedgekeurd, 2 ingediend         | 1         | provisional | ingediend     |
| 1 goedgekeurd, 2 teruggestuurd     | 1         | provisional | teruggestuurd |
| 1 goedgekeurd, 2 goedgekeurd       | 2         | corrected   | goedgekeurd   |
| 1 goedgekeurd, 1 goedgekeurd       | 1         | provisional | goedgekeurd   |
| 1 goedgekeurd, 2 goedgekeurd, 1 goedgekeurd | 1 | corrected  | goedgekeurd   |
| 2 teruggestuurd, 1 goedgekeurd     | 1         | provisional | goedgekeurd   |
| 1 goedgekeurd, 2 goedgekeurd, 3 ingediend | 2  | corrected   | ingediend     |
"""


@pytest.mark.parametrize("row", rows(STORIES), ids=lambda r: r["story"])
def test_only_what_was_approved_is_published(view: View, desk: Ledger, row: dict[str, object]):
    for step in str(row["story"]).split(", "):
        number, status = step.split()
        theme = [Given(question="klantcontacten", value=float(number))]
        record(view, desk, "kanalen", theme, SubmissionStatus(status))
    found = of(view, desk)
    told = amounts(found, "amount", "status").get("KAN01.teller")
    assert told == (None if row["published"] is None else (row["published"], row["status"]))
    assert found.deliveries["status"].to_list() == [row["stand"]]


# The round about 2024 closes on 31 December 2026.
DAYS = """
| today      | status      |
|------------|-------------|
| 2026-09-01 | provisional |
| 2026-12-31 | provisional |
| 2027-01-01 | final       |
| 2030-01-01 | final       |
"""


@pytest.mark.parametrize("row", rows(DAYS), ids=lambda r: r["today"])
def test_figures_are_provisional_until_the_round_closes(
    view: View, desk: Ledger, row: dict[str, str]
):
    deliver(view, desk, CHANNELS)
    found = of(view, desk, date.fromisoformat(row["today"]))
    assert set(found.amounts["status"]) == {row["status"]}


@pytest.mark.parametrize("today", [CLOSES, LATER])
def test_only_what_changed_is_corrected(view: View, desk: Ledger, today: date):
    deliver(view, desk, CHANNELS)
    changed = {"contacten-telefoon": 40_000.0, "contacten-digitaal": 44_000.0}
    deliver(view, desk, changed, reason="Een lijn telde dubbel.")
    found = amounts(of(view, desk, today), "status")
    rest = "provisional" if today == CLOSES else "final"
    corrected = {k for k, v in found.items() if v == "corrected"}
    assert corrected == {"KAN02.teller", "KAN04.teller"}
    assert set(found.values()) == {"corrected", rest}


# Three approved versions of one theme; an empty cell is no answer.
VERSIONS = """
| question            | first | second           | third            |
|---------------------|-------|------------------|------------------|
| klantcontacten      | 5000  | 6000             | 6000             |
| baliebezoeken       | 12    | niet bijgehouden | niet bijgehouden |
| berichten-ontvangen | later | 7                | 7                |
| contacten-telefoon  |       | 8                |                  |
| contacten-digitaal  | 0     | 0                | 1                |
"""
LOG = """
| question            | was                 | became           | version | reason           |
|---------------------|---------------------|------------------|---------|------------------|
| baliebezoeken       | 12 bezoeken         | niet bijgehouden | 2       | Eén balie dicht. |
| berichten-ontvangen | later               | 7 berichten      | 2       | Eén balie dicht. |
| contacten-digitaal  | 0 contacten         | 1 contacten      | 3       | Toch anders.     |
| contacten-telefoon  | 8 contacten         | geen antwoord    | 3       | Toch anders.     |
| contacten-telefoon  | geen antwoord       | 8 contacten      | 2       | Eén balie dicht. |
| klantcontacten      | 5.000 contacten     | 6.000 contacten  | 2       | Eén balie dicht. |
"""


def test_a_correction_in_words(view: View, ledger: Ledger):
    reasons = {"first": "", "second": "Eén balie dicht.", "third": "Toch anders."}
    for version, reason in reasons.items():
        theme = []
        for row in rows(VERSIONS):
            missing = REASONS.get(str(row[version]))
            if row[version] is not None:
                value = None if missing else float(row[version])
                theme.append(Given(question=row["question"], value=value, missing=missing))
        record(view, ledger, "kanalen", theme, reason=reason)
    found = of(view, ledger).corrections
    told = found.select("question", "was", "became", "version", "reason").sort("question", "was")
    assert told.rows(named=True) == rows(LOG)
    assert set(found["code"]) == {DELFT} and set(found["theme"]) == {"kanalen"}


def test_a_number_that_became_a_reason_is_gone_and_never_zero(view: View, desk: Ledger):
    deliver(view, desk, CHANNELS)
    deliver(
        view, desk, {"klantcontacten": Missing.NOT_KEPT}, reason="Telling klopt niet.", note="Zo."
    )
    found = of(view, desk)
    assert "KAN01.teller" not in amounts(found) and 0.0 not in amounts(found).values()
    assert gaps(found) == dict.fromkeys(["KAN01", "KAN02", "KAN03", "KAN04", "KAN10"], "not_kept")


# The answers of a theme with a reason instead of a number, and why the figures that need them are not there.
GAPS = """
| klantcontacten         | contacten-telefoon     | KAN01          | KAN02          |
|------------------------|------------------------|----------------|----------------|
| niet bijgehouden       | 5                      | not_kept       | not_kept       |
| 5                      | niet van toepassing    |                | not_applicable |
| later                  | niet bijgehouden       | not_delivered  | not_delivered  |
| niet van toepassing    | later                  | not_applicable | not_applicable |
"""


@pytest.mark.parametrize("row", rows(GAPS), ids=lambda r: f"{r['klantcontacten']}-{r['contacten-telefoon']}")  # fmt: skip
def test_a_gap_has_the_reason_that_was_given(view: View, desk: Ledger, row: dict[str, object]):
    theme = []
    for key in ("klantcontacten", "contacten-telefoon"):
        missing = REASONS.get(str(row[key]))
        theme.append(
            Given(question=key, missing=missing) if missing else Given(question=key, value=5.0)
        )
    record(view, desk, "kanalen", theme)
    found = gaps(of(view, desk))
    assert {k: found.get(k) for k in ("KAN01", "KAN02")} == {k: row[k] for k in ("KAN01", "KAN02")}


def test_two_themes_that_lack_parts_of_one_figure_give_one_gap(view: View, ledger: Ledger):
    record(view, ledger, "kanalen", [Given(question="baliebezoeken", missing=Missing.LATER)])
    record(
        view, ledger, "balie", [Given(question="bezoeken-met-afspraak", missing=Missing.NOT_KEPT)]
    )
    found = of(view, ledger).gaps
    assert found.filter(pl.col("indicator") == "BAL03").height == 1
    assert found.unique(["indicator", "year", "code"]).height == found.height


def test_what_was_approved_stays_when_somebody_else_carries_it_out_now(view: View, desk: Ledger):
    deliver(view, desk, CHANNELS)
    before = of(view, desk)
    execution(view, desk, "kanalen", Role.MEMBER, organisation="Servicepunt A")
    after = of(view, desk)
    assert after.amounts.equals(before.amounts)
    (row,) = after.deliveries.rows(named=True)
    assert (row["role"], row["organisation"]) == ("deelnemer", "Servicepunt A")
    assert row["answered"] == row["asked"] == 5  # never five of none
    execution(view, desk, "kanalen", Role.OWN, off=True)
    assert of(view, desk).amounts.equals(before.amounts)


def test_who_takes_part(view: View, ledger: Ledger):
    deliver(view, ledger, CHANNELS | {"berichten-ontvangen": Missing.LATER})
    answer(view, ledger, {"no-show": Missing.NOT_KEPT}, gemeente="GM0513")
    handed = hand_in(view, ledger, "balie", gemeente="GM0513")
    found = of(view, ledger).deliveries
    told = {r["code"]: (r["theme"], r["status"], r["version"], r["answered"], r["asked"]) for r in found.rows(named=True)}  # fmt: skip
    assert told == {
        DELFT: ("kanalen", "goedgekeurd", 2, 5, 15),
        "GM0513": ("balie", "ingediend", 1, 0, 14),
    }
    decide(view, ledger, handed, SubmissionStatus.RETURNED, reason="Tel eens.")
    assert set(of(view, ledger).deliveries["status"]) == {"goedgekeurd", "teruggestuurd"}


def test_nothing_recorded_is_nothing_delivered(view: View, ledger: Ledger):
    answer(view, ledger, CHANNELS)  # answered, and not handed in
    found = of(view, ledger)
    assert [f.height for f in (found.amounts, found.gaps, found.deliveries, found.corrections)] == [
        0
    ] * 4


def test_a_question_of_an_older_catalogue_does_not_stop_an_edition(view: View, desk: Ledger):
    gone = [
        Given(question="vervallen-vraag", value=3.0),
        Given(question="klantcontacten", value=5.0),
    ]
    record(view, desk, "kanalen", gone)
    record(
        view, desk, "kanalen", [Given(question="klantcontacten", value=5.0)], reason="Vraag weg."
    )
    record(view, desk, "vervallen-thema", gone)
    found = of(view, desk)
    assert amounts(found) == {f"KAN{n}": 5.0 for n in ("01.teller", "02.noemer", "03.noemer", "04.noemer", "10.noemer")}  # fmt: skip
    assert found.corrections.select("was", "became").rows() == [("3.0", "geen antwoord")]
