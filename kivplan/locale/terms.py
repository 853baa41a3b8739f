"""The plan format's own words as a reader meets them: English here, the other languages in the catalogs.

``TERMS[context][key]`` is the English name of a value a plan may hold, or of a section, report or heading; the context
is also gettext's (``msgctxt``). The translations follow the glossary of the field: KS, published plans, ARUBA.
Names begin with a capital, as in a table cell; ``Words.inline`` gives them for use inside a sentence.
"""

from __future__ import annotations

# ---------------------------------------------------------------- the four strategies, and how they are pursued
_STRATEGY = {
    "strategy": {
        "acquire": "Acquire",
        "develop": "Develop",
        "mobilise": "Mobilise",
        "phase_out": "Phase out",
        "other": "Other action",
    },
    "aruba": {
        "attract": "Attract",
        "recruit": "Recruit",
        "develop": "Develop",
        "retain": "Retain",
        "phase_out": "Phase out",
        "other": "Other action",
    },
    "means": {
        "attraction": "Attractive employer",
        "recruitment": "Recruitment",
        "cooperation": "Cooperation",
        "hiring_in": "Hiring in",
        "training": "Training",
        "learning_at_work": "Learning at work",
        "formal_education": "Formal education",
        "leadership": "Leadership",
        "organisation": "Organisation of work",
        "roles": "Roles",
        "retention": "Retention of staff",
        "surplus": "Surplus competence",
        "misplaced": "Misplaced competence",
        "attrition": "Natural attrition",
    },
    "driver": {
        "role_clarity": "Role clarity",
        "autonomy": "Autonomy",
        "belonging": "Belonging",
        "self_efficacy": "Self-efficacy",
        "motivation": "Inner motivation",
    },
    "service_quality": {
        "holiday_substitutes": "Holiday substitutes",
        "new_employees": "New employees",
        "changed_requirements": "Changed requirements",
    },
    "priority_group": {
        "ethics": "Ethics and attitudes",
        "leadership": "Leadership",
        "service_quality": "Quality of service",
        "other": "Other areas",
    },
    "aspect": {
        "competence": "Competence",
        "organisation": "Organisation",
        "processes": "Processes",
        "technology": "Technology",
        "governance": "Governance",
    },
    "readiness": {"yes": "Ready", "partly": "Partly ready", "no": "Not ready"},
    "level": {"high": "High", "medium": "Medium", "low": "Low", "none": "None"},
}

# ---------------------------------------------------------------- what stands and what happened
_STANDING = {
    "status": {
        "not_started": "Not started",
        "on_track": "On track",
        "at_risk": "At risk",
        "off_track": "Off track",
        "done": "Done",
        "postponed": "Postponed",
        "dropped": "Dropped",
        "unreported": "Unreported",
        "not_begun": "Begins later",
    },
    "goal_status": {
        "not_started": "Not started",
        "on_track": "On track",
        "at_risk": "At risk",
        "off_track": "Off track",
        "done": "Reached",
        "postponed": "Postponed",
        "dropped": "Dropped",
        "unreported": "Not judged",
        "not_begun": "Begins later",
    },
    "criterion": {"met": "Met", "partly": "Partly met", "not_met": "Not met"},
    "grant_status": {"planned": "Planned", "applied": "Applied for", "granted": "Granted", "refused": "Refused"},
    "plan_status": {"draft": "Draft", "proposed": "Proposed", "adopted": "Adopted", "closed": "Closed"},
    "outcome": {
        "proposed": "Proposed",
        "adopted": "Adopted",
        "revised": "Revised",
        "noted": "Noted",
        "repealed": "Repealed",
    },
    "decided_by": {"manager": "The manager", "board": "The board"},
    "better": {"lower": "Lower is better", "higher": "Higher is better"},
    "finding_level": {"error": "Error", "warning": "Warning", "info": "Note"},
}

