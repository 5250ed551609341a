"""The jaarbericht in sentences for citizens: short, without jargon, without a judgement that the figures do not bear."""

import math
from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers.comparison import missing_reason
from benchmark.answers.open_edition import OpenEdition, OpenFigure, Place, Share
from benchmark.disclosure import Band, Why
from benchmark.narrative import open_promises as narrative_promises
from benchmark.vocabulary import Direction, Status

WHY = {
    Why.FEW: "er zijn te weinig gemeenten van deze grootte met dit cijfer",
    Why.DOMINATED: "één gemeente telt te zwaar mee",
    Why.NARROW: "de middelste helft van de gemeenten heeft één en hetzelfde cijfer",
    Why.COMPLEMENT: "samen met de andere cijfers zou een cijfer dat weg moet blijven, toch uit te rekenen zijn",
    Why.BOOKS: "de gemeente boekt deze kosten zo dat het bedrag niet naast dat van andere gemeenten kan",
    Why.UNTESTED: "van dit jaar is nog niet na te gaan of gemeenten op dezelfde manier boeken",
    Why.NOBODY: "er zijn geen gemeenten van deze grootte met dit cijfer",
}
PLACES = {Place.BELOW: "lager", Place.INSIDE: "ongeveer gelijk", Place.ABOVE: "hoger"}
BETTER = {
    Direction.HIGHER: "Hoger is hier beter.",
    Direction.LOWER: "Lager is hier beter.",
    Direction.NEUTRAL: "Dat is niet beter of slechter.",
}
BAND = (
    "Andere gemeenten staan hier alleen als groep. De band laat zien waar ongeveer de middelste helft van de gemeenten ligt. "
    "Een grens van de band is een gemiddelde van minstens drie gemeenten, naar buiten afgerond. "
    "Zo staat van geen andere gemeente een cijfer in dit bericht."
)
CHANCE = "Bij vragen aan inwoners en bij kleine aantallen speelt toeval mee. Dan noemen wij een klein verschil ongeveer gelijk."
NO_LIKE = "Er zijn geen gemeenten die ongeveer even groot zijn. De groep is daarom ruim. Lees het verschil met zorg."
LEGEND = "De ruit is {name}. De grijze band is de middelste helft van de groep."
MEANINGS = "Bij elk cijfer staat de vraag die het beantwoordt. Hoe precies is geteld, staat bij de open data, in het bestand uitleg.csv."
ALL_KNOWN = "Van elk onderwerp in dit bericht is een cijfer bekend."


def title(answer: OpenEdition) -> str:
    """The title: whose message and of which year."""
    return f"Jaarbericht dienstverlening {answer.asked.year} van {answer.name}"


def own(figure: OpenFigure, value: float | None = None) -> str:
    """An own value with the words of its unit: "€ 64,0 per inwoner"."""
    shown = figure.value if value is None else value
    unit = figure.indicator.unit
    return f"{dutch.value(shown, unit, figure.indicator.decimals)} {dutch.unit_words(unit)}".strip()


