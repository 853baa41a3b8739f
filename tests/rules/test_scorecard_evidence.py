"""What speaks for each success factor, line by line: each fact as it is told, and what it is weighed by."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kivplan.plan import load_text
from kivplan.rules.rule import Context
from kivplan.rules.scorecard import EVIDENCE, scorecard
from kivplan.rules.settings import settings_of

from .test_scorecard import DAY, action, read, report, whole, without

if TYPE_CHECKING:
    from kivplan.rules.evidence import Evidence

Documents = dict[str, dict[str, Any]]


def evidence(documents: Documents, factor: int, day: date) -> Evidence:
    plan = read(documents)
    return EVIDENCE[factor](Context(plan, day, settings_of(plan).limits))


def facts(documents: Documents, factor: int, day: date = DAY) -> list[str]:
    """The facts of a factor, each behind whether it is done or planned."""
    return [f"{'done' if one.done else 'planned'}: {one.text}" for one in evidence(documents, factor, day).facts]


def marks(documents: Documents, factor: int, day: date = DAY) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What a factor is weighed by, so many of so many: of what is done, and of what is planned."""
    found = evidence(documents, factor, day).marks
    done, planned = ([(one.count, one.of) for one in found if one.done is way] for way in (True, False))
    return done, planned


def lacking(documents: Documents, factor: int, day: date = DAY) -> list[str]:
    return [str(text) for text in scorecard(read(documents), day, found=())[factor - 1].lacking]


def changed(where: tuple[str | int, ...], value: object, documents: Documents | None = None) -> Documents:
    """The whole plan, or ``documents``, with a value put at a path."""
    made: Any = whole() if documents is None else documents
    at = made
    for step in where[:-1]:
        at = at[step]
    at[where[-1]] = value
    return made


def reached(*entries: dict[str, object]) -> list[dict[str, object]]:
    return [{"date": "2026-11", **entry} for entry in entries]


# ---------------------------------------------------------------- 1: managers communicate the plan


def test_of_communication_it_is_told_who_was_reached_and_which_messages_are_planned():
    assert facts(whole(), 1) == [
        "done: Managers reached: 9 of 10, last 2026-11-30",
        "done: Employees reached: 9 of 10, last 2026-11-30",
        "done: Other groups told: 1",
        "planned: Messages to managers: 1",
        "planned: Messages to employees: 1",
    ]
    assert marks(whole(), 1) == ([(9, 10), (9, 10)], [(1, 1), (1, 1)])
    assert lacking(whole(), 1) == []


def test_a_fact_is_left_out_where_there_is_none_of_it():
    nothing = without("strategy", "communication", documents=without("follow-up", "communicated"))
    assert facts(nothing, 1) == []
    assert lacking(nothing, 1) == [
        "No report of the last two years says that managers were reached.",
        "No report of the last two years says that employees were reached.",
    ]


def test_groups_that_were_told_and_not_counted_are_named_with_their_day_and_do_not_weigh():
    told = reached({"group": "managers"}, {"group": "employees", "date": "2026-10-05"}, {"group": "hr"})
    documents = without("strategy", "communication", documents=changed(("follow-up", "communicated"), told))
    assert facts(documents, 1) == [
        "done: Managers told, not counted: last 2026-11-30",
        "done: Employees told, not counted: last 2026-10-05",
        "done: Other groups told: 1",
    ]
    assert marks(documents, 1) == ([(0, 0), (0, 0)], [(0, 1), (0, 1)])
    assert lacking(documents, 1) == [
        "Nobody has counted how many managers were reached.",
        "Nobody has counted how many employees were reached.",
    ]


def test_too_few_reached_is_said_of_each_group_by_itself():
    told = reached({"group": "managers", "reached": 7, "of": 10}, {"group": "employees", "reached": 8, "of": 10})
    documents = changed(("follow-up", "communicated"), told)
    assert lacking(documents, 1) == ["Fewer than three in four managers are reported reached."]
    told[0]["reached"], told[1]["reached"] = 8, 7
    assert lacking(documents, 1) == ["Fewer than three in four employees are reported reached."]


@pytest.mark.parametrize(("group", "weighed"), [("managers", [(1, 1), (0, 1)]), ("employees", [(0, 1), (1, 1)])])
def test_a_message_counts_for_the_group_it_is_planned_for(group, weighed):
    documents = changed(("strategy", "communication"), [{"group": group, "message": "The plan is yours."}])
    assert marks(without("follow-up", "communicated", documents=documents), 1) == ([(0, 0), (0, 0)], weighed)


