"""Numbers, shares and money as text, with CLDR's separators, no-break spaces and a real minus (U+2212).

CLDR's marks are read once a language; the digits are then set by hand, because a report formats thousands of amounts.
Nothing here rounds unless it says so; what rounds, rounds half up.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from .languages import cldr_locale

NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

_HOME = {"nb": "NOK", "nn": "NOK", "sv": "SEK"}
_MILLION, _MILLIARD = Decimal(10**6), Decimal(10**9)
_SHORT = {
    "nb": (NO_BREAK + "mill.", NO_BREAK + "mrd."),
    "nn": (NO_BREAK + "mill.", NO_BREAK + "mrd."),
    "sv": (NO_BREAK + "mn", NO_BREAK + "md"),
    "en": ("m", "bn"),
}
# Wide enough that no amount a person can write runs out of digits; for the same reason abs(), which rounds to the
# ambient context, is never used below.
_ROOMY = Context(prec=999, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Currency:
    """What stands beside an amount: ``text`` is ``kr``, a code, or empty; ``leads`` when it comes first."""

    text: str
    leads: bool


@dataclass(frozen=True, slots=True)
class _Marks:
    separators: dict[int, str]
    percent: str


@cache
def _marks(language: str) -> _Marks:
    from babel.numbers import format_percent, get_decimal_symbol, get_group_symbol

    locale = cldr_locale(language)
    separators = str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale)})
    return _Marks(separators, format_percent(0, locale=locale).removeprefix("0"))


def currency_text(language: str, code: str | None, *, codes: bool = False) -> Currency:
    """How the currency ``code`` is named in ``language``: ``kr`` at home unless ``codes``, else the ISO code."""
    at_home = code is not None and _HOME.get(language) == code and not codes
    return Currency("kr" if at_home else code or "", leads=language == "en")


def number(language: str, value: Decimal | int, *, decimals: int | None = None) -> str:
    """``value`` with all its digits, or rounded to at most ``decimals``; no trailing zeros: ``9,4``."""
    rounded = Decimal(value) if decimals is None else _rounded(Decimal(value), decimals)
    digits = f"{rounded.copy_abs():,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return _sign(rounded) + digits.translate(_marks(language).separators)


def percent(language: str, points: Decimal | int, *, decimals: int = 1) -> str:
    """``points`` per cent, rounded to at most ``decimals``: ``30 %``, ``33,3 %``."""
    return number(language, points, decimals=decimals) + _marks(language).percent


def money(language: str, amount: Decimal | int, currency: Currency) -> str:
    """``amount`` whole, or with exactly two decimals when it has any (rounded to those): ``90 000 kr``."""
    rounded = _rounded(Decimal(amount), 2)
    digits = f"{rounded.copy_abs():,f}".removesuffix(".00").translate(_marks(language).separators)
    return _beside(_sign(rounded), digits, currency)


def short_money(language: str, amount: Decimal | int, currency: Currency, *, decimals: int = 1) -> str:
    """``amount`` rounded: millions and milliards with at most ``decimals``, less than that in whole units."""
    value = Decimal(amount)
    million, milliard = _SHORT[language]
    if _rounded(value.copy_abs() / _MILLION, decimals) >= 1000:
        shown, scale = _rounded(value / _MILLIARD, decimals), milliard
    elif _rounded(value.copy_abs(), 0) >= _MILLION:
        shown, scale = _rounded(value / _MILLION, decimals), million
    else:
        shown, scale = _rounded(value, 0), ""
    return _beside(_sign(shown), number(language, shown.copy_abs()) + scale, currency)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), context=_ROOMY)


def _sign(value: Decimal) -> str:
    return MINUS if value < 0 else ""


def _beside(sign: str, digits: str, currency: Currency) -> str:
    if not currency.text:
        return sign + digits
    if currency.leads:
        return f"{sign}{currency.text}{NO_BREAK}{digits}"
    return f"{sign}{digits}{NO_BREAK}{currency.text}"
