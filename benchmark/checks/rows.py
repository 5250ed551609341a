"""What is wrong in the rows of a list: cells that cannot be, rules of the catalogue that do not hold, rows that are double.

An error stops a delivery. A signal does not: the row stays, with what is said of it. ``benchmark.delivery.lists`` says
where a row stands; here it has its place in the list.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from benchmark import dutch
from benchmark.catalogue import Column, DeclaredList, Rule
from benchmark.checks import personal
from benchmark.checks.forms import LARGEST, decimals_of
from benchmark.vocabulary import ColumnForm, Seriousness

Row = Mapping[str, str | float]  # the filled cells, by key of their column
LONGEST = 300  # characters of a cell
MOST_ROWS = 500
SHOWN = 40  # characters of a text that a sentence repeats
LEAST_PERCENTAGE = 1.0  # up to here a percentage is more often a share, 0,85 for 85%, than so few


@dataclass(frozen=True)
class RowProblem:
    """What a check found in a row, or with ``row`` None in the list as a whole.

    ``check``: its key. ``row``: from 0. ``column``: the key of the column where to look, if there is one; ``about``: all
    columns that it is about. ``found`` goes on after "In rij 4, kolom Streefcijfer"; ``remedy`` is a sentence.
    """

    check: str
    seriousness: Seriousness
    row: int | None
    column: str | None
    about: tuple[str, ...]
    found: str
    remedy: str

    @property
    def stops(self) -> bool:
        """Whether this holds a delivery up."""
        return self.seriousness is Seriousness.ERROR


def check_rows(declared: DeclaredList, rows: Sequence[Row]) -> list[RowProblem]:
    """Every problem of a list, errors first, then in the order of the rows. The order of the rows changes none of them.

    Of a list with too many rows only that is said, and no rule judges a cell that is wrong already.
    """
    if len(rows) > MOST_ROWS:
        most, many = dutch.number(MOST_ROWS), dutch.number(len(rows))
        said = f"staan {many} {declared.many_rows}; er passen er {most}."
        return [_problem("te-veel", None, None, (), said, "Voeg rijen samen.")]
    found = [p for n, row in enumerate(rows) for p in _of_row(declared, n, row)]
    found += _doubles(declared, rows)
    for rule in declared.rules:
        if rule.kind == "sum":
            found += _sums(declared, rule, rows)
    return sorted(found, key=lambda p: (not p.stops, -1 if p.row is None else p.row))


def _of_row(declared: DeclaredList, at: int, row: Row) -> Iterator[RowProblem]:
    cells = [p for column in declared.columns for p in _of_column(column, at, row)]
    yield from cells
    wrong = {p.column for p in cells if p.stops}
    for rule in declared.rules:
        if wrong.intersection(rule.named):
            continue
        broken = _RULES[rule.kind](declared, rule, row) if rule.kind in _RULES else None
        if broken is not None:
            kind = Seriousness.ERROR if rule.strict else Seriousness.SIGNAL
            where = None if rule.kind in ("needs", "one_of") else rule.column
            yield RowProblem(rule.key, kind, at, where, rule.named, broken, rule.text)


def _of_column(column: Column, at: int, row: Row) -> Iterator[RowProblem]:
    value = row.get(column.key)
    if value is not None:
        yield from _of_cell(column, at, value)
    elif column.required:
        said = "staat niets; dit vak is verplicht."
        remedy = column.reason or f"Vul het in. {column.hint}"
        yield _problem("verplicht", at, column.key, (column.key,), said, remedy)


def _of_cell(column: Column, at: int, value: str | float) -> Iterator[RowProblem]:
    def wrong(check: str, found: str, remedy: str) -> RowProblem:
        return _problem(check, at, column.key, (column.key,), found, remedy)

    if column.is_number is isinstance(value, str):
        kind = "een getal" if column.is_number else "een tekst"
        yield wrong("soort", f"staat {_shown(value)}; dat moet {kind} zijn.", column.hint)
    elif isinstance(value, str):
        yield from _of_text(column, value, wrong)
    else:
        yield from _of_number(column, value, wrong)


Wrong = Callable[[str, str, str], RowProblem]


def _of_text(column: Column, text: str, wrong: Wrong) -> Iterator[RowProblem]:
    if column.words and text not in column.words:
        words = dutch.listing(column.words).replace(" en ", " of ") if len(column.words) < 9 else ""
        expected = f"dat moet {words} zijn." if words else "dat is geen keuze van deze kolom."
        meant = get_close_matches(text.casefold(), column.words, n=1)
        remedy = (
            f"Bedoelt u ‘{meant[0]}’?" if meant else "Kies een woord uit de lijst in de werkmap."
        )
        yield wrong("keuze", f"staat {_shown(text)}; {expected}", remedy)
    if len(text) > LONGEST:
        found = f"staan {dutch.number(len(text))} tekens; er passen er {LONGEST}."
        yield wrong("te-lang", found, "Maak de tekst korter.")
    if personal.found_in(text):
        found = "staat misschien een e-mailadres, telefoonnummer of burgerservicenummer."
        yield wrong("persoonlijk", found, "Haal dat weg: deze lijst wordt openbaar.")


def _of_number(column: Column, value: float, wrong: Wrong) -> Iterator[RowProblem]:
    low, high = column.limits
    if not math.isfinite(value) or abs(value) >= LARGEST:
        yield wrong("grens", f"staat {_shown(value)}; dat getal is te groot.", "Kijk of er cijfers te veel staan.")  # fmt: skip
    elif value < low or (high is not None and value > high):
        limit = (
            f"minstens {dutch.number(low, decimals_of(low))}"
            if high is None
            else f"{dutch.number(low, decimals_of(low))} tot {dutch.number(high, decimals_of(high))}"
        )
        said = f"staat {_shown(value)}; dat moet {limit} zijn."
        yield wrong("grens", said, f"Kijk of het getal klopt. {column.hint}")
    elif column.form in (ColumnForm.COUNT, ColumnForm.DAYS) and value != round(value):
        said = f"staat {_shown(value)}; dat moet een heel getal zijn."
        yield wrong("heel", said, "Kijk of de komma goed staat.")
    elif column.form is ColumnForm.PERCENT and 0 < value <= LEAST_PERCENTAGE:
        said, meant = (
            f"staat {_shown(value)}; dat lezen wij als {_shown(value)}%.",
            _shown(round(value * 100, 6)),
        )
        asked = wrong("deel", said, f"Bedoelt u {meant}%? Vul dan {meant} in.")
        yield replace(asked, seriousness=Seriousness.SIGNAL)


def _needs(declared: DeclaredList, rule: Rule, row: Row) -> str | None:
    lost = [declared.column(k).name for k in rule.columns if k not in row]
    if rule.column not in row or not lost:
        return None
    return f"staat wel ‘{declared.column(rule.column or '').name}’, maar niet {_names(lost)}."


def _one_of(declared: DeclaredList, rule: Rule, row: Row) -> str | None:
    if any(k in row for k in rule.columns):
        return None
    names = [declared.column(k).name for k in rule.columns]
    return f"{'is' if len(names) == 1 else 'zijn'} {_names(names)} leeg."


def _not_above(declared: DeclaredList, rule: Rule, row: Row) -> str | None:
    part, whole = _number(row, rule.column), _number(row, rule.columns[0])
    if part is None or whole is None or part <= whole:
        return None
    return (
        f"staat {_shown(part)}; bij {declared.column(rule.columns[0]).name} staat {_shown(whole)}."
    )


def _times(declared: DeclaredList, rule: Rule, row: Row) -> str | None:
    factors = [_number(row, k) for k in rule.columns]
    given = _number(row, rule.column)
    known = [f for f in factors if f is not None]
    if given is None or len(known) < len(factors):
        return None
    product = math.prod(known)
    if abs(given - product) <= rule.tolerance * max(abs(product), 1):
        return None
    return f"staat {_shown(given)}; {' × '.join(_shown(f) for f in known)} is {_shown(product)}."


def _minimum(declared: DeclaredList, rule: Rule, row: Row) -> str | None:
    value = _number(row, rule.column)
    if value is None or rule.least is None or value >= rule.least:
        return None
    return f"staat {_shown(value)}; dat is minder dan {_shown(rule.least)}."


_RULES: Mapping[str, Callable[[DeclaredList, Rule, Row], str | None]] = {
    "needs": _needs,
    "one_of": _one_of,
    "not_above": _not_above,
    "times": _times,
    "minimum": _minimum,
}


def _sums(declared: DeclaredList, rule: Rule, rows: Sequence[Row]) -> Iterator[RowProblem]:
    """Of every group of rows that agree in the columns of the rule: whether a column adds up to the total."""
    groups: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for row in rows:
        value = _number(row, rule.column)
        if value is not None and all(k in row for k in rule.columns):
            groups[tuple(str(row[k]) for k in rule.columns)].append(value)
    for names, values in sorted(groups.items()):
        total = rule.total or 0.0
        if abs(sum(values) - total) > rule.tolerance + 1e-9:
            of = f" bij {', '.join(names)}" if names else ""
            column = declared.column(rule.column or "").name
            said = f"telt {column}{of} op tot {_shown(sum(values))}; dat moet {_shown(total)} zijn."
            kind = Seriousness.ERROR if rule.strict else Seriousness.SIGNAL
            yield RowProblem(rule.key, kind, None, None, rule.named, said, rule.text)


def _doubles(declared: DeclaredList, rows: Sequence[Row]) -> Iterator[RowProblem]:
    seen: dict[tuple[str, ...], int] = {}
    for at, row in enumerate(rows):
        if not all(k in row for k in declared.identity):
            continue
        name = tuple(str(row[k]).casefold() for k in declared.identity)
        if name in seen:
            said = f"staat iets wat al eerder op de lijst staat: {identity(declared, row)}."
            yield _problem("dubbel", at, None, declared.identity, said, "Laat één van beide rijen staan.")  # fmt: skip
        seen.setdefault(name, at)


def identity(declared: DeclaredList, row: Row) -> str:
    """How a row is called: the words that name it, "klacht, alle, doorlooptijd"."""
    return ", ".join(str(row[k]) for k in declared.identity if k in row)


def _number(row: Row, key: str | None) -> float | None:
    value = row.get(key or "")
    return None if value is None or isinstance(value, str) else value


def _problem(
    check: str, row: int | None, column: str | None, about: tuple[str, ...], found: str, remedy: str
) -> RowProblem:
    return RowProblem(check, Seriousness.ERROR, row, column, about, found, remedy)


def _names(names: Sequence[str]) -> str:
    return dutch.listing([f"‘{name}’" for name in names])


def _shown(value: str | float) -> str:
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"‘{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}’"
    return dutch.number(value, decimals_of(value)) if math.isfinite(value) else "geen getal"
