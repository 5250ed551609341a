"""The Leerkring in a report: named for management and council with what is not known, nobody where names do not belong."""

from datetime import UTC, datetime
from typing import Any

import pytest

from benchmark.answers import question
from benchmark.answers.learning import circle
from benchmark.ledger.learning import Practice, Reaction
from benchmark.ledger.store import Record
from benchmark.narrative import learning as narrative
from benchmark.report.composing import Said
from benchmark.report.document import Chapter, Document, Paragraph, Table, Voice, tables
from benchmark.viewing import View
from tests.ledger.writing import ADVISOR
from tests.report.composed import composed

WESTLAND, GOUDA = "GM1783", "GM0513"
REACTION, DONE = "REACTIE wij doen dit samen.", "PRAKTIJK een sms."
HERE: dict[str, Any] = {"themes": ("belastingen",), "indicators": ("BEL15",)}


def recorded(entry: Any) -> Record[Any]:
    at = datetime(2026, 9, 1, 12, tzinfo=UTC)
    return Record(1, entry.kind, entry.subject, 1, ADVISOR, at, "2026-1-00000000", entry)


def others() -> Said:
    """What others said: one that is named here, one that is not."""
    said = [Reaction(gemeente=c, theme="belastingen", text=t) for c, t in ((WESTLAND, REACTION), (GOUDA, "NIET genoemd."))]  # fmt: skip
    done = Practice(
        gemeente=GOUDA, id="00000001", theme="belastingen", year=2024, done=DONE, brought="Minder post.", amount=900.0
    )  # fmt: skip
    return Said(reactions=tuple(map(recorded, said)), practices=(recorded(done),))


def learning(document: Document) -> Chapter | None:
    return next((c for c in document.chapters if c.key == "leerkring"), None)


@pytest.mark.parametrize("audience", ["mt", "raad"])
def test_it_says_what_the_page_says_with_the_reaction_beside_it(view: View, audience: str):
    document = composed(view, others(), audience=audience, **HERE)
    chapter = learning(document)
    assert chapter is not None
    found = circle(view, question(view, "Delft", 2023), "belastingen")
    (table,) = [b for b in chapter.blocks if isinstance(b, Table)]
    assert [r.cells[0].text for r in table.rows] == [n.name for n in found.named] == ["Westland"]
    cost = found.named[0].costs[0]
    assert [c.value for c in table.rows[0].cells[2:4]] == [cost.value, cost.middle]
    assert table.rows[0].cells[-1].text == "kwaliteit nog niet bekend"
    words = {b.text: b for b in chapter.blocks if isinstance(b, Paragraph)}
    assert narrative.missing(found) in words, "which figures are missing stands beside it"
    assert words[REACTION].voice is Voice.PERSON and "naam niet gecontroleerd" in words[REACTION].by
    assert f"{DONE}\nMinder post." in words and "NIET genoemd." not in words
    assert "goede kwaliteit" not in " ".join(r.cells[-1].text for r in table.rows)


@pytest.mark.parametrize("choices", [{"audience": "openbaar"}, {"anonymous": True}, {"audience": "openbaar", "anonymous": True}])  # fmt: skip
def test_nobody_is_named_without_names_or_in_public(view: View, choices: dict[str, Any]):
    document = composed(view, others(), **HERE, **choices)
    assert learning(document) is None
    whole = document.as_json().decode()
    for word in (REACTION, DONE, "NIET genoemd.", "lage kosten"):
        assert word not in whole
    assert not any(t.key.startswith("leerkring") for t in tables(document))


def test_never_beside_examples(view: View):
    practised = composed(view, others(), gemeente="Delft", year=2023, examples=True, themes=("belastingen", "balie"))  # fmt: skip
    assert practised.example and learning(practised) is None


def test_without_anybody_to_name_there_is_no_chapter(view: View):
    assert learning(composed(view, Said(), themes=("burgerzaken",))) is None
