"""Who carries out the task behind an indicator, and how do those who do it alike compare?

Members of a joint organisation pay a contribution, a host also books what it does for others, and a
municipality that does the work itself books all of it. So members are compared among members, a host
counts net of what others pay, and a joint organisation counts once. Source: DOMAIN sections 1 and 2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from benchmark import dutch
from benchmark.answers.question import Question
from benchmark.catalogue import Executor, Indicator, Membership
from benchmark.everyone import Everyone, FigureRow
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile
from benchmark.viewing import View
from benchmark.vocabulary import ExecutorLevel, ReportKind, Role, Unit

OTHER_SUBJECTS = {
    ExecutorLevel.TAX_OFFICE: "belastingen",
    ExecutorLevel.ENVIRONMENT_SERVICE: "milieu",
}
FORMS = (Role.OWN, Role.MEMBER, Role.HOST, Role.MERGED_STAFF, Role.SPECIAL_TASK)


@dataclass(frozen=True)
class Member:
    """One municipality in an organisation: its role, value, and where the membership was found."""

    code: str
    name: str
    role: Role
    value: float | None
    source: str


@dataclass(frozen=True)
class Office:
    """An organisation that carries out the task, with its members of the year.

    ``value``: the figure of the organisation as a whole, numerators over denominators of the members
    that delivered (``n``); None when under two delivered.
    """

    organisation: str
    members: tuple[Member, ...]
    value: float | None
    n: int


@dataclass(frozen=True)
class Form:
    """A way to carry out the task: municipalities with a figure, and the middle one when there are enough."""

    role: Role
    n: int
    median: float | None


@dataclass(frozen=True)
class Execution:
    """Who does it, in the year of the question.

    ``own`` is the role of the municipality, ``office`` its organisation, if any. ``forms`` run over all
    municipalities; ``units`` counts every municipality on its own and every organisation once.
    ``net`` says that hosts stand net.
    """

    indicator: Indicator
    name: str
    own: Role
    office: Office | None
    forms: tuple[Form, ...]
    units: int
    units_median: float | None
    net: bool
    example: bool


@lru_cache(maxsize=2048)
def execution(view: View, asked: Question, code: str) -> Execution | None:
    """The forms of execution behind an indicator; None without a register or without figures."""
    edition = view.edition
    indicator = edition.catalogue.indicator(code)
    subject = indicator.comparability or OTHER_SUBJECTS.get(indicator.executor_level)
    found = view.everyone(indicator.code, asked.year, asked.report.value, examples=asked.examples)
    if subject is None or found is None:
        return None
    register = members_of(view, subject, asked.year)
    if not register:
        return None
    values, net = _values(view, asked, indicator, found, register)
    roles = {c: register[c][1].role if c in register else Role.OWN for c in values}
    forms = []
    for role in FORMS:
        of_role = sorted(v for c, v in values.items() if v is not None and roles[c] is role)
        middle = quantile(of_role, 0.5) if len(of_role) >= LEAST_FOR_MEDIAN else None
        if of_role or any(r is role for r in roles.values()):
            forms.append(Form(role, len(of_role), middle))
    units = _units(found, register, indicator)
    ordered = sorted(units.values())
    mine = register.get(asked.gemeente)
    return Execution(
        indicator=indicator,
        name=found.rows[asked.gemeente].name,
        own=mine[1].role if mine else Role.OWN,
        office=_office(view, found, mine[0], asked.year, values, indicator) if mine else None,
        forms=tuple(forms),
        units=len(ordered),
        units_median=quantile(ordered, 0.5) if len(ordered) >= LEAST_FOR_MEDIAN else None,
        net=net,
        example=found.example,
    )


def members_of(view: View, subject: str, year: int) -> dict[str, tuple[Executor, Membership]]:
    """The organisation and membership of every municipality that is in the register for a subject."""
    found: dict[str, tuple[Executor, Membership]] = {}
    for executor in view.edition.catalogue.executors:
        if subject not in executor.subjects:
            continue
        for member in executor.members:
            started = member.first_year <= year
            if started and (member.last_year is None or year <= member.last_year):
                found.setdefault(member.code, (executor, member))
    return found


def _values(
    view: View,
    asked: Question,
    indicator: Indicator,
    found: Everyone,
    register: Mapping[str, tuple[Executor, Membership]],
) -> tuple[dict[str, float | None], bool]:
    """The value per municipality; hosts net where the revenue of the task is in the accounts."""
    values = {c: row.value for c, row in found.rows.items()}
    hosts = [c for c, (_, m) in register.items() if m.role is Role.HOST and c in values]
    per_head = indicator.unit is Unit.EURO_PER_INHABITANT and indicator.has_figures
    if not per_head or not hosts or asked.report is not ReportKind.ACCOUNTS:
        return values, False
    rule = view.edition.catalogue.comparability
    fields = rule.subject(indicator.comparability or "").task_fields
    revenue = view.amounts("baten", fields, asked.year)
    people = view.amounts_of("cbs.inwoners", asked.year)
    for c in hosts:
        gross = values[c]
        known = c in revenue and people.get(c)
        values[c] = gross - revenue[c] / people[c] if gross is not None and known else None
    return values, True


def _units(
    found: Everyone, register: Mapping[str, tuple[Executor, Membership]], indicator: Indicator
) -> dict[str, float]:
    """Every municipality that does it itself, and every organisation once."""
    alone: dict[str, float] = {}
    together: dict[str, list[FigureRow]] = {}
    for c, row in found.rows.items():
        if row.value is None:
            continue
        if c in register:
            together.setdefault(register[c][0].organisation, []).append(row)
        else:
            alone[c] = row.value
    for organisation, rows in together.items():
        whole = _together(rows, indicator)
        if whole is not None:
            alone[organisation] = whole
    return alone


def _together(rows: list[FigureRow], indicator: Indicator) -> float | None:
    """One figure for several municipalities: sum over sum, never the mean of their values."""
    counted = [r for r in rows if r.numerator is not None and r.denominator]
    if indicator.denominator is None or not counted:
        return None
    top = sum(r.numerator or 0.0 for r in counted)
    return top / sum(r.denominator or 0.0 for r in counted) * indicator.unit.multiplier


def _office(
    view: View,
    found: Everyone,
    executor: Executor,
    year: int,
    values: Mapping[str, float | None],
    indicator: Indicator,
) -> Office:
    members = []
    for m in executor.members:
        there = m.first_year <= year and (m.last_year is None or year <= m.last_year)
        if there and m.code in found.rows:
            row = found.rows[m.code]
            source = m.source or executor.source
            members.append(Member(m.code, row.name, m.role, values.get(m.code), source))
    rows = [found.rows[m.code] for m in members if found.rows[m.code].value is not None]
    name = executor.organisation
    return Office(
        organisation=dutch.marked(name, found.example),
        members=tuple(sorted(members, key=lambda m: m.name)),
        value=_together(rows, indicator) if len(rows) > 1 else None,
        n=len(rows),
    )
