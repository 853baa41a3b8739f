"""Service quality in three cases, and readiness in five aspects: what is not answered, and what is not acted on."""

from __future__ import annotations

import pytest

from kivplan.findings import Level

ASPECTS = ("competence", "organisation", "processes", "technology", "governance")
CASES = ("holiday_substitutes", "new_employees", "changed_requirements")
UNITS = "kind: plan\nunits: [{id: ward, name: Ward}]\n---\n"
OTHERS = "id: H1\nstrategy: mobilise\nimplementation: {activities: [{title: A, aspect: governance}]}\n"


def service(*cases: str) -> str:
    given = "".join(f"  {case}: Something is done.\n" for case in cases)
    return f"kind: strategy\nservice_quality:\n{given}" if cases else "kind: strategy\nservice_quality:\n"


def readiness(without: tuple[str, ...] = (), **ready: str) -> str:
    """A strategy with all aspects but some; ready, where nothing else is said."""
    given = "".join(f"  {name}: {{ready: {ready.get(name, 'yes')}}}\n" for name in ASPECTS if name not in without)
    return f"kind: strategy\nreadiness:\n{given}"


# ---- KIV406


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_the_cases_that_are_not_answered_are_told_together_at_the_key(check, status, level):
    found = check(service("new_employees"), status=status)
    assert found.places() == [("service-quality-gap", "service_quality")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "nothing says what secures the quality of service in these cases, where it most often fails: "
        "holiday substitutes and changed requirements"
    )
    assert finding.hint == (
        "add `holiday_substitutes:` and `changed_requirements:` to `service_quality:` in a `kind: strategy` document: "
        "what is done, and by whom"
    )


def test_where_nothing_is_said_of_service_quality_it_is_told_at_the_document(check):
    found = check(service())
    assert found.places() == [("service-quality-gap", "strategy")]
    assert found.findings[0].message.endswith("holiday substitutes, new employees and changed requirements")


@pytest.mark.parametrize("case", CASES)
def test_each_of_the_three_is_asked_for(check, case):
    found = check(service(*(other for other in CASES if other != case)))
    assert found.findings[0].message.endswith(f": {case.replace('_', ' ')}")
    assert str(found.findings[0].hint).startswith(f"add `{case}:` to `service_quality:`")


def test_all_three_answered_is_left_alone(check):
    assert check(service(*CASES)).findings == ()


def test_what_a_unit_answers_is_answered(check):
    unit = service("new_employees").replace("kind: strategy\n", "kind: strategy\nunit: ward\n")
    rest = service("holiday_substitutes", "changed_requirements")
    assert check(f"{UNITS}{rest}---\n{unit}").findings == ()
    found = check(f"{UNITS}{service()}---\n{unit}")
    assert found.places("service-quality-gap") == [("service-quality-gap", "service_quality")]


def test_where_both_say_something_it_is_told_at_the_whole_organisations(check):
    unit = service("new_employees").replace("kind: strategy\n", "kind: strategy\nunit: ward\n")
    whole = service("holiday_substitutes")
    for documents in ((whole, unit), (unit, whole)):
        found = check(UNITS + "---\n".join(documents))
        place = found.of("service-quality-gap").place
        assert found.text.splitlines()[place.line].strip().startswith("holiday_substitutes")


def test_without_a_strategy_document_both_are_told_at_the_plans_title(judge, compose):
    plan = compose("id: H1\n").split("---\n")
    found = judge("---\n".join(text for text in plan if not text.startswith("kind: strategy")))
    rules = ("service-quality-gap", "readiness-gap")
    assert found.places(*rules) == [(rule, "Competence plan") for rule in rules]


@pytest.mark.parametrize("value", ["[a]", "{new_employes: A.}", "{new_employees: [a]}", "Something is done."])
def test_service_quality_that_could_not_be_read_is_not_judged(check, value):
    found = check(f"kind: strategy\nservice_quality: {value}\n")
    assert found.names()
    assert "service-quality-gap" not in found.names()


def test_an_activity_of_which_something_else_could_not_be_read_keeps_nothing_silent(check):
    keys = "implementation: {activities: [{title: A, aspect: governance, by: soon}]}\n"
    found = check(f"{readiness(technology='no')}---\nid: H1\n{keys}")
    assert found.places("readiness-gap") == [("readiness-gap", "no")]


