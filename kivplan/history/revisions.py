"""Which commit a word means: an id or its first digits, a branch, a tag, ``HEAD~2``, or a day.

A day means the last commit by its end on the line that is checked out, the first parent of each commit being the line;
it is the day it was committed, by the clock of whoever did: what was on the line then, whenever it had been written.
A branch or tag that is named like a day is reached as ``tags/2026-06-15``.
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from ..errors import UsageError

if TYPE_CHECKING:
    from dulwich.objects import ObjectID

    from .repository import Commit, Repository

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STEPS = re.compile(r"(?P<name>.+?)(?P<steps>(?:[~^][0-9]{0,6})*)", re.DOTALL)
_STEP = re.compile(r"([~^])([0-9]*)")
_DIGITS = re.compile(r"[0-9a-fA-F]{4,64}")
_FORMS = "write a branch, a tag, the first digits of a commit's id, HEAD~2, or a day such as 2026-06-15"
_WHOLE = "fetch the rest with `git fetch --unshallow`; in a workflow, ask for the whole history (`fetch-depth: 0`)"


def commit_of(repository: Repository, revision: str) -> tuple[Commit, date]:
    """The commit that ``revision`` means, and the day the plan is told to be of: the one asked for, else the commit's.

    Raises UsageError where there is none, with what may have been meant; UnreadableError where git cannot be read.
    """
    if repository.named("HEAD") is None and not repository.names():
        raise UsageError("there is no commit in the plan's repository yet", hint="commit the plan first")
    if _DAY.fullmatch(revision):
        day = _day(revision)
        return _last_by(repository, day), day
    match = _STEPS.fullmatch(revision)
    commit = _named(repository, match["name"] if match else revision)
    for sign, number in _STEP.findall(match["steps"] if match else ""):
        count = int(number or 1)
        if sign == "~":
            for _ in range(count):
                commit = _parent(repository, commit, 1, revision)
        elif count:
            commit = _parent(repository, commit, count, revision)
    return commit, commit.committed


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is not a day", hint="write a day as year-month-day, for example 2026-06-15"
        ) from None


def _last_by(repository: Repository, day: date) -> Commit:
    commit = repository.head()
    while commit.committed > day:
        if repository.cut_off(commit.id):
            raise UsageError(
                f"this copy of the repository is shallow and holds nothing from {day} or before", hint=_WHOLE
            )
        if not commit.parents:
            raise UsageError(f"the repository begins on {commit.committed}; nothing in it is from {day} or before")
        commit = repository.commit(commit.parents[0])
    return commit


def _parent(repository: Repository, commit: Commit, number: int, revision: str) -> Commit:
    if repository.cut_off(commit.id):
        raise UsageError(f"{revision} is before what this shallow copy of the repository holds", hint=_WHOLE)
    if number > len(commit.parents):
        raise UsageError(f"there is no revision {revision!r}: {short(commit)} has {_parents(commit)}")
    return repository.commit(commit.parents[number - 1])


def _parents(commit: Commit) -> str:
    return (
        f"{len(commit.parents)} parents" if len(commit.parents) > 1 else "one parent" if commit.parents else "no parent"
    )


def _named(repository: Repository, name: str) -> Commit:
    key = repository.named("HEAD" if name == "@" else name) or _of_digits(repository, name)
    if key is None:
        near = get_close_matches(name, ("HEAD", *repository.names()), n=1, cutoff=0.6)
        hint = f"did you mean {near[0]}? {_FORMS}" if near else _FORMS
        raise UsageError(f"there is no revision {name!r} in the plan's repository", hint=hint)
    return repository.commit(repository.untagged(key))


def _of_digits(repository: Repository, name: str) -> ObjectID | None:
    found = repository.beginning(name) if _DIGITS.fullmatch(name) else ()
    if len(found) > 1:
        raise UsageError(f"several commits have ids that begin with {name}", hint="write more of its digits")
    return found[0] if found else None


def short(commit: Commit) -> str:
    """The first seven digits of a commit's id: always as many, so that the same commit reads the same everywhere."""
    return commit.id.decode()[:7]
