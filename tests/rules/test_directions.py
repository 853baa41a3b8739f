"""Which way to go: the four strategies answered, and high emphasis followed by actions."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

NONE = "acquire:\ndevelop:\nmobilise:\nphase_out:\n"
BARE = (
    "kind: plan\nformat: 1\ntitle: Competence plan\norganisation: Nordvik\nlanguage: en\n"
    "period: {start: 2026, end: 2029}\nunits: [{id: ward, name: Ward}]\n"
)
EMPHASIS = "emphasis: {acquire: %s, develop: %s, mobilise: %s, phase_out: %s}"


def strategy(keys: str) -> str:
    return f"kind: strategy\n{keys}"


def areas(*emphases: str) -> str:
    """A strategy with areas P1, P2 …, each with these weights."""
    listed = [
        f"  - {{id: P{number}, title: Area {number}, {EMPHASIS % tuple(weights.split())}}}\n"
        for number, weights in enumerate(emphases, 1)
    ]
    return strategy("priority_areas:\n" + "".join(listed))


# ---- KIV401


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 3), ("closed", 3)])
def test_a_strategy_with_neither_direction_nor_action_is_told_at_the_strategy_document(check, status, level):
    found = check(strategy("acquire:\n"), status=status)
    assert found.places() == [("missing-strategy", "strategy")]
    finding = found.of("missing-strategy")
    assert finding.level is Level(level)
    assert (
        finding.message == "acquire has neither a direction nor an action, so nobody can tell whether it was considered"
    )
    assert finding.hint.startswith("add `acquire:` with `direction:` to a `kind: strategy` document")


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_phase_out_is_never_more_than_info(check, status):
    assert check(strategy("phase_out:\n"), status=status).of("missing-strategy").level is Level.INFO


def test_each_strategy_that_is_missing_is_told_in_their_order(check):
    found = check(strategy("phase_out:\ndevelop:\n"), status="adopted")
    assert [(f.message.split(" has ")[0], f.level) for f in found.findings] == [
        ("develop", Level.ERROR),
        ("phase out", Level.INFO),
    ]


def test_a_strategy_that_is_there_and_says_nothing_is_told_at_its_key(check):
    assert check(strategy("develop: {direction: }\n")).places() == [("missing-strategy", "develop")]
    assert check(strategy("develop: {means: {}}\n")).places() == [("missing-strategy", "develop")]


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("acquire", "{direction: Nobody is to be recruited in this period.}"),
        ("acquire", "{means: {cooperation: With the college.}}"),
        ("develop", "{means: {learning_at_work: Mentors.}}"),
        ("phase_out", "{means: {attrition: Posts are changed when they fall vacant.}}"),
        ("mobilise", "{drivers: {autonomy: Wards decide themselves.}}"),
    ],
)
def test_direction_means_or_drivers_are_an_answer(check, plan_of, name, answer):
    other = plan_of("id: H1\nstrategy: other\n")
    found = check(f"{strategy(f'{name}: {answer}')}\n---\n{other}")
    assert found.findings == ()


def test_a_direction_in_a_units_strategy_is_an_answer(check):
    unit = "kind: strategy\nunit: ward\nacquire: {direction: Nobody.}\n"
    assert check(f"{BARE}---\n{strategy('acquire:')}\n---\n{unit}").findings == ()


def test_an_action_is_an_answer(check):
    assert check(f"{strategy('mobilise:')}\n---\nid: H1\nstrategy: mobilise\n").findings == ()


def test_a_part_of_an_action_is_none(check):
    found = check(f"{strategy('acquire:')}\n---\nid: H1\n---\nid: H2\npart_of: H1\nstrategy: acquire\n")
    assert found.places() == [("missing-strategy", "strategy")]


def test_emphasis_and_intended_shares_are_no_answer(check):
    keys = f"acquire:\npriority_areas: [{{id: P1, title: Area, {EMPHASIS % ('none', 'low', 'low', 'none')}}}]\n"
    found = check(strategy(f"{keys}balance: {{acquire: 0%, develop: 50%, mobilise: 50%, phase_out: 0%}}\n"))
    assert found.places() == [("missing-strategy", "strategy")]


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 3)])
def test_where_none_is_answered_that_is_told_once(check, plan_of, status, level):
    other = plan_of("id: H1\nstrategy: other\n")
    found = check(f"{strategy(NONE)}---\n{other}", status=status)
    assert found.places() == [("missing-strategy", "strategy")]
    finding = found.of("missing-strategy")
    assert finding.level is Level(level)
    assert finding.message.startswith("the plan says nothing of acquire, develop, mobilise or phase out, so nobody can")
    assert finding.hint == "add a `direction:` for each to a `kind: strategy` document, and `strategy:` to the actions"


def test_without_a_strategy_document_it_is_told_at_the_plans_title(judge, plan_of):
    assert judge(BARE).places("missing-strategy") == [("missing-strategy", "Competence plan")]
    actions = plan_of("id: H1\n")
    found = judge(f"{BARE}---\n{actions}")
    assert found.places("missing-strategy") == [("missing-strategy", "Competence plan")] * 3


def test_it_is_told_at_the_strategy_of_the_whole_organisation(check):
    unit = "kind: strategy\nunit: ward\n"
    found = check(f"{BARE}---\n{strategy(NONE)}---\n{unit}")
    place = found.findings[0].place
    assert found.text.splitlines()[place.line] != "unit: ward"


@pytest.mark.parametrize(
    "broken",
    [
        f"{strategy('acquire: {direction: [a, b]}')}\n",
        f"{strategy('acquire: [a, b]')}\n",
        f"{strategy('acquire: Nobody')}\n",
        f"{strategy(NONE.replace('acquire:', 'acquire: Nobody'))}---\nid: H1\nstrategy: other\n",
        f"{strategy('acquire:')}\n---\nid: H1\npart_of: H 0\n",
        f"{strategy('acquire:')}\n---\nid: H1\nstrategy: acquires\n",
        f"{strategy('acquire:')}\n---\nid: H1\npart_of: [H0]\n",
        f"{strategy('acquire:')}\n---\nid: H1\ntitle:\n",
        f"{strategy(NONE)}---\nid: H1\nstrategy: mobilize\n---\nid: H2\nstrategy: other\n",
    ],
)
def test_what_could_not_be_read_is_not_called_missing(check, broken):
    found = check(broken)
    assert found.names()
    assert "missing-strategy" not in found.names()


@pytest.mark.parametrize("keys", ["acquire:\n", NONE])
def test_what_a_unit_answers_and_could_not_be_read_is_not_called_missing(check, plan_of, keys):
    unit = "kind: strategy\nunit: ward\nacquire: Nobody\n"
    other = plan_of("id: H1\nstrategy: other\n")
    assert check(f"{BARE}---\n{strategy(keys)}---\n{unit}---\n{other}").names() == ["wrong-type"]


def test_what_else_could_not_be_read_keeps_nothing_silent(check):
    assert check(strategy("acquire:\nservice_quality: Yes.\n")).names() == ["missing-strategy", "wrong-type"]


# ---- KIV405


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_high_emphasis_without_such_an_action_is_told_at_the_emphasis(check, status, level):
    found = check(f"{areas('high low high none')}---\nid: H1\npriority_area: P1\n", status=status)
    assert found.places() == [("emphasis-without-action", "high")]
    finding = found.of("emphasis-without-action")
    assert finding.level is Level(level)
    assert finding.message.startswith(
        "the priority area P1 “Area 1” has high emphasis on acquire, and none of its actions"
    )
    assert finding.hint.startswith("add `priority_area: P1` to the acquire actions that belong there, plan one")
    line = found.text.splitlines()[finding.place.line - 1]
    assert line[: finding.place.column - 1].endswith("acquire: ")


def test_each_area_and_each_strategy_is_told(check):
    found = check(f"{areas('high low high none', 'none high low high')}---\nid: H1\npriority_area: P1\n")
    told = [f.message.split(", and")[0].split("area ")[1] for f in found.findings]
    assert told == [
        "P1 “Area 1” has high emphasis on acquire",
        "P2 “Area 2” has high emphasis on develop",
        "P2 “Area 2” has high emphasis on phase out",
    ]


@pytest.mark.parametrize("weight", ["none", "low", "medium"])
def test_other_weights_ask_for_no_action(check, weight):
    assert check(f"{areas(f'{weight} {weight} high {weight}')}---\nid: H1\npriority_area: P1\n").findings == ()


def test_an_area_without_emphasis_asks_for_none(check):
    keys = "priority_areas: [{id: P1, title: Area}]\n"
    assert check(strategy(keys)).findings == ()


def test_an_action_of_another_area_does_not_count(check):
    found = check(f"{areas('none none high none', 'none none low none')}---\nid: H1\npriority_area: P2\n")
    assert found.places() == [("emphasis-without-action", "high")]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("priority_area: P1\n", "strategy: acquire\n"),
        ("strategy: acquire\n", "priority_area: P1\nstrategy:\n"),
        ("strategy: mobilise\n", "priority_area: P1\nstrategy: acquire\n"),
    ],
)
def test_a_part_counts_with_the_area_and_the_strategy_of_its_whole(check, whole, part):
    found = check(f"{areas('high none none none')}---\nid: H1\n{whole}---\nid: H2\npart_of: H1\n{part}")
    assert found.findings == ()


def test_a_part_of_nothing_that_is_there_counts_with_its_own(check):
    found = check(f"{areas('high none none none')}---\nid: H1\npart_of: H9\npriority_area: P1\nstrategy: acquire\n")
    assert found.places("emphasis-without-action") == []


def test_a_part_that_names_no_strategy_has_that_of_its_whole(check):
    part = "id: H2\npart_of: H1\npriority_area: P1\nstrategy:\n"
    found = check(f"{areas('high none none none')}---\nid: H1\nstrategy: mobilise\n---\n{part}")
    assert found.places() == [("emphasis-without-action", "high")]


def test_an_earlier_term_of_an_action_counts(check, plan_of):
    first = plan_of("id: H1\nstrategy: acquire\npriority_area: P1\n", "id: H0\npriority_area: P1\n")
    then = plan_of("id: H1\nstrategy: mobilise\npriority_area: P1\n", about="period: {start: 2027, end: 2027}")
    assert check(f"{areas('high none none none')}---\n{first}---\n{then}").findings == ()


def test_an_action_of_the_area_that_names_no_strategy_may_be_the_one(check):
    found = check(f"{areas('high none none none')}---\nid: H1\npriority_area: P1\nstrategy:\n")
    assert found.places() == [("no-strategy", "H1")]


def test_an_action_of_an_area_that_nothing_has_may_be_the_one(check):
    found = check(f"{areas('none none high none', 'high none none none')}---\nid: H1\npriority_area: P3\n")
    assert found.places("unknown-reference", "emphasis-without-action") == [
        ("emphasis-without-action", "high"),
        ("unknown-reference", "P3"),
    ]
    assert "on acquire" in found.of("emphasis-without-action").message


def test_where_no_action_names_an_area_that_is_told_once(check):
    found = check(areas("high high high none", "none high low high"))
    assert found.places() == [("emphasis-without-action", "priority_areas")]
    finding = found.findings[0]
    assert finding.message.startswith("no action says which priority area it belongs to, so nobody can see")
    assert finding.hint == "add `priority_area:` to the actions: P1 or P2"


def test_emphasis_waits_until_there_is_an_action(judge):
    directions = "".join(f"{name}: {{direction: D.}}\n" for name in ("acquire", "develop", "mobilise", "phase_out"))
    empty = "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions: []\n"
    for text in (
        f"{BARE}---\n{areas('high high high high')}{directions}",
        f"{BARE}---\n{areas('high low low low')}---\n{empty}",
    ):
        assert judge(text).places("emphasis-without-action") == []


@pytest.mark.parametrize("keys", ["priority_area: [P1]\n", "strategy: aquire\n", "part_of: H 0\n", "title:\n"])
def test_emphasis_is_not_held_against_actions_that_could_not_be_read(check, keys):
    found = check(f"{areas('high none none none')}---\nid: H1\n{keys}---\nid: H2\npriority_area: P1\n")
    assert found.names()
    assert "emphasis-without-action" not in found.names()


def test_an_emphasis_that_could_not_be_read_is_not_judged(check):
    found = check(f"{areas('high hihg none none')}---\nid: H1\npriority_area: P1\n")
    assert found.names() == ["bad-value"]
