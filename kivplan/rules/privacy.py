"""Family 9, people: identity numbers, and names where the public reads (KIV901, 902)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.identity import identity_numbers
from ..plan.identity_digits import Norwegian
from ..plan.mentions import CONTACT, NAME, SURNAME, mentions_for_public
from . import naming
from .rule import Remark, Rule, Words, levels
from .sources import PRIVACY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .rule import Context

_NORWEGIAN = Words(
    "this is a valid Norwegian identity number, and a plan is copied and kept where nobody can take it back",
    "write the role instead; where the plan is kept in git, remove the number from the history as well",
)
_SWEDISH = Words(
    "this is a valid Swedish identity number, and a plan is copied and kept where nobody can take it back",
    _NORWEGIAN.hint,
)


def _national_identity_number(context: Context) -> Iterator[Remark]:
    for number in identity_numbers(context.plan, context.as_of):
        yield Remark(number.place, (), _NORWEGIAN if isinstance(number.says, Norwegian) else _SWEDISH)


_OTHERWISE = Words(
    "the text names {who} otherwise than `people:` does, and the public edition, which knows that form alone, shows it",
    "write the role instead: {role}",
)
_NAMED = Words(
    "the text names {who}, and a plan that becomes public speaks of roles: the role will stand there in place of the "
    "name",
    "write the role yourself, so that the sentence is right: {role}",
)
_TO_REACH = Words(
    "the text has the e-mail address or telephone number of {who}, and the public is to see neither",
    "leave them to `people:`, and write the role here: {role}",
)
_WORDS = {SURNAME: _OTHERWISE, NAME: _NAMED, CONTACT: _TO_REACH}


def _name_for_public(context: Context) -> Iterator[Remark]:
    """Each text once: of those in it the ones the public edition would show, else the ones it masks."""
    people = context.plan.people
    for (item, keys, _), found in mentions_for_public(context.plan):
        by = next(by for by in _WORDS if by in found.values())
        these = [people[who] for who, how in found.items() if how == by]
        who = naming.listed([naming.thing(context.plan, person) for person in these])
        role = naming.listed([naming.quoted(person.value.role) for person in these])
        yield Remark(item, keys, _WORDS[by], {"who": who, "role": role})


RULES: tuple[Rule, ...] = (
    Rule(
        code="KIV901",
        name="national-identity-number",
        levels=levels("e"),
        summary="A valid Norwegian or Swedish identity number stands in the plan: in a text, a key, a comment or a "
        "shared file.",
        why="An identity number opens doors to all else that is known of a person, and a plan is read by many.",
        source=PRIVACY,
        notes=(
            (
                "Norwegian numbers are birth numbers and D-numbers, also those of the series for tests: what is "
                "entered as a test today is a real one tomorrow. Swedish ones are personal and coordination numbers, "
                "with ten or twelve digits."
            ),
            (
                "The check digits must be right and the day of birth must exist and not lie ahead; spaces, dashes "
                "and full stops between the two parts are passed over."
            ),
            "The number itself is never shown, neither in the finding nor in the line it stands on.",
            (
                "Other numbers can look the same by chance. Left alone are what stands under `phone:`; ten digits in "
                "a row that begin with 070 (a Swedish mobile), follow a word such as telefon or a plus sign, are an "
                "amount or part of an address on the web; eleven digits in a row after a word such as konto; the "
                "parts of a UUID; and a recent date with a time of day, such as 20260915-1230."
            ),
            "Of any other, say what it is: `# kivplan: ignore[national-identity-number] an account number`.",
        ),
        find=_national_identity_number,
        wrong="id: H1\ntitle: Mentors for new nurses\napproach: 178540 00063 is the first to have a mentor.\n",
        right="id: H1\ntitle: Mentors for new nurses\napproach: The nurse hired last is the first to have a mentor.\n",
    ),
    Rule(
        code="KIV902",
        name="name-for-public",
        levels=levels("w"),
        summary="A text that the public edition shows has the name, e-mail address or telephone number of someone in "
        "`people:`.",
        why="Plans become public, people change posts, and a name in a plan stays there for years.",
        source=PRIVACY,
        notes=(
            (
                "A full name counts in any case, first name or surname first; a surname alone as it is spelt, from "
                "four letters on, where neither the organisation nor a unit or role is called so; a name of one word "
                "alone inside a sentence. A first name alone never counts."
            ),
            (
                "The public edition puts the role in the place of full names, e-mail addresses and telephone "
                "numbers. It does not know a surname alone."
            ),
            "`people:` is the place for names and is left alone, as are comments and what the public is not shown.",
        ),
        find=_name_for_public,
        wrong="kind: plan\n"
        "people: [{id: head, role: Head of nursing, name: Kari Nordmann}]\n"
        "---\n"
        "id: H1\ntitle: Mentors for new nurses\napproach: Nordmann finds a mentor for each.\n",
        right="kind: plan\n"
        "people: [{id: head, role: Head of nursing, name: Kari Nordmann}]\n"
        "---\n"
        "id: H1\ntitle: Mentors for new nurses\napproach: The head of nursing finds a mentor for each.\n",
    ),
)
