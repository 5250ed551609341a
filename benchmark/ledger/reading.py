"""Making an entry of what somebody typed: whole, or one Dutch sentence that says which field and why.

The sentence names the field as on screen, what was found there and what is expected.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from benchmark import dutch
from benchmark.errors import SpiegelError

Model = TypeVar("Model", bound=BaseModel)
KEPT_AS_TYPED = "Pas het aan en probeer het opnieuw; er is niets bewaard."
FIELDS = {
    "gemeente": "de gemeente", "indicator": "het cijfer", "year": "het jaar", "text": "de tekst",
    "reason": "de reden", "name": "de naam", "role": "de rol", "group": "de vergelijkingsgroep",
    "spec": "de keuze van het rapport", "code": "de code van het rapport", "title": "de titel",
    "status": "de status", "document": "het document", "reaction": "de bestuurlijke reactie",
    "line": "de regel", "owner": "de eigenaar", "first_year": "het eerste jaar",
    "one_off": "het eenmalige bedrag", "cashable": "het verzilverbare deel",
    "programme": "het programma", "low": "de ondergrens", "central": "het midden",
    "high": "de bovengrens", "level": "de referentie", "volume": "de verandering van het volume",
    "price": "de verandering van de kosten per uur", "pace": "het tempo",
    "hourly": "het bedrag per uur", "hours": "het aantal uren per fte",
    "discount": "de rentevoet", "fall": "de daling van het volume", "amount": "het bedrag", "note": "de toelichting",
    "value": "het antwoord", "missing": "de reden dat er geen getal is", "question": "de vraag",
    "organisation": "de naam van de organisatie", "answer": "het antwoord", "values": "de maanden",
    "state": "het antwoord", "on": "de datum", "check": "de vraag", "part": "het onderdeel",
    "columns": "de kolommen", "date_column": "de kolom met de maand",
    "meaning": "wat de waarde betekent", "indicators": "de keuze van cijfers",
    "what": "de afspraak", "due": "de dag waarop het klaar is",
    "theme": "het thema", "contact": "de functie of naam", "email": "het e-mailadres",
    "phone": "het telefoonnummer", "to": "de gevraagde gemeente", "done": "wat u deed",
    "brought": "wat het bracht", "before": "het cijfer ervoor", "after": "het cijfer erna",
}  # fmt: skip
SHARES = (
    "cashable",
    "price",
    "volume",
    "pace",
    "discount",
    "fall",
)  # typed and shown as percentages
PLAIN = ("year", "first_year")  # numbers without a point for thousands
UNSEEN = re.compile(
    r"[\x80-\x9f\ufffe\uffff]"
)  # C1, and what is no character; C0 is refused by the models
NOTHING = ("Cf", "Zs", "Zl", "Zp", "Cc")  # categories of characters without a shape
SHOWN = 40  # characters of what was typed


class WrongEntry(SpiegelError):
    """An entry that cannot be recorded; ``field`` is the name of the field that must change."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence, KEPT_AS_TYPED)
        self.field = field


def made(model: type[Model], **fields: Any) -> Model:
    """The entry or author with these fields; raises WrongEntry.

    What nobody can see is refused here and not by the models: those also read what was kept before.
    """
    if not fields.get("withdrawn"):
        for field, typed in fields.items():
            if isinstance(typed, str):
                _seen(field, typed)
    try:
        return model(**fields)
    except ValidationError as error:
        raise refusal(error) from error


def _seen(field: str, typed: str) -> None:
    """Refuse text with control characters of a terminal, or of nothing that shows."""
    named = dutch.upper_first(FIELDS.get(field, f"het veld '{field[:SHOWN]}'"))
    if UNSEEN.search(typed):
        raise WrongEntry(
            f"{named} bevat onzichtbare stuurtekens; plak hem als platte tekst.", field
        )
    if typed.strip() and all(unicodedata.category(c) in NOTHING for c in typed):
        raise WrongEntry(_empty(named, {}, field), field)


def refusal(error: ValidationError) -> WrongEntry:
    """The first thing that is wrong, in words."""
    first = error.errors(include_url=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    named = FIELDS.get(field, f"het veld '{field[:SHOWN]}'")
    say = SENTENCES.get(first["type"], _unreadable)
    return WrongEntry(dutch.upper_first(say(named, first, field)), field)


def _too_long(named: str, found: Mapping[str, Any], field: str) -> str:
    most = dutch.number(found["ctx"]["max_length"])
    return f"{named} is {dutch.number(len(found['input']))} tekens lang; er passen {most}."


def _empty(named: str, found: Mapping[str, Any], field: str) -> str:
    return f"{named} is leeg; vul iets in."


def _missing(named: str, found: Mapping[str, Any], field: str) -> str:
    return f"{named} ontbreekt."


def _unknown(named: str, found: Mapping[str, Any], field: str) -> str:
    return f"{named} hoort hier niet bij."


def _no_number(named: str, found: Mapping[str, Any], field: str) -> str:
    return f"{named} is {_typed(found)}; verwacht wordt een getal."


def _not_whole(named: str, found: Mapping[str, Any], field: str) -> str:
    return f"{named} is {_typed(found)}; verwacht wordt een heel getal."


def _no_choice(named: str, found: Mapping[str, Any], field: str) -> str:
    known = found["ctx"]["expected"].replace("'", "").replace(" or ", " of ")
    return f"{named} is {_typed(found)}; kies uit: {known}."


def _out_of_bounds(named: str, found: Mapping[str, Any], field: str) -> str:
    words = {"ge": "minstens", "gt": "meer dan", "le": "hoogstens", "lt": "minder dan"}
    side, bound = next((k, v) for k, v in found["ctx"].items() if k in words)
    value = found["input"]
    told = _number(float(value), field) if isinstance(value, (int, float)) else _typed(found)
    return f"{named} is {told}; verwacht wordt {words[side]} {_number(float(bound), field)}."


def _refused(named: str, found: Mapping[str, Any], field: str) -> str:
    return f"{named} klopt niet: {found['ctx']['error']}."


def _stray(named: str, found: Mapping[str, Any], field: str) -> str:
    return f"{named} bevat een teken dat geen teken is; plak hem als platte tekst."


def _unreadable(named: str, found: Mapping[str, Any], field: str) -> str:
    return f"{named} klopt niet: er staat {_typed(found)}."


def _number(value: float, field: str) -> str:
    if field in SHARES:
        return dutch.percent(value, 0 if round(value * 100, 6).is_integer() else 1)
    if field in PLAIN:
        return str(round(value))
    return dutch.number(value, 0 if value.is_integer() else 2)


def _typed(found: Mapping[str, Any]) -> str:
    """What was typed, short and on one line."""
    said = " ".join(str(found["input"]).split())
    return f"'{said[:SHOWN]}{'…' if len(said) > SHOWN else ''}'" if said else "leeg"


SENTENCES: dict[str, Callable[[str, Mapping[str, Any], str], str]] = {
    "string_too_long": _too_long,
    "string_too_short": _empty,
    "too_short": _empty,
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _no_choice,
    "finite_number": _no_number,
    "float_parsing": _no_number,
    "float_type": _no_number,
    "int_parsing": _not_whole,
    "int_type": _not_whole,
    "int_from_float": _not_whole,
    "int_parsing_size": _not_whole,
    "greater_than_equal": _out_of_bounds,
    "greater_than": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
    "less_than": _out_of_bounds,
    "value_error": _refused,
    "string_unicode": _stray,
}
