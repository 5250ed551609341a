"""Who carries out a task, in plain Dutch sentences."""

from benchmark import dutch
from benchmark.answers.execution import Execution
from benchmark.narrative import lower_first
from benchmark.vocabulary import Role

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
    elif hosts and unit.is_money and answer.indicator.is_open:
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
