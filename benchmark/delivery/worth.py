"""What an answer is worth: which figures it makes possible, and which range of room it would narrow most."""

from functools import lru_cache

from benchmark import dutch
from benchmark.answers import Question as Comparing
from benchmark.answers import room_for_savings
from benchmark.catalogue import Question
from benchmark.narrative import lower_first
from benchmark.narrative import savings as narrative_savings
from benchmark.viewing import View


def worth(view: View, asked: Comparing, question: Question) -> str:
    """In a sentence or two; for context that only a check needs, that. Never a promise that cannot be computed.

    By how much a range becomes smaller is known only when enough municipalities delivered; until then the range of
    today stands here.
    """
    names = [lower_first(view.edition.catalogue.indicator(c).name) for c in question.codes]
    if not names:
        return "Hiermee controleren wij of andere antwoorden bij elkaar passen."
    said = f"Nodig voor {dutch.listing(names, 3)}."
    narrowed = _narrowed(view, asked.gemeente, asked.year, question.codes)
    return f"{said} {narrowed}" if narrowed else said


@lru_cache(maxsize=1024)
def _narrowed(view: View, gemeente: str, year: int, codes: tuple[str, ...]) -> str:
    """The line of room whose range this figure narrows most, with the range as it is now."""
    lines = [line for line in view.edition.catalogue.savings_lines if line.narrowed_by in codes]
    for line in lines:
        room = room_for_savings(view, Comparing(gemeente, year))
        found = next((e for e in room.lines if e.line.key == line.key), None)
        if found is not None and found.anatomy is not None:
            return (
                f"Het maakt de bandbreedte van {lower_first(line.name)} het meest smaller; die is nu "
                f"{narrative_savings.room(found.anatomy)}."
            )
        return f"Zonder dit cijfer blijft {lower_first(line.name)} bij mogelijke ruimte grof of zonder bedrag."
    return ""
