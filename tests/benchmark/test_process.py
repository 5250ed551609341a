"""A service as a process: the unit compared, what stands out per step, terms, and offices that got other members."""

import statistics

import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.answers.beside_executors import beside_executors
from benchmark.answers.executors import changes, units
from benchmark.answers.process import Figure, ProcessAnswer, process
from benchmark.catalogue.processes import SIDES, measure
from benchmark.errors import SpiegelError
from benchmark.narrative import process as narrative_process
from benchmark.peers import GroupChoice
from benchmark.viewing import View

EIGHT = GroupChoice("size", 8)
DELFT, BEUNINGEN, BRUMMEN, HARDENBERG = "GM0503", "GM0209", "GM0213", "GM0160"
SCHIERMONNIKOOG, DEVENTER = "GM0088", "GM0150"
KEYS = ("belastingen", "vergunningen")


def asked(code: str, year: int = 2024, *, examples: bool = True) -> Question:
    return Question(code, year, group=EIGHT, examples=examples)


def figure(answer: ProcessAnswer, wanted: str) -> Figure:
    return next(f for f in answer.figures if f.measure == wanted)


def step(answer: ProcessAnswer, key: str) -> str:
    return narrative_process.step(
        next(s for s in answer.steps if s.step.key == key), answer.who
    )  # fmt: skip


def test_a_member_is_seen_as_its_office(view: View) -> None:
    """By hand: the numerators of the members that delivered over their denominators."""
    everyone = view.everyone("BEL08", 2024, "rekening", examples=True)
    assert everyone is not None
    rows = [everyone.rows[c] for c in ("GM0503", "GM0606", "GM0622")]
    known = [(r.numerator, r.denominator) for r in rows if r.numerator is not None]
    by_hand = 100 * sum(n for n, _ in known) / sum(d or 0.0 for _, d in known)
    found = beside_executors(view, asked(DELFT), measure("BEL08"), "belastingen")
    assert found.comparison.value == pytest.approx(by_hand)
    assert (found.n, found.of) == (len(known), 3)
    told = figure(process(view, asked(DELFT), "belastingen"), "BEL08")
    assert narrative_process.rests_on(told) == f"rust op {len(known)} van de 3 deelnemers"
    assert found.comparison.municipality.name == "Regionale Belasting Groep (RBG) (voorbeeld)"


def test_a_volume_is_counted_per_thousand_inhabitants(view: View) -> None:
    everyone = view.everyone("BEL01", 2024, "rekening", examples=True)
    people = view.amounts_of("cbs.inwoners", 2024)
    assert everyone is not None
    codes = [c for c in ("GM0503", "GM0606", "GM0622") if everyone.rows[c].denominator]
    by_hand = 1000 * sum(everyone.rows[c].denominator or 0.0 for c in codes)
    found = beside_executors(view, asked(DELFT), measure("BEL01.noemer"), "belastingen")
    assert found.comparison.value == pytest.approx(by_hand / sum(people[c] for c in codes))
    assert found.comparison.indicator.unit.value == "per 1.000 inwoners"


def test_every_office_counts_once_and_the_own_one_never(view: View) -> None:
    register = units(view, "belastingen", 2023)
    for code in (DELFT, BEUNINGEN, BRUMMEN, HARDENBERG, "GM0546", "GM0344"):
        found = beside_executors(
            view, Question(code, 2023, group=GroupChoice("size", 40)), measure("BEL15"), "belastingen"
        )  # fmt: skip
        names = [register.of[p.code].name for p in found.comparison.peers]
        assert len(names) == len(set(names))
        assert register.of[code].name not in names
        assert len(names) + len(found.left_out) == found.comparison.group.n
        known = [p.value for p in found.comparison.peers if p.value is not None]
        assert found.comparison.standing.median == pytest.approx(statistics.median(known))


def test_a_host_stands_net_or_not_at_all(view: View) -> None:
    """In 2023 the revenue is known; in 2024 what members paid would count twice."""
    net = beside_executors(
        view, asked(BEUNINGEN, 2023, examples=False), measure("BEL15"), "belastingen"
    )
    gross = beside_executors(
        view, asked(BEUNINGEN, examples=False), measure("BEL15"), "belastingen"
    )
    assert not net.gross and net.comparison.value == pytest.approx(24.13, abs=0.01)
    assert gross.gross and gross.comparison.value is None
    said = narrative_process.place(figure(process(view, asked(BEUNINGEN), "belastingen"), "BEL15"))
    assert "wat deelnemers de gastheer betaalden" in said


