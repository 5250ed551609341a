"""What a municipality is asked, and what stands beside each question."""

import tomllib

import pytest

from benchmark import dutch, places
from benchmark.catalogue import Catalogue
from benchmark.delivery.questionnaire import Questionnaire
from benchmark.errors import MergedMunicipality, NoFigures
from benchmark.ledger.deliveries import SubmissionStatus
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Missing, Role
from tests import oracle
from tests.delivery.answering import (
    CHANNELS,
    COLLEAGUE,
    DELFT,
    YEAR,
    answer,
    asked,
    decide,
    deliver,
    execution,
    hand_in,
)
from tests.examples import rows

THEMES = sorted(path.stem for path in (places.DATA / "catalogue/questions").glob("*.toml"))


def declared(theme: str, *asked_of: str) -> int:
    """How many questions of a theme the file itself asks of these."""
    text = (places.DATA / f"catalogue/questions/{theme}.toml").read_text(encoding="utf-8")
    questions = tomllib.loads(text)["questions"]
    return sum(q.get("asked_of", "executor") in asked_of for q in questions)


def counted(found: Questionnaire) -> dict[str, int]:
    return {part.theme.key: len(part.rows) for part in found.parts}


# In the register Delft is a member of an office, Beuningen hosts one and Laren lent its staff to another organisation.
# That Vlieland and Utrecht carry something special out says nothing of who does the work.
EXECUTES = """
| name      | theme       | role             | asked                  |
|-----------|-------------|------------------|------------------------|
| Delft     | belastingen | deelnemer        | municipality           |
| Delft     | burgerzaken | zelf             | executor municipality  |
| Delft     | kanalen     | zelf             | executor municipality  |
| Beuningen | belastingen | gastheer         | executor municipality  |
| Laren     | belastingen | ambtelijke fusie | municipality           |
| Laren     | burgerzaken | ambtelijke fusie | municipality           |
| Laren     | kanalen     | zelf             | executor municipality  |
| Vlieland  | belastingen | zelf             | executor municipality  |
| Utrecht   | burgerzaken | zelf             | executor municipality  |
"""


@pytest.mark.parametrize("row", rows(EXECUTES), ids=lambda r: f"{r['name']}-{r['theme']}")
def test_who_executes_decides_what_is_asked(view: View, desk: Ledger, row: dict[str, str]):
    part = asked(view, desk, row["name"]).part(row["theme"])
    assert part.executes.role.value == row["role"] and not part.executes.said
    assert len(part.rows) == declared(row["theme"], *row["asked"].split())


def test_the_register_says_which_office_and_where_it_says_so(view: View, desk: Ledger):
    executes = asked(view, desk).part("belastingen").executes
    assert executes.organisation == "Regionale Belasting Groep (RBG)"
    assert "stcrt-2017-75683" in executes.source


def test_what_a_municipality_says_itself_goes_before_the_register(view: View, ledger: Ledger):
    execution(view, ledger, "belastingen", Role.OWN)
    execution(view, ledger, "balie", Role.MEMBER, organisation="Servicepunt A")
    now, before = asked(view, ledger), asked(view, ledger, DELFT, YEAR - 1)
    assert len(now.part("belastingen").rows) == declared("belastingen", "executor", "municipality")
    assert len(now.part("balie").rows) == declared("balie", "municipality")
    assert now.part("balie").executes.organisation == "Servicepunt A"
    assert now.part("balie").executes.said and now.part("belastingen").executes.said
    assert len(before.part("belastingen").rows) == 0  # another year: the register still counts
    assert (
        len(asked(view, ledger, "Schiedam").part("belastingen").rows) == 0
    )  # another municipality


def test_a_theme_that_is_off_is_not_asked_and_stays_to_be_switched_on(view: View, desk: Ledger):
    everything = counted(asked(view, desk))
    execution(view, desk, "balie", Role.OWN, off=True)
    found = asked(view, desk)
    assert found.part("balie").executes.off and found.part("balie").rows == ()
    assert counted(found) == everything | {"balie": 0}
    execution(view, desk, "balie", Role.OWN)
    assert counted(asked(view, desk)) == everything


