"""The tables of room for savings: ranges per line, the steps of one line, cover; the file has unrounded amounts."""

from collections.abc import Sequence

from benchmark import answers, dutch, narrative
from benchmark.answers import LineEstimate, Question
from benchmark.dutch import number, percent_reached
from benchmark.errors import SpiegelError
from benchmark.narrative import savings as narrative_savings
from benchmark.narrative import steps as narrative_steps
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts


def room_lines(view: View, asked: Question, _: str) -> Table:
    """Every line: unit costs over the account years, low, middle and high, stress; or the reason."""
    answer = answers.room_for_savings(view, asked)
    caption = f"Mogelijke ruimte {answer.name}, jaarrekening {asked.year}, ruwe schatting"
    return _lines(answer.lines, answer.name, caption, answer.edition)


def practice_lines(view: View, asked: Question, _: str) -> Table:
    """The same for the unit costs that were made up; only in Oefenmodus."""
    answer = answers.room_for_savings(view, asked)
    if not answer.practice:
        raise SpiegelError("Er zijn geen voorbeeldbedragen.", "Kijk in Oefenmodus.")
    name = dutch.example(answer.name)
    caption = f"Voorbeeldbedragen {name}, {asked.year}, verzonnen"
    return _lines(answer.practice, name, caption, answer.edition)


def _lines(lines: Sequence[LineEstimate], name: str, caption: str, edition: str) -> Table:
    rows = []
    for line in lines:
        found, basis, example = line.anatomy, line.basis, line.comparison.example
        amounts = (None, None, None) if found is None else (found.low, found.central, found.high)
        stress = found.stress if found else None
        rows.append(
            (
                cell(line.line.name),
                cell(line.line.indicator),
                cell(line.comparison.indicator.unit.value),
                parts.shown(line.comparison, basis.own if basis else line.comparison.value),
                parts.shown(line.comparison, found.reference if found else line.reference),
                *(_euros(amount, example) for amount in amounts),
                nothing("geen")
                if stress is None
                else cell(percent_reached(stress.share), stress.share),
                cell(narrative_savings.line(line)),
            )
        )
    level = narrative_savings.LEVELS[lines[0].level] if lines else ""
    years = sorted({y for line in lines if line.basis for y in line.basis.years})
    over = f", gemiddeld over {dutch.listing([str(y) for y in years])}" if years else ""
    return Table(
        caption=f"{caption}{over}",
        columns=(
            "Lijn",
            "Cijfer",
            "Eenheid",
            name,
            f"Referentie: {level}",
            "Laag, euro per jaar",
            "Midden, euro per jaar",
            "Hoog, euro per jaar",
            "Zelfde uitkomst, deel van de groepen",
            "Wat dit zegt",
        ),
        rows=rows,
        numeric=frozenset({3, 4, 5, 6, 7, 8}),
        notes=(narrative.BY_DEFINITION, f"Editie {edition}."),
        example=any(line.comparison.example for line in lines),
    )


def _euros(amount: float | None, example: bool) -> Cell:
    """Two significant digits on the screen, whole in the file."""
    if amount is None:
        return nothing("geen raming")
    return cell(dutch.marked(dutch.amount(amount), example), amount)


def line_steps(view: View, asked: Question, key: str) -> Table:
    """The steps of one line, from the gross gap to the middle of the range."""
    answer = answers.room_for_savings(view, asked)
    line = answers.line_with_amount(view, asked, key)
    assert line.anatomy is not None
    catalogue, example = view.edition.catalogue, line.comparison.example
    rows = [
        (
            cell(narrative_steps.name(line, name)),
            _euros(amount, example),
            cell(narrative_steps.step(line, name, catalogue)),
        )
        for name, amount in line.anatomy.steps
    ]
    rows.append(
        (cell("Aannemelijk"), _euros(line.anatomy.central, example), cell("midden van het bereik"))
    )
    name = dutch.marked(answer.name, example)
    return Table(
        caption=f"{line.line.name}: van bruto verschil naar aannemelijk, {name} {asked.year}",
        columns=("Stap", "Euro per jaar", "Waarom"),
        rows=rows,
        numeric=frozenset({1}),
        own=frozenset({len(rows) - 1}),
        notes=(narrative_savings.line(line), narrative.BY_DEFINITION, f"Editie {answer.edition}."),
        example=example,
    )


