"""Pages as a browser shows them: nothing asked of the network, nothing wrong for a screen reader, A4 without cuts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

EXAMPLES = json.loads((Path(__file__).parents[1] / "examples.json").read_text(encoding="utf-8"))
PAGES = [(name, "board") for name in EXAMPLES] + [("nordvik", "plan"), ("kvinnojour", "plan"), ("ten-lines", "action")]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 700}
A4_TEXT_WIDTH = 680  # 180 mm at 96 dots an inch


@pytest.fixture
def opened(browser, rendered, tmp_path):
    """A function that opens a report and keeps what the page complained of and asked for."""
    contexts = []

    def open_page(name, report, *, viewport=DESKTOP, scheme="light", language=None, edition="public"):
        file = tmp_path / f"{name}-{report}.html"
        file.write_bytes(rendered(name, report, edition, language)["html"])
        context = browser.new_context(viewport=viewport, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.told, page.asked = [], []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file.as_uri())
        page.url_of_file = file.as_uri()
        return page

    yield open_page
    for context in contexts:
        context.close()


def violations(page, axe: str) -> list[str]:
    """What axe-core finds, a line a rule."""
    # The page forbids scripts; the tester's own is run by the debugger, which no policy stops.
    page.evaluate(axe)
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    return [f"{v['id']} ({v['impact']}): {v['nodes'][0]['html'][:120]}" for v in found["violations"]]


@pytest.mark.parametrize(("name", "report"), PAGES)
def test_a_page_says_nothing_to_the_console_and_asks_nothing_of_the_network(opened, name, report):
    page = opened(name, report)
    assert page.told == []
    assert page.asked == [page.url_of_file]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "report"), PAGES)
def test_a_page_has_no_accessibility_violation(opened, axe, name, report, scheme):
    assert violations(opened(name, report, scheme=scheme), axe) == []


@pytest.mark.parametrize("language", ["nn", "sv", "en"])
def test_the_board_pack_is_accessible_in_every_language(opened, axe, language):
    page = opened("nordvik", "board", language=language)
    assert page.evaluate("document.documentElement.lang") == language
    assert violations(page, axe) == []


def test_the_check_for_violations_can_fail(opened, axe):
    page = opened("ten-lines", "board")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')")
    assert [line for line in violations(page, axe) if line.startswith("image-alt")]


@pytest.mark.parametrize(("name", "report"), PAGES)
def test_a_phone_screen_does_not_scroll_sideways(opened, name, report):
    page = opened(name, report, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(("name", "report"), PAGES)
def test_no_table_is_cut_on_a4(opened, name, report):
    page = opened(name, report, viewport={"width": A4_TEXT_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    wide = page.evaluate(
        """width => [...document.querySelectorAll('table, svg.chart, pre, .facts')]
            .filter(one => one.getBoundingClientRect().right > width + 1)
            .map(one => one.outerHTML.slice(0, 100))""",
        A4_TEXT_WIDTH,
    )
    assert wide == []


@pytest.mark.parametrize(("name", "report"), PAGES)
def test_table_heads_repeat_and_rows_are_not_split_in_print(opened, name, report):
    page = opened(name, report)
    page.emulate_media(media="print")
    styles = page.evaluate(
        """() => [
            [...document.querySelectorAll('thead')].map(head => getComputedStyle(head).display),
            [...document.querySelectorAll('tbody tr')].map(row => getComputedStyle(row).breakInside)]"""
    )
    assert set(styles[0]) <= {"table-header-group"}
    assert set(styles[1]) <= {"avoid"}


@pytest.mark.parametrize(
    ("edition", "language"),
    [("public", None), ("board", None), ("internal", None), ("public", "nn"), ("public", "sv"), ("public", "en")],
)
def test_page_one_of_the_board_pack_fits_one_a4_page_and_the_front_is_four_at_most(opened, edition, language):
    page = opened("nordvik", "board", edition=edition, language=language)
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('.appendix, footer').forEach(one => one.remove())")
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) <= 4
    page.evaluate("document.querySelectorAll('main > :not(.page-one)').forEach(one => one.remove())")
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has, by its page objects."""
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page>")


def test_the_keyboard_reaches_the_content_and_every_table_that_scrolls(opened):
    page = opened("nordvik", "board", viewport=PHONE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    unreachable = page.evaluate(
        "[...document.querySelectorAll('.table-wrap')].filter(one => one.tabIndex !== 0).length"
    )
    assert unreachable == 0
