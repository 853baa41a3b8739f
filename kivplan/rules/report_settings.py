"""What is wrong with the plan's own ``reports:`` (KIV104); whether a logo is there is seen when it is rendered."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from ..model.report_names import REPORTS, SECTIONS
from . import naming, registry
from .rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Finding, Spot
    from ..plan.linked import Plan

_IMAGES = (".png", ".jpg", ".jpeg")
_NO_REPORT = Words("there is no report named {name}", "choose one of {choices}")
_NO_SECTION = Words("there is no section named {name}", "choose one of {choices}")
_MISSPELT_REPORT = Words(_NO_REPORT.message, "did you mean {near}?")
_MISSPELT_SECTION = Words(_NO_SECTION.message, "did you mean {near}?")
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
            yield from _no_report(plan.head_item.spot("reports", name, "base"), settings.base)
        for number, section in enumerate(settings.sections):
            yield from _no_section(plan.head_item.spot("reports", name, "sections", number), section)
        if settings.logo is not None:
            yield from _no_logo(plan.head_item.spot("reports", name, "logo"), settings.logo)


def _no_report(spot: Spot, name: str) -> Iterator[Finding]:
    if name not in REPORTS:
        near = registry.nearest(name, REPORTS)
        words = _MISSPELT_REPORT if near else _NO_REPORT
        yield words.finding(_BAD_VALUE, spot, {"name": name, "near": near, "choices": naming.listed(REPORTS)})


def _no_section(spot: Spot, name: str) -> Iterator[Finding]:
    if name not in SECTIONS:
        near = registry.nearest(name, SECTIONS)
        words = _MISSPELT_SECTION if near else _NO_SECTION
        yield words.finding(_BAD_VALUE, spot, {"name": name, "near": near, "choices": naming.listed(SECTIONS)})


def _no_logo(spot: Spot, name: str) -> Iterator[Finding]:
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or "://" in name:
        yield _LOGO_ELSEWHERE.finding(_BAD_VALUE, spot, {"name": name})
    elif not name.lower().endswith(_IMAGES):
        yield _NO_IMAGE.finding(_BAD_VALUE, spot, {"name": name})
