"""The tables of one municipality over all its figures: overview, group, room, books, data."""

from benchmark import answers, checks, narrative
from benchmark.answers import Question
from benchmark.checks.sentences import NAMES
from benchmark.errors import NoFigures
from benchmark.viewing import View
from dashboard.components.table import Table, cell
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
                cell(narrative.place_in_group(comparison) or "niet te zeggen"),
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
        caption=f"Cijfers {narrative.origin(i for i, *_ in answer.indicators)}, {narrative.period(asked.year, asked.report)}",
        columns=(
            "Cijfer",
            "Code",
            view.edition.municipalities.name(asked.gemeente),
            "Gemeenten met een cijfer",
        ),
        rows=rows,
        notes=(f"Editie {view.edition.info.id}.",),
    )
