"""Findings as workflow commands: GitHub shows them at their lines in a pull request.

Worst first, since it shows ten of a level for each step. A last line sums up, for whoever reads the log.
See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands for the form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Level
from ..fingerprints import posix
from .escaping import one_line
from .snippet import shown_place
from .wording import seen_elsewhere, summary, whole_message

if TYPE_CHECKING:
    from ..findings import Finding, Place
    from .results import Look, Results

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def report(results: Results, look: Look) -> str:
    """One command, on one line, for each finding, then the summary."""
    lines = [_command(results, finding) for finding in results.worst_first()]
    if look.summary:
        lines.append(one_line(summary(results)))
    return "".join(f"{line}\n" for line in lines)


def _command(results: Results, finding: Finding) -> str:
    properties = {**_where(finding.place), "title": f"{finding.code} {finding.name}"}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = [f"{shown_place(finding.place)}: {whole_message(results, finding)}", *seen_elsewhere(finding)]
    return f"::{COMMANDS[finding.level]} {told}::{_data(chr(10).join(message))}"


def _where(place: Place) -> dict[str, object]:
    """The place as GitHub has it: the last line and column are part of it, and columns are for one line alone."""
    past_line_end = place.end_column == 1 and place.end_line > place.line
    end_line = place.end_line - past_line_end
    lines = {"file": one_line(posix(place.file)), "line": place.line, "endLine": end_line}
    if end_line != place.line or past_line_end:
        return lines
    return {**lines, "col": place.column, "endColumn": max(place.end_column - 1, place.column)}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
