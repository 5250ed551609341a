"""The panel estimate over all municipalities: from the figures to the estimate, beside the bare fit of the library.

Bare is one fit on a pandas frame that is ready. Ours gathers the counts of every municipality and year, leaves out what
cannot be used, names it, and fits; what answers keep is forgotten before every run.
"""

import statistics
import time
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from linearmodels.panel import PanelOLS

from benchmark.answers.channel_counts import counted, starts
from benchmark.answers.channel_panel import panel, panel_estimate
from benchmark.answers.channel_shift import rule_of
from tests.performance import questions
from tests.performance.outcome import Outcome

NAME = "elasticity"
BAR = 3.0
RUNS = 15


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    say("panel estimate")
    view = questions.view()
    rule = rule_of(view)
    channel = rule.channels[0]
    used = panel(view, rule, channel, examples=True)
    index = pd.MultiIndex.from_arrays([used["unit"].to_list(), used["period"].to_numpy()])
    logs = pd.DataFrame({c: np.log(used[c].to_numpy()) for c in ("x", "y")}, index=index)

    def ours() -> object:
        for kept in (counted, starts, panel_estimate):
            kept.cache_clear()
        return panel_estimate(view, rule, channel.key, True)

    def bare() -> object:
        model = PanelOLS(logs["y"], logs[["x"]], entity_effects=True, time_effects=True)
        return model.fit(cov_type="clustered", cluster_entity=True).conf_int()

    ours(), bare()  # the first of each pays for imports
    pairs = [(_milliseconds(ours), _milliseconds(bare)) for _ in range(RUNS)]
    mine, theirs = ([p[n] for p in pairs] for n in (0, 1))
    note = f"{RUNS} pairs; {used.height} observations; least {min(mine):.1f} ms against {min(theirs):.1f} ms"
    what = "panel estimate of all municipalities, figures to interval"
    yield Outcome(NAME, what, statistics.median(mine), statistics.median(theirs), "ms", BAR, note)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
