"""Runs of text: styles of letters, the signs of statuses, links inside the document and out of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from .controls import BOX, box
from .signs import COLOURS, sign
from .xml import letters, quoted, w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..blocks import Run
    from .writing import Place, Writing

_SCHEMES = ("http://", "https://", "mailto:")


def runs(content: Iterable[Run], writing: Writing, place: Place) -> str:
    """``content`` as runs; neighbours that lead to the same place are one link."""
    return "".join(_linked(href, list(same), writing, place) for href, same in groupby(content, lambda run: run.href))


def _linked(href: str | None, content: list[Run], writing: Writing, place: Place) -> str:
    attribute = _target(href, writing)
    inside = "".join(_run(run, writing, place, linked=bool(attribute)) for run in content)
    return f'<w:hyperlink {attribute} w:history="1">{inside}</w:hyperlink>' if attribute else inside


def _target(href: str | None, writing: Writing) -> str:
    """The attribute that says where a link leads; none for what this document does not have."""
    if not href:
        return ""
    if href.startswith("#"):
        name = writing.bookmarks.get(href[1:])
        return f'w:anchor="{quoted(name)}"' if name else ""
    return f'r:id="{writing.relation(href)}"' if href.lower().startswith(_SCHEMES) else ""


def _run(run: Run, writing: Writing, place: Place, *, linked: bool) -> str:
    properties = w(
        "rPr",
        _style(run, writing, linked=linked),
        _weight(run, place),
        w("i") + w("iCs") if run.emphasis else "",
        w("color", val=COLOURS[run.role]) if run.role in COLOURS else "",
        w("sz", val=place.size) + w("szCs", val=place.size) if place.size else "",
    )
    properties = "" if properties == "<w:rPr/>" else properties
    mark = _sign(run.mark, writing) if run.mark else ""
    said = [w("r", properties, letters(part)) if part else "" for part in run.text.split(BOX)]
    return mark + _boxed(said, writing) + (w("r", w("br")) if run.breaks else "")


def _weight(run: Run, place: Place) -> str:
    """Small print is of usual weight, also in a caption, a head or the name of a row."""
    if run.strong or (place.loud and not run.small):
        return w("b") + w("bCs")
    return w("b", val=0) + w("bCs", val=0) if run.small else ""


def _boxed(said: list[str], writing: Writing) -> str:
    """Stretches of text with a box to tick between each."""
    return said[0] + "".join(box(writing) + stretch for stretch in said[1:])


def _style(run: Run, writing: Writing, *, linked: bool) -> str:
    """Letters have one style: the one that says most."""
    named = (
        ("Hyperlink", linked),
        ("HTML Code", run.code),
        ("Kivplan Fine Print", run.small),
        ("Kivplan Quiet", run.muted),
    )
    name = next((name for name, holds in named if holds), None)
    return w("rStyle", val=writing.styles.id_of(name)) if name else ""


def _sign(status: str, writing: Writing) -> str:
    colour = w("color", val=COLOURS[status]) if status in COLOURS else ""
    properties = w("rPr", w("rStyle", val=writing.styles.id_of("Kivplan Sign")), colour)
    return w("r", properties, letters(sign(status))) + w("r", letters("\u00a0"))
