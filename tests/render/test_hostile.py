"""A sceptic's test of the engine: a plan that is hostile in every text it may hold is shown as the text it is."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache

import html5lib
import pytest
from markdown_it import MarkdownIt

from kivplan.model.kinds import KINDS
from kivplan.model.shapes import Keys, Many, Named, Words, document_shape
from kivplan.plan import load_text
from kivplan.render import Order, render_plan
from kivplan.report.reports import SECTIONS

AS_OF = date(2026, 11, 1)
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "comment": "<!-- gone --> </style></section>",
    "jinja": "{{ 7*7 }}",
    "raw": "{% raw %}",
    "rich": "[bold red]x[/bold red]",
    "link": "[x](javascript:alert(1))",
    "half a link": "x](javascript:alert(1))",
    "autolink": "<javascript:alert(1)> <data:text/html;base64,x>",
    "image in markdown": "![x](https://example.org/track.png)",
    "definition": "[x]: https://example.org",
    "protocol-relative": "[x](//example.org)",
    "pipe": "| pipe | and \\| pipe",
    "formula": "=1+1",
    "override": "abc\u202edef \u2066x\u2069",
    "heading": "# heading",
    "rule": "---",
    "fence": "```",
    "entity": "&lt;b&gt; &amp;#60;",
    "percent": "100 %(amount)s %s {0}",
    "css": "\\22; } body { display: none } \\",
}

# what a value must be to be read, by the name of its type; refs and ids are told by their key below
PLAIN = {
    "money": "1000",
    "number": "3",
    "quantity": "3",
    "percent": "30%",
    "day": "2026-06-15",
    "when": "2026-06",
    "yearly": "10-01",
    "year": "2026",
    "yes or no": "yes",
    "whole number": "3",
    "link": "https://example.org/",
    "currency": "NOK",
    "colour": "#004b87",
}
IDS = {"Unit": "u", "Person": "p", "Criterion": "K1", "Activity": "A1", "Grant": "T1", "Deviation": "D1"}
REFERENCES = {
    "unit": "u",
    "serves": "Goal",
    "goals": "Goal",
    "goal": "Goal",
    "needs": "Need",
    "because": "Cause",
    "causes": "Cause",
    "competence": "Competence",
    "indicator": "Indicator",
    "indicators": "Indicator",
    "priority_area": "PriorityArea",
    "actions": "Action",
    "activities": "A1",
    "criteria": "K1",
    "grants": "T1",
}
LEFT_OUT = {"parent", "part_of", "shared", "exclude", "checks", "reports", "fingerprint"}
FIXED = {
    "kind": None,
    "format": "1",
    "language": "en",
    "period": {"start": "2026", "end": "2027"},
    "edition": "public",
}


class Maker:
    """Makes documents that fill every key the format has: all texts hostile, all else plain."""

    def __init__(self, text: str, turn: int) -> None:
        self.text, self.turn, self.seen = text, turn, set()

    def document(self, kind: str) -> dict:
        return {"kind": kind, **self.of(document_shape(kind), kind)}

    def of(self, shape: object, key: str):
        if isinstance(shape, Keys):
            names = [name for name in shape.fields if name not in LEFT_OUT and name != "kind"]
            return {name: self.field(shape.record, name, shape.fields[name].shape) for name in names}
        if isinstance(shape, Many):
            return [self.of(shape.item, key)]
        if isinstance(shape, Named):
            return {REFERENCES.get(key, "2026"): self.of(shape.item, key)}
        if isinstance(shape, Words):
            return shape.words[self.turn % len(shape.words)]
        name = shape.scalar.name
        return (
            self.text if name in ("text", "line") else REFERENCES.get(key, "p") if name == "reference" else PLAIN[name]
        )

    def field(self, record: type, name: str, shape: object):
        if FIXED.get(name):
            return FIXED[name]
        if name != "id":
            return self.of(shape, name)
        own = IDS.get(record.__name__, record.__name__)
        again = own in self.seen and own not in ("K1", "A1", "T1", "D1")
        self.seen.add(own)
        return f"{own}-again" if again else own


@cache
def hostile_pack(name: str, turn: int) -> dict[str, str]:
    """The plan hostile with one of HOSTILE in every text, with all sections, as HTML and as Markdown."""
    maker = Maker(HOSTILE[name], turn)
    documents = [maker.document(kind) for kind in KINDS if kind != "shared"]
    documents[0]["reports"] = {"all": {"sections": list(SECTIONS)}}
    text = "\n---\n".join(json.dumps(document, ensure_ascii=False) for document in documents)
    plan, findings = load_text(text.encode())
    assert plan is not None, findings
    assert not [f for f in findings if f.code.startswith(("KIV0", "KIV1"))], findings
    order = Order(AS_OF, edition="internal")
    return {made.name.rsplit(".")[-1]: made.data.decode() for made in render_plan(plan, order, reports=["all"])}


def flat(text: str) -> str:
    return " ".join(text.split())


def shown_as(name: str) -> str:
    """The hostile text as it is to be read: without controls that turn the letters around."""
    return flat(re.sub("[\u202a-\u202e\u2066-\u2069]", "", HOSTILE[name]))


every_attack = pytest.mark.parametrize("name", HOSTILE)
every_turn = pytest.mark.parametrize("turn", range(3))


@every_turn
@every_attack
def test_html_shows_it_as_text(name: str, turn: int):
    html = hostile_pack(name, turn)["html"]
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    body = page.find("body")
    elements = list(body.iter())
    tags = {element.tag.rpartition("}")[2] for element in elements if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "iframe", "object", "embed", "style", "form", "link", "base"}
    attributes = [pair for element in elements for pair in element.attrib.items()]
    assert not [key for key, _ in attributes if str(key).lower().startswith("on")]
    assert all(re.match(r"#|https?://|mailto:", value) for key, value in attributes if "href" in str(key))
    shown = flat("".join(body.itertext()))
    assert shown_as(name) in shown
    assert "49" not in shown
    assert not [element for element in elements if not isinstance(element.tag, str)]  # no comments


@every_attack
def test_the_style_of_the_page_is_not_touched(name: str):
    html = hostile_pack(name, 0)["html"]
    head = html5lib.parse(html, namespaceHTMLElements=False).find("head")
    assert len(head.findall("style")) == 2
    assert html.count("</style>") == 2
    own = head.findall("style")[1].text
    assert re.fullmatch(r'\s*:root \{ --running-edition: "[^"]*"; --running-title: "[^"]*"; \}\s*', own)


@every_turn
@every_attack
def test_markdown_shows_it_as_text(name: str, turn: int):
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.validateLink = lambda url: True
    env: dict = {}
    tokens = parser.parse(hostile_pack(name, turn)["md"], env)
    inline = [child for token in tokens for child in token.children or ()]
    every = [*tokens, *inline]
    fences = [token for token in every if token.type == "fence"]  # how something is written in a plan, and nothing else
    assert all(fence.info == "yaml" and "```" not in fence.content.splitlines() for fence in fences)
    assert not [token for token in every if token.type in ("html_block", "html_inline", "image", "code_block")]
    links = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
    assert all(re.match(r"#|https?://|mailto:", link) for link in links)
    assert not env.get("references")
    assert len([token for token in tokens if token.type == "hr"]) == 1
    headings = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert not [heading for heading in headings if heading.content.startswith("heading")]
    said = [
        flat("".join(c.content if c.type != "softbreak" else " " for c in token.children))
        for token in tokens
        if token.children
    ]
    assert any(shown_as(name) in text for text in said)
    assert not any("49" in text for text in said)


@every_attack
def test_every_row_of_a_table_has_as_many_cells_as_its_head(name: str):
    markdown = hostile_pack(name, 0)["md"]
    width = None
    for line in markdown.splitlines():
        cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else None
        assert width is None or cells in (None, width), line
        width = cells


@every_turn
@pytest.mark.parametrize("form", ["html", "md"])
def test_nothing_turns_the_letters_around(form: str, turn: int):
    text = hostile_pack("override", turn)[form]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    assert not re.search(r"(?i)\\0*(202[a-e]|206[6-9])", text)  # nor as an escape in the stylesheet
