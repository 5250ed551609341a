"""The difference report: a document that says what the current edition changes in a report that was kept."""

from collections.abc import Sequence
from datetime import date

from benchmark import dutch
from benchmark.report.composing import cells
from benchmark.report.composing.difference import Change
from benchmark.report.document import (
    Block,
    Cell,
    Chapter,
    Column,
    ColumnKind,
    Document,
    Filter,
    Heading,
    Listing,
    Paragraph,
    Ref,
    Row,
    Table,
    Voice,
)

KEY = "verschil"
NUMBER = ColumnKind.NUMBER
LOST = (
    "De editie van het rapport is er niet meer. De getallen van toen komen uit het bewaarde rapport; hun bronnen zijn "
    "niet meer na te zoeken."
)
THERE = "De editie van het rapport is er nog, dus ook de bronnen van toen zijn na te zoeken."
SAME_EDITION = "Het rapport is gemaakt met de editie die nu geldt."


def report(
    old: Document, edition: str, found: Sequence[Change], *, traced: bool, made_on: date
) -> Document:
    """``edition``: the current one; ``traced``: whether the edition of the report is still there."""
    moved = [c for c in found if c.whys]
    blocks: list[Block] = [
        Paragraph(text=headline(found), voice=Voice.KEY),
        _table(found),
    ]
    for change in moved:
        blocks += [
            Heading(level=2, text=f"{change.code} {change.name}"),
            Listing(items=change.reasons),
        ]
    peers = _peers(moved)
    if peers is not None:
        blocks.append(peers)
    said = [SAME_EDITION] if old.edition == edition else []
    said.append(THERE if traced else LOST)
    rests = Chapter(
        key="waar-dit-op-rust",
        title="Waar dit op rust",
        blocks=(Listing(items=tuple(said)),),
    )
    return old.model_copy(
        update={
            "title": f"Wat er veranderde sinds rapport {old.code}",
            "subtitle": f"{old.municipality}, {old.period}",
            "edition": edition,
            "made_on": made_on,
            "filters": (
                Filter(label="Rapport", text=f"{old.code}, versie {old.version}"),
                Filter(label="Editie van het rapport", text=old.edition),
                Filter(label="Editie van nu", text=edition),
                *old.filters,
            ),
            "chapters": (
                Chapter(key="verschillen", title="Wat er veranderde", blocks=tuple(blocks)),
                rests,
            ),
        }
    )


def headline(found: Sequence[Change]) -> str:
    """How many figures are not what they were."""
    moved = sum(bool(c.whys) for c in found)
    if not moved:
        return "Geen enkel cijfer van dit rapport is veranderd."
    if moved == 1:
        return f"1 van de {len(found)} cijfers is veranderd, of staat naast andere cijfers."
    return f"{moved} van de {len(found)} cijfers zijn veranderd, of staan naast andere cijfers."


def _table(found: Sequence[Change]) -> Table:
    return Table(
        key=KEY,
        title="Elk cijfer, toen en nu",
        columns=(
            Column(key="cijfer", title="Cijfer"),
            Column(key="code", title="Code", printed=False),
            Column(key="eenheid", title="Eenheid", printed=False),
            Column(key="oud", title="In het rapport", kind=NUMBER, decimals=1),
            Column(key="nieuw", title="Nu", kind=NUMBER, decimals=1),
            Column(key="verschil", title="Verschil", kind=NUMBER, decimals=1, printed=False),
            Column(key="midden-oud", title="Middelste in het rapport", kind=NUMBER, decimals=1),
            Column(key="midden-nieuw", title="Middelste nu", kind=NUMBER, decimals=1),
            Column(key="waarom", title="Waarom"),
        ),
        rows=tuple(_row(n, c) for n, c in enumerate(found)),
    )


def _row(n: int, change: Change) -> Row:
    def shown(cell: Cell | None) -> Cell:
        if cell is None:
            return cells.nothing("niet in deze editie")
        return Cell(
            text=cell.text, value=cell.value
        )  # its formula was about tables that are not here

    pair = [c.value for c in (change.old, change.new) if c is not None]
    numbers = [v for v in pair if isinstance(v, int | float)]
    here = [Ref(table=KEY, column=c, row=n) for c in ("nieuw", "oud")]
    step = (
        Cell(
            text=dutch.number(numbers[1] - numbers[0], 1),
            value=numbers[1] - numbers[0],
            formula=cells.formula("{0}-{1}", *here),
        )
        if len(numbers) == 2
        else cells.nothing("niet te zeggen")
    )
    return Row(
        cells=(
            cells.words(change.name), cells.words(change.code), cells.words(change.unit),
            shown(change.old), shown(change.new), step,
            shown(change.old_middle), shown(change.new_middle),
            cells.words(dutch.upper_first(", ".join(w.value for w in change.whys) or "niets veranderd")),
        )
    )  # fmt: skip


def _peers(moved: Sequence[Change]) -> Table | None:
    """The peers whose figure is another one; workbook and CSV only."""
    rows = tuple(
        Row(
            cells=(
                cells.words(c.name), cells.words(name), cells.words(code),
                Cell(text=old.text, value=old.value), Cell(text=new.text, value=new.value),
            )
        )
        for c in moved
        for code, name, old, new in c.peers
    )  # fmt: skip
    if not rows:
        return None
    return Table(
        key="verschil-anderen",
        title="Andere gemeenten met een ander cijfer",
        columns=(
            Column(key="cijfer", title="Cijfer"),
            Column(key="gemeente", title="Gemeente"),
            Column(key="code", title="Code"),
            Column(key="oud", title="In het rapport", kind=NUMBER, decimals=1),
            Column(key="nieuw", title="Nu", kind=NUMBER, decimals=1),
        ),
        rows=rows,
        printed=False,
    )
