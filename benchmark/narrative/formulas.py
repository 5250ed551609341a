"""Service formulas in plain Dutch sentences: what runs under which, what it brings, and what others handle quicker."""

from benchmark import dutch
from benchmark.answers.formulas import Formula, FormulasAnswer, Product, Quicker
from benchmark.narrative import served as of
from benchmark.position.standing import LEAST_FOR_MEDIAN

NAME = "Serviceformules"
MIX = (
    "Vergelijk de formules niet met elkaar alsof het dezelfde zaken zijn. Een grote zaak duurt langer en kost meer, ook als "
    "de gemeente haar goed behandelt. Ook tussen gemeenten verschilt welke producten in een formule zitten."
)
RULES = (
    "Een formule telt de producten op die erin lopen. Het deel binnen de belofte gaat over tijd alleen, en over zaken waarvan "
    "de gemeente de tijd meet.",
    "De balk is wat het toeval openlaat, met 95% zekerheid (interval van Wilson). Een rapportcijfer is gewogen naar het aantal "
    "antwoorden.",
)


def headline(answer: FormulasAnswer) -> str:
    """The finding: what peers handle quicker, else how many products run under how many formulas."""
    if not answer.used:
        return f"{NAME}: {answer.name} heeft voor {answer.year} geen producten"
    slower = list(dict.fromkeys(q.product for q in answer.quicker if q.certain))
    if slower:
        verb = "loopt" if len(slower) == 1 else "lopen"
        return f"{answer.name}: {dutch.listing(slower, 2)} {verb} vaker langzaam dan bij de meeste gemeenten"
    names = {p.name for f in answer.used for p in f.products}
    some = dutch.count(len(names), "product", "producten")
    return f"{answer.name}: {some} via {dutch.count(len(answer.used), 'serviceformule', 'serviceformules')}"


def summary(answer: FormulasAnswer) -> str:
    """How many products and cases, which formulas have none, and which products are split."""
    if not answer.used:
        return ""
    names = {p.name for f in answer.used for p in f.products}
    cases = sum(f.served.cases for f in answer.used if f.served is not None)
    text = f"{dutch.count(len(names), 'product', 'producten')} en {of.cases_of(cases)} in {answer.year}."
    empty = [f.name for f in answer.formulas if f.served is None]
    if empty:
        text += f" Zonder producten: {dutch.listing(empty)}."
    if answer.split:
        split = dutch.listing([f"'{name}'" for name in answer.split])
        verb = "loopt" if len(answer.split) == 1 else "lopen"
        text += f" Via meer dan één formule {verb} {split}."
    return text


def formula(found: Formula) -> str:
    """One formula in a sentence; that it has no products is said."""
    own = found.served
    if own is None:
        others = dutch.count(found.n_peers, "gemeente", "gemeenten")
        verb = "gebruikt" if found.n_peers == 1 else "gebruiken"
        return f"Geen producten in deze formule. In de groep {verb} {others} haar wel."
    many = dutch.count(len(own.products), "product", "producten")
    return f"{many}, {of.cases(own)}. Belofte: {of.promise(own)}. Nagekomen: {of.kept(own)}."


def product(found: Product) -> str:
    """A product under a formula, as a row is called; a split product says which part."""
    if found.share >= 1:
        return found.name
    return f"{found.name} ({dutch.percent(found.share)} van de zaken)"


def quicker(found: Quicker, name: str) -> str:
    """A product that most peers handle under a quicker formula."""
    peers = "gemeenten behandelen" if found.n_peers != 1 else "gemeente behandelt"
    mostly = (
        f"{found.peers} van {found.n_peers} {peers} '{found.product}' vooral als {found.by_peers}"
    )
    if found.cases == found.of:
        return f"{mostly}; {name} als {found.formula} ({of.cases_of(found.of)})."
    share = dutch.percent(found.cases / found.of)
    own = f"{name} doet {found.cases} van de {of.cases_of(found.of)} als {found.formula} ({share})"
    sure = "" if found.certain else ", en het verschil kan toeval zijn"
    return f"{mostly}; {own}. Bij de middelste gemeente is dat {dutch.percent(found.median)}{sure}."


def nothing_quicker(answer: FormulasAnswer) -> str:
    """Why no product is listed: too few peers, or none differs."""
    if answer.n_delivered < LEAST_FOR_MEDIAN:
        few = dutch.count(answer.n_delivered, "gemeente", "gemeenten")
        return f"In de groep leverden {few} deze lijst: te weinig om te zeggen wat de meeste doen."
    return "Geen product loopt vaker via een langzamere formule dan bij de meeste gemeenten in de groep."


def other_years(answer: FormulasAnswer) -> str:
    """In which years the municipality does have a list; empty without any."""
    years = [y for y in answer.own_years if y != answer.year]
    return f"Wel over {dutch.listing([str(y) for y in years])}." if years else ""


def rows(answer: FormulasAnswer) -> str:
    """The chart in words: what was kept per formula."""
    told = [
        f"{f.name} {dutch.percent(f.served.kept.value)}"
        for f in answer.used
        if f.served is not None and f.served.kept is not None
    ]
    if not told:
        return f"Bij {answer.name} heeft geen formule genoeg gemeten zaken voor een percentage."
    return f"Binnen de belofte bij {answer.name}: {dutch.listing(told)}."


def source(answer: FormulasAnswer) -> str:
    """Source, year and edition."""
    return f"Bron: {answer.source}, {answer.year}. Editie {answer.edition}."
