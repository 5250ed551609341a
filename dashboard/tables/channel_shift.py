"""The tables behind the shift between channels."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.channel_differences import Differences, differences
from benchmark.answers.channel_shift import (
    Move,
    Shift,
    channels,
    estimate,
    per_thousand,
    shift,
)
from benchmark.errors import SpiegelError
from benchmark.narrative import channel_differences as narrative_differences
from benchmark.narrative import channel_panel as narrative_panel
from benchmark.narrative import channel_shift as narrative_shift
from benchmark.position.change import Change
from benchmark.position.elasticity import Elasticity
from benchmark.savings.rebound import Exchange
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts


def telephone_values(view: View, asked: Question, _: str) -> Table:
    """Digital beside telephone: every municipality with both years, and who does not count and why."""
    return moves(view, shift(view, asked, "telefoon"))


def counter_values(view: View, asked: Question, _: str) -> Table:
    """Digital beside visits to the counter."""
    return moves(view, shift(view, asked, "balie"))


def moves(view: View, found: Shift) -> Table:
    """Own first, then the peers, then who was left out."""
    name = found.channel.name
    columns = (
        "Gemeente",
        f"Digitaal {found.first}",
        f"Digitaal {found.last}",
        "Verschil digitaal",
        f"{parts.words(name)} {found.first}",
        f"{parts.words(name)} {found.last}",
        f"Verschil {name}",
        "Wat er gebeurde",
    )
    shown = [*([found.own] if found.own else []), *found.peers]
    rows: list[Sequence[Cell]] = [_move(m, found) for m in shown]
    rows += [_gone(g.name, g.why) for g in found.left_out]
    if found.own is None:
        rows.insert(0, _gone(found.name, found.why_not))
    return Table(
        caption=f"Digitaal en {name}, contacten per 1.000 inwoners van {found.name} en de groep, {found.first} en {found.last}",
        columns=columns,
        rows=rows,
        numeric=frozenset(range(1, 7)),
        own=frozenset({0}),
        notes=_notes(view, found),
        example=found.example,
    )


def _move(move: Move, found: Shift) -> Sequence[Cell]:
    return (
        cell(move.name),
        *_change(move.digital),
        *_change(move.other),
        cell(narrative_shift.went(move, found.channel)),
    )


def _change(found: Change) -> Sequence[Cell]:
    return (
        parts.amount(found.before),
        parts.amount(found.after),
        cell(narrative_shift.signed(found.step), found.step),
    )


def _gone(name: str, why: str) -> Sequence[Cell]:
    return (cell(name), *[nothing("telt niet mee")] * 6, cell(why))


def difference_values(view: View, asked: Question, key: str) -> Table:
    """What differs from who went the other way; raises SpiegelError for a channel that is not there."""
    if key not in channels(view):
        raise SpiegelError(f"Het kanaal '{key[:40]}' is er niet.", "Kies telefoon of balie.")
    return differing(view, differences(view, asked, key))


def differing(view: View, found: Differences) -> Table:
    """A row per indicator: own, every side, and the middle of the group."""
    sides = [narrative_differences.side(found, s) for s in found.sides]
    rows = []
    for row in found.rows:
        comparison = row.comparison
        rows.append(
            (
                cell(f"{parts.words(row.differing.short)} ({comparison.indicator.code})"),
                parts.shown(comparison, comparison.value, comparison.status.value),
                *(
                    cell(narrative_differences.value(comparison, v), v.median)
                    if v.median is not None
                    else cell(narrative_differences.value(comparison, v))
                    for v in row.sides
                ),
                parts.shown(comparison, comparison.standing.median),
                cell(comparison.indicator.unit.value),
            )
        )
    return Table(
        caption=f"{narrative_differences.headline(found)}, {found.shift.last}",
        columns=(
            "Cijfer",
            found.shift.name,
            *sides,
            dutch.marked("Middelste van de groep", found.shift.example),
            "Eenheid",
        ),
        rows=rows,
        numeric=frozenset({1, 2 + len(sides)}),
        notes=_notes(view, found.shift),
        example=found.shift.example,
    )


def exchange_values(view: View, asked: Question, _: str) -> Table:
    """The estimate per channel: elasticity, and contacts per 1,000 digital ones, each with its interval."""
    rows = []
    first = shift(view, asked, channels(view)[0])
    for key in channels(view):
        found, exchange = estimate(view, asked, key), per_thousand(view, asked, key)
        told = found.found if isinstance(found.found, Elasticity) else None
        cells = [told.value, told.low, told.high] if told else [None] * 3
        verdict = "te weinig om te schatten"
        if told:
            verdict = "anders dan nul" if told.told_apart else narrative_panel.NOT_FROM_ZERO
        rows.append(
            (
                cell(parts.words(found.channel.name)),
                *(_number(v, 3) for v in cells),
                cell(verdict),
                *_per_thousand(exchange.panel),
                _number(exchange.history.central if exchange.history else None, 0, 1000),
                cell(str(found.found.units), found.found.units),
            )
        )
    gone = narrative_panel.samples([estimate(view, asked, k) for k in channels(view)])
    return Table(
        caption="Wat samenging met meer digitaal, over alle gemeenten",
        columns=(
            "Kanaal", "Met 1% meer digitaal (%)", "Laag", "Hoog", "Oordeel",
            "Per 1.000 digitale contacten erbij", "Laag", "Hoog", f"Eigen verloop van {first.name}", "Gemeenten",
        ),
        rows=rows,
        numeric=frozenset({1, 2, 3, 5, 6, 7, 8, 9}),
        notes=(*([gone] if gone else []), *_notes(view, first)),
        example=first.example,
    )  # fmt: skip


def _number(value: float | None, decimals: int, times: float = 1) -> Cell:
    if value is None:
        return nothing("niet te zeggen")
    return cell(dutch.number(times * value, decimals), times * value)


def _per_thousand(exchange: Exchange | None) -> Sequence[Cell]:
    ends = (None,) * 3 if exchange is None else (exchange.central, exchange.low, exchange.high)
    return [_number(v, 0, 1000) for v in ends]


def _notes(view: View, found: Shift) -> tuple[str, ...]:
    return (f"Bron: {found.source}; inwoners: CBS. Editie {view.edition.info.id}.",)
