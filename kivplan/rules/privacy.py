"""Family 9, people: numbers, names and what is not for the public (KIV901-903)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

RULES: tuple[Rule, ...] = ()
