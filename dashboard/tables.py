"""What stands in the table and the download behind each chart."""

from collections.abc import Callable

from benchmark import answers, checks, narrative
from benchmark.answers import Comparison, Question
from benchmark.answers.comparison import missing_reason
from benchmark.checks.sentences import NAMES
from benchmark.dutch import number, percent
from benchmark.errors import NoFigures, SpiegelError
from benchmark.viewing import View
from benchmark.vocabulary import Status
from dashboard.components.table import Cell, Table, cell, nothing

Builder = Callable[[View, Question, str], Table]


def _figure(comparison: Comparison, figure: float | None, status: str = "") -> Cell:
    if figure is None:
        return nothing(missing_reason(Status(status)) if status else "geen cijfer")
    return cell(narrative.figure(comparison, figure), figure)


def _about(comparison: Comparison) -> tuple[str, ...]:
    asked = comparison.asked
    period = narrative.period(asked.year, asked.report)
    return (f"Bron: {comparison.source}. {period}. Editie {comparison.edition}.",)


def _heading(comparison: Comparison) -> str:
    unit = comparison.indicator.unit.value
    return f"{comparison.indicator.name} ({unit})"


def group_values(view: View, asked: Question, code: str) -> Table:
    """Own municipality and every peer, from high to low, with numerator and denominator."""
    comparison = answers.compare(view, asked, code)
    rows_of = comparison.everyone.rows
    sizes = {p.code: p.inhabitants for p in comparison.peers}
    sizes[asked.gemeente] = comparison.municipality.inhabitants
    order = sorted(sizes, key=lambda c: -(rows_of[c].value or float("-inf")))
    rows = []
    for gemeente in order:
        row = rows_of[gemeente]
        rows.append(
            (
                cell(row.name),
                cell(gemeente),
                cell(number(sizes[gemeente]), sizes[gemeente]),
                _figure(comparison, row.value, row.status),
                _amount(row.numerator),
                _amount(row.denominator),
            )
        )
    part = comparison.indicator.numerator, comparison.indicator.denominator
    return Table(
        caption=f"{comparison.municipality.name} en de vergelijkingsgroep: {_heading(comparison)}",
        columns=(
            "Gemeente",
            "Code",
            "Inwoners",
            comparison.indicator.unit.value,
            _words(part[0].text),
            _words(part[1].text if part[1] else "noemer"),
        ),
        rows=rows,
        numeric=frozenset({2, 3, 4, 5}),
        own=frozenset({order.index(asked.gemeente)}),
        notes=_about(comparison),
    )


def _words(text: str) -> str:
    return text[:1].upper() + text[1:]


def _amount(figure: float | None) -> Cell:
    return nothing("geen cijfer") if figure is None else cell(number(figure), figure)


def all_values(view: View, asked: Question, code: str) -> Table:
    """Every municipality of the year, in order of name; peers are marked in words."""
    comparison = answers.compare(view, asked, code)
    peers = {p.code for p in comparison.peers}
    rows, own = [], []
    for n, row in enumerate(sorted(comparison.everyone.rows.values(), key=lambda r: r.name)):
        mine = row.code == asked.gemeente
        own += [n] if mine else []
        role = "eigen gemeente" if mine else "in de groep" if row.code in peers else ""
        rows.append(
            (
                cell(row.name),
                cell(row.code),
                _figure(comparison, row.value, row.status),
                _amount(row.numerator),
                _amount(row.denominator),
                cell(role),
            )
        )
    return Table(
        caption=f"Alle gemeenten: {_heading(comparison)}",
        columns=("Gemeente", "Code", comparison.indicator.unit.value, "Teller", "Noemer", "Groep"),
        rows=rows,
        numeric=frozenset({2, 3, 4}),
        own=frozenset(own),
        notes=_about(comparison),
    )


