"""What may be published about others so that no single one of them can be recognised. Pure functions, no I/O.

As statistical offices do: enough contributors, no contributor that dominates, microaggregates in place of
quantiles, rounding outward, and what can be worked out from what is left is left out too. Sources: SECURITY.md section 5;
Hundepool e.a. (2012), Statistical Disclosure Control, chapters 3 and 4; Defays and Anwar (1998) on microaggregation.
"""

from benchmark.disclosure.band import Band, Why, Withheld, band
from benchmark.disclosure.counts import counted, tenths
from benchmark.disclosure.releases import Contributors, settled
from benchmark.disclosure.wholes import completed

__all__ = [
    "Band",
    "Contributors",
    "Why",
    "Withheld",
    "band",
    "completed",
    "counted",
    "settled",
    "tenths",
]
