"""What is different, in words: ``Cost: 120 000 kr (before: 90 000 kr)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.money import ZERO, cost_of
from ..plan.progress import standing
from .parts import Said
from .values import Values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..locale.words import Words
    from ..plan.changes import BudgetEntry, Change
    from .before import Before

_REFERENCES = ("serves", "needs", "causes")
_LISTED = ("criterion", "grant", "decision")


class Teller:
    """Says what is different between two plans, as each of them names things."""

    def __init__(self, before: Before, words: Words, as_of: date) -> None:
        self._words, self._as_of = words, as_of
        apart = before.was.currency != before.now.currency
        self.was, self.now = Values(before.was, words, codes=apart), Values(before.now, words, codes=apart)

    def change(self, change: Change) -> Said:
        """One thing that is different, with its label."""
        if change.what in _LISTED:
            return self._entry(change)
        if change.what == "term":
            return self._term(change)
        if change.what == "otherwise":
            parts = self._words.formats.listing([self._part(part) for part in change.after])
            return Said(parts, self._dated(self._words.say("Worded differently"), change))
        text = self._references(change) if change.what in _REFERENCES else self._both(change)
        return Said(text, self._dated(_labels(self._words)[change.what], change))

    def facts(self, action: str, *, gone: bool) -> str:
        """An action in brief: where and when it is planned, who answers for it, what it costs; of one gone, its end."""
        values = self.was if gone else self.now
        plan, act = values.plan, values.plan.actions[action]
        said = [values.term(term) for term in act.terms]
        if act.action.responsible:
            said.append(plan.name_of(act.action.responsible))
        figures = [cost_of(plan, term, self._as_of) for term in act.terms]
        if any(one.known for one in figures):
            said.append(values.money(sum((one.gross for one in figures), ZERO)))
        stand = standing(plan, act, self._as_of)
        if gone and stand.report:
            said.append(self._words.inline("status", stand.status))
        return "; ".join(said)

    def budget(self, entry: BudgetEntry) -> Said:
        """An action plan, and what is different in its budget."""
        say, values = self._words.say, self.was if entry.how == "removed" else self.now
        label = values.place((entry.key[0], entry.period))
        before = None if entry.before is None else self.was.money(entry.before)
        after = None if entry.after is None else self.now.money(entry.after)
        if entry.how == "added":
            return Said(say("new action plan, budget: %(amount)s", amount=after), label)
        if entry.how == "removed":
            return Said(say("action plan taken out, budget before: %(amount)s", amount=before), label)
        return Said(self._now_and_before(after, before), label)

    # ---------------------------------------------------------------- one value and the other

    def _both(self, change: Change) -> str:
        return self._now_and_before(self.now.said(change.what, change.after), self.was.said(change.what, change.before))

    def _now_and_before(self, after: str | None, before: str | None) -> str:
        return self._words.say("%(after)s (before: %(before)s)", after=self._given(after), before=self._given(before))

    def _given(self, value: str | None) -> str:
        return value or self._words.say("not given")

    def _references(self, change: Change) -> str:
        """What came into a list of references, and what went."""
        before, after = change.before or (), change.after or ()
        come = "; ".join(self.now.title(key) for key in after if key not in before)
        gone = "; ".join(self.was.title(key) for key in before if key not in after)
        say = self._words.say
        told = [say("added %(things)s", things=come)] if come else []
        told += [say("taken out %(things)s", things=gone)] if gone else []
        return "; ".join(told) or say("in another order")

    def _entry(self, change: Change) -> Said:
        """A criterion, a grant or a decision that came, went or is not as it was."""
        before, after = self.was.said(change.what, change.before), self.now.said(change.what, change.after)
        say = self._words.say
        if before is None:
            text = say("%(thing)s (new)", thing=after)
        elif after is None:
            text = say("%(thing)s (taken out)", thing=before)
        else:
            text = self._now_and_before(after, before)
        return Said(text, self._dated(self._whose(change), change), own=change.what == "criterion")

    def _whose(self, change: Change) -> str:
        one, say = change.after or change.before, self._words.say
        if change.what == "grant":
            return say("Grant from %(giver)s", giver=_giver(one.grant))
        return say("Criterion") if change.what == "criterion" else say("Decision by %(body)s", body=one.body)

    def _term(self, change: Change) -> Said:
        if change.after:
            return Said(self.now.term(change.after), self._words.say("Now also planned for"))
        return Said(self.was.term(change.before), self._words.say("No longer planned for"))

    # ---------------------------------------------------------------- labels

    def _part(self, part: str) -> str:
        return self._words.say("aim") if part == "aim" else self._words.inline("point", part)

    def _dated(self, label: str, change: Change) -> str:
        return f"{label}, {self.now.span(change.period)}" if change.period else label


def _giver(grant: object) -> str:
    parts: Iterator[str | None] = (getattr(grant, key) for key in ("from_", "programme"))
    return ", ".join(part for part in parts if part)


def _labels(words: Words) -> dict[str, str]:
    say = words.say
    return {
        "title": say("Title"),
        "name": say("Title"),
        "organisation": words.pgettext("whose plan it is", "Organisation"),
        "place": say("Unit and period"),
        "strategy": say("Strategy"),
        "means": say("Means"),
        "responsible": say("Responsible"),
        "time": say("Time"),
        "cost": say("Cost"),
        "status": say("Status"),
        "plan_status": say("Status"),
        "part_of": say("Part of"),
        "priority_area": say("Priority area"),
        "serves": say("Serves"),
        "needs": say("Needs covered"),
        "causes": say("Causes addressed"),
        "edition": say("Shown in"),
        "by": say("Deadline"),
        "indicator": say("Indicator"),
        "target": say("Target"),
        "goal": say("Goal"),
        "unit": say("Unit"),
        "baseline": say("Baseline"),
        "measured_in": say("Measured in"),
        "better": say("Wanted direction"),
        "competence": say("Competence"),
        "required": say("Required"),
        "present": say("Present"),
        "priority": say("Priority"),
        "period": say("Period"),
        "currency": say("Currency"),
    }
