"""The wheel holds all that kivplan needs: installed where nothing else is, it makes a pack."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_templates_catalogs_and_the_type_marker(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "kivplan/templates/html/style.css" in names
    assert "kivplan/templates/starter/nb/plan.yaml" in names
    assert "kivplan/locale/nn/LC_MESSAGES/kivplan.mo" in names
    assert "kivplan/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "templates/", "examples/"))]


def test_the_installed_wheel_renders_an_example_and_starts_a_plan(wheel, tmp_path):
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    python = str(bin_folder / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)], check=True)

    def kivplan(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(bin_folder / "kivplan"), *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)

    made = kivplan("render", str(ROOT / "examples" / "nordvik"), "--as-of", "2027-03-01")
    assert made.returncode == 0, made.stderr
    assert "Nordvik kommune" in (tmp_path / "build" / "board.html").read_text(encoding="utf-8")
    assert kivplan("new", "plan", "--language", "nn").returncode == 0
    assert kivplan("validate", "plan").returncode == 0
