"""The drawings and images of a page as pictures."""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING

from .blocks import Image, Lane
from .pictures import PX, standalone

if TYPE_CHECKING:
    from .page_tree import Element
    from .stylesheet import Step

_SIZES = {"key": (18.0, 10.8), "spark": (66.0, 27.0)}
_LOGO = 30.0  # points: 2.5rem high
_LANE, _AXIS = 30.0, 42.0  # points: how high a lane is, and its axis with labels


def picture(element: Element, width: float, around: tuple[Step, ...], accent: str | None) -> tuple[Image, ...]:
    """The picture an ``svg`` or ``img`` shows at a width in points; none where it shows nothing.

    ``around`` are the elements it stands in; ``accent`` is the report's own colour.
    """
    return _image(element) if element.tag == "img" else (_drawing(element, width, around, accent),)


def _drawing(svg: Element, width: float, around: tuple[Step, ...], accent: str | None) -> Image:
    role = next((name for name in ("key", "spark") if name in svg.classes), "chart")
    if role == "chart" and "height" not in svg.attributes:
        role = "lane"
    across, down = _SIZES.get(role, (width, _height(svg)))
    return Image(
        data=standalone(svg, across, down, around=around, accent=accent),
        kind="svg",
        width=across,
        height=down,
        description=_description(svg),
        role=role,
        lane=_lane(svg, across, down, around, accent) if role == "lane" else None,
    )


def _lane(svg: Element, across: float, down: float, around: tuple[Step, ...], accent: str | None) -> Lane | None:
    """The lane taken apart; None for the axis itself, which has words."""
    if svg.first("text"):
        return None
    upright = [one for one in svg.elements if _is_upright(one)]
    marks = [one for one in svg.elements if one not in upright]
    places = tuple((float(one.attributes["x1"].rstrip("%")) / 100, one.classes[0]) for one in upright)
    alone = replace(svg, children=list(marks))
    return Lane(places, standalone(alone, across, down, around=around, accent=accent) if marks else None)


def _is_upright(shape: Element) -> bool:
    across = shape.attributes.get("x1", "")
    known = shape.classes[:1] in (("axis",), ("today",))
    return shape.tag == "line" and known and across.endswith("%") and shape.attributes.get("x2") == across


def _height(svg: Element) -> float:
    given = svg.attributes.get("height", "")
    if given.isdecimal():
        return int(given) * PX
    return _AXIS if svg.first("text") else _LANE


def _description(svg: Element) -> str:
    if svg.attributes.get("aria-hidden") == "true":
        return ""
    told = [one.text for one in svg.elements if one.tag in ("title", "desc")]
    return svg.attributes.get("aria-label") or ". ".join(told)


def _image(img: Element) -> tuple[Image, ...]:
    """The image a ``data:`` address holds; its size is that of a logo until a format knows better."""
    kind, _, encoded = img.attributes.get("src", "").partition(";base64,")
    if kind not in ("data:image/png", "data:image/jpeg"):
        return ()
    try:
        data = b64decode(encoded, validate=True)
    except binascii.Error:
        return ()
    return (
        Image(
            data, kind.removeprefix("data:image/"), 0.0, _LOGO, description=img.attributes.get("alt", ""), role="logo"
        ),
    )
