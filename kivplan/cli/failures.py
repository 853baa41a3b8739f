"""The one place where what went wrong becomes a sentence and an exit code.

====  ==========================================================
2     wrong usage or settings; something could not be read or written
3     no plan was found
70    a bug in kivplan, saying so
130   interrupted with Ctrl-C
141   whoever read the output went away (``kivplan validate | head``)
====  ==========================================================

A command's own outcome is 0, or 1 when there are findings at or above ``--fail-on``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import KivplanError
from ..reporters.escaping import lines_of, one_line
from ..reporters.paint import Paint

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO

    from .context import Terminal

BUG = 70
INTERRUPTED = 130
HUNG_UP = 141
REFUSED = 2

NEWS = "https://github.com/kivplan/kivplan/issues"


def tell(error: BaseException, terminal: Terminal) -> int:
    """Say what went wrong on standard error; the exit code for it."""
    if isinstance(error, BrokenPipeError):
        abandon(terminal.stdout)
        abandon(terminal.stderr)
        return HUNG_UP
    if isinstance(error, KeyboardInterrupt):
        _say("Interrupted.", terminal)
        return INTERRUPTED
    if isinstance(error, KivplanError):
        say_error(str(error), error.hint, terminal)
        return error.exit_code
    if isinstance(error, OSError) and error.errno:
        abandon(terminal.stdout)
        say_error(_refusal(error), None, terminal)
        return REFUSED
    if isinstance(error, MemoryError):
        say_error("there is not enough memory for so large a plan", None, terminal)
        return REFUSED
    return _tell_bug(error, terminal)


def say_error(message: str, hint: str | None, terminal: Terminal) -> None:
    """One sentence on standard error, with a hint below it where there is one."""
    paint = Paint(terminal.colour_on(terminal.stderr))
    _say(f"{paint('error', 'error')}: {one_line(message)}", terminal)
    if hint:
        _say(f"{paint('hint', ' hint')}: " + "\n       ".join(lines_of(hint)), terminal)


def _say(text: str, terminal: Terminal) -> None:
    """Write to standard error; where even that is refused, the exit code has to do."""
    try:
        terminal.say(text)
    except OSError:
        abandon(terminal.stderr)


def abandon(stream: TextIO) -> None:
    """Send what ``stream`` still has to write nowhere, so that Python does not stumble over it while it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _refusal(error: OSError) -> str:
    """What the system refused: a name where it gives one, else what was being written to."""
    reason = (error.strerror or "refused").lower()
    if error.filename is None:
        return f"standard output: cannot be written ({reason})"
    return f"{os.fsdecode(error.filename)}: cannot be used ({reason})"


def _tell_bug(error: BaseException, terminal: Terminal) -> int:
    if terminal.environment.get("KIVPLAN_DEBUG"):
        import traceback

        _say("".join(traceback.format_exception(error)).rstrip(), terminal)
    hint = (
        f"please report it at {NEWS} with the command you gave;\n"
        "KIVPLAN_DEBUG=1 shows more, but look it through before you share it: it may quote the plan"
    )
    say_error(f"this is a bug in kivplan, not in your plan: {_name_of(error)}", hint, terminal)
    return BUG


def _name_of(error: BaseException) -> str:
    """The kind of an exception and where it was raised; not its message, which may quote the plan."""
    place = _innermost(error.__traceback__)
    return f"{type(error).__name__} in {place}" if place else type(error).__name__


def _innermost(trace: TracebackType | None) -> str:
    package, place = Path(__file__).parent.parent, ""
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(package):
            place = f"{path.relative_to(package.parent).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
