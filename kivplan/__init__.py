"""kivplan: strategic competence plans as plain YAML, validated and rendered.

The public names are those in ``__all__``; everything else may change between releases.
They are loaded when first used, so that ``import kivplan`` costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, without the 10 ms that importing typing takes
if TYPE_CHECKING:
    from .findings import Finding, Level, Place
    from .plan import Plan, load
    from .render import Order, render_plan
    from .rules import validate

__all__ = ["Finding", "Level", "Order", "Place", "Plan", "__version__", "load", "render_plan", "validate"]
__version__ = "0.1.0"

_HOMES = {
    "Finding": "findings",
    "Level": "findings",
    "Order": "render",
    "Place": "findings",
    "Plan": "plan",
    "load": "plan",
    "render_plan": "render",
    "validate": "rules",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home; raise AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kivplan' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    """The public names, whether they have been loaded or not."""
    return sorted(__all__)
