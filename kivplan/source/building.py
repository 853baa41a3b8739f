"""Events to values: the one loop that every plan goes through.

It does not recurse, hands scalars on as text, records the place of every key and value with its end, and reports
every duplicate key, tag, merge key and key that is no plain text. Nodes are counted as aliases expand and depth is
bounded, so that hostile input ends in a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ..findings import Finding, Level, Related, said
from .values import Mapping, Sequence, Span, span_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..findings import Said
    from .text import SourceText

Event = Any
MAX_DEPTH = 100
MAX_ALIASED = 100_000
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_COMPLEX_KEY = object()
_TAG = re.compile(r"![^\s,\[\]{}]*")


class Builder:
    """Builds the documents of one stream of events that begins at offset ``base`` of ``source``."""

    def __init__(self, source: SourceText, base: int, restore: dict[int, str] | None) -> None:
        self.source = source
        self.documents: list[tuple[object, Span]] = []
        self.findings: list[Finding] = []
        self.stopped = 0
        self.empties = False  # some mapping has a key without a value
        self.lost = False  # something that may define things was dropped: a second list of units, a merge key
        self._base = base
        self._restore = restore
        self._anchors: dict[str, tuple[object, int] | None] = {}
        self._aliased = 0
        self._keys: dict[str, str] = {}

    def run(self, next_event: Callable[[], Event | None]) -> None:  # noqa: C901, PLR0912, PLR0915 - one hot loop
        """Read every event; what was built before an error stays. Raises the parser's own error."""
        base, restore, keys = self._base, self._restore, self._keys
        stack: list[tuple[Any, Any, tuple[int, int], str | None, int]] = []
        container: Any = None
        key: Any = None
        key_span = (0, 0)
        in_mapping = False  # the container is one
        root: object = None
        root_span = Span(base, base)
        nodes = 0
        root_start = base
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                start, end = event.start_mark.index + base, event.end_mark.index + base
                value = event.value
                if restore is not None:
                    value = value.translate(restore)
                if event.ctag is not None:
                    self._tag(event, start)
                if event.anchor is not None:
                    self._anchors[event.anchor] = (None if value in _NOTHING and not event.style else value, 1)
                if in_mapping and key is None:
                    key_span = (start, end)
                    key = keys.get(value)
                    if key is None or key in container or key in container.empty:
                        key = self._key(container, event, value, start, end)
                    continue
                if value in _NOTHING and not event.style:
                    value = None
                elif in_mapping and key is not _COMPLEX_KEY:
                    container[key] = value
                    container.spans.extend((*key_span, start, end))
                    key = None
                    continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                start = event.start_mark.index + base
                value = Mapping() if kind is MappingStartEvent else Sequence()
                if event.ctag is not None:
                    self._tag(event, start)
                if event.anchor is not None:
                    self._anchors[event.anchor] = None
                if in_mapping and key is None:
                    key = self._complex_key(start)
                    stack.append((container, None, (start, start), None, nodes))
                else:
                    stack.append((container, key, key_span, event.anchor, nodes))
                    self._attach(container, key, key_span, value, (start, start))
                if len(stack) > MAX_DEPTH:
                    self._too_deep(start)
                    return
                container, key, in_mapping = value, None, kind is MappingStartEvent
                if root is None:
                    root, root_start = value, start
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                end = event.end_mark.index + base
                closed = container
                container, key, key_span, anchor, before = stack.pop()
                in_mapping = type(container) is Mapping
                if anchor is not None:
                    self._anchors[anchor] = (closed, nodes - before + 1)
                if container is None:
                    root_span = Span(root_start, end)
                elif in_mapping:
                    if key is None:
                        key = _COMPLEX_KEY
                        continue
                    if container.get(key) is closed:
                        container.spans[-1] = end
                    key = None
                else:
                    container.spans[-1] = end
                continue
            elif kind is AliasEvent:
                start, end = event.start_mark.index + base, event.end_mark.index + base
                value, size = self._alias(event.anchor, start, end)
                nodes += size
                if self.stopped:
                    return
                if in_mapping and key is None:
                    key = self._complex_key(start)
                    continue
            elif kind is DocumentStartEvent:
                root_start = event.end_mark.index + base
                root, root_span = None, Span(root_start, root_start)
                self._anchors.clear()
                continue
            elif kind is DocumentEndEvent:
                self.documents.append((root, root_span))
                continue
            else:
                continue
            if container is None:
                root, root_span = value, Span(start, end) if end > start else root_span
            else:
                self._attach(container, key, key_span, value, (start, end))
                key = None

    def _key(self, mapping: Mapping, event: Event, value: str, start: int, end: int) -> object:
        """A key not seen before, as it will stand in the mapping, or a marker under which its value is dropped."""
        if value in mapping or value in mapping.empty:
            self._duplicate(mapping, value, start, end)
            return _COMPLEX_KEY
        if not event.style and (not value or value == "<<"):
            return self._odd_key(value, start, end)
        return self._keys.setdefault(value, value) if value and value != "<<" else value

    def _attach(
        self, container: Any, key: Any, key_span: tuple[int, int], value: object, span: tuple[int, int]
    ) -> None:
        if container is None:
            return
        if key is _COMPLEX_KEY:
            self.lost = self.lost or isinstance(value, Mapping | Sequence)
            return
        if type(container) is Sequence:
            container.append(value)
            container.spans.extend(span)
        elif value is None:
            container.leave_empty(key, (*key_span, *span))
            self.empties = True
        else:
            container[key] = value
            container.spans.extend((*key_span, *span))

    def _alias(self, anchor: str, start: int, end: int) -> tuple[object, int]:
        known = self._anchors.get(anchor, False)
        if known is False:
            self.lost = True
            message = said("nothing is named {name} above this line", name=f"&{anchor}")
            self._fault("KIV001", message, start, end, said("if the text really begins with *, put quotes around it"))
            return None, 1
        if known is None:
            message = said("{name} stands inside the very thing it names", name=f"*{anchor}")
            self._fault("KIV004", message, start, end, said("write the value out"))
            return None, 1
        value, size = known  # type: ignore[misc]
        self._aliased += size
        if self._aliased > MAX_ALIASED:
            self.stopped = max(start, 1)
            message = said("the aliases of this file expand to more than {count} values", count=MAX_ALIASED)
            self._fault("KIV004", message, start, end, said("write the values out instead of repeating *names"))
        return value, size

    def _too_deep(self, start: int) -> None:
        self.stopped = max(start, 1)
        message = said("nested more than {count} levels deep; the rest of this document was not read", count=MAX_DEPTH)
        self._fault("KIV004", message, start, start + 1, said("a plan is never more than ten levels deep"))

    def _complex_key(self, start: int) -> object:
        message = said("a key must be plain text, not a list, a mapping or an alias")
        self._fault("KIV004", message, start, start + 1, None)
        return _COMPLEX_KEY

    def _odd_key(self, value: str, start: int, end: int) -> object:
        if value:
            message = said("the merge key << is not part of the plan format")
            self._fault("KIV004", message, start, end, said("write the keys out"))
        else:
            message, hint = said("there is no key before this colon"), said("write the key, or quote the text")
            self._fault("KIV001", message, start, start + 1, hint)
        return _COMPLEX_KEY

    def _tag(self, event: Event, start: int) -> None:
        match = _TAG.search(self.source.text, start, event.end_mark.index + self._base)
        if match is None:
            return
        hint = said("remove it: the field decides what the text means; text that begins with ! goes in quotes")
        message = said("the tag {tag} is not part of the plan format", tag=match.group()[:40])
        self._fault("KIV004", message, match.start(), match.end(), hint)

    def _duplicate(self, mapping: Mapping, key: str, start: int, end: int) -> None:
        first = span_at(mapping, (key,), "key", Span(start, end))
        related = (Related(self.source.place(*first), said("the first stands here")),)
        message = said("“{key}” is written twice in the same place; only the first is read", key=key)
        self._fault("KIV002", message, start, end, said("keep one of them"), related)

    def _fault(
        self, code: str, message: Said, start: int, end: int, hint: Said | None, related: tuple[Related, ...] = ()
    ) -> None:
        place = self.source.place(start, end)
        self.findings.append(Finding(code, _NAMES[code], Level.ERROR, message, place, hint, related))


_NAMES = {"KIV001": "yaml-syntax", "KIV002": "duplicate-key", "KIV004": "yaml-feature"}
