"""Who may read what: without names, in public, with examples, and the text of people."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from benchmark import answers
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Choice, Comment, Judgement, JudgementStatus
from benchmark.ledger.store import Record
from benchmark.report.composing import Said
from benchmark.report.composing.naming import Naming
from benchmark.report.document import Document, Paragraph, RowRole, Table, Voice, charts, tables
from benchmark.report.spec import Audience, Spec
from tests.ledger.writing import ADVISOR
from tests.report.composed import composed

HOSTILE = "=1+1 #set $x$ <script>alert(1)</script> *_@` 🙂 \u202eabc " + "lang " * 3500
CODE = "GM0503"
NOTHING = "€\u00a00"  # also a tick of an axis


def recorded(entry):
    at = datetime(2026, 9, 1, 12, tzinfo=UTC)
    return Record(1, entry.kind, entry.subject, 1, ADVISOR, at, "2026-1-00000000", entry)


def said_here() -> Said:
    def comment(n: int, text: str, *, internal: bool):
        return recorded(
            Comment(gemeente=CODE, id=f"{n:08d}", indicator="BRZ03", year=2023, text=text,
                    internal=internal)
        )  # fmt: skip

    judged = Judgement(
        gemeente=CODE, line="S-BRZ-IV3", year=2022, status=JudgementStatus.NOT_NOW,
        reason="OORDEEL eerst de boeking.", level="median", group="grootte-15",
    )  # fmt: skip
    choice = Choice(gemeente=CODE, indicator="BRZ03", year=2023, reason="KEUZE voor twee loketten.")
    return Said(
        (comment(1, HOSTILE, internal=False), comment(2, "GEHEIM onder ons.", internal=True)),
        (recorded(choice),),
        (recorded(judged),),
    )


@pytest.mark.parametrize("gemeente", ["Delft", "Schiermonnikoog", "Amsterdam"])
def test_without_names_everybody_is_within_the_sizes_that_are_said(view, gemeente):
    asked = Spec(gemeente=gemeente, year=2023).asked(view)
    group = answers.group(view, asked, "").group
    said = Naming(anonymous=True).group(group)
    bounds = [int(n.replace(".", "")) for n in re.findall(r"[0-9.]+", said.partition(", ")[2])]
    low, high = bounds if len(bounds) == 2 else (0, *bounds)
    assert all(low <= m.inhabitants <= high for m in group.rows)


@pytest.mark.parametrize("depth", ["kort", "standaard", "volledig"])
@pytest.mark.parametrize("group", ["lijkt-15", "grootte-40"])
def test_without_names_nothing_tells_who_the_others_are(view, depth, group):
    document = composed(view, depth=depth, group=group, anonymous=True)
    text = document.as_json().decode()
    asked = Spec(gemeente="Delft", year=2023, group=group).asked(view)
    members = answers.group(view, asked, "").members
    assert members
    for member in members:
        assert not re.search(rf"\b{re.escape(member.name)}\b", text), member.name
        assert member.code not in text
        assert f":{float(member.inhabitants)}," not in text
        assert f":{member.inhabitants}," not in text
        assert f"{member.inhabitants:,}".replace(",", ".") not in text
    assert document.anonymous
    assert "De cijfers zelf zijn openbaar" in text or depth == "kort"
    for table in tables(document):
        if table.key.startswith("cijfer-"):
            assert {c.key for c in table.columns} == {"gemeente", "waarde"}
        if table.key.startswith("reeks-"):
            ordered_by_value_in_every_year(table)
    for chart in charts(document):
        assert all(not m.name for m in getattr(chart, "marks", ()))


def ordered_by_value_in_every_year(table: Table) -> None:
    """An order that is the same every year would be a name."""
    years: dict[str, list[float]] = {}
    for row in table.rows:
        if row.role is not RowRole.OWN:
            cell = row.cells[table.column("waarde")]
            years.setdefault(row.cells[0].text, []).append(float(cell.value))
    assert years
    assert all(values == sorted(values) for values in years.values())


def test_a_public_report_has_no_amounts_of_room(view):
    document = composed(view, audience="openbaar")
    room = answers.room_for_savings(view, Spec(gemeente="Delft", year=2023).asked(view)).as_dict()
    text = document.as_json().decode()
    assert all(c.key != "ruimte" for c in document.chapters)
    amounts = [line["central"] for line in room["lines"] if line.get("central")]
    assert amounts
    for amount in amounts:
        assert str(amount) not in text
    for line in room["lines"]:
        for words in (line.get("shown") or {}).values():
            assert words not in text or words == NOTHING
    assert "Bedragen over mogelijke ruimte staan niet" in text
    short = composed(view, audience="openbaar", depth="kort").as_json().decode()
    assert "Mogelijke ruimte." not in short


def test_examples_are_marked_and_stamped(view):
    document = composed(view, examples=True, themes=("burgerzaken",))
    assert document.example
    assert document.stamp.startswith("Oefenmodus: voorbeeldcijfers, verzonnen")
    drawn = [c for c in charts(document) if c.example and c.kind == "distribution"]
    assert drawn
    for chart in drawn:
        assert all("(voorbeeld)" in m.name for m in chart.marks if m.name), chart.key


@pytest.mark.parametrize("audience", ["raad", "openbaar"])
def test_examples_are_for_the_management_alone(view, audience):
    with pytest.raises(SpiegelError, match="Voorbeeldcijfers mogen niet in een rapport voor de"):
        composed(view, examples=True, audience=audience)


def test_a_report_without_examples_has_none(view):
    text = composed(view).as_json().decode()
    assert not composed(view).example
    assert "(voorbeeld)" not in text and "Oefenmodus" not in text
    assert composed(view).stamp == "Concept"


def people(document: Document) -> list[Paragraph]:
    return [
        b
        for c in document.chapters
        for b in c.blocks
        if isinstance(b, Paragraph) and b.voice is Voice.PERSON
    ]


def test_what_people_said_stands_there_literally_and_as_theirs(view):
    introduction = {"chapter": "belastingen", "text": "INLEIDING van ons."}
    document = composed(view, said_here(), introductions=(introduction,), reaction="REACTIE.")
    found = people(document)
    assert all(p.by for p in found)
    texts = [p.text for p in found]
    for text in (HOSTILE, "GEHEIM onder ons.", "KEUZE voor twee loketten.", "INLEIDING van ons."):
        assert text in texts or text.strip() in texts, text
    assert "REACTIE." in texts
    assert document.chapters[0].title == "Wat vorig jaar is beoordeeld"
    assert "OORDEEL" in document.chapters[0].blocks[0].text
    assert any("intern beraad" in p.by for p in found if "GEHEIM" in p.text)


@pytest.mark.parametrize("audience", ["raad", "openbaar"])
def test_internal_remarks_stay_inside(view, audience):
    text = composed(view, said_here(), audience=audience).as_json().decode()
    assert "GEHEIM" not in text
    assert "KEUZE" in text
    assert ("OORDEEL" in text) == (audience == "raad")


def test_internal_remarks_are_in_no_report_without_names(view):
    """Not in one for the management either: it is made to be handed on."""
    text = composed(view, said_here(), anonymous=True).as_json().decode()
    assert "GEHEIM" not in text and "KEUZE" in text


@pytest.mark.parametrize("status", list(JudgementStatus))
@pytest.mark.parametrize("audience", list(Audience))
def test_advice_that_the_college_has_not_decided_on_stays_inside(view, status, audience):
    said = said_here()
    judged = replace(
        said.judgements[0], entry=said.judgements[0].entry.model_copy(update={"status": status})
    )
    here = composed(view, replace(said, judgements=(judged,)), audience=audience).as_json().decode()
    decided = status not in (JudgementStatus.INVESTIGATE, JudgementStatus.PROPOSE)
    reads = {Audience.MANAGEMENT: True, Audience.COUNCIL: decided, Audience.PUBLIC: False}
    assert ("OORDEEL" in here) == reads[audience]


def test_remarks_and_choices_can_be_left_out(view):
    document = composed(view, said_here(), comments=False, choices=False, themes=("burgerzaken",))
    text = document.as_json().decode()
    assert "KEUZE" not in text and "GEHEIM" not in text and "<script>" not in text


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"themes": ("weg",)}, "Het thema 'weg' is er niet"),
        ({"indicators": ("BRZ99",)}, "Het cijfer 'BRZ99' is er niet"),
        ({"gemeente": "Dleft"}, "Er is geen gemeente 'Dleft'"),
        ({"indicators": ("BRZ01",)}, "er is geen rapport te maken"),
        ({"year": 1999}, "1999"),
    ],
)
def test_what_cannot_be_composed_is_said(view, choices, sentence):
    with pytest.raises(SpiegelError, match=sentence) as refused:
        composed(view, **choices)
    assert refused.value.remedy


def test_a_group_on_likeness_is_shown_for_every_theme(view):
    document = composed(view, group="lijkt-15")
    found = {t.key: t for t in tables(document)}
    shown = 0
    for theme in view.edition.catalogue.themes:
        table = found.get(f"groep-{theme.key}")
        if table is None:
            continue
        shown += 1
        asked = answers.question(view, "Delft", 2023, group="lijkt-15")
        members = answers.group_of(view.edition, asked, theme.key).rows
        assert [r.cells[0].value for r in table.rows[1:]] == [m.name for m in members]
    assert shown >= 3 and "groep" not in found
