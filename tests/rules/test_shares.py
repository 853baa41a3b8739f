"""The shares of the strategies: too little mobilisation, too much development, and off what is intended."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

RULES = ("too-little-mobilisation", "too-much-development", "off-balance")
STRATEGIES = ("acquire", "develop", "mobilise", "phase_out")
UNIT = "kind: plan\nunits: [{id: ward, name: Ward}]\n"


def numbered(*counts: int) -> list[str]:
    """The keys of so many actions that acquire, develop, mobilise and phase out."""
    names = [name for name, count in zip(STRATEGIES, counts, strict=False) for _ in range(count)]
    return [f"id: H{number}\nstrategy: {name}\n" for number, name in enumerate(names, 1)]


def intends(*shares: float) -> str:
    wanted = ", ".join(f"{name}: {share}%" for name, share in zip(STRATEGIES, shares, strict=True))
    return f"kind: strategy\nbalance: {{{wanted}}}\n"


def limits(text: str, *, key: str = "limits") -> str:
    return f"kind: plan\nchecks: {{{key}: {{{text}}}}}\n---\n"


@pytest.fixture
def shares(check, plan_of):
    """What is found in a plan with so many actions of each strategy, and what stands before them."""

    def run(*counts: int, before: str = "", more: tuple[str, ...] = (), **status: str):
        return check(f"{before}{plan_of(*numbered(*counts), *more)}", **status)

    return run


# ---- KIV402


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_too_few_actions_that_mobilise_are_told_at_the_plans_title(shares, status, level):
    found = shares(3, 5, 1, status=status)
    assert found.places() == [("too-little-mobilisation", "Competence plan")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "mobilise has 1 of 9 actions (11.1 %), less than 25 %, so what people already can is left unused"
    )
    assert finding.hint == (
        "plan more actions for leadership, organisation, roles or retention, with `strategy: mobilise`"
    )


def test_a_quarter_that_mobilises_is_left_alone(shares):
    assert shares(3, 3, 2).findings == ()
    assert shares(4, 3, 2).names() == ["too-little-mobilisation"]


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_too_little_intended_mobilisation_is_told_at_the_intended_share(shares, status, level):
    found = shares(3, 3, 2, before=f"{intends(30, 42.5, 24.5, 3)}---\n", status=status)
    assert found.places() == [("too-little-mobilisation", "24.5%")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "the strategy intends 24.5 % of the actions to mobilise, less than 25 %, so what people already can is left "
        "unused"
    )
    assert finding.hint == "raise the share of mobilise to 25% or more, and lower others by as much"


def test_where_a_balance_is_intended_the_actions_are_held_to_that_alone(shares):
    assert shares(4, 4, 1, before=f"{intends(40, 35, 25, 0)}---\n").findings == ()


def test_mobilisation_that_is_not_answered_at_all_is_told_as_that(shares):
    found = shares(4, 4, 0, before="kind: strategy\nmobilise:\n---\n")
    assert found.places() == [("missing-strategy", "strategy")]
    assert shares(4, 4, 0).names() == ["too-little-mobilisation"]
    found = shares(4, 4, 0, before=f"{intends(45, 45, 10, 0)}mobilise:\n---\n")
    assert found.names() == ["missing-strategy", "too-little-mobilisation"]


@pytest.mark.parametrize(("limit", "told"), [("30", True), ("22.3", True), ("22.2", False), ("0", False)])
def test_the_limit_of_mobilisation_can_be_changed(shares, limit, told):
    found = shares(4, 3, 2, before=limits(f"too-little-mobilisation: {limit}"))
    assert found.names() == (["too-little-mobilisation"] if told else [])
    if told:
        assert f"less than {limit} %" in found.findings[0].message


# ---- KIV403


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_too_many_actions_that_develop_are_told_at_the_plans_title(shares, status, level):
    found = shares(0, 6, 3, status=status)
    assert found.places() == [("too-much-development", "Competence plan")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "develop has 6 of 9 actions (66.7 %), more than 60 %: training changes little where the work stays as it is"
    )
    assert finding.hint == (
        "leave out the training that matters least, or plan more actions that mobilise what people already can"
    )


def test_three_fifths_that_develop_are_left_alone(shares):
    assert shares(0, 6, 4).findings == ()
    assert shares(0, 5, 3).names() == ["too-much-development"]


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_too_much_intended_development_is_told_at_the_intended_share(shares, status, level):
    found = shares(1, 5, 2, before=f"{intends(10, 60.5, 29.5, 0)}---\n", status=status)
    assert found.places() == [("too-much-development", "60.5%")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "the strategy intends 60.5 % of the actions to develop, more than 60 %: training changes little where the work "
        "stays as it is"
    )
    assert finding.hint == "lower the share of develop to 60% or less, and raise others by as much"


def test_an_intended_balance_at_both_limits_is_left_alone(shares):
    assert shares(1, 5, 2, before=f"{intends(15, 60, 25, 0)}---\n").findings == ()


def test_too_little_and_too_much_are_two_findings(shares):
    assert shares(0, 7, 1).names() == ["too-little-mobilisation", "too-much-development"]


@pytest.mark.parametrize(("limit", "told"), [("62.5", False), ("62.4", True)])
def test_the_limit_of_development_can_be_changed(shares, limit, told):
    found = shares(0, 5, 3, before=limits(f"too-much-development: {limit}"))
    assert found.names() == (["too-much-development"] if told else [])


# ---- KIV404


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_actions_off_the_intended_balance_are_told_at_the_share_that_is_furthest_off(shares, status, level):
    found = shares(2, 5, 3, before=f"{intends(15, 30, 55, 0)}---\n", status=status)
    assert found.places() == [("off-balance", "55%")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "mobilise has 3 of 10 actions (30 %), far less than the 55 % intended: the plan does something else than its "
        "strategy says"
    )
    assert finding.hint == "plan more actions with `strategy: mobilise`, or lower the intended share"
    assert [(found.marked(related), related.message) for related in _placed(finding)] == [
        ("30%", "develop has 50 % of the actions, 30 % intended")
    ]


class _Placed:
    """A related place, as one can be quoted."""

    def __init__(self, related):
        self.place, self.message = related.where, related.message


def _placed(finding):
    return map(_Placed, finding.related)


def test_too_many_actions_are_told_as_that(shares):
    found = shares(1, 3, 6, before=f"{intends(30, 35, 35, 0)}---\n")
    assert found.places() == [("off-balance", "35%")]
    finding = found.findings[0]
    assert finding.message.startswith("mobilise has 6 of 10 actions (60 %), far more than the 35 % intended: ")
    assert finding.hint == "leave out or put off some of these actions, or raise the intended share"
    assert [related.message for related in finding.related] == ["acquire has 10 % of the actions, 30 % intended"]


def test_of_two_as_far_off_the_first_is_told_and_the_other_shown(shares):
    found = shares(5, 3, 2, before=f"{intends(30, 30, 40, 0)}---\n")
    assert found.findings[0].message.startswith("acquire has 5 of 10 actions (50 %), far more than the 30 %")
    assert [related.message[:8] for related in found.findings[0].related] == ["mobilise"]


def test_fifteen_points_off_are_left_alone(shares):
    assert shares(3, 3, 4, before=f"{intends(15, 30, 55, 0)}---\n").findings == ()
    assert shares(3, 3, 4, before=f"{intends(14.5, 30, 55.5, 0)}---\n").names() == ["off-balance"]


@pytest.mark.parametrize(("limit", "told"), [("25", False), ("24.9", True)])
def test_the_limit_of_the_balance_can_be_changed(shares, limit, told):
    found = shares(2, 5, 3, before=f"{limits(f'off-balance: {limit}')}{intends(15, 30, 55, 0)}---\n")
    assert found.names() == (["off-balance"] if told else [])


# ---- all of them


@pytest.mark.parametrize("before", ["", f"{intends(10, 70, 20, 0)}---\n"])
def test_shares_wait_until_there_are_eight_actions(shares, before):
    assert shares(0, 6, 1, before=before).findings == ()
    assert set(shares(0, 7, 1, before=before).names()) >= {"too-little-mobilisation", "too-much-development"}


def test_the_balance_waits_as_well(shares):
    before = f"{intends(40, 30, 30, 0)}---\n"
    assert shares(0, 4, 3, before=before).findings == ()
    assert shares(0, 4, 4, before=before).names() == ["off-balance"]


@pytest.mark.parametrize(("limit", "told"), [("3", True), ("4", False), ("3.5", False)])
def test_how_many_they_wait_for_can_be_changed(shares, limit, told):
    found = shares(3, 0, 0, before=limits(f"fewest-actions: {limit}"))
    assert found.names() == (["too-little-mobilisation"] if told else [])


@pytest.mark.parametrize("before", ["", f"{intends(10, 70, 20, 0)}---\n"])
def test_without_actions_that_count_nothing_is_said_whatever_the_limit(shares, before):
    found = shares(more=("id: H1\nstrategy: other\n",), before=limits("fewest-actions: 0") + before)
    assert found.findings == ()


def test_one_action_is_enough_where_the_limit_says_so(shares):
    assert shares(1, before=limits("fewest-actions: 0")).names() == ["too-little-mobilisation"]


def test_parts_and_other_actions_do_not_count(shares):
    parts = (
        "id: P1\nstrategy: develop\npart_of: H1\n",
        "id: P2\nstrategy: other\n",
        "id: P3\nstrategy: develop\npart_of: H2\n",
    )
    assert shares(0, 6, 1, more=parts).findings == ()
    assert shares(3, 3, 2, more=parts).findings == ()


def test_an_action_that_goes_on_counts_once(check, plan_of):
    first = plan_of(*numbered(3, 3, 2))
    then = plan_of(*numbered(3), about="period: {start: 2027, end: 2027}")
    assert check(f"{first}---\n{then}").findings == ()


@pytest.mark.parametrize("counts", [(0, 8, 0), (4, 4, 0)])
def test_a_balance_that_does_not_add_up_is_told_as_that(shares, counts):
    assert shares(*counts, before=f"{intends(10, 65, 15, 0)}---\n").names() == ["balance-sum"]


def test_of_several_strategies_the_whole_organisations_is_meant(shares):
    unit = intends(0, 100, 0, 0).replace("kind: strategy\n", "kind: strategy\nunit: ward\n")
    before = f"{UNIT}---\n{intends(40, 35, 25, 0)}---\n{unit}---\n"
    assert shares(4, 3, 2, before=before).findings == ()


def test_the_only_strategy_is_meant_though_it_is_a_units(shares):
    unit = intends(45, 40, 15, 0).replace("kind: strategy\n", "kind: strategy\nunit: ward\n")
    assert shares(4, 3, 2, before=f"{UNIT}---\n{unit}---\n").places() == [("too-little-mobilisation", "15%")]


def test_where_only_units_have_strategies_the_actions_are_judged(shares):
    unit = intends(10, 90, 0, 0).replace("kind: strategy\n", "kind: strategy\nunit: ward\n")
    before = f"{UNIT}---\n{unit}---\n{unit.replace('ward', 'home')}---\n".replace(
        "Ward}]", "Ward}, {id: home, name: Home}]"
    )
    assert shares(4, 3, 2, before=before).places() == [("too-little-mobilisation", "Competence plan")]


@pytest.mark.parametrize(
    ("before", "more"),
    [
        ("kind: strategy\nbalance: {acquire: 20, develop: 70%, mobilise: 10%, phase_out: 0%}\n---\n", ""),
        ("kind: strategy\nbalance: {acquire: 20%}\n---\n", ""),
        (f"{intends(20, 70, 10, 0)}unit: [ward]\n---\n", ""),
        (f"{intends(100, 0, 0, 0)}unit: the ward\n---\n", ""),
        ("", "id: X\nstrategy: mobilize\n"),
        ("kind: strategy\nbalance: half and half\n---\n", ""),
        ("", "id: X\nstrategy: mobilise\npart_of: H 0\n"),
        ("", "id: X\ntitle:\n"),
        (f"{intends(20, 70, 10, 0)}---\n", "id: X\nstrategy: mobilize\n"),
        (f"{intends(100, 0, 0, 0)}---\n", "id: X\nstrategy: mobilize\n"),
        (f"{intends(100, 0, 0, 0)}---\n", "id: X\ntitle:\n"),
    ],
)
def test_shares_are_not_told_where_something_they_count_could_not_be_read(shares, before, more):
    found = shares(0, 8, 1, before=before, more=(more,) if more else ())
    assert found.names()
    assert found.places(*RULES) == []


@pytest.mark.parametrize(
    ("balance", "told"),
    [
        ("kind: strategy\n", {"too-little-mobilisation", "too-much-development"}),
        (intends(20, 70, 10, 0), {"too-little-mobilisation", "too-much-development", "off-balance"}),
    ],
)
def test_what_else_could_not_be_read_keeps_nothing_silent(shares, balance, told):
    found = shares(0, 8, 1, before=f"{balance}service_quality: Yes.\n---\n")
    assert {name for name, _ in found.places(*RULES)} == told
