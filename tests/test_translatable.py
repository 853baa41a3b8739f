"""Every finding can be said in another language: its words are templates that stand in the code, and values."""

from __future__ import annotations

import ast
import re
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from kivplan.findings import Said, again, said
from kivplan.locale.extracting import findings_messages
from kivplan.model.kinds import KINDS
from kivplan.model.problems import Problems
from kivplan.model.shapes import Keys, Many, Named, document_shape
from kivplan.plan import load, load_text
from kivplan.plan.definitions import LISTS
from kivplan.plan.references import KEYED, REFERENCES
from kivplan.plan.wording import a, none_yet, one_of, two
from kivplan.rules import validate

from .test_broken_examples import FILES, findings_with, sample

ROOT = Path(__file__).parents[1]
HOMES = ("source", "model", "plan", "rules")
# what is called -> where its message and its hint stand among the arguments, and what they are called there
SPEAKING = {
    "Finding": ((3, "message"), (5, "hint")),
    "Related": ((1, "message"),),
    "problem": ((1, "message"), (2, "hint")),
    "not_text": ((1, "expected"), (2, "hint")),
    "_Cause": ((0, "message"), (1, "hint")),
    "_fault": ((1, "message"), (4, "hint")),
}
# the only calls of said() whose template is not written there: what keys mean, and the words of a rule
ELSEWHERE = {("problems.py", "description"), ("rule.py", "self")}
HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"


def modules():
    return [path for home in HOMES for path in sorted((ROOT / "kivplan" / home).rglob("*.py"))]


def name_of(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def calls(tree, name):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and name_of(node) == name]


def is_plain(node):
    """Whether an expression makes text that no translator can get at: a literal, an f-string, text pieced together."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.IfExp):
        return is_plain(node.body) or is_plain(node.orelse)
    if isinstance(node, ast.BoolOp):
        return any(map(is_plain, node.values))
    if isinstance(node, ast.BinOp):
        return is_plain(node.left) or is_plain(node.right)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and name_of(node) in ("format", "join"))


def plain_words(path):
    """Every message and hint in a module that is plain text, there or where its name is given a value."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    scopes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)] or [tree]
    for scope in scopes:
        given = {}
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    given.update(dict(_given(target, node.value)))
        for name, places in SPEAKING.items():
            for call in calls(scope, name):
                for number, keyword in places:
                    argument = call.args[number] if len(call.args) > number else None
                    argument = next((k.value for k in call.keywords if k.arg == keyword), argument)
                    words = given.get(argument.id) if isinstance(argument, ast.Name) else argument
                    if words is not None and is_plain(words):
                        yield f"{path.name}:{call.lineno}: {ast.unparse(words)}"


def _given(target, value):
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, part in zip(target.elts, value.elts, strict=False):
            yield from _given(one, part)


def templates(node):
    """The literals a template may be; None for anything else."""
    if isinstance(node, ast.IfExp):
        return [*templates(node.body), *templates(node.orelse)]
    return [node.value if isinstance(node, ast.Constant) else None]


