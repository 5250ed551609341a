"""The dienstverleningsvisie: what figures say of a value, what may not be written down, and that order does not matter."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from benchmark.answers import Question, compare
from benchmark.answers.sides import told_apart
from benchmark.answers.vision import Verdict, refuse, vision
from benchmark.catalogue import load
from benchmark.errors import CatalogueError
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.ledger.reading import WrongEntry
from benchmark.ledger.store import Record
from benchmark.ledger.vision import StatedValue
from benchmark.narrative import vision as words
from benchmark.peers import GroupChoice
from benchmark.viewing import View

DELFT = "GM0503"
ASKED = Question(DELFT, 2024, group=GroupChoice.parse("grootte-8"), examples=True)
BY = Author(name="Een adviseur", role=AuthorRole.ADVISOR)


def record(
    name: str, codes: Sequence[str], version: int = 1, id_: str = "", **more: bool
) -> Record[StatedValue]:
    entry = StatedValue(
        gemeente=DELFT, id=id_ or f"{abs(hash(name)) % 10**8:08d}", name=name, meaning="Wat een inwoner merkt.",
        indicators=tuple(codes), **more,
    )  # fmt: skip
    return Record(1, entry.kind, entry.subject, version, BY, datetime.now(UTC), "2026-1-x", entry)


def test_the_invented_vision_of_delft_is_told_as_invented(view: View):
    answer = vision(view, ASKED, ())
    assert answer.invented and answer.example and len(answer.values) == 3
    assert all(v.name.endswith("(voorbeeld)") for v in answer.values)
    real = vision(view, Question(DELFT, 2024, group=ASKED.group), ())
    assert real.values == () and not real.example and words.headline(real).endswith(words.NOBODY)
    own = vision(view, ASKED, [record("Eigen", ("BAL01", "TEL03"))])
    assert [v.name for v in own.values] == ["Eigen"], (
        "an own vision takes the place of an invented one"
    )


def test_a_figure_confirms_by_the_same_judgement_as_the_comparison(view: View):
    """Oracle: for every figure with a direction the verdict from value, median and direction alone."""
    seen = dict.fromkeys(Verdict, 0)
    for indicator in view.edition.catalogue.indicators:
        if indicator.direction == "neutral":
            continue
        (value,) = vision(view, ASKED, [record("Waarde", (indicator.code, "BAL01"))]).values
        sign = value.signs[0]
        found = sign.comparison
        if found is None or found.value is None:
            assert sign.verdict is Verdict.NOTHING
        elif not told_apart(found):
            assert sign.verdict is Verdict.OPEN
        else:
            assert found.standing.median is not None
            higher = found.value > found.standing.median
            good = higher is (indicator.direction == "higher")
            assert sign.verdict is (Verdict.CONFIRMS if good else Verdict.QUESTIONS)
            assert sign.comparison == compare(view, ASKED, indicator.code)
        seen[sign.verdict] += 1
    assert min(seen[Verdict.CONFIRMS], seen[Verdict.QUESTIONS], seen[Verdict.OPEN]) > 2


def test_each_value_has_one_sentence_that_counts_its_figures(view: View):
    by_verdict: dict[Verdict, list[str]] = {v: [] for v in Verdict}
    for indicator in view.edition.catalogue.indicators:
        if indicator.direction != "neutral":
            (one,) = vision(view, ASKED, [record("x", (indicator.code, "BAL01"))]).values
            by_verdict[one.signs[0].verdict].append(indicator.code)
    good, bad = by_verdict[Verdict.CONFIRMS], by_verdict[Verdict.QUESTIONS]
    open_ = by_verdict[Verdict.OPEN]
    for codes, says in (
        (good[:2], "Alle 2 cijfers bevestigen deze waarde."),
        (bad[:3], "Alle 3 cijfers trekken deze waarde in twijfel."),
        (open_[:2], "Geen van de 2 cijfers zegt iets over deze waarde."),
        ((good[0], bad[0], open_[0]), "Van de 3 cijfers: 1 bevestigt deze waarde, 1 trekt haar in twijfel en 1 zegt niets."),
        ((bad[0], open_[0]), "Van de 2 cijfers: 1 trekt deze waarde in twijfel en 1 zegt niets."),
    ):  # fmt: skip
        (value,) = vision(view, ASKED, [record("Waarde", codes)]).values
        assert words.finding(value) == says
    doubted = vision(view, ASKED, [record("Snel", bad[:2]), record("Goed", good[:2])])
    assert words.headline(doubted).endswith("2 waarden; cijfers trekken 'Snel' in twijfel")


def test_outside_practice_a_figure_that_nobody_delivered_says_nothing(view: View):
    (value,) = vision(view, Question(DELFT, 2024), [record("Snel", ("BAL01", "TEL02"))]).values
    assert {s.verdict for s in value.signs} == {Verdict.NOTHING}
    assert words.finding(value) == "Geen van de 2 cijfers zegt iets over deze waarde."
    assert words.sign(value.signs[0]) == "geen cijfer: nog niemand leverde het"


def test_order_versions_and_withdrawing(view: View):
    codes = ("BAL01", "TEL02")
    rows = [record(n, codes) for n in ("Snel", "Dichtbij", "Eerlijk")]
    rows += [record("Snel en goed", codes, 2, rows[0].entry.id)]
    rows += [record("Dichtbij", codes, 2, rows[1].entry.id, withdrawn=True)]
    expected = ["Eerlijk", "Snel en goed"]
    for seed in range(5):
        mixed = random.Random(seed).sample(rows, len(rows))
        assert [v.name for v in vision(view, ASKED, mixed).values] == expected
    practised = [record("Geoefend", codes, example=True)]
    assert vision(view, Question(DELFT, 2024), practised).values == ()
    assert [v.name for v in vision(view, ASKED, practised).values] == ["Geoefend"]


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        (("BAL01",), "U koos 1 cijfer; verwacht worden er 2 of 3."),
        (("BAL01", "bal01 "), "U koos 1 cijfer"),
        ((), "U koos 0 cijfers"),
        (("BAL01", "TEL02", "TEL03", "KTV01"), "U koos 4 cijfers"),
        (("BAL01", "XXX99"), "Het cijfer 'XXX99' bestaat niet"),
        (("BAL01", "SRV02"), "'Aandeel snelservice' heeft geen goede of slechte kant"),
    ],
)
def test_what_cannot_be_kept_is_said(view: View, codes: tuple[str, ...], says: str):
    with pytest.raises(WrongEntry, match=says):
        refuse(view.edition.catalogue, codes)


def test_a_suggestion_that_proves_nothing_stops_the_catalogue(view: View):
    texts = dict(view.edition.catalogue.texts)
    for code, says in (("SRV02", "geen goede kant"), ("ZZZ01", "is er niet")):
        wrong = texts | {"vision.toml": texts["vision.toml"].replace('"TEL02"', f'"{code}"', 1)}
        with pytest.raises(CatalogueError, match=says):
            load(wrong)
