"""What is owed: reports, endings, decisions, evaluations, answers, judgements, sharing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kivplan.plan import load, load_text
from kivplan.plan.owed import KINDS, owed
from kivplan.rules import validate

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nstatus: adopted\n"
    "period: {start: 2026, end: 2029}\npeople: [{id: head, role: Head}, {id: nurse, role: Nurse}]\n"
    "---\nkind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n"
)
SIX = Decimal(6)


def debts(actions: str, reports: str = "", as_of: date = date(2026, 9, 1), silence: Decimal = SIX):
    told = f"---\nkind: follow-up\ndate: 2026-08-01\nactions:\n{reports}" if reports else ""
    plan, _ = load_text((HEAD + actions + told).encode())
    assert plan is not None
    return [(one.kind, one.action, one.date.isoformat(), one.about, one.late) for one in owed(plan, as_of, silence)]


def test_what_runs_and_was_never_told_of_owes_a_report():
    assert debts("  - {id: H1, title: T, time: {start: 2026-08}}\n") == [("report", "H1", "2026-08-01", "", True)]


def test_what_was_told_of_within_the_time_owes_none_and_later_it_does():
    action, report = "  - {id: H1, title: T}\n", "  H1: {status: on_track}\n"
    assert debts(action, report, date(2026, 12, 31)) == []
    assert debts(action, report, date(2026, 12, 31), Decimal(4)) == [("report", "H1", "2026-08-01", "", True)]


def test_a_report_of_a_part_is_one_of_the_whole():
    actions = "  - {id: H1, title: T}\n  - {id: H1.1, title: T, part_of: H1}\n"
    assert debts(actions, "  H1.1: {status: on_track}\n") == []


def test_what_is_past_its_last_day_owes_an_ending_and_not_a_report_beside():
    assert debts("  - {id: H1, title: T, time: {deadline: 2026-06}}\n") == [("ending", "H1", "2026-06-30", "", True)]


def test_evaluations_are_told_three_months_before_their_day_and_until_they_are_answered():
    action = "  - {id: H1, title: T, evaluation: {form: F, levels: {reaction: 2026-08, learning: 2026-12}}}\n"
    report = "  H1: {status: on_track}\n"
    late = ("evaluation", "H1", "2026-08-31", "reaction", True)
    assert debts(action, report) == [late]
    assert debts(action, report, date(2026, 9, 30))[1:] == []
    assert debts(action, report, date(2026, 10, 1))[1:] == [("evaluation", "H1", "2026-12-31", "learning", False)]
    assert debts(action, "  H1: {status: on_track, evaluation: {reaction: Fine}}\n") == []


def test_criteria_past_their_day_wait_for_an_answer():
    action = "  - {id: H1, title: T, criteria: [{text: Seen, by: 2026-07}, {text: Later, by: 2026-12}]}\n"
    assert debts(action, "  H1: {status: on_track}\n") == [("criterion", "H1", "2026-07-31", "Seen", True)]
    assert debts(action, "  H1: {status: on_track, criteria: {K1: partly}}\n") == []


def test_what_is_done_is_judged_and_what_was_learnt_is_shared():
    done = "  H1: {status: done}\n"
    assert [one[0] for one in debts("  - {id: H1, title: T, strategy: develop}\n", done)] == ["contribution", "sharing"]
    assert [one[0] for one in debts("  - {id: H1, title: T, strategy: acquire}\n", done)] == ["contribution"]
    assert debts("  - {id: H1, title: T, strategy: other}\n", done) == []
    told = "  H1: {status: done, contribution: 3, shared: At the staff meeting}\n"
    assert debts("  - {id: H1, title: T, strategy: develop}\n", told) == []


def test_deviations_for_the_manager_wait_and_those_for_the_board_do_not():
    both = "[{what: One, decided_by: manager, by: 2026-08-15}, {what: Two, decided_by: board}]"
    found = debts("  - {id: H1, title: T}\n", f"  H1: {{status: at_risk, deviations: {both}}}\n")
    assert found == [("deviation", "H1", "2026-08-15", "One", True)]


@pytest.mark.parametrize("status", ["dropped", "postponed"])
def test_what_is_dropped_or_postponed_owes_nothing(status: str):
    late = "criteria: [{text: Seen, by: 2026-07}], evaluation: {form: F, levels: {result: 2026-08}}"
    action = f"  - {{id: H1, title: T, {late}}}\n"
    assert debts(action, f"  H1: {{status: {status}}}\n") == []


def test_who_evaluates_answers_for_the_evaluation():
    late = "evaluation: {form: F, levels: {result: 2026-08}, responsible: nurse}"
    action = f"  - {{id: H1, title: T, responsible: head, {late}}}\n"
    plan, _ = load_text((HEAD + action).encode())
    assert plan is not None
    assert {one.kind: one.responsible for one in owed(plan, date(2026, 9, 1), SIX)} == {
        "report": "head",
        "evaluation": "nurse",
    }


def test_where_nobody_is_to_evaluate_who_answers_for_the_action_does():
    action = "  - {id: H1, title: T, responsible: head, evaluation: {form: F, levels: {result: 2026-08}}}\n"
    plan, _ = load_text((HEAD + action).encode())
    assert plan is not None
    assert {one.responsible for one in owed(plan, date(2026, 9, 1), SIX)} == {"head"}


def test_a_deviation_is_late_from_the_day_after_its_own():
    action = "  - {id: H1, title: T}\n"
    report = "  H1: {status: at_risk, deviations: [{what: One, by: 2026-09}]}\n"
    assert [debts(action, report, day)[0][-1] for day in (date(2026, 9, 30), date(2026, 10, 1))] == [False, True]


RULES = {"KIV801": "report", "KIV808": "evaluation", "KIV806": "sharing", "KIV706": "ending"}


def missed(plan, as_of: date) -> set[tuple[str, str]]:
    """What the rules find missing, as the kinds of what is owed, by action."""
    spots = {act.id: [plan.locate(term.item.spot()) for term in act.terms] for act in plan.actions.values()}
    spots = {key: [*own, *(plan.locate(r.item.spot()) for r in plan.reports_of(key))] for key, own in spots.items()}
    found = [one for one in validate(plan, as_of=as_of) if one.code in RULES]
    return {
        (RULES[one.code], key)
        for one in found
        for key, places in spots.items()
        if any(at.file == one.place.file and at.line <= one.place.line <= at.end_line for at in places)
    }


def test_what_the_rules_miss_in_nordvik_is_owed():
    plan = load(EXAMPLES / "nordvik")
    days = [date(2026, 7, 1), date(2026, 12, 31), date(2027, 6, 30), date(2028, 3, 1)]
    seen = set()
    for day in days:
        told = {(one.kind, one.action) for one in owed(plan, day, SIX)}
        assert missed(plan, day) <= told
        assert {kind for kind, _ in told} <= set(KINDS)
        seen |= {kind for kind, _ in missed(plan, day)}
    assert {"report", "evaluation", "ending"} <= seen


def test_a_report_is_owed_the_day_after_the_time_it_may_be_silent():
    action, report = "  - {id: H1, title: T}\n", "  H1: {status: on_track}\n"
    assert debts(action, report, date(2026, 12, 1), Decimal(4)) == []
    assert debts(action, report, date(2026, 12, 2), Decimal(4)) == [("report", "H1", "2026-08-01", "", True)]


@pytest.mark.parametrize("status", ["done", "dropped", "postponed"])
def test_of_what_has_ended_or_is_put_off_no_report_is_owed_however_long_ago(status: str):
    action = "  - {id: H1, title: T, strategy: other}\n"
    assert debts(action, f"  H1: {{status: {status}}}\n", date(2026, 12, 31), Decimal(1)) == []


def test_an_evaluation_is_told_from_the_day_three_months_before_and_late_from_the_day_after():
    action = "  - {id: H1, title: T, evaluation: {form: F, levels: {reaction: 2026-12-15}}}\n"
    report = "  H1: {status: on_track}\n"

    def told(day: date):
        return [one[-1] for one in debts(action, report, day) if one[0] == "evaluation"]

    days = (date(2026, 9, 14), date(2026, 9, 15), date(2026, 12, 15), date(2026, 12, 16))
    assert [told(day) for day in days] == [[], [False], [False], [True]]


def test_a_level_its_whole_has_answered_is_not_asked_of_a_part():
    actions = "  - {id: H1, title: T}\n  - {id: H2, title: T, part_of: H1, EVALUATION}\n"
    actions = actions.replace("EVALUATION", "evaluation: {form: F, levels: {reaction: 2026-08}}")
    assert [one[:2] for one in debts(actions, "  H1: {status: on_track}\n")] == [("evaluation", "H2")]
    assert debts(actions, "  H1: {status: on_track, evaluation: {reaction: Fine}}\n") == []


def test_what_was_reported_as_not_begun_is_asked_for_no_answers():
    late = "criteria: [{text: Seen, by: 2026-07}], evaluation: {form: F, levels: {result: 2026-08}}"
    assert debts(f"  - {{id: H1, title: T, {late}}}\n", "  H1: {status: not_started}\n") == []


def test_a_criterion_without_a_day_is_owed_by_the_last_day_of_the_action():
    action = "  - {id: H1, title: T, time: {end: 2026-06}, criteria: [{text: Seen}]}\n"
    told = debts(action, "  H1: {status: done, contribution: 3}\n")
    assert told == [("criterion", "H1", "2026-06-30", "Seen", True)]


def test_a_deviation_without_a_day_is_owed_by_that_of_its_report_and_by_who_answers_for_the_action():
    action = "  - {id: H1, title: T, responsible: head}\n"
    both = "[{id: D1, why: Ill}, {what: Two, by: 2026-09, responsible: nurse}]"
    told = f"---\nkind: follow-up\ndate: 2026-08-01\nactions: {{H1: {{status: at_risk, deviations: {both}}}}}\n"
    plan, _ = load_text((HEAD + action + told).encode())
    assert plan is not None
    assert [(one.date, one.about, one.responsible, one.late) for one in owed(plan, date(2026, 9, 1), SIX)] == [
        (date(2026, 8, 1), "", "head", True),
        (date(2026, 9, 30), "Two", "nurse", False),
    ]


def test_a_deviation_that_was_decided_on_is_owed_by_nobody():
    decided = "[{what: One, decision: Wait}]"
    assert debts("  - {id: H1, title: T}\n", f"  H1: {{status: at_risk, deviations: {decided}}}\n") == []


def test_a_judgement_counts_in_the_action_plan_in_which_the_action_was_done_and_of_a_part_anywhere():
    later = "---\nkind: action-plan\nperiod: {start: 2027, end: 2027}\nactions:\n"
    said = "---\nkind: follow-up\ndate: %s\nactions: {%s: {status: %s}}\n"
    whole, part = "  - {id: H1, title: T, strategy: acquire}\n", "  - {id: H2, title: T, part_of: H1}\n"

    def asked(judged: str) -> list[str]:
        early = said % ("2026-05-01", judged, "on_track, contribution: 3")
        done = said % ("2027-05-01", "H1", "done")
        plan, _ = load_text((HEAD + whole + part + later + whole + early + done).encode())
        assert plan is not None
        return [one.kind for one in owed(plan, date(2027, 5, 2), SIX)]

    assert (asked("H1"), asked("H2")) == (["contribution"], [])


def test_what_is_owed_comes_by_kind_and_then_by_day():
    actions = (
        "  - {id: H1, title: T, criteria: [{text: Later, by: 2026-08}, {text: First, by: 2026-07}]}\n"
        "  - {id: H2, title: T, time: {deadline: 2026-01}}\n  - {id: H3, title: T, time: {start: 2026-02}}\n"
        "  - {id: H4, title: T}\n"
    )
    told = debts(actions, "  H1: {status: on_track}\n")
    assert [(one[0], one[1], one[3]) for one in told] == [
        ("report", "H4", ""),
        ("report", "H3", ""),
        ("ending", "H2", ""),
        ("criterion", "H1", "First"),
        ("criterion", "H1", "Later"),
    ]


def test_how_an_action_ended_is_owed_since_its_last_day_of_all():
    later = "---\nkind: action-plan\nperiod: {start: 2027, end: 2027}\nactions:\n"
    action = "  - {id: H1, title: T}\n"
    told = debts(action + later + action, as_of=date(2028, 1, 1))
    assert told == [("ending", "H1", "2027-12-31", "", True)]


def test_the_newest_word_on_an_action_or_a_part_is_the_one_that_counts():
    actions = "  - {id: H1, title: T}\n  - {id: H2, title: T, part_of: H1}\n"
    early = "---\nkind: follow-up\ndate: 2026-02-01\nactions: {%s: {status: on_track}}\n"
    for first, second in (("H1", "H2"), ("H2", "H1")):
        told = (early % first) + (early % second).replace("2026-02-01", "2026-08-01")
        assert debts(actions + told, as_of=date(2026, 12, 1)) == []


def test_what_was_shared_once_has_been_shared():
    action = "  - {id: H1, title: T, strategy: develop}\n"
    said = "---\nkind: follow-up\ndate: %s\nactions: {H1: {status: %s}}\n"
    told = said % ("2026-05-01", "on_track, shared: At lunch") + said % ("2026-08-01", "done, contribution: 3")
    assert debts(action + told) == []
    part = "  - {id: H2, title: T, part_of: H1}\n"
    of_part = (said % ("2026-05-01", "on_track, shared: At lunch")).replace("H1", "H2")
    assert debts(action + part + of_part + said % ("2026-08-01", "done, contribution: 3")) == []
