"""What nobody reports and nobody evaluates: running actions without a report, evaluations whose day has passed."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level

SILENT, LATE = "not-followed-up", "evaluation-overdue"


def follow_up(day: str, actions: str) -> str:
    return f"---\nkind: follow-up\ndate: {day}\nactions: {{{actions}}}\n"


OTHERS = follow_up("2026-08-31", "H0: {status: on_track}")


# ---------------------------------------------------------------- KIV801


def test_a_running_action_without_a_report_is_told_at_its_id(check):
    found = check(f"id: H1\ntime: {{start: 2026-02}}\n{OTHERS}", status="adopted")
    assert found.places() == [(SILENT, "H1")]
    finding = found.of(SILENT)
    assert finding.message == (
        "H1 “Mentors for new nurses” began 2026-02-01 and no follow-up has told of it, so nobody knows how it goes"
    )
    assert finding.level is Level.WARNING
    assert found.text.splitlines()[finding.place.line - 1] == "  - id: H1"


def test_one_reported_long_ago_is_told_with_the_day(check):
    told = follow_up("2026-03-01", "H1: {status: on_track}")
    found = check(f"id: H1\ntime: {{start: 2026-02}}\n{told}{OTHERS}", status="adopted")
    assert found.places() == [(SILENT, "H1")]
    assert "H1 “Mentors for new nurses” was last reported 2026-03-01, so" in found.of(SILENT).message


@pytest.mark.parametrize(("start", "told"), [("2026-03-14", True), ("2026-03-15", False)])
def test_half_a_year_may_go_from_the_beginning(check, start, told):
    found = check(f"id: H1\ntime: {{start: {start}}}\n{OTHERS}", status="adopted")
    assert found.places() == ([(SILENT, "H1")] if told else [])


@pytest.mark.parametrize(("day", "told"), [("2026-03-14", True), ("2026-03-15", False)])
def test_and_from_the_last_report(check, day, told):
    report = follow_up(day, "H1: {status: off_track}")
    found = check(f"id: H1\ntime: {{start: 2026-01}}\n{report}{OTHERS}", status="adopted")
    assert found.places() == ([(SILENT, "H1")] if told else [])


@pytest.mark.parametrize(("day", "told"), [("2026-03-14", True), ("2026-03-15", False), ("2026-09-16", True)])
def test_and_from_the_adoption_if_that_has_been(check, day, told):
    plan = f"kind: plan\ndecisions: [{{body: The council, outcome: adopted, date: {day}}}]\n---\n"
    found = check(f"{plan}id: H1\ntime: {{start: 2026-01}}\n{OTHERS}", status="adopted")
    assert found.places(SILENT) == ([(SILENT, "H1")] if told else [])


def test_a_revision_is_no_adoption_and_the_newest_adoption_counts(check):
    adopted = "{body: The council, outcome: adopted, date: 2026-03-15}"
    older = "{body: The council, outcome: adopted, date: 2022-03-15}"
    revised = "{body: The board, outcome: revised, date: 2026-08-01}"
    action = f"---\nid: H1\ntime: {{start: 2026-01}}\n{OTHERS}"
    assert check(f"kind: plan\ndecisions: [{older}, {adopted}]\n{action}", status="adopted").places(SILENT) == []
    found = check(f"kind: plan\ndecisions: [{older}, {revised}]\n{action}", status="adopted")
    assert found.places(SILENT) == [(SILENT, "H1")]


@pytest.mark.parametrize("status", ["draft", "proposed", "closed"])
def test_only_of_an_adopted_plan_is_it_asked(check, status):
    assert check(f"id: H1\ntime: {{start: 2026-02}}\n{OTHERS}", status=status).places(SILENT) == []


@pytest.mark.parametrize("status", ["dropped", "postponed", "done"])
def test_what_has_ended_or_is_put_off_is_left_alone(check, status):
    report = follow_up("2026-03-01", f"H1: {{status: {status}, contribution: 3}}")
    assert check(f"id: H1\ntime: {{start: 2026-02}}\n{report}{OTHERS}", status="adopted").findings == ()


@pytest.mark.parametrize("status", ["not_started", "on_track", "at_risk", "off_track"])
def test_nothing_else_is(check, status):
    report = follow_up("2026-03-01", f"H1: {{status: {status}}}")
    found = check(f"id: H1\ntime: {{start: 2026-02}}\n{report}{OTHERS}", status="adopted")
    assert found.places() == [(SILENT, "H1")]


@pytest.mark.parametrize(("end", "told"), [("2026-09-14", False), ("2026-09-15", True)])
def test_what_is_past_its_last_day_is_the_matter_of_another_rule(check, end, told):
    found = check(f"id: H1\ntime: {{start: 2026-02, end: {end}}}\n{OTHERS}", status="adopted")
    assert found.names() == [SILENT if told else "overdue"]


def test_what_has_not_begun_is_left_alone(check):
    assert check(f"id: H1\ntime: {{start: 2026-11}}\n{OTHERS}", status="adopted").findings == ()


def test_so_is_what_lies_outside_its_action_plan(check):
    found = check(f"id: H1\ntime: {{start: 2025-01, end: 2025-12}}\n{OTHERS}", status="adopted")
    assert found.names().count(SILENT) == 0
    action_plan = "kind: action-plan\nperiod: {start: 2027, end: 2027}\n---\n"
    found = check(f"{action_plan}id: H1\ntime: {{start: 2026-01, end: 2026-12}}\n{OTHERS}", status="adopted")
    assert found.places(SILENT) == []


def test_a_plan_that_has_never_been_followed_up_is_told_once_at_its_title(check):
    actions = "id: H1\ntime: {start: 2026-02}\n---\nid: H2\ntime: {start: 2026-02}\n"
    found = check(actions, status="adopted")
    assert found.places() == [(SILENT, "Competence plan")]
    assert found.of(SILENT).message == (
        "the plan is adopted and has never been followed up, so nobody knows whether what was decided is done"
    )
    later = follow_up("2026-09-16", "H0: {status: on_track}")
    assert check(f"{actions}{later}", status="adopted").places() == [(SILENT, "Competence plan")]


def test_it_is_not_told_before_some_action_has_run_long_enough(check):
    assert check("id: H1\ntime: {start: 2026-04}\n", status="adopted").findings == ()


def test_a_follow_up_of_the_day_itself_counts(check):
    report = follow_up("2026-09-15", "H1: {status: on_track}")
    assert check(f"id: H1\ntime: {{start: 2026-02}}\n{report}", status="adopted").findings == ()
    report = follow_up("2026-09-15", "H0: {status: on_track}")
    assert check(f"id: H1\ntime: {{start: 2026-02}}\n{report}", status="adopted").places() == [(SILENT, "H1")]


def test_an_action_that_gives_no_time_lasts_as_long_as_its_action_plan(check):
    found = check(f"id: H1\ntime:\n{OTHERS}", status="adopted")
    assert found.places(SILENT) == [(SILENT, "H1")]
    assert " began 2026-01-01 and " in found.of(SILENT).message


def test_one_that_is_told_of_hides_no_other(check):
    actions = "id: H1\ntime: {start: 2026-02}\n---\nid: H2\ntime: {start: 2026-02}\n"
    report = follow_up("2026-08-31", "H1: {status: on_track}")
    assert check(f"{actions}{report}", status="adopted").places() == [(SILENT, "H2")]


def test_a_report_of_a_part_is_one_of_the_whole_and_a_part_is_not_asked_about(check):
    actions = "id: H1\ntime: {start: 2026-02}\n---\nid: H2\npart_of: H1\ntime: {start: 2026-02}\n"
    report = follow_up("2026-08-31", "H2: {status: on_track}")
    assert check(f"{actions}{report}", status="adopted").findings == ()
    assert check(f"{actions}{OTHERS}", status="adopted").places() == [(SILENT, "H1")]
    both = follow_up("2026-02-28", "H1: {status: on_track}")
    assert check(f"{actions}{both}{report}", status="adopted").findings == ()


TWO_YEARS = "---\n{first}---\n{then}---\nkind: follow-up\ndate: 2027-02-28\nactions: {{H0: {{status: on_track}}}}\n"


@pytest.mark.parametrize(
    ("end", "as_of", "told"),
    [
        ("2026-12-31", date(2027, 3, 1), True),
        ("2027-01-15", date(2027, 3, 1), True),
        ("2026-12-30", date(2027, 3, 1), False),
        ("2026-06-30", date(2027, 7, 1), False),
        ("2026-06-30", date(2027, 7, 2), True),
    ],
)
def test_an_action_that_goes_on_without_a_break_began_when_it_first_did(check, plan_of, end, as_of, told):
    first = plan_of(f"id: H1\ntime: {{start: 2026-02, end: {end}}}\n", "id: H0\n")
    then = plan_of("id: H1\n", "id: H0\n", about="period: {start: 2027, end: 2027}").replace("2027-06", "2027-01")
    found = check(TWO_YEARS.format(first=first, then=then), status="adopted", as_of=as_of)
    told_at = [one for one in found.findings if one.name == SILENT]
    assert [found.text.splitlines()[one.place.line - 1] for one in told_at] == (["  - id: H1"] if told else [])
    if told:
        line = found.text.splitlines().index("period: {start: 2027, end: 2027}")
        assert told_at[0].place.line > line
        began = "2027-01-01" if end == "2026-06-30" else "2026-02-01"
        assert f" began {began} and" in told_at[0].message


@pytest.mark.parametrize(
    ("yearly", "reported", "told"),
    [
        ("03-14", None, True),
        ("03-15", None, False),
        ("10-01", None, False),
        ("02", None, True),
        ("03", None, False),
        ("03-14", "2026-03-14", False),
        ("03-14", "2026-03-13", True),
        ("03-14, 08-01", "2026-03-20", False),
        ("02-14, 03-14", "2026-02-20", True),
    ],
)
def test_what_comes_back_every_year_is_asked_about_when_it_has(check, yearly, reported, told):
    report = follow_up(reported, "H1: {status: on_track}") if reported else ""
    found = check(f"id: H1\ntime: {{yearly: [{yearly}]}}\n{report}{OTHERS}", status="adopted")
    assert found.places() == ([(SILENT, "H1")] if told else [])


def test_it_is_told_with_the_day_it_was_to_be_done(check):
    found = check(f"id: H1\ntime: {{yearly: [02]}}\n{OTHERS}", status="adopted")
    assert " was to be done 2026-02-28, as every year, and no follow-up has told of it, so" in found.of(SILENT).message
    told = follow_up("2026-02-20", "H1: {status: on_track}")
    found = check(f"id: H1\ntime: {{yearly: [02]}}\n{told}{OTHERS}", status="adopted")
    assert " was last reported 2026-02-20, so" in found.of(SILENT).message


@pytest.mark.parametrize(("limit", "told"), [("7", True), ("8", False)])
def test_the_limit_can_be_changed(check, limit, told):
    plan = f"kind: plan\nchecks: {{limits: {{not-followed-up: {limit}}}}}\n---\n"
    found = check(f"{plan}id: H1\ntime: {{start: 2026-02}}\n{OTHERS}", status="adopted")
    assert found.places() == ([(SILENT, "H1")] if told else [])


@pytest.mark.parametrize("unread", ["H1: {status: dnoe}", "H0: {status: dnoe}", "H0: {statsu: done}"])
def test_where_a_report_could_not_be_read_nothing_is_said_to_be_missing(check, unread):
    found = check(f"id: H1\ntime: {{start: 2026-02}}\n{follow_up('2026-08-31', unread)}", status="adopted")
    assert found.places(SILENT) == []


@pytest.mark.parametrize("keys", ["time: {start: 15/2}\n", "time: {start: 2026-02, end: soon}\n", "part_of: H 0\n"])
def test_nor_where_its_time_or_what_it_is_part_of_could_not(check, keys):
    keys = keys if "time" in keys else f"time: {{start: 2026-02}}\n{keys}"
    assert check(f"id: H1\n{keys}{OTHERS}", status="adopted").places(SILENT) == []


def test_nor_where_the_decisions_could_not(check):
    plan = "kind: plan\ndecisions: [{body: The council, outcome: adopted, date: soon}]\n---\n"
    found = check(f"{plan}id: H1\ntime: {{start: 2026-02}}\n{OTHERS}", status="adopted")
    assert found.places(SILENT) == []


def test_what_could_not_be_read_and_does_not_matter_hides_nothing(check):
    plan = "kind: plan\nsummary: [A]\n---\n"
    action = "id: H1\ntime: {start: 2026-02}\ncost: {hours: many}\n"
    report = follow_up("2026-08-31", "H0: {status: on_track, hours: many}")
    assert check(f"{plan}{action}{report}", status="adopted").places(SILENT) == [(SILENT, "H1")]


def test_nor_does_a_time_in_an_earlier_action_plan(check, plan_of):
    first = plan_of("id: H1\ntime: {start: 15/2}\n", "id: H0\n")
    then = plan_of("id: H1\ntime: {start: 2027-01}\n", about="period: {start: 2027, end: 2027}")
    later = follow_up("2027-07-31", "H0: {status: on_track}")
    found = check(f"{first}---\n{then}{later}", status="adopted", as_of=date(2027, 8, 1))
    assert found.places(SILENT) == []


# ---------------------------------------------------------------- KIV808


def levels(keys: str) -> str:
    return f"id: H1\nevaluation: {{form: Talks, levels: {{{keys}}}}}\n"


RUNNING = follow_up("2026-08-31", "H1: {status: on_track}")


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_a_level_nobody_has_told_of_is_told_at_its_day(check, status):
    found = check(f"{levels('reaction: 2026-08, behaviour: 2027')}{RUNNING}", status=status)
    assert found.places() == [(LATE, "2026-08")]
    finding = found.of(LATE)
    assert finding.message.startswith(
        "reaction of H1 “Mentors for new nurses” was to be evaluated by 2026-08-31, and no follow-up tells what it "
        "showed"
    )
    assert "`reaction:` under `evaluation:`" in finding.hint
    assert finding.level is Level.WARNING


def test_each_level_is_told(check):
    found = check(f"{levels('result: 2026-08, behaviour: 2026-07, learning: 2026-06, reaction: 2026-05')}{RUNNING}")
    assert sorted(found.places(LATE)) == [(LATE, "2026-05"), (LATE, "2026-06"), (LATE, "2026-07"), (LATE, "2026-08")]


@pytest.mark.parametrize(("when", "told"), [("2026-09-14", True), ("2026-09-15", False), ("2026-09", False)])
def test_when_to_evaluate_counts_by_its_last_day(check, when, told):
    assert check(f"{levels(f'learning: {when}')}{RUNNING}").places() == ([(LATE, when)] if told else [])


def test_an_answer_in_any_follow_up_will_do(check):
    early = follow_up("2026-06-30", "H1: {status: on_track, evaluation: {learning: They know it.}}")
    assert check(f"{levels('learning: 2026-08')}{early}{RUNNING}").findings == ()


@pytest.mark.parametrize("answer", ["reaction: They liked it.", "behaviour: They do it."])
def test_one_on_another_level_will_not(check, answer):
    told = follow_up("2026-08-31", f"H1: {{status: on_track, evaluation: {{{answer}}}}}")
    assert check(f"{levels('learning: 2026-08')}{told}").places() == [(LATE, "2026-08")]


def test_nor_one_that_is_not_known_on_the_day(check):
    later = follow_up("2026-09-16", "H1: {status: on_track, evaluation: {learning: They know it.}}")
    assert check(f"{levels('learning: 2026-08')}{RUNNING}{later}").places() == [(LATE, "2026-08")]


@pytest.mark.parametrize("status", ["dropped", "postponed", "not_started"])
def test_what_came_to_nothing_so_far_need_not_be_evaluated(check, status):
    told = follow_up("2026-08-31", f"H1: {{status: {status}}}")
    assert check(f"{levels('learning: 2026-08')}{told}").findings == ()


@pytest.mark.parametrize("told", ["at_risk", "off_track", "done, contribution: 3"])
def test_what_was_begun_is_evaluated_all_the_same(check, told):
    report = follow_up("2026-08-31", f"H1: {{status: {told}}}")
    assert check(f"{levels('learning: 2026-08')}{report}").places() == [(LATE, "2026-08")]


def test_an_action_nobody_reports_is_told_as_well(check):
    assert check(levels("learning: 2026-08")).places() == [(LATE, "2026-08")]


def test_one_that_has_not_begun_is_not(check):
    assert check(f"{levels('learning: 2026-08')}time: {{start: 2026-11}}\n").places(LATE) == []


def test_one_that_is_overdue_is_told_of_that_alone(check):
    found = check(f"{levels('learning: 2026-08')}time: {{start: 2026-02, deadline: 2026-07}}\n{RUNNING}")
    assert found.names() == ["overdue"]


def test_an_answer_for_the_whole_counts_for_its_parts_and_the_other_way_round(check):
    part = "---\nid: H2\npart_of: H1\nevaluation: {form: Talks, levels: {learning: 2026-07}}\n"
    actions = f"{levels('learning: 2026-08')}{part}"
    assert sorted(check(f"{actions}{RUNNING}").places()) == [(LATE, "2026-07"), (LATE, "2026-08")]
    for one in ("H1", "H2"):
        told = follow_up("2026-08-31", f"{one}: {{status: on_track, evaluation: {{learning: They know it.}}}}")
        assert check(f"{actions}{told}").findings == ()


def test_an_action_that_goes_on_is_judged_by_the_action_plan_of_the_day(check, plan_of):
    first = plan_of("id: H1\nevaluation: {form: Talks, levels: {learning: 2026-08}}\n", "id: H0\n")
    then = plan_of(
        "id: H1\nevaluation: {form: Talks, levels: {learning: 2026-07}}\n", about="period: {start: 2027, end: 2027}"
    )
    assert check(f"{first}---\n{then}{RUNNING}").places(LATE) == [(LATE, "2026-08")]
    found = check(f"{first}---\n{then}{RUNNING}", as_of=date(2027, 7, 1))
    assert found.places(LATE) == [(LATE, "2026-07")]


@pytest.mark.parametrize(
    "unread",
    ["H1: {status: dnoe}", "H0: {status: dnoe}", "H1: {status: done, contribution: 3, evaluation: {learning: [A]}}"],
)
def test_where_a_report_could_not_be_read_no_answer_is_said_to_be_missing(check, unread):
    assert check(f"{levels('learning: 2026-08')}{follow_up('2026-08-31', unread)}").places(LATE) == []


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("time: {end: soon}\n", False),
        ("part_of: H 0\n", False),
        ("cost: {hours: many}\n", True),
    ],
)
def test_nor_where_what_it_rests_on_could_not(check, keys, told):
    found = check(f"{levels('learning: 2026-08')}{keys}{RUNNING}")
    assert found.places(LATE) == ([(LATE, "2026-08")] if told else [])
    assert check(f"{levels('learning: 2026-08, result: soon')}{RUNNING}").places(LATE) == []


def test_one_that_need_not_be_evaluated_hides_no_other(check):
    other = "---\nid: H2\nevaluation: {form: Talks, levels: {learning: 2026-07}}\n"
    told = follow_up("2026-08-31", "H1: {status: dropped}, H2: {status: on_track}")
    assert check(f"{levels('learning: 2026-08')}{other}{told}").places() == [(LATE, "2026-07")]


def test_a_closed_plan_is_left_alone(check):
    assert check(f"{levels('learning: 2026-08')}{RUNNING}", status="closed").findings == ()
