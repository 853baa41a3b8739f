"""Repositories as they come: in every layout git knows, cut short, damaged, and made to do harm."""

from __future__ import annotations

import os
import shutil
import stat
import zlib
from pathlib import Path

import pytest
from dulwich.objects import Tree

from kivplan.errors import UnreadableError
from kivplan.history import repository
from kivplan.history.places import FileOnDisk, repository_around
from kivplan.history.repository import Repository

CHANGED = "kind: follow-up\ndate: 2026-06-30\nsummary: Worse than we said.\n"
DAY = "2026-12-03"
FOUND = {"summer.yaml": DAY}


@pytest.fixture
def changed(three):
    """A repository in which one follow-up was changed after a later one had been added."""
    three.commit({"summer.yaml": CHANGED}, DAY)
    return three


def control(history) -> Path:
    return Path(history.repo.controldir())


# ---------------------------------------------------------------- layouts


@pytest.mark.parametrize("names", ["sha1", "sha256"])
def test_either_way_of_naming_objects_is_read(build_three, names):
    made = build_three(object_format=names)
    made.commit({"summer.yaml": CHANGED}, DAY)
    assert made.edited() == FOUND


def test_objects_and_branches_may_be_packed(changed):
    changed.repo.object_store.pack_loose_objects()
    changed.repo.refs.pack_refs(all=True)
    loose = [path for path in (control(changed) / "objects").glob("??/*") if path.is_file()]
    assert loose == []
    assert changed.edited() == FOUND


def test_no_branch_need_be_checked_out(changed):
    (control(changed) / "HEAD").write_bytes(changed.last + b"\n")
    assert changed.edited() == FOUND


def test_the_repository_may_stand_elsewhere(changed, tmp_path):
    control(changed).rename(tmp_path / "elsewhere")
    (changed.root / ".git").write_text("gitdir: ../elsewhere\n")
    assert changed.edited() == FOUND


def test_a_further_work_tree_has_a_commit_of_its_own(changed, tmp_path):
    own = control(changed) / "worktrees" / "w"
    own.mkdir(parents=True)
    (own / "commondir").write_text("../..\n")
    (own / "HEAD").write_bytes(changed.repo.object_store[changed.last].parents[0] + b"\n")
    shutil.copytree(changed.root, tmp_path / "w", ignore=shutil.ignore_patterns(".git"))
    (tmp_path / "w" / ".git").write_text(f"gitdir: {own}\n")
    changed.root = tmp_path / "w"
    os.utime(changed.root / "summer.yaml", (0, 0))
    assert changed.edited() == {"summer.yaml": "1970-01-01"}


def test_objects_may_be_borrowed_from_another_repository(changed, tmp_path):
    shutil.move(control(changed) / "objects", tmp_path / "objects")
    (control(changed) / "objects" / "info").mkdir(parents=True)
    (control(changed) / "objects" / "info" / "alternates").write_text(f"{tmp_path / 'objects'}\n")
    assert changed.edited() == FOUND


def test_the_nearest_repository_is_asked(changed, tmp_path):
    folder = changed.root / "sub" / "deep"
    folder.mkdir(parents=True)
    assert repository_around(folder) == (changed.root, Path("sub/deep"))
    (changed.root / "sub" / ".git").mkdir()
    assert repository_around(folder) == (changed.root / "sub", Path("deep"))
    assert repository_around(Path("sub")) is None


def test_without_a_repository_there_is_no_history(changed, monkeypatch):
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert repository_around(changed.root) is None
    assert changed.edited() is None


# ---------------------------------------------------------------- cut short


def forget(history, key: bytes) -> None:
    """Take an object out of a repository, as if it had never been fetched."""
    name = key.decode()
    (control(history) / "objects" / name[:2] / name[2:]).unlink()


def test_a_shallow_copy_is_read_as_far_as_it_goes(changed):
    commits = list(changed.files)
    for key in commits[:-2]:
        forget(changed, key)
    (control(changed) / "shallow").write_bytes(commits[-2] + b"\n")
    assert changed.edited() == FOUND
    forget(changed, commits[-2])
    assert changed.edited() == {}


def test_a_version_that_was_not_fetched_says_nothing(changed):
    with Repository(changed.root) as repo:
        before = repo.file(repo.commit(list(changed.files)[-2]).tree, ("summer.yaml",))
    forget(changed, before)
    assert changed.edited() == {}