def test_every_theme_of_the_catalogue_is_in_it_once(view: View, desk: Ledger):
    assert sorted(counted(asked(view, desk))) == THEMES


def test_last_years_answer_stands_beside_the_question(view: View, ledger: Ledger):
    before = {
        "klantcontacten": 127_000.0,
        "baliebezoeken": 0.0,
        "contacten-telefoon": Missing.NOT_KEPT,
        "organisatie-formatie": 812.5,
        "contacten-digitaal": 5.0,
    }
    answer(view, ledger, before, year=YEAR - 1)
    answer(view, ledger, {"contacten-digitaal": None}, year=YEAR - 1)  # taken back
    answer(view, ledger, {"contacten-geschreven": 7.0})  # of this year
    shown = {r.question.key: r.before for p in asked(view, ledger).parts for r in p.rows}
    assert {k: v for k, v in shown.items() if v} == {
        "klantcontacten": "127.000 contacten",
        "baliebezoeken": "0 bezoeken",
        "contacten-telefoon": "niet bijgehouden",
        "organisatie-formatie": "812,5 fte",
    }


def test_a_number_and_a_reason_are_answers_and_what_was_taken_back_is_none(
    view: View, ledger: Ledger
):
    answer(view, ledger, {"klantcontacten": 0.0, "baliebezoeken": Missing.LATER})
    answer(view, ledger, {"contacten-telefoon": 5.0})
    answer(view, ledger, {"contacten-telefoon": None})
    part = asked(view, ledger).part("kanalen")
    told = {row.question.key: row.is_answered for row in part.rows if row.answered}
    assert told == {"klantcontacten": True, "baliebezoeken": True, "contacten-telefoon": False}
    assert part.answered == 2


# Voorne aan Zee (GM1992) was made of Brielle, Hellevoetsluis and Westvoorne on 1 January 2023.
MERGED = """
| question                     | GM0501           | GM0530 | GM0614 | shown            | why                        |
|------------------------------|------------------|--------|--------|------------------|----------------------------|
| klantcontacten               | 1000             | 2000   | 0      | 3.000 contacten  | may be added               |
| contacten-telefoon           | 1000             | 2000   |        |                  | one did not answer         |
| baliebezoeken                | niet bijgehouden | 2000   | 3000   |                  | one does not know          |
| producten-referentielijst    | 40               | 41     | 42     |                  | a list is not three lists  |
| beantwoorde-oproepen         | 500              | 300    | 200    | 1.000 oproepen   | may be added               |
| wachttijd-telefoon           | 20               | 30     | 40     |                  | an average                 |
"""


def test_predecessors_are_added_up_where_that_means_something(view: View, desk: Ledger):
    reasons = {m.value: m for m in Missing}
    for row in rows(MERGED):
        for code in ("GM0501", "GM0530", "GM0614"):
            if row[code] is not None:
                given = reasons.get(row[code], row[code])
                answer(view, desk, {row["question"]: given}, gemeente=code, year=2022)
    found = asked(view, desk, "GM1992", 2023)
    shown = {r.question.key: r.before for p in found.parts for r in p.rows}
    assert {row["question"]: shown[row["question"]] for row in rows(MERGED)} == {
        row["question"]: row["shown"] or "" for row in rows(MERGED)
    }
    assert found.replies["klantcontacten", 2022].value == 3000  # what the checks lay beside 2023
    assert ("contacten-telefoon", 2022) not in found.replies
    assert asked(view, desk, "GM1992", 2024).replies == {}  # a year later it has its own


def test_a_municipality_that_took_another_in_is_added_to_it(view: View, desk: Ledger):
    answer(view, desk, {"klantcontacten": 100.0, "baliebezoeken": 10.0}, gemeente="GM0363", year=2022)  # fmt: skip
    answer(view, desk, {"klantcontacten": 7.0}, gemeente="GM0457", year=2022)
    shown = {
        r.question.key: r.before for r in asked(view, desk, "GM0363", 2023).part("kanalen").rows
    }
    assert shown["klantcontacten"] == "107 contacten"  # Amsterdam and Weesp
    assert shown["baliebezoeken"] == "10 bezoeken"  # Weesp did not answer: Amsterdam's own


