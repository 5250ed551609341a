"""Compile the published figures, as collected, into the tidy files of ``data/open``.

Run as ``python -m benchmark.sources.compile_open FROM TO`` when a newer collection arrives.
Nothing is imputed: an absent delivery stays absent, and every row keeps source, table and,
where it is bookkeeping, report kind. Amounts stay in thousands of euros, as published.
"""

import json
import sys
from pathlib import Path

import polars as pl

IV3_TABLES = {
    2017: "45038NED",
    2018: "45042NED",
    2019: "45046NED",
    2020: "45050NED",
    2021: "45054NED",
    2022: "45059NED",
    2023: "45063NED",
    2024: "45067NED",
    2025: "45071NED",
    2026: "45078NED",
}
IV3_SOURCE = "CBS Iv3"
REPORT_KINDS = {"jaarrekening": "rekening", "begroting": "begroting"}
NATION = "NL00"
TOTALS = {
    "lasten_totaal_x1000": "lasten.totaal",
    "baten_totaal_x1000": "baten.totaal",
    "reserve_lasten_x1000": "lasten.reserves",
    "reserve_baten_x1000": "baten.reserves",
    "salarissen_L11_x1000": "salarissen.totaal",
    "inhuur_L351_x1000": "inhuur.totaal",
    "salarissen_overhead_x1000": "salarissen.overhead",
    "inhuur_overhead_x1000": "inhuur.overhead",
    "personeel_taakveld0_x1000": "personeel.taakveld0",
    "personeel_taakveld8_x1000": "personeel.taakveld8",
    "belastingen_producenten_B221_x1000": "belastingen.producenten",
    "belastingen_huishoudens_B222_x1000": "belastingen.huishoudens",
    "leges_en_rechten_B37_x1000": "leges.totaal",
}
KEY = ["year", "report", "code"]


def read(folder: Path, name: str) -> pl.DataFrame:
    """One published CSV with Dutch key columns renamed; ``jaarrekening`` becomes ``rekening``."""
    frame = pl.read_csv(
        folder / name, infer_schema_length=None, schema_overrides={"taakveld": pl.String}
    )
    frame = frame.rename(
        {"jaar": "year", "verslagsoort": "report", "gemeentecode": "code"}, strict=False
    )
    if "report" in frame.columns:
        frame = frame.with_columns(pl.col("report").replace_strict(REPORT_KINDS))
    return frame


def with_iv3_origin(frame: pl.DataFrame) -> pl.DataFrame:
    """Add source and the CBS table of the row's year."""
    return frame.with_columns(
        source=pl.lit(IV3_SOURCE),
        table=pl.col("year").replace_strict(IV3_TABLES, return_dtype=pl.String),
    )


def municipalities(folder: Path) -> pl.DataFrame:
    """One row per municipality that existed in any year since 2017, with its first and last year."""
    yearly, current = read(folder, "inwoners_per_jaar.csv"), read(folder, "gemeenten.csv")
    provinces = current.select("provinciecode", "provincie").unique()
    spans = yearly.group_by("code").agg(
        name=pl.col("naam").sort_by("year").last(),
        provinciecode=pl.col("provinciecode").sort_by("year").last(),
        first_year=pl.col("year").min(),
        last_year=pl.col("year").max(),
    )
    newest = yearly["year"].max()
    named = spans.join(
        current.select("code", pl.col("naam").alias("current_name"), "lon", "lat"),
        on="code",
        how="left",
    ).join(provinces, on="provinciecode", how="left")
    return named.select(
        "code",
        pl.coalesce("current_name", "name").alias("name"),
        pl.col("provincie").alias("province"),
        "first_year",
        pl.when(pl.col("last_year") < newest).then("last_year").alias("last_year"),
        "lon",
        "lat",
        pl.lit("CBS Gebieden in Nederland").alias("source"),
        pl.lit("86247NED").alias("table"),
    ).sort("code")


def inhabitants(folder: Path) -> pl.DataFrame:
    """One row per municipality and year: inhabitants on 1 January."""
    return (
        read(folder, "inwoners_per_jaar.csv")
        .select(
            "year",
            "code",
            pl.col("inwoners").alias("inhabitants"),
            pl.lit("CBS StatLine").alias("source"),
            pl.lit("70072ned").alias("table"),
        )
        .sort("year", "code")
    )


def covariates(folder: Path) -> pl.DataFrame:
    """One row per municipality and structural covariate, numbers only."""
    ids = {"code", "naam", "provinciecode", "provincie", "corop_code", "g4", "lon", "lat"}
    parts = []
    for name, source, table, year in (
        ("gemeenten.csv", "CBS Kerncijfers wijken en buurten", "85984NED", 2024),
        ("gemeentefonds_maatstaven_2025.csv", "BZK gemeentefonds", "maatstaven 2025", 2025),
    ):
        frame = read(folder, name)
        numeric = [
            c
            for c in frame.columns
            if c not in ids and frame.schema[c].is_numeric() and not c.endswith("_gf2025")
        ]
        parts.append(
            frame.unpivot(on=numeric, index="code", variable_name="covariate")
            .with_columns(pl.col("value").cast(pl.Float64))
            .drop_nulls("value")
            .with_columns(
                covariate=pl.col("covariate").str.replace(r"_20\d\d(kwb)?$", ""),
                year=pl.col("covariate")
                .str.extract(r"_(20\d\d)(?:kwb)?$")
                .cast(pl.Int64)
                .fill_null(year),
                source=pl.lit(source),
                table=pl.lit(table),
            )
        )
    tidy = pl.concat(parts).filter(pl.col("covariate") != "inwoners")
    return tidy.select("code", "covariate", "year", "value", "source", "table").sort(
        "covariate", "code"
    )


