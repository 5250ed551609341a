"""The page Rapport and the page of a report: what they show, make, revise and give as files."""

import json
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from benchmark.edition import Home
from benchmark.ledger.entries import Author, AuthorRole, Note, Report, ReportStatus, Template
from benchmark.report import keeping
from benchmark.report.spec import Format, Spec
from benchmark.viewing import View
from dashboard import records
from tests.dashboard import writing
from tests.dashboard.asking import headings, page, text_of

GOUDA = {"gemeente": "GM0513", "jaar": "2023", "verslag": "rekening", "groep": "grootte-15"}
QUERY = "?gemeente=GM0513&jaar=2023&verslag=rekening&groep=grootte-15"
OTHER = Author(name="Een ander", role=AuthorRole.CONTROLLER)
ADVISOR = Author(name=writing.NAME, role=AuthorRole.ADVISOR)
FIELDS: Mapping[Any, Any] = {
    "rapport-diepte": "standaard",
    "rapport-publiek": "mt",
    "rapport-anoniem": False,
    "rapport-toelichting": True,
    "rapport-keuzes": True,
    "rapport-themas": ["burgerzaken", "organisatie"],
}
CODES = {"burgerzaken": ["BRZ03", "BRZ09"], "organisatie": ["KST05"]}


def state(texts: dict[str, str] | None = None, reaction: str = "", **more: Any) -> list[Any]:
    """The fields of the page, as a callback that writes gets them."""
    texts = texts or {}
    fields = dict(FIELDS) | more
    return [
        *(
            writing.one(n, "checked" if isinstance(v, bool) else "value", v)
            for n, v in fields.items()
        ),
        writing.each("rapport-cijfers", "value", CODES),
        writing.each("rapport-inleiding", "value", texts),
        writing.each("rapport-inleiding", "id", {k: {"rapport-inleiding": k} for k in texts}),
        writing.one("rapport-reactie", "value", reaction),
        writing.one("rapport-vraag", "data", QUERY),
    ]


def outlined(**more: Any) -> tuple[Any, str]:
    values = [*(dict(FIELDS) | more).values(), list(CODES.values()), QUERY]
    return sys.modules["dashboard.pages.rapport"].outline(*values)


@pytest.fixture
def report(view: View, own_records: Home) -> Report:
    """A report that was made."""
    spec = Spec(gemeente="Gouda", year=2023, themes=("burgerzaken",))
    return keeping.make(view, records.ledger(), spec, ADVISOR).record.entry


def test_the_page_makes_sense_at_once(own_records: Home):
    shown = page("rapport", **GOUDA)
    said = text_of(shown)
    assert headings(shown) == ["Een rapport over Gouda"]
    for words in ("Dit wordt het rapport", "Maak rapport", "Over Gouda is hier nog geen rapport"):
        assert words in said


def test_the_outline_follows_the_choices(own_records: Home):
    chapters, size = outlined()
    said = text_of(chapters)
    assert "Burgerzaken" in said and "Belastingen" not in said and size.startswith("Ongeveer")
    short, _ = outlined(**{"rapport-diepte": "kort"})
    assert len(text_of(short)) < len(said)
    nothing, size = outlined(**{"rapport-themas": []})
    assert size == "" and "nog geen cijfer gekozen" in text_of(nothing)


def test_a_report_is_made_with_texts_as_typed(writer: FlaskClient):
    hostile = "=1+1 <script>#$ \u202eה\u202c"
    fields = state({"burgerzaken": hostile}, reaction="Het college leest dit.")
    fields.append(writing.one("rapport-teken", "data", "abc"))
    told = writing.clicked(writer, "ga-naar", "href", "rapport-maak", fields)
    where = next(iter(told["response"].values()))["href"]
    (made,) = records.ledger().newest(Report, "GM0513")
    assert where == f"/rapport/{made.entry.code}{QUERY}" and made.author.name == writing.NAME
    kept = keeping.open_(records.ledger(), made.entry.code)
    assert kept.spec.indicators == ("BRZ03", "BRZ09", "KST05")
    texts = [getattr(b, "text", "") for c in kept.document.chapters for b in c.blocks]
    assert hostile in texts and "Het college leest dit." in texts


