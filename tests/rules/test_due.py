"""What comes too early or too late: evaluations before there is anything to see, deadlines that pass in silence."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level

GROWING = {"draft": Level.INFO, "proposed": Level.WARNING, "adopted": Level.WARNING}
NEXT = "period: {start: 2027, end: 2027}"


def evaluated(levels: str, time: str = "start: 2026-09, end: 2026-11-30") -> str:
    return f"id: H1\ntime: {{{time}}}\nevaluation: {{form: Talks, levels: {{{levels}}}}}\n"


def timed(time: str, more: str = "") -> str:
    return f"id: H1\ntime: {{{time}}}\n{more}"


def report(status: str, day: str = "2026-09-01", action: str = "H1", more: str = "") -> str:
    """A follow-up with one report."""
    return f"---\nkind: follow-up\ndate: {day}\nactions: {{{action}: {{status: {status}{more}}}}}\n"


@pytest.mark.parametrize(
    ("level", "earliest"),
    [
        ("reaction", "2026-11-30"),
        ("learning", "2026-11-30"),
        ("behaviour", "2027-02-28"),
        ("result", "2027-02-28"),
    ],
)
def test_a_level_before_the_end_is_told_at_its_date_with_the_earliest_day(check, level, earliest):
    found = check(
        evaluated(f"{level}: 2026-11-29, learning: 2026-12" if level == "reaction" else f"{level}: 2026-11-29")
    )
    assert found.places("evaluated-too-early") == [("evaluated-too-early", "2026-11-29")]
    finding = found.of("evaluated-too-early")
    assert finding.message == (
        f"{level} is evaluated 2026-11-29 and H1 “Mentors for new nurses” ends 2026-11-30, so only a part of it is seen"
    )
    assert finding.hint == f"write `{level}: {earliest}` or later"


@pytest.mark.parametrize("level", ["behaviour", "result"])
@pytest.mark.parametrize("when", ["2026-11-30", "2026-11", "2026-12", "2027-02-27"])
def test_behaviour_and_result_take_three_months_more(check, level, when):
    found = check(evaluated(f"{level}: {when}"))
    assert found.places() == [("evaluated-too-early", when)]
    finding = found.of("evaluated-too-early")
    assert finding.message == (
        f"{level} is evaluated {when} and H1 “Mentors for new nurses” ends 2026-11-30: what people do differently, and "
        "what comes of it, takes longer to show"
    )
    assert finding.hint == f"write `{level}: 2027-02-28` or later"


@pytest.mark.parametrize(
    "levels",
    [
        "reaction: 2026-11-30, learning: 2026-11-30",
        "reaction: 2026-11, learning: 2026-Q4",
        "reaction: 2026, learning: 2026-H2",
        "behaviour: 2027-02-28, result: 2027-02",
        "behaviour: 2027, result: 2027-Q1",
    ],
)
def test_the_last_day_of_when_a_level_is_due_counts(check, levels):
    assert check(evaluated(levels)).findings == ()


def test_every_level_is_told_at_its_own_date(check):
    found = check(evaluated("reaction: 2026-10, learning: 2026-11, behaviour: 2026-12, result: 2027-03"))
    assert found.places() == [("evaluated-too-early", "2026-10"), ("evaluated-too-early", "2026-12")]


@pytest.mark.parametrize(("status", "level"), GROWING.items())
def test_an_early_evaluation_weighs_more_as_the_plan_matures(check, status, level):
    assert check(evaluated("behaviour: 2026-12"), status=status).of("evaluated-too-early").level is level


@pytest.mark.parametrize(
    ("months", "when", "told"),
    [
        (6, "2027-05-29", True),
        (6, "2027-05-30", False),
        (0, "2026-11-29", True),
        (0, "2026-11-30", False),
        (-3, "2026-11-29", True),
        (-3, "2026-11-30", False),
    ],
)
def test_the_months_are_the_plans_to_choose(check, months, when, told):
    limit = f"kind: plan\nchecks: {{limits: {{evaluated-too-early: {months}}}}}\n---\n"
    found = check(limit + evaluated(f"behaviour: {when}"))
    assert found.places() == ([("evaluated-too-early", when)] if told else [])


@pytest.mark.parametrize(
    ("time", "learning", "told"),
    [
        ("deadline: 2026-12", "2026-11", True),
        ("end: 2026-10, deadline: 2026-12", "2026-11", True),
        ("at: 2026-12-01", "2026-11", True),
        ("yearly: [02-01, 12-01]", "2026-11", True),
        ("yearly: [02-01, 11-01]", "2026-11", False),
        ("start: 2026-10", "2026-09", False),
        ("until: It works", "2026-09", False),
        ("at: 2026", "2026-11", False),
    ],
)
def test_only_an_end_that_the_action_itself_tells_counts(check, time, learning, told):
    found = check(evaluated(f"learning: {learning}", time))
    assert found.places() == ([("evaluated-too-early", learning)] if told else [])


@pytest.mark.parametrize(
    "first", ["evaluation: {form: Talks}", "evaluation:", "evaluation: {form: A, levels: {learning: 2026}}"]
)
def test_actions_that_cannot_be_judged_hide_none_that_can(check, first):
    later = evaluated("learning: 2026-10").replace("H1", "H2")
    assert check(f"id: H1\n{first}\n---\n{later}").places("evaluated-too-early") == [("evaluated-too-early", "2026-10")]


@pytest.mark.parametrize("keys", ["time:\nevaluation: {form: Talks, levels: {learning: 2026-01}}", "evaluation:"])
def test_no_time_or_no_evaluation_is_for_others_to_tell(check, keys):
    assert check(f"id: H1\n{keys}\n").places("evaluated-too-early") == []


@pytest.mark.parametrize(
    ("status", "told"),
    [("done", False), ("dropped", False), ("postponed", True), ("on_track", True)],
)
def test_an_action_that_has_ended_may_be_evaluated(check, status, told):
    found = check(evaluated("learning: 2026-10") + report(status))
    assert found.places("evaluated-too-early") == ([("evaluated-too-early", "2026-10")] if told else [])


def test_an_action_that_goes_on_is_evaluated_after_its_last_term(check, plan_of):
    early, late = evaluated("learning: 2026-10"), evaluated("learning: 2026-12", "start: 2027-01, end: 2027-02")
    first, then = plan_of(early, "id: H0\n"), plan_of(late, about=NEXT)
    found = check(f"{first}---\n{then}")
    assert found.places() == [("evaluated-too-early", "2026-12")]


@pytest.mark.parametrize(
    "example",
    [
        evaluated("learning: 2026-10, result: soon"),
        evaluated("learning: 2026-10", "end: 2026-11, start: soon"),
    ],
)
def test_an_evaluation_is_left_alone_where_dates_could_not_be_read(check, example):
    assert check(example).places("evaluated-too-early") == []


@pytest.mark.parametrize(
    ("time", "marked", "last"),
    [
        ("deadline: 2026-09-14", "2026-09-14", "2026-09-14"),
        ("end: 2026-08", "2026-08", "2026-08-31"),
        ("end: 2026-07, deadline: 2026-08", "2026-08", "2026-08-31"),
        ("at: 2026-03-01", "2026-03-01", "2026-03-01"),
        ("start: 2026-02, at: 2026-03-01", "2026-03-01", "2026-03-01"),
    ],
)
def test_a_deadline_that_passed_in_silence_is_told_there(check, time, marked, last):
    found = check(timed(time))
    assert found.places() == [("overdue", marked)]
    finding = found.of("overdue")
    assert finding.message == (
        f"H1 “Mentors for new nurses” was to be done by {last}, and no follow-up tells what became of it"
    )
    assert finding.hint == "report it in a follow-up: done, postponed or dropped, with what was decided"
    assert finding.related == ()


@pytest.mark.parametrize("time", ["", "start: 2026-02", "yearly: [02-01]", "until: It works"])
def test_without_a_last_day_of_its_own_it_is_told_at_the_id_when_the_action_plan_is_over(check, time):
    keys = timed(time) if time else "id: H1\ntime:\n"
    assert check(keys, as_of=date(2026, 12, 31)).places("overdue") == []
    found = check(keys, as_of=date(2027, 1, 1))
    assert found.places("overdue") == [("overdue", "H1"), ("overdue", "H0")]
    assert " was to be done by 2026-12-31, and " in next(f for f in found.findings if f.name == "overdue").message


@pytest.mark.parametrize("status", ["not_started", "on_track", "at_risk", "off_track"])
def test_a_report_that_leaves_it_open_is_shown(check, status):
    found = check(timed("deadline: 2026-08") + report(status))
    assert found.places("overdue") == [("overdue", "2026-08")]
    finding = found.of("overdue")
    assert finding.message == (
        f"H1 “Mentors for new nurses” was to be done by 2026-08-31, and the last report ({status}) does not tell what "
        "is to become of it"
    )
    assert finding.hint.endswith("or a deviation with a `decision:` and a new date in `by:`")
    (related,) = finding.related
    assert related.message == "the last report"
    line = found.text.splitlines()[related.where.line - 1]
    assert line[related.where.column - 1 : related.where.end_column - 1] == status


@pytest.mark.parametrize("status", GROWING)
def test_what_is_late_is_a_warning_at_any_time(check, status):
    assert check(timed("deadline: 2026-08"), status=status).of("overdue").level is Level.WARNING


def test_a_closed_plan_is_late_for_nothing(check):
    assert check(timed("deadline: 2026-08"), status="closed").places("overdue") == []


@pytest.mark.parametrize("status", ["done", "dropped", "postponed"])
def test_what_is_done_dropped_or_postponed_is_not_late(check, status):
    assert check(timed("deadline: 2026-08") + report(status)).places("overdue") == []


def test_a_report_of_a_later_day_does_not_count(check):
    found = check(timed("deadline: 2026-08") + report("done", "2026-09-16"))
    assert "no follow-up tells" in found.of("overdue").message


@pytest.mark.parametrize("time", ["deadline: 2026-09-15", "deadline: 2026-09", "end: 2026"])
def test_a_last_day_that_has_not_passed_is_not_late(check, time):
    assert check(timed(time)).findings == ()


@pytest.mark.parametrize(
    ("deviations", "told"),
    [
        ("{what: Ill, decision: We wait., by: 2026-09-16}", False),
        ("{what: Ill, decision: We wait., by: 2026-09}", False),
        ("{what: Ill, decision: We wait., by: 2026-09-15}", True),
        ("{what: Ill, decision: We wait., by: 2026-08}", True),
        ("{what: Ill, decision: We wait.}", True),
        ("{what: Ill, by: 2026-10}", True),
        ("{what: Ill, decision: A, by: 2026-10}, {what: Gone, decision: B, by: 2026-08}", False),
        ("{what: Gone, decision: B, by: 2026-08}, {what: Ill, decision: A, by: 2026-10}", False),
    ],
)
def test_a_delay_that_is_decided_on_is_left_alone_until_its_day(check, deviations, told):
    found = check(timed("deadline: 2026-08") + report("off_track", more=f", deviations: [{deviations}]"))
    assert found.places("overdue") == ([("overdue", "2026-08")] if told else [])


def test_a_decision_on_another_action_gives_no_new_day(check):
    more = ", deviations: [{what: Ill, decision: We wait., by: 2026-10}]"
    found = check(timed("deadline: 2026-08") + report("off_track", action="H0", more=more))
    assert found.places("overdue") == [("overdue", "2026-08")]


@pytest.mark.parametrize(
    ("whole", "report_of_whole", "told"),
    [
        ("deadline: 2026-12", "on_track", ["2026-07"]),
        ("deadline: 2026-08", "on_track", ["2026-08"]),
        ("deadline: 2026-12", "done", []),
        ("deadline: 2026-12", "dropped", []),
        ("deadline: 2026-12", "postponed", []),
    ],
)
def test_a_part_is_late_for_itself_where_its_whole_does_not_answer(check, whole, report_of_whole, told):
    part = "id: H2\npart_of: H1\ntime: {deadline: 2026-07}\n"
    found = check(f"{timed(whole)}---\n{part}{report(report_of_whole)}")
    assert found.places("overdue") == [("overdue", marked) for marked in told]


def test_an_action_that_goes_on_is_late_when_its_last_term_is(check, plan_of):
    first = plan_of(timed("deadline: 2026-08"), "id: H0\ntime: {end: 2029}\n")
    then = plan_of(timed("deadline: 2027-02"), about=NEXT)
    plan = f"{first}---\n{then}"
    assert check(plan).places("overdue") == []
    assert check(plan, as_of=date(2027, 3, 1)).places("overdue") == [("overdue", "2027-02")]


def test_an_action_outside_its_action_plan_is_not_told_twice(check):
    assert check(timed("deadline: 2025-08")).places() == [("outside-period", "2025-08")]


@pytest.mark.parametrize(
    "other",
    [
        report("doen"),
        report("on_track", more=", deviations: [{what: Ill, decision: We wait., by: soon}]"),
        "---\nkind: follow-up\ndate: 2026-09-01\nactions: [\n",
        "---\nid: H2\npart_of: {}\n",
    ],
)
def test_what_a_report_could_not_tell_may_have_been_said(check, other):
    assert check(timed("deadline: 2026-08") + other).places("overdue") == []


@pytest.mark.parametrize(
    "keys",
    [
        timed("deadline: 2026-08, start: soon"),
        timed("deadline: 2026-08", 'part_of: "H 0"\n'),
    ],
)
def test_an_action_whose_own_words_could_not_be_read_is_not_late(check, keys):
    assert check(keys).places("overdue") == []


def test_a_decision_in_an_earlier_report_that_could_not_be_read_may_give_a_day(check):
    first = report("off_track", "2026-08-15", more=", deviations: [{what: Ill, decision: We wait., by: soon}]")
    assert check(timed("deadline: 2026-08") + first + report("off_track")).places("overdue") == []


@pytest.mark.parametrize(
    "more",
    [
        'approach: "- a\\n"\nedition: publik\n',
        "---\nid: H2\ncost: {fixed: 1.000}\n",
        report("on_track", more=", progress: half"),
    ],
)
def test_what_could_not_be_read_elsewhere_silences_nothing(check, more):
    assert check(timed("deadline: 2026-08", more)).places("overdue") == [("overdue", "2026-08")]
    found = check(f"id: H1\nedition: publik\n{evaluated('learning: 2026-10').removeprefix('id: H1')}")
    assert found.places("evaluated-too-early") == [("evaluated-too-early", "2026-10")]


def test_a_part_of_something_unknown_is_late_for_itself(check):
    assert check(timed("deadline: 2026-08", "part_of: H9\n")).places("overdue") == [("overdue", "2026-08")]


def test_of_two_terms_the_last_is_told(check, plan_of):
    first = plan_of(timed("end: 2026-08"), "id: H0\ntime: {end: 2029}\n")
    plan = f"{first}---\n{plan_of(timed('deadline: 2027-02'), about=NEXT)}"
    for text in (plan, plan + report("on_track", "2027-02-01")):
        found = check(text, as_of=date(2027, 3, 1))
        place = found.of("overdue").place
        assert " was to be done by 2027-02-28, and " in found.of("overdue").message
        assert found.places("overdue") == [("overdue", "2027-02")]
        assert place.line > found.text.splitlines().index(NEXT)


def test_of_two_terms_the_last_must_lie_in_its_action_plan(check, plan_of):
    first = plan_of(timed("deadline: 2025-08"), "id: H0\ntime: {end: 2029}\n")
    plan = f"{first}---\n{plan_of(timed('deadline: 2027-02'), about=NEXT)}"
    assert check(plan, as_of=date(2027, 3, 1)).places("overdue") == [("overdue", "2027-02")]
