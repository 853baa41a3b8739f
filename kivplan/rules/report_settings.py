"""What is wrong with the plan's own ``reports:`` (KIV104); whether a logo is there is seen when it is rendered."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from ..model.report_names import LATER_REPORTS, LATER_SECTIONS, REPORTS, SECTIONS
from . import naming, registry
from .rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Finding, Spot
    from ..plan.linked import Plan

_IMAGES = (".png", ".jpg", ".jpeg")
_UNKNOWN = Words("there is no {kind} named {name}", "choose one of {choices}")
_MISSPELT = Words(_UNKNOWN.message, "did you mean {near}?")
_LATER = Words("this kivplan does not make the {kind} {name} yet", "leave it out for now; it makes {choices}")
_LOGO_ELSEWHERE = Words(
    "the logo {name} is no path within the plan's folder",
    "copy the image into the folder, and write its path from there: logo.png",
)
_NO_IMAGE = Words("the logo {name} is neither a PNG nor a JPEG image", "save it as PNG or JPEG: logo.png")
_BAD_VALUE = registry.BY_NAME["bad-value"]


def complaints(plan: Plan) -> Iterator[Finding]:
    """KIV104 for every report and section that is named and not made, and for a logo that cannot be one."""
    for name, settings in plan.head.reports.items():
        if settings.base is not None:
            yield from _unmade(plan.head_item.spot("reports", name, "base"), "report", settings.base)
        for number, section in enumerate(settings.sections):
            yield from _unmade(plan.head_item.spot("reports", name, "sections", number), "section", section)
        if settings.logo is not None:
            yield from _no_logo(plan.head_item.spot("reports", name, "logo"), settings.logo)


def _unmade(spot: Spot, kind: str, name: str) -> Iterator[Finding]:
    made, later = (REPORTS, LATER_REPORTS) if kind == "report" else (SECTIONS, LATER_SECTIONS)
    if name in made:
        return
    near = registry.nearest(name, made)
    words = _LATER if name in later else _MISSPELT if near else _UNKNOWN
    params = {"kind": kind, "name": name, "near": near, "choices": naming.listed(made)}
    yield words.finding(_BAD_VALUE, spot, params)


def _no_logo(spot: Spot, name: str) -> Iterator[Finding]:
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or "://" in name:
        yield _LOGO_ELSEWHERE.finding(_BAD_VALUE, spot, {"name": name})
    elif not name.lower().endswith(_IMAGES):
        yield _NO_IMAGE.finding(_BAD_VALUE, spot, {"name": name})