@pytest.mark.parametrize("key", ["service_quality", "readiness"])
def test_what_a_unit_answers_and_could_not_be_read_is_not_called_missing(check, key):
    unit = f"kind: strategy\nunit: ward\n{key}: Yes.\n"
    assert check(f"{UNITS}kind: strategy\n{key}:\n---\n{unit}").names() == ["wrong-type"]


@pytest.mark.parametrize(
    ("other", "key", "told"),
    [("readiness", "service_quality", "service-quality-gap"), ("service_quality", "readiness", "readiness-gap")],
)
def test_what_else_could_not_be_read_keeps_nothing_silent(check, other, key, told):
    assert check(f"kind: strategy\n{key}:\n{other}: Yes.\n").names() == [told, "wrong-type"]


@pytest.mark.parametrize("key", ["service_quality", "readiness"])
def test_nothing_is_said_while_a_document_could_not_be_read(check, key):
    found = check(f"{UNITS}kind: strategy\n{key}:\n---\nkind: strategi\nunit: ward\n")
    assert found.names() == ["unknown-kind"]


# ---- KIV407


@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_the_aspects_that_are_not_answered_are_told_together_at_the_key(check, status, level):
    found = check(readiness(without=("processes", "governance")), status=status)
    assert found.places() == [("readiness-gap", "readiness")]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "nothing says whether the organisation is ready for the plan in these aspects: processes and governance; what "
        "is not ready stops it later"
    )
    assert finding.hint == (
        "add `processes:` and `governance:` to `readiness:` in a `kind: strategy` document, with `ready:` yes, partly "
        "or no"
    )


@pytest.mark.parametrize("aspect", ASPECTS)
def test_each_of_the_five_is_asked_for(check, aspect):
    assert f"aspects: {aspect}; " in check(readiness(without=(aspect,))).findings[0].message


def test_where_nothing_is_said_of_readiness_it_is_told_at_the_document(check):
    assert check("kind: strategy\nreadiness:\n").places() == [("readiness-gap", "strategy")]


def test_what_a_unit_says_of_its_readiness_is_said(check):
    unit = "kind: strategy\nunit: ward\nreadiness: {processes: {ready: yes}}\n"
    assert check(f"{UNITS}{readiness(without=('processes',))}---\n{unit}").findings == ()


@pytest.mark.parametrize("ready", ["no", "partly"])
@pytest.mark.parametrize(("status", "level"), [("draft", 1), ("proposed", 2), ("adopted", 2)])
def test_an_aspect_that_is_not_ready_and_not_acted_on_is_told_at_its_answer(check, ready, status, level):
    found = check(f"{readiness(technology=ready)}---\n{OTHERS}", status=status)
    assert found.places() == [("readiness-gap", ready)]
    finding = found.findings[0]
    assert finding.level is Level(level)
    assert finding.message == (
        "technology is not yet ready, and no activity in the action plans is about it, so it stays as it is"
    )
    assert finding.hint == "add `aspect: technology` to the activities that change it, or plan one"


def test_each_aspect_that_is_not_acted_on_is_told(check):
    found = check(f"{readiness(technology='no', processes='partly', governance='no')}---\n{OTHERS}")
    assert found.places() == [("readiness-gap", "partly"), ("readiness-gap", "no")]


def test_aspects_without_answer_and_without_activity_are_told_apart(check):
    found = check(f"{readiness(without=('processes',), technology='no')}---\n{OTHERS}")
    assert found.places() == [("readiness-gap", "readiness"), ("readiness-gap", "no")]


def test_an_activity_of_the_aspect_in_any_action_plan_is_enough(check, plan_of):
    keys = "id: H1\nimplementation: {activities: [{title: B}, {title: A, aspect: technology}]}\n"
    assert check(f"{readiness(technology='no')}---\n{keys}").findings == ()
    first, then = plan_of(keys, "id: H0\n"), plan_of("id: H1\n", about="period: {start: 2027, end: 2027}")
    assert check(f"{readiness(technology='no')}---\n{first}---\n{then}").findings == ()
    part = f"id: H1\n---\n{keys.replace('H1', 'H2')}part_of: H1\n"
    assert check(f"{readiness(technology='no')}---\n{part}").findings == ()


