"""What the Leerkring records: nothing is removed, what cannot be kept is one Dutch sentence, contacts stay inside."""

import json

import pytest

from benchmark.answers.learning_said import talk, waiting_for
from benchmark.catalogue import Catalogue
from benchmark.edition import Home
from benchmark.errors import MergedMunicipality, SpiegelError
from benchmark.ledger import learning_rules as rules
from benchmark.ledger.entries import LONGEST, Author, AuthorRole
from benchmark.ledger.learning import Contact, PeerQuestion, PeerReply
from benchmark.ledger.store import Conflict, Ledger
from benchmark.municipality import Municipalities
from benchmark.viewing import View

DELFT, GOUDA, HOORN, LEIDEN = "GM0503", "GM0513", "GM0405", "GM0546"
ADVISOR = Author(name="Adviseur van de proef", role=AuthorRole.ADVISOR, gemeente=DELFT)
THEME = "balie"
MAIL = "publiekszaken@gemeente.example.nl"


@pytest.fixture(scope="module")
def names(view: View) -> Municipalities:
    return view.edition.municipalities


def ask(names: Municipalities, catalogue: Catalogue, *to: str, text: str = "Hoe deed u dat?", by: str = DELFT) -> PeerQuestion:  # fmt: skip
    return rules.question(names, catalogue, by, THEME, to, text)


def test_questions_answers_and_practices_are_kept_and_found(
    ledger: Ledger, edition_id: str, names: Municipalities, catalogue: Catalogue
):
    """On both databases."""
    asked = ask(names, catalogue, GOUDA, "Hoorn", text="Hoe kwam u van no-show af?")
    other = ask(names, catalogue, DELFT, text="Wat kost een herinnering?", by=GOUDA)
    for entry in (asked, other):
        ledger.record(entry, ADVISOR, edition_id)
    answer = rules.reply(asked, GOUDA, "Een sms op de dag ervoor.")
    ledger.record(answer, ADVISOR, edition_id)
    done = rules.practice(
        catalogue, HOORN, THEME, year=2024, done="Vrije inloop afgeschaft.", brought="Minder wachten.",
        amount=12_000.0, indicator="bal01", before=8.2, after=4.1,
    )  # fmt: skip
    ledger.record(done, ADVISOR, edition_id)
    ledger.record(rules.reply(done, DELFT, "Dat proberen wij ook."), ADVISOR, edition_id)

    found = talk(ledger, THEME)
    assert [t.about.entry.text for t in found.questions] == [other.text, asked.text], "newest first"
    assert asked.to == (GOUDA, HOORN) and found.questions[1].replies[0].entry == answer
    assert found.practices[0].about.entry.indicator == "BAL01"
    assert [t.about.entry.id for t in found.found("SMS gouda", names).questions] == [asked.id]
    assert found.found("inloop", names).questions == ()
    assert len(found.found("inloop hoorn", names).practices) == 1
    assert found.found("  ", names) is found
    assert talk(ledger, "burgerzaken").questions == ()
    assert waiting_for(ledger, GOUDA) == {}, "it answered"
    assert waiting_for(ledger, HOORN) == {THEME: 1} and waiting_for(ledger, DELFT) == {THEME: 1}


def test_a_contact_is_never_in_plain_data(desk_ledger: Ledger, edition_id: str, names: Municipalities, catalogue: Catalogue):  # fmt: skip
    entry = rules.contact(catalogue, DELFT, THEME, "Teamleider", MAIL, "015 260 2222")
    desk_ledger.record(entry, ADVISOR, edition_id)
    told = json.dumps(talk(desk_ledger, THEME).as_dict(names))
    assert "Delft" in told and "Teamleider" not in told and MAIL not in told and "2222" not in told
    back = entry.model_copy(update={"withdrawn": True})
    desk_ledger.record(back, ADVISOR, edition_id, seen=1)
    assert talk(desk_ledger, THEME).contacts == {}
    assert [r.entry.withdrawn for r in desk_ledger.history(Contact, entry.subject)] == [False, True]
    with pytest.raises(Conflict, match="Intussen heeft"):
        desk_ledger.record(entry, ADVISOR, edition_id, seen=1)


def test_what_was_withdrawn_takes_no_answers(desk_ledger: Ledger, edition_id: str, names: Municipalities, catalogue: Catalogue):  # fmt: skip
    asked = ask(names, catalogue, GOUDA)
    gone = asked.model_copy(update={"withdrawn": True})
    for entry in (asked, gone):
        desk_ledger.record(entry, ADVISOR, edition_id)
    assert talk(desk_ledger, THEME).questions == () and waiting_for(desk_ledger, GOUDA) == {}
    assert len(desk_ledger.history(PeerQuestion, asked.subject)) == 2
    with pytest.raises(SpiegelError, match="ingetrokken"):
        rules.reply(gone, GOUDA, "Te laat.")
    assert desk_ledger.newest(PeerReply) == []


