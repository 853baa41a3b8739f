"""Findings as a Code Quality report, which GitLab shows in a merge request.

See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format for the form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Level
from ..fingerprints import posix
from .escaping import one_line
from .json_text import json_text

if TYPE_CHECKING:
    from ..findings import Finding
    from .results import Look, Results

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def report(results: Results, look: Look) -> str:
    """A list with one object for each finding."""
    return json_text([_degradation(results, *pair) for pair in results.fingerprinted()])


def _degradation(results: Results, finding: Finding, fingerprint: str) -> dict[str, object]:
    place = finding.place
    hint = f" ({results.say('hint')}: {one_line(finding.hint)})" if finding.hint else ""
    return {
        "description": one_line(finding.message) + hint,
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.level],
        "location": {"path": posix(place.file), "lines": {"begin": place.line}},
    }
