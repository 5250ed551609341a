"""The page of the peer group as it is built: the same group everywhere, and marks where the values say."""

import pytest
from dash import Dash

from benchmark import answers
from benchmark.narrative import group as narrative_group
from benchmark.viewing import View
from dashboard import at_hand, selection, tables
from dashboard.components import shell
from dashboard.figures import balance, middle_band
from tests.dashboard.asking import headings, nodes, page, text_of

ALIKE = "?gemeente=GM0503&jaar=2023&verslag=rekening&groep=lijkt-15"


def weights(content: object) -> dict[str, float]:
    inputs = [n for n in nodes(content) if isinstance(getattr(n, "id", None), dict)]
    return {n.id["gewicht"]: n.value for n in inputs if "gewicht" in n.id}


def test_the_theme_of_the_figure_decides_what_counts(app: Dash):
    given = {"gemeente": "Delft", "jaar": "2023", "groep": "lijkt-15"}
    civil, taxes = (
        page("vergelijkingsgroep", **given),
        page("vergelijkingsgroep", cijfer="BEL15", **given),
    )
    assert headings(civil) == ["Delft staat naast 15 gemeenten die op Delft lijken"]
    assert weights(civil)["dichtheid"] == 1 and weights(civil)["woonruimten"] == 0
    assert weights(taxes)["dichtheid"] == 0 and weights(taxes)["woonruimten"] == 2
    assert "Regionale Belasting Groep (RBG)" in text_of(taxes)
    assert "zit er niet in" not in text_of(taxes) and "zitten er niet in" in text_of(taxes)


@pytest.mark.parametrize("cijfer", ["XYZ99", "<b>", "BAL01", ["BRZ03", "BEL15"]])
def test_a_figure_that_is_not_there_is_said_and_another_is_shown(app: Dash, cijfer: object):
    content = page("vergelijkingsgroep", gemeente="Delft", jaar="2023", cijfer=cijfer)
    assert headings(content) and "None" not in text_of(content)
    if isinstance(cijfer, str):
        assert "U ziet een ander cijfer." in text_of(content)


def test_the_sentence_of_the_shell_follows_the_theme_of_the_page(view: View):
    asked = selection.of_search(ALIKE, view).asked
    assert asked is not None
    for path, search, expected in (
        ("/cijfer/BEL15", ALIKE, ("BEL15", "belastingen")),
        ("/cijfer/BAL01", ALIKE, ("", "balie")),
        ("/thema/balie", ALIKE, ("", "balie")),
        ("/vergelijkingsgroep", ALIKE, ("BRZ03", "burgerzaken")),
        ("/vergelijkingsgroep", ALIKE + "&cijfer=BEL15", ("BEL15", "belastingen")),
        ("/overzicht", ALIKE, ("", "")),
        ("/cijfer/XYZ99", ALIKE, ("", "")),
        ("/thema/onzin", ALIKE, ("", "")),
    ):
        assert at_hand.figure_and_theme(view, asked, path, search) == expected
    words, link = shell.follow("/cijfer/BEL15", ALIKE)[5], shell.follow("/cijfer/BEL15", ALIKE)[10]
    assert words == "15 gemeenten die op Delft lijken"
    assert link == "/vergelijkingsgroep" + ALIKE + "&cijfer=BEL15"


def test_the_group_in_use_is_among_the_choices_of_the_sentence(view: View):
    for text in ("lijkt-15", "lijkt-20-belastingen", "lijkt-15-kernen.2"):
        asked = answers.question(view, "Delft", 2023, group=text)
        assert text in [o["value"] for o in shell.group_options(asked.group)]


def test_marks_of_the_balance_stand_on_one_scale_around_the_middle(view: View):
    answer = answers.group(view, answers.question(view, "Delft", 2023), "burgerzaken")
    drawn = balance.strips(answer.balance)
    for found, strip in zip(answer.balance, drawn, strict=True):
        assert (strip.now > 50) is (found.now > 0)
        low, high = strip.band
        assert (low < strip.now < high) is not found.unbalanced
    furthest = max(abs(b.now) for b in answer.balance)
    assert max(abs(s.now - 50) for s in drawn) == pytest.approx(46)
    assert furthest == max(abs(v) for b in answer.balance for v in (b.now, b.other))


def test_table_chart_and_sentence_of_the_stress_test_agree(view: View):
    asked = answers.question(view, "Delft", 2023)
    found = answers.stress(view, asked, "BEL15")
    low, high = found.low, found.high
    band = next(s for s in middle_band.draw(found)["layout"]["shapes"] if s["type"] == "rect")
    assert (band["x0"], band["x1"]) == (low, high)
    values = [r[1].value for r in tables.group.stress(view, asked, "BEL15").rows]
    assert values[3:] == [low, high, found.share]
    said = narrative_group.held(found)
    assert all(r[1].text in said for r in tables.group.stress(view, asked, "BEL15").rows[2:5])


def test_without_enough_groups_the_chart_says_so(view: View):
    found = answers.stress(view, answers.question(view, "Amsterdam", 2023), "BRZ03")
    assert "te weinig redelijke groepen" in str(middle_band.draw(found)["layout"]["annotations"])


def test_what_another_group_changes_is_said_in_shown_values(view: View):
    now = answers.compare(view, answers.question(view, "Delft", 2023), "BRZ03")
    then = answers.compare(view, answers.question(view, "Delft", 2023, group="lijkt-15"), "BRZ03")
    said = narrative_group.change(now, then, "‘lijkt op Delft’")
    assert "van €\u00a043,0 naar €\u00a049,1" in said and said.endswith("Delft blijft hoger.")
