"""Ignore comments: what they silence, and what is wrong with those that do not."""

from __future__ import annotations

import pytest

from kivplan.rules import registry


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


def test_a_rule_to_come_may_be_named_already(commented, monkeypatch):
    monkeypatch.setattr(registry, "CATALOGUE_LATER", frozenset({"to-come", "KIV999"}))
    assert commented("# kivplan: ignore[to-come, KIV999] they wait", "").findings == ()


def test_a_rule_that_is_deselected_still_counts_as_silenced(commented):
    assert commented("# kivplan: ignore[no-time] it has none", "time:\n", ignore=("no-time",)).findings == ()
    assert commented("# kivplan: ignore[no-time] it has none", "time:\n", select=("KIV0", "no-aim")).findings == ()


def test_nothing_is_said_of_idle_comments_while_something_cannot_be_read(commented):
    found = commented("# kivplan: ignore[no-time] it has none", "time: {start: 15/9}\n")
    assert found.names() == ["bad-date"]


def test_the_rule_on_comments_can_itself_be_ignored(commented):
    assert commented("# kivplan: ignore[no-time] it has none", "", ignore=("bad-ignore",)).findings == ()
