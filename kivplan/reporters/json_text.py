"""A document as JSON text that people can read too."""

from __future__ import annotations

import json
import re

from .escaping import is_hidden

_PERHAPS_HIDDEN = re.compile(r"[^ -~\n]")


def json_text(document: object) -> str:
    """``document`` as indented JSON: letters stand as they are, whatever shows nothing is escaped."""
    return _PERHAPS_HIDDEN.sub(_safe, json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _safe(match: re.Match[str]) -> str:
    character = match.group()
    return json.dumps(character)[1:-1] if is_hidden(character) else character
