"""Internal before external: how much of what is done to develop is formal education."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

RULE = "formal-education-heavy"
FORMAL = "means: formal_education\n"
AT_WORK = ""


def arenas(*names: str) -> str:
    return f"implementation: {{arenas: [{', '.join(names)}]}}\n"


@pytest.fixture
def developing(check, plan_of):
    """What is found in a plan whose development actions have these keys, with others beside them to make eight."""

    def run(*kinds: str, before: str = "", more: tuple[str, ...] = (), **status: str):
        own = [f"id: D{number}\nstrategy: develop\n{keys}" for number, keys in enumerate(kinds, 1)]
        others = [f"id: M{number}\nstrategy: mobilise\n" for number in range(8 - len(own))]
        return check(f"{before}{plan_of(*own, *others, *more)}", **status)

    return run


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_formal_education_above_half_is_told_at_the_plans_title(developing, status):
    found = developing(FORMAL, FORMAL, AT_WORK, status=status)
    assert found.places() == [(RULE, "Competence plan")]
    finding = found.findings[0]
    assert finding.level is Level.INFO
    assert finding.message == (
        "2 of 3 development actions (66.7 %) are formal education or only external courses, more than 50 %: what is "
        "learnt away from work seldom reaches it by itself"
    )
    assert finding.hint == (
        "move some of the learning to work: internal courses, supervision, mentors, shared reflection"
    )


def test_half_is_left_alone(developing):
    assert developing(FORMAL, FORMAL, AT_WORK, AT_WORK).findings == ()


def test_a_single_action_is_no_pattern(developing):
    assert developing(FORMAL).findings == ()
    assert developing(FORMAL, FORMAL).names() == [RULE]


@pytest.mark.parametrize(
    ("keys", "formal"),
    [
        (FORMAL + arenas("internal_course", "daily_work"), True),
        (arenas("external_course"), True),
        (arenas("further_education"), True),
        (arenas("continuing_education"), True),
        (arenas("external_course", "further_education", "continuing_education"), True),
        ("means: training\n" + arenas("external_course"), True),
        (arenas("external_course", "daily_work"), False),
        (arenas("further_education", "internal_course"), False),
        (arenas("e_learning"), False),
        ("means: training\nimplementation: {methods: [Talks]}\n", False),
        ("means: learning_at_work\n", False),
    ],
)
def test_what_counts_as_formal_education(developing, keys, formal):
    told = developing(keys, keys).places(RULE)
    assert told == ([(RULE, "Competence plan")] if formal else [])


def test_arenas_of_a_part_count_with_those_of_its_whole(developing):
    whole = arenas("external_course")
    part = "id: P%s\npart_of: D%s\nstrategy: develop\n" + arenas("daily_work")
    more = (part % (1, 1),)
    assert developing(whole, whole, more=more).places(RULE) == []
    part = "id: P1\npart_of: D1\nstrategy: develop\n" + arenas("continuing_education")
    assert developing(whole, whole, more=(part,)).places(RULE) == [(RULE, "Competence plan")]


def test_parts_and_actions_of_other_strategies_are_not_counted(developing):
    more = tuple(f"id: P{number}\npart_of: D1\nstrategy: develop\n{FORMAL}" for number in range(3))
    assert developing(AT_WORK, AT_WORK, more=more).findings == ()
    abroad = tuple(f"id: A{number}\nstrategy: acquire\n{arenas('external_course')}" for number in range(3))
    assert developing(FORMAL, AT_WORK, more=abroad).findings == ()


@pytest.mark.parametrize(("limit", "told"), [("66.6", True), ("66.7", False), ("100", False)])
def test_the_limit_can_be_changed(developing, limit, told):
    before = f"kind: plan\nchecks: {{limits: {{formal-education-heavy: {limit}}}}}\n---\n"
    assert developing(FORMAL, FORMAL, AT_WORK, before=before).names() == ([RULE] if told else [])


@pytest.mark.parametrize(("limit", "told"), [("8", True), ("9", False)])
def test_it_waits_until_there_are_actions_enough(developing, limit, told):
    before = f"kind: plan\nchecks: {{limits: {{fewest-actions: {limit}}}}}\n---\n"
    assert developing(FORMAL, FORMAL, before=before).names() == ([RULE] if told else [])


def test_it_does_not_wait_for_a_balance_that_adds_up(developing):
    balance = "kind: strategy\nbalance: {acquire: 10%, develop: 20%, mobilise: 30%, phase_out: 0%}\n---\n"
    assert developing(FORMAL, FORMAL, before=balance).names() == [RULE, "balance-sum"]


@pytest.mark.parametrize(
    "broken",
    [
        "strategy: develp\n",
        "strategy: develop\npart_of: H 0\n",
        "title:\n",
        "implementation: A course\n",
        "implementation: {arenas: A course}\n",
        arenas("external_course", "work"),
    ],
)
def test_it_is_silent_where_something_it_counts_could_not_be_read(developing, broken):
    found = developing(FORMAL, FORMAL, more=(f"id: X\n{broken}",))
    assert found.names()
    assert found.places(RULE) == []
