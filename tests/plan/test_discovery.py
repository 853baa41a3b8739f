"""Which files are a plan: folders, files, plans around and below, and what is left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kivplan.errors import NoPlanError, UnreadableError
from kivplan.findings import Place
from kivplan.plan import find_plans, load
from kivplan.plan.discovery import PlanFolder, Source, holds_plan, on_disk, plan_at_root, shown
from kivplan.plan.loading import examine
from kivplan.source import YamlFile

HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
OTHER = "kind: foundation\nvision: V\n"
JSON = """\
{
  "kind": "plan", "format": 1, "title": "T", "organisation": "O", "language": "nb",
  "period": {"start": 2026, "end": 2029}
}
"""


@pytest.fixture
def tree(tmp_path):
    """Writes files below a folder; their names and texts as given."""

    def write(**files):
        (tmp_path / ".git").mkdir(exist_ok=True)
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return lambda files: write(**files)


def found(*paths, cwd):
    return [(f.name, [s.file.name for s in f.sources]) for f in find_plans([Path(p) for p in paths], cwd=cwd)]


def test_a_plan_is_its_folder_and_all_yaml_below(tree):
    root = tree(
        {"p/plan.yaml": HEAD, "p/a.yml": OTHER, "p/deep/er/B.YAML": OTHER, "p/notes.txt": "x", "p/readme.md": "y"}
    )
    assert found("p", cwd=root) == [("p", ["p/a.yml", "p/deep/er/B.YAML", "p/plan.yaml"])]


@pytest.mark.parametrize("path", ["p", "p/plan.yaml", "p/deep/b.yaml", "p/deep", "./p/../p"])
def test_any_file_or_folder_inside_means_the_whole_plan(tree, path):
    root = tree({"p/plan.yaml": HEAD, "p/deep/b.yaml": OTHER})
    assert found(path, cwd=root) == [("p", ["p/deep/b.yaml", "p/plan.yaml"])]


def test_without_a_path_the_plan_around_is_meant_and_named_from_here(tree):
    root = tree({"p/plan.yaml": HEAD, "p/deep/b.yaml": OTHER})
    assert found(cwd=root / "p") == [(".", ["deep/b.yaml", "plan.yaml"])]
    assert found(cwd=root / "p" / "deep") == [("..", ["b.yaml", "../plan.yaml"])]


def test_without_a_plan_around_all_below_are_meant(tree):
    root = tree({"a/plan.yaml": HEAD, "b/c/plan.yaml": HEAD, "b/c/d.yaml": OTHER})
    assert [name for name, _ in found(cwd=root)] == ["a", "b/c"]


def test_each_plan_is_met_once(tree):
    root = tree({"a/plan.yaml": HEAD, "b/plan.yaml": HEAD})
    assert [name for name, _ in found("a", "b", "a/plan.yaml", ".", cwd=root)] == ["a", "b"]


def test_a_folder_with_a_plan_of_its_own_is_another_plan(tree):
    root = tree({"plan.yaml": HEAD, "a.yaml": OTHER, "sub/plan.yaml": HEAD, "sub/b.yaml": OTHER})
    assert found(".", cwd=root) == [(".", ["a.yaml", "plan.yaml"])]
    assert found("sub", cwd=root) == [("sub", ["sub/b.yaml", "sub/plan.yaml"])]
    assert found("sub/b.yaml", cwd=root) == [("sub", ["sub/b.yaml", "sub/plan.yaml"])]


def test_dot_files_themes_output_and_linked_folders_are_no_part(tree):
    files = {
        ".x.yaml": OTHER,
        ".d/x.yaml": OTHER,
        "theme/x.yaml": "a: b",
        "build/x.yaml": "a: b",
        "node_modules/x.yaml": "",
    }
    root = tree({"plan.yaml": HEAD, **files})
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "loop.yaml").symlink_to(root, target_is_directory=True)
    assert found(".", cwd=root) == [(".", ["plan.yaml"])]


def test_the_search_for_a_plan_around_ends_where_the_repository_does(tree):
    root = tree({"plan.yaml": HEAD, "repo/.git/HEAD": "", "repo/x.txt": ""})
    with pytest.raises(NoPlanError):
        found("repo", cwd=root)


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("kind: plan", "kind:   'plan'  # head"),
        HEAD.replace("kind: plan", '"kind": "plan"'),
        HEAD.replace("kind: plan", "kind : plan"),
        "\ufeff" + HEAD,
        HEAD.replace("\n", "\r\n"),
        "# head\r" + HEAD.replace("\n", "\r"),
        "# head\n---\n" + HEAD,
        "--- # head\n" + HEAD,
        "title: T\norganisation: O\n" + HEAD.replace("title: T\norganisation: O\n", ""),
        "{kind: plan, format: 1, title: T, organisation: O, language: nb, period: {start: 2026, end: 2029}}",
        "--- {kind: plan, format: 1, title: T, organisation: O, language: nb, period: {start: 2026, end: 2029}}",
        JSON,
        "".join(f"  {line}\n" for line in HEAD.splitlines()),
    ],
)
def test_a_plan_document_is_known_however_it_is_written(tree, head):
    root = tree({"p/x.yaml": head, "p/y.yaml": OTHER})
    plan = load("p", cwd=root)
    assert (plan.root, plan.findings, len(plan.foundations)) == (root / "p", (), 1)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_plan_in_utf16_is_found_and_told(tree, codec):
    root = tree({"p/plan.yaml": HEAD.encode(codec)})
    plan = load("p", cwd=root)
    assert [f.code for f in plan.findings] == ["KIV003"]


def test_a_plan_document_with_a_fault_is_still_one(tree):
    root = tree({"p/plan.yaml": HEAD + "a: [\n", "p/x.yaml": OTHER})
    (folder,) = find_plans([Path("p")], cwd=root)
    plan, findings = examine(folder)
    assert plan is None
    assert [(f.code, f.place.file) for f in findings] == [("KIV001", "p/plan.yaml")]


def test_no_yaml_no_plan_and_no_folder_are_told_apart(tree):
    root = tree({"empty/x.txt": "", "other/x.yaml": "a: b\n"})
    for path, words in (("empty", "no YAML files"), ("other", "no plan in this folder"), ("absent", "no such file")):
        with pytest.raises(NoPlanError, match=words) as caught:
            found(path, cwd=root)
        assert str(caught.value).startswith(f"{path}: ")
        assert "kivplan new" in caught.value.hint


def test_documents_without_a_plan_are_told_but_shared_ones_need_none(tree):
    root = tree({"a/plan.yaml": HEAD, "b/x.yaml": OTHER, "felles/roller.yaml": "kind: shared\n"})
    folders = list(find_plans([Path()], cwd=root))
    assert [[s.file.name for s in f.sources] for f in folders] == [["a/plan.yaml"], ["b/x.yaml"]]
    plan, findings = examine(folders[1])
    assert plan is None
    assert [(f.code, f.place.file, f.place.line) for f in findings] == [("KIV007", "b/x.yaml", 1)]


DEPLOYMENT = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  kind: strategy\n---\nkind: Service\n"


def test_what_others_call_a_kind_is_no_concern_of_ours_where_there_is_no_plan(tree):
    root = tree({"a/plan.yaml": HEAD, "k8s/web.yaml": DEPLOYMENT, "k8s/odd.json.yaml": '{"kind": "List"}'})
    assert found(cwd=root) == [("a", ["a/plan.yaml"])]
    with pytest.raises(NoPlanError, match="k8s: there is no plan in this folder"):
        found("k8s", cwd=root)


def test_within_a_plans_own_folder_it_is_told_with_how_to_leave_it_out(tree):
    plan = load("a", cwd=tree({"a/plan.yaml": HEAD, "a/web.yaml": "kind: Deployment\n"}))
    assert [(f.code, f.place.file) for f in plan.findings] == [("KIV005", "a/web.yaml")]
    assert "`exclude:`" in plan.findings[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "kind: follow-up\n",
        "kind: folow-up\ndate: 2026-06-15\n",
        "kind: 'action plan'  # ours\n",
        "kind: Strategy\n",
        '{\n  "kind": "foundation"\n}\n',
        "kind: foundation\n\tvision: V\n",
        OTHER.encode("utf-16"),
        DEPLOYMENT + "---\n" + OTHER,
        f"- a\n---\n{OTHER}",
        f"kind: [a]\n---\n{OTHER}",
    ],
)
def test_a_document_of_ours_without_a_plan_is_told_even_misspelt(tree, text):
    root = tree({"a/plan.yaml": HEAD, "b/x.yaml": text, "b/web.yaml": DEPLOYMENT})
    assert found(cwd=root) == [("a", ["a/plan.yaml"]), (".", ["b/x.yaml"])]


def test_yaml_of_something_else_beside_a_plan_is_told_with_how_to_leave_it_out(tree):
    root = tree({"plan.yaml": HEAD, "mkdocs.yml": "site_name: x\nnav: []\n"})
    plan = load(".", cwd=root)
    assert [(f.code, f.place.file) for f in plan.findings] == [("KIV005", "mkdocs.yml")]
    assert "exclude" in plan.findings[0].hint
    assert not plan.complete


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("utkast/**", ["a.yaml", "plan.yaml", "x/utkast/d.yaml"]),
        ("utkast", ["a.yaml", "plan.yaml", "x/utkast/d.yaml"]),
        ("utkast/", ["a.yaml", "plan.yaml", "x/utkast/d.yaml"]),
        ("./utkast/**", ["a.yaml", "plan.yaml", "x/utkast/d.yaml"]),
        ("**/utkast/**", ["a.yaml", "plan.yaml"]),
        ("a.yaml", ["plan.yaml", "utkast/b.yaml", "utkast/c.yaml", "x/utkast/d.yaml"]),
        ("utkast/b.*", ["a.yaml", "plan.yaml", "utkast/c.yaml", "x/utkast/d.yaml"]),
        ("**/*.yaml", ["plan.yaml"]),
        ("*", ["plan.yaml"]),
        ("utkastX", ["a.yaml", "plan.yaml", "utkast/b.yaml", "utkast/c.yaml", "x/utkast/d.yaml"]),
        ("nothing/**", ["a.yaml", "plan.yaml", "utkast/b.yaml", "utkast/c.yaml", "x/utkast/d.yaml"]),
    ],
)
def test_excluded_files_are_no_part_but_the_plan_document_always_is(tree, pattern, left):
    others = dict.fromkeys(("a.yaml", "utkast/b.yaml", "utkast/c.yaml", "x/utkast/d.yaml"), OTHER)
    root = tree({"plan.yaml": f'{HEAD}exclude: ["{pattern}"]\n', **others})
    assert sorted(load(".", cwd=root).files) == left


def test_exclude_that_is_no_list_excludes_nothing_and_is_told(tree):
    root = tree({"plan.yaml": f"{HEAD}exclude: utkast/**\n", "a.yaml": OTHER})
    plan = load(".", cwd=root)
    assert sorted(plan.files) == ["a.yaml", "plan.yaml"]
    assert [(f.code, f.place.line, f.place.column) for f in plan.findings] == [("KIV103", 7, 10)]


@pytest.fixture
def refusing(monkeypatch):
    """A function after which files of a name may not be read."""

    def refuse(name):
        opened = Path.open

        def refused(self, *arguments, **options):
            if self.name == name:
                raise PermissionError(13, "Permission denied")
            return opened(self, *arguments, **options)

        monkeypatch.setattr(Path, "open", refused)

    return refuse


ACTIONS = """\
kind: action-plan
period: {start: 2026, end: 2026}
actions: [{id: H1, title: One, responsible: nobody, time: {start: 15/9}}]
"""


def test_a_file_that_cannot_be_read_is_an_error_with_the_reason_and_the_rest_of_the_plan_is_read(tree, refusing):
    root = tree({"p/plan.yaml": HEAD, "p/x.yaml": OTHER, "p/y.yaml": ACTIONS})
    refusing("x.yaml")
    plan = load("p", cwd=root)
    found = sorted((f.code, f.place.file, f.place.line, f.message) for f in plan.findings)
    assert found[0] == ("KIV003", "p/x.yaml", 1, "the file cannot be read (permission denied)")
    refused = min(plan.findings, key=lambda finding: finding.code)
    assert (refused.name, refused.place) == ("not-utf8", Place("p/x.yaml", 1, 1, 1, 1))
    assert [code for code, *_ in found] == ["KIV003", "KIV105"]  # who nobody is may stand in the file
    assert not plan.complete
    assert list(plan.actions) == ["H1"]
    assert plan.line("p/x.yaml", 1) == ""


def test_a_file_that_cannot_be_read_may_be_excluded(tree, refusing):
    root = tree({"p/plan.yaml": f"{HEAD}exclude: [x.yaml]\n", "p/x.yaml": OTHER})
    refusing("x.yaml")
    plan = load("p", cwd=root)
    assert (plan.findings, plan.complete) == ((), True)


@pytest.mark.parametrize("others", [{}, {"p/x.yaml": OTHER}, {"q/plan.yaml": HEAD, "p/x.yaml": OTHER}])
def test_where_the_plan_document_cannot_be_read_that_alone_is_told(tree, refusing, others):
    root = tree({"p/pl.yaml": HEAD, **others})
    refusing("pl.yaml")
    findings = [finding for folder in find_plans([], cwd=root) for finding in examine(folder)[1]]
    assert [(f.code, f.place.file) for f in findings] == [("KIV003", "p/pl.yaml")]
    with pytest.raises(NoPlanError, match=r"the file cannot be read \(permission denied\)"):
        load("p", cwd=root)


def test_a_file_asked_for_by_name_that_cannot_be_read_is_said_with_the_reason(tree, refusing):
    root = tree({"p/x.yaml": OTHER})
    refusing("x.yaml")
    with pytest.raises(UnreadableError, match=r"x\.yaml: cannot be read \(permission denied\)"):
        found("p/x.yaml", cwd=root)


def test_a_folder_that_cannot_be_listed_is_said_with_the_reason(tree, monkeypatch):
    root = tree({"p/plan.yaml": HEAD, "p/d/x.yaml": OTHER})
    listed = os.scandir

    def refuse(path):
        if Path(path).name == "d":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UnreadableError, match="cannot list this folder"):
        found("p", cwd=root)


def test_somebody_elses_unreadable_file_on_the_way_up_is_passed_over(tree, refusing):
    root = tree({"x.yaml": "a: b", "sub/y.yaml": OTHER})
    refusing("x.yaml")
    assert found("sub", cwd=root) == [("sub", ["sub/y.yaml"])]


def test_what_is_no_ordinary_file_cannot_be_read(tree):
    root = tree({"p/plan.yaml": HEAD})
    (root / "gone.yaml").symlink_to(root / "nowhere.yaml")
    with pytest.raises(UnreadableError, match="not an ordinary file"):
        found("gone.yaml", cwd=root)


def test_a_plan_knows_where_its_files_are_whatever_they_are_called(tree):
    root = tree({"a/plan.yaml": HEAD, "a/b/more.yaml": OTHER})
    plan = load(Path("a"), cwd=root)
    assert plan.paths == {"a/plan.yaml": root / "a/plan.yaml", "a/b/more.yaml": root / "a/b/more.yaml"}
    assert tuple(load(Path(), cwd=root / "a" / "b").paths) == ("more.yaml", "../plan.yaml")


# ------------------------------------------------------------------------------------------------ near misses
SHARED = "kind: shared\npeople: [{id: hr, role: HR}]\n"
ODD = '{title: T, "kind": plan}\n'


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_what_is_neither_file_nor_folder_cannot_be_read(tree):
    root = tree({"p/plan.yaml": HEAD})
    os.mkfifo(root / "pipe")
    with pytest.raises(UnreadableError, match="pipe: not an ordinary file"):
        found("pipe", cwd=root)


def test_standing_in_a_plan_means_that_plan_and_not_those_below(tree):
    root = tree({"plan.yaml": HEAD, "a/x.yaml": OTHER, "a/b/plan.yaml": HEAD})
    assert found(cwd=root / "a") == [("..", ["x.yaml", "../plan.yaml"])]


def test_a_folder_inside_a_plan_means_that_plan_and_those_of_its_own_below(tree):
    root = tree({"plan.yaml": HEAD, "a/x.yaml": OTHER, "a/b/plan.yaml": HEAD})
    for cwd, path in ((root, "a"), (root / "a", ".")):
        plans = found(path, cwd=cwd)
        assert [len(files) for _, files in plans] == [1, 2]
    assert [name for name, _ in found("a", cwd=root)] == ["a/b", "."]


def test_of_plans_within_plans_the_outermost_below_are_meant_in_order(tree):
    files = dict.fromkeys(("b/plan.yaml", "b/c/plan.yaml", "a/plan.yaml", "b/c/d/plan.yaml"), HEAD)
    assert [name for name, _ in found(cwd=tree(files))] == ["a", "b"]


def test_a_plan_written_on_one_line_is_known_where_no_plain_one_is(tree):
    root = tree({"p/plan.yaml": ODD, "p/x.yaml": OTHER, "p/notes.yaml": "list: [kind, plan]\n"})
    assert found("p", cwd=root) == [("p", ["p/notes.yaml", "p/plan.yaml", "p/x.yaml"])]
    assert found("p", cwd=tree({"q/plan.yaml": HEAD})) == found("p", cwd=root)


def test_a_plan_written_on_one_line_may_be_one_of_several_documents(tree):
    root = tree({"p/y/plan.yaml": f"{OTHER}---\n{ODD}", "p/x.yaml": OTHER})
    assert found("p", cwd=root) == [("p/y", ["p/y/plan.yaml"]), ("p", ["p/x.yaml"])]


@pytest.mark.parametrize("text", ["a: b\n", "title: a plan\n", "- kind: plan\n", "kinds: plan\n", "x: {kind: plan}\n"])
def test_what_only_looks_like_a_plan_is_none(tree, text):
    root = tree({"p/x.yaml": text})
    with pytest.raises(NoPlanError):
        found("p", cwd=root)


@pytest.mark.parametrize("zeros", [63, 64])
def test_wide_characters_are_seen_at_the_beginning_alone(zeros):
    """A zero further in is a fault in a file of another kind, or none at all."""
    assert holds_plan(b"#" * zeros + b"\0\nkind: plan\n")
    assert holds_plan("kind: plan\n".encode("utf-16-le"))
    assert not holds_plan(b"\n" * 64 + "kind: plan\n".encode("utf-16-le"))
    assert not holds_plan(b"\n" * 64 + "kind: plan\n".encode("utf-16-be"))


def test_documents_without_a_plan_in_utf16_or_with_odd_bytes_are_told(tree):
    root = tree({"a/x.yaml": OTHER.encode("utf-16"), "b/x.yaml": b"kind: \xff\n---\nkind: foundation\n"})
    for folder in "ab":
        assert found(folder, cwd=root) == [(folder, [f"{folder}/x.yaml"])]


@pytest.mark.parametrize(
    "text", ["kind: [a]\n", "- kind: strategy\n", "kind: 1\n", "kind: shared\n", "kinds: strategy\n"]
)
def test_what_is_no_document_of_ours_needs_no_plan(tree, text):
    with pytest.raises(NoPlanError):
        found("p", cwd=tree({"p/x.yaml": text}))


def test_a_file_alone_without_a_plan_around_is_taken_as_it_is(tree):
    root = tree({"x.yaml": OTHER})
    assert found("x.yaml", cwd=root) == [("x.yaml", ["x.yaml"])]
    plan, findings = examine(next(find_plans([Path("x.yaml")], cwd=root)))
    assert plan is None
    assert [f.code for f in findings] == ["KIV007"]


@pytest.mark.parametrize("name", ["plan.yml", "PLAN.YAML", "z.yaml"])
def test_the_plan_around_may_have_any_name_of_a_yaml_file(tree, name):
    root = tree({f"p/{name}": HEAD, "p/a/x.yaml": OTHER})
    ((plan, files),) = found("p/a", cwd=root)
    assert (plan, set(files)) == ("p", {"p/a/x.yaml", f"p/{name}"})


@pytest.mark.parametrize("name", [".plan.yaml", "plan.txt", "plan.yaml.", "plan"])
def test_hidden_files_and_files_of_other_kinds_are_no_plan_around(tree, name):
    root = tree({f"p/{name}": HEAD, "p/a/x.yaml": OTHER, "p/folder.yaml/x.txt": ""})
    assert found("p/a", cwd=root) == [("p/a", ["p/a/x.yaml"])]


def test_a_folder_on_the_way_up_that_cannot_be_listed_is_passed_over(tree, monkeypatch):
    root = tree({"a/b/x.yaml": OTHER})
    listed = os.scandir

    def refuse(path):
        if Path(path) == root / "a":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found("a/b/x.yaml", cwd=root) == [("a/b/x.yaml", ["a/b/x.yaml"])]


def test_a_path_is_shown_from_where_one_stands_unless_that_is_longer(tmp_path):
    assert shown(tmp_path / "a" / "b", tmp_path) == "a/b"
    assert shown(tmp_path, tmp_path) == "."
    assert shown(tmp_path, tmp_path / "a") == ".."
    assert shown(Path("/x"), Path("/a/b/c")) == "/x"
    assert shown(Path("/a/x"), Path("/b")) == "/a/x"
    assert shown(Path("/a/x"), Path("/a/b")) == "/a/x"


def test_a_folder_without_documents_inside_a_plan_means_that_plan(tree):
    root = tree({"p/plan.yaml": HEAD, "p/notes/readme.txt": "x"})
    assert found("p/notes", cwd=root) == [("p", ["p/plan.yaml"])]


@pytest.mark.parametrize("kind", ["planner", "State", "Analytics"])
def test_a_kind_that_is_only_a_little_like_ours_is_somebody_elses(tree, kind):
    with pytest.raises(NoPlanError):
        found("p", cwd=tree({"p/x.yaml": f"kind: {kind}\n"}))


@pytest.mark.parametrize("text", ["a: {{ .Values }}\nb: [\n", "kind: Deployment\nb: [\n"])
def test_a_faulty_file_without_a_kind_of_ours_is_somebody_elses(tree, text):
    assert found(cwd=tree({"a/plan.yaml": HEAD, "charts/x.yaml": text})) == [("a", ["a/plan.yaml"])]


def test_of_given_files_the_plan_at_the_root_is_taken_and_none_where_it_stands_below():
    root = Path("/plans/one")
    names = ("plan.yaml", "more/vision.yaml", "two/plan.yaml")
    own, more, below = (
        Source(YamlFile(root / name, name), (OTHER if "vision" in name else HEAD).encode()) for name in names
    )
    assert plan_at_root(root, "one", [own, more, below], on_disk) == PlanFolder(root, "one", (own, more), on_disk)
    assert plan_at_root(root, "one", [more, below], on_disk) is None
