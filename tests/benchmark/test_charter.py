"""The quality charter: kept or not, beside peers, beside the law, over the years, and when nothing may be said."""

import copy
import random
import statistics

import polars as pl
import pytest

from benchmark.answers import Question
from benchmark.answers.charter import CharterAnswer, Shown, charter
from benchmark.catalogue import load
from benchmark.edition.lists import Lists
from benchmark.errors import CatalogueError, NoFigures
from benchmark.narrative import charter as words
from benchmark.narrative import promises
from benchmark.peers import GroupChoice
from benchmark.position.limits import Limit, stricter
from benchmark.sources.deliveries import ROW
from benchmark.viewing import View
from benchmark.vocabulary import Changed, Kept, LawGrade

DELFT = "GM0503"
PEERS = ("GM0150", "GM0505", "GM0114", "GM0228", "GM1783", "GM0484", "GM0202", "GM0344")
ASKED = Question(DELFT, 2024, group=GroupChoice("own", codes=PEERS))
Cells = dict[str, str | float]
Rows = dict[str, list[Cells]]  # by municipality


def promised(
    soort: str, product: str = "algemeen", kanaal: str = "alle", **numbers: str | float
) -> Cells:
    named: Cells = {
        "product": product,
        "kanaal": kanaal,
        "soort": soort,
        "norm": "Wij beloven dit.",
    }
    return named | numbers


WAIT = promised("wachttijd", kanaal="telefoon", grens=30.0, eenheid="seconden", streefcijfer=80.0)


def delivered(view: View, rows: Rows, earlier: Rows | None = None) -> View:
    """The same edition, in which these municipalities delivered these promises for 2024 (and 2023)."""
    cells = []
    for year, given in ((2023, earlier or {}), (2024, rows)):
        for code, listed in given.items():
            for n, row in enumerate(listed, start=1):
                for column, value in row.items():
                    text, number = (value, None) if isinstance(value, str) else (None, float(value))
                    at = ("handvest", year, code, n, column)
                    cells.append((*at, text, number, "final", "versie 1"))
    edition = copy.copy(view.edition)
    names = dict(edition.municipalities.frame.select("code", "name").iter_rows())
    frame = pl.DataFrame(cells, schema=ROW, orient="row")
    edition.delivered_lists = Lists(frame, edition.catalogue, names, "Levering", False)
    return View(edition)


def one(answer: CharterAnswer, kind: str) -> Shown:
    return next(s for s in answer.promises if s.promise.kind == kind)


def example(view: View, code: str, year: int = 2024) -> CharterAnswer:
    asked = Question(code, year, group=GroupChoice.parse("grootte-8"), examples=True)
    return charter(view, asked)


def test_worked_example(view: View):
    own = [
        WAIT | {"gemeten": 60.0, "gevallen": 100.0},  # Wilson: 50.2 to 69.1, under 80
        promised("reactietijd", grens=2.0, eenheid="werkdagen", streefcijfer=90.0, gemeten=90.0, gevallen=400.0),
        promised("levertijd", grens=5.0, eenheid="werkdagen", streefcijfer=50.0, gemeten=66.7, gevallen=3.0),
        promised("openingstijd", grens=40.0, eenheid="uur per week"),
        promised("waardering", streefcijfer=70.0, gemeten=71.0),
        promised("terugbeltijd", grens=1.0, eenheid="werkdagen", gemeten=88.0, gevallen=500.0),
    ]  # fmt: skip
    answer = charter(delivered(view, {DELFT: own}), ASKED)
    wait = one(answer, "wachttijd").promise
    assert wait.estimate is not None
    assert (wait.estimate.low, wait.estimate.high) == pytest.approx((50.20, 69.06), abs=0.01)
    assert {s.promise.kind: s.promise.kept for s in answer.promises} == {
        "wachttijd": Kept.MISSED, "reactietijd": Kept.REACHED, "levertijd": Kept.FEW,
        "openingstijd": Kept.UNMEASURED, "waardering": Kept.CASES_UNKNOWN, "terugbeltijd": Kept.NO_TARGET,
    }  # fmt: skip
    exactly = one(answer, "reactietijd").promise
    assert exactly.open and "zo dicht bij het streefcijfer" in promises.kept(exactly)
    assert "66,7" not in promises.finding(one(answer, "levertijd")), "three cases claim nothing"
    assert promises.kept(one(answer, "openingstijd").promise) == "belooft, maar meet niet"
    assert one(answer, "openingstijd").promise.as_dict()["measured"] is None
    # SRV05 counts the target that was reached, also of three cases: the summary says so
    assert words.headline(answer) == "Delft: 6 beloften, 5 gemeten, 3 gehaald"
    assert "minder dan 50 gevallen" in words.summary(answer)
    assert "5 uitslagen zijn niet openbaar" in words.summary(answer)


