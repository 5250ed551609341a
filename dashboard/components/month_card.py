"""A card of Deze maand: a line of thirteen months, its sentence, its table and its file."""

from dash import html

from dashboard import file_names
from dashboard.components import card, picture_links
from dashboard.figures import months as figure
from dashboard.monthly import Monthly
from dashboard.tables.months import SOURCE


def of(found: Monthly, key: str) -> html.Section:
    """The card of one line. Its chart stands in the page: there is nothing to wait for."""
    line, signal = found.line(key), found.signals.get(key)
    assert found.newest is not None
    named = f"maand-{key.lower()}"
    odd = signal is not None and signal.odd
    way = "hoger" if signal is not None and signal.higher else "lager"
    heading = f"{line.name}: {way} dan de maanden ervoor" if odd else line.name
    asked = line.question.text if line.question else line.indicator.question if line.indicator else ""  # fmt: skip
    stem = file_names.stem("maand", key, found.asked)
    return html.Section(
        [
            html.H2(heading, id=f"{named}-kop"),
            html.P(f"{asked} In {line.unit}, per maand.", className="onder"),
            html.Figure(
                [
                    html.Div(
                        card.graph(figure.draw(line, found.newest, signal)), className=card.READY
                    ),
                    html.Figcaption(
                        found.sentence(line), id=f"{named}-zin", className="zegt-het"
                    ),
                ],
                role="group",
                **{"aria-labelledby": f"{named}-kop", "aria-describedby": f"{named}-zin"},
            ),
            card.actions(
                f"maand/{key}", found.query, line.name,
                pictures=picture_links.drawn_here(line.name, stem),
            ),
            html.P(SOURCE, className="bron"),
        ],
        id=named,
        className="kaart",
        **{"aria-labelledby": f"{named}-kop", "data-onderwerp": line.name},
    )  # fmt: skip
