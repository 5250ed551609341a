"""What the parameters of a list say of its columns, rows and figures is checked before anything is made."""

from collections.abc import Iterator, Mapping

from benchmark.catalogue import DeclaredList
from benchmark.errors import FiguresError
from benchmark.sources.examples.blocks import INHABITANTS
from benchmark.sources.examples.lists.parameters import ListFile, Published, Template

TOLERANCE = 0.12  # how far a centre may lie from the published value


def check(
    name: str, file: ListFile, declared: DeclaredList, codes: set[str], factors: set[str]
) -> None:
    """Raises FiguresError for a column, row, switch, figure or hidden factor that does not exist.

    ``codes``: the indicators with example figures.
    """
    known = {
        "kolom": {c.key for c in declared.columns} | {INHABITANTS},
        "rij": {row.key for row in file.row},
        "schakelaar": {s.key for s in file.switch},
        "voorbeeldcijfer": codes,
        "factor": factors,
    }
    for block, kind, key in _named(file):
        if key not in known[kind]:
            raise _wrong(name, block, f"{kind} '{key}' bestaat niet", "Verbeter de verwijzing.")
    for row in file.row:
        _check_row(name, row, declared)


def _named(file: ListFile) -> Iterator[tuple[str, str, str]]:
    """Block, kind and key of everything that a block refers to."""
    yield from (("follows", "voorbeeldcijfer", side.partition(".")[0]) for side in file.sides)
    for unit, number in file.units.items():
        yield from (("units", "kolom", key) for key in (unit, number))
    for switch in file.switch:
        yield from ((f"switch {switch.key}", "schakelaar", k) for k in switch.within)
    for draw in file.column:
        at = f"column {draw.key}"
        columns = [draw.key, draw.of, draw.missed, draw.around, *draw.times]
        yield from ((at, "kolom", key) for key in columns if key)
        yield from ((at, "schakelaar", key) for key in (draw.when, draw.above) if key)
        yield from ((at, "factor", key) for key in draw.loadings)
    for row in file.row:
        yield from ((f"row {row.key}", "kolom", key) for key in sorted(row.named))
    for planted in file.planted:
        at = f"planted {planted.key}"
        yield at, "rij", planted.row
        yield from ((at, "kolom", k) for k in (*planted.cells, *planted.by_year, *planted.without))
        yield from ((at, "schakelaar", key) for key in planted.switches)
    for absent in file.absent:
        yield from ((f"absent {absent.code}", "rij", key) for key in absent.rows)


def _check_row(name: str, row: Template, declared: DeclaredList) -> None:
    at = f"row {row.key}"
    if set(row.identity) != set(declared.identity):
        raise _wrong(
            name,
            at,
            "identity noemt niet precies de kolommen die een rij aanwijzen",
            "Noem ze alle.",
        )
    given = {**row.identity, **row.fixed}
    for key, word in [*given.items(), *((k, w) for k, some in row.options.items() for w in some)]:
        column = declared.column(key)
        if column.words and word not in column.words:
            raise _wrong(name, at, f"'{word}' is geen keuze van {key}", "Verbeter het woord.")
    for published in row.published:
        _check_published(name, at, row, published)


def _check_published(name: str, at: str, row: Template, published: Published) -> None:
    """The published value is the centre, or one of the options."""
    options: Mapping[str, tuple[str | float, ...]] = row.options
    own = [row.centres[published.column]] if published.column in row.centres else []
    own += [o for o in options.get(published.column, ()) if not isinstance(o, str)]
    if not any(abs(value - published.value) <= TOLERANCE * abs(published.value) for value in own):
        raise _wrong(
            name,
            at,
            f"gepubliceerd is {published.value:g} voor {published.column} ({published.ref}), en dat staat er niet",
            "Pas het getal aan, of noem het cijfer waarop u wel ijkt.",
        )


def _wrong(name: str, block: str, what: str, remedy: str) -> FiguresError:
    return FiguresError(f"In data/example/{name} klopt '{block}' niet: {what}.", remedy)
