"""Bytes to text: UTF-8 decoded by ourselves, so that every fault has a place (KIV003, KIV004 for size)."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..findings import Finding, Level, Place, Said, said
from .text import SourceText

MAX_BYTES = 32 * 1024 * 1024
_MAX_CONTROL_FINDINGS = 20
# C0 but tab and line ends, DEL, C1 but NEL, lone surrogates, a byte order mark inside the text, and the non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_STRAY_BYTE = re.compile("[\udc80-\udcff]")
_STAND_IN = " "
# UTF-32 first: its mark in little-endian order begins with that of UTF-16.
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A file's text as it will be parsed, and what was wrong with its bytes; ``source`` is as good as could be had."""

    source: SourceText
    findings: tuple[Finding, ...] = ()
    readable: bool = True


def read_text(name: str, data: bytes) -> Read:
    """The text of ``data``, however it is encoded; anything but UTF-8 is a finding, and is read on to find the rest."""
    if len(data) > MAX_BYTES:
        return Read(SourceText(name, ""), (_too_large(name),), readable=False)
    text, fault = _decode(data)
    findings = [_not_utf8(SourceText(name, text), *fault)] if fault else []
    if _UNPRINTABLE.search(text):
        source = SourceText(name, text)
        findings += _control_characters(source)
        text = _UNPRINTABLE.sub(_STAND_IN, text)
    return Read(SourceText(name, text), tuple(findings))


def _too_large(name: str) -> Finding:
    return Finding(
        "KIV004",
        "yaml-feature",
        Level.ERROR,
        said("the file is larger than {size} MB, and kivplan reads no larger files", size=MAX_BYTES // 1048576),
        Place(name, 1, 1, 1, 1),
        hint=said("split the plan into several files; a plan is all the YAML files in its folder"),
    )


def _decode(data: bytes) -> tuple[str, tuple[int, Said] | None]:
    """The text, and what is wrong with its encoding: offset of the character, message."""
    for mark, codec in _WIDE.items():
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), (
                0,
                said("the file is {codec}, not UTF-8", codec=codec.upper()),
            )
    if data.count(0) > len(data) // 4:
        codec = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return data.decode(codec, errors="replace"), (0, said("the file looks like UTF-16, not UTF-8"))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _with_stray_bytes(data.decode("utf-8", errors="surrogateescape"), data[error.start])


def _with_stray_bytes(text: str, byte: int) -> tuple[str, tuple[int, Said]]:
    """The text with every byte that is not UTF-8 read as Windows-1252; the rest, and every column, stays as it is."""
    strays = [match.start() for match in _STRAY_BYTE.finditer(text)]
    text = _STRAY_BYTE.sub(lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", errors="replace"), text)
    words = {"byte": f"0x{byte:02X}", "sign": text[strays[0]]}
    if len(strays) == 1:
        message = said("byte {byte} is not UTF-8; in Windows-1252 (Latin-1) it is “{sign}”", **words)
    else:
        message = said(
            "byte {byte} is not UTF-8, and so are {more} more; in Windows-1252 (Latin-1) it is “{sign}”",
            more=len(strays) - 1,
            **words,
        )
    return text, (strays[0], message)


def _not_utf8(source: SourceText, offset: int, message: Said) -> Finding:
    hint = said("save the file as UTF-8 (most editors ask for the encoding under “Save as”)")
    return Finding("KIV003", "not-utf8", Level.ERROR, message, source.place(offset, offset + 1), hint)


def _control_characters(source: SourceText) -> list[Finding]:
    found: list[Finding] = []
    for match in _UNPRINTABLE.finditer(source.text):
        if len(found) == _MAX_CONTROL_FINDINGS:
            break
        message = said(
            "the control character {code} does not belong in a plan; it is usually left over from a copy",
            code=f"U+{ord(match.group()):04X}",
        )
        place, hint = source.place(match.start(), match.end()), said("delete it and type the text again")
        found.append(Finding("KIV003", "not-utf8", Level.ERROR, message, place, hint))
    return found
