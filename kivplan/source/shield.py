"""Characters that stand aside while libyaml reads, because it takes them for more than they are in YAML 1.2.

Each is replaced by a character the text does not hold, one for one, so that every place stays where it is; what was
read is put back as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice

# libyaml follows YAML 1.1 and ends lines at these; YAML 1.2 and editors do not.
_LINE_ENDS = "\x85\u2028\u2029"
# Colons and question marks inside a value in braces or brackets, as in {link: https://nordvik.no, asks: Hva nå?}:
# to libyaml faults.
_VALUE = re.compile(r"""(?<=:)[ \t]+[^\s,\[\]{}"'|>#&*!%@`][^,\[\]{}\r\n]*""")
_COLON = re.compile(r":(?=[^\s,\[\]{}])")
_QUESTION = re.compile(r"(?<=[^\s,\[\]{}:])\?")
_ADDRESS = re.compile(r":(?=//)|(?<=mailto):(?=\S)")
_FOR_PRIVATE_USE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))
_LAST = "\U0010fffb\U0010fffc\U0010fffd"


@dataclass(frozen=True, slots=True)
class Shield:
    """A text as the parser reads it, and the table that puts back what stands aside (None: nothing does)."""

    text: str
    restore: dict[int, str] | None = None
    signs: bool = False

    def may_help(self, offset: int) -> bool:
        """Whether a parser that stopped at ``offset`` may get further with ``with_signs``."""
        return not self.signs and self.text.startswith((":", "?"), offset)

    def with_signs(self) -> Shield:
        """The same with colons and question marks inside of values standing aside too."""
        colon, question = _strangers(self.text, 2)
        text = _ADDRESS.sub(colon, _VALUE.sub(lambda value: _COLON.sub(colon, value[0]), self.text))
        text = _QUESTION.sub(question, text)
        return Shield(text, {**(self.restore or {}), ord(colon): ":", ord(question): "?"}, signs=True)


def shielded(text: str) -> Shield:
    """The text with YAML 1.1's extra line ends standing aside."""
    if text.isascii() or not any(character in text for character in _LINE_ENDS):
        return Shield(text)
    stand_ins = _strangers(text, len(_LINE_ENDS))
    table = str.maketrans(dict(zip(_LINE_ENDS, stand_ins, strict=True)))
    return Shield(text.translate(table), {ord(s): c for s, c in zip(stand_ins, _LINE_ENDS, strict=True)})


def _strangers(text: str, count: int) -> list[str]:
    """Characters for private use that the text does not hold; the last ones where it holds every one of them."""
    present = set(text)
    free = (chr(code) for code in chain(*_FOR_PRIVATE_USE) if chr(code) not in present)
    return [*islice(free, count), *_LAST][:count]
