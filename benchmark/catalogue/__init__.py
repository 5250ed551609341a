"""The catalogue: everything that is declared once and used everywhere, loaded strictly."""

from benchmark.catalogue.models import (
    Circumstance,
    Comparability,
    ComparabilityTest,
    Event,
    Executor,
    Indicator,
    Membership,
    Part,
    PeerRule,
    PeerScheme,
    PeerSchemes,
    SavingsLine,
    SizeClass,
    Source,
    Subject,
    Theme,
    Variant,
)
from benchmark.catalogue.prices import Prices
from benchmark.catalogue.reading import Catalogue, load, read_folder

__all__ = [
    "Catalogue",
    "Circumstance",
    "Comparability",
    "ComparabilityTest",
    "Event",
    "Executor",
    "Indicator",
    "Membership",
    "Part",
    "PeerRule",
    "PeerScheme",
    "PeerSchemes",
    "Prices",
    "SavingsLine",
    "SizeClass",
    "Source",
    "Subject",
    "Theme",
    "Variant",
    "load",
    "read_folder",
]
