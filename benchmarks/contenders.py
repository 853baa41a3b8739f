"""kivplan and what it is measured against, installed in environments of their own below the data folder."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from measure import Command, RunError

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-01-15"
SCHEMA = "kivplan.schema.json"  # one schema for a document of any kind
REPORTS_FAULTS = frozenset({0, 1})


@dataclass(frozen=True)
class Contenders:
    """Where everything was installed; ``ajv`` is None where npm is missing."""

    data: Path
    ajv: Path | None

    @property
    def python(self) -> Path:
        """The Python kivplan is installed in."""
        return self.data / "kivplan" / "bin" / "python"

    @property
    def kivplan(self) -> Path:
        return self.data / "kivplan" / "bin" / "kivplan"

    def program(self, name: str) -> Path:
        """A Python program kivplan is compared with."""
        return self.data / "others" / "bin" / name

    @property
    def schema(self) -> Path:
        return self.data / "schema" / SCHEMA

    def version_answered(self) -> Command:
        return command(self.kivplan, "--version")

    def bare_python(self) -> Command:
        return command(self.python, "-c", "pass")

    def validate(self, folder: Path) -> Command:
        """``kivplan validate`` of every plan below; the data has no errors: exit code 1 would mean that kivplan has."""
        return command(self.kivplan, "validate", "--format", "concise", "--as-of", AS_OF, folder)

    def render(self, plan: Path, *forms: str) -> Command:
        """``kivplan render`` of the board pack in some formats."""
        chosen = [word for form in forms for word in ("--format", form)]
        output = self.data / "packs" / "-".join(forms)
        return command(self.kivplan, "render", plan, *chosen, "--as-of", "2027-03-01", "--output", output)

    def yamllint(self, folder: Path) -> Command:
        """yamllint with its own settings; that it has remarks on style does not matter."""
        return command(self.program("yamllint"), folder, accepted=REPORTS_FAULTS)

    def check_jsonschema(self, folder: Path) -> Command:
        return command(self.program("check-jsonschema"), "--schemafile", self.schema, *sorted(folder.rglob("*.yaml")))

    def ajv_validate(self, folder: Path) -> Command | None:
        """ajv-cli, or None without npm. Strict mode and formats are off: it does less, and runs."""
        if self.ajv is None:
            return None
        switches = ("--spec=draft2020", "--strict=false", "--validate-formats=false")
        return command(self.ajv, "validate", *switches, "-s", self.schema, "-d", f"{folder}/**/*.yaml")


def command(program: Path, *arguments: str | Path, accepted: frozenset[int] = frozenset({0})) -> Command:
    return Command((str(program), *map(str, arguments)), accepted)


def fetch(data: Path) -> Contenders:
    """Install the checkout as users get it (a built wheel, nothing editable) and, once, what it is compared with."""
    python(data / "kivplan", "--force-reinstall", "--no-deps", str(ROOT))
    python(data / "kivplan", f"{ROOT}[pdf,docx]")
    python(data / "others", "yamllint", "check-jsonschema")
    contenders = Contenders(data, ajv_cli(data / "node"))
    say("exporting the schema")
    call(contenders.kivplan, "schema", "--output", contenders.schema.parent)
    return contenders


def python(home: Path, *requirements: str) -> None:
    """Install ``requirements`` in the environment ``home``; it is made, with the newest pip, where it is missing."""
    if not home.exists():
        say(f"making {home}")
        venv.create(home, with_pip=True, upgrade_deps=True)
    say(f"installing {' '.join(requirements)}")
    call(home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements)


def ajv_cli(home: Path) -> Path | None:
    npm = shutil.which("npm")
    if npm is None:
        say("npm is not here: ajv-cli is left out")
        return None
    program = home / "node_modules" / ".bin" / "ajv"
    if not program.exists():
        say("installing ajv-cli")
        call(npm, "install", "--no-fund", "--no-audit", "--prefix", home, "ajv-cli")
    return program


def versions(contenders: Contenders) -> dict[str, str]:
    """The version of everything that took part, as the installers know it."""
    named = "{d.name.lower(): d.version for d in m.distributions()}"
    listing = f"import importlib.metadata as m, json; print(json.dumps({named}))"
    found = {"Python": platform.python_version()}
    for home, names in {
        "kivplan": ("kivplan", "pydantic_core", "ruamel.yaml.clib", "jinja2", "typst", "python-docx"),
        "others": ("yamllint", "check-jsonschema"),
    }.items():
        installed = json.loads(call(contenders.data / home / "bin" / "python", "-c", listing))
        found |= {name: installed[name] for name in names}
    if contenders.ajv is not None:
        manifest = contenders.ajv.resolve().parent.parent / "package.json"
        found["ajv-cli"] = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    return found


def call(*words: str | Path) -> str:
    """What a command prints on stdout; raises RunError with what it said where it fails."""
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RunError(f"{' '.join(map(str, words))}\n{(done.stderr or done.stdout)[-2000:]}")
    return done.stdout


def say(what: str) -> None:
    """One line of progress, apart from the table."""
    print(f"… {what}", file=sys.stderr, flush=True)
