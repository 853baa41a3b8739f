"""What speaks for the first two success factors: people are told of the plan, and know and can play their part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import said
from ..plan.taking_part import COMMUNICATED, TRAINED, attendance, dialogues, groups_told, reach
from ..plan.wholes import wholes
from .evidence import Evidence, fact
from .weighing import Mark, yes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..factors import Fact
    from ..findings import Said
    from ..plan.linked import Plan
    from ..plan.taking_part import Reach
    from .rule import Context

ACTING = ("managers", "employees", "hr")
"""The groups that must have a role in the work with the plan."""

# ---------------------------------------------------------------- 1: managers communicate the plan


def communication(context: Context) -> Evidence:
    """Factor 1: what reached managers and employees, and what is to be said to them."""
    plan, day = context.plan, context.as_of
    managers, employees = (reach(plan, COMMUNICATED, group, day) for group in ("managers", "employees"))
    messages: list[str] = [entry.group for item in plan.strategies for entry in item.value.communication]
    told = {
        "managers": Mark(done=True, count=managers.reached, of=managers.of, lack=_too_few_managers_told(managers)),
        "employees": Mark(done=True, count=employees.reached, of=employees.of, lack=_too_few_employees_told(employees)),
    }
    planned = [yes(group in messages or mark.reached, done=False) for group, mark in told.items()]
    return Evidence(
        said(
            "In place when at least three in four managers and three in four employees are reported reached in the "
            "last two years. A message that is only planned weighs less."
        ),
        (*_told(plan, managers, employees, day), *_met(plan, day), *_messages(messages)),
        (*told.values(), *planned),
    )


def _told(plan: Plan, managers: Reach, employees: Reach, day: date) -> Iterator[Fact]:
    if managers.of:
        yield from fact(said("Managers reached: {count} of {of}, last {day}", **_numbers(managers)), done=True)
    elif managers.told:
        yield from fact(said("Managers told, not counted: last {day}", day=managers.last), done=True)
    if employees.of:
        yield from fact(said("Employees reached: {count} of {of}, last {day}", **_numbers(employees)), done=True)
    elif employees.told:
        yield from fact(said("Employees told, not counted: last {day}", day=employees.last), done=True)
    others = len(groups_told(plan, COMMUNICATED, day) - {"managers", "employees"})
    yield from fact(said("Other groups told: {count}", count=others), done=True)


def _numbers(known: Reach) -> dict[str, object]:
    return {"count": known.reached, "of": known.of, "day": known.last}


def _met(plan: Plan, day: date) -> Iterator[Fact]:
    """Taking part in the meetings is how employees meet the plan first; it is shown and does not weigh."""
    known = attendance(plan, day)
    words = {"count": known.participants, "of": known.invited, "meetings": known.meetings}
    if known.meetings == 1:
        text = said("Took part in a work meeting: {count} of {of} invited", **words)
    else:
        text = said("Took part in the work meetings: {count} of {of} invited, over {meetings} meetings", **words)
    yield from fact(text, done=True)


def _messages(groups: list[str]) -> Iterator[Fact]:
    yield from fact(said("Messages to managers: {count}", count=groups.count("managers")), done=False)
    yield from fact(said("Messages to employees: {count}", count=groups.count("employees")), done=False)


def _too_few_managers_told(known: Reach) -> Said:
    if not known.told:
        return said("No report of the last two years says that managers were reached.")
    if not known.of:
        return said("Nobody has counted how many managers were reached.")
    return said("Fewer than three in four managers are reported reached.")


def _too_few_employees_told(known: Reach) -> Said:
    if not known.told:
        return said("No report of the last two years says that employees were reached.")
    if not known.of:
        return said("Nobody has counted how many employees were reached.")
    return said("Fewer than three in four employees are reported reached.")


# ---------------------------------------------------------------- 2: clear roles, and training for them


def roles(context: Context) -> Evidence:
    """Factor 2: who was trained and talked with, who has a role and who answers for the actions."""
    plan, day = context.plan, context.as_of
    managers, met = reach(plan, TRAINED, "managers", day), dialogues(plan, day)
    given = [role for item in plan.strategies for role in item.value.roles]
    described: set[str] = {role.group for role in given}
    trained: set[str] = {role.group for role in given if role.training}
    responsible = sum(bool(whole.act.action.responsible) for whole in wholes(plan)), len(wholes(plan))
    return Evidence(
        said(
            "In place when at least three in four managers are reported trained in the last two years, the plan has "
            "been taken up with the unions, managers, employees and HR have roles and training for them, and three in "
            "four actions have somebody responsible."
        ),
        (*_trained(plan, day), *_dialogue(met), *_roles(described, trained, responsible)),
        (
            Mark(done=True, count=managers.reached, of=managers.of, lack=_too_few_managers_trained(managers)),
            yes(met, done=True, lack=said("It is not reported that the plan was taken up with the unions.")),
            yes(trained.issuperset(ACTING), done=False),
            Mark(done=False, count=responsible[0], of=responsible[1]),
        ),
    )


def _trained(plan: Plan, day: date) -> Iterator[Fact]:
    known = {group: reach(plan, TRAINED, group, day) for group in ACTING}
    managers, employees, hr = known.values()
    if managers.of:
        text = said("Managers trained in the plan's tools: {count} of {of}, last {day}", **_numbers(managers))
        yield from fact(text, done=True)
    elif managers.told:
        yield from fact(said("Managers trained, not counted: last {day}", day=managers.last), done=True)
    text = said("Employees trained in the plan's tools: {count} of {of}, last {day}", **_numbers(employees))
    yield from fact(text, done=True)
    yield from fact(said("HR trained in the plan's tools: {count} of {of}, last {day}", **_numbers(hr)), done=True)
    counted = {group for group, one in known.items() if one.of}
    others = groups_told(plan, TRAINED, day) - counted - {"managers"}
    yield from fact(said("Other groups trained: {count}", count=len(others)), done=True)


def _dialogue(met: tuple[date, ...]) -> Iterator[Fact]:
    if len(met) == 1:
        yield from fact(said("Taken up with the unions once, {day}", day=met[-1]), done=True)
    elif met:
        text = said("Taken up with the unions {count} times, last {day}", count=len(met), day=met[-1])
        yield from fact(text, done=True)


def _roles(described: set[str], trained: set[str], responsible: tuple[int, int]) -> Iterator[Fact]:
    count, all_ = len(described & set(ACTING)), len(ACTING)
    text = said("A role described, of managers, employees and HR: {count} of {of}", count=count, of=all_)
    yield from fact(text, done=False)
    text = said("Training for the role: {count} of {of}", count=len(trained & set(ACTING)), of=all_)
    yield from fact(text, done=False)
    count, all_ = responsible
    yield from fact(said("Actions with somebody responsible: {count} of {of}", count=count, of=all_), done=False)


def _too_few_managers_trained(known: Reach) -> Said:
    if not known.told:
        return said("No report of the last two years says that managers were trained in the plan's tools.")
    if not known.of:
        return said("Nobody has counted how many managers were trained.")
    return said("Fewer than three in four managers are reported trained.")
