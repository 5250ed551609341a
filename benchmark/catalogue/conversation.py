"""The duidingsgesprek: how many points it holds, and what is asked beside the questions of each figure."""

from typing import Annotated

from pydantic import Field

from benchmark.catalogue.models import Entry, OpenQuestion

FILE = "conversation.toml"


class Conversation(Entry):
    """The frame of the talk.

    ``most``: points; ``per_theme``: how many of one theme come before those of other themes; ``strong``: strong
    points to begin with; ``to_ask``: municipalities to ask. ``opening``: opens every point; ``quality`` and
    ``own_quality``: beside costs, where others or we spend less; ``without``: what to ask where no deviation holds.
    """

    most: int = Field(default=5, ge=1)
    per_theme: int = Field(default=2, ge=1)
    strong: int = Field(default=3, ge=1)
    to_ask: int = Field(default=3, ge=1)
    opening: OpenQuestion = "Wat herkennen wij hierin?"
    quality: OpenQuestion = "Hoe goed is het werk bij wie minder uitgeeft?"
    own_quality: OpenQuestion = "Hoe goed is ons werk met dit bedrag?"
    without: Annotated[tuple[OpenQuestion, ...], Field(max_length=5)] = ()
