"""Life events: the chain and its organisations, what chance leaves open, and when nothing may be said."""

import copy
import math
import random

import polars as pl
import pytest

from benchmark.answers import Question
from benchmark.answers.journeys import Journey, JourneysAnswer, Judged, journeys
from benchmark.catalogue import load
from benchmark.edition.lists import Lists
from benchmark.errors import CatalogueError, NoFigures
from benchmark.narrative import journeys as words
from benchmark.peers import GroupChoice
from benchmark.sources.deliveries import ROW
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

DELFT = "GM0503"
PEERS = ("GM0150", "GM0505", "GM0114", "GM0228", "GM1783", "GM0484", "GM0202", "GM0344")
ASKED = Question(DELFT, 2024, group=GroupChoice("own", codes=PEERS))
Marks = dict[str, list[tuple[str, str, float, int, float | None]]]
#         event        organisation      mark   n    sd
OWN = [
    ("verhuizen", "hele keten", 6.5, 100, 1.0),  # 6.30 to 6.70: under 7
    ("verhuizen", "gemeente", 7.1, 100, 1.0),  # 6.90 to 7.30: 7 is inside
    ("verhuizen", "notaris", 7.9, 100, 1.0),  # 7.70 to 8.10: over 7
    ("schulden", "hele keten", 9.0, 3, None),  # three answers
]


def delivered(view: View, marks: Marks) -> View:
    """The same edition, in which these municipalities delivered these marks for 2024."""
    cells = []
    for code, rows in marks.items():
        for n, (event, organisation, mark, answers, sd) in enumerate(rows, start=1):
            row = ("levensgebeurtenissen", 2024, code, n)
            end = ("final", "versie 1")
            cells += [
                (*row, "gebeurtenis", event, None, *end),
                (*row, "organisatie", organisation, None, *end),
            ]
            cells += [(*row, "cijfer", None, mark, *end), (*row, "n", None, float(answers), *end)]
            if sd is not None:
                cells.append((*row, "sd", None, sd, *end))
    edition = copy.copy(view.edition)
    names = dict(edition.municipalities.frame.select("code", "name").iter_rows())
    frame = pl.DataFrame(cells, schema=ROW, orient="row")
    edition.delivered_lists = Lists(frame, edition.catalogue, names, "Levering", False)
    return View(edition)


def chain(answer: JourneysAnswer, event: str) -> Judged:
    found = next(j.chain for j in answer.journeys if j.event == event)
    assert found is not None
    return found


def test_worked_example(view: View):
    answer = journeys(delivered(view, {DELFT: OWN}), ASKED)
    moving, debts = answer.journeys
    whole = chain(answer, "verhuizen")
    assert whole.estimate is not None
    # 1.96 x 1.0 / sqrt(100) = 0.196 on either side
    assert (whole.estimate.low, whole.estimate.high) == pytest.approx((6.304, 6.696), abs=0.0005)
    assert [j.against_target for j in (whole, *moving.organisations)] == [-1, 0, 1]
    assert (
        moving.under_its_parts
    )  # both differ from 6.5 by more than 0.277, the root of two squared halves
    assert [j.organisation for j in moving.lagging] == ["gemeente"]  # 0.8 under the notary
    few = debts.chain
    assert few is not None and few.estimate is None and few.n == 3 and few.against_target is None
    assert words.headline(answer) == "Delft: onder de 7 bij verhuizen"
    assert "Elke organisatie krijgt een hoger cijfer dan de keten" in words.finding(moving)
    assert "3 antwoorden, te weinig om het cijfer te noemen" in words.finding(debts)
    assert "9,0" not in words.finding(debts), "a mark of three people is nowhere"


def test_the_middle_one_needs_five_peers_with_enough_answers(view: View):
    peers = {c: [("verhuizen", "hele keten", 7.0 + n / 10, 400, 1.0)] for n, c in enumerate(PEERS)}
    four = chain(
        journeys(delivered(view, {DELFT: OWN} | dict(list(peers.items())[:4])), ASKED), "verhuizen"
    )
    assert four.n_peers == 4 and four.median is None and four.against_peers is None
    five = chain(
        journeys(delivered(view, {DELFT: OWN} | dict(list(peers.items())[:5])), ASKED), "verhuizen"
    )
    assert five.median == pytest.approx(7.2) and five.against_peers == -1
    small = {c: [(e, o, m, 49, s) for e, o, m, _, s in rows] for c, rows in peers.items()}
    assert chain(journeys(delivered(view, {DELFT: OWN} | small), ASKED), "verhuizen").n_peers == 0


