"""The duidingsgesprek in plain Dutch: what holds, why that can be said, whom to ask, what is not known."""

from collections.abc import Sequence

from benchmark import dutch, narrative
from benchmark.answers.agenda import Agenda, Point
from benchmark.answers.agreed import Agreed, Quote
from benchmark.ledger import moment
from benchmark.ledger.entries import Agreement, AgreementState
from benchmark.position.standing import LEAST_FOR_MEDIAN

WORDS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven")
BOOKS_FIRST = "Wijkt sterk af: controleer eerst de boeking."
NOT_BETTER = "Hoger of lager is hier niet vanzelf beter."
INVENTED = "Dit zijn verzonnen voorbeeldcijfers. Zo ziet een gesprek eruit als er cijfers zijn."
CHECK = "Deze cijfers doorstaan de vergelijkbaarheidstoets niet. Zoek eerst uit hoe ze geboekt zijn; praat daarna over het verschil."
NO_STRONG = "Een sterk punt is uit deze cijfers nog niet te zeggen."
NOTHING_AGREED = "Er is nog niets afgesproken."
WHOLE = "Het hele gesprek"
NAMED = 3  # themes in a sentence


def headline(answer: Agenda) -> str:
    """The finding of the kit: how many deviations hold, or why there is none."""
    name = dutch.marked(answer.name, answer.example)
    n = len(answer.points)
    if n > 1:
        return f"{dutch.upper_first(_number(n))} afwijkingen van {name} houden stand"
    if n:
        return f"Eén afwijking van {name} houdt stand"
    if answer.judged:
        return f"Bij {name} houdt geen afwijking stand"
    return f"Van {name} is nog geen afwijking te noemen"


def _number(n: int) -> str:
    return WORDS[n] if n < len(WORDS) else dutch.number(n)


def why(answer: Agenda) -> str:
    """How the points were chosen; with fewer than there is room for, that there are no more."""
    said = (
        "Niet de grootste verschillen, maar die in minstens 9 van de 10 redelijke groepen hetzelfde blijven. "
        "Waar boeken meetellen, doorstaan die de vergelijkbaarheidstoets."
    )
    n, most = len(answer.points), answer.frame.most
    if 0 < n < most:
        return f"{said} Meer zijn er niet; er is ruimte voor {_number(most)}."
    return said


def opening(answer: Agenda) -> str:
    """The question that every point opens with."""
    return f"Begin bij elk punt met dezelfde vraag: {answer.frame.opening}"


def nothing(answer: Agenda) -> str:
    """Why there is no deviation to talk about, and what there is instead; empty when there is one."""
    if answer.points:
        return ""
    if not answer.comparable_size:
        return "Er zijn geen gemeenten van vergelijkbare grootte. Zonder die gemeenten noemen wij geen afwijking."
    if not answer.testable and not answer.example:
        return (
            "Over dit jaar is de vergelijkbaarheidstoets niet te maken, want niet alle cijfers van de jaarrekening "
            "zijn er. Kies een ander jaar, of praat over de vragen hieronder."
        )
    if not answer.judged and answer.bookings and not answer.sound and not answer.example:
        return "De eigen boeken doorstaan de toets niet. Kijk die eerst na; praat nu over de vragen hieronder."
    if not answer.judged:
        return (
            "Te weinig gemeenten in de groep hebben deze cijfers om een afwijking te noemen. "
            "Kies een grotere groep, of praat over de vragen hieronder."
        )
    return (
        "De cijfers liggen dicht bij die van de groep, of het verschil hangt af van de gekozen groep. "
        "Dat is ook een uitkomst. Praat over de vragen hieronder."
    )


def also(answer: Agenda) -> str:
    """The figures that hold and did not fit; empty when there are none."""
    if not answer.also:
        return ""
    names = dutch.listing([narrative.lower_first(i.name) for i in answer.also], most=6)
    return f"Ook deze afwijkingen houden stand: {names}."


def sound(answer: Agenda) -> str:
    """Where the books can be laid beside those of others; empty when they cannot."""
    if not answer.sound:
        return ""
    names = dutch.listing([narrative.lower_first(t.name) for t in answer.sound])
    return (
        f"Wel goed: de boeken van {names} doorstaan de vergelijkbaarheidstoets. "
        "Daar kan het gesprek meteen over het werk gaan."
    )


def no_strong(answer: Agenda) -> str:
    """That no strong point can be named, and what is good nevertheless."""
    return f"{NO_STRONG} {sound(answer)}".rstrip()


def where(point: Point) -> str:
    """Own value, middle one and place in the group."""
    found = point.comparison
    middle = narrative.figure(found, found.standing.median)
    own = narrative.with_unit(found, found.value)
    return f"{found.municipality.name}: {own}. Middelste gemeente: {middle}. {narrative.placed(found)}".rstrip()


