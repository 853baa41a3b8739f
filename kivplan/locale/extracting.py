"""For developers: the words of findings, found where they stand in the code.

Words of findings are templates with ``{names}``, in calls of ``said`` and ``Words``, in the pages of ``Rule`` and their
sources, and in what reporters ``say``. Babel's own extractor knows neither pairs of messages nor keyword arguments.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOMES = ("source", "model", "plan", "rules", "reporters", "history", "cli")
PAGE = ("summary", "why", "notes")
_FIELDS = re.compile(r"\{\w+\}|[ :]")  # what is the same in every language


def findings_messages(root: Path) -> dict[str, None]:
    """Every template of a finding, a rule's page or a reporter below ``root``, in the order of the files."""
    found: dict[str, None] = {}
    for home in HOMES:
        for path in sorted((root / "kivplan" / home).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = _constants(tree) if path.stem == "sources" else _messages(tree)
            found.update(dict.fromkeys(text for text in texts if _FIELDS.sub("", text)))
    return found


def _messages(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and not _to_terminal(node):
            plain = getattr(node.func, "id", "") == "Field"
            for text in (text for argument in _speaking(node) for text in _texts(argument)):
                yield text.replace("{", "{{").replace("}", "}}") if plain else text


def _to_terminal(call: ast.Call) -> bool:
    """Whether it is the terminal that says it: that speaks English, where there is no plan to speak of."""
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "terminal"


def _speaking(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are templates."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("said", "say"):
        return call.args[:1]
    if name == "Words":
        return [*call.args, *(keyword.value for keyword in call.keywords)]
    if name == "Rule":
        return [keyword.value for keyword in call.keywords if keyword.arg in PAGE]
    if name == "Field" and not call.args:  # a required key: findings say what it means
        return [keyword.value for keyword in call.keywords if keyword.arg == "description"]
    return []


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts an argument may come to, less those that belong to a call within it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Tuple):
        for one in node.elts:
            yield from _texts(one)


def _constants(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from _texts(node.value)
