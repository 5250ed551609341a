"""The dienstverleningsvisie in plain Dutch: what each figure says of a value, and one sentence per value."""

from benchmark import dutch, narrative
from benchmark.answers.vision import Sign, Stated, Verdict, VisionAnswer
from benchmark.vocabulary import Direction

NAME = "Dienstverleningsvisie"
RULE = (
    "Een cijfer bevestigt een waarde als de gemeente aan de goede kant van de middelste gemeente ligt. Ligt zij aan de andere "
    "kant, dan trekt het cijfer de waarde in twijfel. Kan het verschil toeval zijn, dan zeggen wij niets."
)
NO_PROOF = "Twee of drie cijfers bewijzen een waarde niet. Zij zijn een begin van het gesprek: herkent u dit?"
OWN_WORDS = "De waarden zijn tekst van de gemeente zelf. Zij veranderen geen cijfer."
NOBODY = "schreef nog geen waarden op"


def headline(answer: VisionAnswer) -> str:
    """How many values, and how many of them figures confirm or question."""
    if not answer.values:
        return f"{answer.name} {NOBODY}"
    some = dutch.count(len(answer.values), "waarde", "waarden")
    doubted = [v.name for v in answer.values if v.counted(Verdict.QUESTIONS)]
    if doubted:
        return f"{answer.name}: {some}; cijfers trekken {dutch.listing([plain(n) for n in doubted], 2)} in twijfel"
    if any(v.known for v in answer.values):
        return f"{answer.name}: {some}; geen cijfer trekt een waarde in twijfel"
    return f"{answer.name}: {some}; de cijfers zeggen er nog niets over"


def plain(name: str) -> str:
    """A value between quotes; the mark of an example stays behind it."""
    bare = name.removesuffix(dutch.EXAMPLE_SUFFIX)
    return f"'{bare}'{name[len(bare) :]}"


def finding(found: Stated) -> str:
    """One value in a sentence: how many figures confirm it, question it, or say nothing."""
    total = len(found.signs)
    confirm, question = found.counted(Verdict.CONFIRMS), found.counted(Verdict.QUESTIONS)
    rest = total - confirm - question
    if not total:
        return "Bij deze waarde hoort geen cijfer meer."
    if not found.known:
        return f"Geen van de {total} cijfers zegt iets over deze waarde."
    if confirm == total:
        return f"Alle {total} cijfers bevestigen deze waarde."
    if question == total:
        return f"Alle {total} cijfers trekken deze waarde in twijfel."
    parts = []
    if confirm:
        parts.append(f"{confirm} {'bevestigt' if confirm == 1 else 'bevestigen'} deze waarde")
    if question:
        what = "haar" if confirm else "deze waarde"
        parts.append(f"{question} {'trekt' if question == 1 else 'trekken'} {what} in twijfel")
    if rest:
        parts.append(f"{rest} {'zegt' if rest == 1 else 'zeggen'} niets")
    return f"Van de {total} cijfers: {dutch.listing(parts)}."


def sign(found: Sign) -> str:
    """A figure beside a value: what it says, and where the municipality lies."""
    comparison = found.comparison
    if comparison is None:
        return "geen cijfer: nog niemand leverde het"
    if comparison.value is None:
        return f"geen cijfer: {narrative.why_missing(comparison)}"
    return f"{found.verdict.value}: {narrative.with_unit(comparison, comparison.value)}, {beside(found)}"


def beside(found: Sign) -> str:
    """The middle municipality; or that there are too few."""
    comparison = found.comparison
    if comparison is None or comparison.standing.median is None:
        return "te weinig gemeenten voor een middelste"
    middle = dutch.marked("middelste gemeente", comparison.example)
    text = f"{middle} {narrative.figure(comparison, comparison.standing.median)}"
    if found.verdict is Verdict.OPEN:
        text += "; het verschil is te klein of kan toeval zijn"
    return text


def confirms(found: Sign) -> str:
    """Which side confirms."""
    return "hoger bevestigt" if found.indicator.direction is Direction.HIGHER else "lager bevestigt"


def called(found: Sign) -> str:
    """The name of the figure, with the mark of an example."""
    made_up = found.comparison is not None and found.comparison.example
    return dutch.marked(found.indicator.name, made_up)
