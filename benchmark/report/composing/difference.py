"""What a newer edition changes in a report that was kept: figure by figure, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from benchmark import dutch
from benchmark.report.composing import appendices, figure_table, overview_table
from benchmark.report.document import Cell, Document, Row, RowRole, Table, Value, tables

MOST = 6  # municipalities named in one reason


class Why(StrEnum):
    """Why a figure, or what it is held beside, is another one."""

    DEFINITION = "nieuwe definitie"
    CORRECTED = "gecorrigeerd"
    MEMBERS = "andere vergelijkingsgroep"
    PEER = "cijfer van een andere gemeente veranderd"
    CALCULATED = "anders berekend"
    GONE = "cijfer is er niet meer"
    NEW = "nieuw cijfer"


@dataclass(frozen=True)
class Change:
    """One figure then and now; ``whys`` and ``reasons`` are empty when nothing changed. ``peers``: code, name, then, now."""

    code: str
    name: str
    unit: str
    old: Cell | None
    new: Cell | None
    old_middle: Cell | None
    new_middle: Cell | None
    whys: tuple[Why, ...] = ()
    reasons: tuple[str, ...] = ()
    peers: tuple[tuple[str, str, Cell, Cell], ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Plain data, values unrounded."""

        def value(cell: Cell | None) -> Value:
            return None if cell is None else cell.value

        return {
            "code": self.code,
            "name": self.name,
            "unit": self.unit,
            "old": value(self.old),
            "new": value(self.new),
            "old_median": value(self.old_middle),
            "new_median": value(self.new_middle),
            "why": [w.value for w in self.whys],
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True)
class Figure:
    """What a document knows of one figure. ``parts``: numerator and denominator of the own row, where they stand in
    it; ``peers``: by code (None without names), then ``values`` has what there is."""

    name: str
    unit: str
    own: Cell
    middle: Cell
    parts: tuple[Value, ...]
    peers: Mapping[str, tuple[str, Cell]] | None
    values: tuple[Value, ...]
    definition: tuple[Value, ...]
    rows: Mapping[tuple[str, str], list[Value]]


def changes(old: Document, new: Document, behind: Document | None = None) -> list[Change]:
    """Every figure of both documents. ``behind``: the old one with names, where the old one has none and the edition
    is still there; names from it go into no reason."""
    then, now = figures(old), figures(new)
    known = figures(behind) if behind is not None else then
    return [
        _change(code, then.get(code), now.get(code), known.get(code), anonymous=old.anonymous)
        for code in dict.fromkeys([*then, *now])
    ]


def figures(document: Document) -> dict[str, Figure]:
    """What a document knows, by the code of the figure."""
    found = {t.key: t for t in tables(document)}
    listed = found.get(overview_table.KEY)
    defined = found.get(appendices.DEFINITIONS)
    meant = {_at(defined, r, "code").value: r for r in defined.rows} if defined else {}
    return {} if listed is None else {
        str(_at(listed, row, "code").value): _figure(
            found, listed, row, defined, meant.get(_at(listed, row, "code").value)
        )
        for row in listed.rows
    }  # fmt: skip


def _figure(
    found: Mapping[str, Table], listed: Table, row: Row, defined: Table | None, meant: Row | None
) -> Figure:
    code = str(_at(listed, row, "code").value)
    table = found[figure_table.key(code)]
    named = any(c.key == "code" for c in table.columns)
    own = next(r for r in table.rows if r.role is RowRole.OWN)
    others = [r for r in table.rows if r is not own]
    columns = {c.key for c in table.columns}
    parts = [p for p in ("teller", "noemer") if p in columns]
    peers = {
        str(_at(table, r, "code").value): (_at(table, r, "gemeente").text, _at(table, r, "waarde"))
        for r in others
    } if named else None  # fmt: skip
    said = [] if defined is None or meant is None else [
        _at(defined, meant, c).value for c in ("versie", "formule", "definitie")
    ]  # fmt: skip
    return Figure(
        name=_at(listed, row, "cijfer").text,
        unit=_at(listed, row, "eenheid").text,
        own=_at(listed, row, "eigen"),
        middle=_at(listed, row, "midden"),
        parts=tuple(_at(table, own, p).value for p in parts),
        peers=peers,
        values=tuple(_at(table, r, "waarde").value for r in others),
        definition=tuple(said),
        rows=_sources(found.get(appendices.SOURCES), code),
    )


def _sources(table: Table | None, code: str) -> dict[tuple[str, str], list[Value]]:
    rows: dict[tuple[str, str], list[Value]] = {}
    for row in table.rows if table is not None else ():
        assert table is not None
        if _at(table, row, "code").value == code:
            key = (_at(table, row, "onderdeel").text, _at(table, row, "maat").text)
            rows.setdefault(key, []).append(_at(table, row, "bedrag").value)
    return rows


