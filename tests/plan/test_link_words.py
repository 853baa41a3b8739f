"""What is wrong with links, word for word: the place, what is said, what to write instead, and where else to look."""

from __future__ import annotations

import pytest

from kivplan.plan import load_text

from .conftest import HEAD

GOALS = "kind: foundation\ngoals: [{id: G1, title: Goal, results: [{id: G1.1, title: Result}]}]\n"
NEEDS = "kind: analysis\nneeds: [{id: N1, type: staffing, title: T}]\ncompetences: [{id: Q1, name: C}]\n"
INDICATOR = "kind: strategy\nindicators: [{id: I1, name: N, measured_in: days, better: lower}]\n"


def actions(*items: str, period: str = "2026", end: str = "") -> str:
    listed = "".join(f"  - {{title: T, {item}}}\n" for item in items)
    return f"kind: action-plan\nperiod: {{start: {period}, end: {end or period}}}\nactions:\n{listed}"


def report(said: str, day: str = "2026-06-15") -> str:
    return f"kind: follow-up\ndate: {day}\nactions: {{H1: {{status: on_track, {said}}}}}\n"


@pytest.fixture
def words():
    """Every finding of documents below a head in a few lines of text."""

    def tell(*documents: str, head: str = HEAD) -> list[str]:
        text = "---\n".join([head, *documents])
        lines = text.splitlines()

        def at(place) -> str:
            end = place.end_column - 1 if place.end_line == place.line else None
            return f"{place.line}: {lines[place.line - 1][place.column - 1 : end]}"

        told = []
        for one in load_text(text.encode(), "plan.yaml")[1]:
            related = [f"{each.message} ({at(each.where)})" for each in one.related]
            told += [f"{one.code} {one.name} ({at(one.place)})", one.message, str(one.hint), *related]
        return told

    return tell


