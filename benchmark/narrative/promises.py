"""One promise in plain Dutch: its name, its number, whether it was kept, and what lies beside it."""

from benchmark import dutch
from benchmark.answers.charter import Shown
from benchmark.answers.promises import ANY_CHANNEL, GENERAL, Key, Promise
from benchmark.answers.promises_beside import Beside, Lacking
from benchmark.answers.promises_law import BesideLaw
from benchmark.answers.promises_years import Change, Course
from benchmark.position.limits import SHARE, Limit
from benchmark.vocabulary import Changed, Kept, LawGrade

CHANCE = "zo dicht bij het streefcijfer dat het toeval kan zijn"
NOT_MEASURED = "belooft, maar meet niet"
_SINGULAR = {
    "seconden": "seconde", "minuten": "minuut", "uren": "uur", "werkdagen": "werkdag",
    "dagen": "dag", "weken": "week",
}  # fmt: skip
_STANDS = {1: "strenger", 0: "even streng", -1: "milder"}


def group(key: Key) -> str:
    """Under which heading a promise stands: its product, or for all products its channel."""
    product, channel, _ = key
    if product != GENERAL:
        return dutch.upper_first(product)
    return "Alle kanalen" if channel == ANY_CHANNEL else dutch.upper_first(channel)


def within(key: Key) -> str:
    """The name of a promise under that heading."""
    product, channel, kind = key
    return kind if product == GENERAL or channel == ANY_CHANNEL else f"{kind} ({channel})"


def name(key: Key) -> str:
    """The name of a promise on its own."""
    return f"{group(key)}: {within(key)}"


def percent(value: float) -> str:
    """A percentage (0-100) as shown."""
    return f"{dutch.number(value, 1)}%"


def number(value: float) -> str:
    """A limit as shown: without decimals when it is whole."""
    return dutch.number(value, 0 if float(value).is_integer() else 1)


def limit(value: float, unit: str) -> str:
    """A limit with its unit."""
    if unit == SHARE:
        return f"{number(value)}%"
    if unit == "rapportcijfer":
        return f"een {number(value)}"
    return f"{number(value)} {_SINGULAR.get(unit, unit) if value == 1 else unit}"


def asks(promise: Promise) -> str:
    """What is promised in numbers."""
    parts = []
    if promise.limit is not None:
        least = (
            "minstens " if promise.limit.unit in ("rapportcijfer", "uur per week") else "binnen "
        )
        parts.append(least + limit(*promise.limit))
    if promise.target is not None:
        parts.append(f"in {number(promise.target)}% van de gevallen")
    return ", ".join(parts) or "deze belofte noemt geen getal"


def kept(promise: Promise) -> str:
    """Whether it was kept, or why that is not known; without capital and full stop."""
    cases = dutch.count(promise.cases or 0, "geval", "gevallen")
    if promise.kept is Kept.UNMEASURED:
        return NOT_MEASURED
    if promise.kept is Kept.CASES_UNKNOWN:
        return "gemeten, maar zonder het aantal gevallen: dan is niet te zien hoe zeker het is"
    if promise.kept is Kept.FEW:
        return f"te weinig gevallen ({number(promise.cases or 0)}) om er iets over te zeggen"
    share = percent(promise.measured or 0.0)
    if promise.kept is Kept.NO_TARGET:
        return f"{share} van {cases}; de belofte noemt geen streefcijfer"
    end = f", maar {CHANCE}" if promise.open else ""
    word = "gehaald" if promise.kept is Kept.REACHED else "niet gehaald"
    return f"{word}: {share} van {cases}, streefcijfer {number(promise.target or 0)}%{end}"


def outcome(promise: Promise) -> str:
    """The same in a few words, for a table."""
    said = {
        Kept.UNMEASURED: NOT_MEASURED,
        Kept.CASES_UNKNOWN: "aantal gevallen onbekend",
        Kept.FEW: "te weinig gevallen",
        Kept.NO_TARGET: "geen streefcijfer",
        Kept.REACHED: "gehaald",
        Kept.MISSED: "niet gehaald",
    }[promise.kept]
    return f"{said}, {CHANCE}" if promise.open else said


def compensation(promise: Promise) -> str:
    """What somebody gets when the promise is missed, and how often that was paid; empty without any."""
    if promise.compensation is None:
        return ""
    text = f"Bij een gemiste belofte: {euros(promise.compensation)}."
    if promise.times_paid is None:
        return f"{text} Hoe vaak dat is betaald, is niet bekend."
    if promise.times_paid == 0:
        return f"{text} Dat is nooit betaald."
    text += f" Dat is {number(promise.times_paid)} keer betaald"
    if promise.paid is not None:
        text += f", samen {euros(promise.paid)}"
    if promise.missed_cases is not None:
        missed = dutch.significant(promise.missed_cases)
        text += f"; in de gemeten gevallen ging het ongeveer {number(missed)} keer mis"
    return f"{text}."


def euros(value: float) -> str:
    """An amount, with cents only where there are any."""
    return dutch.euro(value, 0 if float(value).is_integer() else 2)


def promised(beside: Beside) -> str:
    """How many peers make the same promise."""
    if not beside.promising:
        return f"geen van de {beside.lists} gemeenten belooft dit" if beside.lists else ""
    verb = "belooft" if beside.promising == 1 else "beloven"
    return f"{beside.promising} van de {beside.lists} gemeenten {verb} dit ook"


def stands(beside: Beside) -> str:
    """Stricter, the same or milder than the middle one; or why not."""
    if beside.stands is not None:
        return _STANDS[beside.stands]
    return "te weinig gemeenten" if beside.unit else "geen getal"


