"""Numbers as they are written in a plan: money, numbers, whole numbers, percent, yes and no."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ..findings import said
from .problem import not_text, problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import PydanticCustomError

_MONEY = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,9})?")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?)[ \u00a0\u202f]?%")


def read_money(value: object) -> Decimal:
    """An amount in the plan's currency; raises a ``bad_amount`` problem for ``30.000``, ``kr 500`` and so on."""
    if isinstance(value, str):
        return _money(value)
    if isinstance(value, Decimal):
        return value
    raise not_text(value, said("an amount"), said("write digits only, such as {example}", example="30000"))


def read_number(value: object) -> Decimal:
    """A number, with a decimal point or comma; raises a ``wrong_type`` problem for anything else."""
    if isinstance(value, str):
        return _number(value)
    if isinstance(value, Decimal):
        return value
    raise not_text(value, said("a number"), said("write a number, such as {example}", example="9.4"))


def read_quantity(value: object) -> Decimal:
    """A number that is not below zero; raises a ``wrong_type`` or ``bad_value`` problem for anything else."""
    number = read_number(value)
    if number < 0:
        raise problem("bad_value", said("{number} is below zero", number=number), said("write 0 or more"))
    return number


def read_percent(value: object) -> Decimal:
    """The percent points of ``30%`` or ``30 %``, 0 to 100; raises a ``bad_value`` problem for anything else."""
    if isinstance(value, str):
        return _percent(value)
    if isinstance(value, Decimal):
        return value
    raise not_text(value, said("a percentage"), said("write it as 30%"))


def whole(low: int, high: int | None = None) -> Callable[[object], int]:
    """A reader of whole numbers from ``low`` to ``high`` (both allowed); it raises ``wrong_type`` or ``bad_value``."""

    def read(value: object) -> int:
        number = _whole(value) if isinstance(value, str) else value
        if not isinstance(number, int):
            hint = said("write a whole number, such as {example}", example=low or 12)
            raise not_text(value, said("a whole number"), hint)
        if number < low or (high is not None and number > high):
            raise _out_of_bounds(number, low, high)
        return number

    return read


def _out_of_bounds(number: int, low: int, high: int | None) -> PydanticCustomError:
    if high is None:
        hint = said("write a whole number {low} or more", low=low)
    else:
        hint = said("write a whole number from {low} to {high}", low=low, high=high)
    return problem("bad_value", said("{number} is out of bounds", number=number), hint)


def read_yes_no(value: object) -> bool:
    """True for ``yes``, False for ``no``; raises a ``bad_value`` problem for anything else, ``true`` included."""
    if value == "yes":
        return True
    if value == "no":
        return False
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise not_text(value, said("yes or no"), said("write yes or no"))
    from .amount_hints import yes_no_problem

    raise yes_no_problem(value)


@lru_cache(maxsize=8192)
def _money(text: str) -> Decimal:
    if _MONEY.fullmatch(text):
        return Decimal(text)
    from .amount_hints import money_problem

    raise money_problem(text)


@lru_cache(maxsize=8192)
def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    from .amount_hints import number_problem

    raise number_problem(text)


@lru_cache(maxsize=8192)
def _whole(text: str) -> int:
    if _WHOLE.fullmatch(text):
        return int(text)
    from .amount_hints import whole_problem

    raise whole_problem(text)


@lru_cache(maxsize=1024)
def _percent(text: str) -> Decimal:
    match = _PERCENT.fullmatch(text)
    number = Decimal(match[1].replace(",", ".")) if match else None
    if number is not None and number <= 100:
        return number
    from .amount_hints import percent_problem

    raise percent_problem(text)