CASES = {
    "an id nothing has, and the nearest": (
        (GOALS, actions("id: H1, serves: [G11]")),
        [
            "KIV201 unknown-reference (16: G11)",
            "nothing in the plan has the id G11; here the plan needs a goal or a result goal",
            "did you mean G1.1?",
        ],
    ),
    "an id nothing has, and those to choose from": (
        (actions("id: H1, responsible: nobody"),),
        [
            "KIV201 unknown-reference (13: nobody)",
            "nothing in the plan has the id nobody; here the plan needs a person or a unit",
            "choose one of u1, u2, p1",
        ],
    ),
    "an id nothing has, and nothing that may have it": (
        (actions("id: H1, causes: [C1]"),),
        [
            "KIV201 unknown-reference (13: C1)",
            "nothing in the plan has the id C1; here the plan needs a cause",
            "the plan defines no cause yet",
        ],
    ),
    "an indicator nothing has": (
        (actions("id: H1, criteria: [{text: a, indicator: I1}]"),),
        [
            "KIV201 unknown-reference (13: I1)",
            "nothing in the plan has the id I1; here the plan needs an indicator",
            "the plan defines no indicator yet",
        ],
    ),
    "an action nothing is, and those there are": (
        (actions("id: H1", "id: H2, part_of: X"),),
        [
            "KIV201 unknown-reference (14: X)",
            "nothing in the plan has the id X; here the plan needs an action",
            "choose one of H1, H2",
        ],
    ),
    "a follow-up on an action nothing is": (
        (actions("id: H1"), report("progress: 1%").replace("H1", "H7")),
        [
            "KIV201 unknown-reference (17: H7)",
            "nothing in the plan has the id H7; here the plan needs an action",
            "choose one of H1",
        ],
    ),
    "a person where a goal is needed": (
        (GOALS, actions("id: H1, serves: [p1]")),
        [
            "KIV202 wrong-kind-of-reference (16: p1)",
            "p1 is a person; here the plan needs a goal or a result goal",
            "choose one of G1, G1.1",
            "p1 is defined here (8: p1)",
        ],
    ),
    "an action where a need is needed": (
        (NEEDS, actions("id: H1, needs: [H2]", "id: H2"), actions("id: H2", period="2027")),
        [
            "KIV202 wrong-kind-of-reference (17: H2)",
            "H2 is an action; here the plan needs a need",
            "choose one of N1",
            "H2 is defined here (18: H2)",
        ],
    ),
    "an id of two kinds": (
        (GOALS, INDICATOR.replace("I1", "G1")),
        [
            "KIV203 duplicate-id (14: G1)",
            "the id G1 is used twice: for an indicator here, and before for a goal",
            "give one of them another id; an id names one thing for the whole life of the plan",
            "first used here (11: G1)",
        ],
    ),
    "an id of two of a kind": (
        (GOALS.replace("G1.1", "G2"), GOALS.replace("G1.1", "G3")),
        [
            "KIV203 duplicate-id (14: G1)",
            "two goals have the id G1",
            "give one of them another id; an id names one thing for the whole life of the plan",
            "first used here (11: G1)",
        ],
    ),
    "two people of one id": (
        (),
        [
            "KIV203 duplicate-id (8: p1)",
            "two people have the id p1",
            "give one of them another id; an id names one thing for the whole life of the plan",
            "first used here (8: p1)",
        ],
    ),
    "an action with the id of a goal": (
        (GOALS, actions("id: G1")),
        [
            "KIV203 duplicate-id (16: G1)",
            "the id G1 is used twice: for an action here, and before for a goal",
            "give one of them another id; an id names one thing for the whole life of the plan",
            "first used here (11: G1)",
        ],
    ),
    "two actions of one plan": (
        (actions("id: H1", "id: H1"),),
        [
            "KIV203 duplicate-id (14: H1)",
            "two actions of one action plan have the id H1; the first stands on line 13",
            "give this one an id of its own, or make one action of the two",
            "the first stands here (13: H1)",
        ],
    ),
    "two actions of plans that overlap": (
        (actions("id: H1", end="2027"), actions("id: H1", period="2027")),
        [
            "KIV203 duplicate-id (18: H1)",
            "two actions have the id H1 in action plans whose periods overlap",
            "give this one an id of its own; only an action that goes on in a later period keeps its id",
            "first used here (13: H1)",
        ],
    ),
    "two criteria of one name": (
        (actions("id: H1, criteria: [{text: a}, {id: K1, text: b}]"),),
        [
            "KIV203 duplicate-id (13: {id: K1, text: b})",
            "two entries of H1 are named K1",
            "without an `id` an entry is named by its position: K1, K2 …",
            "the first stands here (13: {text: a})",
        ],
    ),
    "two activities of one name": (
        (actions("id: H1, implementation: {activities: [{title: a}, {id: A1, title: b}]}"),),
        [
            "KIV203 duplicate-id (13: {id: A1, title: b})",
            "two entries of H1 are named A1",
            "without an `id` an entry is named by its position: A1, A2 …",
            "the first stands here (13: {title: a})",
        ],
    ),
    "two grants of one name": (
        (actions("id: H1, cost: {grants: [{from: a, status: applied}, {id: T1, from: b, status: applied}]}"),),
        [
            "KIV203 duplicate-id (13: {id: T1, from: b, status: applied})",
            "two entries of H1 are named T1",
            "without an `id` an entry is named by its position: T1, T2 …",
            "the first stands here (13: {from: a, status: applied})",
        ],
    ),
    "two deviations of one name": (
        (actions("id: H1"), report("deviations: [{what: a}, {id: D1, what: b}]")),
        [
            "KIV203 duplicate-id (17: {id: D1, what: b})",
            "two entries of H1 are named D1",
            "without an `id` an entry is named by its position: D1, D2 …",
            "the first stands here (17: {what: a})",
        ],
    ),
    "a criterion the action does not have": (
        (actions("id: H1, criteria: [{text: a}, {text: b}]"), report("criteria: {K3: met}")),
        [
            "KIV201 unknown-reference (17: K3)",
            "H1 has no criteria named K3",
            "it has K1, K2",
            "H1 is planned here (13: H1)",
        ],
    ),
    "a grant where the action has none": (
        (actions("id: H1"), report("grants: {T1: {status: granted}}")),
        [
            "KIV201 unknown-reference (17: T1)",
            "H1 has no grants named T1",
            "the action lists no grants",
            "H1 is planned here (13: H1)",
        ],
    ),
    "an activity of another term": (
        (
            actions("id: H1, implementation: {activities: [{title: a}]}"),
            actions("id: H1", period="2027"),
            report("activities: {A1: 2027-01-15}", "2027-01-20"),
        ),
        [
            "KIV201 unknown-reference (22: A1)",
            "H1 has no activities named A1",
            (
                "A1 stands in the action plan of 2026; a follow-up of 2027-01-20 speaks of the one of 2027: repeat "
                "the activity there, or report it with a date within 2026"
            ),
            "H1 is planned here (18: H1)",
        ],
    ),
    "two reports of one day": (
        (actions("id: H1"), report("progress: 1%"), report("progress: 2%")),
        [
            "KIV210 double-report (21: H1)",
            "H1 is reported twice for 2026-06-15",
            "keep one report of an action for one date",
            "first reported here (17: H1)",
        ],
    ),
    "an action that is part of itself": (
        (actions("id: H1, part_of: H1"),),
        [
            "KIV209 circular-reference (13: H1)",
            "an action cannot be above itself: H1 → H1",
            "remove `part_of` from one of them",
        ],
    ),
    "a circle below another action": (
        (actions("id: H0, part_of: H1", "id: H1, part_of: H2", "id: H2, part_of: H1"),),
        [
            "KIV209 circular-reference (14: H2)",
            "an action cannot be above itself: H1 → H2 → H1",
            "remove `part_of` from one of them",
        ],
    ),
}


