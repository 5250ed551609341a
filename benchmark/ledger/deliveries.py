"""What can be recorded about deliveries: answers, submissions and what was said of them, months, and what was withdrawn.

The same rules as for every entry: a change is a new version of the same subject, and nothing is removed.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from benchmark.ledger.entries import NAME, Entry, Name, Number, Text, plain
from benchmark.vocabulary import Missing, Role

NATIONAL = "GM0000"  # for what belongs to no municipality
QuestionKey = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,60}$")]
Identifier = Annotated[str, Field(pattern=r"^[0-9a-z]{8}$")]
Year = Annotated[int, Field(ge=2000, le=2100)]
MonthValue = Number | None


class Way(StrEnum):
    """How an answer came in."""

    PAGE = "pagina"
    WORKBOOK = "werkmap"
    CSV = "csv"
    MONTHS = "maandcijfers"
    MERGER = "herindeling"


class Given(BaseModel):
    """An answer as it was given: a number, or why there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: QuestionKey
    value: Number | None = None
    missing: Missing | None = None
    note: Text = ""


class Answered(Entry):
    """The answer to one question about a year. Without value and reason it was taken back, and the question is open again.

    ``file``: the digest of the file that it came from.
    """

    kind = "answered"
    year: Year
    question: QuestionKey
    value: Number | None = None
    missing: Missing | None = None
    note: Text = ""
    way: Way = Way.PAGE
    file: str = ""

    @model_validator(mode="after")
    def one_or_the_other(self) -> "Answered":
        """A number has no reason for not being there."""
        if self.value is not None and self.missing is not None:
            raise ValueError("een getal en een reden waarom er geen getal is, gaan niet samen")
        return self

    @property
    def subject(self) -> str:
        """Municipality, year and question."""
        return f"{self.gemeente}/{self.year}/{self.question}"


class Execution(Entry):
    """Who carries out a theme in a year: oneself, for others, or another for us; with the name of the organisation.

    ``off``: the municipality does not deliver this theme this year, and is not asked for it.
    """

    kind = "execution"
    year: Year
    theme: str
    role: Role
    organisation: Annotated[str, Field(max_length=NAME), AfterValidator(plain)] = ""
    off: bool = False

    @property
    def subject(self) -> str:
        """Municipality, year and theme."""
        return f"{self.gemeente}/{self.year}/{self.theme}"


class SubmissionStatus(StrEnum):
    """Where the answers of a theme stand."""

    SUBMITTED = "ingediend"
    RETURNED = "teruggestuurd"
    APPROVED = "goedgekeurd"


class HandedIn(Entry):
    """What somebody handed in and another decides on. It holds what was looked at, so that what was approved is what is
    published. ``reason``: why it was returned, or why something that was published before is corrected.
    """

    year: Year
    status: SubmissionStatus
    reason: Text = ""


class Submission(HandedIn):
    """The answers of a theme and year as they were handed in, and what a validator decided."""

    kind = "submission"
    theme: str
    given: tuple[Given, ...] = ()

    @property
    def subject(self) -> str:
        """Municipality, year and theme."""
        return f"{self.gemeente}/{self.year}/{self.theme}"


ListKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,60}$")]
RowValue = Number | Annotated[str, Field(min_length=1, max_length=NAME * 10), AfterValidator(plain)]
ListRow = dict[str, RowValue]  # the filled cells, by key of their column


class ListRows(Entry):
    """The rows of a list about a year, as they came in; a new version has other rows. ``file``: the digest of their file."""

    kind = "list_rows"
    year: Year
    list_key: ListKey
    rows: tuple[ListRow, ...] = ()
    way: Way = Way.WORKBOOK
    file: str = ""

    @property
    def subject(self) -> str:
        """Municipality, year and list."""
        return f"{self.gemeente}/{self.year}/{self.list_key}"


class ListSubmission(HandedIn):
    """The rows of a list and year as they were handed in, and what a validator decided."""

    kind = "list_submission"
    list_key: ListKey
    rows: tuple[ListRow, ...] = ()

    @property
    def subject(self) -> str:
        """Municipality, year and list."""
        return f"{self.gemeente}/{self.year}/{self.list_key}"


class Message(Entry):
    """A message on a delivered answer, between supplier and validator. ``id``: random, so that there can be many."""

    kind = "message"
    id: Identifier
    year: Year
    question: QuestionKey
    text: Annotated[Text, Field(min_length=1)]

    @property
    def subject(self) -> str:
        """Municipality, year, question and number."""
        return f"{self.gemeente}/{self.year}/{self.question}/{self.id}"


class Challenge(Entry):
    """A reader doubts a figure of ``gemeente``; ``answer`` is what the validator found, and then it is closed."""

    kind = "challenge"
    id: Identifier
    year: Year
    indicator: str
    text: Annotated[Text, Field(min_length=1)]
    answer: Text = ""

    @property
    def subject(self) -> str:
        """Municipality, figure and number."""
        return f"{self.gemeente}/{self.indicator}/{self.id}"


class Upload(Entry):
    """A file that came in, kept as it was under its SHA-256. ``answers``, ``rows``: how many were taken from it."""

    kind = "upload"
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    name: Name
    size: int = Field(ge=0)
    answers: int = Field(default=0, ge=0)
    rows: int = Field(default=0, ge=0)

    @property
    def subject(self) -> str:
        """Municipality and content."""
        return f"{self.gemeente}/{self.digest}"


class Months(Entry):
    """Twelve months of one question, January first; None where a month is not there yet."""

    kind = "months"
    year: Year
    question: QuestionKey
    values: Annotated[tuple[MonthValue, ...], Field(min_length=12, max_length=12)]

    @property
    def subject(self) -> str:
        """Municipality, year and question."""
        return f"{self.gemeente}/{self.year}/{self.question}"


class Quarters(Entry):
    """Four quarters of one question, the first first; None where a quarter is not there. They fill no months."""

    kind = "quarters"
    year: Year
    question: QuestionKey
    values: Annotated[tuple[MonthValue, ...], Field(min_length=4, max_length=4)]

    @property
    def subject(self) -> str:
        """Municipality, year and question."""
        return f"{self.gemeente}/{self.year}/{self.question}"


class Mapping(Entry):
    """How the columns of an export of one's own system are read: which column is which question, kept under a name."""

    kind = "mapping"
    name: Name
    date_column: Name
    columns: dict[QuestionKey, Name]
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality and name."""
        return f"{self.gemeente}/{self.name.casefold()}"


class Withdrawal(Entry):
    """An edition that must no longer be used, and why. It stays as it was."""

    kind = "withdrawal"
    withdrawn_edition: str
    reason: Annotated[Text, Field(min_length=1)]

    @property
    def subject(self) -> str:
        """The edition."""
        return self.withdrawn_edition