def test_a_special_task_is_no_reference_and_says_so(view: View) -> None:
    answer = process(view, asked(SCHIERMONNIKOOG), "belastingen")
    assert "bijzondere taak" in narrative_process.executor(answer)
    found = figure(answer, "BEL15").beside
    assert found is not None
    assert {x.name for x in found.left_out} == {"Vlieland", "Ameland", "Terschelling"}
    assert narrative_process.place(figure(answer, "BEL01")) == "niet van toepassing"
    elsewhere = process(view, asked("GM1979", examples=False), "vergunningen")
    assert "aardbevingen" in narrative_process.executor(elsewhere)


def test_an_office_with_a_new_member_is_not_followed_across_it(view: View) -> None:
    """Brummen came to Tribuut in 2023: 2022 may not stand beside 2023, and 2023 may beside 2024."""
    assert changes(view, "belastingen", "Tribuut Belastingcentrum")[-1].joined == ("Brummen",)
    there = process(view, asked(BRUMMEN, 2023), "belastingen")
    said = narrative_process.change(there)
    assert "in 2023 een lid bij: Brummen" in said and "niet naast elkaar te leggen" in said
    assert narrative_process.before(figure(there, "BEL15")) == ""
    assert "Brummen" not in narrative_process.change(there, named=False)
    later = figure(process(view, asked(BRUMMEN), "belastingen"), "BEL15")
    assert later.beside is not None and [y for y, _ in later.beside.years] == [2023, 2024]
    assert narrative_process.before(later).startswith("in 2023 was dit")
    assert process(view, asked(DELFT), "belastingen").change is None


def test_a_merger_of_members_is_no_change(view: View) -> None:
    """Brielle, Hellevoetsluis and Westvoorne became Voorne aan Zee in 2023, all within SVHW."""
    assert [c.year for c in changes(view, "belastingen", "SVHW")] == [2019]


@pytest.mark.parametrize("key", KEYS)
def test_outside_oefenmodus_only_the_books_speak(view: View, key: str) -> None:
    for code in (DELFT, BEUNINGEN, HARDENBERG, SCHIERMONNIKOOG):
        answer = process(view, asked(code, 2023, examples=False), key)
        assert not answer.example and answer.largest is None and answer.stories == ()
        assert all(f.beside is None for s in answer.steps for f in s.figures)
        assert {f.indicator.is_open for f in answer.whole if f.beside} == {True}
        assert narrative_process.headline(answer).endswith("leverde nog niemand cijfers")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "code", [DELFT, BEUNINGEN, HARDENBERG, SCHIERMONNIKOOG, DEVENTER, "GM0363"]
)
def test_what_is_said_can_be_told_apart(view: View, key: str, code: str) -> None:
    for year in (2023, 2024):
        answer = process(view, asked(code, year), key)
        for f in answer.figures:
            if f.stands_out:
                assert f.comparison is not None and not f.comparison.too_close
                assert abs(f.z or 0) >= 1
                assert "gelijk" not in narrative_process.stands_out(f)
            if f.comparison is not None and f.comparison.example:
                assert "(voorbeeld)" in f.comparison.municipality.name
        out = [s for s in answer.steps if s.largest]
        assert (answer.largest in out) if out else answer.largest is None
        said = [narrative_process.step(s, answer.who) for s in answer.steps]
        said += [narrative_process.headline(answer), narrative_process.amount(answer)]
        assert not any("besparing" in text or "kosten vergunningen" in text for text in said)


def test_without_a_better_side_a_figure_waits_for_those_with_one(view: View) -> None:
    answer = process(view, asked(DELFT), "belastingen")
    first = next(s for s in answer.steps if s.step.key == "taxeren")
    assert first.largest is not None and first.largest.measure == "BEL01"
    assert figure(answer, "BEL01.noemer").stands_out
    assert "Zo valt nog één cijfer op" in step(answer, "taxeren")


def test_delft_is_given_no_amount_and_told_why(view: View) -> None:
    for examples in (False, True):
        answer = process(view, asked(DELFT, 2023, examples=examples), "belastingen")
        said = narrative_process.amount(answer)
        assert said.startswith("Geen raming: Delft laat dit door een ander uitvoeren")
        assert "€" not in said
    permits = process(view, asked(DELFT, 2023), "vergunningen")
    assert "nooit uit taakveld 8.3" in narrative_process.amount(permits)


