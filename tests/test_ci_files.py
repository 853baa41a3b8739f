"""What others' CI is given works as it stands: the GitHub action, the GitLab template, the pre-commit hook."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from kivplan.reporters import REPORTERS

ROOT = Path(__file__).resolve().parents[1]
ACTION, TEMPLATE, HOOKS = ROOT / "action.yml", ROOT / "ci" / "gitlab.yml", ROOT / ".pre-commit-hooks.yaml"
EXPRESSION = re.compile(r"\$\{\{\s*(\S+)\s*}}")
PLAN = "kind: plan\nformat: 1\ntitle: Plan\norganisation: Nordvik\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
ACTIONS = "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n  - {id: H1, title: T, responsible: rektro}\n"

needs_a_shell = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs bash")


def yaml_of(path: Path | str) -> dict:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8") if isinstance(path, Path) else path)


def steps() -> dict[str, dict]:
    return {step["name"]: step for step in yaml_of(ACTION)["runs"]["steps"]}


def validated(schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@dataclass
class Job:
    """A job as the service runs it: a folder with a checkout, an environment, and programs put in place of others."""

    folder: Path
    environment: dict[str, str]
    programs: Path
    out: str = ""
    called: list[list[str]] = field(default_factory=list)

    def put(self, path: Path, lines: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!{shutil.which('bash')}\n{lines}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, *command: str, **more: str) -> int:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **more},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.out = done.stdout + done.stderr
        return done.returncode

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")


KIVPLAN = (
    f'export PYTHONPATH="{os.pathsep.join([str(ROOT), *filter(None, sys.path)])}"\n"{sys.executable}" -m kivplan "$@"'
)
TELLING = 'printf "%s\\0" "$@" >> "$TOLD"'


@pytest.fixture
def job(tmp_path: Path) -> Job:
    folder, programs = tmp_path / "checkout", tmp_path / "bin"
    for one in (folder, programs, tmp_path / "temp"):
        one.mkdir()
    (tmp_path / "summary").write_text("before\n", encoding="utf-8")
    usual = {name: os.environ[name] for name in ("HOME", "LANG", "SSL_CERT_FILE") if name in os.environ}
    environment = {
        **usual,
        **{name: value for name, value in os.environ.items() if name.startswith("PIP_")},
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "SOURCE_DATE_EPOCH": "1789430400",
        "TOLD": str(tmp_path / "told"),
    }
    return Job(folder, environment, programs)


def told(job: Job) -> list[str]:
    """The arguments a program put in place was called with."""
    return Path(job.environment["TOLD"]).read_text(encoding="utf-8").split("\0")[:-1]


def summary(job: Job) -> str:
    return Path(job.environment["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")


def step(job: Job, name: str, *, python: str = sys.executable, **inputs: str) -> int:
    """Run a step of the action as GitHub does, with these inputs and the others as they are when nothing is given."""
    given = {f"inputs.{key}": about["default"] for key, about in yaml_of(ACTION)["inputs"].items()}
    given |= {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
    given["steps.python.outputs.python-path"] = python
    environment = {
        key: EXPRESSION.sub(lambda match: given[match[1]], value) for key, value in steps()[name]["env"].items()
    }
    script = job.folder.parent / "step.sh"
    script.write_text(steps()[name]["run"], encoding="utf-8")
    return job.run("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), **environment)


def install(job: Job, version: str) -> list[str]:
    """What the environment's Python is asked for when the action installs kivplan; none is made."""
    Path(job.environment["TOLD"]).unlink(missing_ok=True)
    python = Path(job.environment["RUNNER_TEMP"]) / "kivplan" / "bin" / "python"
    job.put(job.programs / "python", f'mkdir -p "{python.parent}"; cp "$0.made" "{python}"')
    job.put(job.programs / "python.made", TELLING)
    assert step(job, "Install kivplan", python=str(job.programs / "python"), version=version) == 0, job.out
    return told(job)


def check(job: Job, program: str = KIVPLAN, **inputs: str) -> int:
    job.put(Path(job.environment["RUNNER_TEMP"]) / "kivplan" / "bin" / "kivplan", program)
    return step(job, "Check the plans", **inputs)


# ---------------------------------------------------------------- the GitHub action


def test_the_action_is_valid():
    assert validated("vendor.github-actions", ACTION).returncode == 0


def test_nothing_that_is_given_becomes_part_of_a_script():
    assert not [step for step in steps().values() if "${{" in step.get("run", "")]


