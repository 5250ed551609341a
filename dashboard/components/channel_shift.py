"""The cards of Kanaalverschuiving: quadrants per channel, what differs, and what all municipalities say together."""

from typing import Any

from dash import dcc, html

from benchmark.answers import Question
from benchmark.answers.channel_differences import differences
from benchmark.answers.channel_shift import (
    Shift,
    channels,
    estimate,
    per_thousand,
    rule_of,
    shift,
)
from benchmark.narrative import channel_differences as narrative_differences
from benchmark.narrative import channel_panel as narrative_panel
from benchmark.narrative import channel_shift as narrative_shift
from benchmark.viewing import View
from dashboard import selection, tables
from dashboard.components import card, notice, page
from dashboard.components.table import as_component
from dashboard.figures import exchange, quadrants, style

TELEPHONE, COUNTER, TOGETHER = "verschuiving-telefoon", "verschuiving-balie", "verschuiving-samen"
KINDS = {"telefoon": TELEPHONE, "balie": COUNTER}


def moved(view: View, asked: Question, key: str) -> html.Div:
    """The quadrants of one channel."""
    found = shift(view, asked, key)
    since = narrative_shift.since(found)
    made = card.chart(
        KINDS[key],
        subject="Kanaalverschuiving",
        heading=narrative_shift.headline(found),
        subtitle=narrative_shift.measure(found),
        asked=asked,
        height=quadrants.HEIGHT,
        source=f"Bron: {found.source}; inwoners: CBS.",
        how=[html.P(text) for text in narrative_shift.how(rule_of(view))],
        before=html.P(since) if since else None,
    )
    return html.Div(made, className="kwadranten")


def absent(found: Shift) -> list[html.Div]:
    """That the own municipality is in none of the charts, and why; nothing when it is."""
    if found.own is not None:
        return []
    query = selection.query_of(found.asked)
    deliver = notice.button("Naar Aanleveren", "/aanleveren" + query, light=True)
    title = f"{found.name} staat niet in deze grafieken."
    return [notice.say(title, found.why_not, deliver, kind="let-op")]


def apart(view: View, asked: Question, key: str) -> html.Section:
    """What differs from who went the other way, as a table with its finding above it."""
    found = differences(view, asked, key)
    heading = narrative_differences.headline(found)
    content: list[Any] = [html.P(narrative_differences.told(found), className="zegt-het")]
    if found.rows:
        query = selection.query_of(asked)
        content += [
            as_component(tables.channel_shift.differing(view, found)),
            html.Div(
                card.download(f"verschuiving-anders/{key}", query, heading), className="acties"
            ),
        ]
    return page.section(heading, *content)


def together(view: View, asked: Question) -> html.Section:
    """What went with 1,000 extra digital contacts; drawn by a callback, because the first estimate takes a moment."""
    found = shift(view, asked, channels(view)[0])
    return card.chart(
        TOGETHER,
        subject="Kanaalverschuiving",
        heading=narrative_panel.HEADING,
        subtitle=narrative_panel.MEASURE,
        asked=asked,
        height=exchange.TOP + exchange.ROW * len(channels(view)) + exchange.BOTTOM,
        source=f"Bron: {found.source}; inwoners: CBS; eigen berekening.",
        how=[html.P(text) for text in narrative_panel.HOW],
    )


def amount(view: View, asked: Question) -> html.Section:
    """Why the line of room stands in contacts and not in euros."""
    rule = rule_of(view)
    line = next(x for x in view.edition.catalogue.savings_lines if x.key == rule.rebound.line)
    href = "/mogelijke-ruimte" + selection.query_of(asked)
    return page.section(
        "Wat betekent dit voor de kosten?",
        *(html.P(text) for text in narrative_panel.no_amount(line)),
        html.P(dcc.Link("Naar Mogelijke ruimte", href=href), className="doorlink"),
    )


def _draw(view: View, asked: Question, key: str) -> tuple[style.Figure, str]:
    found = shift(view, asked, key)
    figure = quadrants.draw(found)
    sentence = "\n".join((narrative_shift.moved(found), *narrative_shift.notes(found)))
    return style.as_example(figure) if found.example else figure, sentence


@card.drawer(TELEPHONE)
def draw_telephone(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """Digital against telephone."""
    return _draw(view, asked, "telefoon")


@card.drawer(COUNTER)
def draw_counter(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """Digital against visits to the counter."""
    return _draw(view, asked, "balie")


@card.drawer(TOGETHER)
def draw_together(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """The ranges, with what they say in words."""
    rule, found = rule_of(view), [(k, shift(view, asked, k)) for k in channels(view)]
    rows = [(s.channel, per_thousand(view, asked, k)) for k, s in found]
    said = [
        f"{narrative_panel.estimate(estimate(view, asked, key), rule)} "
        f"{narrative_panel.contacts(per, channel, one.name)}"
        for (key, one), (channel, per) in zip(found, rows, strict=True)
    ]
    first = found[0][1]
    said += [narrative_panel.history(first), narrative_shift.TOGETHER]
    figure = exchange.draw(rows)
    sentence = "\n".join(text.strip() for text in said if text)
    return style.as_example(figure) if first.example else figure, sentence
