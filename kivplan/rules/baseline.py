"""The baseline: findings accepted as they are today, so that only new ones are told.

It is JSON with one finding a line, sorted, so that a change of it reads well in a review. It names rule and file of
each, for people; what counts is the fingerprint (``kivplan.fingerprints``). Nothing of a plan's text is in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from ..fingerprints import fingerprints, posix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..findings import Finding

    ShowLine = Callable[[str, int], str | None]

VERSION = 1
KEYS = ("code", "name", "file", "fingerprint")
ANEW = "write it anew with --write-baseline, and look through what changed before you keep it"


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding."""

    code: str
    name: str
    file: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Split:
    """Findings held against a baseline.

    ``new`` and ``accepted`` keep the order they came in. ``stale`` are the entries that match nothing any more: what
    they accepted was mended, or was not looked at in this run. ``fingerprints`` has that of every finding, new or not.
    """

    new: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    stale: tuple[Entry, ...]
    fingerprints: Mapping[Finding, str]


def written(findings: Iterable[Finding], show_line: ShowLine) -> str:
    """The baseline that accepts exactly these located findings, as text."""
    found = tuple(dict.fromkeys(findings))
    entries = {
        Entry(finding.code, finding.name, posix(finding.place.file), fingerprint)
        for finding, fingerprint in zip(found, fingerprints(found, show_line), strict=True)
    }
    lines = [_line(entry) for entry in sorted(entries, key=_order)]
    body = "\n" + ",\n".join(f"    {line}" for line in lines) + "\n  " if lines else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{body}]\n}}\n'


def read(text: str, *, called: str) -> tuple[Entry, ...]:
    """The entries of a baseline; ``called`` is its file as the user knows it. Raises UsageError where it is none."""
    document = _parsed(text, called)
    if not isinstance(document, dict) or "version" not in document:
        raise UsageError(f"{called}: not a baseline of kivplan; it has no version", hint=ANEW)
    version = document["version"]
    if not isinstance(version, int) or version is True or version < VERSION:
        raise UsageError(f"{called}: not a baseline of kivplan; its version is no number of one", hint=ANEW)
    if version > VERSION:
        hint = f"this kivplan reads version {VERSION}: update it, or {ANEW}"
        raise UsageError(f"{called}: a baseline of version {version}", hint=hint)
    findings = document.get("findings")
    if not isinstance(findings, list):
        raise UsageError(f"{called}: the baseline has no list of findings", hint=ANEW)
    return tuple(_entry(entry, number, called) for number, entry in enumerate(findings, start=1))


def split(findings: Iterable[Finding], baseline: Iterable[Entry], show_line: ShowLine) -> Split:
    """The findings a baseline does not know, those it accepts, and its entries that are of no use any more."""
    found = tuple(dict.fromkeys(findings))
    prints = dict(zip(found, fingerprints(found, show_line), strict=True))
    entries = tuple(baseline)
    known = {entry.fingerprint for entry in entries}
    here = set(prints.values())
    return Split(
        new=tuple(finding for finding in found if prints[finding] not in known),
        accepted=tuple(finding for finding in found if prints[finding] in known),
        stale=tuple(entry for entry in entries if entry.fingerprint not in here),
        fingerprints=prints,
    )


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.file, entry.code, entry.fingerprint


def _line(entry: Entry) -> str:
    return "{" + ", ".join(f'"{key}": {_quoted(getattr(entry, key))}' for key in KEYS) + "}"


def _quoted(text: str) -> str:
    """As JSON, in letters where they can be seen and written."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _parsed(text: str, called: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        message = f"{called}, line {error.lineno}: the baseline is not JSON ({error.msg})"
        raise UsageError(message, hint=f"after a merge, or a change by hand: {ANEW}") from None
    except (RecursionError, ValueError):
        raise UsageError(f"{called}: not a baseline of kivplan; it is too deep or too large", hint=ANEW) from None


def _entry(entry: object, number: int, called: str) -> Entry:
    for key in KEYS:
        if not isinstance(entry, dict) or not isinstance(entry.get(key), str):
            raise UsageError(f"{called}: finding {number} of the baseline has no {key}, or it is not text", hint=ANEW)
    assert isinstance(entry, dict)  # noqa: S101 - KEYS is not empty
    return Entry(*(entry[key] for key in KEYS))
