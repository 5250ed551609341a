"""When a conclusion holds over many groups, and which band of their outcomes is shown.

One rule for every stress test: of a position, of an amount, and of net beside gross. Source: issue "Peers,
position and savings", items 3 and 4.
"""

HOLDS = 0.90  # share of the groups from which a conclusion is said to hold
LOW, CENTRAL, HIGH = 0.10, 0.50, 0.90  # the band in which 8 of 10 outcomes lie, and its middle
