"""Which balance is intended for all, how far off it is, and which strategies the plan answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kivplan.plan.balance import STRATEGIES, aruba, balance, intended, intention, percent, unanswered

DAY = date(2026, 9, 15)
SHARES = "balance: {acquire: 40%, develop: 30%, mobilise: 30%, phase_out: 0%}\n"
OTHER = "balance: {acquire: 0%, develop: 0%, mobilise: 100%, phase_out: 0%}\n"
ODD = SHARES.replace("40%", "39.5%")


def strategy(keys="", unit=None):
    return "kind: strategy\n" + (f"unit: {unit}\n" if unit else "") + keys


def actions(*strategies, more=""):
    listed = "".join(f"  - {{id: H{i}, title: T, strategy: {name}}}\n" for i, name in enumerate(strategies))
    return f"kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions:\n{listed}{more}"


def test_the_whole_organisations_strategy_speaks_for_all(plan_of):
    plan = plan_of(strategy(OTHER, "u1"), strategy(SHARES), strategy(OTHER, "u2"))
    assert intention(plan).item is plan.strategies[1]
    assert intended(plan) == {"acquire": 40, "develop": 30, "mobilise": 30, "phase_out": 0}
    assert [row.intended for row in balance(plan, DAY).rows] == [40, 30, 30, 0]


def test_so_does_the_only_strategy(plan_of):
    plan = plan_of(strategy(SHARES, "u1"))
    assert intention(plan).item is plan.strategies[0]
    assert intended(plan)["acquire"] == 40


def test_of_two_for_the_whole_organisation_the_first_with_a_balance_does(plan_of):
    plan = plan_of(strategy(), strategy(SHARES), strategy(OTHER))
    assert intention(plan).item is plan.strategies[1]


def test_of_several_units_none_does(plan_of):
    plan = plan_of(strategy(SHARES, "u1"), strategy(SHARES, "u2"))
    assert intention(plan) is None
    assert intended(plan) == {}
    assert [row.intended for row in balance(plan, DAY).rows] == [None] * 4


def test_a_plan_without_strategy_or_balance_intends_nothing(plan_of):
    plans = (plan_of(), plan_of(strategy()), plan_of(strategy(), strategy(SHARES, "u1")))
    assert [intention(plan) for plan in plans] == [None] * 3
    assert [intended(plan) for plan in plans] == [{}] * 3


@pytest.mark.parametrize(("shares", "right"), [(SHARES, True), (ODD, False), (SHARES.replace("0%}", "1%}"), False)])
def test_shares_add_up_to_all(examined, shares, right):
    plan, _ = examined(strategy(shares))
    assert intention(plan).adds_up is right


def test_the_row_of_a_strategy_is_found_by_its_name(plan_of):
    shares = balance(plan_of(actions("develop", "develop", "mobilise")), DAY)
    assert (shares.of("develop").count, shares.of("phase_out").count) == (2, 0)


def test_what_is_off_the_intention_comes_furthest_first(plan_of):
    shares = balance(plan_of(strategy(SHARES), actions("develop", "develop", "mobilise", "phase_out")), DAY)
    assert [row.strategy for row in shares.off(Decimal(0))] == ["acquire", "phase_out", "develop", "mobilise"]
    assert [row.strategy for row in shares.off(Decimal(20))] == ["acquire", "phase_out"]
    assert [row.strategy for row in shares.off(Decimal(25))] == ["acquire"]
    assert shares.off(Decimal(40)) == ()


def test_of_two_as_far_off_the_first_in_order_comes_first(plan_of):
    shares = balance(plan_of(strategy(SHARES), actions(*["develop"] * 6, *["mobilise"] * 4)), DAY)
    assert [row.strategy for row in shares.off(Decimal(9))] == ["acquire", "develop", "mobilise"]


def test_without_intention_nothing_is_off(plan_of):
    assert balance(plan_of(actions("develop")), DAY).off(Decimal(0)) == ()


def test_an_empty_plan_answers_none_of_the_strategies(plan_of):
    assert unanswered(plan_of()) == unanswered(plan_of(strategy("develop: {means: {}}\n"))) == STRATEGIES


@pytest.mark.parametrize(
    "answer",
    ["{direction: Not now.}", "{means: {organisation: Teams.}}", "{drivers: {autonomy: They decide.}}"],
)
@pytest.mark.parametrize("unit", [None, "u2"])
def test_words_in_any_strategy_document_answer(plan_of, answer, unit):
    plan = plan_of(strategy(), strategy(f"mobilise: {answer}\n", unit))
    assert unanswered(plan) == ("acquire", "develop", "phase_out")


def test_counted_actions_answer_and_others_do_not(plan_of):
    part = "  - {id: P, title: T, part_of: H0, strategy: acquire}\n"
    assert unanswered(plan_of(actions("develop", "other", more=part))) == ("acquire", "mobilise", "phase_out")


def test_the_furthest_of_two_as_far_off_is_the_first(plan_of):
    shares = balance(plan_of(strategy(SHARES), actions(*["develop"] * 3, *["mobilise"] * 3, *["phase_out"] * 4)), DAY)
    assert shares.furthest.strategy == "acquire"
    shares = balance(plan_of(strategy(SHARES), actions(*["develop"] * 4, *["mobilise"] * 4, *["acquire"] * 2)), DAY)
    assert (shares.furthest.strategy, shares.furthest.gap) == ("acquire", -20)


def test_a_share_of_nothing_is_nothing(plan_of):
    assert percent(0, 0) == percent(0, 5) == 0
    assert [row.share for row in balance(plan_of(), DAY).rows] == [0] * 4


def test_aruba_tells_attracting_from_recruiting_and_calls_mobilising_retaining(plan_of):
    means = ["attraction", "cooperation", "recruitment", "hiring_in"]
    listed = "".join(f"  - {{id: A{i}, title: T, strategy: acquire, means: {one}}}\n" for i, one in enumerate(means))
    listed += "  - {id: A9, title: T, strategy: acquire}\n"
    plan = plan_of(strategy(SHARES), actions("develop", "mobilise", "mobilise", "phase_out", "other", more=listed))
    shares = aruba(plan, DAY)
    assert [(row.strategy, row.count, row.intended) for row in shares.rows] == [
        ("attract", 2, None),
        ("recruit", 3, None),
        ("develop", 1, 30),
        ("retain", 2, 30),
        ("phase_out", 1, 0),
    ]
    assert (shares.counted, shares.other) == (9, 1)


def test_aruba_without_intention_has_none(plan_of):
    assert [row.intended for row in aruba(plan_of(actions("develop")), DAY).rows] == [None] * 5


def test_an_action_without_strategy_is_in_no_row(plan_of):
    plan = plan_of(actions("develop", more="  - {id: X, title: T, cost: {fixed: 5}}\n"))
    for shares in (balance(plan, DAY), aruba(plan, DAY)):
        assert (sum(row.count for row in shares.rows), shares.unnamed, shares.outside) == (1, 1, 5)
        assert shares.unshown == 0
