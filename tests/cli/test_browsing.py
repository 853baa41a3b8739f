"""Opening the page that was rendered."""

from __future__ import annotations

import webbrowser

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


def test_the_first_page_is_opened_and_nothing_else(tmp_path, monkeypatch):
    from pathlib import Path

    from kivplan.__main__ import main

    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("kivplan.cli.browsing.sys.platform", "linux")
    example = Path(__file__).parents[2] / "examples" / "ten-lines"
    assert main(["render", str(example), "--report", "board,action", "--output", str(tmp_path), "--open"]) == 0
    assert opened == [(tmp_path / "board.html").resolve().as_uri()]


def test_without_a_screen_it_says_what_to_do(tmp_path, monkeypatch, capsys):
    from pathlib import Path

    from kivplan.__main__ import main

    monkeypatch.setattr(webbrowser, "open", lambda _: pytest.fail("nothing may be opened"))
    monkeypatch.setattr("kivplan.cli.browsing.has_screen", lambda _: False)
    example = Path(__file__).parents[2] / "examples" / "ten-lines"
    assert main(["render", str(example), "--output", str(tmp_path), "--open"]) == 0
    assert "open the file in a browser" in capsys.readouterr().err
