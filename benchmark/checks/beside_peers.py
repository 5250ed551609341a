"""Values that lie far from those of the peers, and zeros where no peer has one."""

import statistics
from collections.abc import Container, Iterator, Sequence

from benchmark.catalogue import Indicator, Question
from benchmark.checks.asked import Asked
from benchmark.checks.ratios import in_words
from benchmark.checks.reply import Problem
from benchmark.position.deviation import modified_z
from benchmark.position.outliers import LIMIT
from benchmark.position.standing import LEAST_FOR_MEDIAN


def strange(asked: Asked, slipped: Container[str] = ()) -> Iterator[Problem]:
    """A modified z of the logarithm above 3.5 ("peers"), or a zero where all peers have more ("zero").

    Nothing is said beside fewer than five peers, or of an indicator with an answer among ``slipped``.
    """
    for indicator in asked.delivered:
        value, question = asked.values.get(indicator.code), asked.fed_by(indicator)
        peers = asked.peers.get(indicator.code, ())
        if value is None or question is None or len(peers) < LEAST_FOR_MEDIAN:
            continue
        if value == 0 and min(peers) > 0:
            yield _zero(asked, question, indicator)
        elif is_far(value, peers) and not any(k in slipped for k in asked.behind(indicator)):
            yield asked.signal(
                "peers",
                question,
                f"Het cijfer '{indicator.name}' komt uit op {in_words(indicator, value)}.",
                "Bij de middelste gemeente in uw groep is het "
                f"{in_words(indicator, statistics.median(peers))}.",
                "Kijk of de getallen kloppen, of leg uit hoe dit komt.",
            )


def is_far(value: float, peers: Sequence[float]) -> bool:
    """Whether a value above zero lies far from the peers, as the figures of an edition are judged."""
    z = modified_z(peers, value, logarithm=True)
    return z is not None and abs(z) > LIMIT


def _zero(asked: Asked, question: Question, indicator: Indicator) -> Problem:
    return asked.signal(
        "zero",
        question,
        f"Het cijfer '{indicator.name}' komt uit op nul.",
        "Bij geen gemeente in uw groep is dit nul.",
        "Houdt u het niet bij, kies dan 'niet bijgehouden'. Is het echt nul, leg dat dan uit.",
    )
