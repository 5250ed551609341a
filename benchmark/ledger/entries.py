"""What can be recorded: one frozen model per kind. A change is a new version of the same subject.

``kind`` and ``subject`` together name what the record is about; the ledger numbers its versions. Text of
people is kept as typed, up to ``LONGEST`` characters; control characters are refused.
"""

import re
import secrets
import string
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

LONGEST = 20_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NAME = 120


def identifier() -> str:
    """A fresh ``id`` for a record of which a subject can have several."""
    return "".join(secrets.choice(string.digits + string.ascii_lowercase) for _ in range(8))


def plain(text: str) -> str:
    """Text as it is kept: one kind of line end, no space around it; raises ValueError for control characters."""
    if CONTROL.search(text):
        raise ValueError("de tekst bevat onzichtbare stuurtekens; plak hem als platte tekst")
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


Text = Annotated[str, Field(max_length=LONGEST), AfterValidator(plain)]
Name = Annotated[
    str, Field(max_length=NAME), AfterValidator(plain), Field(min_length=1)
]  # of more than spaces
Number = Annotated[float, Field(allow_inf_nan=False)]
Years = tuple[Number, Number, Number, Number]  # t+1 to t+4


class AuthorRole(StrEnum):
    """What somebody does at the municipality, as they say themselves."""

    MANAGER = "manager"
    ADVISOR = "adviseur"
    SECRETARY = "gemeentesecretaris"
    CONTROLLER = "controller"
    SUPPLIER = "gegevensleverancier"
    VALIDATOR = "validator"
    COMMAND_LINE = "opdrachtregel"


class Author(BaseModel):
    """Who writes. ``checked`` is False until there is sign-in, and then every name says so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    role: AuthorRole
    gemeente: str = ""  # code
    checked: bool = False

    @property
    def words(self) -> str:
        """The author as printed: name, role, and that nobody checked the name."""
        said = f"{self.name}, {self.role.value}"
        return said if self.checked else f"{said} (naam niet gecontroleerd)"


class Entry(BaseModel):
    """Base of all kinds. ``gemeente``: the code of the municipality it belongs to."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]

    gemeente: str = Field(pattern=r"^GM\d{4}$")

    @property
    def subject(self) -> str:
        """What the record is about, within its kind."""
        raise TypeError(f"{type(self).__name__} says no subject")


class Comment(Entry):
    """A remark beside a figure. ``id``: random, so that a figure can have several. ``internal``: intern beraad."""

    kind = "comment"
    id: str = Field(pattern=r"^[0-9a-z]{8}$")
    indicator: str
    year: int
    text: Text
    internal: bool = False
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality, figure and number."""
        return f"{self.gemeente}/{self.indicator}/{self.id}"


class Choice(Entry):
    """A figure that is a deliberate choice ("bewuste keuze"), with the reason."""

    kind = "choice"
    indicator: str
    year: int
    reason: Text
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality and figure."""
        return f"{self.gemeente}/{self.indicator}"


class SavedGroup(Entry):
    """A peer group under a name, with the reason; ``group``: its text as in a link."""

    kind = "group"
    name: Name
    reason: Text
    group: str
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality and name."""
        return f"{self.gemeente}/{self.name.casefold()}"


class Template(Entry):
    """A report that can be made again: ``spec`` is the query string of its choices."""

    kind = "template"
    name: Name
    spec: str
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality and name."""
        return f"{self.gemeente}/{self.name.casefold()}"


class ReportStatus(StrEnum):
    """How far a report is; a later status never goes back to an earlier one."""

    CONCEPT = "concept"
    HEARING = "ambtelijk wederhoor"
    SETTLED = "vastgesteld"


class Report(Entry):
    """A report as it was made; a new version has new texts or another status. ``document``: digest of the content
    that the ledger keeps beside it."""

    kind = "report"
    code: str = Field(pattern=r"^GS-[0-9A-Z]{6}$")
    title: str
    spec: str
    status: ReportStatus = ReportStatus.CONCEPT
    document: str
    reaction: Text = ""

    @property
    def subject(self) -> str:
        """The reference code."""
        return self.code


class PublicPart(StrEnum):
    """The places in a jaarbericht for the own text of the municipality."""

    OPENING = "inleiding"
    CHANGES = "wat verandert er"
    REACTING = "reageren"


class PublicText(Entry):
    """What the municipality says itself in the jaarbericht of a year; an empty text takes it back."""

    kind = "public_text"
    year: int = Field(ge=2000, le=2100)
    part: PublicPart
    text: Text = ""

    @property
    def subject(self) -> str:
        """Municipality, year and part."""
        return f"{self.gemeente}/{self.year}/{self.part.value}"


class PublicAgreement(Entry):
    """That an agreement (``id``) stands in the jaarbericht of a year: what was agreed and its state, never whose it is."""

    kind = "public_agreement"
    year: int = Field(ge=2000, le=2100)
    id: str = Field(pattern=r"^[0-9a-z]{8}$")
    shown: bool = True

    @property
    def subject(self) -> str:
        """Municipality, year and agreement."""
        return f"{self.gemeente}/{self.year}/{self.id}"


class PublishedBands(Entry):
    """That bands of a class of municipalities and a year were published from an edition, by whichever municipality was
    first: later bands of that class and year must not differ from those by one or two municipalities.

    ``document``: digest of the values behind the bands, which the ledger keeps beside it."""

    kind = "published_bands"
    year: int = Field(ge=2000, le=2100)
    public_class: str
    figures: str
    document: str

    @property
    def subject(self) -> str:
        """Year, class and edition of the figures."""
        return f"{self.year}/{self.public_class}/{self.figures}"


