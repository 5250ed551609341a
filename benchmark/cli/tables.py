"""Rich tables: one function per answer, each giving what is printed from top to bottom."""

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from benchmark import dutch, narrative, peers
from benchmark.answers import Comparison, GroupAnswer
from benchmark.answers.comparison import MADE_UP, missing_reason
from benchmark.catalogue import Catalogue, Indicator
from benchmark.cli import frontier_building
from benchmark.edition import Edition
from benchmark.narrative import group as narrative_group
from benchmark.vocabulary import Direction, Outcome, ReportKind, Status

Parts = list[RenderableType]
REPORT_NAMES = {ReportKind.ACCOUNTS: "jaarrekening", ReportKind.BUDGET: "begroting"}
DIRECTIONS = {
    Direction.HIGHER: "hoger is beter",
    Direction.LOWER: "lager is beter",
    Direction.NEUTRAL: "geen oordeel",
}


def heading(text: str) -> Text:
    """A line that opens an answer."""
    return Text(text, style="bold")


def plain_table(columns: Sequence[str], numbers: Sequence[str] = ()) -> Table:
    """A plain table; the columns in ``numbers`` are aligned to the right."""
    table = Table(box=None, pad_edge=False)
    for column in columns:
        right = column in numbers
        table.add_column(column, justify="right" if right else "left", no_wrap=right)
    return table


def line(text: str) -> Text:
    """A line of plain text."""
    return Text(text)


def edition(answer: dict[str, Any]) -> Parts:
    """What the current edition is."""
    table = plain_table(("", " "))
    table.show_header = False
    years: dict[str, list[int]] = {}
    for period in answer["report_years"]:
        years.setdefault(period["report"], []).append(period["year"])
    table.add_row("gemaakt", answer["built_at"])
    table.add_row("inhoud (hash)", answer["content_hash"])
    for report, known in years.items():
        table.add_row(REPORT_NAMES[ReportKind(report)], ", ".join(map(str, known)))
    table.add_row("bewaarde edities", ", ".join(answer["kept"]))
    table.add_row("grens", frontier_building.in_words(answer["frontier"]))
    return [heading(f"Editie {answer['id']}"), table]


def indicators(catalogue: Catalogue) -> Parts:
    """Every indicator, by theme."""
    parts: Parts = []
    for theme in catalogue.themes:
        table = plain_table(("code", "naam", "eenheid", "richting", "cijfers"))
        for indicator in catalogue.of_theme(theme.key):
            table.add_row(
                indicator.code,
                indicator.name,
                indicator.unit.value,
                DIRECTIONS[indicator.direction],
                narrative.supply(indicator) or "nog niet",
            )
        parts += [heading(theme.name), table, line("")]
    return parts


def values(indicator: Indicator, rows: Sequence[dict[str, Any]], period: str, origin: str) -> Parts:
    """The values of all municipalities."""
    columns = ("code", "gemeente", _value_heading(indicator), "teller", "noemer", "")
    table = plain_table(columns, columns[2:5])
    for row in rows:
        table.add_row(
            row["code"],
            row["name"],
            _shown(indicator, row["value"]),
            _count(row["numerator"]),
            _count(row["denominator"]),
            missing_reason(Status(row["status"])),
        )
    return [heading(f"{indicator.name}, {period}"), table, line(""), line(origin)]


def group(found: GroupAnswer, edition: Edition) -> Parts:
    """The peers of one municipality, nearest first, each with its reason, and what to know of the group."""
    own, members = found.municipality, found.group
    columns = ("code", "gemeente", "inwoners", "afstand", "waarom")
    table = plain_table(columns, columns[2:4])
    table.add_row(own.code, f"▶ {own.name}", dutch.number(own.inhabitants), "", "", style="bold")
    for m in found.members:
        size, distance = dutch.number(m.inhabitants), dutch.number(m.distance, 2)
        table.add_row(m.code, f"  {m.name}", size, distance, m.reason)
    return [
        heading(f"Vergelijkingsgroep van {own.name}, {found.asked.year}"),
        table,
        line(""),
        *(line(notice) for notice in peers.notices(members)),
        *(line(remark) for remark in narrative_group.remarks(found)),
        line(f"Gekozen {narrative_group.basis(members)} ({members.choice})."),
        line(f"Bron: CBS, inwoners op 1 januari. Editie {edition.info.id}."),
    ]


