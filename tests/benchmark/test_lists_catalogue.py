"""Lists that municipalities deliver: declared in TOML, strict in a sentence, and complete for a practitioner."""

import pytest

from benchmark import catalogue as catalogues
from benchmark import places
from benchmark.catalogue import Catalogue
from benchmark.errors import CatalogueError
from benchmark.vocabulary import ColumnForm

TEXTS = catalogues.read_folder(places.CATALOGUE)
CATALOGUE = catalogues.load(TEXTS)
CHARTER, EVENTS, FORMULAS = (
    f"lists/{key}.toml" for key in ("handvest", "levensgebeurtenissen", "formules")
)


def changed(name: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[name], f"{old!r} is not in {name}"
    return {**TEXTS, name: TEXTS[name].replace(old, new, 1)}


def test_a_file_is_enough_for_a_new_list():
    text = """
key = "wachttijden"
name = "Wachttijden"
theme = "balie"
one_row = "balie"
many_rows = "balies"
question = "Hoe lang wacht een bezoeker per balie?"
hint = "Een regel per balie."
identity = ["balie"]
[[columns]]
key = "balie"
name = "Balie"
form = "text"
required = true
hint = "De naam van de balie."
example = "stadhuis"
[[columns]]
key = "minuten"
name = "Minuten"
form = "number"
decimals = 1
hint = "Gemiddeld."
example = 6.5
"""
    found = catalogues.load({**TEXTS, "lists/wachttijden.toml": text}).list("wachttijden")
    assert [c.key for c in found.required] == ["balie"]
    assert found.column("minuten").limits == (0.0, None)


def test_the_three_lists_are_there():
    assert {one.key for one in CATALOGUE.lists} == {"handvest", "levensgebeurtenissen", "formules"}
    charter = CATALOGUE.list("handvest")
    assert "algemeen" in charter.column("product").words
    assert charter.column("openbaar").words == ("ja", "nee")
    assert charter.column("gemeten").limits == (0.0, 100.0)
    # The four channels that add up to all contact (DOMAIN section 4), and all of them.
    four = ("digitaal zelf", "geschreven met medewerker", "telefoon", "balie")
    assert charter.column("kanaal").words == ("alle", *four)
    assert CATALOGUE.list("levensgebeurtenissen").column("cijfer").limits == (1.0, 10.0)


def test_the_formula_that_the_law_does_not_use_cannot_be_chosen():
    """DOMAIN section 5: snelservice, ontwerp, ontwikkel, toezicht; beheer is not used."""
    words = CATALOGUE.list("formules").column("formule").words
    assert words == ("snelservice", "ontwerp", "ontwikkel", "toezicht")


@pytest.mark.parametrize("declared", CATALOGUE.lists, ids=lambda one: one.key)
def test_every_column_explains_itself(declared):
    assert declared.question.endswith("?") and declared.hint.endswith(".")
    for column in declared.columns:
        assert column.hint.endswith("."), column.key
        if column.required and column.key not in declared.identity:
            assert column.reason, f"{column.key} is required; why?"


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param(changed(CHARTER, 'form = "percent"', 'form = "procent"'), [CHARTER, "form", "'procent'"], id="form"),
        pytest.param(changed(CHARTER, "required = true", "verplicht = true"), [CHARTER, "verplicht"], id="key"),
        pytest.param(changed(CHARTER, 'theme = "serviceformules"', 'theme = "parkeren"'), [CHARTER, "'theme'", "'parkeren'"], id="theme"),
        pytest.param(changed(CHARTER, 'identity = ["product"', 'identity = ["produkt"'), [CHARTER, "identity", "'produkt'"], id="identity"),
        pytest.param(changed(CHARTER, 'identity = ["product"', 'identity = ["grens"'), [CHARTER, "identity", "'grens'"], id="a number names no row"),
        pytest.param(changed(CHARTER, 'column = "gemeten"', 'column = "meting"'), [CHARTER, "gemeten-met-gevallen", "'meting'"], id="a rule on no column"),
        pytest.param(changed(CHARTER, 'columns = ["vergoeding", "vergoedingen_betaald"]', 'columns = ["vergoeding", "norm"]'), [CHARTER, "bedrag-klopt", "'norm'"], id="a rule that counts words"),
        pytest.param(changed(CHARTER, "example = 80", "example = 180"), [CHARTER, "columns"], id="an example that is refused"),
        pytest.param(changed(EVENTS, "least = 50\n", ""), [EVENTS, "rules"], id="a minimum of nothing"),
        pytest.param(changed(EVENTS, 'form = "choice"', 'form = "text"'), [EVENTS, "columns"], id="choices of a text"),
        pytest.param(changed(FORMULAS, 'key = "formules"', 'key = "formule"'), [FORMULAS.replace("formules", "formule")], id="another file name"),
        pytest.param(changed(FORMULAS, 'key = "aantal"', 'key = "kosten"'), [FORMULAS, "'kosten'", "twee keer"], id="a column twice"),
        pytest.param({**TEXTS, EVENTS: "key ="}, [EVENTS, "geen geldige TOML"], id="no toml"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_list_is_one_sentence(texts: dict[str, str], names: list[str]):
    with pytest.raises(CatalogueError) as caught:
        catalogues.load(texts)
    for name in names:
        assert name in str(caught.value)
    assert caught.value.remedy and "\n" not in str(caught.value)


def test_an_unknown_list_or_column_says_which_there_are(catalogue: Catalogue):
    with pytest.raises(CatalogueError, match=r"geen lijst 'boetes'.*handvest"):
        catalogue.list("boetes")
    with pytest.raises(CatalogueError, match=r"geen kolom 'norn'.*norm"):
        catalogue.list("handvest").column("norn")


def test_only_numbers_are_numbers():
    assert [f.value for f in ColumnForm if not f.is_number] == ["text", "choice", "yesno"]
