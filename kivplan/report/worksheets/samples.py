"""How the outcome of each worksheet is written in the plan: short samples with placeholders to write over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..brief import Brief


def _document(brief: Brief, kind: str, *keys: str) -> str:
    """A document of ``kind``, the unit's own where the report is for one."""
    unit = [f"unit: {brief.order.unit}"] if brief.order.unit else []
    return "\n".join((f"kind: {kind}", *unit, *keys))


def _foundation(brief: Brief, step: str | None, *keys: str) -> str:
    """A foundation with what a step arrived at, and the meeting where the step has one."""
    say = brief.words.say
    meeting = (
        "meetings:",
        f"  - step: {step}",
        f"    date: {brief.as_of.isoformat()}",
        "    invited: 26",
        "    participants: 24",
        "    summary: " + say("What the meeting arrived at"),
    )
    return _document(brief, "foundation", *keys, *(meeting if step else ()))


def start(brief: Brief) -> str:
    """The pre-study and the project."""
    say = brief.words.say
    return _foundation(
        brief,
        None,
        "pre_study:",
        f"  date: {brief.as_of.isoformat()[:7]}",
        "  summary: " + say("What we know already"),
        "  decision: " + say("What we have decided"),
        "project:",
        "  leader: " + say("project-leader"),
        "  group: [" + say("head-of-unit") + ", " + say("employee-representative") + "]",
        "  mandate: " + say("What the group does and may decide"),
    )


def future(brief: Brief) -> str:
    """The vision, the picture and the contribution."""
    say = brief.words.say
    return _foundation(
        brief,
        "future",
        "vision: " + say("What we strive for"),
        "future:",
        "  picture: " + say("What it is like at its best"),
        "  contribution: " + say("What we do ourselves"),
    )


def history(brief: Brief) -> str:
    """What to bring and what to leave."""
    say = brief.words.say
    return _foundation(
        brief,
        "history",
        "history:",
        "  bring:",
        "    - " + say("What we bring along"),
        "  leave:",
        "    - " + say("What we leave behind"),
    )


def present(brief: Brief) -> str:
    """The five answers on what the organisation is there for."""
    say = brief.words.say
    return _foundation(
        brief,
        "present",
        "present:",
        "  assignment: " + say("Our assignment"),
        "  purpose: " + say("Why we exist"),
        "  for_whom:",
        "    - " + say("A group we are there for"),
        "  offer:",
        "    - " + say("What we offer"),
        "  value:",
        "    - " + say("What it is worth to them"),
    )


def strengths_weaknesses(brief: Brief) -> str:
    """Strengths and weaknesses, one text each."""
    say = brief.words.say
    return _foundation(
        brief,
        "strengths_weaknesses",
        "strengths:",
        "  - " + say("What we are good at"),
        "weaknesses:",
        "  - " + say("What we are less good at"),
    )


def guiding_stars(brief: Brief) -> str:
    """A guiding star with its meaning."""
    say = brief.words.say
    return _foundation(
        brief,
        "guiding_stars",
        "guiding_stars:",
        "  - name: " + say("The word"),
        "    meaning: " + say("What it means in daily work"),
    )


def environment(brief: Brief) -> str:
    """A trend with its consequence."""
    say = brief.words.say
    return _foundation(
        brief,
        "environment",
        "environment:",
        "  - id: O1",
        "    trend: " + say("What is changing around us"),
        "    consequence: " + say("What it means for us"),
        f"    horizon: {brief.as_of.year + 3}",
        "    weight: high  # high, medium, low",
    )


def development_areas(brief: Brief) -> str:
    """A development area with its perspective."""
    say = brief.words.say
    return _foundation(
        brief,
        "development_areas",
        "development_areas:",
        "  - id: U1",
        "    title: " + say("The area in a few words"),
        "    perspective: stakeholders  # stakeholders, economy, ways_of_working",
    )


