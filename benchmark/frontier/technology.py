"""The words of a frontier: which combinations of units count as possible, and what is held fixed."""

from enum import StrEnum


class Returns(StrEnum):
    """Which technology the units span.

    VRS: mixtures of units. CRS: also any multiple of a mixture. DRS: also smaller ones. IRS: also larger
    ones. FDH: no mixtures, only real units (Deprins, Simar and Tulkens 1984).
    """

    VRS = "vrs"
    CRS = "crs"
    DRS = "drs"
    IRS = "irs"
    FDH = "fdh"


class Orientation(StrEnum):
    """IN: the smallest share of the inputs that would do; OUT: the largest multiple of the outputs."""

    IN = "in"
    OUT = "out"
