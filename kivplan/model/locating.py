"""Where in a document an error of Pydantic's is: its ``loc`` walked through the data and the shapes, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .shapes import Keys, Named, below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from ..findings import Part, Path
    from .shapes import Shape

_ABOUT_A_KEY = ("missing", "unexpected_keyword_argument")


@dataclass(frozen=True, slots=True)
class Located:
    """An error at its place: ``path`` leads to what is wrong, ``value`` stands there, ``container`` holds it.

    ``shapes`` are those of the document, of every container on the way, and of the value itself (None: unknown key).
    For an absent key ``path`` ends with that key and ``value`` is None.
    """

    path: Path
    part: Part
    value: object
    container: object
    shapes: tuple[Shape | None, ...]

    @property
    def key(self) -> str | int:
        """The last step of the path; an empty text for the document itself."""
        return self.path[-1] if self.path else ""

    @property
    def shape(self) -> Shape | None:
        """What may stand there."""
        return self.shapes[-1]

    @property
    def keys(self) -> Keys | None:
        """The record around the key; None in lists and mappings with keys of one's own."""
        outer = self.shapes[-2] if len(self.shapes) > 1 else None
        return outer if isinstance(outer, Keys) else None


def located(error: ErrorDetails, data: object, shape: Shape) -> Located:
    """The place of an error of a document with this shape."""
    steps: Sequence[str | int] = error["loc"]
    if at := error.get("ctx", {}).get("at"):
        steps = (*steps, at)
    path: Path = ()
    shapes: tuple[Shape | None, ...] = (shape,)
    value, container = data, None
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if last and step == "[key]" and _is_own_key(shapes) and error["type"] not in _ABOUT_A_KEY:
            return Located(path, "key", path[-1], container, shapes)
        if not _holds(value, step) and not (last and isinstance(shapes[-1], Keys) and isinstance(value, dict)):
            break
        container, value = value, child(value, step)
        path, shapes = (*path, step), (*shapes, below(shapes[-1], step))
    return Located(path, "key" if error["type"] in _ABOUT_A_KEY else "value", value, container, shapes)


def child(container: object, step: str | int) -> object:
    """What ``container`` holds at ``step``; None where it holds nothing."""
    if isinstance(container, dict):
        return container.get(step)
    if isinstance(container, list | tuple) and isinstance(step, int) and 0 <= step < len(container):
        return container[step]
    return None


def _holds(container: object, step: str | int) -> bool:
    if isinstance(container, dict):
        return step in container
    return isinstance(container, list | tuple) and isinstance(step, int) and step < len(container)


def _is_own_key(shapes: tuple[Shape | None, ...]) -> bool:
    return len(shapes) > 1 and isinstance(shapes[-2], Named)


def droppable(place: Located, *, absent: bool) -> Path | None:
    """The shortest path to leave out so that the rest may still be read; None when nothing would be left.

    ``absent``: the error is about a key that is not there, so that what should hold it has to go.
    """
    path = place.path
    if place.shape is None and not absent:
        return path
    if absent:
        path = path[:-1]
    while path:
        outer = place.shapes[len(path) - 1]
        if not isinstance(outer, Keys) or not outer.fields[str(path[-1])].required:
            return path
        path = path[:-1]
    return None
