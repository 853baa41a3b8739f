"""Which currency a plan's amounts are in, and what is wrong where nothing tells (plan-format.md: ``currency``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from ..findings import Finding, Level, Related, said
from ..model.base import Record
from ..model.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..findings import Path as Keys
    from ..model.plan_head import PlanHead
    from .linked import Item

OF_LANGUAGES = {"nb": "NOK", "nn": "NOK", "sv": "SEK"}
"""The currency of the country a language is spoken in; English is spoken in too many."""


def currency_of(head: PlanHead) -> str | None:
    """The currency (ISO 4217) a plan names, else that of its language's country; None where neither tells."""
    return head.currency or OF_LANGUAGES.get(head.language)


def without_currency(head: Item[PlanHead], documents: Iterable[Item[Any]]) -> Iterator[Finding]:
    """KIV102 at the plan document, once, where amounts are written and nothing says in which currency."""
    if currency_of(head.value) is not None:
        return
    for document in documents:
        path = next(_amounts(document.value, ()), None)
        if path is not None:
            message = said("`currency:` is missing, and there are amounts: nobody can tell what they are in")
            hint = said("add `currency:` with three letters, such as NOK, SEK or EUR")
            related = (Related(document.spot(*path), said("the first amount")),)
            yield Finding("KIV102", "missing-key", Level.ERROR, message, head.spot(), hint, related)
            return


def _amounts(value: object, path: Keys) -> Iterator[Keys]:
    """Where the amounts of a record stand, in the order of the format's page."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            below = getattr(value, name)
            if _is_money(field.annotation) and below:
                yield (*path, name)
            else:
                yield from _amounts(below, (*path, name))
    elif isinstance(value, tuple | dict):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _amounts(one, (*path, step))


def _is_money(annotation: object) -> bool:
    return Money in get_args(annotation)
