"""The Leerkring names who has low costs with passing books; good quality only where it was delivered; examples never."""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.answers.learning import Circle, Quality, circle, named_for
from benchmark.errors import SpiegelError
from benchmark.everyone import Everyone, FigureRow
from benchmark.narrative import learning as narrative
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind
from tests.benchmark.test_acceptance import TEN
from tests.examples import rows

FORTY = "grootte-40"
# What municipalities delivered: the mark for the counter, and who was helped within ten minutes, of 900 each. Six of the
# forty around Delft have low costs; the others deliver 7.5 and 80%.
DELIVERED = """
| name             | KTV01 | BAL04 | quality                     |
|------------------|-------|-------|-----------------------------|
| Emmen            | 8.2   | 80    | goede kwaliteit             |
| Hilversum        | 8.2   | 60    | lagere kwaliteit            |
| Hoorn            | 7.5   | 80    | kwaliteit rond het midden   |
| Nissewaard       |       |       | kwaliteit nog niet bekend   |
| Súdwest-Fryslân  | 6.8   |       | lagere kwaliteit            |
| Zaanstad         | 7.55  |       | kwaliteit rond het midden   |
"""
N = 900.0


@dataclass(frozen=True, eq=False)
class Delivered(View):
    """The same edition, seen by somebody to whom more figures were delivered."""

    more: Mapping[str, Everyone] = field(default_factory=dict)

    def everyone(
        self, indicator: str, year: int, report: str, variant: str = "", *, examples: bool = False
    ) -> Everyone | None:
        """What was delivered, else what the edition has."""
        if indicator in self.more and not variant:
            return self.more[indicator]
        return super().everyone(indicator, year, report, variant, examples=examples)


def everyone(view: View, code: str) -> Everyone:
    """The column of the table, as figures of the whole group."""
    names = view.edition.municipalities
    group = answers.group_of(view.edition, asked(view)).codes
    usual = {"KTV01": 7.5, "BAL04": 80.0}[code]
    values = dict.fromkeys([*group, "GM0503"], usual)
    values |= {names.code_of(str(r["name"])): r[code] for r in rows(DELIVERED)}

    def row(c: str, value: float | None) -> FigureRow:
        if value is None:
            return FigureRow(c, names.name(c), None, None, None, "not_delivered", "levering")
        share = code == "BAL04"
        numerator = value / 100 * N if share else value * N
        return FigureRow(c, names.name(c), float(value), numerator, N, "final", "levering")

    return Everyone({c: row(c, v) for c, v in values.items()})


def asked(view: View, name: str = "Delft", group: str = FORTY) -> Question:
    return answers.question(view, name, 2023, group=group)


@pytest.fixture(scope="module")
def delivered(view: View) -> View:
    return Delivered(view.edition, view.viewer, {c: everyone(view, c) for c in ("KTV01", "BAL04")})


def test_who_is_named_and_who_is_not(delivered: View):
    found = circle(delivered, asked(delivered), "burgerzaken")
    told = {str(r["name"]): str(r["quality"]) for r in rows(DELIVERED)}
    named = {n.name: n.quality.value for n in found.named}
    assert named == {k: v for k, v in told.items() if v != Quality.LOWER.value}
    assert [n.name for n in found.good] == ["Emmen"] and found.named[0].name == "Emmen"
    assert found.lower == list(told.values()).count(Quality.LOWER.value)
    assert [i.code for i in found.missing] == ["BRZ07"], "a quality figure that nobody delivered"
    assert narrative.headline(found) == "Burgerzaken: 1 gemeente met lage kosten, goede kwaliteit"
    said = str([narrative.left_out(found), narrative.missing(found), *map(narrative.quality, found.named)])  # fmt: skip
    assert "2 gemeenten hebben" in said and "Hilversum" not in said, (
        "the worse are counted, not named"
    )
    better = {m.indicator.code: m.better for m in found.good[0].measured}
    assert better == {"KTV01": True, "BAL04": None}


def test_without_delivered_quality_nobody_is_a_good_example(view: View):
    found = circle(view, asked(view), "burgerzaken")
    assert {n.name for n in found.named} == {str(r["name"]) for r in rows(DELIVERED)}
    assert found.good == () and {n.quality for n in found.named} == {Quality.UNKNOWN}
    assert narrative.headline(found).endswith("met lage kosten, kwaliteit nog niet bekend")
    assert "goede kwaliteit" not in str([narrative.headline(found), *map(narrative.quality, found.named)])  # fmt: skip
    for name in ("levertijd", "rapportcijfer balie", "geholpen binnen 10 minuten"):
        assert name in narrative.missing(found)


