"""Who carries out the task behind an indicator, and how do those who do it alike compare?

Members of a joint organisation pay a contribution, a host also books what it does for others, and a
municipality that does the work itself books all of it. So members are compared among members, a host
counts net of what others pay, and a joint organisation counts once. Source: DOMAIN sections 1 and 2.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from benchmark.answers.question import Question
from benchmark.catalogue import Executor, Indicator, Membership
from benchmark.everyone import Everyone, FigureRow
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile
from benchmark.viewing import View
from benchmark.vocabulary import ExecutorLevel, ReportKind, Role, Unit

LEVELS = {
    ExecutorLevel.TAX_OFFICE: "belastingen",
    ExecutorLevel.ENVIRONMENT_SERVICE: "milieu",
}
THEMES = {
    "vergunningen": "milieu"
}  # the environment service, beside what the municipality does itself
FORMS = (Role.OWN, Role.MEMBER, Role.HOST, Role.MERGED_STAFF, Role.SPECIAL_TASK, None)


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
    """A way to carry out the task: municipalities with a figure, and the middle one when there are enough.

    ``role`` is None where the register does not reach back to the year. Special tasks differ from each
    other, so they have no middle one.
    """

    role: Role | None
    n: int
    median: float | None


@dataclass(frozen=True)
class Execution:
    """Who does it, in the year of the question.

    ``own`` is the role of the municipality (None when not known for this year), ``office`` its joint
    organisation, ``special`` the special task in its costs. ``task`` is what is carried out. ``forms`` run
    over all municipalities; ``units`` counts every municipality on its own and every organisation once.
    ``values`` is the figure per municipality as compared here: hosts net where ``net``.
    """

    indicator: Indicator
    year: int
    name: str
    plain_name: str
    task: str
    own: Role | None
    office: Office | None
    special: str
    forms: tuple[Form, ...]
    units: int
    units_median: float | None
    net: bool
    example: bool
    values: Mapping[str, float | None]


Register = dict[str, tuple[Executor, Membership]]


@lru_cache(maxsize=2048)
def execution(view: View, asked: Question, code: str) -> Execution | None:
    """The forms of execution behind an indicator; None without a register or without figures."""
    edition = view.edition
    indicator = edition.catalogue.indicator(code)
    subject = subject_of(indicator)
    found = view.everyone(indicator.code, asked.year, asked.report.value, examples=asked.examples)
    if subject is None or found is None:
        return None
    register = members_of(view, subject, asked.year)
    if not register:
        return None
    later = later_members(view, subject, asked.year)
    rows, net = compared_rows(view, asked, indicator, found, register)
    values = {c: row.value for c, row in rows.items()}

    def role(c: str) -> Role | None:
        return register[c][1].role if c in register else None if c in later else Role.OWN

    units = sorted(_units(rows, register, later, indicator, net=net).values())
    executor, own = register.get(asked.gemeente, (None, None))
    special = own is not None and own.role is Role.SPECIAL_TASK
    shared = executor is not None and not special
    return Execution(
        indicator=indicator,
        year=asked.year,
        name=found.rows[asked.gemeente].name,
        plain_name=edition.municipalities.name(asked.gemeente),
        task=task_of(view, subject),
        own=role(asked.gemeente),
        office=_office(rows, executor, asked.year, indicator, net=net)
        if executor and shared
        else None,
        special=executor.organisation if executor and special else "",
        forms=_forms(values, role),
        units=len(units),
        units_median=quantile(units, 0.5) if len(units) >= LEAST_FOR_MEDIAN else None,
        net=net,
        example=found.example,
        values=values,
    )


def subject_of(indicator: Indicator) -> str | None:
    """The task in the register that an indicator is about, if any."""
    level = LEVELS.get(indicator.executor_level)
    return indicator.comparability or level or THEMES.get(indicator.theme)


def task_of(view: View, subject: str) -> str:
    """What is carried out, in words."""
    rule = view.edition.catalogue.comparability
    named = {s.key: s.task for s in rule.subjects} | {t.key: t.name for t in rule.other_tasks}
    return named[subject]


def _forms(
    values: Mapping[str, float | None], role: Callable[[str], Role | None]
) -> tuple[Form, ...]:
    forms = []
    for kind in FORMS:
        of_kind = [v for c, v in values.items() if role(c) is kind]
        known = sorted(v for v in of_kind if v is not None)
        alike = kind not in (Role.SPECIAL_TASK, None) and len(known) >= LEAST_FOR_MEDIAN
        if of_kind:
            forms.append(Form(kind, len(known), quantile(known, 0.5) if alike else None))
    return tuple(forms)


def members_of(view: View, subject: str, year: int) -> Register:
    """The organisation and membership of every municipality that is in the register for a subject."""
    found: Register = {}
    for executor in view.edition.catalogue.executors:
        if subject not in executor.subjects:
            continue
        for member in executor.members:
            started = member.first_year <= year
            if started and (member.last_year is None or year <= member.last_year):
                found.setdefault(member.code, (executor, member))
    return found


def later_members(view: View, subject: str, year: int) -> set[str]:
    """Who is in the register in a later year only: a source starts then, the work may be older."""
    return {
        m.code
        for executor in view.edition.catalogue.executors
        if subject in executor.subjects
        for m in executor.members
        if m.first_year > year
    }


def compared_rows(
    view: View, asked: Question, indicator: Indicator, found: Everyone, register: Register
) -> tuple[dict[str, FigureRow], bool]:
    """The figures as compared here, and whether hosts stand net of what others pay them.

    Net is possible for costs per inhabitant from the accounts, where the subject says in which task
    fields a host books those payments and the revenue of the year is known.
    """
    rows = dict(found.rows)
    hosts = [c for c, (_, m) in register.items() if m.role is Role.HOST and c in rows]
    per_head = indicator.unit is Unit.EURO_PER_INHABITANT and indicator.has_figures
    if not per_head or not hosts or asked.report is not ReportKind.ACCOUNTS:
        return rows, False
    fields = view.edition.catalogue.comparability.subject(
        indicator.comparability or ""
    ).reimbursed_in
    revenue = view.amounts("baten", fields, asked.year) if fields else {}
    known = [c for c in hosts if c in revenue]
    for c in known:
        row = rows[c]
        if row.numerator is not None and row.denominator:
            cost = row.numerator - revenue[c]
            rows[c] = row._replace(numerator=cost, value=cost / row.denominator)
    return rows, bool(known)


def _units(
    rows: Mapping[str, FigureRow],
    register: Register,
    later: set[str],
    indicator: Indicator,
    *,
    net: bool,
) -> dict[str, float]:
    """Every municipality that does it itself, and every organisation once; special tasks count in none."""
    units: dict[str, float] = {}
    shared: dict[str, list[str]] = {}
    for c, row in rows.items():
        if row.value is None or c in later:
            continue
        if c not in register:
            units[c] = row.value
        elif register[c][1].role is not Role.SPECIAL_TASK:
            shared.setdefault(register[c][0].organisation, []).append(c)
    for organisation, codes in shared.items():
        hosted = any(register[c][1].role is Role.HOST for c in codes)
        counts = net or not hosted or not indicator.is_open
        whole = together([rows[c] for c in codes], indicator) if counts else None
        if whole is not None:
            units[organisation] = whole
    return units


def together(rows: Sequence[FigureRow], indicator: Indicator) -> float | None:
    """One figure for several municipalities: sum over sum, never the mean of their values.

    With a host among them never of gross books, which hold what the members pay as well. What was delivered has its
    numerator and denominator from one executor, so there nothing counts twice.
    """
    counted = [r for r in rows if r.numerator is not None and r.denominator]
    if indicator.denominator is None or not counted:
        return None
    top = sum(r.numerator or 0.0 for r in counted)
    return top / sum(r.denominator or 0.0 for r in counted) * indicator.unit.multiplier


def _office(
    rows: Mapping[str, FigureRow], executor: Executor, year: int, indicator: Indicator, *, net: bool
) -> Office:
    members = []
    for m in executor.members:
        there = m.first_year <= year and (m.last_year is None or year <= m.last_year)
        if there and m.code in rows:
            row = rows[m.code]
            source = m.source or executor.source
            members.append(Member(m.code, row.name, m.role, row.value, source))
    counted = [rows[m.code] for m in members if rows[m.code].value is not None]
    hosted = any(m.role is Role.HOST for m in members)
    whole = len(counted) > 1 and (net or not hosted or not indicator.is_open)
    return Office(
        organisation=executor.organisation,
        members=tuple(sorted(members, key=lambda m: m.name)),
        value=together(counted, indicator) if whole else None,
        n=len(counted),
    )
