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

_AT_END = re.compile(r"[0-9][^\S\r\n]*+(?:[-+.:/\u2010-\u2015\u2212][^\S\r\n]*+)?\Z")
_ON_NEXT = re.compile(r"\n[^\S\r\n]*+[^\w\s]?[^\S\r\n]*+[0-9]")
_DIGIT = r"(?:{0}|\\x3{0}|\\u003{0}|\\U0000003{0})"
_BETWEEN = (
    rf"(?:(?!{_DIGIT.format('[0-9]')})(?:\\x[0-9A-Fa-f]{{2}}|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}}|\\[^xuU]|[^\\]))*"
)


def numbers_in(parsed: Parsed) -> tuple[IdentityNumber, ...]:
    """Every valid identity number in the text of a file, whether anyone may have it or not."""
    found = dict(_in_text(parsed.source))
    if "\\" in parsed.source.text or _may_break_up(parsed.source.text):
        for value, span in scalars((document.value, document.span) for document in parsed.documents):
            found.update(_in_scalar(parsed.source, value, span))
    return tuple(IdentityNumber(parsed.source.place(*span), found[span]) for span in sorted(found))


def _may_break_up(text: str) -> bool:
    """Whether a line ends with a digit, and a hyphen or the like, and the next one goes on with a digit."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    ends = (match.start() for match in _ON_NEXT.finditer(lines))
    return any(_AT_END.search(lines, lines.rfind("\n", 0, end), end) for end in ends)


def _in_text(source: SourceText) -> Iterator[tuple[Span, Norwegian | Swedish]]:
    for match in IDENTITY_SHAPE.finditer(source.text):
        says = read_digits(match[0])
        if says and not _is_another(says, source.text, match.start(), match.end()):
            yield Span(*match.span()), says


def _in_scalar(source: SourceText, value: str, span: Span) -> Iterator[tuple[Span, Norwegian | Swedish]]:
    """The numbers in a value as it is read, where they are written: with escapes, or over several lines."""
    at = span.start
    for match in IDENTITY_SHAPE.finditer(value):
        says = read_digits(match[0])
        if says is None:
            continue
        there = re.compile(_BETWEEN.join(_DIGIT.format(digit) for digit in says.digits)).search(
            source.text, at, span.end
        )
        if there is None:  # an alias: it is written where the name was given
            return
        at = there.end()
        if not _is_another(says, source.text, there.start(), at):
            yield Span(*there.span()), says


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
_ACCOUNT = re.compile(rf"\b(?:bank)?(?:konto|account){_NUMBER}|\+$", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://\S*$")
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_LENGTH_OF_UUID = 36
_FAR = 200  # characters before a number that may say what it is
_MOBILE = re.compile("070[0-9]{7}$")  # of the Swedish mobile numbers these alone can be read as a day of birth
_OTHERS = {10: (_UNDER_AMOUNT, _TELEPHONE, _ADDRESS), 11: (_ACCOUNT,), 12: ()}
"""What digits in a row may be instead, by how many they are."""


def _is_another(says: Norwegian | Swedish, text: str, start: int, end: int) -> bool:
    """Whether digits are a number of another sort by what stands around them on their line."""
    before = re.split(r"[\r\n]", text[max(start - _FAR, 0) : start])[-1]
    around = _UUID.finditer(text, start - _LENGTH_OF_UUID, end + _LENGTH_OF_UUID)
    if _UNDER_PHONE.search(before) or any(found.start() <= start and end <= found.end() for found in around):
        return True
    others = _OTHERS[len(says.digits)] if says.bare else ()
    return any(other.search(before) for other in others) or (says.bare and bool(_MOBILE.match(says.digits)))
