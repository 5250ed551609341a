"""Adding an indicator on a source that is there touches no Python: one file, one build."""

from pathlib import Path

from benchmark import answers
from benchmark.edition import Edition, Home, build
from benchmark.viewing import View
from tests import oracle
from tests.cli.running import spiegel
from tests.places import small_data

KST11 = """
code = "KST11"
name = "Salarissen per inwoner"
question = "Hoeveel geeft de gemeente uit aan eigen medewerkers?"
theme = "organisatie"
status = "open figures"
unit = "euro per inwoner"
direction = "neutral"
kind = "ratio"
perspective = "cost"
decimals = 0
source = "iv3"
comparability = "organisatie"
next_review = 2027-03-01

[plausible]
low = 50
high = 2000

[numerator]
text = "salarissen van de gemeente"
unit = "euro"
add = ["iv3.salarissen.totaal"]

[denominator]
text = "inwoners op 1 januari"
unit = "inwoners"
add = ["cbs.inwoners"]

[[versions]]
version = 1
from = 2017
definition = "Alle salarissen van de gemeente, gedeeld door het aantal inwoners op 1 januari."
"""


def test_one_file_and_the_indicator_is_everywhere(tmp_path: Path):
    data = small_data(tmp_path)
    (data / "catalogue/indicators/KST11.toml").write_text(KST11, encoding="utf-8")
    home = tmp_path / "home"
    build(Home(home), data)
    known = oracle.measures(data / "open", 2023, "rekening")
    by_hand = known["iv3.salarissen.totaal"]["GM0503"] / known["cbs.inwoners"]["GM0503"]

    edition = Edition(Home(home).current())
    assert edition.catalogue.indicator("KST11").name == "Salarissen per inwoner"
    assert (
        edition.figures("KST11", 2023, "rekening").filter(code="GM0503")["value"].item() == by_hand
    )
    view = View(edition)
    asked = answers.question(view, "Delft", 2023)
    assert answers.compare(view, asked, "KST11").value == by_hand
    assert answers.completeness(view, asked).present == 11
    assert answers.overview(view, asked).asked == 98

    said = spiegel(home, "compare", "KST11", "--gemeente", "Delft", "--year", "2023", "--json")
    assert said.json["value"] == by_hand and said.json["n_delivered"] == 8