def _at(table: Table, row: Row, column: str) -> Cell:
    return row.cells[table.column(column)]


def _change(
    code: str, old: Figure | None, new: Figure | None, known: Figure | None, *, anonymous: bool
) -> Change:
    one = old or new
    assert one is not None
    whys: dict[Why, str] = {}
    peers: tuple[tuple[str, str, Cell, Cell], ...] = ()
    if new is None:
        whys[Why.GONE] = "Dit cijfer staat niet meer in de huidige editie."
    elif old is None:
        whys[Why.NEW] = "Dit cijfer stond nog niet in de editie van het rapport."
    else:
        peers = () if anonymous else _peers(known or old, new)
        whys = _whys(old, new, known or old, anonymous=anonymous)
    return Change(
        code, one.name, one.unit,
        None if old is None else old.own, None if new is None else new.own,
        None if old is None else old.middle, None if new is None else new.middle,
        tuple(whys), tuple(whys.values()), peers,
    )  # fmt: skip


def _whys(old: Figure, new: Figure, known: Figure, *, anonymous: bool) -> dict[Why, str]:
    whys: dict[Why, str] = {}
    redefined = bool(old.definition and new.definition and old.definition != new.definition)
    if redefined:
        whys[Why.DEFINITION] = _defined(old, new)
    said = _corrected(old, new, redefined=redefined)
    if said:
        whys[Why.CORRECTED] = said
    said = _members(known, new, anonymous=anonymous)
    if said:
        whys[Why.MEMBERS] = said
    said = "" if redefined else _others(known, new, anonymous=anonymous)
    if said:
        whys[Why.PEER] = said
    moved = old.own.value != new.own.value or old.middle.value != new.middle.value
    if moved and not whys:
        whys[Why.CALCULATED] = "De bron is gelijk gebleven, de berekening niet."
    return whys


def _defined(old: Figure, new: Figure) -> str:
    if old.definition[0] != new.definition[0]:
        return f"De definitie is nu versie {new.definition[0]:.0f} in plaats van {old.definition[0]:.0f}."
    return "De definitie of de formule is anders opgeschreven, met hetzelfde versienummer."


def _corrected(old: Figure, new: Figure, *, redefined: bool) -> str:
    shared = [k for k in old.rows if k in new.rows and old.rows[k] != new.rows[k]]
    if shared:
        return f"De eigen brongegevens zijn gecorrigeerd: {dutch.listing([m for _, m in shared], MOST)}."
    names = ("de teller", "de noemer")
    moved = [
        n for n, a, b in zip(names, old.parts, new.parts, strict=False) if a != b
    ]  # an anonymous document keeps no parts
    if moved and not redefined:
        return f"De eigen gegevens zijn gecorrigeerd: {dutch.listing(moved)}."
    return ""


def _members(old: Figure, new: Figure, *, anonymous: bool) -> str:
    if old.peers is None or new.peers is None:
        gained = len(new.values) - len(old.values)
        return (
            f"De groep telt nu {len(new.values)} gemeenten in plaats van {len(old.values)}."
            if gained
            else ""
        )
    came = [new.peers[c][0] for c in new.peers if c not in old.peers]
    went = [old.peers[c][0] for c in old.peers if c not in new.peers]
    if not came and not went:
        return ""
    if anonymous:
        return f"In de groep zijn {len(came)} gemeenten erbij gekomen en {len(went)} weggegaan."
    parts = [f"erbij {dutch.listing(came, MOST)}"] if came else []
    parts += [f"eruit {dutch.listing(went, MOST)}"] if went else []
    return f"De groep is anders: {'; '.join(parts)}."


def _others(old: Figure, new: Figure, *, anonymous: bool) -> str:
    if old.peers is None or new.peers is None:
        same = sorted(map(str, old.values)) == sorted(map(str, new.values))
        return "" if same else "Een of meer cijfers van andere gemeenten zijn veranderd."
    moved = _peers(old, new)
    if not moved:
        return ""
    if anonymous:
        return f"Bij {dutch.count(len(moved), 'gemeente', 'gemeenten')} in de groep is het cijfer veranderd."
    return f"Het cijfer is veranderd bij {dutch.listing([name for _, name, _, _ in moved], MOST)}."


def _peers(old: Figure, new: Figure) -> tuple[tuple[str, str, Cell, Cell], ...]:
    """Peers of both whose figure is another one."""
    then, now = old.peers or {}, new.peers or {}
    return tuple(
        (code, name, cell, now[code][1])
        for code, (name, cell) in then.items()
        if code in now and now[code][1].value != cell.value
    )
