"""What was read from an export and what that changed, in the same words on the page and on the command line."""

from benchmark import dutch
from benchmark.catalogue import Catalogue
from benchmark.checks.forms import shown
from benchmark.delivery.months.dates import Grain, Period
from benchmark.delivery.months.reading import Read
from benchmark.delivery.months.recording import Change, Kept

PERIODS = {Grain.QUARTER: ("kwartaal", "kwartalen")}


def read(found: Read) -> str:
    """What the export holds: its rows, and from when until when."""
    rows = dutch.count(found.rows, "regel", "regels")
    periods = found.periods
    if not periods:
        return f"{found.name}: {rows}."
    many = dutch.count(len(periods), *PERIODS.get(found.grain, ("maand", "maanden")))
    return f"{found.name}: {rows}, {many} ({_span(periods)})."


def _span(periods: list[Period]) -> str:
    first, last = periods[0].words, periods[-1].words
    return first if first == last else f"{first} tot en met {last}"


def kept(found: Kept) -> str:
    """What became of it, as a heading."""
    if found.nothing_new:
        return "Er is niets veranderd: deze cijfers stonden er al."
    said = []
    if found.added:
        said.append(dutch.count(found.added, "nieuw cijfer", "nieuwe cijfers"))
    if found.changed:
        said.append(dutch.count(len(found.changed), "gewijzigd cijfer", "gewijzigde cijfers"))
    verb = "is" if found.added + len(found.changed) == 1 else "zijn"
    return f"{dutch.upper_first(dutch.listing(said))} {verb} bewaard."


def changed(one: Change, catalogue: Catalogue) -> str:
    """One number that was another before."""
    question = catalogue.question(one.question)
    assert question is not None
    was, now = (shown(v, question.form, question.unit) for v in (one.was, one.now))
    return f"{dutch.upper_first(one.period.words)}, ‘{question.text}’: was {was}, is nu {now}."


def noted(found: Read, catalogue: Catalogue) -> list[str]:
    """Per question which column it was, and how many months have a number."""
    said = []
    for key, values in found.values.items():
        question = catalogue.question(key)
        known = sum(v is not None for v in values.values())
        many = dutch.count(known, *PERIODS.get(found.grain, ("maand", "maanden")))
        assert question is not None
        said.append(f"Kolom ‘{found.mapping.columns[key]}’ is ‘{question.text}’: {many}.")
    return said
