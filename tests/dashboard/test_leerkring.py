"""The page Leerkring: four municipalities ask and answer through the app; contacts only for who says who they are."""

import json
from typing import Any

import pytest
from dash import Dash

from benchmark.edition import Home
from benchmark.ledger.learning import Contact, PeerQuestion, PeerReply, Practice, Reaction
from dashboard import records
from dashboard.access import tokens
from tests.dashboard import writing
from tests.dashboard.asking import CALLBACK, headings, page, text_of
from tests.dashboard.writing import SITE, introduce, refusal, visitor

CODES = {"Delft": "GM0503", "Gouda": "GM0513", "Hoorn": "GM0405", "Leiden": "GM0546"}
HOSTILE = "<script>alert(1)</script> #$=1+1 {{7*7}} 🦊 \u202eהלו\u202c\nregel 2"
MAIL = "publiekszaken@gemeente.example.nl"
TARGETS = {
    "kring-vraag": "leerkring-vragen",
    "kring-praktijk": "leerkring-praktijken",
    "kring-open": "leerkring-eigen",
}


def store(name: str, theme: str = "balie") -> dict[str, str]:
    """What the page of a municipality tells its parts."""
    query = f"?gemeente={CODES[name]}&jaar=2023&verslag=rekening&groep=grootte-15"
    return {"query": query, "theme": theme}


class Desk:
    """Somebody at a municipality, with a browser of their own."""

    def __init__(self, app: Dash, name: str, *, introduced: bool = True) -> None:
        self.name, self.client = name, visitor(app.server)
        if introduced:
            introduce(self.client, **{"wie-naam": f"Collega in {name}", "wie-gemeente": name})

    def press(self, kind: str, deed: str, fields: dict[str, Any], seen: dict[str, int] | None = None, **headers: str) -> Any:  # fmt: skip
        """Press a button of a part of the page; the whole answer."""
        target = TARGETS[kind]
        output = next(o for o in tokens.WRITING if f"{target}.children" in o)
        outputs = [
            {"id": o.rpartition(".")[0], "property": o.rpartition(".")[2]}
            for o in output.strip(".").split("...")
        ]
        texts = [
            writing.each(f"{kind}-veld", "value", fields),
            writing.each(f"{kind}-veld", "id", {k: {f"{kind}-veld": k} for k in fields}),
            writing.one(f"{target}-gezien", "data", seen or {}),
        ]
        searching = [] if kind == "kring-open" else [writing.one("leerkring-zoek", "value", "")]
        body = {
            "output": output,
            "outputs": outputs if output.startswith("..") else outputs[0],
            "inputs": [writing.each(kind, "n_clicks", {deed: 1})],
            "state": [*texts, *searching, writing.one("leerkring-vraag", "data", store(self.name))],
            "changedPropIds": [json.dumps({kind: deed}, separators=(",", ":")) + ".n_clicks"],
        }
        told = self.client.post(CALLBACK, json=body, headers=headers or (SITE | writing.token(self.client)))  # fmt: skip
        return json.loads(told.text) if told.status_code == 200 else told

    def sees(self, part: str) -> str:
        """The words of a part of the page."""
        return text_of(writing.content(self.client, f"leerkring-{part}", "leerkring-vraag", store(self.name)))  # fmt: skip

    def sees_open(self) -> str:
        """Who is open to questions, as this visitor may read it."""
        body = {
            "output": "leerkring-open.children",
            "outputs": {"id": "leerkring-open", "property": "children"},
            "inputs": [
                writing.one("leerkring-vraag", "data", store(self.name)),
                writing.one("wie-boven", "children", "x"),
                writing.one("leerkring-open-sein", "data", None),
            ],
            "changedPropIds": ["leerkring-vraag.data"],
        }
        told = json.loads(self.client.post(CALLBACK, json=body).text)
        return text_of(told["response"]["leerkring-open"]["children"])

    def opens(self) -> Any:
        return self.press("kring-open", "bewaar", {"contact": "Teamleider", "email": MAIL, "phone": ""})  # fmt: skip

    def asks(self, *to: str, text: str = "Hoe kwam u van no-show af?") -> Any:
        return self.press("kring-vraag", "stel", {"aan": [CODES[t] for t in to], "tekst": text})

    def answers(self, key: str, text: str) -> Any:
        return self.press("kring-vraag", f"antwoord-{key}", {"aan": [], "tekst": "", key: text})


