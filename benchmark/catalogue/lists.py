"""What municipalities deliver as lists: promises, marks per life event, products per service formula.

One file ``lists/<key>.toml`` declares a list: its columns, which of them name a row, and what must hold within a row
or a list. A file is enough for a new list: template, checks, delivery and edition follow from it.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, model_validator

from benchmark.catalogue.models import Entry, Key, Text
from benchmark.errors import CatalogueError
from benchmark.vocabulary import ColumnForm

FOLDER = "lists/"
YES, NO = "ja", "nee"
MARKS, PERCENTS = (1.0, 10.0), (0.0, 100.0)


class Column(Entry):
    """One column of a list.

    ``unit``: in which a number is given; empty where the row itself says it. ``choices``: the only words a choice may
    have. ``suggestions``: words that a text often has; others are as good. ``low`` and ``high``: between which a number
    must lie; a number is never under zero unless ``low`` says so. ``reason``: why a required column cannot be empty.
    """

    key: Key
    name: Text
    form: ColumnForm
    unit: str = ""
    required: bool = False
    choices: tuple[Text, ...] = ()
    suggestions: tuple[Text, ...] = ()
    low: float | None = None
    high: float | None = None
    decimals: int = Field(default=0, ge=0, le=2)
    hint: Text
    example: str | float
    reason: str = ""

    @model_validator(mode="after")
    def consistent(self) -> "Column":
        """Words have choices, numbers have limits, and the example could be delivered."""
        if bool(self.choices) != (self.form is ColumnForm.CHOICE):
            raise ValueError("choices horen bij form choice, en bij niets anders")
        if self.suggestions and self.form is not ColumnForm.TEXT:
            raise ValueError("suggestions horen bij form text")
        if not self.is_number and (self.low is not None or self.high is not None):
            raise ValueError("low en high horen bij een getal")
        if self.reason and not self.required:
            raise ValueError("reason hoort bij een kolom die verplicht is")
        low, high = self.limits
        if high is not None and low >= high:
            raise ValueError("low moet kleiner zijn dan high")
        if not self._may_be(self.example):
            raise ValueError(f"het voorbeeld {self.example!r} mag niet in deze kolom staan")
        return self

    def _may_be(self, example: str | float) -> bool:
        if not self.is_number:
            return isinstance(example, str) and (not self.words or example in self.words)
        low, high = self.limits
        return not isinstance(example, str) and low <= example <= (
            example if high is None else high
        )

    @property
    def is_number(self) -> bool:
        """Whether cells hold numbers."""
        return self.form.is_number

    @property
    def words(self) -> tuple[str, ...]:
        """The only words that a cell may have; empty when any text will do, and for numbers."""
        return (YES, NO) if self.form is ColumnForm.YES_NO else self.choices

    @property
    def limits(self) -> tuple[float, float | None]:
        """The lowest and highest number that may be given; no highest: None."""
        of_form = {ColumnForm.MARK: MARKS, ColumnForm.PERCENT: PERCENTS}.get(self.form, (0.0, None))
        low = of_form[0] if self.low is None else self.low
        return low, of_form[1] if self.high is None else self.high


class Rule(Entry):
    """What must hold in a list. What does not hold is an error when ``strict``, and otherwise a signal.

    - ``needs``: where ``column`` is filled, all of ``columns`` are.
    - ``one_of``: at least one of ``columns`` is filled.
    - ``not_above``: the number of ``column`` is at most that of the one of ``columns``.
    - ``times``: the number of ``column`` is the product of those of ``columns``, give or take ``tolerance``.
    - ``minimum``: the number of ``column`` is at least ``least``; under it a row is kept and says nothing.
    - ``sum``: over the rows that agree in ``columns``, ``column`` adds up to ``total``, give or take ``tolerance``.

    ``text``: what is wrong where it does not hold, as a Dutch sentence.
    """

    key: Key
    kind: Literal["needs", "one_of", "not_above", "times", "minimum", "sum"]
    column: Key | None = None
    columns: tuple[Key, ...] = ()
    least: float | None = None
    total: float | None = None
    tolerance: float = Field(default=0.0, ge=0)
    strict: bool = True
    text: Annotated[str, Field(pattern=r"\.$")]

    @model_validator(mode="after")
    def complete(self) -> "Rule":
        """Every kind names what it needs and nothing else."""
        if (self.column is None) != (self.kind == "one_of"):
            raise ValueError("elke regel heeft column, behalve one_of")
        if (self.least is not None) != (self.kind == "minimum"):
            raise ValueError("least hoort bij minimum")
        if (self.total is not None) != (self.kind == "sum"):
            raise ValueError("total hoort bij sum")
        least = {"needs": 1, "one_of": 2, "not_above": 1, "times": 2}.get(self.kind, 0)
        if len(self.columns) < least or (self.kind == "not_above" and len(self.columns) > 1):
            raise ValueError("columns noemt te weinig of te veel kolommen")
        return self

    @property
    def named(self) -> tuple[str, ...]:
        """Every column that this rule looks at."""
        return (*([self.column] if self.column else []), *self.columns)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that must hold numbers for this rule."""
        whole = self.named if self.kind in ("not_above", "times") else ()
        return (self.column,) if self.kind in ("minimum", "sum") and self.column else whole


