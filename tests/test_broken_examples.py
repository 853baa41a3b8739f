"""The format page's examples as files, each broken in many ways: a finding at the right place, never a traceback.

Where a finding must stand is reckoned from the text and ruamel.yaml's own nodes, not from kivplan's places.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from kivplan.model.kinds import KINDS
from kivplan.model.shapes import Keys, Leaf, Many, Named, Words, below, document_shape
from kivplan.plan.discovery import PlanFolder, Source
from kivplan.plan.loading import examine
from kivplan.source import YamlFile, yaml_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kivplan.findings import Finding
    from kivplan.model.shapes import Shape

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "data" / "format"
FILES = ("plan", "foundation", "analysis", "strategy", "action-plan", "follow-up", "felles/shared")
AT_LEAST = 60
MARK = "Mq7"
# scalar -> a value of it that is wrong, and the rule that says so
WRONG = {
    "money": (f"kr 7.777 {MARK}", "KIV106"),
    "when": (f"2026-13-{MARK}", "KIV105"),
    "day": (f"15/9-{MARK}", "KIV105"),
    "yearly": (f"33-{MARK}", "KIV105"),
    "year": (f"20266-{MARK}", "KIV105"),
    "number": (MARK, "KIV103"),
    "quantity": (MARK, "KIV103"),
    "whole number": (MARK, "KIV103"),
    "percent": (f"120 {MARK}", "KIV104"),
    "yes or no": (f"ja {MARK}", "KIV104"),
    "id": (f"{MARK} x", "KIV104"),
    "reference": (f"{MARK} x", "KIV104"),
    "link": (f"www {MARK}", "KIV104"),
    "colour": (f"blue {MARK}", "KIV104"),
    "currency": (f"kroner {MARK}", "KIV104"),
}
WHO = {"manager", "parent", "responsible", "co_responsible", "leader", "group", "unit", "reported_by", "to"}


class Pair(NamedTuple):
    """A key of a mapping with its value; ``home`` is where a finding about the mapping itself stands."""

    path: tuple[str | int, ...]
    key: ScalarNode
    value: MappingNode | SequenceNode | ScalarNode
    mapping: MappingNode
    home: int
    outer: Shape | None
    shape: Shape | None

    @property
    def name(self) -> str:
        return str(self.key.value)

    @property
    def plain(self) -> bool:
        return isinstance(self.value, ScalarNode) and not self.value.style


class Broken(NamedTuple):
    """A broken text, and the finding it must give at an offset in it."""

    how: str
    text: str
    code: str
    at: int


@cache
def original(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def folder() -> PlanFolder:
    files = [YamlFile(path, path.relative_to(FOLDER).as_posix()) for path in yaml_files(FOLDER)]
    return PlanFolder(FOLDER, ".", tuple(Source(file, file.path.read_bytes()) for file in files))


def findings_with(name: str, text: str | bytes) -> tuple[Finding, ...]:
    """What is found in the plan when one file of it has another text."""
    data = text if isinstance(text, bytes) else text.encode()
    sources = [Source(s.file, data if s.file.name == f"{name}.yaml" else s.data) for s in folder().sources]
    return examine(PlanFolder(FOLDER, ".", tuple(sources)))[1]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def inside(finding: Finding, lines: list[str]) -> bool:
    """Whether a place is in the text: lines that are there, columns up to just past the last character."""
    place = finding.place
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return start <= end and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in (start, end)
    )


@cache
def pairs(name: str) -> tuple[Pair, ...]:
    root = YAML(typ="safe", pure=True).compose(original(name))
    kind = next(value.value for key, value in root.value if key.value == "kind")
    return tuple(_pairs(root, root.start_mark.index, (), document_shape(kind)))


def _pairs(node: object, home: int, path: tuple[str | int, ...], shape: Shape | None) -> Iterator[Pair]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            here = (*path, key.value)
            yield Pair(here, key, value, node, home, shape, below(shape, key.value))
            yield from _pairs(value, key.start_mark.index, here, below(shape, key.value))
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield from _pairs(item, item.start_mark.index, (*path, number), below(shape, number))


def start(node: object) -> int:
    return int(node.start_mark.index)  # type: ignore[attr-defined]


def end(text: str, node: object) -> int:
    """Where a node's text ends, without the white space, comments and line ends after it."""
    return start(node) + len(text[start(node) : node.end_mark.index].rstrip())  # type: ignore[attr-defined]


def with_value(text: str, pair: Pair, value: str) -> str:
    return text[: start(pair.value)] + value + text[end(text, pair.value) :]


