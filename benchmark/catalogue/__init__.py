"""The catalogue: everything that is declared once and used everywhere, loaded strictly."""

from benchmark.catalogue.appointments import Appointments, Refilled
from benchmark.catalogue.frontier import Frontier, FrontierModel
from benchmark.catalogue.learning import Learning
from benchmark.catalogue.legal_terms import Law, LegalTerm
from benchmark.catalogue.life_events import LifeEvents
from benchmark.catalogue.lines import CoverLine, SavingsLine
from benchmark.catalogue.lists import Column, DeclaredList, Rule
from benchmark.catalogue.models import (
    Comparability,
    ComparabilityTest,
    Event,
    Executor,
    Factor,
    Indicator,
    Membership,
    Part,
    PeerRule,
    Product,
    SizeClass,
    Source,
    Subject,
    Theme,
    Variant,
)
from benchmark.catalogue.open_edition import OpenEditions, OpenSubject, PublicClass
from benchmark.catalogue.phasing import Phasing, VolumeChange
from benchmark.catalogue.prices import Prices
from benchmark.catalogue.processes import Process, Step, Term
from benchmark.catalogue.questionnaire import Deliveries, Identity, Question, Round
from benchmark.catalogue.reading import Catalogue, load, read_folder
from benchmark.catalogue.schemes import Circumstance, PeerScheme, PeerSchemes
from benchmark.catalogue.service_code import Check, CheckPart, Norm, ServiceCode
from benchmark.catalogue.shift import Channel, ChannelShiftRule, Differing

__all__ = [
    "Appointments",
    "Catalogue",
    "Channel",
    "ChannelShiftRule",
    "Check",
    "CheckPart",
    "Circumstance",
    "Column",
    "Comparability",
    "ComparabilityTest",
    "CoverLine",
    "DeclaredList",
    "Deliveries",
    "Differing",
    "Event",
    "Executor",
    "Factor",
    "Frontier",
    "FrontierModel",
    "Identity",
    "Indicator",
    "Law",
    "Learning",
    "LegalTerm",
    "LifeEvents",
    "Membership",
    "Norm",
    "OpenEditions",
    "OpenSubject",
    "Part",
    "PeerRule",
    "PeerScheme",
    "PeerSchemes",
    "Phasing",
    "Prices",
    "Process",
    "Product",
    "PublicClass",
    "Question",
    "Refilled",
    "Round",
    "Rule",
    "SavingsLine",
    "ServiceCode",
    "SizeClass",
    "Source",
    "Step",
    "Subject",
    "Term",
    "Theme",
    "Variant",
    "VolumeChange",
    "load",
    "read_folder",
]
