"""YAML as text: the files of a plan, parsed to values that know their place.

``read_text`` turns bytes into a ``SourceText``; ``parse`` turns that into documents of plain text values, every key and
value with the place it stands. Nothing here knows what a plan is.
"""

from __future__ import annotations

from .comments import Directive, directives
from .files import YamlFile, read_bytes, yaml_files
from .parsing import Parsed, ParsedDocument, parse
from .reading import Read, read_text
from .text import SourceText
from .values import Mapping, Sequence, Span, scalars, span_at

__all__ = [
    "Directive",
    "Mapping",
    "Parsed",
    "ParsedDocument",
    "Read",
    "Sequence",
    "SourceText",
    "Span",
    "YamlFile",
    "directives",
    "parse",
    "read_bytes",
    "read_text",
    "scalars",
    "span_at",
    "yaml_files",
]
