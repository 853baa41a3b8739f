"""From training to work: what is planned, who asks, and where it is practised."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

RULES = ("no-transfer-plan", "nobody-asks", "no-practice")
COURSES = ("internal_course", "external_course", "e_learning", "further_education", "continuing_education")
AT_WORK = (
    "staff_meeting", "daily_work", "project_work", "internal_meeting", "user_dialogue", "interdisciplinary_group",
    "network", "supervision", "reflection", "peer_visit", "other",
)  # fmt: skip


def develop(keys: str = "", *, key: str = "H1") -> str:
    return f"id: {key}\nstrategy: develop\n{keys}"


def courses(*arenas: str) -> str:
    return f"implementation: {{arenas: [{', '.join(arenas)}]}}\n"


# ---- KIV501


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_a_development_action_without_transfer_is_told_at_its_id_and_nothing_else_is_said(check, status, level):
    found = check(develop("transfer:\n"), status=status)
    assert found.places() == [("no-transfer-plan", "H1")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "H1 “Mentors for new nurses” does not say what good it is to do, how it will be used or how it will be shared, "
        "so what is learnt may never reach the work"
    )
    assert finding.hint == (
        "add `transfer:` with `expected_benefit:`, `apply:` and `share:`, agreed between manager and employee "
        "beforehand"
    )


@pytest.mark.parametrize(
    "transfer", ["tailored: To each ward.", "arena: staff_meeting", "by: 2027-03", "manager_asks: What is easier?"]
)
def test_the_rest_of_the_transfer_alone_is_no_plan_for_it(check, transfer):
    assert check(develop(f"transfer: {{{transfer}}}\n")).places() == [("no-transfer-plan", "H1")]


@pytest.mark.parametrize("key", ["expected_benefit", "apply", "share"])
def test_benefit_application_or_sharing_is_enough(check, key):
    assert check(develop(f"transfer: {{{key}: Text., manager_asks: What is easier?}}\n")).findings == ()


@pytest.mark.parametrize("strategy", ["acquire", "mobilise", "phase_out", "other", ""])
def test_other_actions_are_not_asked_about_transfer(check, strategy):
    keys = f"id: H1\nstrategy: {strategy}\ntransfer:\n{courses('external_course')}"
    assert check(keys).places(*RULES) == []


def test_a_part_is_not_asked_and_may_answer_for_its_whole(check):
    answer = "transfer: {share: At the staff meeting., manager_asks: What is easier?}\n"
    assert check(f"{develop()}---\n{develop('part_of: H1', key='H2')}\ntransfer:\n").findings == ()
    assert check(f"{develop('transfer:')}\n---\n{develop('part_of: H1', key='H2')}\n{answer}").findings == ()
    both = f"{develop('transfer:')}\n---\n{develop('part_of: H1', key='H2')}\ntransfer:\n"
    assert check(both).places() == [("no-transfer-plan", "H1")]


def test_a_development_part_of_another_action_is_not_asked(check):
    part = develop(f"part_of: H1\ntransfer:\n{courses('e_learning')}", key="H2")
    assert check(f"id: H1\nstrategy: mobilise\ntransfer:\n---\n{part}").findings == ()


def test_an_action_that_goes_on_is_judged_by_its_last_term(check, plan_of):
    first = plan_of(develop(f"transfer:\n{courses('e_learning')}"), "id: H0\n")
    then = plan_of(develop(), about="period: {start: 2027, end: 2027}")
    assert check(f"{first}---\n{then}").findings == ()
    later = plan_of(develop("transfer:\n"), about="period: {start: 2027, end: 2027}")
    found = check(f"{plan_of(develop(), 'id: H0' + chr(10))}---\n{later}")
    assert found.places() == [("no-transfer-plan", "H1")]


@pytest.mark.parametrize(
    "keys",
    [
        develop("transfer: {aply: Text.}\n"),
        develop("transfer: [a]\n"),
        "id: H1\nstrategy: develope\ntransfer:\n",
        develop("part_of: [H0]\ntransfer:\n"),
        develop("part_of: [H0]\ntransfer: {apply: At once.}\n"),
        develop("transfer: {apply: At once., manager_asks: [a]}\n"),
        develop(f"part_of: [H0]\n{courses('e_learning')}"),
    ],
)
def test_a_transfer_that_could_not_be_read_is_not_called_missing(check, keys):
    found = check(keys)
    assert found.names()
    assert found.places(*RULES) == []


def test_a_transfer_of_a_part_that_could_not_be_read_is_not_called_missing(check):
    part = develop("part_of: H1\ntransfer: [a]\n", key="H2")
    assert check(f"{develop('transfer:')}\n---\n{part}").names() == ["wrong-type"]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("transfer:\ntime: soon\n", "no-transfer-plan"),
        ("transfer: {apply: At once.}\ntime: soon\n", "nobody-asks"),
        ("implementation: {arenas: [e_learning], place: [a]}\n", "no-practice"),
    ],
)
def test_what_else_could_not_be_read_keeps_nothing_silent(check, keys, told):
    assert [name for name, _ in check(develop(keys)).places(*RULES)] == [told]


def test_a_part_whose_strategy_could_not_be_read_keeps_nothing_silent(check):
    part = f"id: H2\npart_of: H1\nstrategy: devlop\n{courses('e_learning')}"
    assert check(f"{develop(courses('e_learning'))}---\n{part}").places("no-practice") == [
        ("no-practice", "[e_learning]")
    ]


# ---- KIV502


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_a_development_action_nobody_asks_about_is_told_at_its_id(check, status):
    found = check(develop("transfer: {apply: At once.}\n"), status=status)
    assert found.places() == [("nobody-asks", "H1")]
    finding = found.findings[0]
    assert finding.level is Level.INFO
    assert finding.message == (
        "no manager asks what came of H1 “Mentors for new nurses”, and what nobody asks for is seldom used"
    )
    assert finding.hint == "add `manager_asks:` to `transfer:` with the question, and when it is asked"


def test_a_part_that_says_who_asks_answers_for_its_whole(check):
    part = develop("part_of: H1\ntransfer: {manager_asks: What is easier?}\n", key="H2")
    whole = develop("transfer: {apply: At once.}\n")
    assert check(f"{whole}---\n{part}").findings == ()
    for transfer in ("{share: At the staff meeting.}", "{tailored: To each ward.}", ""):
        part = develop(f"part_of: H1\ntransfer: {transfer}\n", key="H2")
        assert check(f"{whole}---\n{part}").places() == [("nobody-asks", "H1")]


# ---- KIV503


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_courses_alone_are_told_at_the_arenas(check, status, level):
    found = check(develop(courses("external_course", "e_learning")), status=status)
    assert found.places() == [("no-practice", "[external_course, e_learning]")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "H1 “Mentors for new nurses” takes place in courses alone, and what is not practised at work is soon forgotten"
    )
    assert finding.hint == (
        "add an arena where it is practised, such as daily_work, supervision, reflection or peer_visit"
    )


@pytest.mark.parametrize("arena", COURSES)
def test_each_kind_of_course_is_one(check, arena):
    assert check(develop(courses(arena))).places() == [("no-practice", f"[{arena}]")]


@pytest.mark.parametrize("arena", AT_WORK)
def test_any_other_arena_beside_them_is_enough(check, arena):
    assert check(develop(courses(*COURSES, arena))).findings == ()


@pytest.mark.parametrize(
    "how", ["methods: [Lectures]", "arenas: []\n  methods: [Lectures]", "activities: [{title: A}]"]
)
def test_where_no_arena_is_given_nothing_is_said(check, how):
    assert check(develop(f"implementation:\n  {how}\n")).findings == ()


def test_an_action_without_implementation_is_told_of_that_alone(check):
    assert check(develop("implementation:\n")).places() == [("no-implementation", "H1")]


def test_arenas_of_parts_count_with_those_of_their_whole(check):
    whole, part = develop(courses("e_learning")), develop("part_of: H1\n", key="H2")
    assert check(f"{whole}---\n{part}{courses('daily_work')}").findings == ()
    found = check(f"{whole}---\n{part}{courses('internal_course')}")
    assert found.places() == [("no-practice", "[e_learning]")]


def test_courses_that_only_a_part_names_are_told_there(check):
    whole, part = develop("implementation: {methods: [Talks]}\n"), develop("part_of: H1\n", key="H2")
    found = check(f"{whole}---\n{part}{courses('internal_course')}")
    assert found.places() == [("no-practice", "[internal_course]")]
    assert found.findings[0].message.startswith("H1 ")


@pytest.mark.parametrize("arenas", ["[e_learning, dayly_work]", "daily_work and e_learning"])
def test_arenas_that_could_not_be_read_are_not_judged(check, arenas):
    found = check(develop(f"implementation: {{arenas: {arenas}}}\n"))
    assert found.names()
    assert found.places("no-practice") == []


def test_arenas_of_a_part_that_could_not_be_read_are_not_judged(check):
    part = develop("part_of: H1\nimplementation: {arenas: [dayly_work]}\n", key="H2")
    assert check(f"{develop(courses('e_learning'))}---\n{part}").names() == ["bad-value"]
