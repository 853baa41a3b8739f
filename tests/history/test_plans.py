"""A plan as it was at a revision, read from git as else from disk; and the revision that is checked out."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from dulwich.objects import Blob

from kivplan.errors import UnreadableError, UsageError
from kivplan.history import plan_at, repository, revision_of
from kivplan.plan import load

PLAN = "kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions:\n  - {{id: {id}, title: {title}}}\n"
UNITS = "kind: shared\nunits: [{id: felles, name: %s}]\n"
HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"


def plan_file(key: str = "H1", title: str = "First") -> str:
    return PLAN.format(id=key, title=title)


def plan(history, folder: str = "."):
    return load(history.root / folder, cwd=history.root)


def titles(history, revision: str, folder: str = ".") -> list[str]:
    return [act.action.title for act in plan_at(plan(history, folder), revision).plan.actions.values()]


def test_the_plan_is_as_its_files_were(history):
    history.commit({"a.yaml": plan_file()})
    history.commit({"a.yaml": plan_file(title="Second"), "b/c.yml": plan_file("H2", "More")})
    history.put("a.yaml", plan_file(title="Third"))
    assert titles(history, "HEAD") == ["Second", "More"]
    assert titles(history, "HEAD~1") == ["First"]
    assert titles(history, "HEAD~2") == []


def test_it_tells_its_revision_and_its_day(history):
    key = history.commit({"a.yaml": plan_file()}, committed="2026-06-20")
    earlier = plan_at(plan(history), "HEAD")
    assert (earlier.revision.id, earlier.day.isoformat()) == (key[:7].decode(), "2026-06-20")
    assert plan_at(plan(history), "2030-01-01").day.isoformat() == "2030-01-01"


def test_at_the_commit_checked_out_it_is_read_as_it_is_from_disk(history):
    history.commit(
        {
            "b.yaml": plan_file("B", "B"),
            "a/z.yaml": plan_file("Z", "Z"),
            "a.yaml": plan_file("A", "A"),
            "A.YML": plan_file("U", "U"),
            "build/x.yaml": plan_file("X", "X"),
            ".hidden.yaml": plan_file("X", "X"),
            ".github/x.yaml": plan_file("X", "X"),
            "venv/pyvenv.cfg": "",
            "venv/x.yaml": plan_file("X", "X"),
            "other/plan.yaml": HEAD,
            "other/x.yaml": plan_file("X", "X"),
            "read.me": plan_file("X", "X"),
        }
    )
    now, then = plan(history), plan_at(plan(history), "HEAD").plan
    assert list(now.actions) == list(then.actions) == ["U", "Z", "A", "B"]
    assert now.files == then.files
    assert now.head == then.head


def test_what_the_plan_excluded_then_is_left_out(history):
    history.commit({"a.yaml": plan_file(), "draft/b.yaml": plan_file("H2", "Draft")})
    history.commit({"plan.yaml": HEAD + 'exclude: ["draft/**"]\n'})
    assert titles(history, "HEAD") == ["First"]
    assert titles(history, "HEAD~1") == ["First", "Draft"]


def test_a_plan_in_a_folder_has_the_shared_files_of_then_also_from_outside_it(history):
    head = HEAD + "shared: [../felles/units.yaml]\n"
    history.commit({"plan.yaml": None, "p/plan.yaml": head, "felles/units.yaml": UNITS % "Old"})
    history.commit({"felles/units.yaml": UNITS % "New"})
    history.put("felles/units.yaml", UNITS % "Newest")
    assert plan(history, "p").name_of("felles") == "Newest"
    assert plan_at(plan(history, "p"), "HEAD").plan.name_of("felles") == "New"
    assert plan_at(plan(history, "p"), "HEAD~1").plan.name_of("felles") == "Old"
    (history.root / "felles" / "units.yaml").unlink()
    assert plan_at(plan(history, "p"), "HEAD").plan.name_of("felles") == "New"


def test_a_shared_file_from_outside_the_repository_is_read_as_it_lies(history, tmp_path):
    (tmp_path / "units.yaml").write_text(UNITS % "Outside")
    history.commit({"plan.yaml": HEAD + "shared: [../units.yaml]\n"})
    assert plan_at(plan(history), "HEAD").plan.name_of("felles") == "Outside"
    assert revision_of(plan(history)).changed is False


def test_links_are_followed_within_the_repository_and_not_out_of_it(history, tmp_path):
    (tmp_path / "secret.yaml").write_text(plan_file("X", "Secret"))
    key = history.commit({"a.yaml": plan_file(), "sub/b.txt": plan_file("H2", "Linked")})
    tree = history.repo.object_store[history.repo.object_store[key].tree].copy()
    for name, target in (
        (b"l.yaml", b"sub/b.txt"),
        (b"out.yaml", b"../secret.yaml"),
        (b"root.yaml", str(tmp_path / "secret.yaml").encode()),
        (b"self.yaml", b"self.yaml"),
        (b"none.yaml", b"none.txt"),
        (b"folder.yaml", b"sub"),
    ):
        tree.add(name, stat.S_IFLNK, history.add(Blob.from_string(target)))
    commit = history.repo.object_store[key].copy()
    commit.tree = history.add(tree)
    history.repo.refs[b"HEAD"] = history.add(commit)
    assert titles(history, "HEAD") == ["First", "Linked"]


def test_a_plan_that_was_not_there_yet_is_said_so(history):
    history.commit({"p/plan.yaml": HEAD}, committed="2026-06-20")
    with pytest.raises(UsageError, match=r"p: there was no plan in this folder yet in \w{7} of"):
        plan_at(plan(history, "p"), "HEAD~1")


@pytest.mark.parametrize("broken", ["not: [closed\n", "kind: action-plan\nactions: 3\n"])
def test_a_plan_that_cannot_be_read_whole_is_refused_with_where_and_taken_in_part_if_one_will(history, broken):
    history.commit({"a.yaml": plan_file(), "b.yaml": broken})
    history.commit({"b.yaml": None})
    with pytest.raises(UnreadableError, match=r"what the plan was in .* cannot be read \(b\.yaml, line \d+: "):
        plan_at(plan(history), "HEAD~1")
    assert list(plan_at(plan(history), "HEAD~1", partly=True).plan.actions) == ["H1"]


def test_a_plan_whose_head_cannot_be_read_is_refused_either_way(history):
    history.commit({"plan.yaml": "kind: plan\n"})
    history.commit({"plan.yaml": HEAD})
    with pytest.raises(UnreadableError, match="cannot be read"):
        plan_at(plan(history), "HEAD~1", partly=True)


def test_no_identity_number_is_told_in_why(history):
    history.commit({"b.yaml": "kind: action-plan\nactions: 17054026641\n"})
    history.commit({"b.yaml": None})
    with pytest.raises(UnreadableError) as error:
        plan_at(plan(history), "HEAD~1")
    assert "17054026641" not in str(error.value)


def test_outside_git_there_is_nothing_earlier(history, monkeypatch):
    now = plan(history)
    monkeypatch.setattr(Path, "exists", lambda _: False)
    with pytest.raises(UsageError, match="the plan is in no git repository"):
        plan_at(now, "HEAD")
    assert revision_of(now) is None


def test_a_repository_that_cannot_be_read_has_no_revision_and_is_refused(history):
    now = plan(history)
    (history.root / ".git" / "HEAD").write_text("x")
    assert revision_of(now) is None
    with pytest.raises(UnreadableError):
        plan_at(now, "HEAD")


def test_folders_and_bytes_without_measure_are_refused(history, monkeypatch):
    history.commit({f"{n}/a.yaml": plan_file(f"H{n}") for n in range(5)})
    now = plan(history)
    monkeypatch.setattr(repository, "_MOST_FOLDERS", 4)
    with pytest.raises(UnreadableError, match="too many folders"):
        plan_at(now, "HEAD")
    monkeypatch.undo()
    monkeypatch.setattr("kivplan.history.plans._MOST_BYTES", 300)
    with pytest.raises(UnreadableError, match="too large"):
        plan_at(now, "HEAD")


# ---------------------------------------------------------------- the revision that is checked out


def test_the_revision_is_that_checked_out(history):
    key = history.commit({"a.yaml": plan_file()})
    assert (revision_of(plan(history)).id, revision_of(plan(history)).changed) == (key[:7].decode(), False)


@pytest.mark.parametrize(
    ("path", "text", "changed"),
    [
        ("a.yaml", plan_file(title="Else"), True),
        ("new.yaml", plan_file("H9", "New"), True),
        ("a.yaml", plan_file().replace("\n", "\r\n"), False),
        ("readme.md", "else", False),
        ("build/board.html", "x", False),
    ],
)
def test_changed_are_the_files_of_the_plan_and_not_their_line_ends(history, path, text, changed):
    history.commit({"a.yaml": plan_file(), "readme.md": "x"})
    history.put(path, text)
    assert revision_of(plan(history)).changed is changed


def test_a_file_that_is_gone_has_changed_the_plan(history):
    history.commit({"a.yaml": plan_file(), "b.yaml": plan_file("H2")})
    (history.root / "b.yaml").unlink()
    assert revision_of(plan(history)).changed is True


def test_a_plan_that_is_not_in_the_repository_around_it_has_no_revision(history):
    history.put("p/plan.yaml", HEAD)
    assert revision_of(plan(history, "p")) is None
