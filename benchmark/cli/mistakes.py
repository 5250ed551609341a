"""What somebody typed wrong, in one Dutch sentence, and how errors reach the person."""

import sys

from typer import TyperException

# Typer keeps its own copy of Click; the public base class does not tell what went wrong.
from typer._click import exceptions as typed

from benchmark import dutch
from benchmark.errors import SpiegelError

HELP = "Kijk met 'spiegel --help' wat er kan."


def of_usage(error: TyperException) -> SpiegelError:
    """The mistake that Typer found, as an error with a Dutch sentence that names the option."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "spiegel"
    remedy = f"Kijk met '{command} --help' wat er kan."
    if isinstance(error, typed.NoSuchOption):
        near = [f"'{p}'" for p in sorted(error.possibilities or ())]
        meant = f"Bedoelt u {' of '.join(near)}? " if near else ""
        return SpiegelError(f"De optie '{error.option_name}' bestaat niet.", meant + remedy)
    if isinstance(error, typed.MissingParameter):
        name = _name(error)
        return SpiegelError(f"{name} ontbreekt.", f"Vul dit aan. {remedy}")
    if isinstance(error, typed.BadParameter):
        return SpiegelError(f"De waarde bij {_name(error)} klopt niet.", remedy)
    if isinstance(error, typed.BadOptionUsage):
        if "not take a value" in error.message:
            return SpiegelError(f"Bij de optie '{error.option_name}' hoort geen waarde.", remedy)
        return SpiegelError(f"Bij de optie '{error.option_name}' ontbreekt de waarde.", remedy)
    return _of_words(error, remedy)


def _of_words(error: TyperException, remedy: str) -> SpiegelError:
    """Mistakes that Typer tells apart by their text only: the quoted word is what was typed."""
    message = error.message
    if message.startswith("No such command"):
        word, *near = message.split("'")[1::2] or [""]
        meant = f"Bedoelt u '{near[0]}'? " if near else ""
        return SpiegelError(f"De opdracht '{word}' bestaat niet.", meant + HELP)
    if message.startswith("Missing command"):
        return SpiegelError("Er staat geen opdracht achter 'spiegel'.", HELP)
    if "extra argument" in message:
        words = message.rpartition("(")[2].rstrip(").")
        return SpiegelError(f"Er staat te veel achter de opdracht: '{words}'.", remedy)
    return SpiegelError("De opdracht is niet te lezen.", remedy)


def _name(error: typed.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "de opdracht"
    if parameter.param_type_name == "argument":
        return str(getattr(parameter, "metavar", None) or parameter.name or "")
    return f"de optie '{parameter.opts[0]}'"


def tell(error: SpiegelError) -> None:
    """The sentence and the remedy on standard error, without the control characters of what was typed."""
    text = dutch.upper_first(f"{error.sentence} {error.remedy}".strip())
    sys.stderr.write("".join(c if c.isprintable() or c == dutch.NBSP else "?" for c in text) + "\n")
