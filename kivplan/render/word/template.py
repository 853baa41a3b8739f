"""An organisation's own Word template: read with distrust, never run, and refused where it could act."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ...errors import UsageError
from . import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_FILES = 2000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_MACROS = re.compile(r"vbaproject|vbadata|macroenabled", re.IGNORECASE)
_ACTIVE = re.compile(r"(^|/)(activex|embeddings)/|oleobject|(^|/)afchunk", re.IGNORECASE)
_LEFT_BEHIND = ("/attachedTemplate", "/metadata/thumbnail", "/digital-signature/origin")
_SAVE_AGAIN = "open it in Word and save it again as a Word document (.docx) or template (.dotx)"


def safe_parts(data: bytes, where: str) -> dict[str, bytes]:
    """The files in the bytes of a ``.docx`` or ``.dotx`` that is called ``where``, fit to begin a document with.

    Raises UsageError, with the cure, for what is none, is protected by a password, holds macros, controls or other
    documents, fetches something from elsewhere, is damaged, or is far too large.
    """
    parts = _unpacked(data, where)
    _refuse_what_acts(parts, where)
    try:
        return _made_plain(parts, where)
    except (SyntaxError, ValueError, KeyError) as error:
        raise UsageError(f"{where} is damaged", hint=_SAVE_AGAIN) from error


def _unpacked(data: bytes, where: str) -> dict[str, bytes]:
    if len(data) > MOST_BYTES:
        raise UsageError(f"{where} is larger than 20 MB", hint="make its pictures smaller; only the look is needed")
    if data.startswith(_OLE):
        hint = "open it in Word, remove the password, and save it as a Word document (.docx) or template (.dotx)"
        raise UsageError(f"{where} is protected by a password, or is of the old kind (.doc)", hint=hint)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _files(archive, where)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise UsageError(f"{where} is not a Word document", hint="name a .docx or .dotx file") from error


def _files(archive: ZipFile, where: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise UsageError(f"{where} is too large once it is unpacked", hint="make its pictures smaller")
    parts: dict[str, bytes] = {}
    left = _MOST_UNPACKED
    for entry in entries:
        with archive.open(entry) as file:
            parts[entry.filename] = file.read(left + 1)
        left -= len(parts[entry.filename])
        if left < 0:
            raise UsageError(f"{where} is too large once it is unpacked", hint="make its pictures smaller")
    return parts


def _refuse_what_acts(parts: Mapping[str, bytes], where: str) -> None:
    types = parts.get(_TYPES, b"")
    if any(map(_MACROS.search, parts)) or _MACROS.search(types.decode("utf-8", "replace")):
        hint = "save it in Word as a document or template without macros (.docx, .dotx)"
        raise UsageError(f"{where} holds macros, and they must not come into a report", hint=hint)
    if _DOCUMENT not in types and _TEMPLATE not in types:
        raise UsageError(f"{where} is not a Word document", hint="name a .docx or .dotx file")
    active = next(filter(_ACTIVE.search, parts), None)
    if active is not None:
        hint = "delete the embedded document or control from it in Word, and save it again"
        raise UsageError(f"{where} holds something that can act: {active}", hint=hint)
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UsageError(f"{where} is damaged: {name} defines entities", hint=_SAVE_AGAIN)
        if name.startswith("word/") and _STRICT in data[:4096]:
            hint = "save it in Word as “Word document (.docx)”, not as Strict Open XML"
            raise UsageError(f"{where} is in Word's strict form, which cannot be read", hint=hint)


def _made_plain(parts: Mapping[str, bytes], where: str) -> dict[str, bytes]:
    """The files of a document (no longer of a template), without what it would fetch or is tied to."""
    plain = dict(parts)
    plain[_TYPES] = parts[_TYPES].replace(_TEMPLATE, _DOCUMENT)
    for name in parts:
        if name.endswith(".rels"):
            plain[name] = _relations(parts[name], name, where)
        elif PurePosixPath(name).name == "settings.xml":
            plain[name] = _untied(parts[name])
        elif name.endswith(".xml"):
            parse_xml(parts[name])
    return plain


def _relations(data: bytes, name: str, where: str) -> bytes:
    relations = parse_xml(data)
    for relation in list(relations):
        kind, target = str(relation.get("Type")), str(relation.get("Target"))
        if kind.endswith(_LEFT_BEHIND):
            relations.remove(relation)
        elif relation.get("TargetMode") == "External" and not kind.endswith("/hyperlink"):
            hint = "put the picture or file into the document instead of linking to it"
            raise UsageError(f"{where} fetches {target} from elsewhere ({name})", hint=hint)
    return serialize_part_xml(relations)


def _untied(data: bytes) -> bytes:
    """Settings without the path of the template this one was made from."""
    settings = parse_xml(data)
    for tag in ("attachedTemplate", "linkStyles", "updateFields"):
        for found in settings.findall(qn(f"w:{tag}")):
            settings.remove(found)
    return serialize_part_xml(settings)
