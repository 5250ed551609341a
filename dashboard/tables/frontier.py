"""The tables behind the frontier of one indicator."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.frontier import FrontierAnswer, State, everyone, frontier
from benchmark.errors import SpiegelError
from benchmark.narrative import frontier as words
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing

COLUMNS = ("Wat", "Deel van de eigen lasten", "Toelichting")


def answer_of(view: View, asked: Question, code: str) -> FrontierAnswer:
    """The frontier behind an indicator; raises SpiegelError where its subject has no model."""
    answer = frontier(view, asked, code)
    if answer is None:
        name = view.edition.catalogue.indicator(code).name
        raise SpiegelError(f"Voor '{name}' is er geen grens.", "Kies een ander cijfer.")
    return answer


def frontier_values(view: View, asked: Question, code: str) -> Table:
    """Every measure of the own municipality, with what it means."""
    answer = answer_of(view, asked, code)
    why = (cell("Score"), nothing(words.short_state(answer)), cell(words.state(answer)))
    rows = _measures(answer) if answer.state is State.MEASURED else [why]
    caption = f"{answer.name}, {words.cost(answer)} (indicatief)" if answer.years else answer.name
    return Table(caption, COLUMNS, rows, frozenset({1}), notes=_notes(view, answer))


def _measures(answer: FrontierAnswer) -> list[Sequence[Cell]]:
    row, m = answer.row, answer.rule.order
    times = dutch.number(answer.rule.size_factor, 0)
    named = answer.real_name or "geen andere gemeente"
    marked = "zonder gemeenten die ver buiten de rest vallen"
    return [
        _measure("Eén echte gemeente", row["real"], named, "niemand bedient meer en boekt minder"),
        _measure("Een mengsel van gemeenten (score)", row["score"], "100% betekent: niets vergelijkbaars gevonden"),
        _measure("Score na correctie voor toeval", row["corrected"], "Simar en Wilson 1998", row["corrected_why"]),
        _measure("Interval van 95%, laag", row["low"], "", row["corrected_why"]),
        _measure("Interval van 95%, hoog", row["high"], "", row["corrected_why"]),
        _measure(f"De beste van {m} willekeurige gemeenten", row["order_m"], "boven 100%: minder lasten dan verwacht"),
        _measure(
            f"De beste van {m} van vergelijkbare grootte", row["order_m_size"],
            f"hoogstens {times} keer zo groot of klein", row["order_m_size_why"],
        ),
        _measure("Score zonder opvallende gemeenten", row["without"], marked, row["without_why"]),
        _measure("Score zonder de eigen gemeente als voorbeeld", row["super"], "boven 100%: niemand doet het na", row["super_why"]),
        _measure("Score vergeleken met elke grootte", row["constant"], f"schaal: {words.CLASSES[row['scale_class']]}; geen ruimte"),
    ]  # fmt: skip


def _measure(what: str, value: float | None, note: str, why: str | None = None) -> Sequence[Cell]:
    """A row; a measure that is not there says why."""
    shown = nothing(why or "geen") if value is None else cell(words.share(value), value)
    return (cell(what), shown, cell(note))


def example_values(view: View, asked: Question, code: str) -> Table:
    """The real municipalities in the mixture, heaviest first, with what stands out."""
    return examples(view, answer_of(view, asked, code))


def examples(view: View, answer: FrontierAnswer) -> Table:
    """The same of an answer that is there."""
    columns = ("Gemeente", "Code", "Inwoners", "Deel van het mengsel", "Opmerking")
    rows = [
        (
            cell(e.name),
            cell(e.code),
            nothing("niet bekend")
            if e.inhabitants is None
            else cell(dutch.number(e.inhabitants), e.inhabitants),
            cell(dutch.percent(e.weight), e.weight),
            cell(dutch.upper_first(words.remark(e.row, answer)) if e.row else ""),
        )
        for e in answer.examples
    ]
    if not rows:
        why = nothing(words.short_state(answer))
        rows = [(cell(answer.name), cell(answer.asked.gemeente), why, nothing(""), cell(""))]
    own = [n for n, e in enumerate(answer.examples) if e.code == answer.asked.gemeente]
    return Table(
        f"De voorbeelden voor {answer.name}",
        columns,
        rows,
        frozenset({2, 3}),
        frozenset(own),
        _notes(view, answer),
    )


def all_values(view: View, asked: Question, code: str) -> Table:
    """Every municipality that was measured, in order of name: a score without its interval is no ranking."""
    answer = answer_of(view, asked, code)
    found = everyone(view, code)
    columns = (
        "Gemeente", "Code", "Score", "Na correctie", "Laag", "Hoog", "Eén echte gemeente",
        "Deel van haar lasten", "Elke grootte", "Schaal", "Voorbeeld voor",
    )  # fmt: skip
    rows: list[Sequence[Cell]] = []
    own = frozenset[int]()
    if not found.is_empty():
        ordered = sorted(found.iter_rows(named=True), key=lambda r: r["name"])
        rows = [_everyone(view, row) for row in ordered]
        own = frozenset(n for n, r in enumerate(ordered) if r["code"] == asked.gemeente)
    if not rows:
        empty = nothing(words.short_state(answer) or "te weinig gemeenten")
        rows = [(cell(answer.name), cell(asked.gemeente), *[empty] * 9)]
    name = view.edition.catalogue.comparability.subject(answer.model.subject).name
    caption = f"{name}: alle gemeenten die gemeten zijn (indicatief)"
    return Table(
        caption, columns, rows, frozenset({2, 3, 4, 5, 7, 8, 10}), own, _notes(view, answer)
    )


def _everyone(view: View, row: dict[str, object]) -> Sequence[Cell]:
    def part(name: str, why: str = "geen") -> Cell:
        value = row[name]
        return cell(words.share(value), value) if isinstance(value, float) else nothing(why)

    real = row["real_code"]
    scale = words.CLASSES[str(row["scale_class"])]
    example_for = int(str(row["example_for"]))
    return (
        cell(str(row["name"])),
        cell(str(row["code"])),
        part("score"),
        *(part(name, str(row["corrected_why"] or "geen")) for name in ("corrected", "low", "high")),
        cell(view.edition.municipalities.name(str(real))) if real else nothing("geen"),
        part("real"),
        part("constant"),
        cell(scale),
        cell(dutch.number(example_for), example_for),
    )


def _notes(view: View, answer: FrontierAnswer) -> tuple[str, ...]:
    source = f"Bron: CBS Iv3 en gemeentefonds; eigen berekening. Editie {view.edition.info.id}."
    return (f"Indicatief. {source}",)
