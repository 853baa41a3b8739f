"""Family 4, what the strategy answers: the four ways, emphasis, service quality, readiness (KIV401, 405-407)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

RULES: tuple[Rule, ...] = ()
