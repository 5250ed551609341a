"""Bookkeeping of municipalities: CBS Iv3 ("onbewerkte Iv3-data"), one table per year, OData version 3.

A table has about two million cells and an answer at most 10,000 rows, so it is read per task field and
per group of categories. Amounts are in thousands of euros. The second placement (what a municipality
delivered last) counts; where there is none, the first.
"""

from collections.abc import Iterator, Sequence

import polars as pl

from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.compile_open import IV3_SOURCE, IV3_TABLES
from benchmark.sources.live import cells, odata
from benchmark.sources.live.client import Address
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Asked, Fetched, Table, nothing
from benchmark.vocabulary import ReportKind

HOST = "dataderden.cbs.nl"
FIELDS = ("0.1", "0.2", "0.3", "0.4", "0.61", "0.62", "0.63", "0.64", "8.1", "8.3")
OVERHEAD, RESERVES, RESULT = "0.4", "0.10", "0.11"
# DOMAIN section 1: who works for whom, and what citizens pay. Category -> flow of iv3_fields.csv.
SALARIES, HIRED, FEES = "L1.1", "L3.5.1", "B3.7"
FLOWS = {
    SALARIES: "salarissen",
    HIRED: "inhuur",
    "L4.3.2": "bijdragen.gemeenten",
    "L4.3.3": "bijdragen.regelingen",
    "B3.5.2": "uitgeleend",
    FEES: "leges",
    "B3.8": "diensten",
    "B4.3.2": "ontvangen.gemeenten",
    "B4.3.3": "ontvangen.regelingen",
}
TAXES = {"B2.2.1": "belastingen.producenten", "B2.2.2": "belastingen.huishoudens"}
SUFFIX = {ReportKind.BUDGET: "X000", ReportKind.ACCOUNTS: "X005"}
NAMES = {ReportKind.BUDGET: "begroting", ReportKind.ACCOUNTS: "jaarrekening"}
PER_ANSWER = 20  # categories; times 400 municipalities stays under the 10,000 rows
FIRST, LAST = "k_1ePlaatsing", "k_2ePlaatsing"
CELL = {"code": pl.String, "task_field": pl.String, "category": pl.String, "amount": pl.Float64}
PLACE = ["code", "task_field"]


def address() -> Address:
    """The CBS's data for others; no key."""
    return Address((HOST,))


def fetch(reader: Reader, asked: Asked, municipalities: Municipalities) -> Fetched:
    """Task fields, totals and missing deliveries of one year and report kind."""
    table = IV3_TABLES[asked.year]
    root = f"https://{HOST}/ODataApi/OData/{table}/"
    cells_read = pl.concat(list(_cells(reader, root, asked)))
    if cells_read.is_empty():
        raise nothing(_named(table), f"de {NAMES[asked.report]} {asked.year}")
    codes = frozenset(cells_read["code"].unique())
    scope = {"year": (str(asked.year),), "report": (asked.report.value,)}
    frames = {
        "iv3_fields.csv": _fields(cells_read),
        "iv3_totals.csv": _totals(cells_read),
        "not_delivered.csv": _absent(codes, asked.year, municipalities),
    }
    tables = {
        name: Table(_with_origin(frame, asked, table), scope) for name, frame in frames.items()
    }
    return Fetched(f"{asked.year}-{asked.report.value}", table, tables, codes=codes)


def _named(table: str) -> str:
    return f"Iv3-tabel {table} van het CBS"


def _cells(reader: Reader, root: str, asked: Asked) -> Iterator[pl.DataFrame]:
    """Every cell with an amount, a frame per task field: code, task field, category, amount (x1000)."""
    named = _named(IV3_TABLES[asked.year])
    placed = odata.fields_of(reader, root, named, [FIRST, LAST])
    fields = odata.keys_of(reader, root, named, "TaakveldBalanspost")
    categories = odata.keys_of(reader, root, named, "Categorie")
    reports = odata.keys_of(reader, root, named, "Verslagsoort")
    report = f"{asked.year}{SUFFIX[asked.report]}"
    if report not in reports:
        raise nothing(named, f"de {NAMES[asked.report]} {asked.year}")
    for wanted, found in ((FIELDS, fields), ((*FLOWS, *TAXES), categories)):
        absent = [name for name in wanted if name not in found]
        if absent:
            raise odata.other_fields(named, absent[0], sorted(found))
    tasks = {k: v for k, v in fields.items() if k[:1].isdigit()}  # balance posts have letters
    groups = list(_groups(_leaves(categories)))
    reader.expect(len(reader.answers) + len(tasks) * len(groups))
    for task in tasks.values():
        parts = []
        for group in groups:
            any_of = " or ".join(odata.equals("Categorie", categories[c]) for c in group)
            conditions = (
                odata.equals("Verslagsoort", reports[report]),
                odata.equals("TaakveldBalanspost", task),
                f"({any_of})",
            )
            url = odata.address(
                root,
                "TypedDataSet",
                filter=" and ".join(conditions),
                select=f"TaakveldBalanspost,Categorie,Gemeenten,{placed[FIRST]},{placed[LAST]}",
            )
            parts += list(_amounts(reader, url, named, placed))
        frame = pl.DataFrame(parts, schema=CELL, orient="row")
        _refuse_doubles(frame, named)
        yield frame


