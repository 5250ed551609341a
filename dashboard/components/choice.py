"""A labelled choice from a list, with the settings that keep it accessible."""

from typing import Any

import dash_mantine_components as dmc

# The scroll area of the library cannot be reached by keyboard; the list itself scrolls instead.
SCROLLING = {
    "withScrollArea": False,
    "styles": {"options": {"maxHeight": "280px", "overflowY": "auto"}},
}
SIZE = "md"


def one(name: Any, label: str, options: list[dict[str, str]], **more: Any) -> dmc.Select:
    """One of the options; inside a panel, so its list stays in the panel too."""
    settings = {"size": SIZE, "comboboxProps": {"withinPortal": False}, **SCROLLING}
    return dmc.Select(id=name, label=label, data=options, **(settings | more))


def municipality(name: str, label: str, options: list[dict[str, str]], **more: Any) -> dmc.Select:
    """One municipality, found by typing."""
    settings = {
        "searchable": True,
        "nothingFoundMessage": "Geen gemeente met die naam",
        "limit": 60,
    }
    return one(name, label, options, **(settings | more))


def several(name: Any, label: str, options: list[dict[str, str]], **more: Any) -> dmc.MultiSelect:
    """Several municipalities, found by typing."""
    settings = {
        "searchable": True,
        "nothingFoundMessage": "Geen gemeente met die naam",
        "limit": 50,
        "size": SIZE,
        **SCROLLING,
    }
    return dmc.MultiSelect(id=name, label=label, data=options, **(settings | more))
