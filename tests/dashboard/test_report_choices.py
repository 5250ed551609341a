"""The choices of a report as fields, as one spec and as a template."""

from dataclasses import replace
from typing import Any

import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import LONGEST
from benchmark.report.spec import Audience, Depth, Spec
from benchmark.viewing import View
from dashboard import report_choices
from dashboard.components.report_shelf import tidy

HOSTILE = "=1+1 & <b>#$</b>\n'; DROP TABLE x;-- 🦊 \u202eה"


@pytest.fixture
def asked(view: View) -> Question:
    return answers.question(view, "Gouda", 2023, "rekening")


def fields(view: View, asked: Question, **more: Any) -> Spec:
    """The spec of fields as they stand when nobody changed anything, but for ``more``."""
    there = report_choices.offered(view, asked)
    usual: dict[str, Any] = {
        "depth": "standaard",
        "audience": "mt",
        "ticked": {"anonymous": False, "comments": True, "choices": True},
        "themes": [t.key for t in there],
        "figures": [c for codes in there.values() for c in codes],
        "texts": {},
        "reaction": "",
    }
    return report_choices.gathered(view, asked, **(usual | more))


def test_nothing_changed_is_the_plain_report(view: View, asked: Question):
    assert fields(view, asked) == report_choices.plain(asked)


def test_only_themes_with_figures_are_offered(view: View, asked: Question):
    there = report_choices.offered(view, asked)
    assert [t.key for t in there] == ["burgerzaken", "belastingen", "vergunningen", "organisatie"]
    practice = report_choices.offered(view, replace(asked, examples=True))
    assert len(practice) == len(view.edition.catalogue.themes)


def test_choices_come_through_and_what_is_not_offered_does_not(view: View, asked: Question):
    found = fields(
        view,
        asked,
        depth="volledig",
        audience="raad",
        themes=["organisatie", "burgerzaken", "niets"],
        figures=["BRZ03", "KST05", "BEL15", "X"],
        texts={"burgerzaken": HOSTILE, "organisatie": "  "},
    )
    assert (found.depth, found.audience) == (Depth.FULL, Audience.COUNCIL)
    assert found.themes == ("burgerzaken", "organisatie") and found.indicators == ("BRZ03", "KST05")
    assert [(i.chapter, i.text) for i in found.introductions] == [("burgerzaken", HOSTILE)]


def test_a_template_gives_the_same_choices_on_another_year(view: View, asked: Question):
    spec = fields(
        view,
        asked,
        depth="kort",
        audience="openbaar",
        ticked={"anonymous": True, "comments": False, "choices": True},
        themes=["burgerzaken"],
        figures=["BRZ03"],
        texts={"burgerzaken": HOSTILE},
        reaction="a" * LONGEST,
    )
    later = replace(asked, year=2024)
    again = report_choices.opened(view, later, report_choices.as_template(spec))
    assert again.gone == ()
    assert again.spec == spec.model_copy(update={"year": 2024})


def test_a_template_that_names_what_is_gone_keeps_the_rest(view: View, asked: Question):
    template = (
        "diepte=volledig&cijfers=BRZ03,WEG01&themas=burgerzaken,verdwenen&publiek=koning"
        "&inleiding.verdwenen=Oud&inleiding.ruimte=Nog%20waar"
    )
    found = report_choices.opened(view, asked, template)
    assert found.gone == ("verdwenen", "WEG01", "de inleiding bij verdwenen")
    assert [i.chapter for i in found.spec.introductions] == ["ruimte"]
    assert found.spec.indicators == ("BRZ03",) and found.spec.themes == ("burgerzaken",)
    assert found.spec.depth is Depth.FULL and found.spec.audience is Audience.MANAGEMENT


@pytest.mark.parametrize(
    "wrong", [{"texts": {"burgerzaken": "x" * (LONGEST + 1)}}, {"reaction": "a\x00"}, {"depth": "heel diep"}]
)  # fmt: skip
def test_what_does_not_fit_is_said(view: View, asked: Question, wrong: dict[str, Any]):
    with pytest.raises(SpiegelError):
        fields(view, asked, **wrong)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("gs-7k2m4p", "GS-7K2M4P"), (" GS-7K2M4P ", "GS-7K2M4P"), ("7k2m4p", "GS-7K2M4P"), ("gs 7k2m4p", "GS-7K2M4P"), ("", ""), (None, "")],
)  # fmt: skip
def test_a_code_is_read_as_people_type_it(typed: str | None, code: str):
    assert tidy(typed) == code
