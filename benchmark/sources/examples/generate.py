"""Example deliveries from their parameters: counts that fit together, and gaps with a reason.

Every count is made once per municipality and year and then used by all indicators that need it, so
what is equal by definition is equal in the figures. A number depends on the seed, the name of its
block, the municipality and the year, and on nothing else.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import polars as pl

from benchmark.catalogue import Catalogue
from benchmark.catalogue.models import Indicator, Limits
from benchmark.errors import FiguresError
from benchmark.sources.examples import lists
from benchmark.sources.examples.blocks import INHABITANTS, MUNICIPALITY, YEARS, unlinked
from benchmark.sources.examples.chance import NOISE, SAMPLING, Chance, in_order_of_chance
from benchmark.sources.examples.parameters import Example, Parameters, Recipe, Volume

REPORT = "rekening"
NOT_APPLICABLE, NOT_KEPT, NOT_DELIVERED = "not_applicable", "not_kept", "not_delivered"
AMOUNTS = {
    "measure": pl.String,
    "year": pl.Int64,
    "report": pl.String,
    "code": pl.String,
    "amount": pl.Float64,
    "table_id": pl.String,
}
GAPS = {
    "indicator": pl.String,
    "year": pl.Int64,
    "report": pl.String,
    "code": pl.String,
    "reason": pl.String,
}

Cell = tuple[str, int]

_ANY = (0.0, math.inf)


@dataclass(frozen=True)
class Generated:
    """Example deliveries: an amount per measure, year and municipality, or a gap with its reason; and cells of lists."""

    amounts: pl.DataFrame
    gaps: pl.DataFrame
    rows: pl.DataFrame


def generate(parameters: Parameters, catalogue: Catalogue, inhabitants: pl.DataFrame) -> Generated:
    """The example deliveries of about half of the municipalities over the example years.

    ``inhabitants`` has columns year, code and inhabitants. Raises FiguresError when a municipality
    that the parameters name does not exist in any of these years.
    """
    sizes = _sizes(inhabitants)
    codes = set(_chosen(parameters, catalogue, sizes))
    cells = sorted(cell for cell in sizes if cell[0] in codes)
    counts = _Counts(parameters, catalogue, cells, [float(sizes[c]) for c in cells])
    gaps = _Gaps(parameters, sizes)
    amounts: list[tuple[str, str, list[Cell], list[float]]] = []
    missing: list[tuple[str, int, str, str, str]] = []
    for code in sorted(parameters.examples):
        example, indicator = parameters.examples[code], catalogue.indicator(code)
        numerators, denominators = counts.parts(example)
        reasons = gaps.of(example, indicator, cells)
        if denominators:
            for n, below in enumerate(denominators):
                reasons[n] = reasons[n] or (NOT_APPLICABLE if below <= 0 else None)
        kept = [n for n, reason in enumerate(reasons) if reason is None]
        missing += [
            (code, cells[n][1], REPORT, cells[n][0], reason)
            for n, reason in enumerate(reasons)
            if reason is not None
        ]
        for word, values in (("teller", numerators), ("noemer", denominators)):
            if values:
                measure = f"levering.{code}.{word}"
                there = [cells[n] for n in kept]
                amounts.append(
                    (measure, parameters.file_of[code], there, [values[n] for n in kept])
                )
    return Generated(
        _amounts(amounts),
        pl.DataFrame(missing, schema=GAPS, orient="row"),
        _rows(parameters, catalogue, counts, amounts),
    )


def _rows(
    parameters: Parameters,
    catalogue: Catalogue,
    counts: "_Counts",
    amounts: Sequence[tuple[str, str, list[Cell], list[float]]],
) -> pl.DataFrame:
    """The cells of the lists, that agree with the amounts."""
    cells, general = counts.cells, parameters.general
    wanted = {f"levering.{side}" for file in parameters.lists.values() for side in file.sides}
    figures = lists.Figures(
        seed=general.seed,
        base_year=general.base_year,
        parts={
            measure.removeprefix("levering."): dict(zip(where, values, strict=True))
            for measure, _, where, values in amounts
            if measure in wanted
        },
        middle=lambda code, year: _middle(parameters, catalogue, code, year),
        inhabitants=dict(zip(cells, counts.inhabitants, strict=True)),
        doublings=dict(zip(cells, counts.doublings, strict=True)),
        factors={n: dict(zip(cells, f, strict=True)) for n, f in counts.factors.items()},
    )
    rows = [
        row
        for name, file in sorted(parameters.lists.items())
        for row in lists.made(file, catalogue.list(lists.key_of(name)), figures)
    ]
    return pl.DataFrame(rows, schema=lists.ROWS, orient="row")


def _middle(parameters: Parameters, catalogue: Catalogue, code: str, year: int) -> float:
    """The centre of an example figure in a year, as numerator over denominator."""
    scale = float(catalogue.indicator(code).unit.multiplier)
    return parameters.examples[code].expected(year, parameters.general.base_year, scale) / scale


def _amounts(parts: Iterable[tuple[str, str, list[Cell], list[float]]]) -> pl.DataFrame:
    columns: dict[str, list[object]] = defaultdict(list)
    for measure, table, cells, values in parts:
        columns["measure"] += [measure] * len(cells)
        columns["year"] += [year for _, year in cells]
        columns["report"] += [REPORT] * len(cells)
        columns["code"] += [code for code, _ in cells]
        columns["amount"] += values
        columns["table_id"] += [table] * len(cells)
    return pl.DataFrame({name: columns[name] for name in AMOUNTS}, schema=AMOUNTS)


def _sizes(inhabitants: pl.DataFrame) -> dict[Cell, int]:
    years = inhabitants.filter(pl.col("year").is_in(YEARS))
    rows = years.select("code", "year", "inhabitants").iter_rows()
    return {(code, year): people for code, year, people in rows if people}


def _chosen(parameters: Parameters, catalogue: Catalogue, sizes: dict[Cell, int]) -> list[str]:
    """The municipalities that deliver: a share of every size class, and all that are named."""
    selection, seed = parameters.general.selection, parameters.general.seed
    newest = {code: size for (code, _), size in sorted(sizes.items(), key=lambda item: item[0][1])}
    unknown = sorted(parameters.named - set(newest))
    if unknown:
        raise FiguresError(
            f"In data/example staat de gemeente {unknown[0]}, maar die bestond in "
            f"{YEARS[0]} tot en met {YEARS[-1]} niet.",
            "Noem een gemeente die in deze jaren inwoners heeft.",
        )
    classes: dict[str, list[str]] = defaultdict(list)
    for code, size in newest.items():
        classes[catalogue.size_class_of(size).key].append(code)
    chosen: list[str] = []
    for key, members in classes.items():
        share = selection.share_by_class.get(key, selection.share)
        named = [c for c in members if c in parameters.named]
        others = (
            c for c in in_order_of_chance(seed, "levert", members) if c not in parameters.named
        )
        wanted = math.ceil(share * len(members)) - len(named)
        chosen += [*named, *(c for c, _ in zip(others, range(max(0, wanted)), strict=False))]
    return sorted(chosen)


@dataclass
class _Counts:
    """All counts by name, in the order of the cells; made when first asked for."""

    parameters: Parameters
    catalogue: Catalogue
    cells: list[Cell]
    inhabitants: list[float]
    known: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        general = self.parameters.general
        self.known[INHABITANTS] = self.inhabitants
        self.known[MUNICIPALITY] = [1.0] * len(self.cells)
        reference = general.reference_size
        self.doublings = [math.log2(people / reference) for people in self.inhabitants]
        self.factors = {f.name: self._factor(f.name) for f in general.factor}
        self.shifts = self._shifts()
        self.planted: dict[str, dict[Cell, tuple[float, bool]]] = defaultdict(dict)
        for planted in self.parameters.planted:
            for step in planted.steps:
                for year, value in step.values.items():
                    self.planted[step.target][planted.code, year] = (value, False)
                for year, count in step.counts.items():
                    self.planted[step.target][planted.code, year] = (float(count), True)

    def parts(self, example: Example) -> tuple[list[float], list[float] | None]:
        """The numerators of an indicator, and the denominators when those are delivered."""
        numerators = self.of(example.numerator or example.code)
        if example.besides:
            beside = self.of(example.besides)
            return numerators, [n + b for n, b in zip(numerators, beside, strict=True)]
        return numerators, self.of(example.denominator) if example.denominator else None

    def of(self, name: str) -> list[float]:
        """The count of that name."""
        if name not in self.known:
            if name in self.parameters.volumes:
                self.known[name] = self._volume(self.parameters.volumes[name])
            else:
                self.known[name] = self._numerator(self.parameters.examples[name])
        return self.known[name]

    def _volume(self, volume: Volume) -> list[float]:
        if volume.has_rate:
            basis = self.of(volume.basis or volume.besides or INHABITANTS)
            return self._drawn(_Task(volume.name, volume, basis, bool(volume.besides)))
        totals = [0.0] * len(self.cells)
        for sign, names in ((1, volume.sum), (-1, volume.minus)):
            for name in names:
                totals = [t + sign * v for t, v in zip(totals, self.of(name), strict=True)]
        totals = [max(0.0, round(t, 2)) for t in totals]
        self._change_wholes(volume.name, totals)
        return totals

    def _change_wholes(self, name: str, totals: list[float]) -> None:
        """Leave out parts that a municipality does not count; add what nobody gave a channel."""
        for unseen in self.parameters.unseen:
            if unseen.whole == name:
                part = self.of(unseen.part)
                for n, (code, year) in enumerate(self.cells):
                    if code == unseen.code and year in unseen.years:
                        totals[n] -= part[n]
        for uncounted in self.parameters.uncounted:
            if uncounted.target == name:
                for n, cell in enumerate(self.cells):
                    if cell == (uncounted.code, uncounted.year):
                        totals[n] = float(round(totals[n] / (1 - uncounted.share)))

    def _numerator(self, example: Example) -> list[float]:
        if example.numerator:
            return self.of(example.numerator)
        indicator = self.catalogue.indicator(example.code)
        scale = float(indicator.unit.multiplier)
        counted = indicator.denominator is not None
        if example.besides or example.denominator:
            basis = self.of(example.besides or example.denominator or "")
        else:
            # A level or score has no denominator: it is its own value, not a part of something.
            basis = self.inhabitants if counted else [scale] * len(self.cells)
        return self._drawn(
            _Task(
                example.code,
                example,
                basis,
                bool(example.besides),
                scale,
                indicator.plausible,
                counted,
            )
        )

    def _factor(self, name: str) -> list[float]:
        factor = next(f for f in self.parameters.general.factor if f.name == name)
        chance = Chance(self.parameters.general.seed, f"factor/{name}")
        return [
            chance.normal(code)
            + factor.size_effect * doublings
            + factor.noise * chance.normal(code, year)
            + factor.years.get(year, 0.0)
            for (code, year), doublings in zip(self.cells, self.doublings, strict=True)
        ]

    def _shifts(self) -> dict[str, list[float]]:
        """What adoptions and series breaks add to a rate, on the scale of its link."""
        shifts: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(self.cells))
        for adoption in self.parameters.adoptions:
            chance = Chance(self.parameters.general.seed, f"adoption/{adoption.name}")
            for n, (code, year) in enumerate(self.cells):
                since = adoption.since.get(code)
                there = (
                    chance.uniform(code) < adoption.share[year] if since is None else year >= since
                )
                if there:
                    for target, effect in adoption.effects.items():
                        shifts[target][n] += effect
        for jump in self.parameters.breaks:
            for n, (code, year) in enumerate(self.cells):
                if code in jump.codes and year >= jump.year:
                    shifts[jump.target][n] += math.log(jump.factor)
        return shifts

    def _rates(self, name: str, recipe: Recipe, chance: Chance, scale: float) -> list[float]:
        """A rate per cell, before anything planted and before limits, in parts of the whole."""
        general, link = self.parameters.general, recipe.link or "log"
        levels = {y: recipe.level(y, general.base_year, scale) for y in YEARS}
        shifts = self.shifts.get(name) or [0.0] * len(self.cells)
        etas = [
            levels[year]
            + recipe.size_effect * doublings
            + (recipe.spread * chance.normal(code) if recipe.spread else 0.0)
            + (recipe.noise * chance.normal(code, year, NOISE) if recipe.noise else 0.0)
            + shift
            for (code, year), doublings, shift in zip(
                self.cells, self.doublings, shifts, strict=True
            )
        ]
        for factor, loading in recipe.loadings.items():
            etas = [e + loading * f for e, f in zip(etas, self.factors[factor], strict=True)]
        rates = [unlinked(link, eta) for eta in etas]
        if recipe.whole:
            chance = Chance(general.seed, f"geheel/{name}")
            rates = [
                1.0 if chance.uniform(code) < recipe.whole.get(year, 0.0) else rate
                for (code, year), rate in zip(self.cells, rates, strict=True)
            ]
        return rates

    def _drawn(self, task: "_Task") -> list[float]:
        """Counts that give the drawn rates, within the limits."""
        chance = Chance(self.parameters.general.seed, f"blok/{task.name}")
        rates = self._rates(task.name, task.recipe, chance, task.scale)
        planted = self.planted.get(task.name, {})
        share = task.recipe.link == "logit"
        low, high = task.limits
        counts = []
        for cell, base, rate in zip(self.cells, task.basis, rates, strict=True):
            fixed = planted.get(cell)
            if fixed and fixed[1]:
                counts.append(fixed[0])
                continue
            rate = fixed[0] / task.scale if fixed else min(max(rate, low), high)
            whole = base
            if task.beside:
                rate = min(rate, 0.99)
                whole = base / (1 - rate)
            count = whole * rate
            if not fixed and task.counted:
                spread = math.sqrt(rate * (1 - rate)) if share else task.recipe.sampling
                if spread:
                    drawn = chance.normal(cell[0], cell[1], SAMPLING)
                    count += spread * math.sqrt(whole) * drawn
            ceiling = math.inf if task.beside or not share else whole
            free = fixed is not None or task.plausible is None
            counts.append(
                _fitting(
                    count, ceiling, _ANY if free else (whole * low, whole * high), task.decimals
                )
            )
        return counts


@dataclass(frozen=True)
class _Task:
    """What is needed to draw the counts of one block."""

    name: str
    recipe: Recipe
    basis: Sequence[float]
    beside: bool
    scale: float = 1.0
    plausible: Limits | None = None
    counted: bool = True

    @property
    def decimals(self) -> int:
        """How many decimals a count has."""
        return self.recipe.decimals

    @property
    def limits(self) -> tuple[float, float]:
        """Between which rates a figure is believable."""
        if self.plausible is None:
            return -math.inf, math.inf
        return self.plausible.low / self.scale, self.plausible.high / self.scale


def _fitting(count: float, ceiling: float, limits: tuple[float, float], decimals: int) -> float:
    """The count rounded, never under zero or above its whole, and within limits where a count can be."""
    count = float(min(max(round(count, decimals), 0.0), ceiling))
    if limits == _ANY:
        return count
    step = 10.0**-decimals
    least = math.ceil(round(limits[0] / step, 6)) * step
    most = math.floor(round(limits[1] / step, 6)) * step if math.isfinite(limits[1]) else math.inf
    return round(min(max(count, least), most), decimals) + 0.0 if least <= most else count


class _Gaps:
    """Why a municipality has no figure for an indicator in a year, or None."""

    def __init__(self, parameters: Parameters, sizes: dict[Cell, int]) -> None:
        self.parameters = parameters
        self.seed = parameters.general.seed
        self.sizes = sizes
        self.complete = set(parameters.general.selection.complete)
        self.declared: dict[tuple[str, str, int], str] = {}
        for gap in parameters.declared_gaps:
            for code in gap.codes:
                for indicator in gap.indicators:
                    self.declared |= {(indicator, code, year): gap.kind for year in gap.years}
        for unseen in parameters.unseen:
            here = {(unseen.indicator, unseen.code, year): NOT_KEPT for year in unseen.years}
            self.declared |= here
        # Where something was planted, the whole theme must be there to be read.
        self.spared = {
            (name, code) for name, file in parameters.files.items() for code in file.planted_codes
        }

    def of(self, example: Example, indicator: Indicator, cells: list[Cell]) -> list[str | None]:
        """A reason per cell."""
        general, code = self.parameters.general.gaps, example.code
        group, theme = example.group or code, self.parameters.file_of[code]
        chances = {
            kind: Chance(self.seed, f"{kind}/{name}")
            for kind, name in (
                ("niet bijgehouden", group),
                ("bron niet bijgehouden", indicator.source),
                ("niet geleverd", group),
                ("thema niet geleverd", indicator.theme),
                ("om het jaar", indicator.source),
            )
        }
        rules = [
            (rule, Chance(self.seed, f"niet van toepassing/{rule.key}"))
            for rule in self.parameters.rules
            if code in rule.indicators or rule.executor == indicator.executor_level.value
        ]
        kept = general.not_kept if example.not_kept is None else example.not_kept
        by_source = general.not_kept_by_source.get(indicator.source, 0.0)
        every_other = general.every_other_year.get(indicator.source, 0.0)

        def reason(cell: Cell) -> str | None:
            where, year = cell
            if (code, where, year) in self.declared:
                return self.declared[code, where, year]
            free = where in self.complete or (theme, where) in self.spared
            for rule, chance in rules:
                if rule.codes and where not in rule.codes:
                    continue
                if rule.below is not None and self.sizes[cell] >= rule.below:
                    continue
                if rule.share is not None and (
                    free or chance.uniform(where) >= rule.share_in(year)
                ):
                    continue
                return NOT_APPLICABLE
            if free:
                return None
            if chances["niet bijgehouden"].uniform(where) < kept:
                return NOT_KEPT
            if chances["bron niet bijgehouden"].uniform(where) < by_source:
                return NOT_KEPT
            turn = chances["om het jaar"].uniform(where)
            if turn < every_other and year % 2 == int(turn * 1000) % 2:
                return NOT_KEPT
            if chances["niet geleverd"].uniform(where, year) < general.not_delivered:
                return NOT_DELIVERED
            if chances["thema niet geleverd"].uniform(where, year) < general.not_delivered_theme:
                return NOT_DELIVERED
            return None

        return [reason(cell) for cell in cells]
