"""From files to a plan: what is read, where it stands, and what is said where it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kivplan.errors import NoPlanError
from kivplan.findings import Place, Spot
from kivplan.plan import find_plans, load, load_text
from kivplan.plan.discovery import PlanFolder, Source
from kivplan.plan.loading import examine, included
from kivplan.rules.registry import BY_CODE
from kivplan.source import YamlFile

from .conftest import HEAD

OTHER = "kind: foundation\nvision: V\n"
SHARED = "kind: shared\npeople: [{id: hr, role: HR}]\n"


@pytest.fixture
def folder(tmp_path):
    """Writes files, and gives the plan of the folder with all that is found."""

    def write(where: str = ".", **files: str):
        (tmp_path / ".git").mkdir(exist_ok=True)
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_yaml", ".yaml").replace("_yml", ".yml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return examine(next(find_plans([Path(where)], cwd=tmp_path)))

    return write


def told(findings):
    for one in findings:
        assert BY_CODE[one.code].name == one.name
    return [(one.code, one.place.file, one.place.line) for one in findings]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "\n\n"])
def test_an_empty_file_is_told_once(folder, text):
    plan, findings = folder(plan_yaml=HEAD, a_yaml=text)
    assert told(findings) == [("KIV005", "a.yaml", 1)]
    assert not plan.complete


def test_where_no_file_could_be_read_whole_it_is_not_said_that_there_is_no_plan(folder):
    plan, findings = folder(a_yaml=f"{OTHER}---\nkind: strategy\nx: [\n")
    assert plan is None
    assert "KIV007" not in {code for code, _, _ in told(findings)}


def test_a_document_of_no_kind_may_have_been_the_plan(folder):
    plan, findings = folder(a_yaml=f"{OTHER}---\nkinds: plan\n")
    assert plan is None
    assert [code for code, _, _ in told(findings)] == ["KIV005"]


def test_documents_without_a_plan_are_told_each_at_its_kind_and_shared_ones_are_not(folder):
    plan, findings = folder(a_yaml=f"{SHARED}---\n{OTHER}---\nunit: u1\nkind: strategy\n")
    assert plan is None
    assert [(one.code, one.place.line, one.place.column) for one in findings] == [("KIV007", 4, 7), ("KIV007", 8, 7)]
    assert findings[0].hint == "add a plan document (kind: plan, format: 1, title, organisation, language, period)"


def test_a_second_plan_document_is_told_with_the_first(folder):
    plan, (finding,) = folder(a_yaml=HEAD, b_yaml=f"{HEAD}---\n{OTHER}")
    assert (finding.place.file, finding.place.line, finding.place.column) == ("b.yaml", 1, 7)
    (first,) = finding.related
    assert (first.message, first.where) == ("the first stands here", Place("a.yaml", 1, 7, 1, 11))
    assert (plan.complete, plan.usable) == (False, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD.replace("title: T\n", "").replace("language: nb", "language: norsk"), "line 1: `title:` is missing"),
        ("a: b: c\n" + HEAD, "line 1: "),
        ("kind: strategy\nx: 1\ny: 2\n", "line 1: this document belongs to no plan"),
    ],
)
def test_where_there_is_no_plan_to_be_read_the_first_fault_is_told(tmp_path, text, said):
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(NoPlanError) as raised:
        load("plan.yaml", cwd=tmp_path)
    assert said in str(raised.value)


def test_the_first_fault_is_one_that_hides_the_plan_and_no_wrong_link_before_it(tmp_path):
    (tmp_path / ".git").mkdir()
    actions = "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions: [{id: H1, title: T, part_of: H9}]\n"
    (tmp_path / "plan.yaml").write_text(f"{actions}---\n" + HEAD.replace("title: T\n", ""), encoding="utf-8")
    with pytest.raises(NoPlanError, match=r"line 5: `title:` is missing"):
        load("plan.yaml", cwd=tmp_path)


def test_of_a_file_to_share_alone_there_is_no_fault_to_tell(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "roles.yaml").write_text(SHARED, encoding="utf-8")
    with pytest.raises(NoPlanError, match=r"^roles.yaml: there is no plan document that can be read$"):
        load("roles.yaml", cwd=tmp_path)


def test_a_file_that_is_too_large_is_told_alone_and_may_define_what_is_unknown(folder, monkeypatch):
    monkeypatch.setattr("kivplan.source.reading.MAX_BYTES", 500)
    actions = "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions: [{id: H1, title: T, part_of: H9}]\n"
    plan, findings = folder(plan_yaml=HEAD, a_yaml=actions, b_yaml="# x\n" * 200)
    assert [(one.code, one.place.file) for one in findings] == [("KIV004", "b.yaml")]
    assert not plan.complete


def test_a_folder_that_was_found_is_loaded_as_it_is(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    (found,) = find_plans([Path()], cwd=tmp_path)
    assert load(found).head.title == "T"


def test_lines_of_a_file_are_at_hand_and_of_others_there_is_nothing(folder):
    plan, _ = folder(plan_yaml=HEAD)
    assert plan.line("plan.yaml", 3) == "title: T"
    assert plan.line("other.yaml", 3) == ""


def test_places_are_those_of_the_text_where_an_item_could_not_be_read(folder):
    actions = "kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions:\n  - {id: H1}\n  - {id: H2, title: T}\n"
    plan, _ = folder(plan_yaml=HEAD, a_yaml=actions)
    item = plan.actions["H2"].last.item
    assert (item.path, plan.locate(item.spot("title")).line) == (("actions", 0), 5)
    assert plan.written(item.spot()) == Spot("a.yaml", 0, ("actions", 1))
    head = plan.head_item.spot("title")
    assert plan.written(head) is head


def test_a_record_knows_the_unit_of_its_document(folder):
    needs = "kind: analysis\nunit: u1\nneeds: [{id: N1, type: staffing, title: T}]\n"
    plan, findings = folder(plan_yaml=HEAD, a_yaml=needs)
    assert findings == ()
    assert (plan.needs["N1"].unit, plan.analyses[0].unit, plan.head_item.unit) == ("u1", "u1", None)


def test_a_comma_without_quotes_is_said_to_need_them(folder):
    _, (finding,) = folder(plan_yaml=HEAD.replace("name: Unit two", "name: Helse, omsorg"))
    assert (finding.code, "quotes" in finding.hint) == ("KIV101", True)


# ------------------------------------------------------------------------------------------------ what is left out
@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        ('["other.yaml", {}]', {"plan.yaml", "more.yaml"}),
        ('["*.yml", "other.y*"]', {"plan.yaml", "more.yaml"}),
        ('[["other.yaml"]]', {"plan.yaml", "more.yaml", "other.yaml"}),
        ("{other.yaml: x}", {"plan.yaml", "more.yaml", "other.yaml"}),
    ],
)
def test_what_is_no_pattern_leaves_nothing_out_and_other_patterns_hold(folder, exclude, left):
    plan, _ = folder(plan_yaml=f"{HEAD}exclude: {exclude}\n", other_yaml=OTHER, more_yaml=OTHER)
    assert set(plan.files) == left


def test_only_the_plan_document_says_what_is_left_out(folder):
    plan, _ = folder(plan_yaml=HEAD, a_yaml=f"{OTHER}exclude: [b.yaml]\n", b_yaml=OTHER)
    assert set(plan.files) == {"plan.yaml", "a.yaml", "b.yaml"}


def test_a_file_outside_the_folder_is_left_out_by_no_pattern(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "plan.yaml").write_text(f'{HEAD}exclude: ["*"]\nshared: [../roles.yaml]\n', encoding="utf-8")
    (tmp_path / "roles.yaml").write_text(SHARED, encoding="utf-8")
    assert "hr" in load("p", cwd=tmp_path).people
    (head,) = next(find_plans([Path("p")], cwd=tmp_path)).sources
    beside = Source(YamlFile(tmp_path / "roles.yaml", "roles.yaml"), SHARED.encode())
    assert included(PlanFolder(tmp_path / "p", "p", (head, beside))) == [head, beside]


# ------------------------------------------------------------------------------------------------ shared files
def sharing(name: str) -> str:
    return f"{HEAD}shared: [{name}]\n"


def test_a_shared_file_may_end_in_yml(folder):
    plan, findings = folder("p", p__plan_yaml=sharing("../roles.yml"), roles_yml=SHARED)
    assert (told(findings), set(plan.people)) == ([], {"p1", "hr"})


def test_a_shared_file_that_is_given_by_another_way_is_read_once(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "plan.yaml").write_text(sharing("../p/roles.yaml"), encoding="utf-8")
    (tmp_path / "p" / "roles.yaml").write_text(SHARED, encoding="utf-8")
    for where, cwd in (("p", tmp_path), (".", tmp_path / "p"), ("plan.yaml", tmp_path / "p")):
        plan = load(where, cwd=cwd)
        assert (plan.findings, len(plan.shared)) == ((), 1)


def test_of_a_file_alone_what_it_shares_is_shown_beside_it(tmp_path):
    (tmp_path / "p").mkdir()
    (tmp_path / "roles.yaml").write_text(SHARED, encoding="utf-8")
    (tmp_path / "p" / "plan.txt").write_text(sharing("../roles.yaml"), encoding="utf-8")
    plan = load("p/plan.txt", cwd=tmp_path)
    assert set(plan.files) == {"p/plan.txt", "roles.yaml"}


@pytest.mark.parametrize("text", ["", f"{OTHER}", "a: [\n", "kinds: shared\n"])
def test_a_shared_file_without_anything_to_share_is_told_once_for_one_cause(folder, text):
    plan, findings = folder("p", p__plan_yaml=sharing("../roles.yaml"), roles_yaml=text)
    codes = [code for code, _, _ in told(findings)]
    assert codes == {"": ["KIV005"], OTHER: ["KIV201"], "a: [\n": ["KIV001"], "kinds: shared\n": ["KIV005"]}[text]
    assert not plan.complete


def test_a_text_alone_is_a_plan(plan_of):
    plan, findings = load_text(HEAD.encode())
    assert (plan.head.title, plan.files, findings) == ("T", ("<stdin>",), ())