@pytest.fixture
def desk_ledger(home: Home, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.delenv("SPIEGEL_LEDGER", raising=False)
    return Ledger.at(home)


@pytest.mark.parametrize(
    ("to", "text", "said"),
    [
        ((), "Hoe?", "Er is geen gemeente gekozen om iets te vragen."),
        ((DELFT,), "Hoe?", "Delft kan niet zichzelf iets vragen."),
        ((GOUDA, "Delft"), "Hoe?", "Delft kan niet zichzelf iets vragen."),
        ((GOUDA,), "", "De tekst is leeg; vul iets in."),
        ((GOUDA,), " \n ", "De tekst is leeg; vul iets in."),
        ((GOUDA,), "x" * (LONGEST + 1), "De tekst is 20.001 tekens lang; er passen 20.000."),
        ((GOUDA,), "a\x00", "De tekst klopt niet: de tekst bevat onzichtbare stuurtekens"),
        (("Goudaa",), "Hoe?", "Er is geen gemeente 'Goudaa'."),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_asked(
    names: Municipalities, catalogue: Catalogue, to: tuple[str, ...], text: str, said: str
):
    with pytest.raises(SpiegelError) as refused:
        ask(names, catalogue, *to, text=text)
    assert refused.value.sentence.startswith(said)


def test_a_question_to_too_many_and_to_one_that_is_gone(names: Municipalities, catalogue: Catalogue):  # fmt: skip
    everybody = [c for c in names.in_year(names.years[-1])["code"] if c != DELFT]
    with pytest.raises(SpiegelError, match="De vraag gaat naar 11 gemeenten; dat mogen er 10 zijn"):
        ask(names, catalogue, *everybody[:11])
    assert len(ask(names, catalogue, *everybody[:10], everybody[0]).to) == 10, "named twice is once"
    with pytest.raises(MergedMunicipality, match=r"Delfzijl bestaat niet meer.*Kies Eemsdelta"):
        ask(names, catalogue, "Delfzijl")
    with pytest.raises(SpiegelError, match="Het thema 'parkeren' is er niet"):
        rules.question(names, catalogue, DELFT, "parkeren", [GOUDA], "Hoe?")


@pytest.mark.parametrize(
    ("name", "mail", "phone", "said"),
    [
        ("", MAIL, "", "De functie of naam is leeg; vul iets in."),
        ("Teamleider", "", "", "Er staat geen e-mailadres en geen telefoonnummer."),
        ("Teamleider", "apenstaart", "", "Het e-mailadres klopt niet: schrijf het als naam@gemeente.nl."),
        ("Teamleider", "a@b", "", "Het e-mailadres klopt niet"),
        ("Teamleider", "a b@c.nl", "", "Het e-mailadres klopt niet"),
        ("Teamleider", "a@c.nl\nBcc: x@y.nl", "", "Het e-mailadres klopt niet"),
        ("Teamleider", "", "bel mij", "Het telefoonnummer klopt niet: schrijf het als 015"),
        ("Teamleider", "", "12345", "Het telefoonnummer klopt niet"),
        ("T" * 121, MAIL, "", "De functie of naam is 121 tekens lang; er passen 120."),
    ],
)  # fmt: skip
def test_a_contact_that_nobody_can_reach(catalogue: Catalogue, name: str, mail: str, phone: str, said: str):  # fmt: skip
    with pytest.raises(SpiegelError) as refused:
        rules.contact(catalogue, DELFT, THEME, name, mail, phone)
    assert refused.value.sentence.startswith(said) and refused.value.remedy


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"amount": -5.0}, "Het bedrag is −5; verwacht wordt minstens 0."),
        ({"year": None}, "Het jaar ontbreekt."),
        ({"year": 1899}, "Het jaar is 1899; verwacht wordt minstens 2000."),
        ({"done": ""}, "Wat u deed is leeg; vul iets in."),
        ({"indicator": "BRZ03", "before": 1.0, "after": 2.0}, "Het cijfer 'BRZ03' hoort niet bij dit thema."),
        ({"indicator": "BAL01", "before": 1.0}, "Bij een cijfer horen twee getallen: ervoor en erna."),
        ({"after": 2.0}, "Er staan getallen, maar geen cijfer waar ze bij horen."),
    ],
)  # fmt: skip
def test_a_practice_that_does_not_hold(catalogue: Catalogue, more: dict[str, object], said: str):
    given = {"year": 2024, "done": "Sms.", "brought": "Minder no-show."} | more
    with pytest.raises(SpiegelError) as refused:
        rules.practice(catalogue, DELFT, THEME, **given)
    assert refused.value.sentence == said


def test_nobody_writes_for_another_municipality(names: Municipalities):
    rules.speaks_for(ADVISOR, DELFT, names)
    with pytest.raises(SpiegelError, match="namens Gouda, en bij uw naam staat Delft"):
        rules.speaks_for(ADVISOR, GOUDA, names)
    nowhere = Author(name="Iemand", role=AuthorRole.ADVISOR)
    with pytest.raises(SpiegelError, match="bij uw naam staat geen gemeente"):
        rules.speaks_for(nowhere, DELFT, names)
