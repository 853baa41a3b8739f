"""Files to a linked plan: read, parse, read the shape, link; every fault on the way becomes a finding."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import NoPlanError, UnreadableError
from ..findings import Finding, Level, Place, Related, Said, Spot, said
from ..model.documents import Reading, read_document
from ..source import Parsed, YamlFile, directives, parse, read_text
from ..source.parsing import collector_off
from .currency import without_currency
from .discovery import PlanFolder, Source, find_plans, holds_plan
from .identity import Found
from .identity_search import numbers_in
from .linked import Item, Plan
from .linking import link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.plan_head import PlanHead
    from .identity import IdentityNumber


@dataclass(slots=True)
class _Files:
    """The files of one plan under way: what was parsed and read, and what was wrong with it."""

    paths: dict[str, Path] = field(default_factory=dict)
    parsed: dict[str, Parsed] = field(default_factory=dict)
    readings: dict[tuple[str, int], Reading] = field(default_factory=dict)
    identity: dict[str, Found] = field(default_factory=dict)  # of each file that was asked about
    documents: defaultdict[str, list[Item[Any]]] = field(default_factory=lambda: defaultdict(list))
    stand_ins: list[Item[Any]] = field(default_factory=list)  # plan documents that lack what they must have
    findings: list[Finding] = field(default_factory=list)
    sure: bool = True  # everything that may define an id could be read
    complete: bool = True  # all but single values that nothing else rests on could be read
    people: set[str] = field(default_factory=set)  # who was spoken of where it could not be read
    whole: bool = True  # every file could be read to its end as YAML

    def read(self, source: Source) -> None:
        """Read one file and all its documents."""
        name = source.file.name
        text = read_text(name, source.data)
        parsed = parse(text.source)
        self.paths[name], self.parsed[name] = source.file.path, parsed
        self.findings += [*text.findings, *parsed.findings]
        if source.refused:
            self.findings.append(_refused(name, source.refused))
            self.whole = self.sure = False
            return
        self.whole = self.whole and text.readable and parsed.complete
        self.sure = self.sure and self.whole
        for document in parsed.documents:
            self._document(name, document.number, document.value, empties=document.empties)
        if not parsed.documents and not parsed.findings and not text.findings:
            self._document(name, 0, None, empties=False)

    def _document(self, name: str, number: int, value: object, *, empties: bool) -> None:
        reading = read_document(value, name, number, empties=empties)
        self.readings[name, number] = reading
        parsed = self.parsed[name]
        self.findings += [f.located(lambda s: parsed.place(s.document, s.path, s.part)) for f in reading.findings]
        if reading.record is not None:
            unit = getattr(reading.record, "unit", None)
            found = self.stand_ins if reading.stood_in else self.documents[str(reading.kind)]
            found.append(Item(name, reading.record, name, number, (), unit))
        if reading.record is None:
            self.sure = False
        elif reading.broken:
            self._note_losses(reading, value)

    def _note_losses(self, reading: Reading, value: object) -> None:
        from .losses import losses

        lost = losses(reading, value)
        self.sure = self.sure and not lost.ids
        self.complete = self.complete and not lost.much
        self.people.update(lost.people)

    def unread(self, item: Item[Any], key: str) -> bool:
        """Whether a key of a document could not be read."""
        return (key,) in self.readings[item.file, item.document].broken

    def keep_only_shared(self, file: str, name: str) -> Said | None:
        """Let go of all that is not for sharing in a file; what is wrong where there is nothing else."""
        for items in self.documents.values():
            items[:] = [item for item in items if item.file != file or item.value.kind == "shared"]
        kinds = [reading.kind for (other, _), reading in self.readings.items() if other == file]
        if kinds and {"shared", None}.isdisjoint(kinds):
            return said("{name} holds no `kind: shared` document", name=name)
        return None

    def locate(self, spot: Spot) -> Place:
        """The place of a spot in the records."""
        at = self.written(spot)
        return self.parsed[at.file].place(at.document, at.path, at.part)

    def written(self, spot: Spot) -> Spot:
        """The same spot in the text: list items that could not be read shift the numbers."""
        reading = self.readings[spot.file, spot.document]
        return replace(spot, path=reading.written(spot.path)) if reading.kept else spot

    def line(self, file: str, number: int) -> str:
        """A line of a file, for showing: without the identity numbers that stand in it, whole or in part."""
        if file not in self.parsed:
            return ""
        return self._identity(file).hidden(self.parsed[file].source.line(number), number)

    def numbers(self) -> tuple[IdentityNumber, ...]:
        """The valid identity numbers in the text of the files."""
        return tuple(number for file in self.parsed for number in self._identity(file).numbers)

    def _identity(self, file: str) -> Found:
        if file not in self.identity:
            self.identity[file] = Found(numbers_in(self.parsed[file]))
        return self.identity[file]


def load(path: str | Path | PlanFolder, *, cwd: Path | None = None) -> Plan:
    """The linked plan at ``path``: a folder, one of its files, or a folder inside it.

    What is wrong inside it is in ``Plan.findings`` (families 0 and 1, and the links of family 2). Raises NoPlanError
    where there is no readable plan document, UnreadableError where a file cannot be read.
    """
    here = cwd or Path.cwd()
    folder = path if isinstance(path, PlanFolder) else next(find_plans([Path(path)], cwd=here))
    plan, findings = examine(folder)
    if plan is None or not plan.usable:
        faults = [finding for finding in findings if finding.code.startswith(("KIV0", "KIV1"))]
        first = min(faults, key=lambda f: f.place.line) if faults else None
        detail = f" ({first.place.file}, line {first.place.line}: {first.message})" if first else ""
        raise NoPlanError(f"{folder.name}: there is no plan document that can be read{detail}")
    return plan


def load_text(text: bytes, name: str = "<stdin>") -> tuple[Plan | None, tuple[Finding, ...]]:
    """The plan in one text, and all that is wrong with it; no plan where it holds no readable plan document."""
    plan, findings = examine(PlanFolder(Path(), name, (Source(YamlFile(Path(name), name), text),)))
    return (plan if plan and plan.usable else None), findings


def examine(folder: PlanFolder) -> tuple[Plan | None, tuple[Finding, ...]]:
    """The linked plan of a folder, and every finding of the families 0 to 2 on the way; all of them located.

    Where the plan document lacks what it must have, the plan is good for finding what else is wrong and not
    ``usable``; where there is none to be read the plan is None. The findings then say why.
    """
    with collector_off():
        files = _Files()
        for source in included(folder):
            files.read(source)
        _read_shared(folder, files)
        head = _head(folder, files)
        if head is None:
            return None, tuple(files.findings)
        return _linked(folder, files, head)


def _linked(folder: PlanFolder, files: _Files, head: Item[PlanHead]) -> tuple[Plan, tuple[Finding, ...]]:
    plan = link(
        files.documents,
        sure=files.sure,
        root=folder.root,
        name=folder.name,
        head_item=head,
        complete=files.sure and files.complete and head not in files.stand_ins,
        usable=head not in files.stand_ins,
        broken=frozenset(_broken(files)),
        mentioned=frozenset(files.people),
        places=files.locate,
        written=files.written,
        line=files.line,
        numbers=files.numbers,
        files=tuple(files.parsed),
        paths=files.paths,
        directives={
            name: directives(parsed.source, [(d.value, d.span) for d in parsed.documents])
            for name, parsed in files.parsed.items()
        },
        findings=(*files.findings, *_without_currency(files, head)),
    )
    return plan, tuple(finding.located(plan.locate) for finding in plan.findings)


def _without_currency(files: _Files, head: Item[PlanHead]) -> Iterator[Finding]:
    if not files.unread(head, "currency") and not files.unread(head, "language"):
        yield from without_currency(head, (item for items in files.documents.values() for item in items))


def _broken(files: _Files) -> Iterator[Spot]:
    for (name, number), reading in files.readings.items():
        for path in reading.broken:
            yield Spot(name, number, path)


def included(folder: PlanFolder) -> list[Source]:
    """The files of the folder less what the plan document excludes; never the one it stands in itself."""
    patterns = [p for source in folder.sources for p in _excluded(source)]
    root = folder.root
    return [
        s for s in folder.sources if not any(_matches(s.file.path, root, p) for p in patterns) or holds_plan(s.data)
    ]


def _excluded(source: Source) -> list[str]:
    if b"exclude" not in source.data:
        return []
    values = [document.value for document in parse(read_text(source.file.name, source.data).source).documents]
    heads = [value for value in values if isinstance(value, dict) and value.get("kind") == "plan"]
    lists = [head["exclude"] for head in heads if isinstance(head.get("exclude"), list)]
    return [pattern.removeprefix("./") for patterns in lists for pattern in patterns if isinstance(pattern, str)]


def _matches(path: Path, root: Path, pattern: str) -> bool:
    return path.is_relative_to(root) and _matches_below(path.relative_to(root).as_posix(), pattern)


def _matches_below(relative: str, pattern: str) -> bool:
    in_it = relative.startswith(pattern.rstrip("/*") + "/")
    return in_it or fnmatchcase(relative, pattern) or fnmatchcase(f"/{relative}", pattern)


def _read_shared(folder: PlanFolder, files: _Files) -> None:
    for head in (*files.documents["plan"], *files.stand_ins):
        for number, name in enumerate(head.value.shared):
            message = _read_one_shared(folder, files, name)
            if message:
                files.sure = False
                hint = said("write the path of a file with a `kind: shared` document, seen from the plan's folder")
                place = files.locate(head.spot("shared", number))
                files.findings.append(Finding("KIV201", "unknown-reference", Level.ERROR, message, place, hint))


def _read_one_shared(folder: PlanFolder, files: _Files, name: str) -> Said | None:
    """Read a shared file, if it has not been read; what is wrong with it."""
    if Path(name).is_absolute() or not name.lower().endswith((".yaml", ".yml")):
        return said("{name} is not the relative path of a YAML file", name=name)
    path = Path(os.path.normpath(folder.root / name))
    shown = _shown_beside(folder, name)
    if shown in files.parsed or any(source.file.path == path for source in folder.sources):
        return None
    try:
        data = folder.beside(path)
    except UnreadableError:
        return said("the shared file {name} cannot be read", name=name)
    if data is None:
        return said("there is no file {name}", name=name)
    files.read(Source(YamlFile(path, shown), data))
    return files.keep_only_shared(shown, name)


def _shown_beside(folder: PlanFolder, name: str) -> str:
    """A path seen from the plan's folder, as it is seen from where the user stands."""
    is_file = [source.file.name for source in folder.sources] == [folder.name]
    base = Path(folder.name).parent if is_file else Path(folder.name)
    return Path(os.path.normpath(base / name)).as_posix()


