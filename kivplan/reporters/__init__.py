"""Findings as text, JSON, SARIF and more. A reporter sees located findings only, never plans.

A reporter is a pure function of the results of a run and the look asked for. To add one, write its module and
put it in ``REPORTERS``.
"""

from __future__ import annotations

from collections.abc import Callable

from . import concise, github, gitlab, json, junit, markdown, sarif, text
from .results import About, Look, Results, Scorecard

Reporter = Callable[[Results, Look], str]

REPORTERS: dict[str, Reporter] = {
    "text": text.report,
    "concise": concise.report,
    "json": json.report,
    "sarif": sarif.report,
    "junit": junit.report,
    "github": github.report,
    "gitlab": gitlab.report,
    "markdown": markdown.report,
}
"""Every format of findings by the name it has in ``--format``."""

__all__ = ["REPORTERS", "About", "Look", "Reporter", "Results", "Scorecard"]
