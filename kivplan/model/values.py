"""The types of single values: text, words, references, dates, amounts; each reads the characters that stand there.

The names here are what the records are made of. What is said of a value that cannot be read is in ``when`` and
``amounts``, and for text in ``problems``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic_core import core_schema

from . import amounts
from . import when as dates
from .when import When, Yearly

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import CoreSchema


class Scalar:
    """The kind of a single value: its name, by which messages and the JSON Schema know it, and how it is read."""

    __slots__ = ("core", "high", "low", "name")

    def __init__(self, name: str, core: CoreSchema, low: int | None = None, high: int | None = None) -> None:
        self.name = name
        self.core = core
        self.low = low
        self.high = high


def _text(name: str, pattern: str | None = None, *, strip: bool = False) -> Scalar:
    return Scalar(name, core_schema.str_schema(strict=True, pattern=pattern, strip_whitespace=strip or None))


def _read(name: str, reader: Callable[[object], object]) -> Scalar:
    return Scalar(name, core_schema.no_info_plain_validator_function(reader))


def _whole(low: int, high: int | None = None) -> Scalar:
    core = core_schema.no_info_plain_validator_function(amounts.whole(low, high))
    return Scalar("whole number", core, low, high)


_ID = r"^[\p{L}\p{M}0-9_-][\p{L}\p{M}0-9._-]*$"
_LINE = r"^[^\n\r\x{85}\x{2028}\x{2029}]+$"
_URI = r"^(?:(?i:https?)://[^\s/]\S*|(?i:mailto):[^\s@]+@[^\s@]+)$"

Text = Annotated[str, _text("text")]
Line = Annotated[str, _text("line", _LINE, strip=True)]
Id = Annotated[str, _text("id", _ID)]
Ref = Annotated[str, _text("reference", _ID)]
Uri = Annotated[str, _text("link", _URI)]
Colour = Annotated[str, _text("colour", r"^#[0-9A-Fa-f]{6}$")]
Currency = Annotated[str, _text("currency", r"^[A-Z]{3}$")]
Day = Annotated[date, _read("day", dates.read_day)]
WhenValue = Annotated[When, _read("when", dates.read_when)]
YearlyValue = Annotated[Yearly, _read("yearly", dates.read_yearly)]
Year = Annotated[str, _read("year", dates.read_year)]
Money = Annotated[Decimal, _read("money", amounts.read_money)]
Number = Annotated[Decimal, _read("number", amounts.read_number)]
Quantity = Annotated[Decimal, _read("quantity", amounts.read_quantity)]
Percent = Annotated[Decimal, _read("percent", amounts.read_percent)]
YesNo = Annotated[bool, _read("yes or no", amounts.read_yes_no)]
Count = Annotated[int, _whole(0)]
MonthNumber = Annotated[int, _whole(1, 12)]
Scale = Annotated[int, _whole(1, 8)]
Score = Annotated[int, _whole(1, 5)]
Format = Annotated[int, _whole(1, 1)]

Language = Literal["nb", "nn", "sv", "en"]
Group = Literal["managers", "employees", "hr", "unions", "board", "public", "other"]
Edition = Literal["public", "board", "internal"]
Level = Literal["high", "medium", "low"]
Aspect = Literal["competence", "organisation", "processes", "technology", "governance"]
Status = Literal["not_started", "on_track", "at_risk", "off_track", "done", "postponed", "dropped"]
Arena = Literal[
    "staff_meeting", "daily_work", "project_work", "internal_meeting", "user_dialogue", "internal_course",
    "interdisciplinary_group", "e_learning", "external_course", "network", "further_education",
    "continuing_education", "supervision", "reflection", "peer_visit", "other",
]  # fmt: skip
