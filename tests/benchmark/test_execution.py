"""Who carries it out: members among members, hosts net, an organisation once."""

import statistics

import pytest

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.execution import execution, members_of
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
    assert narrative.execution(found).startswith("Regionale Belasting Groep")


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
    """Beuningen books the office of Munitax; what others pay comes off, per inhabitant."""
    found = execution(view, Question("GM0209", 2023), "BEL15")
    assert found is not None and found.net and found.office is not None
    assert found.own is Role.HOST
    own = next(m for m in found.office.members if m.code == "GM0209")
    fields = view.edition.catalogue.comparability.subject("belastingen").task_fields
    cost, revenue = (view.amounts(f, fields, 2023)["GM0209"] for f in ("lasten", "baten"))
    people = view.edition.municipalities.find("GM0209", 2023).inhabitants
    assert own.value == pytest.approx((cost - revenue) / people)
    assert "netto" in narrative.execution(found)


def test_an_organisation_counts_once(view: View):
    found = execution(view, DELFT, "BEL15")
    everyone = view.everyone("BEL15", 2023, "rekening")
    register = members_of(view, "belastingen", 2023)
    assert found is not None and everyone is not None
    alone = [c for c, r in everyone.rows.items() if r.value is not None and c not in register]
    offices = {
        e.organisation for c, (e, _) in register.items() if c in everyone.rows and everyone.rows[c].value is not None
    }  # fmt: skip
    assert found.units == len(alone) + len(offices)
    rows = [everyone.rows[m.code] for m in found.office.members]  # type: ignore[union-attr]
    whole = sum(r.numerator or 0 for r in rows) / sum(r.denominator or 0 for r in rows)
    assert found.office is not None and found.office.value == pytest.approx(whole)


def test_a_task_that_nobody_shares_has_no_card(view: View):
    assert execution(view, DELFT, "KAN01") is None
    assert execution(view, Question("GM0503", 2023, examples=True), "KAN01") is None


def test_an_example_says_so(view: View):
    found = execution(view, Question("GM0363", 2023, examples=True), "BRZ05")
    assert found is not None and found.example
    assert "(voorbeeld)" in narrative.execution(found)


def test_membership_ends_and_begins_with_the_year(view: View):
    for executor in view.edition.catalogue.executors:
        for member in executor.members:
            for subject in executor.subjects:
                before = members_of(view, subject, member.first_year - 1).get(member.code)
                assert before is None or before[1] != member
                if member.last_year is not None:
                    after = members_of(view, subject, member.last_year + 1).get(member.code)
                    assert after is None or after[1] != member
