"""The account years behind a trend: a small table for the page, and the values of everyone who counts behind it."""

from benchmark import dutch
from benchmark.answers import Comparison, Trend, TrendYear
from benchmark.report.composing import cells
from benchmark.report.document import Cell, Column, ColumnKind, Ref, Row, RowRole, Table

SOURCE = "reeks"
Member = tuple[str, str, float, float, float]  # code, name, numerator, denominator, value


def key(code: str) -> str:
    """The key of the table of years."""
    return f"jaren-{code.lower()}"


def tables(
    comparison: Comparison,
    answer: Trend,
    found: dict[int, list[Member]],
    notes: tuple[str, ...],
    *,
    anonymous: bool,
) -> tuple[Table, ...]:
    """The years, and (workbook only) the values from which each middle one follows.

    ``found``: per year the own municipality first and then every peer that counts: code, name, numerator,
    denominator (1 where there is none), value.
    """
    source, spans = _source(comparison, found, anonymous=anonymous)
    return _years(answer, spans, notes), source


def _source(
    comparison: Comparison,
    found: dict[int, list[Member]],
    *,
    anonymous: bool,
) -> tuple[Table, dict[int, tuple[int | None, int, int]]]:
    indicator, name = comparison.indicator, f"{SOURCE}-{comparison.indicator.code.lower()}"
    times = indicator.unit.multiplier
    rows: list[Row] = []
    spans: dict[int, tuple[int | None, int, int]] = {}
    for year, members in found.items():
        own = len(rows) if members and members[0][0] == comparison.municipality.code else None
        first = len(rows) + (0 if own is None else 1)
        for code, called, top, bottom, value in _ordered(members, first - len(rows), anonymous):
            row = len(rows)
            text = "{0}/{1}" + (f"*{times}" if times != 1 else "")
            refs = [Ref(table=name, column=c, row=row) for c in ("teller", "noemer")]
            shown = cells.figure(
                comparison, value, formula=None if anonymous else cells.formula(text, *refs)
            )
            mine = code == comparison.municipality.code
            hidden: tuple[Cell, ...] = () if anonymous else (
                cells.words(code), cells.count(top), cells.count(bottom),
            )  # fmt: skip
            label = called if mine or not anonymous else "gemeente in de groep"
            rows.append(
                Row(
                    cells=(cells.words(str(year)), cells.words(label), *hidden, shown),
                    role=RowRole.OWN if mine else RowRole.PLAIN,
                )
            )
        spans[year] = (own, first, len(rows) - 1)
    parts = () if anonymous else (
        Column(key="code", title="Code"),
        Column(key="teller", title=dutch.upper_first(indicator.numerator.text), kind=ColumnKind.NUMBER),
        Column(
            key="noemer",
            title=dutch.upper_first(indicator.denominator.text) if indicator.denominator else "Noemer (1)",
            kind=ColumnKind.NUMBER,
        ),
    )  # fmt: skip
    table = Table(
        key=name,
        title=f"{indicator.name}: alle jaren, {comparison.municipality.name} en wie meetelt",
        columns=(
            Column(key="jaar", title="Jaar", kind=ColumnKind.TEXT),
            Column(key="gemeente", title="Gemeente"),
            *parts,
            Column(
                key="waarde",
                title=dutch.upper_first(indicator.unit.value),
                kind=cells.kind_of(indicator.unit),
                decimals=indicator.decimals,
            ),
        ),
        rows=tuple(rows),
        printed=False,
    )
    return table, spans


def _ordered(members: list[Member], own: int, anonymous: bool) -> list[Member]:
    """Without names by value: an order that is the same every year would be a name. ``own``: how many own rows
    stand first."""
    if not anonymous:
        return members
    return [*members[:own], *sorted(members[own:], key=lambda m: m[4])]


def _years(
    answer: Trend, spans: dict[int, tuple[int | None, int, int]], notes: tuple[str, ...]
) -> Table:
    indicator = answer.indicator
    kind = cells.kind_of(indicator.unit)
    shown = [y for y in answer.years if y.value is not None or y.standing.median is not None]
    return Table(
        key=key(indicator.code),
        title=f"{indicator.name} per jaar",
        columns=(
            Column(key="jaar", title="Jaar"),
            Column(key="eigen", title=answer.name, kind=kind, decimals=indicator.decimals),
            Column(
                key="midden", title="Middelste gemeente", kind=kind, decimals=indicator.decimals
            ),
            Column(key="aantal", title="Gemeenten met een cijfer", kind=ColumnKind.NUMBER),
        ),
        rows=tuple(_year(answer, y, spans.get(y.year)) for y in shown),
        notes=notes,
    )


def _year(answer: Trend, year: TrendYear, span: tuple[int | None, int, int] | None) -> Row:
    indicator = answer.indicator
    table = f"{SOURCE}-{indicator.code.lower()}"

    def cell(value: float | None, text: str, ref: Ref | None) -> Cell:
        if value is None:
            return cells.nothing("geen cijfer")
        known = cells.formula(text, ref) if ref is not None else None
        return Cell(
            text=dutch.value(value, indicator.unit, indicator.decimals), value=value, formula=known
        )

    own = (
        None if span is None or span[0] is None else Ref(table=table, column="waarde", row=span[0])
    )
    peers = None if span is None else Ref(table=table, column="waarde", first=span[1], last=span[2])
    n = year.standing.n_delivered
    counted = cells.formula("COUNT({0})", peers) if peers is not None and n else None
    return Row(
        cells=(
            cells.words(str(year.year)),
            cell(year.value, "{0}", own),
            cell(year.standing.median, "MEDIAN({0})", peers),
            Cell(text=str(n), value=n, formula=counted),
        )
    )
