"""A process in plain Dutch sentences: where the difference is, what stands out per step, who carries it out."""

from collections.abc import Sequence

from benchmark import dutch, narrative
from benchmark.answers.executors import Change
from benchmark.answers.process import Cell, Figure, ProcessAnswer, StepAnswer
from benchmark.catalogue import Term
from benchmark.catalogue.processes import Side
from benchmark.vocabulary import Direction, Status, Unit

SIDES: dict[Side, str] = {
    "volume": "Hoeveelheid",
    "time": "Tijd",
    "cost": "Kosten",
    "quality": "Kwaliteit",
}
NO_MEASURE = "Hiervoor is geen cijfer afgesproken."
NOBODY = "nog niemand leverde"
MOST_NAMES = 6
DAYS = 7


def headline(answer: ProcessAnswer) -> str:
    """Where in the process the difference is, or why that cannot be said."""
    name, who = answer.process.name, answer.who
    figures = [f for s in answer.steps for f in s.figures]
    if all(f.beside is None for f in figures):
        return f"{name}: over de stappen leverde nog niemand cijfers"
    if answer.largest is not None:
        return f"{name}: bij {who} zit het grootste verschil in de stap {answer.largest.step.name}"
    known = [f.comparison for f in figures if f.comparison and f.comparison.value is not None]
    if not known:
        return f"{name}: van {who} zijn er over de stappen geen cijfers"
    if not any(f.z is not None or (f.comparison and f.comparison.too_close) for f in figures):
        return f"{name}: van {who} is nog geen verschil te noemen"
    return f"{name}: bij {who} valt in geen enkele stap een verschil op"


def under(answer: ProcessAnswer) -> str:
    """The line under the heading: the figure behind it, or the question that the page answers."""
    if answer.largest is None or answer.largest.largest is None:
        return answer.process.question
    return stands_out(answer.largest.largest)


def step(found: StepAnswer, who: str) -> str:
    """What stands out in one step, and only what can be told apart."""
    figures = found.figures
    if all(f.beside is None for f in figures):
        return "Over deze stap leverde nog niemand cijfers."
    known = [f for f in figures if f.comparison and f.comparison.value is not None]
    if not known:
        return f"Van {who} is er over deze stap geen cijfer."
    if found.largest is not None:
        others = sum(f.stands_out for f in figures) - 1
        more = "" if not others else f" Zo {_also(others)} in deze stap."
        return stands_out(found.largest) + more
    if all(f.comparison is None or f.comparison.standing.median is None for f in known):
        return "Er zijn te weinig cijfers in de groep om een verschil te noemen."
    if all(f.comparison is not None and f.comparison.too_close for f in known):
        return "De cijfers liggen te dicht bij elkaar om een verschil te noemen."
    return "In deze stap valt geen verschil op."


def _also(n: int) -> str:
    return "valt nog één cijfer op" if n == 1 else f"vallen nog {dutch.number(n)} cijfers op"


def stands_out(figure: Figure) -> str:
    """One figure that can be told apart: own value, side, the middle one, and which side is better."""
    comparison = figure.comparison
    assert comparison is not None, "what stands out has a comparison"
    return (
        f"{dutch.marked(figure.indicator.name, comparison.example)}: "
        f"{narrative.with_unit(comparison, comparison.value)}, "
        f"{narrative.against_middle(comparison)}; {better(figure)}."
    )


def better(figure: Figure) -> str:
    """Which side of a figure is better, as a clause."""
    direction = figure.indicator.direction
    neutral = direction is Direction.NEUTRAL
    return "hoger of lager is hier niet beter" if neutral else narrative.DIRECTIONS[direction]


def place(figure: Figure) -> str:
    """Where the own unit stands, or why there is no figure, as a clause."""
    found = figure.beside
    if found is None:
        return "niet gepubliceerd voor dit jaar" if figure.indicator.is_open else NOBODY
    comparison = found.comparison
    if comparison.value is not None:
        return narrative.place_in_group(comparison) or "te weinig uitvoerders voor een plaats"
    if found.gross:
        return "niet te geven: wat deelnemers de gastheer betaalden, is over dit jaar niet bekend"
    if found.unit.joint and comparison.status is Status.NOT_DELIVERED:
        return _members(found.n, found.of)
    return narrative.place_or_reason(comparison)


def _members(n: int, of: int) -> str:
    if not n:
        return f"geen van de {of} deelnemers leverde"
    return f"{n} van {of} deelnemers leverde: te weinig voor een cijfer van het kantoor"


def own(figure: Figure, name: str) -> str:
    """The figure of the municipality itself, beside that of its office; empty where they are one."""
    found = figure.beside
    if found is None or not found.unit.joint or found.own is None:
        return ""
    if found.n == 1 and found.comparison.value is not None:
        return ""  # the office is known by the figure of one, so that is already said
    shown = narrative.figure(found.comparison, found.own)
    return f"{dutch.marked(name, found.comparison.example)} zelf: {shown}"


