"""Text from a plan made safe to show: no control characters, nothing that steers a terminal or reorders a line.

What is shown instead is the escape a programmer knows: ``\\x1b``, ``\\u202e``. The joiners that emoji and several
scripts need (U+200C, U+200D) are left alone. See "Trojan Source" (CVE-2021-42574) for the reason behind the rest.
"""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"
_BLANKS = re.compile(r"[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*|\t")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def is_hidden(character: str) -> bool:
    """Whether a character shows nothing itself but may change how others are shown (controls, bidi, surrogates)."""
    return unicodedata.category(character) in _HIDDEN_CATEGORIES and character not in _JOINERS


def escaped(character: str) -> str:
    """The visible escape of one character, shortest form first: ``\\x1b``, ``\\u2028``, ``\\U000e0001``."""
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def visible(text: str) -> str:
    """``text`` with every hidden character escaped; line breaks and tabs too."""
    if text.isprintable():
        return text
    return "".join(escaped(character) if is_hidden(character) else character for character in text)


def one_line(text: str) -> str:
    """``text`` on a single line: a line break with the blanks around it becomes one space, the rest ``visible``."""
    if text.isprintable():
        return text
    return visible(_BLANKS.sub(" ", text))


def lines_of(text: str) -> list[str]:
    """``text`` as lines that are each ``visible``; indentation inside them is kept."""
    return [visible(line.expandtabs(4)) for line in text.splitlines()] or [""]
