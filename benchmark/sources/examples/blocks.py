"""What all parameters of examples are made of: the years, the kinds of values, and the scale on which effects add up."""

import math
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

YEARS = (2021, 2022, 2023, 2024)
INHABITANTS = "inwoners"
MUNICIPALITY = "gemeente"

Municipality = Annotated[str, Field(pattern=r"^GM\d{4}$")]
IndicatorCode = Annotated[str, Field(pattern=r"^[A-Z]{3}\d{2}$")]
Name = Annotated[str, Field(min_length=2)]
Reason = Annotated[str, Field(min_length=10)]
Share = Annotated[float, Field(ge=0, le=1)]
Year = Annotated[int, Field(ge=YEARS[0], le=YEARS[-1])]
Gap = Literal["not_kept", "not_delivered", "not_applicable"]


class Block(BaseModel):
    """One block of a parameter file: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def linked(link: str, value: float) -> float:
    """A value on the scale of the link."""
    if link == "logit":
        return math.log(value / (1 - value))
    return math.log(value) if link == "log" else value


def unlinked(link: str, value: float) -> float:
    """The value that belongs to a place on the scale of the link."""
    if link == "logit":
        return 1 / (1 + math.exp(-value))
    return math.exp(value) if link == "log" else value
