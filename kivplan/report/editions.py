"""Editions: what a reader may see. Redaction happens on the data, before any view is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .brief import Withheld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..findings import Finding
    from ..plan import Plan


def redact(plan: Plan, edition: str) -> tuple[Plan, Withheld]:
    """The plan as ``edition`` may show it, and what was left out."""
    return plan, Withheld()


def tellable(findings: Sequence[Finding], plan: Plan, redacted: Plan) -> tuple[Finding, ...]:
    """The findings that speak only of what the redacted plan still shows."""
    return tuple(findings)
