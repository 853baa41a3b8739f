"""Who is told, who does what, when in the year: what a strategy leaves out."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

COMMUNICATION, ROLES, WHEEL = "no-communication", "unclear-roles", "no-annual-wheel"
TOLD = {"managers": "{group: managers, message: M}", "employees": "{group: employees, message: M}"}
MANAGERS = "{group: managers, does: D, training: T}"
EMPLOYEES = "{group: employees, does: D, training: T}"
HR = "{group: hr, does: D, training: T}"
BUDGET = "{month: 9, title: T, linked_to: budget}"


def strategy(key, *entries, unit=""):
    return f"kind: strategy\n{unit}{key}: [{', '.join(entries)}]\n" if entries else f"kind: strategy\n{unit}{key}:\n"


def follow_up(key, group, day="2026-06-01"):
    return f"---\nkind: follow-up\ndate: {day}\n{key}: [{{group: {group}}}]\n"


@pytest.mark.parametrize("text", [strategy("communication"), strategy("roles"), strategy("annual_wheel")])
@pytest.mark.parametrize(
    ("status", "level"),
    [("draft", Level.INFO), ("proposed", Level.WARNING), ("adopted", Level.WARNING), ("closed", Level.WARNING)],
)
def test_what_a_draft_is_told_gently_is_a_warning_later(check, text, status, level):
    (finding,) = check(text, status=status).findings
    assert finding.level is level


@pytest.mark.parametrize(
    ("entries", "groups", "to_add"),
    [
        ((), "managers and employees", "`group: managers` and `group: employees`"),
        ((TOLD["managers"],), "employees", "`group: employees`"),
        ((TOLD["employees"], "{group: hr, message: M}"), "managers", "`group: managers`"),
    ],
)
def test_those_without_a_message_are_told_at_once(check, entries, groups, to_add):
    found = check(strategy("communication", *entries))
    assert found.places() == [(COMMUNICATION, "communication" if entries else "strategy")]
    assert found.of(COMMUNICATION).message == (
        f"the plan leaves {groups} without a message, and nobody carries out a plan they have not heard of"
    )
    assert (
        found.of(COMMUNICATION).hint == f"add {to_add}, each with its `message:`, to `communication:` in the strategy"
    )


def test_without_a_strategy_it_is_told_at_the_plans_title(judge, compose):
    text = "---\n".join(part for part in compose("id: H1\n").split("---\n") if not part.startswith("kind: strategy"))
    assert judge(text).places(COMMUNICATION, ROLES, WHEEL) == [
        (COMMUNICATION, "Competence plan"),
        (ROLES, "Competence plan"),
        (WHEEL, "Competence plan"),
    ]


def test_a_units_strategy_may_have_the_message_the_role_and_the_wheel(check):
    units = "kind: plan\nunits: [{id: ward, name: Ward, employees: 9}]\n---\n"
    more = "---\nkind: strategy\nunit: ward\n"
    own = f"communication: [{TOLD['employees']}]\nroles: [{HR}]\nannual_wheel: [{BUDGET}]\n"
    whole = f"kind: strategy\ncommunication: [{TOLD['managers']}]\nroles: [{MANAGERS}, {EMPLOYEES}]\nannual_wheel:\n"
    assert check(units + whole + more + own).places(COMMUNICATION, ROLES, WHEEL) == []
    assert check(units + whole + more).places(COMMUNICATION, ROLES, WHEEL) == [
        (WHEEL, "strategy"),
        (COMMUNICATION, "communication"),
        (ROLES, "roles"),
    ]


def test_a_group_that_was_told_has_had_its_message(check):
    text = strategy("communication", TOLD["managers"])
    assert check(text + follow_up("communicated", "employees")).places(COMMUNICATION) == []
    assert check(text + follow_up("communicated", "hr")).places(COMMUNICATION) == [(COMMUNICATION, "communication")]
    assert check(text + follow_up("communicated", "employees", "2026-09-16")).places(COMMUNICATION) != []
    assert check(text + follow_up("trained", "employees")).places(COMMUNICATION) != []


@pytest.mark.parametrize(
    ("entries", "groups", "to_add"),
    [
        ((), "managers, employees and HR", "`group: managers`, `group: employees` and `group: hr`"),
        ((MANAGERS, HR), "employees", "`group: employees`"),
        ((MANAGERS, EMPLOYEES, "{group: board, does: D, training: T}"), "HR", "`group: hr`"),
        ((EMPLOYEES,), "managers and HR", "`group: managers` and `group: hr`"),
    ],
)
def test_those_without_a_role_are_told_at_once(check, entries, groups, to_add):
    found = check(strategy("roles", *entries))
    assert found.places() == [(ROLES, "roles" if entries else "strategy")]
    finding = found.of(ROLES)
    assert finding.message == f"the plan leaves {groups} without a role, so they cannot know what it asks of them"
    assert finding.hint == f"add {to_add}, each with `does:` and `training:`, to `roles:` in the strategy"


@pytest.mark.parametrize(
    ("group", "called"),
    [
        ("managers", "managers"),
        ("hr", "HR"),
        ("board", "the board"),
        ("unions", "employee representatives"),
        ("public", "the public"),
        ("other", "others"),
    ],
)
def test_a_role_without_training_is_told_at_its_group(check, group, called):
    others = [role for role in (MANAGERS, EMPLOYEES, HR) if f"group: {group}," not in role]
    found = check(strategy("roles", f"{{group: {group}, does: D}}", *others))
    assert found.places() == [(ROLES, group)]
    assert found.of(ROLES).message == (
        f"the role of {called} has no training in the tools, and tools that nobody has learnt lie unused"
    )
    assert found.of(ROLES).hint == "add `training:` with what they learn and when, the action plan above all"


def test_a_role_with_a_name_is_called_by_it(check):
    found = check(strategy("roles", "{group: managers, name: Heads, does: D}", EMPLOYEES, HR, "{group: hr, does: D}"))
    first, second = (finding.message for finding in found.findings)
    assert first.startswith("the role of “Heads” has no training")
    assert second.startswith("the role of HR has no training")


def test_a_group_that_was_trained_needs_no_training_besides(check):
    text = strategy("roles", "{group: managers, does: D}", EMPLOYEES, HR)
    assert check(text + follow_up("trained", "managers")).places(ROLES) == []
    assert check(text + follow_up("trained", "managers", "2026-09-16")).places(ROLES) == [(ROLES, "managers")]
    assert check(text + follow_up("trained", "hr")).places(ROLES) == [(ROLES, "managers")]
    assert check(text + follow_up("communicated", "managers")).places(ROLES) == [(ROLES, "managers")]


def test_that_a_group_was_trained_gives_it_no_role(check):
    text = strategy("roles", MANAGERS, EMPLOYEES)
    assert check(text + follow_up("trained", "hr")).places(ROLES) == [(ROLES, "roles")]


def test_a_plan_without_an_annual_wheel_is_told_so(check):
    found = check(strategy("annual_wheel"))
    assert found.places() == [(WHEEL, "strategy")]
    assert found.of(WHEEL).message == (
        "the plan has no annual wheel, so what is to be done every year has to be remembered every year"
    )
    assert found.of(WHEEL).hint == (
        "add `annual_wheel:` to the strategy, each entry with `month:` and `title:`, one of them `linked_to: budget`"
    )


@pytest.mark.parametrize("entry", ["{month: 2, title: The budget}", "{month: 2, title: Report, linked_to: report}"])
def test_a_wheel_apart_from_the_budget_is_told_at_its_key(check, entry):
    found = check(strategy("annual_wheel", entry))
    assert found.places() == [(WHEEL, "annual_wheel")]
    assert found.of(WHEEL).message == (
        "nothing in the annual wheel is linked to the budget, so what is planned and what is paid for are decided apart"
    )
    assert found.of(WHEEL).hint == "add `linked_to: budget` to the entry for the month when the budget is prepared"


def test_one_entry_for_the_budget_is_enough(check):
    assert check(strategy("annual_wheel", "{month: 2, title: Report}", BUDGET)).findings == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("communication: [{group: manager, message: M}]", COMMUNICATION),
        ("communication: all", COMMUNICATION),
        ("roles: [{group: manager, does: D}]", ROLES),
        ("roles: everyone", ROLES),
        ("annual_wheel: [{month: 13, title: T, linked_to: budget}]", WHEEL),
        ("annual_wheel: yes", WHEEL),
    ],
)
def test_rules_are_silent_on_what_could_not_be_read(check, text, rule):
    assert check(f"kind: strategy\n{text}\n").places(rule) == []


@pytest.mark.parametrize(
    ("key", "missing", "rule"), [("communicated", "communication", COMMUNICATION), ("trained", "roles", ROLES)]
)
def test_rules_are_silent_where_a_report_could_not_be_read(check, key, missing, rule):
    text = strategy(missing) + f"---\nkind: follow-up\ndate: 2026-06-01\n{key}: [{{group: everybody}}]\n"
    assert check(text).places(rule) == []


def test_an_untrained_role_is_not_told_where_a_report_on_training_could_not_be_read(check):
    text = strategy("roles", "{group: managers, does: D}", EMPLOYEES, HR)
    assert check(f"{text}---\nkind: follow-up\ndate: 2026-06-01\ntrained: [{{group: everybody}}]\n").places(ROLES) == []


@pytest.mark.parametrize("key", ["communication", "roles", "annual_wheel"])
def test_rules_are_silent_where_not_all_could_be_read(check, key):
    assert check(f"{strategy(key)}---\nkind: strateggy\n").places(COMMUNICATION, ROLES, WHEEL) == []


@pytest.mark.parametrize(
    ("whole", "own", "rule"),
    [
        (
            strategy("communication", TOLD["managers"]),
            "communication: [{group: hr, message: M, at: soon}]",
            COMMUNICATION,
        ),
        (strategy("roles", MANAGERS, HR), "roles: [{group: board, does: D, training: [T]}]", ROLES),
        (
            strategy("annual_wheel", "{month: 1, title: T}"),
            "annual_wheel: [{month: 9, title: T, linked_to: money}]",
            WHEEL,
        ),
    ],
)
def test_rules_are_silent_where_a_units_strategy_could_not_be_read(check, whole, own, rule):
    units = "kind: plan\nunits: [{id: ward, name: Ward, employees: 9}]\n---\n"
    read = own.replace(", at: soon", "").replace("[T]", "T").replace("money", "plan")
    assert check(f"{units}{whole}---\nkind: strategy\nunit: ward\n{read}\n").places(rule) != []
    assert check(f"{units}{whole}---\nkind: strategy\nunit: ward\n{own}\n").places(rule) == []


@pytest.mark.parametrize(("key", "rule"), [("communicated", COMMUNICATION), ("trained", ROLES)])
def test_rules_are_silent_where_part_of_a_report_could_not_be_read(check, key, rule):
    text = (
        strategy("communication")
        if rule == COMMUNICATION
        else strategy("roles", "{group: managers, does: D}", EMPLOYEES, HR)
    )
    told = f"---\nkind: follow-up\ndate: 2026-06-01\n{key}: [{{group: other, reached: {{}}}}]\n"
    assert check(text + told.replace("{}", "3")).places(rule) != []
    assert check(text + told.replace("{}", "few")).places(rule) == []


def test_missing_roles_are_not_told_where_part_of_a_report_could_not_be_read(check):
    told = "---\nkind: follow-up\ndate: 2026-06-01\ntrained: [{group: other, reached: few}]\n"
    assert check(strategy("roles", MANAGERS, EMPLOYEES) + told).places(ROLES) == []
