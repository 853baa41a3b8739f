"""Family 9, people: what the public may learn of so few that it can tell who they are (KIV903)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..findings import said
from ..plan.coverage import gaps
from ..plan.groups import employees, group_size
from ..plan.wholes import whole_of
from ..plan.withheld import withheld
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import PRIVACY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Path as Keys
    from ..findings import Said
    from ..model.action_plan import Action
    from ..plan.linked import Plan
    from ..plan.wholes import Whole
    from .rule import Context

INDIVIDUALS = "individuals-public"

_FEW = Words(
    "{action} shows the public {what} of a group of {count}, and with fewer than {limit} it can be told who they are",
    "write `edition: internal` or `board`, and on which ground in `edition_basis:`",
)
_NOBODY_KNOWS_HOW_MANY = Words(
    "{action} shows the public {what} of a group of unknown size, and of a small one it can be told who they are",
    "give `size:` in `target_group:`, or write `edition: internal` or `board`",
)
_FEW_IN_UNIT = Words(
    "{need} shows the public the level of {unit} with {count} employees, and with fewer than {limit} it can be told "
    "whose it is",
    "write `edition: internal` or `board` beside the need",
)
_NOBODY_KNOWS_HOW_MANY_IN_UNIT = Words(
    "{need} shows the public the level of {unit}, of unknown size, and in a small unit it can be told whose it is",
    "give the unit its `employees:`, or write `edition: internal` or `board` beside the need",
)


def _individuals_public(context: Context) -> Iterator[Remark]:
    yield from _actions(context.plan, context.limits[INDIVIDUALS])
    yield from _needs(context, context.limits[INDIVIDUALS])


def _actions(plan: Plan, limit: Decimal) -> Iterator[Remark]:
    """Each action once, in its last term that says such a thing."""
    kept = withheld(plan, "public").actions
    for act in plan.actions.values():
        for term in reversed(act.terms) if act.id not in kept else ():
            sensitive = _sensitive(term.action)
            if sensitive is None:
                continue
            whole = whole_of(plan).get(act.id)
            count = _size(term.action, whole)
            if count is None or count < limit:
                keys, what = sensitive
                params = {"action": naming.action(act), "what": what, "count": count, "limit": naming.plain(limit)}
                words = _NOBODY_KNOWS_HOW_MANY if count is None else _FEW
                yield Remark(term.item, keys, words, params, also=whole.items[:1] if whole else ())
            break


def _sensitive(action: Action) -> tuple[Keys, Said] | None:
    """What an action says of those it is for that others may not know, and where."""
    group = action.target_group
    if group is None:
        return None
    if action.strategy == "phase_out":
        return ("strategy",), said("the phasing out")
    if group.commitment and group.commitment.repayment not in (None, "none"):
        return ("target_group", "commitment", "repayment"), said("the repayment")
    if group.leave and group.leave.terms:
        return ("target_group", "leave", "terms"), said("the terms of leave")
    return None


def _size(action: Action, whole: Whole | None) -> int | None:
    """How many an action is for; a part that does not say so is for as many as its whole."""
    size = group_size(action)
    return size if size is not None or whole is None else group_size(whole.act.action)


def _needs(context: Context, limit: Decimal) -> Iterator[Remark]:
    plan, known = context.plan, employees(context.plan)
    kept = withheld(plan, "public").needs
    for gap in gaps(plan, context.as_of):
        unit = gap.need.unit or plan.needs[gap.id].unit
        if gap.need.type != "competence" or gap.present is None or gap.id in kept or unit not in plan.units:
            continue
        count = known.get(unit)
        if count is None or count < limit:
            item = plan.needs[gap.id]
            params = {
                "need": naming.thing(plan, item),
                "unit": naming.quoted(plan.name_of(unit)),
                "count": count,
                "limit": naming.plain(limit),
            }
            keys: Keys = ("present",) if gap.need.present is not None else ("id",)
            also = (plan.units[unit],)
            words = _NOBODY_KNOWS_HOW_MANY_IN_UNIT if count is None else _FEW_IN_UNIT
            yield Remark(item, keys, words, params, also=also)


RULES: tuple[Rule, ...] = (
    Rule(
        code="KIV903",
        name=INDIVIDUALS,
        levels=levels("i/w/w"),
        summary="The public edition shows phasing out, repayment, terms of leave, or a present level of competence, of "
        "a group smaller than the limit or of unknown size.",
        why="Of a few, colleagues and neighbours can tell who is meant, and the plan says of them what only they and "
        "their manager should know.",
        source=PRIVACY,
        notes=(
            (
                "An action's group is as large as `size:` in its `target_group:` says, else as many as have `places:`, "
                "else as many `participants:` as are paid for; a part of an action that says neither is for as many as "
                "the whole."
            ),
            "To phase out concerns people where there is a target group; without one it is a way of working that ends.",
            "Repayment that is `none` binds nobody, and leave without `terms:` says nothing of anyone.",
            (
                "A need of type competence counts where it is the need of a unit and a level for now is given, in the "
                "analysis or a follow-up. A unit that does not say how many work there is as large as its parts "
                "together."
            ),
            "Actions and needs of the editions board and internal are left alone, with all that goes with them.",
        ),
        needs=(("target_group",), ("strategy",), ("cost",), ("edition",), ("part_of",), ("unit",), ("employees",)),
        limits={INDIVIDUALS: Decimal(5)},
        find=_individuals_public,
        wrong="id: H1\n"
        "title: A year of further education\n"
        "target_group:\n"
        "  who: Nurses in the emergency room\n"
        "  size: 3\n"
        "  commitment: {months: 24, counted_from: the exam, repayment: full}\n",
        right="id: H1\n"
        "title: A year of further education\n"
        "target_group:\n"
        "  who: Nurses in the hospital\n"
        "  size: 120\n"
        "  places: 3\n"
        "  selection: Those with most years on the ward go first.\n"
        "  commitment: {months: 24, counted_from: the exam, repayment: full}\n",
    ),
)
