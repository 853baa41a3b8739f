"""Follow-ups that git says were changed: where and how it is told. What git says is tested with the history."""

from __future__ import annotations

from datetime import date

import pytest

from kivplan.findings import Level
from kivplan.plan import load
from kivplan.rules import validate

HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: en\nperiod: {start: 2026, end: 2029}\n"
AS_OF = date(2026, 9, 15)
DAY = date(2026, 9, 1)


@pytest.fixture
def told(tmp_path):
    """What is found in a plan of several files, of those that were changed on a day."""

    def tell(edited, status="draft", **files):
        (tmp_path / "plan.yaml").write_text(f"{HEAD}status: {status}\n")
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text)
        found = validate(load(tmp_path, cwd=tmp_path), as_of=AS_OF, edited=edited, select=["KIV807", "KIV008"])
        return [(finding.place.file, finding.place.line, finding) for finding in found]

    return tell


def follow_up(day: str) -> str:
    return f"kind: follow-up\ndate: {day}\n"


def test_it_is_told_at_the_date_of_the_follow_up_with_the_day_it_was_changed(told):
    ((file, line, finding),) = told({"a.yaml": DAY}, a=follow_up("2026-03-31"), b=follow_up("2026-06-30"))
    assert (file, line, finding.place.column) == ("a.yaml", 2, 7)
    assert finding.message == (
        "the follow-up of 2026-03-31 was changed on 2026-09-01, after a later one had been added, so nobody sees any "
        "more what was known then"
    )
    assert finding.hint.startswith("put back what it said")


def test_of_several_in_one_file_it_is_told_at_the_oldest_without_saying_which(told):
    both = "---\n".join([follow_up("2026-06-30"), follow_up("2026-03-31")])
    ((file, line, finding),) = told({"a.yaml": DAY}, a=both)
    assert (file, line) == ("a.yaml", 5)
    assert finding.message.startswith("a follow-up in this file was changed on 2026-09-01, after")


def test_each_file_is_told(told):
    found = told({"b.yaml": DAY, "a.yaml": DAY}, a=follow_up("2026-03-31"), b=follow_up("2026-06-30"))
    assert [file for file, _, _ in found] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("status", ["draft", "proposed", "adopted"])
def test_it_is_a_warning_throughout(told, status):
    ((_, _, finding),) = told({"a.yaml": DAY}, status, a=follow_up("2026-03-31"))
    assert finding.level is Level.WARNING


def test_a_closed_plan_is_left_alone(told):
    assert told({"a.yaml": DAY}, "closed", a=follow_up("2026-03-31")) == []


@pytest.mark.parametrize("edited", [None, {}, {"other.yaml": DAY}, {"plan.yaml": DAY}])
def test_what_git_does_not_tell_of_is_left_alone(told, edited):
    assert told(edited, a=follow_up("2026-03-31")) == []


@pytest.mark.parametrize(("day", "times"), [(AS_OF, 1), (date(2026, 9, 16), 0)])
def test_what_was_changed_after_the_day_is_not_known_yet(told, day, times):
    assert len(told({"a.yaml": day}, a=follow_up("2026-03-31"))) == times


@pytest.mark.parametrize("edited", [{"a.yaml": DAY}, {}, None])
def test_a_reason_in_the_follow_up_silences_it_and_holds_where_the_history_is_not_at_hand(told, edited):
    text = "kind: follow-up\ndate: 2026-03-31  # kivplan: ignore[follow-up-changed] a number was read wrong\n"
    assert told(edited, a=text) == []


@pytest.mark.parametrize("edited", [{"a.yaml": DAY}, None])
def test_without_a_reason_the_comment_is_told_of(told, edited):
    text = "kind: follow-up\ndate: 2026-03-31  # kivplan: ignore[follow-up-changed]\n"
    ((_, _, finding),) = told(edited, a=text)
    assert finding.name == "bad-ignore"
