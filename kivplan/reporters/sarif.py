"""Findings as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

Decided where the standard leaves room: columns are ``unicodeCodePoints``, as ours are. Files are relative to
``%SRCROOT%``, which is for the reader to know. Fingerprints have a key of our own, ``kivplan/v1``: GitHub's uploader
makes ``primaryLocationLineHash`` itself and warns of any other. There is no ``automationDetails``, so that whoever
uploads names the category. Braces stand single, as nearly all viewers show them, unless they would be a placeholder.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from ..findings import Level, Place
from .escaping import lines_of
from .json_text import json_text
from .wording import whole_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..findings import Finding, Related
    from .results import About, Look, Results

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://kivplan.readthedocs.io/"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
FINGERPRINT = "kivplan/v1"
_PLACEHOLDER = re.compile(r"\{([0-9]+)\}")
_NOT_PLAIN = re.compile(rb"[^A-Za-z0-9._~/-]")

Document = dict[str, object]


def report(results: Results, look: Look) -> str:
    """One run with the rules that were asked and every finding."""
    rules = _rules(results)
    index = {str(rule["id"]): number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(results, rules)},
        "invocations": [{"executionSuccessful": True}],
        "language": results.language,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(results, finding, index[finding.code], fingerprint)
            for finding, fingerprint in results.fingerprinted()
        ],
        "properties": {"asOf": results.as_of.isoformat(), "accepted": results.accepted},
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(results: Results, rules: Sequence[Document]) -> Document:
    version = {"version": results.version} if results.version else {}
    return {"name": "kivplan", "informationUri": HOME, **version, "rules": rules}


def _rules(results: Results) -> list[Document]:
    """The rules that were asked, and those that only their findings are known of, by code."""
    known = {about.code: _rule(about) for about in results.about.values()}
    for finding in results.findings:
        known.setdefault(finding.code, {"id": finding.code, "name": finding.name})
    return [known[code] for code in sorted(known)]


def _rule(about: About) -> Document:
    help_text = "\n\n".join(filter(None, (about.summary, about.why, about.url)))
    return {
        "id": about.code,
        "name": about.name,
        "shortDescription": _message(about.summary),
        "fullDescription": _message(about.why or about.summary),
        "help": _message(help_text),
        **({"helpUri": about.url} if about.url else {}),
        "defaultConfiguration": {"level": LEVELS[about.level]},
    }


def _result(results: Results, finding: Finding, rule: int, fingerprint: str) -> Document:
    related = [_related(number, one) for number, one in enumerate(finding.related) if isinstance(one.where, Place)]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.level],
        "message": _message(whole_message(results, finding)),
        "locations": [_location(finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _related(number: int, related: Related) -> Document:
    assert isinstance(related.where, Place)  # noqa: S101 - the caller has looked
    return {"id": number, **_location(related.where), "message": _message(related.message)}


def _location(place: Place) -> Document:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(place.file), "region": region}}


def _artifact(file: str) -> Document:
    path = PurePath(file)
    name = path.as_posix()
    if path.is_absolute():
        drive = path.drive if path.drive.endswith(":") else ""
        return {"uri": f"file://{'/' if drive else ''}{drive}{_percent_encoded(name.removeprefix(drive))}"}
    return {"uri": _percent_encoded(name), "uriBaseId": "%SRCROOT%"}


def _percent_encoded(name: str) -> str:
    try:
        data = name.encode("utf-8", "surrogateescape")  # the bytes the system has
    except UnicodeEncodeError:
        data = name.encode("utf-8", "surrogatepass")
    return _NOT_PLAIN.sub(lambda match: b"%%%02X" % match[0][0], data).decode("ascii")


def _message(text: str) -> Document:
    """Plain text in which nothing is a link (``[text](target)``) or a placeholder (``{0}``)."""
    shown = "\n".join(lines_of(text)).replace("](", "] (")
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", shown)}