def breakages(name: str) -> Iterator[Broken]:
    """Every breakage of an example; each text is another."""
    text = original(name)
    for pair in pairs(name):
        if pair.path != ("kind",):
            for broken in _of_pair(text, pair):
                yield broken._replace(how=f"{broken.how}: {'.'.join(map(str, pair.path))}")
    yield from _of_kind(text)


def _of_pair(text: str, pair: Pair) -> Iterator[Broken]:
    yield from _of_key(text, pair)
    yield from _of_shape(text, pair)
    yield from _of_yaml(text, pair)
    if isinstance(pair.value, ScalarNode):
        yield from _of_scalar(text, pair)
    if isinstance(pair.value, SequenceNode):
        yield from _of_items(text, pair)


def _of_key(text: str, pair: Pair) -> Iterator[Broken]:
    at, after = start(pair.key), pair.key.end_mark.index
    if isinstance(pair.outer, Keys):
        yield Broken("misspelt", text[:at] + MARK + text[at:], "KIV101", at)
        if pair.outer.fields[pair.name].required:
            yield Broken("emptied", text[:after] + ": " + text[end(text, pair.value) :], "KIV102", at)
            yield from _deleted(text, pair)
    first = start(pair.mapping.value[0][0])
    separator = ", " if pair.mapping.flow_style else "\n" + " " * (line_and_column(text, first)[1] - 1)
    before = f"{pair.name}: {MARK}{separator}"
    yield Broken("twice", text[:first] + before + text[first:], "KIV002", at + len(before))


def _deleted(text: str, pair: Pair) -> Iterator[Broken]:
    together = pair.mapping.value
    number = next(n for n, (key, _) in enumerate(together) if key is pair.key)
    if len(together) == 1:
        return
    if number + 1 < len(together):
        rest = text[: start(pair.key)] + text[start(together[number + 1][0]) :]
    else:
        rest = text[: end(text, together[number - 1][1])] + text[end(text, pair.value) :]
    yield Broken("deleted", rest, "KIV102", pair.home)


def _of_shape(text: str, pair: Pair) -> Iterator[Broken]:
    at = start(pair.value)
    match pair.shape:
        case Words():
            yield Broken("word", with_value(text, pair, MARK), "KIV104", at)
            yield Broken("list", with_value(text, pair, f"[{MARK}]"), "KIV103", at)
        case Leaf():
            yield Broken("list", with_value(text, pair, f"[{MARK}]"), "KIV103", at)
            yield Broken("mapping", with_value(text, pair, f"{{{MARK}: x}}"), "KIV103", at)
            wrong, code = WRONG.get(pair.shape.scalar.name, (None, ""))
            if wrong:
                yield Broken("value", with_value(text, pair, wrong), code, at)
            if pair.shape.scalar.name == "reference":
                yield from _of_reference(text, pair, at)
            if pair.path[-1] == "id":
                yield from _of_id(text, pair, at)
        case Many() | Named() | Keys():
            if pair.path[0] != "indicators" or len(pair.path) == 1:
                yield Broken("text", with_value(text, pair, MARK), "KIV103", at)
        case None:
            raise AssertionError(pair.path)


def _of_reference(text: str, pair: Pair, at: int) -> Iterator[Broken]:
    yield Broken("unknown", with_value(text, pair, MARK), "KIV201", at)
    other = "G1" if pair.name in WHO else "helse"
    yield Broken("other kind", with_value(text, pair, other), "KIV202", at)


def _of_id(text: str, pair: Pair, at: int) -> Iterator[Broken]:
    """The id of the first thing of the plan's, given again. Named within an action, it would clash with nothing."""
    if not {"criteria", "activities", "grants", "deviations"} & set(pair.path):
        first = "kommunen" if pair.path[0] in ("units", "people") else "O1"
        if pair.value.value not in (first, "veiledning"):
            yield Broken("used id", with_value(text, pair, first), "KIV203", at)


def _of_yaml(text: str, pair: Pair) -> Iterator[Broken]:
    at, key = start(pair.value), start(pair.key)
    tagged = at if pair.plain or text[at] in "[{\"'|" else text.index(":", key) + 2
    yield Broken("tag", f"{text[: tagged - 1]} !{MARK}{text[tagged - 1 :]}", "KIV004", tagged)
    separator = ", " if pair.mapping.flow_style else "\n" + " " * (line_and_column(text, key)[1] - 1)
    yield Broken("merge key", f"{text[:key]}<<: {MARK}{separator}{text[key:]}", "KIV004", key)
    yield Broken("list as key", f"{text[:key]}[{MARK}]: x{separator}{text[key:]}", "KIV004", key)
    line_start = text.rfind("\n", 0, key) + 1
    if key > line_start and not text[line_start:key].strip():
        yield Broken("tab", f"{text[:line_start]}\t{text[key:]}", "KIV001", line_start)


