"""Figures of a page as SVG that stands alone: lengths in numbers, colours and type written on each shape.

On the page a figure has no size of its own, borrows its marks from the sprite and its look from the stylesheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from ..resources import templates_dir
from .page_tree import Element, tree_of
from .stylesheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .stylesheet import Sheet, Step

FONT = "Source Sans 3"
PX = 0.75  # points

_ACROSS = frozenset({"x", "cx", "x1", "x2", "dx", "width", "r", "rx"})
_DOWN = frozenset({"y", "cy", "y1", "y2", "dy", "height", "ry"})
_KEPT = frozenset({"d", "points", "transform", "text-anchor"})
_PAINT = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin")
_TYPE = ("font-weight", "text-anchor", "dominant-baseline")
_INHERITED = frozenset({*_PAINT, *_TYPE, "font", "font-size", "color"})
_SHAPES = frozenset({"rect", "line", "circle", "ellipse", "path", "polyline", "polygon", "text", "tspan"})
_LENGTH = re.compile(r"(-?[\d.]+)(px|pt|rem)?$")
_CALC = re.compile(r"calc\(([\d.]+)% ([-+]) ([\d.]+)px\)")
_TO_THE_SIDE = re.compile(r"translateX\(([^()]*)\)")
_FONT_SIZE = re.compile(r"([\d.]+(?:px|pt|rem))")
_UNITS = {"px": 1.0, "pt": 1 / PX, "rem": 16.0, None: 1.0}


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a shape stands: the size of what its percentages are of, the elements around it, what it inherits."""

    across: float
    down: float
    path: tuple[Step, ...]
    style: Mapping[str, str]


def standalone(
    svg: Element, width: float, height: float, *, around: Sequence[Step] = (), accent: str | None = None
) -> bytes:
    """The figure at a width and height in points; ``around`` are the elements it stands in on the page."""
    across, down = width / PX, height / PX
    look = sheet(accent)
    spot = _within(svg, _Spot(across, down, tuple(around), {"color": "var(--ink)"}), look)
    drawn = "".join(_drawn(child, spot, look) for child in svg.elements)
    defined = _pattern(look) if "url(#hatch)" in drawn else ""
    size = f'width="{_number(width)}pt" height="{_number(height)}pt" viewBox="0 0 {_number(across)} {_number(down)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{defined}{drawn}</svg>'.encode()


def mark(status: str, *, accent: str | None = None) -> bytes | None:
    """A status mark alone, 16 units square; None where there is none of this name."""
    symbol = _sprite().get(f"mark-{status}")
    if symbol is None:
        return None
    look = sheet(accent)
    path: tuple[Step, ...] = (("span", frozenset({f"status-{status}"})), ("svg", frozenset({"mark"})))
    spot = _Spot(16, 16, path, _style(path, {"color": "var(--ink)"}, look))
    drawn = "".join(_drawn(child, spot, look) for child in symbol.elements)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{drawn}</svg>'.encode()


def _drawn(element: Element, spot: _Spot, look: Sheet) -> str:
    inside = _within(element, spot, look)
    if element.tag in _SHAPES:
        return _shape(element, spot, inside, look)
    if element.tag == "svg":
        return _nested(element, spot, inside, look)
    if element.tag == "use":
        return _used(element, spot, inside, look)
    if element.tag == "g":
        moved = element.attributes.get("transform")
        group = f' transform="{escape(moved)}"' if moved else ""
        return f"<g{group}>{''.join(_drawn(child, inside, look) for child in element.elements)}</g>"
    return ""


def _shape(element: Element, spot: _Spot, inside: _Spot, look: Sheet) -> str:
    attributes = dict(_geometry(element, spot))
    said = look.said_of(inside.path)
    attributes |= {name: _number(_length(said[name], size)) for name, size in _sized(spot) if name in said}
    if "transform" in said:
        attributes["transform"] = _TO_THE_SIDE.sub(r"translate(\1 0)", said["transform"]).replace("px", "")
    names = (*_PAINT, *_TYPE) if element.tag in ("text", "tspan") else _PAINT
    for name in names:
        if name in inside.style and name not in attributes:
            attributes[name] = _value(name, inside.style, look)
    if element.tag == "text":
        weight = attributes.setdefault("font-weight", "400")
        attributes["font-variation-settings"] = f"'wght' {weight}"  # else 400 is the lightest the font has
        attributes |= {"font-family": f"'{FONT}'", "font-size": _number(_font_size(inside.style, look))}
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return (
        f"<{element.tag}{written}>{''.join(_text(child, inside, look) for child in element.children)}</{element.tag}>"
    )


