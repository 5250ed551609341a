"""Life events in plain Dutch sentences: the chain, the organisations in it, the target and the group."""

from collections.abc import Sequence

from benchmark import dutch, narrative
from benchmark.answers.journeys import Journey, JourneysAnswer, Judged

NAME = "Levensgebeurtenissen"
NO_CAUSE = (
    "Het cijfer voor de hele keten is een vraag apart. Het is geen gemiddelde van de organisaties, en inwoners letten "
    "ook op wat er tussen de organisaties misgaat."
)


def mark(value: float) -> str:
    """A mark as shown."""
    return dutch.number(value, 1)


def headline(answer: JourneysAnswer) -> str:
    """The finding: which chain lies certainly under the target, else how many can be judged."""
    if not answer.journeys:
        return f"{NAME}: {answer.name} heeft voor {answer.year} geen cijfers"
    chains = [j for j in answer.journeys if j.chain is not None and j.chain.estimate is not None]
    if not chains:
        return f"{NAME}: bij {answer.name} zijn er te weinig antwoorden om iets te zeggen"
    target = mark(answer.target).removesuffix(",0")
    under = [j.event for j in chains if j.chain is not None and j.chain.against_target == -1]
    if under:
        some = dutch.listing(under, 2)
        return f"{answer.name}: onder de {target} bij {some}"
    over = [j for j in chains if j.chain is not None and j.chain.against_target == 1]
    if len(over) == len(chains):
        return f"{answer.name}: elke levensgebeurtenis met genoeg antwoorden haalt de {target}"
    return f"{answer.name}: bij geen levensgebeurtenis staat vast dat zij onder de {target} blijft"


def summary(answer: JourneysAnswer) -> str:
    """How many events were asked, how many can be judged, and on how many answers a mark must rest."""
    asked = len(answer.journeys)
    if not asked:
        return ""
    chains = [j.chain for j in answer.journeys if j.chain is not None]
    few = sum(c.estimate is None for c in chains)
    text = f"{answer.name} vroeg in {answer.year} naar {dutch.count(asked, 'gebeurtenis', 'gebeurtenissen')}."
    if few and asked == 1:
        text += (
            f" Minder dan {answer.least} inwoners gaven een cijfer: te weinig om iets te zeggen."
        )
    elif few:
        text += f" Bij {few} daarvan gaven minder dan {answer.least} inwoners een cijfer: te weinig om iets te zeggen."
    open_ones = sum(c.against_target == 0 for c in chains)
    whole = mark(answer.target).removesuffix(",0")
    if open_ones and asked == 1:
        text += f" Het cijfer ligt zo dicht bij de {whole} dat het toeval kan zijn."
    elif open_ones:
        text += f" Bij {open_ones} ligt het cijfer zo dicht bij de {whole} dat het toeval kan zijn."
    return text


def with_interval(judged: Judged) -> str:
    """The mark, its answers, and what chance leaves open; or that there are too few."""
    if judged.estimate is None:
        return (
            f"{dutch.count(judged.n, 'antwoord', 'antwoorden')}, te weinig om het cijfer te noemen"
        )
    low, high = mark(judged.estimate.low), mark(judged.estimate.high)
    return (
        f"{mark(judged.value)} ({judged.n} antwoorden; toeval laat {dutch.between(low, high)} open)"
    )


def target_words(judged: Judged) -> str:
    """Where the mark lies to the target."""
    goal = mark(judged.target).removesuffix(",0")
    return {
        None: "te weinig antwoorden",
        -1: f"onder de {goal}",
        0: f"niet te onderscheiden van de {goal}",
        1: f"boven de {goal}",
    }[judged.against_target]


def peers_words(judged: Judged) -> str:
    """Where the mark lies in the group, or why that cannot be said."""
    if judged.estimate is None:
        return "te weinig antwoorden"
    if judged.median is None:
        few = dutch.count(judged.n_peers, "gemeente", "gemeenten")
        return f"{few} in de groep met genoeg antwoorden: te weinig voor een middelste"
    middle = f"middelste gemeente {mark(judged.median)}, n = {judged.n_peers}"
    sides = {-1: "lager dan de", 1: "hoger dan de"}
    if not judged.against_peers:
        return f"niet te onderscheiden van de {middle}"
    return f"{sides[judged.against_peers]} {middle}"


