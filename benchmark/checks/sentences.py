"""A finding in one Dutch sentence: what was found, what was expected, what to do."""

from collections.abc import Mapping
from typing import Any

from benchmark import dutch
from benchmark.catalogue import Catalogue

ASK = {
    "range": "Kijk of de boeking klopt.",
    "identity": "Kijk welk van beide bedragen klopt.",
    "change": "Kijk wat er veranderde.",
    "outlier": "Kijk eerst of de boeking klopt.",
    "control total": "Kijk welke levering verschilt.",
}
NAMES = {
    "range": "buiten de gewone grenzen",
    "identity": "deel groter dan geheel",
    "change": "grote verandering",
    "outlier": "ver van alle andere",
    "control total": "landelijk totaal wijkt af",
}


def sentence(finding: Mapping[str, Any], catalogue: Catalogue) -> str:
    """One finding (a row of the finding table) as a sentence and a question."""
    check, found = finding["check_name"], finding["found"]
    low, high = finding["expected_low"], finding["expected_high"]
    if check in ("identity", "control total"):
        what = finding["indicator"]
        text = (
            f"De optelling van {what} is {dutch.number(found)}, "
            f"en dat past niet bij {dutch.number(high)}."
        )
        return f"{text} {ASK[check]}"
    indicator = catalogue.indicator(finding["indicator"])

    def shown(figure: float) -> str:
        return dutch.value(figure, indicator.unit, indicator.decimals)

    expected = dutch.between(shown(low), shown(high))
    reason = {
        "range": f"gewoon is {expected}",
        "change": f"op grond van vorig jaar past {expected}",
        "outlier": f"bijna alle gemeenten zitten op {expected}",
    }[check]
    return f"{indicator.name} is {shown(found)}; {reason}. {ASK[check]}"
