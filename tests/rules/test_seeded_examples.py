"""The examples, each with a fault put in where one can stand: the fault is told, and nothing else than before."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kivplan.plan import load
from kivplan.plan.discovery import PlanFolder, Source
from kivplan.plan.loading import examine
from kivplan.rules import all_findings
from kivplan.source import YamlFile

from .oracle.balance import ASPECTS, CASES, of_strategy
from .oracle.blanks import put, values
from .oracle.happened import deviations, newest, reports
from .oracle.money import granted, gross, once, over_budget, saved
from .oracle.people import reached
from .oracle.raw import read, stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from .oracle.raw import Raw, Term, Where

    Change = tuple[Where, str]

EACH = 2  # at most so many places for a fault in an example
FAULTS: dict[str, Callable[[Raw], Iterator[Change]]] = {}
NOTHING = ""


def fault(rule: str):
    """Makes a function that says where a fault may be put in: a place, and what is to stand there."""

    def add(function):
        FAULTS[rule] = function
        return function

    return add


def alone(plan: Raw, *keys: str) -> Iterator[Term]:
    """The actions that say a thing, and no part of them does."""
    for whole in plan.wholes:
        said = [term for term in plan.wording(whole) if term.get(*keys)]
        if said == [plan.last(whole)]:
            yield said[0]


def reported(plan: Raw, term: Term, key: str) -> bool:
    return any(one.get(key) for one in reports(plan, term.data["id"]))


@fault("no-approach")
def _(plan: Raw) -> Iterator[Change]:
    return ((term.at("approach"), NOTHING) for term in alone(plan, "approach"))


@fault("no-aim")
def _(plan: Raw) -> Iterator[Change]:
    for term in alone(plan, "aim"):
        if not all(any(one.get(key) for one in plan.wording(term.data["id"])) for key in ("serves", "criteria")):
            yield term.at("aim"), NOTHING


@fault("no-criteria")
def _(plan: Raw) -> Iterator[Change]:
    for term in alone(plan, "criteria"):
        plain = not any(one.get("indicator") for one in term.data["criteria"]) and any(
            one.get("aim") for one in plan.wording(term.data["id"])
        )
        if plain and not reported(plan, term, "criteria"):
            yield term.at("criteria"), NOTHING


@fault("no-evaluation")
def _(plan: Raw) -> Iterator[Change]:
    for term in alone(plan, "evaluation"):
        if term.get("evaluation", "responsible") in (None, term.get("responsible")):
            yield term.at("evaluation"), NOTHING


@fault("no-target-group")
def _(plan: Raw) -> Iterator[Change]:
    for term in alone(plan, "target_group"):
        if not any(term.get("target_group", key) for key in ("leave", "commitment")) and not term.get(
            "cost", "per_participant"
        ):
            yield term.at("target_group"), NOTHING


@fault("strategy-means-mismatch")
def _(plan: Raw) -> Iterator[Change]:
    for term in plan.terms:
        if term.get("means") in ("leadership", "retention", "attraction", "recruitment", "cooperation"):
            yield term.at("means"), "surplus"


@fault("no-practice")
def _(plan: Raw) -> Iterator[Change]:
    for term in alone(plan, "implementation", "arenas"):
        if term.get("strategy") == "develop":
            yield term.at("implementation", "arenas"), "[internal_course]"


@fault("nobody-asks")
def _(plan: Raw) -> Iterator[Change]:
    for term in alone(plan, "transfer", "manager_asks"):
        if term.get("strategy") == "develop":
            yield term.at("transfer", "manager_asks"), NOTHING


@fault("total-mismatch")
def _(plan: Raw) -> Iterator[Change]:
    for term in plan.terms:
        if term.get("cost", "total") and term.parts:
            yield term.at("cost", "total"), "1"


@fault("over-cap")
def _(plan: Raw) -> Iterator[Change]:
    for term in plan.terms:
        if term.get("cost", "cap") and once(term):
            yield term.at("cost", "cap"), "1"


@fault("over-budget")
def _(plan: Raw) -> Iterator[Change]:
    for one in plan.of("action-plan"):
        terms = [term for term in plan.terms if term.plan.where == one.where]
        cost = sum(gross(term) - granted(plan, term) - saved(term) for term in terms)
        over = one.at("budget") in over_budget(plan)
        if one.get("budget") and cost > 1 and not over and stretch(one.data["period"]["end"])[1] >= plan.as_of:
            yield one.at("budget"), "1"


@fault("balance-sum")
def _(plan: Raw) -> Iterator[Change]:
    return ((one.at("balance", "acquire"), "99%") for one in plan.of("strategy") if one.get("balance"))


@fault("service-quality-gap")
def _(plan: Raw) -> Iterator[Change]:
    complete = [one for one in plan.of("strategy") if set(one.get("service_quality") or ()) == set(CASES)]
    return ((complete[0].at("service_quality", case), NOTHING) for case in CASES if len(complete) == 1)


@fault("readiness-gap")
def _(plan: Raw) -> Iterator[Change]:
    complete = [one for one in plan.of("strategy") if set(one.get("readiness") or ()) == set(ASPECTS)]
    return ((complete[0].at("readiness", one), NOTHING) for one in ASPECTS if len(complete) == 1)


@fault("unclear-roles")
def _(plan: Raw) -> Iterator[Change]:
    for strategy in plan.of("strategy"):
        for role in strategy.below("roles"):
            if role.get("training") and role.data["group"] not in reached(plan, "trained"):
                yield role.at("training"), NOTHING


@fault("staircase-gap")
def _(plan: Raw) -> Iterator[Change]:
    for one in plan.of("foundation"):
        for meeting in one.below("meetings"):
            if meeting.get("invited") and meeting.get("participants"):
                yield meeting.at("participants"), "0"


@fault("no-union-dialogue")
def _(plan: Raw) -> Iterator[Change]:
    if plan.head.get("union_dialogue"):
        yield plan.head.at("union_dialogue"), NOTHING


@fault("national-identity-number")
def _(plan: Raw) -> Iterator[Change]:
    yield plan.head.at("organisation"), "Nordvik 900101-0017"
    yield from ((term.at("title"), "Et kurs for 410190 00077") for term in plan.terms)


@fault("name-for-public")
def _(plan: Raw) -> Iterator[Change]:
    named = [one.data["name"] for one in plan.people if " " in (one.get("name") or "")]
    for goal in plan.goals if named else ():
        yield goal.at("title"), f"Alle snakker med {named[0]}"


@fault("not-shared")
def _(plan: Raw) -> Iterator[Change]:
    for whole in of_strategy(plan, "develop"):
        told = [one for part in (whole, *plan.wholes[whole]) for one in reports(plan, part) if one.get("shared")]
        now = newest(plan, whole)
        if now and now.data["status"] == "done" and len(told) == 1:
            yield told[0].at("shared"), NOTHING


@fault("deviation-without-decision")
def _(plan: Raw) -> Iterator[Change]:
    for one in deviations(plan):
        waits = "by" in one.said and stretch(one.said["by"])[1] >= plan.as_of
        file, number, path = one.where
        told = [each.data for report in reports(plan, one.action) for each in report.below("deviations")]
        once_only = "decision" in one.said and told.count(one.said) == 1
        if not waits and once_only and newest(plan, one.action).data["status"] != "dropped":
            yield (file, number, (*path, "decision")), NOTHING


# ------------------------------------------------------------------------------------------------ the examples
@cache
def texts_of(folder: Path) -> dict[str, str]:
    names = load(folder, cwd=folder.parent).files
    return {name: (folder.parent / name).read_text(encoding="utf-8") for name in names}


@cache
def found_before(folder: Path, as_of: date) -> Counter:
    return found(texts_of(folder), as_of)


def found(texts: dict[str, str], as_of: date) -> Counter:
    """The findings by rule and place, as far as the text before the place has not moved."""
    sources = tuple(Source(YamlFile(Path(name), name), text.encode()) for name, text in texts.items())
    plan, findings = examine(PlanFolder(Path(), ".", sources))
    assert findings == ()
    lines = {name: text.splitlines() for name, text in texts.items()}
    told = Counter()
    for one in all_findings(plan, as_of=as_of):
        told[
            one.name, one.place.file, lines[one.place.file][one.place.line - 1].split("#")[0].strip()[:30], one.message
        ] += 1
    return told


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_in_an_example_is_told_and_nothing_else_than_before(each_example, rule):
    texts, as_of = texts_of(each_example.folder), each_example.as_of
    before = found_before(each_example.folder, as_of)
    for (file, number, path), new in list(FAULTS[rule](read(texts, as_of)))[:EACH]:
        place = dict(values(texts[file]))[number, *path]
        with_fault = {**texts, file: put(texts[file], place, f" {new}" if isinstance(path[-1], str) else new)}
        after = found(with_fault, as_of)
        more = Counter(told[0] for told in (after - before).elements())
        less = Counter(told[0] for told in (before - after).elements())
        assert (file, path, more - less, less - more) == (file, path, Counter([rule]), Counter())


def test_every_fault_can_stand_in_some_example(request):
    from ..conftest import EXAMPLES, example

    plans = [(texts_of(example(name).folder), example(name).as_of) for name in EXAMPLES]
    assert [rule for rule, places in FAULTS.items() if not any(list(places(read(*plan))) for plan in plans)] == []
