"""What would move if a product changed formula, in plain Dutch: side by side, with the assumption in every sentence."""

from benchmark import dutch
from benchmark.answers.formula_move import Move, Runs
from benchmark.narrative import served as of

QUESTION = "Wat verandert er als een product naar een andere formule gaat?"
NO_AMOUNT = (
    "Er staat hier geen totaalbedrag. Voor kosten per zaak is er geen vergelijkbaarheidstoets. Minder werk per zaak is eerst "
    "tijd van medewerkers, geen geld. En de zaken die u overzet, kunnen juist de moeilijke zijn."
)


def headline(move: Move) -> str:
    """Product and formulas."""
    return f"'{move.product}' van {dutch.listing(move.sources)} naar {move.target}"


def sentences(move: Move) -> list[str]:
    """What moves, the promise, what is kept, and the cost per case; each only where it is known."""
    return [s for s in (_cases(move), _promise(move), _kept(move), _cost(move), _split(move)) if s]


def _cases(move: Move) -> str:
    verb = "gaat" if move.now.cases == 1 else "gaan"
    return f"Er {verb} {of.cases(move.now)} naar de formule {move.target}."


def _promise(move: Move) -> str:
    near = move.already or move.there
    if near is None:
        return f"De gemeente heeft geen producten in {move.target}. Wat zij daar zou beloven, is niet bekend."
    if near.promise is None:
        return f"Nu: {of.promise(move.now)}. In {move.target} is geen tijd beloofd."
    whose = (
        "zoals bij dit product in" if move.already else "als dezelfde belofte gaat gelden als in"
    )
    return f"De belofte gaat van {of.promise(move.now)} naar {of.promise(near)}, {whose} {move.target}."


def _kept(move: Move) -> str:
    now = of.kept(move.now)
    if move.there is None or not move.there.measured:
        return f"Nu binnen de belofte: {now}."
    there = of.kept(move.there)
    return f"Nu binnen de belofte: {now}. De gemeente haalt in {move.target} als geheel: {there}."


def _cost(move: Move) -> str:
    now = of.cost(move.now)
    if move.now.cost is None or move.costs is None:
        return f"Kosten: {now}. Naast {move.target} is dat niet te leggen."
    low, high = move.costs
    if round(low) == round(high):
        range_ = f"{dutch.euro(low)} per zaak"
    else:
        range_ = (
            f"{dutch.between(dutch.euro(low), dutch.euro(high))} per zaak, per product verschillend"
        )
    return (
        f"Een zaak kost nu {now}. Als de zaken evenveel kosten als andere zaken in die formule, is dat "
        f"{range_}."
    )


def _split(move: Move) -> str:
    if move.already is None:
        return ""
    return (
        f"Via {move.target} lopen er al {of.cases(move.already)} van dit product. Vraag eerst waarom de andere "
        "zaken een andere weg nemen."
    )


def peers_line(move: Move) -> str:
    """How many peers run the product so."""
    n, of_all = len(move.peers), move.listing
    if not of_all:
        return f"Geen gemeente in de groep heeft '{move.product}' in haar lijst."
    verb = "behandelt" if n == 1 else "behandelen"
    return (
        f"{n} van {dutch.count(of_all, 'gemeente', 'gemeenten')} in de groep met dit product {verb} het (ook) via "
        f"{move.target}."
    )


def peer(found: Runs) -> tuple[str, str, str, str, str]:
    """Cases, promise, what was kept, cost per case and mark of a peer."""
    own = found.served
    part = "" if found.share >= 1 else f" ({dutch.percent(found.share)} van dit product)"
    return (
        f"{of.cases(own)}{part}",
        of.promise(own),
        of.kept(own),
        of.cost(own),
        of.mark(own),
    )
