"""Links in a plan's folder: a linked folder is not followed, and a link in a circle stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivplan.source.files import yaml_files

if TYPE_CHECKING:
    from pathlib import Path


def test_a_link_in_a_circle_is_passed_by(tmp_path: Path):
    (tmp_path / "plan.yaml").write_text("kind: plan\n", encoding="utf-8")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert [path.name for path in yaml_files(tmp_path)] == ["plan.yaml"]


def test_a_linked_folder_is_not_followed_whatever_it_is_called(tmp_path: Path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.yaml").write_text("a: b\n", encoding="utf-8")
    (tmp_path / "plan").mkdir()
    for name in ("link", "link.yaml"):
        (tmp_path / "plan" / name).symlink_to(tmp_path / "other")
    assert list(yaml_files(tmp_path / "plan")) == []