def by_hand(view: View, of: Question, code: str, subject: str) -> set[str]:
    """Again, straight from the figures: passed, and under the median of those that passed in each account year, by more
    than a tenth of the interquartile range over all municipalities."""
    passes = view.edition.outcomes(subject, 2023)
    group = [c for c in answers.group_of(view.edition, of).codes if passes.get(c) is Outcome.PASSES]
    values = {
        year: {c: r.value for c, r in view.edition.everyone(code, year, "rekening").rows.items() if r.value is not None}
        for year in (2022, 2023, 2024)
    }  # fmt: skip
    group = [c for c in group if c in values[2023]]
    if len(group) < 5:
        return set()
    centre = {y: statistics.median([v[c] for c in group if c in v]) for y, v in values.items()}
    low, _, high = statistics.quantiles(values[2023].values(), n=4, method="inclusive")
    return {
        c
        for c in group  # one that merged in 2023 has no 2022
        if all(v[c] < centre[y] for y, v in values.items() if c in v)
        and centre[2023] - values[2023][c] >= 0.1 * (high - low)
    }


@pytest.mark.parametrize("name", ["Delft", "Gouda", "Zutphen", "Eemsdelta", "Schagen", "Boxtel"])
def test_the_low_costs_again_by_hand(view: View, name: str):
    own = asked(view, name, "grootte-15")
    for theme, code, subject in (
        ("burgerzaken", "BRZ03", "burgerzaken"),
        ("belastingen", "BEL15", "belastingen"),
    ):
        found = {n.code for n in circle(view, own, theme).named}
        assert found == by_hand(view, own, code, subject), theme


@pytest.mark.parametrize("name", TEN)
def test_only_who_passed_is_named_and_never_an_example(view: View, name: str):
    own = asked(view, name, "grootte-15")
    for theme in view.edition.catalogue.themes:
        found = circle(view, own, theme.key)
        practised = circle(view, replace(own, examples=True), theme.key)
        assert practised is found, "Oefenmodus changes nothing here"
        for one in found.named:
            assert "voorbeeld" not in one.name and one.quality is Quality.UNKNOWN
            assert one.code != own.gemeente
            for cost in one.costs:
                outcomes = view.outcomes(cost.indicator.comparability or "", 2023)
                assert outcomes[one.code] is Outcome.PASSES and cost.value < cost.middle
        assert narrative.nobody(found) or found.named, "an empty circle always says why"


def reasons(found: Circle) -> str:
    return narrative.nobody(found)


def test_why_nobody_is_named(view: View):
    usual = asked(view, "Delft", "grootte-15")
    assert "geen eigen kosten" in reasons(circle(view, usual, "balie"))
    assert reasons(circle(view, usual, "balie")).endswith("Burgerzaken.")
    assert "leverde nog niemand" in reasons(circle(view, usual, "contactcentrum"))
    assert "Voor een middelste zijn er 5 nodig" in reasons(circle(view, usual, "burgerzaken"))
    island = asked(view, "Schiermonnikoog", "grootte-15")
    assert "vergelijkbare grootte" in reasons(circle(view, island, "burgerzaken"))
    plan = answers.question(view, "Delft", 2025, ReportKind.BUDGET)
    untested = answers.question(view, "Delft", 2024)
    for period in (plan, untested):
        found = circle(view, period, "burgerzaken")
        assert found.named == () and "niet te maken" in reasons(found)
    with pytest.raises(SpiegelError, match=r"Het thema 'parkeren' is er niet.*burgerzaken"):
        circle(view, usual, "parkeren")


def test_for_whom_somebody_is_named_again_by_asking_everybody(view: View):
    delft = "GM0503"
    everybody = view.edition.municipalities.in_year(2023)["code"].to_list()
    found = [
        view.edition.municipalities.name(c)
        for c in everybody
        if c != delft
        and delft in {n.code for n in circle(view, Question(c, 2023), "vergunningen").named}
    ]
    assert len(found) >= 2 and sorted(found) == list(named_for(view, delft, 2023, "vergunningen"))
