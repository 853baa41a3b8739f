"""What a command may know of the world around it: streams, colours, width, folder, environment and today.

One frozen object, handed to every command; nothing reaches for ``sys`` or the clock itself, so tests swap the
world by handing in another.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH_OF_A_LOG = 100
YEARS = range(1900, 2200)  # those a plan may speak of
PIECE = 1 << 15


def clock() -> date:
    """Today where the user is."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Terminal:
    """The streams, the environment, the current folder and the clock of one run."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]
    cwd: Path
    clock: Callable[[], date] = clock

    @classmethod
    def of_this_process(cls) -> Terminal:
        """The real world. Text an output cannot encode is escaped rather than refused.

        ``cwd`` is relative when the current folder has been removed.
        """
        return cls(
            stdin=sys.stdin or open_nothing("r"),
            stdout=_lenient(sys.stdout),
            stderr=_lenient(sys.stderr),
            environment=os.environ,
            cwd=_current_folder(),
        )

    def colour_on(self, stream: TextIO) -> bool:
        """Whether to colour what goes to ``stream``: on a terminal, unless NO_COLOR, FORCE_COLOR or TERM say else."""
        if self.environment.get("NO_COLOR"):
            return False
        if self.environment.get("FORCE_COLOR", "0") != "0":
            return True
        return self.environment.get("TERM") != "dumb" and is_terminal(stream)

    @property
    def width(self) -> int:
        """How many cells a line of standard output has: COLUMNS, else the terminal's width, else 100."""
        columns = self.environment.get("COLUMNS", "")
        if columns.isdecimal() and int(columns) > 0:
            return int(columns)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns or WIDTH_OF_A_LOG
        except (OSError, ValueError):
            return WIDTH_OF_A_LOG

    def today(self, as_of: str | None = None) -> date:
        """The day to reckon from: ``as_of``, else SOURCE_DATE_EPOCH (in UTC), else the clock.

        Raises UsageError where the one given is no date.
        """
        if as_of is not None:
            return _day(as_of)
        epoch = self.environment.get("SOURCE_DATE_EPOCH")
        return self.clock() if not epoch else _day_of_epoch(epoch)

    def show(self, text: str) -> None:
        """Write to standard output, at once; in pieces, as an unbuffered stream may take a long text in part only."""
        for start in range(0, len(text), PIECE):
            self.stdout.write(text[start : start + PIECE])
            self.stdout.flush()

    def show_bytes(self, data: bytes) -> None:
        """Write to standard output byte for byte, at once."""
        binary = getattr(self.stdout, "buffer", None)
        if binary is None:
            self.show(data.decode())
        else:
            rest = memoryview(data)
            while rest:
                rest = rest[binary.write(rest) :]
            binary.flush()

    def say(self, text: str) -> None:
        """Write one line to standard error, at once."""
        self.stderr.write(f"{text}\n")
        self.stderr.flush()


Job = Callable[[Terminal], int]
"""What a command has to do once its options are read; returns the exit code."""


def is_terminal(stream: TextIO) -> bool:
    """Whether a person sees what is written to ``stream``."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def open_nothing(mode: str) -> TextIO:
    """A stream to nowhere, for a process that was started with its own closed."""
    return open(os.devnull, mode, encoding="utf-8")  # type: ignore[return-value]  # noqa: PTH123


def _lenient(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open_nothing("w")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        with suppress(OSError):  # it writes what is waiting, to where nothing can be written any more
            reconfigure(errors="backslashreplace")
    return stream


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path()


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        hint = "write a day as year-month-day, for example 2026-09-15"
        raise UsageError(f"--as-of: {text!r} is not a day", hint=hint) from None
    return _within_years(day, f"--as-of: {text!r}")


def _within_years(day: date, named: str) -> date:
    if day.year in YEARS:
        return day
    raise UsageError(f"{named} is in no year of any plan", hint=f"a plan's years are {YEARS[0]} to {YEARS[-1]}")


def _day_of_epoch(text: str) -> date:
    try:
        day = datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        hint = "it is a number of seconds since 1970, or not set at all"
        raise UsageError(f"SOURCE_DATE_EPOCH: {text!r} is not a time", hint=hint) from None
    return _within_years(day, f"SOURCE_DATE_EPOCH: {text!r}")
