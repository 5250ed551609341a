"""The anatomy of an estimate: steps that add up, a range that knows its groups, a guard with names."""

import math
import random
import statistics

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark import peers
from benchmark.peers.reasonable import reasonable
from benchmark.savings.anatomy import (
    Anatomy,
    against_norm,
    against_own_years,
    anatomy,
    without_overlap,
)
from benchmark.savings.level import Level
from benchmark.savings.references import DOORREKENINGEN, Groups, binomial, draws
from benchmark.savings.total import total
from benchmark.viewing import View

# Ten peers around O. Context: the eight nearest are A to H. G and H are cheap and bad.
CODES = list("OABCDEFGHIJ")
COST = [100.0, 90.0, 85.0, 80.0, 75.0, 70.0, 65.0, 40.0, 35.0, 120.0, 130.0]
GROUP = CODES[1:]


def units(**changed: list[object]) -> pl.DataFrame:
    columns: dict[str, list[object]] = {
        "code": list(CODES),
        "unit_cost": list(COST),
        "volume": [1000.0] * 11,
        "counts": [True] * 11,
        "guarded": [c in "GH" for c in CODES],
        "urban": [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 5.0, 6.0],
    }
    return pl.DataFrame(columns | changed)


def steps(found: Anatomy | None) -> dict[str, float]:
    assert found is not None
    return dict(found.steps)


def test_a_worked_example():
    """By hand. The median of ten is 77,5; of the eight alike 72,5; of those six are good: 77,5 again."""
    found = anatomy(units(), "O", GROUP, [GROUP], context=["urban"], reliability=0.8)
    told = steps(found)
    assert found is not None and found.guard == ("G", "H")
    assert told["gross"] == pytest.approx((100 - 77.5) * 1000)
    assert told["circumstances"] == pytest.approx(((100 - 72.5) - (100 - 77.5)) * 1000)
    assert told["noise"] == pytest.approx(-0.2 * 27_500)
    # Without G and H the group is A-F, I, J: all eight are nearest now, and the two dear ones count.
    middle = statistics.median([90, 85, 80, 75, 70, 65, 120, 130])
    assert told["guard"] == pytest.approx(0.8 * ((100 - middle) - 27.5) * 1000)
    assert sum(told.values()) == pytest.approx(found.central)
    assert found.low <= found.central <= found.high


def test_without_a_gap_there_is_nothing():
    cheap = [20.0, *COST[1:]]
    found = anatomy(units(unit_cost=cheap), "O", GROUP, [GROUP])
    assert found is not None and (found.low, found.central, found.high) == (0.0, 0.0, 0.0)
    assert found.steps == (("gross", 0.0),)


@pytest.mark.parametrize(
    "changed",
    [
        {"unit_cost": [None, *COST[1:]]},
        {"volume": [None] + [1000.0] * 10},
        {"volume": [0.0] + [1000.0] * 10},
        {"counts": [True] * 5 + [False] * 6},
    ],
)
def test_what_cannot_be_estimated_gives_nothing(changed: dict[str, list[object]]):
    assert anatomy(units(**changed), "O", GROUP, [GROUP]) is None


def test_peers_that_fail_the_test_count_in_nothing():
    poisoned = [100.0, *([1e9] * 2), *COST[3:]]
    counts = [True, False, False] + [True] * 8
    clean = anatomy(units().filter(~pl.col("code").is_in(["A", "B"])), "O", GROUP, [GROUP])
    found = anatomy(units(unit_cost=poisoned, counts=counts), "O", GROUP, [GROUP])
    assert clean is not None and found is not None
    assert steps(found)["gross"] == steps(clean)["gross"]


def test_the_quartile_asks_more_than_the_median():
    half = anatomy(units(), "O", GROUP, [GROUP], level=Level.MEDIAN)
    quarter = anatomy(units(), "O", GROUP, [GROUP], level=Level.QUARTILE)
    assert half is not None and quarter is not None and quarter.central > half.central


def test_the_same_seed_gives_the_same_range_and_another_hardly_differs():
    first, again, other = (anatomy(units(), "O", GROUP, [GROUP], seed=s) for s in (1, 1, 2))
    assert first == again and first is not None and other is not None
    assert other.central == pytest.approx(first.central, rel=0.05)


@settings(max_examples=25, deadline=None)
@given(st.floats(0.01, 1000), st.floats(0, 1), st.integers(0, 10_000))
def test_the_steps_add_up_and_scale(factor: float, reliability: float, seed: int):
    """Ten times the costs is ten times every amount; the steps always add up to the middle of the range."""
    lot = random.Random(seed)
    costs = [lot.uniform(20, 150) for _ in CODES]
    plain = anatomy(
        units(unit_cost=costs), "O", GROUP, [GROUP], context=["urban"], reliability=reliability
    )
    dearer = [c * factor for c in costs]
    scaled = anatomy(
        units(unit_cost=dearer), "O", GROUP, [GROUP], context=["urban"], reliability=reliability
    )
    assert plain is not None and scaled is not None
    assert math.fsum(a for _, a in plain.steps) == pytest.approx(plain.central, abs=1e-6)
    for one, ten in (
        (plain.low, scaled.low),
        (plain.central, scaled.central),
        (plain.high, scaled.high),
    ):
        assert ten == pytest.approx(one * factor, rel=1e-9, abs=1e-6)
    assert 0 <= plain.low <= plain.central <= plain.high


