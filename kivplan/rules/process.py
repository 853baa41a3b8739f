"""Family 9, process: communication, roles, the annual wheel, the staircase (KIV904-907)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

RULES: tuple[Rule, ...] = ()