def _head(folder: PlanFolder, files: _Files) -> Item[PlanHead] | None:
    """The plan document, rather one that has all it must have; findings (KIV007) for none at all, or more than one."""
    heads: list[Item[PlanHead]] = [*files.documents["plan"], *files.stand_ins]
    kinds = [(key, reading.kind) for key, reading in files.readings.items()]
    may_be_plan = any(kind is None or kind == "plan" for _, kind in kinds)
    if not may_be_plan and files.whole:
        for (name, number), kind in kinds:
            if kind != "shared":
                files.findings.append(_no_plan(files.parsed[name].place(number, ("kind",))))
    for extra in heads[1:]:
        files.findings.append(_two_plans(files.locate(extra.spot("kind")), files.locate(heads[0].spot("kind"))))
        files.sure = False
    files.documents["plan"] = heads[:1]
    return heads[0] if heads else None


def _refused(name: str, reason: str) -> Finding:
    message = said("the file cannot be read ({reason})", reason=reason)
    hint = said("let it be read by whoever runs kivplan, or name it under `exclude:` in the plan document")
    return Finding("KIV003", "not-utf8", Level.ERROR, message, Place(name, 1, 1, 1, 1), hint)


def _no_plan(place: Place) -> Finding:
    message = said("this document belongs to no plan: there is no `kind: plan` in its folder or above it")
    hint = said("add a plan document (kind: plan, format: 1, title, organisation, language, period)")
    return Finding("KIV007", "no-plan", Level.ERROR, message, place, hint)


def _two_plans(place: Place, first: Place) -> Finding:
    message = said("there are two plan documents in one folder")
    hint = said("keep one; a second plan needs a folder of its own")
    related = (Related(first, said("the first stands here")),)
    return Finding("KIV007", "no-plan", Level.ERROR, message, place, hint, related)
