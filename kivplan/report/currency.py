"""The currency a table's amounts are in, in words: a table writes numbers and says it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .brief import Brief


def currency_words(brief: Brief) -> str | None:
    """``Amounts in kroner``; None where the plan names no currency."""
    say, code = brief.words.say, brief.plan.currency
    if code is None:
        return None
    if code == "NOK":
        return say("Amounts in Norwegian kroner")
    if code == "SEK":
        return say("Amounts in Swedish kronor")
    return say("Amounts in %(currency)s", currency=code)
