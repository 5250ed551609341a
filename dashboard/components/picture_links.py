"""Under a chart: the ways to have it as a picture. What is offered looks the same, wherever it is drawn."""

from typing import Any

from dash import html

FORMATS = ("svg", "png")


def words(form: str) -> str:
    """What a picture in a format is called on the page."""
    return f"Afbeelding ({form})"


def drawn_here(name: str, file: str) -> list[Any]:
    """For a chart that the browser drew (assets/plaatjes.js); ``file``: the name without its ending."""
    return [
        html.Button(
            words(form),
            type="button",
            className="alskoppeling",
            **{"aria-label": f"{words(form)}: {name}", "data-plaatje": form, "data-bestand": file},
        )
        for form in FORMATS
    ]


def drawn_there(path: str, query: str, name: str) -> list[Any]:
    """For a chart of plain boxes, which the server draws again from the same answers (dashboard/pictures)."""
    return [
        html.A(
            words(form),
            href=f"/{form}/{path}{query}",
            **{"aria-label": f"{words(form)}: {name}"},
        )
        for form in FORMATS
    ]
