"""From a plan to files: check it, make each report, write it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..findings import Level
from ..history import plan_at, revision_of
from ..render import FORMATS, render_plan
from ..report import Order
from ..report.reports import REPORTS
from ..reporters import REPORTERS, Look, Results
from ..reporters.escaping import one_line
from ..reporters.wording import summary
from .browsing import show_page
from .checking import STANDARD_INPUT, Checks, Gathering, examined, plan_folders
from .context import is_terminal
from .files import write_whole
from .options import chosen
from .progress import telling
from .theming import theme_of
from .word import template_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ..findings import Finding
    from ..plan import Plan
    from ..plan.discovery import PlanFolder
    from ..plan.earlier import Earlier
    from ..render import Rendered
    from ..render.theme import Theme
    from ..render.word import Template
    from .context import Terminal
    from .request import Request

STANDARD_OUTPUT = "-"
FINDINGS = 1
SHOWN = 10
READING_FAMILIES = ("KIV0", "KIV1", "KIV2")
FAMILY_EXCEPTIONS = frozenset({"KIV204"})
SUMS_AND_SECRETS = frozenset({"KIV315", "KIV408", "KIV601", "KIV901"})


def stops(finding: Finding) -> bool:
    """Whether a finding makes a plan unfit to render: it cannot be read, its sums are wrong, or it tells too much."""
    if finding.level < Level.ERROR or finding.code in FAMILY_EXCEPTIONS:
        return False
    return finding.code.startswith(READING_FAMILIES) or finding.code in SUMS_AND_SECRETS


def render_files(request: Request, terminal: Terminal) -> int:
    """Check the plan of ``request`` and write its reports; 1 where the plan stops it, else 0."""
    as_of = terminal.today(request.as_of)
    target = Target.of(request, terminal)
    template = template_of(request, terminal)
    with telling("Reading the plan", terminal):
        plan, findings, results = examined_plan(request, as_of, terminal)
    if not _goes_ahead(plan, results, request, terminal) or plan is None:
        return FINDINGS
    refuse_what_is_not_there(request, plan)
    theme = theme_of(request, plan, terminal)
    written = _written(made(plan, findings, request, as_of, theme, template), target, terminal)
    page = next((path for path in written if path.suffix == ".html"), None)
    if request.open and page is not None:
        show_page(page, terminal)
    return 0


def _written(made: Iterator[Rendered], target: Target, terminal: Terminal) -> list[Path]:
    """Make and write one file after the other; where each is."""
    written: list[Path] = []
    while True:
        begun = perf_counter()
        with telling("Making reports", terminal):
            file = next(made, None)
        if file is None:
            return written
        written += target.take(file, perf_counter() - begun, terminal)


@dataclass(frozen=True, slots=True)
class Target:
    """Where the files go: a folder, one file, or standard output."""

    output: Path | None
    is_file: bool

    @classmethod
    def of(cls, request: Request, terminal: Terminal) -> Target:
        """The target asked for; raises UsageError where several files are to become one."""
        if request.output == STANDARD_OUTPUT:
            target = cls(None, is_file=True)
        else:
            path = Path(request.output)
            is_file = _ending(path) in FORMATS and not (terminal.cwd / path).is_dir()
            target = cls(path, is_file=is_file)
        count = len(request.reports) * len(request.formats)
        if target.is_file and count > 1:
            hint = "name one report and one format, or a folder"
            raise UsageError(f"--output {request.output}: {count} files cannot go there", hint=hint)
        if target.output and target.is_file and _ending(target.output) != request.formats[0]:
            named = f"the name says {_ending(target.output)}, and --format {request.formats[0]}"
            raise UsageError(f"--output {request.output}: {named}", hint="change the one or leave out the other")
        return target

    def take(self, file: Rendered, seconds: float, terminal: Terminal) -> tuple[Path, ...]:
        """Write one file and say so; where it is, if it is anywhere but on standard output."""
        if self.output is None:
            terminal.show_bytes(file.data)
            return ()
        path = self.output if self.is_file else self.output / file.name
        write_whole(terminal.cwd / path, file.data, called=path)
        terminal.say(f"{one_line(str(path))}  {_size(len(file.data))}, {seconds:.2f} s")
        for remark in file.remarks:
            terminal.say(one_line(remark))
        return (terminal.cwd / path,)


def examined_plan(
    request: Request, as_of: date, terminal: Terminal
) -> tuple[Plan | None, tuple[Finding, ...], Results]:
    """The plan, if it can be rendered; what was found in it; and the same as it is told in the terminal."""
    folder = one_plan(request, terminal)
    plan, findings = examined(folder, Checks(as_of))
    gathering = Gathering(request.language)
    gathering.add(folder, plan, findings)
    masked = tuple(dict.fromkeys(finding.masked() for finding in findings))
    return (plan if plan and plan.usable else None), masked, gathering.results(as_of)


def one_plan(request: Request, terminal: Terminal) -> PlanFolder:
    """The plan that is meant; raises NoPlanError where there is none, UsageError where there are several."""
    folders = list(plan_folders(() if request.path is None else (request.path,), terminal))
    if len(folders) > 1:
        names = ", ".join(folder.name for folder in folders)
        raise UsageError(f"there are {len(folders)} plans here: {names}", hint="name the one to render")
    return folders[0]


def _goes_ahead(plan: Plan | None, results: Results, request: Request, terminal: Terminal) -> bool:
    """Whether to render, said on standard error where something is in the way."""
    in_the_way = tuple(finding for finding in results.findings if stops(finding))
    if in_the_way and not (request.force and plan is not None):
        stopped = replace(results, findings=in_the_way[:SHOWN])
        colour, on_screen = terminal.colour_on(terminal.stderr), is_terminal(terminal.stderr)
        look = Look(colour, terminal.width, summary=False, on_screen=on_screen)
        terminal.say(REPORTERS["text"](stopped, look))
        _say_what_stops(len(in_the_way), results, terminal)
        if plan is not None:
            terminal.say(results.say("Nothing was rendered; --force renders what can be read."))
        return False
    if results.findings:
        terminal.say(f"{summary(results)} {results.say('`kivplan validate` shows them.')}")
    return True


def _say_what_stops(count: int, results: Results, terminal: Terminal) -> None:
    told = results.say("{count} errors must be mended first.", count=count)
    if count == 1:
        told = results.say("1 error must be mended first.")
    if count > SHOWN:
        told += " " + results.say("`kivplan validate` shows them all.")
    terminal.say(told)


def refuse_what_is_not_there(request: Request, plan: Plan) -> None:
    """Raises UsageError for a report, action or unit that the plan does not have."""
    known = (*REPORTS, *(name for name in plan.head.reports if name not in REPORTS))
    for report in request.reports:
        chosen("--report", report, known)
    if request.action is not None:
        chosen("--action", request.action, tuple(plan.actions))
    if request.unit is not None:
        chosen("--unit", request.unit, tuple(plan.units))


def made(
    plan: Plan,
    findings: Sequence[Finding],
    request: Request,
    as_of: date,
    theme: Theme,
    template: Template | None = None,
) -> Iterator[Rendered]:
    """The files asked for, each as soon as it is made."""
    order = Order(
        as_of=as_of,
        edition=request.edition,
        language=request.language,
        unit=request.unit,
        action=request.action,
    )
    return render_plan(
        plan,
        order,
        reports=request.reports,
        formats=request.formats,
        findings=findings,
        revision=None if request.path == STANDARD_INPUT else revision_of(plan),
        before=_before(plan, request),
        template=template,
        theme=theme,
    )


def _before(plan: Plan, request: Request) -> Earlier | None:
    """The plan as it was when ``--since`` says; raises UsageError where there is none."""
    if request.since is None:
        return None
    if request.path == STANDARD_INPUT:
        raise UsageError("--since: a plan on standard input has no history", hint="name the folder of the plan")
    return plan_at(plan, request.since, partly=request.force)


def _ending(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _size(count: int) -> str:
    return f"{count} B" if count < 1000 else f"{count / 1000:.0f} kB" if count < 1e6 else f"{count / 1e6:.1f} MB"
