"""Whether net cost tells the same story as gross cost."""

import pytest

from benchmark import comparability
from benchmark.vocabulary import Outcome


@pytest.mark.parametrize(
    ("gross", "net", "outcome", "left"),
    [
        (10.0, 10.0, Outcome.PASSES, 1.0),
        (10.0, 5.0, Outcome.PASSES, 0.5),  # half is just enough
        (10.0, 4.9, Outcome.FAILS, 0.49),
        (10.0, -3.0, Outcome.FAILS, -0.3),  # dearer gross, cheaper net
        (10.0, None, Outcome.UNKNOWN, None),  # no revenue known
        (0.0, None, Outcome.PASSES, None),  # no gross gap, so nothing to guard
        (-2.0, 9.0, Outcome.PASSES, None),
    ],
)
def test_net_and_gross_must_tell_the_same_story(gross, net, outcome, left):
    found, share = comparability.same_story(gross, net, limit=0.5)
    assert (found, share) == (outcome, None if left is None else pytest.approx(left))
