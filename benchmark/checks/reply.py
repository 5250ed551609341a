"""What a municipality answered, and what a check has to say about it."""

from dataclasses import dataclass

from benchmark.vocabulary import Missing, Seriousness


@dataclass(frozen=True)
class Reply:
    """The answer to one question about one year: a number, or why there is none. Nothing at all is no reply.

    ``note``: the explanation that the supplier gave, kept with the answer.
    """

    question: str
    year: int
    value: float | None = None
    missing: Missing | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for a number beside a reason why there is none, or for neither."""
        if (self.value is None) is (self.missing is None):
            raise ValueError("a reply is a number or a reason")


Replies = dict[tuple[str, int], Reply]  # by question and year


@dataclass(frozen=True)
class Problem:
    """What a check found in the answers to ``question`` about ``year``: in words, with what is expected and how to mend it.

    ``check``: the key of the check. An error blocks; a signal wants an explanation. ``explained``: the note that answers it.
    """

    check: str
    seriousness: Seriousness
    question: str
    year: int
    found: str
    expected: str
    remedy: str
    explained: str = ""

    @property
    def sentence(self) -> str:
        """Found, expected and remedy in words."""
        return " ".join(part for part in (self.found, self.expected, self.remedy) if part)

    @property
    def stops(self) -> bool:
        """Whether this holds a delivery up: an error, or a signal that nobody explained."""
        return self.seriousness is Seriousness.ERROR or not self.explained
