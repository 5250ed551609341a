"""Example deliveries: fictitious, but they fit together, repeat exactly and give a reason for every gap."""

import statistics
from collections import defaultdict
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from benchmark import catalogue as catalogues
from benchmark import places
from benchmark.errors import FiguresError
from benchmark.sources import examples
from benchmark.sources.examples import Generated
from benchmark.sources.examples.lists import FOLDER
from benchmark.sources.examples.parameters import YEARS, Recipe
from benchmark.sources.examples.reading import calibration_year

CATALOGUE = catalogues.load(catalogues.read_folder(places.CATALOGUE))
TEXTS = examples.read_folder(places.DATA / "example")
PARAMETERS = examples.load(TEXTS, CATALOGUE)
INHABITANTS = pl.read_csv(places.DATA / "open" / "inhabitants.csv").select(
    "year", "code", "inhabitants"
)
PEOPLE = {
    (code, year): people
    for year, code, people in INHABITANTS.filter(pl.col("year").is_in(YEARS)).iter_rows()
}
DELFT, SCHIERMONNIKOOG, AMSTERDAM, DEN_BOSCH = "GM0503", "GM0088", "GM0363", "GM0796"
ZOETERMEER, HOORN, LEIDEN, VEENENDAAL = "GM0637", "GM0405", "GM0546", "GM0345"
ALPHEN, DORDRECHT = "GM0484", "GM0505"

Cell = tuple[str, int]


@cache
def made() -> Generated:
    return examples.generate(PARAMETERS, CATALOGUE, INHABITANTS)


@cache
def counts() -> dict[tuple[str, str], dict[Cell, float]]:
    """Indicator and part -> (municipality, year) -> amount."""
    found: dict[tuple[str, str], dict[Cell, float]] = defaultdict(dict)
    for measure, year, code, amount in (
        made().amounts.select("measure", "year", "code", "amount").iter_rows()
    ):
        _, indicator, part = measure.split(".")
        found[indicator, part][code, year] = amount
    return found


def value(indicator: str, code: str, year: int) -> float | None:
    """The value as the catalogue defines it, by hand."""
    numerator = counts()[indicator, "teller"].get((code, year))
    declared = CATALOGUE.indicator(indicator)
    if numerator is None or declared.denominator is None:
        return numerator
    if declared.denominator.terms:
        return numerator / PEOPLE[code, year] * declared.unit.multiplier
    denominator = counts()[indicator, "noemer"][code, year]
    return numerator / denominator * declared.unit.multiplier if denominator else None


@cache
def values(indicator: str, year: int) -> dict[str, float]:
    """Of every municipality that has a figure on at least the minimum of the catalogue."""
    minimum = CATALOGUE.indicator(indicator).minimum_n or 0
    found = {}
    for code, at in counts()[indicator, "teller"]:
        base = counts()[indicator, "noemer"].get((code, at), 1e9)
        number = value(indicator, code, at)
        if at == year and number is not None and base >= minimum:
            found[code] = number
    return found


def codes_of(frame: pl.DataFrame) -> set[str]:
    return set(frame["code"].unique())