TWICE = HEAD.replace("people: [", "people: [{id: p1, role: R}, ")


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_link_is_told_word_for_word(words, name):
    documents, said = CASES[name]
    assert words(*documents, head=TWICE if name == "two people of one id" else HEAD) == said


@pytest.mark.parametrize(("count", "shown"), [(10, ""), (11, "… → ")])
def test_of_a_long_circle_the_first_ten_are_shown(words, count, shown):
    units = "".join(f"  - {{id: n{i}, name: N, parent: n{(i + 1) % count}}}\n" for i in range(count))
    circle = " → ".join(f"n{i}" for i in range(10))
    told = words(f"kind: shared\nunits:\n{units}")
    assert told[1:] == [f"a unit cannot be above itself: {circle} → {shown}n0", "remove `parent` from one of them"]


@pytest.mark.parametrize(("count", "hint"), [(8, "choose one of H0, H1, H2, H3, H4, H5, H6, H7"), (9, "None")])
def test_as_many_as_eight_are_given_to_choose_from(words, count, hint):
    listed = [f"id: H{n}{', part_of: nothing' if n == 0 else ''}" for n in range(count)]
    assert words(actions(*listed))[2] == hint


def test_what_is_like_an_id_is_guessed_for_the_first_fifty_one(words):
    listed = [f"id: H{n}, responsible: p11" for n in range(60)]
    assert words(actions(*listed))[2::3] == ["did you mean p1?"] * 51 + ["None"] * 9


def test_what_is_too_unlike_is_not_guessed(words):
    assert words(actions("id: H1, responsible: manager"))[2] == "choose one of u1, u2, p1"


def test_after_a_wrong_report_the_others_of_its_follow_up_are_read(plan_of, examined):
    told = "kind: follow-up\ndate: 2026-06-15\nactions: {H7: {status: done}, H1: {status: done}}\n"
    plan, _ = examined(actions("id: H1"), told)
    assert len(plan.reports_of("H1")) == 1
    both = "kind: follow-up\ndate: 2026-06-15\nactions: {H1: {status: done}, H2: {status: done}}\n"
    plan, _ = examined(actions("id: H1", "id: H2"), report("progress: 1%"), both)
    assert (len(plan.reports_of("H1")), len(plan.reports_of("H2"))) == (1, 1)


def test_after_an_id_used_twice_what_follows_is_defined(examined):
    goals = "kind: foundation\ngoals: [{id: G1, title: a}, {id: G1, title: b}, {id: G2, title: c}]\n"
    assert set(examined(goals)[0].goals) == {"G1", "G2"}


def test_circles_are_those_of_the_last_term(words):
    assert words(actions("id: H1, part_of: H2", "id: H2, part_of: H1"), actions("id: H1", period="2027")) == []
    first = words(actions("id: H1", "id: H2, part_of: H1"), actions("id: H1, part_of: H2", period="2027"))
    assert first[0] == "KIV209 circular-reference (19: H2)"


