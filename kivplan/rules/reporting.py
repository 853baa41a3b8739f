"""Family 8, follow-up: what is not reported or not answered (KIV801, 802, 806, 808)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

RULES: tuple[Rule, ...] = ()
