"""The table of one figure: the own municipality first, then the group from high to low, each value with its parts."""

from benchmark import dutch
from benchmark.answers import Comparison, Peer
from benchmark.answers.comparison import missing_reason
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import Cell, Column, ColumnKind, Ref, Row, RowRole, Table
from benchmark.vocabulary import Status

OWN = 0  # the row of the own municipality
VALUE = "waarde"


def key(code: str) -> str:
    """The key of the table of an indicator."""
    return f"cijfer-{code.lower()}"


def own_value(code: str) -> Ref:
    """The own value of an indicator."""
    return Ref(table=key(code), column=VALUE, row=OWN)


def peer_values(code: str) -> Ref:
    """The values of the peers, those without one as text."""
    return Ref(table=key(code), column=VALUE, first=OWN + 1)


def table(comparison: Comparison, naming: Naming) -> Table:
    """Municipality, inhabitants, value; in workbook and CSV also code, numerator, denominator and test."""
    indicator = comparison.indicator
    peers = sorted(comparison.peers, key=lambda p: (p.value is None, -(p.value or 0.0), p.code))
    rows = [
        _own(comparison, naming),
        *(_peer(comparison, p, n + 1, naming) for n, p in enumerate(peers)),
    ]
    value = Column(
        key=VALUE,
        title=dutch.upper_first(indicator.unit.value),
        kind=cells.kind_of(indicator.unit),
        decimals=indicator.decimals,
    )
    if naming.anonymous:
        columns: tuple[Column, ...] = (Column(key="gemeente", title="Gemeente"), value)
    else:
        columns = (
            *_parts(comparison),
            value,
            Column(key="toets", title="Doorstaat de toets", printed=False),
        )
    return Table(
        key=key(indicator.code),
        title=f"{indicator.name}: {comparison.municipality.name} en de groep",
        columns=columns,
        rows=tuple(rows),
        notes=_notes(comparison),
    )


def _parts(comparison: Comparison) -> tuple[Column, ...]:
    indicator = comparison.indicator
    top = Column(
        key="teller",
        title=dutch.upper_first(indicator.numerator.text),
        kind=_money(indicator.numerator.unit),
        printed=False,
    )
    bottom = [
        Column(
            key="noemer",
            title=dutch.upper_first(part.text),
            kind=_money(part.unit),
            printed=False,
        )
        for part in (indicator.denominator,)
        if part is not None
    ]
    return (
        Column(key="gemeente", title="Gemeente"),
        Column(key="code", title="Code", printed=False),
        Column(key="inwoners", title="Inwoners", kind=ColumnKind.NUMBER),
        top,
        *bottom,
    )


def _money(unit: str) -> ColumnKind:
    return ColumnKind.EURO if unit == "euro" else ColumnKind.NUMBER


def _own(comparison: Comparison, naming: Naming) -> Row:
    own = comparison.municipality
    if naming.anonymous:
        why = missing_reason(comparison.status) or "geen cijfer"
        return Row(
            cells=(cells.words(own.name), cells.figure(comparison, comparison.value, why)),
            role=RowRole.OWN,
        )
    passes = comparison.comparable.passes
    return Row(
        cells=_cells(comparison, own.code, own.name, own.inhabitants, OWN, passes), role=RowRole.OWN
    )


def _peer(comparison: Comparison, peer: Peer, row: int, naming: Naming) -> Row:
    if naming.anonymous:
        why = missing_reason(Status(comparison.everyone.rows[peer.code].status)) or "geen cijfer"
        return Row(
            cells=(cells.words(naming.of(peer.name)), cells.figure(comparison, peer.value, why))
        )
    return Row(cells=_cells(comparison, peer.code, peer.name, peer.inhabitants, row, peer.passes))


def _cells(
    comparison: Comparison, code: str, name: str, inhabitants: int | None, row: int, passes: bool
) -> tuple[Cell, ...]:
    found, indicator = comparison.everyone.rows[code], comparison.indicator
    parts = [cells.count(found.numerator)]
    refs = [Ref(table=key(indicator.code), column="teller", row=row)]
    text, times = "{0}", indicator.unit.multiplier
    if indicator.denominator is not None:
        parts.append(cells.count(found.denominator))
        refs.append(Ref(table=key(indicator.code), column="noemer", row=row))
        text = "{0}/{1}" + (f"*{times}" if times != 1 else "")
    why = missing_reason(Status(found.status)) or "geen cijfer"
    derived = cells.formula(text, *refs) if found.numerator is not None else None
    return (
        cells.words(name),
        cells.words(code),
        cells.count(inhabitants),
        *parts,
        cells.figure(comparison, found.value, why, derived),
        cells.words("ja" if passes else "nee"),
    )


def _notes(comparison: Comparison) -> tuple[str, ...]:
    standing = comparison.standing
    n = dutch.count(standing.n_delivered, "gemeente", "gemeenten")
    return (
        f"De eigen gemeente staat boven en telt niet mee in de groep. {n} van {standing.n} met een cijfer.",
    )
