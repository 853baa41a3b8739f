"""``Formats``: dates, periods, numbers and money as text, in one language and one currency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import dates, numbers
from .languages import cldr_locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Formats:
    """How a report in ``language`` (nb, nn, sv, en) writes days, numbers and amounts in ``currency`` (ISO 4217).

    ``codes`` shows the currency's code even at home, for a report that mixes kroner and kronor. Without a currency,
    amounts stand as plain numbers. Raises ValueError for a language reports are not written in.
    """

    language: str
    currency: str | None = None
    codes: bool = False

    def __post_init__(self) -> None:
        cldr_locale(self.language)

    def day(self, value: date) -> str:
        """A day in full: ``15. juni 2026``."""
        return dates.day(self.language, value)

    def short_day(self, value: date) -> str:
        """A day for a narrow column: ``15.06.2026``, ``2026-06-15``, ``15 Jun 2026``."""
        return dates.short_day(self.language, value)

    def month(self, number: int) -> str:
        """The name of month ``number`` (1-12), as it stands inside a sentence."""
        return dates.month(self.language, number)

    def short_month(self, number: int) -> str:
        """The name of month ``number`` (1-12) for an axis."""
        return dates.short_month(self.language, number)

    def when(self, first: date, last: date, grain: str) -> str:
        """A ``When`` of the plan, by its first and last day and its grain: ``2. tertial 2026``, ``uke 37 2026``."""
        return dates.when(self.language, first, last, grain)

    def span(self, first: date, last: date) -> str:
        """From day to day, both included: ``1. mars–30. juni 2026``, ``mars–juni 2026``, ``2026–2029``."""
        return dates.span(self.language, first, last)

    def day_of_year(self, month: int, day: int) -> str:
        """A day of any year: ``1. oktober``."""
        return dates.day_of_year(self.language, month, day)

    def yearly(self, month: int, day: int | None = None) -> str:
        """What comes back every year: ``1. oktober hvert år``."""
        return dates.yearly(self.language, month, day)

    def all_yearly(self, days: Iterable[tuple[int, int | None]]) -> str:
        """Several that come back every year, each a month and a day or None: ``juni og 1. oktober hvert år``."""
        return dates.all_yearly(self.language, days)

    def money(self, amount: Decimal | int) -> str:
        """An amount, whole or with two decimals: ``90 000 kr``, ``NOK 90,000``."""
        return numbers.money(self.language, amount, self._currency)

    def short_money(self, amount: Decimal | int, *, decimals: int = 1) -> str:
        """An amount rounded: ``1,2 mill. kr``, ``1,2 mn kr``, ``NOK 1.2m``; below a million in full."""
        return numbers.short_money(self.language, amount, self._currency, decimals=decimals)

    def number(self, value: Decimal | int, *, decimals: int | None = None) -> str:
        """A number with all its digits, or rounded half up to at most ``decimals``: ``9,4``."""
        return numbers.number(self.language, value, decimals=decimals)

    def count(self, value: int) -> str:
        """How many: ``1 234``."""
        return numbers.number(self.language, value)

    def percent(self, points: Decimal | int, *, decimals: int = 1) -> str:
        """Percent points, rounded half up to at most ``decimals``: ``30 %``, ``33,3 %``, ``30%`` in English."""
        return numbers.percent(self.language, points, decimals=decimals)

    def listing(self, items: Sequence[str]) -> str:
        """Several things in a row: ``a, b og c``."""
        return dates.listing(self.language, tuple(items))

    @property
    def _currency(self) -> numbers.Currency:
        return numbers.currency_text(self.language, self.currency, codes=self.codes)
