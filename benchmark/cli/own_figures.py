"""The commands that compute with somebody's own file: alike units, unit costs and gaps.

Every answer is CSV as the interface fixes it, JSON with all there is to know, or a table. What a row
cannot say stands as a sentence on standard error (CSV, table) or under ``notices`` (JSON).
"""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import polars as pl
from rich.table import Table

from benchmark import dutch
from benchmark.cli import output, reading_csv
from benchmark.cli.own_options import UNITS
from benchmark.errors import FiguresError, SpiegelError
from benchmark.peers.in_size import nearest_in_size
from benchmark.peers.similar import CODE, UNBALANCED, Metric, Recipe, Similar, similar
from benchmark.peers.why import reason, why
from benchmark.position.unit_cost import TOTAL, unit_costs
from benchmark.savings.gap import Reference, gaps

NAME = "unit_name"
SHOWN = 3


@dataclass(frozen=True)
class Answer:
    """``columns`` and ``rows`` for CSV, ``headings`` and ``lines`` for the table, ``content`` for JSON.

    Lines and content are made when they are printed: sentences for 10,000 units take seconds.
    """

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    headings: tuple[str, ...]
    lines: Callable[[], Iterable[Sequence[str]]]
    content: Callable[[], dict[str, Any]]
    notices: tuple[str, ...]

    def tell(self, *, as_csv: bool, as_json: bool) -> None:
        """Print the answer in one of three ways; raises SpiegelError when two are asked for."""
        if as_csv and as_json:
            raise SpiegelError("--csv en --json gaan niet samen.", "Kies een van beide.")
        if as_json:
            output.show_json(self.content() | {"notices": list(self.notices)})
            return
        for notice in self.notices:
            sys.stderr.write("".join(c if c.isprintable() else "?" for c in notice) + "\n")
        if as_csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(self.columns)
            writer.writerows([_cell(value) for value in row] for row in self.rows)
            return
        table = Table(box=None, pad_edge=False)
        for heading in self.headings:
            table.add_column(heading)
        for line in self.lines():
            table.add_row(*line)
        output.show(table)


