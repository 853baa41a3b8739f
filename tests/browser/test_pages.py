"""Pages as a browser shows them: nothing asked of the network, nothing wrong for a screen reader, A4 without cuts."""

from __future__ import annotations

import pytest

from ..pages import pages

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 700}
A4_TEXT_WIDTH = 680  # 180 mm at 96 dots an inch


@pytest.fixture
def opened(browser, rendered, tmp_path):
    """A function that opens a report and keeps what the page complained of and asked for."""
    contexts = []

    def open_page(name, report, *, viewport=DESKTOP, language=None, edition="public", **narrowed):
        file = tmp_path / f"{name}-{report}.html"
        file.write_bytes(rendered(name, report, edition, language, **narrowed)["html"])
        context = browser.new_context(viewport=viewport, color_scheme="light")
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


WRONG_ON_A_PHONE = """width => [
    ...(document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : []),
    ...[...document.querySelectorAll('.table-wrap')].flatMap(wrap => {
        const name = wrap.querySelector('caption')?.innerText.slice(0, 40) ?? 'a table without a caption';
        const scrolls = wrap.scrollWidth > wrap.clientWidth + 1;
        const first = wrap.querySelector('tbody th, tbody td');
        const stays = first && getComputedStyle(first).position === 'sticky' ? first.offsetWidth : 0;
        return [
            ...(scrolls && wrap.tabIndex !== 0 ? [`${name}: scrolls and cannot be reached`] : []),
            ...(scrolls && stays > 0.7 * wrap.clientWidth ? [`${name}: its first column hides the others`] : []),
        ];
    })]"""
WRONG_ON_PAPER = """width => [
    ...[...document.querySelectorAll('table, svg.chart, pre, .facts, textarea')]
        .filter(one => one.getBoundingClientRect().right > width + 1)
        .map(one => `cut: ${one.outerHTML.slice(0, 100)}`),
    ...[...document.querySelectorAll('thead')]
        .filter(head => getComputedStyle(head).display !== 'table-header-group')
        .map(head => `does not repeat: ${head.innerText.slice(0, 40)}`),
    ...[...document.querySelectorAll('tbody tr')]
        .filter(row => getComputedStyle(row).breakInside !== 'avoid')
        .map(row => `may be split: ${row.innerText.slice(0, 40)}`)]"""


@pytest.mark.parametrize("shown", pages(), ids=str)
def test_a_page_keeps_to_itself_is_accessible_in_light_and_dark_and_fits_a_phone_and_a4(opened, axe, shown):
    page = opened(shown.name, shown.report, language=shown.language, **shown.narrowed)
    assert page.told == []
    assert page.asked == [page.url_of_file]
    found = {"light": violations(page, axe)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, axe)
    page.set_viewport_size(PHONE)
    found["phone"] = page.evaluate(WRONG_ON_A_PHONE, PHONE["width"])
    page.set_viewport_size({"width": A4_TEXT_WIDTH, "height": 1000})
    page.emulate_media(media="print", color_scheme="light")
    found["paper"] = page.evaluate(WRONG_ON_PAPER, A4_TEXT_WIDTH)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_the_check_for_violations_can_fail(opened, axe):
    page = opened("ten-lines", "board")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')")
    assert [line for line in violations(page, axe) if line.startswith("image-alt")]


def test_the_checks_of_phone_and_paper_can_fail(opened):
    page = opened("ten-lines", "board", viewport=PHONE)
    page.evaluate(
        """document.querySelector('main').insertAdjacentHTML('beforeend',
            '<table style="display: block; width: 900px"><thead style="display: block"><tr><td>x</table>')"""
    )
    assert page.evaluate(WRONG_ON_A_PHONE, PHONE["width"])
    page.set_viewport_size({"width": A4_TEXT_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    assert len(page.evaluate(WRONG_ON_PAPER, A4_TEXT_WIDTH)) == 2


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


STOPS = """() => {
    const groups = new Set();  // of radio buttons the keyboard stops at one
    return [...document.querySelectorAll('a[href], input, textarea, select, summary, [tabindex="0"]')]
        .filter(one => one.checkVisibility({visibilityProperty: true}))
        .filter(one => one.type !== 'radio' || !(groups.has(one.name) || !groups.add(one.name)))
        .map((one, number) => { one.dataset.stop = number; return number; }); }"""
STOP = """() => {
    const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
    const ringed = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
    const seen = ringed && box.bottom > 0 && box.top < innerHeight;
    return [Number(one.dataset.stop), seen, one.outerHTML.slice(0, 80)]; }"""


@pytest.mark.parametrize("report", ["board", "worksheet"])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(opened, report):
    page = opened("ten-lines", report, viewport=PHONE)
    stops = page.evaluate(STOPS)
    walked, unseen = [], []
    for _ in stops:
        page.keyboard.press("Tab")
        number, seen, what = page.evaluate(STOP)
        walked.append(number)
        unseen += [] if seen else [what]
    assert len(stops) > 5
    assert walked == stops
    assert unseen == []


def test_the_skip_link_leads_to_the_content(opened):
    page = opened("nordvik", "board", viewport=PHONE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
