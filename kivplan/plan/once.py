"""Figures of a plan are computed once and remembered with it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from .linked import Plan

R = TypeVar("R")
P = ParamSpec("P")


def once(function: Callable[Concatenate[Plan, P], R]) -> Callable[Concatenate[Plan, P], R]:
    """Compute a figure of a plan once for each set of arguments, and remember it with the plan."""

    @wraps(function)
    def remembered(plan: Plan, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (function, args, *sorted(kwargs.items()))
        if key not in plan.memory:
            plan.memory[key] = function(plan, *args, **kwargs)
        result: R = plan.memory[key]
        return result

    return remembered
