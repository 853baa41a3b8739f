"""What the tests of Word documents share: documents of a few blocks, and the files they are packed from."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kivplan.render.blocks import Cell, Pages, Paragraph, Row, Run, Table
from kivplan.render.word.making import Request, made

DAY = date(2027, 3, 1)
VALUES = {"title": "Kompetanseplan", "case_number": "26/1187", "body": "Kommunestyret", "organisation": "Nordvik"}


def text(said: str, role: str = "") -> Paragraph:
    return Paragraph((Run(said),), role)


def cell(said: str, **kind) -> Cell:
    return Cell((text(said),), **kind)


def table(*rows: tuple[str, ...], caption: str = "Tabell", **kind) -> Table:
    head = Row(tuple(cell(said, header="col") for said in rows[0]), "head")
    body = tuple(Row((cell(first, header="row"), *map(cell, rest))) for first, *rest in rows[1:])
    return Table((Run(caption),), (head, *body), **kind)


def pages(*blocks, **about) -> Pages:
    told = {
        "title": "Kompetanseplan",
        "organisation": "Nordvik",
        "report_title": "Planen",
        "language": "nb",
        "edition_notice": None,
        "generator": "kivplan",
        "accent": None,
    }
    return Pages(**{**told, **about}, blocks=blocks)


def document(*blocks, template=None, **about):
    """The document of these blocks, opened as Word would."""
    data, _ = made(Request(pages(*blocks, **about), DAY, "Skriv her", VALUES, template))
    return docx.Document(BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    made_of = BytesIO()
    with ZipFile(made_of, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made_of.getvalue()


def element(data: bytes):
    """A part, parsed; fails where it is not well formed."""
    return parse_xml(data)


def said(paragraph) -> str:
    """All text of a paragraph, in controls and links too."""
    return "".join(found.text or "" for found in paragraph.iter(qn("w:t")))


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"".join(b"\0" + b"\x7a\0\x50" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
