"""No byte of what an edition gives away holds what it leaves out: unzipped, inflated, in metadata, read as text."""

from __future__ import annotations

import base64
import html
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kivplan.errors import UsageError
from kivplan.model.base import Record
from kivplan.model.schema import json_schema
from kivplan.plan import load, load_text
from kivplan.plan.withheld import actions_in, needs_in, people_in, withheld
from kivplan.render import FORMATS, Order, render_plan
from kivplan.report.editions import redact
from kivplan.report.reports import REPORTS
from kivplan.rules import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = json.loads((ROOT / "tests/examples.json").read_text(encoding="utf-8"))
DAYS = {name: date.fromisoformat(about["as_of"]) for name, about in EXAMPLES.items()}
EDITIONS = ("public", "board")
TEXT = ("html", "md")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


@cache
def plan_of(name: str):
    if name != "secrets":
        return load(ROOT / "examples" / name)
    plan, findings = load_text((ROOT / "tests/data/secrets.yaml").read_bytes(), "secrets.yaml")
    assert plan is not None
    assert findings == ()
    return plan


def day_of(name: str) -> date:
    return DAYS.get(name, date(2026, 12, 1))


@cache
def packs(name: str, edition: str, formats: tuple[str, ...] = tuple(FORMATS), language: str | None = None):
    """Every report in every format, also narrowed to a unit: all that can be read in a file, as it is and squashed."""
    plan, day = plan_of(name), day_of(name)
    findings = validate(plan, as_of=day)
    found: dict[str, list[tuple[str, str]]] = {}
    units = list(plan.units)[:1]
    orders = [Order(day, edition, language), *(Order(day, edition, language, unit=unit) for unit in units)]
    for order, report in product(orders, REPORTS):
        forms = formats if order.unit is None else TEXT
        try:
            for file in render_plan(plan, order, reports=(report,), formats=forms, findings=findings):
                found[file.name] = [(text, squashed(text)) for text in [file.name, *readings(file.data)]]
        except UsageError:  # a unit the edition does not show, or a report that must be told of what
            continue
    assert found
    return found


# ---------------------------------------------------------------- all that can be read in a file


def readings(data: bytes) -> Iterator[str]:
    """A file's bytes, and all that is packed in them: archives, compressed streams, data addresses, a PDF's text."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename
                yield from readings(archive.read(entry))
        return
    if data.startswith(b"%PDF"):
        yield from _of_pdf(data)
        data = STREAM.sub(b"stream endstream", data)  # packed, any three letters come up by chance
    if data.startswith(b"\x89PNG"):
        yield from _of_png(data)
    text = data.decode("utf-8", errors="replace")
    yield text
    yield html.unescape(text)
    yield html.unescape(re.sub(r"<[^>]*>", "", text))
    yield text.replace("\\", "")
    for address in re.findall(r"data:[\w/+.-]+;base64,([A-Za-z0-9+/=]+)", text):
        yield from readings(base64.b64decode(address))


def _of_pdf(data: bytes) -> Iterator[str]:
    pypdf = pytest.importorskip("pypdf")
    for stream in STREAM.findall(data):
        try:
            text = zlib.decompressobj().decompress(stream).decode("latin-1")
        except zlib.error:
            text = stream.decode("latin-1")
        if is_text(text):
            yield text
    yield data.decode("utf-16-be", errors="replace")
    yield data[1:].decode("utf-16-be", errors="replace")
    reader = pypdf.PdfReader(io.BytesIO(data))
    yield from (page.extract_text() for page in reader.pages)
    yield " ".join(f"{key}: {value}" for key, value in (reader.metadata or {}).items())
    yield str(reader.outline)
    yield from map(str, _objects(reader))


def is_text(text: str) -> bool:
    """Whether it can be read, and is not the outline of a font's letters or the points of a picture."""
    return sum(sign.isprintable() or sign.isspace() for sign in text) > 0.9 * len(text)


def _objects(reader: Any) -> Iterator[object]:
    """Every object of a PDF: alternative texts, bookmarks and the tree of its structure among them."""
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        try:
            yield reader.get_object(number)
        except Exception:  # noqa: BLE001  a number that is not in use
            continue


def _of_png(data: bytes) -> Iterator[str]:
    """The text a PNG may carry, plain or compressed."""
    for found in re.finditer(rb"(?:tEXt|zTXt|iTXt|eXIf)", data):
        yield data[found.start() : found.start() + 4000].decode("latin-1")


def squashed(text: str) -> str:
    """Letters and digits alone, so that line breaks, hyphens and escapes hide nothing."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


# ---------------------------------------------------------------- what may not be found


def texts(value: object) -> Iterator[str]:
    """Every text in a record and below it, ids and words of lists included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        yield from (text for key in type(value).model_fields for text in texts(getattr(value, key)))
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for one in pair for text in texts(one))
    elif isinstance(value, (tuple, list)):
        yield from (text for one in value for text in texts(one))


