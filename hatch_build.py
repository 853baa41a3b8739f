"""Compiles the catalogs (``.po`` to ``.mo``) whenever kivplan is built, editable builds too.

By hand, in place: ``python hatch_build.py``. The ``.mo`` files are not kept in git.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # run by hand, where only Babel is at hand
    if not TYPE_CHECKING:
        BuildHookInterface = object


class CatalogHook(BuildHookInterface):
    """Hatchling's custom build hook: the wheel takes the ``.mo`` files as artifacts (``pyproject.toml``)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogs(Path(self.root))


def compile_catalogs(root: Path) -> list[Path]:
    """Compile every catalog below ``root`` beside its source; the ``.mo`` files written, in order."""
    written = []
    for source in sorted(root.glob("kivplan/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as text:
            catalog = read_po(text, abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as compiled:
            write_mo(compiled, catalog)
        written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_catalogs(Path(__file__).parent):
        sys.stdout.write(f"{path}\n")
