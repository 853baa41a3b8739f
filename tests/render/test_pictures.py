"""Figures that stand alone: the page's lengths in numbers, its stylesheet on every shape, its marks inside."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from kivplan.render.page_tree import tree_of
from kivplan.render.pictures import mark, standalone
from kivplan.render.stylesheet import sheet, sheet_of

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str, width: float = 75.0, height: float = 37.5, **options) -> ET.Element:
    """The picture of a figure 100 px wide and 50 px high unless said otherwise."""
    element = tree_of(svg).elements[0]
    return ET.fromstring(standalone(element, width, height, **options))


def shapes(root: ET.Element, name: str) -> list[dict[str, str]]:
    return [dict(one.attrib) for one in root.iter(SVG + name)]


def test_per_cent_become_numbers_of_the_width_and_the_height():
    root = drawn('<svg class="chart" height="50"><rect class="bar" x="25%" y="10" width="50%" height="40%"/></svg>')
    (bar,) = shapes(root, "rect")
    assert {name: bar[name] for name in ("x", "y", "width", "height")} == {
        "x": "25",
        "y": "10",
        "width": "50",
        "height": "20",
    }
    assert (root.attrib["width"], root.attrib["viewBox"]) == ("75pt", "0 0 100 50")


def test_a_figure_in_the_figure_has_per_cents_of_its_own():
    root = drawn('<svg><svg x="20%" width="50%" height="50"><circle cx="50%" cy="50%" r="2"/></svg></svg>')
    assert shapes(root, "g") == [{"transform": "translate(20 0)"}]
    (circle,) = shapes(root, "circle")
    assert (circle["cx"], circle["cy"]) == ("25", "25")


def test_colours_are_those_of_the_stylesheet_and_of_the_report():
    bar = '<svg class="chart"><rect class="bar" width="10" height="5"/></svg>'
    assert shapes(drawn(bar), "rect")[0]["fill"] == sheet().tokens["--accent"]
    assert shapes(drawn(bar, accent="#7a1f5c"), "rect")[0]["fill"] == "#7a1f5c"


def test_what_stands_around_a_figure_decides_too():
    line = '<svg class="chart"><line class="axis" x1="0" x2="0" y1="0" y2="100%"/></svg>'
    alone = shapes(drawn(line), "line")[0]["stroke"]
    in_lane = shapes(drawn(line, around=(("td", frozenset({"lane"})),)), "line")[0]["stroke"]
    assert (alone, in_lane) == (sheet().tokens["--rule-strong"], sheet().tokens["--rule"])


def test_a_mark_is_drawn_where_it_is_used_in_the_colours_of_its_place():
    root = drawn(
        '<svg class="chart"><svg class="seg seg-done" width="100%" height="46"><use class="mark" href="#mark-done" '
        'x="-7" y="7" width="14" height="14"/></svg></svg>'
    )
    (circle,), (tick,) = shapes(root, "circle"), shapes(root, "path")
    assert circle["fill"] == sheet().tokens["--paper"]
    assert tick["stroke"] == sheet().tokens["--done"]
    assert "translate(-7 7) scale(0.88)" in [one.get("transform") for one in shapes(root, "g")]


def test_hatching_comes_along_only_where_it_is_used():
    hatched = drawn('<svg class="chart"><rect class="bar-second" width="10" height="5"/></svg>')
    assert len(shapes(hatched, "pattern")) == 1
    assert not shapes(drawn('<svg class="chart"><rect class="bar" width="10" height="5"/></svg>'), "pattern")


def test_text_has_its_type_and_is_escaped():
    root = drawn(
        '<svg class="chart"><text class="strong" x="100%" y="9" text-anchor="end">&lt;b&gt; &amp; "x"</text></svg>'
    )
    (text,) = root.iter(SVG + "text")
    assert text.text == '<b> & "x"'
    assert (text.attrib["x"], text.attrib["text-anchor"], text.attrib["font-size"]) == ("100", "end", "12")
    assert text.attrib["font-weight"] == "600"


def test_a_marker_is_moved_as_the_page_moves_it():
    (marker,) = shapes(drawn('<svg><rect class="target" x="50%" y="1" width="5" height="24"/></svg>'), "rect")
    assert (marker["x"], marker["transform"]) == ("50", "translate(-2.5 0)")


def test_an_outlined_part_of_the_status_bar_is_drawn_within_its_edges():
    root = drawn(
        '<svg><svg class="seg seg-dropped" width="50%" height="46"><rect width="100%" height="46"/></svg></svg>'
    )
    (part,) = shapes(root, "rect")
    assert (part["width"], part["height"], part["transform"]) == ("46", "42", "translate(2, 2)")


def test_elements_a_picture_has_no_use_for_are_left_out():
    assert not list(drawn("<svg><script>x</script><image href='x'/><foreignObject>x</foreignObject></svg>"))


@pytest.mark.parametrize("status", ["done", "on_track", "at_risk", "off_track", "not_started", "unreported", "partly"])
def test_every_status_has_a_mark_of_its_own(status):
    root = ET.fromstring(mark(status))
    assert root.attrib["viewBox"] == "0 0 16 16"
    assert list(root)


def test_a_status_without_a_mark_has_none():
    assert mark("none-such") is None


def test_a_rule_that_asks_for_more_than_classes_and_nesting_is_passed_over():
    look = sheet_of(
        ":root { --ink: #111; --b: var(--ink); } .a { fill: red } .a:hover { fill: blue } .a + .b { fill: green }"
        " @media screen { .a { fill: pink } } @media print { .b > .a { fill: var(--b) } } :is(.c, .d) .a { fill: grey }"
    )
    a, b, c = (("g", frozenset({name})) for name in "abc")
    assert look.said_of((a,)) == {"fill": "red"}
    assert look.resolved(look.said_of((b, a))["fill"], {}) == "#111"
    assert look.said_of((c, b, ("g", frozenset()), a)) == {"fill": "grey"}
