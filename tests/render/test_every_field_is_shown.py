"""The report ``plan`` shows all that a plan says: a plan with a word of its own in every text is found in it whole."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kivplan.locale.formats import Formats
from kivplan.model.shapes import Keys, Many, Named, Words, document_shape
from kivplan.plan import load
from kivplan.render import Order, render_plan

AS_OF = date(2027, 12, 31)
FORMATS = Formats("en", "NOK")
KINDS = ("plan", "foundation", "analysis", "strategy", "action-plan", "shared")

# What the report does not show, and why.
NOT_SHOWN = {
    "Cost.total": "the parts are given, and the total is only checked against them",
    "Cost.hours": "they are added to the hours of the activities, and the sum is shown",
}
# Keys that say how a plan is kept, checked and rendered, or name a kind; they are no part of what is adopted.
ABOUT_THE_FILES = {"kind", "format", "shared", "exclude", "checks", "reports"}
# Where a thing of a kind stands for all that may be referred to.
REFERENCES = {
    "serves": "goal", "goals": "goal", "goal": "goal", "needs": "need", "because": "cause", "causes": "cause",
    "competence": "competence", "indicator": "indicator", "priority_area": "area", "unit": "unit",
}  # fmt: skip
IDS = {
    "Unit": "unit", "Person": "person", "Goal": "goal", "ResultGoal": "result", "Need": "need", "Cause": "cause",
    "Competence": "competence", "Indicator": "indicator", "PriorityArea": "area", "Action": "action",
}  # fmt: skip
FIXED = {"language": "en", "currency": "NOK", "period": {"start": "2026", "end": "2027"}, "edition": "internal"}
LEFT_OUT = {("Unit", "parent"), ("Action", "part_of")}
NUMBERS = ("money", "number", "quantity", "whole number")


class Maker:
    """Fills every key the format has, each text, number and day with a value of its own."""

    def __init__(self) -> None:
        self.expected: dict[str, tuple[str, ...]] = {}
        self.count = 0

    def document(self, kind: str) -> dict:
        return {"kind": kind, **self.keys(document_shape(kind))}

    def keys(self, shape: Keys) -> dict:
        record = shape.record.__name__
        names = [name for name in shape.fields if name not in ABOUT_THE_FILES and (record, name) not in LEFT_OUT]
        made = {name: self.value(record, name, shape.fields[name].shape) for name in names}
        return {"format": "1", "shared": ["shared.yaml"], **made} if record == "PlanHead" else made

    def value(self, record: str, name: str, shape: object):
        if name in FIXED:
            return FIXED[name]
        if name == "id":
            self.count += 1
            return f"{IDS.get(record, record)}{'' if self.first(record) else self.count}"
        if isinstance(shape, Keys):
            return self.keys(shape)
        if isinstance(shape, Many):
            return [self.value(record, name, shape.item)]
        if isinstance(shape, Named):
            return {"2026": self.value(record, name, shape.item)}
        if isinstance(shape, Words):
            return "competence" if (record, name) == ("Need", "type") else shape.words[0]
        return self.leaf(record, name, shape.scalar.name)

    def first(self, record: str) -> bool:
        seen = self.__dict__.setdefault("seen", set())
        new = record not in seen
        seen.add(record)
        return new

    def leaf(self, record: str, name: str, kind: str) -> str:
        self.count += 1
        where = f"{record}.{name}"
        if kind in ("text", "line"):
            return self.told(f"{where} {self.count}", word(self.count))
        if kind == "reference":
            return REFERENCES.get(name, "person")
        if kind == "link":
            link = f"https://example.org/{word(self.count)}"
            return self.told(f"{where} {self.count}", link)
        if kind in ("day", "when"):
            day = date(2026, 1, 1) + timedelta(self.count)
            self.expected[f"{where} {self.count}"] = (FORMATS.day(day), FORMATS.short_day(day))
            if where == "Time.start":  # said in one breath with the end: 16–17 July 2026
                self.expected[f"{where} {self.count}"] = (FORMATS.span(day, day + timedelta(1)),)
            return day.isoformat()
        if kind in NUMBERS and record != "Need" and name not in ("eqf", "month"):
            number = str(10_000 + 13 * self.count)
            self.expected[f"{where} {self.count}"] = (number,)
            return number
        return {"percent": "30%", "yearly": "10-01", "yes or no": "yes"}.get(kind, "3")

    def told(self, where: str, value: str) -> str:
        self.expected[where] = (value,)
        return value


def word(number: int) -> str:
    """A word that no other is part of: ``zcabz``."""
    return "z" + "".join("abcdefghij"[int(digit)] for digit in str(number)) + "z"


@cache
def made() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """What is to be found, and the report ``plan`` in the internal edition as HTML and Markdown without spaces."""
    maker = Maker()
    documents = [maker.document(kind) for kind in KINDS]
    with TemporaryDirectory() as folder:
        (Path(folder) / "shared.yaml").write_text(json.dumps(documents.pop()), encoding="utf-8")
        (Path(folder) / "plan.yaml").write_text("\n---\n".join(map(json.dumps, documents)), encoding="utf-8")
        plan = load(Path(folder))
        wrong = [one for one in plan.findings if one.code.startswith(("KIV0", "KIV1"))]
        assert not wrong, wrong
        files = list(render_plan(plan, Order(AS_OF, edition="internal"), reports=["plan"]))
    return maker.expected, {one.name.rpartition(".")[2]: flat(one.data.decode()) for one in files}


def flat(text: str) -> str:
    return re.sub(r"[\s,\u202f]+", "", text)


@pytest.mark.parametrize("form", ["html", "md"])
def test_every_text_number_and_day_of_a_plan_is_in_its_report(form: str):
    expected, pages = made()
    assert len(expected) > 150
    missing = [
        where
        for where, values in expected.items()
        if where.split()[0] not in NOT_SHOWN and not any(flat(value) in pages[form] for value in values)
    ]
    assert missing == []


def test_what_is_not_shown_is_still_not_shown():
    expected, pages = made()
    shown = [
        where
        for where, values in expected.items()
        if where.split()[0] in NOT_SHOWN and any(flat(value) in pages["html"] for value in values)
    ]
    assert shown == []
