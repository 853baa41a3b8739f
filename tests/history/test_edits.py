"""Follow-ups that were changed after a later one had been added, and all that is no such change."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from kivplan.history import edited_follow_ups, edits
from kivplan.plan import load, load_text

HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
SPRING, SUMMER, AUTUMN = "2026-03-31", "2026-06-30", "2026-10-31"
WORSE = "Worse than we said."


def follow_up(day: str, summary: str = "As planned.", more: str = "") -> str:
    return f"kind: follow-up\ndate: {day}\nsummary: {summary}\n{more}"


def whole(*documents: str, title: str = "T") -> str:
    """A plan in one file."""
    return "---\n".join([HEAD.replace("title: T", f"title: {title}"), *documents])


def test_a_follow_up_changed_after_a_later_one_is_told_with_the_day_of_the_change(three):
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)}, "2026-12-03")
    assert three.edited() == {"summer.yaml": "2026-12-03"}


def test_history_that_is_only_added_to_is_left_alone(three):
    three.commit({"winter.yaml": follow_up("2026-12-31")}, "2027-01-03")
    assert three.edited() == {}


def test_the_newest_may_still_be_changed(three):
    three.commit({"autumn.yaml": follow_up(AUTUMN, WORSE)}, "2026-12-03")
    assert three.edited() == {}


def test_so_might_each_before_a_later_one_was_added(history):
    history.commit({"spring.yaml": follow_up(SPRING)})
    history.commit({"spring.yaml": follow_up(SPRING, WORSE)})
    history.commit({"summer.yaml": follow_up(SUMMER)})
    assert history.edited() == {}


def test_and_together_with_it(three):
    three.commit({"winter.yaml": follow_up("2026-12-31"), "autumn.yaml": follow_up(AUTUMN, WORSE)})
    assert three.edited() == {}


def test_a_follow_up_of_the_same_day_is_no_later_one(history):
    history.commit(
        {"one.yaml": follow_up(SPRING, more="unit: u1\n"), "summer.yaml": follow_up(SUMMER, more="unit: u1\n")}
    )
    history.commit({"two.yaml": follow_up(SUMMER, more="unit: u2\n")})
    history.commit({"summer.yaml": follow_up(SUMMER, WORSE, more="unit: u1\n")})
    assert history.edited() == {}


def test_one_of_another_unit_is(history):
    history.commit({"one.yaml": follow_up(SPRING, more="unit: u1\n")})
    history.commit({"two.yaml": follow_up(SUMMER, more="unit: u2\n")})
    history.commit({"one.yaml": follow_up(SPRING, WORSE, more="unit: u1\n")}, "2026-09-01")
    assert history.edited() == {"one.yaml": "2026-09-01"}


def test_later_is_what_it_speaks_of_not_when_it_was_added(history):
    history.commit({"summer.yaml": follow_up(SUMMER)})
    history.commit({"spring.yaml": follow_up(SPRING)})
    history.commit({"summer.yaml": follow_up(SUMMER, WORSE)})
    assert history.edited() == {}
    history.commit({"spring.yaml": follow_up(SPRING, WORSE)}, "2026-09-01")
    assert history.edited() == {"spring.yaml": "2026-09-01"}


@pytest.mark.parametrize(
    "same",
    [
        "# corrected spelling\nkind: follow-up\ndate: 2026-06-30 # a day\nsummary: As planned.\n",
        "date: 2026-06-30\nsummary: As planned.\nkind: follow-up\n",
        "kind: follow-up\ndate: '2026-06-30'\nsummary: |\n  As\n  planned.\nunit:\n",
        "{kind: follow-up, date: 2026-06-30, summary: As planned.}\n",
        "---\nkind: follow-up\r\ndate: 2026-06-30\r\nsummary: As planned.\r\n",
        "\ufeffkind: follow-up\ndate: 2026-06-30\nsummary: As planned.\n",
    ],
)
def test_comments_order_quotes_and_line_breaks_are_no_change(three, same):
    three.commit({"summer.yaml": same})
    assert three.edited() == {}


@pytest.mark.parametrize("more", ["unit: u1\n", "lessons: [One]\n", "actions: {}\n", "trained: [{group: hr}]\n"])
def test_anything_said_besides_is_a_change(three, more):
    three.commit({"summer.yaml": follow_up(SUMMER, more=more)}, "2026-12-03")
    assert three.edited() == {"summer.yaml": "2026-12-03"}


def test_each_changed_file_is_told_once_with_the_day_of_its_last_change(three):
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)}, "2026-12-03")
    three.commit({"spring.yaml": follow_up(SPRING, WORSE)}, "2026-12-04")
    three.commit({"summer.yaml": follow_up(SUMMER, "Much worse.")}, "2026-12-05")
    assert three.edited() == {"spring.yaml": "2026-12-04", "summer.yaml": "2026-12-05"}


def test_what_was_put_back_is_as_it_was(three):
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)})
    three.commit({"summer.yaml": follow_up(SUMMER, "Much worse.")})
    three.commit({"summer.yaml": follow_up(SUMMER)})
    assert three.edited() == {}


def test_what_was_put_back_to_a_change_is_not(three):
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)}, "2026-12-03")
    three.commit({"summer.yaml": follow_up(SUMMER, "Much worse.")}, "2026-12-04")
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)}, "2026-12-05")
    assert three.edited() == {"summer.yaml": "2026-12-05"}


def test_a_change_that_is_not_committed_counts_from_the_day_the_file_was_written(three):
    path = three.put("summer.yaml", follow_up(SUMMER, WORSE))
    noon = datetime(2026, 12, 3, 12, tzinfo=UTC).timestamp()
    os.utime(path, (noon, noon))
    assert three.edited() == {"summer.yaml": "2026-12-03"}


def test_putting_back_need_not_be_committed(three):
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)})
    three.put("summer.yaml", follow_up(SUMMER))
    assert three.edited() == {}


def test_a_later_one_that_is_not_committed_closes_nothing(three):
    three.put("winter.yaml", follow_up("2026-12-31"))
    three.put("autumn.yaml", follow_up(AUTUMN, WORSE))
    assert three.edited() == {}


def test_another_day_or_unit_for_the_same_words_is_a_change(three):
    three.commit({"summer.yaml": follow_up("2026-06-29")}, "2026-12-03")
    assert three.edited() == {"summer.yaml": "2026-12-03"}


def test_a_file_used_anew_for_something_else_is_not(three):
    three.commit({"summer.yaml": follow_up("2026-12-31", "Another.")})
    assert three.edited() == {}


@pytest.mark.parametrize("new", ["2026/summer.yaml", "a.yml", "sub/deep/summer.YAML"])
def test_a_new_name_is_no_change(three, new):
    three.commit({"summer.yaml": None, new: follow_up(SUMMER)})
    assert three.edited() == {}


def test_a_change_under_an_earlier_name_is_told_under_the_new_one(three):
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)}, "2026-12-03")
    three.commit({"summer.yaml": None, "b.yaml": follow_up(SUMMER, WORSE)}, "2026-12-04")
    assert three.edited() == {"b.yaml": "2026-12-03"}


def test_a_new_name_hides_no_change_made_with_it(three):
    three.commit({"summer.yaml": None, "b.yaml": follow_up(SUMMER, WORSE)}, "2026-12-04")
    assert three.edited() == {"b.yaml": "2026-12-04"}


def test_a_folder_may_be_moved_with_all_that_is_in_it(build):
    made = build()
    old = {"a/plan.yaml": HEAD, "a/f/1.yaml": follow_up(SPRING), "a/f/2.yaml": follow_up(SUMMER)}
    made.commit({"plan.yaml": None, "readme.md": "x", **old})
    made.commit({"a/f/1.yaml": follow_up(SPRING, WORSE)}, "2026-09-01")
    made.commit(
        {
            **dict.fromkeys(old),
            "b/plan.yaml": HEAD,
            "b/f/1.yaml": follow_up(SPRING, WORSE),
            "b/f/2.yaml": follow_up(SUMMER),
        }
    )
    assert made.edited("b") == {"b/f/1.yaml": "2026-09-01"}


def test_of_two_files_that_trade_places_each_is_followed_by_what_it_says(three):
    three.commit({"spring.yaml": follow_up(SUMMER), "summer.yaml": follow_up(SPRING)})
    assert three.edited() == {}


def test_a_removed_later_one_is_forgotten(three):
    three.commit({"autumn.yaml": None})
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)})
    assert three.edited() == {}


def test_in_one_file_only_the_follow_ups_matter(history):
    both = follow_up(SPRING), follow_up(SUMMER)
    history.commit({"plan.yaml": whole(both[0])})
    history.commit({"plan.yaml": whole(*both)})
    history.commit({"plan.yaml": whole(*both, title="Another")})
    assert history.edited() == {}
    history.commit({"plan.yaml": whole(follow_up(SPRING, WORSE), both[1], title="Another")}, "2026-09-01")
    assert history.edited() == {"plan.yaml": "2026-09-01"}


def test_a_follow_up_may_get_a_file_of_its_own(history):
    history.commit({"plan.yaml": whole(follow_up(SPRING), follow_up(SUMMER))})
    history.commit({"plan.yaml": whole(follow_up(SUMMER)), "spring.yaml": follow_up(SPRING)})
    assert history.edited() == {}


def test_files_are_named_as_the_plan_names_them(build, tmp_path):
    made = build()
    made.commit(
        {"plan.yaml": None, "p/plan.yaml": HEAD, "p/f/1.yaml": follow_up(SPRING), "p/f/2.yaml": follow_up(SUMMER)}
    )
    made.commit({"p/f/1.yaml": follow_up(SPRING, WORSE)}, "2026-09-01")
    assert made.edited("p") == {"p/f/1.yaml": "2026-09-01"}
    assert made.edited("p", cwd=made.root / "p") == {"f/1.yaml": "2026-09-01"}
    assert made.edited("p", cwd=made.root / "p" / "f") == {"1.yaml": "2026-09-01"}
    assert made.edited("p/plan.yaml") == {"p/f/1.yaml": "2026-09-01"}
    (tmp_path / "link").symlink_to(made.root / "p")
    assert made.edited("p", cwd=tmp_path) == {"repo/p/f/1.yaml": "2026-09-01"}
    assert edited_follow_ups(load(tmp_path / "link", cwd=tmp_path)) == {"link/f/1.yaml": date(2026, 9, 1)}


def test_two_lines_of_work_are_judged_each_by_itself(history):
    base = history.commit({"spring.yaml": follow_up(SPRING)})
    added = history.commit({"summer.yaml": follow_up(SUMMER)}, parents=[base])
    changed = history.commit({"spring.yaml": follow_up(SPRING, WORSE)}, parents=[base])
    history.commit({"summer.yaml": follow_up(SUMMER)}, parents=[changed, added])
    assert history.edited() == {}


@pytest.mark.parametrize("turned", [False, True])
def test_a_change_on_a_line_that_knew_of_the_later_one_is_told(three, turned):
    base = three.last
    changed = three.commit({"spring.yaml": follow_up(SPRING, WORSE)}, "2026-12-03", parents=[base])
    other = three.commit({"winter.yaml": follow_up("2026-12-31")}, parents=[base])
    both = {"spring.yaml": follow_up(SPRING, WORSE), "winter.yaml": follow_up("2026-12-31")}
    three.commit(both, parents=[other, changed] if turned else [changed, other])
    assert three.edited() == {"spring.yaml": "2026-12-03"}


def test_a_change_that_a_merge_left_behind_is_none(three):
    base = three.last
    changed = three.commit({"spring.yaml": follow_up(SPRING, WORSE)}, parents=[base])
    other = three.commit({"readme.md": "x"}, parents=[base])
    three.commit({}, parents=[other, changed])
    assert three.edited() == {}


def test_lines_that_part_and_meet_again_are_walked_once(three, monkeypatch):
    for number in range(12):
        base = three.last
        one = three.commit({"a.md": f"{number}"}, parents=[base])
        two = three.commit({"b.md": f"{number}"}, parents=[base])
        three.commit({"a.md": f"{number}"}, parents=[two, one])
    assert commits_read(three, monkeypatch) < 60


def commits_read(history, monkeypatch) -> int:
    from kivplan.history.repository import Repository

    read = []
    reading = Repository.commit
    monkeypatch.setattr(Repository, "commit", lambda self, key: read.append(key) or reading(self, key))
    assert history.edited() == {}
    return len(read)


def test_nothing_is_read_from_before_the_second_follow_up(history, monkeypatch):
    for number in range(20):
        history.commit({"readme.md": f"{number}"})
    history.commit({"spring.yaml": follow_up(SPRING)})
    history.commit({"summer.yaml": follow_up(SUMMER)})
    history.commit({"readme.md": "x"})
    assert commits_read(history, monkeypatch) == 3


def test_what_is_older_than_the_limit_is_left_alone(three, monkeypatch):
    three.commit({"summer.yaml": follow_up(SUMMER, WORSE)}, "2026-12-03")
    three.commit({"readme.md": "1"})
    monkeypatch.setattr(edits, "_MOST_COMMITS", 2)
    assert three.edited() == {"summer.yaml": "2026-12-03"}
    three.commit({"readme.md": "2"})
    assert three.edited() == {}


def test_the_day_is_that_of_the_author_where_the_author_was(three):
    key = three.commit({"summer.yaml": follow_up(SUMMER, WORSE)}, "2026-12-03")
    commit = three.repo.object_store[key].copy()
    commit.author_timezone = 13 * 3600  # at noon in Greenwich it is the next day
    three.repo.refs[b"HEAD"] = three.add(commit)
    assert three.edited() == {"summer.yaml": "2026-12-04"}


LOADED = """
import sys
from pathlib import Path
from kivplan.history import edited_follow_ups
from kivplan.plan import load
print(edited_follow_ups(load(Path(sys.argv[1]))), "dulwich" in sys.modules)
"""


def asked(folder) -> str:
    done = subprocess.run([sys.executable, "-c", LOADED, str(folder)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_plan_without_two_days_to_compare_loads_nothing(history):
    history.commit({"one.yaml": follow_up(SPRING, more="unit: u1\n"), "two.yaml": follow_up(SPRING, more="unit: u2\n")})
    assert asked(history.root) == "{} False"
    assert history.edited() == {}
    history.commit({"summer.yaml": follow_up(SUMMER)})
    assert asked(history.root) == "{} True"


def test_a_plan_that_came_as_text_has_no_history():
    plan, findings = load_text(whole(follow_up(SPRING), follow_up(SUMMER)).encode())
    assert findings == ()
    assert edited_follow_ups(plan) is None
