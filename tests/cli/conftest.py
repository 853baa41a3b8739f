"""A world of its own for the command line: streams, folder, environment and clock, all held by the test."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from kivplan.__main__ import main
from kivplan.cli.context import Terminal

TODAY = date(2026, 9, 15)
REPOSITORY = Path(__file__).parents[2]


class Stream(io.StringIO):
    """A stream that is a terminal or not, as the test likes."""

    def __init__(self, text: str = "", *, tty: bool = False) -> None:
        super().__init__(text)
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


@dataclass(frozen=True)
class Outcome:
    """What a run came to."""

    code: int
    out: str
    err: str


@dataclass
class World:
    """Runs commands in a folder of their own and keeps what they say."""

    cwd: Path
    environment: dict[str, str] = field(default_factory=dict)
    tty: bool = False
    today: date = TODAY

    def terminal(self, stdin: str | bytes = b"") -> Terminal:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        return Terminal(
            stdin=io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"),
            stdout=Stream(tty=self.tty),
            stderr=Stream(tty=self.tty),
            environment=self.environment,
            cwd=self.cwd,
            clock=lambda: self.today,
        )

    def run(self, *arguments: str, stdin: str | bytes = b"") -> Outcome:
        terminal = self.terminal(stdin)
        code = main(arguments, terminal)
        return Outcome(code, terminal.stdout.getvalue(), terminal.stderr.getvalue())

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.cwd / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def process(self, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
        """The same in a process of its own, with real streams."""
        usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment = {**usual, "PYTHONPATH": os.pathsep.join([str(REPOSITORY), *sys.path]), **self.environment}
        given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
        if os.name != "nt":  # who runs the tests in the background has Ctrl-C ignored, and all below it inherits that
            given.setdefault("preexec_fn", lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
        return subprocess.Popen([sys.executable, "-m", "kivplan", *arguments], cwd=self.cwd, env=environment, **given)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)
