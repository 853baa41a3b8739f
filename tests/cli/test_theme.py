"""``kivplan theme new`` and ``--theme``: a copy to start from, used, and taken into use by itself beside a plan."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kivplan import __version__
from kivplan.render.theme import own_names, own_text, theme_at

ROOT = Path(__file__).resolve().parents[2]
RENDER = ("render", "--as-of", "2026-06-01", "--format", "html", "-o", "-")


@pytest.fixture
def run(world):
    """Runs a command; all paths are those of the world's folder."""
    return world.run


@pytest.fixture
def plan(tmp_path):
    shutil.copytree(ROOT / "examples" / "ten-lines", tmp_path / "plan")
    return tmp_path / "plan"


def look(folder: Path, words: str) -> Path:
    folder.mkdir()
    (folder / "theme.css").write_text(f".{words} {{ color: red }}", encoding="utf-8")
    return folder


def test_a_theme_to_start_from_holds_all_that_may_be_changed_and_tells_what_is_what(run, tmp_path):
    assert run("theme", "new", "look").code == 0
    folder = tmp_path / "look"
    for name in own_names():
        assert (folder / name).read_text(encoding="utf-8") == own_text(name), name
    assert __version__ in (folder / "README.md").read_text(encoding="utf-8")
    theme = theme_at(folder, "look")
    assert set(own_names()) < set(theme.texts)


def test_its_words_are_out_of_use_until_their_marks_are_taken_away(run, tmp_path, plan):
    assert run("theme", "new", "look").code == 0
    path = tmp_path / "look" / "words" / "en.po"
    before = run(*RENDER, "plan", "--theme", "look").out
    assert "Skip to the content" in before
    said = '#~ msgid "Skip to the content"\n#~ msgstr ""\n'
    text = path.read_text(encoding="utf-8")
    assert said in text
    mended = said.replace("#~ ", "").replace('""', '"Straight to it"')
    path.write_text(text.replace(said, mended), encoding="utf-8")
    assert "Straight to it" in run(*RENDER, "plan", "--theme", "look").out


def test_nothing_that_is_there_is_touched(run, tmp_path):
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "mine.css").write_text("a {}", encoding="utf-8")
    told = run("theme", "new", "look")
    assert (told.code, [path.name for path in (tmp_path / "look").iterdir()]) == (2, ["mine.css"])
    assert "mine.css" in told.err
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run("theme", "new", "file").code == 2


def test_a_folder_called_theme_in_a_plan_is_used_by_itself(run, plan):
    look(plan / "theme", "beside")
    assert ".beside" in run(*RENDER, "plan").out
    assert ".beside" not in run(*RENDER, "plan", "--no-theme").out


def test_the_theme_named_is_used_and_not_the_plans(run, tmp_path, plan):
    look(plan / "theme", "beside")
    look(tmp_path / "ours", "named")
    page = run(*RENDER, "plan", "--theme", "ours").out
    assert ".named" in page
    assert ".beside" not in page


def test_a_plans_theme_that_is_a_link_is_refused(run, tmp_path, plan):
    (plan / "theme").symlink_to(look(tmp_path / "ours", "named"))
    told = run(*RENDER, "plan")
    assert told.code == 2
    assert "theme is a link" in told.err


def test_a_fault_in_a_theme_is_told_with_its_place(run, plan):
    (plan / "theme" / "html" / "sections").mkdir(parents=True)
    (plan / "theme" / "html" / "sections" / "cover.html").write_text("<p>\n{{ view.titel }}", encoding="utf-8")
    told = run(*RENDER, "plan")
    assert told.code == 2
    assert "theme/html/sections/cover.html line 2" in told.err


def test_two_themes_cannot_be_meant(run, plan):
    assert run(*RENDER, "plan", "--theme", "x", "--no-theme").code == 2


def test_a_theme_that_is_not_there_is_told_and_nothing_is_written(run, plan):
    told = run("render", "plan", "--theme", "nowhere", "-o", "out")
    assert told.code == 2
    assert "nowhere: there is no such folder" in told.err
