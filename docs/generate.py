"""Make the reference pages from the code: ``python docs/generate.py`` (``--check``: exit 1 where one is behind)."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from kivplan.model.base import Record
from kivplan.model.kinds import KINDS, record_class
from kivplan.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kivplan.rules.rule import Rule

HERE = Path(__file__).parent
REFERENCE = HERE / "reference"
COMMANDS = ("validate", "render", "new", "schema")
FAMILIES = {
    0: "Reading",
    1: "Shape",
    2: "Links",
    3: "Actions: the nine points",
    4: "Strategy and balance",
    5: "Transfer",
    6: "Money",
    7: "Time",
    8: "Follow-up",
    9: "People and process",
}
MADE = "<!-- Made by docs/generate.py from the code; changes here are lost. -->\n\n"


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are behind."""
    pages = {"keys.md": keys(), "commands.md": commands(), "rules.md": rules()}
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
    for command in ((), *((name,) for name in COMMANDS)):
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
def rules() -> str:
    """Every rule: what, why, wrong and right, from the rules themselves."""
    parts = [
        "# The rules\n",
        "A level stands for a draft, a proposed and an adopted plan, in that order; one level holds throughout.\n",
        "| code | name | level | finds |",
        "|---|---|---|---|",
    ]
    parts += [
        f"| {rule.code} | [{rule.name}](#{rule.name}) | {_levels(rule)} | {_cell(rule.summary)} |" for rule in RULES
    ]
    for family, title in FAMILIES.items():
        own = [rule for rule in RULES if rule.family == family]
        if own:
            parts.append(f"\n## {title}\n")
            parts += [_rule(rule) for rule in own]
    return "\n".join(parts)


def _levels(rule: Rule) -> str:
    labels = [level.label for level in rule.levels]
    return labels[0] if len(set(labels)) == 1 else " / ".join(labels)


def _rule(rule: Rule) -> str:
    lines = [f"### {rule.name}\n", f"{rule.code} · {_levels(rule)}\n", f"{rule.summary}\n", f"{rule.why}\n"]
    if rule.source:
        lines.append(f"*Source: {rule.source}.*\n")
    if rule.factor:
        lines.append(f"*Success factor {rule.factor}.*\n")
    lines += [f"Limit `{name}`: {value}\n" for name, value in rule.limits.items()]
    for title, text in (("Wrong", rule.wrong), ("Right", rule.right)):
        if text:
            lines.append(f"{title}:\n\n```yaml\n{text.strip()}\n```\n")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
