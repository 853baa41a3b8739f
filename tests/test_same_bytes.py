"""Same input, same bytes: whatever the hash seed, the time zone, the locale, the working folder or the clock."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pack(folder: Path, output: Path, **environment: str) -> dict[str, str]:
    """The digests of nordvik's pack made by a process of its own."""
    shutil.copytree(ROOT / "examples" / "nordvik", folder / "nordvik")
    options = ["--report", "board", "--report", "plan", "--as-of", "2027-03-01", "--output", str(output)]
    command = [sys.executable, "-m", "kivplan", "render", "nordvik", *options]
    subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, check=True)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in output.iterdir()}


@pytest.mark.slow
def test_two_machines_worth_of_difference_gives_the_same_pack(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other" / "deeper"
    one.mkdir()
    other.mkdir(parents=True)
    here = pack(one, tmp_path / "a", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    there = pack(
        other, tmp_path / "b", PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", LANG="sv_SE.UTF-8"
    )
    assert set(here) == {"board.html", "board.md", "plan.html", "plan.md"}
    assert here == there
