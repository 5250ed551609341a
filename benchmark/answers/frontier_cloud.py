"""Who stands in the reference set of a frontier: everyone that passes the test and has all figures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
import polars as pl

from benchmark.answers.frontier import Standing, account_years
from benchmark.catalogue import Frontier, FrontierModel
from benchmark.catalogue.frontier import INHABITANTS
from benchmark.frontier import Units, measuring
from benchmark.frontier.units import Array
from benchmark.viewing import View
from benchmark.vocabulary import Outcome

# Apart from ``answers.frontier``, which pages read: measuring brings NumPy and a solver, reading does not.
MEASURED, TEST, INCOMPLETE, TOO_FEW = Standing


@dataclass(frozen=True)
class Cloud:
    """The reference set of a model: ``units`` with the mean cost of ``years``, and their inhabitants.

    ``status``: per municipality of the year whether it takes part, does not pass the test, or lacks a
    figure of one of the years. Under ``needed`` units nobody is measured.
    """

    model: FrontierModel
    year: int
    years: tuple[int, ...]
    needed: int
    units: Units | None
    sizes: Array
    status: Mapping[str, Standing]

    @property
    def n(self) -> int:
        """How many municipalities take part."""
        return 0 if self.units is None else self.units.n

    @property
    def enough(self) -> bool:
        """Whether they are enough for a frontier."""
        return self.n >= self.needed


@lru_cache(maxsize=32)
def cloud(view: View, subject: str) -> Cloud | None:
    """The reference set of the model of a subject; None without a model or without a year to measure."""
    rule = view.edition.catalogue.frontier
    model, around = rule.model(subject), account_years(view)
    if model is None or around is None:
        return None
    year, years = around
    found = _figures(view, model, year, years)
    outcomes = view.outcomes(subject, year)
    places = view.edition.municipalities.in_year(year)
    status = {}
    for code in places["code"]:
        passes = outcomes.get(code) is Outcome.PASSES
        status[code] = (MEASURED if code in found else INCOMPLETE) if passes else TEST
    part = [code for code in sorted(status) if status[code] == MEASURED]
    sizes = dict(places.select("code", "inhabitants").iter_rows())
    units = _units(model, part, found) if part else None
    return Cloud(
        model, year, years, rule.needed(model), units, np.array([sizes[c] for c in part]), status
    )


def _units(model: FrontierModel, codes: list[str], found: Mapping[str, tuple[float, ...]]) -> Units:
    figures = np.array([found[code] for code in codes])
    names = tuple(o.key for o in model.outputs)
    return Units(tuple(codes), figures[:, :1], figures[:, 1:], (model.subject,), names)


def _figures(
    view: View, model: FrontierModel, year: int, years: tuple[int, ...]
) -> dict[str, tuple[float, ...]]:
    """Mean cost and outputs of every municipality that has them all, all above nought."""
    fields = tuple(measure.removeprefix("iv3.lasten.") for measure in model.cost)
    costs = [view.amounts("lasten", fields, y) for y in years]
    outputs = [_output(view, output.key, year) for output in model.outputs]
    found = {}
    for code in costs[0]:
        if all(code in part for part in (*costs, *outputs)):
            mean = sum(cost[code] for cost in costs) / len(costs)
            figures = (mean, *(output[code] for output in outputs))
            if all(figure > 0 for figure in figures):
                found[code] = figures
    return found


def _output(view: View, key: str, year: int) -> dict[str, float]:
    edition = view.edition
    if key == INHABITANTS:
        places = edition.municipalities.in_year(year).select("code", "inhabitants")
        return {code: float(n) for code, n in places.iter_rows() if n is not None}
    rows = edition.covariates.filter(pl.col("covariate") == key)
    return {code: v for code, v in rows.select("code", "value").iter_rows() if v is not None}


def clouds(view: View) -> tuple[Cloud, ...]:
    """The reference set of every model, in the order of the catalogue."""
    found = (cloud(view, model.subject) for model in view.edition.catalogue.frontier.models)
    return tuple(c for c in found if c is not None)


HEAD = {
    "subject": pl.String, "year": pl.Int32, "n": pl.Int32, "needed": pl.Int32, "status": pl.String,
}  # fmt: skip
SCHEMA = {**HEAD, **measuring.SCHEMA}


def measured(
    parts: Iterable[Cloud], rule: Frontier, progress: Callable[[str, int], None]
) -> pl.DataFrame:
    """One row per model and municipality of the year (``SCHEMA``): status, and what was measured if anything.

    ``progress`` is told the subject and how many replicates of its bootstrap are done.
    """
    frames = []
    for part in parts:
        codes = sorted(part.status)
        status = [
            TOO_FEW if s == MEASURED and not part.enough else s
            for s in (part.status[code] for code in codes)
        ]
        rows = pl.DataFrame({"code": codes, "status": status})
        found = pl.DataFrame(schema=measuring.SCHEMA)
        if part.units is not None and part.enough:
            told = partial(progress, part.model.subject)
            found = measuring.measure(part.units, part.sizes, rule, told)
        head = rows.with_columns(
            subject=pl.lit(part.model.subject),
            year=pl.lit(part.year),
            n=pl.lit(part.n),
            needed=pl.lit(part.needed),
        )
        joined = head.join(found, on="code", how="left", maintain_order="left")
        frames.append(joined.select(pl.col(c).cast(t) for c, t in SCHEMA.items()))
    return pl.concat(frames) if frames else pl.DataFrame(schema=SCHEMA)
