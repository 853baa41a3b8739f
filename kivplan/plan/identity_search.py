"""Where identity numbers stand in a file: Norwegian and Swedish ones, in values, keys and comments alike.

A number is looked for in the text as it stands; where an escape or a line's end may break one up, also in the values
as they are read. What looks like one and is something else by what stands around it is left out (``_is_another``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import IDENTITY_SHAPE
from ..source import Span, scalars
from .identity import IdentityNumber
from .identity_digits import Norwegian, Swedish, read_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..source import Parsed, SourceText

_BROKEN_UP = re.compile(
    r"\\|[0-9][^\S\r\n]*+(?:[-+.:/\u2010-\u2015\u2212][^\S\r\n]*+)?(?:\r\n|\r|\n)[^\S\r\n]*+\S?[^\S\r\n]*+[0-9]"
)
_DIGIT = r"(?:{0}|\\x3{0}|\\u003{0}|\\U0000003{0})"
_BETWEEN = (
    rf"(?:(?!{_DIGIT.format('[0-9]')})(?:\\x[0-9A-Fa-f]{{2}}|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}}|\\[^xuU]|[^\\]))*"
)


def numbers_in(parsed: Parsed) -> tuple[IdentityNumber, ...]:
    """Every valid identity number in the text of a file, whether anyone may have it or not."""
    found = dict(_in_text(parsed.source))
    if _BROKEN_UP.search(parsed.source.text):
        for value, span in scalars((document.value, document.span) for document in parsed.documents):
            found.update(_in_scalar(parsed.source, value, span))
    return tuple(
        IdentityNumber(parsed.source.place(*span), says) for span, says in sorted(found.items(), key=lambda one: one[0])
    )


def _in_text(source: SourceText) -> Iterator[tuple[Span, Norwegian | Swedish]]:
    for match in IDENTITY_SHAPE.finditer(source.text):
        says = read_digits(match[0])
        if says and not _is_another(says, source.text, match.start(), match.end()):
            yield Span(*match.span()), says


def _in_scalar(source: SourceText, value: str, span: Span) -> Iterator[tuple[Span, Norwegian | Swedish]]:
    """The numbers in a value that does not stand in the text as it is read: one with escapes, or over several lines."""
    written, at = source.text[span.start : span.end], 0
    if "\\" not in written and "\n" not in written and "\r" not in written:
        return
    for match in IDENTITY_SHAPE.finditer(value):
        says = read_digits(match[0])
        if says is None:
            continue
        there = re.compile(_BETWEEN.join(_DIGIT.format(digit) for digit in says.digits)).search(written, at)
        start, end = there.span() if there else (0, len(written))
        at = end if there else at
        if not _is_another(says, source.text, span.start + start, span.start + end):
            yield Span(span.start + start, span.start + end), says


# ---------------------------------------------------------------- what is something else

_UNDER_PHONE = re.compile(r"""\bphone["']?:[^{},#]*$""")
_AMOUNT_KEYS = (
    "amount|budget|cap|cap_per_participant|cost|fixed|per_participant|savings|spent|substitutes|total|[12][0-9]{3}"
)
_UNDER_AMOUNT = re.compile(rf"""(?:^|[\s{{,])["']?(?:{_AMOUNT_KEYS})["']?:[ \t]+["']?$""")
_NUMBER = r"(?:s?(?:nr|nummer)|\s+(?:nr|no|nummer|number))?[.:]*\s*$"
_TELEPHONE = re.compile(
    rf"\b(?:tel|tlf|telefon|telephone|phone|mob|mobil|mobile|sms|swish){_NUMBER}|\+$", re.IGNORECASE
)
_ACCOUNT = re.compile(rf"\b(?:bank)?(?:konto|account){_NUMBER}", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://\S*$")
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_LENGTH_OF_UUID = 36
_FAR = 200  # characters before a number that may say what it is
_MOBILE = "070"  # of the Swedish mobile numbers these alone can be read as a day of birth


def _is_another(says: Norwegian | Swedish, text: str, start: int, end: int) -> bool:
    """Whether digits are a number of another sort by what stands around them on their line."""
    far = max(start - _FAR, 0)
    line = max(text.rfind("\n", far, start) + 1, text.rfind("\r", far, start) + 1, far)
    before = text[line:start]
    around = _UUID.finditer(text, max(line, start - _LENGTH_OF_UUID), end + _LENGTH_OF_UUID)
    if _UNDER_PHONE.search(before) or any(found.start() < end and start < found.end() for found in around):
        return True
    if not says.bare:
        return False
    if isinstance(says, Norwegian):
        return before.endswith("+") or bool(_ACCOUNT.search(before))
    if len(says.digits) > 10:
        return False
    others = (_UNDER_AMOUNT, _TELEPHONE, _ADDRESS)
    return says.digits.startswith(_MOBILE) or any(other.search(before) for other in others)