@pytest.mark.parametrize(("group", "weighed"), [("managers", [(1, 1), (0, 1)]), ("employees", [(0, 1), (1, 1)])])
def test_a_group_that_was_reached_needs_no_message_any_more(group, weighed):
    documents = changed(("follow-up", "communicated"), reached({"group": group, "reached": 3, "of": 4}))
    assert marks(without("strategy", "communication", documents=documents), 1)[1] == weighed


@pytest.mark.parametrize(
    ("meetings", "told"),
    [
        ([{"participants": 7, "invited": 9}], "done: Took part in a work meeting: 7 of 9 invited"),
        (
            [{"participants": 7, "invited": 9}, {"participants": 2, "invited": 3}, {"participants": 2}],
            "done: Took part in the work meetings: 9 of 12 invited, over 2 meetings",
        ),
        ([{"participants": 7}], None),
    ],
)
def test_work_meetings_are_told_of_when_they_say_who_came_and_who_was_invited(meetings, told):
    held = [{"step": "future", **meeting} for meeting in meetings]
    documents = changed(("foundation", "meetings"), held)
    assert facts(documents, 1) == [*facts(whole(), 1)[:3], *([told] if told else []), *facts(whole(), 1)[3:]]
    assert marks(documents, 1) == marks(whole(), 1)


# ---------------------------------------------------------------- 2: clear roles, and training for them


def test_of_roles_it_is_told_who_was_trained_and_heard_and_who_has_something_to_do():
    assert facts(whole(), 2) == [
        "done: Managers trained in the plan's tools: 9 of 10, last 2026-11-30",
        "done: Employees trained in the plan's tools: 9 of 10, last 2026-11-30",
        "done: HR trained in the plan's tools: 9 of 10, last 2026-11-30",
        "done: Taken up with the unions once, 2025-11-18",
        "planned: A role described, of managers, employees and HR: 3 of 3",
        "planned: Training for the role: 3 of 3",
        "planned: Actions with somebody responsible: 10 of 10",
    ]
    assert marks(whole(), 2) == ([(9, 10), (1, 1)], [(1, 1), (10, 10)])


def test_groups_that_were_trained_and_not_counted_are_among_the_others_but_managers_by_themselves():
    groups = ("managers", "employees", "hr", "board")
    documents = changed(("follow-up", "trained"), reached(*({"group": group} for group in groups)))
    assert facts(documents, 2)[:3] == [
        "done: Managers trained, not counted: last 2026-11-30",
        "done: Other groups trained: 3",
        "done: Taken up with the unions once, 2025-11-18",
    ]
    assert marks(documents, 2)[0] == [(0, 0), (1, 1)]
    assert lacking(documents, 2) == ["Nobody has counted how many managers were trained."]


@pytest.mark.parametrize(("group", "called"), [("managers", "Managers"), ("employees", "Employees"), ("hr", "HR")])
def test_a_group_that_was_counted_is_not_among_the_others(group, called):
    documents = changed(("follow-up", "trained"), reached({"group": group, "reached": 1, "of": 4}))
    assert facts(documents, 2)[:2] == [
        f"done: {called} trained in the plan's tools: 1 of 4, last 2026-11-30",
        "done: Taken up with the unions once, 2025-11-18",
    ]


def test_what_is_lacking_in_training_is_that_nobody_tells_or_too_few_are_reached():
    told = reached({"group": "managers", "reached": 7, "of": 10})
    few = changed(("follow-up", "trained"), told)
    assert lacking(few, 2) == ["Fewer than three in four managers are reported trained."]
    assert lacking(without("follow-up", "trained"), 2) == [
        "No report of the last two years says that managers were trained in the plan's tools."
    ]


def test_talks_with_the_unions_are_counted_with_the_day_of_the_last():
    talks = [{"date": day, "with": "The unions", "form": "discussed"} for day in ("2025-11-18", "2026-05-04")]
    documents = changed(("plan", "union_dialogue"), talks)
    assert "done: Taken up with the unions 2 times, last 2026-05-04" in facts(documents, 2)
    assert marks(documents, 2)[0][1] == (1, 1)
    nobody = without("plan", "union_dialogue")
    assert not [text for text in facts(nobody, 2) if "unions" in text]
    assert marks(nobody, 2)[0][1] == (0, 1)
    assert lacking(nobody, 2) == ["It is not reported that the plan was taken up with the unions."]