def _text(child: Element | str, spot: _Spot, look: Sheet) -> str:
    return escape(child, quote=False) if isinstance(child, str) else _drawn(child, spot, look)


def _nested(element: Element, spot: _Spot, inside: _Spot, look: Sheet) -> str:
    """A figure in the figure: its own corner and its own size to take percentages of."""
    x, y = (_length(element.attributes.get(name, "0"), size) for name, size in (("x", spot.across), ("y", spot.down)))
    across = _length(element.attributes.get("width", "100%"), spot.across)
    down = _length(element.attributes.get("height", "100%"), spot.down)
    own = replace(inside, across=across, down=down)
    drawn = "".join(_drawn(child, own, look) for child in element.elements)
    return f'<g transform="translate({_number(x)} {_number(y)})">{drawn}</g>'


def _used(element: Element, spot: _Spot, inside: _Spot, look: Sheet) -> str:
    """A mark of the sprite, at the place and size it is used."""
    symbol = _sprite().get(element.attributes.get("href", "").removeprefix("#"))
    if symbol is None:
        return ""
    geometry = dict(_geometry(element, spot))
    scale = float(geometry.get("width", "16")) / 16
    drawn = "".join(_drawn(child, replace(inside, across=16, down=16), look) for child in symbol.elements)
    x, y = geometry.get("x", "0"), geometry.get("y", "0")
    return f'<g transform="translate({x} {y}) scale({_number(scale)})">{drawn}</g>'


def _pattern(look: Sheet) -> str:
    """The hatching, as the sprite defines it."""
    drawn = _sprite()["hatch"]
    spot = _Spot(5, 5, (), {})
    inside = "".join(_drawn(child, spot, look) for child in drawn.elements)
    size = 'width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<defs><pattern id="hatch" {size}>{inside}</pattern></defs>'


def _within(element: Element, spot: _Spot, look: Sheet) -> _Spot:
    path = (*spot.path, step_of(element))
    return replace(spot, path=path, style=_style(path, spot.style, look))


def step_of(element: Element) -> Step:
    """How a selector sees an element."""
    return element.tag, frozenset(element.classes)


def _style(path: tuple[Step, ...], inherited: Mapping[str, str], look: Sheet) -> Mapping[str, str]:
    said = look.said_of(path)
    return {**inherited, **{name: value for name, value in said.items() if name in _INHERITED or name.startswith("--")}}


def _value(name: str, style: Mapping[str, str], look: Sheet) -> str:
    value = look.resolved(style[name], style)
    if value == "currentColor":
        value = look.resolved(style["color"], style)
    if name == "font-weight" and value.isdecimal():
        return str(round(int(value), -2) if int(value) % 100 != 50 else int(value) - 50)
    return value.replace("px", "")


def _font_size(style: Mapping[str, str], look: Sheet) -> float:
    found = _FONT_SIZE.search(look.resolved(style.get("font-size", "") or style.get("font", ""), style))
    return _length(found[1], 0) if found else 12.0


def _geometry(element: Element, spot: _Spot) -> Iterator[tuple[str, str]]:
    for name, value in element.attributes.items():
        if name in _ACROSS:
            yield name, _number(_length(value, spot.across))
        elif name in _DOWN:
            yield name, _number(_length(value, spot.down))
        elif name in _KEPT:
            yield name, value


def _sized(spot: _Spot) -> tuple[tuple[str, float], tuple[str, float]]:
    return ("width", spot.across), ("height", spot.down)


def _length(value: str, whole: float) -> float:
    """A length in px; per cent are of ``whole``."""
    value = value.strip()
    if calc := _CALC.fullmatch(value):
        return float(calc[1]) * whole / 100 + float(calc[3]) * (1 if calc[2] == "+" else -1)
    if value.endswith("%"):
        return float(value[:-1]) * whole / 100
    found = _LENGTH.match(value)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=1)
def _sprite() -> dict[str, Element]:
    """The marks and the hatching by their ids."""
    root = tree_of((templates_dir() / "html" / "sprite.svg").read_text(encoding="utf-8"))
    return {one.attributes["id"]: one for one in root.every("symbol", "pattern")}
