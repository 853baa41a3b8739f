"""Families 0 and 1, reading and shape: found while a plan is read, described here. None of them can be silenced."""

from __future__ import annotations

from .rule import Rule, levels

RULES = (
    Rule(
        code="KIV001",
        name="yaml-syntax",
        levels=levels("e"),
        summary="The text is not YAML; or, as a warning, a `#` made a comment of what looks like text.",
        why="What cannot be read cannot be checked or shown.",
        wrong='id: H1\ntitle: "Mentors for new nurses\n',
        right='id: H1\ntitle: "Mentors for new nurses"\n',
    ),
    Rule(
        code="KIV002",
        name="duplicate-key",
        levels=levels("e"),
        summary="A key stands twice in one mapping.",
        why="Only one of the two can hold, and readers see both.",
        wrong="id: H1\ntitle: Mentors for new nurses\ntitle: A mentor each\n",
        right="id: H1\ntitle: Mentors for new nurses\n",
    ),
    Rule(
        code="KIV003",
        name="not-utf8",
        levels=levels("e"),
        summary="A file has bytes that are not UTF-8, or control characters.",
        why="Letters such as å, ä and ø would turn into something else.",
        notes=(
            "Control characters that only YAML's escapes bring in count as well.",
            "A file that cannot be read at all is told here too, at its first line.",
        ),
    ),
    Rule(
        code="KIV004",
        name="yaml-feature",
        levels=levels("e"),
        summary="The YAML uses what plans do without: tags, merge keys, aliases that grow too many, too deep nesting, "
        "too large a file.",
        why="A plan must mean the same to every reader and every tool.",
        wrong="id: H1\ntitle: !loud Mentors for new nurses\n",
        right="id: H1\ntitle: Mentors for new nurses\n",
    ),
    Rule(
        code="KIV005",
        name="unknown-kind",
        levels=levels("e"),
        summary="A document does not say its `kind`, or one that does not exist, or is empty.",
        why="The kind decides what the keys mean.",
        wrong="kind: goal\ngoals: [{id: G1, title: Enough nurses}]\n",
        right="kind: foundation\ngoals: [{id: G1, title: Enough nurses}]\n",
    ),
    Rule(
        code="KIV006",
        name="unknown-format",
        levels=levels("e"),
        summary="The plan's `format` is newer than this kivplan reads.",
        why="Keys may mean something else in a newer format.",
        wrong="kind: plan\n"
        "format: 2\n"
        "title: Competence plan\n"
        "organisation: Nordvik\n"
        "language: en\n"
        "currency: NOK\n"
        "period: {start: 2026, end: 2029}\n"
        "people: [{id: head, role: Head of nursing}]\n",
        right="kind: plan\n"
        "format: 1\n"
        "title: Competence plan\n"
        "organisation: Nordvik\n"
        "language: en\n"
        "currency: NOK\n"
        "period: {start: 2026, end: 2029}\n"
        "people: [{id: head, role: Head of nursing}]\n",
    ),
    Rule(
        code="KIV007",
        name="no-plan",
        levels=levels("e"),
        summary="There are documents with no `kind: plan` above them, or two plans in one folder.",
        why="The plan document says who it is all about, and for how long.",
        wrong="kind: plan\n"
        "format: 1\n"
        "title: Competence plan\n"
        "organisation: Nordvik\n"
        "language: en\n"
        "period: {start: 2026, end: 2029}\n"
        "people: [{id: head, role: Head of nursing}]\n"
        "---\n"
        "kind: plan\n"
        "format: 1\n"
        "title: Another plan\n"
        "organisation: Nordvik\n"
        "language: en\n"
        "period: {start: 2026, end: 2029}\n",
        right="kind: plan\n"
        "format: 1\n"
        "title: Competence plan\n"
        "organisation: Nordvik\n"
        "language: en\n"
        "period: {start: 2026, end: 2029}\n"
        "people: [{id: head, role: Head of nursing}]\n",
    ),
    Rule(
        code="KIV008",
        name="bad-ignore",
        levels=levels("w"),
        summary="An ignore comment names an unknown rule, gives no reason, or silences nothing.",
        why="A silenced finding is a decision: it needs a reason, and it goes when its cause has gone.",
        wrong="id: H1  # kivplan: ignore[no-approach]\ntitle: Mentors for new nurses\napproach:\n",
        right="id: H1  # kivplan: ignore[no-approach] each ward finds its own way\n"
        "title: Mentors for new nurses\napproach:\n",
    ),
    Rule(
        code="KIV101",
        name="unknown-key",
        levels=levels("e"),
        summary="A key is not part of the format.",
        why="A misspelt key would otherwise be lost without a word.",
        wrong="id: H1\ntitle: Mentors for new nurses\nansvarlig: head\nresponsible:\n",
        right="id: H1\ntitle: Mentors for new nurses\nresponsible: head\n",
    ),
    Rule(
        code="KIV102",
        name="missing-key",
        levels=levels("e"),
        summary="A required key is not there.",
        why="Without it the record has no meaning.",
        wrong="id: H1\ntitle:\n",
        right="id: H1\ntitle: Mentors for new nurses\n",
    ),
    Rule(
        code="KIV103",
        name="wrong-type",
        levels=levels("e"),
        summary="A value is of the wrong type: a list where text belongs, text where a number belongs.",
        why="What it means would be a guess.",
        wrong="id: H1\ntitle: Mentors for new nurses\ncriteria: New nurses stay\n",
        right="id: H1\n"
        "title: Mentors for new nurses\n"
        "criteria:\n"
        "  - {text: Percent of new nurses who stay a year, target: 90}\n",
    ),
    Rule(
        code="KIV104",
        name="bad-value",
        levels=levels("e"),
        summary="A value is not one of those that are allowed, or names a rule, a limit, a report or a section that "
        "does not exist.",
        why="Figures and reports rest on these few words.",
        wrong="id: H1\ntitle: Mentors for new nurses\nstrategy: mobilize\n",
        right="id: H1\ntitle: Mentors for new nurses\nstrategy: mobilise\n",
    ),
    Rule(
        code="KIV105",
        name="bad-date",
        levels=levels("e"),
        summary="A date does not exist or is written in another way, or an end is before its start.",
        why="15/9 is September to some and nothing to others.",
        wrong="id: H1\ntitle: Mentors for new nurses\ntime: {start: 15/9}\n",
        right="id: H1\ntitle: Mentors for new nurses\ntime: {start: 2026-09-15}\n",
    ),
    Rule(
        code="KIV106",
        name="bad-amount",
        levels=levels("e"),
        summary="An amount is not written as digits alone.",
        why="30.000 is thirty thousand to some and thirty to others.",
        wrong='id: H1\ntitle: Mentors for new nurses\ncost: {fixed: "kr 30.000,-", cost_centre: 3110}\n',
        right="id: H1\ntitle: Mentors for new nurses\ncost: {fixed: 30000, cost_centre: 3110}\n",
    ),
)
