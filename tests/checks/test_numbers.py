"""Numbers as people write them: what is clear is read, what can be two things is asked."""

import datetime
import random
import re

import pytest
from babel.numbers import NumberFormatError, parse_decimal

from benchmark import dutch
from benchmark.checks import numbers
from benchmark.checks.forms import LARGEST, refusal
from benchmark.checks.numbers import Unreadable, from_cell, read
from benchmark.vocabulary import Form, Missing
from tests.examples import rows

UNITS = {Form.COUNT: "contacten", Form.EURO: "euro", Form.NUMBER: "fte", Form.PERCENT: "%",
         Form.MARK: "rapportcijfer"}  # fmt: skip


def refused(text: str, form: Form = Form.NUMBER, unit: str | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(text, form, UNITS[form] if unit is None else unit)
    return caught.value


@pytest.mark.parametrize(
    "case",
    rows("""
    | text          | form    | value     |
    | 1.234,5       | number  | 1234.5    |
    | 1234,5        | number  | 1234.5    |
    | 1.234.567     | count   | 1234567   |
    | 1234          | count   | 1234      |
    | 0             | count   | 0         |
    | -0            | count   | 0         |
    | 0,5           | number  | 0.5       |
    | 1,234         | number  | 1.234     |
    | 12,00         | count   | 12        |
    | € 12          | euro    | 12        |
    | €1.234.567,89 | euro    | 1234567.89|
    | 12 euro       | euro    | 12        |
    | -€ 12,50      | euro    | -12.5     |
    | € -12,50      | euro    | -12.5     |
    | 12,5%         | percent | 12.5      |
    | 12,5 %        | percent | 12.5      |
    | 12,5 procent  | percent | 12.5      |
    | 100           | percent | 100       |
    | 12 fte        | number  | 12        |
    | 12 FTE        | number  | 12        |
    | -5            | number  | -5        |
    | −5            | number  | -5        |
    | 7,4           | mark    | 7.4       |
    """),
    ids=lambda c: f"{c['text']}-{c['form']}",
)
def test_what_is_clear_is_read(case):
    form = Form(case["form"])
    assert read(str(case["text"]), form, UNITS[form]) == case["value"]


def test_no_break_spaces_between_groups_of_three_are_read_and_plain_spaces_asked():
    for space in numbers.NO_BREAK:
        assert read(f"1{space}234", Form.COUNT, "contacten") == 1234
        assert read(f"\u20ac{space}1{space}234{space}567,5", Form.EURO, "euro") == 1234567.5
        assert refused(f"12{space}34").readings == ()
    assert refused("1 234").readings == (1234,)
    assert refused("1.234 567").readings == ()


@pytest.mark.parametrize(
    ("text", "form", "readings"),
    [
        ("1.234", Form.NUMBER, (1234, 1.234)),
        ("-1.234", Form.NUMBER, (-1234, -1.234)),
        ("1.234 fte", Form.NUMBER, (1234, 1.234)),
        ("1.234", Form.COUNT, (1234,)),  # a count has no decimals
        ("€ 1.234", Form.EURO, (1234,)),  # nor have euros three of them
        ("1.234", Form.PERCENT, (1.234,)),  # a share is no thousand
        ("1234.567", Form.NUMBER, (1234567, 1234.567)),
        ("0.125", Form.NUMBER, (0.125,)),
        ("1.5", Form.NUMBER, (1.5,)),
        ("1,234.5", Form.NUMBER, (1234.5,)),
        ("1,234,567", Form.COUNT, (1234567,)),
        ("1,234", Form.COUNT, (1234,)),
        ("12,345", Form.EURO, (12345,)),
        ("0,125", Form.EURO, ()),
        ("(500)", Form.EURO, (-500,)),
        ("5-", Form.NUMBER, (-5,)),
        ("€ 12,-", Form.EURO, (12,)),
    ],
)
def test_what_can_be_meant_is_offered(text: str, form: Form, readings: tuple[float, ...]):
    error = refused(text, form)
    assert error.readings == readings
    for reading in readings:
        assert read(f"{reading:.15g}".replace(".", ","), form, UNITS[form]) == reading
        assert f"{reading:.15g}".replace(".", ",") in error.remedy


@pytest.mark.parametrize(
    ("text", "form", "unit", "words"),
    [
        ("1.234", Form.NUMBER, "fte", "1234 of 1,234"),
        ("1,234.5", Form.NUMBER, "fte", "Wij schrijven 1.234,5"),
        ("12 euro", Form.COUNT, "contacten", "De eenheid van deze vraag is 'contacten'"),
        ("€ 12", Form.NUMBER, "fte", "De eenheid van deze vraag is 'fte'"),
        ("12,5%", Form.NUMBER, "minuten", "De eenheid van deze vraag is 'minuten'"),
        ("12 fte", Form.NUMBER, "dagen", "De eenheid van deze vraag is 'dagen'"),
        ("12,5", Form.COUNT, "contacten", "heel getal"),
        ("12,345", Form.EURO, "euro", "hoogstens twee cijfers"),
        ("101", Form.PERCENT, "%", "tussen 0 en 100"),
        ("-1", Form.PERCENT, "%", "tussen 0 en 100"),
        ("0,9", Form.MARK, "rapportcijfer", "tussen 1 en 10"),
        ("10,1", Form.MARK, "rapportcijfer", "tussen 1 en 10"),
        ("(500)", Form.EURO, "euro", "minteken"),
        ("5-", Form.EURO, "euro", "minteken"),
        ("1e400", Form.NUMBER, "fte", "uitgeschreven"),
        ("1e3", Form.NUMBER, "fte", "uitgeschreven"),
        ("1,2E+05", Form.NUMBER, "fte", "uitgeschreven"),
        ("inf", Form.NUMBER, "fte", "uitgeschreven"),
        ("NaN", Form.NUMBER, "fte", "uitgeschreven"),
        ("1" * 400, Form.COUNT, "contacten", ""),
        ("1000000000000", Form.EURO, "euro", "te groot"),
        ("007", Form.COUNT, "contacten", "niet met een nul"),
        ("-", Form.COUNT, "contacten", "'niet bijgehouden', 'niet van toepassing' of 'later'"),
        ("–", Form.COUNT, "contacten", "streepje"),
        ("29-02-2025", Form.COUNT, "contacten", "datum"),
        ("01/02/25", Form.COUNT, "contacten", "datum"),
        ("1:30", Form.NUMBER, "minuten", "tijd"),
        ("#N/B", Form.COUNT, "contacten", "niet uitrekenen"),
        ("=1+1", Form.COUNT, "contacten", "formule"),
        ("12\u200b34", Form.COUNT, "contacten", "niet ziet"),
        ("- 5", Form.NUMBER, "fte", "Wij verwachten een getal"),
        ("--5", Form.NUMBER, "fte", "Wij verwachten een getal"),
        ("€ 1 tot 2", Form.EURO, "euro", "Wij verwachten een getal"),
        ("ongeveer 12", Form.COUNT, "contacten", "'ongeveer 12'"),
        ("١٢", Form.COUNT, "contacten", "Wij verwachten een getal"),
    ],
)
def test_what_is_refused_says_what_is_expected(text: str, form: Form, unit: str, words: str):
    error = refused(text, form, unit)
    assert words in str(error)
    for sentence in (error.found, error.expected, error.remedy):
        assert re.fullmatch(r"[A-Z].*[.?]", sentence) and len(sentence) < 150


def test_missing_zero_nothing_and_a_dash_are_four_different_things():
    assert read("0", Form.COUNT, "contacten") == 0.0
    assert read("", Form.COUNT, "contacten") is None
    assert read(" \u00a0 ", Form.COUNT, "contacten") is None
    assert refused("-", Form.COUNT).readings == ()
    for words, reason in {
        Missing.NOT_KEPT: ("nb", "NB", "niet bijgehouden", "Niet  bijgehouden "),
        Missing.NOT_APPLICABLE: ("nvt", "n.v.t.", "N.v.t.", "niet van toepassing"),
        Missing.LATER: ("later", "Later"),
    }.items():
        assert {read(w, Form.COUNT, "contacten") for w in reason} == {words}


def test_cells_of_a_spreadsheet():
    assert from_cell(12.5, Form.NUMBER, "fte") == 12.5
    assert from_cell(12, Form.COUNT, "contacten") == 12.0
    assert from_cell(0.125, Form.PERCENT, "%") == 0.125
    assert from_cell(0.1 + 0.2, Form.EURO, "euro") == pytest.approx(0.3)
    assert from_cell(None, Form.COUNT, "contacten") is None
    assert from_cell("nvt", Form.COUNT, "contacten") is Missing.NOT_APPLICABLE
    assert from_cell("1.234,5", Form.NUMBER, "fte") == 1234.5
    for cell, words in {
        True: "WAAR",
        datetime.datetime(2025, 1, 2): "datum",
        datetime.date(2025, 1, 2): "datum",
        datetime.time(1, 30): "tijd",
        datetime.timedelta(hours=30): "tijd",
        float("nan"): "geen getal",
        float("inf"): "geen getal",
        2.5: "heel getal",
        1e12: "te groot",
        "1.234": "punt met drie cijfers",
    }.items():
        with pytest.raises(Unreadable, match=words):
            from_cell(cell, Form.COUNT, "contacten")


def test_what_the_program_writes_can_be_read_back_or_has_that_reading():
    rng = random.Random(30)
    read_back = 0
    for _ in range(3000):
        decimals = rng.choice((0, 1, 2))
        value = round(rng.choice((-1, 1)) * 10 ** rng.uniform(-1, 9), decimals) + 0.0
        for text in (dutch.number(value, decimals), dutch.euro(value, decimals)):
            try:
                assert read(text, Form.EURO, "euro") == value
                read_back += 1
            except Unreadable as error:
                assert value in error.readings and text.count(".") == 1 and "," not in text
    assert read_back > 4500


def test_whatever_is_read_babel_reads_the_same():
    """Random texts of the signs of numbers: a stricter reader than Babel, and never another value."""
    rng = random.Random(48)
    accepted = 0
    for _ in range(20000):
        text = "".join(rng.choice("0123456789.,-") for _ in range(rng.randint(1, 9)))
        try:
            value = read(text, Form.NUMBER, "fte")
        except Unreadable as error:
            assert not any(refusal(r, Form.NUMBER) for r in error.readings)
            continue
        try:
            assert value == float(parse_decimal(text, locale="nl_NL", strict=False))
        except NumberFormatError:
            pytest.fail(f"Babel does not read {text}")
        accepted += 1
        assert abs(value) < LARGEST
    assert accepted > 1000