def test_only_the_roles_of_managers_employees_and_hr_are_counted():
    roles = [{"group": "managers", "does": "Lead.", "training": "A day."}, {"group": "hr", "does": "Help."}]
    documents = changed(("strategy", "roles"), [*roles, {"group": "board", "does": "Decide.", "training": "An hour."}])
    assert "planned: A role described, of managers, employees and HR: 2 of 3" in facts(documents, 2)
    assert "planned: Training for the role: 1 of 3" in facts(documents, 2)
    assert marks(documents, 2)[1] == [(0, 1), (10, 10)]


def test_actions_without_somebody_responsible_are_missing_from_the_count():
    documents = without("actions", "actions", 0, "responsible")
    assert "planned: Actions with somebody responsible: 9 of 10" in facts(documents, 2)
    assert marks(documents, 2)[1] == [(1, 1), (9, 10)]


# ---------------------------------------------------------------- 3: tied to budget and other planning


def test_of_planning_it_is_told_what_is_decided_runs_is_paid_for_and_serves_something():
    assert facts(changed(("plan", "related_plans"), [{"title": "The budget plan"}]), 3) == [
        "done: The plan is adopted, last decided 2025-12-11",
        "done: Action plans that run now: 1",
        "done: Spending or hours reported, of the actions done or under way: 10 of 10",
        "planned: Action plans with a budget: 1 of 1",
        "planned: Tasks in the annual wheel tied to the budget: 1",
        "planned: Other plans it is tied to: 1",
        "planned: Actions that serve a goal, a need or a cause: 10 of 10",
        "planned: Actions with a known cost: 10 of 10",
    ]
    assert marks(whole(), 3) == ([(1, 1), (1, 1)], [(1, 1), (10, 10), (10, 10)])


def decided(*decisions: tuple[str, str]) -> Documents:
    """The whole plan with these decisions, each an outcome and a day."""
    made = [{"body": "Council", "outcome": outcome, "date": day} for outcome, day in decisions]
    return changed(("plan", "decisions"), made)


@pytest.mark.parametrize(
    ("decisions", "day"),
    [
        ([("adopted", "2025-12-11"), ("revised", "2026-12-10")], "2026-12-10"),
        ([("revised", "2026-12-10"), ("adopted", "2025-12-11")], "2026-12-10"),
        ([("adopted", "2025-12-11"), ("noted", "2026-12-10")], "2025-12-11"),
        ([("adopted", "2025-12-11"), ("revised", "2027-03-02")], "2025-12-11"),
        ([("adopted", "2027-03-01")], "2027-03-01"),
    ],
)
def test_the_last_decision_is_the_last_that_adopted_or_revised_it_by_the_day(decisions, day):
    documents = decided(*decisions)
    assert facts(documents, 3)[0] == f"done: The plan is adopted, last decided {day}"
    assert marks(documents, 3)[0][0] == (1, 1)


@pytest.mark.parametrize("decision", [("noted", "2025-12-11"), ("adopted", "2027-03-02")])
def test_a_plan_nobody_has_adopted_yet_is_not_said_to_be(decision):
    documents = decided(decision)
    assert facts(documents, 3)[0] == "done: Action plans that run now: 1"
    assert marks(documents, 3)[0] == [(0, 1), (1, 1)]
    assert lacking(documents, 3) == ["The plan is not adopted."]


def test_a_decision_that_lacks_its_day_adopts_nothing():
    documents = changed(("plan", "decisions"), [{"body": "Council", "outcome": "adopted"}])
    plan, _ = load_text("\n---\n".join(map(json.dumps, documents.values())).encode())
    assert plan is not None
    facts_told = [str(fact.text) for fact in scorecard(plan, DAY, found=())[2].evidence]
    assert facts_told[0] == "Action plans that run now: 1"


@pytest.mark.parametrize("status", ["draft", "proposed"])
def test_no_action_plan_runs_before_the_plan_is_adopted(status):
    documents = changed(("plan", "status"), status)
    assert not [text for text in facts(documents, 3) if "run now" in text]
    assert marks(documents, 3)[0] == [(1, 1), (0, 1)]


