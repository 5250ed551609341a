"""Outcomes of the vergelijkbaarheidstoets in words, and the one test that needs the peers."""

from benchmark import dutch
from benchmark.catalogue import ComparabilityTest, Subject
from benchmark.vocabulary import Outcome, Role

_ROLES = {
    Role.HOST: "{gemeente} voert dit uit voor anderen: de gemeente is gastheer van {organisatie}",
    Role.MEMBER: "{gemeente} laat dit door een ander uitvoeren: {organisatie}",
    Role.MERGED_STAFF: "{gemeente} laat het werk doen door een gezamenlijke organisatie: {organisatie}",
    Role.SPECIAL_TASK: "{gemeente} heeft een bijzondere taak in deze lasten: {organisatie}",
}


def shown(test: ComparabilityTest, found: float) -> str:
    """A threshold or what was found, in the form of its test.

    What was found gets another decimal where rounding would make it look like the threshold itself.
    """
    for decimals in (0, 1, 2):
        text = _form(test, found, decimals)
        if test.limit is None or found == test.limit or text != _form(test, test.limit, decimals):
            return text
    return text


def _form(test: ComparabilityTest, found: float, decimals: int) -> str:
    if test.display == "percent":
        return dutch.percent(found, decimals)
    if test.display == "euro":
        return dutch.euro(found, decimals)
    if test.display == "z":
        return dutch.number(found, 1 + decimals)
    return f"{dutch.number(found, 1 + decimals)} keer"


def reason(
    test: ComparabilityTest,
    subject: Subject,
    municipality: str,
    outcome: Outcome,
    found: float | None,
    detail: str | None,
) -> str:
    """One clause, without full stop, that says why no amount may be given."""
    if outcome is Outcome.UNKNOWN:
        return (
            f"de toets '{test.name.lower()}' kan niet: salarissen en baten per taakveld "
            "zijn over dit jaar niet bekend"
        )
    if test.display == "role":
        role, _, organisation = (detail or "").partition("|")
        return _ROLES[Role(role)].format(gemeente=municipality, organisatie=organisation)
    if test.key == "jump" and found is None:
        return f"{municipality} springt te veel tussen de jaren: {subject.task} is in een jaar nul"
    if test.key == "own_salaries" and found is None:
        return f"{municipality} boekt dit elders: er staan geen lasten op {subject.task}"
    if test.key == "net_and_gross" and found is not None and found <= 0:
        return (
            "netto en bruto zeggen niet hetzelfde: na aftrek van de baten is "
            f"{municipality} niet duurder dan de middelste gemeente"
        )
    limit = shown(test, test.limit) if test.limit is not None else ""
    return test.fails.format(
        gemeente=municipality,
        taak=subject.task,
        gevonden=shown(test, found or 0.0),
        grens=limit,
    )


def same_story(
    gross_gap: float, net_gap: float | None, limit: float
) -> tuple[Outcome, float | None]:
    """Whether net cost tells the same story as gross cost, and the share of the gap that is left.

    The gaps are own minus middle municipality, per unit. Where revenue eats more than ``1 - limit`` of
    a gross gap, a gap in euros would mislead. Without a gross gap there is no amount to guard.
    """
    if gross_gap <= 0:
        return Outcome.PASSES, None
    if net_gap is None:
        return Outcome.UNKNOWN, None
    left = net_gap / gross_gap
    return (Outcome.PASSES if left >= limit else Outcome.FAILS), left