def _cell(value: Any) -> Any:
    """A value as CSV has it; numbers in full, so that they can be computed with."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class Wanted:
    """How somebody asked for alike units; None for what was not typed."""

    k: int | None
    clip: tuple[float, float] | None
    gaps: str | None
    same_place: Path | None
    metric: str | None
    weights: dict[str, float]


def alike(path: Path, wanted: Wanted) -> Answer:
    """The most similar units of every unit in a file of covariates."""
    sheet = reading_csv.read(path)
    names = [c for c in sheet.columns[1:] if c != NAME]
    if not names:
        raise FiguresError(
            f"In {sheet.name} staan geen kenmerken.", "Voeg minstens één kolom met getallen toe."
        )
    codes = sheet.codes()
    numbers = [pl.Series(n, sheet.numbers(n), dtype=pl.Float64) for n in names]
    units = pl.DataFrame([pl.Series(_free(names), codes, dtype=pl.String), *numbers])
    pairs = [] if wanted.same_place is None else _pairs(wanted.same_place)
    recipe = Recipe(
        UNITS if wanted.k is None else wanted.k,
        wanted.clip,
        "median" if wanted.gaps else None,
        cast(Metric, wanted.metric or "euclidean"),
        wanted.weights,
    )
    found = similar(units, recipe, pairs)
    called = dict(zip(codes, sheet.texts(NAME), strict=True)) if NAME in sheet.columns else {}
    notices = (*_about(found), *_unknown(pairs, codes, wanted.same_place))
    return Answer(
        (CODE, "rank", "neighbour_code", "distance"),
        found.neighbours.rows(),
        ("eenheid", "naam", "lijken het meest", "afstand", "ligt ernaast op"),
        lambda: (_line(group) for group in _groups(found, called)),
        lambda: {
            "units": len(found.codes),
            "k": recipe.k,
            "metric": recipe.metric,
            "clip": recipe.clip,
            "gaps": recipe.gaps,
            "weights": dict(zip(found.covariates, found.weights, strict=True)),
            "constant": list(found.constant),
            "left_out": found.left_out.to_dicts(),
            "groups": list(_groups(found, called)),
        },
        notices,
    )


def _free(names: Sequence[str]) -> str:
    """A name for the column of codes that no covariate has."""
    name = CODE
    while name in names:
        name += "_"
    return name


def _pairs(path: Path) -> list[tuple[str, str]]:
    sheet = reading_csv.read(path)
    return [(cells[0], cells[1]) for _, cells in sheet.rows]


def _unknown(
    pairs: Sequence[tuple[str, str]], codes: Sequence[str], path: Path | None
) -> list[str]:
    known = set(codes)
    strangers = sorted({c for pair in pairs for c in pair} - known)
    if not strangers or path is None:
        return []
    text = dutch.count(len(strangers), "code die", "codes die")
    return [
        f"In {path.name} {'staat' if len(strangers) == 1 else 'staan'} {text} niet bij de kenmerken "
        f"{'hoort' if len(strangers) == 1 else 'horen'}: {dutch.listing(strangers, SHOWN)}."
    ]


def _about(found: Similar) -> list[str]:
    """What must be known of an answer as a whole."""
    said = [
        f"{code}: niet meegeteld, want {dutch.listing(missing)} ontbreekt."
        for code, missing in found.left_out.iter_rows()
    ]
    if found.constant:
        many = len(found.constant) > 1
        said.append(
            f"{dutch.listing(found.constant)} {'hebben' if many else 'heeft'} overal dezelfde waarde en "
            f"{'tellen' if many else 'telt'} niet mee."
        )
    others = len(found.codes) - 1
    if found.recipe.k > others:
        said.append(
            f"Er zijn maar {dutch.count(others, 'andere eenheid', 'andere eenheden')}, en niet de "
            f"{dutch.number(found.recipe.k)} die gevraagd waren."
        )
    short = (found.order < 0).sum(axis=1)
    for i in short.nonzero()[0]:
        left = found.order.shape[1] - int(short[i])
        said.append(
            f"{found.codes[int(i)]}: door de paren {'blijft' if left == 1 else 'blijven'} er "
            f"{dutch.count(left, 'andere eenheid', 'andere eenheden')} over."
        )
    lopsided = _lopsided(found)[CODE].n_unique()
    if lopsided:
        said.append(
            f"Bij {dutch.number(lopsided)} van de {dutch.count(len(found.codes), 'eenheid', 'eenheden')} "
            f"ligt de groep op een kenmerk meer dan {dutch.number(UNBALANCED, 1)} standaardafwijking naast "
            "de eenheid zelf; --json noemt ze."
        )
    return said


def _lopsided(found: Similar) -> pl.DataFrame:
    return found.balance.filter(pl.col("difference").abs() > UNBALANCED)


def _groups(found: Similar, called: dict[str, str | None]) -> Iterator[dict[str, Any]]:
    codes = found.codes.to_list()
    differences = found.balance["difference"].to_list()
    width = len(found.covariates)
    for own, code in enumerate(codes):
        mine = differences[own * width : (own + 1) * width]
        balance = dict(zip(found.covariates, mine, strict=True))
        peers = [
            {
                "rank": rank,
                "neighbour_code": codes[peer],
                "name": called.get(codes[peer]),
                "distance": float(found.distance[own, rank - 1]),
                "reason": reason(why(found, own, peer)),
            }
            for rank, peer in enumerate(found.order[own].tolist(), start=1)
            if peer >= 0
        ]
        yield {
            CODE: code,
            NAME: called.get(code),
            "balance": balance,
            "unbalanced": [c for c, d in balance.items() if d is not None and abs(d) > UNBALANCED],
            "peers": peers,
        }


def _line(group: dict[str, Any]) -> tuple[str, ...]:
    peers = group["peers"]
    if not peers:
        return group[CODE], group[NAME] or "", "geen", "", ""
    names = dutch.listing([p["name"] or p["neighbour_code"] for p in peers], SHOWN)
    ends = [dutch.number(peers[n]["distance"], 2) for n in (0, -1)]
    off = dutch.listing(group["unbalanced"]) if group["unbalanced"] else ""
    return group[CODE], group[NAME] or "", names, dutch.between(*ends), off


def ratios(
    path: Path,
    numerator: str,
    denominator: str,
    *,
    scale: float,
    group: str | None,
    published: str | None,
    tolerance: float,
) -> Answer:
    """Numerator over denominator of every unit and group, beside what was published."""
    sheet = reading_csv.read(path)
    columns = {"numerator": numerator, "denominator": denominator}
    units = sheet.frame(**columns, **({"published": published} if published else {}))
    notices: list[str] = []
    if group:
        units = units.with_columns(group=pl.Series(sheet.texts(group), dtype=pl.String))
        notices = _of_groups(sheet.name, units)
    found = unit_costs(units, scale=scale, tolerance=tolerance)
    compared = found["reproduces"].drop_nulls()
    if published:
        notices.append(
            f"{dutch.number(int(compared.sum()))} van de {dutch.number(len(compared))} gepubliceerde cijfers "
            "komen uit onze berekening."
            if len(compared)
            else f"In de kolom '{published}' staat niets om naast een uitkomst te leggen."
        )
    return Answer(
        tuple(found.columns),
        found.rows(),
        ("eenheid", "uitkomst", "gepubliceerd", "komt overeen"),
        lambda: (_ratio_line(*row) for row in found.iter_rows()),
        lambda: {
            "numerator": numerator,
            "denominator": denominator,
            "scale": scale,
            "tolerance": tolerance,
            "rows": found.to_dicts(),
        },
        tuple(notices),
    )


def _of_groups(name: str, units: pl.DataFrame) -> list[str]:
    """What a total leaves out, and codes that would be taken for one."""
    groups = set(units["group"].drop_nulls())
    clash = [c for c in units["unit"] if c.startswith(TOTAL) and c.removeprefix(TOTAL) in groups]
    if clash:
        raise FiguresError(
            f"De eenheid '{clash[0][:40]}' in {name} heet zoals het totaal van een groep.",
            "Geef de eenheid een andere naam.",
        )
    said = []
    homeless = units["group"].null_count()
    if homeless:
        said.append(f"{dutch.count(homeless, 'eenheid staat', 'eenheden staan')} in geen groep.")
    usable = pl.col("numerator").is_not_null() & (pl.col("denominator") >= 0).fill_null(False)
    without = units.filter(pl.col("group").is_not_null() & ~usable)
    for group, n in without.group_by("group", maintain_order=True).len().iter_rows():
        said.append(
            f"{TOTAL}{group}: zonder {dutch.count(n, 'eenheid', 'eenheden')} met een teller of noemer die "
            "ontbreekt of niet kan."
        )
    return said


def _ratio_line(
    unit: str, value: float | None, reason: str | None, published: float | None, same: bool | None
) -> tuple[str, ...]:
    return (
        unit,
        f"geen ({reason})" if value is None else _shown(value),
        "" if published is None else _shown(published),
        {True: "ja", False: "nee", None: ""}[same],
    )


def cost_gaps(
    path: Path, cost: str, volume: str, size: str, *, k: int, reference: Reference
) -> Answer:
    """What every unit pays more than the reference among the units nearest in size."""
    sheet = reading_csv.read(path)
    units = sheet.frame(cost=cost, volume=volume, size=size)
    if units.height < 2:
        raise FiguresError(
            f"In {sheet.name} staat maar één eenheid.",
            "Voor vergelijken zijn er minstens twee nodig.",
        )
    peers = nearest_in_size(units.select("unit", "size"), k)
    if len(peers) < 2:
        raise FiguresError(
            f"In de kolom '{size}' van {sheet.name} {'heeft één eenheid' if peers else 'heeft geen eenheid'} "
            "een grootte boven nul.",
            "Voor vergelijken zijn er minstens twee nodig.",
        )
    found = gaps(units, peers, reference)
    notices = [
        f"{unit}: {why_not}."
        for unit, why_not in found.select("unit", "reason").iter_rows()
        if why_not
    ]
    if k > len(peers) - 1:
        notices.append(
            f"Er zijn maar {dutch.count(len(peers) - 1, 'andere eenheid', 'andere eenheden')}, en niet de "
            f"{dutch.number(k)} die gevraagd waren."
        )
    columns = ("unit", "unit_cost", "peers", "reference", "gap", "share", "rank")
    return Answer(
        columns,
        found.select(columns).rows(),
        ("eenheid", "kosten per eenheid", "maatstaf", "verschil", "deel van de kosten", "rang"),
        lambda: (_gap_line(row) for row in found.iter_rows(named=True)),
        lambda: {"k": k, "reference": reference, "rows": found.to_dicts()},
        tuple(notices),
    )


def _gap_line(row: dict[str, Any]) -> tuple[str, ...]:
    share, rank = row["share"], row["rank"]
    return (
        row["unit"],
        _shown(row["unit_cost"]),
        _shown(row["reference"]),
        f"geen ({row['reason']})" if row["gap"] is None else dutch.number(row["gap"]),
        "" if share is None else dutch.percent(share, 1),
        "" if rank is None else dutch.number(rank, 2),
    )


def _shown(figure: float | None) -> str:
    return "geen" if figure is None else dutch.number(figure, 2)
