"""Files that several plans share: read from where the plan says, once, and told where they are not."""

from __future__ import annotations

import pytest

from kivplan.plan import load

HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
ROLES = "kind: shared\npeople: [{id: hr, role: HR}]\n"
USE = "kind: strategy\nannual_wheel: [{month: 9, title: W, responsible: hr}]\n"


@pytest.fixture
def plan_sharing(tmp_path):
    def build(*names, **files):
        (tmp_path / ".git").mkdir()
        listed = ", ".join(f'"{name}"' for name in names)
        texts = {"plans/a/plan.yaml": f"{HEAD}shared: [{listed}]\n", "plans/a/strategy.yaml": USE, **files}
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load("plans/a", cwd=tmp_path)

    return build


def test_what_is_shared_is_defined_and_shown_by_a_plain_name(plan_sharing):
    plan = plan_sharing("../felles/roller.yaml", **{"plans/felles/roller.yaml": ROLES})
    assert plan.findings == ()
    assert plan.name_of("hr") == "HR"
    assert plan.people["hr"].file == "plans/felles/roller.yaml"


@pytest.mark.parametrize("name", ["roller.yaml", "./roller.yaml", "../a/roller.yaml"])
def test_a_shared_file_of_the_plans_own_folder_is_read_once(plan_sharing, name):
    plan = plan_sharing(name, **{"plans/a/roller.yaml": ROLES})
    assert plan.findings == ()
    assert len(plan.shared) == 1


def test_a_shared_file_listed_twice_is_read_once(plan_sharing):
    plan = plan_sharing("../r.yaml", "../../plans/r.yaml", **{"plans/r.yaml": ROLES})
    assert plan.findings == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../absent.yaml", "there is no file ../absent.yaml"),
        ("/etc/roller.yaml", "not the relative path of a YAML file"),
        ("../roller.txt", "not the relative path of a YAML file"),
        ("..", "not the relative path of a YAML file"),
        ("../folder.yaml", "cannot be read"),
        ("../other.yaml", "holds no `kind: shared` document"),
    ],
)
def test_a_shared_file_that_is_not_one_is_told_at_its_name_and_nothing_else_is(plan_sharing, name, words):
    plan = plan_sharing(name, **{"plans/folder.yaml/x.txt": "", "plans/other.yaml": "kind: analysis\n"})
    (finding,) = plan.findings
    place = finding.place
    assert (finding.code, place.file, place.line, place.column) == ("KIV201", "plans/a/plan.yaml", 7, 10)
    assert words in finding.message
    assert not plan.complete


def test_only_what_is_for_sharing_is_taken(plan_sharing):
    plan = plan_sharing("../b.yaml", **{"plans/b.yaml": f"{HEAD}---\n{ROLES}---\nkind: foundation\nvision: not ours\n"})
    assert plan.findings == ()
    assert plan.foundations == ()


def test_faults_in_a_shared_file_are_told_there(plan_sharing):
    plan = plan_sharing("../r.yaml", **{"plans/r.yaml": ROLES + "peoples: []\n"})
    assert [(f.code, f.place.file, f.place.line) for f in plan.findings] == [("KIV101", "plans/r.yaml", 3)]