def test_what_lies_within_chance_is_not_called_lower(view: View):
    peers = {c: [("verhuizen", "hele keten", 6.55, 100, 1.5)] for c in PEERS}
    found = chain(journeys(delivered(view, {DELFT: OWN} | peers), ASKED), "verhuizen")
    assert found.against_peers == 0
    assert words.peers_words(found).startswith(
        "niet te onderscheiden van de middelste gemeente 6,5"
    )


def test_other_events_and_organisations_are_never_laid_beside_each_other(view: View):
    peers = {
        c: [("baan kwijt", "hele keten", 4.0, 400, 1.0), ("verhuizen", "UWV", 4.0, 400, 1.0)]
        for c in PEERS
    }
    answer = journeys(delivered(view, {DELFT: OWN} | peers), ASKED)
    assert all(j.n_peers == 0 for one in answer.journeys for j in one.organisations)
    assert answer.asked_elsewhere == (("baan kwijt", 8),)
    assert (
        words.elsewhere(answer)
        == "Andere gemeenten in de groep meten ook: baan kwijt (8 gemeenten)."
    )


def of_chain(view: View, *marks: tuple[str, float, int]) -> Journey:
    rows = [("verhuizen", organisation, mark, n, 1.0) for organisation, mark, n in marks]
    return journeys(delivered(view, {DELFT: [*rows]}), ASKED).journeys[0]


def test_who_lags_lies_under_most_others_and_not_only_under_the_best(view: View):
    """One high mark makes no laggards of the rest; one low mark does."""
    high = of_chain(
        view, ("notaris", 8.5, 100), ("gemeente", 7.0, 100), ("UWV", 7.0, 100), ("SVB", 7.0, 100)
    )
    assert high.lagging == () and high.differ
    assert words.finding(high).endswith("Geen organisatie blijft achter bij de meeste andere.")
    low = of_chain(
        view, ("notaris", 7.1, 100), ("gemeente", 7.0, 100), ("UWV", 5.5, 100), ("SVB", 7.0, 100)
    )
    assert [j.organisation for j in low.lagging] == ["UWV"]
    assert words.finding(low).endswith(
        "UWV (5,5) krijgt een lager cijfer dan de meeste andere organisaties."
    )
    level = of_chain(view, ("notaris", 7.1, 100), ("gemeente", 7.0, 100))
    assert not level.differ and words.finding(level).endswith("geen zeker verschil.")


def test_organisations_with_too_few_answers_are_named_and_no_part_of_every(view: View):
    found = of_chain(
        view,
        ("hele keten", 6.0, 100),
        ("notaris", 7.1, 100),
        ("gemeente", 7.0, 100),
        ("UWV", 9.9, 3),
    )
    assert words.finding(found).endswith(
        "Elke organisatie met genoeg antwoorden krijgt een hoger cijfer dan de keten als geheel. Kijk dus naar wat er "
        "tussen de organisaties gebeurt. Te weinig antwoorden: UWV."
    )
    one = of_chain(view, ("notaris", 7.1, 100), ("UWV", 9.9, 3))
    assert "alleen notaris (7,1) te noemen" in words.finding(one)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([6.0, 6.0, 6.0, 9.0, 9.0, 9.0], 0),  # between two halves, as on every other page
        ([6.0, 6.0, 6.0, 6.0, 9.0, 9.0], 1),
        ([6.0, 6.0, 9.0, 9.0, 9.0, 9.0], -1),
    ],
)
def test_the_side_in_the_group_is_that_of_every_other_page(
    view: View, marks: list[float], expected: int
):
    own = [("verhuizen", "hele keten", 7.5, 400, 1.0)]
    peers = {
        c: [("verhuizen", "hele keten", m, 400, 1.0)] for c, m in zip(PEERS, marks, strict=False)
    }
    found = chain(journeys(delivered(view, {DELFT: own} | peers), ASKED), "verhuizen")
    assert found.against_peers == expected


def test_no_side_where_the_middle_one_shows_the_same_mark_or_lies_on_the_other_side(view: View):
    """Three lie certainly lower; the middle one, between them and three uncertain higher ones, is higher than 7.0."""
    own = [("verhuizen", "hele keten", 7.0, 400, 1.0)]
    marks = [(6.5, 400)] * 3 + [(7.6, 50)] * 3
    peers = {
        c: [("verhuizen", "hele keten", m, n, 3.0 if n == 50 else 1.0)]
        for c, (m, n) in zip(PEERS, marks, strict=False)
    }
    found = chain(journeys(delivered(view, {DELFT: own} | peers), ASKED), "verhuizen")
    assert found.ranks is not None and found.ranks.low == 0.5
    assert found.median == pytest.approx(7.05) and found.against_peers == 0


