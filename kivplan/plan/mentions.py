"""The people of a plan in its texts: who is named, or can be reached, where the public edition shows it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from .once import once
from .person_patterns import person_patterns
from .texts import texts
from .withheld import only_of_gone, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.common import Person
    from .linked import Item, Plan
    from .texts import Text

NAME, SURNAME, CONTACT = "name", "surname", "contact"
_SHORTEST = 4
_AT_ONCE = 100
_WORD = re.compile(r"\w+")
_HEAD = frozenset({"people", "shared", "exclude", "checks", "reports"})  # the keys of the plan document nobody is shown
_DIGITS = re.compile(r"[0-9](?:[\s.\-()/]*[0-9]){4,}")
_ENDS = r"(?=s?(?!\w))"  # with the genitive's s


class Mention(NamedTuple):
    """A text and who is in it, by id, each by full NAME, by SURNAME alone or by CONTACT details."""

    text: Text
    people: dict[str, str]


@once
def mentions_for_public(plan: Plan) -> tuple[Mention, ...]:
    """Every text that the public edition shows in which someone of the plan is named or can be reached.

    Surnames count alone as they are spelt, from four letters on, if neither the organisation nor a unit or role is
    called so; a name of one word only inside a sentence; first names never.
    """
    signs = _Signs(plan)
    shown = _public_texts(plan) if signs else iter(())
    found = (Mention(text, signs.people_in(text.text)) for text in _likely(signs, shown))
    return tuple(mention for mention in found if mention.people and not _is_withheld(plan, mention.text))


def _likely(signs: _Signs, shown: Iterator[Text]) -> Iterator[Text]:
    """The texts that stand near one in which someone may be: many are passed over in one look."""
    while some := list(islice(shown, _AT_ONCE)):
        if signs.may_be_in("\0".join(text.text for text in some)):
            yield from some


class _Sign(NamedTuple):
    """A pattern by which someone is known in a text."""

    person: str
    by: str
    pattern: str


class _Signs:
    """How the people of a plan are known: patterns, each looked for where its clue is among the clues of a text."""

    def __init__(self, plan: Plan) -> None:
        self._by_clue: defaultdict[str, list[_Sign]] = defaultdict(list)
        titles = {word for text in _titles(plan) for word in _words(text)}
        for item in plan.people.values():
            for clue, sign in (*_by_contact(item), *_by_name(item, titles)):
                for form in (clue, f"{clue}s") if clue else ():
                    self._by_clue[form].append(sign)

    def __bool__(self) -> bool:
        return bool(self._by_clue)

    def may_be_in(self, text: str) -> bool:
        """Whether anyone may be in a text; cheaper than to look."""
        return not self._by_clue.keys().isdisjoint(_clues(text))

    def people_in(self, text: str) -> dict[str, str]:
        """Who is in a text, and by what; by a surname alone rather than by the full name elsewhere in it."""
        signs = [sign for clue in _clues(text) for sign in self._by_clue.get(clue, ())]
        text, found = _composed(text), dict[str, str]()
        for by in (CONTACT, NAME, SURNAME):
            patterns = [(re.compile(sign.pattern), sign.person) for sign in signs if sign.by == by]
            hits = [(pattern, who) for pattern, who in patterns if pattern.search(text)]
            for pattern, who in hits:
                found[who] = by
                text = pattern.sub("\0", text)
        return found


_Known = tuple[str, _Sign]  # a word, or the last four digits of a number, and what it is a clue to


def _by_contact(item: Item[Person]) -> Iterator[_Known]:
    for pattern in person_patterns(item.value, ("phone",)):
        yield re.sub(r"\D", "", str(item.value.phone))[-4:], _Sign(item.id, CONTACT, pattern)
    for pattern in person_patterns(item.value, ("email",)):
        yield _first_word(str(item.value.email)), _Sign(item.id, CONTACT, pattern + _ENDS)


def _by_name(item: Item[Person], titles: set[str]) -> Iterator[_Known]:
    name = _composed(item.value.name or "").strip()
    surname = name.split(",")[0].strip() if "," in name else name.rpartition(" ")[2]
    clue = _first_word(surname)
    alone = len(surname) >= _SHORTEST and surname[0].isupper()
    if surname != name:
        for pattern in person_patterns(item.value, ("name",)):
            yield clue, _Sign(item.id, NAME, pattern + _ENDS)
        if alone and clue not in titles:
            yield clue, _Sign(item.id, SURNAME, rf"(?<![\w-]){re.escape(surname)}(?=s?(?![\w-]))")
    elif alone:
        yield clue, _Sign(item.id, NAME, rf"(?<=[\w,;:)] ){re.escape(name)}{_ENDS}")


def _titles(plan: Plan) -> Iterator[str]:
    """What the organisation, its units and the roles are called."""
    yield plan.head.organisation
    yield from (item.value.name for item in plan.units.values())
    yield from (item.value.role for item in plan.people.values())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(word.casefold() for word in _WORD.findall(_composed(text))))


def _first_word(text: str) -> str:
    return next(iter(_words(text)), "")


def _clues(text: str) -> list[str]:
    """The words of a text, and every four digits in a row of its numbers, spaced or not."""
    runs = (re.sub(r"\D", "", run[0]) for run in _DIGITS.finditer(text))
    return [*_words(text), *(run[at : at + 4] for run in runs for at in range(len(run)))]


def _public_texts(plan: Plan) -> Iterator[Text]:
    cut = withheld(plan, "public")
    for head in (plan.head_item, *plan.shared):
        yield from texts(head, without=_HEAD)
    for item in (*plan.foundations, *plan.analyses, *plan.strategies, *plan.action_plans):
        yield from texts(item)
    for said in plan.follow_ups:
        if not only_of_gone(said.value, cut):
            yield from texts(said)


def _is_withheld(plan: Plan, text: Text) -> bool:
    """Whether a text belongs to an action, a need or a competence that the public edition leaves out."""
    gone = getattr(withheld(plan, "public"), str(text.keys[0]), frozenset[str]())
    return bool(gone) and _id_of(text) in gone


def _id_of(text: Text) -> str | int:
    """The id of the thing in a list, or in a mapping by id, that a text belongs to."""
    records, one = getattr(text.item.value, str(text.keys[0])), text.keys[1]
    return one if isinstance(records, dict) else str(records[int(one)].id)
