"""``kivplan`` and ``python -m kivplan``: from the arguments to an exit code.

Nothing but ``sys`` is imported until it is known what is asked for, so that ``--version`` answers at once and
Ctrl-C is understood at any time.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cli.context import Terminal


def main(arguments: Sequence[str] | None = None, terminal: Terminal | None = None) -> int:
    """Run the command line in ``arguments`` (default: the process's own) in ``terminal``; the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if arguments in (["--version"], ["-V"]) and terminal is None:
            return _version()
        return _run(arguments, terminal)
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)  # noqa: T201
        return 130


def _version() -> int:
    from . import __version__

    try:
        print(f"kivplan {__version__}", flush=True)  # noqa: T201
    except OSError as error:
        return _failed(error, None)
    return 0


def _run(arguments: Sequence[str], terminal: Terminal | None) -> int:
    try:
        if terminal is None:
            _make_haste()
            _end_tidily()
        from .cli.context import Terminal
        from .cli.start import run

        return run(arguments, terminal or Terminal.of_this_process())
    except BaseException as error:
        if isinstance(error, SystemExit):
            raise
        return _failed(error, terminal)


def _make_haste() -> None:
    """Spare what a process that does one thing and ends has no use for."""
    import gc
    import os

    gc.disable()  # collecting garbage is a fifth of the time, and frees nothing
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them in all that is installed: 30 ms


def _end_tidily() -> None:
    from .cli.ending import end_tidily

    end_tidily()


def _failed(error: BaseException, terminal: Terminal | None) -> int:
    from .cli.context import Terminal
    from .cli.failures import tell

    return tell(error, terminal or Terminal.of_this_process())


if __name__ == "__main__":
    sys.exit(main())
