"""Build an edition: stage the open figures, derive every figure, test and check them, swap it in.

The same input gives the same content hash, on any machine; a build that finds its own hash already
there gives that edition back and changes nothing.
"""

import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from benchmark import catalogue as catalogues
from benchmark import checks, comparability, places
from benchmark.catalogue import Catalogue, factors, frontier
from benchmark.edition import tables, taking_in
from benchmark.edition.home import ID, Home
from benchmark.errors import EditionError, FiguresError
from benchmark.sources import examples, open_figures
from benchmark.sources.deliveries import Delivered

SCHEMA_VERSION = 4
TABLES = (
    "municipality", "merger", "inhabitants", "covariate", "task_field", "not_delivered",
    "control_total", "measure", "figure_term", "formula", "figure", "comparability_test",
    "finding", "catalogue_file", "example_amount", "example_gap", "example_term",
    "example_formula", "example_figure", "example_story", "delivered_amount", "delivered_gap",
    "delivery", "correction", "delivered_term", "delivered_formula", "delivered_row", "example_row",
)  # fmt: skip
DERIVED = (
    "figure", "comparability_test", "finding", "example_figure", "delivered_amount",
    "delivered_gap", "delivery", "correction", "delivered_row", "example_row",
)  # fmt: skip
STEPS = (
    "catalogus lezen", "open cijfers lezen", "cijfers afleiden", "vergelijkbaarheid toetsen",
    "cijfers controleren", "voorbeeldcijfers maken", "editie bewaren",
)  # fmt: skip

EXAMPLE_SOURCE = "voorbeeld, verzonnen door ons (data/example)"

Progress = Callable[[str], None]


def build(
    home: Home,
    data: Path = places.DATA,
    progress: Progress = lambda step: None,
    *,
    with_examples: bool = True,
    cited: Callable[[], Iterable[str]] = tuple,
    delivered: Callable[[Catalogue], Delivered] = lambda catalogue: Delivered(),
) -> tuple[str, bool]:
    """The id of the edition made from ``data``, and whether it is new.

    ``with_examples`` adds fictitious figures for Oefenmodus, in tables of their own. ``cited`` gives editions
    that stay, beside those that are marked in the home. ``delivered`` gives what municipalities delivered.

    Raises CatalogueError, FiguresError or EditionError; the current edition then keeps serving.
    """
    progress(STEPS[0])
    texts = catalogues.read_folder(data / "catalogue")
    catalogue = catalogues.load(texts)
    with home.building() as workshop:
        database = workshop / "edition.duckdb"
        with _opened(database) as connection:
            catalogue = _fill(connection, catalogue, texts, data, progress, delivered(catalogue))
            progress(STEPS[5])
            recipe = examples.read_folder(data / "example") if with_examples else {}
            if recipe:
                _practise(connection, catalogue, recipe, data)
            progress(STEPS[6])
            digest = _content_hash(
                connection, texts | {f"example/{n}": t for n, t in recipe.items()}, data
            )
            existing = next((i for i in home.ids() if i.endswith(digest)), None)
            if existing in home.withdrawn():
                raise EditionError(
                    f"Deze cijfers geven weer editie {existing}, en die is ingetrokken.",
                    "Verbeter eerst wat er niet klopte, en maak dan een nieuwe editie.",
                )
            if existing and _is_whole(home, existing):
                home.point_at(existing)
                return existing, False
            edition_id = _name(connection, existing or _next_id(connection, home, digest))
            _export(connection, workshop / "tables")
            connection.execute("CHECKPOINT")
        home.put(database, workshop / "tables", edition_id)
        home.prune(cited())
    return edition_id, True


def rehearse(data: Path) -> pl.DataFrame:
    """The findings of the checks that a build of ``data`` would give; keeps nothing.

    Raises what a build raises for figures or a catalogue that cannot be used.
    """
    texts = catalogues.read_folder(data / "catalogue")
    with duckdb.connect() as connection:
        _fill(connection, catalogues.load(texts), texts, data, lambda step: None, Delivered())
        return connection.sql("SELECT * FROM finding").pl()


