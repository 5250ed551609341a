"""``spiegel frontier``: a frontier over somebody's own file, with what was asked for beside the score."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmark import dutch, frontier
from benchmark.cli import reading_csv
from benchmark.cli.own_figures import Answer
from benchmark.errors import SpiegelError
from benchmark.frontier import Orientation, Returns, Units

ENOUGH = 60  # units for a frontier to say much: METHODS section 5
NOTHING_USED = "alle inputs zijn nul"
NOTHING_MADE = "alle outputs zijn nul"
NO_OTHERS = "de andere eenheden reiken niet tot hier"
NO_SPREAD = "alle eenheden liggen op de grens"
MOST_DRAWS = 100_000


@dataclass(frozen=True)
class Asked:
    """What was typed."""

    inputs: str
    outputs: str
    returns: Returns
    orientation: Orientation
    super_efficiency: bool
    order_m: int | None
    bootstrap: int | None
    seed: int
    slacks: bool


def frontier_of(path: Path, asked: Asked) -> Answer:
    """The answer for a file; raises SpiegelError where it cannot be used."""
    if asked.bootstrap is not None and not 2 <= asked.bootstrap <= MOST_DRAWS:
        raise SpiegelError(
            f"{asked.bootstrap} bij --bootstrap kan niet.",
            f"Kies een getal van 2 tot en met {dutch.number(MOST_DRAWS)}.",
        )
    if asked.bootstrap is not None and asked.returns is Returns.FDH:
        raise SpiegelError("Bij fdh past geen bootstrap.", "Kies vrs, crs, drs of irs.")
    if asked.seed < 0:
        raise SpiegelError(f"{asked.seed} bij --seed kan niet.", "Kies een getal vanaf 0.")
    sheet = reading_csv.read(path)
    names = _names("--inputs", asked.inputs), _names("--outputs", asked.outputs)
    numbers = {n: n for n in dict.fromkeys((*names[0], *names[1])) if n != "unit"}
    units = frontier.from_frame(sheet.frame(**numbers), *names)
    kept = units.computable
    reasons = [
        "" if k else NOTHING_MADE if used else NOTHING_USED
        for k, used in zip(kept, np.any(units.inputs > 0, axis=1), strict=True)
    ]
    columns: dict[str, list[Any]] = {"unit": list(units.codes), "score": [None] * units.n}
    if kept.any():
        _compute(units.only(kept), kept, asked, columns, reasons)
    if any(reasons):
        columns["reason"] = [reason or None for reason in reasons]
    rows = list(zip(*columns.values(), strict=True))
    return Answer(
        tuple(columns),
        rows,
        tuple(HEADINGS.get(c, c) for c in columns),
        lambda: ([_shown(cell) for cell in row] for row in rows),
        lambda: {
            "returns": asked.returns.value,
            "orientation": asked.orientation.value,
            "rows": [dict(zip(columns, row, strict=True)) for row in rows],
        },
        tuple(_notices(units, reasons)),
    )


def _names(option: str, typed: str) -> tuple[str, ...]:
    names = tuple(n.strip() for n in typed.split(","))
    if not all(names):
        raise SpiegelError(
            f"'{typed[:40]}' bij {option} zijn geen namen van kolommen.",
            "Zet er komma's tussen, bijvoorbeeld x1,x2.",
        )
    return names


def _compute(
    units: Units, kept: Any, asked: Asked, columns: dict[str, list[Any]], reasons: list[str]
) -> None:
    """Fill the columns for the units that can be computed; the others keep an empty cell."""
    x, y, returns, way = units.inputs, units.outputs, asked.returns, asked.orientation
    places = np.flatnonzero(kept)

    def put(name: str, values: Any, why: str = "") -> None:
        column = columns.setdefault(name, [None] * len(kept))
        for place, value in zip(places, values, strict=True):
            number = not isinstance(value, str)
            column[place] = None if number and not np.isfinite(value) else value
            told = f"{name}: {why}"
            # the ends of an interval are missing for one reason, which is said once
            if why and column[place] is None and not reasons[place].endswith(f": {why}"):
                reasons[place] = "; ".join(filter(None, (reasons[place], told)))

    fdh = returns is Returns.FDH
    dominance = frontier.free_disposal(x, y, way)
    values = dominance.values if fdh else frontier.scores(x, y, returns, way).values
    put("score", values.tolist())
    if asked.order_m is not None:
        found = frontier.order_m(x, y, asked.order_m, way)
        put("order_m", found.tolist(), "zonder grens, want een input is nul")
    if asked.super_efficiency:
        alone = (
            frontier.free_disposal(x, y, way, exclude_self=True)
            if fdh
            else frontier.scores(x, y, returns, way, exclude_self=True)
        )
        put("super", alone.values.tolist(), NO_OTHERS)
    if asked.bootstrap is not None:
        drawn = frontier.draws(units.n, asked.bootstrap, asked.seed)
        sure = frontier.bootstrap(x, y, returns, way, drawn)
        for name in ("corrected", "low", "high", "bias"):
            empty = np.full(units.n, np.nan)
            why = NO_SPREAD if sure is None else "de spreiding is te groot"
            put(name, (empty if sure is None else getattr(sure, name)).tolist(), why)
        put("bandwidth", [np.nan if sure is None else sure.bandwidth] * units.n)
    if asked.slacks:
        _put_slacks(units, asked, values, dominance.by, put)


def _put_slacks(units: Units, asked: Asked, values: Any, by: Any, put: Callable[..., None]) -> None:
    x, y = units.inputs, units.outputs
    if asked.returns is Returns.FDH:
        inward = asked.orientation is Orientation.IN
        goal = values[:, None]
        left_in = (goal * x if inward else x) - x[by]
        left_out = y[by] - (y if inward else goal * y)
        weights = np.eye(units.n)[by]
    else:
        found = frontier.slacks(x, y, values, asked.returns, asked.orientation)
        left_in, left_out, weights = found.inputs, found.outputs, found.weights
    names = (*units.input_names, *units.output_names)
    for name, column in zip(names, np.hstack([left_in, left_out]).T, strict=True):
        put(f"slack_{name}", np.maximum(column, 0.0).tolist())
    put(
        "references",
        [
            ";".join(f"{units.codes[j]}={row[j]:.10g}" for j in np.flatnonzero(row > 0))
            for row in weights
        ],
    )


HEADINGS = {
    "unit": "eenheid", "score": "score", "order_m": "order-m", "super": "zonder zichzelf",
    "corrected": "gecorrigeerd", "low": "van", "high": "tot", "bias": "vertekening",
    "bandwidth": "bandbreedte", "references": "voorbeelden", "reason": "reden",
}  # fmt: skip


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else dutch.number(cell, 3)


def _notices(units: Units, reasons: list[str]) -> list[str]:
    m, s = len(units.input_names), len(units.output_names)
    enough = max(ENOUGH, 3 * (m + s), 2 * m * s)
    said = []
    if units.n < enough:
        said.append(
            f"Er {'is' if units.n == 1 else 'zijn'} {dutch.count(units.n, 'eenheid', 'eenheden')}, "
            f"en voor een grens zijn er minstens {enough} nodig: lees de scores als indicatief."
        )
    for names, figures in ((units.input_names, units.inputs), (units.output_names, units.outputs)):
        for name, column in zip(names, figures.T, strict=True):
            zeros = int((column == 0).sum())
            if zeros:
                said.append(
                    f"In de kolom '{name}' {'staat' if zeros == 1 else 'staan'} "
                    f"{dutch.count(zeros, 'nul', 'nullen')}."
                )
    for code, reason in zip(units.codes, reasons, strict=True):
        if reason in (NOTHING_USED, NOTHING_MADE):
            said.append(f"{code}: geen score en geen voorbeeld voor anderen, want {reason}.")
        elif reason:
            said.append(f"{code}: {reason}.")
    return said
