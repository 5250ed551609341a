"""The shift between channels on what municipalities delivered: one year is no change, and no example fills it up."""

import pytest

from benchmark.answers import Question
from benchmark.answers.channel_counts import counted, years
from benchmark.answers.channel_shift import estimate, rule_of, shift
from benchmark.errors import NoFigures
from benchmark.narrative import channel_panel as narrative
from benchmark.position.elasticity import TooLittle
from benchmark.viewing import View


@pytest.mark.parametrize("examples", [False, True])
def test_one_delivered_year_is_no_change(published_view: View, examples: bool) -> None:
    assert years(published_view, examples=examples) == (2024,)
    asked = Question("GM0503", 2024, examples=examples)
    with pytest.raises(NoFigures) as refused:
        shift(published_view, asked, "telefoon")
    assert str(refused.value) == (
        "Voor een verandering zijn twee jaren nodig, en voor 2024 is er geen jaar met cijfers. "
        "Kijk terug als er een tweede jaar is geleverd."
    )


def test_one_delivered_year_is_no_estimate(published_view: View) -> None:
    """Vlaardingen had no calls at all: zero has no logarithm, and that it does not count is said."""
    asked = Question("GM0503", 2024)
    found = estimate(published_view, asked, "telefoon")
    assert found.found == TooLittle(0, ()) and not found.example
    assert [(g.name, g.why) for g in found.left_out] == [
        ("Vlaardingen", "2024: een telling is nul")
    ]
    said = narrative.estimate(found, rule_of(published_view))
    assert "minstens 3 jaren en 30 gemeenten nodig, en er zijn nu 0 jaren en 0 gemeenten" in said


def test_what_was_delivered_is_counted_as_it_is(published_view: View) -> None:
    found = counted(published_view, 2024, False)
    people = published_view.edition.municipalities.find("GM0503", 2024).inhabitants
    assert found.counts["GM0503"]["KAN02"].rate == pytest.approx(41_000 / people * 1000)
    assert found.names["GM0503"] == "Delft" and not found.flaws
    assert "GM0637" not in found.counts  # Zoetermeer does not keep the total
