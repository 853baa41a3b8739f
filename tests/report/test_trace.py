"""The trace as a view: every line and every hole in words, places only for the internal edition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report import Order, compose
from kivplan.report.brief import Brief
from kivplan.report.reports import REPORTS
from kivplan.report.trace import view

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2027, 3, 1)
HEAD = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"


def plan_of(*documents: str):
    plan, findings = load_text("---\n".join([HEAD, *documents]).encode())
    assert plan is not None, findings
    return plan


def parts(plan, as_of=DAY, language="en", edition="public", **order):
    brief = Brief(plan, Order(as_of, edition, **order), words_for(language), shown=REPORTS["trace"].sections)
    return [one.view for one in view(brief).chapters]


def test_the_summary_counts_what_the_lines_show():
    overview, lines, holes = parts(load(EXAMPLES / "nordvik"), language="nb")
    assert [figure.number for figure in overview.figures] == ["112", "23", "87", "2"]
    told = [line.status.key for goal in lines.goals for action in goal.actions for line in action.lines]
    assert [told.count(mark) for mark in ("done", "not_started", "off_track")] == [23, 87, 2]
    assert sum(int(sort.count) for sort in overview.sorts) == sum(len(group.holes) for group in holes.groups) == 1


def test_the_goals_stand_in_the_order_in_which_the_goals_are_told():
    _, lines, _ = parts(load(EXAMPLES / "nordvik"))
    assert [goal.id for goal in lines.goals] == ["G1", "G2", "G3", "G4", "G5"]


def test_a_cause_that_is_a_sentence_loses_its_full_stop_before_the_next():
    _, lines, _ = parts(load(EXAMPLES / "nordvik"), language="nb")
    adverts = next(one for goal in lines.goals for one in goal.actions if one.action.id == "S8")
    assert "C4 Få studenter kjenner Nordvik som arbeidsplass; C9 Vi får" in adverts.answers.text


def test_a_line_tells_need_criterion_indicator_and_result():
    _, lines, _ = parts(load(EXAMPLES / "kvinnojour"), date(2026, 11, 21), "sv")
    action = next(one for one in lines.goals[0].actions if one.action.id == "samtal")
    assert action.serves == "M1.1; M1.2; M1.5"
    assert action.answers.text.startswith("B1 Samtal med barn som har upplevt våld; O1 ")
    first = action.lines[0]
    assert first.criterion.text == "K1 Alla barn har haft samtal under veckan"
    assert first.indicator.text.startswith("Barn som haft samtal under veckan: mätt till 92 ")
    assert (first.result.text, first.status.label) == ("senast december 2026", "Resultatet kommer")


def test_holes_are_said_where_they_are():
    plan = plan_of(
        "kind: foundation\ngoals:\n  - {id: G1, title: A, results: [{id: R1, title: B}]}\n  - {id: G2, title: D}\n",
        "kind: analysis\nneeds: [{id: N1, type: staffing, title: Nurses, present: 1, required: 4, priority: high}]\n",
        "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n"
        "  - {id: H1, title: Bare, serves: [G1]}\n  - {id: H2, title: Aimless, criteria: [{text: Seen}]}\n",
    )
    _, lines, holes = parts(plan)
    first, second = lines.goals
    assert second.unserved == "No action serves this goal."
    assert (first.results[0].served.text, first.results[0].served.hole) == ("no action serves it", True)
    (action,) = first.actions
    assert (action.answers.text, action.answers.hole) == ("none named", True)
    assert (action.lines[0].criterion.text, action.lines[0].criterion.hole) == ("no criteria", True)
    told = {group.title: [(hole.text, hole.more) for hole in group.holes] for group in holes.groups}
    assert told == {
        "Goals and result goals that no action serves": [("R1 B", None), ("G2 D", None)],
        "Actions that serve no goal, need or cause": [("H2 Aimless", "unreported")],
        "Actions that name no need or cause": [("H1 Bare", "unreported")],
        "Actions without criteria": [("H1 Bare", "unreported")],
        "Criteria not answered though their day has passed": [("H2 Aimless: K1 Seen", None)],
        "Needs that no action covers": [("N1 Nurses", "missing: 3, priority: high")],
    }


def test_only_the_internal_edition_says_where_things_stand():
    plan = load(EXAMPLES / "nordvik")
    for edition, told in (("internal", True), ("board", False), ("public", False)):
        made = compose(plan, "trace", Order(DAY, edition))
        lines = next(section.view for section in made.sections if section.anchor == "trace-lines")
        places = [one.place for goal in lines.goals for action in goal.actions for one in (action, *action.lines)]
        assert all(places) if told else not any(places)
    lines = parts(plan, edition="internal")[1]
    assert lines.goals[0].place.startswith("grunnlag.yaml line ")


def test_what_the_edition_leaves_out_is_in_no_line():
    public, internal = (compose(load(EXAMPLES / "nordvik"), "trace", Order(DAY, e)) for e in ("public", "internal"))
    shown = [
        {action.action.id for goal in made.sections[2].view.goals for action in goal.actions}
        for made in (public, internal)
    ]
    assert shown[0] < shown[1]


def test_narrowed_to_an_action_only_its_lines_and_holes_are_told():
    overview, lines, holes = parts(load(EXAMPLES / "nordvik"), action="H5")
    assert {action.action.id for goal in lines.goals for action in goal.actions} == {"H5"}
    assert [goal.id for goal in lines.goals] == ["G2"]
    assert len(overview.sorts) == 5
    assert holes.none == "There is no hole in these actions."


def test_a_plan_without_goals_says_that_no_line_begins():
    overview, lines, holes = parts(load(EXAMPLES / "lavangen-2020"), date(2020, 12, 1))
    assert overview.empty == "The plan has no goals, so no line begins."
    assert (overview.figures, lines.goals) == ((), ())
    assert [len(group.holes) for group in holes.groups] == [5, 5]


def test_three_hundred_actions_are_all_there():
    listed = "".join(f"  - {{id: H{n}, title: T{n}, serves: [G1], criteria: [{{text: C}}]}}\n" for n in range(300))
    plan = plan_of(
        "kind: foundation\ngoals: [{id: G1, title: A}]\n",
        f"kind: action-plan\nperiod: {{start: 2026, end: 2029}}\nactions:\n{listed}",
    )
    overview, lines, _ = parts(plan)
    assert overview.figures[0].number == "300"
    assert len(lines.goals[0].actions) == 300
