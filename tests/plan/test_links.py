"""Ids and what refers to them: what is wrong is told once, at its place; what cannot be known is not guessed."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.model.kinds import KINDS
from kivplan.model.shapes import Keys, Leaf, Many, Named, document_shape
from kivplan.plan.references import KEYED, REFERENCES

GOALS = "kind: foundation\ngoals: [{id: G1, title: Goal, results: [{id: G1.1, title: Result}]}]\n"
ACTIONS = """\
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: One}
  - {id: H2, title: Two}
"""
REPORT = "kind: follow-up\ndate: 2026-06-15\nactions: {H1: {status: on_track}}\n"


def one(keys):
    """The action plan with more keys in its first action."""
    return ACTIONS.replace("title: One", f"title: One, {keys}")


def test_every_reference_of_the_format_is_followed():
    named = {(shape.record.__name__, key) for kind in KINDS for shape, key in _references(document_shape(kind))}
    kept = {(record, key) for record, keys in REFERENCES.items() for key in keys}
    kept |= {("FollowUp", key) for key in KEYED} | {
        ("ActionReport", key) for key in ("activities", "criteria", "grants")
    }
    assert named == kept


def _references(shape):
    """Every record and key of the format that holds a reference, or references, or things by reference."""
    for name, key in shape.fields.items():
        inner = key.shape
        if isinstance(inner, Named) and isinstance(inner.key, Leaf) and inner.key.scalar.name == "reference":
            yield shape, name
        while isinstance(inner, Many | Named):
            inner = inner.item
        if isinstance(inner, Leaf) and inner.scalar.name == "reference":
            yield shape, name
        if isinstance(inner, Keys):
            yield from _references(inner)


@pytest.mark.parametrize(
    ("documents", "code", "quoted"),
    [
        ((GOALS, one("serves: [G1, G9]")), "KIV201", "G9"),
        ((one("responsible: nobody"),), "KIV201", "nobody"),
        ((ACTIONS, REPORT.replace("H1", "H9")), "KIV201", "H9"),
        ((one("part_of: H9"),), "KIV201", "H9"),
        ((GOALS, one("responsible: G1")), "KIV202", "G1"),
        ((GOALS, one("needs: [G1]")), "KIV202", "G1"),
        ((one("serves: [H2]"),), "KIV202", "H2"),
        ((ACTIONS.replace("kind: action-plan", "kind: action-plan\nunit: p1"),), "KIV202", "p1"),
        ((GOALS.replace("G1.1", "G1"),), "KIV203", "G1"),
        ((GOALS, ACTIONS.replace("H2", "G1")), "KIV203", "G1"),
        ((ACTIONS.replace("H2", "H1"),), "KIV203", "H1"),
        ((ACTIONS, ACTIONS.replace("H1", "H3")), "KIV203", "H2"),
        ((one("criteria: [{text: a}, {id: K1, text: b}]"),), "KIV203", "{id: K1, text: b}"),
        ((one("part_of: H1"),), "KIV209", "H1"),
        ((one("part_of: H2").replace("title: Two", "title: Two, part_of: H1"),), "KIV209", "H2"),
        ((ACTIONS, REPORT, REPORT), "KIV210", "H1"),
        ((ACTIONS, REPORT.replace("on_track", "on_track, criteria: {K1: met}")), "KIV201", "K1"),
    ],
)  # fmt: skip
def test_a_wrong_link_is_one_finding_at_its_place(told, documents, code, quoted):
    assert told(*documents) == [(code, quoted)]


def test_an_id_used_twice_in_one_action_plan_is_told_with_the_line_of_the_first(examined):
    _, (finding,) = examined(ACTIONS.replace("H2", "H1"))
    (first,) = finding.related
    assert (
        finding.message == f"two actions of one action plan have the id H1; the first stands on line {first.where.line}"
    )
    assert first.where.line < finding.place.line


def test_an_id_used_twice_in_two_action_plans_of_one_time_is_told_as_such(examined):
    _, (finding,) = examined(ACTIONS, ACTIONS.replace("H1", "H3"))
    assert finding.message == "two actions have the id H2 in action plans whose periods overlap"


TERM = """\
kind: action-plan
period: {start: YEAR, end: YEAR}
actions:
  - id: H1
    title: One
