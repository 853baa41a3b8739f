"""What tests of the model share: documents written as YAML, read as the program reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kivplan.model.documents import read_document
from kivplan.source import parse, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivplan.findings import Finding
    from kivplan.model.documents import Reading

EXAMPLES = Path(__file__).parent / "examples"


def documents_of(text: str) -> list[object]:
    """The documents of a YAML text, which must be free of faults."""
    parsed = parse(read_text("plan.yaml", text.encode()).source)
    assert parsed.findings == ()
    return [document.value for document in parsed.documents]


@pytest.fixture
def example() -> Callable[[str], list[object]]:
    """Gives the documents of an example of this folder by its name."""
    return lambda name: documents_of((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def read() -> Callable[[str], Reading]:
    """Reads the one document of a YAML text."""

    def read_text_of(text: str) -> Reading:
        (value,) = documents_of(text)
        return read_document(value, "plan.yaml", 0)

    return read_text_of


@pytest.fixture
def read_action(read: Callable[[str], Reading]) -> Callable[[str], Reading]:
    """Reads an action plan whose one action holds these lines."""

    def read_lines(lines: str) -> Reading:
        body = "".join(f"    {line}\n" for line in lines.splitlines())
        return read(
            f"kind: action-plan\nperiod: {{start: 2026, end: 2026}}\nactions:\n  - id: H1\n    title: Noe\n{body}"
        )

    return read_lines


@pytest.fixture
def fault(read_action: Callable[[str], Reading]) -> Callable[[str], Finding]:
    """The one finding on an action with these lines."""

    def only_finding(lines: str) -> Finding:
        (finding,) = read_action(lines).findings
        return finding

    return only_finding
