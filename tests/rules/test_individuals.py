"""What the public may learn of so few that it can tell who they are."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

RULE = "individuals-public"
REPAYMENT = "id: H1\ntarget_group: {{who: Nurses{}, commitment: {{months: 24, counted_from: exam, repayment: full}}}}\n"
TERMS = "id: H1\ntarget_group: {{who: Nurses{}, leave: {{pay: part, terms: A day a week}}}}\n"
PHASE_OUT = "id: H1\nstrategy: phase_out\ntarget_group: {{who: Nurses{}}}\n"
UNIT = "kind: plan\nunits: [{{id: ward, name: The ward{}}}]\n---\n"
NEED = "kind: analysis\nneeds: [{id: N1, type: competence, unit: ward, title: Wounds, present: 2, required: 4}]\n"


def of(check, text, **chosen):
    return check(text, **chosen).places(RULE)


@pytest.mark.parametrize(
    ("text", "marked", "what"),
    [
        (PHASE_OUT, "phase_out", "the phasing out"),
        (REPAYMENT, "full", "the repayment"),
        (TERMS, "A day a week", "the terms of leave"),
    ],
)
def test_of_a_small_group_it_is_told_where_it_stands(check, text, marked, what):
    found = check(text.format(", size: 4"))
    assert found.places(RULE) == [(RULE, marked)]
    assert found.of(RULE).message == (
        f"H1 “Mentors for new nurses” shows the public {what} of a group of 4, "
        "and with fewer than 5 it can be told who they are"
    )
    assert found.of(RULE).hint == "write `edition: internal` or `board`, and on which ground in `edition_basis:`"


@pytest.mark.parametrize("text", [PHASE_OUT, REPAYMENT, TERMS])
def test_of_a_group_of_unknown_size_too(check, text):
    finding = check(text.format("")).of(RULE)
    assert finding.message.endswith(" of a group of unknown size, and of a small one it can be told who they are")
    assert finding.hint == "give `size:` in `target_group:`, or write `edition: internal` or `board`"


@pytest.mark.parametrize(
    ("status", "level"),
    [("draft", Level.INFO), ("proposed", Level.WARNING), ("adopted", Level.WARNING), ("closed", Level.WARNING)],
)
def test_it_is_a_note_in_a_draft_and_a_warning_after_that(check, status, level):
    assert check(TERMS.format(", size: 4"), status=status).of(RULE).level is level


@pytest.mark.parametrize("text", [PHASE_OUT, REPAYMENT, TERMS])
@pytest.mark.parametrize(
    "group", [", size: 5", ", size: 40, places: 2, selection: By lot", ", places: 5, selection: By lot"]
)
def test_a_group_of_five_or_more_is_left_alone(check, text, group):
    assert check(text.format(group)).findings == ()


@pytest.mark.parametrize(
    ("group", "cost", "count"),
    [
        (", places: 4, selection: By lot", "{hours: 2}", "4"),
        ("", "{hours: 1, participants: 3}", "3"),
        (", size: 0", "{hours: 1}", "0"),
    ],
)
def test_without_a_size_places_and_those_paid_for_tell_how_many(check, group, cost, count):
    finding = check(TERMS.format(group) + f"cost: {cost}\n").of(RULE)
    assert f"of a group of {count}, and" in finding.message


def test_the_limit_can_be_another(check):
    limits = "kind: plan\nchecks: {limits: {individuals-public: 10}}\n---\n"
    assert "with fewer than 10 it" in check(limits + TERMS.format(", size: 9")).of(RULE).message
    assert of(check, limits + TERMS.format(", size: 10")) == []


@pytest.mark.parametrize(
    "text",
    [
        "id: H1\ntarget_group: {who: Nurses, commitment: {months: 24, counted_from: exam, repayment: none}}\n",
        "id: H1\ntarget_group: {who: Nurses, commitment: {months: 24, counted_from: exam}}\n",
        "id: H1\ntarget_group: {who: Nurses, leave: {pay: part}}\n",
        "id: H1\ntarget_group: {who: Nurses, size: 2}\n",
        "id: H1\nstrategy: phase_out\ntarget_group:\n",
    ],
)
def test_what_says_nothing_of_anyone_is_left_alone(check, text):
    assert of(check, text) == []


@pytest.mark.parametrize("text", [PHASE_OUT, REPAYMENT, TERMS])
@pytest.mark.parametrize("edition", ["board", "internal"])
def test_what_the_public_is_not_shown_is_left_alone(check, text, edition):
    assert of(check, text.format(", size: 2") + f"edition: {edition}\n") == []
    assert of(check, "id: H0\nedition: board\n---\n" + text.format(", size: 2") + "part_of: H0\n") == []


def test_an_action_is_told_once_of_what_weighs_most(check):
    group = "{who: A, size: 1, leave: {pay: full, terms: T}, commitment: {months: 1, counted_from: B, repayment: full}}"
    assert of(check, f"id: H1\ntarget_group: {group}\n") == [(RULE, "full")]
    assert of(check, f"id: H1\nstrategy: phase_out\ntarget_group: {group}\n") == [(RULE, "phase_out")]


def test_a_part_is_for_as_many_as_its_whole_unless_it_says(check):
    part = TERMS.replace("id: H1", "id: H2\npart_of: H1")
    whole = "id: H1\ntarget_group: {{who: Nurses, size: {}}}\n---\n"
    assert of(check, whole.format(5) + part.format("")) == []
    assert of(check, whole.format(4) + part.format("")) == [(RULE, "A day a week")]
    assert of(check, whole.format(40) + part.format(", size: 4")) == [(RULE, "A day a week")]


def test_an_action_in_two_periods_is_told_once_where_it_says_so_last(check, plan_of):
    told = TERMS.format(", size: 4")

    def then(keys):
        first, second = plan_of(told, "id: H0\n"), plan_of(keys, about="period: {start: 2027, end: 2027}")
        return of(check, f"{first}---\n{second}")

    assert then(told.replace("A day", "Two days")) == [(RULE, "Two days a week")]
    assert then("id: H1\n") == [(RULE, "A day a week")]
    assert then(TERMS.format(", size: 9")) == []


@pytest.mark.parametrize("broken", ["size: few", "places: few", "commitment: {months: few}"])
def test_it_is_silent_where_the_group_could_not_be_read(check, broken):
    assert of(check, TERMS.format(f", {broken}")) == []


def test_it_is_silent_where_the_whole_could_not_be_read(check):
    part = TERMS.replace("id: H1", "id: H2\npart_of: H1").format("")
    assert of(check, "id: H1\ntarget_group: {who: Nurses, size: few}\n---\n" + part) == []
    assert of(check, "id: H1\ncost: {participants: few}\n---\n" + part) == []


@pytest.mark.parametrize(
    ("employees", "message"),
    [
        (
            ", employees: 4",
            "the level of “The ward” with 4 employees, and with fewer than 5 it can be told whose it is",
        ),
        ("", "the level of “The ward”, of unknown size, and in a small unit it can be told whose it is"),
    ],
)
def test_the_level_of_a_small_unit_is_told_where_it_stands(check, employees, message):
    found = check(UNIT.format(employees) + NEED)
    assert found.places(RULE) == [(RULE, "2")]
    assert found.of(RULE).message == f"N1 “Wounds” shows the public {message}"
    assert found.of(RULE).level is Level.INFO


def test_what_to_do_about_a_level_is_told(check):
    assert check(UNIT.format(", employees: 4") + NEED).of(RULE).hint == (
        "write `edition: internal` or `board` beside the need"
    )
    assert check(UNIT.format("") + NEED).of(RULE).hint == (
        "give the unit its `employees:`, or write `edition: internal` or `board` beside the need"
    )


@pytest.mark.parametrize(
    "need",
    [
        NEED.replace("competence", "staffing"),
        NEED.replace("present: 2, ", ""),
        NEED.replace("unit: ward, ", ""),
        NEED.replace("present", "edition: board, present"),
        NEED.replace("present", "edition: internal, present"),
    ],
)
def test_numbers_of_people_the_whole_organisation_and_other_editions_are_left_alone(check, need):
    assert of(check, UNIT.format(", employees: 4") + need) == []


def test_the_limit_holds_for_units_too(check):
    assert of(check, UNIT.format(", employees: 5") + NEED) == []
    limits = "\nchecks: {limits: {individuals-public: 4}}"
    assert of(check, UNIT.format(", employees: 4").replace("\n---", f"{limits}\n---") + NEED) == []


def test_the_unit_may_be_that_of_the_analysis(check):
    analysis = NEED.replace("unit: ward, ", "").replace("kind: analysis", "kind: analysis\nunit: ward")
    assert of(check, UNIT.format(", employees: 4") + analysis) == [(RULE, "2")]


def test_a_unit_is_as_large_as_its_parts(check):
    units = "kind: plan\nunits: [{id: ward, name: W}, {id: a, name: A, parent: ward, employees: 5}]\n---\n"
    assert of(check, units + NEED) == []


def test_a_level_reported_later_counts_from_the_day_it_is_reported(check):
    need = NEED.replace("present: 2, ", "")
    told = "---\nkind: follow-up\ndate: {}\nneeds: {{N1: 3}}\n"
    assert of(check, UNIT.format(", employees: 4") + need + told.format("2026-09-15")) == [(RULE, "N1")]
    assert of(check, UNIT.format(", employees: 4") + need + told.format("2026-09-16")) == []


def test_it_is_silent_where_the_unit_could_not_be_read(check):
    assert of(check, UNIT.format(", employees: four") + NEED) == []


def test_actions_and_needs_are_all_told(check):
    text = UNIT.format("") + NEED + "---\n" + TERMS.format("") + "---\n" + TERMS.format("").replace("H1", "H2")
    assert of(check, text) == [(RULE, "2"), (RULE, "A day a week"), (RULE, "A day a week")]


def test_a_part_of_what_is_not_in_the_plan_is_told_as_it_stands(check):
    found = check(TERMS.format("") + "part_of: H9\n")
    assert found.places(RULE, "unknown-reference") == [(RULE, "A day a week"), ("unknown-reference", "H9")]
    assert of(check, TERMS.format(", size: 5") + "part_of: H9\n") == []


def test_a_part_rests_on_its_whole_and_not_on_the_other_parts(check):
    whole = "id: H1\ntarget_group: {who: Nurses, size: 4}\n---\n"
    other = "id: H3\npart_of: H1\ntarget_group: {who: Nurses, size: few}\n---\n"
    part = TERMS.replace("id: H1", "id: H2\npart_of: H1").format("")
    assert of(check, whole + other + part) == [(RULE, "A day a week")]


@pytest.mark.parametrize(
    "broken", ["strategy: phaseout", "edition: secret", "part_of: [H0]", "cost: {participants: few}"]
)
def test_it_is_silent_where_what_it_rests_on_could_not_be_read(check, broken):
    assert of(check, TERMS.format("") + f"{broken}\n") == []


def test_every_need_is_judged(check):
    more = "  - {id: N0, type: staffing, unit: ward, title: Nurses}\n"
    need = "kind: analysis\nneeds:\n" + more + NEED.partition("[")[2].replace("{id", "  - {id").replace("}]", "}")
    assert of(check, UNIT.format("") + need) == [(RULE, "2")]


def test_a_level_is_not_told_where_its_unit_could_not_be_read(check):
    analysis = NEED.replace("unit: ward", "unit: [ward]").replace("kind: analysis", "kind: analysis\nunit: ward")
    assert of(check, UNIT.format("") + analysis) == []
