"""What to write instead of an amount, a number or a percentage that cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import masked, said
from .problem import problem, quoted, shortened

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

    from ..findings import Said

_CURRENCY = re.compile(r"(?:nok|sek|dkk|eur|usd|gbp|kroner|kronor|kr\.?|€|\$|£)", re.IGNORECASE)
_SCALE = {
    "k": 3, "t": 3, "tkr": 3, "tusen": 3, "thousand": 3,
    "m": 6, "mkr": 6, "mill": 6, "mill.": 6, "mio": 6, "million": 6, "millioner": 6, "millionar": 6,
    "miljon": 6, "miljoner": 6, "mnkr": 6, "mnok": 6,
}  # fmt: skip
_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]{1,2}))?")
_GROUPED = re.compile(r"([0-9]{1,3}(?:([. ,'’_])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]([0-9]{1,2}))?")
_SCALED = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,3}))? ?([a-z]+\.?)")
_LONGEST = 40
_MOST_DIGITS = 15


def money_problem(text: str) -> PydanticCustomError:
    """The ``bad_amount`` problem of a text; its hint gives the amount where it can be told."""
    if text.strip().startswith(("-", "−", "–")):
        return problem(
            "bad_amount",
            said("“{text}” is below zero", text=shortened(text)),
            said("write amounts without a sign; what is saved or granted has keys of its own"),
        )
    amount = amount_of(text)
    message = said("“{text}” is not an amount", text=shortened(text))
    if amount is None:
        return problem("bad_amount", message, said("write digits only, such as 30000 or 30000.50"))
    return problem("bad_amount", message, said("write {text}", text=amount))


def number_problem(text: str) -> PydanticCustomError:
    """The ``wrong_type`` problem of a text that should be a number."""
    return _number_problem(text, said("a number"), "9.4", decimals=True)


def whole_problem(text: str) -> PydanticCustomError:
    """The ``wrong_type`` problem of a text that should be a whole number."""
    return _number_problem(text, said("a whole number"), "12", decimals=False)


def percent_problem(text: str) -> PydanticCustomError:
    """The ``bad_value`` problem of a text that should be a percentage."""
    match = re.fullmatch(
        r"([0-9]{1,3}(?:[.,][0-9]{1,4})?) *(?:prosent|procent|percent|pst\.?|pct\.?|%)?", text.strip(), re.IGNORECASE
    )
    message = said("“{text}” is not a percentage", text=shortened(text))
    if match and float(match[1].replace(",", ".")) <= 100:
        return problem("bad_value", message, said("write {text}", text=f"{match[1]}%"))
    if match:
        message = said("“{text}” is out of bounds", text=shortened(text))
        return problem("bad_value", message, said("write a percentage from 0% to 100%"))
    return problem("bad_value", message, said("write it as 30%"))


def yes_no_problem(text: str) -> PydanticCustomError:
    """The ``bad_value`` problem of a text that should be ``yes`` or ``no``."""
    word, message = text.strip().casefold(), said("“{text}” is neither yes nor no", text=shortened(text))
    if word in {"yes", "true", "on", "y", "ja", "1", "x", "sant", "sann"}:
        return problem("bad_value", message, said("write {text}", text="yes"))
    if word in {"no", "false", "off", "n", "nei", "nej", "0", "usann", "falskt"}:
        return problem("bad_value", message, said("write {text}", text="no"))
    return problem("bad_value", message, said("write yes or no"))


def _number_problem(text: str, expected: Said, example: str, *, decimals: bool) -> PydanticCustomError:
    if len(text) > _LONGEST:
        message = said("expected {what}, found {count} characters", what=expected, count=len(text))
        return problem("wrong_type", message, said("write at most {count} digits", count=_MOST_DIGITS))
    sign = "-" if text.strip().startswith(("-", "−", "–")) else ""
    amount = amount_of(text.strip().lstrip("+-−–").strip())
    told = amount is not None and (decimals or "." not in amount)
    if told:
        hint = said("write {text}", text=f"{sign}{amount}")
    else:
        hint = said("write digits, such as {example}", example=example)
    return problem("wrong_type", said("expected {what}, found {found}", what=expected, found=quoted(text)), hint)


def amount_of(text: str) -> str | None:
    """The amount a Nordic reader sees in a text, as it is to be written; None where one cannot be sure."""
    if len(text) > _LONGEST or masked(text) != text:
        return None
    bare = " ".join(_CURRENCY.sub(" ", text.casefold()).split())
    bare = re.sub(r"[,.]?[-–—]+$|[,.]$", "", bare).strip()
    if match := _PLAIN.fullmatch(bare):
        return _written(match[1], match[2])
    if match := _GROUPED.fullmatch(bare):
        return _written(re.sub(r"[^0-9]", "", match[1]), match[3])
    if (match := _SCALED.fullmatch(bare)) and (zeros := _SCALE.get(match[3])):
        fraction = match[2] or ""
        return _written(match[1] + fraction + "0" * (zeros - len(fraction)), None)
    return None


def _written(whole: str, fraction: str | None) -> str | None:
    if not (whole + (fraction or "")).isascii() or len(whole) > _MOST_DIGITS:
        return None
    return str(int(whole)) + (f".{fraction}" if fraction else "")
