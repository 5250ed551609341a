"""The tables of one municipality over all its figures: overview, group, room, books, data."""

from collections.abc import Sequence

from benchmark import answers, checks, dutch, narrative
from benchmark.answers import LineEstimate, Question
from benchmark.checks.sentences import NAMES
from benchmark.dutch import number, percent
from benchmark.errors import NoFigures, SpiegelError
from benchmark.viewing import View
from dashboard.components.table import Table, cell, nothing
from dashboard.tables import parts


def overview_values(view: View, asked: Question, _: str) -> Table:
    """Every indicator with figures: own value, middle municipality, middle half, place, test."""
    rows = []
    for indicator in view.edition.catalogue.with_figures():
        try:
            comparison = answers.compare(view, asked, indicator.code)
        except NoFigures:
            continue
        standing = comparison.standing
        rows.append(
            (
                cell(indicator.name),
                cell(indicator.code),
                cell(indicator.unit.value),
                parts.shown(comparison, comparison.value, comparison.status.value),
                parts.shown(comparison, standing.median),
                parts.shown(comparison, standing.p25),
                parts.shown(comparison, standing.p75),
                cell(narrative.place(comparison) or "niet te zeggen"),
                cell(narrative.outcome(comparison.comparable.outcome)),
            )
        )
    name = view.edition.municipalities.name(asked.gemeente)
    period = narrative.period(asked.year, asked.report)
    return Table(
        caption=f"{name} en de vergelijkingsgroep, {period}",
        columns=(
            "Cijfer",
            "Code",
            "Eenheid",
            name,
            "Middelste",
            "Kwart zit onder",
            "Kwart zit boven",
            "Plaats in de groep",
            "Vergelijkbaarheidstoets",
        ),
        rows=rows,
        numeric=frozenset({3, 4, 5, 6}),
        notes=(f"Bron: CBS, Iv3. Editie {view.edition.info.id}.",),
    )


def group_members(view: View, asked: Question, _: str) -> Table:
    """Who is in the group, how far in size, and why."""
    group = answers.group_of(view.edition, asked)
    own = view.edition.municipalities.find(asked.gemeente, asked.year)
    rows = []
    for code, name, inhabitants, distance in group.rows:
        rows.append(
            (
                cell(name),
                cell(code),
                cell(number(inhabitants), inhabitants),
                cell(number(distance, 2), distance),
                cell(reason(own.inhabitants, inhabitants)),
            )
        )
    return Table(
        caption=f"De vergelijkingsgroep van {own.name} in {asked.year}, van dichtbij naar verder weg",
        columns=("Gemeente", "Code", f"Inwoners {asked.year}", "Afstand", "Waarom"),
        rows=rows,
        numeric=frozenset({2, 3}),
        notes=(
            "Afstand 0 is even groot; 0,69 is twee keer zo groot of half zo groot. "
            f"Editie {view.edition.info.id}.",
        ),
    )


def reason(own: int, peer: int) -> str:
    """Why a peer is alike: how much larger or smaller it is."""
    share = peer / own - 1
    if abs(share) < 0.005:
        return "even groot"
    if peer >= 2 * own or own >= 2 * peer:
        times = max(peer / own, own / peer)
        return f"{number(times, 1)} keer zo {'groot' if peer > own else 'klein'}"
    return f"{percent(abs(share))} {'groter' if share > 0 else 'kleiner'}"


def room_lines(view: View, asked: Question, _: str) -> Table:
    """Every line of room for savings: unit costs, difference, and the amount or the reason."""
    answer = answers.room_for_savings(view, asked)
    caption = f"Mogelijke ruimte {answer.name}, jaarrekening {asked.year}, ruwe schatting"
    return _room(answer.lines, answer.name, caption, answer.edition)


