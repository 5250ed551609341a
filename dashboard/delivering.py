"""What the pages of a delivery share: the year it is about, its questionnaire, and where its pages are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl

from benchmark.answers import Question
from benchmark.catalogue import Round
from benchmark.delivery.questionnaire import Questionnaire, questionnaire
from benchmark.errors import SpiegelError
from benchmark.ledger.moment import local
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
    year = chosen_year(view, asked, over)
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


def chosen_year(view: View, asked: Question, over: str) -> int:
    """The year in the link, else that of the newest round that is open, else that of the page."""
    years = offered(view)
    if over:
        if not over.isdigit() or int(over) not in years:
            raise SpiegelError(
                f"Over {over[:20]} worden geen cijfers gevraagd.",
                f"Kies een jaar: {', '.join(map(str, years))}.",
            )
        return int(over)
    day = today()
    rounds = view.edition.catalogue.deliveries.rounds
    open_now = [r.year for r in rounds if r.opens <= day <= r.closes and r.year in years]
    return max(open_now, default=asked.year)


def offered(view: View) -> list[int]:
    """The years about which there is a round, newest first; only years of which the municipalities are known."""
    known = set(view.edition.municipalities.years)
    return sorted(
        (r.year for r in view.edition.catalogue.deliveries.rounds if r.year in known), reverse=True
    )


def today() -> date:
    """The day in the Netherlands."""
    return local(datetime.now(UTC)).date()