def line_peers(view: View, asked: Question, key: str) -> Table:
    """Who counts in the reference of a line: unit cost over the account years, and whether in the shown group."""
    line = answers.line_with_amount(view, asked, key)
    basis, found, comparison = line.basis, line.anatomy, line.comparison
    assert basis is not None and found is not None
    rows, reaching = comparison.everyone.rows, {r.code for r in line.reaching}
    sizes = dict(
        view.edition.municipalities.in_year(asked.year).select("code", "inhabitants").iter_rows()
    )
    body = [
        (
            cell(rows[code].name),
            cell(code),
            cell(number(sizes[code]), sizes[code]),
            parts.shown(comparison, cost),
            cell("erbij gekomen" if code in line.group.added else "in de groep"),
            cell("ja" if code in reaching else "nee"),
        )
        for code, cost in basis.peers.items()
    ]
    years = dutch.listing([str(y) for y in basis.years])
    return Table(
        caption=f"Wie tellen mee bij {line.line.name}: gemeenten die de toets doorstaan, gemiddeld over {years}",
        columns=(
            "Gemeente",
            "Code",
            f"Inwoners {asked.year}",
            comparison.indicator.unit.value,
            "Groep",
            "Op of onder de referentie",
        ),
        rows=body,
        numeric=frozenset({2, 3}),
        notes=(
            narrative_savings.added(line) or "Alle gemeenten staan in de groep.",
            f"Editie {comparison.edition}.",
        ),
        example=comparison.example,
    )


def line_groups(view: View, asked: Question, key: str) -> Table:
    """The amount of a line in every reasonable group, from low to high; under zero is under the reference."""
    line = answers.line_with_amount(view, asked, key)
    stress = line.anatomy.stress if line.anatomy else None
    if stress is None or not stress.amounts:
        raise SpiegelError(
            "Voor deze lijn zijn er te weinig redelijke groepen.", "Kies een andere lijn."
        )
    example = line.comparison.example
    name = dutch.marked(line.comparison.municipality.name, example)
    return Table(
        caption=f"{line.line.name}: het verschil in elke redelijke groep, van laag naar hoog, {name} {asked.year}",
        columns=("Groep", "Euro per jaar"),
        rows=[
            (cell(number(n), n), _euros(amount, example))
            for n, amount in enumerate(stress.amounts, 1)
        ],
        numeric=frozenset({0, 1}),
        notes=(
            f"{dutch.upper_first(narrative_savings.stress(line))}. {narrative_savings.band(line)}",
            f"Editie {line.comparison.edition}.",
        ),
        example=example,
    )


def cover(view: View, asked: Question, _: str) -> Table:
    """Fees and overhead, which are in no amount."""
    answer = answers.room_for_savings(view, asked)
    rows = [
        (
            cell(found.indicator.name),
            cell(found.indicator.code),
            parts.shown(found, found.value, found.status.value),
            parts.shown(found, found.standing.median),
            cell("leges en baten" if line.kind == "fees" else "overhead"),
            cell(line.reason),
        )
        for line, found in answer.cover
    ]
    period = narrative.period(asked.year, asked.report)
    return Table(
        caption=f"Dekking en overhead {answer.name}, {period}; telt in geen enkel bedrag mee",
        columns=("Cijfer", "Code", answer.name, "Middelste", "Soort", "Waarom geen besparing"),
        rows=rows,
        numeric=frozenset({2, 3}),
        notes=(f"Editie {answer.edition}.",),
    )
