"""Family 8, follow-up: deviations and handing over (KIV804, 805)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

RULES: tuple[Rule, ...] = ()
