"""Peers that are alike on several covariates at once, and how well the group balances.

Covariates should describe the place and not its cost or service, or a group is chosen on what it must
explain. Order of work: leave out units with gaps (unless gaps are filled), clip, fill, standardise with
the standard deviation over n - 1. Distance is sqrt(sum w (dz)^2), or Mahalanobis', which does not count
covariates that move together twice. Source: METHODS sections 1.3, 1.5 and 1.6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import polars as pl

from benchmark import dutch
from benchmark.errors import SpiegelError
from benchmark.peers.neighbours import Floats, Places, nearest_points

Metric = Literal["euclidean", "mahalanobis"]
CODE = "unit_code"
UNBALANCED = 0.5  # standardised mean difference from which METHODS warns
CONSTANT = (
    1e-12  # of the largest value: a smaller spread is 0.1 + 0.2 beside 0.3, and no difference
)
# Of a correlation matrix: under this share of the largest eigenvalue one column is the others again,
# and what is left of it is rounding.
DEPENDENT = 1e-10


@dataclass(frozen=True)
class Recipe:
    """How likeness is measured.

    ``clip``: lower and upper percentile (0-100, linear) to which every covariate is clipped. ``gaps``:
    "median" fills a gap with the median; None leaves the unit out. ``weights``: per covariate, 1 where
    none is given; they have no meaning under Mahalanobis, which undoes them.
    """

    k: int = 15
    clip: tuple[float, float] | None = None
    gaps: Literal["median"] | None = None
    metric: Metric = "euclidean"
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Similar:
    """The neighbours of every unit, and what became of the covariates.

    ``codes``: the units that count, in order; ``standard``: their standardised covariates, a row per
    unit and a column per name in ``covariates``; ``weights`` in the same order. ``order``: per unit the
    row numbers of its neighbours, nearest first, -1 where there are no more. ``distance`` likewise.
    ``left_out``: unit_code and missing (a list of covariates). ``constant``: covariates that never
    differ and so do not count.
    """

    recipe: Recipe
    codes: pl.Series
    covariates: tuple[str, ...]
    weights: tuple[float, ...]
    standard: Floats
    order: Places
    distance: Floats
    left_out: pl.DataFrame
    constant: tuple[str, ...]

    @cached_property
    def neighbours(self) -> pl.DataFrame:
        """A row per unit and neighbour: unit_code, rank (from 1), neighbour_code, distance."""
        n, k = self.order.shape
        there = self.order.ravel() >= 0
        rank = np.tile(np.arange(1, k + 1), n)[there]
        return pl.DataFrame(
            {
                CODE: self.codes.gather(np.repeat(np.arange(n), k)[there]),
                "rank": rank,
                "neighbour_code": self.codes.gather(self.order.ravel()[there]),
                "distance": self.distance.ravel()[there],
            }
        )

    @cached_property
    def balance(self) -> pl.DataFrame:
        """A row per unit and covariate: unit_code, covariate, difference.

        The difference is the mean of the group less the own value, in standard deviations over all
        units; from ``UNBALANCED`` the group lies to one side of the unit. Null without neighbours.
        """
        there = self.order >= 0
        taken = np.where(there[:, :, None], self.standard[self.order], 0.0)
        counts = there.sum(axis=1, keepdims=True)
        means = taken.sum(axis=1) / np.maximum(counts, 1)
        difference = np.where(counts > 0, means - self.standard, np.nan)
        n, columns = self.standard.shape
        return pl.DataFrame(
            {
                CODE: self.codes.gather(np.repeat(np.arange(n), columns)),
                "covariate": list(self.covariates) * n,
                "difference": pl.Series(difference.ravel()).fill_nan(None),
            }
        )


def similar(
    units: pl.DataFrame, recipe: Recipe = Recipe(), apart: Sequence[tuple[str, str]] = ()
) -> Similar:
    """The ``recipe.k`` most similar units of every unit, ties by code.

    ``units``: first column the code, the others numeric covariates, null where missing. ``apart``: pairs
    of codes that are no neighbours of each other, both ways and not transitive; codes that are not among
    the units are ignored. Raises SpiegelError with a sentence where no answer is possible. A unit that is
    left out has no influence on the others.
    """
    units = units.rename({units.columns[0]: CODE}).sort(CODE)
    _check_codes(units[CODE])
    if recipe.k < 1:
        raise SpiegelError(f"Een groep van {recipe.k} kan niet.", "Kies een aantal vanaf 1.")
    names = units.columns[1:]
    if not names:
        raise SpiegelError("Er zijn geen kenmerken om op te vergelijken.", "Voeg kolommen toe.")
    left_out = _with_gaps(units)
    if recipe.gaps is None:
        units = units.join(left_out, on=CODE, how="anti", maintain_order="left")
    _check_enough(units, left_out)
    values = _filled(_clipped(_matrix(units, names), recipe.clip), names)
    differs = np.ptp(values, axis=0) > CONSTANT * np.abs(values).max(axis=0)
    covariates = tuple(n for n, d in zip(names, differs.tolist(), strict=True) if d)
    constant = tuple(n for n in names if n not in covariates)
    weights = _weights(recipe, names, covariates)
    standard = _standardised(values[:, differs])
    points = _placed(standard, np.array(weights), recipe.metric, covariates)
    order = nearest_points(points, recipe.k, _rows_apart(units[CODE], apart))
    return Similar(
        recipe,
        units[CODE],
        covariates,
        weights,
        standard,
        order,
        _distances(points, order),
        left_out if recipe.gaps is None else left_out.clear(),
        constant,
    )


def _check_codes(codes: pl.Series) -> None:
    double = codes.filter(codes.is_duplicated())
    if len(double):
        raise SpiegelError(
            f"De eenheid '{double[0]}' staat er {dutch.number(int((codes == double[0]).sum()))} keer in.",
            "Laat elke eenheid één keer staan.",
        )


def _with_gaps(units: pl.DataFrame) -> pl.DataFrame:
    """Units that miss a covariate, with the names of what they miss."""
    gaps = units.filter(pl.any_horizontal(pl.all().exclude(CODE).is_null()))
    missing = [[c for c, v in row.items() if v is None] for row in gaps.iter_rows(named=True)]
    return pl.DataFrame({CODE: gaps[CODE], "missing": pl.Series(missing, dtype=pl.List(pl.String))})


def _check_enough(units: pl.DataFrame, left_out: pl.DataFrame) -> None:
    if units.height >= 2:
        return
    if left_out.height:
        raise SpiegelError(
            f"Er {'blijft' if units.height == 1 else 'blijven'} "
            f"{dutch.count(units.height, 'eenheid', 'eenheden')} over met een getal in elke kolom; "
            f"bij {dutch.number(left_out.height)} ontbreekt er een.",
            "Vul de gaten, laat een kolom weg, of vul ze met de mediaan (--gaps median).",
        )
    raise SpiegelError(
        f"Er {'is' if units.height == 1 else 'zijn'} maar {dutch.count(units.height, 'eenheid', 'eenheden')}.",
        "Voor vergelijken zijn er minstens twee nodig.",
    )


def _matrix(units: pl.DataFrame, names: Sequence[str]) -> Floats:
    """The covariates as numbers, NaN where missing."""
    numbers = units.select(pl.col(names).cast(pl.Float64))
    values = np.column_stack([numbers[n].to_numpy() for n in names])
    if np.isinf(values).any():
        raise SpiegelError("Er staat een oneindig getal tussen de kenmerken.", "Haal het weg.")
    return values


def _clipped(values: Floats, clip: tuple[float, float] | None) -> Floats:
    if clip is None:
        return values
    low, high = clip
    if not 0 <= low < high <= 100:
        raise SpiegelError(
            f"Afkappen van percentiel {low:g} tot {high:g} kan niet.",
            "Kies twee getallen van 0 tot en met 100, de kleinste eerst, bijvoorbeeld 1,99.",
        )
    known = ~np.isnan(values).all(axis=0)
    values = values.copy()
    floor, ceiling = np.nanpercentile(values[:, known], clip, axis=0)
    values[:, known] = np.clip(values[:, known], floor, ceiling)
    return values


def _filled(values: Floats, names: Sequence[str]) -> Floats:
    gaps = np.isnan(values)
    for column, name in enumerate(names):
        if gaps[:, column].all():
            raise SpiegelError(
                f"De kolom '{name}' is overal leeg.", "Vul haar of laat de kolom weg."
            )
    return np.where(gaps, np.nanmedian(values, axis=0), values) if gaps.any() else values


def _weights(recipe: Recipe, names: Sequence[str], covariates: Sequence[str]) -> tuple[float, ...]:
    given = recipe.weights
    for name, weight in given.items():
        if name not in names:
            raise SpiegelError(
                f"Er is een gewicht voor '{name}', maar die kolom is er niet.",
                f"De kolommen zijn: {', '.join(names)}.",
            )
        if not (np.isfinite(weight) and weight >= 0):
            raise SpiegelError(
                f"Het gewicht van '{name}' is {weight:g}.", "Kies 0 of een positief getal."
            )
    if given and recipe.metric == "mahalanobis":
        raise SpiegelError(
            "Gewichten hebben geen betekenis bij Mahalanobis: die maat weegt zelf.",
            "Laat de gewichten weg of kies euclidean.",
        )
    if not covariates:
        raise SpiegelError(
            f"Elke kolom heeft overal dezelfde waarde ({', '.join(names)}), dus niets maakt verschil.",
            "Voeg een kenmerk toe waarop eenheden verschillen.",
        )
    found = tuple(float(given.get(name, 1.0)) for name in covariates)
    if not any(found):
        raise SpiegelError(
            "Alle gewichten zijn nul, dus niets maakt verschil.",
            "Geef minstens één kenmerk dat verschilt een gewicht boven nul.",
        )
    return found


def _standardised(values: Floats) -> Floats:
    # Divided by the largest size first, so that neither 1e300 nor 1e-300 is lost in the squares.
    values = values / np.abs(values).max(axis=0)
    values -= values.mean(axis=0)
    scaled: Floats = values / values.std(axis=0, ddof=1)
    return scaled


def _placed(standard: Floats, weights: Floats, metric: Metric, covariates: Sequence[str]) -> Floats:
    """Points whose plain Euclidean distance is the distance asked for."""
    if metric == "euclidean":
        return standard * np.sqrt(weights)
    together = np.atleast_2d(np.cov(standard, rowvar=False))
    sizes, directions = np.linalg.eigh(together)
    if sizes[0] < DEPENDENT * sizes[-1]:
        part = np.abs(directions[:, 0])
        names = [n for n, p in zip(covariates, part, strict=True) if p > part.max() / 100]
        raise SpiegelError(
            f"De kolommen {dutch.listing(names)} zijn uit elkaar te berekenen, of er zijn te weinig "
            f"eenheden ({len(standard)}) voor {len(covariates)} kolommen; Mahalanobis kan dan niet.",
            "Laat een van die kolommen weg of kies euclidean.",
        )
    placed: Floats = np.linalg.solve(np.linalg.cholesky(together), standard.T).T
    return placed


def _rows_apart(codes: pl.Series, apart: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    row = {code: i for i, code in enumerate(codes)}
    return [(row[a], row[b]) for a, b in apart if a in row and b in row]


def _distances(points: Floats, order: Places) -> Floats:
    total = np.zeros(order.shape)
    for column in points.T:
        total += (column[:, None] - column[order]) ** 2
    return np.sqrt(total)
