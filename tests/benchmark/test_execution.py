"""Who carries it out: members among members, hosts net, an organisation once."""

import statistics

import pytest

from benchmark.answers import Question
from benchmark.answers.execution import execution, members_of
from benchmark.narrative import execution as narrative_execution
from benchmark.viewing import View
from benchmark.vocabulary import Role

DELFT = Question("GM0503", 2023)


def test_delft_leaves_its_taxes_to_a_joint_office(view: View):
    found = execution(view, DELFT, "BEL15")
    assert found is not None and found.office is not None
    assert found.own is Role.MEMBER
    assert "Regionale Belasting Groep" in found.office.organisation
    names = [m.name for m in found.office.members]
    assert "Delft" in names and all(m.source for m in found.office.members)
    assert narrative_execution.execution(found).startswith(
        "Regionale Belasting Groep (RBG) doet het heffen"
    )


def test_every_municipality_has_one_form(view: View):
    for code in ("BEL15", "BRZ03", "VER12"):
        found = execution(view, DELFT, code)
        assert found is not None
        everyone = view.everyone(code, 2023, "rekening")
        assert everyone is not None
        with_value = sum(r.value is not None for r in everyone.rows.values())
        assert sum(f.n for f in found.forms) in (
            with_value,
            with_value - 1,
        )  # a host without revenue


def test_the_middle_member_is_that_of_the_members(view: View):
    found = execution(view, DELFT, "BEL15")
    everyone = view.everyone("BEL15", 2023, "rekening")
    assert found is not None and everyone is not None
    members = [
        everyone.rows[c].value
        for c, (_, m) in members_of(view, "belastingen", 2023).items()
        if m.role is Role.MEMBER and c in everyone.rows and everyone.rows[c].value is not None
    ]
    form = next(f for f in found.forms if f.role is Role.MEMBER)
    assert form.n == len(members)
    assert form.median == pytest.approx(statistics.median(members))


def test_a_host_stands_net(view: View):
    """Beuningen books the office of Munitax; what others pay for it, booked in 0.64, comes off."""
    found = execution(view, Question("GM0209", 2023), "BEL15")
    assert found is not None and found.net and found.office is not None
    assert found.own is Role.HOST
    cost = sum(view.amounts("lasten", (f,), 2023)["GM0209"] for f in ("0.61", "0.62", "0.64"))
    paid = view.amounts("baten", ("0.64",), 2023)["GM0209"]
    people = view.edition.municipalities.find("GM0209", 2023).inhabitants
    assert found.values["GM0209"] == pytest.approx((cost - paid) / people)
    assert "netto" in narrative_execution.execution(found)


def test_a_net_host_lies_between_nothing_and_what_it_booked(view: View):
    """The property tax itself is no payment for work: with it a host would stand far below zero."""
    found, everyone = execution(view, DELFT, "BEL15"), view.everyone("BEL15", 2023, "rekening")
    assert found is not None and everyone is not None
    hosts = [
        c for c, (_, m) in members_of(view, "belastingen", 2023).items() if m.role is Role.HOST
    ]
    assert len(hosts) >= 3
    for code in hosts:
        gross, net = everyone.rows[code].value, found.values[code]
        assert gross is not None and net is not None and 0 < net < gross


def test_without_revenue_a_host_stands_gross_and_that_is_said(view: View):
    found = execution(view, Question("GM0209", 2024), "BEL15")
    assert found is not None and not found.net
    assert found.office is not None and found.office.value is None, (
        "gross would count the work twice"
    )
    everyone = view.everyone("BEL15", 2024, "rekening")
    assert everyone is not None and found.values["GM0209"] == everyone.rows["GM0209"].value
    assert "bruto" in narrative_execution.execution(
        found
    ) and "netto" not in narrative_execution.execution(found)


def test_an_organisation_counts_once(view: View):
    found = execution(view, DELFT, "BEL15")
    everyone = view.everyone("BEL15", 2023, "rekening")
    register = members_of(view, "belastingen", 2023)
    assert found is not None and everyone is not None and found.office is not None
    with_value = {c for c, r in everyone.rows.items() if r.value is not None}
    alone = {c for c in with_value if c not in register}
    later = {
        m.code for e in view.edition.catalogue.executors if "belastingen" in e.subjects
        for m in e.members if m.first_year > 2023
    }  # fmt: skip
    offices = {
        e.organisation for c, (e, m) in register.items()
        if c in with_value and m.role is not Role.SPECIAL_TASK
    }  # fmt: skip
    assert found.units == len(alone - later) + len(offices)
    rows = [everyone.rows[m.code] for m in found.office.members]
    whole = sum(r.numerator or 0 for r in rows) / sum(r.denominator or 0 for r in rows)
    assert found.office.value == pytest.approx(whole)


def test_a_special_task_is_no_organisation(view: View):
    for code, words in (("GM0363", "bijzondere taak"), ("GM0088", "bijzondere taak")):
        found = execution(view, Question(code, 2023), "BRZ03")
        assert found is not None and found.office is None and found.own is Role.SPECIAL_TASK
        assert words in narrative_execution.execution(
            found
        ) and "doet" not in narrative_execution.execution(found)
        form = next(f for f in found.forms if f.role is Role.SPECIAL_TASK)
        assert form.n and form.median is None


def test_before_the_first_source_nobody_is_said_to_do_it_alone(view: View):
    here = set(view.edition.municipalities.in_year(2017)["code"])
    code = next(
        m.code for e in view.edition.catalogue.executors if "belastingen" in e.subjects
        for m in e.members if m.first_year > 2018 and m.code in here
    )  # fmt: skip
    early = execution(view, Question(code, 2017), "BEL15")
    assert early is not None and early.own is None
    assert "weten wij niet" in narrative_execution.execution(early)
    unknown = next(f for f in early.forms if f.role is None)
    assert unknown.n > 20 and unknown.median is None


def test_a_permit_names_the_environment_service(view: View):
    found = execution(view, Question("GM0503", 2023, examples=True), "VER01")
    assert found is not None and found.office is not None
    assert "Haaglanden" in found.office.organisation
    assert "milieu" in narrative_execution.execution(found)


def test_a_task_that_nobody_shares_has_no_card(view: View):
    assert execution(view, DELFT, "KAN01") is None
    assert execution(view, Question("GM0503", 2023, examples=True), "KAN01") is None


def test_an_example_says_so(view: View):
    found = execution(view, Question("GM0503", 2023, examples=True), "BRZ05")
    assert found is not None and found.example
    assert "(voorbeeld)" in narrative_execution.execution(found)


def test_membership_ends_and_begins_with_the_year(view: View):
    for executor in view.edition.catalogue.executors:
        for member in executor.members:
            for subject in executor.subjects:
                before = members_of(view, subject, member.first_year - 1).get(member.code)
                assert before is None or before[1] != member
                if member.last_year is not None:
                    after = members_of(view, subject, member.last_year + 1).get(member.code)
                    assert after is None or after[1] != member
