"""What the pages of a delivery share: the year it is about, its questionnaire, and where its pages are."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from benchmark.answers import Question
from benchmark.catalogue import Round
from benchmark.delivery.questionnaire import Questionnaire, questionnaire
from benchmark.delivery.rounds import chosen_year
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from dashboard import library, records, selection

PATH = "/aanleveren"
OVER = "over"


@dataclass(frozen=True)
class Delivering:
    """The questionnaire of the municipality of a page, about ``year``."""

    view: View
    asked: Question
    year: int
    questions: Questionnaire

    @property
    def query(self) -> str:
        """The query string of the pages of this delivery."""
        return f"{selection.query_of(self.asked)}&{OVER}={self.year}"

    @property
    def round(self) -> Round | None:
        """The measurement round about this year."""
        return self.view.edition.catalogue.deliveries.of_year(self.year)


def delivering(view: View, asked: Question, over: str = "") -> Delivering:
    """The delivery of a page; ``over``: the year in its link, else that of the newest open round.

    Raises SpiegelError for a year that is no year, and for a municipality that did not exist in it.
    """
    year = chosen_year(view, over, asked.year)
    found = questionnaire(view, records.ledger(), asked.gemeente, year)
    return Delivering(view, asked, year, found)


def of_query(query: str) -> Delivering:
    """The delivery of a query string; raises SpiegelError where it names no municipality."""
    view = library.view()
    found = selection.of_search(query, view)
    if found.asked is None:
        raise found.problem or SpiegelError("Er is geen gemeente gekozen.", "Kies een gemeente.")
    over = dict(parse_qsl(query.removeprefix("?"), errors="replace")).get(OVER, "")
    return delivering(view, found.asked, over)
