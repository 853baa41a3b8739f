"""The difference of two plans: what is told of each thing, and laws that hold whatever the two are."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kivplan.plan import load, load_text
from kivplan.plan.changes import OTHERWISE, Difference, difference

ROOT = Path(__file__).parents[2]
DAY = date(2027, 3, 1)
HEAD = {
    "kind": "plan",
    "format": 1,
    "title": "T",
    "organisation": "O",
    "language": "nb",
    "period": {"start": 2026, "end": 2029},
    "units": [{"id": "u", "name": "U"}, {"id": "v", "name": "V"}],
    "people": [{"id": "x", "role": "X"}, {"id": "y", "role": "Y"}],
}
PERIOD = {"start": 2027, "end": 2027}


def plan(*documents: dict, **head: object):
    text = "\n---\n".join(json.dumps(one) for one in ({**HEAD, **head}, *documents))
    made, findings = load_text(text.encode())
    assert made is not None
    assert made.complete, findings
    return made


def acting(*actions: dict, **about: object) -> dict:
    return {"kind": "action-plan", "period": PERIOD, "actions": list(actions), **about}


def action(key: str = "H1", **about: object) -> dict:
    return {"id": key, "title": "T", **about}


def told(was, now) -> dict[str, list]:
    """What changed in the actions: by id, each change as (what, before, after)."""
    entries = difference(now, was, DAY).actions
    return {e.id: [(c.what, c.before, c.after) for c in e.changes] or e.how for e in entries}


def one(before: dict, after: dict) -> list:
    """The changes of the single action of two plans."""
    return told(plan(acting(action(**before))), plan(acting(action(**after)))).get("H1", [])


def test_actions_that_came_and_went_are_told_in_the_order_of_the_plan_and_gone_last():
    was = plan(acting(action("A"), action("B"), action("C")))
    now = plan(acting(action("D"), action("B"), action("E")))
    assert [(e.id, e.how) for e in difference(now, was, DAY).actions] == [
        ("D", "added"),
        ("E", "added"),
        ("A", "removed"),
        ("C", "removed"),
    ]


def test_the_order_of_actions_and_the_files_they_stand_in_are_no_change():
    was = plan(acting(action("A"), action("B")))
    now = plan(acting(action("B")), acting(action("A")))
    assert not difference(now, was, DAY).actions


def test_what_is_told_with_both_values():
    assert one({"title": "Old"}, {"title": "New"}) == [("title", "Old", "New")]
    assert one({"strategy": "develop"}, {"strategy": "acquire"}) == [("strategy", "develop", "acquire")]
    assert one({"responsible": "x"}, {"responsible": "y", "co_responsible": ["x"]}) == [
        ("responsible", ("x",), ("y", "x"))
    ]
    ((what, before, after),) = one({"time": {"deadline": "2027-06"}}, {"time": {"deadline": "2027-12"}})
    assert (what, str(before.deadline), str(after.deadline)) == ("time", "2027-06", "2027-12")
    assert one({"edition": "public"}, {"edition": "board"}) == [("edition", "public", "board")]
    assert one({}, {"co_responsible": ["x"]}) == [("responsible", (), ("x",))]


def test_cost_is_told_by_what_it_comes_to_and_other_details_only_as_changed():
    assert one({"cost": {"fixed": 100}}, {"cost": {"fixed": 60, "substitutes": 90}}) == [("cost", 100, 150)]
    assert one({}, {"cost": {"fixed": 0}}) == [("cost", None, 0)]
    assert one({"cost": {"per_participant": 10, "participants": 3}}, {"cost": {"fixed": 30}}) == [
        ("otherwise", None, ("money",))
    ]
    assert one({"cost": {"fixed": 1, "cap": 5}}, {"cost": {"fixed": 1, "cap": 6}}) == [("otherwise", None, ("money",))]


def test_grants_are_told_one_by_one_also_where_another_came_before_them():
    def grants(*given: dict) -> dict:
        return {"cost": {"fixed": 9, "grants": list(given)}}

    first = {"from": "A", "status": "applied", "amount": 5}
    other = {"from": "B", "status": "planned"}
    ((what, before, after),) = one(grants(first), grants({**first, "status": "granted"}))
    assert (what, before.status, after.status) == ("grant", "applied", "granted")
    ((what, before, after),) = one(grants(first), grants(other, first))
    assert (what, before, after.grant.from_) == ("grant", None, "B")


def test_what_became_of_a_grant_in_a_follow_up_is_told():
    def reported(status: str):
        grant = {"from": "A", "status": "applied", "amount": 5}
        said = {"H1": {"status": "on_track", "grants": {"T1": {"status": status}}}}
        follow_up = {"kind": "follow-up", "date": "2027-02-01", "actions": said}
        return plan(acting(action(cost={"fixed": 9, "grants": [grant]})), follow_up)

    (((what, before, after),),) = told(reported("applied"), reported("refused")).values()
    assert (what, before.status, after.status) == ("grant", "applied", "refused")


def test_criteria_are_known_by_their_id_or_their_words_wherever_they_stand():
    a, b = {"text": "A"}, {"text": "B"}
    assert one({"criteria": [a, b]}, {"criteria": [b, a]}) == []
    ((what, before, after),) = one({"criteria": [a]}, {"criteria": [b, a]})
    assert (what, before, after.text) == ("criterion", None, "B")
    ((what, before, after),) = one({"criteria": [{**a, "id": "K"}]}, {"criteria": [{**b, "id": "K"}]})
    assert (before.text, after.text) == ("A", "B")
    ((what, before, after),) = one({"criteria": [a]}, {"criteria": [{**a, "by": "2027-06"}]})
    assert (before.by, str(after.by)) == (None, "2027-06")
    (_, gone, none), (_, nothing, come) = one({"criteria": [a]}, {"criteria": [b]})
    assert (gone.text, none, nothing, come.text) == ("A", None, None, "B")


def test_long_texts_are_only_told_to_be_worded_differently():
    before = {"aim": "A", "approach": "B", "transfer": {"apply": "C"}, "evaluation": {"form": "D"}}
    after = {"aim": "a", "approach": "B", "transfer": {"apply": "c"}, "target_group": {"who": "E"}}
    assert one(before, after) == [("otherwise", None, ("aim", "target_group", "transfer", "evaluation"))]


def test_an_action_moved_to_another_unit_or_period_is_moved_and_not_new():
    was = plan(acting(action(), unit="u"))
    assert told(was, plan(acting(action(), unit="v")))["H1"][0][0] == "place"
    later = plan({**acting(action(), unit="u"), "period": {"start": 2028, "end": 2028}})
    ((what, before, after),) = told(was, later)["H1"]
    assert (what, before[0], str(before[1]), str(after[1])) == ("place", "u", "2027", "2028")


def test_an_action_that_goes_on_in_another_period_is_planned_there_too():
    again = {**acting(action()), "period": {"start": 2028, "end": 2028}}
    was, now = plan(acting(action())), plan(acting(action()), again)
    ((what, before, after),) = told(was, now)["H1"]
    assert (what, before, str(after.period)) == ("term", None, "2028")
    ((what, before, after),) = told(now, was)["H1"]
    assert (what, str(before.period), after) == ("term", "2028", None)


def test_of_several_periods_the_one_that_changed_is_named_and_none_where_all_did():
    def both(first: str, second: str):
        return plan(
            acting(action(title=first)), {**acting(action(title=second)), "period": {"start": 2028, "end": 2028}}
        )

    def periods(was, now) -> list[str]:
        ((entry),) = difference(now, was, DAY).actions
        return [str(change.period) for change in entry.changes]

    assert periods(both("A", "A"), both("A", "B")) == ["2028"]
    assert periods(both("A", "A"), both("B", "B")) == ["None"]


def test_the_reported_status_is_told_and_not_what_the_calendar_makes_of_none():
    def reported(*days: tuple[str, str], **about):
        follow_ups = ({"kind": "follow-up", "date": day, "actions": {"H1": {"status": status}}} for day, status in days)
        return plan(acting(action(**about)), *follow_ups)

    none, first = reported(), reported(("2027-01-31", "on_track"))
    assert told(none, first) == {"H1": [("status", "unreported", "on_track")]}
    assert told(first, reported(("2027-01-31", "on_track"), ("2027-02-28", "done"))) == {
        "H1": [("status", "on_track", "done")]
    }
    assert told(first, reported(("2027-01-31", "on_track"), ("2027-05-31", "done"))) == {}  # after the day
    ((what, _, _),) = told(none, reported(time={"start": "2027-06"}))["H1"]
    assert what == "time"


def test_goals_result_goals_indicators_needs_and_budgets_are_told():
    def made(title: str, target: int, required: int, budget: int, parent: str = "G1"):
        result = {"id": "R", "title": title, "indicator": "I", "target": target}
        goals = [
            {"id": key, "title": key, "results": [result] if key == parent else [{"id": f"{key}.1", "title": "x"}]}
            for key in ("G1", "G2")
        ]
        indicator = {"id": "I", "name": "N", "measured_in": "%", "better": "lower"}
        indicator["target"] = {"value": target, "by": 2029}
        return plan(
            {"kind": "foundation", "goals": goals},
            {"kind": "strategy", "indicators": [indicator]},
            {"kind": "analysis", "needs": [{"id": "N1", "type": "staffing", "title": "n", "required": required}]},
            acting(action(), budget=budget, unit="u"),
        )

    was, now = made("A", 5, 7, 100), made("B", 6, 8, 90, parent="G2")
    found = difference(now, was, DAY)
    assert [(e.id, e.how, [c.what for c in e.changes]) for e in found.goals] == [
        ("G1.1", "added", []),
        ("R", "changed", ["title", "target", "goal"]),
        ("G2.1", "removed", []),
    ]
    assert [c.what for e in found.indicators for c in e.changes] == ["target"]
    assert [(c.before, c.after) for e in found.needs for c in e.changes] == [(7, 8)]
    assert [(b.key[0], b.how, b.before, b.after) for b in found.budgets] == [("u", "changed", 100, 90)]
    assert not found.actions


def test_an_action_plan_that_came_is_told_with_its_budget_and_two_of_one_unit_and_period_are_one():
    was = plan(acting(action("A"), budget=5), acting(action("B"), budget=6))
    now = plan(acting(action("A"), action("B"), budget=11), acting(action("C"), budget=3, unit="v"))
    assert [(b.key[0], b.how, b.before, b.after) for b in difference(now, was, DAY).budgets] == [
        ("v", "added", None, 3)
    ]


def test_the_plan_s_own_status_and_decisions_are_told():
    decision = {"body": "Council", "outcome": "proposed", "by": "2027-01"}
    was = plan(status="proposed", decisions=[decision])
    adopted = {"body": "Council", "outcome": "adopted", "date": "2027-01-15"}
    noted = {"body": "Board", "outcome": "noted", "date": "2027-01-20"}
    now = plan(status="adopted", decisions=[adopted, noted])
    told = [
        (c.what, getattr(c.before, "outcome", c.before), getattr(c.after, "outcome", c.after))
        for c in difference(now, was, DAY).head
    ]
    assert told == [
        ("plan_status", "proposed", "adopted"),
        ("decision", "proposed", "adopted"),
        ("decision", None, "noted"),
    ]


def test_what_could_not_be_read_in_either_plan_is_not_compared():
    whole = plan(acting(action(strategy="develop", cost={"fixed": 5}, responsible="x")))
    text = json.dumps(HEAD) + "\n---\n" + json.dumps(acting(action(strategy="dvelop", cost={"fixed": "5 kr?"})))
    broken, findings = load_text(text.encode())
    assert findings
    for was, now in ((whole, broken), (broken, whole)):
        assert [what for what, _, _ in told(was, now)["H1"]] == ["responsible"]


def test_criteria_of_which_one_could_not_be_read_are_not_compared():
    whole = plan(acting(action(criteria=[{"text": "A"}])))
    faulty = action(criteria=[{"text": "B", "by": "2027-13"}])
    broken, findings = load_text((json.dumps(HEAD) + "\n---\n" + json.dumps(acting(faulty))).encode())
    assert findings
    assert (told(whole, broken), told(broken, whole)) == ({}, {})


GOALS = {"kind": "foundation", "goals": [{"id": "G", "title": "G", "results": [{"id": "R", "title": "R"}]}]}
ANALYSIS = {
    "kind": "analysis",
    "competences": [{"id": "Q", "name": "Q"}],
    "needs": [{"id": "N", "type": "staffing", "title": "N"}],
    "challenges": [{"id": "P", "problem": "P", "causes": [{"id": "C", "cause": "C"}]}],
}
STRATEGY = {
    "kind": "strategy",
    "priority_areas": [{"id": "V", "title": "V"}],
    "indicators": [{"id": "I", "name": "I", "measured_in": "days", "better": "lower"}],
}


def around(*documents: dict):
    return plan(GOALS, ANALYSIS, STRATEGY, *documents)


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("means", "attraction", "means"),
        ("co_responsible", ["y"], "responsible"),
        ("part_of", "H0", "part_of"),
        ("priority_area", "V", "priority_area"),
        ("serves", ["G"], "serves"),
        ("needs", ["N"], "needs"),
        ("causes", ["C"], "causes"),
        ("aim", "A", "aim"),
        ("required_by_law", "yes", "target_group"),
        ("approach", "A", "approach"),
        ("implementation", {"activities": [{"title": "A"}]}, "implementation"),
        ("transfer", {"apply": "A"}, "transfer"),
        ("evaluation", {"form": "A"}, "evaluation"),
    ],
)
def test_whatever_else_is_said_of_an_action_is_told_when_it_is_another(key, value, what):
    was, now = (around(acting(action("H0"), action(**about))) for about in ({}, {key: value}))
    for one, other in ((was, now), (now, was)):
        (entry,) = difference(other, one, DAY).actions
        assert entry.id == "H1"
        assert [change.after if change.what == "otherwise" else change.what for change in entry.changes] == [
            (what,) if what in OTHERWISE else what
        ]


RECORDS = [
    ("goals", GOALS, ("goals", 0), {"title": "X", "by": 2028}),
    ("goals", GOALS, ("goals", 0, "results", 0), {"title": "X", "by": 2028, "indicator": "I", "target": 3}),
    (
        "indicators",
        STRATEGY,
        ("indicators", 0),
        {
            "name": "X",
            "unit": "u",
            "target": {"value": 1, "by": 2028},
            "baseline": {"value": 1, "at": 2025},
            "measured_in": "weeks",
            "better": "higher",
        },
    ),
    (
        "needs",
        ANALYSIS,
        ("needs", 0),
        {"title": "X", "competence": "Q", "unit": "u", "required": 3, "present": 2, "by": 2028, "priority": "high"},
    ),
]


@pytest.mark.parametrize(
    ("sort", "document", "path", "key", "value"),
    [(sort, document, path, *pair) for sort, document, path, keys in RECORDS for pair in keys.items()],
)
def test_each_value_of_a_goal_an_indicator_or_a_need_is_told_when_it_is_another(sort, document, path, key, value):
    other = json.loads(json.dumps(document))
    record = other
    for step in path:
        record = record[step]
    record[key] = value
    documents = [one for one in (GOALS, ANALYSIS, STRATEGY) if one is not document]
    found = difference(plan(*documents, other), plan(*documents, document), DAY)
    (entry,) = getattr(found, sort)
    assert [change.what for change in entry.changes] == [key]
    assert bool(found)


def test_what_is_gone_and_what_came_of_the_plans_own_is_told():
    decision = {"body": "Council", "outcome": "adopted", "date": "2027-01-15"}
    was = plan(decisions=[decision])
    now = plan(title="New", organisation="P", period={"start": 2026, "end": 2030}, currency="SEK")
    found = [(c.what, c.before, c.after) for c in difference(now, was, DAY).head]
    assert [what for what, _, _ in found] == ["title", "organisation", "period", "currency", "decision"]
    assert found[0][1:] == ("T", "New")
    assert found[3][1:] == ("NOK", "SEK")
    assert (found[4][1].body, found[4][2]) == ("Council", None)
    assert bool(difference(now, was, DAY))


def test_only_the_decisions_that_are_not_as_they_were_are_told_and_each_by_who_decides():
    same, old, new = (
        {"body": body, "outcome": "noted", "date": "2027-01-15"} for body in ("Council", "Board", "Committee")
    )
    changed = {**new, "body": "Unions", "outcome": "proposed"}
    was, now = plan(decisions=[same, old, {**changed, "outcome": "noted"}]), plan(decisions=[new, changed, same])
    told = [
        (c.what, getattr(c.before, "body", None), getattr(c.after, "body", None))
        for c in difference(now, was, DAY).head
    ]
    assert told == [
        ("decision", "Unions", "Unions"),
        ("decision", "Board", None),
        ("decision", None, "Committee"),
    ]


def test_decisions_of_which_one_could_not_be_read_are_not_compared():
    whole = plan(decisions=[{"body": "Council", "outcome": "noted", "date": "2027-01-15"}])
    broken, findings = load_text(json.dumps({**HEAD, "decisions": [{"body": "Council", "outcome": "noted"}]}).encode())
    assert findings
    assert not difference(broken, whole, DAY)
    assert not difference(whole, broken, DAY)


def test_actions_are_found_by_what_is_different_in_them():
    was = plan(acting(action("A"), action("B"), action("C", aim="x"), action("D")))
    now = plan(
        acting(action("A", title="U"), action("B", title="U", strategy="develop"), action("C", aim="y"), action("E"))
    )
    found = difference(now, was, DAY)
    assert found.actions_with("strategy") == ("B",)
    assert found.actions_with("title", "strategy") == ("A", "B")
    assert found.actions_that("changed") == ("A", "B", "C")
    assert (found.actions_that("added"), found.actions_that("removed")) == (("E",), ("D",))


def test_budgets_that_came_went_or_were_never_given():
    year = {"period": {"start": 2028, "end": 2028}}
    was = plan(acting(action(), budget=5), acting(action("B"), unit="u"))
    now = plan(acting(action("C"), unit="v"), {**acting(action("D"), budget=3), **year})
    found = [(b.key[1].year, b.how, b.before, b.after, str(b.period)) for b in difference(now, was, DAY).budgets]
    assert found == [(2028, "added", None, 3, "2028"), (2027, "removed", 5, None, "2027")]
    given, taken = plan(acting(action(), budget=5)), plan(acting(action()))
    for one, other, values in ((given, taken, (5, None)), (taken, given, (None, 5))):
        ((entry),) = difference(other, one, DAY).budgets
        assert (entry.how, entry.before, entry.after) == ("changed", *values)


@pytest.mark.parametrize("period", [{"start": 2027, "end": 2028}, {"start": 2026, "end": 2027}])
def test_a_budget_for_other_days_is_another(period):
    was, now = plan(acting(action(), budget=5)), plan({**acting(action("B"), budget=5), "period": period})
    assert [entry.how for entry in difference(now, was, DAY).budgets] == ["added", "removed"]


def test_a_budget_alone_is_a_difference():
    assert difference(plan(acting(action(), budget=5)), plan(acting(action(), budget=6)), DAY)


def test_grants_are_known_by_their_id_or_by_whom_they_are_from_and_for_what():
    def grants(*given: dict) -> dict:
        return {"cost": {"fixed": 9, "grants": [{"status": "applied", **one} for one in given]}}

    named = one(grants({"id": "T", "from": "A"}), grants({"id": "T", "from": "B"}))
    assert [(before.grant.from_, after.grant.from_) for _, before, after in named] == [("A", "B")]
    same = one(grants({"from": "A", "programme": "P"}), grants({"from": "A", "programme": "P", "amount": 5}))
    assert [(before.amount, after.amount) for _, before, after in same] == [(None, 5)]
    other = one(grants({"from": "A", "programme": "P"}), grants({"from": "A", "programme": "Q"}))
    assert [(before is None, after is None) for _, before, after in other] == [(False, True), (True, False)]
    elsewhere = one(grants({"from": "A"}), grants({"from": "B"}))
    assert [(before is None, after is None) for _, before, after in elsewhere] == [(False, True), (True, False)]


def test_a_report_that_says_the_same_of_a_grant_is_no_difference():
    grant = {"from": "A", "status": "applied", "amount": 5}
    was = plan(acting(action(cost={"fixed": 9, "grants": [grant]})))
    said = {"H1": {"status": "on_track", "grants": {"T1": {"status": "granted"}}}}
    follow_ups = [{"kind": "follow-up", "date": day, "actions": said} for day in ("2027-02-01", "2027-02-15")]
    before = plan(acting(action(cost={"fixed": 9, "grants": [grant]})), follow_ups[0])
    after = plan(acting(action(cost={"fixed": 9, "grants": [grant]})), *follow_ups)
    assert told(before, after) == {}
    assert [what for what, _, _ in told(was, before)["H1"]] == ["grant", "status"]


def test_a_report_that_is_taken_back_is_told():
    said = {"kind": "follow-up", "date": "2027-01-31", "actions": {"H1": {"status": "on_track"}}}
    assert told(plan(acting(action()), said), plan(acting(action()))) == {"H1": [("status", "on_track", "unreported")]}


def test_a_change_in_all_but_one_of_three_periods_is_told_of_each():
    def years(*titles: str):
        return plan(
            *(
                {**acting(action(title=title)), "period": {"start": 2027 + n, "end": 2027 + n}}
                for n, title in enumerate(titles)
            )
        )

    ((entry),) = difference(years("B", "B", "A"), years("A", "A", "A"), DAY).actions
    assert [str(change.period) for change in entry.changes] == ["2027", "2028"]


def test_a_period_that_came_does_not_make_the_change_of_the_other_one_of_a_part():
    again = {**acting(action()), "period": {"start": 2028, "end": 2028}}
    ((entry),) = difference(plan(acting(action(title="U")), again), plan(acting(action())), DAY).actions
    assert [(change.what, change.period) for change in entry.changes] == [("title", None), ("term", None)]


@pytest.mark.parametrize(
    "later", [("2026-01", "2026-12", "2027-01", "2027-12"), ("2026-01", "2027-12", "2028-01", "2028-12")]
)
def test_periods_that_are_not_quite_the_same_are_taken_in_order(later):
    def years(*days: str):
        return plan(
            *({**acting(action()), "period": {"start": start, "end": end}} for start, end in (days[:2], days[2:]))
        )

    ((entry),) = difference(years(*later), years("2027-01", "2027-06", "2027-07", "2027-12"), DAY).actions
    found = [(str(c.before[1]), str(c.after[1])) for c in entry.changes if c.what == "place"]
    assert found == [
        ("2027-01 to 2027-06", f"{later[0]} to {later[1]}"),
        ("2027-07 to 2027-12", f"{later[2]} to {later[3]}"),
    ]


def test_result_goals_that_only_moved_are_told_in_the_order_of_the_plan():
    def made(first: list[str], second: list[str]):
        goals = [
            {"id": key, "title": key, "results": [{"id": one, "title": one} for one in own]}
            for key, own in (("G1", first), ("G2", second))
        ]
        return plan({"kind": "foundation", "goals": goals})

    found = difference(made(["R3"], ["R1", "R2"]), made(["R1", "R3"], ["R2"]), DAY).goals
    assert [(e.id, e.how, [(c.what, c.before, c.after) for c in e.changes]) for e in found] == [
        ("R1", "changed", [("goal", "G1", "G2")])
    ]


# ---------------------------------------------------------------- laws

WORDS = st.sampled_from(["A", "B", "C"])
AMOUNT = st.integers(0, 3)
CRITERIA = st.lists(st.fixed_dictionaries({"text": WORDS}), max_size=3)
GRANTS = st.lists(
    st.fixed_dictionaries(
        {"from": WORDS, "status": st.sampled_from(["planned", "granted"])}, optional={"amount": AMOUNT}
    ),
    max_size=3,
)
ACTION = st.fixed_dictionaries(
    {"title": WORDS},
    optional={
        "strategy": st.sampled_from(["acquire", "develop"]),
        "responsible": st.sampled_from(["x", "y"]),
        "aim": WORDS,
        "criteria": CRITERIA,
        "cost": st.fixed_dictionaries({"fixed": AMOUNT, "grants": GRANTS}),
        "time": st.fixed_dictionaries({"start": st.sampled_from(["2027-01", "2027-06"])}),
    },
)
ACTION_PLAN = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["u", "v"]),
        "actions": st.dictionaries(st.sampled_from(["H1", "H2", "H3"]), ACTION),
        "budget": AMOUNT,
    }
)
PLANS = st.dictionaries(st.sampled_from([2026, 2027, 2028]), ACTION_PLAN).map(
    lambda years: plan(
        *(
            {
                "kind": "action-plan",
                "period": {"start": year, "end": year},
                **about,
                "actions": [{"id": key, **rest} for key, rest in about["actions"].items()],
            }
            for year, about in years.items()
        )
    )
)


@settings(max_examples=80, deadline=None)
@given(PLANS, PLANS)
def test_told_the_other_way_round_what_came_went_and_each_change_is_turned_about(was, now):
    there, back = difference(now, was, DAY), difference(was, now, DAY)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {e.id: turned[e.how] for e in there.actions} == {e.id: e.how for e in back.actions}
    assert {b.key: (turned[b.how], b.before, b.after) for b in there.budgets} == {
        b.key: (b.how, b.after, b.before) for b in back.budgets
    }
    for entry in there.actions:
        other = next(e for e in back.actions if e.id == entry.id)
        assert sorted(c.what for c in entry.changes) == sorted(c.what for c in other.changes)
        values = [(c.what, c.before, c.after) for c in entry.changes if c.what in ("cost", "title", "strategy")]
        assert {(what, after, before) for what, before, after in values} == {
            (c.what, c.before, c.after) for c in other.changes if c.what in ("cost", "title", "strategy")
        }


@settings(max_examples=40, deadline=None)
@given(PLANS, PLANS)
def test_there_is_a_difference_just_where_the_plans_say_something_else(was, now):
    def says(made) -> object:
        plans = {(i.value.unit, i.value.period.first): (i.value.budget, i) for i in made.action_plans}
        acts = {key: [(t.unit, t.period, _alike(t.action)) for t in act.terms] for key, act in made.actions.items()}
        return {key: budget for key, (budget, _) in plans.items()}, acts

    assert bool(difference(now, was, DAY)) == (says(was) != says(now))


def _alike(made) -> object:
    """An action regardless of the order of what is known by its words."""
    cost = made.cost
    grants = sorted(map(repr, cost.grants)) if cost else None
    bare = made.model_copy(update={"criteria": (), "cost": cost and cost.model_copy(update={"grants": ()})})
    return bare, sorted(set(map(repr, made.criteria))), grants and sorted(set(grants))


@pytest.mark.parametrize("name", sorted(json.loads((ROOT / "tests" / "examples.json").read_text(encoding="utf-8"))))
def test_a_plan_is_no_different_from_itself_read_twice(name):
    was, now = (load(ROOT / "examples" / name) for _ in range(2))
    assert difference(now, was, DAY) == Difference()
