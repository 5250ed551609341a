"""What municipalities are asked: questions, what must agree between their answers, rounds, and when figures count.

Questions are declared per theme in ``questions/<theme>.toml``. A part of an indicator without open figures that no
question names is asked as it stands, so a new indicator is in the questionnaire without a line of Python.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from benchmark.catalogue.models import Entry, Indicator, Key, Part, Text, Theme
from benchmark.errors import CatalogueError
from benchmark.vocabulary import Form, Kind, Unit

FOLDER = "questions/"
FILE = "deliveries.toml"
SIDES = ("numerator", "denominator")


class Beside(Entry):
    """An open figure that says something of an answer: measures that are added up, in the unit of the question."""

    name: Text
    measures: Annotated[tuple[str, ...], Field(min_length=1)]


class Question(Entry):
    """One answer that a municipality gives for a year.

    ``parts``: what it feeds, as ``<CODE>.numerator`` or ``<CODE>.denominator``; none for context that only a check
    needs. With ``times`` an average or a share is asked and multiplied by the answer to that question (and ``factor``),
    because systems give averages. ``asked_of``: whether a joint office answers for its members. ``roll_up``: how
    months make a year; ``additive``: whether the answers of merged municipalities may be added. ``beside``: open
    figures that the supplier sees with the question.
    """

    key: Key
    theme: Key = ""
    text: Annotated[str, Field(pattern=r"\?$")]
    unit: Text
    hint: Text
    example: float
    form: Form
    parts: tuple[
        Annotated[str, Field(pattern=r"^[A-Z]{3}\d{2}\.(numerator|denominator)$")], ...
    ] = ()
    times: Key | None = None
    factor: float = 1.0
    asked_of: Literal["executor", "municipality"] = "executor"
    roll_up: Literal["sum", "weighted", "last"] = "sum"
    additive: bool = True
    low: float = 0.0
    high: float | None = None
    beside: tuple[Beside, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that this answer feeds, each once."""
        return tuple(dict.fromkeys(part.partition(".")[0] for part in self.parts))


class Identity(Entry):
    """Answers that must agree: ``parts`` add up to ``whole`` (``equal``), or are at most it (``within``).

    ``strict``: what does not agree is an error; otherwise it is a signal, because definitions leave room.
    """

    key: Key
    theme: Key = ""
    whole: Key
    parts: Annotated[tuple[Key, ...], Field(min_length=1)]
    rule: Literal["equal", "within"]
    strict: bool = True
    text: Text


class Round(Entry):
    """A measurement round: the year it is about, and between which days answers are asked."""

    year: int
    opens: date
    closes: date

    @model_validator(mode="after")
    def ordered(self) -> "Round":
        """A round closes after it opened."""
        if self.opens >= self.closes:
            raise ValueError("closes moet na opens liggen")
        return self


class Deliveries(Entry):
    """The rule for delivered figures. ``minimum``: with how many municipalities a figure of a year is compared, and no
    longer an example; ``reason`` says why so many. ``executors``: the subject of the register that carries out a theme.
    """

    minimum: int = Field(default=6, ge=5)
    reason: str = ""
    executors: Mapping[Key, Key] = Field(default_factory=dict)
    rounds: tuple[Round, ...] = ()

    def of_year(self, year: int) -> Round | None:
        """The round about a year."""
        return next((r for r in self.rounds if r.year == year), None)


def complete(
    declared: Iterable[Question], indicators: Sequence[Indicator], themes: Sequence[Theme]
) -> tuple[Question, ...]:
    """All questions in the order of themes and codes: those declared, and one for each part that none of them names.

    Raises CatalogueError where two questions feed one part, or a question feeds a part that has open figures.
    """
    questions = list(declared)
    waiting = _waiting(indicators)
    fed: dict[str, str] = {}
    for question in questions:
        for name in question.parts:
            if name not in waiting or name in fed:
                raise _refused(question, name, fed.get(name))
            fed[name] = question.key
    for name, (indicator, part) in waiting.items():
        if name not in fed:
            questions.append(_asked_as_it_stands(name, indicator, part))
    order = {t.key: n for n, t in enumerate(themes)}
    place = {q.key: n for n, q in enumerate(questions)}
    return tuple(sorted(questions, key=lambda q: (order.get(q.theme, 99), place[q.key])))


def check(
    questions: Sequence[Question], identities: Sequence[Identity], deliveries: Deliveries
) -> None:
    """Every key once, and every reference to a question of the catalogue; raises CatalogueError."""
    known = [q.key for q in questions]
    double = next((k for k in known if known.count(k) > 1), None)
    if double:
        raise CatalogueError(
            f"In data/catalogue/{FOLDER} staat de vraag '{double}' twee keer.",
            "Gebruik elke sleutel één keer.",
        )
    named = [(f"{FOLDER}{q.theme}.toml", "times", q.times) for q in questions if q.times]
    for identity in identities:
        file = f"{FOLDER}{identity.theme}.toml"
        named += [(file, identity.key, key) for key in (identity.whole, *identity.parts)]
    for file, at, key in named:
        if key not in known:
            raise CatalogueError(
                f"In data/catalogue/{file} verwijst '{at}' naar de vraag '{key}', maar die is er niet.",
                "Verbeter de verwijzing.",
            )
    years = [r.year for r in deliveries.rounds]
    if len(set(years)) < len(years):
        raise CatalogueError(
            f"In data/catalogue/{FILE} staan twee rondes over hetzelfde jaar.", "Laat er één staan."
        )


def _waiting(indicators: Sequence[Indicator]) -> dict[str, tuple[Indicator, Part]]:
    """Every part that only a delivery can fill, by its name."""
    found = {}
    for indicator in indicators:
        for side in SIDES:
            part = getattr(indicator, side)
            if part is not None and not part.terms and not indicator.is_open:
                found[f"{indicator.code}.{side}"] = (indicator, part)
    return found


def _asked_as_it_stands(name: str, indicator: Indicator, part: Part) -> Question:
    side = "teller" if name.endswith("numerator") else "noemer"
    form = Form.EURO if part.unit == "euro" else Form.COUNT
    if indicator.kind in (Kind.LEVEL, Kind.SCORE) or part.unit == "fte":
        form = Form.NUMBER
    return Question(
        key=f"{indicator.code.lower()}-{side}",
        theme=indicator.theme,
        text=f"{part.text[:1].upper()}{part.text[1:]}?",
        unit=part.unit,
        hint=indicator.definition,
        example=1250 if form is not Form.NUMBER else 12.5,
        form=form,
        parts=(name,),
        roll_up="last" if indicator.kind in (Kind.LEVEL, Kind.SCORE) else "sum",
        additive=indicator.kind not in (Kind.LEVEL, Kind.SCORE),
        high=100.0 if indicator.unit is Unit.PERCENT and indicator.kind is Kind.SCORE else None,
    )


def _refused(question: Question, name: str, other: str | None) -> CatalogueError:
    file = f"data/catalogue/{FOLDER}{question.theme}.toml"
    if other:
        return CatalogueError(
            f"In {file} vullen '{question.key}' en '{other}' allebei {name}.", "Laat één van beide dat doen."
        )  # fmt: skip
    return CatalogueError(
        f"In {file} vult '{question.key}' {name}, maar dat wordt niet geleverd.",
        "Noem alleen een teller of noemer zonder open cijfers.",
    )