def test_terms_come_in_the_order_they_begin(plan_of):
    plan = plan_of(actions("id: H1", period="2027", end="2027-03"), actions("id: H1", period="2026", end="2026-12"))
    assert [term.period.first.year for term in plan.actions["H1"].terms] == [2026, 2027]


def test_an_action_of_two_terms_is_where_its_first_stands(words):
    goals = actions("id: H1"), actions("id: H1", period="2027"), NEEDS, actions("id: H2, needs: [H1]", period="2028")
    assert words(*goals)[-1] == "H1 is defined here (13: H1)"


DEFINED = {
    "unit": ("units", "kind: shared\nunits: [{id: x, name: N}%s]\n", "{id: x, name: N}"),
    "person": ("people", "kind: shared\npeople: [{id: x, role: R}%s]\n", "{id: x, role: R}"),
    "trend": ("trends", "kind: foundation\nenvironment: [{id: x, trend: T}%s]\n", "{id: x, trend: T}"),
    "goal": ("goals", "kind: foundation\ngoals: [{id: x, title: T}%s]\n", "{id: x, title: T}"),
    "result goal": (
        "result goals",
        "kind: foundation\ngoals: [{id: G, title: T, results: [{id: x, title: T}%s]}]\n",
        "{id: x, title: T}",
    ),
    "development area": (
        "development areas",
        "kind: foundation\ndevelopment_areas: [{id: x, title: T}%s]\n",
        "{id: x, title: T}",
    ),
    "challenge": ("challenges", "kind: analysis\nchallenges: [{id: x, problem: P}%s]\n", "{id: x, problem: P}"),
    "cause": (
        "causes",
        "kind: analysis\nchallenges: [{id: P, problem: P, causes: [{id: x, cause: C}%s]}]\n",
        "{id: x, cause: C}",
    ),
    "competence": ("competences", "kind: analysis\ncompetences: [{id: x, name: N}%s]\n", "{id: x, name: N}"),
    "need": (
        "needs",
        "kind: analysis\nneeds: [{id: x, type: staffing, title: T}%s]\n",
        "{id: x, type: staffing, title: T}",
    ),
    "priority area": ("priority areas", "kind: strategy\npriority_areas: [{id: x, title: T}%s]\n", "{id: x, title: T}"),
    "indicator": (
        "indicators",
        "kind: strategy\nindicators: [{id: x, name: N, measured_in: m, better: lower}%s]\n",
        "{id: x, name: N, measured_in: m, better: lower}",
    ),
}


@pytest.mark.parametrize("kind", DEFINED)
def test_two_of_each_kind_are_called_by_that_kind(examined, kind):
    many, text, again = DEFINED[kind]
    (finding,) = examined(text % f", {again}")[1]
    assert finding.message == f"two {many} have the id x"


@pytest.mark.parametrize("kind", DEFINED)
def test_one_of_each_kind_is_called_by_that_kind_where_an_action_is_needed(examined, kind):
    _, text, _ = DEFINED[kind]
    (finding,) = examined(text % "", actions("id: H1, part_of: x"))[1]
    article = "an" if kind[0] in "aeio" else "a"
    assert finding.message == f"x is {article} {kind}; here the plan needs an action"


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        ("unit", "kind: strategy\nunit: x\n"),
        ("person", actions("id: H1, responsible: x")),
        ("trend", "kind: analysis\nneeds: [{id: N1, type: staffing, title: T, because: [x]}]\n"),
        ("goal", actions("id: H1, serves: [x]")),
        ("competence", "kind: analysis\nneeds: [{id: N1, type: staffing, title: T, competence: x}]\n"),
        ("cause", actions("id: H1, causes: [x]")),
        ("need", actions("id: H1, needs: [x]")),
        ("priority area", actions("id: H1, priority_area: x")),
        ("indicator", actions("id: H1, criteria: [{text: a, indicator: x}]")),
        ("action", "kind: follow-up\ndate: 2026-06-15\nactions: {x: {status: done}}\n"),
    ],
)
def test_where_there_is_none_of_a_kind_that_is_said(examined, kind, document):
    head = HEAD[: HEAD.index("units:")]
    (finding,) = examined(document, head=head)[1]
    assert finding.hint == f"the plan defines no {kind} yet"
