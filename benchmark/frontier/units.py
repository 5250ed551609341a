"""The units of a frontier: their codes, what they use and what they make."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from benchmark.errors import FiguresError

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Units:
    """``n`` units: ``inputs`` is n x m and ``outputs`` n x s, finite and never negative.

    Raises FiguresError (one Dutch sentence) for anything else: no units, a code twice, a figure that is
    missing, infinite or negative.
    """

    codes: tuple[str, ...]
    inputs: Array
    outputs: Array
    input_names: tuple[str, ...]
    output_names: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.codes:
            raise FiguresError("Er staan geen eenheden in de tabel.", "Geef minstens één rij.")
        if len(set(self.codes)) < self.n:
            twice = next(c for n, c in enumerate(self.codes) if c in self.codes[:n])
            raise FiguresError(
                f"De eenheid '{twice}' staat er meer dan eens in.", "Laat één rij per eenheid over."
            )
        names = (*self.input_names, *self.output_names)
        for name, column in zip(names, np.hstack([self.inputs, self.outputs]).T, strict=True):
            for wrong, what in ((~np.isfinite(column), "geen getal"), (column < 0, "negatief")):
                if wrong.any():
                    code = self.codes[int(np.argmax(wrong))]
                    raise FiguresError(
                        f"Het cijfer van '{code}' in de kolom '{name}' is {what}.",
                        "Vul het aan of laat de eenheid weg.",
                    )

    @property
    def n(self) -> int:
        """How many units there are."""
        return len(self.codes)

    @property
    def computable(self) -> NDArray[np.bool_]:
        """Which units use something and make something; the others set no example to anybody."""
        return np.any(self.inputs > 0, axis=1) & np.any(self.outputs > 0, axis=1)

    def only(self, kept: NDArray[np.bool_]) -> "Units":
        """The units where ``kept`` is true."""
        codes = tuple(c for c, keep in zip(self.codes, kept, strict=True) if keep)
        return Units(
            codes, self.inputs[kept], self.outputs[kept], self.input_names, self.output_names
        )


def from_frame(frame: pl.DataFrame, inputs: Sequence[str], outputs: Sequence[str]) -> Units:
    """Units from a frame with the code in its first column and figures in ``inputs`` and ``outputs``.

    Raises FiguresError when a column is missing or no number, or is asked for twice.
    """
    asked = [*inputs, *outputs]
    if not inputs or not outputs:
        raise FiguresError("Er is minstens één input en één output nodig.", "Noem de kolommen.")
    for name in asked:
        if asked.count(name) > 1:
            raise FiguresError(f"De kolom '{name}' is twee keer genoemd.", "Noem hem één keer.")
        if name not in frame.columns[1:]:
            known = ", ".join(frame.columns[1:])
            raise FiguresError(f"Er is geen kolom '{name}' met cijfers.", f"Kies uit: {known}.")
    codes = tuple("" if c is None else str(c) for c in frame.to_series(0))
    return Units(
        codes, _figures(frame, inputs), _figures(frame, outputs), tuple(inputs), tuple(outputs)
    )


def _figures(frame: pl.DataFrame, names: Sequence[str]) -> Array:
    for name in names:
        if not frame[name].dtype.is_numeric():
            raise FiguresError(f"De kolom '{name}' bevat geen getallen.", "Geef getallen.")
    return np.column_stack([frame[n].cast(pl.Float64).fill_null(np.nan).to_numpy() for n in names])
