"""``spiegel learning``: what the page says, in words and as JSON; no details of contacts, no examples."""

from pathlib import Path

import pytest

from benchmark.answers import question
from benchmark.answers.learning import circle
from benchmark.edition import Home
from benchmark.ledger import learning_rules as rules
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.ledger.store import Ledger
from benchmark.narrative import learning as narrative
from benchmark.viewing import View
from tests.cli.running import Inside

WESTLAND, MAIL = "GM1783", "belastingen@gemeente.example.nl"
AUTHOR = Author(name="Iemand van Westland", role=AuthorRole.MANAGER, gemeente=WESTLAND)


@pytest.fixture
def talking(view: View, writable_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Inside:  # fmt: skip
    """A home in which Westland is open to questions, asked one, and reacted."""
    monkeypatch.delenv("SPIEGEL_LEDGER", raising=False)
    names, catalogue = view.edition.municipalities, view.edition.catalogue
    ledger = Ledger.at(Home(writable_home))
    for entry in (
        rules.contact(catalogue, WESTLAND, "belastingen", "Teamleider", MAIL, ""),
        rules.question(names, catalogue, WESTLAND, "belastingen", ["Delft"], "Hoe int u?"),
        rules.reaction(catalogue, WESTLAND, "belastingen", "Wij werken samen."),
        rules.practice(catalogue, WESTLAND, "belastingen", year=2024, done="Sms.", brought="Sneller."),
    ):  # fmt: skip
        ledger.record(entry, AUTHOR, view.edition.info.id)
    ledger.close()
    return Inside(writable_home, monkeypatch, capsys)


def test_it_says_what_the_page_says(view: View, talking: Inside):
    asked = ("learning", "--gemeente", "Delft", "--theme", "Belastingen", "--year", "2023")
    found = circle(view, question(view, "Delft", 2023), "belastingen")
    told, plain = talking(*asked, "--json"), talking(*asked)
    assert (told.code, plain.code) == (0, 0)
    (theme,) = told.json["themes"]
    assert theme["headline"] == narrative.headline(found)
    assert {k: theme[k] for k in found.as_dict()} == found.as_dict()
    assert theme["open_to_questions"] == [{"code": WESTLAND, "name": "Westland"}]
    assert theme["questions"][0]["to"] == [{"code": "GM0503", "name": "Delft"}]
    assert theme["practices"][0]["cost"] is None and theme["practices"][0]["indicator"] is None
    words = " ".join(plain.out.split())
    for text in (narrative.headline(found), "staat open voor vragen", "Hoe int u?", "Reactie: Wij werken samen.", "Wat het kostte, is niet genoemd."):  # fmt: skip
        assert text in words
    for out in (told.out, plain.out):
        assert MAIL not in out and "Teamleider" not in out


def test_without_a_theme_it_tells_all_and_practising_changes_nothing(talking: Inside, view: View):
    usual = talking("learning", "--gemeente", "Delft", "--json").json
    practised = talking("learning", "--gemeente", "Delft", "--json", "--examples").json
    assert [t["theme"] for t in usual["themes"]] == [t.key for t in view.edition.catalogue.themes]
    assert practised.pop("note") == narrative.NO_EXAMPLES and practised == usual


def test_what_cannot_be_asked(talking: Inside):
    said = talking("learning", "--gemeente", "Delft", "--theme", "parkeren")
    assert said.code == 2 and "Het thema 'parkeren' is er niet." in said.err
    assert talking("learning", "--gemeente", "Delfzijl").code == 2