@pytest.fixture
def desks(app: Dash, own_records: Home) -> dict[str, Desk]:
    return {name: Desk(app, name) for name in CODES}


def said_of(told: Any) -> str:
    """All words of an answer."""
    return " ".join(text_of(part.get("children")) for part in told["response"].values())


def test_four_municipalities_ask_and_answer(desks: dict[str, Desk]):
    delft, gouda, hoorn, leiden = desks.values()
    told = said_of(delft.asks("Gouda", "Hoorn", text=HOSTILE))
    assert HOSTILE in told and "vraagt Gouda en Hoorn" in told, "text stays text"
    key = records.ledger().newest(PeerQuestion)[0].entry.id

    # who was asked sees by whom on the own page, in whatever theme that stands
    assert "aan u gevraagd" in hoorn.sees("vragen") and "aan u gevraagd" not in leiden.sees("vragen")  # fmt: skip
    theirs = text_of(page("leerkring", gemeente="GM0405", jaar="2023", thema="vergunningen"))
    assert "Aan Hoorn is 1 vraag gesteld zonder uw antwoord: Balie en no-show (1)." in theirs
    assert "Collega in Delft" in hoorn.sees("vragen") and "naam niet gecontroleerd" in hoorn.sees("vragen")  # fmt: skip

    # two that were asked answer, and one that was not
    for desk in (gouda, hoorn, leiden, leiden):  # the last one clicked twice
        assert f"Antwoord van {desk.name}" in said_of(desk.answers(key, f"Antwoord van {desk.name}"))  # fmt: skip
    for desk in desks.values():
        seen = desk.sees("vragen")
        assert [seen.count(f"Antwoord van {n}") for n in ("Gouda", "Hoorn", "Leiden")] == [1, 1, 1]
    assert "aan u gevraagd" not in hoorn.sees("vragen")
    assert "vraag gesteld" not in text_of(page("leerkring", gemeente="GM0405", jaar="2023"))

    # everybody takes back their own, and nobody that of another
    reply = next(r.entry for r in records.ledger().newest(PeerReply) if r.entry.gemeente == CODES["Hoorn"])  # fmt: skip
    back = {f"balie/{key}/{reply.id}": 1}
    assert "niet op naam van Leiden" in refusal(leiden.press("kring-vraag", f"antwoordweg-{key}-{reply.id}", {}, back))  # fmt: skip
    hoorn.press("kring-vraag", f"antwoordweg-{key}-{reply.id}", {}, back)
    assert "Antwoord van Hoorn" not in delft.sees("vragen")
    delft.press("kring-vraag", f"intrek-{key}", {}, {f"balie/{key}": 1})
    assert "Er staan nog geen vragen." in gouda.sees("vragen")
    assert len(records.ledger().every(PeerReply)) == 4, "nothing was removed"


def test_contacts_are_for_who_says_who_they_are(app: Dash, desks: dict[str, Desk]):
    said_of(desks["Gouda"].opens())
    assert "Gouda" in desks["Delft"].sees_open() and MAIL in desks["Delft"].sees_open()
    stranger = Desk(app, "Delft", introduced=False)
    hidden = stranger.sees_open()
    assert "Gouda" in hidden and MAIL not in hidden and "Teamleider" not in hidden
    assert "Zeg hierboven eerst wie u bent" in hidden
    form = writing.content(desks["Hoorn"].client, "leerkring-vragen", "leerkring-vraag", store("Hoorn"))  # fmt: skip
    assert "Gouda (staat open voor vragen)" in json.dumps(form)
    desks["Gouda"].press("kring-open", "intrek", {"contact": "", "email": "", "phone": ""}, {"balie/GM0513": 1})  # fmt: skip
    assert "Nog geen gemeente" in desks["Delft"].sees_open()
    assert [r.entry.withdrawn for r in records.ledger().every(Contact)] == [False, True]


