"""The cards of service formulas: the chart, every formula with its figures, and what others handle quicker."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.formulas import Formula, FormulasAnswer, formulas
from benchmark.narrative import formulas as words
from benchmark.narrative import served as of
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.viewing import View
from dashboard.components import card, plain_table
from dashboard.figures import formulas as figure
from dashboard.figures import style

KIND = "serviceformules"


def chart(answer: FormulasAnswer) -> html.Section:
    """The card with the chart; it comes by its own callback."""
    return card.chart(
        KIND,
        subject="",
        heading=f"Zaken binnen de belofte: {answer.name}",
        subtitle=f"Deel van de zaken dat klaar was binnen de beloofde dagen, {answer.year}; hoger is beter.",
        asked=answer.asked,
        height=figure.height(answer),
        source=words.source(answer),
        how=[html.P(text) for text in _how(answer)],
        after=_legend(answer),
    )


def _how(answer: FormulasAnswer) -> tuple[str, ...]:
    return (
        *words.RULES,
        f"Met minder dan {answer.least.cases} gemeten zaken tonen wij geen percentage, met minder dan {answer.least.answers} "
        f"antwoorden geen cijfer. Een middelste gemeente is er vanaf {LEAST_FOR_MEDIAN} gemeenten, altijd binnen dezelfde formule "
        "en bij een product ook voor hetzelfde product.",
        of.NOT_TESTED,
    )


def _legend(answer: FormulasAnswer) -> html.Ul:
    own = "teken wij open" if answer.example else "teken wij"
    marks = [(own, answer.name), ("teken toeval", "wat het toeval openlaat")]
    if any(middle.median is not None for _, rows in figure.shown(answer) for _, _, middle in rows):
        marks.append(("teken peer", dutch.marked("middelste gemeente", answer.example)))
    return html.Ul(
        [html.Li([html.Span(className=look), text]) for look, text in marks], className="legenda"
    )


def each(answer: FormulasAnswer) -> html.Div:
    """Every formula: what it is, its figures beside the middle municipality, and its products."""
    return html.Div([_formula(f, answer) for f in answer.formulas], className="formules")


def _formula(found: Formula, answer: FormulasAnswer) -> html.Div:
    top = [html.H3(dutch.upper_first(found.name)), html.P(found.says, className="belofte")]
    own = found.served
    if own is None:
        return html.Div([*top, html.P(words.formula(found))])
    beside = found.beside
    pairs = (
        ("Zaken", f"{of.cases(own)}, {dutch.count(len(own.products), 'product', 'producten')}", ""),
        ("Belofte", _joined(of.promise(own), of.partly(own)), beside.days.median and of.middle_days(beside)),
        ("Binnen de belofte", of.kept(own), beside.kept.median and of.middle_kept(beside)),
        ("Kosten per zaak, zoals geleverd", of.cost(own), beside.cost.median and of.middle_cost(beside)),
        ("Rapportcijfer", of.mark(own), beside.mark.median and of.middle_mark(beside)),
    )  # fmt: skip
    middle = dutch.marked("Middelste gemeente", answer.example)
    rows: list[Any] = []
    for name, said, group in pairs:
        rows += [html.Dt(name), html.Dd(said)]
        if group:
            rows.append(html.Dd(f"{middle}: {group}.", className="grond"))
    few = of.without_middle(beside)
    lacking = [html.P(few, className="grond")] if few else []
    return html.Div([*top, html.Dl(rows), *lacking, _products(found)])


def _joined(*parts: str) -> str:
    return "; ".join(p for p in parts if p)


def _products(found: Formula) -> html.Details:
    rows = [
        (dutch.upper_first(words.product(p)), of.cases(p.served), of.promise(p.served), of.kept(p.served), of.cost(p.served), of.mark(p.served))
        for p in found.products
    ]  # fmt: skip
    heads = ("Product", "Zaken", "Belofte", "Binnen de belofte", "Kosten", "Rapportcijfer")
    return html.Details(
        [
            html.Summary(
                [
                    f"Toon {dutch.count(len(rows), 'product', 'producten')}",
                    html.Span(f" van {found.name}", className="vh"),
                ]
            ),
            plain_table.of(f"Producten via {found.name}", heads, rows, quiet=True),
        ],
        className="geschiedenis",
    )


def quicker(answer: FormulasAnswer) -> Any:
    """What most peers handle quicker, or that nothing is."""
    if not answer.quicker:
        return html.P(words.nothing_quicker(answer))
    items = [html.Li(words.quicker(q, answer.name)) for q in answer.quicker]
    return html.Ul(items, className="punten")


@card.drawer(KIND)
def draw(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """The rows of formulas and products and what they show."""
    answer = formulas(view, asked)
    return figure.draw(answer), words.rows(answer)
