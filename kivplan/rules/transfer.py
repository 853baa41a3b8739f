"""Family 5, transfer: from training to everyday work (KIV501-503)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

RULES: tuple[Rule, ...] = ()
