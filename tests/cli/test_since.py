"""``kivplan render --since``: the plan compared with what it was, and the revision the pack names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from dulwich.objects import Blob, Commit, Tree
from dulwich.repo import Repo

PLAN = """\
kind: plan
format: 1
title: Kompetanseplan
organisation: Nordvik kommune
language: nb
period: {start: 2026, end: 2029}
---
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: TITLE}
"""


def commit(repo: Repo, text: str, day: str) -> str:
    """A commit of ``plan.yaml`` alone, on a day at noon; its id."""
    tree, made, last = Tree(), Commit(), repo.refs.read_ref(b"refs/heads/master")
    blob = Blob.from_string(text.encode())
    tree.add(b"plan.yaml", 0o100644, blob.id)
    made.tree, made.message = tree.id, b"."
    made.parents = [last] if last else []
    made.author = made.committer = b"A <a@example.org>"
    made.author_time = made.commit_time = int(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC).timestamp())
    made.author_timezone = made.commit_timezone = 0
    for one in (blob, tree, made):
        repo.object_store.add_object(one)
    repo.refs[b"refs/heads/master"] = made.id
    repo.refs.set_symbolic_ref(b"HEAD", b"refs/heads/master")
    return made.id.decode()


@pytest.fixture
def history(world):
    """A plan with two commits, the second as it lies on disk; their ids."""
    with Repo.init(str(world.cwd)) as repo:
        first = commit(repo, PLAN.replace("TITLE", "Faddere"), "2026-03-01")
        second = commit(repo, PLAN.replace("TITLE", "Mentorer"), "2026-08-01")
    world.write({"plan.yaml": PLAN.replace("TITLE", "Mentorer")})
    return first, second


def pack(world, *arguments: str) -> str:
    outcome = world.run("render", "--format", "md", "--output", "-", *arguments)
    assert outcome.code == 0, outcome.err
    return outcome.out


@pytest.mark.parametrize("since", ["HEAD~1", "2026-06-30", "HEAD^"])
def test_the_pack_tells_what_has_changed_since_a_revision_or_a_day(world, history, since):
    text = pack(world, "--since", since)
    assert "  - Tittel: Mentorer (før: Faddere)\n" in text
    day = "30. juni 2026" if since == "2026-06-30" else "1. mars 2026"
    assert f"Sammenlignet med planen slik den var {day} (git-revisjon {history[0][:7]})." in text
    assert f"### Endret siden {day}\n\n- Ellers endret: H1 Mentorer.\n" in text


def test_the_pack_names_its_revision_and_whether_the_plan_has_changed_since(world, history):
    assert pack(world).endswith(f"Git-revisjon {history[1][:7]}.\n")
    world.write({"plan.yaml": PLAN.replace("TITLE", "Noe annet")})
    assert pack(world).endswith(f"Git-revisjon {history[1][:7]}, med endringer etterpå.\n")


def test_the_same_checkout_gives_the_same_bytes(world, history):
    arguments = ("render", "--since", "HEAD~1", "--output")
    for folder in ("one", "two"):
        assert world.run(*arguments, folder).code == 0
    for name in ("board.html", "board.md"):
        assert (world.cwd / "one" / name).read_bytes() == (world.cwd / "two" / name).read_bytes()


def test_outside_git_no_revision_is_named_and_there_is_nothing_to_compare_with(world):
    world.write({"plan.yaml": PLAN})
    (world.cwd / ".git").mkdir()  # one that is none
    assert "Git-revisjon" not in pack(world)
    outcome = world.run("render", "--since", "HEAD")
    assert outcome.code == 2
    assert "the history in git cannot be read" in outcome.err
    assert not (world.cwd / "build").exists()


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        ("HEAD~7", "error: there is no revision 'HEAD~7': "),
        ("2026-01-01", "error: the repository begins on 2026-03-01; nothing in it is from 2026-01-01 or before\n"),
        ("2026-13-01", "error: '2026-13-01' is not a day\n hint: write"),
        ("HAED", "error: there is no revision 'HAED' in the plan's repository\n hint: did you mean HEAD? "),
    ],
)
def test_a_revision_there_is_not_is_2_and_nothing_is_written(world, history, since, sentence):
    outcome = world.run("render", "--since", since)
    assert outcome.code == 2
    assert sentence in outcome.err
    assert not (world.cwd / "build").exists()


def test_an_earlier_plan_that_cannot_be_read_stops_it_unless_it_is_forced(world):
    with Repo.init(str(world.cwd)) as repo:
        commit(repo, PLAN.replace("TITLE", "x}, {title: y"), "2026-03-01")
    world.write({"plan.yaml": PLAN})
    outcome = world.run("render", "--since", "HEAD")
    assert outcome.code == 2
    assert "of 2026-03-01 cannot be read (plan.yaml, line " in outcome.err
    assert world.run("render", "--since", "HEAD", "--force").code == 0


def test_a_plan_on_standard_input_has_no_history(world, history):
    given = PLAN.encode()
    assert "Git-revisjon" not in world.run("render", "-", "--format", "md", "--output", "-", stdin=given).out
    outcome = world.run("render", "-", "--since", "HEAD", stdin=given)
    assert outcome.code == 2
    assert outcome.err.endswith(
        "--since: a plan on standard input has no history\n hint: name the folder of the plan\n"
    )