def comparison(found: Comparison) -> Parts:
    """One indicator of one municipality among its peers, highest value first."""
    indicator, asked, own = found.indicator, found.asked, found.municipality
    columns = ("gemeente", "inwoners", _value_heading(indicator))
    period = f"{REPORT_NAMES[asked.report]} {asked.year}"
    table = plain_table(columns, columns[1:])
    rows = [(p.value, f"  {p.name}", p.inhabitants, "") for p in found.peers]
    rows.append((found.value, f"▶ {own.name}", own.inhabitants, "bold"))
    for value, name, inhabitants, style in sorted(rows, key=_highest_first):
        table.add_row(name, dutch.number(inhabitants), _shown(indicator, value), style=style)
    return [
        heading(f"{indicator.name}: {own.name}, {period}"),
        table,
        line(""),
        *(line(text) for text in _standing(found)),
        *(line(notice) for notice in peers.notices(found.group)),
        *(line(text) for text in _comparable(found)),
        line(f"Bron: {found.source}. Editie {found.edition}."),
    ]


def _standing(found: Comparison) -> list[str]:
    standing, indicator, name = found.standing, found.indicator, found.municipality.name
    lines = [f"{name}: {_with_unit(indicator, found.value)}{_why_missing(found.status)}"]
    if standing.median is not None:
        middle = f"{dutch.marked('Mediaan van de groep', found.example)}: {_with_unit(indicator, standing.median)}"
        if standing.p25 is not None and standing.p75 is not None:
            half = dutch.between(_shown(indicator, standing.p25), _shown(indicator, standing.p75))
            middle += f"; de middelste helft: {half}"
        lines.append(middle)
    if standing.below is not None:
        lines.append(
            f"Van de {standing.n_delivered} gemeenten met een cijfer "
            f"{'is' if standing.below == 1 else 'zijn'} er {standing.below} lager en "
            f"{standing.above} hoger."
        )
    lines.append(f"Cijfers: {standing.n_delivered} van {standing.n} gemeenten in de groep.")
    return lines


def _comparable(found: Comparison) -> list[str]:
    if found.example:
        return [f"Vergelijkbaarheidstoets: niet van toepassing; {MADE_UP}."]
    verdict = {
        Outcome.PASSES: "doorstaan.",
        Outcome.FAILS: "niet doorstaan, dus geen bedrag aan mogelijke ruimte.",
        Outcome.UNKNOWN: "niet te maken, dus geen bedrag aan mogelijke ruimte.",
    }[found.comparable.outcome]
    reasons = [f"- {dutch.upper_first(reason)}." for reason in found.comparable.reasons]
    return [f"Vergelijkbaarheidstoets: {verdict}", *reasons]


def _sentences(reasons: Sequence[str]) -> str:
    return " ".join(f"{dutch.upper_first(reason)}." for reason in reasons)


def _value_heading(indicator: Indicator) -> str:
    return indicator.unit.value


def _with_unit(indicator: Indicator, figure: float | None) -> str:
    words = dutch.unit_words(indicator.unit) if figure is not None else ""
    return f"{_shown(indicator, figure)} {words}".rstrip()


def _shown(indicator: Indicator, figure: float | None) -> str:
    return dutch.value(figure, indicator.unit, indicator.decimals)


def _count(figure: float | None) -> str:
    return "" if figure is None else dutch.number(figure)


def _why_missing(status: Status) -> str:
    reason = missing_reason(status)
    return f" ({reason})" if reason else ""


def _highest_first(row: tuple[float | None, str, int, str]) -> tuple[bool, float, str]:
    value, name, _, _ = row
    return value is None, -(value or 0.0), name.strip("▶ ")