def rests_on(figure: Figure) -> str:
    """That the figure of an office rests on some of its members; empty where all have one."""
    found = figure.beside
    if found is None or found.comparison.value is None or found.n == found.of:
        return ""
    return f"rust op {found.n} van de {found.of} deelnemers"


def before(figure: Figure) -> str:
    """The year before in the same series: "in 2023 was dit 4,1%"; empty where a series starts."""
    found = figure.beside
    if found is None or found.comparison.value is None:
        return ""
    earlier = dict(found.years).get(found.comparison.asked.year - 1)
    if earlier is None:
        return ""
    year = found.comparison.asked.year - 1
    return f"in {year} was dit {narrative.figure(found.comparison, earlier)}"


def empty(cell: Cell) -> str:
    """Why a cell has no measure."""
    return cell.note or NO_MEASURE


def terms(found: Sequence[Term]) -> str:
    """The terms of a step in one line; empty where the law sets none."""
    if not found:
        return ""
    text = f"Wettelijke termijn: {dutch.listing([t.words for t in found])}."
    extensions = {t.extension for t in found if t.extension is not None}
    if len(extensions) == 1:
        text += f" Verlengen kan één keer, met hooguit {extensions.pop()} weken."
    return text


def beside_term(figure: Figure) -> str:
    """The term beside the figure that is judged against it: "termijn: 8 weken (56 dagen)"."""
    weeks = [t for t in figure.terms if t.weeks is not None]
    if not weeks:
        return f"termijn: {figure.terms[0].words}" if figure.terms else ""
    words = dutch.listing([f"{t.weeks} weken" for t in weeks]).replace(" en ", " of ")
    if figure.indicator.unit is Unit.DAYS:
        days = dutch.listing([str((t.weeks or 0) * DAYS) for t in weeks]).replace(" en ", " of ")
        words += f" ({days} dagen)"
    return f"termijn: {words}"


def executor(answer: ProcessAnswer, *, named: bool = True) -> str:
    """Who carries it out, and of whom the figures are; ``named``: with the names of the members of an office."""
    unit, name = answer.unit, answer.name
    if answer.special:
        return (
            f"{name} heeft een bijzondere taak in deze cijfers: {answer.special}. Daarom telt {name} bij "
            "anderen niet mee."
        )
    if answer.unknown:
        return f"Over {answer.asked.year} weten wij niet wie dit voor {name} deed."
    if not unit.joint:
        return f"Voor zover bekend doet {name} dit zelf."
    role = f" {name} is gastheer." if answer.asked.gemeente in unit.hosts else ""
    count = dutch.count(len(answer.members), "gemeente", "gemeenten")
    members = f": {dutch.listing(answer.members, MOST_NAMES)}" if named else ""
    return f"{dutch.upper_first(unit.name)} doet dit voor {count}{members}.{role} U ziet de cijfers van het hele kantoor."


def beside(answer: ProcessAnswer, *, named: bool = True) -> str:
    """Beside whom the figures stand, and who of the group is left out (``named``: by name, with the reason)."""
    found = next((f.beside for f in answer.figures if f.beside is not None), None)
    if found is None:
        return ""
    peers = found.comparison.peers
    text = f"Ernaast staan {dutch.count(len(peers), 'uitvoerder', 'uitvoerders')} uit de groep; een kantoor telt één keer."
    if found.left_out and named:
        out = dutch.listing([f"{x.name} ({x.why})" for x in found.left_out], 4)
        text += f" Niet apart geteld: {out}."
    return text


def helper(answer: ProcessAnswer) -> str:
    """The organisation that does a task beside this process; empty without one."""
    if not answer.helper:
        return ""
    return (
        f"{dutch.upper_first(answer.helper)} doet de milieutaken voor {answer.name}. "
        "Of dat werk in deze cijfers zit, verschilt per gemeente."
    )


def change(answer: ProcessAnswer, *, named: bool = True) -> str:
    """That the office got other members, and what cannot be laid beside each other; empty without a change."""
    found = answer.change
    if found is None:
        return ""
    said = (_joined(found, named=named), _left(found, named=named))
    what = " en ".join(words for words in said if words)
    return (
        f"{dutch.upper_first(answer.unit.name)} {what}. De cijfers van voor en vanaf {found.year} zijn "
        "niet naast elkaar te leggen. Daarom noemen wij geen verloop over die grens."
    )


def _joined(found: Change, *, named: bool) -> str:
    if not found.joined:
        return ""
    what = "een lid" if len(found.joined) == 1 else "leden"
    names = f": {dutch.listing(found.joined, MOST_NAMES)}" if named else ""
    return f"kreeg er volgens ons register in {found.year} {what} bij{names}"


def _left(found: Change, *, named: bool) -> str:
    if not found.left:
        return ""
    what = "een lid" if len(found.left) == 1 else "leden"
    names = f": {dutch.listing(found.left, MOST_NAMES)}" if named else ""
    return f"raakte volgens ons register in {found.year} {what} kwijt{names}"


def amount(answer: ProcessAnswer) -> str:
    """Why no amount stands on this page."""
    reason = f"{narrative.no_amount([answer.reason])} " if answer.reason else ""
    return f"{reason}{answer.process.no_amount}"
