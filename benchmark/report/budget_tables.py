"""The tables of a kadernota, with a live formula for everything that is added up.

Positive is an advantage for the budget, negative a cost. Values are unrounded; the words are rounded.
"""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers.budget import Budget
from benchmark.answers.judged import JudgedLine
from benchmark.narrative import budget as narrative_budget
from benchmark.report.composing import cells
from benchmark.report.document import Cell, Column, ColumnKind, Formula, Ref, Row, RowRole, Table

MAIN, SPLIT, HOURS, CUMULATIVE = "kadernota", "geld-en-capaciteit", "uren-en-fte", "cumulatief"
NO_PROGRAMME = "nog geen programma"
ROUNDED = "Bedragen zijn afgerond op duizend euro; totalen zijn van de onafgeronde bedragen."


def main(found: Budget) -> Table:
    """Programme, line, nature, t+1 to t+4, price level: proposals in the total, everything else visible under it."""
    rows: list[Row] = []
    if found.proposed:
        structural = [
            _row(found, line, "structureel", _structural(found, line)) for line in found.proposed
        ]
        if found.together < 1:
            structural.append(_together(found, len(structural)))
        rows = [*structural, _total(found, "Totaal structureel", 0, len(structural) - 1)]
        costs = [
            line for line in found.proposed if any(y.one_off for y in found.phased.lines[line.key])
        ]
        first = len(rows)
        if costs:
            rows += [_row(found, line, "incidenteel", _costs(found, line)) for line in costs]
            rows.append(_total(found, "Totaal incidenteel", first, len(rows) - 1))
            rows.append(_balance(found, len(structural), len(rows) - 1))
    rows += [_outside(found, line, RowRole.PLAIN) for line in found.pending]
    rows += [_outside(found, line, RowRole.OUT) for line in (*found.booked, *found.out)]
    return Table(
        key=MAIN,
        title=f"Kadernota, euro per jaar, {narrative_budget.price_level(found)}",
        columns=(
            Column(key="programma", title="Programma"),
            Column(key="lijn", title="Lijn"),
            Column(key="soort", title="Structureel of incidenteel"),
            *_year_columns(found, ColumnKind.EURO),
            Column(key="prijspeil", title="Prijspeil"),
        ),
        rows=tuple(rows),
        notes=(ROUNDED, "Een min is een nadeel: het kost geld."),
    )  # fmt: skip


def split(found: Budget) -> Table:
    """The range of the total, and how much of the middle is money and how much capacity."""
    years = found.phased.years
    total = _total_row(found)
    middle = [
        _euro(y.structural.central, cells.formula("{0}", _ref(MAIN, n, total)))
        for n, y in enumerate(years)
    ]
    capacity = [
        _euro(y.capacity.central, cells.formula("{0}-{1}", _ref(SPLIT, n, 1), _ref(SPLIT, n, 3)))
        for n, y in enumerate(years)
    ]
    rows = (
        ("Structureel, laag", [_euro(y.structural.low) for y in years]),
        ("Structureel, midden", middle),
        ("Structureel, hoog", [_euro(y.structural.high) for y in years]),
        ("Van het midden verzilverbaar", [_euro(y.money.central) for y in years]),
        ("Van het midden capaciteit", capacity),
    )
    return Table(
        key=SPLIT,
        title=f"Bereik van het totaal, geld en capaciteit, euro per jaar, {narrative_budget.price_level(found)}",
        columns=(Column(key="wat", title="Wat"), *_year_columns(found, ColumnKind.EURO)),
        rows=tuple(Row(cells=(cells.words(name), *values)) for name, values in rows),
        notes=(
            "Laag en hoog zijn opgeteld over de lijnen. Dat is ruimer dan het bereik van het totaal op de pagina.",
        ),
    )


def hours(found: Budget) -> Table | None:
    """Capacity in hours and whole fte; None without the cost of an hour."""
    years, scenario = found.phased.years, found.scenario
    if not scenario.hourly:
        return None
    price = found.phased.price_year
    hour = [
        _number(
            y.hours.central,
            cells.formula(
                f"{{0}}/({scenario.hourly!r}*(1+{scenario.price!r})^{y.year - price})",
                _ref(SPLIT, n, 4),
            ),
        )
        for n, y in enumerate(years)
        if y.hours is not None
    ]
    rows = [Row(cells=(cells.words("Uren per jaar, midden"), *hour))]
    if scenario.hours:
        whole = [
            _number(
                y.fte.central,
                cells.formula(f"INT({{0}}/{scenario.hours!r}+0.000000001)", _ref(HOURS, n, 0)),
            )
            for n, y in enumerate(years)
            if y.fte is not None
        ]
        rows.append(Row(cells=(cells.words("Hele fte, midden"), *whole)))
    return Table(
        key=HOURS,
        title="Capaciteit in uren en hele fte",
        columns=(Column(key="wat", title="Wat"), *_year_columns(found, ColumnKind.NUMBER)),
        rows=tuple(rows),
        notes=("Capaciteit komt pas vrij als er hele uren of functies zijn om te verplaatsen.",),
    )


