"""The kadernota as a document: formulas give their values, only proposals count, nothing is shown that is not there."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from benchmark.answers.budget import Budget, budget, start
from benchmark.ledger.entries import JudgementStatus
from benchmark.report.budget_note import budget_note
from benchmark.report.document import (
    Document,
    DocumentKind,
    Paragraph,
    RowRole,
    Voice,
    charts,
    tables,
)
from benchmark.savings.total import Total
from benchmark.viewing import View
from tests.benchmark.test_judged import BEL, BRZ, DELFT, VER, judged, room
from tests.report.recalculating import formulas, recalculated

S = JudgementStatus
HOSTILE = "=1+1 #set $x$ <script>alert(1)</script> *_@` 🙂"


def made(view: View, *records: Any, joint: float | None = None, **scenario: Any) -> Budget:
    """A budget of Delft; ``joint``: as if its lines compared as one gave this share of their sum."""
    found = room(view, *records)
    if joint is not None and found.proposed is not None:
        whole = found.proposed
        less = Total(
            whole.low, whole.added * joint, whole.high, whole.half, 2, whole.added, whole.added * joint, True
        )  # fmt: skip
        found = replace(found, proposed=less)
    asked = start(view, DELFT, 2023).model_copy(update=scenario)
    return budget(view, found, asked, 2026)


def written(found: Budget) -> Document:
    return budget_note(found, edition="2026-1-x", author="Iemand", made_on=date(2026, 3, 1))


def everything(view: View, **more: Any) -> Budget:
    return made(
        view,
        judged(BRZ, S.PROPOSE, cashable=0.6, one_off=150_000, programme="Dienstverlening"),
        judged(BEL, S.INVESTIGATE),
        judged(VER, S.BUDGETED),
        hourly=62.5,
        **more,
    )


@pytest.mark.parametrize("joint", [None, 0.7])
@pytest.mark.parametrize("price", [0.0, 0.025])
def test_every_formula_gives_its_value(view: View, joint: float | None, price: float) -> None:
    document = written(everything(view, joint=joint, price=price))
    found = formulas(document)
    assert len(found) > 30
    for place, cell in found:
        assert recalculated(document, cell) == pytest.approx(cell.value), place


def test_only_the_proposal_is_in_the_totals_and_the_rest_stays_visible(view: View) -> None:
    found = everything(view)
    main = next(tables(written(found)))
    assert [c.title for c in main.columns][3:7] == [
        "2027 (t+1)",
        "2028 (t+2)",
        "2029 (t+3)",
        "2030 (t+4)",
    ]
    rows = {(r.cells[0].text, r.cells[1].text, r.cells[2].text): r for r in main.rows}
    own = rows["Dienstverlening", "Burgerzaken", "structureel"]
    total = rows["Totaal structureel", "", ""]
    assert [c.value for c in own.cells[3:7]] == [c.value for c in total.cells[3:7]]
    assert rows["Dienstverlening", "Burgerzaken", "incidenteel"].cells[3].value == -150_000
    assert rows["Saldo", "", ""].cells[3].value == total.cells[3].value - 150_000  # type: ignore[operator]
    pending = next(r for r in main.rows if r.cells[2].text == "te onderzoeken")
    booked = next(r for r in main.rows if r.cells[2].text == "al in begroting")
    assert {c.text for c in pending.cells[3:7]} == {"p.m."} and pending.cells[3].value is None
    assert booked.role is RowRole.OUT and booked.cells[3].value is None


def test_lines_as_one_take_off_what_they_share(view: View) -> None:
    alone, together = everything(view), everything(view, joint=0.7)
    main = next(tables(written(together)))
    assert any("Samenhang" in r.cells[1].text for r in main.rows)
    for a, b in zip(alone.phased.years, together.phased.years, strict=True):
        assert b.structural.central == pytest.approx(0.7 * a.structural.central)


def test_without_the_cost_of_an_hour_there_are_no_hours(view: View) -> None:
    document = written(everything(view))
    assert any(t.key == "uren-en-fte" for t in tables(document))
    found = made(view, judged(BRZ, S.PROPOSE, cashable=0.5))
    keys = [t.key for t in tables(written(found))]
    assert keys == ["kadernota", "geld-en-capaciteit", "cumulatief"]
    said = str(written(found).as_json())
    assert "daarvoor is een bedrag per uur nodig" in said


def test_without_a_proposal_there_is_no_total_and_no_chart(view: View) -> None:
    document = written(made(view, judged(BRZ, S.INVESTIGATE)))
    assert document.kind is DocumentKind.BUDGET_NOTE and not document.example
    assert list(charts(document)) == []
    main = next(tables(document))
    assert all(row.role is not RowRole.TOTAL for row in main.rows)
    assert "€" not in "".join(c.text for row in main.rows for c in row.cells)


def test_what_people_wrote_stays_theirs(view: View) -> None:
    record = judged(BRZ, S.PROPOSE, cashable=1.0)
    entry = record.entry.model_copy(update={"reason": HOSTILE, "programme": "=1+1"})
    document = written(made(view, replace(record, entry=entry)))
    theirs = [
        b
        for chapter in document.chapters
        for b in chapter.blocks
        if isinstance(b, Paragraph) and b.text == HOSTILE
    ]
    assert [b.voice for b in theirs] == [Voice.PERSON]
    assert "naam niet gecontroleerd" in theirs[0].by


def test_the_running_total_is_that_of_the_chart(view: View) -> None:
    found = everything(view)
    document = written(found)
    chart = next(charts(document))
    table = {t.key: t for t in tables(document)}[chart.table]
    column = table.column("opgeteld")
    assert list(chart.line) == [row.cells[column].value for row in table.rows[:4]]  # type: ignore[union-attr]
    assert Document.of_json(document.as_json()) == document
