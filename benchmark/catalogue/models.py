"""What the catalogue declares: indicators, themes, lines, events, tests, executors.

Every model is frozen and refuses unknown keys. References between files are checked by
``benchmark.catalogue.reading``; a model only knows what can be seen inside one entry.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from benchmark.vocabulary import (
    Direction,
    ExecutorLevel,
    Kind,
    Perspective,
    Role,
    Supply,
    Unit,
)

Code = Annotated[str, Field(pattern=r"^[A-Z]{3}\d{2}$")]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$")]
Text = Annotated[str, Field(min_length=2)]
PRODUCT = "product"  # in a factor: the cost of each product
OPEN = re.compile(
    r"(?:Wat|Hoe|Hoeveel|Hoelang|Wanneer|Welke?|Waar\w*|Wie|\w+ (?:welke?|hoeveel|wanneer)) [^?]*\?"
)
OPEN_QUESTIONS = 3  # of an indicator


def _open(text: str) -> str:
    if not OPEN.fullmatch(text):
        raise ValueError(
            "een open vraag; die begint met wat, hoe, wanneer, welke, waar of wie, en eindigt op een vraagteken"
        )
    return text


OpenQuestion = Annotated[str, AfterValidator(_open)]  # that cannot be answered with yes or no


class Entry(BaseModel):
    """One entry of a catalogue file: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(Entry):
    """Numerator or denominator: what it is in words, and the measures that are added and subtracted."""

    text: Text
    unit: Text
    add: tuple[str, ...] = ()
    subtract: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[tuple[str, int], ...]:
        """The measures with their sign, added ones first."""
        return (*((m, 1) for m in self.add), *((m, -1) for m in self.subtract))


class Limits(Entry):
    """Values outside raise a question, never a refusal."""

    low: float
    high: float

    @model_validator(mode="after")
    def ordered(self) -> "Limits":
        """The lower limit lies under the upper one."""
        if self.low >= self.high:
            raise ValueError("low moet kleiner zijn dan high")
        return self


class Version(Entry):
    """A definition and the years in which it holds."""

    version: int
    first_year: int = Field(alias="from")
    last_year: int | None = Field(default=None, alias="to")
    definition: Text


class Variant(Entry):
    """Another view of the same indicator, shown beside it and never ranked on its own."""

    key: Key
    name: Text
    unit: Unit
    numerator: Part
    denominator: Part | None = None


class Product(Entry):
    """One of the kinds of work that together make the numerator: the measures of its cost."""

    key: Key
    name: Text
    add: Annotated[tuple[str, ...], Field(min_length=1)]


class Factor(Entry):
    """One of the factors that multiply to a cost: the sum of ``over`` over the sum of ``per``.

    ``over = ["product"]`` stands for the cost of each product; such a factor gives one part per product.
    ``form``: how a value is shown; ``explanation``: what it measures, in a few words.
    """

    key: Key
    name: Text
    explanation: Text
    over: Annotated[tuple[str, ...], Field(min_length=1)]
    per: Annotated[tuple[str, ...], Field(min_length=1)]
    form: Literal["euro", "number", "percent", "per 1.000"]
    decimals: int = Field(ge=0, le=3)

    @property
    def by_product(self) -> bool:
        """Whether this factor differs by product."""
        return self.over == (PRODUCT,)


