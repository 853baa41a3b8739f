"""Leaving out what cannot be read: a document without some of its keys and items, the rest as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..findings import Path

# The paths to drop, as a tree; None marks what is to go.
_Tree = dict[str | int, "_Tree | None"]


class Remains:
    """A document without what stands at ``dropped``, and where in the document each list item of it stands.

    ``instead``: what is to be read under some of its keys, whatever stands there.
    """

    def __init__(self, data: object, dropped: Iterable[Path], instead: Mapping[str, object] | None = None) -> None:
        self.kept: dict[Path, tuple[int, ...]] = {}
        self.data = self._without(data, _tree(dropped), ())
        if instead and isinstance(self.data, dict):
            self.data = {**self.data, **instead}

    def written(self, path: Path) -> Path:
        """The path in the whole document of what stands at ``path`` in the remains."""
        return written(path, self.kept)

    def _without(self, value: object, tree: _Tree, path: Path) -> object:
        if isinstance(value, dict):
            return self._without_keys(value, tree, path)
        if isinstance(value, list):
            return self._without_items(value, tree, path)
        return value

    def _without_keys(self, value: dict[object, object], tree: _Tree, path: Path) -> object:
        copy = dict(value)
        for key, below in tree.items():
            if below is None:
                copy.pop(key, None)
            elif key in copy:
                copy[key] = self._without(copy[key], below, (*path, key))
        return copy

    def _without_items(self, value: list[object], tree: _Tree, path: Path) -> object:
        gone = {step for step, below in tree.items() if below is None}
        if gone:
            self.kept[path] = tuple(number for number in range(len(value)) if number not in gone)
        changed = {
            step: self._without(value[int(step)], below, (*path, step))
            for step, below in tree.items()
            if below is not None
        }
        return [changed.get(number, item) for number, item in enumerate(value) if number not in gone]


def written(path: Path, kept: dict[Path, tuple[int, ...]]) -> Path:
    """The path in a whole document, when ``kept`` gives the numbers of the items left of each list that lost some."""
    if not kept:
        return path
    whole: Path = ()
    for step in path:
        numbers = kept.get(whole)
        whole = (*whole, numbers[step] if numbers is not None and isinstance(step, int) else step)
    return whole


def _tree(paths: Iterable[Path]) -> _Tree:
    tree: _Tree = {}
    for path in sorted(paths, key=len):
        branch: _Tree | None = tree
        for step in path[:-1]:
            branch = branch.setdefault(step, {}) if branch is not None else None
        if branch is not None:
            branch[path[-1]] = None
    return tree