def test_of_a_closed_plan_no_action_plan_needs_to_run():
    over = changed(("actions", "period"), {"start": 2026, "end": 2026})
    assert marks(over, 3)[0] == [(1, 1), (0, 1)]
    assert lacking(over, 3) == ["No action plan runs now."]
    assert marks(changed(("plan", "status"), "closed", over), 3)[0] == [(1, 1), (1, 1)]


def spending(documents: Documents, day: date = DAY) -> list[str]:
    return [text.rpartition(": ")[2] for text in facts(documents, 3, day) if "Spending" in text]


def test_spending_is_reported_in_money_or_hours_even_none_of_it():
    documents = whole()
    told = documents["follow-up"]["actions"]
    told["H0"] = {"status": "done", "spent": 0}
    told["H1"] = {"status": "on_track", "hours": 0}
    told["H2"] = {"status": "off_track"}
    told["H3"] = {"status": "at_risk"}
    assert spending(documents) == ["8 of 10"]


def test_spending_is_asked_of_actions_under_way_that_cost_something():
    documents = whole()
    told = documents["follow-up"]["actions"]
    told["H0"] = {"status": "postponed", "hours": 5}
    del documents["actions"]["actions"][1]["cost"]
    assert spending(documents) == ["8 of 8"]


def test_the_cost_of_a_part_is_enough_for_spending_to_be_asked_of_the_whole():
    documents = whole()
    del documents["actions"]["actions"][0]["cost"]
    documents["actions"]["actions"].append({**action(1), "id": "H0a", "title": "A part", "part_of": "H0"})
    assert spending(documents) == ["10 of 10"]


def test_spending_told_once_is_told_and_what_is_told_after_the_day_is_not():
    documents = whole()
    del documents["follow-up"]["actions"]["H0"]["hours"]
    assert spending(documents) == ["9 of 10"]
    documents["later"] = {"kind": "follow-up", "date": "2027-03-02", "unit": "care"}
    documents["later"]["actions"] = {"H0": {"status": "done", "hours": 9}, "H1": {"status": "done"}}
    assert spending(documents) == ["9 of 10"]
    assert spending(documents, date(2027, 3, 2)) == ["10 of 10"]


@pytest.mark.parametrize(
    ("gone", "weighed"),
    [([("actions", "budget")], (1, 1)), ([("strategy", "annual_wheel")], (1, 1)), (None, (0, 1))],
)
def test_a_budget_or_the_annual_wheel_ties_the_plan_to_money(gone, weighed):
    documents = whole()
    for path in gone or [("actions", "budget"), ("strategy", "annual_wheel")]:
        documents = without(*path, documents=documents)
    assert marks(documents, 3)[1][0] == weighed


def test_only_tasks_tied_to_the_budget_are_counted_in_the_wheel():
    wheel = [{"month": 9, "title": "The budget", "linked_to": "budget"}, {"month": 3, "title": "Talks"}]
    wheel += [{"month": 10, "title": "The report", "linked_to": "report"}]
    documents = changed(("strategy", "annual_wheel"), wheel)
    assert "planned: Tasks in the annual wheel tied to the budget: 1" in facts(documents, 3)


def test_an_action_that_is_no_competence_action_is_counted_only_where_it_serves_something():
    documents = whole()
    other = {**action(0), "strategy": "other"}
    del other["means"]
    spared = {key: value for key, value in other.items() if key not in ("serves", "needs")}
    documents["actions"]["actions"] += [{**spared, "id": "X1"}, {**spared, "id": "X2"}, {**other, "id": "X3"}]
    for key in ("serves", "needs"):
        del documents["actions"]["actions"][0][key]
    assert "planned: Actions that serve a goal, a need or a cause: 10 of 11" in facts(documents, 3)
    assert marks(documents, 3)[1][1] == (10, 11)


def test_what_a_part_serves_and_costs_counts_for_its_whole():
    documents = whole()
    documents["actions"]["actions"].append({**action(1), "id": "H0a", "title": "A part", "part_of": "H0"})
    for key in ("serves", "needs", "cost"):
        del documents["actions"]["actions"][0][key]
    assert marks(documents, 3)[1] == [(1, 1), (10, 10), (10, 10)]


