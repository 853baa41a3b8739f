"""``kivplan render --format docx`` and ``--word-template``."""

from __future__ import annotations

import io
import sys

import docx
import pytest

PLAN = """\
kind: plan
format: 1
title: Kompetanseplan
organisation: Nordvik kommune
language: nb
period: {start: 2026, end: 2029}
"""


@pytest.fixture
def plan(world):
    world.write({"plan.yaml": PLAN})
    return world


def template(*paragraphs: str) -> bytes:
    made, saved = docx.Document(), io.BytesIO()
    for one in paragraphs:
        made.add_paragraph(one)
    made.save(saved)
    return saved.getvalue()


def test_a_word_document_is_written_when_it_is_asked_for_or_the_outputs_name_ends_so(plan):
    assert plan.run("render", "--format", "docx").code == 0
    assert plan.run("render", "--output", "sak.docx").code == 0
    one, other = ((plan.cwd / name).read_bytes() for name in ("build/board.docx", "sak.docx"))
    assert one == other
    assert docx.Document(io.BytesIO(one)).core_properties.author == "Nordvik kommune"


def test_without_a_format_there_is_no_word_document(plan):
    assert plan.run("render").code == 0
    assert sorted(one.name for one in (plan.cwd / "build").iterdir()) == ["board.html", "board.md"]


def test_a_template_gives_the_look_and_what_it_lacks_is_told(plan):
    (plan.cwd / "mal.docx").write_bytes(template("{{ organisation }}", "{{ content }}", "{{ hvem }}"))
    outcome = plan.run("render", "--format", "docx", "--word-template", "mal.docx")
    assert outcome.code == 0
    assert "mal.docx: there is nothing called {{ hvem }}; it stands as it is\n" in outcome.err
    assert "mal.docx has no style for: " in outcome.err
    made = docx.Document(str(plan.cwd / "build/board.docx"))
    assert made.paragraphs[0].text == "Nordvik kommune"


def test_a_template_is_for_word_documents_only(plan):
    (plan.cwd / "mal.docx").write_bytes(template())
    outcome = plan.run("render", "--word-template", "mal.docx")
    assert outcome.code == 2
    assert outcome.err == "error: --word-template is for Word documents\n hint: add --format docx\n"


@pytest.mark.parametrize(("name", "why"), [("mal.docx", "is not there"), (".", "is a folder")])
def test_a_template_that_is_no_file_is_refused_before_anything_is_made(plan, name, why):
    outcome = plan.run("render", "--format", "docx", "--word-template", name)
    assert outcome.code == 2
    assert outcome.err == f"error: --word-template {name} {why}\n hint: name a .docx or .dotx file\n"
    assert not (plan.cwd / "build").exists()


def test_a_template_with_macros_is_refused_with_the_cure(plan):
    (plan.cwd / "mal.docm").write_bytes(template().replace(b"word/webSettings.xml", b"word/vbaProject1.bin"))
    outcome = plan.run("render", "--format", "docx", "--word-template", "mal.docm")
    assert outcome.code == 2
    assert "holds macros" in outcome.err
    assert "without macros (.docx, .dotx)" in outcome.err


@pytest.mark.parametrize(
    ("module", "formats", "error", "extras"),
    [
        ("docx", "html,docx", "Word documents need", "docx"),
        ("typst", "html,docx", "Word documents need", "docx"),
        ("typst", "html,pdf", "PDF needs", "pdf"),
        ("fontpkg_source_sans_3", "md,docx,pdf", "Word documents need", "pdf,docx"),
    ],
)
def test_a_missing_extra_is_named_before_anything_is_written(plan, monkeypatch, module, formats, error, extras):
    monkeypatch.setitem(sys.modules, module, None)
    outcome = plan.run("render", "--format", formats)
    assert outcome.code == 2
    assert outcome.err.endswith(
        f'error: {error} a part of kivplan that is not installed\n hint: pip install "kivplan[{extras}]"\n'
    )
    assert not (plan.cwd / "build").exists()


@pytest.mark.parametrize("module", ["docx", "typst"])
def test_an_extra_that_is_there_and_cannot_be_loaded_is_named_too(plan, monkeypatch, module):
    for name in [one for one in sys.modules if one.startswith(("kivplan.render.word.", f"{module}."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr("kivplan.render.files.need_extras", lambda formats: None)
    monkeypatch.setitem(sys.modules, module, None)
    outcome = plan.run("render", "--format", "docx")
    assert outcome.code == 2
    assert outcome.err.endswith('hint: pip install "kivplan[docx]"\n')
