"""Which commit a word means: ids, names, steps back, days; and what is said where there is none."""

from __future__ import annotations

import pytest
from dulwich.objects import Commit, Tag

from kivplan.errors import UsageError
from kivplan.history.repository import Repository
from kivplan.history.revisions import commit_of

DAYS = ("2026-03-10", "2026-06-20", "2026-09-30")


@pytest.fixture
def line(history):
    """Four commits in a row: one, and one of each of DAYS; the ids of them all."""
    history.repo.refs[b"HEAD"] = history.last = history.write(
        history.files[history.last], "2026-01-01", [], "2026-01-01"
    )
    return [history.last, *(history.commit({"n.md": day}, day, committed=day) for day in DAYS)]


def found(history, revision: str) -> tuple[bytes, str]:
    with Repository(history.root) as repository:
        commit, day = commit_of(repository, revision)
    return commit.id, day.isoformat()


def refused(history, revision: str) -> tuple[str, str]:
    with Repository(history.root) as repository, pytest.raises(UsageError) as error:
        commit_of(repository, revision)
    return str(error.value), error.value.hint or ""


def test_a_commit_is_known_by_its_id_and_by_its_first_digits_in_either_case(history, line):
    for text in (line[1].decode(), line[1][:7].decode(), line[1][:4].decode().upper()):
        assert found(history, text) == (line[1], DAYS[0])


def test_steps_back_follow_the_first_parent_unless_another_is_named(history, line):
    side = history.write({"plan.yaml": "x"}, "2026-09-01", [line[1]], "2026-09-01")
    merge = history.commit({}, parents=[line[3], side], committed="2026-10-01")
    asked = ("HEAD", "@", "HEAD~1", "HEAD~", "HEAD^", "HEAD^2", "HEAD^2~1", "HEAD~0", "HEAD^0", "@~2^1", "HEAD~~")
    wanted = (merge, merge, line[3], line[3], line[3], side, line[1], merge, merge, line[1], line[2])
    assert [found(history, revision)[0] for revision in asked] == list(wanted)


def test_branches_and_tags_are_known_by_their_names_as_git_looks_for_them(history, line):
    refs = history.repo.refs
    refs[b"refs/heads/work/next"], refs[b"refs/remotes/origin/main"] = line[1], line[2]
    refs[b"refs/tags/adopted"] = line[0]
    named = ("work/next", "heads/work/next", "refs/heads/work/next", "origin/main", "adopted", "tags/adopted")
    assert [found(history, name)[0] for name in named] == [*[line[1]] * 3, line[2], line[0], line[0]]
    refs[b"refs/heads/adopted"] = line[3]
    assert found(history, "adopted")[0] == line[0]  # a tag before a branch


def test_a_tag_that_is_an_object_leads_to_its_commit_also_over_another_and_by_its_digits(history, line):
    def tagged(name: str, kind: type, target: bytes) -> bytes:
        tag = Tag()
        tag.name, tag.object, tag.tagger = name.encode(), (kind, target), b"A <a@example.org>"
        tag.tag_time, tag.tag_timezone, tag.message = 0, 0, b"."
        history.repo.refs[f"refs/tags/{name}".encode()] = key = history.add(tag)
        return key

    inner = tagged("inner", Commit, line[2])
    outer = tagged("outer", Tag, inner)
    assert [found(history, name)[0] for name in ("inner", "outer", "outer~1")] == [line[2], line[2], line[1]]
    assert found(history, outer[:10].decode())[0] == line[2]


def test_a_day_is_the_last_commit_by_its_end_on_the_line_that_is_checked_out(history, line):
    days = ("2026-01-01", "2026-03-09", "2026-03-10", "2026-03-11", "2026-09-29", "2026-09-30", "2199-12-31")
    assert [found(history, day)[0] for day in days] == [line[0], line[0], line[1], line[1], line[2], line[3], line[3]]
    assert found(history, "2026-09-29")[1] == "2026-09-29"  # the day asked for