"""
GRANTED = "kind: follow-up\ndate: DAY\nactions: {H1: {status: on_track, grants: {T1: {status: granted}}}}\n"
GRANT = "    cost: {grants: [{from: Directorate, status: applied}]}\n"


def terms(**grants):
    """The action in an action plan for each year, with what that year's says more."""
    return [TERM.replace("YEAR", year.removeprefix("y")) + more for year, more in grants.items()]


@pytest.mark.parametrize(
    ("listed", "day", "home", "spoken_of"),
    [
        ({"y2026": GRANT, "y2027": ""}, "2027-02-15", "2026", "2027"),
        ({"y2025": GRANT, "y2026": GRANT, "y2027": "", "y2028": GRANT}, "2027-02-15", "2026", "2027"),
        ({"y2026": "", "y2027": GRANT}, "2026-02-15", "2027", "2026"),
    ],
)
def test_a_name_of_another_term_is_told_with_how_to_report_it(examined, listed, day, home, spoken_of):
    (finding,) = examined(*terms(**listed), GRANTED.replace("DAY", day))[1]
    assert (finding.code, finding.message) == ("KIV201", "H1 has no grants named T1")
    assert finding.hint == (
        f"T1 stands in the action plan of {home}; a follow-up of {day} speaks of the one of {spoken_of}: "
        f"repeat the grant there, or report it with a date within {home}"
    )


@pytest.mark.parametrize(
    ("key", "entry", "one"),
    [
        ("criteria: {K1: met}", "    criteria: [{text: a}]\n", "criterion"),
        ("activities: {A1: 2027-01-10}", "    implementation: {activities: [{title: a}]}\n", "activity"),
    ],
)
def test_a_criterion_or_activity_of_another_term_is_told_likewise(examined, key, entry, one):
    report = f"kind: follow-up\ndate: 2027-02-15\nactions: {{H1: {{status: on_track, {key}}}}}\n"
    first = TERM.replace("start: YEAR, end: YEAR", "start: 2026-01, end: 2026-06") + entry
    (finding,) = examined(first, TERM.replace("YEAR", "2027"), report)[1]
    assert f"repeat the {one} there, or report it with a date within 2026-01 to 2026-06" in finding.hint


def test_a_name_of_no_term_gets_those_there_are(examined):
    (finding,) = examined(*terms(y2026=GRANT, y2027=GRANT), GRANTED.replace("DAY", "2027-02-15").replace("T1", "T2"))[1]
    assert finding.hint == "it has T1"


@pytest.mark.parametrize("day", ["2026-12-31", "2027-02-15"])
def test_a_grant_reported_within_a_term_that_lists_it_is_well(plan_of, day):
    assert plan_of(*terms(y2026=GRANT, y2027=GRANT), GRANTED.replace("DAY", day)).reports_of("H1")


def test_the_nearest_id_is_suggested(examined):
    (finding,) = examined(GOALS, one("serves: [G11]"))[1]
    assert finding.hint == "did you mean G1.1?"


def test_what_is_referred_to_is_known_by_name_space_and_id(plan_of):
    report = REPORT.replace("date", "reported_by: p1\ndate")
    plan = plan_of(GOALS, one("serves: [G1], co_responsible: [p1, u1]"), report)
    assert plan.referred == {("what", "G1"), ("who", "p1"), ("who", "u1"), ("what", "H1")}


def test_a_wrong_kind_points_at_what_has_the_id(examined):
    (finding,) = examined(GOALS, one("responsible: G1"))[1]
    assert finding.message == "G1 is a goal; here the plan needs a person or a unit"
    assert finding.related[0].where.line == 11


def test_who_and_what_may_have_the_same_id(plan_of):
    plan = plan_of("kind: foundation\ngoals: [{id: u1, title: Goal}]\n")
    assert set(plan.units) >= {"u1"}
    assert set(plan.goals) == {"u1"}


def test_an_action_of_a_later_period_is_the_same_action(plan_of):
    later = ACTIONS.replace("2026", "2027").replace("One", "One more")
    plan = plan_of(later, ACTIONS)
    act = plan.actions["H1"]
    assert [term.action.title for term in act.terms] == ["One", "One more"]
    assert (act.first.action.title, act.action.title) == ("One", "One more")


