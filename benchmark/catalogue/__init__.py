"""The catalogue: everything that is declared once and used everywhere, loaded strictly."""

from benchmark.catalogue.models import (
    Comparability,
    ComparabilityTest,
    Event,
    Executor,
    Indicator,
    Membership,
    Part,
    PeerRule,
    SavingsLine,
    SizeClass,
    Source,
    Subject,
    Theme,
    Variant,
)
from benchmark.catalogue.reading import Catalogue, load, read_folder

__all__ = [
    "Catalogue",
    "Comparability",
    "ComparabilityTest",
    "Event",
    "Executor",
    "Indicator",
    "Membership",
    "Part",
    "PeerRule",
    "SavingsLine",
    "SizeClass",
    "Source",
    "Subject",
    "Theme",
    "Variant",
    "load",
    "read_folder",
]
