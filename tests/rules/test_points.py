"""The nine points of an action and its strategy: where they are missing, and where they are not."""

from __future__ import annotations

import pytest

from kivplan.findings import Level
from kivplan.model.strategy_ways import AcquireMeans, DevelopMeans, MobiliseMeans, PhaseOutMeans
from kivplan.rules.points import STRATEGY_OF

POINTS = {
    "no-responsible": "responsible",
    "no-aim": "aim",
    "no-criteria": "criteria",
    "no-target-group": "target_group",
    "no-approach": "approach",
    "no-implementation": "implementation",
    "no-time": "time",
    "no-cost": "cost",
    "no-evaluation": "evaluation",
    "no-strategy": "strategy",
}
LEVELS = {
    "no-responsible": "iwe",
    "no-aim": "iwe",
    "no-criteria": "iwe",
    "no-target-group": "iww",
    "no-approach": "iii",
    "no-implementation": "iww",
    "no-time": "iwe",
    "no-cost": "iww",
    "no-evaluation": "iww",
    "no-strategy": "iwe",
}
ALL_EMPTY = "".join(f"{key}:\n" for key in POINTS.values())


def without(rule: str) -> str:
    """The keys of an action that lacks one point; an aim is also given by goals with criteria."""
    more = "serves:\n" if rule == "no-aim" else ""
    return f"id: H1\n{POINTS[rule]}:\n{more}"


@pytest.mark.parametrize("rule", POINTS)
def test_a_missing_point_is_told_at_the_actions_id(check, rule):
    found = check(without(rule))
    assert found.places() == [(rule, "H1")]
    place = found.of(rule).place
    assert found.text.splitlines()[place.line - 1] == "  - id: H1"
    assert (place.file, place.column, place.end_column) == ("plan.yaml", 9, 11)


@pytest.mark.parametrize("rule", POINTS)
@pytest.mark.parametrize(("status", "number"), [("draft", 0), ("proposed", 1), ("adopted", 2), ("closed", 2)])
def test_levels_grow_with_the_plans_life(check, rule, status, number):
    letter = LEVELS[rule][number]
    expected = {"i": Level.INFO, "w": Level.WARNING, "e": Level.ERROR}[letter]
    assert check(without(rule), status=status).of(rule).level is expected


def test_an_action_that_says_nothing_is_told_of_every_point_at_one_place(check):
    found = check(f"id: H1\n{ALL_EMPTY}serves:\n")
    assert [name for name in found.names() if name in POINTS] == list(POINTS)
    assert len({finding.place for finding in found.findings}) == 1


def test_the_message_names_the_action_by_id_and_the_first_words_of_a_long_title(check):
    found = check("id: H1\ntitle: A course in wound care for all who work nights in the three homes\nresponsible:\n")
    start = found.of("no-responsible").message.split(" has ")[0]
    assert start == "H1 “A course in wound care for all who work nights …”"


def test_the_units_own_manager_is_suggested_as_responsible(check, plan_of):
    plan = plan_of("id: H1\nresponsible:\n", "id: H0\n", about="unit: ward\nperiod: {start: 2026, end: 2026}")
    head = (
        "kind: plan\nformat: 1\ntitle: Plan\norganisation: Nordvik\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"
        "people: [{id: head, role: Head}]\nunits: [{id: ward, name: Ward, manager: head}]\n"
    )
    assert check(f"{head}---\n{plan}").of("no-responsible").hint.endswith("such as head")


@pytest.mark.parametrize(
    "keys",
    [
        "aim:\nserves: [G1]\n",
        "aim: Safe nurses.\nserves:\ncriteria:\n",
    ],
)
def test_an_aim_is_given_in_words_or_by_goals_and_criteria_together(check, keys):
    assert check(f"id: H1\n{keys}").places("no-aim") == []


@pytest.mark.parametrize("keys", ["aim:\nserves:\n", "aim:\ncriteria:\n"])
def test_goals_alone_or_criteria_alone_are_no_aim(check, keys):
    assert check(f"id: H1\n{keys}").places("no-aim") == [("no-aim", "H1")]


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("{who: Nurses, places: 3}", True),
        ("{who: Nurses, size: 12, places: 3}", True),
        ("{who: Nurses, size: 12, places: 12}", False),
        ("{who: Nurses, size: 12}", False),
        ("{who: Nurses, places: 3, selection: Lots are drawn.}", False),
    ],
)
def test_limited_places_need_a_selection(check, group, told):
    found = check(f"id: H1\ntarget_group: {group}\n")
    assert found.places() == ([("no-target-group", "H1")] if told else [])


@pytest.mark.parametrize("given", ["activities: [{title: Meet}]", "methods: [Talks]", "arenas: [network]"])
def test_one_of_methods_arenas_and_activities_is_implementation_enough(check, given):
    assert check(f"id: H1\nimplementation: {{{given}}}\n").findings == ()


@pytest.mark.parametrize("given", ["place: The ward", "resources: [A room]"])
def test_a_place_or_resources_alone_are_not(check, given):
    assert check(f"id: H1\nimplementation: {{{given}}}\n").places() == [("no-implementation", "H1")]


@pytest.mark.parametrize(
    "time", ["start: 2026-01", "end: 2026", "deadline: 2026-Q3", "at: 2026-11-02", "yearly: [10-01]", "until: Filled"]
)
def test_any_form_of_time_is_a_time(check, time):
    assert check(f"id: H1\ntime: {{{time}}}\n").findings == ()


