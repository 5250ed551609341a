"""The kadernota on the screen: table, running total and downloads, under a scenario that was kept or the first one."""

from typing import Any
from urllib.parse import quote

from dash import Input, Output, State, callback, html

from benchmark.answers import Budget
from benchmark.answers.budget import UNNAMED
from benchmark.errors import SpiegelError
from benchmark.narrative import budget as narrative_budget
from benchmark.report import budget_note, budget_tables
from dashboard import file_names, judging
from dashboard.budget_files import OFFERED
from dashboard.components import card, choice, document_table, notice, picture_links
from dashboard.components.judged_total import QUESTION
from dashboard.components.judging_form import STATE
from dashboard.figures import phases

NAMES = ("kadernota-scenario", "naast-a", "naast-b")


def options(found: judging.Judging) -> list[dict[str, str]]:
    """Every scenario, with the one that everybody starts from first."""
    names = [r.entry.name for r in found.scenarios]
    rest = [UNNAMED] if UNNAMED.casefold() not in {n.casefold() for n in names} else []
    return [{"value": n, "label": n} for n in [*rest, *names]]


def of(found: judging.Judging) -> html.Section:
    """The section; it follows every judgement and scenario."""
    offered = options(found)
    return html.Section(
        [
            html.H2("Kadernota", id="kadernota"),
            html.P(narrative_budget.COUNTING, className="onder"),
            choice.one(NAMES[0], "Scenario", offered, value=offered[-1]["value"], allowDeselect=False, maw=420),
            html.Div(id="kadernota-inhoud", className="kadernota"),
        ],
        className="kaart",
        **{"aria-labelledby": "kadernota"},
    )  # fmt: skip


def beside(found: judging.Judging) -> html.Section:
    """Two scenarios beside each other."""
    offered = options(found)
    left, right = offered[0]["value"], offered[-1]["value"]
    if len(offered) > 2:
        left = offered[-2]["value"]
    return html.Section(
        [
            html.H2("Twee scenario's naast elkaar", id="naast"),
            html.Div(
                [
                    choice.one(NAMES[1], "Eerste scenario", offered, value=left, allowDeselect=False),
                    choice.one(NAMES[2], "Tweede scenario", offered, value=right, allowDeselect=False),
                ],
                className="rij",
            ),
            html.Div(id="naast-inhoud", className="kadernota"),
        ],
        className="kaart",
        **{"aria-labelledby": "naast"},
    )  # fmt: skip


def content(found: judging.Judging, name: str | None) -> list[Any]:
    """Table, money and capacity, running total, present value and downloads of one scenario."""
    budget = found.budget(name)
    parts: list[Any] = [
        html.P(narrative_budget.finding(budget), className="zegt-het"),
        *_main(budget),
        downloads(found, budget),
    ]
    if not budget.proposed:
        return [*parts, _assumed(budget)]
    chart = budget_note.chart(budget)
    hours = budget_tables.hours(budget)
    return [
        *parts,
        html.H3("Geld en capaciteit"),
        document_table.of(budget_tables.split(budget)),
        *([document_table.of(hours)] if hours is not None else []),
        html.H3(chart.title, id="cumulatief-kop"),
        html.P(f"{chart.caption}. De getallen in de grafiek zijn in {phases.unit(max(c.central for c in budget.phased.cumulative))}.", className="klein stil"),
        _figure(phases.draw(budget), chart.alt, (("geld", "Verzilverbaar"), ("uren", "Capaciteit"), ("lijn", "Opgeteld, na eenmalige kosten"))),
        html.Div(
            picture_links.of_file("/kadernota", f"{found.query}{_named(budget)}", chart.title),
            className="acties",
        ),
        document_table.of(budget_tables.cumulative(budget)),
        html.P(narrative_budget.present(budget), className="klein stil"),
        _assumed(budget),
    ]  # fmt: skip


def _main(budget: Budget) -> list[Any]:
    """The table; nothing before a line was judged."""
    table = budget_tables.main(budget)
    return [document_table.of(table)] if table.rows else []


def _figure(figure: Any, alt: str, legend: tuple[tuple[str, str], ...]) -> html.Figure:
    keys = [
        html.Li([html.Span(className=f"blokje {look}", **{"aria-hidden": "true"}), words])
        for look, words in legend
    ]
    return html.Figure(
        [
            html.Ul(keys, className="staaltjes"),
            html.Div(card.graph(figure), **{"aria-hidden": "true"}),
            html.Figcaption(alt, className="vh"),
        ],
        role="group",
    )  # fmt: skip


def _assumed(budget: Budget) -> html.Details:
    items = [html.Li(text) for text in narrative_budget.assumed(budget)]
    return html.Details([html.Summary("Wat nemen wij aan?"), html.Ul(items, className="punten")], className="geschiedenis")  # fmt: skip


