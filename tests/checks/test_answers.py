"""The checks on answers: each mistake is asked about once, in words, and what is right is left alone."""

import math
import random
import time

import pytest

from benchmark.catalogue import Catalogue
from benchmark.checks import Asked, check_all
from benchmark.checks.reply import Problem, Reply
from benchmark.vocabulary import Form, Missing, Seriousness
from tests import oracle
from tests.checks.asking import YEAR, asked, identity, indicator, question, replies
from tests.examples import rows

PART = question("telefoon", "KAN02.numerator")
WHOLE = question("alles", "KAN02.denominator")
SHARE = indicator("KAN02")
CHANNELS = [question(key) for key in ("telefoon", "balie", "online", "post", "alles")]


def keys(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.check, p.question) for p in problems]


def one(problems: list[Problem], check: str) -> Problem:
    (found,) = [p for p in problems if p.check == check]
    return found


@pytest.mark.parametrize(
    "case",
    rows("""
    | form    | low  | high | value         | check  |
    | count   | 0    |      | 12            |        |
    | count   | 0    |      | 12.5          | form   |
    | count   | 0    |      | -1            | limits |
    | count   | -5   |      | -5            |        |
    | euro    | 0    |      | 12.34         |        |
    | euro    | 0    |      | 12.345        | form   |
    | euro    | 0    |      | 1000000000000 | form   |
    | number  | 0    | 60   | 60            |        |
    | number  | 0    | 60   | 60.1          | limits |
    | number  | 8    | 60   | 7.9           | limits |
    | percent | 0    |      | 100           |        |
    | percent | 0    |      | 100.1         | form   |
    | mark    | 0    |      | 0.5           | form   |
    """),
    ids=str,
)
def test_a_number_that_cannot_be_the_answer(case):
    asking = question("q", form=Form(case["form"]), low=case["low"], high=case["high"])
    problems = check_all(asked([asking], replies({"q": case["value"]})))
    assert [p.check for p in problems] == ([case["check"]] if case["check"] else [])
    assert all(p.seriousness is Seriousness.ERROR and p.stops for p in problems)


@pytest.mark.parametrize(
    ("answers", "rule", "found"),
    [
        ({"telefoon": 40, "balie": 30, "online": 20, "post": 10, "alles": 100}, "equal", ""),
        ({"telefoon": 40, "balie": 30, "online": 20, "post": 13, "alles": 100}, "equal", "is 3."),
        ({"telefoon": 40, "balie": 30, "online": 20, "post": 9, "alles": 100}, "equal", "is 1."),
        ({"telefoon": 40, "balie": 30, "online": 20, "post": 9, "alles": 100}, "within", ""),
        ({"telefoon": 40, "balie": 30, "online": 20, "post": 11, "alles": 100}, "within", "is 1."),
        ({"telefoon": 40, "balie": 30, "online": 30, "alles": 100}, "equal", ""),
        ({"telefoon": 40, "balie": 30, "online": 30, "post": Missing.NOT_KEPT, "alles": 90},
         "equal", ""),
        ({"telefoon": 40, "balie": 30, "online": 30, "post": 10, "alles": Missing.LATER},
         "equal", ""),
    ],
)  # fmt: skip
def test_parts_add_up_to_their_whole(answers, rule, found):
    sums = [identity("alles", "telefoon", "balie", "online", "post", rule=rule)]
    problems = [
        p for p in check_all(asked(CHANNELS, replies(answers), identities=sums)) if p.check == "sum"
    ]
    assert [p.question for p in problems] == (["alles"] if found else [])
    for problem in problems:
        assert f"Het verschil {found}" in problem.remedy and problem.stops
        assert problem.expected == "Samen zijn zij alle contacten."


