"""A report's logo: read from the plan's folder and nowhere else, and only as an image that cannot act."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kivplan.errors import UsageError
from kivplan.plan import load
from kivplan.render import Order, render_plan
from kivplan.render.logo import MOST_BYTES, logo_of

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
JPEG = b"\xff\xd8\xff\xe0" + b"picture"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def plan(folder: Path, logo: str):
    folder.mkdir(exist_ok=True)
    text = f"""kind: plan
format: 1
title: P
organisation: O
language: en
period: {{start: 2026, end: 2026}}
reports: {{mine: {{sections: [actions], colour: "#ffd500", logo: "{logo}"}}}}
"""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def refusal(made) -> str:
    with pytest.raises(UsageError) as refused:
        logo_of(made, "mine")
    return str(refused.value)


@pytest.mark.parametrize(("data", "kind"), [(PNG, "png"), (JPEG, "jpeg")])
def test_an_image_is_put_into_the_page_as_decoration(tmp_path: Path, data: bytes, kind: str):
    made = plan(tmp_path / "plan", "logo.img")
    (tmp_path / "plan" / "logo.img").write_bytes(data)
    html, markdown = (one.data.decode() for one in render_plan(made, Order(date(2026, 6, 1)), reports=["mine"]))
    assert f'<img src="data:image/{kind};base64,{b64encode(data).decode()}" alt="">' in html
    assert "base64" not in markdown


def test_other_reports_have_no_logo(tmp_path: Path):
    made = plan(tmp_path / "plan", "missing.png")
    assert logo_of(made, "board") is None


def test_what_is_no_png_or_jpeg_is_refused_whatever_it_is_called(tmp_path: Path):
    made = plan(tmp_path / "plan", "logo.png")
    (tmp_path / "plan" / "logo.png").write_bytes(SVG)
    assert refusal(made) == "reports.mine.logo: logo.png is neither a PNG nor a JPEG image"


def test_a_file_outside_the_plan_is_refused_also_behind_a_link(tmp_path: Path):
    (tmp_path / "secret.png").write_bytes(PNG)
    assert "is outside the plan's folder" in refusal(plan(tmp_path / "plan", "../secret.png"))
    assert "is outside the plan's folder" in refusal(plan(tmp_path / "plan", (tmp_path / "secret.png").as_posix()))
    (tmp_path / "plan" / "logo.png").symlink_to(tmp_path / "secret.png")
    assert "is outside the plan's folder" in refusal(plan(tmp_path / "plan", "logo.png"))
    (tmp_path / "plan" / "images").symlink_to(tmp_path)
    assert "is outside the plan's folder" in refusal(plan(tmp_path / "plan", "images/secret.png"))


def test_what_is_missing_or_no_file_is_said(tmp_path: Path):
    assert "is not there" in refusal(plan(tmp_path / "plan", "logo.png"))
    (tmp_path / "plan" / "images").mkdir()
    assert "is not a file" in refusal(plan(tmp_path / "plan", "images"))
    (tmp_path / "plan" / "circle").symlink_to(tmp_path / "plan" / "circle")
    assert "is not there" in refusal(plan(tmp_path / "plan", "circle"))


def test_an_image_has_512_kilobytes_at_most(tmp_path: Path):
    made = plan(tmp_path / "plan", "logo.png")
    path = tmp_path / "plan" / "logo.png"
    path.write_bytes(PNG.ljust(MOST_BYTES, b"."))
    assert str(logo_of(made, "mine")).startswith("data:image/png;base64,")
    path.write_bytes(PNG.ljust(MOST_BYTES + 1, b"."))
    assert refusal(made) == "reports.mine.logo: logo.png is larger than 512 KB"


def test_the_colour_stands_darkened_for_light_paper_in_the_page(tmp_path: Path):
    made = plan(tmp_path / "plan", "logo.png")
    (tmp_path / "plan" / "logo.png").write_bytes(PNG)
    html = next(iter(render_plan(made, Order(date(2026, 6, 1)), reports=["mine"], formats=["html"]))).data.decode()
    assert "--accent-dark: #ffd500;" in html
    assert ":root { --accent: #ffd500" not in html
