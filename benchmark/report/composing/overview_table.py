"""One row per figure: own, middle one, quartiles, place and difference, each with the formula behind it."""

from collections.abc import Sequence

from benchmark import narrative
from benchmark.answers import Comparison, Stress
from benchmark.answers.comparison import missing_reason
from benchmark.dutch import percent_reached
from benchmark.report.composing import cells, figure_table
from benchmark.report.document import Cell, Column, ColumnKind, Ref, Row, RowRole, Table

KEY = "overzicht"
NUMBER = ColumnKind.NUMBER
TOO_FEW = "te weinig gemeenten"


def table(rows: Sequence[tuple[Comparison, Stress]], name: str) -> Table:
    """The figures of the report; the columns that a page shows are own, middle one, place and whether it holds."""
    return Table(
        key=KEY,
        title=f"{name} en de groep, alle cijfers van dit rapport",
        columns=(
            Column(key="cijfer", title="Cijfer"),
            Column(key="code", title="Code", printed=False),
            Column(key="eenheid", title="Eenheid", printed=False),
            Column(key="eigen", title=name, kind=NUMBER, decimals=1),
            Column(key="midden", title="Middelste gemeente", kind=NUMBER, decimals=1),
            Column(key="p25", title="Een kwart is lager dan", kind=NUMBER, decimals=1, printed=False),
            Column(key="p75", title="Een kwart is hoger dan", kind=NUMBER, decimals=1, printed=False),
            Column(key="verschil", title="Verschil met de middelste", kind=NUMBER, decimals=1, printed=False),
            Column(key="lager", title="Gemeenten die lager zijn", kind=NUMBER, printed=False),
            Column(key="hoger", title="Gemeenten die hoger zijn", kind=NUMBER, printed=False),
            Column(key="geleverd", title="Gemeenten met een cijfer", kind=NUMBER, printed=False),
            Column(key="plaats", title="Plaats"),
            Column(key="stand", title="Houdt dit stand?"),
        ),
        rows=tuple(_row(n, c, s) for n, (c, s) in enumerate(rows)),
        notes=("Een lager of hoger cijfer is geen oordeel.",),
    )  # fmt: skip


def _row(n: int, comparison: Comparison, stress: Stress) -> Row:
    code, standing = comparison.indicator.code, comparison.standing
    own, peers = figure_table.own_value(code), figure_table.peer_values(code)
    here = [Ref(table=KEY, column=c, row=n) for c in ("eigen", "midden")]
    why = missing_reason(comparison.status) or "geen cijfer"
    known = comparison.value is not None

    def of(value: float | None, text: str, *refs: Ref, why: str = TOO_FEW) -> Cell:
        return cells.figure(comparison, value, why, cells.formula(text, *refs))

    def counted(value: int | None, sign: str) -> Cell:
        if value is None:
            return cells.nothing("")
        return Cell(
            text=str(value),
            value=value,
            formula=cells.formula('COUNTIF({0},"' + sign + '"&{1})', peers, own),
        )

    return Row(
        role=RowRole.PLAIN,
        cells=(
            cells.words(comparison.indicator.name),
            cells.words(code),
            cells.words(comparison.indicator.unit.value),
            of(comparison.value, "{0}", own, why=why),
            of(standing.median, "MEDIAN({0})", peers),
            of(standing.p25, "QUARTILE({0},1)", peers),
            of(standing.p75, "QUARTILE({0},3)", peers),
            of(
                comparison.value - standing.median
                if comparison.value is not None and standing.median is not None
                else None,
                "{0}-{1}",
                *here,
                why="niet te zeggen",
            ),
            counted(standing.below if known else None, "<"),
            counted(standing.above if known else None, ">"),
            Cell(
                text=str(standing.n_delivered),
                value=standing.n_delivered,
                formula=cells.formula("COUNT({0})", peers),
            ),
            cells.words(narrative.place_or_reason(comparison)),
            cells.words(holding(stress)),
        ),
    )


def holding(stress: Stress) -> str:
    """Whether the side on which the own value stands holds in other reasonable groups, in a few words."""
    if stress.share is None:
        return "niet te zeggen"
    if stress.share == 1:
        return "ja, in alle groepen"
    share = percent_reached(stress.share)
    return f"ja, in {share} van de groepen" if stress.holds else f"hangt af van de groep ({share})"