def test_rounded_answers_may_differ_by_their_rounding():
    euros = [question(k, form=Form.EURO, unit="euro") for k in ("a", "b", "c")]
    sums = [identity("c", "a", "b")]
    for whole, wrong in ((101.5, False), (98.5, False), (101.51, True), (98.49, True)):
        problems = check_all(asked(euros, replies({"a": 49, "b": 51, "c": whole}), identities=sums))
        assert ("sum" in [p.check for p in problems]) is wrong
    share = question("deel", form=Form.PERCENT, unit="procent", times="alles", factor=0.01)
    asking = [share, question("n"), question("alles")]
    for part, wrong in ((333, False), (330, False), (339, True)):  # half a percent of 1,000 is 5
        answers = replies({"deel": 33, "n": part, "alles": 1000})
        problems = check_all(asked(asking, answers, identities=[identity("n", "deel")]))
        assert ("sum" in [p.check for p in problems]) is wrong


def test_a_part_is_never_larger_than_its_whole():
    for part, expected in ((100, []), (101, [("share", "telefoon")])):
        answers = replies({"telefoon": part, "alles": 100}, note="Dit klopt.")
        problems = check_all(asked([PART, WHOLE], answers, indicators=[SHARE]))
        assert keys(problems) == expected
        assert all(p.stops for p in problems)  # no explanation makes it right
    cost_recovery = indicator("KAN02", high=120)
    for part, expected in ((110, []), (121, [("plausible", "telefoon")])):
        answers = replies({"telefoon": part, "alles": 100})
        assert (
            keys(check_all(asked([PART, WHOLE], answers, indicators=[cost_recovery]))) == expected
        )


def test_a_value_outside_the_plausible_limits_wants_an_explanation():
    believable = indicator("KAN02", low=20, high=90)
    for part, wrong in ((20, False), (90, False), (19, True), (91, True)):
        answers = replies({"telefoon": part, "alles": 100})
        problems = check_all(asked([PART, WHOLE], answers, indicators=[believable]))
        assert keys(problems) == ([("plausible", "telefoon")] if wrong else [])
        assert all("tussen 20,0% en 90,0%" in p.expected for p in problems)


def test_open_figures_fill_a_part():
    per_inhabitant = indicator("KAN01", high=10, kind="ratio", unit="per inwoner")
    contacts = question("alles", "KAN01.numerator")
    answers = replies({"alles": 500000})
    for inhabitants, expected in ((100000.0, []), (40000.0, [("plausible", "alles")])):
        known = {YEAR: {"KAN01.denominator": inhabitants}}
        problems = check_all(asked([contacts], answers, indicators=[per_inhabitant], known=known))
        assert keys(problems) == expected
    assert keys(check_all(asked([contacts], answers, indicators=[per_inhabitant]))) == []


@pytest.mark.parametrize(
    "case",
    rows("""
    | before | now      | check    | offered          |
    | 50     | 65       |          |                  |
    | 50     | 35       |          |                  |
    | 50     | 66       | change   |                  |
    | 50     | 34       | change   |                  |
    | 1000   | 0        | change   |                  |
    | 0      | 5000     |          |                  |
    | 12400  | 12345000 | thousand | 12.345 contacten |
    | 12345  | 12       | thousand | 12.000 contacten |
    | 1000   | 900000   | thousand | 900 contacten    |
    | 1000   | 890000   | change   |                  |
    | 1000   | 1110000  | change   |                  |
    | 12345  | 13245    | swapped  | 12.345 contacten |
    | 12345  | 21345    | swapped  | 12.345 contacten |
    | 12600  | 21345    | swapped  | 12.345 contacten |
    | 12345  | 12435    |          |                  |
    | 12345  | 13400    |          |                  |
    | 12000  | 13245    |          |                  |
    | 15     | 105      | change   |                  |
    | 12     | 21       | change   |                  |
    """),
    ids=str,
)
def test_beside_last_year(case):
    answers = replies({"alles": case["now"]}, {"alles": case["before"]})
    problems = check_all(asked([WHOLE], answers))
    assert [p.check for p in problems] == ([case["check"]] if case["check"] else [])
    for problem in problems:
        assert problem.seriousness is Seriousness.SIGNAL
        if case["offered"]:
            assert f"Bedoelt u {case['offered']}?" in problem.remedy


