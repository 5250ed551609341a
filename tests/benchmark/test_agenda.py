"""The kit for a duidingsgesprek: what holds comes before what is large, and nobody is named or quoted wrongly."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from benchmark.answers import Question
from benchmark.answers.agenda import Agenda, Point, agenda, chosen_of, questions
from benchmark.answers.agreed import Heard, agreed, peers_say
from benchmark.answers.overview import within_middle_half
from benchmark.catalogue import Catalogue, load
from benchmark.errors import CatalogueError
from benchmark.ledger.entries import Agreement, AgreementState, Author, AuthorRole, Comment
from benchmark.ledger.learning import Practice
from benchmark.ledger.reading import WrongEntry, made
from benchmark.ledger.store import Record
from benchmark.narrative import agenda as narrative
from benchmark.viewing import View
from benchmark.vocabulary import Direction, ReportKind

LEIDEN, DELFT, GOUDA, ISLAND = "GM0546", "GM0503", "GM0513", "GM0088"
PRACTISED = Question(DELFT, 2024, examples=True)
BY = Author(name="Iemand", role=AuthorRole.ADVISOR)


def every(view: View) -> list[Agenda]:
    """Kits of many kinds: large, small, an island, a host, a budget, a year that cannot be tested, Oefenmodus."""
    codes = (DELFT, LEIDEN, GOUDA, ISLAND, "GM0363", "GM0200", "GM1961", "GM0114")
    asked = [Question(c, 2023) for c in codes]
    asked += [replace(q, examples=True) for q in asked] + [PRACTISED, Question(DELFT, 2024)]
    asked.append(Question(DELFT, 2025, ReportKind.BUDGET))
    return [agenda(view, q) for q in asked]


def test_every_point_stands_out_holds_and_passed_the_test(view: View):
    for kit in every(view):
        assert len(kit.points) <= 5 and len(kit.strong) <= 3
        for point in (*kit.points, *kit.strong):
            found = point.comparison
            assert point.stress.share is not None and point.stress.share >= 0.9
            assert abs(point.deviation.z or 0) >= 1 and not within_middle_half(found)
            assert found.indicator.comparability is None or found.comparable.passes
            assert len(set(point.questions)) == 3
        for point in kit.strong:
            own, middle = point.comparison.value, point.comparison.standing.median
            assert own is not None and middle is not None and not point.neutral
            assert (own > middle) is (point.comparison.indicator.direction is Direction.HIGHER)
        booked = {c.indicator.code for c in kit.bookings}
        assert not booked & {p.code for p in (*kit.points, *kit.strong)}


def test_what_holds_in_more_groups_comes_before_what_is_larger(view: View):
    """A small table in, a small table out: share of the groups, how far, theme; and which are chosen."""
    kit = agenda(view, PRACTISED)
    one, other = kit.points[0], kit.points[-1]
    assert one.comparison.indicator.theme != other.comparison.indicator.theme
    rows = [(one, 0.92, 9.0), (other, 1.0, 1.2)]

    def of(point: Point, share: float, z: float) -> Point:
        deviation = replace(point.deviation, z=z)
        return replace(point, deviation=deviation, stress=replace(point.stress, share=share))

    large, firm = (of(*row) for row in rows)
    frame = kit.frame.model_copy(update={"most": 1})
    assert chosen_of([large, firm], frame) == ((firm,), (large.comparison.indicator,))
    assert chosen_of([firm, large], frame) == chosen_of([large, firm], frame), "order is no matter"
    assert chosen_of([], frame) == ((), ())


def test_two_views_of_one_amount_are_one_subject_until_there_is_room(view: View):
    """Leiden: overhead per inhabitant and as a share both hold; the second comes last."""
    kit = agenda(view, Question(LEIDEN, 2023))
    codes = [p.code for p in kit.points]
    assert set(codes) == {"KST09", "KST03", "KST05", "VER12"} and codes[-1] == "KST05"
    tight, left = chosen_of(kit.points, kit.frame.model_copy(update={"most": 3}))
    assert "KST05" not in [p.code for p in tight] and [i.code for i in left] == ["KST05"]


def test_whom_to_ask_does_better_and_has_sound_books(view: View):
    asked_for = 0
    for kit in every(view):
        for point in (*kit.points, *kit.strong):
            found, standing = point.comparison, point.comparison.standing
            assert standing.median is not None and found.value is not None
            assert standing.p25 is not None and standing.p75 is not None
            for peer in point.peers:
                asked_for += 1
                assert peer.value is not None and peer.code != kit.asked.gemeente
                assert found.indicator.comparability is None or peer.passes
                if point.neutral:
                    low, high = sorted((found.value, peer.value))
                    assert low <= standing.median <= high
                elif found.indicator.direction is Direction.HIGHER:
                    assert peer.value > found.value and peer.value >= standing.p75
                else:
                    assert peer.value < found.value and peer.value <= standing.p25
    assert asked_for > 20


@pytest.mark.parametrize(
    ("asked", "headline", "why"),
    [
        (Question(GOUDA, 2023), "Bij Gouda houdt geen afwijking stand", "Dat is ook een uitkomst"),
        (Question(ISLAND, 2023), "Van Schiermonnikoog is nog geen afwijking te noemen", "geen gemeenten van vergelijkbare grootte"),
        (Question(DELFT, 2024), "Van Delft is nog geen afwijking te noemen", "Kies een ander jaar"),
        (Question("GM1961", 2023), "Van Vijfheerenlanden is nog geen afwijking te noemen", "Te weinig gemeenten"),
    ],
)  # fmt: skip
def test_without_a_deviation_the_kit_says_why_and_still_asks(view: View, asked, headline, why):
    kit = agenda(view, asked)
    assert kit.points == () and narrative.headline(kit) == headline
    assert why in narrative.nothing(kit)
    assert len(kit.frame.without) == 3 == len(set(kit.frame.without))
    assert kit.as_dict()["questions"] == list(kit.frame.without)
    assert narrative.lacking(kit).startswith(("Van deze gemeente ontbreken", "Alle cijfers"))


def test_fewer_than_five_is_said_and_five_need_no_word(view: View):
    two, five = agenda(view, Question(DELFT, 2023)), agenda(view, PRACTISED)
    assert narrative.headline(two) == "Twee afwijkingen van Delft houden stand"
    assert narrative.why(two).endswith("Meer zijn er niet; er is ruimte voor vijf.")
    assert narrative.headline(five) == "Vijf afwijkingen van Delft (voorbeeld) houden stand"
    assert "Meer zijn er niet" not in narrative.why(five) and five.also


def test_outside_oefenmodus_no_example_ever(view: View):
    for kit in every(view):
        marked = any(p.comparison.example for p in (*kit.points, *kit.strong, *kit.depending))
        assert kit.asked.examples or (not marked and not kit.example)
        assert not any(c.example for c in kit.bookings)


# What people recorded ---------------------------------------------------------------------------------


def record(entry, at: int = 1) -> Record:
    when = datetime(2027, 1, at, tzinfo=UTC)
    return Record(at, entry.kind, entry.subject, 1, BY, when, "2026-1", entry)


def remark(gemeente: str, code: str, text: str, *, internal: bool = False) -> Comment:
    name = f"{len(text):08d}"
    return Comment(gemeente=gemeente, id=name, indicator=code, year=2023, text=text, internal=internal)  # fmt: skip


def test_peers_are_quoted_by_their_newest_open_remark(view: View):
    point = agenda(view, Question(DELFT, 2023)).points[0]
    first, second = point.peers[0].code, point.peers[1].code
    said = [
        record(remark(second, point.code, "Wij deden dit."), 1),
        record(remark(first, point.code, "Oud."), 2),
        record(remark(first, point.code, "Nieuw antwoord."), 3),
        record(remark(first, point.code, "Alleen voor ons zelf.", internal=True), 4),
        record(remark(DELFT, point.code, "Van Delft zelf."), 5),
        record(remark(first, "BAL01", "Over iets anders."), 6),
    ]
    heard = Heard(said)
    assert [q.text for q in peers_say(point, heard)] == ["Nieuw antwoord.", "Wij deden dit."]
    assert peers_say(point, Heard(said[::-1])) == peers_say(point, heard)
    example = agenda(view, PRACTISED).points[0]
    beside = [record(remark(p.code, example.code, "Echt.")) for p in example.peers]
    assert beside and peers_say(example, Heard(beside)) == []


def test_a_good_practice_counts_on_its_figure_or_on_the_whole_theme(view: View):
    point = agenda(view, Question(DELFT, 2023)).points[0]
    peer, theme = point.peers[0].code, point.comparison.indicator.theme

    def practice(name: str, **more) -> Record:
        fields = {"gemeente": peer, "theme": theme, "year": 2022, "brought": "Minder inhuur."}
        return record(made(Practice, **(fields | {"id": f"0000000{name}", "done": name} | more)))

    cases = [
        (practice("a", indicator=point.code, amount=40_000.0), ["a"]),
        (practice("b"), ["b"]),
        (practice("c", indicator="KST04"), []),
        (practice("d", theme="balie"), []),
        (practice("e", gemeente=DELFT), []),
    ]
    for one, quoted in cases:
        assert [q.text for q in peers_say(point, Heard(practices=[one]))] == quoted
    (quote,) = peers_say(point, Heard(practices=[cases[0][0]]))
    said = "Wat het bracht: Minder inhuur. Kosten, eenmalig: €\N{NO-BREAK SPACE}40.000."
    assert narrative.brought(quote) == said


def agreement(year: int, day: int, state: str = "open", **more) -> Agreement:
    given = {"reason": "Het geld ging naar iets anders."} if state == "losgelaten" else {}
    fields = {
        "gemeente": DELFT,
        "id": f"{year}{day:04d}",
        "year": year,
        "what": "Bel Emmen.",
        "owner": "Team KCC",
        "due": date(year + 2, 3, day),
        "state": state,
    }
    return made(Agreement, **(fields | given | more))


def test_agreements_of_before_come_open_first_and_stay_out_of_oefenmodus():
    asked = Question(DELFT, 2024)
    rows = [
        agreement(2023, 1, "klaar"),
        agreement(2023, 9),
        agreement(2022, 3),
        agreement(2023, 4, "losgelaten"),
        agreement(2024, 2),
        agreement(2025, 2),
        agreement(2023, 5, example=True),
        agreement(2023, 6, gemeente=GOUDA),
    ]
    found = agreed([record(r) for r in rows], asked)
    assert [(r.entry.year, r.entry.due.day) for r in found.before] == [(2022, 3), (2023, 9), (2023, 1), (2023, 4)]  # fmt: skip
    assert [r.entry.year for r in found.now] == [2024]
    assert narrative.counted(found) == "4 afspraken: 2 open, 1 klaar en 1 losgelaten."
    practised = agreed([record(r) for r in rows], replace(asked, examples=True))
    assert [r.entry.due.day for r in practised.before] == [5]


def test_nobody_lets_go_without_a_reason():
    with pytest.raises(WrongEntry, match="wie een afspraak loslaat, schrijft op waarom"):
        agreement(2023, 1, "losgelaten", reason=" ")
    assert agreement(2023, 1, "losgelaten").state is AgreementState.LET_GO


# The catalogue ----------------------------------------------------------------------------------------


def test_every_figure_has_three_questions_that_no_other_has(catalogue: Catalogue):
    asked = [q for i in catalogue.indicators for q in i.open_questions]
    assert len(asked) == 3 * len(catalogue.indicators) == len(set(asked))
    assert max(map(len, asked)) <= 90, "a question fits on one breath"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Wat betalen wij de omgevingsdienst, en op welk taakveld staat dat?"', '"Betalen wij te veel?"', "een open vraag"),
        ('"Wat betalen wij de omgevingsdienst, en op welk taakveld staat dat?"', '"Wat betalen wij"', "een open vraag"),
        ('    "Wat betalen wij de omgevingsdienst, en op welk taakveld staat dat?",\n', "", "drie verschillende vragen"),
    ],
)  # fmt: skip
def test_a_closed_question_is_refused(catalogue: Catalogue, old, new, said):
    texts = dict(catalogue.texts)
    name = "indicators/VER12.toml"
    assert old in texts[name]
    texts[name] = texts[name].replace(old, new)
    with pytest.raises(CatalogueError) as refused:
        load(texts)
    assert "VER12.toml" in str(refused.value) and "open_questions" in str(refused.value)
    assert said in str(refused.value)


def test_an_edition_from_before_the_questions_still_has_a_talk(catalogue: Catalogue):
    texts = {k: v for k, v in catalogue.texts.items() if k != "conversation.toml"}
    assert load(texts).conversation.most == 5
    older = catalogue.indicator("BRZ03").model_copy(update={"open_questions": ()})
    assert questions(older)[0] == "Welke rol speelt bij ons: aantal verkiezingen in het jaar?"
    assert len(questions(older)) == 3
