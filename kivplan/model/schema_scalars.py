"""Single values as JSON Schema: what an editor's YAML parser may make of the text that the field reads."""

from __future__ import annotations

from .calendar import FIRST_YEAR, LAST_YEAR

Schema = dict[str, object]

_STRING: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_BOOLEAN: Schema = {"type": "boolean"}
_NOTHING: Schema = {"type": "null"}

_ID = r"^[^\s!-,./:-@\[-\^`{-~][^\s!-,/:-@\[-\^`{-~]*$"
_LINK = r"^([Hh][Tt][Tt][Pp][Ss]?://\S+|[Mm][Aa][Ii][Ll][Tt][Oo]:\S+@\S+)$"
_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_YEAR = "(19|20|21)[0-9]{2}"
_PLACE_IN_YEAR = f"{_MONTH}(-{_DAY})?|H[12]|T[1-3]|Q[1-4]|W(0[1-9]|[1-4][0-9]|5[0-3])"


def _pattern(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


_ANY_TEXT = [_STRING, _NUMBER, _BOOLEAN]
_AN_ID = [_pattern(_ID), _NUMBER, _BOOLEAN]
_NOT_BELOW_ZERO: Schema = {"type": "number", "minimum": 0}
_A_YEAR: Schema = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
_A_MONTH: Schema = {"type": "integer", "minimum": 1, "maximum": 12}

# name of the scalar: title, what may stand, examples
_SCALARS: dict[str, tuple[str, list[Schema], list[str]]] = {
    "text": ("Text, of one line or more (then after |)", _ANY_TEXT, []),
    "line": ("One line of text", [_pattern(r"^\s*\S.*\s*$"), _NUMBER, _BOOLEAN], []),
    "id": ("An id: letters, digits, - _ and .", _AN_ID, ["H1", "G1.1"]),
    "reference": ("The id of something in the plan", _AN_ID, ["H1", "G1.1"]),
    "link": ("An address", [_pattern(_LINK)], ["https://example.org/"]),
    "colour": ("A colour in quotes", [_pattern("^#[0-9A-Fa-f]{6}$")], ["#004b87"]),
    "currency": ("A currency, three letters", [_pattern("^[A-Z]{3}$")], ["NOK", "SEK", "EUR"]),
    "day": ("A day", [_pattern(f"^{_YEAR}-{_MONTH}-{_DAY}$")], ["2026-09-15"]),
    "when": (
        "A day, week, month, quarter, third, half or year",
        [_pattern(f"^{_YEAR}(-({_PLACE_IN_YEAR}))?$"), _A_YEAR],
        ["2026", "2026-H1", "2026-T2", "2026-Q3", "2026-09", "2026-W37", "2026-09-15"],
    ),
    "yearly": (
        "A day or month of every year",
        [_pattern(f"^(0?[1-9]|1[0-2])(-{_DAY})?$"), _A_MONTH],
        ["10-01", "06"],
    ),
    "year": ("A year", [_pattern(f"^{_YEAR}$")], ["2026"]),
    "money": (
        "An amount, digits only",
        [_NOT_BELOW_ZERO, _pattern(r"^[0-9]{1,15}(\.[0-9]{1,2})?$")],
        ["30000", "30000.50"],
    ),
    "number": ("A number", [_NUMBER, _pattern("^-?[0-9]{1,15}([.,][0-9]{1,9})?$")], ["9.4"]),
    "quantity": (
        "A number that is not below zero",
        [_NOT_BELOW_ZERO, _pattern("^[0-9]{1,15}([.,][0-9]{1,9})?$")],
        ["7.5"],
    ),
    "percent": ("A percentage", [_pattern("^[0-9]{1,3}([.,][0-9]{1,4})?[ \u00a0\u202f]?%$")], ["30%"]),
    "yes or no": ("yes or no", [{"enum": ["yes", "no", True, False]}], []),
}


def scalar_schema(name: str, *, optional: bool) -> Schema:
    """The schema of a single value, by the name of its ``Scalar``; an optional one may also be left empty."""
    title, choices, examples = _SCALARS[name]
    schema: Schema = {"title": title, **_any_of([*choices, _NOTHING] if optional else choices)}
    return {**schema, "examples": examples} if examples else schema


def whole_schema(low: int | None, high: int | None, *, optional: bool) -> Schema:
    """The schema of a whole number within bounds."""
    bounds = {key: bound for key, bound in (("minimum", low), ("maximum", high)) if bound is not None}
    choices: list[Schema] = [{"type": "integer", **bounds}, _pattern("^[0-9]{1,15}$")]
    return _any_of([*choices, _NOTHING] if optional else choices)


def words_schema(words: tuple[str, ...], *, optional: bool) -> Schema:
    """The schema of one of a few words; ``yes`` and ``no`` may reach an editor as true and false."""
    allowed: list[object] = list(words)
    if "yes" in words:
        allowed += [True, False]
    return {"enum": [*allowed, None] if optional else allowed}


def _any_of(choices: list[Schema]) -> Schema:
    return choices[0] if len(choices) == 1 else {"anyOf": choices}