@pytest.mark.parametrize(
    ("day", "year"),
    [("2025-06-01", 2026), ("2026-06-01", 2026), ("2027-06-01", 2026), ("2028-06-01", 2028), ("2030-01-01", 2028)],
)
def test_a_report_speaks_of_the_term_that_holds_its_day_else_the_last_begun(plan_of, day, year):
    plan = plan_of(ACTIONS, ACTIONS.replace("2026", "2028"), REPORT.replace("2026-06-15", day))
    (report,) = plan.reports_of("H1")
    assert report.term.period.first.year == year


@pytest.mark.parametrize(
    "broken",
    [
        "kind: foundation\ngoals: [\n",  # not YAML: what it defines is not known
        "kind: fundation\ngoals: [{id: G9, title: x}]\n",
        "kind: foundation\ngoals: [{title: x}]\n",
        "kind: foundation\ngoal: [{id: G9, title: x}]\n",
        "kind: foundation\ngoals: [{id: G2, title: x}]\ngoals: [{id: G9, title: x}]\n",
        "kind: foundation\nx: &x {goals: [{id: G9, title: x}]}\n<<: *x\n",
    ],
)
def test_an_unknown_id_is_not_told_while_something_that_may_define_it_could_not_be_read(examined, broken):
    plan, findings = examined(broken, one("serves: [G9]"))
    assert plan is not None
    assert not plan.complete
    assert findings
    assert "KIV201" not in {f.code for f in findings}


def test_a_fault_that_defines_nothing_keeps_no_other_silent(told):
    assert told(
        GOALS.replace("title: Goal", "title: Goal, by: 2026-13"),
        one("serves: [G9]"),
    ) == [("KIV105", "2026-13"), ("KIV201", "G9")]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (ACTIONS.replace("title: One", "tittel: One"), [("KIV101", "tittel")]),
        (ACTIONS.replace("title: One", "titel: One"), [("KIV101", "titel")]),
        (ACTIONS.replace("period:", "periode:"), [("KIV101", "periode")]),
        (one("ansvarlig: p1"), [("KIV101", "ansvarlig")]),
        (ACTIONS.replace("kind: action-plan", "kind: action_plan"), [("KIV005", "action_plan")]),
        (ACTIONS.replace("title: One", "title: [One]"), [("KIV103", "[One]")]),
        (one("time: {start: 2026-05, end: 2026-02}"), [("KIV105", "2026-02")]),
        (ACTIONS.replace("title: One", "title: One #3"), [("KIV001", "#3")]),
        (GOALS.replace("Goal,", "Helse, omsorg,"), [("KIV101", "omsorg")]),
    ],
)
def test_one_cause_is_one_finding(told, document, expected):
    assert told(document)[:1] == expected
    assert len(told(document)) == 1


def test_an_incomplete_item_does_not_shift_the_places_of_its_neighbours(told):
    actions = ACTIONS.replace("{id: H1, title: One}", "{id: H1}").replace("title: Two", "title: Two, edition: secret")
    assert told(actions) == [("KIV102", "{id: H1}"), ("KIV104", "secret")]
    serving = ACTIONS.replace("H1, title: One", "H1, title: One, at: x").replace(
        "title: Two", "title: Two, responsible: G1"
    )
    assert ("KIV202", "G1") in told(GOALS, serving)


def test_of_two_plan_documents_the_first_counts(examined):
    head = "kind: plan\nformat: 1\ntitle: A\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2026}\n"
    head += "units: [{id: u, name: U}]\n"
    plan, findings = examined(head.replace("title: A", "title: B"), head=head)
    assert plan.head.title == "A"
    assert [f.code for f in findings] == ["KIV007"]


def test_a_circle_is_told_once_however_long(examined):
    units = "".join(f"  - {{id: n{i}, name: N, parent: n{(i + 1) % 5000}}}\n" for i in range(5000))
    _, findings = examined(f"kind: shared\nunits:\n{units}")
    assert [f.code for f in findings] == ["KIV209"]
    assert len(findings[0].message) < 200


def test_every_place_is_concrete(examined):
    _, findings = examined(GOALS.replace("G1.1", "G1"), one("serves: [G9]"), REPORT, REPORT)
    assert {f.code for f in findings} == {"KIV201", "KIV203", "KIV210"}
    assert all(f.place.line for f in findings)