def test_what_a_slip_explains_is_not_asked_again():
    costs = indicator("KAN02", high=100, kind="ratio", unit="euro per contact")
    peers = {"KAN02": [0.2, 0.3, 0.4, 0.5, 0.6]}
    answers = replies({"telefoon": 40000, "alles": 100}, {"telefoon": 40, "alles": 100})
    problems = check_all(asked([PART, WHOLE], answers, indicators=[costs], peers=peers))
    assert keys(problems) == [("thousand", "telefoon")]
    # nor where the slip is in the number that an average is multiplied by
    wait = question("wachttijd", "KAN01.numerator", form=Form.NUMBER, times="oproepen")
    per_inhabitant = indicator("KAN01", high=10, kind="ratio", unit="per inwoner")
    answers = replies({"wachttijd": 30, "oproepen": 100000}, {"wachttijd": 30, "oproepen": 100})
    problems = check_all(
        asked([wait, question("oproepen")], answers, indicators=[per_inhabitant],
              known={YEAR: {"KAN01.denominator": 1000}})
    )  # fmt: skip
    assert keys(problems) == [("thousand", "oproepen")]


def test_below_zero_there_is_no_change_to_speak_of():
    saldo = question("saldo", form=Form.EURO, unit="euro", low=-1e6)
    for before in (-500, 0):
        assert check_all(asked([saldo], replies({"saldo": 300}, {"saldo": before}))) == []


def test_an_older_year_is_not_last_year():
    answers = replies({"alles": 5000}) | {
        ("alles", YEAR - 2): Reply("alles", YEAR - 2, 100.0),
        ("alles", YEAR - 1): Reply("alles", YEAR - 1, missing=Missing.NOT_KEPT),
    }
    assert check_all(asked([WHOLE], answers)) == []


@pytest.mark.parametrize(
    "case",
    rows("""
    | before | peers       | now   | checks            |
    | 12.5   |             | 0.125 | fraction          |
    | 12.5   |             | 1     | fraction          |
    | 12.5   |             | 1.01  | change            |
    | 2      |             | 0.02  | change            |
    | 3      |             | 0.9   | change            |
    | 12.5   |             | 12    |                   |
    |        | 9 10 11 12 13 | 0.11 | fraction         |
    |        | 9 10 11 12 13 | 10   |                  |
    |        | 9 10 11 12    | 0.11 |                  |
    |        | 1 10 11 12 13 | 0.11 | peers            |
    """),
    ids=str,
)
def test_a_fraction_for_a_percentage(case):
    score = indicator("BRZ08", kind="score", denominator=None)
    asking = question("score", "BRZ08.numerator", form=Form.PERCENT, unit="procent")
    answers = replies({"score": case["now"]}, {"score": case["before"]} if case["before"] else {})
    peers = {"BRZ08": [float(v) for v in str(case["peers"] or "").split()]}
    problems = check_all(asked([asking], answers, indicators=[score], peers=peers))
    assert [p.check for p in problems] == (case["checks"] or "").split()
    for problem in problems:
        if problem.check == "fraction":
            assert problem.stops and f"{case['now'] * 100:g}%".replace(".", ",") in problem.remedy


def test_far_from_the_peers_as_the_oracle_says():
    level = indicator("BAL06", high=1e9, kind="level", unit="werkdagen", denominator=None)
    asking = question("dagen", "BAL06.numerator", form=Form.NUMBER, unit="werkdagen")
    rng = random.Random(49)
    flagged = 0
    for _ in range(600):
        peers = [round(rng.lognormvariate(2, 0.4), 2) for _ in range(rng.randint(5, 20))]
        own = rng.lognormvariate(2, 2.5)
        answers = replies({"dagen": own})
        found = [
            p.check
            for p in check_all(asked([asking], answers, indicators=[level], peers={"BAL06": peers}))
        ]
        far = _far(peers, own)
        among = [f for f in (1000, 0.001) if min(peers) <= own / f <= max(peers)]
        assert found == (["thousand" if among else "peers"] if far else [])
        flagged += far
    assert 200 < flagged < 500


