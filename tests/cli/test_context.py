"""What a command knows of the world: colour, width, today."""

from __future__ import annotations

import io
import sys
from datetime import date

import pytest

from kivplan.cli.context import Terminal, is_terminal
from kivplan.errors import UsageError


@pytest.mark.parametrize(
    ("environment", "tty", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm-256color"}, True, True),
    ],
)
def test_colours_only_where_somebody_wants_them(environment, tty, colour, world):
    world.environment, world.tty = environment, tty
    terminal = world.terminal()
    assert terminal.colour_on(terminal.stdout) is colour


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("", 100), ("wide", 100), ("0", 100)])
def test_the_width_is_what_the_environment_says_else_that_of_a_log(columns, width, world):
    world.environment = {"COLUMNS": columns}
    assert world.terminal().width == width


def test_today_is_what_was_asked_for_then_what_the_build_says_then_the_clock(world):
    world.environment = {"SOURCE_DATE_EPOCH": "1767225600"}
    assert world.terminal().today("2027-02-28") == date(2027, 2, 28)
    assert world.terminal().today() == date(2026, 1, 1)
    world.environment = {}
    assert world.terminal().today() == date(2026, 9, 15)


@pytest.mark.parametrize("text", ["2026", "15/9", "2026-13-01", "2026-02-30", ""])
def test_a_day_that_is_none_is_refused_with_an_example(text, world):
    with pytest.raises(UsageError, match="is not a day") as refused:
        world.terminal().today(text)
    assert "2026-09-15" in str(refused.value.hint)


@pytest.mark.parametrize("text", ["soon", "99999999999999999999"])
def test_a_source_date_that_is_none_is_refused(text, world):
    world.environment = {"SOURCE_DATE_EPOCH": text}
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        world.terminal().today()


def test_a_closed_stream_is_no_terminal():
    stream = io.StringIO()
    stream.close()
    assert not is_terminal(stream)


def test_a_process_started_without_streams_still_has_some(monkeypatch):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    terminal = Terminal.of_this_process()
    terminal.show("nobody sees this")
    assert terminal.stdin.read() == ""
    for stream in (terminal.stdin, terminal.stdout, terminal.stderr):
        stream.close()


def test_the_clock_is_real_unless_swapped():
    assert isinstance(Terminal.of_this_process().today(), date)
