"""The unions are heard, and someone decides."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level

UNIONS, DECISION = "no-union-dialogue", "adopted-without-decision"
SILENCE = "kind: plan\nunion_dialogue:\n"
PHASE_OUT = "---\nid: H1\ntitle: The archive closes\nstrategy: phase_out\n"
ADD = (
    "add `union_dialogue:` with the date, with whom, and whether they were informed, or it was discussed or negotiated"
)


def dialogue(day):
    return f"kind: plan\nunion_dialogue: [{{date: {day}, with: The unions, form: informed}}]\n"


def decided(*decisions):
    return "kind: plan\ndecisions:" + "".join(f"\n  - {{body: The council, {one}}}" for one in decisions) + "\n"


@pytest.mark.parametrize(
    ("status", "level"),
    [("draft", Level.INFO), ("proposed", Level.WARNING), ("adopted", Level.WARNING), ("closed", Level.WARNING)],
)
def test_a_plan_without_union_dialogue_is_told_at_its_title(check, status, level):
    found = check(SILENCE, status=status)
    assert found.places() == [(UNIONS, "Competence plan")]
    finding = found.findings[0]
    assert finding.level is level
    assert finding.message == (
        "the plan records no dialogue with the unions, and those it concerns have a right to be heard through them"
    )
    assert finding.hint == ADD
    assert finding.related == ()


@pytest.mark.parametrize("status", ["adopted", "closed"])
def test_to_phase_out_in_an_adopted_plan_without_it_is_an_error(check, status):
    found = check(SILENCE + PHASE_OUT, status=status)
    finding = found.of(UNIONS)
    assert found.marked(finding) == "Competence plan"
    assert finding.level is Level.ERROR
    assert finding.message == (
        f"H1 “The archive closes” phases out competence and the plan is {status} with no dialogue with the unions "
        "recorded, which the law requires"
    )
    assert finding.hint == ADD
    (related,) = finding.related
    assert related.message == "this phases out competence"
    assert found.text.splitlines()[related.where.line - 1].strip() == "strategy: phase_out"


@pytest.mark.parametrize("status", ["draft", "proposed"])
def test_before_that_it_is_told_as_for_any_plan(check, status):
    finding = check(SILENCE + PHASE_OUT, status=status).of(UNIONS)
    assert finding.level < Level.ERROR
    assert finding.message.startswith("the plan records no dialogue")
    assert finding.related == ()


def test_a_part_that_phases_out_is_its_wholes_business(check):
    text = f"{SILENCE}---\nid: H1\n---\nid: H2\nstrategy: phase_out\npart_of: H1\n"
    assert check(text, status="adopted").of(UNIONS).level is Level.WARNING


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted", "closed"])
@pytest.mark.parametrize("day", ["2025-01-01", "2026-09-15"])
def test_a_dialogue_that_was_held_is_enough_whatever_its_form(check, status, day):
    assert check(dialogue(day) + PHASE_OUT, status=status).places(UNIONS) == []


@pytest.mark.parametrize("status", ["draft", "proposed"])
def test_before_a_plan_is_adopted_one_that_is_planned_is_enough(check, status):
    assert check(dialogue("2026-09-16"), status=status).findings == ()


def test_in_an_adopted_plan_one_that_lies_ahead_is_told_where_it_stands(check):
    found = check(dialogue("2026-09-16"), status="adopted")
    assert found.places() == [(UNIONS, "union_dialogue")]
    finding = found.findings[0]
    assert finding.level is Level.WARNING
    assert finding.message == (
        "the plan is adopted, and the first dialogue with the unions is not until 2026-09-16: "
        "they are to be heard before it is decided"
    )
    assert finding.hint == "add those that have been held to `union_dialogue:`, or hold one and decide anew"
    assert finding.related == ()


def test_of_several_ahead_the_first_is_told_and_to_phase_out_is_an_error_then_too(check):
    text = "kind: plan\nunion_dialogue:\n  - {date: 2026-12-01, with: A, form: informed}\n"
    finding = check(f"{text}  - {{date: 2026-11-01, with: B, form: discussed}}\n{PHASE_OUT}", status="adopted").of(
        UNIONS
    )
    assert "is not until 2026-11-01: " in finding.message
    assert finding.level is Level.ERROR
    assert len(finding.related) == 1
    assert check(f"{text}  - {{date: 2026-09-01, with: B, form: discussed}}\n", status="adopted").findings == ()


def test_the_unions_are_not_asked_for_where_not_all_could_be_read(check):
    assert check("kind: plan\nunion_dialogue: [{date: 18/11, with: A, form: informed}]\n").places(UNIONS) == []
    assert check(f"{SILENCE}---\nkind: strateggy\n").places(UNIONS) == []


@pytest.mark.parametrize(
    "decisions",
    [
        (),
        ("outcome: proposed, by: 2026-12",),
        ("outcome: noted, date: 2025-12-11",),
        ("outcome: repealed, date: 2025-12-11",),
        ("outcome: noted, date: 2025-12-11", "outcome: repealed, date: 2026-01-01"),
    ],
)
@pytest.mark.parametrize("status", ["adopted", "closed"])
def test_an_adopted_plan_that_no_decision_adopts_is_an_error_at_its_status(check, decisions, status):
    found = check(decided(*decisions), status=status)
    assert found.places() == [(DECISION, status)]
    finding = found.findings[0]
    assert finding.level is Level.ERROR
    assert finding.message == (
        f"the plan is {status}, and no decision adopts it, so nobody can tell who decided on it, and when"
    )
    assert finding.hint == (
        "add a decision with `outcome: adopted` and its `date:` to `decisions:`, or write `status: proposed`"
    )
    assert finding.related == ()


@pytest.mark.parametrize("status", ["draft", "proposed"])
@pytest.mark.parametrize("decisions", [(), ("outcome: repealed, date: 2026-01-01",)])
def test_other_plans_need_no_decision(check, status, decisions):
    assert check(decided(*decisions), status=status).findings == ()


@pytest.mark.parametrize("status", ["adopted", "closed"])
@pytest.mark.parametrize(
    "decisions",
    [
        ("outcome: adopted, date: 2025-12-11",),
        ("outcome: revised, date: 2025-12-11",),
        ("outcome: proposed", "outcome: adopted, date: 2025-12-11", "outcome: noted, date: 2026-12-11"),
        ("outcome: adopted, date: 2026-12-11",),
        ("outcome: repealed, date: 2025-01-01", "outcome: adopted, date: 2025-12-11"),
        ("outcome: adopted, date: 2025-12-11", "outcome: repealed, date: 2025-01-01"),
        ("outcome: repealed, date: 2025-12-11", "outcome: revised, date: 2025-12-11"),
    ],
)
def test_a_decision_to_adopt_or_revise_is_enough(check, decisions, status):
    assert check(decided(*decisions), status=status).findings == ()


@pytest.mark.parametrize(
    "decisions",
    [
        ("outcome: adopted, date: 2025-12-11", "outcome: repealed, date: 2026-02-01"),
        (
            "outcome: repealed, date: 2026-02-01",
            "outcome: adopted, date: 2025-12-11",
            "outcome: noted, date: 2026-09-01",
        ),
        ("outcome: adopted, date: 2026-02-01", "outcome: proposed", "outcome: repealed, date: 2026-02-01"),
    ],
)
def test_an_adopted_plan_that_was_repealed_is_an_error_with_where(check, decisions):
    found = check(decided(*decisions), status="adopted")
    assert found.places() == [(DECISION, "adopted")]
    finding = found.findings[0]
    assert finding.level is Level.ERROR
    assert finding.message == "the plan is adopted, and “The council” repealed it on 2026-02-01: it cannot be both"
    assert finding.hint == "write `status: closed`, or add the decision that has adopted it since"
    (related,) = finding.related
    assert related.message == "the plan is repealed here"
    place = related.where
    assert found.text.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1] == "repealed"


def test_a_closed_plan_may_well_be_repealed(check):
    text = decided("outcome: adopted, date: 2025-12-11", "outcome: repealed, date: 2026-02-01")
    assert check(text, status="closed").findings == ()


def test_decisions_are_not_asked_for_where_they_could_not_be_read(check):
    assert check(decided("outcome: adopted, date: 11/12"), status="adopted").places(DECISION) == []


def test_the_day_the_plan_is_judged_on_does_not_matter(judge, compose):
    text = compose(decided("outcome: adopted, date: 2025-12-11")).replace("format: 1", "format: 1\nstatus: adopted")
    assert judge(text, as_of=date(2020, 1, 1)).places(DECISION) == []


def test_the_action_that_phases_out_is_shown_where_it_stands_last(check, plan_of):
    keys = "id: H1\ntitle: The archive closes\nstrategy: phase_out\n"
    plans = f"{plan_of(keys, 'id: H0' + chr(10))}---\n{plan_of(keys, about='period: {start: 2027, end: 2027}')}"
    found = check(f"{SILENCE}---\n{plans}", status="adopted")
    (related,) = found.of(UNIONS).related
    assert related.where.line > found.text.splitlines().index("period: {start: 2027, end: 2027}")
