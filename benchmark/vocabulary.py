"""The closed sets of words that figures, files and answers may use.

A word outside these sets is an error at the door (catalogue or intake), so nothing behind the
door has to guess what a word means.
"""

from enum import StrEnum


class Direction(StrEnum):
    """Whether a higher value of an indicator is better; neutral is never coloured or ranked as good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Kind(StrEnum):
    """How a value is made of numerator and denominator, which decides its uncertainty."""

    RATIO = "ratio"
    SHARE = "share"
    MEAN = "mean"
    SURVEY = "survey"
    SCORE = "score"
    LEVEL = "level"


class Perspective(StrEnum):
    """What side of a service an indicator shows."""

    COST = "cost"
    QUALITY = "quality"
    VOLUME = "volume"


class Supply(StrEnum):
    """Whether anything feeds an indicator."""

    OPEN_FIGURES = "open figures"
    DELIVERED = "delivered"  # a fact of an edition, never declared
    NO_FIGURES_YET = "no figures yet"


class ExecutorLevel(StrEnum):
    """The kind of organisation at which the task is carried out and compared."""

    MUNICIPALITY = "municipality"
    TAX_OFFICE = "tax office"
    ENVIRONMENT_SERVICE = "environment service"


class Form(StrEnum):
    """How the answer to a question is written: whole numbers, euros, or numbers with decimals."""

    COUNT = "count"
    EURO = "euro"
    NUMBER = "number"
    PERCENT = "percent"
    MARK = "mark"


class ColumnForm(StrEnum):
    """How a cell of a list that municipalities deliver is written; words or a number."""

    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yesno"
    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    MARK = "mark"
    DAYS = "days"
    EURO = "euro"

    @property
    def is_number(self) -> bool:
        """Whether a cell holds a number; otherwise it holds words."""
        return self not in (ColumnForm.TEXT, ColumnForm.CHOICE, ColumnForm.YES_NO)


class Missing(StrEnum):
    """Why a question has no number. None of these is a zero."""

    NOT_KEPT = "niet bijgehouden"
    NOT_APPLICABLE = "niet van toepassing"
    LATER = "later"


class Seriousness(StrEnum):
    """An error stops a delivery; a signal asks for an explanation, which is kept."""

    ERROR = "fout"
    SIGNAL = "let op"


class ReportKind(StrEnum):
    """Accounts say what was spent, a budget what was planned; they never mix."""

    ACCOUNTS = "rekening"
    BUDGET = "begroting"


class Status(StrEnum):
    """What a figure is worth, or why there is none. A missing figure is never zero."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    CORRECTED = "corrected"
    ABSENT_IS_ZERO = "absent_is_zero"
    EXAMPLE = "example"
    NOT_KEPT = "not_kept"
    TOO_FEW = "too_few"
    NOT_DELIVERED = "not_delivered"
    NOT_APPLICABLE = "not_applicable"
    NOT_COMPUTABLE = "not_computable"


class Outcome(StrEnum):
    """Outcome of a comparability test; unknown means that the books of that year do not tell."""

    PASSES = "passes"
    FAILS = "fails"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """Who carries out a task, as the register of executors writes it down."""

    OWN = "zelf"
    HOST = "gastheer"
    MEMBER = "deelnemer"
    MERGED_STAFF = "ambtelijke fusie"
    SPECIAL_TASK = "bijzondere taak"


class Unit(StrEnum):
    """Units of indicator values, as the screen writes them."""

    PERCENT = "%"
    EURO = "euro"
    EURO_PER_INHABITANT = "euro per inwoner"
    EURO_PER_OBJECT = "euro per object"
    EURO_PER_ASSESSMENT_LINE = "euro per aanslagregel"
    EURO_PER_ASSESSMENT_NOTICE = "euro per aanslagbiljet"
    EURO_PER_CONTACT = "euro per contact"
    EURO_PER_DECISION = "euro per besluit"
    EURO_PER_OBJECTION = "euro per bezwaar"
    EURO_PER_TRANSACTION = "euro per transactie"
    EURO_PER_DWELLING = "euro per woonruimte"
    PER_INHABITANT = "per inwoner"
    PER_1000_INHABITANTS = "per 1.000 inwoners"
    PER_100_DECISIONS = "per 100 besluiten"
    PER_100_APPLICATIONS = "per 100 aanvragen"
    FTE_PER_1000 = "fte per 1.000 inwoners"
    FTE_PER_10000 = "fte per 10.000 inwoners"
    DECISIONS_PER_FTE = "besluiten per fte"
    SECONDS = "seconden"
    MINUTES = "minuten"
    DAYS = "dagen"
    WORKING_DAYS = "werkdagen"
    HOURS_PER_WEEK = "uur per week"
    MARK = "rapportcijfer"

    @property
    def multiplier(self) -> int:
        """By what numerator / denominator is multiplied to give a value in this unit."""
        return _MULTIPLIERS.get(self, 1)

    @property
    def is_money(self) -> bool:
        """True for euros, alone or per something."""
        return self.value.startswith("euro")


_MULTIPLIERS = {
    Unit.PERCENT: 100,
    Unit.PER_1000_INHABITANTS: 1000,
    Unit.PER_100_DECISIONS: 100,
    Unit.PER_100_APPLICATIONS: 100,
    Unit.FTE_PER_1000: 1000,
    Unit.FTE_PER_10000: 10000,
}


class Kept(StrEnum):
    """What may be said of a promise to residents in a year."""

    REACHED = "reached"
    MISSED = "missed"
    UNMEASURED = "unmeasured"
    FEW = "too few cases"
    CASES_UNKNOWN = "cases unknown"
    NO_TARGET = "no target"


class LawGrade(StrEnum):
    """Where a promise stands to the term of the law; LONG is within the longest term only, APART cannot be compared."""

    WEAKER = "weaker"
    LONG = "longest term only"
    EQUAL = "equal"
    STRICTER = "stricter"
    APART = "not comparable"


class Changed(StrEnum):
    """How a promise differs from the one of an earlier year."""

    NEW = "new"
    DROPPED = "dropped"
    STRICTER = "stricter"
    MILDER = "milder"
    OTHER = "other"
