"""What somebody asks of a batch: the choices of one report, for many municipalities, in some formats."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Author
from benchmark.report.spec import Format, Spec

Code = Annotated[str, Field(pattern=r"^GM\d{4}$")]


class Asked(BaseModel):
    """The choices (those of ``spec``, whose municipality is filled in for each), who asked, and when.

    ``edition``: the id of the edition that every report is made from, also when a newer one comes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    spec: Spec
    gemeenten: tuple[Code, ...] = Field(min_length=1)
    formats: tuple[Format, ...] = Field(min_length=1)
    edition: str
    author: Author
    at: datetime

    def of(self, gemeente: str) -> Spec:
        """The choices of the report of one municipality."""
        return self.spec.model_copy(update={"gemeente": gemeente})

    def alike(self, other: "Asked") -> bool:
        """Whether both ask the same reports, whoever asks and when."""
        return self._choices() == other._choices()

    def _choices(self) -> object:
        return self.model_dump(exclude={"author", "at", "gemeenten"})

    def as_json(self) -> bytes:
        """As it is kept."""
        return self.model_dump_json(indent=1).encode()


def read(content: bytes) -> Asked:
    """What was asked, as it was kept; raises SpiegelError when that is damaged."""
    try:
        return Asked.model_validate_json(content)
    except ValidationError as error:
        raise SpiegelError(
            "Wat er gevraagd is, is niet meer te lezen.", "Begin opnieuw vanaf de pagina."
        ) from error