def test_an_action_without_a_cost_is_missing_from_the_count():
    documents = without("actions", "actions", 0, "cost")
    assert "planned: Actions with a known cost: 9 of 10" in facts(documents, 3)
    assert marks(documents, 3)[1] == [(1, 1), (10, 10), (9, 10)]


# ---------------------------------------------------------------- 4: the right balance


def test_of_the_balance_it_is_told_how_what_is_done_planned_and_intended_is_divided():
    assert facts(whole(), 4) == [
        "done: Done or under way: acquire 2, develop 3, mobilise 4, phase out 1",
        "planned: All actions: acquire 2 (20%), develop 3 (30%), mobilise 4 (40%), phase out 1 (10%)",
        "planned: Intended: acquire 20%, develop 30%, mobilise 40%, phase out 10%",
        "planned: Strategies with a direction or an action: 4 of 4",
    ]
    assert marks(whole(), 4) == ([(1, 1)], [(1, 1)] * 4)


def test_where_nothing_is_done_or_intended_that_is_not_told():
    documents = without("strategy", "balance", documents=without("follow-up"))
    assert [text.partition(":")[0] for text in facts(documents, 4)] == ["planned"] * 2
    assert marks(documents, 4) == ([(0, 1)], [(1, 1)] * 3)
    assert lacking(documents, 4) == ["Fewer than 8 actions are reported done or under way."]


def test_a_strategy_of_which_nothing_is_done_is_told_as_none():
    documents = changed(("follow-up", "actions", "H9"), {"status": "postponed"})
    assert facts(documents, 4)[0] == "done: Done or under way: acquire 2, develop 3, mobilise 4, phase out 0"


def test_a_plan_without_actions_is_not_told_to_be_divided():
    documents = changed(("actions", "actions"), [], without("follow-up"))
    assert [text.partition(" ")[2].partition(":")[0] for text in facts(documents, 4)] == [
        "Intended",
        "Strategies with a direction or an action",
    ]


def test_only_actions_that_count_are_done_or_under_way_in_the_balance():
    documents = whole()
    part = {**action(4), "id": "H4a", "title": "A part", "part_of": "H4"}
    unnamed = {key: value for key, value in action(3).items() if key not in ("strategy", "means")}
    documents["actions"]["actions"] += [part, {**unnamed, "id": "X1", "title": "Unnamed"}]
    documents["follow-up"]["actions"] |= {"H4a": report(4), "X1": {"status": "done"}}
    assert facts(documents, 4)[0] == "done: Done or under way: acquire 2, develop 3, mobilise 4, phase out 1"


def intending(*shares: int) -> Documents:
    """The whole plan with another balance intended: acquire, develop, mobilise, phase out."""
    given = zip(("acquire", "develop", "mobilise", "phase_out"), shares, strict=True)
    return changed(("strategy", "balance"), {name: f"{share}%" for name, share in given})


@pytest.mark.parametrize(
    ("wanted", "weighed"),
    [
        ((10, 40, 40, 10), (1, 1)),
        ((30, 20, 40, 10), (1, 1)),
        ((9, 30, 40, 21), (0, 1)),
        ((20, 41, 39, 0), (0, 1)),
    ],
)
def test_ten_percentage_points_off_is_near_and_more_is_not(wanted, weighed):
    documents = intending(*wanted)
    documents["plan"]["checks"] = {"limits": {"off-balance": 10}}
    done, planned = marks(documents, 4)
    assert (done, planned[2]) == ([weighed], weighed)


def balanced(*strategies: str) -> Documents:
    """The whole plan with actions of these strategies, all of them done, and no balance intended."""
    documents = without("strategy", "balance")
    numbers = {"acquire": 0, "develop": 2, "mobilise": 5, "phase_out": 9}
    made = [{**action(numbers[name]), "id": f"H{at}", "title": f"Action {at}"} for at, name in enumerate(strategies)]
    documents["actions"]["actions"] = made
    documents["follow-up"]["actions"] = {f"H{at}": report(numbers[name]) for at, name in enumerate(strategies)}
    return documents


LITTLE, MUCH = "Of what is done or under way, too little mobilises.", "Of what is done or under way, too much develops."


