"""The pictures of a report as images Word can show: drawings as PNG, made by typst, all in one go."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

import typst

from ..blocks import Image
from ..extras import not_installed
from ..pdf.fonts import fonts_folder
from .walking import every
from .writing import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document

    from ..blocks import Block

_SHARPNESS = 220  # dots per inch
_SHEET = b"""\
#for (at, size) in json("sizes.json").enumerate() {
  let (width, height) = size.map(one => one * 1pt)
  page(width: width, height: height, margin: 0pt, fill: white, image(str(at) + ".svg", width: 100%, height: 100%))
}
"""


class Pictures:
    """The pictures of a document, each put into it once."""

    def __init__(self, document: Document, blocks: Iterable[Block]) -> None:
        self._document = document
        drawings = [block for block in every(blocks) if isinstance(block, Image) and block.kind == "svg"]
        unlike = list({_key(image): image for image in drawings}.values())
        self._made = dict(zip(map(_key, unlike), _as_png(unlike), strict=True))

    def drawn(self, image: Image) -> Drawn:
        """The picture in the document; an image that does not say how wide it is keeps its shape."""
        data = self._made[_key(image)] if image.kind == "svg" else image.data
        relation, held = self._document.part.get_or_add_image(BytesIO(data))
        width = image.width or image.height * held.px_width / held.px_height
        return Drawn(relation, width, image.height)


def _key(image: Image) -> tuple[bytes, float, float]:
    return image.data, image.width, image.height


def _as_png(drawings: list[Image]) -> list[bytes]:
    """The drawings as PNG, in the font all reports' figures are drawn for."""
    if not drawings:
        return []
    files: dict[str, bytes] = {"main.typ": _SHEET}
    files |= {f"{at}.svg": image.data for at, image in enumerate(drawings)}
    files["sizes.json"] = json.dumps([(image.width, image.height) for image in drawings]).encode()
    fonts = fonts_folder()
    if fonts is None:
        raise not_installed("docx")
    compiler = typst.Compiler(files, font_paths=[str(fonts)], ignore_system_fonts=True)  # type: ignore[misc]  # its stubs
    made = compiler.compile(format="png", ppi=_SHARPNESS)
    return made if isinstance(made, list) else [made or b""]
