"""Lines leave the total and stay visible; the kadernota holds only what goes to the college."""

from datetime import UTC, datetime
from typing import Any

import pytest

from benchmark import answers
from benchmark.answers.budget import budget, start
from benchmark.answers.judged import JudgedRoom, judged_room
from benchmark.ledger.entries import Author, AuthorRole, Judgement, JudgementStatus
from benchmark.ledger.store import Record
from benchmark.narrative import budget as narrative_budget
from benchmark.viewing import View

DELFT, BRZ, BEL, VER = "GM0503", "S-BRZ-IV3", "S-BEL-IV3", "S-VER-IV3"
SECRETARY = Author(name="Een secretaris van de proef", role=AuthorRole.SECRETARY)
S = JudgementStatus


def judged(line: str, status: JudgementStatus, year: int = 2023, **more: Any) -> Record[Judgement]:
    entry = Judgement(
        gemeente=DELFT, line=line, year=year, status=status, reason="omdat", level="median",
        group="grootte-15", **more,
    )  # fmt: skip
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return Record(1, "judgement", entry.subject, 1, SECRETARY, at, "2026-1", entry)


def room(view: View, *records: Record[Judgement], gemeente: str = "Delft") -> JudgedRoom:
    return judged_room(view, answers.question(view, gemeente, 2023), records)


def test_without_judgements_the_total_is_that_of_the_page(view: View) -> None:
    found = room(view)
    assert found.total == found.all_lines == found.room.total
    assert found.proposed is None or found.proposed.lines == 0
    assert all(line.counts and line.judgement is None for line in found.lines)


@pytest.mark.parametrize("status", [S.NOT_NOW, S.DELIBERATE, S.BUDGETED])
def test_a_line_that_leaves_the_total_stays_visible(view: View, status: JudgementStatus) -> None:
    found = room(view, judged(BRZ, status))
    assert found.all_lines is not None and found.all_lines.lines == 1
    assert found.total is not None and (found.total.lines, found.total.central) == (0, 0.0)
    assert [line.key for line in found.excluded] == [BRZ]
    assert found.line(BRZ) in found.lines


@pytest.mark.parametrize("status", [S.INVESTIGATE, S.PROPOSE])
def test_a_line_that_counts_gives_the_same_total(view: View, status: JudgementStatus) -> None:
    found = room(view, judged(BRZ, status))
    assert found.total == found.all_lines
    assert (found.proposed is not None) is (status is S.PROPOSE)


def test_last_year_stands_beside_and_never_counts(view: View) -> None:
    found = room(view, judged(BRZ, S.NOT_NOW, 2022), judged(BRZ, S.DELIBERATE, 2021))
    line = found.line(BRZ)
    assert line is not None and line.judgement is None and line.counts
    assert line.before is not None and line.before.entry.year == 2022
    assert found.total == found.all_lines


def test_of_another_municipality_nothing_enters(view: View) -> None:
    found = room(view, judged(BRZ, S.PROPOSE), gemeente="Enschede")
    assert all(line.judgement is None for line in found.lines)
    assert found.total is None is found.proposed


def test_examples_never_enter(view: View) -> None:
    asked = answers.question(view, "Delft", 2023, examples=True)
    found = judged_room(view, asked, [])
    assert not found.room.asked.examples and found.room.practice == ()


def test_only_a_proposal_with_an_amount_is_in_the_budget(view: View) -> None:
    found = room(
        view,
        judged(BRZ, S.PROPOSE, cashable=0.5, one_off=40_000, programme="Dienstverlening"),
        judged(BEL, S.INVESTIGATE),
        judged(VER, S.PROPOSE),
    )
    made = budget(view, found, start(view, DELFT, 2023), 2026)
    assert [line.key for line in made.proposed] == [BRZ]
    assert [line.key for line in made.pending] == [BEL, VER]
    assert made.years == (2027, 2028, 2029, 2030)
    total = found.proposed
    assert total is not None
    # 25, 50, 75 and 100% of the middle, and a fifth less from 2029 on.
    assert [y.structural.central for y in made.phased.years] == pytest.approx(
        [total.central * share for share in (0.25, 0.5, 0.75 * 0.8, 0.8)]
    )
    assert [y.one_off for y in made.phased.years] == [40_000, 0, 0, 0]


def test_the_fall_of_passports_is_said_and_can_be_refused(view: View) -> None:
    found = room(view, judged(BRZ, S.PROPOSE))
    proposed = start(view, DELFT, 2023)
    made = budget(view, found, proposed, 2026)
    assert [(f.line.key, f.year, f.change) for f in made.falls] == [(BRZ, 2029, -0.2)]
    said = " ".join(narrative_budget.assumed(made))
    assert "-20% vanaf 2029, een aanname" in said.replace("−", "-")
    assert "Paspoortwet" in said
    refused = budget(view, found, proposed.model_copy(update={"fall": 0.0}), 2026)
    assert "rekent zonder die daling" in " ".join(narrative_budget.assumed(refused))
    assert budget(view, found, proposed, 2022).falls == ()  # its four years end in 2026


def test_what_is_booked_is_apart(view: View) -> None:
    found = room(view, judged(BRZ, S.BUDGETED), judged(BEL, S.DELIBERATE))
    made = budget(view, found, start(view, DELFT, 2023), 2026)
    assert [line.key for line in made.booked] == [BRZ]
    assert [line.key for line in made.out] == [BEL]
    assert made.proposed == () and made.phased.cumulative[-1].central == 0
    assert narrative_budget.finding(made) == narrative_budget.NO_LINE
