"""Reading one file: the C parser's bare events against kivplan's values with places, in one process.

Run with the Python kivplan is installed in: ``python reading.py FILE RUNS``. Prints both medians, in seconds, as JSON.
Both start from the same bytes in memory, in turns, with the garbage collector off as it is while kivplan loads a plan.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from _ruamel_yaml import CParser

from kivplan.source import parse, read_text

if TYPE_CHECKING:
    from collections.abc import Callable


def bare_events(data: bytes) -> None:
    """Walk through every event and build nothing."""
    parser = CParser(data)
    while parser.get_event() is not None:
        pass


def values_with_places(data: bytes) -> None:
    """Decode, and build every value with the place of each key and value."""
    if not parse(read_text("benchmark.yaml", data).source).complete:
        raise SystemExit("the file could not be read whole")


def seconds(read: Callable[[bytes], None], data: bytes) -> float:
    gc.collect()
    gc.disable()
    begun = time.perf_counter()
    read(data)
    taken = time.perf_counter() - begun
    gc.enable()
    return taken


def main(file: str, runs: str) -> None:
    data = Path(file).read_bytes()
    readers = (values_with_places, bare_events)
    for read in readers:
        read(data)
    rounds = [[seconds(read, data) for read in readers] for _ in range(int(runs))]
    ours, floor = (median(column) for column in zip(*rounds, strict=True))
    print(json.dumps({"ours": ours, "floor": floor}))


if __name__ == "__main__":
    main(*sys.argv[1:])