def test_what_was_done_and_what_others_say_to_it(desks: dict[str, Desk]):
    gouda, delft = desks["Gouda"], desks["Delft"]
    practice = {
        "done": "Een sms op de dag ervoor.", "brought": "Minder lege plekken.", "year": "2024",
        "amount": "€ 12.000", "indicator": "BAL01", "before": "8,2", "after": "4,1",
    }  # fmt: skip
    told = said_of(gouda.press("kring-praktijk", "bewaar", practice))
    assert "Gouda, 2024" in told and "€\u00a012.000" in told and "van 8,2% naar 4,1%" in told
    key = records.ledger().newest(Practice)[0].entry.id
    delft.press("kring-praktijk", f"antwoord-{key}", {key: "Dat proberen wij ook."})
    assert "Dat proberen wij ook." in gouda.sees("praktijken")
    wrong = practice | {"amount": "-5"}
    assert "Het bedrag is −5" in refusal(gouda.press("kring-praktijk", "bewaar", wrong))
    wrong = practice | {"amount": "1.5"}
    assert "Het bedrag is '1.5'" in refusal(gouda.press("kring-praktijk", "bewaar", wrong))
    wrong = practice | {"year": "2099"}
    assert "Het jaar is 2099; verwacht wordt hoogstens" in refusal(
        gouda.press("kring-praktijk", "bewaar", wrong)
    )
    gouda.press("kring-praktijk", "bewaar", practice)
    assert len(records.ledger().newest(Practice)) == 1, "what was sent twice is kept once"


@pytest.mark.parametrize(
    ("to", "text", "said"),
    [
        ([], "Hoe?", "Er is geen gemeente gekozen"),
        (["GM0503"], "Hoe?", "Delft kan niet zichzelf iets vragen."),
        (["GM0010"], "Hoe?", "Delfzijl bestaat niet meer"),
        (["GM0513"], "  ", "De tekst is leeg"),
        (["GM0513"], "x" * 20_001, "20.001 tekens"),
        (["GM0513"], "a\x00", "stuurtekens"),
        (["GM0513"], "a\x9b31m", "stuurtekens"),
        (["GM0513"], "a\ufffe", "stuurtekens"),
        (["GM0513"], "\u200b \u2060", "De tekst is leeg"),
        (["GM9999"], "Hoe?", "Er is geen gemeente 'GM9999'"),
    ],
)
def test_what_cannot_be_asked_is_said_and_nothing_is_written(
    desks: dict[str, Desk], to: list[str], text: str, said: str
):
    told = desks["Delft"].press("kring-vraag", "stel", {"aan": to, "tekst": text})
    assert said in refusal(told) and records.ledger().log() == []


def test_nobody_writes_without_a_name_a_token_or_for_another(app: Dash, own_records: Home, desks: dict[str, Desk]):  # fmt: skip
    stranger = Desk(app, "Delft", introduced=False)
    assert "Vul eerst in wie u bent." in refusal(stranger.asks("Gouda"))
    assert "Vul eerst in wie u bent." in refusal(stranger.opens())
    elsewhere = desks["Gouda"]
    elsewhere.name = "Delft"  # the page of Delft, by somebody of Gouda
    assert "namens Delft, en bij uw naam staat Gouda" in refusal(elsewhere.asks("Hoorn"))
    without = desks["Hoorn"].press("kring-vraag", "stel", {"aan": ["GM0513"], "tekst": "?"}, **SITE)
    assert without.status_code == 400 and records.ledger().log() == []


def test_who_comes_second_is_told_and_keeps_the_own_text(desks: dict[str, Desk]):
    desks["Gouda"].opens()
    told = desks["Gouda"].press("kring-open", "bewaar", {"contact": "Ander", "email": MAIL, "phone": ""})  # fmt: skip
    assert "Intussen heeft Collega in Gouda" in said_of(told)
    assert '"value": "Ander"' in json.dumps(told["response"])