def changed(name: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[name], f"{old!r} is not in {name}"
    return {**TEXTS, name: TEXTS[name].replace(old, new, 1)}


# --- repeatable -------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_figures_in_any_order() -> None:
    backwards = examples.load(dict(reversed(TEXTS.items())), CATALOGUE)
    again = examples.generate(
        backwards, CATALOGUE, INHABITANTS.sample(fraction=1, shuffle=True, seed=1)
    )
    assert again.amounts.equals(made().amounts)
    assert again.gaps.equals(made().gaps)


def test_another_seed_gives_other_figures_and_other_municipalities() -> None:
    seed = f"seed = {PARAMETERS.general.seed}"
    other = examples.load(changed("algemeen.toml", seed, "seed = 7"), CATALOGUE)
    again = examples.generate(other, CATALOGUE, INHABITANTS)
    assert codes_of(again.amounts) != codes_of(made().amounts)
    key = ["measure", "year", "code"]
    both = made().amounts.join(again.amounts, on=key).filter(pl.col("amount") > 1000)
    assert both.filter(pl.col("amount") == pl.col("amount_right")).height < 0.05 * both.height


def test_a_figure_does_not_depend_on_which_other_indicators_there_are() -> None:
    fewer = {n: TEXTS[n] for n in ("algemeen.toml", "kanalen.toml", "balie.toml")}
    alone = examples.generate(examples.load(fewer, CATALOGUE), CATALOGUE, INHABITANTS)
    both = made().amounts.join(alone.amounts, on=["measure", "year", "code"], suffix="_alone")
    assert both.height > 10_000
    assert both["amount"].equals(both["amount_alone"], check_names=False)
    reasons = made().gaps.join(alone.gaps, on=["indicator", "year", "code"], suffix="_alone")
    assert reasons["reason"].equals(reasons["reason_alone"], check_names=False)


def test_a_figure_does_not_depend_on_which_other_municipalities_there_are() -> None:
    named = PARAMETERS.named
    few = INHABITANTS.filter(pl.col("code").is_in(sorted(named)))
    alone = examples.generate(PARAMETERS, CATALOGUE, few)
    expected = made().amounts.filter(pl.col("code").is_in(sorted(named)))
    assert alone.amounts.equals(expected)


# --- complete ---------------------------------------------------------------------------------------


def test_every_indicator_without_figures_has_examples() -> None:
    waiting = {i.code for i in CATALOGUE.without_figures()}
    assert set(PARAMETERS.examples) == waiting
    assert {indicator for indicator, part in counts() if part == "teller"} == waiting


def test_a_figure_or_a_gap_with_a_reason_never_both_never_neither() -> None:
    cells = set(made().amounts.select("code", "year").unique().iter_rows())
    gaps = defaultdict(set)
    for indicator, year, code, reason in (
        made().gaps.select("indicator", "year", "code", "reason").iter_rows()
    ):
        assert reason in {"not_kept", "not_delivered", "not_applicable"}
        gaps[indicator].add((code, year))
    for code in PARAMETERS.examples:
        delivered = set(counts()[code, "teller"])
        assert not delivered & gaps[code], code
        assert delivered | gaps[code] == cells, code


def test_a_denominator_is_delivered_unless_the_catalogue_has_one() -> None:
    for indicator in CATALOGUE.without_figures():
        denominators = counts().get((indicator.code, "noemer"), {})
        if indicator.denominator is None or indicator.denominator.terms:
            assert not denominators, indicator.code
        else:
            assert denominators.keys() == counts()[indicator.code, "teller"].keys(), indicator.code
            assert min(denominators.values()) > 0, indicator.code


def test_counts_and_euros_are_whole_numbers() -> None:
    for indicator in CATALOGUE.without_figures():
        for part, word in ((indicator.numerator, "teller"), (indicator.denominator, "noemer")):
            if part is None or part.unit == "fte" or indicator.kind in {"level", "score"}:
                continue
            amounts = counts().get((indicator.code, word), {}).values()
            assert all(a == round(a) and a >= 0 for a in amounts), (indicator.code, word)


def test_the_frames_have_the_agreed_shape() -> None:
    amounts, gaps = made().amounts, made().gaps
    assert amounts.columns == ["measure", "year", "report", "code", "amount", "table_id"]
    assert gaps.columns == ["indicator", "year", "report", "code", "reason"]
    assert set(amounts["report"]) == set(gaps["report"]) == {"rekening"}
    themes = {name for name in TEXTS if not name.startswith(FOLDER)}  # lists make rows, no amounts
    assert set(amounts["table_id"]) == themes - {"algemeen.toml"}
    assert not amounts.select("measure", "year", "code").is_duplicated().any()
    assert amounts["amount"].is_finite().all()
    table = amounts.filter(pl.col("measure") == "levering.BAL01.teller")["table_id"].unique()
    assert table.to_list() == ["balie.toml"]


# --- who delivers -----------------------------------------------------------------------------------


def test_about_half_of_the_municipalities_deliver_in_every_size_class() -> None:
    for year in YEARS:
        there = {code for code, at in PEOPLE if at == year}
        delivering = codes_of(made().amounts.filter(pl.col("year") == year))
        assert delivering <= there
        assert 0.45 <= len(delivering) / len(there) <= 0.55
        classes = {CATALOGUE.size_class_of(PEOPLE[c, year]).key for c in delivering}
        assert classes == {c.key for c in CATALOGUE.size_classes}
        assert {DELFT, SCHIERMONNIKOOG, AMSTERDAM, DEN_BOSCH} <= delivering


def test_a_merged_municipality_delivers_only_while_it_exists() -> None:
    assert set(made().amounts.select("code", "year").iter_rows()) <= set(PEOPLE)
    delivering = codes_of(made().amounts)
    partial = {c for c in delivering if sum((c, y) in PEOPLE for y in YEARS) < len(YEARS)}
    assert partial, "the examples should hold a municipality that merged"


# --- what is equal by definition --------------------------------------------------------------------

SAME = [
    ("KAN01.teller", ["KAN02.noemer"]),
    ("KAN02.noemer", ["KAN03.noemer"]),
    ("KAN02.noemer", ["KAN04.noemer"]),
    ("KAN02.noemer", ["KAN10.noemer"]),
    ("KAN07.noemer", ["KAN07.teller", "KAN05.teller"]),
    ("KAN02.teller", ["TEL02.noemer"]),
    ("TEL02.noemer", ["TEL05.noemer"]),
    ("TEL02.noemer", ["TEL07.noemer"]),
    ("TEL02.noemer", ["TEL08.noemer"]),
    ("TEL01.noemer", ["TEL03.noemer"]),
    ("TEL04.noemer", ["TEL09.noemer"]),
    ("KAN03.teller", ["BAL03.noemer"]),
    ("BAL01.noemer", ["BAL01.teller", "BAL03.teller"]),
    ("BAL03.noemer", ["BAL03.teller", "BAL05.noemer"]),
    ("BEL05.noemer", ["BEL06.noemer", "BEL07.noemer"]),
    ("BEL01.noemer", ["BEL05.noemer"]),
    ("BEL09.noemer", ["BEL06.teller", "BEL07.teller"]),
    ("BEL03.noemer", ["BEL13.noemer"]),
    ("BEL04.teller", ["BEL01.teller", "BEL02.teller", "BEL03.teller"]),
    ("VER01.noemer", ["VER02.noemer"]),
    ("VER01.noemer", ["VER04.noemer"]),
    ("VER01.noemer", ["VER10.noemer"]),
    ("VER07.noemer", ["VER11.noemer"]),
    ("VER11.noemer", ["VER01.noemer", "VER03.noemer"]),
    ("VER05.noemer", ["VER06.noemer"]),
    ("SRV02.noemer", ["SRV01.teller"]),
    ("SRV05.noemer", ["SRV04.teller"]),
]
AT_MOST = [
    (["TEL01.teller", "TEL03.teller"], "TEL01.noemer"),
    (["TEL02.noemer", "TEL03.teller"], "TEL03.noemer"),
    (["TEL01.teller"], "TEL02.noemer"),
    (["TEL04.teller", "TEL05.teller", "TEL06.noemer"], "TEL04.noemer"),
    (["TEL02.noemer"], "TEL04.noemer"),
    (["KAN05.teller"], "KAN08.noemer"),
    (["KAN08.noemer"], "KAN04.teller"),
    (["KAN08.teller"], "KAN02.teller"),
    (["KAN09.noemer"], "KAN10.teller"),
    (["BAL02.teller"], "BAL01.teller"),
    (["BAL01.noemer"], "BAL02.noemer"),
    (["BAL04.noemer"], "BAL03.teller"),
    (["BRZ01.teller"], "KAN03.teller"),
    (["BEL08.noemer"], "BEL10.teller"),
    (["BEL10.noemer"], "BEL09.noemer"),
    (["BEL11.teller"], "BEL04.noemer"),
    (["BEL04.noemer"], "BEL11.noemer"),
    (["BEL13.noemer"], "BEL02.noemer"),
    (["VER11.noemer"], "VER05.noemer"),
    (["SRV03.noemer"], "SRV01.teller"),
    (["KST02.teller"], "KST01.teller"),
    (["KST06.teller"], "KST01.teller"),
    (["TEL09.teller"], "KST07.teller"),
    (["KTV07.noemer"], "KTV06.teller"),
    *(([f"BSC{n:02}.noemer"], "KTV05.noemer") for n in range(1, 11)),
]


def together(whole: str, parts: list[str]) -> list[tuple[float, float]]:
    """The whole and the sum of its parts where a municipality has all of them."""
    series = [counts()[tuple(p.split("."))] for p in (whole, *parts)]  # type: ignore[index]
    cells = set.intersection(*(set(s) for s in series))
    return [(series[0][c], sum(s[c] for s in series[1:])) for c in sorted(cells)]


@pytest.mark.parametrize(("whole", "parts"), SAME, ids=[f"{w}={'+'.join(p)}" for w, p in SAME])
def test_parts_add_up_exactly(whole: str, parts: list[str]) -> None:
    pairs = together(whole, parts)
    assert len(pairs) > 150
    assert all(total == pytest.approx(added, abs=1e-6) for total, added in pairs)


@pytest.mark.parametrize(
    ("parts", "whole"), AT_MOST, ids=[f"{'+'.join(p)}<{w}" for p, w in AT_MOST]
)
def test_a_part_is_never_more_than_its_whole(parts: list[str], whole: str) -> None:
    pairs = together(whole, parts)
    assert len(pairs) > 150
    assert all(total >= added for total, added in pairs)


def channels(code: str, year: int) -> dict[str, float]:
    parts = {i: value(i, code, year) for i in ("KAN02", "KAN03", "KAN04", "KAN10")}
    return {indicator: share for indicator, share in parts.items() if share is not None}


def test_the_four_channels_are_together_the_whole() -> None:
    planted = {(DORDRECHT, 2023)}
    whole = [
        sum(shares.values())
        for cell in counts()["KAN01", "teller"]
        if cell not in planted and (shares := channels(*cell))
    ]
    assert len(whole) > 500
    assert whole == pytest.approx([100.0] * len(whole), abs=1e-9)


def test_one_place_does_not_count_a_channel() -> None:
    for year in YEARS:
        shares = channels(ALPHEN, year)
        assert set(shares) == {"KAN02", "KAN03", "KAN04"}
        assert sum(shares.values()) == pytest.approx(100)
    gap = made().gaps.filter(pl.col("code") == ALPHEN, pl.col("indicator") == "KAN10")
    assert gap["reason"].to_list() == ["not_kept"] * len(YEARS)


def test_one_place_adds_up_to_97_percent() -> None:
    assert len(channels(DORDRECHT, 2023)) == 4
    assert sum(channels(DORDRECHT, 2023).values()) == pytest.approx(97, abs=0.01)
    assert sum(channels(DORDRECHT, 2022).values()) == pytest.approx(100)


# --- believable -------------------------------------------------------------------------------------


def test_values_stay_within_believable_limits_except_declared_outliers() -> None:
    declared = {
        (step.target, planted.code, year)
        for planted in PARAMETERS.planted
        if planted.kind == "outlier"
        for step in planted.steps
        for year in step.values
    }
    outside = set()
    for indicator in CATALOGUE.without_figures():
        low, high = indicator.plausible.low - 1e-9, indicator.plausible.high + 1e-9
        for year in YEARS:
            for code, number in values(indicator.code, year).items():
                if not low <= number <= high:
                    outside.add((indicator.code, code, year))
    assert outside <= declared
    assert len(outside) >= 3, "the limits should have something to notice"


@pytest.mark.parametrize("code", sorted(c for c, e in PARAMETERS.examples.items() if e.published))
def test_examples_reproduce_the_published_value(code: str) -> None:
    example, general = PARAMETERS.examples[code], PARAMETERS.general
    multiplier = float(CATALOGUE.indicator(code).unit.multiplier)
    for published in example.published:
        year = calibration_year(published.year, general.base_year)
        found = statistics.median(values(code, year).values())
        expected = published.value
        if published.carry == "trend":
            centre = example.expected(year, general.base_year, multiplier)
            expected *= centre / example.expected(published.year, general.base_year, multiplier)
        allowed = (published.tolerance or general.tolerance) + 0.05
        assert found == pytest.approx(expected, rel=allowed), published


@pytest.mark.parametrize("code", sorted(c for c, e in PARAMETERS.examples.items() if e.has_rate))
def test_the_middle_of_the_examples_is_the_declared_centre(code: str) -> None:
    example, general = PARAMETERS.examples[code], PARAMETERS.general
    multiplier = float(CATALOGUE.indicator(code).unit.multiplier)
    # Reminders lower the no-show of about half of the municipalities, beside its centre.
    allowed = 0.25 if code == "BAL01" else 0.15
    for year in YEARS:
        found = statistics.median(values(code, year).values())
        assert found == pytest.approx(
            example.expected(year, general.base_year, multiplier), rel=allowed
        )


def test_first_line_volumes_are_those_that_municipalities_published() -> None:
    """Utrecht 0.848 calls, Weststellingwerf 0.52 visits per inhabitant (2019)."""
    calls = [n / PEOPLE[c] for c, n in counts()["KAN02", "teller"].items() if c[1] == 2022]
    visits = [n / PEOPLE[c] for c, n in counts()["KAN03", "teller"].items() if c[1] == 2022]
    assert statistics.median(calls) == pytest.approx(0.848, rel=0.12)
    assert statistics.median(visits) == pytest.approx(0.52, rel=0.12)


@pytest.mark.parametrize(
    ("block", "count", "code"),
    [
        pytest.param("telefoongesprekken", 299_136, "GM0344", id="Utrecht, calls"),
        pytest.param("baliebezoeken", 13_468, "GM0098", id="Weststellingwerf, visits"),
    ],
)
def test_a_published_rate_is_the_published_count_over_real_inhabitants(
    block: str, count: int, code: str
) -> None:
    people = INHABITANTS.filter(pl.col("code") == code, pl.col("year") == 2019)[
        "inhabitants"
    ].item()
    published = PARAMETERS.volumes[block].published[0]
    assert published.value == pytest.approx(count / people, abs=0.001)


def rank_correlation(first: str, second: str, year: int) -> float:
    here, there = values(first, year), values(second, year)
    both = sorted(here.keys() & there.keys())
    assert len(both) > 50
    frame = pl.DataFrame({"x": [here[c] for c in both], "y": [there[c] for c in both]})
    return float(frame.select(pl.corr("x", "y", method="spearman")).item())


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        pytest.param("TEL02", "KTV02", -1, id="longer waiting, lower mark for the telephone"),
        pytest.param("TEL02", "TEL03", 1, id="longer waiting, more callers give up"),
        pytest.param("TEL01", "TEL02", -1, id="higher service level, shorter waiting"),
        pytest.param("BAL06", "BAL01", 1, id="longer until a free slot, more no-show"),
        pytest.param("BAL04", "KTV01", 1, id="helped in time, higher mark for the counter"),
        pytest.param("KAN04", "KAN03", -1, id="more digital, less counter"),
        pytest.param("KAN06", "KAN05", 1, id="more available online, more applied online"),
        pytest.param("KAN07", "KTV03", -1, id="more given up, lower mark for digital"),
        pytest.param("VER09", "VER07", -1, id="more decisions per fte, lower cost per decision"),
        pytest.param("VER01", "VER02", -1, id="longer lead times, less often in time"),
        pytest.param("KST06", "BRZ05", 1, id="more staff per inhabitant, dearer transactions"),
        pytest.param("TEL04", "TEL09", -1, id="closed at once, cheaper contacts"),
    ],
)  # fmt: skip
def test_what_a_practitioner_expects_to_move_together_does(
    first: str, second: str, sign: int
) -> None:
    found = [sign * rank_correlation(first, second, year) for year in YEARS]
    assert statistics.mean(found) > 0.15
    assert min(found) > 0