def holds(point: Point) -> str:
    """In how many groups the outcome is the same."""
    share, groups = point.stress.share, dutch.number(point.stress.groups)
    if share == 1:
        return f"Dat is zo in alle {groups} redelijke groepen."
    if share is None:
        return f"Er zijn maar {groups} redelijke groepen te vormen: te weinig om te zeggen of dit standhoudt."
    return f"Dat is zo in {dutch.percent_reached(share)} van {groups} redelijke groepen."


def heard(point: Point) -> tuple[str, ...]:
    """What to bear in mind before anybody judges."""
    return (
        *((BOOKS_FIRST,) if point.books_first else ()),
        *((NOT_BETTER,) if point.neutral else ()),
    )


def whom(point: Point) -> str:
    """Whom to ask, by name and figure, and why those; empty without anybody to ask."""
    if not point.peers:
        return ""
    found = point.comparison
    who = dutch.listing([f"{p.name} ({narrative.figure(found, p.value)})" for p in point.peers])
    verb = "doet" if len(point.peers) == 1 else "doen"
    if not point.neutral:
        return f"{who} {verb} het beter. Vraag hoe."
    other = "lager" if point.stress.side > 0 else "hoger"
    sits = "zit" if len(point.peers) == 1 else "zitten"
    return f"{who} {sits} {other}. Vraag wat zij anders doen."


def quality(point: Point, answer: Agenda) -> str:
    """Beside costs: what is asked about the work of who spends less, them or us; empty for other figures."""
    if not point.comparison.indicator.unit.is_money:
        return ""
    return answer.frame.quality if point.stress.side > 0 else answer.frame.own_quality


def ask(point: Point, answer: Agenda, codes: Sequence[str] = ()) -> str:
    """Whom to ask what, or why there is nobody to ask. ``codes``: who of them is open to questions."""
    said = (whom(point) or nobody(point), open_to_ask(point, codes), quality(point, answer))
    return " ".join(text for text in said if text)


def open_to_ask(point: Point, codes: Sequence[str]) -> str:
    """Which of those to ask are open to questions in the Leerkring; empty when none is."""
    names = [p.name for p in point.peers if p.code in codes]
    if not names:
        return ""
    verb = "staat" if len(names) == 1 else "staan"
    return f"{dutch.listing(names)} {verb} open voor vragen in de Leerkring."


def bookings(answer: Agenda) -> list[str]:
    """Each reason why books do not pass, with the figures it holds for."""
    by_reason: dict[str, list[str]] = {}
    for found in answer.bookings:
        for reason in found.comparable.reasons[:1]:
            by_reason.setdefault(reason, []).append(found.indicator.name)
    return [
        f"{dutch.upper_first(dutch.listing(names))}: {narrative.sentence_of(reason)}"
        for reason, names in by_reason.items()
    ]


def nobody(point: Point) -> str:
    """Why there is nobody to ask."""
    passed = sum(p.passes for p in point.comparison.peers)
    if point.comparison.indicator.comparability is not None and passed < LEAST_FOR_MEDIAN:
        return "Te weinig gemeenten in de groep doorstaan de toets om iemand te noemen."
    return "Niemand in de groep doet het duidelijk anders."


def lacking(answer: Agenda) -> str:
    """How many figures are not there, and where most of them would be."""
    if not answer.missing:
        return "Alle cijfers zijn er."
    count = dutch.count(answer.lacking, "cijfer", "cijfers")
    verb = "ontbreekt" if answer.lacking == 1 else "ontbreken"
    said = f"Van deze gemeente {verb} {count}"
    most = sorted(answer.missing, key=lambda m: -m[1])
    if len(most) <= NAMED:
        return f"{said}, bij {dutch.listing([narrative.lower_first(t.name) for t, _ in most])}."
    where_ = [f"{narrative.lower_first(t.name)} ({n})" for t, n in most[:NAMED]]
    return f"{said}. De meeste bij {dutch.listing(where_)}."


def brought(quote: Quote) -> str:
    """What a good practice brought and cost; empty for a remark."""
    if not quote.brought:
        return ""
    cost = "" if quote.amount is None else f" Kosten, eenmalig: {dutch.euro(quote.amount)}."
    return f"Wat het bracht: {quote.brought}{cost}"


# Agreements ---------------------------------------------------------------------------------------------


def agreement(entry: Agreement) -> str:
    """An agreement in one line: who, before when, and how it stands."""
    return f"{entry.owner}, uiterlijk {moment.day(entry.due)}: {entry.state.value}."


def counted(found: Agreed) -> str:
    """How last year's agreements stand: "3 afspraken: 1 open, 2 klaar"; empty without any."""
    if not found.before:
        return ""
    states = [r.entry.state for r in found.before]
    parts = [f"{states.count(s)} {s.value}" for s in AgreementState if s in states]
    return f"{dutch.count(len(states), 'afspraak', 'afspraken')}: {dutch.listing(parts)}."
