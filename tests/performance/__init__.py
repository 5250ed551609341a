"""Measurements, apart from the tests: ``python -m tests.performance`` or ``make bench``.

Two cores and other work on the machine make seconds mean little; the ratio of ours to a floor or peer
measured in the same run, in alternating blocks, is what counts. Nothing here is a test.
"""