def _of_scalar(text: str, pair: Pair) -> Iterator[Broken]:
    at = start(pair.value)
    yield Broken("control", text[:at] + "\x07" + text[at:], "KIV003", at)
    yield Broken("alias", with_value(text, pair, f"*{MARK}"), "KIV001", at)
    if not pair.plain:
        return
    yield Broken("percent sign", text[:at] + "%" + text[at:], "KIV001", at)
    yield Broken("open quote", with_value(text, pair, f"'{MARK}"), "KIV001", at)
    over = end(text, pair.value)
    yield Broken("lost text", f"{text[:over]} #{MARK}{text[over:]}", "KIV001", over + 1)
    yield Broken("after a quote", with_value(text, pair, f'"x" {MARK}'), "KIV001", at + 4)
    if not pair.mapping.flow_style:
        yield Broken("second colon", with_value(text, pair, f"x: {MARK}"), "KIV001", at + 1)


def _of_items(text: str, pair: Pair) -> Iterator[Broken]:
    shape = below(pair.shape, 0)
    for item in pair.value.value:
        at, over = start(item), end(text, item)
        yield Broken("list in list", f"{text[:at]}[{MARK}]{text[over:]}", "KIV103", at)
        if isinstance(shape, Words):
            yield Broken("word in list", f"{text[:at]}{MARK}{text[over:]}", "KIV104", at)
        elif isinstance(shape, Leaf) and shape.scalar.name == "reference":
            yield Broken("unknown in list", f"{text[:at]}{MARK}{text[over:]}", "KIV201", at)
            other = "G1" if pair.name in WHO else "helse"
            yield Broken("other kind in list", f"{text[:at]}{other}{text[over:]}", "KIV202", at)


def _of_kind(text: str) -> Iterator[Broken]:
    at = text.index("kind: ")
    value = text[at + 6 : text.index("\n", at)]
    yield Broken("kind", text[:at] + f"kind: {MARK}" + text[at + 6 + len(value) :], "KIV005", at + 6)
    yield Broken("no kind", text[:at] + text[at + 7 + len(value) :], "KIV005", at)
    yield Broken("empty kind", text[:at] + "kind:" + text[at + 6 + len(value) :], "KIV005", at)
    yield Broken("empty document", text + "---\n", "KIV005", len(text) + 3)
    yield Broken("text after the end", text + f"...\n{MARK}: x\n{MARK}", "KIV001", len(text) + 4)


