"""What actions ask and promise, side by side: criteria, evaluation, leave, commitment, number, means."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

LEVELS = {"i": Level.INFO, "w": Level.WARNING, "e": Level.ERROR}
DEVELOP = "id: H1\nstrategy: develop\n"
LEAVE = "id: H1\ntarget_group: {who: Nurses, leave: {pay: full}}\n"
BOUND = "id: H1\nrequired_by_law: yes\ntarget_group: {who: Nurses, commitment: {months: 12, counted_from: the end}}\n"


@pytest.mark.parametrize(
    ("rule", "keys", "levels"),
    [
        ("vague-criterion", "id: H1\ncriteria: [{text: More feel safe}]\n", "iii"),
        ("satisfaction-only", DEVELOP + "evaluation: {form: Slips, levels: {reaction: 2026-10}}\n", "iww"),
        ("leave-without-terms", LEAVE, "iii"),
        ("commitment-for-mandatory", BOUND, "iwe"),
        ("strategy-means-mismatch", DEVELOP + "means: surplus\n", "eee"),
    ],
)
def test_levels_grow_with_the_plans_life(check, rule, keys, levels):
    found = [check(keys, status=status).of(rule).level for status in ("draft", "proposed", "adopted", "closed")]
    assert found == [LEVELS[letter] for letter in levels + levels[-1]]


def test_a_vague_criterion_is_told_at_its_text(check):
    found = check("id: H1\ncriteria:\n  - {text: Ten stay, target: 10}\n  - {text: More feel safe}\n")
    assert found.places() == [("vague-criterion", "More feel safe")]
    place = found.of("vague-criterion").place
    assert found.text.splitlines()[place.line - 1][place.column - 1 :] == "More feel safe}"


@pytest.mark.parametrize("more", ["target: 0", "by: 2027", "indicator: I1"])
def test_a_number_a_date_or_an_indicator_makes_a_criterion_clear(check, more):
    strategy = "kind: strategy\nindicators: [{id: I1, name: Safe, measured_in: percent, better: higher}]\n"
    found = check(f"{strategy}---\nid: H1\ncriteria: [{{text: More feel safe, {more}}}]\n")
    assert found.places("vague-criterion") == []


def test_a_number_in_the_text_makes_a_criterion_clear(check):
    assert check("id: H1\ncriteria: [{text: 8 of 10 feel safe}]\n").findings == ()


def test_evaluation_by_reaction_alone_is_told_at_that_level(check):
    found = check(DEVELOP + "evaluation: {form: Slips, levels: {reaction: 2026-10}}\n")
    assert found.places() == [("satisfaction-only", "2026-10")]


@pytest.mark.parametrize("level", ["learning", "behaviour", "result"])
def test_a_level_beyond_reaction_is_enough(check, level):
    keys = f"{DEVELOP}evaluation: {{form: Talks, levels: {{reaction: 2026-10, {level}: 2027-03}}}}\n"
    assert check(keys).findings == ()


REACTION = "evaluation: {form: Slips, levels: {reaction: 2026-10}}\n"


@pytest.mark.parametrize("keys", [DEVELOP + "evaluation: {form: Slips}\n", f"id: H1\nstrategy: acquire\n{REACTION}"])
def test_evaluation_without_levels_and_other_strategies_are_left_alone(check, keys):
    assert check(keys).findings == ()


def test_an_action_of_which_nothing_is_asked_hides_none_that_is(check, plan_of):
    keys = f"{REACTION}target_group: {{who: Nurses, leave: {{pay: full}}}}\n"
    found = check(plan_of("id: H0\n", f"id: H1\nstrategy: develop\n{keys}"))
    assert found.places() == [("satisfaction-only", "2026-10"), ("leave-without-terms", "full")]


def test_an_action_that_goes_on_is_judged_where_it_is_worded_last(check, plan_of):
    last = f"criteria: [{{text: They thrive}}]\n{REACTION}target_group: {{who: Nurses, leave: {{pay: full}}}}\n"
    then = plan_of(f"{DEVELOP}{last}", about="period: {start: 2027, end: 2027}")
    found = check(f"{plan_of(DEVELOP, 'id: H0' + chr(10))}---\n{then}")
    rules = ("vague-criterion", "satisfaction-only", "leave-without-terms")
    assert sorted(found.places(*rules)) == sorted(zip(rules, ("They thrive", "2026-10", "full"), strict=True))


def test_a_part_is_evaluated_by_its_whole_and_a_whole_by_its_parts(check):
    reaction = "strategy: develop\nevaluation: {form: Slips, levels: {reaction: 2026-10}}\n"
    more = "strategy: develop\nevaluation: {form: Talks, levels: {behaviour: 2027-03}}\n"
    assert check(f"id: H1\n{more}---\nid: H2\npart_of: H1\n{reaction}").findings == ()
    assert check(f"id: H1\n{reaction}---\nid: H2\npart_of: H1\n{more}").findings == ()


def test_leave_on_full_pay_with_nothing_asked_is_told_at_the_pay(check):
    assert check(LEAVE).places() == [("leave-without-terms", "full")]


def test_money_for_the_participant_with_nothing_asked_is_told_where_it_says_so(check):
    found = check("id: H1\ncost: {hours: 100, paid_to: participant}\n")
    assert found.places() == [("leave-without-terms", "participant")]


@pytest.mark.parametrize(
    "keys",
    [
        "target_group: {who: Nurses, leave: {pay: full}, obligations: Teaches others.}\n",
        "target_group: {who: Nurses, leave: {pay: full}, commitment: {months: 12, counted_from: the end}}\n",
        "target_group: {who: Nurses, leave: {pay: part}}\n",
        "target_group: {who: Nurses, leave: {pay: full}}\nrequired_by_law: yes\n",
        "cost: {hours: 100, paid_to: provider}\n",
    ],
)
def test_terms_part_pay_and_mandatory_training_are_left_alone(check, keys):
    assert check(f"id: H1\n{keys}").findings == ()


def test_the_commitment_may_stand_in_a_part(check):
    part = "id: H2\npart_of: H1\ntarget_group: {who: Nurses, commitment: {months: 24, counted_from: authorisation}}\n"
    assert check(f"{LEAVE}---\n{part}").findings == ()


def test_a_commitment_for_mandatory_training_is_told_at_the_commitment(check):
    found = check(BOUND)
    assert found.places() == [("commitment-for-mandatory", "{months: 12, counted_from: the end}")]


def test_a_commitment_in_a_part_of_mandatory_training_is_told_too(check):
    part = "id: H2\npart_of: H1\ntarget_group: {who: Nurses, commitment: {months: 24, counted_from: the end}}\n"
    found = check(f"id: H1\nrequired_by_law: yes\n---\n{part}")
    assert found.names() == ["commitment-for-mandatory"]


def test_mandatory_training_for_nobody_in_particular_binds_nobody(check):
    assert check("id: H1\nrequired_by_law: yes\ntarget_group:\n").names() == ["no-target-group"]


def test_a_part_may_be_the_mandatory_training(check):
    part = "id: H2\npart_of: H1\nrequired_by_law: yes\n"
    bound = "target_group: {who: Nurses, commitment: {months: 24, counted_from: the end}}\n"
    assert check(f"id: H1\n---\n{part}{bound}").names() == ["commitment-for-mandatory"]


@pytest.mark.parametrize("law", ["", "required_by_law: no\n"])
def test_a_commitment_for_other_training_is_left_alone(check, law):
    assert check(BOUND.replace("required_by_law: yes\n", law)).findings == ()


def test_means_of_another_strategy_are_told_at_the_means_with_those_to_choose_from(check):
    found = check("id: H1\nstrategy: mobilise\nmeans: training\n")
    assert found.places() == [("strategy-means-mismatch", "training")]
    hint = "write leadership, organisation, roles or retention, or `strategy: develop`"
    assert found.of("strategy-means-mismatch").hint == hint


def test_what_is_no_competence_measure_has_no_means(check):
    found = check("id: H1\nstrategy: other\nmeans: training\n")
    assert found.of("strategy-means-mismatch").hint == "remove `means:`, or write `strategy: develop`"


def test_means_in_every_term_are_looked_at(check, plan_of):
    wrong = "id: H1\nmeans: training\n"
    then = plan_of(wrong, about="period: {start: 2027, end: 2027}")
    assert check(f"{plan_of(wrong, 'id: H0' + chr(10))}---\n{then}").names() == ["strategy-means-mismatch"] * 2


def _many(count: int, keys: str = "") -> str:
    return "---\n".join(f"id: A{number}\n{keys}" for number in range(1, count + 1))


def test_thirteen_actions_are_too_many_for_one_and_twelve_are_not(check):
    assert check(_many(11)).findings == ()
    found = check(_many(12))
    assert found.places() == [("too-many-actions", "head")]
    message = "head “Head of nursing” answers for 13 actions in 2026, more than 12: nobody can follow up so many"
    assert found.of("too-many-actions").message == message


def test_parts_do_not_count_among_too_many_actions(check):
    assert check(f"{_many(11)}---\nid: B1\npart_of: A1\n").findings == ()


def test_the_limits_are_the_plans_own(check, compose):
    head = compose("id: H1\n").split("---\n")[0]
    strict = head + "checks: {limits: {actions-per-responsible: 40, actions-per-unit: 3}}\n"
    assert check(f"{strict}---\n{_many(2)}").findings == ()
    found = check(f"{strict}---\n{_many(3)}")
    assert found.places() == [("too-many-actions", "actions")]


def test_actions_are_counted_year_by_year(check, plan_of):
    first = plan_of(*(f"id: A{number}\n" for number in range(10)), "id: H0\n")
    timed = "time: {{at: 2027}}"
    then = plan_of(
        *(f"id: B{number}\n{timed.format()}\n" for number in range(10)), about="period: {start: 2027, end: 2027}"
    )
    assert check(f"{first}---\n{then}").findings == ()
