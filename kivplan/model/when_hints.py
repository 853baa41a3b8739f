"""What to write instead of a date that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .problem import problem, quoted

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError


def when_problem(text: str) -> PydanticCustomError:
    return problem("bad_date", f"{quoted(text)} is not a date")


def day_problem(text: str) -> PydanticCustomError:
    return problem("bad_date", f"{quoted(text)} is not a day", "write the day as 2026-09-15")


def yearly_problem(text: str) -> PydanticCustomError:
    return problem("bad_date", f"{quoted(text)} is not a day or month of the year")
