"""One function per question that a page, a report or the command line asks.

Every answer takes a ``View`` (an edition as one viewer may see it) and a ``Question``. Because an
edition never changes, answers may be kept for as long as the edition is open.
"""

from benchmark.answers.booking import BookingCheck, SubjectCheck, TestResult, booking_check
from benchmark.answers.comparison import Comparable, Comparison, Peer, comparable, compare
from benchmark.answers.data import Completeness, completeness
from benchmark.answers.overview import Deviation, Overview, overview
from benchmark.answers.question import (
    Question,
    default_period,
    group_of,
    periods,
    question,
    year_for,
)
from benchmark.answers.room import LineEstimate, RoomForSavings, room_for_savings
from benchmark.answers.trend import Trend, TrendYear, trend
from benchmark.answers.values import values

__all__ = [
    "BookingCheck",
    "Comparable",
    "Comparison",
    "Completeness",
    "Deviation",
    "LineEstimate",
    "Overview",
    "Peer",
    "Question",
    "RoomForSavings",
    "SubjectCheck",
    "TestResult",
    "Trend",
    "TrendYear",
    "booking_check",
    "comparable",
    "compare",
    "completeness",
    "default_period",
    "group_of",
    "overview",
    "periods",
    "question",
    "room_for_savings",
    "trend",
    "values",
    "year_for",
]