def downloads(found: judging.Judging, budget: Budget) -> html.Div:
    """The same table in every format."""
    named = _named(budget)
    return html.Div(
        [
            html.A(f"Kadernota als {words}", href=f"/kadernota.{f.value}{found.query}{named}")
            for f, words in OFFERED.items()
        ],
        className="acties",
    )


def _named(budget: Budget) -> str:
    """The part of a link that names the scenario; nothing for the one that everybody starts from."""
    return "" if budget.scenario.name == UNNAMED else f"&scenario={quote(budget.scenario.name)}"


def compared(left: Budget, right: Budget) -> list[Any]:
    """Table, chart and the assumptions that differ."""
    if not left.proposed:
        return [html.P(narrative_budget.NO_LINE)]
    if left.scenario == right.scenario:
        return [html.P("Dit is twee keer hetzelfde scenario. Maak er nog een, of kies een ander.")]
    names = (left.scenario.name, right.scenario.name)
    rows: list[tuple[str, ...]] = []
    for a, b in zip(left.phased.years, right.phased.years, strict=True):
        rows.append((str(a.year), _both(a.structural.central), _both(b.structural.central), _both(b.structural.central - a.structural.central)))  # fmt: skip
    ends = [p.phased.cumulative[-1].central for p in (left, right)]
    rows.append(("Opgeteld, na eenmalige kosten", *map(_both, ends), _both(ends[1] - ends[0])))
    worth = [p.phased.present.central for p in (left, right)]
    rows.append((f"Contante waarde {left.cycle}", *map(_both, worth), _both(worth[1] - worth[0])))
    head = ["Jaar", *names, "Verschil"]
    caption = f"Structureel per jaar, midden van het bereik, in euro, {narrative_budget.price_level(left)}"
    table = html.Div(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(html.Bdi(h), scope="col", className="g" if n else None) for n, h in enumerate(head)])),
                html.Tbody([html.Tr([html.Th(r[0], scope="row"), *[html.Td(c, className="g") for c in r[1:]]]) for r in rows]),
            ]
        ),
        className="tabelkader", tabIndex=0, role="region", **{"aria-label": f"Tabel: {caption}"},
    )  # fmt: skip
    said = "; ".join(f"{r[0]}: {r[1]} en {r[2]}" for r in rows[:4])
    differs = [
        html.Li([html.Bdi(names[n]), f": {text}"])
        for n, mine, theirs in (
            (0, narrative_budget.assumed(left), narrative_budget.assumed(right)),
            (1, narrative_budget.assumed(right), narrative_budget.assumed(left)),
        )
        for text in mine
        if text not in theirs
    ]
    figure = _figure(phases.beside(left, right), f"Per jaar twee staande balken: eerst {names[0]}, dan {names[1]}. {said}.", (("geld", names[0]), ("ander", names[1])))  # fmt: skip
    top = max(y.structural.central for one in (left, right) for y in one.phased.years)
    return [
        html.P(
            f"Structureel per jaar, midden van het bereik, in {phases.unit(top)}",
            className="klein stil",
        ),
        figure,
        html.Div(
            picture_links.drawn_here(
                "Twee scenario's naast elkaar",
                file_names.stem("scenarios", "", left.judged.room.asked),
            ),
            className="acties",
        ),
        table,
        html.H3("Waarin verschillen zij?"),
        html.Ul(differs, className="punten"),
    ]


def _both(value: float) -> str:
    return narrative_budget.money(value)


@callback(
    *[Output(name, "data") for name in NAMES],
    Input(STATE, "data"),
    State(QUESTION, "data"),
    prevent_initial_call=True,
)
def offer(_: Any, query: str) -> tuple[Any, ...]:
    """The scenarios to choose from, after one was kept."""
    offered = options(judging.of_query(query))
    return offered, offered, offered


@callback(
    Output("kadernota-inhoud", "children"),
    Input(NAMES[0], "value"),
    Input(STATE, "data"),
    State(QUESTION, "data"),
)
def show(name: str | None, _: Any, query: str) -> list[Any]:
    """The kadernota under the chosen scenario."""
    try:
        return content(judging.of_query(query), name)
    except SpiegelError as error:
        return [notice.of_error(error)]


@callback(
    Output("naast-inhoud", "children"),
    Input(NAMES[1], "value"),
    Input(NAMES[2], "value"),
    Input(STATE, "data"),
    State(QUESTION, "data"),
)
def compare(left: str | None, right: str | None, _: Any, query: str) -> list[Any]:
    """The two chosen scenarios."""
    try:
        found = judging.of_query(query)
        return compared(found.budget(left), found.budget(right))
    except SpiegelError as error:
        return [notice.of_error(error)]