def test_nobody_makes_a_report_without_a_name(app: Any, own_records: Home):
    fields = [*state(), writing.one("rapport-teken", "data", "abc")]
    told = writing.clicked(writing.visitor(app.server), "ga-naar", "href", "rapport-maak", fields)
    assert "Vul eerst in wie u bent" in writing.refusal(told)
    assert records.ledger().log() == []


def test_a_template_is_kept_opened_and_said_to_be_incomplete(
    writer: FlaskClient, own_records: Home
):
    more = [
        writing.one("sjabloon-naam", "value", "Raad's jaarlijkse"),
        writing.one("sjablonen-gezien", "data", {}),
    ]
    fields = state({"burgerzaken": "Onze inleiding."}, **{"rapport-diepte": "kort"}) + more
    told = writing.deed(writer, "sjablonen-lijst", "sjabloon", "bewaar", fields)
    assert "Raad's jaarlijkse" in text_of(writing.shown(told))
    opened = page("rapport", sjabloon="raad's Jaarlijkse", **GOUDA)
    fields_shown = json.dumps(json.loads(to_json(opened)))
    assert '"value": "kort"' in fields_shown and '"value": "Onze inleiding."' in fields_shown
    old = Template(gemeente="GM0513", name="Oud", spec="cijfers=BRZ03,WEG01")
    records.ledger().record(old, OTHER, own_records.ids()[-1])
    assert "noemt WEG01; dat is er niet meer" in text_of(page("rapport", sjabloon="oud", **GOUDA))
    assert "is er niet" in text_of(page("rapport", sjabloon="<b>x</b>", **GOUDA))


def test_a_template_leads_to_the_group_it_was_kept_with(own_records: Home):
    for name, spec in (("Veertig", "groep=grootte-40"), ("Vreemd", "groep=zomaar")):
        entry = Template(gemeente="GM0513", name=name, spec=spec)
        records.ledger().record(entry, OTHER, own_records.ids()[-1])
    shown = to_json(page("rapport", **GOUDA))
    assert "groep=grootte-40&sjabloon=Veertig" in shown
    assert "groep=grootte-15&sjabloon=Vreemd" in shown


def to_json(content: Any) -> str:
    """Content as the browser gets it."""
    from plotly.utils import PlotlyJSONEncoder  # noqa: PLC0415

    return json.dumps(content, cls=PlotlyJSONEncoder)


# The page of a report ---------------------------------------------------------------------------------


def shown_under(code: str) -> str:
    return text_of(page("rapport_code", code=code))


def test_a_report_opens_by_its_code_in_lower_case_too(report: Report):
    said = shown_under(report.code.lower())
    assert report.title in said and "Download PDF" in said and writing.NAME in said
    assert "naam niet gecontroleerd" in said


@pytest.mark.parametrize("code", ["GS-ZZZZZZ", "x", "<script>", "GS-" + "9" * 500, "../etc"])
def test_a_code_that_does_not_exist_is_said(own_records: Home, code: str):
    said = shown_under(code)
    assert "Er is geen rapport" in said and "Open rapport" in said


def revise(client: FlaskClient, code: str, deed: str, seen: int, reaction: str = "") -> Any:
    fields = [
        writing.one("rapport-reactie-nu", "value", reaction),
        writing.one("rapport-gezien", "data", seen),
        writing.one("rapport-dit", "data", code),
    ]
    return writing.deed(client, "rapport-status", "rapport-daad", deed, fields)