def fields(folder: Path) -> pl.DataFrame:
    """One row per delivered cell: municipality, year, report kind, task field and flow.

    The file of revenues repeats the costs of the file of costs; a difference between the two
    is an error, because one of them would then be wrong.
    """
    costs = read(folder, "iv3_lasten_selectie_2017_2026.csv").select(
        *KEY,
        pl.col("taakveld").alias("task_field"),
        pl.lit("lasten").alias("flow"),
        pl.col("lasten_x1000").alias("amount_x1000"),
    )
    both = read(folder, "iv3_baten_lasten_selectie_2023_2025.csv").filter(pl.col("code") != NATION)
    repeated = both.join(
        costs, left_on=[*KEY, "taakveld"], right_on=[*KEY, "task_field"], how="inner"
    ).filter((pl.col("lasten_x1000") - pl.col("amount_x1000")).abs() > 0.5)
    if len(repeated):
        raise ValueError(f"costs differ between the two Iv3 files in {len(repeated)} cells")
    flows = [
        both.select(
            *KEY,
            pl.col("taakveld").alias("task_field"),
            pl.lit(flow).alias("flow"),
            pl.col(column).alias("amount_x1000"),
        )
        for column, flow in (("baten_x1000", "baten"), ("salarissen_L11_x1000", "salarissen"))
    ]
    tidy = pl.concat([costs, *flows]).drop_nulls("amount_x1000")
    return with_iv3_origin(tidy).sort(*KEY, "task_field", "flow")


def totals(folder: Path) -> pl.DataFrame:
    """One row per municipality, year, report kind and municipal total."""
    frame = read(folder, "iv3_samenvatting_2017_2026.csv")
    tidy = (
        frame.select(*KEY, *TOTALS)
        .rename(TOTALS)
        .unpivot(index=KEY, variable_name="total", value_name="amount_x1000")
    )
    return with_iv3_origin(tidy.drop_nulls("amount_x1000")).sort(*KEY, "total")


def control_totals(folder: Path) -> pl.DataFrame:
    """One row per published national total, against which the compiled rows are checked."""
    nation = read(folder, "iv3_baten_lasten_selectie_2023_2025.csv").filter(
        pl.col("code") == NATION
    )
    flows = pl.concat(
        nation.select(
            "year",
            "report",
            (pl.lit(f"{flow}.") + pl.col("taakveld")).alias("total"),
            pl.col(f"{flow}_x1000").alias("expected"),
        )
        for flow in ("lasten", "baten")
    )
    people = pl.DataFrame(
        {
            "year": [2024, 2025, 2026],
            "report": [None] * 3,
            "total": ["inwoners"] * 3,
            "expected": [17_942_942.0, 18_044_027.0, 18_130_208.0],
        },
        schema=flows.schema,
    )
    iv3 = with_iv3_origin(flows)
    rest = people.with_columns(source=pl.lit("CBS StatLine"), table=pl.lit("70072ned"))
    return pl.concat([rest, iv3]).sort("year", "report", "total", nulls_last=True)


def not_delivered(folder: Path) -> pl.DataFrame:
    """One row per delivery that never came."""
    tidy = read(folder, "iv3_niet_geleverd.csv").select(*KEY)
    return with_iv3_origin(tidy).sort(*KEY)


def task_fields(folder: Path) -> pl.DataFrame:
    """One row per task field with its newest Dutch name."""
    names = read(folder, "iv3_taakvelden_namen.csv")
    return (
        names.group_by(pl.col("taakveld").alias("task_field"))
        .agg(name=pl.col("naam").sort_by("year").last())
        .sort("task_field")
    )


def borders(folder: Path) -> str:
    """The borders as polylines [[lon, lat], ...], each shared border once, coarse enough for a page."""
    topology = json.loads((folder / "gemeenten_grenzen.topojson").read_text())
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    used: dict[int, int] = {}
    for shape in next(iter(topology["objects"].values()))["geometries"]:
        for arc in _arcs(shape["arcs"]):
            used[arc if arc >= 0 else ~arc] = used.get(arc if arc >= 0 else ~arc, 0) + 1
    lines = []
    for number, arc in enumerate(topology["arcs"]):
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append([round(x * sx + tx, 3), round(y * sy + ty, 3)])
        lines.append({"outer": used.get(number, 0) == 1, "points": points})
    return json.dumps(
        {
            "source": "CBS en Kadaster, CC BY 4.0",
            "table": "PDOK gebiedsindelingen",
            "lines": lines,
        },
        separators=(",", ":"),
    )


def _arcs(nested: list) -> list[int]:
    return [arc for item in nested for arc in (_arcs(item) if isinstance(item, list) else [item])]


def compile_all(source: Path, target: Path) -> None:
    """Write every file of ``data/open`` from the folder with published figures."""
    target.mkdir(parents=True, exist_ok=True)
    accounts = (fields, totals, control_totals, not_delivered, task_fields)
    for build in (municipalities, inhabitants, covariates, *accounts):
        name = f"iv3_{build.__name__}" if build in (fields, totals) else build.__name__
        build(source).write_csv(target / f"{name}.csv")
    (target / "borders.json").write_text(borders(source) + "\n")


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]), Path(sys.argv[2]))
