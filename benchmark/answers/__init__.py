"""One function per question that a page, a report or the command line asks.

Every answer takes a ``View`` (an edition as one viewer may see it) and a ``Question``. Because an
edition never changes, answers may be kept for as long as the edition is open.
"""

from benchmark.answers.beside import Beside, BesideRow, Chosen, LeftOut, Place, beside, choose
from benchmark.answers.booking import BookingCheck, SubjectCheck, TestResult, booking_check
from benchmark.answers.budget import Budget, budget
from benchmark.answers.comparison import Comparable, Comparison, Peer, comparable, compare
from benchmark.answers.data import Completeness, completeness
from benchmark.answers.difference import WhyDifferent, why_different
from benchmark.answers.frontier import FrontierAnswer, frontier
from benchmark.answers.group import Balance, GroupAnswer, GroupMember, group
from benchmark.answers.judged import JudgedLine, JudgedRoom, judged_room
from benchmark.answers.line_estimate import LineEstimate
from benchmark.answers.overview import Deviation, Overview, overview
from benchmark.answers.question import (
    Question,
    default_period,
    group_of,
    periods,
    question,
    year_for,
)
from benchmark.answers.relation import Dot, Scatter, pair, relation
from benchmark.answers.room import RoomForSavings, line_with_amount, room_for_savings
from benchmark.answers.stress import Stress, figure_at_hand, figures_to_choose, stress
from benchmark.answers.theme import ThemeAnswer, theme
from benchmark.answers.trend import Trend, TrendYear, trend
from benchmark.answers.values import values

__all__ = [
    "Balance",
    "Beside",
    "BesideRow",
    "BookingCheck",
    "Budget",
    "Chosen",
    "Comparable",
    "Comparison",
    "Completeness",
    "Deviation",
    "Dot",
    "FrontierAnswer",
    "GroupAnswer",
    "GroupMember",
    "JudgedLine",
    "JudgedRoom",
    "LeftOut",
    "LineEstimate",
    "Overview",
    "Peer",
    "Place",
    "Question",
    "RoomForSavings",
    "Scatter",
    "Stress",
    "SubjectCheck",
    "TestResult",
    "ThemeAnswer",
    "Trend",
    "TrendYear",
    "WhyDifferent",
    "beside",
    "booking_check",
    "budget",
    "choose",
    "comparable",
    "compare",
    "completeness",
    "default_period",
    "figure_at_hand",
    "figures_to_choose",
    "frontier",
    "group",
    "group_of",
    "judged_room",
    "line_with_amount",
    "overview",
    "pair",
    "periods",
    "question",
    "relation",
    "room_for_savings",
    "stress",
    "theme",
    "trend",
    "values",
    "why_different",
    "year_for",
]
