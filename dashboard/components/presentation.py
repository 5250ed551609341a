"""The duidingsgesprek on a large screen: one message at a time, by keyboard, mouse or touch (assets/gesprek.js).

The number of the screen stands in the link, so that a colleague can open the same one and the browser can go back.
"""

from typing import Any, NamedTuple

from dash import dcc, html

from benchmark import dutch
from benchmark import narrative as words
from benchmark.answers.agenda import Point
from benchmark.narrative import agenda as narrative
from dashboard.components import agreement_list, notice, talk_form, talk_parts, talk_strip
from dashboard.talking import Talk

KEY = "scherm"
HELP = "Verder: pijl naar rechts, Page Down of spatie. Terug: pijl naar links of Page Up. Stoppen: Esc."


class Screen(NamedTuple):
    """One message: a line above it, the message itself, what belongs to it, and the figure it is about."""

    kind: str
    heading: str
    content: list[Any]
    about: str = ""


def of(talk: Talk, path: str, number: str) -> list[Any]:
    """The screen of that number; one that is not there is said, and the first shown."""
    screens = all_of(talk)
    n, known = _number(number, len(screens))
    screen = screens[n - 1]
    here = f"{path}{talk.query}"
    said = f"Scherm {n} van {len(screens)}: "  # heard with the message, which gets the focus
    unknown = [] if known else [
        notice.say(f"Scherm '{number[:10]}' is er niet.", "U ziet het eerste scherm.", kind="let-op")
    ]  # fmt: skip
    marked = [notice.stamp()] if talk.answer.example else []
    return [
        html.Div(
            [
                *marked,
                *unknown,
                html.Div(
                    [
                        html.P(screen.kind, className="soort"),
                        html.H1(screen.heading, tabIndex=-1, **{"aria-label": f"{said}{screen.heading}"}),
                        *screen.content,
                    ],
                    className="presentatie-vel",
                ),
                html.Section(
                    html.Details(
                        [
                            html.Summary("Schrijf een afspraak of aantekening"),
                            talk_form.of(talk, screen.about),
                        ],
                        className="schrijf",
                    ),
                    className="kaart presentatie-schrijf",
                    **{"aria-label": "Afspraken en aantekeningen"},
                ),
                _bar(here, n, len(screens)),
            ],
            className="presentatie",
        )
    ]  # fmt: skip


def _number(text: str, most: int) -> tuple[int, bool]:
    plain = text.strip()
    n = int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 4 else 0
    return (n, True) if 1 <= n <= most else (1, False)


def _bar(here: str, n: int, most: int) -> html.Nav:
    """The buttons: back, how far, forward, stop."""
    back = _button("Vorige", f"{here}&{KEY}={n - 1}", "vorige") if n > 1 else None
    forth = _button("Volgende", f"{here}&{KEY}={n + 1}", "volgende") if n < most else None
    return html.Nav(
        [
            html.Div(back),
            html.P(
                f"{n} van {most}", className="presentatie-stand", **{"aria-hidden": "true"}
            ),
            html.Div(forth),
            _button("Stop de presentatie", here, "stop", light=True),
        ],
        className="presentatie-balk",
        **{"aria-label": "Door de presentatie"},
    )  # fmt: skip


def _button(text: str, href: str, which: str, *, light: bool = False) -> dcc.Link:
    look = "knop licht" if light else "knop"
    return dcc.Link(text, href=href, className=f"{look} presentatie-{which}")


# The screens --------------------------------------------------------------------------------------------


def all_of(talk: Talk) -> list[Screen]:
    """All screens, in the order of the talk: agreements of before, strong points, what holds, what to check."""
    answer = talk.answer
    screens = [_first(talk), *_before(talk), _strong(talk)]
    for n, point in enumerate(answer.points, start=1):
        screens += _point(talk, point, f"Afwijking {n} van {len(answer.points)}")
    if not answer.points:
        asked = [html.P(narrative.nothing(answer)), talk_parts.questions(answer.frame.without)]
        screens.append(
            Screen("Zonder afwijking die standhoudt", "Waar praten wij dan over?", asked)
        )
    if answer.bookings:
        check = [html.P(narrative.CHECK), talk_parts.bookings(talk)]
        screens.append(Screen("De boeken", "Wat kijken wij eerst na?", check))
    screens.append(
        Screen("Ontbrekende cijfers", "Wat weten wij niet?", [html.P(narrative.lacking(answer))])
    )
    return [*screens, _last(talk)]  # fmt: skip


def _first(talk: Talk) -> Screen:
    asked = talk.asked
    said = [html.P(narrative.INVENTED)] if talk.answer.example else []
    content = [
        *said,
        html.P(narrative.why(talk.answer)),
        html.P(HELP, className="presentatie-hulp"),
    ]
    kind = f"Duidingsgesprek · {words.period(asked.year, asked.report)}"
    return Screen(kind, narrative.headline(talk.answer), content)  # fmt: skip


def _before(talk: Talk) -> list[Screen]:
    found = talk.agreements.before
    if not found:
        return []
    items = [html.Li(agreement_list.told(r)) for r in found]
    content = [
        html.P(narrative.counted(talk.agreements)),
        html.Ul(items, className="afspraken-groot"),
    ]
    return [Screen("Eerst terugkijken", "Wat spraken wij vorig jaar af?", content)]  # fmt: skip


def _strong(talk: Talk) -> Screen:
    found = [html.Li(words.shortlist(p.comparison)) for p in talk.answer.strong]
    content: list[Any] = (
        [html.Ul(found, className="punten")]
        if found
        else [html.P(narrative.no_strong(talk.answer))]
    )
    return Screen("Sterke punten", "Wat gaat goed?", content)  # fmt: skip


def _point(talk: Talk, point: Point, kind: str) -> list[Screen]:
    """The finding, and then what to ask about it."""
    found, name = point.comparison, point.comparison.indicator.name
    unit = dutch.unit_words(found.indicator.unit)
    figures = [
        (found.municipality.name, found.value, "eigen-cijfer"),
        ("Middelste gemeente", found.standing.median, ""),
    ]
    numbers = html.Dl(
        [
            html.Div(
                [
                    html.Dt(label),
                    html.Dd(
                        [words.figure(found, value), html.Span(f" {unit}", className="eenheid")],
                        className=look,
                    ),
                ]
            )
            for label, value, look in figures
        ],
        className="presentatie-cijfers",
    )
    heard = (
        [html.P(" ".join(narrative.heard(point)), className="klein")]
        if narrative.heard(point)
        else []
    )
    said = f"{words.placed(found)} {narrative.holds(point)}".strip()
    asked = [
        talk_parts.questions(point.questions),
        *talk_parts.ask(talk, point),
    ]
    return [
        Screen(kind, name, [numbers, talk_strip.of(found), html.P(said), *heard], point.code),
        Screen(f"{kind} · {name}", talk.answer.frame.opening, asked, point.code),
    ]  # fmt: skip


def _last(talk: Talk) -> Screen:
    found = talk.agreements.now
    items = html.Ul([html.Li(agreement_list.told(r)) for r in found], className="afspraken-groot")
    said = items if found else html.P(narrative.NOTHING_AGREED)
    hint = html.P(
        "Open hieronder ‘Schrijf een afspraak of aantekening’.", className="presentatie-hulp"
    )
    return Screen("Tot slot", "Wat spreken wij af?", [said, hint])  # fmt: skip
