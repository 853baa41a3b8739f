"""Set up and run every check and every test: ``python3 tests/run.py`` (Windows: ``py tests/run.py``).

Needs Python 3.11 or newer and nothing else. Makes an environment in ``.venv-test``, installs kivplan and its tools
there, looks for a browser and for the W3C's HTML checker and installs them where it may, then runs the linters, the
type checker, the import contracts and pytest. Without a browser its tests skip and say so, except under ``CI=true``,
where that is a failure; without the checker, which needs Java, and without LibreOffice, theirs skip. Further arguments
go to pytest.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv-test"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHECKER = HOME / "vnu.jar"
CHECKER_SOURCE = "https://registry.npmjs.org/vnu-jar/-/vnu-jar-26.9.27.tgz"
CHECKER_SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
CHECKS = (
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("import contracts", ["lint-imports", "--no-cache"]),
    ("catalogs", ["kivplan.locale.update", "--check"]),
    ("docs in step", ["docs/generate.py", "--check"]),
    ("docs", ["sphinx-build", "-q", "-W", "-b", "html", "docs", "docs/_build"]),
)


def main(arguments: list[str]) -> int:
    """Run everything; the exit code of the first thing that failed, else pytest's."""
    set_up()
    ensure_browser()
    ensure_checker()
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        code = subprocess.run(as_command(command), cwd=ROOT, check=False).returncode
        if code:
            print(f"{name} failed", flush=True)
            return code
    print("== tests", flush=True)
    workers = ["-n", str(os.cpu_count() or 1)]
    coverage = ["--cov", "--cov-report=term:skip-covered"]
    return subprocess.run([python(), "-m", "pytest", *workers, *coverage, *arguments], cwd=ROOT, check=False).returncode


def set_up() -> None:
    """The environment with kivplan and its tools in it."""
    print(f"== environment in {HOME.relative_to(ROOT)}", flush=True)
    if not Path(python()).exists():
        venv.create(HOME, with_pip=True)
    pip = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--editable", ".[dev,docs]"], cwd=ROOT, check=True)


def python() -> str:
    """The environment's Python."""
    return str(BIN / ("python.exe" if os.name == "nt" else "python"))


def as_command(command: list[str]) -> list[str]:
    """A check as it is started: a script of ours, a module of ours, or a tool of the environment."""
    tool, *rest = command
    if tool.endswith(".py"):
        return [python(), tool, *rest]
    if tool.startswith("kivplan"):
        return [python(), "-m", tool, *rest]
    return [str(BIN / tool), *rest]


def ensure_browser() -> None:
    """Install a browser for the browser tests where this machine allows it; say so where it does not."""
    if any(shutil.which(name) for name in BROWSERS) or has_own_browser():
        return
    print("== browser", flush=True)
    install("chromium")
    if not any(shutil.which(name) for name in BROWSERS):
        subprocess.run([python(), "-m", "playwright", "install", "chromium"], check=False)
    if not any(shutil.which(name) for name in BROWSERS) and not has_own_browser():
        print("no browser could be installed: the browser tests will be skipped", flush=True)


def install(package: str) -> None:
    """Install a package of the system where that is ours to do; else nothing."""
    if sys.platform == "linux" and shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
            quiet = subprocess.DEVNULL
            subprocess.run(["apt-get", *command], env=environment, stdout=quiet, check=False)


def ensure_checker() -> None:
    """Get the Nu HTML checker, one version of it by its checksum, where there is Java or it can be had."""
    if not shutil.which("java"):
        install("default-jre-headless")
    if shutil.which("java") and not CHECKER.exists():
        print("== HTML checker", flush=True)
        try:
            with urllib.request.urlopen(CHECKER_SOURCE, timeout=60) as answer:
                packed = answer.read()
        except OSError as error:
            print(f"it cannot be had: {error}", flush=True)
            return
        if base64.b64encode(hashlib.sha512(packed).digest()).decode() != CHECKER_SHA512:
            print("it is not the file it was: left alone", flush=True)
            return
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            jar = archive.extractfile("package/build/dist/vnu.jar")
            CHECKER.write_bytes(jar.read())


def has_own_browser() -> bool:
    """Whether Playwright's own Chromium is installed."""
    code = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    found = subprocess.run([python(), "-c", code], capture_output=True, text=True, check=False)
    return found.returncode == 0 and Path(found.stdout.strip()).exists()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