def test_nor_does_a_folder(changed):
    forget(changed, changed.repo.object_store[list(changed.files)[-2]].tree)
    assert changed.edited() == {}


@pytest.mark.parametrize(
    "version", ["not: [a follow-up\n", "kind: follow-up\ndate: yesterday\n", "\0\1\2", "- follow-up\n", ""]
)
def test_a_version_that_cannot_be_read_says_nothing(three, version):
    three.commit({"summer.yaml": version})
    three.commit({"summer.yaml": CHANGED})
    assert three.edited() == {}


def test_a_link_is_not_what_it_leads_to(changed):
    (changed.root / "summer.yaml").rename(changed.root / "summer.txt")
    (changed.root / "summer.yaml").symlink_to("summer.txt")
    with Repository(changed.root) as repo:
        head = repo.head()
        assert repo.file(head.tree, ("summer.yaml",)) is not None
        assert repo.file(head.tree, ("summer.yaml", "x")) is None
        assert repo.file(head.tree, ("none", "x")) is None
    tree = changed.repo.object_store[changed.repo.object_store[changed.last].tree].copy()
    tree[b"summer.yaml"] = (stat.S_IFLNK, tree[b"summer.yaml"][1])
    commit = changed.repo.object_store[changed.last].copy()
    commit.tree = changed.add(tree)
    changed.repo.refs[b"HEAD"] = changed.add(commit)
    assert changed.edited() == {}


# ---------------------------------------------------------------- damaged


def test_a_folder_named_git_is_no_repository(changed):
    shutil.rmtree(control(changed))
    (changed.root / ".git").mkdir()
    assert changed.edited() is None


def test_a_repository_without_a_commit_has_no_history(changed):
    (control(changed) / "HEAD").write_text("ref: refs/heads/none\n")
    assert changed.edited() is None


@pytest.mark.parametrize(
    "content", ["", "x", "gitdir:", "gitdir: \n", "gitdir: none\n", "gitdir: .git\n", "gitdir: /\n"]
)
def test_a_git_file_that_leads_nowhere_is_no_repository(changed, tmp_path, content):
    control(changed).rename(tmp_path / "elsewhere")
    (changed.root / ".git").write_text(content)
    assert changed.edited() is None


def test_nor_is_a_link_that_goes_round(changed, tmp_path):
    control(changed).rename(tmp_path / "elsewhere")
    (changed.root / ".git").symlink_to(".git")
    assert changed.edited() is None
    (tmp_path / "round").symlink_to("round")
    assert repository_around(tmp_path / "round") is None


@pytest.mark.parametrize("head", [b"", b"\0", b"0" * 40, b"z" * 40, b"ref: refs/heads/../../config\n", b"ref: HEAD\n"])
def test_a_broken_head_is_no_history(changed, head):
    (control(changed) / "HEAD").write_bytes(head)
    assert changed.edited() is None


def test_branches_that_name_each_other_are_no_history(changed):
    (control(changed) / "HEAD").write_text("ref: refs/heads/a\n")
    (control(changed) / "refs" / "heads" / "a").write_text("ref: refs/heads/b\n")
    (control(changed) / "refs" / "heads" / "b").write_text("ref: refs/heads/a\n")
    assert changed.edited() is None


def test_a_branch_that_names_a_file_is_no_history(changed):
    with Repository(changed.root) as repo:
        blob = repo.file(repo.head().tree, ("plan.yaml",))
        with pytest.raises(UnreadableError, match="cannot be read"):
            repo.commit(blob)
        with pytest.raises(UnreadableError):
            repo.data(changed.last)
        with pytest.raises(UnreadableError):
            repo.folder(blob, ("a",))
    (control(changed) / "HEAD").write_bytes(blob)
    assert changed.edited() is None


@pytest.mark.parametrize(
    "content", [b"", b"x", zlib.compress(b"commit 5\0hello"), zlib.compress(b"blob -1\0"), b"\x78\x9c\0"]
)
def test_a_damaged_commit_ends_the_history(changed, content):
    name = list(changed.files)[-2].decode()
    path = control(changed) / "objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.write_bytes(content)
    assert changed.edited() == {}


@pytest.mark.parametrize(
    "config", [b"\0", b"[", b"x = 1\n", b"[core]\nrepositoryformatversion = 7\n", b"[extensions]\nrefstorage = x\n"]
)
def test_a_format_that_is_not_known_is_no_history(changed, config):
    (control(changed) / "config").write_bytes(config)
    assert changed.edited() is None


