"""What is reported done: criteria not answered, help to the goals not judged, nobody in the line, nothing shared."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level

NO_RESULT, NOT_OVER, NOT_SHARED = "activity-without-result", "not-handed-over", "not-shared"
RULES = (NO_RESULT, NOT_OVER, NOT_SHARED)


def follow_up(actions: str, day: str = "2026-08-31", more: str = "") -> str:
    return f"---\nkind: follow-up\ndate: {day}\n{more}actions: {{{actions}}}\n"


DONE = follow_up("H1: {status: done}")
JUDGED = follow_up("H1: {status: done, contribution: 3}")


# ---------------------------------------------------------------- KIV802


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_what_is_done_without_a_result_is_told_where_it_is_reported_done(check, status):
    found = check(f"id: H1\n{DONE}", status=status)
    assert found.places() == [(NO_RESULT, "done")]
    finding = found.of(NO_RESULT)
    assert finding.message == (
        "H1 “Mentors for new nurses” is reported done and nobody has judged how far it helps the goals, so what was "
        "done is known and what came of it is not"
    )
    assert finding.hint == "add `contribution:` from 1 to 5 for H1 in the next follow-up"
    assert finding.level is Level.WARNING
    (related,) = finding.related
    assert (found.text.splitlines()[related.where.line - 1], related.message) == ("  - id: H1", "planned here")
    assert (related.where.column, related.where.end_column) == (9, 11)


def test_one_that_goes_on_hides_no_other(check):
    both = follow_up("H1: {status: on_track}, H2: {status: done}")
    found = check(f"{course()}---\nid: H2\nstrategy: develop\nmeans: training\n{both}")
    assert [(f.name, f.message[:2]) for f in found.findings] == [(NO_RESULT, "H2"), (NOT_SHARED, "H2")]


@pytest.mark.parametrize("contribution", [1, 5])
def test_any_judgement_is_one(check, contribution):
    assert check(f"id: H1\n{follow_up(f'H1: {{status: done, contribution: {contribution}}}')}").findings == ()


def test_so_is_one_given_before(check):
    before = follow_up("H1: {status: on_track, contribution: 2}", "2026-06-30")
    assert check(f"id: H1\n{before}{DONE}").findings == ()


def test_but_not_one_given_later(check):
    later = follow_up("H1: {status: done, contribution: 2}", "2026-09-16")
    assert check(f"id: H1\n{DONE}{later}").places() == [(NO_RESULT, "done")]


@pytest.mark.parametrize("status", ["on_track", "at_risk", "off_track", "dropped", "postponed", "not_started"])
def test_only_of_what_is_done_is_it_asked(check, status):
    keys = "id: H1\nstrategy: develop\nmeans: training\ncriteria: [{text: Percent, target: 90, by: 2026-06}]\n"
    assert check(f"{keys}{follow_up(f'H1: {{status: {status}}}')}").places(*RULES) == []


def test_the_newest_report_tells(check):
    again = follow_up("H1: {status: on_track}", "2026-09-01")
    assert check(f"id: H1\n{DONE}{again}").findings == ()
    found = check(f"id: H1\n{DONE}{follow_up('H1: {status: done}', '2026-09-01')}")
    assert [f.place.line for f in found.findings] == [len(found.text.splitlines())]


def criteria(*given: str) -> str:
    return f"id: H1\ncriteria:\n{''.join(f'  - {{text: Nurses who stay, {one}}}{chr(10)}' for one in given)}"


def test_criteria_whose_day_has_passed_are_told_by_name(check):
    found = check(f"{criteria('target: 1, by: 2026-06', 'target: 2, by: 2026-08', 'target: 3, by: 2027')}{JUDGED}")
    assert found.places() == [(NO_RESULT, "done")]
    assert " is reported done with criteria left unanswered (K1 and K2), so " in found.of(NO_RESULT).message
    assert found.of(NO_RESULT).hint.startswith("answer them under `criteria:`")


def test_both_lacks_are_told_in_one(check):
    found = check(f"{criteria('target: 1, by: 2026-06')}{DONE}")
    assert found.places() == [(NO_RESULT, "done")]
    message = found.of(NO_RESULT).message
    assert "criteria left unanswered (K1) and its help to the goals not judged" in message
    assert "`contribution:`" in found.of(NO_RESULT).hint


@pytest.mark.parametrize(("by", "told"), [("2026-09-14", True), ("2026-09-15", False), ("2026-09", False)])
def test_a_criterions_day_is_the_last_of_its_by(check, by, told):
    assert check(f"{criteria(f'by: {by}')}{JUDGED}").places() == ([(NO_RESULT, "done")] if told else [])


@pytest.mark.parametrize(("end", "told"), [("2026-09-14", True), ("2026-09-15", False)])
def test_without_one_it_is_the_last_day_of_the_action(check, end, told):
    keys = f"{criteria('target: 1')}time: {{start: 2026-02, end: {end}}}\n"
    assert check(f"{keys}{JUDGED}").places() == ([(NO_RESULT, "done")] if told else [])


@pytest.mark.parametrize("answer", ["met", "partly", "not_met"])
def test_any_answer_in_any_follow_up_is_one(check, answer):
    before = follow_up(f"H1: {{status: on_track, criteria: {{K1: {answer}}}}}", "2026-06-30")
    assert check(f"{criteria('by: 2026-06')}{before}{JUDGED}").findings == ()


INDICATOR = (
    "kind: strategy\nindicators: [{id: I1, name: Nurses who stay, measured_in: percent, better: higher}]\n"
    "---\nkind: foundation\ngoals: [{id: G1, title: Enough nurses, results: [{id: G1.1, title: R, indicator: I1}]}]\n"
    "---\n"
)


@pytest.mark.parametrize(
    ("by", "reading", "told"),
    [
        ("by: 2026-06", "indicators: {I1: {value: 80, at: 2026-06}}\n", False),
        ("by: 2026-06", "indicators: {I1: {value: 80, at: 2026-06-01}}\n", False),
        ("by: 2026-06", "indicators: {I1: {value: 80, at: 2026-05}}\n", True),
        ("by: 2026-06", "indicators: {I1: 80}\n", False),
        ("by: 2026-06", "goals: {G1.1: {value: 80}}\n", False),
        ("by: 2026-06", "", True),
        ("target: 1", "indicators: {I1: {value: 80, at: 2026-02-01}}\n", False),
        ("target: 1", "indicators: {I1: {value: 80, at: 2026-01-31}}\n", True),
    ],
)
def test_a_reading_of_its_indicator_from_its_time_answers_a_criterion(check, by, reading, told):
    keys = f"{INDICATOR}{criteria(f'{by}, indicator: I1')}time: {{start: 2026-02, end: 2026-08}}\n"
    found = check(f"{keys}{follow_up('H1: {status: done, contribution: 3}', more=reading)}")
    assert found.places(NO_RESULT) == ([(NO_RESULT, "done")] if told else [])


def test_help_to_the_goals_is_not_asked_of_what_is_no_competence_measure(check):
    assert check(f"id: H1\nstrategy: other\n{DONE}").findings == ()
    assert check(f"{criteria('by: 2026-06')}strategy: other\n{DONE}").places() == [(NO_RESULT, "done")]


def test_it_is_asked_of_the_whole_and_a_parts_word_counts(check):
    actions = "id: H1\n---\nid: H2\npart_of: H1\n"
    both = follow_up("H1: {status: done}, H2: {status: done}")
    found = check(f"{actions}{both}")
    assert [f.message.split(" is ")[0] for f in found.findings] == ["H1 “Mentors for new nurses”"]
    assert check(f"{actions}{follow_up('H1: {status: done}, H2: {status: done, contribution: 4}')}").findings == ()


def test_a_part_answers_for_its_own_criteria(check):
    part = "---\nid: H2\npart_of: H1\ncriteria: [{text: Nurses who stay, by: 2026-06}]\n"
    found = check(f"id: H1\n{part}{follow_up('H1: {status: done, contribution: 4}, H2: {status: done}')}")
    assert found.places() == [(NO_RESULT, "done")]
    assert found.of(NO_RESULT).message.startswith("H2 ")
    assert "(K1), so" in found.of(NO_RESULT).message


def test_each_action_plan_of_one_that_goes_on_is_judged_by_itself(check, plan_of):
    first = plan_of("id: H1\n", "id: H0\n")
    then = plan_of("id: H1\n", about="period: {start: 2027, end: 2027}")
    before = follow_up("H1: {status: on_track, contribution: 4}")
    done = follow_up("H1: {status: done}", "2027-06-30")
    found = check(f"{first}---\n{then}{before}{done}", as_of=date(2027, 7, 1))
    assert found.places(NO_RESULT) == [(NO_RESULT, "done")]
    again = follow_up("H1: {status: on_track, contribution: 1}", "2027-03-31")
    assert check(f"{first}---\n{then}{before}{again}{done}", as_of=date(2027, 7, 1)).places(NO_RESULT) == []


@pytest.mark.parametrize(
    "unread",
    [
        "H1: {status: done, contribution: many}",
        "H1: {status: done, criteria: {K1: yes}}",
        "H1: {status: done}, H0: {status: dnoe}",
    ],
)
def test_where_a_report_could_not_be_read_no_result_is_said_to_be_missing(check, unread):
    assert check(f"id: H1\n{follow_up(unread)}").places(*RULES) == []


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("criteria: [{text: A, by: soon}]\n", False),
        ("time: {end: soon}\n", False),
        ("strategy: othr\n", False),
        ("part_of: H 0\n", False),
        ("cost: {hours: many}\n", True),
    ],
)
def test_nor_where_what_it_rests_on_could_not(check, keys, told):
    assert check(f"id: H1\n{keys}{DONE}").places(NO_RESULT) == ([(NO_RESULT, "done")] if told else [])


@pytest.mark.parametrize(("first", "last"), [("criteria: [{text: A, by: soon}]\n", ""), ("", "strategy: othr\n")])
def test_nor_where_the_term_it_is_reported_in_could_not(check, plan_of, first, last):
    then = plan_of(f"id: H1\n{last}", about="period: {start: 2027, end: 2027}")
    assert check(f"{plan_of(f'id: H1{chr(10)}{first}', 'id: H0' + chr(10))}---\n{then}{DONE}").places(NO_RESULT) == []


def test_nor_where_the_last_word_on_its_strategy_could_not(check, plan_of):
    first = plan_of("id: H1\n", "id: H0\n")
    then = plan_of("id: H1\nstrategy: othr\n", about="period: {start: 2027, end: 2027}")
    assert check(f"{first}---\n{then}{DONE}").places(NO_RESULT) == []


# ---------------------------------------------------------------- KIV805

PLAN = (
    "kind: plan\n"
    "people: [{id: head, role: Head of nursing}, {id: lead, role: Project leader}, {id: chief, role: Chief}, "
    "{id: below, role: Head of nights}, {id: beside, role: Head of schools}]\n"
    "units:\n"
    "  - {id: town, name: The town, manager: chief}\n"
    "  - {id: ward, name: The ward, manager: head, parent: town}\n"
    "  - {id: night, name: Nights, manager: below, parent: ward}\n"
    "  - {id: school, name: Schools, manager: beside, parent: town}\n"
    "  - {id: loose, name: Loose}\n"
    "---\n"
)


def led_by(who: str, unit: str = "ward", more: str = "") -> str:
    return f"{PLAN}kind: action-plan\nunit: {unit}\n---\nid: H1\nresponsible: {who}\n{more}"


def test_a_project_that_ends_with_nobody_in_the_line_is_told(check):
    found = check(f"{led_by('lead')}{JUDGED}")
    assert found.places(NOT_OVER) == [(NOT_OVER, "done")]
    finding = found.of(NOT_OVER)
    assert finding.message == (
        "H1 “Mentors for new nurses” is done and was led by lead “Project leader”, and nobody who leads “The ward” has "
        "taken over what is to go on"
    )
    assert "`to: head`" in finding.hint
    assert finding.level is Level.WARNING
    assert [related.message for related in finding.related] == ["planned here"]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("head", False),
        ("ward", False),
        ("chief", False),
        ("town", False),
        ("below", False),
        ("night", False),
        ("beside", True),
        ("school", True),
        ("lead", True),
    ],
)
def test_those_in_the_line_of_the_unit_need_take_over_nothing(check, who, told):
    assert check(f"{led_by(who)}{JUDGED}").places(NOT_OVER) == ([(NOT_OVER, "done")] if told else [])


@pytest.mark.parametrize(("others", "told"), [("[head]", False), ("[beside, night]", False), ("[beside]", True)])
def test_one_of_them_beside_will_do(check, others, told):
    found = check(f"{led_by('lead', more=f'co_responsible: {others}{chr(10)}')}{JUDGED}")
    assert found.places(NOT_OVER) == ([(NOT_OVER, "done")] if told else [])


@pytest.mark.parametrize(("to", "told"), [("head", False), ("beside", False), ("loose", False), ("lead", True)])
def test_anyone_in_the_line_may_take_over(check, to, told):
    over = f"handed_over: {{to: {to}, date: 2026-08-28}}"
    before = follow_up(f"H1: {{status: on_track, {over}}}", "2026-06-30")
    assert check(f"{led_by('lead')}{before}{JUDGED}").places(NOT_OVER) == ([(NOT_OVER, "done")] if told else [])


def test_it_may_be_told_of_a_part(check):
    part = "---\nid: H2\npart_of: H1\nresponsible: lead\n"
    done = "H1: {status: done, contribution: 3}"
    found = check(f"{led_by('lead')}{part}{follow_up(f'{done}, H2: {{status: done}}')}")
    assert [f.message[:2] for f in found.findings if f.name == NOT_OVER] == ["H1"]
    over = "H2: {status: done, handed_over: {to: head, date: 2026-08-28}}"
    assert check(f"{led_by('lead')}{part}{follow_up(f'{done}, {over}')}").places(NOT_OVER) == []


def test_where_nobody_is_known_to_manage_the_unit_nothing_is_asked(check):
    assert check(f"{led_by('lead', 'loose')}{JUDGED}").places(NOT_OVER) == []
    assert check(f"{PLAN}id: H1\nresponsible: lead\n{JUDGED}").places(NOT_OVER) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("parent: town}", "parent: the town}", False),
        ("manager: head", "manager: the head", False),
        ("manager: chief", "manager: the chief", False),
        ("name: Schools", "name: Schools, employees: many", True),
    ],
)
def test_nor_where_the_units_could_not_be_read(check, old, new, told):
    found = check(f"{led_by('lead')}{JUDGED}".replace(old, new))
    assert found.places(NOT_OVER) == ([(NOT_OVER, "done")] if told else [])


@pytest.mark.parametrize(
    ("keys", "told"),
    [("co_responsible: [the head]\n", False), ("part_of: H 0\n", False), ("cost: {hours: many}\n", True)],
)
def test_nor_where_those_responsible_could_not(check, keys, told):
    found = check(f"{led_by('lead', more=keys)}{JUDGED}")
    assert found.places(NOT_OVER) == ([(NOT_OVER, "done")] if told else [])


def test_one_that_is_in_the_line_hides_no_other(check):
    other = "---\nid: H2\nresponsible: lead\n"
    done = follow_up("H0: {status: on_track}, H1: {status: done, contribution: 3}, H2: {status: done, contribution: 3}")
    found = check(f"{led_by('head')}{other}{done}")
    assert [f.message[:2] for f in found.findings if f.name == NOT_OVER] == ["H2"]
    done = follow_up("H1: {status: on_track}, H2: {status: done, contribution: 3}")
    found = check(f"{led_by('head')}{other}{done}")
    assert [f.message[:2] for f in found.findings if f.name == NOT_OVER] == ["H2"]


def test_nor_where_nobody_is_responsible(check):
    assert check(f"{led_by('')}{JUDGED}").places(NOT_OVER) == []


@pytest.mark.parametrize("status", ["on_track", "dropped", "postponed"])
def test_nor_before_it_is_done(check, status):
    assert check(f"{led_by('lead')}{follow_up(f'H1: {{status: {status}}}')}").places(NOT_OVER) == []


# ---------------------------------------------------------------- KIV806


def course(keys: str = "") -> str:
    return f"id: H1\nstrategy: develop\nmeans: training\n{keys}"


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_what_was_learnt_and_kept_to_oneself_is_told(check, status):
    found = check(f"{course()}{JUDGED}", status=status)
    assert found.places() == [(NOT_SHARED, "done")]
    finding = found.of(NOT_SHARED)
    assert finding.message.startswith("H1 “Mentors for new nurses” is done and no follow-up tells that anything was ")
    assert finding.level is Level.INFO


@pytest.mark.parametrize("strategy", ["acquire", "mobilise", "phase_out", "other"])
def test_of_other_actions_it_is_not_asked(check, strategy):
    assert check(f"id: H1\nstrategy: {strategy}\n{JUDGED}").places(NOT_SHARED) == []


def test_shared_in_any_follow_up_will_do(check):
    before = follow_up("H1: {status: on_track, shared: At the staff meeting.}", "2026-06-30")
    assert check(f"{course()}{before}{JUDGED}").findings == ()
    later = follow_up("H1: {status: done, shared: At the staff meeting.}", "2026-09-16")
    assert check(f"{course()}{JUDGED}{later}").places() == [(NOT_SHARED, "done")]


def test_so_will_that_of_a_part_and_a_part_is_not_asked_by_itself(check):
    part = "---\nid: H2\nstrategy: develop\nmeans: training\npart_of: H1\n"
    done = "H1: {status: done, contribution: 3}"
    found = check(f"{course()}{part}{follow_up(f'{done}, H2: {{status: done}}')}")
    assert [f.message[:2] for f in found.findings] == ["H1"]
    shared = "H2: {status: done, shared: At the staff meeting.}"
    assert check(f"{course()}{part}{follow_up(f'{done}, {shared}')}").findings == ()


@pytest.mark.parametrize(
    ("keys", "told"), [("strategy: devlop\n", False), ("part_of: H 0\n", False), ("cost: {hours: many}\n", True)]
)
def test_where_what_it_rests_on_could_not_be_read_nothing_is_said_to_be_kept(check, keys, told):
    given = keys if keys.startswith("strategy") else f"strategy: develop\n{keys}"
    found = check(f"id: H1\nmeans: training\n{given}{JUDGED}")
    assert found.places(NOT_SHARED) == ([(NOT_SHARED, "done")] if told else [])


@pytest.mark.parametrize("report", ["statsu: done", "status: done, contribution: 3, shared: [A]"])
def test_nor_where_a_report_could_not(check, report):
    early = follow_up(f"H1: {{{report}}}", "2026-06-30")
    assert check(f"{course()}{early}{JUDGED}").places(NOT_SHARED) == []


@pytest.mark.parametrize("report", ["status: done, handed_over: {to: head}", "statsu: done"])
def test_nor_is_it_said_that_nobody_took_over(check, report):
    early = follow_up(f"H1: {{{report}}}", "2026-06-30")
    assert check(f"{led_by('lead')}{early}{JUDGED}").places(NOT_OVER) == []