def practice_lines(view: View, asked: Question, _: str) -> Table:
    """The same for the unit costs that were made up; only in Oefenmodus."""
    answer = answers.room_for_savings(view, asked)
    if not answer.practice:
        raise SpiegelError("Er zijn geen voorbeeldbedragen.", "Kijk in Oefenmodus.")
    name = dutch.example(answer.name)
    caption = f"Voorbeeldbedragen {name}, {asked.year}, verzonnen"
    return _room(answer.practice, name, caption, answer.edition)


def _room(lines: Sequence[LineEstimate], name: str, caption: str, edition: str) -> Table:
    rows = []
    for line in lines:
        comparison = line.comparison
        amount = nothing("geen raming")
        if line.gap is not None:
            text = f"€ {number(line.gap)}"
            amount = cell(dutch.marked(text, comparison.example), line.gap)
        rows.append(
            (
                cell(line.line.name),
                cell(line.line.indicator),
                parts.shown(comparison, comparison.value, comparison.status.value),
                parts.shown(comparison, line.reference),
                cell(narrative.difference(line) or "niet te zeggen"),
                amount,
                cell(narrative.line(line)),
            )
        )
    return Table(
        caption=caption,
        columns=(
            "Lijn",
            "Cijfer",
            name,
            "Referentie: middelste gemeente",
            "Verschil",
            "Euro per jaar",
            "Wat dit zegt",
        ),
        rows=rows,
        numeric=frozenset({2, 3, 5}),
        notes=(narrative.BY_DEFINITION, f"Editie {edition}."),
        example=any(line.comparison.example for line in lines),
    )


def booking_tests(view: View, asked: Question, _: str) -> Table:
    """Every test of the comparability test, per subject."""
    answer = answers.booking_check(view, asked)
    rows = [
        (
            cell(subject.subject.name),
            cell(result.test.name),
            cell(result.found),
            cell(result.limit),
            cell(narrative.outcome(result.outcome)),
            cell(narrative.sentence_of(result.sentence) if result.sentence else ""),
        )
        for subject in answer.subjects
        for result in subject.results
    ]
    return Table(
        caption=f"Boekingscheck {answer.municipality.name}, jaarrekening {answer.year}",
        columns=("Onderwerp", "Toets", "Gevonden", "Grens", "Uitkomst", "Wat dit zegt"),
        rows=rows,
        notes=(f"Bron: CBS, Iv3. Editie {view.edition.info.id}.",),
    )


def findings(view: View, asked: Question, _: str) -> Table:
    """What the checks found for this municipality in this year."""
    answer = answers.completeness(view, asked)
    catalogue = view.edition.catalogue
    rows = [
        (cell(NAMES[row["check_name"]]), cell(checks.sentence(row, catalogue)))
        for row in answer.findings.iter_rows(named=True)
    ]
    name = view.edition.municipalities.name(asked.gemeente)
    return Table(
        caption=f"Wat de controles vonden bij {name}, {narrative.period(asked.year, asked.report)}",
        columns=("Controle", "Wat er gevonden is"),
        rows=rows or [(cell("alle controles"), cell("Geen bijzonderheden gevonden."))],
        notes=(f"Editie {view.edition.info.id}.",),
    )


def catalogue_values(view: View, asked: Question, _: str) -> Table:
    """Per indicator with figures: does this municipality have it, and how many do?"""
    answer = answers.completeness(view, asked)
    rows = [
        (
            cell(indicator.name),
            cell(indicator.code),
            cell("aanwezig" if own else "ontbreekt"),
            cell(f"{n} van {all_}" if all_ else "niet gepubliceerd"),
        )
        for indicator, own, n, all_ in answer.indicators
    ]
    return Table(
        caption=f"Cijfers uit open bronnen, {narrative.period(asked.year, asked.report)}",
        columns=(
            "Cijfer",
            "Code",
            view.edition.municipalities.name(asked.gemeente),
            "Gemeenten met een cijfer",
        ),
        rows=rows,
        notes=(f"Editie {view.edition.info.id}.",),
    )
