"""Blocks to the bytes of a PDF that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from ...errors import UsageError
from ...resources import templates_dir
from .data import data_of
from .fonts import fonts_folder, missing_signs

if TYPE_CHECKING:
    from datetime import date
    from types import ModuleType

    from ..blocks import Pages

STANDARDS = ("a-2a", "ua-1")
_MISSING = "PDF needs a part of kivplan that is not installed"
_HINT = 'pip install "kivplan[pdf]"'


def write_pdf(pages: Pages, day: date) -> bytes:
    """The report as PDF, its dates those of ``day``; the same pages and day give the same bytes.

    Raises UsageError where the extra ``pdf`` is not installed.
    """
    typst = _typst()
    fonts = fonts_folder()
    if fonts is None:
        raise UsageError(_MISSING, hint=_HINT)
    told = json.dumps(data_of(pages, day, missing_signs(fonts)), ensure_ascii=False)
    compiler = typst.Compiler(
        {**_templates(), "report.json": told.encode()},
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
    )
    moment = int(datetime.combine(day, time(), UTC).timestamp())
    made = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=moment)
    return bytes(made)


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise UsageError(_MISSING, hint=_HINT) from error
    return typst


@lru_cache(maxsize=1)
def _templates() -> dict[str, bytes]:
    """The templates by name, the first of them the one that is compiled."""
    home = templates_dir() / "typst"
    files = sorted(home.glob("*.typ"), key=lambda file: (file.name != "main.typ", file.name))
    return {file.name: file.read_bytes() for file in files}