def test_a_parent_absorbs_what_it_already_holds():
    child, parent = (anatomy(units(), "O", GROUP, [GROUP], reliability=r) for r in (1.0, 0.5))
    assert child is not None and parent is not None
    left = without_overlap(child, parent)
    # The parent holds half of the child in every resample, so half is left in the middle.
    assert left.steps[-1] == ("overlap", pytest.approx(-child.central / 2))
    assert math.fsum(a for _, a in left.steps) == pytest.approx(left.central)
    assert without_overlap(parent, child).central == 0


def test_the_order_statistics_follow_the_binomial():
    """The chance that k of n lie under the quantile, as scipy has it."""
    stats = pytest.importorskip("scipy.stats")
    for n, p in ((5, 0.5), (8, 0.5), (11, 0.25)):
        assert binomial(n, p) == pytest.approx(stats.binom.cdf(range(n + 1), n, p))


@pytest.mark.parametrize("p", [0.5, 0.25])
def test_resampled_references_are_those_of_a_slow_loop(p: float):
    """Every reference again, one at a time, with the same draws: by hand for few peers and for many."""
    lot = np.random.default_rng(5)
    cost = lot.uniform(10, 100, 40)
    groups = [lot.choice(40, size, replace=False) for size in (5, 8, 11, 12, 15, 30)]
    table = Groups(cost, groups)
    drawn, chances = draws(40, 3)
    found, plain = table.resampled(p, 40, 3), table.references(p)
    for r in range(0, DOORREKENINGEN, 37):
        group = groups[r * len(groups) // DOORREKENINGEN]
        ordered = sorted(cost[group])
        if len(group) < 12:
            below = int(np.searchsorted(binomial(len(group), p), chances[r]))
            expected = (ordered[max(below - 1, 0)] + ordered[min(below, len(group) - 1)]) / 2
        else:
            again = [cost[m] for m in group for _ in range(drawn[r][m])]
            expected = np.quantile(again or ordered, p)
        assert found[r] == pytest.approx(expected)
    assert plain == pytest.approx([np.quantile(cost[g], p) for g in groups])


def test_a_resample_that_draws_nobody_leaves_the_group_as_it_is(monkeypatch):
    cost, group = np.arange(1.0, 21.0), np.arange(12)
    nobody = np.zeros((DOORREKENINGEN, 20), dtype=int), np.zeros(DOORREKENINGEN)
    monkeypatch.setattr("benchmark.savings.references.draws", lambda n, seed: nobody)
    assert set(Groups(cost, [group]).resampled(0.5, 20, 1)) == {6.5}


def test_a_norm_is_one_number_without_width():
    """By hand: 10 above a norm of 90, times 1,000."""
    norm = against_norm(100, 1000, 90)
    assert (norm.low, norm.central, norm.high) == (10_000, 10_000, 10_000)
    assert norm.steps == (("gross", 10_000),) and norm.stress is None
    assert against_norm(70, 1000, 80).central == 0


def test_the_own_lowest_years_are_three_because_one_is_luck():
    """By hand: of 80, 90, 95 and 99 the three lowest have mean 88,33; half of the gap is luck."""
    best = against_own_years(100, 1000, [95, 80, 99, 90], reliability=0.5)
    assert best.reference == pytest.approx(265 / 3)
    told = dict(best.steps)
    assert told["gross"] == pytest.approx((100 - 265 / 3) * 1000)
    assert told["noise"] == pytest.approx(-told["gross"] / 2)
    assert math.fsum(a for _, a in best.steps) == pytest.approx(best.central)
    assert 0 < best.low < best.central < best.high < 10_000 and best.stress is None
    assert against_own_years(70, 1000, [80, 81, 82]).central == 0


def test_the_total_is_the_smaller_of_the_lines_and_of_their_costs_at_once():
    dear = anatomy(units(), "O", GROUP, [GROUP])
    assert dear is not None
    alone = total([dear], None)
    assert (alone.low, alone.central, alone.high) == (dear.low, dear.central, dear.high)
    twice = total([dear, dear], None)
    assert twice.central == twice.added == 2 * dear.central and twice.lines == 2
    # Together the costs lie less far above those of others than line by line.
    both = anatomy(units(unit_cost=[160.0, *(c * 2 for c in COST[1:])]), "O", GROUP, [GROUP])
    assert both is not None and both.central < twice.added
    less = total([dear, dear], both)
    assert less.is_joint and (less.low, less.central, less.high) == (
        both.low, both.central, both.high,
    )  # fmt: skip
    more = total([dear], anatomy(units(unit_cost=[300.0, *COST[1:]]), "O", GROUP, [GROUP]))
    assert not more.is_joint and more.central == dear.central
    assert total([], None).central == 0 and total([], None).lines == 0


def test_at_the_reference_there_is_nothing_whatever_other_groups_say():
    """Own cost lies on the median of the shown group; the other group is far cheaper."""
    cheap = ["D", "E", "F", "G", "H"]
    plain = units(guarded=[False] * 11, unit_cost=[77.5, *COST[1:]])
    found = anatomy(plain, "O", GROUP, [cheap] * 9 + [GROUP])
    assert found is not None and found.central == 0 and found.stress is not None
    assert found.stress.share == pytest.approx(0.1) and not found.stress.holds
    open_ = anatomy(plain, "O", GROUP, [cheap] * 9 + [GROUP], beyond=False)
    assert open_ is not None and open_.central > 0 and open_.stress is not None
    assert open_.stress.share == pytest.approx(0.9)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_rows_and_who_is_in_no_group_change_nothing(seed: int):
    lot = random.Random(seed)
    frame = units()
    first = anatomy(frame, "O", GROUP, [GROUP], context=["urban"])
    mixed = anatomy(
        frame.sample(fraction=1, shuffle=True, seed=lot.randrange(9999)), "O", GROUP, [GROUP],
        context=["urban"],
    )  # fmt: skip
    assert first == mixed


def test_a_fragile_estimate_is_called_so():
    """Two of three groups see a gap and one does not."""
    dear, cheap = ["A", "B", "C", "I", "J"], ["D", "E", "F", "G", "H"]
    plain = units(guarded=[False] * 11, unit_cost=[88.0, *COST[1:]])
    found = anatomy(plain, "O", cheap, [dear, cheap, cheap])
    assert found is not None and found.stress is not None and found.central > 0
    assert (found.stress.groups, found.stress.holds) == (3, False)
    assert found.stress.share == pytest.approx(2 / 3)
    firm = anatomy(plain, "O", cheap, [cheap] * 9 + [dear])
    assert firm is not None and firm.stress is not None
    assert firm.stress.share == 0.9 and firm.stress.holds


# Reasonable groups ------------------------------------------------------------------------------------


def municipalities(view: View) -> pl.DataFrame:
    rows = view.edition.municipalities.in_year(2023).select("code", "inhabitants")
    lot = random.Random(3)
    return rows.with_columns(
        urban=pl.Series([lot.gauss(0, 1) for _ in range(len(rows))]),
        young=pl.Series([lot.gauss(0, 1) for _ in range(len(rows))]),
    )


def test_there_are_at_least_three_hundred_for_delft(view: View):
    frame = municipalities(view)
    default = view.edition.municipalities
    group = peers.nearest(default.in_year(2023), "GM0503", view.edition.catalogue.peers).codes
    found = reasonable(frame, "GM0503", ["urban", "young"], group)
    assert len(found) >= 300 and len({codes for _, codes in found}) >= 100
    sizes = dict(frame.select("code", "inhabitants").iter_rows())
    for scheme, codes in found:
        assert "GM0503" not in codes and len(set(codes)) == len(codes) <= max(scheme.k, len(group))
        assert len(codes) >= 5
        for code in codes:
            assert (
                max(sizes[code] / sizes["GM0503"], sizes["GM0503"] / sizes[code])
                <= scheme.factor + 1e-9
            )


def test_size_alone_gives_the_usual_group(view: View):
    """The scheme of fifteen within a factor two is the group that the page shows."""
    frame = municipalities(view)
    for own in ("GM0503", "GM0014", "GM1980"):
        usual = peers.nearest(
            view.edition.municipalities.in_year(2023), own, view.edition.catalogue.peers
        )
        found = {s: codes for s, codes in reasonable(frame, own, [], usual.codes) if not s.without}
        same = next(c for s, c in found.items() if (s.k, s.factor) == (15, 2.0))
        assert list(same) == usual.codes


def test_a_circumstance_that_is_unknown_or_never_differs_harms_nobody(view: View):
    frame = municipalities(view).with_columns(flat=pl.lit(1.0))
    gone = frame.with_columns(
        urban=pl.when(pl.col("code") == "GM0034").then(None).otherwise(pl.col("urban"))
    )
    found = reasonable(gone, "GM0503", ["urban", "flat"], [])
    on_context = [c for s, c in found if s.likeness != "size" and s.without != "urban"]
    assert on_context and all("GM0034" not in codes for codes in on_context)
    assert {s.likeness for s, _ in found} == {"size", "euclidean", "mahalanobis"}


def test_only_who_is_eligible_becomes_a_peer(view: View):
    frame = municipalities(view)
    eligible = set(frame["code"].to_list()[::3])
    found = reasonable(frame, "GM0503", ["urban", "young"], [], eligible)
    assert found and all(set(codes) <= eligible - {"GM0503"} for _, codes in found)


def test_mahalanobis_does_not_count_the_same_circumstance_twice(view: View):
    """A copy of a circumstance changes nothing: the direction in which nothing varies has no length."""
    frame = municipalities(view)
    once = reasonable(frame, "GM0503", ["urban"], [])
    twice = reasonable(frame.with_columns(again=pl.col("urban")), "GM0503", ["urban", "again"], [])

    def on_mahalanobis(found):
        return [c for s, c in found if s.likeness == "mahalanobis"]

    assert on_mahalanobis(once) == on_mahalanobis(twice)