@pytest.mark.parametrize(
    ("mobilise", "develop", "limits", "weighed", "said"),
    [
        (4, 5, (40, 50), [(1, 1), (1, 1)], []),
        (3, 5, (40, 50), [(0, 1), (1, 1)], [LITTLE]),
        (4, 6, (40, 50), [(1, 1), (0, 1)], [MUCH]),
        (3, 6, (40, 50), [(0, 1), (0, 1)], [LITTLE, MUCH]),
    ],
)
def test_where_nothing_is_intended_the_limits_are_kept_to_the_very_percent(mobilise, develop, limits, weighed, said):
    rest = 10 - mobilise - develop
    documents = balanced(*["mobilise"] * mobilise, *["develop"] * develop, *["acquire"] * rest)
    names = ("too-little-mobilisation", "too-much-development")
    documents["plan"]["checks"] = {"limits": dict(zip(names, limits, strict=True))}
    assert marks(documents, 4) == (weighed, [*weighed, (1, 1)])
    assert lacking(documents, 4) == said


def test_an_intended_balance_is_itself_held_to_the_limits():
    documents = intending(20, 60, 10, 10)
    documents["plan"]["checks"] = {"limits": {"too-little-mobilisation": 11, "too-much-development": 59}}
    assert marks(documents, 4)[1][:2] == [(0, 1), (0, 1)]
    documents["plan"]["checks"] = {"limits": {"too-little-mobilisation": 10, "too-much-development": 60}}
    assert marks(documents, 4)[1][:2] == [(1, 1), (1, 1)]


def test_a_strategy_without_an_answer_is_missing_but_phase_out_may_be():
    documents = balanced(*["mobilise"] * 10)
    for name in ("acquire", "phase_out"):
        del documents["strategy"][name]
    assert facts(documents, 4)[-1] == "planned: Strategies with a direction or an action: 2 of 4"
    assert marks(documents, 4)[1][-1] == (0, 1)
    documents["strategy"]["acquire"] = {"direction": "This way."}
    assert facts(documents, 4)[-1] == "planned: Strategies with a direction or an action: 3 of 4"
    assert marks(documents, 4)[1][-1] == (1, 1)


def test_no_actions_are_too_few_to_judge_whatever_the_limit():
    documents = changed(("actions", "actions"), [], without("follow-up"))
    documents["plan"]["checks"] = {"limits": {"fewest-actions": 0}}
    assert lacking(documents, 4) == ["Actions that count in the balance: 0. At least 0 are needed to judge it."]


# ---------------------------------------------------------------- 5: actions with a high transfer value


def test_of_transfer_it_is_told_what_was_brought_back_and_what_is_prepared():
    assert facts(whole(), 5) == [
        "done: Development actions done and brought back to colleagues: 3 of 3",
        "done: Development actions done and evaluated at work, in behaviour or result: 3 of 3",
        "planned: Development actions that say how it comes to use: 3 of 3",
        "planned: Development actions with a manager who asks afterwards: 3 of 3",
        "planned: Development actions with practice at work: 3 of 3",
    ]
    assert marks(whole(), 5) == ([(3, 3)], [(3, 3)] * 3)


def test_each_thing_that_prepares_for_transfer_is_counted_by_itself():
    documents = whole()
    actions = documents["actions"]["actions"]
    actions[2]["transfer"] = {"manager_asks": "What changed?"}
    for number in (3, 4):
        del actions[number]["transfer"]["manager_asks"]
    for number in (2, 3, 4):
        actions[number]["implementation"] = {"arenas": ["external_course"]}
    assert facts(documents, 5)[2:] == [
        "planned: Development actions that say how it comes to use: 2 of 3",
        "planned: Development actions with a manager who asks afterwards: 1 of 3",
    ]
    assert marks(documents, 5)[1] == [(2, 3), (1, 3), (0, 3)]


def test_what_a_part_prepares_and_brings_back_counts_for_its_whole():
    documents = whole()
    documents["actions"]["actions"].append({**action(2), "id": "H2a", "title": "A part", "part_of": "H2"})
    for key in ("transfer", "implementation"):
        del documents["actions"]["actions"][2][key]
    documents["follow-up"]["actions"] |= {"H2": {"status": "done"}, "H2a": report(2)}
    assert marks(documents, 5) == ([(3, 3)], [(3, 3)] * 3)
    assert "2 of 3" not in "".join(facts(documents, 5))


