"""The help of Typer in Dutch: headings, usage line, defaults and the help option."""

from typing import Any

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

OPTIONS = "[OPTIES]"


def _usage(text: str) -> str:
    return text.replace("Usage: ", "Gebruik: ", 1)


def _help_option(option: Any) -> Any:
    if option is not None:
        option.help, option.metavar = "Toon deze uitleg.", ""
    return option


class DutchCommand(TyperCommand):
    """One command, with its usage line and help option in Dutch."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{**settings, "options_metavar": OPTIONS})

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        return _help_option(super().get_help_option(ctx))


class DutchGroup(TyperGroup):
    """The program as a whole, with its usage line and help option in Dutch."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        dutch = {"options_metavar": OPTIONS, "subcommand_metavar": "OPDRACHT [GEGEVENS]..."}
        super().__init__(*args, **{**settings, **dutch})

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        return _help_option(super().get_help_option(ctx))


def speak_dutch() -> None:
    """Rename the fixed strings of Typer's help; they are read when help is printed."""
    rich_utils.DEFAULT_STRING = "[standaard: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
    rich_utils.ARGUMENTS_PANEL_TITLE = "Gegevens"
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