def cumulative(found: Budget) -> Table:
    """Per year the balance, the running total, and second the present value of the money."""
    rows, total = [], _total_row(found)
    for n, year in enumerate(found.phased.years):
        net = year.structural.central - year.one_off
        before = [] if n == 0 else [Ref(table=CUMULATIVE, column="opgeteld", row=n - 1)]
        here = Ref(table=CUMULATIVE, column="saldo", row=n)
        structural = Ref(table=CUMULATIVE, column="structureel", row=n)
        costs = Ref(table=CUMULATIVE, column="incidenteel", row=n)
        worth = (year.money.central - year.one_off) / (1 + found.scenario.discount) ** (n + 1)
        rows.append(
            Row(
                cells=(
                    cells.words(str(year.year)),
                    _euro(year.structural.central, cells.formula("{0}", _ref(MAIN, n, total))),
                    _euro(-year.one_off),
                    _euro(net, cells.formula("{0}+{1}", structural, costs)),
                    _euro(
                        found.phased.cumulative[n].central,
                        cells.formula("{0}+{1}", here, *before) if before else cells.formula("{0}", here),
                    ),
                    _euro(
                        worth,
                        cells.formula(
                            f"({{0}}+{{1}})/(1+{found.scenario.discount!r})^{n + 1}", _ref(SPLIT, n, 3), costs
                        ),
                    ),
                )
            )
        )  # fmt: skip
    added = Ref(table=CUMULATIVE, column="contant", first=0, last=len(rows) - 1)
    rows.append(
        Row(
            cells=(
                cells.words("Samen"), cells.nothing(""), cells.nothing(""), cells.nothing(""), cells.nothing(""),
                _euro(found.phased.present.central, cells.formula("SUM({0})", added)),
            ),
            role=RowRole.TOTAL,
        )
    )  # fmt: skip
    euro = ColumnKind.EURO
    return Table(
        key=CUMULATIVE,
        title=f"Opgeteld over de jaren, midden van het bereik, {narrative_budget.price_level(found)}",
        columns=(
            Column(key="jaar", title="Jaar"),
            Column(key="structureel", title="Structureel", kind=euro),
            Column(key="incidenteel", title="Eenmalige kosten", kind=euro),
            Column(key="saldo", title="Saldo", kind=euro),
            Column(key="opgeteld", title="Opgeteld", kind=euro),
            Column(key="contant", title=f"Contante waarde {found.cycle} van het geld", kind=euro),
        ),
        rows=tuple(rows),
    )


# Rows and cells -------------------------------------------------------------------------------------


def _year_columns(found: Budget, kind: ColumnKind) -> tuple[Column, ...]:
    return tuple(
        Column(key=f"j{n}", title=f"{year} (t+{n})", kind=kind)
        for n, year in enumerate(found.years, start=1)
    )


def _ref(table: str, n: int, row: int) -> Ref:
    return Ref(table=table, column=f"j{n + 1}", row=row)


def _euro(value: float, formula: Formula | None = None) -> Cell:
    value = value or 0.0  # never minus nothing
    return Cell(text=narrative_budget.money(value), value=value, formula=formula)


def _number(value: float, formula: Formula) -> Cell:
    return Cell(text=dutch.number(value), value=value, formula=formula)


def _structural(found: Budget, line: JudgedLine) -> list[Cell]:
    return [_euro(y.structural.central) for y in found.phased.lines[line.key]]


def _costs(found: Budget, line: JudgedLine) -> list[Cell]:
    return [_euro(-y.one_off) for y in found.phased.lines[line.key]]


def _row(found: Budget, line: JudgedLine, nature: str, values: Sequence[Cell]) -> Row:
    programme = line.judgement.entry.programme if line.judgement else ""
    return Row(
        cells=(
            cells.words(programme or NO_PROGRAMME),
            cells.words(line.name),
            cells.words(nature),
            *values,
            cells.words(str(found.phased.price_year)),
        )
    )


def _together(found: Budget, lines: int) -> Row:
    """What is taken off because the lines compared as one give less than their sum."""
    less = 1 - found.together
    values = []
    for n in range(len(found.years)):
        added = sum(found.phased.lines[line.key][n].structural.central for line in found.proposed)
        column = Ref(table=MAIN, column=f"j{n + 1}", first=0, last=lines - 1)
        values.append(_euro(-less * added, cells.formula(f"-{less!r}*SUM({{0}})", column)))
    return Row(
        cells=(
            cells.words(""),
            cells.words("Samenhang: als één bedrag is het minder"),
            cells.words("structureel"),
            *values,
            cells.words(str(found.phased.price_year)),
        )
    )


def _total(found: Budget, name: str, first: int, last: int) -> Row:
    values = []
    for n, year in enumerate(found.phased.years):
        column = Ref(table=MAIN, column=f"j{n + 1}", first=first, last=last)
        value = year.structural.central if first == 0 else -year.one_off
        values.append(_euro(value, cells.formula("SUM({0})", column)))
    return Row(
        cells=(cells.words(name), cells.words(""), cells.words(""), *values, cells.words("")),
        role=RowRole.TOTAL,
    )


def _balance(found: Budget, structural: int, incidental: int) -> Row:
    values = [
        _euro(
            y.structural.central - y.one_off,
            cells.formula("{0}+{1}", _ref(MAIN, n, structural), _ref(MAIN, n, incidental)),
        )
        for n, y in enumerate(found.phased.years)
    ]
    return Row(
        cells=(cells.words("Saldo"), cells.words(""), cells.words(""), *values, cells.words("")),
        role=RowRole.TOTAL,
    )


def _total_row(found: Budget) -> int:
    """The row of the structural total."""
    return len(found.proposed) + (1 if found.together < 1 else 0)


def _outside(found: Budget, line: JudgedLine, role: RowRole) -> Row:
    programme = line.judgement.entry.programme if line.judgement else ""
    why = cells.nothing(narrative_budget.outside(line))
    status = line.status.value if line.status else ""
    return Row(
        cells=(
            cells.words(programme or NO_PROGRAMME),
            cells.words(line.name),
            cells.words(status),
            *([why] * len(found.years)),
            cells.words(""),
        ),
        role=role,
    )
