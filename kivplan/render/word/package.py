"""A Word document as the files it is packed from: kivplan's own to start from, and the same bytes at the end."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.oxml import parse_xml

from ...resources import templates_dir
from .xml import DECLARED, w

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from docx.document import Document

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings")
_OWN_COLOUR = b"004B87"
_FIRST = "[Content_Types].xml"
_MODERN = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
_EPOCH = (1980, 1, 1, 0, 0, 0)

# A4 with the margins of the print: 15, 18 and 17 mm.
_PAGE = w(
    "sectPr",
    w("pgSz", w=11906, h=16838),
    w("pgMar", top=850, right=1020, bottom=964, left=1020, header=425, footer=454, gutter=0),
)


def own_parts(accent: str | None) -> dict[str, bytes]:
    """An empty document in kivplan's look, with ``accent`` (``#rrggbb``) for its one colour."""
    colour = accent.lstrip("#").upper().encode() if accent else _OWN_COLOUR
    parts = {f"word/{name}.xml": own_part(name).replace(_OWN_COLOUR, colour) for name in _PARTS}
    kinds = "".join(_kind(f"/word/{name}.xml", f"{_WORD}.{name}+xml") for name in _PARTS)
    relations = "".join(_relation(f"rId{at}", name, f"{name}.xml") for at, name in enumerate(_PARTS, start=1))
    return parts | {
        _FIRST: (
            f'{_HEAD}<Types xmlns="{_TYPES}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f"{_kind('/word/document.xml', f'{_WORD}.document.main+xml')}{kinds}</Types>"
        ).encode(),
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"{_HEAD}<w:document {DECLARED} {_MODERN}>{w('body', _PAGE)}</w:document>".encode(),
    }


def own_part(name: str) -> bytes:
    """One of kivplan's own parts as it stands in the templates: styles, numbering or settings."""
    return (templates_dir() / "docx" / f"{name}.xml").read_bytes()


def own_element(name: str) -> Any:
    """The same, parsed."""
    return parse_xml(own_part(name))


def opened(parts: Mapping[str, bytes]) -> Document:
    """The document packed from these files."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    packed.seek(0)
    return docx.Document(packed)


def saved(document: Document) -> bytes:
    """The document's bytes, the same for the same document on every machine and day.

    Nothing is compressed: compressors differ from one machine to the next, and Word compresses when it saves.
    """
    packed, written = BytesIO(), BytesIO()
    document.save(packed)
    with ZipFile(packed) as archive, ZipFile(written, "w", ZIP_STORED) as same:
        for name in sorted(archive.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 0, 0
            same.writestr(entry, archive.read(name))
    return written.getvalue()


def _kind(name: str, kind: str) -> str:
    return f'<Override PartName="{name}" ContentType="{kind}"/>'


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> bytes:
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'.encode()