def test_a_repository_needs_no_settings(changed):
    (control(changed) / "config").unlink()
    assert changed.edited() == FOUND


def test_settings_that_are_no_file_are_no_history(changed):
    (control(changed) / "config").unlink()
    (control(changed) / "config").mkdir()
    assert changed.edited() is None


# ---------------------------------------------------------------- made to do harm


def test_nothing_in_a_repository_is_run_and_nothing_it_names_is_read(changed, tmp_path):
    mark = tmp_path / "mark"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n")
    script.chmod(0o755)
    os.mkfifo(tmp_path / "waits-for-ever")
    (control(changed) / "config").write_text(
        f"[core]\n\tfsmonitor = {script}\n\tsshCommand = {script}\n\tpager = {script}\n\thooksPath = {tmp_path}\n"
        "\tcompression = 10m\n\tworktree = /\n"
        f"[include]\n\tpath = {tmp_path}/waits-for-ever\n"
        f'[filter "x"]\n\tclean = {script}\n\tsmudge = {script}\n\tprocess = {script}\n\trequired = true\n'
        f'[diff "x"]\n\ttextconv = {script}\n\tcommand = {script}\n'
        "[extensions]\n\tpartialClone = origin\n"
        f'[remote "origin"]\n\turl = ext::{script}\n\tpromisor = true\n'
    )
    (control(changed) / "hooks").mkdir(exist_ok=True)
    for hook in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction"):
        shutil.copy(script, control(changed) / "hooks" / hook)
    (control(changed) / "info").mkdir(exist_ok=True)
    (control(changed) / "info" / "attributes").write_text("* filter=x diff=x\n")
    assert changed.edited() == FOUND
    assert not mark.exists()


def test_a_bomb_is_not_unpacked(changed):
    name = list(changed.files)[-2].decode()
    path = control(changed) / "objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.write_bytes(zlib.compress(b"commit 99999999\0" + bytes(40 * 1024 * 1024)))
    assert changed.edited() == {}


def test_an_object_under_a_false_name_is_not_believed(changed):
    own = b"ab" * 20
    commit = changed.repo.object_store[changed.last].copy()
    commit.parents = [own]  # its own parent, and so on for ever
    raw = commit.as_raw_string()
    (control(changed) / "objects" / "ab").mkdir()
    (control(changed) / "objects" / "ab" / ("ab" * 19)).write_bytes(zlib.compress(b"commit %d\0%b" % (len(raw), raw)))
    changed.repo.refs[b"HEAD"] = own
    assert changed.edited() is None


def test_folders_without_number_are_left_after_a_while(changed, monkeypatch):
    bomb = changed.tree({("x.yaml",): "1"})
    for _ in range(30):  # a thousand million folders, in thirty objects
        tree = Tree()
        tree.add(b"a", 0o040000, bomb)
        tree.add(b"b", 0o040000, bomb)
        bomb = changed.add(tree)
    monkeypatch.setattr(repository, "_MOST_FOLDERS", 1000)
    with Repository(changed.root) as repo:
        assert list(repo.removed(bomb, changed.tree({}))) == []


@pytest.mark.parametrize("time", [99999999999999999, -99999999999, 9223372036854775807])
def test_a_day_outside_the_calendar_is_no_history(changed, time):
    commit = changed.repo.object_store[changed.last].copy()
    commit.author_time = time
    changed.repo.refs[b"HEAD"] = changed.add(commit)
    assert changed.edited() is None


def test_a_file_that_is_gone_since_it_was_read_has_no_day(tmp_path):
    with pytest.raises(UnreadableError, match="the day it was changed"):
        _ = FileOnDisk(tmp_path / "none.yaml", ("none.yaml",), b"", frozenset()).changed_on


def test_what_is_gone_is_told_with_folders_that_became_files(changed):
    one = changed.write({"a/b.yaml": "1", "c.yaml": "2", "d/e/f.yaml": "3", "same.yaml": "4"}, DAY, [])
    two = changed.write({"a": "1", "c.yaml/x": "2", "d/e/g.yaml": "3", "same.yaml": "5"}, DAY, [])
    with Repository(changed.root) as repo:
        gone = {path: repo.data(blob) for path, blob in repo.removed(repo.commit(one).tree, repo.commit(two).tree)}
    assert gone == {("a", "b.yaml"): b"1", ("c.yaml",): b"2", ("d", "e", "f.yaml"): b"3"}
