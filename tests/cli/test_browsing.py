"""Opening the page that was rendered."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from kivplan.cli.browsing import has_screen


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_where_a_window_can_be_shown(platform, environment, expected):
    assert has_screen(environment, platform) is expected


@pytest.fixture
def example() -> str:
    return str(Path(__file__).parents[2] / "examples" / "ten-lines")


def test_the_first_page_is_opened_and_nothing_else(world, example, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    monkeypatch.setattr("kivplan.cli.browsing.sys.platform", "linux")
    world.environment = {"DISPLAY": ":0"}
    assert world.run("render", example, "--report", "board,action", "--output", "pack", "--open").code == 0
    assert opened == [(world.cwd / "pack" / "board.html").resolve().as_uri()]


def test_without_a_screen_it_says_what_to_do(world, example, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _: pytest.fail("nothing may be opened"))
    monkeypatch.setattr("kivplan.cli.browsing.has_screen", lambda _: False)
    outcome = world.run("render", example, "--open")
    assert outcome.code == 0
    assert "open the file in a browser" in outcome.err
