"""The appendix on provenance: definition, formula and source rows of every figure."""

from collections.abc import Sequence

import polars as pl

from benchmark import dutch
from benchmark.answers import Comparison
from benchmark.catalogue.models import Version
from benchmark.report.composing import cells
from benchmark.report.document import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View
from benchmark.vocabulary import Status

DEFINITIONS = "definities"
SOURCES = "herkomst"
PARTS = {"numerator": "teller", "denominator": "noemer"}
STATUSES = {
    Status.FINAL: "definitief",
    Status.PROVISIONAL: "voorlopig",
    Status.CORRECTED: "gecorrigeerd",
    Status.ABSENT_IS_ZERO: "nul, want niet ingevuld in de levering",
    Status.EXAMPLE: "voorbeeld, verzonnen",
}


def provenance(view: View, comparisons: Sequence[Comparison]) -> list[Block]:
    """Per figure the definition and its version, the formula, and the source rows of the own figure."""
    blocks: list[Block] = [
        Paragraph(
            text="Elke regel is een bedrag of aantal uit een bron. Teller gedeeld door noemer geeft het cijfer."
        ),
        sources(view, comparisons),
        definitions(comparisons),
    ]
    for comparison in comparisons:
        blocks += _definition(comparison)
    return blocks


def sources(view: View, comparisons: Sequence[Comparison]) -> Table:
    """The source rows from which the own figures follow."""
    rows = [row for c in comparisons for row in _rows(view, c)]
    return Table(
        key=SOURCES,
        title="Waar de eigen cijfers vandaan komen",
        columns=(
            Column(key="cijfer", title="Cijfer"),
            Column(key="code", title="Code", printed=False),
            Column(key="onderdeel", title="Onderdeel"),
            Column(key="maat", title="Maat"),
            Column(key="teken", title="Telt mee als", printed=False),
            Column(key="bedrag", title="Bedrag of aantal", kind=ColumnKind.NUMBER),
            Column(key="bron", title="Bron en tabel"),
            Column(key="status", title="Status", printed=False),
        ),
        rows=tuple(rows),
    )


def definitions(comparisons: Sequence[Comparison]) -> Table:
    """The definition of every figure with its version, by which a later edition is held beside this one."""
    return Table(
        key=DEFINITIONS,
        title="Definities van de cijfers",
        columns=(
            Column(key="cijfer", title="Cijfer"),
            Column(key="code", title="Code"),
            Column(key="formule", title="Formule"),
            Column(key="versie", title="Versie", kind=ColumnKind.NUMBER),
            Column(key="sinds", title="Sinds", kind=ColumnKind.TEXT),
            Column(key="definitie", title="Definitie"),
        ),
        rows=tuple(
            Row(
                cells=(
                    cells.words(c.indicator.name),
                    cells.words(c.indicator.code),
                    cells.words(_formula(c)),
                    cells.count(_newest(c).version),
                    cells.words(str(_newest(c).first_year)),
                    cells.words(_newest(c).definition),
                )
            )
            for c in comparisons
        ),
        printed=False,
    )


def _rows(view: View, comparison: Comparison) -> list[Row]:
    found = view.provenance(comparison.indicator.code, comparison.asked)
    own = found.filter(pl.col("variant") == "") if "variant" in found.columns else found
    columns = ("part", "sign", "measure", "amount", "status", "source", "table_id")
    return [
        Row(
            cells=(
                cells.words(comparison.indicator.name),
                cells.words(comparison.indicator.code),
                cells.words(PARTS[part]),
                cells.words(measure),
                cells.words("erbij" if sign > 0 else "eraf"),
                cells.count(amount),
                cells.words(f"{source}, {table}" if table else source),
                cells.words(STATUSES.get(Status(status), status)),
            )
        )
        for part, sign, measure, amount, status, source, table in own.select(columns).iter_rows()
    ]


def _newest(comparison: Comparison) -> Version:
    return max(comparison.indicator.versions, key=lambda v: v.version)


def _formula(comparison: Comparison) -> str:
    indicator = comparison.indicator
    bottom, times = indicator.denominator, indicator.unit.multiplier
    if bottom is None:
        return indicator.numerator.text
    more = f" × {dutch.number(times)}" if times != 1 else ""
    return f"{indicator.numerator.text} / {bottom.text}{more}"


def _definition(comparison: Comparison) -> list[Block]:
    indicator, newest, n = comparison.indicator, _newest(comparison), comparison.standing
    return [
        Heading(level=2, text=f"{indicator.code} {indicator.name}"),
        Paragraph(text=newest.definition),
        Paragraph(
            text=f"Formule: {_formula(comparison)}. Definitie versie {newest.version}, sinds {newest.first_year}. "
            f"{n.n_delivered} van {n.n} gemeenten in de groep hebben een cijfer.",
            voice=Voice.SMALL,
        ),
    ]
