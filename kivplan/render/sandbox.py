"""The environment templates live in: plain data, nothing that acts; and for a theme's own, no end of work.

A theme may come with a plan nobody has read. What it can use up is bounded: rounds of loops and calls of macros, the
length of what it prints, and what one operator can blow up.
"""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, FileSystemLoader, TemplateNotFound, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..resources import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.runtime import Context

    from .theme import Theme

MOST_ROUNDS = 3_000_000
MOST_SIGNS = 50_000_000
_LONGEST = 1_000_000
_OWN = "kivplan/"
_NOT_FOR_THEMES = ("center", "format", "pprint", "random")


class Sandbox(ImmutableSandboxedEnvironment):
    """An immutable sandbox that also keeps the translations' own methods from templates.

    Jinja judges an attribute by its name and the type it is of, each time anew; what it said is remembered.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may reach an attribute."""
        if isinstance(obj, NullTranslations) or isinstance(value, NullTranslations):
            return False
        kind = (type(obj), attr)
        if kind not in self._safe:
            self._safe[kind] = bool(super().is_safe_attribute(obj, attr, value))
        return self._safe[kind]


class ThemeSandbox(Sandbox):
    """The sandbox of a theme: what its own templates do is counted."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, theme: Theme, folder: str, **options: Any) -> None:
        self.theme = theme
        super().__init__(loader=ThemeLoader(theme, folder), **options)
        self.theirs = frozenset(name for name in theme.texts if name.startswith(f"{folder}/"))
        self.folder = folder
        self.rounds = 0
        for name in _NOT_FOR_THEMES:
            del self.filters[name]
        del self.globals["lipsum"]

    def tick(self) -> str:
        """Count one round of a loop or call of a macro; raises SecurityError for one too many."""
        self.rounds += 1
        if self.rounds > MOST_ROUNDS:
            raise SecurityError("it goes on without end: more than three million rounds of loops")
        return ""

    def joined(self, *parts: Any) -> Any:
        """What ``~`` makes of its parts."""
        if sum(len(part) for part in parts if isinstance(part, str)) > _LONGEST:
            raise SecurityError("it puts together a text of more than a million signs")
        from jinja2.runtime import markup_join, str_join

        return (markup_join if self.autoescape else str_join)(parts)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator's outcome; raises SecurityError where it could be of any size."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(
                f"a theme does not use the operator {operator}" + (" on text" if operator == "%" else "")
            )
        sizes = [len(one) for one in (left, right) if hasattr(one, "__len__")]
        numbers = [abs(one) for one in (left, right) if isinstance(one, (int, float))]
        if sizes and (sum(sizes) if operator == "+" else max(sizes) * max([1, *numbers])) > _LONGEST:
            raise SecurityError(f"{operator} makes something of more than a million parts")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if name is not None and f"{self.folder}/{name}" in self.theirs:
            _counted(tree)
            tree.set_environment(self)
        return tree


def _counted(tree: nodes.Template) -> None:
    """Have every round of a loop and every call of a macro counted, and ``~`` bounded."""
    rounds: list[nodes.For | nodes.Macro | nodes.CallBlock] = [
        *tree.find_all(nodes.For),
        *tree.find_all(nodes.Macro),
        *tree.find_all(nodes.CallBlock),
    ]
    for node in rounds:
        tick = nodes.Call(nodes.EnvironmentAttribute("tick"), [], [], None, None, lineno=node.lineno)
        node.body.insert(0, nodes.ExprStmt(tick, lineno=node.lineno))
    _replace_joins(tree)


def _replace_joins(node: nodes.Node) -> None:
    for name, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, name, [_bounded(one) if isinstance(one, nodes.Node) else one for one in value])
        elif isinstance(value, nodes.Node):
            setattr(node, name, _bounded(value))


def _bounded(node: nodes.Node) -> nodes.Node:
    _replace_joins(node)
    if not isinstance(node, nodes.Concat):
        return node
    attribute = nodes.EnvironmentAttribute("joined")
    return nodes.Call(attribute, node.nodes, [], None, None, lineno=node.lineno)


class ThemeLoader(BaseLoader):
    """A theme's templates, else kivplan's own; ``kivplan/page.html`` is always kivplan's own."""

    def __init__(self, theme: Theme, folder: str) -> None:
        self.theme, self.folder = theme, folder
        self.own = FileSystemLoader(templates_dir() / folder)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template, and the path a fault in it is told by."""
        if "\0" in template:
            raise TemplateNotFound(template)
        if template.startswith(_OWN):
            return self.own.get_source(environment, template.removeprefix(_OWN))
        name = f"{self.folder}/{template}"
        if name in self.theme.texts:
            return self.theme.texts[name], self.theme.path(name), None
        return self.own.get_source(environment, template)
