"""What a reporter is given, and how it is to look: plain data, no plans and no streams."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from ..factors import Line
    from ..findings import Finding, Level


def no_lines(file: str, line: int) -> str | None:
    """A ``show_line`` for when no source text is at hand: findings are then shown without it."""
    return None


def in_english(template: str) -> str:
    """A ``translate`` for readers of English: the template as it is."""
    return template


class About(NamedTuple):
    """What reports tell of a rule: in a sentence each what it finds and why, its page, and the level it begins at."""

    code: str
    name: str
    summary: str
    why: str
    url: str | None
    level: Level


class Scorecard(NamedTuple):
    """How one plan, named as the user knows it, stands on the six success factors; its words are English."""

    plan: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What one run of kivplan ``version`` found.

    ``findings`` are located, in reading order and in the reader's language. ``plans`` are the plans read, as they are
    shown to the user. ``show_line(file, number)`` gives a line of a plan as it may be shown (without its line end,
    identity numbers masked), or None where it cannot be had; reporters never read files themselves. ``language`` and
    ``translate`` are the reader's, for the reporters' own words. ``about`` tells of the rules that were asked, by
    their codes. ``accepted`` findings are in a baseline and not among ``findings``; ``fingerprints`` are then those
    made before they were taken out. ``scorecards``: one for each plan, where they are asked for.
    """

    findings: tuple[Finding, ...]
    plans: tuple[str, ...]
    files: int
    as_of: date
    show_line: Callable[[str, int], str | None] = no_lines
    version: str = ""
    language: str = "en"
    translate: Callable[[str], str] = in_english
    about: Mapping[str, About] = field(default_factory=dict)
    accepted: int = 0
    fingerprints: Mapping[Finding, str] = field(default_factory=dict)
    scorecards: tuple[Scorecard, ...] = ()

    def count(self, level: Level) -> int:
        """How many findings are of ``level``."""
        return sum(finding.level is level for finding in self.findings)

    def say(self, template: str, /, **params: object) -> str:
        """The template in the reader's language, its ``{names}`` filled in; templates stand in the code as literals."""
        return self.translate(template).format(**params)

    def worst_first(self) -> list[Finding]:
        """The findings with the most serious first, each level in reading order."""
        return sorted(self.findings, key=lambda finding: -finding.level)

    def url_of(self, finding: Finding) -> str | None:
        """The page of the finding's rule, where it is known."""
        about = self.about.get(finding.code)
        return about.url if about else None

    def fingerprinted(self) -> Iterator[tuple[Finding, str]]:
        """Each finding with its fingerprint, which tells it from all others, run after run."""
        from ..fingerprints import fingerprints

        if all(finding in self.fingerprints for finding in self.findings):
            return ((finding, self.fingerprints[finding]) for finding in self.findings)
        return zip(self.findings, fingerprints(self.findings, self.show_line), strict=True)


class Look(NamedTuple):
    """How a report is laid out: in colour or not, how wide (in terminal cells), with a summary or not, who reads it.

    On a screen sentences are broken to the width; elsewhere each is one line, so that a log can be searched.
    """

    colour: bool = False
    width: int = 100
    summary: bool = True
    on_screen: bool = False
