"""Ignore comments: what they silence, and what is wrong with those that do not."""

from __future__ import annotations

import pytest


@pytest.fixture
def commented(check, plan_of):
    """What is found with a comment above an action that has neither time nor cost."""

    def run(comment: str, keys: str = "time:\ncost:\n", **chosen):
        text = plan_of(f"id: H1\n{keys}", "id: H0\n").replace("  - id: H1", f"  {comment}\n  - id: H1")
        return check(text, **chosen)

    return run


def test_a_comment_above_silences_the_rules_it_names_and_no_others(commented):
    assert commented("# kivplan: ignore[no-time] it has none").places() == [("no-cost", "H1")]


def test_a_comment_at_the_end_of_the_line_silences_too(check):
    assert check("id: H1  # kivplan: ignore[no-time] it has none\ntime:\n").findings == ()


def test_a_rule_can_be_named_by_its_code(commented):
    assert commented("# kivplan: ignore[KIV307, KIV308] they wait").findings == ()


def test_a_comment_speaks_of_its_line_alone(check):
    found = check("id: H1\ntime:\ntitle: Mentors # kivplan: ignore[no-time] it has none\n")
    assert found.names() == ["no-time", "bad-ignore"]
    line = found.of("no-time").place.line
    assert (
        found.of("bad-ignore").hint == f"no-time stands on line {line}: put the comment at its end, or right above it"
    )


def test_without_a_reason_it_silences_and_is_told(commented):
    found = commented("# kivplan: ignore[no-time, no-cost]")
    assert found.places() == [("bad-ignore", "# kivplan: ignore[no-time, no-cost]")]
    assert "no reason" in found.findings[0].message


def test_one_that_silences_nothing_is_told_with_the_rules_that_found_nothing(commented):
    found = commented("# kivplan: ignore[no-time, no-aim, no-criteria] they wait", "time:\n")
    (finding,) = found.findings
    line = next(n for n, text in enumerate(found.text.splitlines(), 1) if "- id: H1" in text)
    assert finding.message == f"nothing on line {line} for no-aim or no-criteria to find, so nothing is silenced"


def test_an_unknown_rule_is_told_with_the_nearest(commented):
    found = commented("# kivplan: ignore[no-tim, no-cost] it waits", "time:\ncost:\n")
    assert found.of("bad-ignore").hint == "did you mean no-time?"


@pytest.mark.parametrize("comment", ["# kivplan: ignore", "# kivplan: ignore[] it waits"])
def test_one_that_names_no_rule_is_told(commented, comment):
    found = commented(comment, "")
    assert [finding.message for finding in found.findings] == ["the comment names no rule, so it silences nothing"]


def test_a_whole_family_cannot_be_silenced(commented):
    found = commented("# kivplan: ignore[KIV3] all of it", "time:\n")
    assert sorted(found.names()) == ["bad-ignore", "no-time"]
    assert found.of("bad-ignore").hint == "name each rule"


def test_reading_and_shape_cannot_be_silenced(check):
    found = check("id: H1\ntime: {start: 15/9} # kivplan: ignore[bad-date] we write it so\n")
    assert found.names() == ["bad-date", "bad-ignore"]
    assert found.of("bad-ignore").message == "bad-date cannot be silenced: what cannot be read cannot be judged"


def test_links_can_be_silenced(check):
    assert check("id: H1\nresponsible: haed # kivplan: ignore[unknown-reference] hired in May\n").findings == ()


def test_a_rule_that_is_deselected_still_counts_as_silenced(commented):
    assert commented("# kivplan: ignore[no-time] it has none", "time:\n", ignore=("no-time",)).findings == ()
    assert commented("# kivplan: ignore[no-time] it has none", "time:\n", select=("KIV0", "no-aim")).findings == ()


def test_nothing_is_said_of_idle_comments_while_something_cannot_be_read(commented):
    found = commented("# kivplan: ignore[no-time] it has none", "time: {start: 15/9}\n")
    assert found.names() == ["bad-date"]


def test_the_rule_on_comments_can_itself_be_ignored(commented):
    assert commented("# kivplan: ignore[no-time] it has none", "", ignore=("bad-ignore",)).findings == ()


def test_without_a_reason_one_that_silences_nothing_is_told_as_that_alone(commented):
    found = commented("# kivplan: ignore[no-aim]", "")
    assert [finding.message.partition(" for ")[2] for finding in found.findings] == [
        "no-aim to find, so nothing is silenced"
    ]


def test_without_a_reason_one_that_silences_some_is_told_of_both(commented):
    found = commented("# kivplan: ignore[no-time, no-aim]", "time:\n")
    line = found.findings[0].place.line + 1
    assert [finding.message.partition(",")[0] for finding in found.findings] == [
        f"nothing on line {line} for no-aim to find",
        "the comment gives no reason",
    ]


def test_what_cannot_be_silenced_is_told_once(commented):
    found = commented("# kivplan: ignore[bad-date] we write it so", "")
    assert found.names() == ["bad-ignore"]
    assert found.findings[0].hint == "mend what it finds, and delete the comment"


def test_a_name_unlike_any_gets_no_guess(commented):
    found = commented("# kivplan: ignore[qqqqqqqq] it waits", "")
    assert [finding.hint for finding in found.findings] == [None]


def test_nothing_is_said_of_idle_comments_where_another_document_is_no_yaml(check, plan_of):
    broken = "kind: strategy\nbalance: [\n"
    text = plan_of("id: H1\n").replace("  - id: H1", "  # kivplan: ignore[no-time] it has none\n  - id: H1")
    assert "bad-ignore" not in check(f"{text}---\n{broken}").names()
    assert "bad-ignore" in check(text).names()


ACTIONS = "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n"
POINTED = "no-time stands on line {}: put the comment at its end, or right above it"


@pytest.fixture
def far(judge):
    """What is found where an idle comment speaks of a line so many below an action without time, and above another."""

    def run(below: int, above: int, name: str = "no-time"):
        head = "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n---\n"
        first, second = "\n" * (below - 2), "\n" * above
        comment = f"# kivplan: ignore[{name}] it waits\n"
        items = [f"  - id: H{n}\n    title: T\n" for n in (1, 2)]
        text = f"{head}{ACTIONS}{items[0]}{first[1:]}{comment}{second}{items[1]}"
        return judge(text, select=("no-time", "bad-ignore"))

    return run


@pytest.mark.parametrize(
    ("below", "above", "at"), [(40, 60, 0), (41, 60, None), (60, 40, 1), (60, 41, None), (20, 10, 1), (10, 20, 0)]
)
def test_the_nearest_of_its_findings_is_pointed_at_if_it_is_near(far, below, above, at):
    found = far(below, above)
    lines = [one.place.line for one in found.findings if one.name == "no-time"]
    comment = found.of("bad-ignore")
    assert [comment.place.line + 1 - lines[0], lines[1] - comment.place.line - 1] == [below, above]
    idle = "delete the comment, or the rules in it that no longer find anything"
    assert comment.hint == (idle if at is None else POINTED.format(lines[at]))


def test_the_nearest_is_found_for_a_rule_named_by_its_code(far):
    assert far(10, 20, "KIV307").of("bad-ignore").hint.startswith("KIV307 stands on line ")
