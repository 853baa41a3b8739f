"""Being told from outside to end: what is half done is undone first, and nothing is heard of it but a word.

A process that is told to end (SIGTERM, SIGHUP) leaves by an exception, as it does for Ctrl-C, so that temporary
files go. Either may also strike inside a callback of a library written in C, where Python can only report the
exception and go on; the process then ends there, as nothing is written while a plan is read.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

_INTERRUPTED = 128 + signal.SIGINT


def end_tidily() -> None:
    """Make this process end so; what its parent has it ignore (``nohup``) stays ignored."""
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
    sys.unraisablehook = _leave_at_once


def _leave(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _leave_at_once(lost: sys.UnraisableHookArgs) -> None:
    if isinstance(lost.exc_value, KeyboardInterrupt):
        os.write(2, b"Interrupted.\n")
        os._exit(_INTERRUPTED)
    if isinstance(lost.exc_value, SystemExit):
        os._exit(int(str(lost.exc_value.code)))
    sys.__unraisablehook__(lost)
