"""The baseline of a run: written for today's findings, read, and held against what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import UnreadableError, UsageError
from ..fingerprints import posix
from ..reporters.escaping import one_line
from ..rules import baseline
from .files import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ..findings import Finding
    from ..reporters import Results
    from .context import Terminal

LARGEST = 64_000_000  # bytes; a baseline of 300,000 findings


def write_baseline(results: Results, file: Path, terminal: Terminal) -> None:
    """Write a baseline that accepts all findings of a run, and say so."""
    write_whole(terminal.cwd / file, baseline.written(results.findings, results.show_line), called=file)
    name = one_line(str(file))
    told = results.say(
        "Findings written to {name}: {count}. With --baseline {name} only new ones are told.",
        count=len(results.findings),
        name=name,
    )
    terminal.say(told)


def less_accepted(
    results: Results, file: Path, terminal: Terminal, *, looked_at: Collection[str]
) -> tuple[Results, tuple[Finding, ...]]:
    """The results less what a baseline accepts, and what that is; tells of entries that are of no use any more.

    Those are looked for in the files that all rules have ``looked_at``. Raises UsageError where the file is no
    baseline, UnreadableError where it cannot be read.
    """
    name = one_line(str(file))
    entries = baseline.read(_text_of(file, name, terminal), called=name)
    split = baseline.split(results.findings, entries, results.show_line)
    seen = {posix(name) for name in looked_at}
    count = sum(entry.file in seen for entry in split.stale)
    if count:
        told = results.say(
            "Findings in {name} that are no longer there: {count}. --write-baseline writes it anew.",
            name=name,
            count=count,
        )
        terminal.say(told)
    less = replace(results, findings=split.new, accepted=len(split.accepted), fingerprints=split.fingerprints)
    return less, split.accepted


def _text_of(file: Path, name: str, terminal: Terminal) -> str:
    try:
        with (terminal.cwd / file).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise UsageError(f"there is no baseline {name}", hint=f"--write-baseline {name} makes one") from None
    except OSError as error:
        raise UnreadableError(f"the baseline {name} cannot be read: {error.strerror}") from error
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise UsageError(f"{name}: not a baseline of kivplan; it is not UTF-8 text") from None