def test_the_planted_case_of_deventer_is_found_and_told(view: View) -> None:
    """One old case made 131 days of the mean in 2023: it stands out in the decision, beside a term of 56 days."""
    wider = Question(DEVENTER, 2023, group=GroupChoice("size", 15), examples=True)
    answer = process(view, wider, "vergunningen")
    days = figure(answer, "VER01")
    assert days.stands_out and "131" in narrative_process.stands_out(days)
    assert narrative_process.beside_term(days) == "termijn: 8 weken (56 dagen)"
    assert answer.largest is not None and answer.largest.step.key == "besluit"
    assert any("131 dagen" in text for text in answer.stories)


def test_planted_gaps_and_breaks_are_told_rightly(view: View) -> None:
    talk = figure(process(view, asked(DELFT, 2023), "vergunningen"), "VER06")
    assert narrative_process.place(talk) == "niet bijgehouden"
    debit = figure(process(view, asked("GM0363", 2023), "belastingen"), "BEL13")
    assert debit.beside is not None and narrative_process.before(debit) == ""


def test_terms_are_those_of_the_year(view: View) -> None:
    def decision(year: int) -> str:
        answer = process(view, asked(DELFT, year), "vergunningen")
        return narrative_process.terms(
            next(s.terms for s in answer.steps if s.step.key == "besluit")
        )

    assert "12 weken" not in decision(2023) and "12 weken als een andere" in decision(2024)
    assert all(w in decision(2024) for w in ("8 weken", "26 weken", "hooguit 6 weken"))
    late = figure(process(view, asked(DELFT), "vergunningen"), "VER02")
    assert narrative_process.beside_term(late) == "termijn: 8 weken of 12 weken"


def test_every_cell_has_a_figure_or_a_reason(view: View) -> None:
    for key in KEYS:
        answer = process(view, asked(DELFT, examples=False), key)
        for found in answer.steps:
            assert [c.side for c in found.cells] == list(SIDES)
            assert found.figures, "a step without any figure is no step"
            assert all(c.figures or narrative_process.empty(c).endswith(".") for c in found.cells)


def test_the_same_figures_as_data(view: View) -> None:
    answer = process(view, asked(DELFT), "belastingen")
    told = answer.as_dict()
    assert [s["step"] for s in told["steps"]] == ["taxeren", "heffen", "bezwaar", "innen"]
    days = told["steps"][0]["time"][0]
    assert days["measure"] == "BEL05" and days["value"] is None and days["own"] is not None
    assert told["executor"]["members"] == ["Delft", "Schiedam", "Vlaardingen"]
    assert told["largest"] == "innen" and told["example"] is True


def test_a_process_that_is_not_there(view: View) -> None:
    with pytest.raises(SpiegelError, match="Het proces 'parkeren' is er niet") as refused:
        process(view, asked(DELFT), "parkeren")
    assert refused.value.remedy == "Kies belastingen of vergunningen."


def test_a_municipality_alone_is_compared_as_everywhere(view: View) -> None:
    """No office in sight: the comparison is that of the page Cijfer."""
    alone = Question("GM0114", 2024, group=EIGHT, examples=True)
    there = answers.compare(view, alone, "VER01")
    here = beside_executors(view, alone, measure("VER01"), "wonen_en_bouwen").comparison
    assert (here.value, here.standing) == (there.value, there.standing)


def test_days_stand_beside_every_term_that_a_case_may_have(view: View) -> None:
    """From 2024 some regular cases have 12 weeks, and the mean number of days is of all of them."""
    days = figure(process(view, asked("GM0503"), "vergunningen"), "VER01")
    assert narrative_process.beside_term(days) == "termijn: 8 weken of 12 weken (56 of 84 dagen)"


@pytest.mark.parametrize("key", KEYS)
def test_a_law_from_own_knowledge_says_that_it_must_be_checked(view: View, key: str) -> None:
    """No term was looked up in a public page; whoever does writes where, and takes the mark away."""
    declared = view.edition.catalogue.process(key)
    assert declared is not None
    found = [t.source for s in declared.steps for t in s.terms]
    assert found and all("http" in s or s.endswith("eigen kennis, controleren") for s in found)


def test_one_known_member_is_a_register_that_starts_and_no_office_that_grows(view: View) -> None:
    """Of the Drechtsteden one source names Zwijndrecht a year before the source of all five."""
    name = "Gemeentebelastingen en Basisinformatie Drechtsteden"
    assert [c.year for c in changes(view, "belastingen", name)] == []
    assert process(view, asked("GM0505", 2023), "belastingen").change is None