def test_middle_and_strictness_by_hand_in_any_order(view: View):
    """Seconds and minutes are one scale; working days and days are not; under five there is no middle one."""
    given = [
        (20, "seconden"),
        (25, "seconden"),
        (0.5, "minuten"),
        (1, "minuten"),
        (45, "seconden"),
        (1, "werkdagen"),
    ]
    chance = random.Random(5)
    said = set()
    for _ in range(5):
        order = chance.sample(given, len(given))
        peers = {
            code: [WAIT | {"grens": float(n), "eenheid": unit}]
            for code, (n, unit) in zip(PEERS, order, strict=False)
        }
        found = charter(delivered(view, {DELFT: [WAIT]} | peers), ASKED).promises[0].beside
        said.add((found.promising, found.comparable, found.limits, found.stands))
    [(promising, comparable, limits, stands)] = said
    assert limits is not None
    assert (promising, comparable, stands) == (6, 5, 0)
    assert limits == (statistics.median([20, 25, 30, 60, 45]), 20, 60)
    four = {code: [WAIT] for code in PEERS[:4]}
    few = charter(delivered(view, {DELFT: [WAIT]} | four), ASKED).promises[0].beside
    assert few.limits is None and few.stands is None
    assert "4 van de 4 gemeenten beloven dit ook. Dat is te weinig" in promises.peers(few)


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ((20, "seconden"), (0.5, "minuten"), 1), ((4, "weken"), (28, "dagen"), 0), ((12, "weken"), (6, "weken"), -1),
        ((5, "werkdagen"), (5, "dagen"), None), ((7, "dagen"), (168, "uren"), None), ((45, "uur per week"), (40, "uur per week"), 1),
        ((7, "rapportcijfer"), (8, "rapportcijfer"), -1), ((80, "%"), (75, "%"), 1),
    ],
)  # fmt: skip
def test_which_of_two_limits_is_stricter(own, other, expected):
    assert stricter(Limit(*own), Limit(*other)) == expected
    back = stricter(Limit(*other), Limit(*own))
    assert back == (None if expected is None else -expected)


def test_what_was_measured_is_laid_beside_five_peers_or_none(view: View):
    own = {DELFT: [WAIT | {"grens": 15.0, "gemeten": 60.0, "gevallen": 1000.0}]}
    peers = {c: [WAIT | {"gemeten": 90.0, "gevallen": 1000.0}] for c in PEERS[:5]}
    found = charter(delivered(view, own | peers), ASKED).promises[0]
    assert found.beside.middle_measured == pytest.approx(90) and found.beside.against_measured == -1
    assert "De eigen belofte vraagt wel meer." in promises.measured_peers(found)
    small = {c: [rows[0] | {"gevallen": 49.0}] for c, rows in peers.items()}
    assert charter(delivered(view, own | small), ASKED).promises[0].beside.measured == ()


