"""What somebody typed wrong comes back as one Dutch sentence about a field on the screen."""

from typing import Any

import pytest

from benchmark.ledger import reading
from benchmark.ledger.entries import Author, Comment, Entry, Judgement, Scenario

JUDGED = {
    "gemeente": "GM0503", "line": "BRZ03", "year": 2023, "status": "niet nu", "reason": "Nu niet.",
    "level": "median", "group": "",
}  # fmt: skip
SAID = {"gemeente": "GM0503", "id": "abcdefgh", "indicator": "BRZ03", "year": 2023, "text": "t"}
PLANNED = {"gemeente": "GM0503", "name": "Plan", "year": 2023}


@pytest.mark.parametrize(
    ("model", "usual", "field", "typed", "sentence"),
    [
        (Judgement, JUDGED, "reason", "a" * 20_431, "De reden is 20.431 tekens lang; er passen 20.000."),
        (Judgement, JUDGED, "reason", " \n ", "De reden is leeg; vul iets in."),
        (Judgement, JUDGED, "cashable", 1.5, "Het verzilverbare deel is 150%; verwacht wordt hoogstens 100%."),
        (Judgement, JUDGED, "one_off", -1500, "Het eenmalige bedrag is −1.500; verwacht wordt minstens 0."),
        (Judgement, JUDGED, "first_year", 1999, "Het eerste jaar is 1999; verwacht wordt minstens 2000."),
        (Judgement, JUDGED, "first_year", "straks", "Het eerste jaar is 'straks'; verwacht wordt een heel getal."),
        (Judgement, JUDGED, "central", float("nan"), "Het midden is 'nan'; verwacht wordt een getal."),
        (Judgement, JUDGED, "status", "ja", "De status is 'ja'; kies uit: te onderzoeken, voorstel aan college, niet nu, bewuste keuze of al in begroting."),
        (Judgement, JUDGED, "status", None, "De status is 'None'; kies uit: te onderzoeken, voorstel aan college, niet nu, bewuste keuze of al in begroting."),
        (Judgement, JUDGED, "later", 1, "Het veld 'later' hoort hier niet bij."),
        (Comment, SAID, "text", "a\x00b", "De tekst klopt niet: de tekst bevat onzichtbare stuurtekens; plak hem als platte tekst."),
        (Comment, SAID, "text", "\ud800", "De tekst bevat een teken dat geen teken is; plak hem als platte tekst."),
        (Comment, SAID, "gemeente", "Delft", "De gemeente klopt niet: er staat 'Delft'."),
        (Scenario, PLANNED, "name", "   ", "De naam is leeg; vul iets in."),
        (Scenario, PLANNED, "volume", (0.0, 0.0), "De verandering van het volume ontbreekt."),
        (Author, {"role": "adviseur"}, "name", "x" * 121, "De naam is 121 tekens lang; er passen 120."),
    ],
)  # fmt: skip
def test_one_sentence_names_field_found_and_expected(
    model: type[Entry], usual: dict[str, Any], field: str, typed: Any, sentence: str
) -> None:
    with pytest.raises(reading.WrongEntry) as told:
        reading.made(model, **{**usual, field: typed})
    assert (told.value.sentence, told.value.field) == (sentence, field)
    assert "Value error" not in str(told.value)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(reading.WrongEntry, match="De reden ontbreekt"):
        reading.made(Judgement, **{k: v for k, v in JUDGED.items() if k != "reason"})


def test_text_stays_as_typed_but_for_line_ends_and_outer_space() -> None:
    typed = "  #1 =1+1 <script> *kop* 🏛️ שלום\r\nregel\ttwee  "
    assert reading.made(Comment, **{**SAID, "text": typed}).text == (
        "#1 =1+1 <script> *kop* 🏛️ שלום\nregel\ttwee"
    )
