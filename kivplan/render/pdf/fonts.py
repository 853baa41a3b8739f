"""The font a PDF is set in, and the signs it lacks.

PDF/UA and PDF/A allow no sign without a shape. Which signs a font has stands in its ``cmap`` table, forms 4 and 12.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..extras import FONT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INSTEAD = "\N{WHITE SQUARE}"
_UNSEEN = frozenset({0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0000, 0xE01F0)})
_PLAIN = re.compile(r"[ -~\u00a0-\u017f]*")  # every font of ours has these


def fonts_folder() -> Path | None:
    """The folder of the font's files; None where its package is not installed."""
    found = find_spec(FONT)
    places = found.submodule_search_locations if found else None
    folder = Path(next(iter(places))) / "files" if places else None
    return folder if folder and folder.is_dir() else None


def missing_signs(folder: Path) -> Callable[[str], str]:
    """A function that gives a text with each sign the fonts of ``folder`` lack replaced by one that says so."""

    def replaced(text: str) -> str:
        if _PLAIN.fullmatch(text):
            return text
        known = _signs(folder)
        seen = (sign for sign in text if ord(sign) not in _UNSEEN)
        return "".join(sign if ord(sign) in known else INSTEAD for sign in seen)

    return replaced


@lru_cache(maxsize=2)
def _signs(folder: Path) -> frozenset[int]:
    """The code points every font of a folder has a shape for."""
    sets = [frozenset(_code_points(file.read_bytes())) for file in sorted(folder.glob("*.ttf"))]
    return (
        frozenset(point for point in frozenset.intersection(*sets) if not _is_private(point)) if sets else frozenset()
    )


def _is_private(point: int) -> bool:
    """Whether the shape of a code point means nothing outside its font, which the standards do not allow."""
    return 0xE000 <= point <= 0xF8FF or point >= 0xF0000


def _code_points(font: bytes) -> Iterator[int]:
    (tables,) = struct.unpack_from(">H", font, 4)
    for at in range(12, 12 + 16 * tables, 16):
        tag, _, begins, _ = struct.unpack_from(">4sLLL", font, at)
        if tag == b"cmap":
            yield from _cmap(font, begins)


def _cmap(font: bytes, begins: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", font, begins + 2)
    for at in range(begins + 4, begins + 4 + 8 * count, 8):
        (offset,) = struct.unpack_from(">L", font, at + 4)
        (form,) = struct.unpack_from(">H", font, begins + offset)
        if form == 4:
            yield from _segments(font, begins + offset)
        elif form == 12:
            yield from _groups(font, begins + offset)


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Format 4: segments of the basic plane; a segment may hold code points whose glyph is none."""
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    for number in range(doubled // 2):
        place = at + 14 + 2 * number
        (last,) = struct.unpack_from(">H", font, place)
        first, delta, reach = (struct.unpack_from(">H", font, place + 2 + doubled * part)[0] for part in (1, 2, 3))
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if reach:
                (glyph,) = struct.unpack_from(">H", font, place + 2 + doubled * 3 + reach + 2 * (point - first))
            if glyph if reach else (glyph + delta) % 0x10000:
                yield point


def _groups(font: bytes, at: int) -> Iterator[int]:
    """Format 12: groups of all planes."""
    (count,) = struct.unpack_from(">L", font, at + 12)
    for number in range(count):
        first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * number)
        yield from range(first, last + 1)