@pytest.mark.parametrize(
    "unread", ["period: {start: 2027, end: soon}", "period: 2027", "periods: {start: 2027, end: 2027}"]
)
def test_a_name_is_not_called_unknown_where_the_action_plan_that_may_list_it_could_not_be_read(told, unread):
    later = TERM.replace("period: {start: YEAR, end: YEAR}", unread) + GRANT
    report = GRANTED.replace("DAY", "2027-02-15")
    assert "KIV201" not in {code for code, _ in told(*terms(y2026=""), later, report)}
    assert "KIV201" in {code for code, _ in told(*terms(y2026=""), report)}


HALVES = "kind: action-plan\nperiod: {start: %s, end: %s}\nactions: [{id: H1, title: T%s}]\n"


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        (("2026-01", "2026-06"), ("2026-06", "2026-12"), ["KIV203"]),
        (("2026-06", "2026-12"), ("2026-01", "2026-06"), ["KIV203"]),
        (("2026-03", "2026-04"), ("2026-01", "2026-12"), ["KIV203"]),
        (("2026-01", "2026-06"), ("2026-07", "2026-12"), []),
        (("2026-07", "2026-12"), ("2026-01", "2026-06"), []),
    ],
)
def test_an_id_is_used_again_only_where_the_periods_do_not_meet(examined, one, other, codes):
    plan, findings = examined(HALVES % (*one, ""), HALVES % (*other, ""))
    assert [finding.code for finding in findings] == codes
    if not codes:
        assert [term.period.first.month for term in plan.actions["H1"].terms] == [1, 7]


def test_the_first_of_two_actions_of_one_id_is_told_by_the_line_of_its_id(examined):
    text = (
        "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n- title: T\n\n  id: H1\n- {id: H1, title: T}\n"
    )
    (finding,) = examined(text)[1]
    assert "the first stands on line 15" in finding.message


def test_a_thing_of_the_wrong_kind_is_told_whatever_else_could_not_be_read(examined):
    action = HALVES % ("2026", "2026", ", responsible: p1, serves: [p1], part_of: H9")
    findings = examined("kind: strateg\n", action)[1]
    assert "KIV202" in [finding.code for finding in findings]
    assert "KIV201" not in [finding.code for finding in findings]


def test_a_report_speaks_of_the_last_action_plan_that_has_begun(plan_of):
    plan = plan_of(HALVES % ("2026-02", "2026-03", ""), HALVES % ("2026-07", "2026-09", ""))
    act = plan.actions["H1"]
    days = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 5, 1), date(2026, 7, 1), date(2027, 1, 1)]
    assert [act.terms.index(act.term_at(day)) for day in days] == [0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("report", "place"),
    [
        ("deviations: [{what: a, responsible: p9}]", "p9"),
        ("deviations: [{what: a}, {what: b, responsible: p9}]", "p9"),
        ("handed_over: {to: p9, date: 2026-06-01}", "p9"),
    ],
)
def test_an_unknown_id_in_a_report_is_told_where_it_stands(told, report, place):
    follow_up = f"kind: follow-up\ndate: 2026-06-15\nactions: {{H1: {{status: on_track, {report}}}}}\n"
    assert told(ACTIONS, follow_up) == [("KIV201", place)]


def test_an_unknown_id_as_a_key_is_told_at_the_key(told):
    assert told(ACTIONS, "kind: follow-up\ndate: 2026-06-15\nneeds: {N9: 2}\n") == [("KIV201", "N9")]


def test_an_id_told_in_a_list_or_alone_is_told_at_itself_and_not_at_its_key(told):
    assert told(one("responsible: p9, serves: [G9]")) == [("KIV201", "p9"), ("KIV201", "G9")]


def test_a_name_used_twice_is_not_told_where_one_of_the_entries_could_not_be_read(told):
    deviations = "deviations: [{wat: x}, {what: a}, {id: D1, what: b, by: 2026-13}]"
    report = REPORT.replace("status: on_track", f"status: on_track, {deviations}")
    assert "KIV203" not in [code for code, _ in told(ACTIONS, report)]
    whole = REPORT.replace("status: on_track", "status: on_track, deviations: [{what: a}, {id: D1, what: b}]")
    broken_elsewhere = one("time: {start: 2026-13}")
    assert [code for code, _ in told(broken_elsewhere, whole)] == ["KIV105", "KIV203"]


def test_a_fault_elsewhere_hides_no_name_used_twice_and_no_unknown_one(told):
    twice = one("time: {start: 2026-13}, criteria: [{text: a}, {id: K1, text: b}]")
    assert [code for code, _ in told(twice)] == ["KIV105", "KIV203"]
    report = REPORT.replace("on_track", "on_track, criteria: {K1: met}")
    assert [code for code, _ in told(one("time: {start: 2026-13}"), report)] == ["KIV105", "KIV201"]


