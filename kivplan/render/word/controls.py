"""Controls that a form is filled in with on screen: room to write, boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .xml import escaped, letters, w

if TYPE_CHECKING:
    from .writing import Writing

BOX = "☐"
_LONGEST = 64  # signs Word shows of a control's name


def room(title: str, prompt: str, lines: int, writing: Writing) -> str:
    """Plain text to be written, for ``title``: shows ``prompt`` until then, and is ``lines`` high on paper."""
    style = w("rPr", w("rStyle", val=writing.styles.id_of("Placeholder Text")))
    properties = w(
        "sdtPr",
        w("alias", val=title[:_LONGEST]) if title else "",
        w("id", val=writing.next_id()),
        w("showingPlcHdr"),
        w("text", multiLine=True),
    )
    control = w("sdt", properties, w("sdtContent", w("r", style, letters(prompt))))
    return control + (w("r", w("br") * (lines - 1)) if lines > 1 else "")


def box(writing: Writing) -> str:
    """A box to tick."""
    states = '<w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
    states += '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/>'
    kind = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
    style = w("rPr", w("rStyle", val=writing.styles.id_of("Kivplan Sign")))
    return w(
        "sdt",
        w("sdtPr", w("id", val=writing.next_id()), kind),
        w("sdtContent", w("r", style, f"<w:t>{escaped(BOX)}</w:t>")),
    )