@pytest.mark.parametrize(
    "cost",
    [
        "fixed: 0",
        "hours: 0",
        "total: 5000",
        "years: {2026: 100}",
        "cap: 100",
        "cap_per_participant: 100",
        "per_participant: 40000",
        "substitutes: 1",
    ],
)
def test_any_figure_of_cost_is_a_cost(check, cost):
    assert check(f"id: H1\ncost: {{{cost}}}\n").places("no-cost") == []


@pytest.mark.parametrize("figure", ["cost: 0", "hours: 4"])
def test_a_figure_on_an_activity_is_a_cost(check, figure):
    keys = f"id: H1\ncost:\nimplementation: {{activities: [{{title: Meet, {figure}}}]}}\n"
    assert check(keys).findings == ()


@pytest.mark.parametrize("cost", ["cost_centre: 310", "grants: [{from: The state, status: applied}]", "savings: 100"])
def test_who_pays_does_not_say_what_it_costs(check, cost):
    assert check(f"id: H1\ncost: {{{cost}}}\n").places() == [("no-cost", "H1")]


def test_means_tell_which_strategy_is_meant(check):
    found = check("id: H1\nstrategy:\nmeans: hiring_in\n")
    assert found.of("no-strategy").hint == "add `strategy: acquire`, which hiring_in belongs to"


def test_the_means_of_each_strategy_are_those_of_the_format():
    of = {"acquire": AcquireMeans, "develop": DevelopMeans, "mobilise": MobiliseMeans, "phase_out": PhaseOutMeans}
    assert {means: s for s, record in of.items() for means in record.model_fields} == STRATEGY_OF


def test_goals_and_criteria_may_stand_apart_in_a_whole_and_its_part(check):
    part = "---\nid: H2\npart_of: H1\naim:\n"
    assert check(f"id: H1\naim:\nserves:\n{part}criteria:\n").places("no-aim") == []
    assert check(f"id: H1\naim:\ncriteria:\n{part}serves:\n").places("no-aim") == []
    assert check(f"id: H1\naim:\nserves:\n{part}serves:\n").places("no-aim") == [("no-aim", "H1")]


def test_an_aim_of_the_whole_is_enough_where_its_part_has_none(check):
    nothing = "aim:\nserves:\ncriteria:\n"
    part = f"---\nid: H2\npart_of: H1\n{nothing}"
    assert check(f"id: H1\naim: Safe nurses.\nserves:\ncriteria:\n{part}").places("no-aim") == []


@pytest.mark.parametrize("own", ["{who: Nurses, places: 3}", "{who: Nurses, selection: Lots are drawn.}"])
def test_who_gets_the_places_may_be_said_in_a_part(check, own):
    other = {"{who: Nurses, places: 3}": "{who: Nurses, selection: Lots are drawn.}"}.get(own, "{who: A, places: 3}")
    assert check(f"id: H1\ntarget_group: {own}\n---\nid: H2\npart_of: H1\ntarget_group: {other}\n").findings == ()


@pytest.mark.parametrize("time", ["time: {}\n", "time: {start: }\n", "time: {yearly: []}\n"])
def test_a_time_that_says_nothing_is_none(check, time):
    assert check(f"id: H1\n{time}").places() == [("no-time", "H1")]


def test_a_part_need_not_repeat_what_its_whole_says(check):
    part = f"id: H2\n{ALL_EMPTY}serves:\nneeds:\npart_of: H1\n"
    assert check(f"id: H1\n---\n{part}").findings == ()


@pytest.mark.parametrize("rule", [rule for rule in POINTS if rule not in {"no-responsible", "no-strategy"}])
def test_what_a_part_says_counts_for_its_whole(check, rule):
    found = check(f"{without(rule)}---\nid: H2\npart_of: H1\n")
    assert found.findings == ()


@pytest.mark.parametrize("rule", ["no-responsible", "no-strategy"])
def test_the_whole_says_itself_who_answers_for_it_and_which_strategy_it_is(check, rule):
    assert check(f"{without(rule)}---\nid: H2\npart_of: H1\n").places() == [(rule, "H1")]


def test_what_both_lack_is_told_of_the_whole_alone_at_any_depth(check):
    parts = "---\nid: H2\napproach:\npart_of: H1\n---\nid: H3\napproach:\npart_of: H2\n"
    assert check(f"id: H1\napproach:\n{parts}").places() == [("no-approach", "H1")]


def test_an_action_that_goes_on_is_judged_by_its_last_term(check, plan_of):
    first = plan_of("id: H1\napproach:\n", "id: H0\n")
    then = plan_of("id: H1\ntime:\n", about="period: {start: 2027, end: 2027}")
    found = check(f"{first}---\n{then}")
    assert found.places() == [("no-time", "H1")]
    assert found.of("no-time").place.line > found.text.splitlines().index("period: {start: 2027, end: 2027}")


def test_an_other_action_is_asked_the_nine_points_too(check):
    assert check("id: H1\nstrategy: other\nresponsible:\n").places() == [("no-responsible", "H1")]


def test_who_manages_the_unit_of_the_last_term_is_suggested_and_otherwise_nobody(check, plan_of):
    head = (
        "kind: plan\npeople: [{id: head, role: Head}, {id: cook, role: Cook}]\n"
        "units: [{id: ward, name: Ward, manager: head}, {id: kitchen, name: Kitchen, manager: cook}]\n"
    )
    first = plan_of("id: H1\nresponsible:\n", about="unit: ward\nperiod: {start: 2026, end: 2026}")
    then = plan_of("id: H1\nresponsible:\n", about="unit: kitchen\nperiod: {start: 2027, end: 2027}")
    hint = "add `responsible:` with the id of one person or unit"
    assert check(f"{head}---\n{first}---\n{then}").of("no-responsible").hint == f"{hint}, such as cook"
    assert check("id: H1\nresponsible:\n").of("no-responsible").hint == hint
