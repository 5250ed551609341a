"""Personal data in explanations is found, and never repeated."""

import random

import pytest

from benchmark.checks.personal import found_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bsn 111222333", "burgerservicenummer"),
        ("123456782", "burgerservicenummer"),
        ("Mw. heeft 1234.56.782.", "burgerservicenummer"),
        ("123 456 782", "burgerservicenummer"),
        ("123\u200b456782", "burgerservicenummer"),
        ("１２３４５６７８２", "burgerservicenummer"),
        ("vraag het j.jansen@zutphen.nl", "e-mailadres"),
        ("bel 06-12345678", "telefoonnummer"),
        ("bel (0575) 53 85 38", "telefoonnummer"),
        ("bel +31 6 12 34 56 78", "telefoonnummer"),
        ("bel +31 (0)575-538538", "telefoonnummer"),
        ("bel 0031612345678", "telefoonnummer"),
    ],
)
def test_what_looks_like_personal_data_is_asked_out(text: str, kind: str):
    sentence = found_in(text)
    assert sentence is not None and kind in sentence and sentence.endswith(".")
    assert not any(c.isdigit() for c in sentence) and "jansen" not in sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",  # does not pass the 11-proef
        "000000000",
        "12345678",
        "1234567820",  # ten digits
        "€ 123456782",
        "€ 123.456.782",
        "123456782,50",
        "In 2024 waren er 12.345 contacten, in 2025 13.245.",
        "Het KCC is bereikbaar op 14 0575 en 0800-1234.",
        "Tarief 2025 @ 12 euro",
        "Zie taakveld 0.2 en 8.3, 1-1-2024 tot 31-12-2024.",
    ],
)
def test_ordinary_explanations_are_left_alone(text: str):
    assert found_in(text) is None


def test_several_kinds_are_named_together():
    assert found_in("123456782, a@b.nl, 0612345678") == (
        "In de toelichting staat misschien een burgerservicenummer, een e-mailadres en een "
        "telefoonnummer. Haal dat weg."
    )


def test_the_11_proef_against_its_definition():
    rng = random.Random(11)
    passed = 0
    for _ in range(5000):
        digits = [rng.randint(1, 9), *(rng.randint(0, 9) for _ in range(8))]
        total = sum((9 - i) * d for i, d in enumerate(digits[:8])) - digits[8]
        text = "".join(map(str, digits))
        assert (found_in(f"nummer {text}") is not None) is (total % 11 == 0), text
        passed += total % 11 == 0
    assert 300 < passed < 600


def test_a_long_text_is_read_quickly():
    assert found_in("a" * 200_000 + "0" * 200_000 + "@" * 200_000) is None
