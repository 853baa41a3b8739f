"""The catalogue as it was agreed: name, level in a draft, a proposed and an adopted plan, and success factor."""

from __future__ import annotations

_TABLE = """
KIV204 uncovered-need i/w/e 3
KIV205 goal-without-action i/w/w 3
KIV206 action-without-purpose i/w/w 3
KIV207 cause-without-action i/w/w 3
KIV208 unused-definition i -
KIV301 no-responsible i/w/e 2
KIV302 no-aim i/w/e 6
KIV303 no-criteria i/w/e 6
KIV304 no-target-group i/w/w 2
KIV305 no-approach i -
KIV306 no-implementation i/w/w -
KIV307 no-time i/w/e 3
KIV308 no-cost i/w/w 3
KIV309 no-evaluation i/w/w 6
KIV310 no-strategy i/w/e 4
KIV311 vague-criterion i 6
KIV312 satisfaction-only i/w/w 6
KIV313 leave-without-terms i -
KIV314 too-many-actions i/w/w 2
KIV315 strategy-means-mismatch e -
KIV316 commitment-for-mandatory i/w/e -
KIV401 missing-strategy i/w/e 4
KIV402 too-little-mobilisation i/w/w 4
KIV403 too-much-development i/w/w 4
KIV404 off-balance i/w/w 4
KIV405 emphasis-without-action i/w/w 4
KIV406 service-quality-gap i/w/w -
KIV407 readiness-gap i/w/w -
KIV408 balance-sum e -
KIV409 formal-education-heavy i 5
KIV501 no-transfer-plan i/w/w 5
KIV502 nobody-asks i 5
KIV503 no-practice i/w/w 5
KIV601 total-mismatch e 3
KIV602 over-cap e 3
KIV603 over-budget i/w/w 3
KIV604 no-cost-centre i/w/w 3
KIV605 grant-exceeds-cost e 3
KIV606 counts-ungranted i/w/w 3
KIV607 two-grants-one-cost i 3
KIV701 outside-period w 3
KIV702 activity-outside-action w -
KIV703 evaluated-too-early i/w/w 6
KIV704 action-plan-not-rolled w 3
KIV705 plan-too-old w 3
KIV706 overdue w 6
KIV801 not-followed-up w 6
KIV802 activity-without-result w 6
KIV803 indicator-without-reading w 6
KIV804 deviation-without-decision w 6
KIV805 not-handed-over w 6
KIV806 not-shared i 5
KIV807 follow-up-changed w -
KIV808 evaluation-overdue w 6
KIV901 national-identity-number e -
KIV902 name-for-public w -
KIV903 individuals-public i/w/w -
KIV904 no-communication i/w/w 1
KIV905 unclear-roles i/w/w 2
KIV906 no-annual-wheel i/w/w 3
KIV907 staircase-gap i 1
KIV908 no-union-dialogue i/w/w 2
KIV909 adopted-without-decision e 3
"""
_WORDS = {"i": "info", "w": "warning", "e": "error"}
CATALOGUE = {code: (name, levels, factor) for code, name, levels, factor in map(str.split, _TABLE.split("\n")[1:-1])}


def level(code: str, status: str) -> str:
    """The level of a rule's findings in a plan of a status; a closed plan is read as adopted."""
    letters = CATALOGUE[code][1].split("/")
    return _WORDS[letters[{"draft": 0, "proposed": 1}.get(status, 2) % len(letters)]]