def _amounts(
    reader: Reader, url: str, named: str, placed: dict[str, str]
) -> Iterator[tuple[str, str, str, float]]:
    columns = ("TaakveldBalanspost", "Categorie", "Gemeenten", *placed.values())
    for row in odata.rows(reader, url, named, columns):
        amount = cells.number(row[placed[LAST]], named)
        if amount is None:
            amount = cells.number(row[placed[FIRST]], named)
        if amount is not None:
            task, category = (str(row[name]).strip() for name in columns[:2])
            yield cells.code(row["Gemeenten"], named), task, category, amount


def _leaves(categories: Sequence[str] | dict[str, str]) -> list[str]:
    """Costs and revenues, without subtotals: L3.5 is one where L3.5.1 exists."""
    flows = [c for c in categories if c[:1] in "LB" and c[1:2].isdigit()]
    return [c for c in flows if not any(other.startswith(f"{c}.") for other in flows)]


def _groups(categories: Sequence[str]) -> Iterator[list[str]]:
    for first in range(0, len(categories), PER_ANSWER):
        yield list(categories[first : first + PER_ANSWER])


def _refuse_doubles(frame: pl.DataFrame, named: str) -> None:
    doubles = frame.filter(frame.select("code", "task_field", "category").is_duplicated())
    if len(doubles):
        code, task, category, _ = doubles.row(0)
        raise FiguresError(
            f"In {named} staat {code}, taakveld {task}, categorie {category} twee keer.",
            cells.CHANGED,
        )


def _flow() -> pl.Expr:
    return (
        pl.when(pl.col("category").str.starts_with("L"))
        .then(pl.lit("lasten"))
        .otherwise(pl.lit("baten"))
    )


def _fields(frame: pl.DataFrame) -> pl.DataFrame:
    """One row per municipality, task field and flow: costs, revenues and the categories of their own."""
    own = frame.filter(pl.col("task_field").is_in(FIELDS))
    sums = own.group_by(*PLACE, flow=_flow()).agg(amount_x1000=pl.col("amount").sum())
    named = own.filter(pl.col("category").is_in(list(FLOWS))).select(
        *PLACE, flow=pl.col("category").replace_strict(FLOWS), amount_x1000="amount"
    )
    return pl.concat([sums, named])


def _totals(frame: pl.DataFrame) -> pl.DataFrame:
    """One row per municipality and total. Reserves (0.10) and result (0.11) are no costs or revenues."""
    field, category = pl.col("task_field"), pl.col("category")
    costs, staff = category.str.starts_with("L"), category.is_in([SALARIES, HIRED])
    running = ~field.is_in([RESERVES, RESULT])
    parts = {
        "lasten.totaal": costs & running,
        "baten.totaal": ~costs & running,
        "lasten.reserves": costs & (field == RESERVES),
        "baten.reserves": ~costs & (field == RESERVES),
        "salarissen.totaal": category == SALARIES,
        "inhuur.totaal": category == HIRED,
        "salarissen.overhead": (category == SALARIES) & (field == OVERHEAD),
        "inhuur.overhead": (category == HIRED) & (field == OVERHEAD),
        "personeel.taakveld0": staff & field.str.starts_with("0."),
        "personeel.taakveld8": staff & field.str.starts_with("8."),
        "leges.totaal": category == FEES,
        **{total: category == code for code, total in TAXES.items()},
    }
    return pl.concat(
        frame.filter(rows)
        .group_by("code")
        .agg(amount_x1000=pl.col("amount").sum())
        .select("code", pl.lit(total).alias("total"), "amount_x1000")
        for total, rows in parts.items()
    )


def _absent(codes: frozenset[str], year: int, municipalities: Municipalities) -> pl.DataFrame:
    there: set[str] = set()
    if year in municipalities.years:
        there = set(municipalities.in_year(year)["code"])
    return pl.DataFrame({"code": sorted(there - codes)}, schema={"code": pl.String})


def _with_origin(frame: pl.DataFrame, asked: Asked, table: str) -> pl.DataFrame:
    return frame.with_columns(
        year=pl.lit(asked.year),
        report=pl.lit(asked.report.value),
        source=pl.lit(IV3_SOURCE),
        table=pl.lit(table),
    )
