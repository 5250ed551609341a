"""The open edition as declared: what the file says is followed, and a mistake in it is one sentence."""

import pytest

from benchmark import places
from benchmark.catalogue import load, read_folder
from benchmark.catalogue.open_edition import FILE
from benchmark.errors import CatalogueError

TEXTS = read_folder(places.CATALOGUE)


def changed(before: str, after: str) -> dict[str, str]:
    assert before in TEXTS[FILE]
    return TEXTS | {FILE: TEXTS[FILE].replace(before, after, 1)}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("least = 8", "least = 3", "'rule.least'"),
        ("dominance = 0.5", "dominance = 0.9", "'rule.dominance'"),
        ("margin = 0.25", "margen = 0.25", "onbekende sleutel 'rule.margen'"),
        ('"KAN10"]', '"KAN99"]', "'KAN99'"),
        ("below = 20000", "below = 60000", "van klein naar groot"),
        ('key = "balie"', 'key = "telefoon"', "eigen key"),
    ],
)
def test_a_mistake_is_named(before: str, after: str, said: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        load(changed(before, after))
    assert said in str(refused.value) and FILE in str(refused.value)


def test_an_edition_from_before_opens_and_says_that_there_is_none() -> None:
    older = {name: text for name, text in TEXTS.items() if name != FILE}
    assert load(older).open_edition.subjects == ()


def test_every_municipality_has_a_class_and_every_figure_is_told_once() -> None:
    declared = load(TEXTS).open_edition
    names = [
        declared.class_of(n).name
        for n in (1, 19_999, 20_000, 49_999, 50_000, 99_999, 100_000, 900_000)
    ]
    assert names == [c.name for c in declared.classes for _ in range(2)]
    told = [c for s in declared.subjects for c in s.codes]
    assert len(told) == len(set(told))
