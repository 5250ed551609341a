"""What a report may not be read as, and the room for the reaction of the college."""

from benchmark import narrative
from benchmark.report.composing.naming import FOUND_ELSEWHERE
from benchmark.report.document import Block, Listing, Paragraph, Voice
from benchmark.report.spec import Audience, Spec

NOT_SAID = (
    "Dit rapport is geen ranglijst en geen oordeel over mensen. Een hoger bedrag is niet slechter en een lager "
    "bedrag is niet beter.",
    "De meeste cijfers komen uit de boekhouding (Iv3). Zij zeggen waar een gemeente boekt, niet hoe goed zij werkt.",
    "Over kwaliteit, wachttijd en tevredenheid zijn er nog bijna geen cijfers.",
    "Verschillen kunnen komen door andere taken, andere inwoners of een andere manier van boeken.",
    narrative.BY_DEFINITION,
)
NO_AMOUNTS = "Bedragen over mogelijke ruimte staan niet in dit openbare rapport."
NO_REACTION = "Het college heeft nog niet op dit rapport gereageerd."


def not_said(spec: Spec) -> list[Block]:
    """Caveats that cannot be left out."""
    more = (NO_AMOUNTS,) if spec.audience is Audience.PUBLIC else ()
    nameless = (FOUND_ELSEWHERE,) if spec.anonymous else ()
    return [Listing(items=(*NOT_SAID, *more, *nameless))]


def reaction(spec: Spec, author: str) -> list[Block]:
    """The own text, or that there is none yet."""
    if not spec.reaction.strip():
        return [Paragraph(text=NO_REACTION)]
    return [Paragraph(text=spec.reaction, voice=Voice.PERSON, by=author)]
