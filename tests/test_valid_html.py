"""Every page is valid HTML by the W3C's checker, which ``tests/run.py`` gets where there is Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .pages import pages

IN_ANOTHER_LANGUAGE = "This document appears to be written in"
"""The plan's own words keep their language, whichever the report speaks."""
CHECKER = Path(__file__).resolve().parents[1] / ".venv-test" / "vnu.jar"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHECKER.exists() and shutil.which("java")), reason="the HTML checker is not here"),
]

NEWER = "CSS: “field-sizing”: Property “field-sizing” doesn't exist."  # it does, in CSS Basic User Interface 4


def complaints(folder: Path) -> list[str]:
    """What the checker says of the pages in a folder: file, line, message."""
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", str(folder)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    messages = (one for one in told["messages"] if one["message"] != NEWER)
    found = [f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}" for one in messages]
    return [one for one in found if IN_ANOTHER_LANGUAGE not in one]


def test_every_page_is_valid(rendered, tmp_path):
    for page in pages():
        html = rendered(page.name, page.report, "public", page.language, **page.narrowed)["html"]
        (tmp_path / f"{page}.html").write_bytes(html)
    assert len(list(tmp_path.iterdir())) == len(pages())
    assert complaints(tmp_path) == []


def test_the_checker_can_complain(rendered, tmp_path):
    html = rendered("ten-lines")["html"].replace(b"<main ", b"<main role=heading ", 1)
    (tmp_path / "wrong.html").write_bytes(html)
    assert complaints(tmp_path)
