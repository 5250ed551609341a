"""A group has one text, in a link and behind --group, and that text reads back as the same choice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.errors import SpiegelError
from benchmark.peers import GroupChoice

KEYS = st.from_regex(r"[a-z][a-z_]{0,11}", fullmatch=True)
WEIGHTS = st.dictionaries(KEYS, st.integers(0, 500).map(lambda n: n / 100), max_size=6)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("lijkt-15", GroupChoice("similar")),
        ("lijkt-8-belastingen", GroupChoice("similar", 8, scheme="belastingen")),
        ("lijkt-15-mahalanobis", GroupChoice("similar", metric="mahalanobis")),
        (
            "lijkt-15-belastingen-mahalanobis",
            GroupChoice("similar", scheme="belastingen", metric="mahalanobis"),
        ),
        (
            "lijkt-15-dichtheid.1-inwoners.3-ouderen.0",
            GroupChoice("similar", weights=(("dichtheid", 1), ("inwoners", 3), ("ouderen", 0))),
        ),
        ("lijkt-15-algemeen-kernen.2.5", GroupChoice("similar", scheme="algemeen", weights=(("kernen", 2.5),))),
    ],
)  # fmt: skip
def test_a_choice_and_its_text(text, choice):
    assert GroupChoice.parse(text) == choice
    assert str(choice) == text


def test_weights_have_one_text_whatever_their_order():
    one = GroupChoice.parse("lijkt-15-inwoners.3-dichtheid.1-ouderen.0")
    assert str(one) == "lijkt-15-dichtheid.1-inwoners.3-ouderen.0"


@given(st.integers(5, 40), st.sampled_from(["", "algemeen", "een_schema2"]), WEIGHTS)
def test_every_choice_on_likeness_reads_back_as_itself(k, scheme, weights):
    if weights.get("inwoners") == 0:
        weights["inwoners"] = 1
    choice = GroupChoice.alike(k, scheme, weights=weights)
    assert GroupChoice.parse(str(choice)) == choice


@given(st.text(max_size=40))
def test_any_text_is_a_choice_or_a_sentence(text):
    for whole in (text, "lijkt-15-" + text):
        try:
            choice = GroupChoice.parse(whole)
        except SpiegelError as error:
            assert error.sentence.endswith(".") and error.remedy.endswith(".")
        else:
            assert GroupChoice.parse(str(choice)) == choice


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lijkt", "is niet te lezen"),
        ("lijkt-", "is niet te lezen"),
        ("lijkt-x", "is niet te lezen"),
        ("lijkt-15-", "is niet te lezen"),
        ("lijkt-15-Belastingen", "is niet te lezen"),
        ("lijkt-15-mahalanobis-belastingen", "is niet te lezen"),
        ("lijkt-15-inwoners.3-belastingen", "is niet te lezen"),
        ("lijkt-15-inwoners.3-inwoners.2", "is niet te lezen"),
        ("lijkt-15-inwoners.x", "is niet te lezen"),
        ("lijkt-15-inwoners.1e9", "is niet te lezen"),
        ("lijkt-15-inwoners.6", "gewicht van inwoners is 6"),
        ("lijkt-15-inwoners.0", "Inwoners tellen altijd mee"),
        ("lijkt-15-inwoners.0-ouderen.2", "Inwoners tellen altijd mee"),
        ("lijkt-15-inwoners.0-ouderen.0", "Alle gewichten zijn nul"),
        ("lijkt-15-mahalanobis-inwoners.2", "geen betekenis bij Mahalanobis"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(text, words):
    with pytest.raises(SpiegelError, match=words):
        GroupChoice.parse(text)


@pytest.mark.parametrize("weight", [-1, 5.01, float("nan")])
def test_a_weight_is_a_number_from_0_to_5(weight):
    with pytest.raises(SpiegelError, match="en dat kan niet"):
        GroupChoice.alike(weights={"ouderen": weight})
