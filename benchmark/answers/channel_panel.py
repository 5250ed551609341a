"""Over all municipalities and years: how much less or more over a channel went together with more digital?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import polars as pl

from benchmark.answers.channel_counts import Counted, LeftOut, counted, starts, years
from benchmark.catalogue import Channel, ChannelShiftRule
from benchmark.position.elasticity import Elasticity, TooLittle, elasticity
from benchmark.position.standing import quantile
from benchmark.viewing import View

SCHEMA = {"unit": pl.String, "period": pl.Int64, "x": pl.Float64, "y": pl.Float64}


@dataclass(frozen=True)
class PanelEstimate:
    """The elasticity of a channel to the digital one over everyone, or that there is too little for it.

    ``digital`` and ``other``: contacts per 1,000 inhabitants over both in the middle municipality of the last year;
    None without figures. ``left_out``: who delivered something that cannot be used.
    """

    channel: Channel
    found: Elasticity | TooLittle
    digital: float | None
    other: float | None
    left_out: tuple[LeftOut, ...]
    years: tuple[int, ...]
    example: bool
    source: str

    def as_dict(self) -> dict[str, Any]:
        """The estimate as plain data."""
        known = isinstance(self.found, Elasticity)
        estimate = self.found if isinstance(self.found, Elasticity) else None
        return {
            "estimated": known,
            "value": estimate.value if estimate else None,
            "low": estimate.low if estimate else None,
            "high": estimate.high if estimate else None,
            "standard_error": estimate.error if estimate else None,
            "differs_from_zero": estimate.told_apart if estimate else None,
            "municipalities": self.found.units,
            "years": list(self.found.periods),
            "left_out": [gone._asdict() for gone in self.left_out],
        }


@lru_cache(maxsize=16)
def panel_estimate(view: View, rule: ChannelShiftRule, key: str, examples: bool) -> PanelEstimate:
    """The estimate for the channel ``key`` over all account years; it is the same for every municipality."""
    channel = next(c for c in rule.channels if c.key == key)
    known = years(view, examples=examples)
    found = elasticity(
        panel(view, rule, channel, examples=examples),
        least_units=rule.panel.least_municipalities,
        least_periods=rule.panel.least_years,
    )
    newest = counted(view, known[-1], examples) if known else None
    pair = (rule.digital, channel.indicator)
    digital, other = (_middle(newest, code) for code in pair)
    left_out = tuple(_left_out(view, rule, channel, known, examples))
    example = any(counted(view, y, examples).example for y in known)
    source = newest.source if newest else ""
    return PanelEstimate(channel, found, digital, other, left_out, known, example, source)


def panel(view: View, rule: ChannelShiftRule, channel: Channel, *, examples: bool) -> pl.DataFrame:
    """One row per municipality and year: ``x`` digital and ``y`` the channel, per 1,000 inhabitants.

    Only years in which the four channels add up, of one series, with a count above zero over both.
    """
    known = years(view, examples=examples)
    first = starts(view, known[-1], examples) if known else {}
    rows = []
    for year in known:
        for gemeente, counts in counted(view, year, examples).counts.items():
            x, y = counts[rule.digital].rate, counts[channel.indicator].rate
            begins = first[gemeente].year if gemeente in first else year
            if x > 0 and y > 0 and year >= begins:
                rows.append((gemeente, year, x, y))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _middle(found: Counted | None, code: str) -> float | None:
    rates = sorted(c[code].rate for c in found.counts.values()) if found else []
    return quantile(rates, 0.5) if rates else None


def _left_out(
    view: View, rule: ChannelShiftRule, channel: Channel, known: tuple[int, ...], examples: bool
) -> Iterator[LeftOut]:
    """Every municipality of which a year does not count, in order of name, with the years and the reasons."""
    wrong: dict[str, list[tuple[int, str]]] = {}
    names: dict[str, str] = {}
    first = starts(view, known[-1], examples) if known else {}
    for year in known:
        found = counted(view, year, examples)
        names |= found.names
        for gemeente, why in found.flaws.items():
            wrong.setdefault(gemeente, []).append((year, why))
        for gemeente, counts in found.counts.items():
            if gemeente in first and year < first[gemeente].year:
                wrong.setdefault(gemeente, []).append((year, first[gemeente].why))
            elif not (counts[rule.digital].contacts and counts[channel.indicator].contacts):
                wrong.setdefault(gemeente, []).append((year, "een telling is nul"))
    for gemeente in sorted(wrong, key=lambda c: names[c]):
        yield LeftOut.over(gemeente, names[gemeente], wrong[gemeente])