def test_a_mark_of_three_people_is_in_no_data_and_in_no_earlier_year(view: View):
    listed = view.listed("levensgebeurtenissen", 2024, examples=True)
    assert listed is not None
    looked = 0
    for code in listed.rows:
        answer = journeys(view, Question(code, 2024, examples=True))
        assert all(n >= answer.least for j in answer.journeys for _, _, n in j.earlier)
        for told in answer.as_dict()["journeys"]:
            for one in (*([told["chain"]] if told["chain"] else []), *told["organisations"]):
                assert (one["value"] is None) is one["too_few"]
                looked += one["too_few"]
    assert looked


def test_reaching_the_target_is_said_of_what_can_be_judged(view: View):
    own: list[tuple[str, str, float, int, float | None]] = [
        ("verhuizen", "hele keten", 8.0, 100, 1.0), ("schulden", "hele keten", 5.0, 3, None),
    ]  # fmt: skip
    answer = journeys(delivered(view, {DELFT: own}), ASKED)
    assert (
        words.headline(answer) == "Delft: elke levensgebeurtenis met genoeg antwoorden haalt de 7"
    )
    one = journeys(delivered(view, {DELFT: own[1:]}), ASKED)
    assert words.summary(one) == (
        "Delft vroeg in 2024 naar 1 gebeurtenis. Minder dan 50 inwoners gaven een cijfer: te weinig om iets te zeggen."
    )


def test_order_of_rows_changes_nothing(view: View):
    random_ = random.Random(7)
    marks: Marks = {
        code: [(e, o, round(random_.uniform(5, 9), 1), random_.randint(40, 300), None)
               for e in ("verhuizen", "schulden") for o in ("hele keten", "gemeente", "notaris")]
        for code in (DELFT, *PEERS)
    }  # fmt: skip
    shuffled = {code: random_.sample(rows, len(rows)) for code, rows in reversed(marks.items())}
    one, other = (journeys(delivered(view, m), ASKED) for m in (marks, shuffled))
    assert [chain(one, e).as_dict() for e in ("verhuizen", "schulden")] == [
        chain(other, e).as_dict() for e in ("verhuizen", "schulden")
    ]


def test_against_a_slow_telling_of_the_same_on_all_examples(view: View):
    """Every mark of every municipality: the interval by hand, the target by its ends."""
    listed = view.listed("levensgebeurtenissen", 2024, examples=True)
    assert listed is not None
    looked = 0
    for code in list(listed.rows)[:60]:
        answer = journeys(view, Question(code, 2024, examples=True))
        for journey in answer.journeys:
            for judged in (*([journey.chain] if journey.chain else []), *journey.organisations):
                row = next(
                    r for r in listed.of(code)
                    if (r["gebeurtenis"], r["organisatie"]) == (judged.event, judged.organisation)
                )  # fmt: skip
                sd = 1.5 if row["sd"] is None else float(row["sd"])
                half = 1.959963984540054 * sd / math.sqrt(float(row["n"] or 1))
                value = float(row["cijfer"] or 0)
                expected = (
                    None if judged.n < 50 else (-1 if value + half < 7 else int(value - half > 7))
                )
                assert judged.against_target == expected
                looked += 1
    assert looked > 500


def test_the_planted_chain_is_found_and_told(view: View):
    answer = journeys(view, Question(DELFT, 2024, examples=True))
    loss = next(j for j in answer.journeys if j.event == "overlijden van een naaste")
    assert loss.under_its_parts and chain(answer, loss.event).against_target == -1
    assert [year for year, _, _ in loss.earlier] == [2022]
    assert answer.name == "Delft (voorbeeld)" and any(
        "keten als geheel niet" in s for s in answer.stories
    )
    island = journeys(view, Question("GM0088", 2024, examples=True))
    assert "te weinig antwoorden" in words.headline(island)


def test_who_did_not_ask_hears_in_which_years_it_did(view: View):
    answer = journeys(view, Question(DELFT, 2023, examples=True))
    assert answer.journeys == () and words.other_years(answer) == "Wel over 2022 en 2024."


def test_a_subject_that_nobody_delivered(view: View):
    with pytest.raises(NoFigures, match="leverde nog niemand cijfers") as said:
        journeys(view, Question(DELFT, 2023))
    assert "--examples" in said.value.remedy
    with pytest.raises(NoFigures, match="geen cijfers van 2020"):
        journeys(view, Question(DELFT, 2020, examples=True))


def test_a_budget_has_no_marks_of_residents(view: View):
    with pytest.raises(NoFigures, match="Een begroting is een plan"):
        journeys(view, Question(DELFT, 2024, ReportKind.BUDGET, examples=True))


def test_an_event_that_the_list_does_not_know_stops_the_catalogue(view: View):
    texts = dict(view.edition.catalogue.texts)
    texts["life_events.toml"] = texts["life_events.toml"].replace(
        'name = "scheiden"', 'name = "emigreren"'
    )
    with pytest.raises(CatalogueError, match="emigreren"):
        load(texts)