@pytest.mark.parametrize(
    ("aspect", "keys", "met"),
    [
        ("competence", "strategy: develop\n", True),
        ("competence", "strategy: acquire\n", False),
        ("organisation", "strategy: mobilise\nmeans: organisation\n", True),
        ("organisation", "strategy: mobilise\nmeans: roles\n", True),
        ("organisation", "strategy: mobilise\nmeans: leadership\n", False),
        ("processes", "strategy: develop\n", False),
    ],
)
def test_an_action_that_is_plainly_of_the_aspect_is_enough(check, aspect, keys, met):
    action = keys + "implementation: {arenas: [daily_work], activities: [{title: A, aspect: governance}]}\n"
    found = check(f"{readiness(**{aspect: 'partly'})}---\nid: H1\n{action}")
    assert found.places() == ([] if met else [("readiness-gap", "partly")])


@pytest.mark.parametrize("activities", ["", "implementation: {activities: [{title: A}]}\n"])
def test_where_no_activity_has_an_aspect_that_is_told_once(check, activities):
    found = check(f"{readiness(technology='no', processes='partly')}---\nid: H1\n{activities}")
    assert found.places() == [("readiness-gap", "readiness")]
    finding = found.findings[0]
    assert finding.message == (
        "no activity in the action plans says which aspect it is about, so nobody can tell what is done for those that "
        "are not yet ready: processes and technology"
    )
    assert finding.hint == "add `aspect:` to the activities that change them, or plan some"


def test_where_no_activity_has_an_aspect_each_readiness_is_told(check):
    unit = "kind: strategy\nunit: ward\nreadiness: {technology: {ready: no}}\n"
    documents = (readiness(), readiness(technology="no"), unit)
    found = check(UNITS + "---\n".join(documents))
    assert found.places("readiness-gap") == [("readiness-gap", "readiness")] * 2


def test_without_aspects_what_the_actions_are_themselves_still_counts(check):
    found = check(f"{readiness(competence='no', technology='no')}---\nid: H1\nstrategy: develop\n")
    assert found.findings[0].message.endswith("not yet ready: technology")
    assert check(f"{readiness(competence='no')}---\nid: H1\nstrategy: develop\n").findings == ()


def test_a_units_own_readiness_is_told_there(check):
    unit = "kind: strategy\nunit: ward\nreadiness: {processes: {ready: no}}\n"
    found = check(f"{UNITS}{readiness()}---\n{unit}---\n{OTHERS}")
    assert found.places("readiness-gap") == [("readiness-gap", "no")]
    assert found.text.splitlines()[found.of("readiness-gap").place.line - 2] == "unit: ward"


def test_whether_an_aspect_is_acted_on_waits_until_there_is_an_action(judge, compose):
    plan = compose(readiness(technology="no")).split("---\n")
    head = "---\n".join(text for text in plan if not text.startswith("kind: action-plan"))
    assert judge(head).places("readiness-gap") == []
    empty = "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions: []\n"
    assert judge(f"{head}---\n{empty}").places("readiness-gap") == []


@pytest.mark.parametrize(
    "keys",
    [
        "implementation: {activities: [{title: A, aspect: tecnology}]}\n",
        "implementation: {activities: [{title: }]}\n",
        "implementation: {activities: We buy tablets}\n",
        "implementation: We buy tablets\n",
        "strategy: devlop\n",
        "means: organization\n",
    ],
)
def test_an_aspect_is_not_held_against_actions_that_could_not_be_read(check, keys):
    found = check(f"{readiness(technology='no')}---\nid: H1\n{keys}")
    assert found.names()
    assert "readiness-gap" not in found.names()


def test_readiness_in_one_word_could_not_be_read(check):
    assert check("kind: strategy\nreadiness: partly\n").names() == ["wrong-type"]


@pytest.mark.parametrize("answer", ["{ready: maybe}", "{redy: no}", "no"])
def test_readiness_that_could_not_be_read_is_not_judged(check, answer):
    given = readiness(technology="no").replace("  processes: {ready: yes}", f"  processes: {answer}")
    found = check(f"{given}---\n{OTHERS}")
    assert found.names()
    assert "readiness-gap" not in found.names()