@pytest.mark.parametrize("path", modules(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_message_and_no_hint_is_plain_text(path):
    assert list(plain_words(path)) == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_template_stands_where_it_is_said_and_names_what_is_put_into_it(path):
    for call in calls(ast.parse(path.read_text(encoding="utf-8")), "said"):
        names = {node.id for node in ast.walk(call.args[0]) if isinstance(node, ast.Name)}
        if names & {name for file, name in ELSEWHERE if file == path.name}:
            continue
        values = {keyword.arg for keyword in call.keywords}
        for template in templates(call.args[0]):
            assert isinstance(template, str), f"{path.name}:{call.lineno}: {ast.unparse(call)}"
            fields = list(Formatter().parse(template))
            assert all(not (spec or conversion) for _, _, spec, conversion in fields), template
            named = {field for _, field, _, _ in fields if field is not None}
            assert named == values or (None in values and values - {None} <= named), f"{path.name}:{call.lineno}"


# ---------------------------------------------------------------- what is really said


def templates_of(text):
    yield text.template
    for value in text.params.values():
        if isinstance(value, Said):
            yield from templates_of(value)


def unsaid(findings):
    """The words that could not be said again, and the templates that no translator is shown."""
    for finding in findings:
        words = (finding.message, *([finding.hint] if finding.hint is not None else []), *told(finding.related))
        for text in words:
            if not isinstance(text, Said):
                yield f"{finding.code}: {text}"
            else:
                assert again(text, str) == text
                yield from (
                    f"{finding.code}: {template}"
                    for template in templates_of(text)
                    if template not in known() and re.sub(r"\{\w+\}|[ :]", "", template)
                )


def told(related):
    return [one.message for one in related]


@cache
def known():
    return {*findings_messages(ROOT), *meanings()}


def keys_of(shape):
    if isinstance(shape, Many | Named):
        yield from keys_of(shape.item)
    elif isinstance(shape, Keys):
        for key in shape.fields.values():
            yield key
            yield from keys_of(key.shape)


def meanings():
    """What required keys mean: their hints end with it."""
    required = {key.description for kind in KINDS for key in keys_of(document_shape(kind)) if key.required}
    return {text.replace("{", "{{").replace("}", "}}") for text in required}


@pytest.mark.parametrize("name", FILES)
def test_whatever_is_broken_it_is_said_in_words_that_can_be_translated(name):
    findings = [finding for broken in sample(name) for finding in findings_with(name, broken.text)]
    assert len(findings) > 60
    assert set(unsaid(findings)) == set()


LINKS = """\
units: [{id: u, name: U, parent: v}, {id: v, name: V, parent: u}, {id: u, name: Again}]
people: [{id: p, role: P}]
reports: {r: {base: bord, sections: [cver, changes, qqqq], logo: /x.png}, s: {base: unit, logo: x.gif}, t: {base: qqqq}}
checks: {ignore: [no-tme, qqqq, KIV001], limits: {emphasis_mant: 3, qqqq: 3}}
---
kind: foundation
goals: [{id: G1, title: G, results: [{id: p, title: R}]}, {id: N1, title: G}]
---
kind: analysis
needs: [{id: N1, type: staffing, title: N, because: [p, q]}, {id: N2, type: competence, present: 7, title: T}]
---
kind: action-plan
period: {start: 2026, end: 2026}
actions:
  - {id: H1, title: One, criteria: [{id: K2, text: a}, {text: b}], serves: [u], part_of: H1, cost: {fixed: 5}}
  - {id: H1, title: Two, responsible: G1, needs: [N2], causes: [C9], priority_area: x}
  - {id: N1, title: Three, serves: [N1, H1]}
---
kind: action-plan
period: {start: 2026, end: 2026}
actions: [{id: H1, title: Once more}]
---
kind: action-plan
period: {start: 2027, end: 2028}
actions: [{id: H1, title: One, implementation: {activities: [{title: T}]}}]
---
kind: follow-up
date: 2027-06-15
actions:
  H1: {status: done, criteria: {K2: met, K7: met}, activities: {A9: 2027-06-01}, grants: {T1: {status: granted}}}
---
kind: follow-up
date: 2027-06-15
actions: {H1: {status: done}}
"""
DOCUMENTS = """\
---
kind: plan
format: 9
---
kind: plan
format: 1
title: T
organisation: O
language: en
period: {start: 2029, end: 2026}
---
kind: strategy
plan: "x" y
---
- a
---
kind:
---
"""


def test_what_links_and_settings_have_wrong_can_be_translated():
    plan, _ = load_text((HEAD + LINKS).encode())
    findings = validate(plan, as_of=date(2026, 6, 1), select=["KIV1", "KIV2"])
    assert {"KIV104", "KIV201", "KIV202", "KIV203", "KIV209", "KIV210"} <= {finding.code for finding in findings}
    assert set(unsaid(findings)) == set()


def test_what_shared_files_have_wrong_can_be_translated(tmp_path):
    (tmp_path / "x.yaml").write_text("kind: analysis\n")
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text(HEAD + "shared: [/x.yaml, y.yaml, x.txt, ../x.yaml]\n")
    findings = load("plan", cwd=tmp_path).findings
    assert [finding.code for finding in findings] == ["KIV201"] * 4
    assert set(unsaid(findings)) == set()


def test_what_documents_have_wrong_can_be_translated():
    _, findings = load_text((HEAD + DOCUMENTS).encode())
    assert {"KIV001", "KIV005", "KIV006", "KIV007", "KIV105"} <= {finding.code for finding in findings}
    assert set(unsaid(findings)) == set()


VALUES = (
    "15/9", "15. sept", "sept", "2025/26", "2026-2029", "2026-13", "2026-02-30", "2026-H3", "2026-T9", "2026-Q7",
    "2026-W60", "1066", "2026", "2026-09", "x", "x" * 80, "[a]", "{a: b}", "-5", "3,5", "kr 3", "130%", "12 000 000",
    "17054026641", '"17054026641"', "170540 26641", "true", "nei", "example.no", "NOK", "nok", "Æ Ø", "' '", "''",
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_whatever_stands_for_a_value_it_is_said_in_words_that_can_be_translated(value):
    action = (
        f"{{id: {value}, title: {value}, time: {{start: {value}, end: {value}, yearly: [{value}]}}, "
        f"cost: {{fixed: {value}, participants: {value}, years: {{{value}: 5}}}}, strategy: {value}, serves: {value}}}"
    )
    head = f"currency: {value}\nreports: {{x: {{colour: {value}, link: {value}}}}}\nsummary: {value}\nquota: {value}\n"
    follow_up = f"kind: follow-up\ndate: {value}\nindicators: {{I1: {{value: {value}, at: {value}}}}}\n"
    actions = f"kind: action-plan\nperiod: {value}\nactions: [{action}, {{id: a, title: {value}}}]\n"
    _, findings = load_text("---\n".join((HEAD + head, actions, actions.replace(value, "2026", 1), follow_up)).encode())
    assert findings
    assert set(unsaid(findings)) == set()


def test_every_kind_of_thing_has_its_words():
    defined = {kind for lists in LISTS.values() for _, kind in lists}
    wanted = [*KEYED.values(), *(kinds for keys in REFERENCES.values() for kinds in keys.values())]
    assert all(two(kind) and a(kind) for kind in defined)
    assert all(one_of(kinds) and none_yet(kinds[0]) for kinds in wanted)


def test_braces_in_what_a_key_means_stay_braces():
    (finding,) = load_text(HEAD.replace("period: {start: 2026, end: 2029}\n", "").encode())[1]
    assert str(finding.hint) == "add `period:`. The years the plan covers: {start: 2026, end: 2029}."
    assert again(finding.hint, lambda text: text.replace("years", "år")) == str(finding.hint).replace("years", "år")


def test_an_identity_number_in_a_hint_is_hidden_and_the_hint_can_still_be_translated():
    hint = said("write a list: {text}", text="[170540-26641]")
    found = Problems("x.yaml", 0).finding("bad_value", said("no"), hint, ())
    assert found.hint == "write a list: [••••••••••••]"
    assert isinstance(found.hint, Said)