def goals(brief: Brief) -> str:
    """A goal with a result goal, and the indicator they are measured by."""
    say, year = brief.words.say, brief.as_of.year
    foundation = _foundation(
        brief,
        "goals",
        "development_areas:",
        "  - id: U1",
        "    title: " + say("The area in a few words"),
        "    goals:",
        "      - id: G1",
        "        title: " + say("The long-term goal"),
        f"        by: {year + 3}",
        "        results:",
        "          - id: G1.1",
        "            title: " + say("The result goal"),
        f"            by: {year + 1}",
        "            indicator: I1",
        "            target: 20",
    )
    strategy = _document(
        brief,
        "strategy",
        "indicators:",
        "  - id: I1",
        "    name: " + say("What is measured"),
        "    measured_in: " + say("people"),
        "    better: higher  # higher, lower",
        f"    baseline: {{value: 12, at: {year}}}",
    )
    return f"{foundation}\n---\n{strategy}"


def solution_tree(brief: Brief) -> str:
    """A problem with a cause."""
    say = brief.words.say
    return _document(
        brief,
        "analysis",
        "challenges:",
        "  - id: P1",
        "    problem: " + say("The problem in one sentence"),
        "    goal: G1",
        "    causes:",
        "      - id: C1",
        "        cause: " + say("Why it is so"),
        "        evidence: " + say("How we know"),
    )


def readiness(brief: Brief) -> str:
    """Two of the five aspects."""
    say = brief.words.say
    return _document(
        brief,
        "strategy",
        "readiness:",
        "  # competence, organisation, processes,",
        "  # technology, governance",
        "  competence:",
        "    ready: partly  # yes, partly, no",
        "    needs: " + say("What must change"),
        "  technology:",
        "    ready: yes",
    )


def action_plan(brief: Brief) -> str:
    """An action with its nine points, in short."""
    say, year = brief.words.say, brief.as_of.year + 1
    return _document(
        brief,
        "action-plan",
        f"period: {{start: {year}, end: {year}}}",
        "actions:",
        "  - id: H1",
        "    title: " + say("What the action is called"),
        "    # acquire, develop, mobilise, phase_out, other",
        "    strategy: develop",
        "    responsible: " + say("head-of-unit"),
        "    aim: " + say("What is to be different"),
        "    serves: [G1]",
        "    causes: [C1]",
        "    target_group: {who: " + say("Those who take part") + ", size: 12}",
        "    approach: " + say("How the goal is reached"),
        "    implementation:",
        "      arenas: [daily_work, reflection]",
        "      activities:",
        "        - {title: " + say("What is done first") + f", by: {year}-03}}",
        f"    time: {{start: {year}-02, end: {year}-11}}",
        "    cost: {fixed: 30000, hours: 120}",
        "    transfer:",
        "      expected_benefit: " + say("What good it is to do"),
        "      manager_asks: " + say("What the manager asks about, and when"),
        "    evaluation:",
        "      form: " + say("How it is evaluated"),
        f"      levels: {{behaviour: {year}-12}}",
    )


def competence(brief: Brief) -> str:
    """A competence, and a need of it."""
    say, year = brief.words.say, brief.as_of.year
    return _document(
        brief,
        "analysis",
        "competences:",
        "  - id: K1",
        "    name: " + say("What is to be mastered"),
        "    type: skill  # formal, knowledge, skill, ability, attitude",
        "needs:",
        "  - id: N1",
        "    type: competence  # staffing, competence",
        "    competence: K1",
        "    present: 2  # " + say("a level from 0 to 5; for staffing a number"),
        "    required: 4",
        f"    by: {year + 1}",
        "    priority: high  # high, medium, low",
        "    because: [G1]",
    )


def report(brief: Brief) -> str:
    """A follow-up of one action."""
    say, day = brief.words.say, brief.as_of.isoformat()
    return _document(
        brief,
        "follow-up",
        f"date: {day}",
        "actions:",
        "  H1:",
        "    # not_started, on_track, at_risk, off_track,",
        "    # done, postponed, dropped",
        "    status: at_risk",
        "    headline: " + say("The most important thing"),
        f"    activities: {{A1: {day}}}",
        "    participants: 12",
        "    spent: 18000",
        "    contribution: 4  # 1-5",
        "    evaluation:",
        "      behaviour: " + say("What is done differently"),
        "    shared: " + say("What was shared, and where"),
        "    deviations:",
        "      - what: " + say("What did not go as planned"),
        "        why: " + say("Why it went so"),
        "        decided_by: board  # manager, board",
        "lessons:",
        "  - " + say("What others can use"),
    )
