"""The chapter of the shift between channels: who went which way, what differs, what all municipalities show together."""

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.channel_differences import Differences
from benchmark.answers.channel_shift import Move, Shift, rule_of
from benchmark.answers.channel_shifts import ChannelAnswer, channel_shifts
from benchmark.catalogue import ChannelShiftRule
from benchmark.errors import NoFigures
from benchmark.narrative import channel_differences as narrative_differences
from benchmark.narrative import channel_panel as narrative_panel
from benchmark.narrative import channel_shift as narrative_shift
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Listing,
    Paragraph,
    Ref,
    Row,
    RowRole,
    Table,
    Voice,
)
from benchmark.viewing import View

KEY, TITLE, THEME = "kanaalverschuiving", "Kanaalverschuiving", "kanalen"
NUMBER = ColumnKind.NUMBER


def chapter(view: View, asked: Question, naming: Naming) -> list[Block]:
    """The blocks; none without two years of figures."""
    try:
        found = channel_shifts(view, asked)
    except NoFigures:
        return []
    rule = rule_of(view)
    blocks: list[Block] = [Paragraph(text=narrative_shift.QUESTION)]
    for one in found.channels:
        blocks += _channel(one, rule, naming)
    blocks += [
        Heading(level=2, text="Wat betekent dit voor de kosten?"),
        *(Paragraph(text=text) for text in narrative_panel.no_amount(found.line)),
        Paragraph(text=f"Bron: {found.first.source}; inwoners: CBS.", voice=Voice.SMALL),
    ]
    return blocks


def _channel(one: ChannelAnswer, rule: ChannelShiftRule, naming: Naming) -> list[Block]:
    shift = one.shift
    said = [
        narrative_shift.told(shift, named=not naming.anonymous),
        narrative_shift.since(shift),
        *narrative_shift.notes(shift, named=not naming.anonymous),
    ]
    panel = [
        narrative_panel.estimate(one.panel, rule),
        narrative_panel.contacts(one.per_thousand, shift.channel, shift.name),
        narrative_panel.history(shift),
        narrative_shift.TOGETHER,
    ]
    return [
        Heading(level=2, text=narrative_shift.headline(shift)),
        *(Paragraph(text=text) for text in said if text),
        _moves(shift, naming),
        *_differing(one.differences, naming),
        Heading(level=3, text=narrative_panel.HEADING),
        Listing(items=tuple(text for text in panel if text)),
    ]


def _moves(shift: Shift, naming: Naming) -> Table:
    name = dutch.upper_first(shift.channel.name)
    own = [] if shift.own is None else [(shift.own, shift.name, RowRole.OWN)]
    peers = [(p, naming.of(p.name), RowRole.PLAIN) for p in shift.peers]
    if naming.anonymous:  # by value: an order that is the same in every table would be a name
        peers.sort(key=lambda p: p[0].other.step)
    return Table(
        key=_key(shift),
        title=f"Contacten per 1.000 inwoners, {shift.first} en {shift.last}",
        columns=(
            Column(key="gemeente", title="Gemeente"),
            Column(
                key="digitaal-voor", title=f"Digitaal {shift.first}", kind=NUMBER, printed=False
            ),
            Column(key="digitaal-na", title=f"Digitaal {shift.last}", kind=NUMBER),
            Column(key="digitaal", title="Verschil digitaal", kind=NUMBER),
            Column(key="ander-voor", title=f"{name} {shift.first}", kind=NUMBER, printed=False),
            Column(key="ander-na", title=f"{name} {shift.last}", kind=NUMBER),
            Column(key="ander", title=f"Verschil {shift.channel.name}", kind=NUMBER),
            Column(key="wat", title="Wat er gebeurde"),
        ),
        rows=tuple(
            _move(n, move, called, role, shift)
            for n, (move, called, role) in enumerate((*own, *peers))
        ),
    )


def _move(n: int, move: Move, called: str, role: RowRole, shift: Shift) -> Row:
    """Row ``n``: the numbers of both years, and the change that follows from them."""
    numbers: list[Cell] = []
    for part, change in (("digitaal", move.digital), ("ander", move.other)):
        refs = [Ref(table=_key(shift), column=f"{part}-{end}", row=n) for end in ("na", "voor")]
        text, formula = narrative_shift.signed(change.step), cells.formula("{0}-{1}", *refs)
        numbers += [
            cells.count(change.before),
            cells.count(change.after),
            Cell(text=text, value=change.step, formula=formula),
        ]
    what = cells.words(narrative_shift.went(move, shift.channel))
    return Row(cells=(cells.words(called), *numbers, what), role=role)


def _key(shift: Shift) -> str:
    return f"verschuiving-{shift.channel.key}"


def _differing(found: Differences, naming: Naming) -> list[Block]:
    if not found.rows:
        return []
    named = not naming.anonymous
    sides = [narrative_differences.side(found, s) for s in found.sides]
    keys = [f"kant-{n}" for n, _ in enumerate(sides, start=1)]
    rows = []
    for row in found.rows:
        held = row.comparison
        rows.append(
            Row(
                cells=(
                    cells.words(dutch.upper_first(row.differing.short)),
                    cells.figure(held, held.value),
                    *(
                        cells.words(narrative_differences.value(held, v, named=named))
                        for v in row.sides
                    ),
                    cells.figure(held, held.standing.median, "te weinig gemeenten"),
                    cells.words(held.indicator.unit.value),
                )
            )
        )
    table = Table(
        key=f"anders-{found.shift.channel.key}",
        title="Wat samengaat met de andere kant",
        columns=(
            Column(key="cijfer", title="Cijfer"),
            Column(key="eigen", title=found.shift.name, kind=NUMBER, decimals=1),
            *(Column(key=k, title=t) for k, t in zip(keys, sides, strict=True)),
            Column(key="midden", title="Middelste van de groep", kind=NUMBER, decimals=1),
            Column(key="eenheid", title="Eenheid"),
        ),
        rows=tuple(rows),
    )
    told = [Paragraph(text=narrative_differences.told(found))] if named else []
    return [Heading(level=3, text="Wat daar anders is"), *told, table]