def edge(figure: OpenFigure, value: float, step: float) -> str:
    """An edge of the band with no more decimals than its step has."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return dutch.value(value, figure.indicator.unit, decimals)


def band(figure: OpenFigure, joint: str = " tot ") -> str:
    """The band in words: "70% tot 85%", "8 tot 17 minuten"; empty without one."""
    if not isinstance(figure.others, Band):
        return ""
    low, high, step = figure.others
    unit = dutch.unit_words(figure.indicator.unit)
    return f"{edge(figure, low, step)}{joint}{edge(figure, high, step)} {unit}".strip()


def beside(figure: OpenFigure) -> str:
    """The band and where the own figure lies, in a sentence; or why there is none."""
    if not isinstance(figure.others, Band):
        return f"Wij noemen hier geen andere gemeenten: {WHY[figure.others.why]}."
    where = {
        Place.BELOW: f"{figure.name} ligt daaronder.",
        Place.INSIDE: f"{figure.name} ligt daar ongeveer gelijk mee.",
        Place.ABOVE: f"{figure.name} ligt daarboven.",
        None: "",
    }[figure.place]
    said = BETTER[figure.indicator.direction] if figure.place in (Place.BELOW, Place.ABOVE) else ""
    return f"Bij andere gemeenten vaak {band(figure)}. {where} {said}".strip()


def own_and_before(figure: OpenFigure, year: int) -> str:
    """The own value, with that of a year before when it is known: "33,3% (2023: 31,7%)"."""
    if figure.before is None:
        return own(figure)
    before = dutch.value(figure.before, figure.indicator.unit, figure.indicator.decimals)
    return f"{own(figure)} ({year}: {before})"


def finding(figure: OpenFigure) -> str:
    """A figure in one item: the question of a citizen, the answer, and others as a band."""
    own_words = f"{figure.indicator.name}: {own(figure)}"
    return f"{figure.indicator.question} {own_words}. Bij andere gemeenten vaak {band(figure)}."


def difference(figure: OpenFigure) -> str:
    """The same with which side is better, or that there is no better side."""
    return f"{finding(figure)} {BETTER[figure.indicator.direction]}"


def in_short(answer: OpenEdition) -> list[str]:
    """Three sentences: what is known, what goes well, what differs."""
    name, known, asked = answer.name, len(answer.known), len(answer.figures) + len(answer.waiting)
    if not known and not answer.promises.promises:
        return [
            f"Van {name} zijn over {answer.asked.year} nog geen cijfers die wij kunnen laten zien."
        ]
    compared = [f for f in answer.known if isinstance(f.others, Band)]
    good, other = len(answer.strong), len(answer.different)
    said = [
        f"Dit bericht heeft {dutch.count(asked, 'vraag', 'vragen')} over de dienstverlening. "
        f"Van {name} zijn er {dutch.number(known)} te beantwoorden.",
        promised(answer),
    ]
    if compared:
        alike = len(compared) - good - other
        parts = [(good, "beter"), (alike, "ongeveer gelijk"), (other, "anders")]
        said.append(f"Naast andere gemeenten {_points(parts)}.")
    return said


def _points(parts: list[tuple[int, str]]) -> str:
    """Counts of points in a sentence, without those of nothing: "is 1 punt beter en zijn 2 punten anders"."""
    return dutch.listing(
        [
            f"{'is' if n == 1 else 'zijn'} {dutch.count(n, 'punt', 'punten')} {words}"
            for n, words in parts
            if n
        ]
    )


def chart_finding(answer: OpenEdition, shown: Sequence[OpenFigure]) -> str:
    """What a chart of bands says, as its heading."""
    alike = sum(f.place is Place.INSIDE for f in shown)
    if len(shown) == 1:
        return f"{answer.name} ligt {PLACES[shown[0].place or Place.INSIDE]} {'met' if alike else 'dan'} de groep"
    if alike == len(shown):
        return f"{answer.name} ligt ongeveer gelijk met de groep"
    if not alike:
        return f"{answer.name} ligt bij alle {len(shown)} cijfers hoger of lager dan de groep"
    return (
        f"{answer.name} ligt bij {alike} van de {len(shown)} cijfers ongeveer gelijk met de groep"
    )


def promised(answer: OpenEdition) -> str:
    """Whether promises were kept, in a sentence; that nobody measured it is said too."""
    if answer.promises.promises:
        return narrative_promises.counted(answer.promises, answer.name)
    found = {f.indicator.code: f for f in answer.known}
    kept = found.get("SRV05")
    if kept is None:
        return f"Of {answer.name} haar beloften aan inwoners nakomt, is nog niet bekend."
    return f"Van de beloften die zij heeft gemeten, kwam {answer.name} {own(kept)} na."


def share(found: Share, answer: OpenEdition) -> str:
    """How many of ten municipalities reach something; or that it stays away."""
    of = f"gemeenten met {answer.class_name}"
    if found.of_ten is None:
        return f"Hoeveel {of} dit bereikten, noemen wij niet: dan zou te zien zijn wie dat zijn."
    return f"Ongeveer {found.of_ten} van de 10 {of} {found.says}."


def missing(figure: OpenFigure) -> str:
    """Why the own figure is not there, in a few words for a citizen."""
    return {
        Status.NOT_DELIVERED: "de gemeente heeft dit niet gemeld",
        Status.NOT_KEPT: "de gemeente houdt dit niet bij",
        Status.NOT_APPLICABLE: "dit geldt niet voor deze gemeente",
        Status.TOO_FEW: "er zijn te weinig gevallen om iets te zeggen",
    }.get(figure.status, missing_reason(figure.status) or "er is geen cijfer")


def status(figure: OpenFigure) -> str:
    """What the own figure is worth, when that is not final."""
    return {
        Status.PROVISIONAL: "voorlopig",
        Status.CORRECTED: "gecorrigeerd",
        Status.EXAMPLE: "verzonnen",
    }.get(figure.status, "")