def left_out(name: str, edition: str) -> dict[str, str]:
    """What the edition must not tell, squashed, and as it is written; without what is said of something shown, too.

    The legal basis is told on purpose.
    """
    plan = plan_of(name)
    cut = withheld(plan, edition)
    secret = [
        one
        for action in actions_in(plan)
        if action.id in cut.actions
        for one in texts(action.model_copy(update={"edition_basis": None}))
    ]
    secret += [one for need in needs_in(plan) if need.id in cut.needs for one in texts(need)]
    for item in plan.follow_ups:
        for gone, said in ((cut.actions, item.value.actions), (cut.needs, item.value.needs)):
            secret += [text for key, value in said.items() if key in gone for text in texts(value)]
    keys = ("name", "email", "phone") if edition == "public" else ("email", "phone")
    secret += [value for person in people_in(plan) for key in keys if (value := getattr(person, key))]
    shown = redact(plan, edition)[0]
    kept = [shown.head, *(one.value for kind in _KINDS for one in getattr(shown, kind))]
    told = "·".join(squashed(text) for record in kept for text in texts(record))
    words = {squashed(text): text for text in secret}
    return {short: text for short, text in words.items() if _distinct(text, short) and short not in told}


CHOICES = frozenset(re.findall(r"[a-z_]+", json.dumps(json_schema())))
_KINDS = ("shared", "foundations", "analyses", "strategies", "action_plans", "follow_ups")


def _distinct(text: str, short: str) -> bool:
    return text not in CHOICES and len(short) >= 7


def ids_left_out(name: str, edition: str) -> list[str]:
    """The ids that could be told from words."""
    cut = withheld(plan_of(name), edition)
    return [key for key in sorted(cut.actions | cut.needs) if re.search(r"\d", key)]


def found_in(words, packed) -> list[tuple[str, str]]:
    return [
        (word, file)
        for word in words
        for file, readable in packed.items()
        if any(word in short for _, short in readable)
    ]


def ids_in(keys, packed) -> list[tuple[str, str]]:
    patterns = {key: re.compile(rf"(?<![\w.-]){re.escape(key)}(?![\w-]|\.\w)") for key in keys}
    return [
        (key, file)
        for key, pattern in patterns.items()
        for file, readable in packed.items()
        if any(pattern.search(text) for text, _ in readable)
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", [*EXAMPLES, "secrets"])
def test_nothing_left_out_is_in_any_byte_of_any_report(name, edition):
    assert found_in(left_out(name, edition), packs(name, edition)) == []
    assert ids_in(ids_left_out(name, edition), packs(name, edition)) == []


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_left_out_is_told_in_any_language(edition, language):
    assert found_in(left_out("secrets", edition), packs("secrets", edition, TEXT, language)) == []


MARKS = {"public": ("zint", "zbrd", "znam", "zcon", "91234567"), "board": ("zint", "zcon", "91234567")}
AMOUNTS = (33003, 50005, 700001, 770007, 770070, 880008, 970011, 1470008, 1503011)
PUBLIC_AMOUNTS = (*AMOUNTS, 440004, 440440, 550005)


def amounts_in(amounts, packed) -> list[tuple[int, str]]:
    grouped = {amount: f"{amount:,}".replace(",", r"(?:[\s.,]|&#160;|&nbsp;)?") for amount in amounts}
    patterns = {amount: re.compile(rf"(?<![\d.]){pattern}(?!\d)") for amount, pattern in grouped.items()}
    return [
        (amount, file)
        for amount, pattern in patterns.items()
        for file, readable in packed.items()
        if any(pattern.search(text) for text, _ in readable)
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_trace_of_a_marked_secret_is_left_in_any_form(edition):
    """Whatever is secret in this plan has a mark in it, so that no part of a word or bent form escapes the search."""
    packed = packs("secrets", edition)
    assert found_in(MARKS[edition], packed) == []
    assert amounts_in(PUBLIC_AMOUNTS if edition == "public" else AMOUNTS, packed) == []


# ---------------------------------------------------------------- the search itself can find


@pytest.mark.parametrize(("name", "fewest"), [("nordvik", 35), ("secrets", 35)])
def test_the_internal_edition_tells_what_the_others_leave_out(name, fewest):
    words = left_out(name, "public")
    told = {word for word, _ in found_in(words, packs(name, "internal", TEXT))}
    assert len(words) >= fewest
    ids = withheld(plan_of(name), "public").actions
    assert {key for key, _ in ids_in(ids, packs(name, "internal", TEXT))} <= ids
    assert ids_in(ids, packs(name, "internal", TEXT))
    assert (
        name == "nordvik"
        or len({amount for amount, _ in amounts_in(PUBLIC_AMOUNTS, packs(name, "internal", TEXT))}) > 8
    )
    assert len(told) >= 0.6 * len(words), sorted(words[word] for word in words if word not in told)


@pytest.mark.parametrize("form", FORMATS)
def test_the_search_reads_every_format(form):
    files = {file: text for file, text in packs("secrets", "internal").items() if file.endswith(form)}
    marks = Counter(mark for mark, _ in found_in(("zint", "zbrd"), files))
    assert marks["zint"] >= 2
    assert marks["zbrd"] >= 2


def test_the_board_reads_what_is_for_the_board():
    assert found_in(("zbrd",), packs("secrets", "board"))
    assert found_in(("znam",), packs("secrets", "board"))


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_people_are_told_of_by_their_roles(name):
    people = [person for person in people_in(plan_of(name)) if person.name]
    for file, readable in packs(name, "public").items():
        assert not any(squashed(person.name or "") in short for person in people for _, short in readable), file
