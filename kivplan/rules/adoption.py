"""Family 9, process: the unions and the decision (KIV908, 909)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

RULES: tuple[Rule, ...] = ()
