"""The tables behind the figures of one indicator."""

from benchmark import answers, dutch, narrative
from benchmark.answers import Question
from benchmark.answers.execution import execution, members_of, subject_of
from benchmark.dutch import number
from benchmark.errors import SpiegelError
from benchmark.narrative import trend as narrative_trend
from benchmark.viewing import View
from benchmark.vocabulary import Role
from dashboard.components.table import Table, cell
from dashboard.tables import parts


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
                parts.shown(comparison, row.value, row.status),
                parts.amount(row.numerator),
                parts.amount(row.denominator),
            )
        )
    part = comparison.indicator.numerator, comparison.indicator.denominator
    return Table(
        caption=f"{comparison.municipality.name} en de vergelijkingsgroep: {parts.heading(comparison)}",
        columns=(
            "Gemeente",
            "Code",
            "Inwoners",
            comparison.indicator.unit.value,
            parts.words(part[0].text),
            parts.words(part[1].text if part[1] else "noemer"),
        ),
        rows=rows,
        numeric=frozenset({2, 3, 4, 5}),
        own=frozenset({order.index(asked.gemeente)}),
        notes=parts.about(comparison),
        example=comparison.example,
    )


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
                parts.shown(comparison, row.value, row.status),
                parts.amount(row.numerator),
                parts.amount(row.denominator),
                cell(role),
            )
        )
    return Table(
        caption=f"Alle gemeenten: {parts.heading(comparison)}",
        columns=("Gemeente", "Code", comparison.indicator.unit.value, "Teller", "Noemer", "Groep"),
        rows=rows,
        numeric=frozenset({2, 3, 4}),
        own=frozenset(own),
        notes=parts.about(comparison),
        example=comparison.example,
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
                parts.shown(comparison, year.value, year.status),
                parts.shown(comparison, standing.median),
                parts.shown(comparison, standing.p25),
                parts.shown(comparison, standing.p75),
                cell(f"{standing.n_delivered} van {standing.n}"),
                parts.shown(comparison, year.budget),
            )
        )
    name = answer.name
    return Table(
        caption=f"{name} door de jaren: {narrative_trend.caption(answer)}",
        columns=(
            "Jaarrekening",
            name,
            dutch.marked("Middelste gemeente", answer.example),
            "Kwart zit onder",
            "Kwart zit boven",
            "Gemeenten met een cijfer",
            f"Begroting {name}",
        ),
        rows=rows,
        numeric=frozenset({1, 2, 3, 4, 6}),
        notes=(*narrative_trend.notes(answer), *parts.about(comparison)),
        example=answer.example,
    )


def provenance(view: View, asked: Question, code: str) -> Table:
    """The source cells of a figure and what is done with them."""
    comparison = answers.compare(view, asked, code)
    cells = view.provenance(comparison.indicator.code, asked)
    variants = {v.key: v.name for v in comparison.indicator.variants}
    rows = [
        (
            cell(dutch.marked(measure_name(view, row["measure"]), row["status"] == "example")),
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
    shown = dutch.marked(narrative.with_unit(comparison, comparison.value), comparison.example)
    return Table(
        caption=f"Waar {shown} van {comparison.municipality.name} vandaan komt",
        columns=("Wat", "Meetwaarde", "Deel", "Teken", "Bedrag of aantal", "Bron", "Voor"),
        rows=rows,
        numeric=frozenset({4}),
        notes=parts.about(comparison),
        example=comparison.example,
    )


def measure_name(view: View, measure: str) -> str:
    """A measure in words: "Lasten van taakveld 0.2 (Burgerzaken)"."""
    if measure == "cbs.inwoners":
        return "Inwoners op 1 januari"
    if measure == "gemeentefonds.woonruimten":
        return "Woonruimten in het gemeentefonds 2025"
    kind, flow, what = measure.split(".", 2)
    if kind == "levering":  # an example today, a delivery later
        indicator = view.edition.catalogue.indicator(flow)
        part = indicator.numerator if what == "teller" else indicator.denominator
        return parts.words(part.text if part else what)
    field = view.edition.task_fields.get(what)
    return (
        f"{parts.words(flow)} van taakveld {what} ({field})"
        if field
        else f"{parts.words(flow)}: {what}"
    )


def execution_values(view: View, asked: Question, code: str) -> Table:
    """Every municipality in the register for the task: organisation, role, value, and the source of the row."""
    comparison = answers.compare(view, asked, code)
    indicator = comparison.indicator
    answer = execution(view, asked, code)
    if answer is None:
        raise SpiegelError(
            f"Voor '{indicator.name}' is er geen register van uitvoerders.",
            "Kies een ander cijfer.",
        )
    register = members_of(view, subject_of(indicator) or "", asked.year)
    rows_of = comparison.everyone.rows
    known = sorted(
        (executor.organisation, rows_of[c].name, c)
        for c, (executor, _) in register.items()
        if c in rows_of
    )
    rows = []
    for organisation, name, c in known:
        executor, member = register[c]
        net = answer.net and member.role is Role.HOST
        rows.append(
            (
                cell(organisation),
                cell(name),
                cell(c),
                cell(member.role.value),
                cell(str(member.first_year), member.first_year),
                parts.shown(comparison, answer.values[c], rows_of[c].status),
                cell("netto" if net else "zoals geboekt" if indicator.unit.is_money else ""),
                cell(member.source or executor.source),
            )
        )
    return Table(
        caption=f"Wie voert dit voor anderen uit: {parts.heading(comparison)}",
        columns=(
            "Organisatie",
            "Gemeente",
            "Code",
            "Rol",
            "Sinds",
            indicator.unit.value,
            "Netto of bruto",
            "Bron",
        ),
        rows=rows,
        numeric=frozenset({5}),
        own=frozenset(n for n, (_, _, c) in enumerate(known) if c == asked.gemeente),
        notes=parts.about(comparison),
        example=comparison.example,
    )
