"""Findings as JSON, for programs.

The document is an object, described key by key in ``findings.schema.json`` beside this file::

    {
      "version": 1,
      "kivplan": "0.1.0",
      "language": "en",
      "as_of": "2026-09-15",
      "findings": [
        {
          "code": "KIV201", "name": "unknown-reference", "level": "error",
          "message": "…", "hint": "…" or null, "url": "https://…" or null, "fingerprint": "…",
          "file": "tiltak/helse.yaml", "line": 14, "column": 18, "end_line": 14, "end_column": 26,
          "related": [{"message": "…", "file": "…", "line": 1, "column": 1, "end_line": 1, "end_column": 2}]
        }
      ],
      "summary": {"errors": 1, "warnings": 0, "info": 0, "accepted": 0, "files": 6, "plans": ["."]}
    }

Lines and columns count from 1, columns in characters; an end is just past the last character. ``version`` rises
when a key is removed or changes its meaning; keys may be added without that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Level, Place
from .json_text import json_text
from .scorecard import as_json

if TYPE_CHECKING:
    from ..findings import Finding, Related
    from .results import Look, Results

VERSION = 1


def report(results: Results, look: Look) -> str:
    """The findings as one JSON document, readable by people too: letters stand as they are, controls escaped."""
    return json_text(
        {
            "version": VERSION,
            "kivplan": results.version,
            "language": results.language,
            "as_of": results.as_of.isoformat(),
            "findings": [_finding(results, *pair) for pair in results.fingerprinted()],
            "summary": _summary(results),
            **_scorecards(results),
        }
    )


def _scorecards(results: Results) -> dict[str, object]:
    """The scorecards, where they were asked for."""
    if not results.scorecards:
        return {}
    cards = [{"plan": card.plan, "lines": as_json(card.lines, results.say)} for card in results.scorecards]
    return {"scorecards": cards}


def _finding(results: Results, finding: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.level.label,
        "message": finding.message,
        "hint": finding.hint,
        "url": results.url_of(finding),
        "fingerprint": fingerprint,
        **_place(finding.place),
        "related": [_related(related) for related in finding.related],
    }


def _related(related: Related) -> dict[str, object]:
    place = _place(related.where) if isinstance(related.where, Place) else {}
    return {"message": related.message, **place}


def _place(place: Place) -> dict[str, object]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _summary(results: Results) -> dict[str, object]:
    return {
        "errors": results.count(Level.ERROR),
        "warnings": results.count(Level.WARNING),
        "info": results.count(Level.INFO),
        "accepted": results.accepted,
        "files": results.files,
        "plans": list(results.plans),
    }