# ---------------------------------------------------------------- an action's nine points
_ACTION = {
    "point": {
        "name": "Name",
        "responsible": "Responsible",
        "goal": "Goal and criteria",
        "target_group": "Target group",
        "approach": "How the goal will be reached",
        "implementation": "Implementation",
        "time": "Period or deadline",
        "money": "Finances",
        "evaluation": "Evaluation",
        "transfer": "Transfer to practice",
    },
    "arena": {
        "staff_meeting": "Staff meeting",
        "daily_work": "Daily work",
        "project_work": "Project work",
        "internal_meeting": "Internal meeting",
        "user_dialogue": "Dialogue with users",
        "internal_course": "Internal course",
        "interdisciplinary_group": "Interdisciplinary group",
        "e_learning": "E-learning",
        "external_course": "External course",
        "network": "Network",
        "further_education": "Further training",
        "continuing_education": "Continuing education with credits",
        "supervision": "Supervision",
        "reflection": "Shared reflection",
        "peer_visit": "Peer visit",
        "other": "Other arena",
    },
    "evaluation_level": {
        "reaction": "Reaction",
        "learning": "Learning",
        "behaviour": "Behaviour",
        "result": "Result",
    },
    "pay": {"full": "With full pay", "part": "With part pay", "none": "Without pay"},
    "repayment": {
        "proportional": "Repayment in proportion",
        "full": "Full repayment",
        "none": "No repayment",
    },
    "per": {"once": "Once", "year": "Per year"},
    "paid_to": {"provider": "Provider", "participant": "Participant"},
    "own_share_of": {"cost": "Of the cost", "grant": "Of the grant"},
}

# ---------------------------------------------------------------- people, needs, the staircase
_PEOPLE = {
    "group": {
        "managers": "Managers",
        "employees": "Employees",
        "hr": "HR",
        "unions": "Employee representatives",
        "board": "The board",
        "public": "The public",
        "other": "Others",
    },
    "union_dialogue": {"informed": "Information", "discussed": "Discussion", "negotiated": "Negotiation"},
    "perspective": {
        "stakeholders": "Target groups and stakeholders",
        "economy": "Economy and resources",
        "ways_of_working": "Ways of working, employeeship and leadership",
    },
    "need_type": {"staffing": "Staffing", "competence": "Competence"},
    "competence_type": {
        "formal": "Formal competence",
        "knowledge": "Knowledge",
        "skill": "Skill",
        "ability": "Ability",
        "attitude": "Attitude",
    },
    "step": {
        "future": "The future",
        "history": "History",
        "present": "The present",
        "strengths_weaknesses": "Strengths and weaknesses",
        "guiding_stars": "Guiding stars",
        "environment": "Environmental scan",
        "development_areas": "Development areas",
        "goals": "Goals",
        "action_plan": "Action plan",
        "competence": "Competence planning",
    },
    "linked_to": {
        "budget": "Budget",
        "plan": "Planning",
        "report": "Reporting",
        "employees": "Employees",
        "other": "Other",
    },
    "success_factor": {
        "1": "Managers communicate the plan",
        "2": "Clear roles and training for them",
        "3": "Tied to budget and other planning",
        "4": "Balance between the strategies",
        "5": "Actions with high transfer value",
        "6": "Follow-up of activity and result",
    },
}

# ---------------------------------------------------------------- reports
_REPORTS = {
    "edition": {"public": "Public edition", "board": "Board edition", "internal": "Internal edition"},
    "report": {
        "board": "Board pack",
        "plan": "The plan",
        "unit": "Unit sheet",
        "follow-up": "Follow-up report",
        "case": "Board case",
        "action": "Action sheet",
        "worksheet": "Worksheet",
        "trace": "Trace of goals and actions",
    },
    "section": {
        "cover": "Cover",
        "contents": "Contents",
        "summary": "Summary",
        "decisions_asked": "Decisions asked for",
        "at_a_glance": "At a glance",
        "goals": "Goals",
        "attention": "What needs attention",
        "balance": "Balance between the four strategies",
        "money": "Money",
        "next": "What happens next",
        "gap": "Needs and gaps",
        "needs": "Needs",
        "timeline": "Timeline",
        "success_factors": "Success factors",
        "changes": "What has changed",
        "findings": "Findings",
        "foundation": "Foundation",
        "solution_tree": "Solution tree",
        "strategy": "Strategy",
        "priority_areas": "Priority areas",
        "readiness": "Readiness",
        "actions": "Actions",
        "annual_wheel": "Annual wheel",
        "communication": "Communication",
        "roles": "Roles",
        "indicators": "Indicators",
        "decisions": "Decisions",
        "appendix": "Appendix",
    },
    # the fixed headings of a case for the board; which of them a language uses is the report's business
    "case": {
        "decision": "Proposed decision",
        "summary": "Summary",
        "background": "Background",
        "facts": "Facts",
        "assessment": "Assessment",
        "finances": "Financial consequences",
        "union_dialogue": "Union dialogue",
        "attachments": "Attachments",
        "sent_to": "The decision is sent to",
    },
}

TERMS: dict[str, dict[str, str]] = {**_STRATEGY, **_STANDING, **_ACTION, **_PEOPLE, **_REPORTS}
