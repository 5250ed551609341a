"""The catalogue: complete, and strict in a sentence that names file and key."""

from pathlib import Path

import pytest

from benchmark import catalogue as catalogues
from benchmark import places
from benchmark.catalogue import Catalogue
from benchmark.errors import CatalogueError, UnknownIndicator
from benchmark.vocabulary import Direction, Supply

TEXTS = catalogues.read_folder(places.CATALOGUE)
BRZ03 = "indicators/BRZ03.toml"
FED = {"BRZ03", "BRZ09", "BEL15", "BEL16", "VER12", "VER13", "KST03", "KST04", "KST05", "KST09"}


def changed(name: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[name], f"{old!r} is not in {name}"
    return {**TEXTS, name: TEXTS[name].replace(old, new, 1)}


def without(name: str) -> dict[str, str]:
    return {n: t for n, t in TEXTS.items() if n != name}


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param(changed(BRZ03, "decimals =", "decimalen ="), [BRZ03, "decimal"], id="key"),
        pytest.param(
            changed(BRZ03, '"euro per inwoner"', '"dollar"'), [BRZ03, "'unit'", "'dollar'"], id="unit"
        ),
        pytest.param(
            changed("frontier.toml", '"burgerzaken"', '"parkeren"'),
            ["frontier.toml", "'models[1].subject'", "'parkeren'"], id="a frontier of no subject",
        ),
        pytest.param(
            changed("frontier.toml", "iv3.lasten.8.3", "iv3.lasten.0.4"),
            ["frontier.toml", "'models[3].cost'", "iv3.lasten.0.4"], id="a cost that is not tested",
        ),
        pytest.param(
            changed("frontier.toml", "minimum = 60", "minimum = 15"), ["frontier.toml", "'minimum'"],
            id="a frontier inside a group of fifteen",
        ),
        pytest.param(
            changed("channels.toml", 'digital = "KAN04"', 'digital = "KAN99"'),
            ["channels.toml", "'digital'", "'KAN99'"], id="channels beside a figure that is not there",
        ),
        pytest.param(
            changed("channels.toml", 'line = "S-CHN"', 'line = "S-XXX"'),
            ["channels.toml", "'rebound.line'", "'S-XXX'"], id="a rebound of no line",
        ),
        pytest.param(
            changed("channels.toml", "least_years = 3", "least_years = 2"),
            ["channels.toml", "'panel.least_years'"], id="a panel of two years",
        ),
        pytest.param(
            changed("channels.toml", 'indicator = "KAN03"', 'indicator = "KAN02"'),
            ["channels.toml"], id="a channel twice",
        ),
        pytest.param(
            changed("learning.toml", '"BRZ03"', '"BRZ09"'),
            ["learning.toml", "'costs[1].indicators'", "'BRZ09'"], id="a share is no cost to learn from",
        ),
        pytest.param(
            changed("learning.toml", 'theme = "burgerzaken"', 'theme = "belastingen"'),
            ["learning.toml", "'costs[1].theme'", "'belastingen'"], id="a theme with costs twice",
        ),
        pytest.param(
            changed(BRZ03, '"neutral"', '"sideways"'), [BRZ03, "'direction'"], id="direction"
        ),
        pytest.param(
            changed(BRZ03, 'source = "iv3"', 'source = "iv4"'), [BRZ03, "'source'", "'iv4'"],
            id="source",
        ),
        pytest.param(
            changed(BRZ03, '"BRZ07"', '"BRZ99"'), [BRZ03, "'quality_indicators'", "'BRZ99'"],
            id="linked quality indicator",
        ),
        pytest.param(
            changed(BRZ03, 'theme = "burgerzaken"', 'theme = "balie"'), [BRZ03, "'theme'", "'balie'"],
            id="a theme with another prefix",
        ),
        pytest.param(
            changed(BRZ03, 'theme = "burgerzaken"', 'theme = "parkeren"'),
            [BRZ03, "'theme'", "'parkeren'"], id="no such theme",
        ),
        pytest.param(
            changed(BRZ03, "iv3.lasten.0.2", "iv4.lasten.0.2"), [BRZ03, "iv4.lasten.0.2"],
            id="no such measure",
        ),
        pytest.param(
            changed(BRZ03, 'comparability = "burgerzaken"', 'comparability = "parkeren"'),
            [BRZ03, "'comparability'", "'parkeren'"], id="no such comparability subject",
        ),
        pytest.param(changed(BRZ03, "low = 5", "low = 500"), [BRZ03, "'plausible'"], id="limits"),
        pytest.param(changed(BRZ03, "name =", "name"), [BRZ03, "geen geldige TOML"], id="no TOML"),
        pytest.param(
            changed(BRZ03, 'add = ["iv3.lasten.0.2"]', ""), [BRZ03, "numerator.add"],
            id="open figures without a measure",
        ),
        pytest.param({**TEXTS, "indicators/BRZ98.toml": TEXTS[BRZ03]}, ["BRZ03"], id="double code"),
        pytest.param(changed(BRZ03, '"BRZ03"', '"BRZ98"'), ["BRZ98"], id="a file of another name"),
        pytest.param(
            changed("savings_lines.toml", '"BRZ03"', '"BRZ99"'), ["savings_lines.toml", "'BRZ99'"],
            id="a line on no indicator",
        ),
        pytest.param(
            changed("savings_lines.toml", "[[lines]]", "[[regels]]"),
            ["savings_lines.toml", "'regels'"], id="an unknown list",
        ),
        pytest.param(
            changed("events.toml", '"BRZ03"', '"BRZ99"'), ["events.toml", "'BRZ99'"],
            id="an event on no indicator",
        ),
        pytest.param(
            changed("comparability.toml", '"overhead_revenue", "jump"', '"overhead_revenue", "sprong"'),
            ["comparability.toml", "'tests'", "'sprong'"], id="no such test",
        ),
        pytest.param(
            changed("executors/munitax.toml", '"gastheer"', '"baas"'), ["munitax.toml", "role"],
            id="no such role",
        ),
        pytest.param(
            changed("executors/munitax.toml", '"belastingen"', '"parkeren"'),
            ["executors/munitax.toml", "'parkeren'"], id="an executor of no subject",
        ),
        pytest.param(
            changed("processes.toml", '["BEL05"]', '["BEL99"]'),
            ["processes.toml", "'belastingen.steps'", "'BEL99'"], id="a step on no indicator",
        ),
        pytest.param(
            changed("processes.toml", '["BEL01.noemer"]', '["BEL01.helft"]'),
            ["processes.toml", "volume", "'BEL01.helft'"], id="no such part of an indicator",
        ),
        pytest.param(
            changed("processes.toml", 'measures = ["BEL05"]', 'measures = ["BEL10"]'),
            ["processes.toml", "'belastingen.taxeren.terms'", "'BEL10'"],
            id="a term of what another step measures",
        ),
        pytest.param(
            changed("processes.toml", 'subject = "belastingen"', 'subject = "parkeren"'),
            ["processes.toml", "'belastingen.subject'", "'parkeren'"], id="a process of no subject",
        ),
        pytest.param(without("peers.toml"), ["peers.toml", "ontbreekt"], id="a missing file"),
        pytest.param(
            changed("peers.toml", "minimum = 8", ""), ["peers.toml", "'minimum'"], id="a missing key"
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_and_key(texts, names):
    with pytest.raises(CatalogueError) as caught:
        catalogues.load(texts)
    for name in names:
        assert name in caught.value.sentence
    assert caught.value.remedy
    assert "Input should" not in str(caught.value)  # no English of the library


def test_the_whole_catalogue_is_there(catalogue: Catalogue):
    assert len(catalogue.indicators) == 97
    assert {i.code for i in catalogue.with_figures()} == FED
    assert [t.prefix for t in catalogue.themes] == [
        "KAN", "TEL", "BAL", "BRZ", "BEL", "VER", "KTV", "BSC", "SRV", "KST",
    ]  # fmt: skip
    for indicator in catalogue.indicators:
        assert indicator.status is not Supply.OPEN_FIGURES or indicator.numerator.add
        assert indicator.definition and indicator.question.endswith("?")


def test_bookkeeping_is_never_called_good_or_bad(catalogue: Catalogue):
    """DOMAIN section 2: where Iv3 shows how a municipality books, no direction is given."""
    assert {i.direction for i in catalogue.with_figures()} == {Direction.NEUTRAL}


def test_an_edition_carries_its_own_definitions(catalogue: Catalogue):
    assert dict(catalogue.texts) == TEXTS


def test_a_code_is_found_in_any_case_and_an_unknown_one_says_where_to_look(catalogue: Catalogue):
    assert catalogue.indicator("brz03").code == "BRZ03"
    with pytest.raises(UnknownIndicator, match="spiegel indicators"):
        catalogue.indicator("XYZ99")


def test_a_folder_without_a_catalogue(tmp_path: Path):
    with pytest.raises(CatalogueError, match="geen catalogus"):
        catalogues.read_folder(tmp_path)


def test_a_file_that_is_no_text(tmp_path: Path):
    (tmp_path / "themes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match=r"themes\.toml.*UTF-8"):
        catalogues.read_folder(tmp_path)


def test_an_edition_from_before_the_shift_between_channels_still_opens():
    assert catalogues.load(without("channels.toml")).shift is None
    assert catalogues.load(TEXTS).shift is not None
