"""Blocks to the bytes of a PDF that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ...errors import UsageError
from ...resources import templates_dir
from ..extras import not_installed
from ..theme import NO_THEME
from .data import data_of
from .fonts import fonts_folder, missing_signs

if TYPE_CHECKING:
    from datetime import date
    from types import ModuleType

    from ..blocks import Pages
    from ..theme import Theme

STANDARDS = ("a-2a", "ua-1")


def write_pdf(pages: Pages, day: date, theme: Theme = NO_THEME) -> bytes:
    """The report as PDF, its dates those of ``day``; the same pages and day give the same bytes.

    Raises UsageError where the extra ``pdf`` is not installed, and for what is wrong with a template of the theme.
    """
    typst = _typst()
    fonts = fonts_folder()
    if fonts is None:
        raise not_installed("pdf")
    told = json.dumps(data_of(pages, day, missing_signs(fonts)), ensure_ascii=False)
    moment = int(datetime.combine(day, time(), UTC).timestamp())
    own = {name.partition("/")[2]: text.encode() for name, text in theme.texts.items() if name.startswith("typst/")}
    with TemporaryDirectory() as nothing:  # all a template could read besides what it is given
        compiler = typst.Compiler(
            {**_templates(), **own, "report.json": told.encode()},
            root=nothing,
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
        )
        try:
            return bytes(compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=moment))
        except typst.TypstError as error:
            where = next(
                (kind for kind in ("typst", "html") if any(n.startswith(f"{kind}/") for n in theme.texts)), None
            )
            if where is None:
                raise
            hint = "compare with kivplan's own templates, which `kivplan theme new` writes"
            raise UsageError(f"{theme.path(where)}: {' '.join(str(error).split())}", hint=hint) from error


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise not_installed("pdf") from error
    return typst


@lru_cache(maxsize=1)
def _templates() -> dict[str, bytes]:
    """The templates by name, the first of them the one that is compiled."""
    home = templates_dir() / "typst"
    files = sorted(home.glob("*.typ"), key=lambda file: (file.name != "main.typ", file.name))
    return {file.name: file.read_bytes() for file in files}