@pytest.mark.parametrize(
    ("product", "kind", "grens", "unit", "grade"),
    [
        ("klacht", "doorlooptijd", 12, "weken", LawGrade.WEAKER), ("klacht", "doorlooptijd", 8, "weken", LawGrade.LONG),
        ("klacht", "doorlooptijd", 6, "weken", LawGrade.EQUAL), ("klacht", "doorlooptijd", 42, "dagen", LawGrade.EQUAL),
        ("klacht", "doorlooptijd", 4, "weken", LawGrade.STRICTER), ("klacht", "doorlooptijd", 30, "werkdagen", LawGrade.APART),
        ("bezwaar", "doorlooptijd", 12, "weken", LawGrade.LONG), ("bezwaar", "doorlooptijd", 13, "weken", LawGrade.WEAKER),
        ("omgevingsvergunning", "doorlooptijd", 8, "weken", LawGrade.EQUAL),
        ("factuur van een leverancier", "doorlooptijd", 5, "weken", LawGrade.WEAKER),
        ("klacht", "ontvangstbevestiging", 12, "weken", None), ("evenement", "reactietijd", 20, "weken", None),
    ],
)  # fmt: skip
def test_the_law_where_a_promise_is_weaker(view: View, product, kind, grens, unit, grade):
    own = [promised(kind, product, grens=float(grens), eenheid=unit, streefcijfer=90.0)]
    answer = charter(delivered(view, {DELFT: own}), ASKED)
    assert answer.promises[0].grade == grade
    told = " ".join(words.law(answer))
    assert ("De wet is strenger: " in told) == (grade is LawGrade.WEAKER)
    assert ("telt in werkdagen" in told) == (grade is LawGrade.APART)


def test_a_term_of_the_law_holds_from_its_year(view: View):
    terms = [t for t in view.edition.catalogue.legal_terms if t.product == "Woo-verzoek"]
    longest = {
        y: [t.longest for t in terms if t.concerns("Woo-verzoek", "doorlooptijd", y)]
        for y in (2021, 2022)
    }
    assert longest == {2021: [8], 2022: [6]}  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('product = "bezwaar"', 'product = "bezwaren"', "bezwaren"),
        ('measure = "VER01"', 'measure = "VER09"', "VER09"),
        ("longest = 12", "longest = 5", "longest"),
        ("limit = 30\n", "", "limit, unit en article"),
    ],
)
def test_a_term_that_cannot_hold_stops_the_catalogue(view: View, old, new, said):
    texts = dict(view.edition.catalogue.texts)
    texts["legal_terms.toml"] = texts["legal_terms.toml"].replace(old, new)
    with pytest.raises(CatalogueError) as error:
        load(texts)
    assert said in f"{error.value.sentence} {error.value.remedy}"


def test_what_changed_since_the_last_list(view: View):
    before = [
        WAIT,
        promised("reactietijd", grens=5.0, eenheid="werkdagen", streefcijfer=80.0),
        promised("levertijd", grens=5.0, eenheid="werkdagen"),
        promised("toegangstijd", grens=5.0, eenheid="werkdagen"),
    ]
    now = [
        WAIT | {"grens": 20.0},
        promised("reactietijd", grens=2.0, eenheid="werkdagen", streefcijfer=70.0),
        promised("toegangstijd", grens=5.0, eenheid="dagen"),
        promised("openingstijd", grens=40.0, eenheid="uur per week"),
    ]
    seen = delivered(view, {DELFT: now}, {DELFT: before})
    answer = charter(seen, ASKED)
    assert answer.since == 2023
    assert {c.promise.kind: c.how for c in answer.changes} == {
        "wachttijd": Changed.STRICTER, "reactietijd": Changed.OTHER, "toegangstijd": Changed.OTHER,
        "openingstijd": Changed.NEW, "levertijd": Changed.DROPPED,
    }  # fmt: skip
    back = charter(delivered(view, {DELFT: before}, {DELFT: now}), ASKED)
    assert {c.promise.kind: c.how for c in back.changes}["wachttijd"] is Changed.MILDER


