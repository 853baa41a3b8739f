"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kivplan.cli.files import write_whole
from kivplan.errors import UnreadableError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_utf8_with_its_line_ends(tmp_path):
    write_whole(tmp_path / "a.txt", "mål\n")
    assert (tmp_path / "a.txt").read_bytes() == b"m\xc3\xa5l\n"
    assert names(tmp_path) == ["a.txt"]


def test_folders_above_are_made(tmp_path):
    write_whole(tmp_path / "a" / "b" / "c", b"x")
    assert (tmp_path / "a" / "b" / "c").read_bytes() == b"x"


def test_what_stood_there_is_replaced_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_permissions_others_have(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "a", b"x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced():
    write_whole(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_is_one_sentence():
    with pytest.raises(UnreadableError, match=r"/dev/full: cannot be written \(no space left on device\)"):
        write_whole(Path("/dev/full"), b"x")


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_else(failing, tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, failing, full)
    monkeypatch.setattr(Path, "replace", full if failing == "replace" else Path.replace)
    with pytest.raises(UnreadableError, match="no space left on device"):
        write_whole(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_an_interrupt_in_the_middle_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a", b"new")
    assert names(tmp_path) == []


def test_a_folder_in_the_way_is_one_sentence(tmp_path):
    with pytest.raises(UnreadableError, match="is a folder"):
        write_whole(tmp_path, b"x")


def test_a_file_where_a_folder_should_be_is_one_sentence(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(UnreadableError, match="cannot be written"):
        write_whole(tmp_path / "a" / "b", b"x")
    assert names(tmp_path) == ["a"]
