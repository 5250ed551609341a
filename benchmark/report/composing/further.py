"""What a report says beside single figures: chapters that come after the theme they belong to.

Each has a module here with ``chapter(view, asked, naming) -> list[Block]``, empty when there is nothing to say
(nobody delivered), and perhaps ``spoken(view, said)``: what people said beside it. A chapter of a theme stands in a report when that theme was not left out of it; one of no
theme stands in every report but that of one page.
"""

from collections.abc import Callable
from typing import NamedTuple

from benchmark.answers import Question
from benchmark.report.composing import (
    agenda_chapter,
    appointments_chapter,
    channel_shift_chapter,
    charter_chapter,
    formulas_chapter,
    journeys_chapter,
    process_chapter,
    service_code_chapter,
    vision_chapter,
)
from benchmark.report.composing.naming import Naming
from benchmark.report.composing.said import Said
from benchmark.report.document import Block
from benchmark.viewing import View


class Further(NamedTuple):
    """A chapter beside the figures: its key, title, the key of its theme (empty for none) and what it holds."""

    key: str
    title: str
    theme: str
    blocks: Callable[[View, Question, Naming], list[Block]] = lambda *_: []
    spoken: Callable[[View, Said], list[Block]] | None = None
    of_said: Callable[[View, Question, Naming, Said], list[Block]] | None = None

    def whole(self, view: View, asked: Question, naming: Naming, said: Said) -> list[Block]:
        """Figures and what people said beside them; empty without figures. ``of_said``: all of it rests on what they said."""
        if self.of_said:
            return self.of_said(view, asked, naming, said)
        blocks = self.blocks(view, asked, naming)
        return blocks + self.spoken(view, said) if blocks and self.spoken else blocks


CHAPTERS: tuple[Further, ...] = (
    Further("proces-belastingen", "Belastingen als proces", "belastingen", process_chapter.taxes),
    Further(
        "proces-vergunningen", "Vergunningen als proces", "vergunningen", process_chapter.permits
    ),
    Further(
        appointments_chapter.KEY,
        appointments_chapter.TITLE,
        appointments_chapter.THEME,
        appointments_chapter.chapter,
    ),
    Further(
        "oordeel-en-feiten",
        service_code_chapter.TITLE,
        "burgerservicecode",
        service_code_chapter.chapter,
        service_code_chapter.spoken,
    ),
    Further(
        channel_shift_chapter.KEY,
        channel_shift_chapter.TITLE,
        channel_shift_chapter.THEME,
        channel_shift_chapter.chapter,
    ),
    Further(
        formulas_chapter.KEY,
        formulas_chapter.TITLE,
        formulas_chapter.THEME,
        formulas_chapter.chapter,
    ),
    Further(
        vision_chapter.KEY,
        vision_chapter.TITLE,
        vision_chapter.THEME,
        of_said=vision_chapter.chapter,
    ),
    Further("gesprek", "Duidingsgesprek", "", agenda_chapter.chapter),
    Further(
        journeys_chapter.KEY, journeys_chapter.TITLE, "klanttevredenheid", journeys_chapter.chapter
    ),
    Further(
        charter_chapter.KEY, charter_chapter.TITLE, charter_chapter.THEME, charter_chapter.chapter
    ),
)


def of_theme(theme: str) -> tuple[Further, ...]:
    """The chapters that come after a theme; of no theme when it is empty."""
    return tuple(c for c in CHAPTERS if c.theme == theme)
