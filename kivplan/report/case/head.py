"""The head of a case: number, who decides, when, who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts import Fact
from .matters import bodies, case_numbers, matters
from .pieces import blank_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..brief import Brief
    from .matters import Matter


def head_facts(brief: Brief) -> Iterator[Fact]:
    """The lines of the head; those that the plan cannot know are blanks."""
    say, found = brief.words.say, matters(brief)
    if len(found) > 1 and case_numbers(found):
        for one in found:
            yield Fact(one.body, _one_of_many(brief, one))
    else:
        number = ", ".join(case_numbers(found))
        yield _known(brief, say("Case number"), number, say("case number"))
        yield _known(brief, say("Decided by"), ", ".join(bodies(found)), say("who decides"))
        if found and found[0].by:
            yield Fact(say("Deadline"), brief.words.formats.day(found[0].by))
    yield _known(brief, say("Date of the meeting"), "", say("date of the meeting"))
    yield _known(brief, say("Case officer"), "", say("case officer"))
    yield Fact(say("Date"), brief.words.formats.day(brief.as_of))


def _known(brief: Brief, label: str, text: str, what: str) -> Fact:
    """What is known, else a blank for ``what``."""
    return Fact(label, text or blank_words(brief, what), blank=not text)


def _one_of_many(brief: Brief, matter: Matter) -> str:
    words = brief.words
    said = [words.say("case %(case)s", case=matter.case)] if matter.case else []
    if matter.by:
        said.append(words.say("deadline %(when)s", when=words.formats.day(matter.by)))
    text = ", ".join(said)
    return text[:1].upper() + text[1:] or words.say("no case number yet")
