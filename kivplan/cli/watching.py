"""The report of a plan that is being written: rendered anew whenever a file of the plan changes, shown in a browser."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import KivplanError
from ..findings import Place
from ..locale.words import words_for
from ..model.report_names import REPORTS
from ..render import layout
from ..render.live import SCRIPT, STYLE, Page, Panel, Told, asset, frame_html, panel_html
from ..reporters.wording import level_word, summary
from .browsing import has_screen
from .rendering import examined_plan, made, one_plan, refuse_what_is_not_there, stops
from .serving import Show, serving
from .theming import theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..findings import Finding
    from ..locale.words import Words
    from ..reporters import Results
    from .context import Terminal
    from .request import Request

MOST_FINDINGS = 50
ENDINGS = (".yaml", ".yml", ".html", ".md", ".css", ".typ", ".po", ".svg", ".png", ".jpg", ".jpeg")
PAUSE = 0.3  # seconds between looks at a folder that has gone


@dataclass
class Watcher:
    """What is shown of one plan: the last reports that could be made, and what was found since."""

    request: Request
    terminal: Terminal
    show: Show = field(default_factory=Show)
    reports: dict[str, bytes] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    title: str = "kivplan"
    language: str = "en"
    currency: str | None = None

    def renew(self) -> None:
        """Read, check and render the plan, and show what came of it; what stands in the way is shown instead."""
        begun = time.perf_counter()
        try:
            panel = self._rendered()
        except KivplanError as error:
            text = f"{error} – {error.hint}" if error.hint else str(error)
            panel = Panel("", stale=bool(self.reports), problem=text)
        self._put_on_show(panel)
        told = panel.problem or panel.summary
        self.terminal.say(f"{time.perf_counter() - begun:.2f} s  {'Not rendered. ' if panel.stale else ''}{told}")

    def _rendered(self) -> Panel:
        """What was found; the reports are made anew unless something stops them. Raises KivplanError."""
        as_of = self.terminal.today(self.request.as_of)
        plan, findings, results = examined_plan(self.request, as_of, self.terminal)
        self.language = self.request.language or results.language
        stopped = plan is None or any(stops(finding) for finding in results.findings)
        if plan is not None and not stopped:
            refuse_what_is_not_there(self.request, plan)
            layout.environment.cache_clear()  # a theme may have changed
            files = list(made(plan, findings, self.request, as_of, theme_of(self.request, plan, self.terminal)))
            self.reports = {file.name: file.data for file in files}
            self.title, self.currency = plan.head.title, plan.currency
            self.pages = tuple(
                Page(file.name, self._words().term("report", report) if report in REPORTS else report)
                for report, file in zip(self.request.reports, files, strict=True)
            )
        return _panel(results, stale=stopped)

    def _put_on_show(self, panel: Panel) -> None:
        words = self._words()
        frame = frame_html(self.title, self.pages, panel, self.show.version + 1, words)
        files = {"index.html": frame, "findings": panel_html(panel, words), "nothing": ""}
        data = {name: text.encode() for name, text in files.items()}
        self.show.renew({**self.reports, **data, **{name: asset(name) for name in (STYLE, SCRIPT)}})

    def _words(self) -> Words:
        return words_for(self.language, self.currency)


def watch_plan(request: Request, port: int, terminal: Terminal) -> int:
    """Show the report and renew it with the plan, until interrupted.

    Raises NoPlanError where there is no plan, UsageError where there are several or the port cannot be used.
    """
    folder = one_plan(request, terminal)
    watcher = Watcher(request, terminal)
    with serving(watcher.show, port) as address:
        watcher.renew()
        terminal.say(f"Watching {folder.name} at {address}\nCtrl-C ends it.")
        if request.open and has_screen(terminal.environment):
            import webbrowser

            webbrowser.open(address)
        with suppress(KeyboardInterrupt):  # the way to end it
            for _ in changes(folder.root):
                watcher.renew()
    return 0


def changes(root: Path) -> Iterator[None]:
    """Each time something in the folder has changed, be it taken away and put back; never ends by itself."""
    from watchfiles import DefaultFilter, watch

    class Meant(DefaultFilter):
        def __call__(self, change: object, path: str) -> bool:
            return path.endswith(ENDINGS) and super().__call__(change, path)  # type: ignore[arg-type]

    seen = _identity(root)
    while True:
        there = _identity(root)
        if there is None:
            time.sleep(PAUSE)
            continue
        for changed in watch(root, watch_filter=Meant(), debounce=400, rust_timeout=1000, yield_on_timeout=True):
            now = _identity(root)
            if changed or now != seen:
                seen = now
                yield None
            if now != there:  # it has gone, or another folder has that name: it is watched anew
                break


def _identity(root: Path) -> tuple[int, int] | None:
    try:
        found = root.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _panel(results: Results, *, stale: bool) -> Panel:
    found = results.worst_first()
    more = len(found) - MOST_FINDINGS
    return Panel(
        summary=summary(results),
        findings=tuple(_told(results, finding) for finding in found[:MOST_FINDINGS]),
        more=results.say("`kivplan validate` shows them all.") if more > 0 else "",
        stale=stale,
    )


def _told(results: Results, finding: Finding) -> Told:
    where = finding.where
    place = f"{where.file}:{where.line}:{where.column}" if isinstance(where, Place) else ""
    return Told(
        level=finding.level.label,
        label=level_word(results, finding.level),
        message=finding.message,
        hint=finding.hint or "",
        place=place,
        code=finding.code,
        name=finding.name,
        url=results.url_of(finding),
    )
