"""The channels: four shares add to 100 or there is no composition; volumes per 1,000 inhabitants."""

import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.answers.channels import CHANNELS, composition, flaw, problem, volumes
from benchmark.errors import NoFigures
from benchmark.narrative import channels as narrative_channels
from benchmark.viewing import View


def practice(code: str, year: int = 2023) -> Question:
    return Question(code, year, examples=True)


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        ((40.0, 10.0, 35.0, 15.0), ""),
        ((40.1, 10.1, 35.1, 15.1), ""),  # rounding of the suppliers
        ((40.0, None, 35.0, 15.0), "ontbreekt het kanaal geschreven met medewerker"),
        ((None, None, 35.0, 15.0), "ontbreekt de kanalen"),
        ((38.0, 10.0, 34.0, 15.0), "samen 97,0%, en dat moet 100% zijn"),
        ((None, None, None, None), "leverde geen aandelen per kanaal"),
    ],
)
def test_what_is_no_composition_is_said(shares: tuple[float | None, ...], says: str):
    said = problem("Delft", shares)
    assert (says in said) if says else said == ""
    delivered = any(s is not None for s in shares)
    assert bool(flaw(shares)) is (bool(says) and delivered)


def test_own_shares_and_the_mean_add_to_a_hundred(view: View):
    whole = 0
    for code in view.edition.municipalities.in_year(2023)["code"]:
        answer = composition(view, practice(code))
        if answer.own is not None:
            assert sum(answer.own) == pytest.approx(100, abs=0.5)
            whole += 1
        if answer.mean is not None:
            assert sum(answer.mean) == pytest.approx(100, abs=0.5)
            assert answer.n_complete >= 5
        assert (answer.own is None) is bool(answer.problem)
    assert whole > 80


def test_the_mean_is_that_of_the_peers_that_add_up(view: View):
    """An oracle in plain Python over the same peers."""
    answer = composition(view, practice("GM0503"))
    parts = [answers.compare(view, practice("GM0503"), code) for code, _ in CHANNELS]
    rows = [[p.value for p in peers] for peers in zip(*(c.peers for c in parts), strict=True)]
    kept = [r for r in rows if None not in r and abs(sum(v or 0 for v in r) - 100) <= 0.5]
    assert answer.n_complete == len(kept)
    assert answer.mean is not None
    for n, mean in enumerate(answer.mean):
        assert mean == pytest.approx(sum(r[n] or 0 for r in kept) / len(kept))


def test_planted_gaps_are_found_and_left_out(view: View):
    """Somewhere a channel is missing and somewhere the sum is off; both say so and enter no mean."""
    problems = {
        (c, y): composition(view, practice(c, y)).problem
        for y in view.edition.example_years
        for c in view.edition.municipalities.in_year(y)["code"]
    }
    assert any("ontbreekt het kanaal" in p for p in problems.values())
    assert any("samen 97" in p for p in problems.values())


def test_volumes_per_thousand_inhabitants(view: View):
    answer = volumes(view, practice("GM0503"))
    for channel in answer.channels:
        for year, own, _ in channel.years:
            row = view.everyone(channel.code, year, "rekening", examples=True)
            assert row is not None
            contacts = row.rows["GM0503"].numerator
            people = view.edition.municipalities.find("GM0503", year).inhabitants
            assert own == (None if contacts is None else pytest.approx(contacts / people * 1000))
    assert [c.name for c in answer.channels] == ["Digitaal zelf", "Telefoon"]


def test_without_figures_there_is_nothing_to_compose(view: View):
    with pytest.raises(NoFigures):
        composition(view, Question("GM0503", 2023))
    assert volumes(view, Question("GM0503", 2023)).channels[0].years == ()


def test_the_sentences_carry_the_mark(view: View):
    for code in ("GM0503", "GM0088", "GM0363", "GM0796"):
        answer = composition(view, practice(code))
        assert "(voorbeeld)" in narrative_channels.composition_headline(answer)
        assert "(voorbeeld)" in narrative_channels.composition(answer) or answer.own is None
        moved = volumes(view, practice(code))
        assert "(voorbeeld)" in narrative_channels.volumes_headline(moved)
        assert "(voorbeeld)" in narrative_channels.volumes(moved)
