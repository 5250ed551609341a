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
    return [_link(form, f"/{form}/{path}{query}", name) for form in FORMATS]


def of_file(stem: str, query: str, name: str) -> list[Any]:
    """For a chart of a document, which has the address of that document with another ending."""
    return [_link(form, f"{stem}.{form}{query}", name) for form in FORMATS]


def _link(form: str, href: str, name: str) -> html.A:
    return html.A(words(form), href=href, **{"aria-label": f"{words(form)}: {name}"})
