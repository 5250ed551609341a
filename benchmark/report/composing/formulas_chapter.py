"""The chapter of service formulas: every product under its formula, what others handle quicker, and one move."""

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.formula_move import Move, first, move
from benchmark.answers.formulas import THEME as _THEME
from benchmark.answers.formulas import Formula, FormulasAnswer, Product, formulas
from benchmark.errors import NoFigures
from benchmark.narrative import formula_move as moving
from benchmark.narrative import formulas as words
from benchmark.narrative import served as of
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Listing,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View

KEY = "serviceformules-producten"
TITLE = "Producten per serviceformule"  # the theme before it is called Serviceformules
THEME = _THEME


def chapter(view: View, asked: Question, naming: Naming) -> list[Block]:
    """What the page says. Empty when nobody delivered or the municipality has no products."""
    try:
        answer = formulas(view, asked)
    except NoFigures:
        return []
    if not answer.used:
        return []
    beside = [words.quicker(q, answer.name) for q in answer.quicker]
    pair = first(answer)
    return [
        Paragraph(text=f"{words.headline(answer)}. {words.summary(answer)}", voice=Voice.KEY),
        Listing(items=tuple(f"{dutch.upper_first(f.name)}. {words.formula(f)}" for f in answer.formulas)),
        _table(answer),
        Paragraph(text=words.MIX, voice=Voice.CAUTION),
        Heading(level=2, text="Wat anderen sneller doen"),
        Listing(items=tuple(beside)) if beside else Paragraph(text=words.nothing_quicker(answer)),
        *(_move(move(view, asked, *pair), naming) if pair else []),
        Paragraph(text=of.NOT_TESTED, voice=Voice.SMALL),
        Paragraph(text=words.source(answer), voice=Voice.SMALL),
    ]  # fmt: skip


def _move(found: Move, naming: Naming) -> list[Block]:
    """One move as the page opens it, with the peers that run the product so."""
    peers = [f"{naming.of(p.name)}: {', '.join(moving.peer(p))}" for p in found.peers]
    return [
        Heading(level=2, text=f"Als {moving.headline(found)} gaat"),
        Listing(items=tuple(moving.sentences(found))),
        Paragraph(text=moving.NO_AMOUNT, voice=Voice.CAUTION),
        Paragraph(text=moving.peers_line(found)),
        *([Listing(items=tuple(peers))] if peers else []),
    ]


def _table(answer: FormulasAnswer) -> Table:
    number, percent = ColumnKind.NUMBER, ColumnKind.PERCENT
    return Table(
        key=KEY,
        title=f"Producten per serviceformule, {answer.name}, {answer.year}",
        columns=(
            Column(key="formule", title="Formule"),
            Column(key="product", title="Product"),
            Column(key="zaken", title="Zaken", kind=number),
            Column(key="belofte", title="Belofte"),
            Column(key="binnen", title="Binnen de belofte, %", kind=percent),
            Column(key="kosten", title="Kosten per zaak, zoals geleverd", kind=ColumnKind.EURO),
            Column(key="cijfer", title="Cijfer", kind=number, decimals=1),
            Column(key="n", title="Antwoorden", kind=number),
        ),
        rows=tuple(_row(f, p) for f in answer.used for p in f.products),
    )


def _row(formula: Formula, found: Product) -> Row:
    one = found.served
    return Row(
        cells=(
            cells.words(dutch.upper_first(formula.name)),
            cells.words(words.product(found)),
            Cell(text=dutch.number(one.cases), value=one.cases),
            cells.words(of.promise(one)),
            cells.nothing(of.kept(one)) if one.kept is None
            else Cell(text=dutch.percent(one.kept.value), value=100 * one.kept.value),
            cells.nothing("geen kosten") if one.cost is None else cells.euros(one.cost),
            cells.nothing("te weinig antwoorden") if one.mark is None
            else Cell(text=dutch.number(one.mark.value, 1), value=one.mark.value),
            Cell(text=dutch.number(one.answers), value=one.answers),
        )
    )  # fmt: skip
