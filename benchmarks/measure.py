"""Time and peak memory of cold processes, taken in turns."""

from __future__ import annotations

import math
import os
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RSS_UNITS_A_MB = 1024 if os.uname().sysname == "Linux" else 1024 * 1024  # kilobytes, or bytes on macOS


@dataclass(frozen=True)
class Command:
    """What to run, and the exit codes that mean the work was done."""

    argv: tuple[str, ...]
    accepted: frozenset[int] = frozenset({0})


@dataclass(frozen=True)
class Sample:
    """One run: wall-clock seconds, and the largest resident set of the process or a child it waited for, in MB."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Series:
    """Runs of one command."""

    samples: tuple[Sample, ...]

    @property
    def seconds(self) -> float:
        """The median."""
        return median(sample.seconds for sample in self.samples)

    @property
    def megabytes(self) -> float:
        """The median peak."""
        return median(sample.megabytes for sample in self.samples)


class RunError(Exception):
    """A command did not do its work; ``str()`` says which and how to see why."""


def in_turns(commands: Mapping[str, Command], runs: int) -> dict[str, Series]:
    """Run every command once to warm up, then A B A B ... ``runs`` times; raises RunError for a failed one."""
    for command in commands.values():
        run(command)
    rounds = [{name: run(command) for name, command in commands.items()} for _ in range(runs)]
    return {name: Series(tuple(turn[name] for turn in rounds)) for name in commands}


def run(command: Command) -> Sample:
    """Run ``command`` in a new process with its output thrown away.

    The system counts this process's own size towards the child's peak when it starts it, so this process stays small.
    """
    silence = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    begun = time.perf_counter()
    process = os.posix_spawn(command.argv[0], command.argv, surroundings(), file_actions=silence)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begun
    code = os.waitstatus_to_exitcode(status)
    if code not in command.accepted:
        raise RunError(f"exit code {code} from: {' '.join(command.argv[:8])}")
    return Sample(seconds, usage.ru_maxrss / RSS_UNITS_A_MB)


def surroundings() -> dict[str, str]:
    """The environment of every command: nothing of the caller's but where to find programs and a home."""
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "NO_COLOR": "1"}


def exponent(sizes: Sequence[int], amounts: Sequence[float]) -> float:
    """The k of the best fit amount = c × size^k (least squares of the logarithms); 1 is linear."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(amount, 1e-9)) for amount in amounts]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    covariance = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return covariance / sum((x - middle_x) ** 2 for x in xs)