def test_what_was_written_elsewhere_before_that_day_counts_from_when_it_came_in(history, line):
    side = history.write({"plan.yaml": "x"}, "2026-06-01", [line[1]], "2026-06-01")
    history.commit({}, parents=[line[3], side], committed="2026-10-01")
    assert found(history, "2026-06-10")[0] == line[1]
    late = history.commit({"n.md": "late"}, "2026-04-01", committed="2026-11-01")
    assert found(history, "2026-10-31")[0] != late
    assert found(history, "2026-11-01")[0] == late


def test_a_day_ends_by_the_clock_of_whoever_committed(history, line):
    commit = history.repo.object_store[line[3]].copy()
    commit.commit_timezone = 13 * 3600  # at noon in Greenwich it is the next day
    history.repo.refs[b"HEAD"] = moved = history.add(commit)
    assert found(history, "2026-09-30")[0] == line[2]
    assert found(history, "2026-10-01")[0] == moved


@pytest.mark.parametrize(
    ("revision", "message", "hint"),
    [
        ("mastr", "there is no revision 'mastr' in the plan's repository", "did you mean master? write a branch"),
        ("", "there is no revision '' in the plan's repository", "write a branch, a tag"),
        ("a//b", "there is no revision 'a//b' in the plan's repository", "write a branch"),
        ("/", "there is no revision '/' in the plan's repository", "write a branch"),
        ("a..b", "there is no revision 'a..b' in the plan's repository", "write a branch"),
        ("HEAD@{1}", "there is no revision 'HEAD@{1}' in the plan's repository", "HEAD"),
        ("../config", "there is no revision '../config' in the plan's repository", "write a branch"),
        ("0000000", "there is no revision '0000000' in the plan's repository", "write a branch"),
        ("HEAD^2", "there is no revision 'HEAD^2': ", ""),
        ("HEAD~9", "there is no revision 'HEAD~9': ", ""),
        ("2025-12-31", "the repository begins on 2026-01-01; nothing in it is from 2025-12-31 or before", ""),
        ("2026-02-30", "'2026-02-30' is not a day", "year-month-day"),
    ],
)
def test_what_there_is_not_is_refused_with_the_nearest(history, line, revision, message, hint):
    history.repo.refs[b"refs/heads/master"] = line[3]
    told = refused(history, revision)
    assert told[0].startswith(message)
    assert hint in told[1]


@pytest.mark.parametrize("revision", ["HEAD", "main", "2026-06-15", "abcd123"])
def test_without_a_commit_there_is_nothing_to_compare_with(history, tmp_path, revision):
    empty = type(history)(tmp_path / "empty")
    told = refused(empty, revision)
    assert told == ("there is no commit in the plan's repository yet", "commit the plan first")


def test_digits_that_several_commits_begin_with_are_too_few(history, line, monkeypatch):
    monkeypatch.setattr(Repository, "beginning", lambda _self, _digits: tuple(line[:2]))
    assert refused(history, "abcd") == ("several commits have ids that begin with abcd", "write more of its digits")


def test_what_a_shallow_copy_does_not_hold_is_said_with_how_to_fetch_it(history, line):
    (history.root / ".git" / "shallow").write_bytes(line[2] + b"\n")
    assert found(history, "HEAD~1")[0] == line[2]
    for revision in ("HEAD~2", "2026-06-19"):
        message, hint = refused(history, revision)
        assert "shallow" in message
        assert "git fetch --unshallow" in hint
        assert "fetch-depth: 0" in hint


def test_a_name_of_a_file_s_content_is_no_revision_one_can_compare_with(history, line):
    from kivplan.errors import UnreadableError

    with Repository(history.root) as repository:
        blob = repository.file(repository.head().tree, ("plan.yaml",))
    history.repo.refs[b"refs/tags/file"] = blob
    with Repository(history.root) as repository, pytest.raises(UnreadableError):
        commit_of(repository, "file")