class Note(Entry):
    """A working note with a report: intern beraad; never in an export."""

    kind = "note"
    id: str = Field(pattern=r"^[0-9a-z]{8}$")
    code: str
    text: Text
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Report and number."""
        return f"{self.code}/{self.id}"


class JudgementStatus(StrEnum):
    """What the gemeentesecretaris says of a line. College and raad decide."""

    INVESTIGATE = "te onderzoeken"
    PROPOSE = "voorstel aan college"
    NOT_NOW = "niet nu"
    DELIBERATE = "bewuste keuze"
    BUDGETED = "al in begroting"

    @property
    def counts(self) -> bool:
        """Whether the line stays in the total."""
        return self in (JudgementStatus.INVESTIGATE, JudgementStatus.PROPOSE)


class Judgement(Entry):
    """The judgement of a line of room in a year, with what was on the screen when it was given.

    ``low``, ``central``, ``high`` in euros per year, unrounded; None where there was no amount. ``cashable``: the
    share of the amount that can become money, 0-1. ``one_off`` in euros, in the first year.
    """

    kind = "judgement"
    line: str
    year: int
    status: JudgementStatus
    reason: Annotated[Text, Field(min_length=1)]
    owner: Annotated[str, Field(max_length=NAME), AfterValidator(plain)] = ""
    first_year: int | None = Field(default=None, ge=2000, le=2100)
    one_off: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    cashable: float = Field(default=1.0, ge=0, le=1, allow_inf_nan=False)
    programme: Annotated[str, Field(max_length=NAME), AfterValidator(plain)] = ""
    low: Number | None = None
    central: Number | None = None
    high: Number | None = None
    level: str
    group: str

    @property
    def subject(self) -> str:
        """Municipality, line and year of the accounts."""
        return f"{self.gemeente}/{self.line}/{self.year}"


class Scenario(Entry):
    """A set of assumptions under a name. Shares are 0-1; changes are relative (0.02 is 2%).

    ``volume``: change of the volume per year, from the first year after the accounts on; ``price``: change of the
    hourly cost per year; ``pace``: the share reached in each of the years t+1 to t+4; ``cashable``: overrides that of the
    judgements where given; ``hourly``: euros per hour and ``hours``: productive hours per fte, for capacity;
    ``fall``: the change, once, of a volume that the catalogue expects to fall (passports from 2029).
    """

    kind = "scenario"
    name: Name
    year: int
    volume: Years = (0.0, 0.0, 0.0, 0.0)
    price: float = Field(default=0.0, ge=-0.2, le=0.2, allow_inf_nan=False)
    pace: Years = (0.25, 0.5, 0.75, 1.0)
    cashable: float | None = Field(default=None, ge=0, le=1, allow_inf_nan=False)
    hourly: float | None = Field(default=None, gt=0, le=500, allow_inf_nan=False)
    hours: float | None = Field(default=None, gt=0, le=2000, allow_inf_nan=False)
    discount: float = Field(default=0.02, ge=0, le=0.15, allow_inf_nan=False)
    fall: float = Field(default=0.0, ge=-1, le=0, allow_inf_nan=False)
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality and name."""
        return f"{self.gemeente}/{self.name.casefold()}"


class Realised(Entry):
    """What a line brought in a later year, in euros; ``year`` is the year in which it was brought."""

    kind = "realised"
    line: str
    year: int = Field(ge=2000, le=2100)
    amount: float = Field(allow_inf_nan=False)
    note: Text = ""

    @property
    def subject(self) -> str:
        """Municipality, line and year."""
        return f"{self.gemeente}/{self.line}/{self.year}"


class AgreementState(StrEnum):
    """What became of an agreement."""

    OPEN = "open"
    DONE = "klaar"
    LET_GO = "losgelaten"


class Agreement(Entry):
    """What was agreed in a duidingsgesprek: what, by whom and before which day; a new version has another state.

    ``year``: of the figures that were talked about; ``indicator``: the code of the figure, empty for the whole talk.
    ``reason``: of the state; needed to let go. ``example``: made in Oefenmodus, and shown there only.
    """

    kind = "agreement"
    id: str = Field(pattern=r"^[0-9a-z]{8}$")
    year: int
    indicator: str = ""
    what: Annotated[Text, Field(min_length=1)]
    owner: Name
    due: date
    state: AgreementState = AgreementState.OPEN
    reason: Text = Field(default="", validate_default=True)
    example: bool = False
    withdrawn: bool = False

    @field_validator("reason")
    @classmethod
    def reasoned(cls, given: str, info: ValidationInfo) -> str:
        """Nobody lets go without saying why."""
        if info.data.get("state") is AgreementState.LET_GO and not given:
            raise ValueError("wie een afspraak loslaat, schrijft op waarom")
        return given

    @property
    def subject(self) -> str:
        """Municipality and number."""
        return f"{self.gemeente}/{self.id}"


class SessionNote(Entry):
    """A note taken in a duidingsgesprek: intern beraad; never in an export. Fields as of an agreement."""

    kind = "session-note"
    id: str = Field(pattern=r"^[0-9a-z]{8}$")
    year: int
    indicator: str = ""
    text: Annotated[Text, Field(min_length=1)]
    example: bool = False
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality and number."""
        return f"{self.gemeente}/{self.id}"
