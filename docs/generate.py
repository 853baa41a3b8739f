"""Make the reference pages from the code: ``python docs/generate.py`` (``--check``: exit 1 where one is behind)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import types
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from kivplan.locale.catalog import findings
from kivplan.model.base import Record
from kivplan.model.kinds import KINDS, record_class
from kivplan.rules.pages import ABOUT, LANGUAGES, TITLE, markdown, page
from kivplan.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
REFERENCE = HERE / "reference"
COMMANDS = ("validate", "render", "rule", "new", "schema", "theme new")
MADE = "<!-- Made by docs/generate.py from the code; changes here are lost. -->\n\n"


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are behind."""
    pages = {"keys.md": keys(), "commands.md": commands(), "rules-and-tests.md": rules_and_tests()}
    pages |= {f"rules{'' if one == 'en' else f'.{one}'}.md": rules(one) for one in LANGUAGES}
    behind = [name for name, text in pages.items() if not _same(REFERENCE / name, MADE + text)]
    if "--check" in arguments:
        for name in behind:
            print(f"docs/reference/{name} is not what the code says: run python docs/generate.py")
        return 1 if behind else 0
    REFERENCE.mkdir(exist_ok=True)
    for name in behind:
        (REFERENCE / name).write_text(MADE + pages[name], encoding="utf-8", newline="\n")
        print(f"docs/reference/{name}")
    return 0


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


# ------------------------------------------------------------------------------------------------ keys
def keys() -> str:
    """Every key of every kind of document, with its type and meaning."""
    parts = ["# Every key\n\nBy kind of document. Keys in **bold** are required. Types are explained on the page\n"]
    parts[0] = parts[0].rstrip("\n") + " [The plan format](../plan-format.md).\n"
    for kind in KINDS:
        parts.append(f"\n## `kind: {kind}`\n")
        parts += list(_record(record_class(kind), set()))
    return "\n".join(parts)


def _record(record: type[Record], seen: set[type[Record]], above: str = "") -> Iterator[str]:
    seen.add(record)
    yield "| key | type | meaning |"
    yield "|---|---|---|"
    below: list[tuple[str, type[Record]]] = []
    for name, field in record.model_fields.items():
        key = field.alias or name
        shown = f"**`{key}`**" if field.is_required() else f"`{key}`"
        yield f"| {shown} | {type_words(field.annotation)} | {_cell(field.description)} |"
        below += [(f"{above}{key}", one) for one in _records_in(field.annotation)]
    for path, one in below:
        if one not in seen:
            yield f"\n### `{path}`\n"
            yield from _record(one, seen, f"{path}.")


def type_words(annotation: Any) -> str:
    """A type as a reader of YAML thinks of it: ``line``, ``list of reference``, ``acquire, develop …``."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return str(next((m.name for m in arguments[1:] if hasattr(m, "name")), type_words(arguments[0])))
    if origin in (Union, types.UnionType):
        return " or ".join(type_words(one) for one in arguments if one is not types.NoneType)
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in arguments)
    if origin is tuple:
        return f"list of {type_words(arguments[0])}"
    if origin is dict:
        return f"mapping of {type_words(arguments[0])} to {type_words(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return "mapping"
    return getattr(annotation, "__name__", str(annotation)).lower()


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for one in get_args(annotation):
        yield from _records_in(one)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


# ------------------------------------------------------------------------------------------------ commands
def commands() -> str:
    """What each command says of itself."""
    parts = ["# The commands\n"]
    for command in ((), *(tuple(name.split()) for name in COMMANDS)):
        title = " ".join(("kivplan", *command))
        parts.append(f"## `{title}`\n\n```text\n{_help(*command)}\n```\n")
    return "\n".join(parts)


def _help(*command: str) -> str:
    environment = {**os.environ, "COLUMNS": "90", "NO_COLOR": "1", "TERMINAL_WIDTH": "90"}
    done = subprocess.run(
        [sys.executable, "-m", "kivplan", *command, "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


# ------------------------------------------------------------------------------------------------ rules
def rules(language: str) -> str:
    """Every rule in one language: what, why, wrong and right, from the rules themselves."""
    translate = findings(language)
    every = [page(rule, translate, language) for rule in RULES]
    parts = [f"# {translate(TITLE)}\n\n{translate(ABOUT)}\n"]
    for family, own in groupby(every, key=lambda one: one.family):
        rows = list(own)
        parts.append(f"## {family}\n")
        parts.append("| | | | |\n|---|---|---|---|")
        parts += [f"| {one.code} | [{one.title}](#{one.title}) | {one.short} | {_cell(one.summary)} |" for one in rows]
        parts.append("")
        parts += [markdown(one, depth=3) for one in rows]
    return "\n".join(parts)


# ------------------------------------------------------------------------------------------------ rules and their tests
def rules_and_tests() -> str:
    """Each rule with its source, its examples and the tests that hold it."""
    tests = _tests()
    parts = [
        "# Each rule, its source and its tests\n",
        (
            "The examples of every rule are run by `tests/rules/test_documentation.py`: the wrong one gives exactly\n"
            "the rule's finding, the right one none. Beside it, these tests speak of the rule:\n"
        ),
        "| rule | source | example | tests |",
        "|---|---|---|---|",
    ]
    for rule in RULES:
        source = rule.source or "the plan format"
        example = f"[wrong and right](rules.md#{rule.name})" if rule.wrong else "bytes, which text cannot show"
        held = ", ".join(f"`{name}`" for name in sorted(tests[rule.name] | tests[rule.code]))
        parts.append(f"| {rule.code} {rule.name} | {_cell(source)} | {example} | {held} |")
    return "\n".join(parts) + "\n"


def _tests() -> dict[str, set[str]]:
    """The test files that speak of each rule, by its name and by its code, as seen from tests/."""
    files = sorted((HERE.parent / "tests").rglob("test_*.py"))
    texts = {path.relative_to(HERE.parent / "tests").as_posix(): path.read_text(encoding="utf-8") for path in files}
    return {
        word: {name for name, text in texts.items() if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)}
        for rule in RULES
        for word in (rule.name, rule.code)
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
