"""What stands beside the figure of one indicator: the group, the test, causes, caveats, other views."""

from typing import Any

from dash import ALL, Input, Output, State, callback, dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Comparison
from benchmark.errors import NoFigures, SpiegelError
from benchmark.ledger.learning import Contact
from benchmark.viewing import View
from benchmark.vocabulary import Outcome
from dashboard import at_hand, circling, records, selection


def of(view: View, comparison: Comparison) -> list[html.Section]:
    """The sections of the rail, in order."""
    query, group = selection.query_of(comparison.asked), comparison.group
    indicator = comparison.indicator
    figure = indicator.code if indicator.has_figures else ""
    said = "" if group.comparable_size else "Er is geen vergelijkbare grootte. "
    sections = [
        _part(
            "Vergelijkingsgroep",
            html.P(f"{said}{dutch.upper_first(narrative.group_words(group))}."),
            dcc.Link(
                "Bekijk of wijzig de groep",
                href=f"/vergelijkingsgroep{query}{at_hand.as_parameter(figure)}",
            ),
        ),
        _part("Mag dit worden vergeleken?", *_verdict(comparison, query)),
    ]
    # Nobody should call a colleague about a figure that was made up.
    lowest = (
        []
        if comparison.example
        else sorted(
            (p for p in comparison.peers if p.passes and p.value is not None),
            key=lambda p: p.value or 0.0,
        )[:3]
    )
    if lowest and indicator.unit.is_money:
        rows = [
            html.Li(
                [
                    html.Span([p.name, " ", html.Span(id={"open-merk": p.code})]),
                    html.Span(narrative.figure(comparison, p.value)),
                ]
            )
            for p in lowest
        ]
        sections.append(
            _part(
                "Bel eens met",
                html.P(
                    "De laagste lasten in de groep die de toets doorstaan. Hun kwaliteit is nog niet bekend."
                ),
                html.Ul(rows),
                dcc.Link(
                    "Vraag een collega in de Leerkring",
                    href=circling.href(query, indicator.theme),
                    className="doorlink",
                ),
                dcc.Store(id="open-vraag", data=indicator.theme),
            )
        )
    if indicator.explanations:
        sections.append(
            _part(
                "Wat kan dit verklaren?",
                html.Ul([html.Li(e) for e in indicator.explanations], className="punten"),
            )
        )
    if indicator.caveats:
        sections.append(
            _part("Let op", html.Ul([html.Li(c) for c in indicator.caveats], className="punten"))
        )
    variants = _variants(view, comparison)
    if variants:
        sections.append(_part("Ook zo te bekijken", html.Ul(variants)))
    return sections  # fmt: skip


@callback(
    Output({"open-merk": ALL}, "children"),
    Input("open-vraag", "data"),
    State({"open-merk": ALL}, "id"),
)
def mark_open(theme: str, places: list[dict[str, str]]) -> list[Any]:
    """The words "staat open voor vragen" at those who said so for the theme of the figure."""
    try:
        found = records.ledger().newest(Contact, prefix=f"{theme}/")
    except SpiegelError:
        return [None] * len(places)
    there = {r.entry.gemeente for r in found}
    word = html.Span("staat open voor vragen", className="merkje")
    return [word if p["open-merk"] in there else None for p in places]


def _variants(view: View, comparison: Comparison) -> list[html.Li]:
    rows = []
    for variant in comparison.indicator.variants:
        try:
            other = answers.compare(view, comparison.asked, comparison.indicator.code, variant.key)
        except NoFigures:
            continue
        decimals = comparison.indicator.decimals
        own = dutch.value(other.value, variant.unit, decimals)
        middle = dutch.value(other.standing.median, variant.unit, decimals)
        rows.append(html.Li([html.Span(variant.name), html.Span(f"{own} (middelste {middle})")]))
    return rows


def _verdict(comparison: Comparison, query: str) -> list[Any]:
    verdict = comparison.comparable
    if comparison.example:
        return [html.P("Dit zijn voorbeeldcijfers. Er zijn geen boeken om te toetsen.")]
    if verdict.outcome is Outcome.PASSES:
        passed = sum(p.passes for p in comparison.peers)
        text = f"De eigen boeking doorstaat de toets. In de groep doorstaan {passed} van de {comparison.standing.n} gemeenten hem."
    else:
        text = " ".join(narrative.sentence_of(r) for r in verdict.reasons[:2])
    return [
        html.P(text),
        dcc.Link("Naar de boekingscheck", href="/boekingscheck" + query, className="doorlink"),
    ]


def _part(heading: str, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content])
