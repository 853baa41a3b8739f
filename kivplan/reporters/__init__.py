"""Findings as text, JSON, SARIF and more. A reporter sees located findings only, never plans.

A reporter is a pure function of the results of a run and the look asked for. To add one, write its module and
put its name in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from .results import About, Look, Results, Scorecard

Reporter = Callable[[Results, Look], str]

FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown")


def _reporter(name: str) -> Reporter:
    """The ``report`` of the module of that name, which is loaded when it is first asked to report."""

    def report(results: Results, look: Look) -> str:
        module = import_module(f".{name}", __name__)
        text: str = module.report(results, look)
        return text

    return report


REPORTERS: dict[str, Reporter] = {name: _reporter(name) for name in FORMATS}
"""Every format of findings by the name it has in ``--format``; each is in the module of that name."""

__all__ = ["REPORTERS", "About", "Look", "Reporter", "Results", "Scorecard"]
