"""What the command for the BurgerServiceCode does."""

from collections.abc import Sequence
from contextlib import closing

from benchmark import narrative
from benchmark.answers.checklist import Answered, checklist
from benchmark.answers.service_code import NormAnswer, ServiceCodeAnswer
from benchmark.answers.service_code import service_code as answer_of
from benchmark.catalogue import ServiceCode
from benchmark.cli import asking, output
from benchmark.cli.asking import Wish
from benchmark.cli.tables import Parts, heading, line, plain_table
from benchmark.errors import NoFigures
from benchmark.ledger import moment
from benchmark.ledger.service_code import Checked
from benchmark.ledger.store import Ledger
from benchmark.narrative import service_code as narrative_code
from benchmark.vocabulary import ReportKind


def service_code(
    gemeente: str,
    year: int | None,
    report: ReportKind,
    wish: Wish,
    *,
    examples: bool,
    as_json: bool,
) -> None:
    """Print the norms and the checklist; without any delivered figure only JSON has something to say."""
    seen = asking.view()
    asked = asking.question(seen, gemeente, year, report, wish, examples=examples)
    answer, code = answer_of(seen, asked), seen.edition.catalogue.service_code
    with closing(Ledger.at(asking.home())) as ledger:
        said = checklist(code, ledger.newest(Checked, asked.gemeente, withdrawn=True))
    if as_json:
        output.show_json(answer.as_dict() | {"checklist": [a.as_dict() for a in said]})
        return
    if not answer.found:
        way = "" if examples else " Kijk in Oefenmodus, met voorbeeldcijfers (--examples)."
        raise NoFigures(
            "Over de BurgerServiceCode leverde nog niemand cijfers, en er is geen open bron.",
            f"Uw gemeente kan ze leveren.{way}",
        )
    output.show(
        *_norms(answer), *_gaps(answer, code), *_said(said), line(f"Editie {answer.edition}.")
    )


def _norms(answer: ServiceCodeAnswer) -> Parts:
    columns = ("norm", "eens", "toeval", "middelste", "plaats in de groep")
    table = plain_table(columns, columns[1:4])
    for found in answer.found:
        comparison = found.comparison
        assert comparison is not None
        table.add_row(
            found.indicator.name,
            narrative.figure(comparison, comparison.value),
            narrative_code.interval(found),
            narrative.figure(comparison, comparison.standing.median),
            narrative.place_or_reason(comparison),
        )
    return [heading(narrative_code.headline(answer)), table, line("")]


def _gaps(answer: ServiceCodeAnswer, code: ServiceCode) -> Parts:
    parts: Parts = [heading("Oordeel naast feiten"), line(narrative_code.caution(code)), line("")]
    for found in answer.norms:
        parts += [line(text) for text in _gap(found)]
    return [*parts, line("")]


def _gap(found: NormAnswer) -> list[str]:
    beside = [f"  {e.indicator.name}: {narrative_code.evidence(e)}" for e in found.evidence]
    return [f"{found.indicator.name}. {narrative_code.gap(found)}", *beside]


def _said(said: Sequence[Answered]) -> Parts:
    table = plain_table(("vraag", "antwoord", "stand op", "aan zet"))
    for one in said:
        entry = one.record.entry if one.record else None
        table.add_row(
            one.check.question,
            entry.state.value if entry else "niets gezegd",
            moment.day(entry.on) if entry else "",
            ", ".join(one.check.who),
        )
    return [heading("Door de gemeente zelf gezegd"), table, line("")]
