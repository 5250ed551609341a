"""The tables of the page Vergelijk. The code in their link holds the selection: codes joined by a dash,
those of municipalities start with GM."""

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.dutch import number
from benchmark.errors import SpiegelError
from benchmark.narrative import beside as narrative_beside
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell
from dashboard.tables import parts


def read(code: str) -> tuple[str, str]:
    """The municipalities and the figures in the code of a link, each joined by a dash."""
    found = [part for part in code.split("-") if part]
    own = [p.upper().startswith("GM") for p in found]
    return (
        "-".join(p for p, is_own in zip(found, own, strict=True) if is_own),
        "-".join(p for p, is_own in zip(found, own, strict=True) if not is_own),
    )


def beside_values(view: View, asked: Question, code: str) -> Table:
    """One row per figure and municipality: value, how it lies to the own one, status, books."""
    chosen = answers.choose(view, asked, *read(code))
    answer = answers.beside(view, asked, chosen.others, chosen.figures)
    if not answer.rows:
        raise SpiegelError(
            "Van deze cijfers is er niets om naast elkaar te zetten.", "Kies andere cijfers."
        )
    rows: list[tuple[Cell, ...]] = []
    own: list[int] = []
    for row in answer.rows:
        comparison = row.comparison
        for n, place in enumerate(row.places):
            own += [len(rows)] if n == 0 else []
            rows.append(
                (
                    cell(comparison.indicator.name),
                    cell(comparison.indicator.code),
                    cell(comparison.indicator.unit.value),
                    cell(place.name),
                    cell(place.code),
                    parts.shown(comparison, place.value, place.status.value),
                    cell(narrative_beside.against(place.likeness, own=n == 0)),
                    cell(narrative_beside.standing(place.status)),
                    cell(narrative_beside.FAILS if place.fails else ""),
                )
            )
    period = narrative.period(asked.year, asked.report)
    sources = sorted({r.comparison.source for r in answer.rows})
    name = answer.rows[0].places[0].name
    return Table(
        caption=f"{name} naast andere gemeenten, {period}",
        columns=(
            "Cijfer", "Code", "Eenheid", "Gemeente", "Gemeentecode", "Waarde",
            "Vergeleken met de eigen gemeente", "Status", "Boeking",
        ),
        rows=rows,
        numeric=frozenset({5}),
        own=frozenset(own),
        notes=(f"Bron: {'; '.join(sources)}. {period}. Editie {view.edition.info.id}.",),
    )  # fmt: skip


def relation_values(view: View, asked: Question, code: str) -> Table:
    """Every municipality with both figures, in order of name; who counts in the relation stands beside."""
    met, figures = read(code)
    axes = [*figures.split("-"), "", ""]
    x, y, _ = answers.pair(view, asked, axes[0], axes[1])
    answer = answers.relation(view, asked, x, y)
    peers = {p.code for p in answer.x.peers}
    chosen = set(answers.choose(view, asked, met).others) if met else set()
    rows, own = [], []
    for n, dot in enumerate(sorted(answer.dots, key=lambda d: d.name)):
        mine = dot.code == asked.gemeente
        own += [n] if mine else []
        roles = ["in de groep"] * (dot.code in peers) + ["gekozen"] * (dot.code in chosen)
        rows.append(
            (
                cell(dot.name),
                cell(dot.code),
                cell(number(dot.inhabitants), dot.inhabitants),
                parts.shown(answer.x, dot.x),
                parts.shown(answer.y, dot.y),
                cell("eigen gemeente" if mine else ", ".join(roles)),
                cell("ja" if dot.counts else f"nee: {narrative_beside.FAILS}"),
            )
        )
    sources = sorted({answer.x.source, answer.y.source})
    period = narrative.period(asked.year, asked.report)
    return Table(
        caption=f"{narrative_beside.relation_headline(answer)}: {period}",
        columns=(
            "Gemeente", "Code", "Inwoners", narrative_beside.column(answer.x),
            narrative_beside.column(answer.y), "Groep", "Telt mee in het verband",
        ),
        rows=rows,
        numeric=frozenset({2, 3, 4}),
        own=frozenset(own),
        notes=(
            narrative_beside.relation(answer),
            narrative_beside.relation_numbers(answer),
            f"Bron: {'; '.join(sources)}. Editie {view.edition.info.id}.",
        ),
    )  # fmt: skip