def test_every_input_is_described_and_used():
    action = yaml_of(ACTION)
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(action["runs"])))
    assert set(action["inputs"]) == used == {"path", "fail-on", "language", "version", "args"}
    assert all(about["description"].endswith(".") for about in action["inputs"].values())


@needs_a_shell
def test_findings_are_annotations_in_the_log_and_a_table_in_the_summary_and_fail_the_step(job):
    job.write({"plan.yaml": PLAN, "tiltak.yaml": ACTIONS})
    assert check(job) == 1
    assert "::error file=tiltak.yaml,line=4,endLine=4," in job.out
    assert summary(job).startswith("before\n## kivplan: ")
    assert "### tiltak.yaml" in summary(job)


@needs_a_shell
def test_a_plan_with_nothing_wrong_passes(job):
    job.write({"plan.yaml": PLAN})
    assert check(job, language="en", args="--select=KIV0,KIV1,KIV2") == 0
    assert "::error" not in job.out
    assert "All is well" in summary(job)


@needs_a_shell
def test_the_inputs_reach_the_command_line_one_argument_a_line(job):
    check(
        job,
        TELLING,
        path="plans/a b\nplans/c\n",
        fail_on="warning",
        language="nb",
        args="--baseline=accepted findings.json\n\n--format=sarif:kivplan.sarif\n",
    )
    arguments = told(job)
    assert arguments[:3] == ["validate", "--format", "github"]
    assert arguments[5:] == [
        "--fail-on=warning",
        "--language=nb",
        "--baseline=accepted findings.json",
        "--format=sarif:kivplan.sarif",
        "--",
        "plans/a b",
        "plans/c",
    ]


@needs_a_shell
@pytest.mark.parametrize(
    "hostile", ['"; touch broken; "', "$(touch broken)", "`touch broken`", "'; touch broken '", "*"]
)
def test_hostile_inputs_are_arguments_and_nothing_more(job, hostile):
    check(job, TELLING, path=hostile, fail_on=hostile, language=hostile, args=hostile)
    assert told(job)[5:] == [f"--fail-on={hostile}", f"--language={hostile}", hostile, "--", hostile]
    assert install(job, version=hostile)[-1] == f"kivplan=={hostile}"
    assert not list(job.folder.rglob("broken"))


@needs_a_shell
@pytest.mark.parametrize(("files", "inputs", "code"), [({}, {}, 3), ({"plan.yaml": PLAN}, {"fail_on": "x"}, 2)])
def test_other_exit_codes_are_passed_on_and_nothing_old_is_told(job, files, inputs, code):
    job.write(files)
    (Path(job.environment["RUNNER_TEMP"]) / "kivplan-summary.md").write_text("of a step before")
    assert check(job, **inputs) == code
    assert summary(job) == "before\n"


