"""The six success factors: what is done weighs over what is planned, and nothing that is silenced helps."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.factors import JUDGEMENTS
from kivplan.findings import Finding, Level, Place
from kivplan.plan import load, load_text
from kivplan.rules import RULES, all_findings
from kivplan.rules.registry import BY_CODE
from kivplan.rules.scorecard import EVIDENCE, scorecard

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2027, 3, 1)
STRATEGY_OF = ["acquire"] * 2 + ["develop"] * 3 + ["mobilise"] * 4 + ["phase_out"]
MEANS = {"acquire": "recruitment", "develop": "training", "mobilise": "roles", "phase_out": "attrition"}


def action(number: int) -> dict:
    """A complete action of its strategy."""
    strategy = STRATEGY_OF[number]
    learning = {
        "transfer": {"apply": "At work.", "share": "At a meeting.", "manager_asks": "What changed?"},
        "evaluation": {"form": "Talks", "levels": {"behaviour": "2026-12"}},
    }
    return {
        "id": f"H{number}",
        "title": f"Action {number}",
        "strategy": strategy,
        "means": MEANS[strategy],
        "responsible": "head",
        "aim": "People are safe.",
        "serves": ["G1"],
        "needs": ["N1"],
        "criteria": [{"text": "Percent who stay", "target": 90, "by": "2026-12"}],
        "target_group": {"who": "Everyone", "size": 9},
        "approach": "Step by step.",
        "implementation": {"arenas": ["daily_work"]},
        "time": {"start": "2026-02", "end": "2026-09"},
        "cost": {"hours": 10},
        "evaluation": {"form": "Talks"},
        **(learning if strategy == "develop" else {}),
    }


def report(number: int) -> dict:
    """What the follow-up of December tells of an action that is done."""
    learning = {"evaluation": {"behaviour": "Used."}, "shared": "Shown at a meeting."}
    return {
        "status": "done",
        "hours": 9,
        "criteria": {"K1": "met"},
        "contribution": 4,
        "handed_over": {"to": "care", "date": "2026-10-01"},
        **(learning if STRATEGY_OF[number] == "develop" else {}),
    }


def whole() -> dict[str, dict]:
    """A small plan in which everything is in place, as the documents it is made of."""
    groups = ("managers", "employees", "hr")
    reached = [{"group": group, "date": "2026-11", "reached": 9, "of": 10} for group in groups]
    return {
        "plan": {
            "kind": "plan",
            "format": 1,
            "title": "Competence plan",
            "organisation": "Nordvik",
            "language": "en",
            "currency": "NOK",
            "period": {"start": 2026, "end": 2029},
            "status": "adopted",
            "decisions": [{"body": "Council", "outcome": "adopted", "date": "2025-12-11"}],
            "union_dialogue": [{"date": "2025-11-18", "with": "The unions", "form": "discussed"}],
            "units": [{"id": "care", "name": "Care", "employees": 10, "manager": "head"}],
            "people": [{"id": "head", "role": "Head of care"}],
        },
        "foundation": {"kind": "foundation", "goals": [{"id": "G1", "title": "Enough nurses"}]},
        "analysis": {
            "kind": "analysis",
            "needs": [{"id": "N1", "type": "staffing", "title": "Nurses", "priority": "high"}],
        },
        "strategy": {
            "kind": "strategy",
            **{name: {"direction": "This way."} for name in ("acquire", "develop", "mobilise", "phase_out")},
            "balance": {"acquire": "20%", "develop": "30%", "mobilise": "40%", "phase_out": "10%"},
            "service_quality": dict.fromkeys(("holiday_substitutes", "new_employees", "changed_requirements"), "Yes."),
            "readiness": {
                name: {"ready": "yes"}
                for name in ("competence", "organisation", "processes", "technology", "governance")
            },
            "roles": [{"group": group, "does": "Their part.", "training": "A day."} for group in groups],
            "communication": [{"group": group, "message": "The plan is yours."} for group in groups],
            "annual_wheel": [{"month": 9, "title": "The budget", "linked_to": "budget"}],
            "indicators": [
                {
                    "id": "I1",
                    "name": "Nurses who stay",
                    "measured_in": "percent",
                    "better": "higher",
                    "baseline": {"value": 80, "at": 2025},
                }
            ],
        },
        "actions": {
            "kind": "action-plan",
            "unit": "care",
            "period": {"start": 2026, "end": 2027},
            "budget": 1000,
            "actions": [action(number) for number in range(10)],
        },
        "follow-up": {
            "kind": "follow-up",
            "date": "2026-12-31",
            "unit": "care",
            "actions": {f"H{number}": report(number) for number in range(10)},
            "indicators": {"I1": 85},
            "communicated": reached,
            "trained": deepcopy(reached),
        },
    }


def read(documents: dict[str, dict]):
    plan, findings = load_text("\n---\n".join(json.dumps(one) for one in documents.values()).encode())
    assert plan is not None, findings
    assert not plan.findings, plan.findings
    return plan


def lines(documents: dict[str, dict], **how):
    return {line.factor: line for line in scorecard(read(documents), DAY, **how)}


def judgements(documents: dict[str, dict], **how) -> list[str]:
    return [line.judgement for line in lines(documents, **how).values()]


def without(*path: str | int, documents: dict[str, dict] | None = None) -> dict[str, dict]:
    """The whole plan, or ``documents``, less what stands at a path; a list keeps its other places."""
    made = deepcopy(documents or whole())
    at = made
    for step in path[:-1]:
        at = at[step]
    if isinstance(at, list):
        at[path[-1]] = None
        at[:] = [one for one in at if one is not None]
    else:
        at.pop(path[-1], None)
    return made


def text_of(line) -> list[str]:
    return [str(fact.text) for fact in line.evidence]


# ---------------------------------------------------------------- six lines


def test_there_are_six_lines_in_order_and_a_plan_can_have_all_in_place():
    card = scorecard(read(whole()), DAY)
    assert [line.factor for line in card] == [1, 2, 3, 4, 5, 6] == list(EVIDENCE)
    assert {line.judgement for line in card} == {"in_place"}
    assert all(line.judged_by.startswith("In place when") and not line.lacking for line in card)


def test_every_factor_a_rule_speaks_for_has_a_line():
    assert {rule.factor for rule in RULES if rule.factor} == set(EVIDENCE)


def test_facts_are_counted_and_what_is_done_is_kept_apart_from_what_is_planned():
    line = lines(whole())[1]
    assert [(fact.count, fact.of) for fact in line.done] == [(9, 10), (9, 10), (1, None)]
    assert [str(fact.text) for fact in line.planned] == ["Messages to managers: 1", "Messages to employees: 1"]


def test_nothing_is_missing_where_nothing_is_found_and_what_is_found_is_missing():
    plan = read(without("actions", "actions", 0, "responsible"))
    found = [finding for finding in all_findings(plan, as_of=DAY) if finding.code == "KIV301"]
    (missing,) = scorecard(plan, DAY)[1].missing
    assert (missing.code, missing.name, missing.count, missing.level) == ("KIV301", "no-responsible", 1, Level.ERROR)
    assert len(found) == 1
    assert scorecard(read(whole()), DAY)[1].missing == ()


def found(code: str, level: Level) -> Finding:
    """A finding of a rule at a level of its own."""
    rule = BY_CODE[code]
    return Finding(code, rule.name, level, "Something.", Place("plan.yaml", 1, 1, 1, 2))


def test_what_is_found_already_is_not_asked_for_again():
    plan = read(without("actions", "actions", 0, "responsible"))
    assert scorecard(plan, DAY, found=())[1].missing == ()
    (missing,) = scorecard(plan, DAY, found=[found("KIV308", Level.WARNING)])[2].missing
    assert missing.code == "KIV308"


def test_what_is_missing_is_told_the_most_serious_first_and_then_by_code():
    given = [("KIV311", "WARNING"), ("KIV309", "INFO"), ("KIV303", "WARNING"), ("KIV309", "ERROR"), ("KIV808", "INFO")]
    card = scorecard(read(whole()), DAY, found=[found(code, Level[level]) for code, level in given])
    assert [(one.code, one.count, one.level) for one in card[5].missing] == [
        ("KIV309", 2, Level.ERROR),
        ("KIV303", 1, Level.WARNING),
        ("KIV311", 1, Level.WARNING),
        ("KIV808", 1, Level.INFO),
    ]


def test_where_the_checks_alone_hold_a_line_back_that_is_said():
    warnings = [found("KIV308", Level.WARNING)] * 2
    line = scorecard(read(whole()), DAY, found=warnings)[2]
    assert line.judgement == "partly"
    assert [str(text) for text in line.lacking] == ["The checks find 2 warnings, and a factor in place has at most 1."]
    assert scorecard(read(whole()), DAY, found=warnings[:1])[2].lacking == ()


# ---------------------------------------------------------------- done outweighs planned


def test_a_message_that_is_planned_is_partly_there_and_one_that_arrived_is_in_place():
    planned = without("follow-up", "communicated")
    assert lines(planned)[1].judgement == "partly"
    assert [str(text) for text in lines(planned)[1].lacking] == [
        "No report of the last two years says that managers were reached.",
        "No report of the last two years says that employees were reached.",
    ]
    arrived = without("strategy", "communication")
    assert lines(arrived)[1].judgement == "in_place"
    assert lines(without("strategy", "communication", documents=planned))[1].judgement == "wanting"


def test_a_quarter_that_is_done_is_more_than_nothing():
    documents = without("strategy", "communication")
    for entry in documents["follow-up"]["communicated"]:
        entry["reached"] = 3
    assert lines(documents)[1].judgement == "partly"
    for entry in documents["follow-up"]["communicated"]:
        entry["reached"] = 2
    assert lines(documents)[1].judgement == "wanting"


def test_roles_are_in_place_only_when_managers_were_trained_and_the_unions_heard():
    assert lines(without("follow-up", "trained"))[2].judgement == "partly"
    assert lines(without("plan", "union_dialogue"))[2].judgement == "partly"
    assert lines(without("strategy", "roles", 0, "training"))[2].judgement == "partly"


def test_a_plan_that_is_not_adopted_is_at_most_partly_tied_to_anything():
    documents = without("plan", "decisions")
    documents["plan"]["status"] = "proposed"
    assert lines(documents)[3].judgement == "partly"
    assert [str(text) for text in lines(documents)[3].lacking] == [
        "The plan is not adopted.",
        "No action plan runs now.",
    ]


def test_balance_is_judged_on_what_is_done_too():
    documents = whole()
    for number, strategy in enumerate(STRATEGY_OF):
        if strategy == "mobilise":
            documents["follow-up"]["actions"][f"H{number}"] = {"status": "postponed"}
    documents["actions"]["actions"] += [{**action(2), "id": f"X{n}", "title": f"More {n}"} for n in range(2)]
    documents["follow-up"]["actions"] |= {f"X{n}": report(2) for n in range(2)}
    line = lines(documents)[4]
    assert line.judgement == "partly"
    assert [str(text) for text in line.lacking] == ["What is done or under way is divided otherwise than intended."]


def test_learning_that_nobody_brought_back_is_partly_transferred():
    documents = whole()
    for number in (2, 3):
        del documents["follow-up"]["actions"][f"H{number}"]["shared"]
    assert lines(documents)[5].judgement == "partly"


def test_a_plan_that_has_begun_and_is_not_followed_up_is_wanting_however_well_it_is_planned():
    line = lines(without("follow-up"))[6]
    assert line.judgement == "wanting"
    assert "Actions with criteria: 10 of 10" in text_of(line)


def test_results_are_followed_up_and_not_only_activity():
    documents = whole()
    for one in documents["follow-up"]["actions"].values():
        for key in ("criteria", "contribution", "evaluation"):
            one.pop(key, None)
    line = lines(documents)[6]
    assert "Actions begun that are reported: 10 of 10" in text_of(line)
    assert line.judgement != "in_place"
    assert "Fewer than three in four of the results due are answered." in line.lacking


# ---------------------------------------------------------------- what is silenced counts all the same


def unjudged() -> dict[str, dict]:
    """A plan whose actions have no criteria."""
    documents = whole()
    for one in documents["actions"]["actions"]:
        del one["criteria"]
    for one in documents["follow-up"]["actions"].values():
        del one["criteria"]
    return documents


def silenced(line) -> list[tuple[str, int, str]]:
    return [(one.name, one.count, one.by) for one in line.silenced]


def test_ignoring_a_rule_does_not_improve_the_line_and_is_named():
    plain = lines(unjudged())[6]
    assert plain.judgement == "partly"
    assert plain.silenced == ()
    for how, checks in (
        ("checks", {"ignore": ["no-criteria"]}),
        ("checks", {"ignore": ["KIV3"]}),
        ("checks", {"select": ["KIV2"]}),
    ):
        documents = unjudged()
        documents["plan"]["checks"] = checks
        line = lines(documents)[6]
        assert (line.judgement, line.missing) == (plain.judgement, plain.missing)
        assert ("no-criteria", 10, how) in silenced(line)


@pytest.mark.parametrize("how", [{"ignore": ["no-criteria"]}, {"select": ["KIV2", "KIV5"]}])
def test_what_the_command_line_silences_is_named_as_that(how):
    assert ("no-criteria", 10, "command_line") in silenced(lines(unjudged(), **how)[6])


def test_the_plans_own_silence_is_named_before_the_command_lines():
    documents = unjudged()
    documents["plan"]["checks"] = {"ignore": ["no-criteria"]}
    line = lines(documents, ignore=["no-criteria"], select=["KIV2"])[6]
    assert ("no-criteria", 10, "checks") in silenced(line)


def test_what_neither_selection_has_is_silenced_by_the_command_line():
    documents = unjudged()
    documents["plan"]["checks"] = {"select": ["KIV2"]}
    assert ("no-criteria", 10, "command_line") in silenced(lines(documents, select=["KIV5"])[6])


def test_a_selection_on_the_command_line_takes_the_place_of_the_plans():
    documents = unjudged()
    documents["plan"]["checks"] = {"select": ["KIV2"]}
    assert silenced(lines(documents, select=["no-criteria"])[6]) == []


def test_what_a_baseline_accepts_is_named_whatever_language_it_was_told_in():
    plan = read(unjudged())
    accepted = [
        f.translated(lambda text: f"På norsk: {text}") for f in all_findings(plan, as_of=DAY) if f.name == "no-criteria"
    ][:4]
    line = scorecard(plan, DAY, accepted=accepted)[5]
    assert silenced(line) == [("no-criteria", 4, "baseline")]
    assert line.judgement == scorecard(plan, DAY)[5].judgement


def test_a_comment_silences_where_it_stands_and_no_further():
    head = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2026}\n"
    body = "---\nkind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n"
    comment = "  # kivplan: ignore[no-responsible] nobody yet\n"
    plan, _ = load_text(f"{head}{body}{comment}  - {{id: A1, title: T}}\n  - {{id: A2, title: T}}\n".encode())
    assert plan is not None
    line = scorecard(plan, date(2026, 3, 1))[1]
    assert silenced(line) == [("no-responsible", 1, "comment")]
    assert [one.count for one in line.missing if one.name == "no-responsible"] == [2]


def test_what_is_silenced_is_told_by_code_and_then_by_the_way():
    head = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2026}\n"
    body = "---\nkind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n"
    comment = "  # kivplan: ignore[no-evaluation, no-criteria] they wait\n"
    plan, _ = load_text(f"{head}{body}  - {{id: A1, title: T}}\n{comment}  - {{id: A2, title: T}}\n".encode())
    assert plan is not None
    first = next(f for f in all_findings(plan, as_of=date(2026, 3, 1)) if f.name == "no-criteria")
    line = scorecard(plan, date(2026, 3, 1), accepted=[first])[5]
    assert silenced(line) == [
        ("no-criteria", 1, "comment"),
        ("no-criteria", 1, "baseline"),
        ("no-evaluation", 1, "comment"),
    ]


def test_a_lower_level_of_the_plans_own_does_not_improve_a_line():
    documents = unjudged()
    documents["plan"]["checks"] = {"levels": {"KIV3": "info"}}
    assert lines(documents)[6].judgement == "partly"
    assert {one.level for one in lines(documents)[6].missing} == {Level.INFO}


def test_a_draft_is_judged_as_strictly_as_an_adopted_plan():
    documents = unjudged()
    documents["plan"]["status"] = "draft"
    assert lines(documents)[6].judgement == "partly"


# ---------------------------------------------------------------- what cannot be judged


def test_the_balance_of_fewer_actions_than_the_limit_cannot_be_judged():
    documents = whole()
    documents["actions"]["actions"] = documents["actions"]["actions"][:7]
    documents["follow-up"]["actions"] = {f"H{n}": report(n) for n in range(7)}
    line = lines(documents)[4]
    assert line.judgement == "cannot_be_judged"
    assert [str(text) for text in line.lacking] == [
        "Actions that count in the balance: 7. At least 8 are needed to judge it."
    ]
    documents["plan"]["checks"] = {"limits": {"fewest-actions": 7}}
    assert lines(documents)[4].judgement != "cannot_be_judged"


def test_transfer_without_development_actions_cannot_be_judged():
    documents = whole()
    for one in documents["actions"]["actions"]:
        if one["strategy"] == "develop":
            one.update(strategy="mobilise", means="roles")
    assert lines(documents)[5].judgement == "cannot_be_judged"


def test_a_plan_that_has_not_begun_cannot_be_followed_up():
    card = scorecard(read(whole()), date(2026, 1, 31))
    assert card[5].judgement == "cannot_be_judged"
    assert str(card[5].lacking[0]) == "No action has begun."


def test_a_draft_that_nobody_has_reported_on_has_not_begun():
    documents = without("follow-up")
    documents["plan"]["status"] = "draft"
    assert lines(documents)[6].judgement == "cannot_be_judged"


def test_a_plan_without_actions_is_not_judged_on_money_balance_transfer_or_follow_up():
    documents = without("follow-up")
    documents["actions"]["actions"] = []
    assert judgements(documents)[2:] == ["cannot_be_judged"] * 4


def unread(documents: dict[str, dict]) -> list[str]:
    """Which factors cannot be judged in a plan that cannot all be read."""
    plan, _ = load_text("\n---\n".join(json.dumps(one) for one in documents.values()).encode())
    assert plan is not None
    card = scorecard(plan, DAY)
    untold = {str(text) for line in card if line.judgement == "cannot_be_judged" for text in line.lacking}
    assert untold <= {"Part of what it is judged by could not be read."}
    return [line.factor for line in card if line.judgement == "cannot_be_judged"]


@pytest.mark.parametrize(
    ("path", "value", "factors"),
    [
        (("strategy", "communication"), "soon", [1]),
        (("follow-up", "trained", 0, "reached"), "most", [2]),
        (("actions", "actions", 0, "cost"), "little", [3]),
        (("actions", "actions", 0, "strategy"), "hire", [4, 5]),
        (("actions", "actions", 2, "transfer"), "yes", [5]),
        (("follow-up", "actions", "H1", "criteria"), "all", [6]),
        (("strategy", "no_such_key"), "x", []),
        (("kind",), "x", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_factor_that_rests_on_what_could_not_be_read_cannot_be_judged(path, value, factors):
    documents = whole() | {"kind": {"kind": "x"}} if path == ("kind",) else whole()
    at = documents
    for step in path[:-1]:
        at = at[step]
    if path != ("kind",):
        at[path[-1]] = value
    assert unread(documents) == factors


RESTING = {
    "communicated": [1],
    "communication": [1],
    "responsible": [2],
    "roles": [2],
    "trained": [2],
    "union_dialogue": [2],
    "part_of": [2, 3, 4, 5, 6],
    "annual_wheel": [3],
    "budget": [3],
    "causes": [3],
    "cost": [3],
    "decisions": [3],
    "needs": [3],
    "period": [3],
    "serves": [3],
    "status": [3, 4, 5, 6],
    "acquire": [4],
    "balance": [4],
    "develop": [4],
    "mobilise": [4],
    "phase_out": [4],
    "strategy": [4, 5],
    "implementation": [5],
    "shared": [5],
    "transfer": [5],
    "contribution": [6],
    "criteria": [6],
    "evaluation": [6],
    "indicators": [6],
    "readings": [6],
    "time": [6],
}
"""For each key the factors that rest on it."""


def test_each_key_that_a_factor_rests_on_keeps_it_from_being_judged_where_it_is_unread(monkeypatch):
    plan = read(whole())
    assert {line.judgement for line in scorecard(plan, DAY, found=())} == {"in_place"}
    for key, factors in RESTING.items():
        monkeypatch.setattr("kivplan.rules.scorecard.unread_keys", lambda _, key=key: frozenset({key}))
        card = scorecard(plan, DAY, found=())
        assert [line.factor for line in card if line.judgement == "cannot_be_judged"] == factors, key


# ---------------------------------------------------------------- less evidence is never better

ALONE: list[tuple[str | int, ...]] = [
    ("plan", "decisions"),
    ("plan", "union_dialogue"),
    ("strategy", "annual_wheel"),
    ("strategy", "communication"),
    ("strategy", "roles"),
    ("actions", "budget"),
    ("follow-up", "communicated"),
    ("follow-up", "trained"),
    ("follow-up", "indicators"),
    *(("strategy", "roles", n, "training") for n in range(3)),
    *(("follow-up", kind, n, "reached") for kind in ("communicated", "trained") for n in range(2)),
    *(("actions", "actions", n, key) for n in range(10) for key in ("responsible", "cost")),
    *(("actions", "actions", n, key) for n in (2, 3, 4) for key in ("transfer", "implementation")),
    *(("actions", "actions", n, "transfer", "manager_asks") for n in (2, 3, 4)),
    *(("follow-up", "actions", f"H{n}", key) for n in range(10) for key in ("criteria", "contribution")),
    *(("follow-up", "actions", f"H{n}", key) for n in (2, 3, 4) for key in ("evaluation", "shared")),
]
"""What is seen to be gone by itself."""
PIECES = [
    *ALONE,
    ("strategy", "mobilise"),
    *(("actions", "actions", n, key) for n in range(10) for key in ("serves", "needs")),
]


def taken_away(pieces: set[int]) -> dict[str, dict]:
    documents = whole()
    for path in sorted((PIECES[number] for number in pieces), key=len, reverse=True):
        documents = without(*path, documents=documents)
    return documents


@given(st.sets(st.integers(0, len(PIECES) - 1), max_size=40), st.data())
def test_taking_evidence_away_never_improves_a_judgement(pieces, data):
    fewer = data.draw(st.sets(st.sampled_from(sorted(pieces)))) if pieces else set()
    for before, after in zip(judgements(taken_away(fewer)), judgements(taken_away(pieces)), strict=True):
        assert JUDGEMENTS.index(after) >= JUDGEMENTS.index(before)


@pytest.mark.parametrize("path", ALONE, ids=str)
def test_every_piece_of_evidence_is_seen(path):
    """Without any one of them a line says less, or more is missing."""
    before, after = scorecard(read(whole()), DAY), scorecard(read(without(*path)), DAY)
    assert before != after


def test_a_hole_more_never_improves_a_judgement():
    documents = whole()
    before = judgements(documents)
    documents["foundation"]["goals"].append({"id": "G2", "title": "Nobody works for this"})
    documents["plan"]["decisions"].append({"body": "Council", "outcome": "noted", "date": "2026-12-11"})
    line = lines(documents)[3]
    assert [one.name for one in line.missing] == ["goal-without-action"]
    assert judgements(documents) == before


# ---------------------------------------------------------------- the examples, as an adviser reads them


def test_nordvik_is_told_trained_tied_balanced_put_to_use_and_followed_up():
    card = scorecard(load(EXAMPLES / "nordvik"), DAY)
    assert [line.judgement for line in card] == ["in_place"] * 6
    told = [text for line in card for text in text_of(line)]
    assert "Managers reached: 110 of 112, last 2027-01-13" in told
    assert "Employees reached: 1415 of 1727, last 2027-02-03" in told
    assert "Managers trained in the plan's tools: 101 of 112, last 2027-02-04" in told
    assert "All actions: acquire 10 (21%), develop 17 (35%), mobilise 16 (33%), phase out 5 (10%)" in told
    assert "Actions begun that are reported: 44 of 48" in told
    assert "over-budget" in [one.name for one in card[2].missing]


def test_the_shelter_is_too_small_for_a_balance_and_has_all_else_in_place():
    card = scorecard(load(EXAMPLES / "kvinnojour"), date(2026, 11, 21))
    assert [line.judgement for line in card] == ["in_place"] * 3 + ["cannot_be_judged"] + ["in_place"] * 2
    assert "Employees reached: 13 of 14, last 2026-02-17" in text_of(card[0])


def test_a_councils_decision_without_a_plan_around_it_has_nothing_in_place():
    card = scorecard(load(EXAMPLES / "lavangen-2020"), date(2020, 9, 3))
    assert "in_place" not in [line.judgement for line in card]
    assert ("no-criteria", 5, "comment") in silenced(card[5])


def test_a_plan_of_ten_lines_is_wanting_or_too_little_to_judge():
    card = scorecard(load(EXAMPLES / "ten-lines"), date(2026, 6, 1))
    assert [line.judgement for line in card] == [
        "wanting",
        "wanting",
        "wanting",
        "cannot_be_judged",
        "wanting",
        "cannot_be_judged",
    ]
    assert all(line.missing or line.lacking for line in card)
