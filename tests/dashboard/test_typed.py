"""Numbers as typed in Dutch: read strictly, or one sentence with the field."""

import pytest

from benchmark.ledger.reading import WrongEntry
from dashboard import typed


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234,5", 1234.5), ("40000", 40000), ("40.000", 40000), ("€ 1.234.567", 1234567), ("0,5", 0.5),
     ("-20", -20), ("\N{MINUS SIGN}2,5", -2.5), (" ", None), ("", None), (None, None)],
)  # fmt: skip
def test_amounts_that_can_be_read(text: str | None, value: float | None) -> None:
    assert typed.euros(text, "one_off") == value


@pytest.mark.parametrize(
    "text", ["1.5", "1,234.5", "12.34", "1e6", "nan", "inf", "tien", "1 000", "--5", "٣", "5%", "1.234.5", "9" * 60]
)  # fmt: skip
def test_amounts_that_cannot_be_read_name_the_field(text: str) -> None:
    with pytest.raises(WrongEntry) as wrong:
        typed.euros(text, "one_off")
    assert wrong.value.field == "one_off"
    assert (
        wrong.value.sentence.startswith("Het eenmalige bedrag is '")
        and "verwacht" in wrong.value.sentence
    )


@pytest.mark.parametrize(
    ("text", "value"), [("50%", 0.5), ("50", 0.5), ("12,5 %", 0.125), ("", None)]
)
def test_shares(text: str, value: float | None) -> None:
    assert typed.share(text, "cashable") == value


def test_years() -> None:
    assert typed.year("2027", "first_year") == 2027 and typed.year("", "first_year") is None
    for text in ("27", "1999", "2.027", "2027,0", "volgend jaar"):
        with pytest.raises(WrongEntry, match="verwacht wordt een jaar"):
            typed.year(text, "first_year")