@contextmanager
def _opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database; a disk that is full or may not be written becomes an OSError, as elsewhere."""
    try:
        connection = duckdb.connect(str(database))
        try:
            yield connection
        finally:
            connection.close()
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        raise OSError(errno.EIO, str(error).splitlines()[0]) from error


def _is_whole(home: Home, edition_id: str) -> bool:
    """Whether every table of an edition can still be read; a damaged one is made anew."""
    if not all((home.editions / edition_id / f"{t}.parquet").exists() for t in TABLES):
        return False
    try:
        with duckdb.connect(str(home.path(edition_id)), read_only=True) as connection:
            for table in (*TABLES, "edition"):
                connection.sql(f"SELECT * FROM {table}").pl()
    except duckdb.Error:
        return False
    return True


def _fill(
    connection: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    texts: Mapping[str, str],
    data: Path,
    progress: Progress,
    delivered: Delivered,
) -> Catalogue:
    """Every table but the examples; the catalogue with what was delivered."""
    progress(STEPS[1])
    for name in ("schema", "ratios"):
        tables.run(connection, data, name)
    open_figures.stage(connection, data / "open")
    progress(STEPS[2])
    tables.keep(
        connection,
        "catalogue_file",
        pl.DataFrame({"path": list(texts), "text": list(texts.values())}),
    )
    _derive(connection, catalogue, data)
    catalogue = taking_in.take_in(connection, catalogue, delivered, data)
    progress(STEPS[3])
    measures = connection.sql("SELECT measure, year, report, code, amount FROM measure").pl()
    accounts = measures.filter(pl.col("report") == "rekening")
    subjects = catalogue.comparability.subjects
    books = comparability.Books.of(accounts, subjects)
    tests = comparability.outcomes(books, catalogue.comparability, catalogue.executors)
    tables.keep(connection, "comparability_test", tests)
    progress(STEPS[4])
    figures = connection.sql("SELECT * FROM figure WHERE variant = ''").pl()
    control = connection.sql("SELECT year, report, total, expected FROM control_total").pl()
    findings = checks.all_findings(figures, measures, control, catalogue.with_figures())
    tables.keep(connection, "finding", findings)
    tables.run(connection, data, "views")
    return catalogue


def _derive(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, data: Path) -> None:
    """Measures from the staged cells, then every figure from its declared formula."""
    terms, formulas = [], []
    for indicator in catalogue.with_figures():
        for variant, unit, numerator, denominator in indicator.parts():
            parts = {
                "numerator": numerator.terms,
                "denominator": denominator.terms if denominator else (),
            }
            counts = [len(t) for t in parts.values()]
            formulas.append((indicator.code, variant, unit.multiplier, *counts))
            terms += [
                (indicator.code, variant, part, measure, sign)
                for part, signed in parts.items()
                for measure, sign in signed
            ]
    columns = ["indicator", "variant", "part", "measure", "sign"]
    tables.keep(connection, "figure_term", pl.DataFrame(terms, schema=columns, orient="row"))
    columns = ["indicator", "variant", "multiplier", "numerator_terms", "denominator_terms"]
    tables.keep(connection, "formula", pl.DataFrame(formulas, schema=columns, orient="row"))
    iv3 = catalogue.source("iv3")
    settings = {
        "provisional": list(iv3.provisional_accounts),
        "absent_is_zero": list(iv3.absent_is_zero_years),
    }
    for name in ("measures", "figures"):
        tables.run(connection, data, name, **settings)
    _refuse_unknown_measures(connection, catalogue)
    _refuse_unknown_outputs(connection, catalogue)


def _practise(
    connection: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    recipe: Mapping[str, str],
    data: Path,
) -> None:
    """Fictitious deliveries for every indicator that nobody delivered, and the figures they give."""
    parameters = examples.load(recipe, catalogue)
    inhabitants = connection.sql("SELECT year, code, inhabitants FROM inhabitants").pl()
    made = examples.generate(parameters, catalogue, inhabitants)
    tables.keep(connection, "example_amount", made.amounts)
    tables.keep(connection, "example_gap", made.gaps)
    tables.keep(connection, "example_row", made.rows)
    tables.keep(connection, "example_story", examples.told(parameters))
    taking_in.declare(connection, catalogue, "example")
    tables.run(connection, data, "examples", source=EXAMPLE_SOURCE)


def _refuse_unknown_measures(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """A formula or a factor may only name what a source delivers."""
    known = {m for (m,) in connection.execute("SELECT DISTINCT measure FROM measure").fetchall()}
    terms = connection.execute(
        "SELECT indicator, measure FROM figure_term ORDER BY 1, 2"
    ).fetchall()
    # What municipalities deliver has no source yet; the catalogue has checked those names.
    terms += [
        (i.code, m)
        for i in catalogue.indicators
        for m in factors.measures(i)
        if not m.startswith("levering.")
    ]
    unknown = next(((code, m) for code, m in terms if m not in known), None)
    if unknown:
        raise FiguresError(
            f"In data/catalogue/indicators/{unknown[0]}.toml staat de meetwaarde '{unknown[1]}', "
            "maar geen enkele bron levert die.",
            "Verbeter de naam, of voeg de bron toe aan data/open.",
        )


def _refuse_unknown_outputs(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """What a frontier says must be served is published: inhabitants, or a covariate."""
    rows = connection.execute("SELECT DISTINCT covariate FROM covariate").fetchall()
    known = {name for (name,) in rows} | {frontier.INHABITANTS}
    named = [output.key for model in catalogue.frontier.models for output in model.outputs]
    unknown = next((key for key in named if key not in known), None)
    if unknown:
        raise FiguresError(
            f"In data/catalogue/{frontier.FILE} staat de output '{unknown}', maar geen enkele bron levert die.",
            "Verbeter de naam, of voeg de bron toe aan data/open.",
        )


def _content_hash(
    connection: duckdb.DuckDBPyConnection, texts: Mapping[str, str], data: Path
) -> str:
    """Eight hexadecimal digits over definitions, source figures and everything derived from them."""
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}".encode())
    for path, text in sorted(texts.items()):
        digest.update(f"{path}\0{text}\0".encode())
    for name in sorted(open_figures.FILES):
        digest.update(name.encode())
        digest.update((data / "open" / name).read_bytes())
    for table in DERIVED:
        rows = connection.sql(f"SELECT * FROM {table}").pl()
        digest.update(rows.write_csv(float_precision=6).encode())
    return digest.hexdigest()[:8]


def _next_id(connection: duckdb.DuckDBPyConnection, home: Home, digest: str) -> str:
    year = int(connection.execute("SELECT max(year) FROM figure").fetchall()[0][0])
    taken = [int(m[2]) for i in home.ids() if (m := ID.match(i)) and int(m[1]) == year]
    return f"{year}-{max(taken, default=0) + 1}-{digest}"


def _name(connection: duckdb.DuckDBPyConnection, edition_id: str) -> str:
    year, sequence, digest = edition_id.split("-")
    connection.execute(
        "INSERT INTO edition VALUES ($id, $year, $sequence, $hash, now()::TIMESTAMP, $version)",
        {
            "id": edition_id,
            "year": int(year),
            "sequence": int(sequence),
            "hash": digest,
            "version": SCHEMA_VERSION,
        },
    )
    return edition_id


def _export(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The same tables as Parquet, because database formats change and an edition must outlive them."""
    folder.mkdir()
    for table in (*TABLES, "edition"):
        path = str(folder / f"{table}.parquet").replace("'", "''")
        connection.execute(f"COPY {table} TO '{path}' (FORMAT parquet)")
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