class DeclaredList(Entry):
    """A list that a municipality delivers for a year: any number of rows with these columns.

    ``one_row`` and ``many_rows``: what a row is called ("belofte", "beloften"). ``identity``: the columns that together
    name a row; no two rows of a municipality and year have them all the same. ``question``: what the list answers.
    """

    key: Key
    name: Text
    theme: Key
    one_row: Text
    many_rows: Text
    question: Annotated[str, Field(pattern=r"\?$")]
    hint: Text
    identity: Annotated[tuple[Key, ...], Field(min_length=1)]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rules: tuple[Rule, ...] = ()

    def column(self, key: str) -> Column:
        """The column of that key; raises CatalogueError."""
        found = next((c for c in self.columns if c.key == key), None)
        if found is None:
            raise CatalogueError(
                f"De lijst '{self.key}' heeft geen kolom '{key}'.",
                f"De kolommen zijn: {', '.join(c.key for c in self.columns)}.",
            )
        return found

    def least(self, column: str) -> float:
        """Under which number in a column a row says too little to compare; 0 where no rule says so."""
        rules = (r.least for r in self.rules if r.kind == "minimum" and r.column == column)
        return next((least for least in rules if least is not None), 0.0)

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns that every row fills."""
        return tuple(c for c in self.columns if c.required)


def find_list(lists: Iterable[DeclaredList], key: str) -> DeclaredList:
    """The list of that key; raises CatalogueError."""
    known = list(lists)
    found = next((one for one in known if one.key == key), None)
    if found is None:
        raise CatalogueError(
            f"Er is geen lijst '{key}'.", f"De lijsten zijn: {', '.join(o.key for o in known)}."
        )
    return found


def check_list(declared: DeclaredList, file: str) -> None:
    """What one list says of its columns is true; raises CatalogueError."""
    keys = [c.key for c in declared.columns]
    double = next((k for k in keys if keys.count(k) > 1), None)
    if double:
        raise CatalogueError(
            f"In data/catalogue/{file} staat de kolom '{double}' twee keer.",
            "Gebruik elke sleutel één keer.",
        )
    named = [("identity", key) for key in declared.identity]
    named += [(f"regel {rule.key}", key) for rule in declared.rules for key in rule.named]
    for at, key in named:
        if key not in keys:
            raise CatalogueError(
                f"In data/catalogue/{file} noemt '{at}' de kolom '{key}', maar die is er niet.",
                "Verbeter de naam of voeg de kolom toe.",
            )
    for key in declared.identity:
        if not declared.column(key).required or declared.column(key).is_number:
            raise CatalogueError(
                f"In data/catalogue/{file} hoort '{key}' bij identity, maar die kolom mag leeg zijn of is een getal.",
                "Wat een rij aanwijst, bestaat uit woorden en is verplicht.",
            )
    for rule in declared.rules:
        for key in rule.numbers:
            if not declared.column(key).is_number:
                raise CatalogueError(
                    f"In data/catalogue/{file} rekent de regel '{rule.key}' met '{key}', maar dat is geen getal.",
                    "Noem een kolom met getallen.",
                )