def _far(peers: list[float], own: float) -> bool:
    z = oracle.modified_z([math.log(v) for v in peers], math.log(own))
    return z is not None and abs(z) > 3.5


def test_a_thousand_beside_the_peers_offers_a_number():
    peers = {"KAN02": [20.0, 24.0, 30.0, 36.0, 40.0]}
    costs = indicator("KAN02", high=1e9, kind="ratio", unit="euro per contact")
    for part, offered in ((3_000_000, "3.000 contacten"), (3, "3.000 contacten")):
        answers = replies({"telefoon": part, "alles": 100})
        problems = check_all(asked([PART, WHOLE], answers, indicators=[costs], peers=peers))
        assert keys(problems) == ([("thousand", "telefoon")])
        assert f"Bedoelt u {offered}?" in problems[0].remedy


def test_a_zero_where_no_peer_has_one():
    for least, expected in ((1.0, [("zero", "telefoon")]), (0.0, [])):
        peers = {"KAN02": [least, 24.0, 30.0, 36.0, 40.0]}
        answers = replies({"telefoon": 0, "alles": 100})
        problems = check_all(asked([PART, WHOLE], answers, indicators=[SHARE], peers=peers))
        assert keys(problems) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([250, 250, 250, 80, 90], [("same", "telefoon")]),
        ([250, 250, 70, 80, 90], []),  # two totals may be the same
        ([5, 5, 5, 80, 90], []),  # small numbers are often the same
        ([5, 5, 5, 5, 5], [("same", "telefoon")]),
        ([0, 0, 0, 0, 0], [("zeros", "telefoon")]),
        ([0, 0, 0, 0, 7], []),
    ],
)
def test_one_number_at_several_questions(values, expected):
    answers = replies({q.key: v for q, v in zip(CHANNELS, values, strict=True)})
    assert keys(check_all(asked(CHANNELS, answers))) == expected


def test_one_question_asked_twice_may_have_one_answer():
    asking = [question(f"q{n}", text="Hoeveel contacten?") for n in range(5)]
    assert check_all(asked(asking, replies({q.key: 250 for q in asking}))) == []
    shares = [question(f"q{n}", form=Form.PERCENT, unit="procent") for n in range(4)]
    answers = replies({"q0": 80, "q1": 80, "q2": 80, "q3": 70})
    assert check_all(asked(shares, answers)) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"telefoon": 40, "alles": 100}, []),
        ({"telefoon": 40}, ["alles"]),
        ({"alles": 100}, ["telefoon"]),
        ({}, []),
        ({"telefoon": 40, "alles": Missing.NOT_KEPT}, ["alles"]),
        ({"telefoon": Missing.NOT_KEPT, "alles": 100}, []),  # a reason is an answer
        ({"telefoon": Missing.NOT_KEPT, "alles": Missing.NOT_KEPT}, []),
    ],
)
def test_half_of_an_indicator(answers, expected):
    problems = check_all(asked([PART, WHOLE], replies(answers), indicators=[SHARE]))
    assert keys(problems) == [("half", key) for key in expected]


def test_an_average_needs_the_number_it_is_multiplied_by():
    wait = question("wachttijd", "TEL02.numerator", form=Form.NUMBER, times="oproepen")
    calls = question("oproepen", "TEL02.denominator")
    mean = indicator("TEL02", high=1e9, kind="mean", unit="seconden")
    problems = check_all(asked([wait, calls], replies({"wachttijd": 30}), indicators=[mean]))
    assert keys(problems) == [("half", "oproepen")]
    assert problems[0].sentence.count("'Cijfer TEL02'") == 1


