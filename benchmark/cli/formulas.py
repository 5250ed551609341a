"""The command for service formulas, with the vision of the municipality beside its figures."""

from contextlib import closing
from typing import Annotated

import typer

from benchmark import dutch
from benchmark.answers.formula_move import Move, first, move
from benchmark.answers.formulas import FormulasAnswer
from benchmark.answers.formulas import formulas as answer_of
from benchmark.answers.vision import VisionAnswer, vision
from benchmark.cli import asking, options, output
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.cli.tables import Parts, heading, line, plain_table
from benchmark.errors import NoFigures, SpiegelError
from benchmark.ledger.store import Ledger
from benchmark.ledger.vision import StatedValue
from benchmark.narrative import formula_move as moving
from benchmark.narrative import formulas as words
from benchmark.narrative import served as of
from benchmark.narrative import vision as visions
from benchmark.vocabulary import ReportKind


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command(cls=DutchCommand)(formulas)


def formulas(
    gemeente: options.Gemeente,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    product: Annotated[
        str, typer.Option("--product", help="Product dat van formule wisselt.")
    ] = "",
    to: Annotated[str, typer.Option("--to", help="Formule waar het product heen gaat.")] = "",
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Toon welke producten via welke serviceformule lopen, en wat een wissel zou verschuiven."""  # fmt: skip
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()), group)
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, wish, examples=examples)
    if bool(product) != bool(to):
        raise SpiegelError(
            "Een wissel vraagt een product en een formule.", "Geef --product en --to."
        )
    with closing(Ledger.at(asking.home())) as ledger:
        values = vision(seen, asked, ledger.newest(StatedValue, asked.gemeente))
    try:
        answer = answer_of(seen, asked)
    except NoFigures:
        if (
            not values.values or product
        ):  # a vision can be asked after where nobody delivered products
            raise
        output.show_json({"vision": values.as_dict()}) if as_json else output.show(*_vision(values))
        return
    pair = (product, to) if product else first(answer)
    found = move(seen, asked, *pair) if pair else None
    if as_json:
        more = {"move": found.as_dict() if found else None, "vision": values.as_dict()}
        output.show_json(answer.as_dict() | more)
        return
    output.show(
        heading(words.headline(answer)),
        line(words.summary(answer)),
        *_own(answer),
        *(_move(found) if found else []),
        line(words.source(answer)),
        *_vision(values),
    )


def _vision(answer: VisionAnswer) -> Parts:
    parts: Parts = [heading(visions.headline(answer))]
    for value in answer.values:
        parts += [line(f"{visions.plain(value.name)}. {visions.finding(value)}")]
        parts += [line(f"  {visions.called(s)}: {visions.sign(s)}") for s in value.signs]
    return parts


def _own(answer: FormulasAnswer) -> Parts:
    if not answer.used:
        return [line(words.other_years(answer))]
    columns = ("formule", "product", "zaken", "belofte", "binnen de belofte", "kosten", "cijfer")
    table = plain_table(columns, columns[2:3])
    for formula in answer.formulas:
        for one in formula.products:
            table.add_row(
                formula.name, words.product(one), dutch.number(one.served.cases), of.promise(one.served),
                of.kept(one.served), of.cost(one.served), of.mark(one.served),
            )  # fmt: skip
    said = [line(f"{dutch.upper_first(f.name)}. {words.formula(f)}") for f in answer.formulas]
    beside = [line(words.quicker(q, answer.name)) for q in answer.quicker]
    return [
        table,
        *said,
        heading("Wat anderen sneller doen"),
        *(beside or [line(words.nothing_quicker(answer))]),
    ]


def _move(found: Move) -> Parts:
    told = [line(text) for text in moving.sentences(found)]
    return [
        heading(f"Als {moving.headline(found)} gaat"),
        *told,
        line(moving.peers_line(found)),
        line(moving.NO_AMOUNT),
    ]
