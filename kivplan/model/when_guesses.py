"""Which date somebody most likely meant: ``15.9.2026``, ``sept 2026``, ``uke 37 2026``, ``høsten 2026``."""

from __future__ import annotations

import re
import unicodedata

from .calendar import FIRST_YEAR, month_length, stretch_of

_LEAP_YEAR = 2028
_MONTHS = (
    ("januar", "januari", "january"), ("februar", "februari", "february"), ("mars", "march"), ("april",),
    ("mai", "maj", "may"), ("juni", "june"), ("juli", "july"), ("august", "augusti"), ("september",),
    ("oktober", "october"), ("november",), ("desember", "december"),
)  # fmt: skip
_PARTS = {
    "H": ("h", "halvår", "halvåret", "half", "half-year", "halvdel"),
    "T": ("t", "tertial", "tertialet", "third"),
    "Q": ("q", "k", "kv", "kvartal", "kvartalet", "quarter"),
    "W": ("w", "u", "v", "uke", "uka", "veke", "veka", "vecka", "week", "wk"),
}
_PART_OF = {word: letter for letter, words in _PARTS.items() for word in words}
_SEASONS = {
    "vår": "H1", "våren": "H1", "spring": "H1", "høst": "H2", "høsten": "H2", "haust": "H2", "hausten": "H2",
    "höst": "H2", "hösten": "H2", "autumn": "H2", "fall": "H2",
}  # fmt: skip
_ORDINALS = {
    "første": 1,
    "fyrste": 1,
    "första": 1,
    "first": 1,
    "andre": 2,
    "andra": 2,
    "second": 2,
    "tredje": 3,
    "third": 3,
    "fjerde": 4,
    "fjärde": 4,
    "fourth": 4,
}
_IGNORED = {"i", "av", "of", "the", "den", "det", "år", "året", "the year", "innen", "senest", "by", "in"}
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./ -]?([0-9]{1,2})(?:[./ -]?([0-9]{1,2}))?(?:[t ].*)?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[./ -]([0-9]{4})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[./ -]+([0-9]{1,2})\.?")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")


def plain(text: str) -> str:
    """A text with ordinary digits, dashes and spaces, in lower case."""
    shown = unicodedata.normalize("NFKC", text).casefold().replace("–", "-").replace("—", "-").replace("−", "-")
    return " ".join(shown.split())


def guess(text: str) -> str | None:
    """The date that was meant, as a plan writes it; None where one cannot tell."""
    short = plain(text)
    for candidate in (short.replace(" ", "").upper(), _numeric(short), _worded(short)):
        if candidate and stretch_of(candidate):
            return candidate
    return None


def day_and_month(short: str) -> tuple[int, int] | None:
    """The day and month of ``15/9``, ``15. sept``, which lack the year."""
    if match := _DAY_MONTH.fullmatch(short):
        day, month = int(match[1]), int(match[2])
        return (day, month) if 1 <= month <= 12 and 1 <= day <= month_length(_LEAP_YEAR, month) else None
    numbers, months, others = _sorted_tokens(short)
    if len(numbers) == len(months) == 1 and not others and 1 <= numbers[0] <= 31:
        return numbers[0], months[0]
    return None


def lone_month(short: str) -> int | None:
    """The month of ``sept``, which lacks the year."""
    numbers, months, others = _sorted_tokens(short)
    return months[0] if len(months) == 1 and not numbers and not others else None


def _numeric(short: str) -> str | None:
    if match := _DAY_FIRST.fullmatch(short):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        return f"{year}-{int(match[2]):02}-{int(match[1]):02}"
    if match := _MONTH_YEAR.fullmatch(short):
        return f"{match[2]}-{int(match[1]):02}"
    if (match := _YEAR_FIRST.fullmatch(short)) and not _two_years(short):
        return f"{match[1]}-{int(match[2]):02}" + (f"-{int(match[3]):02}" if match[3] else "")
    return f"20{short}" if re.fullmatch(r"[2-4][0-9]", short) else None


def _two_years(short: str) -> bool:
    """Whether ``2025/26`` is rather two years in a row than a month."""
    first, _, second = short.replace("-", "/").partition("/")
    return (
        first.isdecimal()
        and second.isdecimal()
        and len(second) == 2
        and int(second) == (int(first) + 1) % 100
        and int(second) > 12
    )


def _worded(short: str) -> str | None:
    numbers, months, others = _sorted_tokens(short)
    years = [number for number in numbers if number >= FIRST_YEAR]
    rest = [number for number in numbers if number < FIRST_YEAR] + [
        _ORDINALS[word] for word in others if word in _ORDINALS
    ]
    others = [word for word in others if word not in _ORDINALS]
    if len(years) != 1:
        return None
    year = years[0]
    if len(months) == 1 and not others and len(rest) <= 1:
        return f"{year}-{months[0]:02}" + (f"-{rest[0]:02}" if rest else "")
    if len(others) == 1 and not months:
        return _part(year, others[0], rest)
    return str(year) if not (months or others or rest) else None


def _part(year: int, word: str, numbers: list[int]) -> str | None:
    if word in _SEASONS and not numbers:
        return f"{year}-{_SEASONS[word]}"
    letter = _PART_OF.get(word)
    if letter is None or len(numbers) != 1:
        return None
    return f"{year}-W{numbers[0]:02}" if letter == "W" else f"{year}-{letter}{numbers[0]}"


def _sorted_tokens(short: str) -> tuple[list[int], list[int], list[str]]:
    """The numbers, the months named and the other words of a text."""
    numbers: list[int] = []
    months: list[int] = []
    others: list[str] = []
    for token in _TOKEN.findall(short):
        if token.isdecimal():
            numbers.append(int(token))
        elif month := _month(token):
            months.append(month)
        elif token not in _IGNORED:
            others.append(token)
    return numbers, months, others


def _month(word: str) -> int | None:
    for number, names in enumerate(_MONTHS, 1):
        if len(word) >= 3 and any(name.startswith(word) for name in names):
            return number
    return None