def test_personal_data_in_an_explanation_is_an_error_that_repeats_nothing():
    answers = replies({"alles": Missing.LATER}, note="Vraag J. Jansen, 06-12345678")
    problem = one(check_all(asked([WHOLE], answers)), "personal")
    assert problem.stops and not any(c.isdigit() for c in problem.sentence)


def test_a_note_explains_signals_and_no_errors():
    sums = [identity("alles", "telefoon")]
    for note in ("", "Nieuw telefoonsysteem."):
        answers = replies({"telefoon": 60, "alles": 100}, {"telefoon": 20}, note=note)
        problems = check_all(asked([PART, WHOLE], answers, identities=sums))
        assert keys(problems) == [("sum", "alles"), ("change", "telefoon")]  # errors come first
        assert [p.stops for p in problems] == [True, not note]
        assert problems[1].explained == note


def test_signals_come_in_the_order_of_the_questions():
    now = {q.key: 400.0 + 50 * n for n, q in enumerate(CHANNELS)}
    answers = replies(now, dict.fromkeys(now, 20.0))
    for order in (CHANNELS, CHANNELS[::-1]):
        assert [p.question for p in check_all(asked(order, answers))] == [q.key for q in order]


@pytest.fixture(scope="module")
def everything(catalogue: Catalogue) -> Asked:
    """The examples of the catalogue as the answers of three years."""
    answers = {
        (q.key, year): Reply(q.key, year, q.example)
        for q in catalogue.questions
        for year in (YEAR, YEAR - 1, YEAR - 2)
    }
    rng = random.Random(1)
    peers = {
        i.code: [rng.uniform(i.plausible.low + 0.1, i.plausible.high) for _ in range(15)]
        for i in catalogue.indicators
    }
    return Asked(
        catalogue.questions, answers, YEAR, catalogue.identities, catalogue.indicators, {}, peers
    )


def test_the_examples_of_the_catalogue_agree_with_each_other(everything: Asked):
    assert [p.sentence for p in check_all(everything) if p.check != "peers"] == []


def test_every_problem_is_said_in_whole_sentences(everything: Asked):
    """Answers at random over the whole questionnaire: whatever is found reads as Dutch, and is quickly found."""
    rng = random.Random(160)
    kinds: set[str] = set()
    for _ in range(12):
        answers = dict(everything.replies)
        for key, year in everything.replies:
            worth = rng.choice((0.0, 0.01, 0.5, 1.0, 1.0, 1.0, 1000.0, -1.0))
            if rng.random() < 0.3 and year == YEAR:
                value = everything.by_key[key].example * worth
                answers[key, year] = Reply(
                    key, year, value, note=rng.choice(("", "bel 06-12345678"))
                )
            elif rng.random() < 0.1 and year == YEAR:
                del answers[key, year]
        trial = Asked(everything.questions, answers, YEAR, everything.identities,
                      everything.indicators, {}, everything.peers)  # fmt: skip
        problems = check_all(trial)
        kinds |= {p.check for p in problems}
        for problem in problems:
            for part in (problem.found, problem.expected, problem.remedy):
                assert part[:1].isupper() and part[-1] in ".?", problem
                assert not {"None", "nan", "inf"} & set(part.replace(".", " ").split()), problem
        errors = [p.seriousness is Seriousness.ERROR for p in problems]
        assert errors == sorted(errors, reverse=True)
    assert kinds >= {"form", "limits", "sum", "share", "plausible", "change", "thousand", "fraction",
                     "peers", "zero", "half", "personal"}  # fmt: skip


def test_a_whole_questionnaire_is_checked_in_a_moment(everything: Asked):
    def fresh() -> float:
        begun = time.perf_counter()
        check_all(Asked(everything.questions, everything.replies, YEAR, everything.identities,
                        everything.indicators, {}, everything.peers))  # fmt: skip
        return time.perf_counter() - begun

    assert min(fresh() for _ in range(5)) < 0.05