def test_counts_agree_with_the_figures_srv04_and_srv05_on_all_examples(view: View):
    """Every municipality: what SRV04 and SRV05 count, counted by hand from the rows."""
    found = view.listed("handvest", 2024, examples=True)
    assert found is not None and len(found.rows) > 50
    for code, rows in list(found.rows.items())[:60]:
        counts = example(view, code).as_dict()["counts"]
        measured = [r for r in rows if r["gemeten"] is not None]
        reached = [r for r in measured if float(r["gemeten"] or 0) >= float(r["streefcijfer"] or 0)]
        assert (counts["promises"], counts["public"], counts["reached"]) == (
            len(rows), len(measured), len(reached),
        )  # fmt: skip


def test_the_planted_stories_are_told(view: View):
    delft = example(view, DELFT)
    mail = next(s for s in delft.promises if s.promise.compensation == 10)
    told = promises.finding(mail)
    assert told.startswith("Niet gehaald: 87,5%")
    assert "52 keer betaald, samen €\u00a0520" in told and "ongeveer 2.400 keer mis" in told
    assert mail.course is not None and mail.course.moved == 1
    assert "zeker hoger dan in 2022; vóór 2022 was de belofte anders" in promises.course(
        mail.course, mail.promise.key
    )
    complaint = next(s for s in delft.promises if s.promise.product == "klacht")
    assert complaint.promise.kept is Kept.UNMEASURED and complaint.grade is LawGrade.STRICTER
    assert delft.stories
    assert words.lacking(delft).startswith(
        "Van 6 van de 8 gemeenten in de groep staan hier beloften"
    )
    deventer = charter(view, Question("GM0150", 2024, group=GroupChoice.parse("grootte-15"), examples=True))  # fmt: skip
    strict = next(s for s in deventer.promises if s.promise.limit == Limit(15, "seconden"))
    assert strict.promise.kept is Kept.MISSED and strict.beside.stands in (1, None)
    dordrecht = example(view, "GM0505")
    assert [s.promise.product for s in dordrecht.of_grade(LawGrade.WEAKER)] == ["klacht"]
    assert "12 weken" in words.law(dordrecht)[0] and "6 weken" in words.law(dordrecht)[0]
    assert words.summary(dordrecht).startswith("Bij 1 belofte is de wet strenger.")
    report = next(s for s in example(view, "GM1783").promises
                  if (s.promise.product, s.promise.kind) == ("melding openbare ruimte", "reactietijd"))  # fmt: skip
    assert report.promise.kept is Kept.UNMEASURED and report.course is None
    assert "omgevingsvergunning" not in {
        s.promise.product for s in example(view, "GM0114").promises
    }
    island = next(s for s in example(view, "GM0088").promises if s.promise.product == "bezwaar")
    assert promises.kept(island.promise) == "te weinig gevallen (3) om er iets over te zeggen"


def test_bad_lists(view: View):
    numberless = promised("andere belofte")
    alone = charter(delivered(view, {DELFT: [numberless]}), ASKED)
    assert words.headline(alone) == "Delft: 1 belofte, niet gemeten"
    assert promises.asks(alone.promises[0].promise) == "deze belofte noemt geen getal"
    assert alone.promises[0].beside.stands is None and alone.n_lists == 0
    assert "leverde niemand beloften" in words.lacking(alone)
    without = charter(delivered(view, {c: [WAIT] for c in PEERS[:6]}), ASKED)
    assert without.promises == () and without.changes == ()
    assert "nog niet ingevuld" in words.headline(without)
    assert [m.kind for m in without.lacking] == ["wachttijd"]
    assert promises.lacking(without.lacking[0]) == (
        "Telefoon: wachttijd (6 van de 6 gemeenten beloven dit; middelste 30 seconden, n = 6)"
    )
    with pytest.raises(NoFigures, match="leverde nog niemand cijfers") as said:
        charter(view, Question(DELFT, 2023))
    assert "--examples" in said.value.remedy
    with pytest.raises(NoFigures, match="geen cijfers van 2020"):
        charter(view, Question(DELFT, 2020, examples=True))
