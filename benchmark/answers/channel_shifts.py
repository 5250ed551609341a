"""All that is known of the shift between channels of one municipality: every channel beside digital, together."""

from dataclasses import dataclass
from typing import Any

from benchmark.answers.channel_differences import Differences, differences
from benchmark.answers.channel_panel import PanelEstimate
from benchmark.answers.channel_shift import (
    PerThousand,
    Shift,
    estimate,
    per_thousand,
    rule_of,
    shift,
)
from benchmark.answers.question import Question
from benchmark.catalogue import SavingsLine
from benchmark.viewing import View


@dataclass(frozen=True)
class ChannelAnswer:
    """One channel: the shift, what differs from who went the other way, and what all municipalities say."""

    shift: Shift
    differences: Differences
    panel: PanelEstimate
    per_thousand: PerThousand

    def as_dict(self) -> dict[str, Any]:
        """The channel as plain data."""
        found = self.shift
        return {
            "own": found.own.as_dict() if found.own else None,
            "why_not": found.why_not,
            "path": [{"year": y, "digital": d, "other": o} for y, d, o in found.path],
            "peers": [p.as_dict() for p in found.peers],
            "other_way": [p.name for p in found.other_way],
            "left_out": [gone._asdict() for gone in found.left_out],
            "differences": self.differences.as_dict(),
            "elasticity": self.panel.as_dict(),
            "per_1000_digital": self.per_thousand.as_dict(),
        }


@dataclass(frozen=True)
class ChannelShifts:
    """Every channel beside the digital one, in order, and the line of room that waits for costs per contact."""

    channels: tuple[ChannelAnswer, ...]
    line: SavingsLine

    @property
    def first(self) -> Shift:
        """The shift of the first channel, for what all of them share: name, years, group."""
        return self.channels[0].shift

    def as_dict(self) -> dict[str, Any]:
        """The answer with the fixed keys of the command line; ``example`` only where it rests on examples."""
        found = self.first
        marked = {"example": True} if found.example else {}
        return marked | {
            "gemeente": {"code": found.asked.gemeente, "name": found.name},
            "first": found.first,
            "last": found.last,
            "unit": "contacten per 1.000 inwoners",
            "n_group": found.n_group,
            "edition": found.edition,
            "source": found.source,
            "channels": {c.shift.channel.key: c.as_dict() for c in self.channels},
            "line": self.line.key,
            "amount": None,
        }


def channel_shifts(view: View, asked: Question) -> ChannelShifts:
    """The whole answer; raises NoFigures without two years of figures."""
    rule = rule_of(view)
    found = tuple(
        ChannelAnswer(
            shift(view, asked, c.key),
            differences(view, asked, c.key),
            estimate(view, asked, c.key),
            per_thousand(view, asked, c.key),
        )
        for c in rule.channels
    )
    lines = view.edition.catalogue.savings_lines
    return ChannelShifts(found, next(x for x in lines if x.key == rule.rebound.line))
