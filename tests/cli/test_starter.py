"""A first plan is put in place whole or not at all, and nothing that is there is touched."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from kivplan.cli.starter import LANGUAGES, blanks, language_of, place, starter_files
from kivplan.errors import UnreadableError, UsageError

FILES = {PurePosixPath("plan.yaml"): "kind: plan\n", PurePosixPath(".kivplan/kivplan.schema.json"): "{}\n"}


def everything_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LANG": "nn_NO.UTF-8"}, "nn"),
        ({"LC_ALL": "sv_SE.UTF-8", "LANG": "en_GB.UTF-8"}, "sv"),
        ({"LC_ALL": "", "LC_MESSAGES": "nn_NO", "LANG": "sv_SE"}, "nn"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_terminal(environment, language):
    assert language_of(environment) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_blank_is_left_in_any_starter(language):
    values = blanks(language, title=None, organisation=None, year=2027)
    files = starter_files(language, values)
    assert PurePosixPath("plan.yaml") in files
    for name, text in files.items():
        assert "__" not in str(name)
        assert not [line for line in text.splitlines() if "__" in line], name
        assert "\r" not in text


def test_a_plan_runs_for_four_years():
    assert blanks("nb", title=None, organisation=None, year=2027) == {
        "__TITLE__": "Strategisk kompetanseplan 2027–2030",
        "__ORGANISATION__": "Vår virksomhet",
        "__YEAR__": "2027",
        "__NEXT_YEAR__": "2028",
        "__END_YEAR__": "2030",
    }


def test_every_file_points_at_the_schema_from_where_it_stands():
    values = blanks("nb", title=None, organisation=None, year=2027)
    for name, text in starter_files("nb", values).items():
        way = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        assert os.path.normpath(Path("/p", *name.parts[:-1], way)) == "/p/.kivplan/kivplan.schema.json"


def test_a_title_is_quoted_so_that_it_stays_a_title():
    values = blanks("nb", title='Plan "A": #1 \\ __YEAR__', organisation=None, year=2027)
    text = starter_files("nb", values)[PurePosixPath("plan.yaml")]
    assert 'title: "Plan \\"A\\": #1 \\\\ __YEAR__"\n' in text


def test_a_new_folder_is_made_with_all_files(tmp_path):
    place(tmp_path / "a" / "plan", FILES)
    assert everything_below(tmp_path) == ["a/plan/.kivplan/kivplan.schema.json", "a/plan/plan.yaml"]


def test_an_empty_folder_is_filled_and_stays_the_same_folder(tmp_path):
    before = tmp_path.stat().st_ino
    place(tmp_path, FILES)
    assert everything_below(tmp_path) == [".kivplan/kivplan.schema.json", "plan.yaml"]
    assert tmp_path.stat().st_ino == before


def test_a_fresh_repository_counts_as_empty(tmp_path):
    (tmp_path / ".git").mkdir()
    place(tmp_path, FILES)
    assert "plan.yaml" in everything_below(tmp_path)


@pytest.mark.parametrize("name", ["a.txt", ".kivplan"])
def test_a_folder_with_something_in_it_is_refused_and_what_is_there_named(name, tmp_path):
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(UsageError, match=rf"is not empty: {name} would be in the way"):
        place(tmp_path, FILES)
    assert everything_below(tmp_path) == [name]


def test_much_that_is_in_the_way_is_counted(tmp_path):
    for name in "abcde":
        (tmp_path / name).mkdir()
    with pytest.raises(UsageError, match=r"a, b, c and 2 more would be in the way"):
        place(tmp_path, FILES)


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(UsageError, match="is a file, and a plan is a folder"):
        place(tmp_path / "a", FILES)


def test_below_a_file_nothing_can_be_made(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(UnreadableError, match="cannot be written"):
        place(tmp_path / "a" / "b", FILES)


@pytest.mark.parametrize("existed", [True, False])
def test_a_failure_half_way_leaves_nothing(existed, tmp_path, monkeypatch):
    folder = tmp_path / "plan"
    if existed:
        folder.mkdir()
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if target.name in {"plan.yaml", "plan"}:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(UnreadableError, match="no space left on device"):
        place(folder, FILES)
    assert everything_below(tmp_path) == []
    assert sorted(path.name for path in tmp_path.rglob("*")) == (["plan"] if existed else [])