def sample(name: str) -> list[Broken]:
    """A few of every way to break a file, spread over it."""
    ways: defaultdict[tuple[str, str], list[Broken]] = defaultdict(list)
    for broken in breakages(name):
        ways[broken.how.split(":")[0], broken.code].append(broken)
    return [broken for found in ways.values() for broken in found[:: len(found) // 4 + 1]]


def missed(name: str, broken: Broken) -> list[str]:
    """What is not as it should be when a file is broken: the finding is not there, or a place is outside the text."""
    found = findings_with(name, broken.text)
    lines = [*broken.text.split("\n")]
    place = (f"{name}.yaml", *line_and_column(broken.text, broken.at))
    places = {(f.code, f.place.file, f.place.line, f.place.column) for f in found}
    wrong = [] if (broken.code, *place) in places else [f"{broken.how}: no {broken.code} at {place}, but {places}"]
    own = [f for f in found if f.place.file == f"{name}.yaml"]
    return wrong + [f"{broken.how}: outside the text: {f}" for f in own if not inside(f, lines)]


def test_the_examples_are_a_whole_plan_without_a_finding():
    plan, findings = examine(folder())
    assert findings == ()
    assert plan is not None
    assert plan.complete


def test_the_examples_use_every_key_of_the_format():
    used = {(p.outer.record, p.name) for name in FILES for p in pairs(name) if isinstance(p.outer, Keys)}
    known = {key for kind in KINDS for key in keys_of(document_shape(kind))}
    assert used == known


def keys_of(shape: Shape) -> Iterator[tuple[type, str]]:
    """Every key below a shape, with the record it belongs to."""
    if isinstance(shape, Many | Named):
        yield from keys_of(shape.item)
    elif isinstance(shape, Keys):
        for name, key in shape.fields.items():
            yield shape.record, name
            yield from keys_of(key.shape)


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_broken_in_at_least_sixty_ways(name):
    assert len({broken.text for broken in sample(name)} - {original(name)}) >= AT_LEAST


@pytest.mark.parametrize("name", FILES)
def test_a_breakage_gives_its_finding_at_its_place(name):
    assert [fault for broken in sample(name) for fault in missed(name, broken)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_every_breakage_gives_its_finding_at_its_place(name):
    assert [fault for broken in breakages(name) for fault in missed(name, broken)] == []


@pytest.mark.parametrize("name", FILES)
def test_bytes_that_are_not_utf8_are_found_where_they_stand(name):
    text = original(name)
    for pair in [p for p in pairs(name) if p.plain][::7]:
        at = start(pair.value)
        found = findings_with(name, text[:at].encode() + b"\xf8" + text[at:].encode())
        places = [(f.place.line, f.place.column) for f in found if f.code == "KIV003"]
        assert places == [line_and_column(text, at)]


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("plan", "felles/shared")])
def test_without_the_plan_document_every_other_says_that_it_belongs_to_none(name):
    others = tuple(source for source in folder().sources if source.file.name != "plan.yaml")
    plan, findings = examine(PlanFolder(FOLDER, ".", others))
    places = [(f.code, f.place.line, f.place.column) for f in findings if f.place.file == f"{name}.yaml"]
    assert plan is None
    assert places == [("KIV007", *line_and_column(original(name), original(name).index("kind: ") + 6))]


def test_a_second_plan_document_is_told_and_where_the_first_stands():
    text = original("plan")
    found = [f for f in findings_with("plan", f"{text}---\n{text}") if f.code == "KIV007"]
    lines = text.count("\n")
    assert [(f.place.line, f.place.column) for f in found] == [(2 + lines + 1, 7)]
    assert [(r.where.line, r.where.column) for r in found[0].related] == [(2, 7)]


def test_a_newer_format_is_told_at_its_number():
    text = original("plan").replace("format: 1", "format: 17")
    found = [(f.code, f.place.line, f.place.column) for f in findings_with("plan", text)]
    assert ("KIV006", *line_and_column(text, text.index("17"))) in found


def test_a_unit_above_itself_is_told_at_its_parent():
    text = original("plan").replace("name: Nordvik kommune}", "name: Nordvik kommune, parent: helse}")
    found = [(f.code, f.place.line, f.place.column) for f in findings_with("plan", text)]
    assert found == [("KIV209", *line_and_column(text, text.index("helse}")))]


def test_an_action_that_is_part_of_itself_is_told_at_part_of():
    text = original("action-plan").replace("part_of: H1", "part_of: H2")
    found = [(f.code, f.place.line, f.place.column) for f in findings_with("action-plan", text)]
    assert found == [("KIV209", *line_and_column(text, text.index("part_of: H2") + 9))]


def test_two_reports_of_one_day_are_told_at_the_second():
    text = original("follow-up")
    found = [(f.code, f.place.line, f.place.column) for f in findings_with("follow-up", f"{text}---\n{text}")]
    second = text.count("\n") + 1 + line_and_column(text, text.index("  H1:") + 2)[0]
    assert found == [("KIV210", second, 3)]


@pytest.mark.parametrize(("key", "code"), [("H1", "KIV201"), ("G1", "KIV201"), ("N1", "KIV201"), ("I1", "KIV201")])
def test_a_follow_up_on_what_is_not_in_the_plan_is_told_at_its_key(key, code):
    text = original("follow-up").replace(f"{key}:", f"{MARK}:")
    found = [(f.code, f.place.line, f.place.column) for f in findings_with("follow-up", text)]
    assert found == [(code, *line_and_column(text, text.index(MARK)))]


@pytest.mark.parametrize("key", ["A1", "K1", "T1"])
def test_a_report_on_a_name_the_action_does_not_have_is_told_at_its_key(key):
    text = original("follow-up").replace(f"{{{key}:", f"{{{MARK}:")
    found = [(f.code, f.place.line, f.place.column) for f in findings_with("follow-up", text)]
    assert found == [("KIV201", *line_and_column(text, text.index(MARK)))]


@pytest.mark.parametrize("name", FILES)
def test_the_command_tells_the_same(name, tmp_path):
    broken = next(b for b in breakages(name) if b.code == "KIV002")
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / f"{name}.yaml").write_text(broken.text, encoding="utf-8")
    command = [sys.executable, "-m", "kivplan", "validate", "--format", "json", "--as-of", "2026-06-30"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    report = json.loads(done.stdout)
    line, column = line_and_column(broken.text, broken.at)
    told = [f for f in report["findings"] if f["code"] == "KIV002"]
    assert done.returncode == 1
    assert done.stderr == b""
    assert f"{name}.yaml" in json.dumps(told)
    assert f'"line": {line}' in json.dumps(told)
    assert f'"column": {column}' in json.dumps(told)
