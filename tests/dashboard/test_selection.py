"""A link says what a page shows, and a link that is damaged says so."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmark.errors import MergedMunicipality, SpiegelError, UnknownMunicipality
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from dashboard import selection
from tests.dashboard.asking import DELFT, HAND, questions

RUBBISH = (
    "", "?", "nonsense", "?gemeente", "?gemeente=", "?=", "&&&", "?gemeente=%00", "?gemeente=%ff%fe",
    "?gemeente=GM0503&jaar=abc", "?gemeente=GM0503&jaar=-1", "?gemeente=GM0503&jaar=99999999",
    "?gemeente=GM0503&jaar=٢٠٢٣", "?gemeente=GM0503&jaar=1850", "?gemeente=GM0503&jaar=0000",
    "?gemeente=GM0503&verslag=jaarboek", "?gemeente=GM0503&groep=grootte-", "?gemeente=GM0503&groep=grootte-4",
    "?gemeente=GM0503&groep=grootte-9999", "?gemeente=GM0503&groep=grootte-²", "?gemeente=GM0503&groep=eigen",
    "?gemeente=GM0503&groep=eigen-GM0001-GM9999-X", "?gemeente=GM0503&groep=" + "x" * 5000,
    "?gemeente=" + "a" * 10_000, "?gemeente=GM0010", "?gemeente=Nergenshuizen", "?gemeente=<script>",
    "?jaar=2023&jaar=2022&gemeente=Delft&gemeente=Gouda", "?gemeente='; DROP TABLE figure; --",
)  # fmt: skip


def test_a_link_gives_the_question_back(view: View):
    for asked in questions(view, 200, seed=11):
        found = selection.of_search(selection.query_of(asked), view)
        assert found.asked == asked
        assert (found.problem, found.notices) == (None, ())
        assert found.query == selection.query_of(asked)


def test_the_link_of_delft(view: View):
    asked = selection.of_search(DELFT, view).asked
    assert asked is not None and selection.query_of(asked) == DELFT
    assert asked == selection.of_search("?gemeente=Delft", view).asked


def test_a_group_by_hand_is_the_same_in_any_order(view: View):
    first, *rest = HAND.split("-")
    one, other = (
        selection.of_search(f"?gemeente=Delft&groep={first}-{'-'.join(codes)}", view)
        for codes in (rest, rest[::-1])
    )
    assert one.query == other.query
    assert one.asked == other.asked == selection.of_search(other.query, view).asked


@pytest.mark.parametrize("search", RUBBISH, ids=lambda s: s[:40])
def test_rubbish_is_no_defect(search: str, view: View):
    found = selection.of_search(search, view)
    if found.asked is not None:
        assert selection.of_search(found.query, view).asked == found.asked


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ("&jaar=abc", "Het jaar 'abc' in de koppeling is niet te lezen."),
        ("&verslag=jaarboek", "Het verslag 'jaarboek' in de koppeling kennen wij niet."),
        ("&groep=vrienden", "De vergelijkingsgroep 'vrienden' is niet te lezen."),
    ],
)
def test_what_cannot_be_read_is_left_out_and_said(extra: str, says: str, view: View):
    found = selection.of_search("?gemeente=Delft" + extra, view)
    assert found.asked == selection.of_search("?gemeente=Delft", view).asked
    assert len(found.notices) == 1 and says in found.notices[0]


def test_what_was_typed_is_cut_in_notices(view: View):
    found = selection.of_search("?gemeente=Delft&jaar=" + "9" * 900 + "&groep=" + "y" * 900, view)
    assert len(found.notices) == 2
    assert all(len(said) < 200 for said in found.notices)


@pytest.mark.parametrize(
    ("search", "kind"),
    [
        ("?gemeente=Nergenshuizen", UnknownMunicipality),
        ("?gemeente=Delfzijl", MergedMunicipality),
        ("?gemeente=Delft&jaar=1999", SpiegelError),
        ("?gemeente=Delft&groep=eigen-GM0034-GM0080", SpiegelError),
        ("?gemeente=Delft&groep=grootte-500", SpiegelError),
    ],
)
def test_what_cannot_be_answered_is_a_problem(search: str, kind: type, view: View):
    found = selection.of_search(search, view)
    assert found.asked is None and found.query == ""
    assert isinstance(found.problem, kind)


def test_a_budget_is_asked_for_in_words(view: View):
    found = selection.of_search("?gemeente=Delft&jaar=2025&verslag=begroting", view).asked
    assert found is not None and found.report is ReportKind.BUDGET


words = st.text(max_size=30)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(["Delft", "GM0503", ""]) | words, words, words, words)
def test_nobody_can_type_a_defect(view: View, name: str, year: str, report: str, group: str):
    given_ = {"gemeente": name, "jaar": year, "verslag": report, "groep": group}
    found = selection.of_parameters(given_, view)
    assert found.asked is None or found.problem is None
