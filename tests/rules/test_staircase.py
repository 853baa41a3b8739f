"""The staircase of work meetings: every step, with everyone."""

from __future__ import annotations

import pytest

from kivplan.findings import Level
from kivplan.rules.registry import BY_NAME
from kivplan.rules.staircase import STEPS

RULE = "staircase-gap"
GOALS = "goals: [{id: G1, title: Enough nurses}]\n"


def foundation(*meetings, about=""):
    return f"kind: foundation\n{about}{GOALS if not about else ''}meetings: [{', '.join(meetings)}]\n"


def held(*left_out, **said):
    """A meeting on every step but these; ``said`` of one step."""
    return [f"{{step: {step}{said.get(step, '')}}}" for step in STEPS if step not in left_out]


def test_the_steps_are_ten_and_stand_on_the_rules_page():
    assert len(STEPS) == 10
    assert BY_NAME[RULE].notes[0] == f"The steps are {', '.join(STEPS[:-1])} and {STEPS[-1]}."


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted", "closed"])
def test_missing_steps_are_a_note_at_the_meetings_in_any_plan(check, status):
    found = check(foundation(*held("history", "goals", "competence")), status=status)
    assert found.places() == [(RULE, "meetings")]
    assert found.findings[0].level is Level.INFO
    assert found.findings[0].message == (
        "the work meetings leave out history, goals and competence planning, and each step of the staircase rests on "
        "those before it"
    )
    assert found.findings[0].hint == (
        "add a meeting with `step: history`, `step: goals` or `step: competence` to `meetings:`, held or planned"
    )


@pytest.mark.parametrize(
    ("step", "called"),
    [
        *zip(
            STEPS,
            (
                "the future",
                "history",
                "the present",
                "strengths and weaknesses",
                "guiding stars",
                "the environmental scan",
                "development areas",
                "goals",
                "the action plan",
                "competence planning",
            ),
            strict=True,
        )
    ],
)
def test_every_step_is_asked_for(check, step, called):
    finding = check(foundation(*held(step))).of(RULE)
    assert f"leave out {called}, and" in finding.message
    assert finding.hint == f"add a meeting with `step: {step}` to `meetings:`, held or planned"


def test_where_no_meeting_has_been_held_nothing_is_asked(check):
    assert check("kind: foundation\nvision: Safe\n").places(RULE) == []


def test_all_the_steps_are_enough_also_if_some_are_still_to_come(check):
    assert check(foundation(*held(competence=", date: 2027-01"))).findings == ()


def test_a_step_counts_in_whichever_foundation_it_has_a_meeting(check):
    units = "kind: plan\nunits: [{id: ward, name: Ward}]\n---\n"
    rest = [step for step in STEPS if step not in ("goals", "future")]
    whole, own = foundation(*held("goals", "future")), "{step: goals}, {step: future}"
    assert check(f"{units}{whole}---\nkind: foundation\nunit: ward\nmeetings: [{own}]\n").places(RULE) == []
    assert len(rest) == 8
    found = check(f"{units}{whole}---\nkind: foundation\nunit: ward\nmeetings: [{{step: goals}}]\n")
    assert found.places(RULE) == [(RULE, "meetings")]
    assert "leave out the future, and" in found.of(RULE).message


def test_it_is_told_in_the_foundation_of_the_whole_organisation_where_that_has_meetings(check):
    units = "kind: plan\nunits: [{id: ward, name: Ward}]\n---\n"
    own = "kind: foundation\nunit: ward\n" + GOALS + "meetings: [{step: goals}]\n"
    whole = "kind: foundation\nvision: Safe\n"
    lines = check(f"{units}{own}---\n{whole}meetings: [{{step: future}}]\n")
    assert lines.of(RULE).place.line > lines.text.splitlines().index("vision: Safe")
    lines = check(f"{units}{own}---\n{whole}")
    assert lines.of(RULE).place.line < lines.text.splitlines().index("vision: Safe")


def test_where_under_half_of_the_invited_came_it_is_told_at_how_many(check):
    found = check(foundation(*held(history=", participants: 12, invited: 25")))
    assert found.places() == [(RULE, "12")]
    assert found.findings[0].level is Level.INFO
    assert found.findings[0].message == (
        "12 of the 25 invited took part in the meeting on history, under 50 %, and people stand behind what they "
        "helped to make"
    )
    assert found.findings[0].hint == "meet once more with those who could not come"


@pytest.mark.parametrize(
    "said",
    [
        ", participants: 13, invited: 26",
        ", participants: 26, invited: 26",
        ", participants: 3",
        ", invited: 26",
        ", participants: 0, invited: 0",
        ", participants: 1, invited: 26, date: 2026-09-16",
        ", participants: 1, invited: 26, date: 2026-10",
    ],
)
def test_half_is_enough_and_what_is_not_counted_or_lies_ahead_is_left_alone(check, said):
    assert check(foundation(*held(history=said))).findings == ()


def test_nearly_half_is_not(check):
    assert check(foundation(*held(history=", participants: 249, invited: 500"))).places() == [(RULE, "249")]


def test_missing_steps_are_not_told_where_another_foundation_could_not_be_read(check):
    units = "kind: plan\nunits: [{id: ward, name: Ward}]\n---\n"
    own = "---\nkind: foundation\nunit: ward\nmeetings: [{step: goals, date: {}}]\n"
    assert check(units + foundation(*held("future")) + own.replace("{}", "2025")).places(RULE) != []
    assert check(units + foundation(*held("future")) + own.replace("{}", "soon")).places(RULE) == []


@pytest.mark.parametrize("day", [", date: 2026-09-15", ", date: 2026", ""])
def test_from_its_day_on_a_meeting_is_judged(check, day):
    assert check(foundation(*held(history=f", participants: 0, invited: 2{day}"))).places() == [(RULE, "0")]


def test_the_share_can_be_another(check):
    limits = "kind: plan\nchecks: {limits: {staircase-gap: 80}}\n---\n"
    assert "under 80 %" in check(limits + foundation(*held(goals=", participants: 79, invited: 100"))).of(RULE).message
    assert check(limits + foundation(*held(goals=", participants: 80, invited: 100"))).findings == ()


def test_each_meeting_and_the_missing_steps_are_told(check):
    few = ", participants: 1, invited: 9"
    found = check(foundation(*held("present", history=few, goals=few)))
    assert found.places() == [(RULE, "meetings"), (RULE, "1"), (RULE, "1")]


def test_it_is_silent_on_what_could_not_be_read(check):
    assert check(foundation(*held("goals"), "{step: goal}")).places(RULE) == []
    assert check(foundation(*held(goals=", participants: few, invited: 20"))).places(RULE) == []
    assert check(f"{foundation(*held('goals'))}---\nkind: fundation\n").places(RULE) == []


def test_few_who_came_are_told_where_other_documents_could_not_be_read(check):
    text = foundation(*held(goals=", participants: 1, invited: 20"))
    assert check(f"{text}---\nkind: fundation\n").places(RULE) == [(RULE, "1")]
