"""The reporters' own words: counts, levels and the summary, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Level, Place
from .escaping import lines_of, one_line
from .paint import Paint
from .snippet import shown_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..findings import Finding
    from .results import Results

PLAIN = Paint(colour=False)


def number_of(count: int, noun: str) -> str:
    """A count with its noun, in English: ``1 file``, ``3 files``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def level_word(results: Results, level: Level) -> str:
    """A level as the reader calls it."""
    if level is Level.ERROR:
        return results.say("error")
    return results.say("warning") if level is Level.WARNING else results.say("info")


def summary(results: Results, paint: Paint = PLAIN) -> str:
    """A sentence or two on a run: how many findings of each level, worst first, what was read, what is accepted."""
    read = read_words(results)
    if results.findings:
        told = results.say("Found {findings} in {files} of {plans}.", findings=counts(results, paint), **read)
    else:
        well = paint("good", results.say("All is well"))
        told = (
            results.say("{well}: nothing new to remark on in {files} of {plans}.", well=well, **read)
            if results.accepted
            else results.say("{well}: nothing to remark on in {files} of {plans}.", well=well, **read)
        )
    return " ".join(filter(None, (told, accepted(results))))


def read_words(results: Results) -> dict[str, str]:
    """What was read, in words: ``files`` and ``plans``."""
    files, plans = results.files, len(results.plans)
    return {
        "files": results.say("{n} file" if files == 1 else "{n} files", n=files),
        "plans": results.say("{n} plan" if plans == 1 else "{n} plans", n=plans),
    }


def counts(results: Results, paint: Paint = PLAIN) -> str:
    """The findings of each level there is any of, worst first: ``3 errors, 2 warnings and 5 info``."""
    found = [(level, results.count(level)) for level in sorted(Level, reverse=True)]
    return joined([paint.level(level, _count_of(results, level, n)) for level, n in found if n], results)


def joined(words: Sequence[str], results: Results) -> str:
    """Words as a list: ``a``, ``a and b``, ``a, b and c``."""
    if len(words) == 1:
        return words[0]
    return results.say("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def accepted(results: Results) -> str:
    """The sentence on what the baseline accepts; nothing where it accepts nothing."""
    n = results.accepted
    if not n:
        return ""
    return results.say("The baseline accepts {n} finding." if n == 1 else "The baseline accepts {n} findings.", n=n)


def whole_message(results: Results, finding: Finding) -> str:
    """The message and, on lines of its own, the hint; no control characters but the line breaks."""
    lines = lines_of(finding.message)
    if finding.hint:
        lines += lines_of(f"{results.say('hint')}: {finding.hint}")
    return "\n".join(lines)


def seen_elsewhere(finding: Finding) -> list[str]:
    """A line for each related place: where it is, and what is to be seen there."""
    return [
        f"{shown_place(one.where)}: {one_line(one.message)}" for one in finding.related if isinstance(one.where, Place)
    ]


def _count_of(results: Results, level: Level, n: int) -> str:
    if level is Level.ERROR:
        return results.say("{n} error" if n == 1 else "{n} errors", n=n)
    if level is Level.WARNING:
        return results.say("{n} warning" if n == 1 else "{n} warnings", n=n)
    return results.say("1 info" if n == 1 else "{n} info", n=n)