class Indicator(Entry):
    """One comparable figure per municipality and year, declared once.

    The value is numerator / denominator x ``unit.multiplier``; without a denominator (a score
    or a level) it is the numerator.
    """

    code: Code
    name: Text
    question: Annotated[str, Field(pattern=r"\?$")]
    theme: Key
    status: Supply
    unit: Unit
    direction: Direction
    kind: Kind
    perspective: Perspective
    scale_variable: str | None = None
    minimum_n: int | None = Field(default=None, ge=1)
    decimals: int = Field(ge=0, le=3)
    source: Key
    executor_level: ExecutorLevel = ExecutorLevel.MUNICIPALITY
    comparability: Key | None = None
    quality_indicators: tuple[Code, ...] = ()
    caveats: tuple[Text, ...] = ()
    explanations: tuple[Text, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    next_review: date
    plausible: Limits
    numerator: Part
    denominator: Part | None = None
    versions: Annotated[tuple[Version, ...], Field(min_length=1)]
    variants: tuple[Variant, ...] = ()
    products: tuple[Product, ...] = ()
    factors: tuple[Factor, ...] = ()

    @field_validator("open_questions")
    @classmethod
    def three_or_none(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        """A talk has three questions on a figure, all different; none where nobody wrote them yet."""
        if given and (len(given) != OPEN_QUESTIONS or len(set(given)) != OPEN_QUESTIONS):
            raise ValueError("drie verschillende vragen, of geen")
        return given

    @property
    def has_figures(self) -> bool:
        """Whether anything feeds this indicator today."""
        return self.status is not Supply.NO_FIGURES_YET

    @property
    def is_open(self) -> bool:
        """Whether public figures feed this indicator."""
        return self.status is Supply.OPEN_FIGURES

    @property
    def definition(self) -> str:
        """The newest definition."""
        return max(self.versions, key=lambda v: v.version).definition

    def delivered_terms(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """The measures of numerator and denominator when municipalities deliver this indicator.

        A part that names no open measure is delivered as it is: ``levering.<CODE>.teller`` or ``.noemer``.
        """
        parts = {
            "numerator": (self.numerator, "teller"),
            "denominator": (self.denominator, "noemer"),
        }
        return {
            name: part.terms or ((f"levering.{self.code}.{word}", 1),) if part else ()
            for name, (part, word) in parts.items()
        }

    def parts(self) -> tuple[tuple[str, Unit, Part, Part | None], ...]:
        """The indicator itself (variant "") and its variants: (variant, unit, numerator, denominator)."""
        main = ("", self.unit, self.numerator, self.denominator)
        return (main, *((v.key, v.unit, v.numerator, v.denominator) for v in self.variants))


class Theme(Entry):
    """A group of indicators on one service; ``prefix`` starts the codes of its indicators."""

    key: Key
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: Text
    question: Text


class SizeClass(Entry):
    """A band of inhabitants; ``below`` is exclusive, and absent for the last class."""

    key: Key
    name: Text
    below: int | None = None


class Source(Entry):
    """Where figures come from."""

    key: Key
    name: Text
    publisher: str | None = None
    licence: str | None = None
    url: str | None = None
    open: bool = False
    provisional_accounts: tuple[int, ...] = ()
    absent_is_zero_years: tuple[int, ...] = ()


class Event(Entry):
    """Something on the time axis; ``breaks`` ends comparability over the years."""

    name: Text
    label: Text
    first_year: int = Field(alias="from")
    last_year: int | None = Field(default=None, alias="to")
    indicators: tuple[Code, ...] = ()
    themes: tuple[Key, ...] = ()
    breaks: bool
    source: Text

    def touches(self, indicator: Indicator) -> bool:
        """Whether this event belongs on the time axis of that indicator."""
        return indicator.code in self.indicators or indicator.theme in self.themes


class ComparabilityTest(Entry):
    """One test of the vergelijkbaarheidstoets: threshold, why, and the sentences it gives."""

    key: Literal[
        "own_salaries",
        "overhead_salaries",
        "total_salaries",
        "overhead_revenue",
        "jump",
        "register",
        "stands_out",
        "net_and_gross",
    ]
    name: Text
    limit: float | None = None
    display: Literal["percent", "euro", "times", "role", "z"]
    fails: Text
    advice: Text
    reason: Text


class Subject(Entry):
    """What is compared in euros: a name, its task fields and the tests that are asked.

    ``reimbursed_in``: the task fields where a host books what others pay for its work; none means that
    the accounts do not tell, and that a host cannot be shown net.
    """

    key: Key
    name: Text
    task: Text
    task_fields: Annotated[tuple[str, ...], Field(min_length=1)]
    tests: Annotated[tuple[str, ...], Field(min_length=1)]
    reimbursed_in: tuple[str, ...] = ()


class OtherTask(Entry):
    """A task in the register of executors that no test compares in euros."""

    key: Key
    name: Text


class Comparability(Entry):
    """The vergelijkbaarheidstoets as a whole."""

    minimum_peers: int = Field(ge=5)
    account_years: int = Field(ge=2)
    tests: tuple[ComparabilityTest, ...]
    subjects: tuple[Subject, ...]
    other_tasks: tuple[OtherTask, ...] = ()

    def test(self, key: str) -> ComparabilityTest:
        """The test of that key."""
        return next(t for t in self.tests if t.key == key)

    def subject(self, key: str) -> Subject:
        """The subject of that key."""
        return next(s for s in self.subjects if s.key == key)


class PeerRule(Entry):
    """How the default peer group is found."""

    size: int = Field(ge=5)
    largest_size: int = Field(ge=5)
    minimum: int = Field(ge=5)
    minimum_chosen: int = Field(ge=3)
    factors: Annotated[tuple[float, ...], Field(min_length=1)]


class Membership(Entry):
    """One municipality in an organisation that carries out tasks, with its role and years.

    ``source`` says where this row was found; without one the source of the executor holds for it.
    """

    code: Annotated[str, Field(pattern=r"^GM\d{4}$")]
    role: Role
    first_year: int = Field(alias="from")
    last_year: int | None = Field(default=None, alias="to")
    source: Text | None = None


class Executor(Entry):
    """An organisation that carries out tasks for municipalities, its members and the source.

    ``subjects`` are subjects of the vergelijkbaarheidstoets, or tasks that it does not ask about
    (``Comparability.other_tasks``).
    """

    organisation: Text
    subjects: Annotated[tuple[Key, ...], Field(min_length=1)]
    source: Text
    members: Annotated[tuple[Membership, ...], Field(min_length=1)]