def test_of_what_an_action_lists_only_names_of_that_sort_are_offered(examined):
    listed = one("criteria: [{text: a}], implementation: {activities: [{title: b}]}")
    (finding,) = examined(listed, REPORT.replace("on_track", "on_track, criteria: {K2: met}"))[1]
    assert finding.hint == "it has K1"


def test_an_activity_of_an_action_that_lists_none_is_told(examined):
    (finding,) = examined(ACTIONS, REPORT.replace("on_track", "on_track, activities: {A1: 2026-06-01}"))[1]
    assert finding.hint == "the action lists no activities"


def test_a_period_in_a_hint_can_be_said_in_another_language(examined):
    first = TERM.replace("start: YEAR, end: YEAR", "start: 2026-01, end: 2026-06") + GRANT
    (finding,) = examined(first, TERM.replace("YEAR", "2027"), GRANTED.replace("DAY", "2027-02-15"))[1]
    hint = finding.translated(lambda text: "{first} til {last}" if text == "{first} to {last}" else text).hint
    assert hint.endswith("with a date within 2026-01 til 2026-06")


LEADING_NOWHERE = (
    "units: [{id: u1, name: U, manager: who1, parent: unit1}]\npeople: []\n",
    """\
kind: foundation
unit: unit2
project: {leader: who2, group: [who3]}
meetings: [{step: future, unit: unit3}]
goals: [{id: G1, title: G, results: [{id: R1, title: R, indicator: indicator1}]}]
development_areas:
  - {id: U1, title: U, goals: [{id: G2, title: G, results: [{id: R2, title: R, indicator: indicator2}]}]}
""",
    """\
kind: analysis
unit: unit4
challenges: [{id: P1, problem: P, goal: goal1}]
needs: [{id: N1, type: staffing, title: N, unit: unit5, competence: competence1, because: [reason1]}]
""",
    """\
kind: strategy
unit: unit6
priority_areas: [{id: V1, title: V, goals: [goal2]}]
communication: [{group: managers, message: M, responsible: who4}]
annual_wheel: [{month: 9, title: W, responsible: who5}]
indicators: [{id: I1, name: I, measured_in: m, better: lower, unit: unit7}]
""",
    """\
kind: action-plan
unit: unit8
period: {start: 2026, end: 2026}
actions:
  - id: H1
    title: T
    part_of: action1
    priority_area: area1
    responsible: who6
    co_responsible: [who7]
    serves: [goal3]
    needs: [need1]
    causes: [cause1]
    criteria: [{text: C, indicator: indicator3}]
    implementation: {activities: [{title: A, responsible: who8, co_responsible: [who9]}]}
    evaluation: {form: F, responsible: who10}
""",
    """\
kind: follow-up
date: 2026-06-15
unit: unit9
reported_by: who11
actions:
  action2: {status: done}
  H1: {status: done, deviations: [{what: D, responsible: who12}], handed_over: {to: who13, date: 2026-06-01}}
goals: {goal4: {status: done}}
needs: {need2: 3}
indicators: {indicator4: 3}
""",
    "kind: shared\nunits: [{id: u2, name: U, manager: who14, parent: unit10}]\n",
)
NEEDED = {
    "who": "a person or a unit",
    "unit": "a unit",
    "goal": "a goal or a result goal",
    "reason": "a trend or a challenge or a cause or a goal or a result goal",
    "competence": "a competence",
    "indicator": "an indicator",
    "need": "a need",
    "cause": "a cause",
    "area": "a priority area",
    "action": "an action",
}


def test_whatever_leads_nowhere_is_told_with_what_it_may_lead_to(examined):
    head = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
    _, findings = examined(*LEADING_NOWHERE[1:], head=head + LEADING_NOWHERE[0])
    counts = {"who": 14, "unit": 10, "goal": 4, "reason": 1, "competence": 1, "indicator": 4, "need": 2, "cause": 1}
    counts |= {"area": 1, "action": 2}
    expected = {
        f"nothing in the plan has the id {key}{number}; here the plan needs {NEEDED[key]}"
        for key, count in counts.items()
        for number in range(1, count + 1)
    }
    assert {finding.message for finding in findings} == expected
    assert len(findings) == len(expected)
