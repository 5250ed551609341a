"""What ``spiegel channels`` does, with the words and numbers of the page Kanaalverschuiving."""

from rich.table import Table

from benchmark import narrative
from benchmark.answers.channel_differences import Differences
from benchmark.answers.channel_shift import Shift, rule_of
from benchmark.answers.channel_shifts import ChannelAnswer, ChannelShifts, channel_shifts
from benchmark.catalogue import ChannelShiftRule
from benchmark.cli import asking, output
from benchmark.cli.asking import Wish
from benchmark.cli.tables import Parts, heading, line, plain_table
from benchmark.narrative import channel_differences as narrative_differences
from benchmark.narrative import channel_panel as narrative_panel
from benchmark.narrative import channel_shift as narrative_shift
from benchmark.vocabulary import ReportKind

__all__ = ["Wish", "channels"]


def channels(gemeente: str, year: int | None, wish: Wish, *, examples: bool, as_json: bool) -> None:
    """Answer on standard output."""
    view = asking.view()
    asked = asking.question(view, gemeente, year, ReportKind.ACCOUNTS, wish, examples=examples)
    found = channel_shifts(view, asked)
    if as_json:
        output.show_json(found.as_dict())
    else:
        output.show(*_told(found, rule_of(view)))


def _told(found: ChannelShifts, rule: ChannelShiftRule) -> Parts:
    parts: Parts = []
    for channel in found.channels:
        parts += [*_channel(channel, rule), line("")]
    said = narrative_panel.no_amount(found.line)
    source = f"Bron: {found.first.source}; inwoners: CBS. Editie {found.first.edition}."
    return [*parts, *map(line, said), line(source)]


def _channel(one: ChannelAnswer, rule: ChannelShiftRule) -> Parts:
    shift = one.shift
    said = (
        narrative_shift.told(shift),
        narrative_shift.since(shift),
        *narrative_shift.notes(shift),
    )
    panel = (
        narrative_panel.estimate(one.panel, rule),
        narrative_panel.contacts(one.per_thousand, shift.channel, shift.name),
        narrative_panel.history(shift),
    )
    return [
        heading(narrative_shift.headline(shift)),
        _moves(shift),
        *(line(text) for text in said if text),
        *_differing(one.differences),
        *(line(text) for text in panel if text),
    ]


def _moves(shift: Shift) -> Table:
    columns = ("gemeente", "digitaal", shift.channel.name, "wat er gebeurde")
    table = plain_table(columns, columns[1:3])
    for move in [*([shift.own] if shift.own else []), *shift.peers]:
        table.add_row(
            move.name,
            narrative_shift.signed(move.digital.step),
            narrative_shift.signed(move.other.step),
            narrative_shift.went(move, shift.channel),
        )
    return table


def _differing(found: Differences) -> Parts:
    if not found.rows:
        return []
    sides = [narrative_differences.side(found, s) for s in found.sides]
    columns = ("cijfer", found.shift.name, *sides, "middelste van de groep")
    table = plain_table(columns, (columns[1], columns[-1]))
    for row in found.rows:
        held = row.comparison
        table.add_row(
            f"{row.differing.short} ({held.indicator.code})",
            narrative.figure(held, held.value),
            *(narrative_differences.value(held, v) for v in row.sides),
            narrative.figure(held, held.standing.median),
        )
    return [
        heading(narrative_differences.headline(found)),
        table,
        line(narrative_differences.told(found)),
    ]
