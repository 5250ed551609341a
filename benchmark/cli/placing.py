"""What ``spiegel compare`` adds about the certainty of a place. Brings NumPy, so it is imported when needed."""

from rich.console import RenderableType
from rich.text import Text

from benchmark.answers import Question
from benchmark.answers.place import Place, place
from benchmark.narrative import place as narrative_place
from benchmark.viewing import View


def of(seen: View, asked: Question, code: str) -> Place:
    """How certain the place is."""
    return place(seen, asked, code)


def lines(answer: Place) -> list[RenderableType]:
    """The certainty, the middle with the means, and who lies far out: a line each."""
    said = (narrative_place.certainty, narrative_place.middle, narrative_place.outliers)
    return [Text(""), *(Text(say(answer)) for say in said)]
