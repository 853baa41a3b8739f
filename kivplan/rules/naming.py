"""How messages name things: by id and the first words of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Said, said
from ..plan.names import title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from typing import Any

    from ..plan.linked import Act, Item, Plan

LONGEST = 48


def action(act: Act) -> Said:
    """An action: ``H1 “Scholarships for nursing students”``."""
    return said("{id} {title}", id=act.id, title=quoted(act.action.title))


def thing(plan: Plan, item: Item[Any]) -> Said:
    """A goal, need, cause, unit and the like: ``N1 “Nurses”``; a person by the role."""
    name = getattr(item.value, "role", None) or title(plan, item.value)
    return said("{id} {title}", id=item.id, title=quoted(name))


def quoted(text: str) -> Said:
    """Text in quotation marks, on one line, cut after a word where it is long."""
    line = " ".join(text.split())
    if len(line) > LONGEST:
        line = f"{line[:LONGEST].rsplit(' ', 1)[0].rstrip(',.;:–-')} …"
    return said("“{line}”", line=line)


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """Words as a list: ``a``, ``a and b``, ``a, b and c``; with ``last`` ``or`` that word."""
    if len(words) == 1:
        return words[0]
    first = words[0]
    for word in words[1:-1]:
        first = said("{first}, {next}", first=first, next=word)
    if last == "or":
        return said("{first} or {last}", first=first, last=words[-1])
    return said("{first} and {last}", first=first, last=words[-1])


_IN_WORDS = {
    "acquire": said("acquire"),
    "develop": said("develop"),
    "mobilise": said("mobilise"),
    "phase_out": said("phase out"),
    "competence": said("competence"),
    "organisation": said("organisation"),
    "processes": said("processes"),
    "technology": said("technology"),
    "governance": said("governance"),
    "holiday_substitutes": said("holiday substitutes"),
    "new_employees": said("new employees"),
    "changed_requirements": said("changed requirements"),
    "managers": said("managers"),
    "employees": said("employees"),
    "hr": said("HR"),
    "unions": said("employee representatives"),
    "board": said("the board"),
    "public": said("the public"),
    "other": said("others"),
}


def in_words(key: str) -> Said:
    """A strategy, aspect of readiness, case of service quality or group as sentences name it; else KeyError."""
    return _IN_WORDS[key]


def keys(names: Sequence[str]) -> str:
    """Keys of a plan as a list of what to write: ```a:` and `b:```."""
    return listed([f"`{name}:`" for name in names])


def plain(number: Decimal) -> str:
    """A number as a plan writes it: no exponent, no needless zeros (``30000``, ``33.3``)."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
