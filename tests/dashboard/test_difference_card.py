"""The card "Waarom anders": what it shows adds up as shown, calls nothing a cause, and is in the table."""

import re
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark import answers
from benchmark.answers import Question
from benchmark.narrative import difference as words
from benchmark.viewing import View
from dashboard.components import difference_card
from dashboard.tables import difference as tables
from tests.cli.running import spiegel
from tests.dashboard.asking import DELFT, page, text_of

GIVEN = {"gemeente": "GM0503", "jaar": "2023", "verslag": "rekening"}
ASKED = Question("GM0503", 2023)
CAUSAL = ("oorzaak", "doordat", "omdat", "komt door", "veroorza", "dankzij")


def card_of(view: View, asked: Question, code: str, scale_share: float | None = None) -> str:
    comparison = answers.compare(view, asked, code)
    return text_of(difference_card.of(view, comparison, scale_share=scale_share))


@pytest.mark.parametrize("code", ["BRZ03", "BEL15", "VER12", "KST09"])
def test_steps_add_up_as_shown_for_every_municipality(view: View, code: str):
    """From the rounded cost of the group, the rounded parts lead to the rounded own cost."""
    for gemeente in view.edition.municipalities.in_year(2023)["code"]:
        answer = answers.why_different(view, Question(gemeente, 2023), code)
        assert answer is not None
        steps = difference_card.steps(answer)
        if not steps:
            assert answer.refusal
            continue
        total = sum(s.amount for s in steps[:-1])
        assert round(total, 6) == round(steps[-1].amount, 6)
        for part, step in zip(answer.parts, steps[1:-1], strict=True):
            assert abs(part.amount - step.amount) < 10**-answer.decimals


def test_what_the_card_says_of_delft(view: View):
    text = card_of(view, ASKED, "BRZ03")
    assert "Delft zit €\u00a020,1 per inwoner hoger dan de groep samen" in text
    assert (
        "Het grootste rekenkundige deel is 'eigen salarissen per inwoner': €\u00a023,9 hoger."
        in text
    )
    assert "15 gemeenten; boeken niet vergeleken" in text
    assert "€\u00a033,2 tegen €\u00a021,2" in text
    assert "aantal verkiezingen in het jaar" in text  # a candidate of the catalogue


@pytest.mark.parametrize("code", ["BRZ03", "BEL15", "VER12", "KST09"])
def test_a_part_is_never_called_a_cause_and_never_a_total(view: View, code: str):
    for gemeente in ("GM0503", "GM0363", "GM0160", "GM1695"):
        text = card_of(view, Question(gemeente, 2023), code).lower()
        assert not any(word in text for word in CAUSAL)
        assert "miljoen" not in text and "nan" not in re.split(r"\W+", text)


def test_who_fails_the_test_is_sent_to_the_books_first(view: View):
    assert "Kijk eerst naar de eigen boeking: Delft laat dit door een ander uitvoeren" in card_of(
        view, ASKED, "BEL15"
    )
    assert "eigen boeking" not in card_of(view, ASKED, "BRZ03")


def test_years_without_salaries_get_a_sentence_and_no_table(client: FlaskClient, view: View):
    text = card_of(view, Question("GM0503", 2024), "BRZ03")
    assert "over 2024 geen cijfers. Wel over 2023." in text and "Toon als tabel" not in text
    missing = client.get("/tabel/waarom/BRZ03" + DELFT.replace("2023", "2024"))
    assert "geen cijfers" in missing.text and "<table" not in missing.text


def test_examples_are_marked_and_per_inhabitant(view: View):
    """In Oefenmodus volume, mix and price; the figure of the page is per contact, the parts are not."""
    asked = Question("GM0503", 2024, examples=True)
    text = card_of(view, asked, "TEL09")
    assert "De groep samen (voorbeeld)" in text and "Delft (voorbeeld)" in text
    for part in (
        "Klantcontacten per inwoner",
        "Deel dat het KCC behandelt",
        "Kosten per KCC-contact",
    ):
        assert part in text
    assert "Dit gaat over de kosten per inwoner" in text
    assert tables.difference_values(view, asked, "TEL09").example


def test_scale_stands_apart_and_only_when_it_is_known(view: View):
    assert "Los hiervan" not in card_of(view, ASKED, "BRZ03")
    text = card_of(view, ASKED, "BRZ03", scale_share=0.06)
    assert "Los hiervan: ongeveer 6% van de lasten" in text
    assert "geen verschil" in words.scale(0.0)


def test_the_page_has_the_card_where_factors_are_declared(app: Dash):
    assert words.HEADING in text_of(page("cijfer", code="BRZ03", **GIVEN))
    assert words.HEADING not in text_of(page("cijfer", code="BRZ09", **GIVEN))


def test_table_and_card_show_the_same(view: View):
    answer = answers.why_different(view, ASKED, "KST09")
    assert answer is not None
    table = tables.difference_values(view, ASKED, "KST09")
    steps = difference_card.steps(answer)
    assert [row[0].text for row in table.rows] == [s.name for s in steps]
    assert [row[1].text for row in table.rows] == [s.shown for s in steps]
    exact = [p.amount for p in answer.parts]
    assert [row[1].value for row in table.rows[1:-1]] == exact  # whole in the file


def test_the_command_line_gives_the_same(view: View, edition_home: Path):
    def told(*words: str) -> object:
        return spiegel(edition_home, "compare", *words, "--json").json["difference"]

    answer = answers.why_different(view, ASKED, "BRZ03")
    assert answer is not None
    assert told("BRZ03", "--gemeente", "Delft", "--year", "2023") == answer.as_dict()
    assert told("BRZ03", "--gemeente", "Delft", "--year", "2024") is None
    assert told("BRZ09", "--gemeente", "Delft", "--year", "2023") is None
