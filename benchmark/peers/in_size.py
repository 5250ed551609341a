"""The units nearest in size, of any kind and without a limit to the factor.

Distance is |ln(size of peer / own size)|; ties go by code (METHODS section 1.2). The rules for
municipalities, with a factor and a minimum, stand in ``group``.
"""

import numpy as np
import polars as pl

from benchmark.errors import SpiegelError
from benchmark.peers.neighbours import nearest_points


def nearest_in_size(units: pl.DataFrame, k: int) -> dict[str, list[str]]:
    """Per code the codes of its ``k`` nearest in size, nearest first.

    ``units``: first column the code (each once), second the size. Units whose size is null, zero or
    negative have no place: they are no key and no neighbour. Fewer than ``k`` where there are fewer
    units. Raises SpiegelError under k = 1.
    """
    if k < 1:
        raise SpiegelError(f"Een groep van {k} kan niet.", "Kies een aantal vanaf 1.")
    code, size = units.columns[:2]
    placed = units.filter(pl.col(size) > 0).sort(code)
    codes = placed[code].to_list()
    if len(codes) < 2:
        return {c: [] for c in codes}
    points = np.log(placed[size].cast(pl.Float64).to_numpy())[:, None]
    order = nearest_points(points, k)
    return {
        c: [codes[i] for i in row if i >= 0] for c, row in zip(codes, order.tolist(), strict=True)
    }
