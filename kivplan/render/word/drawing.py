"""Pictures in a line of text, with the words a screen reader says for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .writing import TWIPS
from .xml import NAMESPACES, quoted, w

if TYPE_CHECKING:
    from ..blocks import Image
    from .writing import Place, Writing

_EMU = 12700  # to a point
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def drawing(image: Image, writing: Writing, place: Place) -> str:
    """A run that holds the picture, made smaller where it is wider than its place."""
    drawn = writing.drawn(image)
    fit = min(1.0, place.width / TWIPS / drawn.width)
    across, down = round(drawn.width * fit * _EMU), round(drawn.height * fit * _EMU)
    number = writing.next_id()
    told = image.description or image.title
    title = f' title="{quoted(image.title)}"' if image.title else ""
    mark = "" if told else _DECORATIVE
    shape = (
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{drawn.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{quoted(told)}"{title}>{mark}</wp:docPr>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>{shape}</wp:inline>'
    )
    return w("r", f"<w:drawing>{inline}</w:drawing>")
