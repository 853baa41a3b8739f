"""Grants as they stand: the action plan's word, or that of the newest follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .names import named_grants

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ..model.action_parts import Grant
    from ..model.action_plan import Action
    from .linked import Report

GRANT_STATUSES = ("planned", "applied", "granted", "refused")


class GrantFigure(NamedTuple):
    """A grant as it stands. ``since``: the report it has this status from; None: the action plan itself says so."""

    id: str
    grant: Grant
    status: str
    amount: Decimal | None
    since: Report | None = None


def grants_of(action: Action, reports: Sequence[Report]) -> tuple[GrantFigure, ...]:
    """The grants of an action in the order it lists them, after reports of it, oldest first."""
    return tuple(_figure(key, grant, reports) for key, grant in named_grants(action))


def _figure(key: str, grant: Grant, reports: Sequence[Report]) -> GrantFigure:
    status, amount, since = grant.status, grant.amount, None
    for report in reports:
        said = report.value.grants.get(key)
        if said:
            since = since if said.status == status else report
            status, amount = said.status, amount if said.amount is None else said.amount
    return GrantFigure(key, grant, status, amount, since)
