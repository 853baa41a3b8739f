"""Family 8, follow-up: history is added, never changed (KIV807)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .rule import Remark, Rule, Words, levels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.follow_up import FollowUp
    from ..plan.linked import Item
    from .rule import Context

_CHANGED = Words(
    "the follow-up of {date} was changed on {day}, after a later one had been added, so nobody sees any more what was "
    "known then",
    "put back what it said, and tell what turned out otherwise in a new follow-up with a date of its own",
)
_ONE_OF_THEM_CHANGED = Words(
    "a follow-up in this file was changed on {day}, after a later one had been added, so nobody sees any more what was "
    "known then",
    _CHANGED.hint,
)


def _follow_up_changed(context: Context) -> Iterator[Remark]:
    """At the oldest follow-up of the file: which of several it was git is not asked."""
    edited = context.edited or {}
    in_file: defaultdict[str, list[Item[FollowUp]]] = defaultdict(list)
    for item in context.plan.follow_ups:
        if item.file in edited:
            in_file[item.file].append(item)
    for file, items in in_file.items():
        if edited[file] <= context.as_of:
            words = _CHANGED if len(items) == 1 else _ONE_OF_THEM_CHANGED
            yield Remark(items[0], ("date",), words, {"date": items[0].value.date, "day": edited[file]})


RULES = (
    Rule(
        code="KIV807",
        name="follow-up-changed",
        levels=levels("w"),
        summary="A follow-up was changed after one with a later date had been added. Needs the plan's history in git.",
        why="History is added, not overwritten: what was known at the time is what later decisions rested on.",
        notes=(
            "Only what the follow-up says counts: not comments, layout, the order of keys or the name of the file.",
            "What was put back to what it said is no longer changed. What is not committed yet counts as well.",
            "A follow-up may be changed until a later one is committed. Where branches meet each is judged by itself.",
            "Silent without git, and where the history has not been fetched: in CI fetch all of it (`fetch-depth: 0`).",
            "Where a change must stand, an ignore comment in the follow-up tells the reason.",
        ),
        history=True,
        find=_follow_up_changed,
        wrong="# changed on 1 September; in March it said: status: at_risk\n"
        "kind: follow-up\n"
        "date: 2026-03-31\n"
        "actions: {H1: {status: on_track}}\n"
        "---\n"
        "kind: follow-up\n"
        "date: 2026-06-30\n"
        "actions: {H1: {status: on_track}}\n",
        right="kind: follow-up\n"
        "date: 2026-03-31\n"
        "actions: {H1: {status: at_risk}}\n"
        "---\n"
        "kind: follow-up\n"
        "date: 2026-06-30\n"
        "actions: {H1: {status: on_track}}\n"
        "---\n"
        "kind: follow-up\n"
        "date: 2026-09-01\n"
        "summary: In March the mentors of H1 were on track after all; the delay was in another unit.\n",
    ),
)
