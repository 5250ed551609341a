"""The appendix on the group: how it was chosen, whether it fits, and with names who is in it and why.

A group on likeness is another one for every theme, because other circumstances count; each then has its own table.
"""

from collections.abc import Sequence

from benchmark import answers, peers
from benchmark.answers import GroupAnswer, Question
from benchmark.catalogue import Theme
from benchmark.narrative import group as narrative_group
from benchmark.report.composing import cells
from benchmark.report.composing.naming import FOUND_ELSEWHERE, Naming
from benchmark.report.document import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Listing,
    Paragraph,
    Row,
    RowRole,
    Table,
)
from benchmark.viewing import View

KEY = "groep"


def group(view: View, asked: Question, themes: Sequence[Theme], naming: Naming) -> list[Block]:
    """The group of the report, or that of each theme where it was chosen on likeness."""
    if asked.group.method != "similar":
        return _one(answers.group(view, asked, ""), KEY, naming)
    if naming.anonymous:
        return _one(answers.group(view, asked, themes[0].key), KEY, naming)
    blocks: list[Block] = []
    for theme in themes:
        blocks.append(Heading(level=2, text=f"Voor {theme.name.lower()}"))
        blocks += _one(answers.group(view, asked, theme.key), f"{KEY}-{theme.key}", naming)
    return blocks


def _one(answer: GroupAnswer, key: str, naming: Naming) -> list[Block]:
    if naming.anonymous:
        said = [f"Gekozen: {naming.group(answer.group)}.", FOUND_ELSEWHERE]
        return [Paragraph(text=text) for text in said]
    said = [f"Gekozen {narrative_group.basis(answer.group)}.", *peers.notices(answer.group)]
    return [
        *(Paragraph(text=text) for text in said),
        Listing(items=narrative_group.remarks(answer)),
        _members(answer, key),
    ]


def _members(answer: GroupAnswer, key: str) -> Table:
    own = answer.municipality
    mine = (
        cells.words(own.name),
        cells.words(own.code),
        cells.count(own.inhabitants),
        cells.count(0.0, 2),
        cells.words("de eigen gemeente"),
    )
    rows = [Row(cells=mine, role=RowRole.OWN)]
    for m in answer.members:
        peer = (
            cells.words(m.name),
            cells.words(m.code),
            cells.count(m.inhabitants),
            cells.count(m.distance, 2),
            cells.words(m.reason),
        )
        rows.append(Row(cells=peer))
    return Table(
        key=key,
        title=f"De vergelijkingsgroep van {own.name}",
        columns=(
            Column(key="gemeente", title="Gemeente"),
            Column(key="code", title="Code", printed=False),
            Column(key="inwoners", title="Inwoners", kind=ColumnKind.NUMBER),
            Column(key="afstand", title="Afstand", kind=ColumnKind.NUMBER, decimals=2),
            Column(key="waarom", title="Waarom"),
        ),
        rows=tuple(rows),
        notes=(narrative_group.distance(answer.group),),
    )
