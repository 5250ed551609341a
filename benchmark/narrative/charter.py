"""The quality charter in plain Dutch sentences: how much is promised, measured and kept, and what to look at first."""

from benchmark import dutch
from benchmark.answers.charter import CharterAnswer, Shown
from benchmark.narrative import promises
from benchmark.vocabulary import Kept, LawGrade

NAME = "Kwaliteitshandvest"
EVERY_CASE = "Een termijn in de wet geldt voor elk geval. Een streefcijfer onder 100% maakt die termijn niet langer."
MILD_IS_EASY = "Een hoger percentage bij een mildere belofte is niet beter: kijk naar de belofte en de uitslag samen."


def headline(answer: CharterAnswer) -> str:
    """How many promises, measured and kept."""
    total, measured, reached = len(answer.promises), len(answer.measured), len(answer.reached)
    if not total:
        return f"{NAME}: {answer.name} heeft dit voor {answer.year} nog niet ingevuld"
    said = f"{answer.name}: {dutch.count(total, 'belofte', 'beloften')}"
    if not measured:
        return f"{said}, {'niet' if total == 1 else 'geen enkele'} gemeten"
    return f"{said}, {dutch.number(measured)} gemeten, {dutch.number(reached) if reached else 'geen'} gehaald"


def summary(answer: CharterAnswer) -> str:
    """What the numbers of the headline do not say; the law first."""
    if not answer.promises:
        return ""
    weak = len(answer.of_grade(LawGrade.WEAKER))
    unmeasured = len(answer.of_kept(Kept.UNMEASURED))
    few = answer.of_kept(Kept.FEW)
    close = sum(s.promise.open for s in answer.promises)
    hidden = sum(not s.promise.public for s in answer.measured)
    said = [
        f"Bij {dutch.count(weak, 'belofte', 'beloften')} is de wet strenger." if weak else "",
        _unmeasured(unmeasured),
        f"Bij {dutch.count(len(few), 'gemeten belofte', 'gemeten beloften')} zijn er minder dan {answer.least} gevallen: te weinig om er iets over te zeggen."
        + _counted(few)
        if few
        else "",
        f"Bij {dutch.count(close, 'belofte', 'beloften')} ligt de uitslag {promises.CHANCE}."
        if close
        else "",
        f"{dutch.count(hidden, 'uitslag is', 'uitslagen zijn')} niet openbaar; het cijfer SRV04 telt die niet mee."
        if hidden
        else "",
    ]
    return " ".join(part for part in said if part)


def _unmeasured(count: int) -> str:
    if not count:
        return ""
    verb, end = ("wordt", "is") if count == 1 else ("worden", "zijn")
    said = dutch.count(count, "belofte", "beloften")
    return f"{said} {verb} niet gemeten: of die {end} nagekomen, weet niemand."


def _counted(few: tuple[Shown, ...]) -> str:
    reached = sum(bool(s.promise.reached) for s in few)
    return f" In het aantal gehaalde beloften tellen er daarvan {reached} mee." if reached else ""


def grouped(answer: CharterAnswer) -> list[tuple[str, list[Shown]]]:
    """The promises under their headings, in order."""
    found: dict[str, list[Shown]] = {}
    for shown in answer.promises:
        found.setdefault(promises.group(shown.promise.key), []).append(shown)
    return list(found.items())


def law(answer: CharterAnswer) -> list[str]:
    """Every promise that asks less than the law, or only fits in its longest term, or cannot be laid beside it."""
    return [
        f"{promises.name(s.promise.key)}. {promises.law(s.law, s.promise)}"
        for grade in (LawGrade.WEAKER, LawGrade.LONG, LawGrade.APART)
        for s in answer.of_grade(grade)
        if s.law is not None
    ]


def law_headline(answer: CharterAnswer) -> str:
    """What is the matter with the law, in one line; empty when the law asks nothing of these promises."""
    weak, long = answer.of_grade(LawGrade.WEAKER), answer.of_grade(LawGrade.LONG)
    known = len(answer.of_grade(*LawGrade))
    if not known:
        return ""
    if weak:
        return f"De wet is strenger dan {dutch.count(len(weak), 'belofte', 'beloften')}"
    if long:
        return f"{dutch.count(len(long), 'belofte is', 'beloften zijn')} langer dan de gewone termijn in de wet"
    return "Geen belofte is zwakker dan de wet"


def law_rest(answer: CharterAnswer) -> str:
    """How many promises are as strict as the law or stricter."""
    fine = len(answer.of_grade(LawGrade.EQUAL, LawGrade.STRICTER))
    if not fine:
        return ""
    return f"{dutch.count(fine, 'belofte is', 'beloften zijn')} even streng als de wet of strenger."


def lacking(answer: CharterAnswer) -> str:
    """What opens the list of promises that others make."""
    if not answer.n_lists:
        return "Van de gemeenten in de groep leverde niemand beloften."
    of_group = f"{answer.n_lists} van de {answer.n_peers} gemeenten in de groep"
    who = f"{of_group} leverden hun beloften"
    if answer.example:
        who = f"Van {of_group} staan hier beloften (voorbeeld)"
    if not answer.lacking:
        return f"{who}. Er is geen belofte die de meeste van hen doen en {answer.name} niet."
    return f"{who}. De meeste van hen beloven ook dit, en {answer.name} niet."


def changed(answer: CharterAnswer) -> str:
    """What opens the list of changes; empty without an earlier list."""
    if answer.since is None:
        return ""
    if not answer.changes:
        return f"Sinds {answer.since} is er geen belofte bij gekomen, vervallen of veranderd."
    return f"Sinds {answer.since} veranderde dit in de beloften."


def courses(answer: CharterAnswer) -> list[str]:
    """The own promises over the years."""
    return [promises.course(s.course, s.promise.key) for s in answer.promises if s.course]


def other_years(answer: CharterAnswer) -> str:
    """In which years the municipality does have a list; empty without any."""
    years = [y for y in answer.own_years if y != answer.year]
    return f"Wel over {dutch.listing([str(y) for y in years])}." if years else ""


def source(answer: CharterAnswer) -> str:
    """Source, year and edition."""
    return f"Bron: {answer.source}, {answer.year}. Editie {answer.edition}."


def rows(answer: CharterAnswer) -> str:
    """The chart in words."""
    there = [s.promise for s in answer.promises if s.promise.estimate is not None]
    if not there:
        return f"Van {answer.name} is geen belofte in genoeg gevallen gemeten."
    missed = [p for p in there if p.reached is False]
    if not missed:
        return f"{answer.name} haalt het streefcijfer van elke belofte die in genoeg gevallen is gemeten."
    said = [f"{promises.name(p.key)} ({promises.percent(p.measured or 0.0)})" for p in missed]
    verb = "ligt" if len(said) == 1 else "liggen"
    return f"Onder het streefcijfer {verb} bij {answer.name}: {dutch.listing(said, 4)}."
