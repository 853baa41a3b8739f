"""Figures of a plan are computed once and remembered with it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from .linked import Plan

R = TypeVar("R")
P = ParamSpec("P")
_UNKNOWN: Any = object()


def once(function: Callable[Concatenate[Plan, P], R]) -> Callable[Concatenate[Plan, P], R]:
    """Compute a figure of a plan once for each set of arguments, and remember it with the plan."""

    @wraps(function)
    def remembered(plan: Plan, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (function, args, *sorted(kwargs.items())) if kwargs else (function, args)
        found: R = plan.memory.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            plan.memory[key] = found = function(plan, *args, **kwargs)
        return found

    return remembered
