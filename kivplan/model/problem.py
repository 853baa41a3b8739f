"""How a value says what is wrong with it: an error that carries its rule, a message and a hint."""

from __future__ import annotations

from typing import Literal

from pydantic_core import PydanticCustomError

from ..findings import Said, masked, said

Fault = Literal["wrong_type", "bad_value", "bad_date", "bad_amount", "missing_key"]

_LONGEST_QUOTE = 60


def problem(fault: Fault, message: Said, hint: Said | None = None, *, at: str | None = None) -> PydanticCustomError:
    """The error to raise while a value is read. Message and hint reach its context, and the finding, as they are.

    ``at`` names the key that the error belongs to when a whole record raises it (for ``missing_key``: the absent key).
    """
    return PydanticCustomError(fault, "{message}", {"message": message, "hint": hint, "at": at or ""})


def quoted(text: str) -> Said:
    """Text of the plan as a message shows it: shortened, between quotation marks."""
    return said("“{line}”", line=shortened(text))


def shortened(text: str) -> str:
    """Text of the plan on one line, at most 60 characters of it, without anyone's identity number."""
    line = " ".join(text[: 2 * _LONGEST_QUOTE].split())
    if len(line) > _LONGEST_QUOTE or len(text) > 2 * _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return masked(line)


def described(value: object) -> Said:
    """What stands in the plan, for a sentence such as "expected a date, found a list"."""
    if value is None:
        return said("nothing")
    if isinstance(value, dict):
        return said("a mapping of keys")
    if isinstance(value, list | tuple):
        return said("a list")
    return quoted(str(value))


def not_text(value: object, expected: Said, hint: Said) -> PydanticCustomError:
    """The ``wrong_type`` problem of a list, a mapping or nothing where ``expected`` (such as "a date") should be."""
    return problem("wrong_type", said("expected {what}, found {found}", what=expected, found=described(value)), hint)