@pytest.mark.parametrize(
    ("code", "sign"),
    [("BEL01", -1), ("KST08", -1), ("KTV06", 1), ("BAL01", 1), ("BEL02", -1), ("KAN05", 1)],
)
def test_size_matters_where_it_should(code: str, sign: int) -> None:
    year = 2023
    found = values(code, year)
    frame = pl.DataFrame({"x": [PEOPLE[c, year] for c in found], "y": list(found.values())})
    assert sign * float(frame.select(pl.corr("x", "y", method="spearman")).item()) > 0.1


def middle(code: str, year: int) -> float:
    return statistics.median(values(code, year).values())


def test_the_years_tell_what_happened() -> None:
    assert middle("BRZ01", 2021) < 0.9 * middle("BRZ01", 2022), "corona: fewer visits"
    assert middle("BAL03", 2021) > middle("BAL03", 2022), "corona: by appointment"
    assert middle("BRZ02", 2024) > 1.5 * middle("BRZ02", 2023), "passports of ten years expire"
    assert middle("BEL06", 2023) > 2 * middle("BEL06", 2022), "the peak in objections of 2023"
    assert middle("VER02", 2024) < middle("VER02", 2023), "Omgevingswet"
    assert middle("KAN04", 2024) > middle("KAN04", 2021), "digital grows"


