"""Room for savings on the command line: the ranges as a table, then every line in words."""

from rich.text import Text

from benchmark import dutch, narrative
from benchmark.answers import LineEstimate, RoomForSavings
from benchmark.cli.tables import Parts, heading, line, plain_table
from benchmark.narrative import savings as narrative_savings
from benchmark.narrative import steps as narrative_steps


def savings(found: RoomForSavings) -> Parts:
    """Per line a range with its steps and its stress test, or the reason why there is none; then the total."""
    columns = ("lijn", "eigen cijfer", "referentie", "laag", "midden", "hoog")
    rows = plain_table(columns, columns[1:])
    for one in found.lines:
        rows.add_row(one.line.name, *_numbers(one))
    level = narrative_savings.LEVELS[found.asked.level]
    title = f"Mogelijke ruimte: {found.name}, jaarrekening {found.asked.year}, referentie {level}"
    parts: Parts = [heading(title), rows, line("")]
    for one in found.lines:
        parts += _explained(one)
    if found.total is not None:
        parts.append(Text(f"Samen: {narrative_savings.total(found)}", style="bold"))
    if found.waiting:
        names = dutch.listing([one.name for one in found.waiting])
        parts.append(line(f"Nog zonder cijfers: {names}."))
    sources = dict.fromkeys(one.comparison.source for one in found.lines)
    origin = f"Bron: {'; '.join(sources)}. " if sources else ""
    years = sorted({y for one in found.lines if one.basis for y in one.basis.years})
    if years:
        over = f"{years[0]} tot en met {years[-1]}"
        parts.append(
            line(
                f"Bij een bedrag zijn de cijfers gemiddeld over {over}; anders van {found.asked.year}."
            )
        )
    return [*parts, line(narrative.BY_DEFINITION), line(f"{origin}Editie {found.edition}.")]


def _numbers(one: LineEstimate) -> tuple[str, ...]:
    """Own unit cost, reference and range; over the account years where there is an amount."""
    comparison = one.comparison
    if one.anatomy is None or one.basis is None:
        values = (comparison.value, one.reference)
        return (*(narrative.with_unit(comparison, v) for v in values), "geen", "", "")
    values = (one.basis.own, one.anatomy.reference)
    amounts = (one.anatomy.low, one.anatomy.central, one.anatomy.high)
    shown = (narrative.with_unit(comparison, v) for v in values)
    return (*shown, *(dutch.amount(a) for a in amounts))


def _explained(one: LineEstimate) -> Parts:
    parts: Parts = [line(f"{one.line.name}: {narrative_savings.line(one)}")]
    if one.anatomy is None:
        return parts
    steps = "; ".join(
        f"{narrative_steps.name(one, name).lower()} {dutch.amount(amount)}"
        for name, amount in one.anatomy.steps
        if amount
    )
    holds = narrative_savings.stress(one)
    more = [
        narrative_savings.added(one),
        f"Stappen: {steps}." if steps else "",
        f"{dutch.upper_first(holds)}." if holds else "",
        one.line.caveat,
    ]
    return [*parts, line("  " + " ".join(m for m in more if m))]
