"""Family 8: follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .judging import oracle
from .raw import stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .raw import Raw, Where


@oracle("KIV807")
def follow_up_changed(plan: Raw) -> Iterator[Where]:
    """At the oldest follow-up of a file that was changed."""
    for file, day in plan.edited.items():
        told = [one for one in plan.of("follow-up") if one.where[0] == file]
        if told and day <= plan.as_of:
            yield min(told, key=lambda one: stretch(one.data["date"])).at("date")
