"""What waits for a second pair of eyes: only what was handed in, and first what moves the results most."""

from contextlib import closing
from pathlib import Path

import pytest

from benchmark.checks.reply import Reply
from benchmark.delivery import figures, reviewing
from benchmark.delivery.reviewing import moved
from benchmark.edition import Home
from benchmark.ledger import opening
from benchmark.ledger.deliveries import SubmissionStatus
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Missing
from tests.delivery import published
from tests.delivery.answering import CHANNELS, DELFT, YEAR, answer, decide, hand_in
from tests.examples import rows

# The share of the ten others, 1 to 10, between the new value and the old one; without an old one, from the middle.
MOVES = """
| value | before | moved |
|-------|--------|-------|
| 11    |        | 0.5   |
| 0     |        | 0.5   |
| 5.5   |        | 0     |
| 8     |        | 0.25  |
| 11    | 0      | 1     |
| 3.5   | 8.5    | 0.5   |
| 8.5   | 3.5    | 0.5   |
| 4     | 4      | 0     |
| 4.2   | 4.4    | 0     |
"""


@pytest.mark.parametrize("row", rows(MOVES), ids=lambda r: f"{r['before']}-{r['value']}")
def test_how_far_a_value_moves_among_the_others(row: dict[str, float]):
    others = [float(n) for n in range(1, 11)]
    assert moved(row["value"], row["before"], others) == pytest.approx(row["moved"])


def test_among_four_others_no_place_says_anything():
    assert moved(5.0, None, [1.0, 2.0, 3.0, 4.0]) is None
    assert moved(5.0, None, [1.0, 2.0, 3.0, 4.0, 6.0]) is not None


def test_only_what_nobody_decided_on_waits(view: View, ledger: Ledger):
    assert reviewing.queue(view, ledger) == []
    answer(view, ledger, CHANNELS)
    assert reviewing.queue(view, ledger) == []  # answered is not handed in
    handed = hand_in(view, ledger)
    (one,) = reviewing.queue(view, ledger)
    assert (one.record, one.municipality.code, one.theme.key) == (handed, DELFT, "kanalen")
    assert not one.corrects
    decide(view, ledger, handed, SubmissionStatus.RETURNED, reason="Kijk nog eens.")
    assert reviewing.queue(view, ledger) == []
    decide(view, ledger, hand_in(view, ledger))
    assert reviewing.queue(view, ledger) == []
    hand_in(view, ledger, reason="Toch anders.")
    (again,) = reviewing.queue(view, ledger)
    assert again.corrects


def test_what_moves_the_results_most_comes_first(view: View, desk: Ledger):
    """Six with about a third by telephone, and one with none: that one passes everybody."""
    calls = [38_000.0, 39_000.0, 40_000.0, 41_000.0, 42_000.0, 43_000.0, 0.0]
    codes = ["GM0503", "GM0513", "GM0209", "GM0160", "GM1979", "GM0363", "GM0088"]
    for code, number in zip(codes, calls, strict=True):
        changed = {"contacten-telefoon": number, "contacten-digitaal": 84_000.0 - number}
        answer(view, desk, CHANNELS | changed, gemeente=code, note="Zo.")
        hand_in(view, desk, gemeente=code)
    found = reviewing.queue(view, desk)
    weights = [w.weight for w in found]
    assert weights == sorted(weights, reverse=True) and len(found) == 7
    last = next(w for w in found if w.municipality.code == "GM0088")
    share = next(i for i in last.influences if i.indicator.code == "KAN02")
    assert (share.value, share.before, share.moved) == (0.0, None, 0.5)
    assert len(share.others) == 6 and share.median == pytest.approx(40_500 / 127_000 * 100)


def test_a_change_is_held_beside_the_published_figure(
    published_view: View, published_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(opening.VARIABLE, f"sqlite:///{tmp_path}/beside.sqlite")
    gouda = published_view.edition.municipalities.code_of("Gouda")
    changed = {
        "klantcontacten": 80_000.0,
        "contacten-telefoon": 70_000.0,
        "baliebezoeken": 5000.0,
        "contacten-geschreven": 3000.0,
        "contacten-digitaal": 2000.0,
    }
    with closing(Ledger.at(published_home)) as ledger:
        answer(published_view, ledger, changed, gemeente=gouda, note="Zo.")
        hand_in(published_view, ledger, gemeente=gouda)
        (one,) = reviewing.queue(published_view, ledger)
    share = next(i for i in one.influences if i.indicator.code == "KAN02")
    assert (share.value, share.before) == (87.5, 26.25)
    # Of the five others (0, 32, 33, 50 and 50) it passes four.
    assert len(share.others) == 5 and share.moved == pytest.approx(0.8)


@pytest.mark.parametrize("row", rows(published.TABLE), ids=lambda r: str(r["name"]))
def test_figures_before_an_edition_are_those_of_the_edition(
    view: View, published_view: View, row: dict[str, object]
):
    if row["name"] == "Gouda":
        row = row | published.CORRECTED
    code = view.edition.municipalities.code_of(str(row["name"]))
    replies = {}
    for question, value in published.answers(row).items():
        missing = value if isinstance(value, Missing) else None
        number = None if missing else float(str(value))
        replies[question, YEAR] = Reply(question, YEAR, number, missing)
    before = figures.figures(view, replies, code, YEAR)
    for indicator in ("KAN01", "KAN02", "KAN03", "KAN04", "KAN10"):
        frame = published_view.figures(indicator, YEAR, "rekening")
        assert frame is not None
        (there,) = frame.filter(code=code).rows(named=True)
        if there["status"] == "too_few":
            assert there["value"] is None and before[indicator] is not None
        else:
            assert before.get(indicator) == there["value"]
