"""Errors that reach a person: one Dutch sentence that says what was found, and one that says what to do."""


class SpiegelError(Exception):
    """A mistake of input or circumstances, with a sentence for the person and what to do about it.

    Everything that a user can cause ends as one of these; anything else is a defect of ours.
    """

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence if not remedy else f"{sentence} {remedy}")
        self.sentence = sentence
        self.remedy = remedy


class CatalogueError(SpiegelError):
    """A catalogue file that cannot be used; the sentence names file and key."""


class FiguresError(SpiegelError):
    """A file with figures that cannot be used; the sentence names file and line or column."""


class UnknownMunicipality(SpiegelError):
    """No municipality of that name or code; the remedy offers the nearest names, ``nearest`` their codes."""

    def __init__(self, sentence: str, remedy: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(sentence, remedy)
        self.nearest = nearest


class MergedMunicipality(SpiegelError):
    """The municipality existed, but not in that year; the remedy names successor or predecessors."""

    def __init__(self, sentence: str, remedy: str, successors: tuple[str, ...] = ()) -> None:
        super().__init__(sentence, remedy)
        self.successors = successors


class UnknownIndicator(SpiegelError):
    """No indicator of that code."""


class NoFigures(SpiegelError):
    """The question is clear, but there are no figures to answer it; the remedy says which there are."""


class GroupTooSmall(SpiegelError):
    """A hand-picked peer group under the minimum."""


class NoLikeness(SpiegelError):
    """A municipality whose circumstances are unknown, so that nobody can be found that is like it."""


class EditionError(SpiegelError):
    """An edition that is missing, damaged, or cannot be written."""


class LedgerError(SpiegelError):
    """The record store cannot be opened, read or written; nothing was half-written."""