# --- planted ----------------------------------------------------------------------------------------


def per_inhabitant(indicator: str, code: str) -> list[float]:
    return [counts()[indicator, "teller"][code, y] / PEOPLE[code, y] for y in YEARS]


@pytest.mark.parametrize("place", [ZOETERMEER, HOORN])
def test_digital_and_telephone_both_rise(place: str) -> None:
    for series in (per_inhabitant("KAN04", place), per_inhabitant("KAN02", place)):
        assert series == sorted(series)
        assert series[-1] > 1.2 * series[0]
    after = [value("KAN08", place, y) for y in YEARS]
    assert after == sorted(after)  # type: ignore[type-var]


@pytest.mark.parametrize("place", [LEIDEN, VEENENDAAL])
def test_digital_rises_and_telephone_falls(place: str) -> None:
    digital, telephone = per_inhabitant("KAN04", place), per_inhabitant("KAN02", place)
    assert digital == sorted(digital) and digital[-1] > 1.5 * digital[0]
    assert telephone == sorted(telephone, reverse=True) and telephone[-1] < 0.8 * telephone[0]


def test_reminders_lower_the_no_show_of_delft() -> None:
    no_show = {y: value("BAL01", DELFT, y) for y in YEARS}
    assert no_show[2021] == pytest.approx(9.1, abs=0.05)
    assert no_show[2022] == pytest.approx(8.7, abs=0.05)
    assert no_show[2023] == pytest.approx(4.6, abs=0.05)
    assert no_show[2024] == pytest.approx(3.1, abs=0.05)
    late = {y: value("BAL02", DELFT, y) or 0 for y in YEARS}
    assert min(late[2023], late[2024]) > 1.3 * max(late[2021], late[2022])
    in_time = {
        y: 1 - counts()["BAL01", "noemer"][DELFT, y] / counts()["BAL02", "noemer"][DELFT, y]
        for y in YEARS
    }
    assert min(in_time[2023], in_time[2024]) > 1.5 * max(in_time[2021], in_time[2022])
    assert no_show[2024] < sorted(values("BAL01", 2024).values())[len(values("BAL01", 2024)) // 4]


def test_a_series_break_jumps_by_its_factor() -> None:
    """The same figures without the break, as odds for a share and as a ratio otherwise."""
    text = TEXTS["contactcentrum.toml"]
    for target, code in (("TEL02", "GM0307"), ("TEL01", "GM0307")):
        jump = next(b for b in PARAMETERS.breaks if b.target == target)
        assert code in jump.codes and jump.reason
        old = f'target = "{target}"\ncodes = ["GM0307", "GM0546"]\nyear = 2023\nfactor = {jump.factor}'
        assert old in text
        without = changed("contactcentrum.toml", old, old.replace(f"{jump.factor}", "1.0"))
        plain = examples.generate(examples.load(without, CATALOGUE), CATALOGUE, INHABITANTS).amounts
        for year in YEARS:
            rate = []
            for part in ("teller", "noemer"):
                row = plain.filter(
                    pl.col("measure") == f"levering.{target}.{part}",
                    pl.col("code") == code,
                    pl.col("year") == year,
                )
                rate.append(row["amount"].item())
            here = counts()[target, "teller"][code, year] / counts()[target, "noemer"][code, year]
            there = rate[0] / rate[1]
            odds = (
                (here / (1 - here)) / (there / (1 - there)) if target == "TEL01" else here / there
            )
            assert odds == pytest.approx(jump.factor if year >= jump.year else 1.0, rel=0.03)


def test_schiermonnikoog_has_a_survey_of_three_answers() -> None:
    assert counts()["KTV01", "noemer"][SCHIERMONNIKOOG, 2023] == 3
    minimum = CATALOGUE.indicator("KTV01").minimum_n or 0
    small = [n for (c, _), n in counts()["KTV01", "noemer"].items() if c == SCHIERMONNIKOOG]
    assert max(small) < minimum
    assert 1 <= (value("KTV01", SCHIERMONNIKOOG, 2023) or 0) <= 10


# --- gaps -------------------------------------------------------------------------------------------


def test_each_reason_occurs_about_as_often_as_one_would_expect() -> None:
    cells = made().amounts.select("code", "year").unique().height * len(PARAMETERS.examples)
    shares = dict(made().gaps.group_by("reason").agg(pl.len() / cells).iter_rows())
    assert 0.05 < shares["not_kept"] < 0.20
    assert 0.02 < shares["not_delivered"] < 0.10
    assert 0.02 < shares["not_applicable"] < 0.12


def test_delft_has_most_figures_in_every_theme() -> None:
    assert value("BAL01", DELFT, 2024) is not None
    for theme in CATALOGUE.themes:
        codes = [i.code for i in CATALOGUE.without_figures() if i.theme == theme.key]
        for year in YEARS:
            there = [value(c, DELFT, year) is not None for c in codes]
            assert sum(there) >= len(there) / 2, (theme.key, year)
    gaps = made().gaps.filter(pl.col("code") == DELFT)
    declared = {
        (c, y)
        for g in PARAMETERS.declared_gaps
        if DELFT in g.codes
        for c in g.indicators
        for y in g.years
    }
    assert set(gaps.select("indicator", "year").iter_rows()) == declared


def test_a_task_elsewhere_does_not_apply_in_any_year() -> None:
    gaps = made().gaps.filter(pl.col("reason") == "not_applicable")
    taxes = gaps.filter(
        pl.col("indicator").str.starts_with("BEL"), pl.col("code") == SCHIERMONNIKOOG
    )
    assert taxes.height == 14 * len(YEARS)
    for code in codes_of(gaps.filter(pl.col("indicator") == "BEL01")):
        years = [y for y in YEARS if (code, y) in PEOPLE]
        assert gaps.filter(pl.col("indicator") == "BEL01", pl.col("code") == code).height == len(
            years
        )
    walk_in = gaps.filter(pl.col("indicator") == "BAL05")
    always = set(walk_in.select("code", "year").iter_rows())
    shares = counts()["BAL03", "teller"]
    for cell in always & shares.keys():
        assert shares[cell] == counts()["BAL03", "noemer"][cell], (
            "no walk-in, so everybody by appointment"
        )


# --- declared ---------------------------------------------------------------------------------------


def test_every_centre_has_one_ground_and_every_file_a_reason_for_the_rest() -> None:
    blocks: list[Recipe] = [*PARAMETERS.volumes.values(), *PARAMETERS.examples.values()]
    rated = [b for b in blocks if b.has_rate]
    assert len(rated) > 100
    for block in rated:
        assert bool(block.published) != bool((block.assumption or "").strip())
    for file in PARAMETERS.files.values():
        assert len(file.shape) > 30
    published = [p for b in rated for p in b.published]
    assert len(published) > 40
    assert all(p.ref.split()[0].isdigit() or p.ref.startswith("INDICATORS.md ") for p in published)


def test_every_planted_block_says_why() -> None:
    kinds = {p.kind for p in PARAMETERS.planted}
    assert kinds == {"story", "outlier", "small"}
    for block in (
        *PARAMETERS.planted,
        *PARAMETERS.breaks,
        *PARAMETERS.unseen,
        *PARAMETERS.uncounted,
    ):
        assert block.reason.endswith(".")


def test_a_folder_that_is_not_there_has_no_texts(tmp_path: Path) -> None:
    assert examples.read_folder(tmp_path / "example") == {}
    assert list(TEXTS) == sorted(TEXTS)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "balie.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FiguresError, match=r"data/example/balie\.toml is geen UTF-8-tekst"):
        examples.read_folder(tmp_path)


B = "balie.toml"
BAL07 = 'code = "BAL07"\ndecimals = 1\nlink = "log"\ncentre = 29.5\nspread = 0.15'


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param({n: t for n, t in TEXTS.items() if n != "algemeen.toml"}, ["algemeen.toml ontbreekt"], id="no general file"),
        pytest.param({}, ["algemeen.toml ontbreekt"], id="nothing"),
        pytest.param({**TEXTS, B: "shape = "}, [B, "geen geldige TOML"], id="no toml"),
        pytest.param({**TEXTS, "parkeren.toml": ""}, ["parkeren.toml", "thema"], id="no such theme"),
        pytest.param(changed(B, BAL07, BAL07.replace("spread", "spreiding")), [B, "indicator BAL07.spreiding", "onbekende sleutel"], id="unknown key"),
        pytest.param(changed(B, BAL07, BAL07.replace("29.5", '"veel"')), [B, "indicator BAL07.centre", "veel"], id="no number"),
        pytest.param(changed(B, BAL07, BAL07.replace("29.5", "{ 2021 = 30 }")), [B, "BAL07", "elk jaar"], id="not every year"),
        pytest.param(changed(B, BAL07, BAL07.replace("29.5", "{ 2019 = 30 }")), [B, "BAL07.centre", "2021"], id="no such year"),
        pytest.param(changed(B, BAL07, BAL07.replace("0.15", "-0.15")), [B, "BAL07.spread", "ten minste 0"], id="negative spread"),
        pytest.param(changed(B, BAL07, BAL07.replace('"log"', '"lineair"')), [B, "BAL07.link", "lineair"], id="unknown link"),
        pytest.param(changed(B, BAL07, BAL07.replace("29.5", "70")), [B, "BAL07.centre", "8 en 60"], id="beyond the catalogue"),
        pytest.param(changed(B, BAL07, BAL07.replace("29.5", "45")), [B, "BAL07.centre", "gepubliceerd is 29"], id="far from what was published"),
        pytest.param(changed(B, 'assumption = "Utrecht had', 'grond = "Utrecht had'), [B, "BAL01.grond"], id="no ground"),
        pytest.param(changed(B, BAL07, BAL07 + '\nassumption = "omdat het zo is"'), [B, "BAL07", "óf published, óf assumption"], id="two grounds"),
        pytest.param(changed(B, 'assumption = "Een afspraak duurt', 'assumption = ""\n# '), [B, "gebruikte balieminuten.assumption", "10 tekens"], id="empty reason"),
        pytest.param(changed(B, "shape =", "vorm ="), [B, "shape"], id="no reason for the rest"),
        pytest.param(changed(B, 'basis = "BAL01"', 'basis = "BAL99"'), [B, "late afzeggingen", "BAL99"], id="no such count"),
        pytest.param(changed(B, 'code = "BAL06"', 'code = "BAL16"'), [B, "BAL16", "catalogus"], id="no such indicator"),
        pytest.param(changed(B, 'code = "BAL06"', 'code = "BRZ03"'), [B, "BRZ03", "echte cijfers"], id="has figures"),
        pytest.param(changed(B, 'code = "BAL06"', 'code = "BAL07"'), [B, "BAL07", "al gebruikt"], id="twice"),
        pytest.param(changed(B, 'code = "BAL06"\n', 'code = "BAL06"\ndenominator = "baliebezoeken"\n'), [B, "BAL06", "noemer"], id="denominator too many"),
        pytest.param(changed(B, 'denominator = "bezoeken zonder afspraak"\n', ""), [B, "BAL05", "denominator ontbreekt"], id="no denominator"),
        pytest.param(changed(B, '"bereikbaarheid" = 0.04', '"weer" = 0.04'), [B, "BAL07.loadings", "weer"], id="no such factor"),
        pytest.param(changed(B, 'target = "BAL01"\ncodes', 'target = "BAL02"\ncodes'), [B, "series_break BAL02", "BAL02"], id="a break in what is derived"),
        pytest.param(changed(B, 'sum = ["baliebezoeken"]\nminus = ["BAL03"]', 'sum = ["bezoeken zonder afspraak"]'), ["kring", "bezoeken zonder afspraak"], id="a circle"),
        pytest.param(changed(B, "2022 = 27.5", "2022 = 0"), [B, "veel-no-show", "groter dan 0"], id="planted zero"),
        pytest.param(changed(B, '"GM0772", "GM0193"', '"Eindhoven"'), [B, "series_break", "Eindhoven"], id="a name for a code"),
        pytest.param(changed(B, "2022 = 0.46", "2022 = 0.30"), [B, "herinnering per sms", "daalt nooit"], id="adoption that falls"),
        pytest.param(changed("algemeen.toml", "telefonie = 0.04", "telegraaf = 0.04"), ["algemeen.toml", "telegraaf"], id="no such source"),
        pytest.param(changed("algemeen.toml", '"tot-5000" = 0.6', '"dorp" = 0.6'), ["algemeen.toml", "dorp"], id="no such size class"),
        pytest.param(changed("algemeen.toml", "share = 0.46", "share = 1.4"), ["algemeen.toml", "selection.share", "hooguit 1"], id="more than all"),
        pytest.param(changed("algemeen.toml", "seed = 20240503", 'seed = "vandaag"'), ["algemeen.toml", "seed", "een getal"], id="seed in words"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_parameters_is_one_sentence(
    texts: dict[str, str], names: list[str]
) -> None:
    with pytest.raises(FiguresError) as caught:
        examples.load(texts, CATALOGUE)
    sentence = str(caught.value)
    for name in names:
        assert name in sentence
    assert "\n" not in sentence and sentence.endswith(".")
    assert caught.value.remedy.endswith(".")
    for english in ("should", "Input", "valid", "Field", "Value error", "validation"):
        assert english not in sentence


def test_a_municipality_that_does_not_exist_is_named() -> None:
    unknown = examples.load(changed("algemeen.toml", '"GM0796"', '"GM9999"'), CATALOGUE)
    with pytest.raises(FiguresError, match="GM9999"):
        examples.generate(unknown, CATALOGUE, INHABITANTS)


def test_what_was_planted_is_told():
    """Every story, break and gap in a composition, for the municipality and the indicators it shows in."""
    rows = list(examples.told(PARAMETERS).iter_rows(named=True))
    assert {(r["code"], r["text"]) for r in rows} >= {
        (p.code, p.reason) for p in PARAMETERS.planted
    }
    assert {(b.year, b.reason) for b in PARAMETERS.breaks} == {
        (r["year"], r["text"]) for r in rows if r["breaks"]
    }
    lists = {one.key for one in CATALOGUE.lists}
    assert all(r["indicator"] in set(PARAMETERS.examples) | lists for r in rows)
    assert any(r["code"] == "GM0503" and r["indicator"] == "BAL01" for r in rows)