def test_a_named_municipality_reacts_and_that_stands_beside_its_name(app: Dash, own_records: Home):
    """Westland has low costs of tax levying, as Delft and others see it."""
    westland = visitor(app.server)
    introduce(westland, **{"wie-gemeente": "Westland"})
    question = {"query": "?gemeente=GM1783&jaar=2023", "theme": "belastingen"}
    seen = text_of(writing.content(westland, "leerkring-reactie", "leerkring-vraag", question))
    assert "Westland wordt bij dit thema genoemd in de Leerkring van" in seen and "Delft" in seen
    state = [
        writing.one("leerkring-reactie-tekst", "value", HOSTILE),
        writing.one("leerkring-reactie-gezien", "data", {}),
        writing.one("leerkring-vraag", "data", question),
    ]
    writing.deed(westland, "leerkring-reactie", "kring-reactie", "bewaar", state)
    delft = text_of(page("leerkring", gemeente="GM0503", jaar="2023", thema="belastingen"))
    assert "Reactie van Westland" in delft and HOSTILE in delft
    assert records.ledger().newest(Reaction)[0].entry.gemeente == "GM1783"
    nobody = {"query": "?gemeente=GM0503&jaar=2023", "theme": "belastingen"}
    assert writing.content(westland, "leerkring-reactie", "leerkring-vraag", nobody) == []


def test_examples_never_come_here(app: Dash, own_records: Home):
    """Also not in Oefenmodus, in any theme; what it says there is that they do not."""
    themes = ["kanalen", "balie", "burgerzaken", "belastingen", "contactcentrum", "klanttevredenheid"]  # fmt: skip
    for theme in themes:
        usual = page("leerkring", gemeente="GM0503", jaar="2023", thema=theme)
        practised = page("leerkring", gemeente="GM0503", jaar="2023", thema=theme, oefenen="ja")
        assert "De Leerkring toont geen voorbeeldcijfers" in text_of(practised)
        assert "(voorbeeld)" not in text_of(practised) and headings(practised) == headings(usual)
        assert "stempel" not in str(practised)
        assert "goed en goedkoop" not in text_of(usual).lower()


def test_a_ledger_that_cannot_be_opened_leaves_the_figures(app: Dash, own_records: Home):
    records.place(own_records)
    (own_records.root / "ledger.sqlite").write_bytes(b"not a database" * 100)
    seen = page("leerkring", gemeente="GM0503", jaar="2023", thema="belastingen")
    assert "Westland" in text_of(seen)
    told = writing.content(visitor(app.server), "leerkring-vragen", "leerkring-vraag", store("Delft"))  # fmt: skip
    assert "logboek" in text_of(told) and "Stel een vraag" not in text_of(told)


def test_a_theme_that_is_not_there(app: Dash, own_records: Home):
    seen = text_of(page("leerkring", gemeente="GM0503", jaar="2023", thema="<b>parkeren"))
    assert "Het thema '<b>parkeren' is er niet." in seen and "Kies uit: kanalen" in seen


def test_the_rail_of_a_figure_says_who_is_open(desks: dict[str, Desk]):
    places = [{"open-merk": CODES[n]} for n in ("Gouda", "Hoorn")]
    desks["Gouda"].opens()
    told = {}
    for theme in ("balie", "burgerzaken"):
        body = {
            "output": '{"open-merk":["ALL"]}.children',
            "outputs": [{"id": i, "property": "children"} for i in places],
            "inputs": [{"id": "open-vraag", "property": "data", "value": theme}],
            "state": [[{"id": i, "property": "id", "value": i} for i in places]],
            "changedPropIds": ["open-vraag.data"],
        }
        answer = json.loads(desks["Delft"].client.post(CALLBACK, json=body).text)["response"]
        told[theme] = [text_of(part["children"]) for part in answer.values()]
    assert told["balie"][0] == "staat open voor vragen" and told["balie"][1] == ""
    assert told["burgerzaken"] == ["", ""], "open for one theme is not open for another"