def limits(beside: Beside) -> str:
    """The middle limit, the strictest and the mildest; empty under five."""
    found = beside.limits
    if found is None:
        return ""
    said = f"middelste {limit(found.middle, beside.unit)}, n = {beside.comparable}"
    if found.strictest == found.mildest:
        return said
    strictest, mildest = (limit(v, beside.unit) for v in (found.strictest, found.mildest))
    return f"{said}; strengste {strictest}, mildste {mildest}"


def peers(beside: Beside) -> str:
    """The promise in the group, in one or two sentences; empty when no peer has a list."""
    if not beside.lists:
        return ""
    text = dutch.upper_first(promised(beside))
    if beside.stands is not None:
        return f"{text}. De eigen belofte is {stands(beside)} ({limits(beside)})."
    if beside.limits is not None:
        return f"{text} ({limits(beside)})."
    if beside.promising == 0:
        return f"{text}."
    apart = beside.promising - beside.comparable
    end = f"; {apart} daarvan in een andere eenheid" if beside.unit and apart else ""
    return f"{text}{end}. Dat is te weinig voor een middelste."


def measured_peers(shown: Shown) -> str:
    """What peers measured of the same promise, and where the own figure lies; empty under five of them."""
    beside = shown.beside
    if beside.middle_measured is None:
        return ""
    middle = f"middelste gemeente {percent(beside.middle_measured)}, n = {len(beside.measured)}"
    if beside.against_measured is None:
        return f"Bij de andere gemeenten die dit meten: {middle}."
    said = {-1: "lager dan de", 0: "niet te onderscheiden van de", 1: "hoger dan de"}
    text = f"Het gemeten deel is {said[beside.against_measured]} {middle}."
    if beside.stands and beside.against_measured == -beside.stands:
        ask = "meer" if beside.stands == 1 else "minder"
        text += f" De eigen belofte vraagt wel {ask}."
    return text


def law(found: BesideLaw, promise: Promise) -> str:
    """Where a promise stands to the law, with the article."""
    term = found.law
    ask, longest = limit(term.limit, term.unit), limit(term.longest, term.unit)
    more = f" ({longest} {term.when})" if term.longest > term.limit else ""
    own = limit(*promise.limit) if promise.limit is not None else ""
    said = {
        LawGrade.WEAKER: f"De wet is strenger: {ask}{more}. De belofte is {own}.",
        LawGrade.LONG: f"De gewone termijn in de wet is {ask}. De belofte is {own}; zo lang mag het alleen {term.when}.",
        LawGrade.EQUAL: f"De belofte is gelijk aan de wet: {ask}.",
        LawGrade.STRICTER: f"De belofte is strenger dan de wet: {ask}{more}.",
        LawGrade.APART: f"{_apart(ask, promise.limit)}.",
    }[found.grade]
    return f"{said} Zie: {article(found)}."


def _apart(ask: str, own: Limit | None) -> str:
    if own is None:
        return (
            f"De wet geeft {ask}; de belofte noemt geen tijd, dus die twee zijn niet te vergelijken"
        )
    return (
        f"De wet geeft {ask}; de belofte telt in {own.unit}, dus die twee zijn niet te vergelijken"
    )


def article(found: BesideLaw) -> str:
    """The article, with the mark that it is still to be checked."""
    return (
        f"{found.law.article}; eigen kennis, controleren" if found.law.verify else found.law.article
    )


def law_short(grade: LawGrade | None) -> str:
    """The same in a few words, for a table."""
    return {
        None: "",
        LawGrade.WEAKER: "de wet is strenger",
        LawGrade.LONG: "langer dan de gewone termijn",
        LawGrade.EQUAL: "gelijk aan de wet",
        LawGrade.STRICTER: "strenger dan de wet",
        LawGrade.APART: "niet te vergelijken",
    }[grade]


def finding(shown: Shown) -> str:
    """All that is said of one promise, in sentences."""
    beside = shown.law
    parts = [
        f"{dutch.upper_first(kept(shown.promise))}.",
        peers(shown.beside),
        measured_peers(shown),
        compensation(shown.promise),
        law(beside, shown.promise) if beside is not None else "",
    ]
    return " ".join(part for part in parts if part)


def lacking(one: Lacking) -> str:
    """A promise that others make."""
    found = limits(one.beside)
    return f"{name(one.key)} ({promised(one.beside).removesuffix(' ook')}{f'; {found}' if found else ''})"


def change(one: Change) -> str:
    """What changed in one promise."""
    head = name(one.promise.key)
    if one.before is None or one.after is None:
        word = "nieuw" if one.how is Changed.NEW else "vervallen"
        return f"{head}: {word} ({asks(one.promise)})"
    word = {Changed.STRICTER: "strenger", Changed.MILDER: "milder"}.get(one.how, "anders")
    return f"{head}: {word} (was {asks(one.before)}; nu {asks(one.after)})"


def course(found: Course, key: Key) -> str:
    """The measured shares over the years, and whether they moved."""
    said = [f"{percent(p.measured or 0.0)} in {year}" for year, p in found.years]
    start = found.same[0][0]
    word = {
        None: "de belofte veranderde, dus de jaren zijn niet te vergelijken",
        1: f"zeker hoger dan in {start}",
        0: f"geen zeker verschil met {start}",
        -1: f"zeker lager dan in {start}",
    }[found.moved]
    other = found.moved is not None and len(found.same) < len(found.years)
    end = f"; vóór {start} was de belofte anders" if other else ""
    return f"{name(key)}: {dutch.listing(said)}; {word}{end}"
