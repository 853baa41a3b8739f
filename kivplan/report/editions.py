"""Editions: what a reader may see. Redaction happens on the data, before any view is made of it.

``public`` shows only what is public and roles instead of people, ``board`` also what is for the board but no contact
details, ``internal`` everything. What is left out takes along whatever speaks of it, and every figure is then a figure
of what is shown: the plan is linked anew as if the rest had never been written, so that no sum, share or count can
betray it. Only the plan's whole total keeps the money of what is left out, where that hides each part of it (``pool``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..plan.linking import link
from ..plan.pool import pool
from ..plan.withheld import (
    Cut,
    actions_in,
    all_gone,
    competences_in,
    keeps_budget,
    needs_in,
    only_of_gone,
    people_in,
    withheld,
    withheld_of_either,
)
from ..rules import RULES, found_on
from .masking import Mask, mask_of, masked
from .parts import Withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from ..findings import Finding, Place, Spot
    from ..model.action_plan import Action, ActionPlan
    from ..model.analysis import Analysis
    from ..model.common import Person
    from ..model.follow_up import FollowUp
    from ..model.plan_head import PlanHead
    from ..model.shared import Shared
    from ..plan import Item, Plan
    from ..plan.pool import Pool
    from ..source import Directive

_UNTOLD = {"public": ("name", "email", "phone"), "board": ("email", "phone")}
# rules that can be asked again of what is shown
_ASKED = frozenset(rule.code for rule in RULES if rule.find is not None and not rule.history)


def redact(plan: Plan, edition: str, as_of: date | None = None) -> tuple[Plan, Withheld]:
    """The plan as ``edition`` may show it, and what was left out.

    With what ``plan.withheld`` names goes what follow-ups say of it. Its money as it stands on ``as_of`` stays in the
    plan's whole total where it can; without a day it is in none. Raises KeyError for an unknown edition.
    """
    if edition == "internal":
        return plan, Withheld()
    cut = withheld(plan, edition)
    untold = _UNTOLD[edition]
    mask = _mask(plan, cut, [(person, untold) for person in people_in(plan)])
    documents = _documents(plan, cut, untold, mask)
    kept = None if as_of is None else pool(plan, edition, as_of)
    return _linked(plan, documents, cut, kept), _withheld(plan, cut, mask)


def redact_both(was: Plan, now: Plan, edition: str) -> tuple[Plan, Plan]:
    """A plan as it was and as it is, to be compared: of either is left out what the edition leaves out of one of them.

    Else what is left out now would be told as gone, and what was left out then as new. Words that may not be read in
    the one are masked in the other.
    """
    if edition == "internal":
        return was, now
    either, untold = withheld_of_either(was, now, edition), _UNTOLD[edition]
    masks = [_mask(plan, either, [(person, untold) for person in people_in(plan)]) for plan in (was, now)]
    mask, cuts = masks[0].joined(masks[1]), [withheld(plan, edition, either) for plan in (was, now)]
    before, after = (
        _linked(plan, _documents(plan, cut, untold, mask), cut, None)
        for plan, cut in zip((was, now), cuts, strict=True)
    )
    return before, after


def tellable(findings: Sequence[Finding], plan: Plan, redacted: Plan, as_of: date) -> tuple[Finding, ...]:
    """The findings that speak only of what the redacted plan still shows.

    Left out are those that stand in the text of what was left out, those whose words name any of it or a person who is
    not named, and those that a rule asked anew of what is shown, on ``as_of``, does not find in the same words: they
    count, or add up, something that was left out.
    """
    if plan is redacted:
        return tuple(findings)
    cut = _difference(plan, redacted)
    anew = frozenset(map(_words, found_on(redacted, as_of))) if cut else frozenset()
    hidden = [(before, _hidden_keys(before, after)) for before, after in _both(people_in(plan), people_in(redacted))]
    mask = _mask(plan, cut, hidden)
    ranges = [_range(plan, spot, key) for spot, key in _spots(plan, cut)]
    return tuple(
        finding
        for finding in findings
        if _may_tell(finding, mask, ranges) and (not cut or finding.code not in _ASKED or _words(finding) in anew)
    )


# ---------------------------------------------------------------- what is left out


def _difference(plan: Plan, redacted: Plan) -> Cut:
    return Cut(
        *(
            frozenset(one.id for one in ids(plan)) - frozenset(one.id for one in ids(redacted))
            for ids in (actions_in, needs_in, competences_in)
        )
    )


def _withheld(plan: Plan, cut: Cut, mask: Mask) -> Withheld:
    bases = {a.edition_basis for a in actions_in(plan) if a.id in cut.actions and a.edition_basis}
    known = {need.id for need in needs_in(plan)}
    return Withheld(
        actions=len(cut.actions),
        needs=len(cut.needs & known),
        bases=tuple(sorted(mask.over(basis) for basis in bases)),
        budgets=any(item.value.budget is not None and not keeps_budget(item.value, cut) for item in plan.action_plans),
    )


def _mask(plan: Plan, cut: Cut, secrets: Iterable[tuple[Person, tuple[str, ...]]]) -> Mask:
    titles = {a.title for a in actions_in(plan) if a.id in cut.actions}
    titles |= {n.title for n in needs_in(plan) if n.id in cut.needs and n.title}
    titles -= {a.title for a in actions_in(plan) if a.id not in cut.actions}
    titles -= {n.title for n in needs_in(plan) if n.id not in cut.needs if n.title}
    return mask_of(secrets, cut.actions | cut.needs, titles)


# ---------------------------------------------------------------- the documents without it


def _documents(plan: Plan, cut: Cut, untold: tuple[str, ...], mask: Mask) -> dict[str, list[Item[Any]]]:
    kept: dict[str, list[Item[Any]]] = {
        "plan": [_with(plan.head_item, lambda head: _unnamed(head, untold))],
        "shared": [_with(item, lambda shared: _shared(shared, cut, untold)) for item in plan.shared],
        "foundation": list(plan.foundations),
        "analysis": [_with(item, lambda analysis: _analysis(analysis, cut)) for item in plan.analyses],
        "strategy": list(plan.strategies),
        "action-plan": [
            _with(item, lambda actions: _action_plan(actions, cut))
            for item in plan.action_plans
            if not all_gone(item.value, cut)
        ],
        "follow-up": [
            _with(item, lambda said: _follow_up(said, cut))
            for item in plan.follow_ups
            if not only_of_gone(item.value, cut)
        ],
    }
    if not mask:
        return kept
    return {kind: [_with(item, lambda record: masked(record, mask)) for item in items] for kind, items in kept.items()}


def _with(item: Item[Any], change: Callable[[Any], Any]) -> Item[Any]:
    return replace(item, value=change(item.value))


def _unnamed(record: PlanHead | Shared, untold: tuple[str, ...]) -> PlanHead | Shared:
    people = tuple(person.model_copy(update=dict.fromkeys(untold)) for person in record.people)
    return record.model_copy(update={"people": people})


def _shared(record: Shared, cut: Cut, untold: tuple[str, ...]) -> Any:
    kept = tuple(one for one in record.competences if one.id not in cut.competences)
    return _unnamed(record.model_copy(update={"competences": kept}), untold)


def _analysis(record: Analysis, cut: Cut) -> Analysis:
    needs = tuple(need for need in record.needs if need.id not in cut.needs)
    competences = tuple(one for one in record.competences if one.id not in cut.competences)
    return record.model_copy(update={"needs": needs, "competences": competences})


def _action_plan(record: ActionPlan, cut: Cut) -> ActionPlan:
    kept = (action for action in record.actions if action.id not in cut.actions)
    actions = {"actions": tuple(_answering(action, cut) for action in kept)}
    if not keeps_budget(record, cut):
        return record.model_copy(update={**actions, "budget": None})
    return record.model_copy(update=actions)


def _answering(action: Action, cut: Cut) -> Action:
    needs = tuple(need for need in action.needs if need not in cut.needs)
    return action if needs == action.needs else action.model_copy(update={"needs": needs})


def _follow_up(record: FollowUp, cut: Cut) -> FollowUp:
    actions = {key: value for key, value in record.actions.items() if key not in cut.actions}
    needs = {key: value for key, value in record.needs.items() if key not in cut.needs}
    return record.model_copy(update={"actions": actions, "needs": needs})


def _linked(plan: Plan, documents: dict[str, list[Item[Any]]], cut: Cut, kept: Pool | None) -> Plan:
    """The documents as one whole again. It has no findings of its own and shows no line of the files.

    Ignore comments on what is shown stay, without their reasons, so that rules asked anew know what they silence.
    """
    back = _back(plan, cut)
    linked = link(
        documents,
        sure=False,
        root=plan.root,
        name=plan.name,
        head_item=documents["plan"][0],
        complete=plan.complete,
        broken=plan.broken,
        mentioned=plan.mentioned,
        places=lambda spot: plan.locate(back(spot)),
        written=lambda spot: plan.written(back(spot)),
        line=lambda _file, _number: "",
        files=plan.files,
        directives=_comments(plan, cut),
        pool=kept,
    )
    return replace(linked, findings=())


def _back(plan: Plan, cut: Cut) -> Callable[[Spot], Spot]:
    """Where a spot of the redacted plan is in the whole: what was left out shifts the numbers in a list."""
    gone = {"actions": cut.actions, "needs": cut.needs, "competences": cut.competences}
    kept: dict[tuple[str, int, str], list[int]] = {}
    for item in (*plan.action_plans, *plan.analyses, *plan.shared):
        for key, ids in gone.items():
            records: Sequence[Any] = getattr(item.value, key, ())
            kept[item.file, item.document, key] = [n for n, one in enumerate(records) if one.id not in ids]

    def back(spot: Spot) -> Spot:
        numbers = kept.get((spot.file, spot.document, str(spot.path[0]))) if len(spot.path) > 1 else None
        number = spot.path[1] if numbers else None
        if numbers and isinstance(number, int) and number < len(numbers):
            return replace(spot, path=(spot.path[0], numbers[number], *spot.path[2:]))
        return spot

    return back


def _comments(plan: Plan, cut: Cut) -> dict[str, tuple[Directive, ...]]:
    """The ignore comments that neither stand in nor speak of the text of what was left out, without their reasons."""
    if not plan.directives:
        return {}
    ranges = [_range(plan, value, key) for value, key in _spots(plan, cut)]
    return {
        file: tuple(replace(one, reason="") for one in comments if not _within(file, one, ranges))
        for file, comments in plan.directives.items()
    }


def _within(file: str, comment: Directive, ranges: list[tuple[str, int, int]]) -> bool:
    lines = (comment.line, comment.place.line)
    return any(file == name and first <= line <= last for line in lines for name, first, last in ranges)


# ---------------------------------------------------------------- the findings that may be told


def _words(finding: Finding) -> tuple[str, Place, str, str | None]:
    """What is said of which place."""
    told = finding.masked()
    return told.code, told.place, str(told.message), told.hint


def _may_tell(finding: Finding, mask: Mask, ranges: list[tuple[str, int, int]]) -> bool:
    places = [finding.where, *(related.where for related in finding.related)]
    lines = [(getattr(place, "file", ""), getattr(place, "line", 0)) for place in places]
    if any(file == name and first <= line <= last for name, line in lines for file, first, last in ranges):
        return False
    said = (finding.message, finding.hint, *(related.message for related in finding.related), finding.place.file)
    return not any(mask.hits(text) for text in said)


def _spots(plan: Plan, cut: Cut) -> Iterator[tuple[Spot, Spot]]:
    """The spots of all that was left out: of the value, and of the key it stands under."""
    lists = {"actions": cut.actions, "needs": cut.needs, "competences": cut.competences}
    for item in (*plan.action_plans, *plan.analyses, *plan.shared):
        for key, ids in lists.items():
            for number, one in enumerate(getattr(item.value, key, ())):
                if one.id in ids:
                    yield item.spot(key, number), item.spot(key, number, part="key")
    for item in plan.follow_ups:
        for key in ("actions", "needs"):
            for name in getattr(item.value, key):
                if name in lists[key]:
                    yield item.spot(key, name), item.spot(key, name, part="key")


def _range(plan: Plan, value: Spot, key: Spot) -> tuple[str, int, int]:
    place, start = plan.locate(value), plan.locate(key)
    return place.file, min(place.line, start.line), max(place.end_line, start.line)


def _hidden_keys(before: Person, after: Person) -> tuple[str, ...]:
    return tuple(key for key in _UNTOLD["public"] if getattr(before, key) and not getattr(after, key))


def _both(before: Iterable[Person], after: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    return zip(before, after, strict=True)
