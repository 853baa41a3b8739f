"""The list of independent judgements: for a rule's code, where its findings are to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .raw import Raw, Where

    Told = Where | tuple[Where, str]
    """A place; with a level where it is not the rule's own."""

Judgement = Callable[["Raw"], "Iterable[Told]"]
ORACLES: dict[str, Judgement] = {}


def oracle(code: str) -> Callable[[Judgement], Judgement]:
    """Makes a function the judgement for a rule."""

    def add(function: Judgement) -> Judgement:
        assert code not in ORACLES
        ORACLES[code] = function
        return function

    return add
