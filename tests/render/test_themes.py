"""An own look: what it may change, what it may not reach, and how its faults are told."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from kivplan.errors import UsageError
from kivplan.plan import load, load_text
from kivplan.render import FORMATS, Order, render_plan, theme_at
from kivplan.render.theme import MOST_BYTES, MOST_FILES, own_names, own_text
from kivplan.render.theme_checks import complaint, page_complaint
from kivplan.report.reports import REPORTS

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 6, 1)
COVER, COVER_MD = "html/sections/cover.html", "markdown/sections/cover.md"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def plan():
    return load(ROOT / "examples" / "ten-lines")


@pytest.fixture
def made(tmp_path):
    """A theme of the given files, named as the user would."""

    def make(**files):
        return theme_of(tmp_path / "look", files)

    return make


def theme_of(folder: Path, files: dict[str, str | bytes]):
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    folder.mkdir(exist_ok=True)
    return theme_at(folder, "look")


def rendered(theme, form: str = "html", report: str = "board", language: str | None = None) -> str:
    (file,) = render_plan(plan(), Order(DAY, language=language), reports=(report,), formats=(form,), theme=theme)
    return file.data.decode()


def refused(*about, **files) -> UsageError:
    with pytest.raises(UsageError) as told:
        rendered(theme_of(*about, files)) if about else None
    return told.value


# ---------------------------------------------------------------- what it may change


def test_a_theme_replaces_a_template_and_leaves_the_rest(tmp_path):
    html = rendered(theme_of(tmp_path / "look", {COVER: "<header><h1>Ours: {{ view.title }}</h1></header>"}))
    assert "Ours: Competence plan 2026" in html
    assert own_text("html/style.css").splitlines()[5] in html


def test_a_theme_uses_kivplans_own_template_by_its_name(tmp_path):
    html = rendered(theme_of(tmp_path / "look", {COVER: '<p>Above</p>{% include "kivplan/sections/cover.html" %}'}))
    assert html.replace("<p>Above</p>", "") == rendered(theme_of(tmp_path / "none", {"README.md": "x"}))


def test_a_theme_replaces_markdown_by_itself(tmp_path):
    theme = theme_of(tmp_path / "look", {COVER_MD: "# Ours\n\n"})
    assert rendered(theme, "md").startswith("# Ours")
    assert "Ours" not in rendered(theme)


def test_a_theme_adds_its_own_rules_last_and_replaces_sheets_of_the_same_name(tmp_path):
    theme = theme_of(tmp_path / "look", {"theme.css": ".ours { color: red }", "html/styles/plan.css": ".plan-ours {}"})
    html = rendered(theme)
    assert html.index(".ours { color: red }") > html.index(".plan-ours {}")
    assert own_text("html/styles/plan.css").strip() not in html


def test_a_theme_may_have_partials_that_its_templates_use(tmp_path):
    theme = theme_of(tmp_path / "look", {COVER: '{% include "ours.html" %}', "html/ours.html": "<p>Partial</p>"})
    assert "<p>Partial</p>" in rendered(theme)


def test_a_theme_says_it_in_its_own_words(tmp_path):
    words = 'msgid "Skip to the content"\nmsgstr "Straight to it"\n'
    theme = theme_of(tmp_path / "look", {"words/en.po": words})
    html = rendered(theme)
    assert "Straight to it" in html
    assert "Straight to it" not in rendered(theme, language="nb")


def test_a_themes_logo_is_on_reports_the_plan_gives_none(tmp_path):
    theme = theme_of(tmp_path / "look", {"logo.png": PNG})
    assert "data:image/png;base64," in rendered(theme)
    with pytest.raises(UsageError, match=r"look/logo\.png is neither a PNG nor a JPEG"):
        rendered(theme_of(tmp_path / "svg", {"logo.png": b"<svg/>"}))


def test_a_theme_sets_the_pages_of_a_pdf(tmp_path):
    pytest.importorskip("typst")
    if "pdf" not in FORMATS:
        pytest.skip("no PDF")
    theme = theme_of(tmp_path / "look", {"typst/main.typ": '#import "nowhere.typ"\n'})
    with pytest.raises(UsageError, match="look/typst: "):
        list(render_plan(plan(), Order(DAY), formats=("pdf",), theme=theme))


def test_a_theme_whose_pages_cannot_become_a_pdf_is_told_so(tmp_path):
    pytest.importorskip("typst")
    theme = theme_of(tmp_path / "look", {"html/sections/cover.html": ""})
    with pytest.raises(UsageError, match="look/html: "):
        list(render_plan(plan(), Order(DAY), formats=("pdf",), theme=theme))


@pytest.mark.parametrize("text", ["", "{% macro status() %}{% endmacro %}"])
def test_macros_that_kivplans_own_templates_cannot_use_are_told(tmp_path, text):
    theme = theme_of(tmp_path / "look", {"html/macros.html": text})
    with pytest.raises(UsageError, match=r"look/html/macros\.html: kivplan's own templates cannot use it: "):
        rendered(theme)


@pytest.mark.parametrize("report", [name for name in REPORTS if name != "unit"])
def test_a_theme_that_copies_everything_changes_nothing(tmp_path, report):
    theme = theme_of(tmp_path / "look", {name: own_text(name) for name in own_names()})
    formats = tuple(form for form in FORMATS if form in ("html", "md"))
    ours = list(render_plan(plan(), Order(DAY, action=None), reports=(report,), formats=formats))
    assert list(render_plan(plan(), Order(DAY), reports=(report,), formats=formats, theme=theme)) == ours


# ---------------------------------------------------------------- what it may not reach


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "../../secret",
        "/etc/hostname",
        "sections/../../secret",
        "secret\\0",
        "..\\\\secret",
        "style.css/../../secret",
    ],
)
def test_a_template_reads_nothing_outside_its_folder(tmp_path, name):
    (tmp_path / "secret").write_text("SECRET", encoding="utf-8")
    told = refused(tmp_path / "look", **{COVER: f'<p>\n{{% include "{name}" %}}'})
    assert str(told).startswith("look/html/sections/cover.html line ")
    assert "SECRET" not in str(told)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
@pytest.mark.parametrize("name", [COVER, "html", "theme.css", "words"])
def test_a_link_in_a_theme_is_refused(tmp_path, name):
    (tmp_path / "secret.css").write_text("body {}", encoding="utf-8")
    (tmp_path / "outside").mkdir()
    link = tmp_path / "look" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / ("outside" if name in ("html", "words") else "secret.css"))
    with pytest.raises(UsageError, match=r"look/.* is a link"):
        theme_at(tmp_path / "look", "look")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_in_a_theme_is_refused_and_not_waited_for(tmp_path):
    (tmp_path / "look").mkdir()
    os.mkfifo(tmp_path / "look" / "theme.css")
    with pytest.raises(UsageError, match="is not an ordinary file"):
        theme_at(tmp_path / "look", "look")


def test_what_is_too_large_or_too_much_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"look/theme\.css is larger than 512 KB"):
        theme_of(tmp_path / "a" / "look", {"theme.css": b" " * (MOST_BYTES + 1)})
    with pytest.raises(UsageError, match=f"more than {MOST_FILES} files"):
        theme_of(tmp_path / "b" / "look", {f"html/styles/{n}.css": b"" for n in range(MOST_FILES + 1)})
    with pytest.raises(UsageError, match="no folders as deep"):
        theme_of(tmp_path / "c" / "look", {"html/a/b/c/d.html": b""})


@pytest.mark.parametrize(
    "expression",
    [
        "document.__class__",
        "document.__class__.__mro__[1].__subclasses__()",
        "''.__class__",
        "document|attr('__class__')",
        "'{0.__class__}'.format(document)",
        "cycler.__init__.__globals__",
        "self.__init__",
        "document.sections.append(1)",
        "view.__setattr__('title', 'x')",
        "lipsum()",
        "[1, 2]|random",
        "_.__globals__",
    ],
)
def test_a_template_reaches_no_machinery(tmp_path, expression):
    told = refused(tmp_path / "look", **{COVER: f"<p>\n{{{{ {expression} }}}}"})
    assert str(told).startswith("look/html/sections/cover.html line 2: ")


ENDLESS = (
    "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
    "{% for a in range(1000000) %}{% endfor %}",
    "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{{ 'a' * 10000000000 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ '%9999999999d' % 1 }}",
    "{{ 'a'|center(9999999999) }}",
    "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% for a in 'xxxxxxxxxx' %}" * 12 + "{% endfor %}" * 12,
)


@pytest.mark.parametrize("text", ENDLESS)
def test_a_template_that_would_not_end_is_stopped(tmp_path, text):
    told = refused(tmp_path / "look", **{COVER: f"<p>\n{text}"})
    assert str(told).startswith("look/html/sections/cover.html line 2: ")


STYLES = [
    ("@import 'a.css';", "may not load another"),
    ("\n@IMPORT url(x)", "may not load another"),
    ("a { background: url(http://example.org/x.png) }", "may not load anything"),
    ("a { background: URL( 'x.png' ) }", "may not load anything"),
    ("a { background: u\\72l(x.png) }", "may not load anything"),
    ("a { background: image-set('x.png' 1x) }", "may not load anything"),
    ("a::after { content: '</style><script>' }", "may not hold <"),
    ("@font-face { font-family: x; src: url(x) }", "loads no fonts"),
]


@pytest.mark.parametrize(("css", "cause"), STYLES)
@pytest.mark.parametrize("name", ["theme.css", "html/style.css", "html/styles/ours.css"])
def test_a_stylesheet_that_reaches_out_is_told_with_its_line(tmp_path, css, cause, name):
    told = refused(tmp_path / "look", **{name: f"/* one\n two */\n{css}"})
    assert str(told).startswith(f"look/{name} line {4 if css.startswith(chr(10)) else 3}: ")
    assert cause in str(told)
    assert told.hint


@pytest.mark.parametrize(
    "css", ["a { background: url(data:image/png;base64,AA//BB) }", "a { fill: url(#mark) }", "/* url(x) */"]
)
def test_a_stylesheet_may_hold_pictures_and_marks_of_its_own(css):
    assert complaint("theme.css", css) is None


@pytest.mark.parametrize("name", [name for name in own_names() if name.endswith((".css", ".typ"))])
def test_kivplans_own_files_pass_what_a_theme_is_asked(name):
    assert complaint(name, own_text(name)) is None


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/hostname")',
        "#let r = read",
        '#import "@preview/cetz:0.3.1"',
        '#import "../x.typ"',
        '#import ("@pre" + "view/x:1.0.0")',
        '#import "\\u{40}preview/x:1.0.0"',
        '#eval("1")',
        '#image("/etc/logo.png")',
        '#json("other.json")',
        "#dictionary(std)",
        '#plugin("x.wasm")',
    ],
)
def test_a_template_of_pdf_reads_and_runs_nothing_but_the_report(tmp_path, source):
    told = refused(tmp_path / "look", **{"typst/main.typ": f"a\n{source}"})
    assert str(told).startswith("look/typst/main.typ line 2: ")


PAGES = [
    "<script>alert(1)</script>",
    "<p onclick='x()'>a</p>",
    "<img src='https://example.org/x.png' alt=''>",
    "<img src='x.png' alt=''>",
    "<iframe src='data:text/html,x'></iframe>",
    "<form action='https://example.org'></form>",
    "<a href='javascript:alert(1)'>a</a>",
    "<link rel='stylesheet' href='x.css'>",
    "<base href='https://example.org/'>",
    "<meta http-equiv='refresh' content='0;url=https://example.org'>",
    "<p style='background: url(https://example.org/x)'>a</p>",
    "<style>@import 'x'</style>",
    "<svg><use href='https://example.org/x.svg#a'/></svg>",
    "<object data='x'></object>",
]


@pytest.mark.parametrize("part", PAGES)
def test_a_page_that_would_act_or_load_is_not_given_away(tmp_path, part):
    told = refused(tmp_path / "look", **{COVER: part})
    assert str(told).startswith("look: ")


def test_a_page_without_its_policy_is_not_given_away(tmp_path):
    page = own_text("html/page.html").replace("default-src 'none'; ", "")
    assert "Content-Security-Policy" in str(refused(tmp_path / "look", **{"html/page.html": page}))


@pytest.mark.parametrize("example", ["nordvik", "kvinnojour", "ten-lines"])
def test_kivplans_own_pages_pass_what_a_themes_page_is_asked(example):
    files = render_plan(
        load(ROOT / "examples" / example), Order(DAY), reports=("board", "plan", "worksheet"), formats=("html",)
    )
    for file in files:
        assert page_complaint(file.data.decode()) is None, file.name


# ---------------------------------------------------------------- how its faults are told


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("{{ view.titel }}", "has no attribute 'titel'", "the names are those"),
        ("{% if %}", "Expected an expression", "mend the template"),
        ("{{ 1 | mony }}", "No filter named 'mony'", "did you mean money?"),
        ("{{ document.accent }}", "prints a value that is not given", "ask first"),
        ('{% include "sections/covr.html" %}', "there is no template 'sections/covr.html'", "sections/cover.html?"),
        ("{{ 1 / 0 }}", "division by zero", "another version"),
        ("{{ 'x' | day }}", "", "another version"),
    ],
)
def test_a_fault_in_a_template_is_told_with_file_line_cause_and_cure(tmp_path, text, said, hint):
    told = refused(tmp_path / "look", **{COVER: f"<p>\n\n{text}"})
    assert str(told).startswith("look/html/sections/cover.html line 3: ")
    assert said in str(told)
    assert hint in (told.hint or "")
    assert "\n" not in str(told)


def test_a_fault_in_a_template_this_report_does_not_use_is_told_as_well(tmp_path):
    told = refused(tmp_path / "look", **{"html/sections/roles.html": "{% endif %}"})
    assert str(told).startswith("look/html/sections/roles.html line 1: ")


def test_text_that_is_not_utf_8_is_told_with_its_line(tmp_path):
    told = refused(tmp_path / "look", **{COVER: b"<p>\n" + "blåbær".encode("latin-1")})
    assert str(told) == "look/html/sections/cover.html line 2: not UTF-8"
    assert "NUL" in str(refused(tmp_path / "nul", **{COVER: b"a\n\0"}))


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("html/section/cover.html", "html/sections/cover.html"),
        ("html/sections/covr.html", "html/sections/cover.html"),
        ("style.css", "theme.css"),
        ("words/no.po", "words/nb.po"),
        ("html/styles.css", "html/style.css"),
    ],
)
def test_a_file_nothing_would_use_is_told_with_the_nearest_name(tmp_path, name, near):
    told = refused(tmp_path / "look", **{name: "a {}"})
    assert str(told).startswith(f"look/{name}")
    assert near in (told.hint or "")


def test_what_may_stand_beside_a_theme_is_left_alone(tmp_path):
    theme = theme_of(tmp_path / "look", {"README.md": "x", "LICENSE": "x", ".git/config": "x", ".DS_Store": b"\xff"})
    assert theme.texts == {}


def test_a_theme_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="look: there is no such folder"):
        theme_at(tmp_path / "look", "look")


def test_a_theme_with_line_ends_and_a_mark_of_windows_is_read_as_any(tmp_path):
    theme = theme_of(tmp_path / "look", {COVER: b"\xef\xbb\xbf<p>Ours</p>\r\n<p>Two</p>"})
    assert theme.texts[COVER] == "<p>Ours</p>\n<p>Two</p>"


def test_a_fault_of_kivplans_own_is_not_blamed_on_the_theme(tmp_path, monkeypatch):
    theme = theme_of(tmp_path / "look", {"theme.css": "a {}"})
    monkeypatch.setattr("kivplan.report.cover.view", lambda *_: None)
    with pytest.raises(Exception) as told:
        rendered(theme)
    assert not isinstance(told.value, UsageError)


def test_the_edition_a_theme_lays_out_is_the_redacted_one(tmp_path):
    whole, _ = load_text((ROOT / "tests/data/secrets.yaml").read_bytes(), "secrets.yaml")
    text = "{% for one in document.sections %}<p>{{ one.view }}</p>{% endfor %}"
    theme = theme_of(tmp_path / "look", {COVER: text})
    (file,) = render_plan(whole, Order(DAY), reports=("plan",), formats=("html",), theme=theme)
    assert "Åpent tiltak" in file.data.decode()
    assert not {mark for mark in ("ZINT", "ZBRD", "ZNAM", "ZCON") if mark in file.data.decode()}
