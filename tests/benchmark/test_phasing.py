"""What a scenario starts from is declared: with a source or as an assumption, and refers to what exists."""

import pytest

from benchmark import places
from benchmark.catalogue import Catalogue, Phasing, load, read_folder
from benchmark.errors import CatalogueError


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return read_folder(places.CATALOGUE)


def test_every_value_has_a_reason_and_a_source(catalogue: Catalogue) -> None:
    declared = catalogue.phasing
    assert declared.hours is not None and declared.hours.basis == "source"
    assert declared.hourly is None  # no published figure fits every municipality
    passports = declared.of_line("S-BRZ-IV3")
    assert passports is not None and passports.basis == "assumption" and passports.reason
    assert passports.year(catalogue.events) == 2029
    assert declared.of_line("S-BEL-IV3") is None


def test_an_edition_from_before_scenarios_still_opens(texts: dict[str, str]) -> None:
    older = {name: text for name, text in texts.items() if name != "scenario.toml"}
    assert load(older).phasing == Phasing()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"S-BRZ"]', '"S-WEG"]', "S-WEG"),
        ('after = "meer paspoorten"', 'after = "BBV"', "BBV"),  # has no end
        ("value = 1363", "value = 0", "hours.value"),
        ('basis = "assumption"', 'basis = "gevoel"', "gevoel"),
    ],
)
def test_a_mistake_names_file_and_key(texts: dict[str, str], old: str, new: str, said: str) -> None:
    assert old in texts["scenario.toml"]
    wrong = texts | {"scenario.toml": texts["scenario.toml"].replace(old, new)}
    with pytest.raises(CatalogueError) as error:
        load(wrong)
    assert "scenario.toml" in error.value.sentence and said in error.value.sentence
