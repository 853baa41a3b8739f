"""Findings as Markdown, for a comment on a pull request or the summary of a job: a table for each file, worst first.

GitHub takes 65,536 characters. What is told first is the most serious, whatever file it is in; the rest is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import again
from .markdown_text import link, plain, plain_lines
from .scorecard import entries_of, judgement_word
from .wording import accepted, counts, level_word, read_words, seen_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..findings import Finding
    from .results import Look, Results, Scorecard

LIMIT = 65_000
"""How many bytes the report has at most; what GitHub counts, characters, are never more."""
FOR_LAST_LINE = 500
LONGEST_TEXT = 1500
LONGEST_NAME = 300


def report(results: Results, look: Look) -> str:
    """The heading with the counts, a table for each file, and how many findings there was no room for."""
    blocks = [*_heading(results)] if look.summary else []
    blocks += ["\n".join(_scorecard(results, card)) for card in results.scorecards]
    tables, left_out = _tables(results, room=LIMIT - FOR_LAST_LINE - sum(map(_size, blocks)))
    blocks += ["\n".join(lines) for lines in tables]
    if left_out:
        blocks.append(_left_out(results, left_out))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _heading(results: Results) -> Iterator[str]:
    found = counts(results) if results.findings else results.say("All is well")
    yield f"## kivplan: {found}"
    read = results.say("Checked {files} of {plans} as of {date}.", **read_words(results), date=results.as_of)
    yield " ".join(filter(None, (read, accepted(results))))


def _scorecard(results: Results, card: Scorecard) -> Iterator[str]:
    say, about = results.say, f" – {plain(card.plan, longest=LONGEST_NAME)}" if len(results.scorecards) > 1 else ""
    words = (say("Factor"), say("Judgement"), say("What speaks for it"), say("What is missing"))
    yield f"### {say('Six success factors')}{about}\n"
    yield f"| {' | '.join(words)} |"
    yield "|---|---|---|---|"
    for line in card.lines:
        found = list(entries_of(line, say))
        cells = [
            plain(f"{line.factor} {again(line.name, results.translate)}", longest=LONGEST_NAME),
            judgement_word(line.judgement, say),
            _told(found, speaks_for=True),
            _told(found, speaks_for=False),
        ]
        yield f"| {' | '.join(cells)} |"


def _told(found: Iterable[tuple[bool, str, str]], *, speaks_for: bool) -> str:
    own = ((word, text) for side, word, text in found if side is speaks_for)
    return "<br>".join(f"*{word}:* {plain(text, longest=LONGEST_TEXT)}" for word, text in own)


def _tables(results: Results, room: int) -> tuple[list[list[str]], int]:
    """The lines of a table for each file, as many rows as there is room for, and how many findings are left out."""
    tables: dict[str, list[str]] = {}
    worst_first = results.worst_first()
    for told, finding in enumerate(worst_first):
        file = finding.place.file
        lines = [*([] if file in tables else _table_head(results, file)), _row(results, finding)]
        room -= sum(map(_size, lines))
        if room < 0:
            return [*tables.values()], len(worst_first) - told
        tables.setdefault(file, []).extend(lines)
    return [*tables.values()], 0


def _table_head(results: Results, file: str) -> Iterator[str]:
    words = (results.say("Level"), results.say("Line"), results.say("Rule"), results.say("Finding"))
    yield f"### {plain(file, longest=LONGEST_NAME)}\n"
    yield f"| {' | '.join(words)} |"
    yield "|---|--:|---|---|"


def _row(results: Results, finding: Finding) -> str:
    rule = link(plain(f"{finding.code} {finding.name}", longest=LONGEST_NAME), results.url_of(finding))
    message = plain_lines(finding.message, longest=LONGEST_TEXT)
    if finding.hint:
        message += f"<br>*{results.say('hint')}:* {plain_lines(finding.hint, longest=LONGEST_TEXT)}"
    for line in seen_elsewhere(finding):
        message += f"<br>{plain(line, longest=LONGEST_NAME)}"
    return f"| {level_word(results, finding.level)} | {finding.place.line} | {rule} | {message} |"


def _left_out(results: Results, n: int) -> str:
    return results.say(
        "{n} finding is left out here; `kivplan validate` shows it."
        if n == 1
        else "{n} findings are left out here; `kivplan validate` shows them.",
        n=n,
    )


def _size(text: str) -> int:
    """In bytes, with the line break that follows."""
    return len(text.encode("utf-8", "replace")) + 2
