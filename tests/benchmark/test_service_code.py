"""The BurgerServiceCode: a gap only where both sides can be told, in the words of the place, and never with three answers."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from benchmark import catalogue as catalogues
from benchmark import narrative
from benchmark.answers import Question, compare
from benchmark.answers.service_code import NormAnswer, service_code
from benchmark.answers.sides import better
from benchmark.catalogue import Catalogue, read_folder
from benchmark.errors import CatalogueError, NoFigures
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.ledger.service_code import Checked, CheckState
from benchmark.ledger.store import Record
from benchmark.narrative import service_code as narrative_code
from benchmark.peers import GroupChoice
from benchmark.places import DATA
from benchmark.position.interval import wilson
from benchmark.position.perception import Gap, gap
from benchmark.report.composing import service_code_chapter
from benchmark.report.composing.naming import Naming
from benchmark.report.composing.said import Said, allowed
from benchmark.report.document import Listing, Paragraph, Table, Voice
from benchmark.report.spec import Spec
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Status
from tests.report.composed import composed

TEXTS = read_folder(Path(DATA) / "catalogue")
FILE = "service_code.toml"
AMSTERDAM = Question("GM0363", 2024, examples=True)
DELFT = Question("GM0503", 2023, examples=True)


def norm(view: View, asked: Question, code: str) -> NormAnswer:
    return next(n for n in service_code(view, asked).norms if n.indicator.code == code)


# The formula -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("judged", "shown", "found"),
    [
        (True, [True], Gap.ALIKE),
        (False, [False, None], Gap.ALIKE),
        (True, [False], Gap.HIGHER),
        (False, [True, True], Gap.LOWER),
        (True, [True, False], Gap.MIXED),
        (None, [True], Gap.UNKNOWN),  # the judgement is too close to the middle
        (True, [None], Gap.UNKNOWN),  # the evidence is
        (True, [], Gap.UNKNOWN),  # there is none
    ],
)
def test_a_gap_is_told_where_both_sides_are(
    judged: bool | None, shown: list[bool | None], found: Gap
):
    assert gap(judged, shown) is found


def test_the_order_of_the_evidence_does_not_matter_and_what_is_unknown_adds_nothing():
    for judged in (True, False, None):
        for shown in itertools.product((True, False, None), repeat=3):
            found = gap(judged, shown)
            assert all(gap(judged, other) is found for other in itertools.permutations(shown))
            assert gap(judged, [*shown, None]) is found


# The judgement of the place ------------------------------------------------------------------------------


def test_better_and_worse_never_contradict_the_place(view: View):
    """Over many figures: a side is named only where the place sentence says hoger or lager."""
    codes = [i.code for i in view.edition.catalogue.indicators]
    told = 0
    for gemeente in ("GM0363", "GM0503", "GM0637", "GM0546"):
        asked = Question(gemeente, 2024, examples=True)
        for code in codes:
            try:
                comparison = compare(view, asked, code)
            except NoFigures:
                continue
            side, place = better(comparison), narrative.place_in_group(comparison)
            if side is None:
                continue
            told += 1
            higher = place.startswith("hoger dan")
            assert higher or place.startswith("lager dan"), (code, place)
            assert side is (
                higher if comparison.indicator.direction is Direction.HIGHER else not higher
            )
            assert narrative.side(comparison) == ("hoger" if higher else "lager")
    assert told > 50


def test_in_the_middle_is_neither_better_nor_worse(view: View):
    """Amsterdam, BSC03: 55% is more than the middle 54%, but three lie lower and three higher."""
    found = norm(view, AMSTERDAM, "BSC03")
    assert found.comparison is not None
    assert narrative.place_in_group(found.comparison) == "in het midden van 6"
    assert found.better is None and found.gap is Gap.UNKNOWN


# The answer --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", [GroupChoice("size", 15), GroupChoice.alike(15)])
def test_judgement_and_evidence_stand_in_one_group(view: View, group: GroupChoice):
    """Also where likeness would give taxes (BSC04) and permits (BSC05) a group of their own."""
    answer = service_code(view, replace(DELFT, group=group))
    groups = [
        sorted(c.group.codes)
        for n in answer.norms
        for c in (n.comparison, *(e.comparison for e in n.evidence))
        if c is not None
    ]
    assert len(groups) == 23 and all(g == groups[0] for g in groups)


def test_every_norm_has_its_interval(view: View):
    answer = service_code(view, AMSTERDAM)
    assert [n.indicator.code for n in answer.norms] == [f"BSC{n:02}" for n in range(1, 11)]
    for found in answer.norms:
        comparison = found.comparison
        assert comparison is not None and comparison.value is not None and found.own is not None
        expected = wilson(comparison.denominator or 0, comparison.numerator or 0)
        assert expected is not None
        assert found.own == pytest.approx([100 * end for end in expected])


def test_a_judgement_that_is_harsher_or_milder_is_told_with_both_sides(view: View):
    harsh, mild = norm(view, AMSTERDAM, "BSC02"), norm(view, AMSTERDAM, "BSC04")
    assert (harsh.gap, mild.gap) == (Gap.LOWER, Gap.HIGHER)
    assert "strenger dan de feiten" in narrative_code.gap(harsh)
    assert "gunstiger dan de feiten" in narrative_code.gap(mild)
    summary = narrative_code.summary(service_code(view, AMSTERDAM))
    assert "strenger dan de feiten laten zien bij vindbare overheidsproducten" in summary


def test_evidence_on_both_sides_and_evidence_that_is_not_there_say_nothing(view: View):
    assert norm(view, AMSTERDAM, "BSC01").gap is Gap.MIXED
    nothing = norm(view, AMSTERDAM, "BSC07")
    assert nothing.evidence == () and nothing.gap is Gap.UNKNOWN
    for found in service_code(view, AMSTERDAM).norms:
        said = narrative_code.gap(found)
        assert (narrative_code.NOT_TOLD in said) is (found.gap in (Gap.UNKNOWN, Gap.MIXED))


def test_a_figure_without_direction_decides_nothing(view: View):
    neutral = [
        e
        for n in service_code(view, AMSTERDAM).norms
        for e in n.evidence
        if e.indicator.direction is Direction.NEUTRAL
    ]
    assert {e.indicator.code for e in neutral} == {"BAL07", "KTV06"}
    assert all(e.better is None and "zonder oordeel" in narrative_code.evidence(e) for e in neutral)


def test_the_planted_gap_is_told_rightly(view: View):
    """Delft did not ask two norms in 2021: no figure, no dot, no zero; the year after they are there."""
    asked = replace(DELFT, year=2021)
    for code in ("BSC09", "BSC10"):
        before, after = norm(view, asked, code), norm(view, replace(asked, year=2022), code)
        assert before.comparison is not None and after.comparison is not None
        assert (before.comparison.value, before.own, before.better) == (None, None, None)
        assert before.comparison.status is Status.NOT_KEPT
        assert "houdt dit niet bij" in narrative_code.judgement(before)
        assert after.comparison.value is not None
    others = [
        n for n in service_code(view, asked).norms if n.indicator.code not in ("BSC09", "BSC10")
    ]
    assert all(n.own is not None for n in others)


def test_three_answers_are_no_judgement(view: View):
    found = norm(view, AMSTERDAM, "BSC02")
    assert found.comparison is not None
    few = replace(found.comparison, value=None, denominator=3.0, status=Status.TOO_FEW)
    small = replace(found, comparison=few, own=None)
    said = narrative_code.judgement(small)
    assert "3 inwoners vulden de stellingen in. Er zijn er 50 nodig" in said and "geen stip" in said
    assert small.gap is Gap.UNKNOWN and "geen oordeel van inwoners" in narrative_code.gap(small)


def test_with_four_others_there_is_no_middle_and_no_side(view: View):
    asked = Question("GM0503", 2024, group=GroupChoice("size", 8), examples=True)
    answer = service_code(view, asked)
    assert "staat vast" in narrative_code.headline(answer)
    assert "voor een middelste zijn er 5 nodig" in narrative_code.summary(answer)
    assert "hierboven" not in narrative_code.summary(answer), "it is read on paper too"
    assert {n.gap for n in answer.norms} == {Gap.UNKNOWN}


def test_nobody_delivered(view: View):
    answer = service_code(view, Question("GM0503", 2023))
    assert answer.found == () and not answer.shows_example
    assert narrative_code.headline(answer) == "BurgerServiceCode: nog niemand leverde cijfers"
    assert len(answer.as_dict()["norms"]) == 10 and "example" not in answer.as_dict()
    assert service_code_chapter.chapter(view, answer.asked, Naming(anonymous=False)) == []


def test_the_report_says_what_the_answer_says(view: View):
    answer = service_code(view, AMSTERDAM)
    blocks = service_code_chapter.chapter(view, AMSTERDAM, Naming(anonymous=True))
    norms, facts = (b for b in blocks if isinstance(b, Table))
    own = norms.column("eigen")
    assert [r.cells[own].value for r in norms.rows] == [
        n.comparison and n.comparison.value for n in answer.norms
    ]
    assert len(facts.rows) == sum(len(n.evidence) for n in answer.norms)
    said = " ".join(i for b in blocks if isinstance(b, Listing) for i in b.items)
    assert all(narrative_code.gap(n) in said for n in answer.norms)
    assert "Aan zet: secretaris en griffier." in said


def test_a_report_holds_what_the_municipality_says_and_the_public_reads_no_note(view: View):
    entry = Checked(
        gemeente="GM0363",
        check="handvest",
        state=CheckState.BUSY,
        on=date(2026, 3, 14),
        note="Zij is = A1.",
    )
    author = Author(name="De adviseur", role=AuthorRole.ADVISOR)
    record = Record(
        1, entry.kind, entry.subject, 1, author, datetime(2026, 3, 14, 12, tzinfo=UTC), "x", entry
    )
    said = Said(checks=(record,))
    for audience, read in (("mt", True), ("raad", True), ("openbaar", False)):
        spec = Spec.model_validate({"gemeente": "Amsterdam", "year": 2024, "audience": audience})
        blocks = service_code_chapter.spoken(view, allowed(said, spec))
        (table,) = (b for b in blocks if isinstance(b, Table))
        assert [[c.text for c in r.cells] for r in table.rows] == [
            ["Is er een kwaliteitshandvest met beloften aan inwoners?", "bezig", "14 maart 2026"]
        ]
        typed = [b.text for b in blocks if isinstance(b, Paragraph) and b.voice is Voice.PERSON]
        assert typed == (["Zij is = A1."] if read else [])
    assert service_code_chapter.spoken(view, Said()) == []


def test_a_whole_report_has_the_chapter_after_its_theme(view: View):
    document = composed(
        view, gemeente="Amsterdam", year=2024, examples=True, themes=("burgerservicecode",)
    )
    keys = [c.key for c in document.chapters]
    assert keys[keys.index("burgerservicecode") + 1] == "oordeel-en-feiten"


# The catalogue -----------------------------------------------------------------------------------------------


def test_the_code_is_whole(catalogue: Catalogue):
    code = catalogue.service_code
    assert [n.indicator for n in code.norms] == [
        i.code for i in catalogue.of_theme("burgerservicecode")
    ]
    acting = {w for c in code.checks for w in c.who}
    assert acting == {
        "raad",
        "college",
        "hoofd publiekszaken",
        "secretaris",
        "griffier",
        "burgemeester",
    }
    assert all(n.evidence or n.checks for n in code.norms)
    assert "Leiden" in narrative_code.caution_source(code)
    assert "geen bewijs van een oorzaak" in narrative_code.caution(code)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('evidence = ["TEL05"]', 'evidence = ["TEL99"]', ["norms[2].evidence", "'TEL99'"]),
        ('indicator = "BSC03"', 'indicator = "BSC33"', ["norms[3].indicator", "'BSC33'"]),
        ('checks = ["ensia"]', 'checks = ["ensja"]', ["norms[7].checks", "'ensja'"]),
        ('key = "ensia"', 'key = "handvest"', ["checks[2].key", "twee keer"]),
        ('who = ["raad"]', "who = []", ["checks[1].who", "wie er aan zet is"]),
        ("Ik kan kiezen op", "Ik koos op", ["norms[1].items", "BSC01"]),
        ('part = "ook"', 'part = "later"', ["checks[6].part", "'later'"]),
        ("expects =", "belooft =", ["norms[1].expects"]),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_is_named(old: str, new: str, says: list[str]):
    assert old in TEXTS[FILE]
    with pytest.raises(CatalogueError) as caught:
        catalogues.load({**TEXTS, FILE: TEXTS[FILE].replace(old, new, 1)})
    assert FILE in caught.value.sentence and caught.value.remedy
    for words in says:
        assert words in caught.value.sentence


def test_an_edition_from_before_the_file_opens():
    old = catalogues.load({k: v for k, v in TEXTS.items() if k != FILE})
    assert old.service_code.norms == () and narrative_code.caution(old.service_code) == ""