def test_of_a_municipality_that_was_divided_nobody_gets_the_whole(view: View, desk: Ledger):
    parts = view.edition.municipalities.successors("GM0788")  # Haaren, in 2021
    assert len(parts) == 4
    answer(view, desk, {"klantcontacten": 9000.0}, gemeente="GM0788", year=2020)
    for code in parts:
        assert asked(view, desk, code, 2021).replies == {}


ABSENT = """
| who    | year | said                             | remedy                                     |
|--------|------|----------------------------------|--------------------------------------------|
| GM1992 | 2022 | bestond nog niet in 2022         | Kies een jaar vanaf 2023.                  |
| GM0501 | 2024 | Brielle bestaat niet meer        | Kies Voorne aan Zee, of een jaar tot en met 2022. |
"""


@pytest.mark.parametrize("row", rows(ABSENT), ids=lambda r: str(r["who"]))
def test_a_municipality_that_was_not_there_that_year(view: View, desk: Ledger, row: dict[str, str]):
    with pytest.raises(MergedMunicipality) as caught:
        asked(view, desk, row["who"], int(row["year"]))
    assert row["said"] in caught.value.sentence and caught.value.remedy == row["remedy"]


def test_a_year_of_which_nothing_is_known(view: View, desk: Ledger):
    with pytest.raises(NoFigures):
        asked(view, desk, DELFT, 2040)


def test_open_figures_stand_beside_the_question(view: View, desk: Ledger):
    found = asked(view, desk, "Beuningen", 2023)
    beside = {r.question.key: dict(r.open) for p in found.parts for r in p.rows if r.open}
    assert set(beside) == {q.key for q in view.edition.catalogue.questions if q.beside}
    known = oracle.measures(places.DATA / "open", 2023, "rekening")
    spent = {
        field: known[f"iv3.lasten.{field}"]["GM0209"] for field in ("0.2", "0.61", "0.62", "0.64")
    }
    taxes = spent["0.61"] + spent["0.62"] + spent["0.64"]
    assert [*beside["kosten-belastingen"].values()] == [f"{dutch.number(taxes)} euro"]
    assert [*beside["lasten-burgerzaken-zonder-verkiezingen"].values()] == [
        f"{dutch.number(spent['0.2'])} euro"
    ]


def test_no_open_figure_stands_beside_where_there_is_none(view: View, desk: Ledger):
    assert 2025 not in {year for year, report in view.edition.report_years if report == "rekening"}
    assert all(r.open == () for p in asked(view, desk, "Beuningen", 2025).parts for r in p.rows)


def test_what_changed_since_it_was_handed_in(view: View, ledger: Ledger):
    assert not asked(view, ledger).part("kanalen").changed
    answer(view, ledger, CHANNELS)
    assert asked(view, ledger).part("kanalen").changed  # never handed in
    handed = hand_in(view, ledger)
    part = asked(view, ledger).part("kanalen")
    assert not part.changed and part.status is SubmissionStatus.SUBMITTED
    decide(view, ledger, handed)
    part = asked(view, ledger).part("kanalen")
    assert not part.changed and part.status is SubmissionStatus.APPROVED
    answer(view, ledger, {"berichten-ontvangen": 12.0}, by=COLLEAGUE)
    assert asked(view, ledger).part("kanalen").changed
    answer(view, ledger, {"berichten-ontvangen": None}, by=COLLEAGUE)
    assert not asked(view, ledger).part("kanalen").changed


def test_what_one_municipality_answers_no_other_sees(view: View, ledger: Ledger):
    deliver(view, ledger, CHANNELS)
    other = asked(view, ledger, "Gouda")
    assert other.replies == {} and all(p.answered == 0 for p in other.parts)
    assert all(p.submission is None for p in other.parts)


def test_a_question_is_asked_in_one_theme_only(catalogue: Catalogue):
    keys = [q.key for t in catalogue.themes for q in catalogue.questions_of(t.key)]
    assert len(set(keys)) == len(keys) == len(catalogue.questions)
