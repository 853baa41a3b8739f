"""What ``kivplan render`` and ``kivplan watch`` are asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; None where nothing was said."""

    path: str | None
    reports: tuple[str, ...]
    formats: tuple[str, ...]
    edition: str
    language: str | None
    unit: str | None
    action: str | None
    as_of: str | None
    output: str
    force: bool
    open: bool = False
    since: str | None = None
    word_template: str | None = None
    theme: str | None = None
    themed: bool = True
