"""Answers in plain Dutch sentences (B1), with the same rounding as charts and tables."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers import Comparison, Deviation, LineEstimate, Overview, ThemeAnswer, Trend
from benchmark.answers.channels import CHANNELS, Composition, Volume, Volumes
from benchmark.answers.comparison import missing_reason
from benchmark.answers.execution import Execution
from benchmark.peers import PeerGroup
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.vocabulary import Direction, Outcome, ReportKind, Role, Status, Unit

REPORT_NAMES = {ReportKind.ACCOUNTS: "jaarrekening", ReportKind.BUDGET: "begroting"}
DIRECTIONS = {
    Direction.HIGHER: "hoger is beter",
    Direction.LOWER: "lager is beter",
    Direction.NEUTRAL: "zonder oordeel",
}
ROLE_NAMES = {
    Role.OWN: "Doet het zelf",
    Role.MEMBER: "Deelnemer",
    Role.HOST: "Gastheer",
    Role.MERGED_STAFF: "Ambtelijke fusie",
    Role.SPECIAL_TASK: "Bijzondere taak",
}
LIKE = {
    Role.OWN: "die het zelf doen",
    Role.MEMBER: "die deelnemer zijn",
    Role.HOST: "die gastheer zijn",
    Role.MERGED_STAFF: "met een ambtelijke fusie",
    Role.SPECIAL_TASK: "met een bijzondere taak",
}
SAME_VOLUME = 0.02  # a change of so little is called equal
STRONG = 2.0  # from here a deviation is called large
BY_DEFINITION = "De helft van de gemeenten ligt per definitie boven de mediaan."


def sentence_of(clause: str) -> str:
    """A clause as a sentence: a capital and a full stop."""
    return dutch.upper_first(clause.rstrip(".")) + "."


def figure(comparison: Comparison, value: float | None) -> str:
    """A value of this indicator as shown everywhere."""
    return dutch.value(value, comparison.indicator.unit, comparison.indicator.decimals)


def with_unit(comparison: Comparison, value: float | None) -> str:
    """A value with the words of its unit: "€ 64,0 per inwoner"."""
    words = dutch.unit_words(comparison.indicator.unit)
    return f"{figure(comparison, value)} {words}".strip() if value is not None else "geen cijfer"


def period(year: int, report: ReportKind) -> str:
    """ "jaarrekening 2023" or "begroting 2025"."""
    return f"{REPORT_NAMES[report]} {year}"


def group_words(group: PeerGroup) -> str:
    """The peer group in words: how many, and from which size to which."""
    n = dutch.count(group.n, "gemeente", "gemeenten")
    if not group.n:
        return "geen enkele gemeente"
    if group.size_class is not None:
        return f"{n} met {group.size_class.name}"
    sizes = [m.inhabitants for m in group.rows]
    low, high = _rounded_size(min(sizes)), _rounded_size(max(sizes))
    return f"{n} van {low} tot {high} inwoners"


def _rounded_size(inhabitants: int) -> str:
    step = 1000 if inhabitants >= 10_000 else 100
    return dutch.number(round(inhabitants / step) * step)


def place(comparison: Comparison) -> str:
    """Where the own value stands: "hoger dan 14 van 15"; empty when that cannot be said."""
    standing = comparison.standing
    if standing.below is None or standing.above is None or standing.median is None:
        return ""
    n = standing.n_delivered
    if standing.below == standing.above:
        return f"in het midden van {n}"
    if standing.below > standing.above:
        return f"hoger dan {standing.below} van {n}"
    return f"lager dan {standing.above} van {n}"


def place_or_reason(comparison: Comparison) -> str:
    """Where the own value stands, or why there is none, or why no place can be given."""
    if comparison.value is None:
        return missing_reason(comparison.status) or "geen cijfer"
    return place(comparison) or "te weinig gemeenten voor een plaats"


def development(answer: Trend) -> str:
    """The own figures over the years in words: "2021: 5,0%; 2022: 4,8%"."""
    known = [
        f"{y.year}: {dutch.value(y.value, answer.indicator.unit, answer.indicator.decimals)}"
        for y in answer.years
        if y.value is not None
    ]
    return f"{answer.name}, {'; '.join(known)}" if known else f"{answer.name}: geen cijfers"


def why_missing(comparison: Comparison) -> str:
    """Why there is no figure, in one sentence with what would mend it."""
    n = comparison.denominator or 0.0
    minimum = comparison.indicator.minimum_n or 0
    return {
        Status.NOT_DELIVERED: "De gemeente leverde dit cijfer over dit jaar niet.",
        Status.NOT_KEPT: "De gemeente houdt dit niet bij. Een leeg cijfer is geen nul.",
        Status.NOT_APPLICABLE: "Dit cijfer geldt niet voor deze gemeente.",
        Status.TOO_FEW: f"Het rust op {dutch.number(n)} gevallen en er zijn er {dutch.number(minimum)} "
        "nodig om iets te kunnen zeggen.",
        Status.NOT_COMPUTABLE: "De noemer is nul, dus er valt niets te delen.",
    }.get(comparison.status, "Er is geen cijfer geleverd.")


def side(comparison: Comparison) -> str:
    """Hoger, lager or gelijk against the middle one, as shown; empty where there is no middle one."""
    middle = comparison.standing.median
    if comparison.value is None or middle is None:
        return ""
    if figure(comparison, comparison.value) == figure(comparison, middle):
        return "gelijk"
    return "hoger" if comparison.value > middle else "lager"


def against_middle(comparison: Comparison) -> str:
    """The own value against the middle one in words: "hoger dan de middelste (5,0%)"."""
    middle = comparison.standing.median
    if comparison.value is None or middle is None:
        return "te weinig gemeenten voor een middelste"
    word = side(comparison)
    if word == "gelijk":
        return "gelijk aan de middelste"
    return f"{word} dan de middelste ({figure(comparison, middle)})"


def headline(comparison: Comparison) -> str:
    """The finding of an indicator, as the heading of its page."""
    name, indicator = comparison.municipality.name, comparison.indicator.name
    if comparison.value is None:
        why = missing_reason(comparison.status) or "er is geen cijfer"
        return f"{indicator}: voor {name} is er geen cijfer ({why})"
    where = place(comparison)
    if not where:
        return f"{indicator}: {name} heeft {with_unit(comparison, comparison.value)}"
    return f"{indicator}: {name} is {where} gemeenten".replace(
        "in het midden", "zit in het midden"
    ).replace("is zit", "zit")


def distribution(comparison: Comparison) -> str:
    """Own value, middle municipality and middle half, with what is missing."""
    name, standing = comparison.municipality.name, comparison.standing
    n = standing.n_delivered
    own = (
        f"{name} heeft {with_unit(comparison, comparison.value)}."
        if comparison.value is not None
        else f"Voor {name} is er geen cijfer: {missing_reason(comparison.status)}."
    )
    if standing.median is None:
        return (
            f"{own} {dutch.upper_first(dutch.count(n, 'gemeente', 'gemeenten'))} in de groep "
            "met een cijfer: dat zijn er te weinig voor een mediaan."
        )
    middle = f"In de middelste van {n} gemeenten is dat {figure(comparison, standing.median)}."
    if standing.p25 is None or standing.p75 is None:
        return f"{own} {middle}"
    half = f"De helft zit tussen {figure(comparison, standing.p25)} en {figure(comparison, standing.p75)}."
    return f"{own} {middle} {half}"


def delivered(comparison: Comparison) -> str:
    """ "15 van 15 gemeenten leverden"."""
    standing = comparison.standing
    return f"{standing.n_delivered} van {standing.n} gemeenten leverden"


def status(comparison: Comparison) -> str:
    """What the own figure is worth, in one word or a few."""
    return {
        Status.FINAL: "definitief",
        Status.PROVISIONAL: "voorlopig",
        Status.EXAMPLE: "voorbeeld, verzonnen",
        Status.ABSENT_IS_ZERO: "nul, want niet ingevuld in de levering",
    }.get(comparison.status, missing_reason(comparison.status))


def trend(answer: Trend) -> str:
    """What changed against the middle municipality between the first and the last account year."""
    name = answer.name
    known = [y for y in answer.years if y.value is not None and y.standing.median is not None]
    if len(known) < 2:
        return f"Er zijn te weinig jaren met een cijfer om {name} over de jaren te volgen."
    first, last = known[0], known[-1]

    def shown(value: float) -> str:
        return dutch.value(value, answer.indicator.unit, answer.indicator.decimals)

    def against(year: int, own: float, middle: float) -> str:
        if shown(own) == shown(middle):
            return f"In {year} was {name} gelijk aan de middelste gemeente ({shown(own)})"
        where = "hoger" if own > middle else "lager"
        return (
            f"In {year} was {name} {where} dan de middelste gemeente "
            f"({shown(own)} tegen {shown(middle)})"
        )

    parts = [against(y.year, y.value or 0.0, y.standing.median or 0.0) for y in (first, last)]
    text = f"{parts[0]}. {parts[1]}."
    breaks = [e for e in answer.events if e.breaks and first.year < e.first_year <= last.year]
    if breaks:
        years = dutch.listing([str(e.first_year) for e in breaks])
        text += f" Let op: in {years} veranderde de meting, dus dat verschil is geen ontwikkeling."
    mergers = [y for y in answer.merger_years if first.year < y <= last.year]
    if mergers:
        text += f" In {dutch.listing([str(y) for y in mergers])} werd de gemeente groter door een herindeling."
    return " ".join([text, *(f"Verzonnen bij dit voorbeeld: {s}" for s in answer.stories)])


def overview_headline(answer: Overview, name: str, of: str) -> str:
    """The finding of the landing page; ``of`` is the period in words."""
    if not answer.testable:
        return f"Uit de {of} blijkt nog niet waar {name} afwijkt"
    large = [d for d in answer.deviations if d.stands_out]
    if large:
        return f"{name} wijkt het sterkst af bij: {lower_first(large[0].comparison.indicator.name)}"
    if answer.deviations:
        return f"{name} wijkt nergens sterk af van gemeenten van vergelijkbare grootte"
    if not answer.comparable_size:
        return f"Voor {name} zijn er geen gemeenten van vergelijkbare grootte"
    return f"Kijk bij {name} eerst naar de boeking"


def theme_headline(answer: ThemeAnswer) -> str:
    """The finding of a theme: what stands out, or that nothing does, or that nobody delivered."""
    name = answer.theme.name
    if not answer.found:
        return f"{name}: nog niemand leverde cijfers"
    if answer.largest is not None:
        comparison = answer.largest.comparison
        what = lower_first(comparison.indicator.name)
        return (
            f"{comparison.municipality.name} wijkt bij {lower_first(name)} het sterkst af op {what}"
        )
    own = dutch.marked(answer.name, answer.rests_on_example)
    if not answer.present:
        return f"{name}: voor {own} zijn er geen cijfers"
    judged = sum(d.judged for d in answer.found)
    if not judged:
        return f"{name}: van {own} is nog geen afwijking te noemen"
    if judged == answer.present:
        return f"{own} wijkt bij {lower_first(name)} nergens sterk af van de groep"
    return (
        f"{own} wijkt bij {lower_first(name)} niet sterk af op {judged} van de {answer.present} "
        "cijfers; van de andere is dat niet te zeggen"
    )


def theme_sentence(answer: ThemeAnswer) -> str:
    """The largest deviation with its numbers; for a neutral figure without a judgement."""
    if answer.largest is None:
        return ""
    comparison = answer.largest.comparison
    middle = figure(comparison, comparison.standing.median)
    own = figure(comparison, comparison.value)
    text = (
        f"{comparison.municipality.name}: {lower_first(comparison.indicator.name)} {own}, "
        f"in de middelste gemeente {middle}."
    )
    where = place(comparison)
    return f"{text} Dat is {where} gemeenten." if where else text


def lower_first(text: str) -> str:
    """A name in the middle of a sentence: no capital, unless it is an abbreviation."""
    abbreviation = text[:2].isalpha() and text[:2].isupper()
    own_capital = any(c.isupper() for c in text.split(" ", maxsplit=1)[0][1:])  # BurgerServiceCode
    return text if abbreviation or own_capital else text[:1].lower() + text[1:]


def strength(found: Deviation) -> str:
    """How large a deviation is, in words."""
    if found.z is None:
        return ""
    if not found.judged:
        return "te weinig cijfers voor een oordeel"
    if not found.stands_out:
        return "klein verschil"
    return "wijkt sterk af" if abs(found.z) >= STRONG else "wijkt af"


def shortlist(comparison: Comparison) -> str:
    """One comparison in one sentence, for the overview."""
    own, where = with_unit(comparison, comparison.value), place(comparison)
    if dutch.unit_words(comparison.indicator.unit) in comparison.indicator.name.lower():
        own = figure(comparison, comparison.value)  # "Overhead per inwoner: € 495", once
    text = f"{comparison.indicator.name}: {own}"
    return f"{text}. Dat is {where} gemeenten." if where else f"{text}."


def aside(comparison: Comparison) -> str:
    """Where a value stands that is called no deviation, and how few peers passed if that is why."""
    where = place(comparison)
    if not where:
        return "Er zijn te weinig gemeenten voor een mediaan."
    passed = sum(p.passes for p in comparison.peers)
    if not comparison.comparable.passes or passed >= LEAST_FOR_MEDIAN:
        return sentence_of(where)
    return (
        f"{sentence_of(where)} {passed} van de {comparison.standing.n} gemeenten in de groep "
        "doorstaan de toets: te weinig om een afwijking te noemen."
    )


def no_amount(reasons: Sequence[str]) -> str:
    """Why there is no amount, in one sentence."""
    return f"Geen raming: {reasons[0]}." if reasons else "Geen raming."


def line(estimate: LineEstimate) -> str:
    """What a line says: an amount with its reference, nothing to see, or why there is no amount."""
    comparison = estimate.comparison
    if estimate.gap is None or estimate.reference is None:
        return no_amount(estimate.comparable.reasons)
    reference = with_unit(comparison, estimate.reference)
    peers = dutch.count(estimate.n_passed, "gemeente die", "gemeenten die")
    base = f"ten opzichte van de middelste van {peers} de toets doorstaan ({reference})"
    if estimate.gap == 0:
        return f"Geen besparing zichtbaar; al op of onder de referentie, {base}."
    amount = dutch.amount(estimate.gap)
    shown = dutch.marked(amount, comparison.example)
    return f"Ruwe schatting: {shown} per jaar, {base}."


def shown_gap(comparison: Comparison, own: float, reference: float) -> float:
    """The difference of two values as shown, so that a reader who subtracts them finds the same."""
    decimals = comparison.indicator.decimals
    return round(round(own, decimals) - round(reference, decimals), decimals)


def gap(comparison: Comparison, size: float) -> str:
    """The size of a difference as shown: of two percentages it is in percentage points."""
    if comparison.indicator.unit is Unit.PERCENT:
        return f"{dutch.number(size, comparison.indicator.decimals)} procentpunt"
    return figure(comparison, size)


def difference(estimate: LineEstimate) -> str:
    """The difference with the reference in unit cost, also where no amount may be given."""
    own, reference = estimate.comparison.value, estimate.reference
    if own is None or reference is None:
        return ""
    gap = shown_gap(estimate.comparison, own, reference)
    word = "hoger" if gap > 0 else "lager"
    shown = figure(estimate.comparison, abs(gap))
    words = dutch.unit_words(estimate.comparison.indicator.unit)
    return f"{shown} {words} {word}" if gap else "gelijk"


def outcome(value: Outcome) -> str:
    """The outcome of a test in one word."""
    return {
        Outcome.PASSES: "doorstaan",
        Outcome.FAILS: "niet doorstaan",
        Outcome.UNKNOWN: "niet te toetsen",
    }[value]


def composition_headline(answer: Composition) -> str:
    """The finding of the channels in one bar: the largest channel, or that there is no bar."""
    if answer.own is None:
        return f"{answer.name}: geen verdeling over de kanalen"
    share, (_, channel) = max(zip(answer.own, CHANNELS, strict=True))
    return f"{answer.name}: het grootste kanaal is {lower_first(channel)} ({dutch.number(share)}%)"


def composition(answer: Composition) -> str:
    """All four shares beside the mean of the group, and who is left out of it."""
    parts = []
    for n, (_, channel) in enumerate(CHANNELS):
        if answer.own is not None:
            mean = f", groep {dutch.number(answer.mean[n], 1)}%" if answer.mean else ""
            parts.append(f"{lower_first(channel)} {dutch.number(answer.own[n], 1)}%{mean}")
        elif answer.mean is not None:
            parts.append(f"{lower_first(channel)} {dutch.number(answer.mean[n], 1)}%")
    who = answer.name if answer.own is not None else "De groep gemiddeld"
    text = f"{who}: {'; '.join(parts)}." if parts else answer.problem
    if answer.mean is None:
        n = answer.n_complete
        text += f" In de groep telden {n} gemeenten alle vier de kanalen: te weinig voor een gemiddelde."
    if answer.left_out:
        text += f" Niet in het gemiddelde, omdat de kanalen niet kloppen: {dutch.listing(answer.left_out)}."
    return text


def appreciation_headline(found: Sequence[Comparison]) -> str:
    """Which channel residents like best, when more than one has a mark."""
    known = [(c.value, c.indicator.name) for c in found if c.value is not None]
    name = found[0].municipality.name
    if len(known) < 2:
        return f"Waardering per kanaal van {name}"
    best = round(max(v for v, _ in known), 1)
    if all(round(v, 1) == best for v, _ in known):
        return f"{name}: inwoners waarderen de kanalen gelijk"
    first = [
        lower_first(n.removeprefix("Rapportcijfer ").strip())
        for v, n in known
        if round(v, 1) == best
    ]
    return f"{name}: het hoogste rapportcijfer is voor {dutch.listing(first)}"


def _moved(channel: Volume) -> tuple[int, int, float, float] | None:
    known = [(y, v) for y, v, _ in channel.years if v is not None]
    if len(known) < 2:
        return None
    return known[0][0], known[-1][0], known[0][1], known[-1][1]


def _rose(before: float, after: float) -> str:
    if abs(after - before) <= SAME_VOLUME * before:
        return "ongeveer gelijk gebleven"
    return "gestegen" if after > before else "gedaald"


def volumes_headline(answer: Volumes) -> str:
    """Whether more digital contact went with less telephone, the question behind the chart."""
    moved = [_moved(c) for c in answer.channels]
    known = [m for m in moved if m is not None]
    if len(known) < len(moved):
        return f"Te weinig jaren om de kanalen van {answer.name} te volgen"
    digital, telephone = (_rose(m[2], m[3]) for m in known)
    if digital == telephone:
        return f"{answer.name}: digitaal contact en telefoon zijn allebei {digital}"
    return f"{answer.name}: digitaal contact is {digital} en telefoon is {telephone}"


def volumes(answer: Volumes) -> str:
    """The first and last year of both channels, and what the group did."""
    parts = []
    for channel in answer.channels:
        moved = _moved(channel)
        if moved is None:
            continue
        first, last, before, after = moved
        text = (
            f"{channel.name} ging bij {answer.name} van {dutch.number(before)} contacten per 1.000 "
            f"inwoners in {first} naar {dutch.number(after)} in {last}"
        )
        middles = {y: m for y, _, m in channel.years}
        if middles.get(first) is not None and middles.get(last) is not None:
            start, end = middles[first] or 0.0, middles[last] or 0.0
            text += f" (middelste van de groep: van {dutch.number(start)} naar {dutch.number(end)})"
        parts.append(text + ".")
    return " ".join(parts) or f"{answer.name} leverde te weinig jaren om iets te zeggen."


def execution(answer: Execution) -> str:
    """Who does it for this municipality, and whom it is best compared with."""
    office, unit, decimals = answer.office, answer.indicator.unit, answer.indicator.decimals

    def shown(value: float) -> str:
        return dutch.marked(dutch.value(value, unit, decimals), answer.example)

    parts = [_who(answer)]
    form = next((f for f in answer.forms if f.role is answer.own), None)
    if form is not None and form.median is not None:
        kind = LIKE[answer.own or Role.OWN]
        parts.append(f"Van de {form.n} gemeenten {kind} zit de middelste op {shown(form.median)}.")
    if office is not None and office.value is not None:
        parts.append(
            f"De deelnemers samen zitten op {shown(office.value)} ({office.n} met een cijfer)."
        )
    hosts = any(f.role is Role.HOST and f.n for f in answer.forms)
    if answer.net and hosts:
        parts.append("Gastheren staan hier netto: wat anderen hun betalen, is eraf.")
    elif hosts and unit.is_money:
        parts.append("Gastheren staan hier bruto: wat anderen hun betalen, is niet bekend.")
    return " ".join(parts)


def _who(answer: Execution) -> str:
    name, task = answer.plain_name, lower_first(answer.task)
    if answer.special:
        return f"{name} heeft een bijzondere taak in deze lasten: {answer.special}."
    if answer.own is None:
        return f"Over {answer.year} weten wij niet wie {task} deed voor {name}."
    if answer.office is None:
        return f"Voor zover bekend doet {name} {task} zelf."
    organisation = dutch.upper_first(answer.office.organisation)
    if answer.own is Role.HOST:
        return f"{name} doet {task} ook voor anderen, als gastheer van {organisation}."
    return f"{organisation} doet {task} voor {name}."
