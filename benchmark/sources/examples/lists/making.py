"""The fictitious rows of a list: for every municipality and year which rows, and what stands in their cells.

Every number depends on the seed, the names of list, row and column, the municipality and the year, and on nothing else.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from benchmark import dutch
from benchmark.catalogue import DeclaredList
from benchmark.sources.examples.blocks import INHABITANTS, linked, unlinked
from benchmark.sources.examples.chance import NOISE, SAMPLING, Chance
from benchmark.sources.examples.lists.parameters import (
    Draw,
    ListFile,
    PlantedRow,
    Switch,
    Template,
)
from benchmark.vocabulary import ColumnForm

ROWS = {
    "list_key": pl.String,
    "year": pl.Int32,
    "code": pl.String,
    "row_number": pl.Int32,
    "column_key": pl.String,
    "text": pl.String,
    "number": pl.Float64,
}
Cell = tuple[str, int]  # municipality and year
Value = str | float
Row = dict[str, Value]
_EDGE = 0.995  # a share of everything or nothing has no log-odds


@dataclass(frozen=True)
class Figures:
    """What the rows must agree with: parts of example figures, their middles, sizes and hidden factors.

    ``parts``: by "<CODE>.teller" or ".noemer". ``middle``: the centre of a ratio of parts in a year.
    ``factors``: by name, municipality and year. ``doublings``: of the reference size.
    """

    seed: int
    base_year: int
    parts: Mapping[str, Mapping[Cell, float]]
    middle: Callable[[str, int], float]
    inhabitants: Mapping[Cell, float]
    doublings: Mapping[Cell, float]
    factors: Mapping[str, Mapping[Cell, float]]

    def ratio(self, code: str, cell: Cell) -> float | None:
        """Numerator over denominator of a figure, where there is one."""
        top = self.parts[f"{code}.teller"].get(cell)
        below = self.parts[f"{code}.noemer"].get(cell)
        return top / below if top is not None and below else None


def made(file: ListFile, declared: DeclaredList, figures: Figures) -> list[tuple[object, ...]]:
    """One tuple per filled cell, in the order of ``ROWS``: municipality, year, row, column."""
    maker = _Maker(file, declared, figures)
    columns = [(c.key, c.is_number) for c in declared.columns]
    rows: list[tuple[object, ...]] = []
    for cell in maker.cells():
        for number, row in enumerate(maker.rows(cell), start=1):
            for key, is_number in columns:
                value = row.get(key, "")
                if value != "":
                    said = (None, value) if is_number else (value, None)
                    rows.append((declared.key, cell[1], cell[0], number, key, *said))
    return rows


@dataclass
class _Maker:
    """All rows of one list."""

    file: ListFile
    declared: DeclaredList
    figures: Figures
    chances: dict[tuple[str, ...], Chance] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.there = set(self.figures.parts[f"{self.file.follows}.teller"])
        self.planted: dict[Cell, dict[str, PlantedRow]] = {}
        for planted in self.file.planted:
            for cell in [(planted.code, year) for year in planted.years]:
                if cell in self.there or planted.alone:
                    self.planted.setdefault(cell, {})[planted.row] = planted
        self.absent: dict[Cell, set[str] | None] = {}
        for absent in self.file.absent:
            for year in absent.years:
                self.absent[absent.code, year] = set(absent.rows) or None
        self.limits = {c.key: (c.decimals, *c.limits) for c in self.declared.columns}
        percents = [c.key for c in self.declared.columns if c.form is ColumnForm.PERCENT]
        self.scales = dict.fromkeys(percents, 100.0)

    def cells(self) -> list[Cell]:
        """Where the list exists: with the figure that it follows, or with a row that was planted alone."""
        return sorted(
            c for c in self.there | set(self.planted) if self.absent.get(c, set()) is not None
        )

    def rows(self, cell: Cell) -> list[Row]:
        templates = self._present(cell)
        on = self._switched(cell, templates)
        found = [self._row(cell, t) for t in templates]
        planted = [self._planted(cell, t) for t in templates]
        for draw in self.file.column:
            if draw.divides:
                self._divide(draw, cell, found, [p.get(draw.key) for p in planted])
        # What rests on a number that the rows divide can only be drawn now.
        for template, row, fixed in zip(templates, found, planted, strict=True):
            self._draw(cell, template, row, {s for s, rows in on.items() if template.key in rows})
            self._say(template, row)
            row.update(fixed)
        return found

    def _planted(self, cell: Cell, template: Template) -> Row:
        """What was fixed by hand in a row; an emptied cell is an empty text."""
        planted = self.planted.get(cell, {}).get(template.key)
        return (
            {}
            if planted is None
            else {**planted.fixed(cell[1]), **dict.fromkeys(planted.without, "")}
        )

    def _chance(self, *names: str) -> Chance:
        found = self.chances.get(names)
        if found is None:
            name = "/".join(("lijst", self.declared.key, *names))
            found = self.chances[names] = Chance(self.figures.seed, name)
        return found

    def _present(self, cell: Cell) -> list[Template]:
        """The rows of a municipality in a year: as many as the figure counts, the likely ones first."""
        planted, gone = self.planted.get(cell, {}), self.absent.get(cell) or set()
        templates = [t for t in self.file.row if t.key not in gone]
        count = self.figures.parts[self.file.rows_from].get(cell) if self.file.rows_from else None
        if count is None:
            if cell not in self.there:
                return [t for t in templates if t.key in planted]
            return [t for t in templates if t.key in planted or self._has(t, cell[0])]
        order = sorted(
            templates, key=lambda t: -math.inf if t.key in planted else self._turn(t, cell[0])
        )
        chosen = {t.key for t in order[: int(count)]}
        return [t for t in templates if t.key in chosen]

    def _has(self, template: Template, code: str) -> bool:
        return self._chance("rij", template.group or template.key).uniform(code) < template.presence

    def _turn(self, template: Template, code: str) -> float:
        """Earlier the more likely the row is: the waiting time of an event with those odds."""
        odds = template.presence / (1 - template.presence)
        drawn = self._chance("rij", template.group or template.key).uniform(code)
        return -math.log(drawn) / odds

    def _switched(self, cell: Cell, templates: Sequence[Template]) -> dict[str, set[str]]:
        """The rows that have each switch."""
        found: dict[str, set[str]] = {}
        for switch in self.file.switch:
            among = [t.key for t in templates if all(t.key in found[w] for w in switch.within)]
            found[switch.key] = self._on(switch, cell, among)
        return found

    def _on(self, switch: Switch, cell: Cell, among: Sequence[str]) -> set[str]:
        planted = self.planted.get(cell, {})
        forced = {k: p.switches[switch.key] for k, p in planted.items() if switch.key in p.switches}
        free = [k for k in among if k not in forced]
        chance = self._chance("schakelaar", switch.key)
        count = self.figures.parts[switch.count].get(cell) if switch.count else None
        yes = {k for k in among if forced.get(k)}
        if switch.per == "municipality":
            return yes | (set(free) if chance.uniform(cell[0]) < switch.share else set())
        turns = {k: self._chance("schakelaar", switch.key, k).uniform(cell[0]) for k in free}
        if count is None:
            return yes | {k for k, turn in turns.items() if turn < switch.share}
        return yes | set(sorted(free, key=lambda k: turns[k])[: max(0, int(count) - len(yes))])

    def _row(self, cell: Cell, template: Template) -> Row:
        row: Row = {**template.identity, **template.fixed}
        for key, options in template.options.items():
            turn = self._chance("keuze", template.key, key).uniform(cell[0])
            row[key] = options[int(turn * len(options))]
        for draw in self.file.column:
            if draw.divides and template.centres.get(draw.key) is not None:
                row[draw.key] = self._rate(cell, template, draw)
        return row

    def _divide(
        self, draw: Draw, cell: Cell, rows: Sequence[Row], fixed: Sequence[Value | None]
    ) -> None:
        """Whole numbers that add up to the part of the figure, in proportion to the rates; planted ones stay."""
        total = self.figures.parts[draw.divides or ""].get(cell)
        share = self.figures.ratio(draw.split_share, cell) if draw.split_share else None
        pairs = list(zip(rows, fixed, strict=True))
        parts = [(1.0, pairs)]
        if share is not None:
            inside = [p for p in pairs if draw.split in p[0].values()]
            outside = [p for p in pairs if draw.split not in p[0].values()]
            parts = [(share, inside), (1 - share, outside)] if inside and outside else parts
        for part, some in parts:
            free = [row for row, number in some if number is None]
            weight = sum(float(row[draw.key]) for row in free)
            taken = sum(float(number) for _, number in some if number is not None)
            whole = weight if total is None else total * part - taken
            for row in free:
                row[draw.key] = float(max(1, round(whole * float(row[draw.key]) / weight)))

    def _draw(self, cell: Cell, template: Template, row: Row, on: set[str]) -> None:
        for draw in self.file.column:
            if draw.when and draw.when not in on:
                row.pop(draw.key, None)
            elif draw.divides:
                continue
            elif draw.word:
                row[draw.key] = draw.word
            elif draw.times:
                factors = [float(row[k]) for k in draw.times if k in row]
                if len(factors) == len(draw.times):
                    row[draw.key] = self._rounded(draw.key, math.prod(factors))
            elif draw.around:
                row[draw.key] = self._beside(cell, template, draw, row, draw.above in on)
            elif draw.key in template.centres:
                row[draw.key] = self._rounded(draw.key, self._number(cell, template, draw, row))
        for key, side in template.same_as.items():
            same = (
                self.figures.parts[side].get(cell)
                if "." in side
                else self.figures.ratio(side, cell)
            )
            if same is not None:
                row[key] = self._rounded(key, same)

    def _rate(self, cell: Cell, template: Template, draw: Draw) -> float:
        """What is drawn, before it is applied to a whole and before rounding; percentages as shares."""
        code, year = cell
        figures, link = self.figures, draw.link or "log"
        eta = linked(link, template.centres[draw.key] / self.scales.get(draw.key, 1.0))
        level = template.levels.get(draw.key)
        own = figures.ratio(level, cell) if level else None
        if level and own is not None:
            own = min(max(own, 1 - _EDGE), _EDGE) if link == "logit" else own
            eta += linked(link, own) - linked(link, figures.middle(level, year))
        one = self._chance(template.key, draw.key)
        eta += draw.spread * one.normal(code) + draw.noise * one.normal(code, year, NOISE)
        if draw.common:
            eta += draw.common * self._chance(draw.key).normal(code)
        eta += draw.size_effect * figures.doublings[cell] + draw.trend * (year - figures.base_year)
        eta += sum(load * figures.factors[name][cell] for name, load in draw.loadings.items())
        return unlinked(link, eta)

    def _number(self, cell: Cell, template: Template, draw: Draw, row: Row) -> float:
        rate = self._rate(cell, template, draw)
        of = 0.0
        if draw.of:
            of = (
                self.figures.inhabitants[cell]
                if draw.of == INHABITANTS
                else float(row.get(draw.of, 0))
            )
        if draw.sampling and of > 0:
            drawn = self._chance(template.key, draw.key).normal(*cell, SAMPLING)
            return rate + draw.sampling / math.sqrt(of) * drawn
        if draw.missed:
            of *= 1 - float(row.get(draw.missed, 100)) / 100
        return rate * of if draw.of and not draw.sampling else rate * self.scales.get(draw.key, 1.0)

    def _beside(self, cell: Cell, template: Template, draw: Draw, row: Row, above: bool) -> float:
        """A percentage on the right side of the one that it is around."""
        target = float(row.get(draw.around or "", 100.0))
        drawn = self._chance(template.key, draw.key)
        away = draw.spread * abs(drawn.normal(cell[0])) + draw.noise * abs(
            drawn.normal(*cell, NOISE)
        )
        from_here = linked("logit", min(target / 100, _EDGE))
        value = 100 * unlinked("logit", from_here + (away if above else -away))
        step = 10.0 ** -self.limits[draw.key][0]
        value = max(value, target) if above else min(value, target - step)
        return self._rounded(draw.key, value)

    def _rounded(self, key: str, value: float) -> float:
        decimals, low, high = self.limits[key]
        value = round(value, decimals)
        return float(min(max(value, low), math.inf if high is None else high))

    def _say(self, template: Template, row: Row) -> None:
        """The texts of a row, with its numbers in them; a unit stands in the singular after one."""
        if not template.texts:
            return
        words = {k: _worded(v) for k, v in row.items()}
        for unit, number in self.file.units.items():
            if row.get(number) == 1:
                words[unit] = self.file.singular.get(words[unit], words[unit])
        for key, text in template.texts.items():
            row[key] = text.format(**words)


def _worded(value: Value) -> str:
    if isinstance(value, str):
        return value
    return dutch.number(value, 0 if value == int(value) else 1)
