"""What waits for a second pair of eyes, the most influential first: how far a rank or an amount would move.

Influence is measured against the municipalities that have the figure: in the edition, else those that handed it in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmark.catalogue import Indicator, Theme
from benchmark.checks.reply import Problem
from benchmark.delivery import figures
from benchmark.delivery.checking import INHABITANTS, check_part, open_amount
from benchmark.delivery.handing_in import was_approved
from benchmark.delivery.questionnaire import questionnaire
from benchmark.ledger.deliveries import Submission, SubmissionStatus
from benchmark.ledger.store import Ledger, Record
from benchmark.municipality import Municipality
from benchmark.position.standing import quantile
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Seriousness

LEAST = 5  # others with a figure, before a place among them says anything


@dataclass(frozen=True)
class Influence:
    """What one figure would move. ``others``: the values it is laid beside, lowest first.

    ``moved``: how many hundredths of the others it passes, from the published figure or else from the middle; None
    with too few others. ``euros``: the distance to their middle times the own volume, for costs.
    """

    indicator: Indicator
    value: float
    before: float | None
    others: tuple[float, ...]
    moved: float | None
    euros: float | None

    @property
    def median(self) -> float | None:
        """The middle of the others."""
        return quantile(self.others, 0.5) if len(self.others) >= LEAST else None


@dataclass(frozen=True)
class Waiting:
    """A submission that nobody decided on. ``problems``: what the checks say of its theme."""

    record: Record[Submission]
    municipality: Municipality
    theme: Theme
    influences: tuple[Influence, ...]
    problems: tuple[Problem, ...]
    corrects: bool

    @property
    def weight(self) -> tuple[float, int, float]:
        """The largest move, then the most signals, then the largest amount; a correction before a first delivery."""
        moved = max((i.moved or 0.0 for i in self.influences), default=0.0)
        signals = sum(p.seriousness is Seriousness.SIGNAL for p in self.problems)
        return moved, signals, max((i.euros or 0.0 for i in self.influences), default=0.0)


def queue(view: View, ledger: Ledger) -> list[Waiting]:
    """Everything that waits, the most influential first; what weighs the same in the order in which it came."""
    newest = ledger.newest(Submission)
    waiting = [r for r in newest if r.entry.status is SubmissionStatus.SUBMITTED]
    everyone = {
        year: figures.of_everyone(view, newest, year) for year in {r.entry.year for r in waiting}
    }
    found = [_looked(view, ledger, record, everyone[record.entry.year]) for record in waiting]
    return sorted(found, key=lambda w: (*(-x for x in w.weight), w.record.id))


def waiting(view: View, ledger: Ledger, record: Record[Submission]) -> Waiting:
    """One submission as the validator sees it."""
    year = record.entry.year
    return _looked(view, ledger, record, figures.of_everyone(view, ledger.newest(Submission), year))


def _looked(
    view: View, ledger: Ledger, record: Record[Submission], everyone: Mapping[str, figures.Values]
) -> Waiting:
    entry = record.entry
    asked = questionnaire(view, ledger, entry.gemeente, entry.year)
    catalogue = view.edition.catalogue
    keys = {q.key for q in catalogue.questions_of(entry.theme)}
    codes = [i.code for i in catalogue.indicators if _feeds(view, i, keys)]
    return Waiting(
        record,
        asked.municipality,
        catalogue.theme(entry.theme),
        tuple(_influences(view, codes, entry, everyone)),
        tuple(check_part(view, asked, asked.part(entry.theme))),
        was_approved(ledger, record.subject),
    )


def _feeds(view: View, indicator: Indicator, keys: set[str]) -> bool:
    return any(indicator.code in q.codes for q in view.edition.catalogue.questions if q.key in keys)


def _influences(
    view: View, codes: Sequence[str], entry: Submission, everyone: Mapping[str, figures.Values]
) -> list[Influence]:
    own, found = everyone.get(entry.gemeente, {}), []
    for code in codes:
        if code not in own:
            continue
        indicator = view.edition.catalogue.indicator(code)
        published = view.everyone(code, entry.year, ReportKind.ACCOUNTS.value)
        rows = {c: r.value for c, r in published.rows.items()} if published else {}
        values = rows or {c: v.get(code) for c, v in everyone.items()}
        others = sorted(v for c, v in values.items() if v is not None and c != entry.gemeente)
        before, value = rows.get(entry.gemeente), own[code]
        found.append(
            Influence(
                indicator, value, before, tuple(others), moved(value, before, others),
                _euros(view, indicator, value, others, entry),
            )
        )  # fmt: skip
    return sorted(found, key=lambda i: -(i.moved or 0.0))


def moved(value: float, before: float | None, others: Sequence[float]) -> float | None:
    """The share of the others (0-1) between the new value and the old one, or the middle; None with too few others."""
    if len(others) < LEAST:
        return None
    return abs(_place(value, others) - (0.5 if before is None else _place(before, others)))


def _place(value: float, others: Sequence[float]) -> float:
    """The share of the others that lies below, equals counted for half."""
    below = sum(o < value for o in others)
    return (below + sum(o == value for o in others) / 2) / len(others)


def _euros(
    view: View, indicator: Indicator, value: float, others: Sequence[float], entry: Submission
) -> float | None:
    """The distance to the middle times the volume, for a cost per unit of something delivered."""
    if not indicator.unit.is_money or len(others) < LEAST or indicator.denominator is None:
        return None
    volume = _volume(view, indicator, entry)
    return None if volume is None else abs(value - quantile(others, 0.5)) * volume


def _volume(view: View, indicator: Indicator, entry: Submission) -> float | None:
    name = f"{indicator.code}.denominator"
    question = next((q for q in view.edition.catalogue.questions if name in q.parts), None)
    if question is None:
        return open_amount(view, INHABITANTS, entry.gemeente, entry.year)
    return next((g.value for g in entry.given if g.question == question.key), None)
