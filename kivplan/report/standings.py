"""How goals stand, in words: how many of their actions go well, how many of their result goals are on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..locale.words import Words
    from ..plan.outcomes import GoalOutcome

_GOOD = ("done", "on_track")


def activity_words(words: Words, activity: Mapping[str, int]) -> str:
    """``5 of 8 actions are done or on track; at risk: 1, unreported: 2``."""
    whole = sum(activity.values())
    if not whole:
        return words.say("No action serves it")
    good = sum(activity.get(status, 0) for status in _GOOD)
    said = words.count(
        "%(good)s of %(n)s action is done or on track",
        "%(good)s of %(n)s actions are done or on track",
        whole,
        good=words.formats.count(good),
    )
    return _with(said, [_amount(words, n, "status", status) for status, n in activity.items() if status not in _GOOD])


def results_words(words: Words, outcome: GoalOutcome) -> str:
    """``2 of 3 result goals are reached or on the way; not measured: 1``; of the criteria where there are none."""
    if not outcome.results:
        return criteria_words(words, outcome.criteria) or words.say("The plan does not say how it is to be measured")
    good = outcome.standing_at("reached", "on_way")
    said = words.count(
        "%(good)s of %(n)s result goal is reached or on the way",
        "%(good)s of %(n)s result goals are reached or on the way",
        len(outcome.results),
        good=words.formats.count(good),
    )
    rest = [(result, outcome.standing_at(result)) for result in ("off_way", "not_measured")]
    return _with(said, [_amount(words, n, "result_status", result) for result, n in rest if n])


def criteria_words(words: Words, criteria: Mapping[str, int]) -> str | None:
    """``2 of 3 criteria are met; unanswered: 1``; None where there are none."""
    whole = sum(criteria.values())
    if not whole:
        return None
    met = criteria.get("met", 0)
    said = words.count(
        "%(met)s of %(n)s criterion is met", "%(met)s of %(n)s criteria are met", whole, met=words.formats.count(met)
    )
    rest = [
        words.say("unanswered: %(n)s", n=words.formats.count(n))
        if answer == "unanswered"
        else _amount(words, n, "criterion", answer)
        for answer, n in criteria.items()
        if answer != "met"
    ]
    return _with(said, rest)


def _amount(words: Words, number: int, context: str, key: str) -> str:
    return f"{words.inline(context, key)}: {words.formats.count(number)}"


def _with(said: str, rest: list[str]) -> str:
    return f"{said}; {', '.join(rest)}" if rest else said