@pytest.mark.parametrize(
    ("told", "count"),
    [({"behaviour": "Used."}, 3), ({"result": "Fewer wounds."}, 3), ({"reaction": "Fine.", "learning": "A lot."}, 2)],
)
def test_evaluated_at_work_is_in_behaviour_or_result(told, count):
    documents = changed(("follow-up", "actions", "H2", "evaluation"), told)
    text = "done: Development actions done and evaluated at work, in behaviour or result"
    assert facts(documents, 5)[1] == f"{text}: {count} of 3"


def test_what_is_brought_back_is_known_on_the_day_it_is_told_and_not_before():
    documents = whole()
    del documents["follow-up"]["actions"]["H2"]["shared"]
    documents["later"] = {"kind": "follow-up", "date": "2027-02-01", "unit": "care"}
    documents["later"]["actions"] = {"H2": {"status": "done", "shared": "At a meeting."}}
    assert marks(documents, 5, date(2027, 1, 31))[0] == [(2, 3)]
    assert marks(documents, 5, date(2027, 2, 1))[0] == [(3, 3)]


DONE = "development actions done"


@pytest.mark.parametrize(
    ("statuses", "shared", "said"),
    [
        (["on_track"] * 3, [], "No development action is done yet."),
        (["done"] * 3, [], f"Nothing of the {DONE} is reported brought back to colleagues."),
        (["done"] * 3, [2], f"Fewer than three in four {DONE} are reported brought back to colleagues."),
    ],
)
def test_too_little_is_brought_back_where_nothing_is_done_told_or_too_seldom(statuses, shared, said):
    documents = whole()
    for number, status in zip((2, 3, 4), statuses, strict=True):
        documents["follow-up"]["actions"][f"H{number}"] = {"status": status}
    for number in shared:
        documents["follow-up"]["actions"][f"H{number}"]["shared"] = "At a meeting."
    assert lacking(documents, 5) == [said]


# ---------------------------------------------------------------- 6: follow-up of activity and result


def test_of_follow_up_it_is_told_what_is_reported_and_which_results_are_answered():
    assert facts(whole(), 6) == [
        "done: Follow-ups in the last twelve months: 1, last 2026-12-31",
        "done: Actions begun that are reported: 10 of 10",
        "done: Criteria due and answered: 10 of 10",
        "done: Evaluations due and answered: 3 of 3",
        "done: Indicators with a new reading: 1 of 1",
        "done: Actions done whose contribution to the goals is judged: 10 of 10",
        "planned: Actions with criteria: 10 of 10",
        "planned: Actions with a form of evaluation: 10 of 10",
    ]
    assert marks(whole(), 6) == ([(10, 10), (24, 24)], [])


def test_what_a_part_is_to_be_judged_by_counts_for_its_whole():
    documents = whole()
    documents["actions"]["actions"].append({**action(0), "id": "H0a", "title": "A part", "part_of": "H0"})
    for key in ("criteria", "evaluation"):
        del documents["actions"]["actions"][0][key]
    del documents["follow-up"]["actions"]["H0"]["criteria"]
    assert facts(documents, 6)[-2:] == facts(whole(), 6)[-2:]


def test_where_nothing_was_followed_up_that_is_what_is_lacking():
    documents = without("follow-up")
    assert not [text for text in facts(documents, 6) if "Follow-ups" in text]
    assert lacking(documents, 6) == [
        "There is no follow-up in the last twelve months.",
        "Fewer than three in four of the results due are answered.",
    ]


def test_too_few_of_the_actions_begun_are_reported():
    documents = whole()
    for number in (0, 1, 9):
        del documents["follow-up"]["actions"][f"H{number}"]
    assert lacking(documents, 6)[0] == "Fewer than three in four actions begun are reported."


def test_before_any_result_is_due_that_is_what_is_said():
    documents = without("follow-up", documents=without("strategy", "indicators"))
    documents["early"] = {"kind": "follow-up", "date": "2026-02-15", "unit": "care"}
    documents["early"]["actions"] = {f"H{number}": {"status": "on_track"} for number in range(10)}
    day = date(2026, 3, 1)
    assert facts(documents, 6, day)[:2] == [
        "done: Follow-ups in the last twelve months: 1, last 2026-02-15",
        "done: Actions begun that are reported: 10 of 10",
    ]
    assert lacking(documents, 6, day) == ["No result is due yet."]
    assert marks(documents, 6, day) == ([(10, 10), (0, 0)], [])
