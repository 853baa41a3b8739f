"""A fault for every rule: small edits of ``seeded.yaml``, each of a text that stands once in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

AS_OF = date(2027, 3, 15)
FILE = "plan.yaml"
PLAN = Path(__file__).with_name("seeded.yaml").read_text(encoding="utf-8")
Edit = tuple[str, str]


@dataclass(frozen=True)
class Fault:
    """What a rule finds once these edits are made: at the text it marks.

    ``apart``: rules whose faults cannot stand beside it. ``changed``: git tells that a follow-up was changed.
    """

    rule: str
    marked: str
    edits: tuple[Edit, ...]
    apart: tuple[str, ...] = ()
    changed: date | None = None

    def stands_beside(self, other: Fault) -> bool:
        return other.rule not in self.apart and self.rule not in other.apart


def fault(rule: str, marked: str, *edits: Edit, apart: tuple[str, ...] = (), changed: date | None = None) -> Fault:
    return Fault(rule, marked, edits, apart, changed)


def within(action: str, old: str, new: str = "") -> Edit:
    """An edit of a text that stands once in an action."""
    start = PLAN.index(f"  - id: {action}\n")
    ends = (PLAN.find("\n  - id: ", start + 1), PLAN.find("\n---\n", start))
    text = PLAN[start : min(end for end in ends if end > 0)] + "\n"
    assert text.count(old) == 1, (action, old)
    return text[: text.index(old) + len(old)], text[: text.index(old)] + new


def seeded(faults: tuple[Fault, ...]) -> str:
    """The plan with faults in it; no two may edit the same text."""
    edits = []
    for old, new in (edit for one in faults for edit in one.edits):
        assert PLAN.count(old) == 1, old
        same = alike(old, new)
        edits.append((PLAN.index(old) + same, old[same:], new[same:]))
    text = PLAN
    for at, old, new in sorted(edits, reverse=True):
        assert text[at : at + len(old)] == old, old
        text = text[:at] + new + text[at + len(old) :]
    return text


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


FAULTS = (
    fault("uncovered-need", "N2", within("H2", "    needs: [N2]\n")),
    fault("goal-without-action", "G2.1", ("care, by: 2029}", "care, by: 2029, results: [{id: G2.1, title: Calm}]}")),
    fault("action-without-purpose", "H10", within("H10", "    serves: [G1]\n    needs: [N1]\n")),
    fault("cause-without-action", "C2", within("H4", "    causes: [C2]\n")),
    fault("unused-definition", "idle", ("people:\n", "people:\n  - {id: idle, role: Nobody's own}\n")),
    fault("no-responsible", "H9", within("H9", "    responsible: head\n")),
    fault("no-aim", "H12", within("H12", "    aim: Children have something to do.\n")),
    fault("no-criteria", "H11", within("H11", "    criteria: [{text: The archive is closed, by: 2027-12}]\n")),
    fault("no-target-group", "H8", within("H8", "    target_group: {who: Nurses}\n")),
    fault("no-approach", "H5", within("H5", "    approach: One ward tries first.\n")),
    fault("no-implementation", "H11", within("H11", "    implementation: {methods: [A review]}\n")),
    fault("no-time", "H12", within("H12", "    time: {at: 2027-04}\n")),
    fault("no-cost", "H9", within("H9", "    cost: {hours: 30}\n")),
    fault("no-evaluation", "H10", within("H10", "    evaluation: {form: Talks}\n")),
    fault("no-strategy", "H10", within("H10", "    strategy: acquire\n")),
    fault("vague-criterion", "Groups that meet each month", within("H8", ", target: 6")),
    fault("satisfaction-only", "2027-06", within("H6", "reaction: 2027-06, behaviour: 2027-11", "reaction: 2027-06")),
    fault("leave-without-terms", "full", within("H6", ", obligations: Teach two colleagues.")),
    fault("too-many-actions", "actions", ("actions-per-unit: 25", "actions-per-unit: 8")),
    fault("strategy-means-mismatch", "training", within("H4", "means: organisation", "means: training")),
    fault(
        "commitment-for-mandatory",
        "{months: 12, counted_from: the test}",
        within("H7", "{who: Assistants}", "{who: Assistants, commitment: {months: 12, counted_from: the test}}"),
    ),
    fault(
        "missing-strategy",
        "strategy",
        ("  direction: What is of no use ends when posts fall vacant.\n", ""),
        within("H11", "    strategy: phase_out\n    means: attrition\n", "    strategy: mobilise\n"),
    ),
    fault("too-little-mobilisation", "40%", ("mobilisation: 25", "mobilisation: 45")),
    fault("too-much-development", "35%", ("development: 60", "development: 30")),
    fault(
        "off-balance",
        "0%",
        ("{acquire: 20%, develop: 35%, mobilise: 40%", "{acquire: 0%, develop: 45%, mobilise: 50%"),
        apart=("no-strategy", "missing-strategy", "too-little-mobilisation", "too-much-development"),
    ),
    fault("emphasis-without-action", "high", ("{acquire: none, develop: high", "{acquire: high, develop: high")),
    fault("service-quality-gap", "service_quality", ("  new_employees: A mentor for half a year.\n", "")),
    fault("readiness-gap", "no", ("processes: {ready: yes}", "processes: {ready: no}")),
    fault(
        "balance-sum",
        "{acquire: 30%, develop: 35%, mobilise: 35%, phase_out: 5%}",
        ("{acquire: 25%, develop: 35%", "{acquire: 30%, develop: 35%"),
    ),
    fault(
        "formal-education-heavy",
        "Competence plan",
        ("education-heavy: 50", "education-heavy: 40"),
        within("H6", "means: training", "means: formal_education"),
    ),
    fault(
        "no-transfer-plan",
        "H8",
        within(
            "H8",
            "    transfer: {expected_benefit: Calmer shifts, apply: In each group, share: Notes on the ward, "
            "manager_asks: Each autumn}\n",
        ),
    ),
    fault("nobody-asks", "H7", within("H7", ", manager_asks: In June")),
    fault("no-practice", "[internal_course]", within("H6", "[internal_course, reflection]", "[internal_course]")),
    fault("total-mismatch", "90000", within("H1", "total: 95000", "total: 90000")),
    fault("over-cap", "80000", within("H5", "cap: 120000", "cap: 80000")),
    fault("over-budget", "100000", ("budget: 600000", "budget: 100000")),
    fault("no-cost-centre", "H12", within("H12", ", cost_centre: 3200")),
    fault("grant-exceeds-cost", "80%", within("H5", "own_share: 50%", "own_share: 80%")),
    fault(
        "counts-ungranted",
        "planned",
        within("H3", "cost_centre: 3200", "cost_centre: 3200, grants: [{from: The county, status: planned}]"),
    ),
    fault(
        "two-grants-one-cost",
        "{from: A fund, amount: 200, status: granted}",
        within(
            "H11",
            "cost_centre: 3200",
            "cost_centre: 3200, grants: [{from: The county, amount: 100, status: granted}, "
            "{from: A fund, amount: 200, status: granted}]",
        ),
    ),
    fault("outside-period", "2028-03", within("H10", "{start: 2027-01, end: 2027-12}", "{at: 2028-03}")),
    fault("activity-outside-action", "2028-09", within("H5", "by: 2027-09", "by: 2028-09")),
    fault("evaluated-too-early", "2027-12", within("H3", "result: 2028-05", "result: 2027-12")),
    fault("action-plan-not-rolled", "{start: 2024, end: 2027}", ("{start: 2027, end", "{start: 2024, end")),
    fault("plan-too-old", "2025-12-11", ("plan-too-old: 4", "plan-too-old: 1")),
    fault("overdue", "2027-02", within("H4", "end: 2027-10", "end: 2027-02")),
    fault(
        "not-followed-up",
        "H11",
        within("H11", "start: 2027-01", "start: 2026-06"),
        ("  H10: {status: on_track}\n  H11: {status: on_track}\n", "  H10: {status: on_track}\n"),
    ),
    fault(
        "activity-without-result",
        "done",
        ("    contribution: 4\n    handed_over: {to: director", "    handed_over: {to: director"),
    ),
    fault("indicator-without-reading", "I1", ("without-reading: 15", "without-reading: 0")),
    fault("deviation-without-decision", "Delivery in May.", (", decision: We wait., by: 2027-05", "")),
    fault("not-handed-over", "done", (", handed_over: {to: head, date: 2027-03-01}", "")),
    fault("not-shared", "done", ("    shared: At the staff meeting in November.\n", "")),
    fault("follow-up-changed", "2026-06-15", changed=date(2027, 1, 10)),
    fault("evaluation-overdue", "2027-02", (", evaluation: {behaviour: All wards do it alike.}", "")),
    fault("national-identity-number", "900101-0017", ("who want to stay.", "who want to stay, 900101-0017.")),
    fault(
        "name-for-public",
        "Which competence the services need, and how they get it, as Kari Holm says.",
        ("how they get it.", "how they get it, as Kari Holm says."),
    ),
    fault("individuals-public", "proportional", within("H1", "size: 12", "size: 4")),
    fault(
        "no-communication",
        "communication",
        ("{group: employees, message", "{group: other, message"),
        ("{group: employees, date: 2026-02", "{group: other, date: 2026-02"),
    ),
    fault("unclear-roles", "hr", (", training: A course in the tools.", "")),
    fault("no-annual-wheel", "annual_wheel", ("linked_to: budget", "linked_to: plan")),
    fault("staircase-gap", "11", ("goals, date: 2025-08, participants: 21", "goals, date: 2025-08, participants: 11")),
    fault(
        "no-union-dialogue",
        "Competence plan",
        ("union_dialogue:\n  - {date: 2025-11-18, with: The nurses' union, form: discussed}\n", ""),
    ),
    fault("adopted-without-decision", "adopted", ("outcome: adopted", "outcome: noted"), apart=("plan-too-old",)),
)  # fmt: skip