def trend_values(view: View, asked: Question, code: str) -> Table:
    """Account years with own value, the middle municipality, the middle half, and the budget beside."""
    answer = answers.trend(view, asked, code)
    comparison = answers.compare(view, asked, code)
    rows = []
    for year in answer.years:
        standing = year.standing
        rows.append(
            (
                cell(str(year.year), year.year),
                _figure(comparison, year.value, year.status),
                _figure(comparison, standing.median),
                _figure(comparison, standing.p25),
                _figure(comparison, standing.p75),
                cell(f"{standing.n_delivered} van {standing.n}"),
                _figure(comparison, year.budget),
            )
        )
    name = comparison.municipality.name
    return Table(
        caption=f"{name} door de jaren: {_heading(comparison)}",
        columns=(
            "Jaarrekening",
            name,
            "Middelste gemeente",
            "Kwart zit onder",
            "Kwart zit boven",
            "Gemeenten met een cijfer",
            f"Begroting {name}",
        ),
        rows=rows,
        numeric=frozenset({1, 2, 3, 4, 6}),
        notes=_about(comparison),
    )


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
                _figure(comparison, comparison.value, comparison.status.value),
                _figure(comparison, standing.median),
                _figure(comparison, standing.p25),
                _figure(comparison, standing.p75),
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
    rows = []
    for line in answer.lines:
        comparison = line.comparison
        rows.append(
            (
                cell(line.line.name),
                cell(line.line.indicator),
                _figure(comparison, comparison.value, comparison.status.value),
                _figure(comparison, line.reference),
                cell(narrative.difference(line) or "niet te zeggen"),
                nothing("geen raming")
                if line.gap is None
                else cell(f"€ {number(line.gap)}", line.gap),
                cell(narrative.line(line)),
            )
        )
    return Table(
        caption=f"Mogelijke ruimte {answer.name}, jaarrekening {asked.year}, ruwe schatting",
        columns=(
            "Lijn",
            "Cijfer",
            answer.name,
            "Referentie: middelste gemeente",
            "Verschil",
            "Euro per jaar",
            "Wat dit zegt",
        ),
        rows=rows,
        numeric=frozenset({2, 3, 5}),
        notes=(narrative.BY_DEFINITION, f"Editie {answer.edition}."),
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


def provenance(view: View, asked: Question, code: str) -> Table:
    """The source cells of a figure and what is done with them."""
    comparison = answers.compare(view, asked, code)
    cells = view.provenance(comparison.indicator.code, asked)
    variants = {v.key: v.name for v in comparison.indicator.variants}
    rows = [
        (
            cell(measure_name(view, row["measure"])),
            cell(row["measure"]),
            cell({"numerator": "teller", "denominator": "noemer"}[row["part"]]),
            cell("erbij" if row["sign"] > 0 else "eraf"),
            cell(number(row["amount"]), row["amount"]),
            cell(f"{row['source']}, {row['table_id']}"),
            cell(variants.get(row["variant"], "hoofdcijfer")),
        )
        for row in cells.iter_rows(named=True)
    ]
    if not rows or comparison.value is None:
        raise SpiegelError(
            f"Voor {comparison.municipality.name} is er geen bron: het cijfer ontbreekt."
        )
    shown = narrative.with_unit(comparison, comparison.value)
    return Table(
        caption=f"Waar {shown} van {comparison.municipality.name} vandaan komt",
        columns=("Wat", "Meetwaarde", "Deel", "Teken", "Bedrag of aantal", "Bron", "Voor"),
        rows=rows,
        numeric=frozenset({4}),
        notes=_about(comparison),
    )


def measure_name(view: View, measure: str) -> str:
    """A measure in words: "Lasten van taakveld 0.2 (Burgerzaken)"."""
    if measure == "cbs.inwoners":
        return "Inwoners op 1 januari"
    if measure == "gemeentefonds.woonruimten":
        return "Woonruimten in het gemeentefonds 2025"
    _, flow, what = measure.split(".", 2)
    field = view.edition.task_fields.get(what)
    return f"{_words(flow)} van taakveld {what} ({field})" if field else f"{_words(flow)}: {what}"


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


BUILDERS: dict[str, Builder] = {
    "verdeling": group_values,
    "alle": all_values,
    "trend": trend_values,
    "kaart": group_values,
    "rangorde": group_values,
    "overzicht": overview_values,
    "groep": group_members,
    "ligging": group_members,
    "ruimte": room_lines,
    "boeking": booking_tests,
    "herkomst": provenance,
    "bevindingen": findings,
    "aanwezig": catalogue_values,
}
