"""WordprocessingML as text: elements, attributes and characters that are always well formed."""

from __future__ import annotations

import re
from html import escape

from ..text import OVERRIDES

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

# What XML 1.0 has no way to say: controls, surrogates, the two that are no characters.
_UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HYPHENS = {"\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_PIECES = re.compile("([\u00ad\u2011\t\n])")


def plain(text: str) -> str:
    """``text`` without what may not stand in a document: controls, and those that reorder the letters around them."""
    return _UNSAYABLE.sub("", text.translate(OVERRIDES))


def w(tag: str, *children: str, **values: object) -> str:
    """An element of Word's own with attributes of Word's own; those that are None or False are left out."""
    given = "".join(f' w:{name}="{_value(value)}"' for name, value in values.items() if not _absent(value))
    content = "".join(children)
    return f"<w:{tag}{given}>{content}</w:{tag}>" if content else f"<w:{tag}{given}/>"


def quoted(text: str) -> str:
    """``text`` to stand as an attribute's value, on one line."""
    return escape(" ".join(plain(text).split()))


def escaped(text: str) -> str:
    """``text`` as the content of an element."""
    return escape(plain(text), quote=False)


def letters(text: str) -> str:
    """The content of a run: text, with hyphens and line ends as Word has them."""
    return "".join(_piece(piece) for piece in _PIECES.split(plain(text).replace("\r", "")) if piece)


def _piece(piece: str) -> str:
    if piece in _HYPHENS:
        return w(_HYPHENS[piece])
    if piece == "\t":
        return w("tab")
    if piece == "\n":
        return w("br")
    return f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'


def _value(value: object) -> str:
    return "1" if value is True else quoted(str(value))


def _absent(value: object) -> bool:
    return value is None or value is False
