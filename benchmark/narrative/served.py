"""Rows of the list of products in plain Dutch: promise, what was kept, cost per case and mark, each with what it rests on."""

from collections.abc import Callable

from benchmark import dutch
from benchmark.answers.served import Beside, Middle, Served

NOT_TESTED = (
    "Kosten staan hier zoals de gemeente ze leverde. Er is geen vergelijkbaarheidstoets voor: gemeenten rekenen overhead "
    "en uren verschillend toe."
)

SIDES = {
    None: "",
    -1: "; de gemeente zelf ligt lager",
    0: "; het verschil kan toeval zijn",
    1: "; de gemeente zelf ligt hoger",
}


def cases(served: Served) -> str:
    """How many cases."""
    return dutch.count(served.cases, "zaak", "zaken")


def promise(served: Served) -> str:
    """The promised days: one number, or from the fewest to the most."""
    if served.promise is None:
        return "geen tijd beloofd"
    low, high = served.promise
    if low == high:
        return f"binnen {dutch.count(low, 'dag', 'dagen')}"
    return f"binnen {low} tot {high} dagen"


def partly(served: Served) -> str:
    """That some products have no promise; empty when all or none have one."""
    lacking = served.rows - served.promised_rows
    if not lacking or not served.promised_rows:
        return ""
    return f"{dutch.count(lacking, 'product', 'producten')} zonder belofte in dagen"


def kept(served: Served) -> str:
    """What was done within the promised days, or why no percentage can be given."""
    if not served.promised_rows:
        return "geen belofte om na te komen"
    if not served.measured:
        return "niet gemeten"
    if served.kept is None:
        return f"{served.within} van de {cases_of(served.measured)}; te weinig voor een percentage"
    low, high = dutch.percent(served.kept.low), dutch.percent(served.kept.high)
    some = f" van {cases_of(served.measured)}" if served.measured < served.cases else ""
    return f"{dutch.percent(served.kept.value)}{some} (toeval laat {dutch.between(low, high)} open)"


def cases_of(number: int) -> str:
    """A number of cases."""
    return dutch.count(number, "zaak", "zaken")


def cost(served: Served) -> str:
    """Delivered cost per case, and over which rows when not over all."""
    if served.cost is None:
        return "geen kosten geleverd"
    text = f"{dutch.euro(served.cost)} per zaak"
    if served.costed_rows < served.rows:
        text += f" (van {served.costed_rows} van {served.rows} producten zijn de kosten bekend)"
    return text


def mark(served: Served) -> str:
    """The mark with its interval; with too few answers only how many there are."""
    if served.mark is None:
        if not served.answers:
            return "geen cijfer gevraagd"
        return f"{dutch.count(served.answers, 'antwoord', 'antwoorden')}, te weinig om het cijfer te noemen"
    low, high = dutch.number(served.mark.low, 1), dutch.number(served.mark.high, 1)
    return (
        f"{dutch.number(served.mark.value, 1)} ({served.answers} antwoorden; toeval laat "
        f"{dutch.between(low, high)} open)"
    )


def middle_days(beside: Beside) -> str:
    """What the middle peer promises, in mean days per case."""
    return _middle(beside.days, lambda v: f"{dutch.number(v)} dagen")


def middle_kept(beside: Beside) -> str:
    """What the middle peer keeps, and whether the own share differs by more than chance."""
    return _middle(beside.kept, dutch.percent)


def middle_cost(beside: Beside) -> str:
    """What a case costs at the middle peer, as delivered."""
    return _middle(beside.cost, lambda v: f"{dutch.euro(v)} per zaak")


def middle_mark(beside: Beside) -> str:
    """The mark of the middle peer, and whether the own mark differs by more than chance."""
    return _middle(beside.mark, lambda v: dutch.number(v, 1))


def _middle(found: Middle, say: Callable[[float], str]) -> str:
    if found.median is None:
        few = dutch.count(found.n, "gemeente", "gemeenten")
        return f"{few} in de groep: te weinig voor een middelste"
    return f"{say(found.median)} (n = {found.n}){SIDES[found.side]}"


def without_middle(beside: Beside) -> str:
    """For which figures there are too few peers for a middle one, with how many there are; empty for none."""
    named = (
        ("belofte", beside.days),
        ("binnen de belofte", beside.kept),
        ("kosten", beside.cost),
        ("cijfer", beside.mark),
    )
    few = [f"{name} ({found.n})" for name, found in named if found.median is None]
    return (
        f"Te weinig gemeenten in de groep voor een middelste: {dutch.listing(few)}." if few else ""
    )
