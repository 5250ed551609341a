"""The tables of a theme: its figures, its questionnaire, and those of the channels."""

from benchmark import answers, dutch, narrative
from benchmark.answers import Question
from benchmark.answers.channels import CHANNELS, composition, volumes
from benchmark.dutch import number
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts


def theme_values(view: View, asked: Question, key: str) -> Table:
    """Every figure of a theme: own value, middle municipality, middle half, place, how many delivered."""
    answer = answers.theme(view, asked, key)
    if not answer.found:
        raise SpiegelError(
            f"Voor het thema {answer.theme.name} leverde nog niemand cijfers.",
            "Download de vragenlijst, of kijk in Oefenmodus.",
        )
    rows = []
    for found in answer.found:
        comparison, standing = found.comparison, found.comparison.standing
        rows.append(
            (
                cell(comparison.indicator.name),
                cell(comparison.indicator.code),
                cell(comparison.indicator.unit.value),
                cell(comparison.municipality.name),
                parts.shown(comparison, comparison.value, comparison.status.value),
                parts.shown(comparison, standing.median),
                parts.shown(comparison, standing.p25),
                parts.shown(comparison, standing.p75),
                cell(narrative.place_or_reason(comparison)),
                cell(f"{standing.n_delivered} van {standing.n}"),
                cell(narrative.status(comparison)),
            )
        )
    name = dutch.marked(answer.name, answer.example)
    period = narrative.period(asked.year, asked.report)
    sources = sorted({d.comparison.source for d in answer.found})
    return Table(
        caption=f"{answer.theme.name}: {name} en de vergelijkingsgroep, {period}",
        columns=(
            "Cijfer",
            "Code",
            "Eenheid",
            "Gemeente",
            "Eigen cijfer",
            "Middelste",
            "Kwart zit onder",
            "Kwart zit boven",
            "Plaats in de groep",
            "Gemeenten met een cijfer",
            "Status",
        ),
        rows=rows,
        numeric=frozenset({4, 5, 6, 7}),
        notes=(f"Bron: {'; '.join(sources)}. Editie {view.edition.info.id}.",),
        example=all(d.comparison.example for d in answer.found),
    )


def questionnaire(view: View, asked: Question, key: str) -> Table:
    """What a municipality is asked to deliver for a theme: every count with its definition, to fill in."""
    catalogue = view.edition.catalogue
    theme = next((t for t in catalogue.themes if t.key == key), None)
    if theme is None:
        raise SpiegelError(
            f"Het thema '{key[:40]}' is er niet.", "Kies een thema op de pagina Cijfers."
        )
    name = view.edition.municipalities.name(asked.gemeente)
    rows = []
    for indicator in catalogue.of_theme(key):
        if indicator.has_figures:
            continue
        for word, part in (("teller", indicator.numerator), ("noemer", indicator.denominator)):
            if part is None or part.terms:
                continue
            rows.append(
                (
                    cell(indicator.code),
                    cell(indicator.name),
                    cell(word),
                    cell(parts.words(part.text)),
                    cell(part.unit),
                    cell(indicator.definition),
                    nothing("in te vullen"),
                )
            )
    if not rows:
        raise SpiegelError(
            f"Voor het thema {theme.name} is niets te leveren.", "Alle cijfers zijn openbaar."
        )
    return Table(
        caption=f"Vragenlijst {theme.name}, {name}, {asked.year}",
        columns=("Code", "Cijfer", "Deel", "Wat te tellen", "Eenheid", "Definitie", "Antwoord"),
        rows=rows,
        notes=(
            "Houdt u iets niet bij, laat het dan leeg en zet er 'niet bijgehouden' bij. Vul geen nul in.",
            f"Vragenlijst uit editie {view.edition.info.id}.",
        ),
    )


def composition_values(view: View, asked: Question, _: str) -> Table:
    """The shares of the four channels: own, every peer, and the mean of those that add up."""
    found = {code: answers.compare(view, asked, code) for code, _name in CHANNELS}
    answer = composition(view, asked)
    first = next(iter(found.values()))
    columns = ["Gemeente", *(name for _, name in CHANNELS), "Telt mee in het gemiddelde"]

    def row(name: str, shares: list[float | None], counts: str) -> tuple[Cell, ...]:
        shown = [
            nothing("geen cijfer") if s is None else cell(f"{number(s, 1)}%", s) for s in shares
        ]
        return (cell(name), *shown, cell(counts))

    own = [c.value for c in found.values()]
    rows = [row(first.municipality.name, own, "nee, eigen gemeente")]
    for peers in zip(*(c.peers for c in found.values()), strict=True):
        shares = [p.value for p in peers]
        name = peers[0].name
        missing = any(s is None for s in shares)
        rows.append(row(name, shares, "nee" if missing or name in answer.left_out else "ja"))
    if answer.mean is not None:
        mean = "Gemiddelde van de groep"
        label = dutch.marked(mean, answer.example)
        rows.append(row(label, list(answer.mean), f"{answer.n_complete} gemeenten"))
    return Table(
        caption=f"Kanalen van {first.municipality.name} en de vergelijkingsgroep, {asked.year}",
        columns=columns,
        rows=rows,
        numeric=frozenset({1, 2, 3, 4}),
        own=frozenset({0}),
        notes=parts.about(first),
        example=answer.example,
    )


def volume_values(view: View, asked: Question, _: str) -> Table:
    """Contacts per 1,000 inhabitants over digital and telephone, per year, own and middle of the group."""
    answer = volumes(view, asked)
    if not answer.channels[0].years:
        raise SpiegelError("Van de kanalen zijn er geen cijfers.", "Kijk in Oefenmodus.")
    years = [y for y, _, _ in answer.channels[0].years]

    def shown(figure: float | None) -> Cell:
        return nothing("geen cijfer") if figure is None else cell(number(figure), figure)

    rows = [
        (cell(str(year), year), *(shown(v) for c in answer.channels for v in c.years[n][1:]))
        for n, year in enumerate(years)
    ]
    columns = ["Jaar"]
    middle = dutch.marked("middelste", answer.example)
    for channel in answer.channels:
        columns += [f"{channel.name}, {answer.name}", f"{channel.name}, {middle}"]
    return Table(
        caption=f"Contacten per 1.000 inwoners van {answer.name} en de vergelijkingsgroep",
        columns=columns,
        rows=rows,
        numeric=frozenset({1, 2, 3, 4}),
        notes=(f"Bron: {answer.source}; inwoners: CBS. Editie {view.edition.info.id}.",),
        example=answer.example,
    )
