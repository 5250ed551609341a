"""Example deliveries: fictitious figures for Oefenmodus, from parameters in ``data/example``.

Nothing here is a figure of a municipality. What comes out is marked as example by whoever stores it.
"""

from benchmark.sources.examples.generate import Generated, generate
from benchmark.sources.examples.parameters import Parameters
from benchmark.sources.examples.reading import load, read_folder
from benchmark.sources.examples.stories import told

__all__ = ["Generated", "Parameters", "generate", "load", "read_folder", "told"]
