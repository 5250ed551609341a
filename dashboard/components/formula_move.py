"""What would move if a product changed formula: the choice, the cases side by side, and peers that do it."""

from typing import Any

from dash import Input, Output, State, clientside_callback, html

from benchmark import dutch
from benchmark.answers.formula_move import Move
from benchmark.answers.formulas import FormulasAnswer
from benchmark.answers.served import Served
from benchmark.narrative import formula_move as words
from benchmark.narrative import served as of
from dashboard.components import choice, plain_table


def chosen(answer: FormulasAnswer, product: str, target: str) -> html.Div:
    """The fields for product and formula. ``product`` and ``target``: what they show first."""
    own = list(dict.fromkeys(p.name for f in answer.formulas for p in f.products))
    names = [f.name for f in answer.formulas]
    return html.Div(
        [
            html.Div(
                [
                    choice.one(
                        "wissel-product", "Product", [{"value": p, "label": dutch.upper_first(p)} for p in own],
                        value=product if product in own else None, allowDeselect=False,
                        placeholder="Kies een product",
                    ),
                    choice.one(
                        "wissel-formule", "Naar formule", [{"value": f, "label": dutch.upper_first(f)} for f in names],
                        value=target if target in names else None, allowDeselect=False,
                        placeholder="Kies een formule",
                    ),
                ],
                className="keuzen tweeen",
            ),
            html.Div(
                [
                    html.Button("Laat zien", id="wissel-toon", className="knop"),
                    html.P(id="wissel-melding", role="status", className="hulp"),
                ],
                className="rij",
            ),
        ]
    )  # fmt: skip


def of_move(move: Move) -> list[Any]:
    """The sentences, the figures side by side, why there is no amount, and the peers."""
    return [
        html.H3(words.headline(move)),
        html.Ul([html.Li(text) for text in words.sentences(move)], className="punten"),
        _side_by_side(move),
        html.P(words.NO_AMOUNT, className="klein"),
        html.H3("Gemeenten die het zo doen"),
        html.P(words.peers_line(move)),
        *_peers(move),
    ]  # fmt: skip


def _side_by_side(move: Move) -> Any:
    rows = [("Nu, " + dutch.listing(move.sources), *_figures(move.now))]
    if move.already is not None:
        rows.append((f"Dit product, al via {move.target}", *_figures(move.already)))
    rows += [
        (f"{dutch.upper_first(s.products[0])}, {move.target}", *_figures(s)) for s in move.others
    ]
    heads = ("Wat", "Zaken", "Belofte", "Binnen de belofte", "Kosten", "Rapportcijfer")
    return plain_table.of(f"Naast andere producten via {move.target}", heads, rows)


def _figures(served: Served) -> tuple[str, ...]:
    return (
        of.cases(served),
        of.promise(served),
        of.kept(served),
        of.cost(served),
        of.mark(served),
    )


def _peers(move: Move) -> list[Any]:
    if not move.peers:
        return []
    heads = ("Gemeente", "Zaken", "Belofte", "Binnen de belofte", "Kosten", "Rapportcijfer")
    rows = [(p.name, *words.peer(p)) for p in move.peers]
    caption = f"'{move.product}' via {move.target} in de groep"
    return [plain_table.of(caption, heads, rows, quiet=True)]


clientside_callback(
    "function(n, product, formula, search) { return window.spiegel.moving(n, product, formula, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Output("wissel-melding", "children"),
    Input("wissel-toon", "n_clicks"),
    State("wissel-product", "value"),
    State("wissel-formule", "value"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)
