"""Family 7, time: what lies outside its period, and what comes too early or late (KIV701-703, 706)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

RULES: tuple[Rule, ...] = ()
