"""What somebody asks of a report: the choices of the page Rapport and of ``spiegel report``, one and the same."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from benchmark import answers, peers
from benchmark.answers import Question
from benchmark.ledger.entries import Text
from benchmark.savings.level import Level
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind


class Depth(StrEnum):
    """How much: one page, the standard report, or everything there is."""

    ONE_PAGE = "kort"
    STANDARD = "standaard"
    FULL = "volledig"


class Audience(StrEnum):
    """For whom: that decides whether amounts (not for the public) and internal remarks may stand in it."""

    MANAGEMENT = "mt"
    COUNCIL = "raad"
    PUBLIC = "openbaar"


class Format(StrEnum):
    """The formats in which a document can be had."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    HTML = "html"  # one page that needs nothing else
    CSV = "csv"  # a zip of CSV files with a datapackage.json


class Introduction(BaseModel):
    """The own introduction of a chapter: plain text, shown as typed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    chapter: str
    text: Text


class Spec(BaseModel):
    """The choices: municipality (name or code), year, group (as in a link) and level, and what goes in.

    ``themes``: keys, empty for all with figures; ``indicators``: codes, empty for all of those themes.
    ``introductions``: by the key of a chapter. ``reaction``: the "Bestuurlijke reactie".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    gemeente: str
    year: int | None = None
    kind: ReportKind = ReportKind.ACCOUNTS
    group: str = str(peers.DEFAULT)
    level: Level = Level.MEDIAN
    examples: bool = False
    themes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    depth: Depth = Depth.STANDARD
    audience: Audience = Audience.MANAGEMENT
    anonymous: bool = False
    comments: bool = True
    choices: bool = True
    introductions: tuple[Introduction, ...] = ()
    reaction: Text = ""

    def asked(self, view: View) -> Question:
        """The question that the report answers; raises SpiegelError when it cannot be asked."""
        return answers.question(
            view,
            self.gemeente,
            self.year,
            self.kind,
            self.group,
            examples=self.examples,
            level=self.level,
        )