def test_the_status_goes_on_step_by_step_and_never_back(writer: FlaskClient, report: Report):
    said = text_of(writing.shown(revise(writer, report.code, "ambtelijk wederhoor", 1)))
    assert "Zet op ‘vastgesteld’" in said
    told = revise(writer, report.code, "concept", 2)
    assert "kan niet terug" in writing.refusal(told)
    said = text_of(writing.shown(revise(writer, report.code, "vastgesteld", 2)))
    assert "Zet op" not in said and "verandert niet meer" in said
    found = [r.entry.status for r in records.ledger().history(Report, report.code)]
    assert found == [ReportStatus.CONCEPT, ReportStatus.HEARING, ReportStatus.SETTLED]


def test_a_reaction_becomes_a_new_version(writer: FlaskClient, report: Report):
    said = text_of(
        writing.shown(revise(writer, report.code, "reactie", 1, "Het college <b>leest</b>."))
    )
    assert "Het college <b>leest</b>." in said
    assert keeping.open_(records.ledger(), report.code).record.version == 2


def test_who_comes_second_sees_the_first_and_keeps_the_text(writer: FlaskClient, report: Report):
    keeping.revise(records.ledger(), report.code, OTHER, seen=1, status=ReportStatus.HEARING)
    told = writing.shown(revise(writer, report.code, "reactie", 1, "Mijn reactie."))
    assert "Intussen heeft Een ander" in text_of(told) and '"value": "Mijn reactie."' in json.dumps(
        told
    )
    assert keeping.open_(records.ledger(), report.code).record.version == 2


def test_working_notes_are_kept_and_in_no_document(writer: FlaskClient, report: Report):
    fields = [
        writing.one("aantekening-tekst", "value", "Nog bellen <i>x</i>"),
        writing.one("aantekeningen-gezien", "data", {}),
        writing.one("rapport-dit", "data", report.code),
    ]
    said = text_of(
        writing.shown(writing.deed(writer, "aantekeningen", "aantekening", "bewaar", fields))
    )
    assert "Nog bellen <i>x</i>" in said and "Woo" in shown_under(report.code)
    assert b"Nog bellen" not in keeping.open_(records.ledger(), report.code).document.as_json()
    (note,) = records.ledger().newest(Note)
    fields[1] = writing.one("aantekeningen-gezien", "data", {note.subject: 1})
    writing.deed(writer, "aantekeningen", "aantekening", note.subject, fields)
    assert "Nog bellen" not in shown_under(report.code)


# Files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [f.value for f in Format])
def test_every_format_is_an_attachment(client: FlaskClient, report: Report, ending: str):
    answer = client.get(f"/rapport/{report.code.lower()}.{ending}")
    assert answer.status_code == 200, answer.text[:300]
    said = answer.headers["Content-Disposition"]
    assert said.startswith("attachment; filename=rapport-gouda-2023-gs-")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    starts = {"pdf": b"%PDF", "html": b"<!DOCTYPE html>"}
    assert answer.data.startswith(starts.get(ending, b"PK"))


@pytest.mark.parametrize(
    ("path", "said"),
    [("GS-ZZZZZZ.pdf", "geen rapport"), ("{}.exe", "kennen wij niet"), ("{}.pdf?versie=9", "geen versie 9"), ("{}.pdf?versie=x", "geen getal"),
     ("{}.PDF?versie=-1", "geen getal")],
)  # fmt: skip
def test_what_cannot_be_downloaded_is_said(
    client: FlaskClient, report: Report, path: str, said: str
):
    answer = client.get(f"/rapport/{path.format(report.code)}")
    assert answer.status_code == 404 and said in answer.text
    assert answer.mimetype == "text/plain"


# What a newer edition changed -----------------------------------------------------------------------------


def test_the_differences_are_asked_for_and_said(report: Report, own_records: Home):
    component = sys.modules["dashboard.components.report_changes"]
    assert component.show(None, report.code) is None
    said = text_of(component.show(1, report.code))
    assert "editie" in said.casefold() and "Download PDF" in said
    assert "Er is geen rapport" in text_of(component.show(1, "GS-ZZZZZZ"))
