"""What stands in for the keys a plan document must have and lacks, so that the rest of the plan can be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .calendar import FIRST_YEAR, LAST_YEAR, stretch_of

if TYPE_CHECKING:
    from collections.abc import Mapping


UNKNOWN = "?"
_PERIOD = {"start": str(FIRST_YEAR), "end": str(LAST_YEAR)}


def stand_ins(head: Mapping[str, object]) -> dict[str, object]:
    """What to read in place of each required key of a plan document, should that one be absent or unreadable.

    Of the period what can be read is kept, for the rest it has no bounds.
    """
    return {
        "format": "1",
        "title": UNKNOWN,
        "organisation": UNKNOWN,
        "language": "en",
        "period": _period(head.get("period")),
    }


def _period(written: object) -> dict[str, str]:
    given = written if isinstance(written, dict) else {}
    known = {key: given[key] for key in _PERIOD if isinstance(given.get(key), str) and stretch_of(given[key])}
    period = {**_PERIOD, **known}
    start, end = stretch_of(period["start"]), stretch_of(period["end"])
    return period if start and end and start[0] <= end[1] else dict(_PERIOD)
