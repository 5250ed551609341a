"""What all municipalities together say of a shift, and what that means in contacts: with its interval, or not at all."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers.channel_panel import PanelEstimate
from benchmark.answers.channel_shift import PerThousand, Shift
from benchmark.catalogue import Channel, ChannelShiftRule, SavingsLine
from benchmark.narrative import channel_shift as shifts
from benchmark.position.elasticity import Elasticity

HEADING = "Wat ging samen met 1.000 digitale contacten erbij?"
MEASURE = "Contacten over een ander kanaal, minder (−) of meer (+). Geschat over alle gemeenten, met de onzekerheid (95%)."
NOT_FROM_ZERO = "niet van nul te onderscheiden"


def estimate(found: PanelEstimate, rule: ChannelShiftRule) -> str:
    """The elasticity with its interval, plainly said when it may be nothing, or why there is none."""
    name, told = found.channel.name, found.found
    if not isinstance(told, Elasticity):
        return _too_little(found, rule)
    over = f"Over {dutch.marked(f'{told.units} gemeenten', found.example)} van {told.periods[0]} tot en met {told.periods[-1]}"
    ends = f"De onzekerheid loopt van {_percent(told.low)} tot {_percent(told.high)} (95%)"
    if not told.told_apart:
        return (
            f"{over} is het verband tussen digitaal en {name} {NOT_FROM_ZERO}. Met 1% meer digitaal ging {name} "
            f"gemiddeld {_percent(told.value)}. {ends}."
        )
    return f"{over} ging {name} met 1% meer digitaal gemiddeld {_percent(told.value)}. {ends}."


def _percent(value: float) -> str:
    shown = dutch.number(abs(value), 2)
    return f"{shown}% {'omlaag' if value < 0 else 'omhoog'}" if float(round(value, 2)) else "0%"


def _too_little(found: PanelEstimate, rule: ChannelShiftRule) -> str:
    told = found.found
    years, places = rule.panel.least_years, rule.panel.least_municipalities
    if not isinstance(told, Elasticity) and told.still:
        return f"Digitaal veranderde nergens, dus een verband met {found.channel.name} is niet te schatten."
    count = dutch.count(len(told.periods), "jaar", "jaren")
    who = dutch.count(told.units, "gemeente", "gemeenten")
    return (
        f"Over alle gemeenten is nog geen verband tussen digitaal en {found.channel.name} te schatten. Daarvoor zijn "
        f"minstens {years} jaren en {places} gemeenten nodig, en er zijn nu {count} en {who}."
    )


def contacts(found: PerThousand, channel: Channel, name: str) -> str:
    """What it means in contacts: with 1,000 extra digital ones, how many fewer or more, with the interval."""
    exchange = found.panel
    if exchange is None or exchange.low is None or exchange.high is None:
        return ""
    low, high = 1000 * exchange.low, 1000 * exchange.high
    if not found.estimated or exchange.central is None:
        return (
            f"Zonder schatting blijft alles mogelijk: 1.000 digitale contacten erbij kunnen samengaan met "
            f"{dutch.number(-high)} tot {dutch.number(-low)} {channel.many} minder."
        )
    middle = dutch.marked("de middelste gemeente", name.endswith(dutch.EXAMPLE_SUFFIX))
    where = f"Bij de aantallen van {name if found.own_volumes else middle}"
    return (
        f"{where} gingen 1.000 digitale contacten erbij samen met {amount(1000 * exchange.central, channel)}. "
        f"De onzekerheid loopt van {amount(low)} tot {amount(high)}."
    )


def amount(count: float, channel: Channel | None = None) -> str:
    """So many fewer or more: "103 telefoongesprekken minder"."""
    shown = round(abs(count))
    what = "" if channel is None else f" {channel.one if shown == 1 else channel.many}"
    if not shown:
        return f"evenveel{what}" if what else "0"
    return f"{dutch.number(shown)}{what} {'minder' if count < 0 else 'meer'}"


def history(found: Shift) -> str:
    """What went together in the own municipality; empty where either channel hardly moved."""
    if found.own is None or found.own.quadrant is None:
        return ""
    digital, other = found.own.digital.step, found.own.other.step
    return (
        f"In {found.name} zelf {_came(digital, 'digitaal contact', 'digitale contacten', ' per 1.000 inwoners')} van {found.first} tot "
        f"{found.last}, en {_came(other, found.channel.one, found.channel.many)}."
    )


def _came(step: float, one: str, many: str, per: str = "") -> str:
    shown = dutch.number(abs(step))
    what = f"er {shown} {one if shown == '1' else many}{per}"
    come, go = ("kwam", "ging") if shown == "1" else ("kwamen", "gingen")
    return f"{come} {what} bij" if step > 0 else f"{go} {what} af"


def no_amount(line: SavingsLine) -> tuple[str, ...]:
    """Why the line of room has no euros."""
    return (
        f"De lijn '{line.name}' staat hier in contacten. Een bedrag noemen wij niet. {line.caveat}",
        "Voor een bedrag is nodig wat één contact over elk kanaal kost. De kosten per KCC-contact (TEL09) gaan over "
        "telefoon, e-mail en chat samen. Wat een digitaal contact kost, staat in geen enkele vragenlijst.",
    )


def samples(found: Sequence[PanelEstimate]) -> str:
    """Who does not count in the estimate."""
    return shifts.left_out(found[0].left_out) if found else ""


HOW = (
    "Elke gemeente wordt alleen met zichzelf vergeleken, van jaar tot jaar. Wat in een jaar bij alle gemeenten gebeurde, "
    "telt niet mee. Het gaat om de logaritme van de aantallen per 1.000 inwoners, met een vast effect voor elke gemeente "
    "en voor elk jaar, en standaardfouten geclusterd per gemeente (pakket linearmodels).",
    "De uitkomst in procenten wordt contacten met de verhouding tussen de kanalen van de eigen gemeente, of anders van "
    "de middelste.",
    "Komt elk digitaal contact in de plaats van een ander contact, dan is de uitkomst 1.000 minder. Wat daaraan ontbreekt, "
    "heet de terugslag (rebound): mensen bellen toch nog, of het digitale contact was er anders niet geweest.",
)