def finding(journey: Journey) -> str:
    """What stands out at one event, in one or two sentences."""
    chain = journey.chain
    if chain is None:
        first = "Naar de hele keten is niet gevraagd."
    elif chain.estimate is None:
        first = f"Voor de hele keten: {with_interval(chain)}."
    else:
        first = f"De hele keten krijgt een {mark(chain.value)}: {target_words(chain)}."
    return " ".join(part for part in (first, _parts(journey)) if part)


def _parts(journey: Journey) -> str:
    known = journey.judged
    if not known:
        return "Van de organisaties zijn er te weinig antwoorden." if journey.organisations else ""
    few = [o.organisation for o in journey.organisations if o.estimate is None]
    missing = f" Te weinig antwoorden: {dutch.listing(few)}." if few else ""
    return f"{_compared(journey, known)}{missing}"


def _compared(journey: Journey, known: Sequence[Judged]) -> str:
    """The organisations beside the chain, else beside each other; of those with enough answers."""
    first = f"{known[0].organisation} ({mark(known[0].value)})"
    if journey.under_its_parts:
        who = dutch.upper_first(first) if len(known) == 1 else "Elke organisatie"
        if 1 < len(known) < len(journey.organisations):
            who += " met genoeg antwoorden"
        return f"{who} krijgt een hoger cijfer dan de keten als geheel. Kijk dus naar wat er tussen de organisaties gebeurt."
    if len(known) == 1:
        return f"Van de organisaties is alleen {first} te noemen."
    low = journey.lagging
    if not low:
        open_ = "Tussen de organisaties is geen zeker verschil."
        return "Geen organisatie blijft achter bij de meeste andere." if journey.differ else open_
    who = dutch.listing([f"{j.organisation} ({mark(j.value)})" for j in low], 3)
    verb = "krijgt" if len(low) == 1 else "krijgen"
    return f"{dutch.upper_first(who)} {verb} een lager cijfer dan {_than(low, known)}."


def _than(low: Sequence[Judged], known: Sequence[Judged]) -> str:
    """Beside whom an organisation lags: more than half of the others, so of one or two all of them."""
    if len(known) == 2:
        other = next(o for o in known if o not in low)
        return f"{other.organisation} ({mark(other.value)})"
    return "de andere twee organisaties" if len(known) == 3 else "de meeste andere organisaties"


def earlier(journey: Journey) -> str:
    """The marks of the chain in earlier years; empty without any."""
    if not journey.earlier:
        return ""
    said = [f"{mark(value)} in {year} ({n} antwoorden)" for year, value, n in journey.earlier]
    return f"Eerder kreeg de hele keten een {dutch.listing(said)}."


def elsewhere(answer: JourneysAnswer) -> str:
    """What peers ask and the municipality does not; empty when nothing."""
    if not answer.asked_elsewhere:
        return ""
    said = [
        f"{event} ({dutch.count(n, 'gemeente', 'gemeenten')})"
        for event, n in answer.asked_elsewhere
    ]
    return f"Andere gemeenten in de groep meten ook: {dutch.listing(said)}."


def other_years(answer: JourneysAnswer) -> str:
    """In which years the municipality does have marks; empty without any."""
    years = [y for y in answer.own_years if y != answer.year]
    return f"Wel over {dutch.listing([str(y) for y in years])}." if years else ""


def source(answer: JourneysAnswer) -> str:
    """Source, year and edition."""
    return f"Bron: {answer.source}, {answer.year}. Editie {answer.edition}."


def rows(answer: JourneysAnswer) -> str:
    """The chart in words: every event with the mark of its chain."""
    parts = []
    for journey in answer.journeys:
        if journey.chain is not None and journey.chain.estimate is not None:
            parts.append(f"{journey.event} {mark(journey.chain.value)}")
    if not parts:
        return f"Voor {answer.name} zijn er te weinig antwoorden om cijfers te tonen."
    said = dutch.upper_first(dutch.listing(parts))
    return narrative.sentence_of(
        f"Cijfers voor de hele keten bij {answer.name}: {narrative.lower_first(said)}"
    )