@needs_a_shell
def test_a_sarif_file_can_be_written_in_the_same_run(job):
    job.write({"plan.yaml": PLAN, "tiltak.yaml": ACTIONS})
    assert check(job, args="--format=sarif:kivplan.sarif") == 1
    run = json.loads((job.folder / "kivplan.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert "KIV201" in {result["ruleId"] for result in run["results"]}


@needs_a_shell
@pytest.mark.parametrize(("version", "what"), [("", str(ROOT)), ("0.1.0", "kivplan==0.1.0")])
def test_what_is_installed_is_the_action_itself_unless_a_version_is_given(job, version, what):
    arguments = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", what]
    assert install(job, version=version) == arguments


@needs_a_shell
@pytest.mark.slow
def test_the_action_installs_itself_and_checks_a_plan(job):
    job.write({"plan.yaml": PLAN, "tiltak.yaml": ACTIONS})
    assert step(job, "Install kivplan") == 0, job.out
    assert step(job, "Check the plans", args="--select=KIV201") == 1
    assert job.out.count("::error ") == 1


# ---------------------------------------------------------------- the GitLab template


def template() -> dict:
    return yaml_of(TEMPLATE)["kivplan"]


def test_the_template_is_valid():
    assert validated("vendor.gitlab-ci", TEMPLATE).returncode == 0


def run_template(job: Job, program: str = KIVPLAN, **variables: str) -> int:
    job.put(job.programs / "pip", f'printf "%s\\n" "$@" > "{job.folder.parent}/pip"')
    job.put(job.programs / "kivplan", program)
    job.environment.pop("GITHUB_ACTIONS")
    script = job.folder.parent / "job.sh"
    script.write_text("set -e\n" + "\n".join(template()["script"]), encoding="utf-8")
    return job.run("sh", str(script), **{**template()["variables"], "GITLAB_CI": "true", **variables})


@needs_a_shell
def test_the_template_makes_the_reports_it_names_and_fails(job):
    job.write({"plan.yaml": PLAN, "tiltak.yaml": ACTIONS})
    assert run_template(job) == 1
    reports = template()["artifacts"]["reports"]
    quality = json.loads((job.folder / reports["codequality"]).read_text(encoding="utf-8"))
    assert {"tiltak.yaml"} <= {one["location"]["path"] for one in quality}
    assert "<testcase " in (job.folder / reports["junit"]).read_text(encoding="utf-8")
    assert "KIV201" in job.out
    assert template()["artifacts"]["when"] == "always"


@needs_a_shell
def test_the_templates_variables_reach_the_command_line(job):
    run_template(
        job,
        TELLING,
        KIVPLAN_PATH="plans/a b",
        KIVPLAN_FAIL_ON="warning",
        KIVPLAN_ARGS="--language nb --baseline x.json",
        KIVPLAN_VERSION="0.1.0",
    )
    assert told(job)[-8:] == ["--fail-on", "warning", "--language", "nb", "--baseline", "x.json", "--", "plans/a b"]
    assert (job.folder.parent / "pip").read_text().splitlines()[-1] == "kivplan==0.1.0"


@needs_a_shell
def test_the_template_checks_every_plan_with_the_newest_kivplan_unless_told_otherwise(job):
    run_template(job, TELLING)
    assert told(job)[-3:] == ["--fail-on", "error", "--"]
    assert (job.folder.parent / "pip").read_text().splitlines()[-1] == "kivplan"


# ---------------------------------------------------------------- the pre-commit hook


def test_the_hook_is_valid():
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the repository")
def test_the_hook_installs_and_stops_a_commit_with_an_error(job):
    job.write({"plan.yaml": PLAN, "tiltak.yaml": ACTIONS, "notes.txt": "x"})
    git = ["git", "-c", "init.defaultBranch=main", "-C", str(job.folder)]
    for arguments in (["init", "-q"], ["add", "."]):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    home = {"PRE_COMMIT_HOME": str(job.folder.parent / "pre-commit"), "PATH": os.environ["PATH"]}
    hook = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "kivplan-validate", "--ref", "HEAD", "-a", "-v"]
    assert job.run(*hook, **home) == 1
    assert "KIV201" in job.out, job.out
    assert job.out.count("KIV201") == 1


# ---------------------------------------------------------------- the page


def snippets(page, key: str) -> list[dict]:
    return [found for found in map(yaml_of, page("docs/ci.md").blocks("yaml")) if key in found]


@pytest.mark.parametrize(
    ("key", "schema"),
    [("jobs", "vendor.github-workflows"), ("include", "vendor.gitlab-ci"), ("image", "vendor.gitlab-ci")],
)
def test_the_pages_files_for_ci_are_valid(page, tmp_path, key, schema):
    for block in page("docs/ci.md").blocks("yaml"):
        if key in yaml_of(block):
            file = tmp_path / "file.yml"
            file.write_text(block, encoding="utf-8")
            done = validated(schema, file)
            assert done.returncode == 0, done.stdout


def test_the_page_gives_the_action_inputs_it_has(page):
    jobs = [job for found in snippets(page, "jobs") for job in found["jobs"].values()]
    used = [step for job in jobs for step in job["steps"] if step.get("uses", "").startswith("kivplan/")]
    assert len(used) >= 2
    inputs = set(yaml_of(ACTION)["inputs"])
    assert all(set(step.get("with", {})) <= inputs for step in used)
    told = re.findall(r"^\| `([\w-]+)` \|", page("docs/ci.md").text, flags=re.MULTILINE)
    assert inputs <= set(told)


def test_the_page_gives_the_template_variables_it_has(page):
    [given] = [found["variables"] for found in snippets(page, "include")]
    assert set(given) <= set(template()["variables"])
    told = re.findall(r"^\| `(KIVPLAN_\w+)` \|", page("docs/ci.md").text, flags=re.MULTILINE)
    assert told == list(template()["variables"])


def test_the_page_tells_of_every_format(page):
    told = re.findall(r"^\| `(\w+)` \|", page("docs/ci.md").text, flags=re.MULTILINE)
    assert [name for name in told if name in REPORTERS] == list(REPORTERS)
