"""Family 9: people and process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from .balance import beside, document
from .happened import follow_ups
from .judging import oracle
from .raw import months_later, remembered, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .judging import Told
    from .raw import Raw, Term, Thing, Where

NORWEGIAN = re.compile(r"(?<!\d)(\d{6})[ .-]?(\d{5})(?!\d)")
SWEDISH = re.compile(r"(?<!\d)(\d\d)?(\d{6})[-+ ]?(\d{4})(?!\d)")


@oracle("KIV901")
def national_identity_number(plan: Raw) -> Iterator[Where]:
    """In made plans they stand plainly: in a text, not after a word that tells them to be something else."""
    for file, text in plan.texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            found = [*NORWEGIAN.finditer(line), *SWEDISH.finditer(line)]
            for match in found:
                digits = re.sub(r"\D", "", match[0])
                if norwegian(digits, plan.as_of) or swedish(digits, plan.as_of):
                    yield file, number, (match.start() + 1, match.end() + 1)


def norwegian(digits: str, today: date) -> bool:
    """Two check digits; a D-number has 4 added to its first digit, one for tests 4 or 8 to its third."""
    if len(digits) != 11:
        return False
    numbers = list(map(int, digits))
    for weights in ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)):
        if sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11:
            return False
    day, month, year = int(digits[:2]) % 40, int(digits[2:4]) % 40, int(digits[4:6])
    return any(is_day(century + year, month, day, today) for century in (1800, 1900, 2000))


def swedish(digits: str, today: date) -> bool:
    """Luhn's check over the last ten; a coordination number has 60 added to its day."""
    if len(digits) not in (10, 12):
        return False
    doubled = [int(one) * (2 - position % 2) for position, one in enumerate(digits[-10:])]
    if sum(one // 10 + one % 10 for one in doubled) % 10:
        return False
    year, month, day = int(digits[-10:-8]), int(digits[-8:-6]), int(digits[-6:-4]) % 60
    centuries = [int(digits[:2]) * 100] if len(digits) == 12 else [1800, 1900, 2000]
    return any(is_day(century + year, month, day, today) for century in centuries)


def is_day(year: int, month: int, day: int, today: date) -> bool:
    try:
        return date(year, month, day) <= today
    except ValueError:
        return False


# ------------------------------------------------------------------------------------------------ what the public sees
@dataclass(frozen=True)
class Kept:
    """The ids of what the public edition leaves out."""

    actions: set[str]
    needs: set[str]
    competences: set[str]


@remembered
def kept_back(plan: Raw) -> Kept:
    """Actions and needs of narrower editions, and what belongs to such alone: parts, needs, competences."""
    actions = {term.data["id"] for term in plan.terms if narrow(term)}
    while more := {term.data["id"] for term in plan.terms if term.get("part_of") in actions} - actions:
        actions |= more
    named = {
        key: {term.data["id"] for term in plan.terms if key in (term.get("needs") or ())} for key in need_ids(plan)
    }
    needs = {one.data["id"] for one in plan.needs if narrow(one)}
    needs |= {key for key, by in named.items() if by and by <= actions}
    used = {one.get("competence") for one in plan.needs if one.data["id"] not in needs}
    return Kept(
        actions, needs, {one.get("competence") for one in plan.needs if one.data["id"] in needs} - used - {None}
    )


def need_ids(plan: Raw) -> list[str]:
    return [one.data["id"] for one in plan.needs]


def narrow(one: Thing) -> bool:
    return (one.get("edition") or "public") != "public"


def public_texts(plan: Raw) -> Iterator[tuple[Where, str]]:
    """All that the public edition may show, with its place; whatever is no text holds no name either."""
    kept = kept_back(plan)
    for one in plan.documents:
        data = one.data
        said = {
            key: value for key, value in data.items() if key not in ("people", "shared", "exclude", "checks", "reports")
        }
        ids = [one["id"] for one in data.get("actions") or ()] if data["kind"] == "action-plan" else []
        reported = [*(data.get("actions") or ()), *(data.get("needs") or ())] if data["kind"] == "follow-up" else []
        more = any(data.get(key) for key in ("goals", "indicators", "communicated", "trained"))
        if (ids and set(ids) <= kept.actions) or (reported and not more and set(reported) <= kept.actions | kept.needs):
            continue
        for where, text in strings(said, one.where):
            path = where[2]
            hidden = getattr(kept, str(path[0]), set())
            if not (hidden and len(path) > 1 and name_of(data[path[0]], path[1]) in hidden):
                yield where, text


def name_of(records: Any, step: Any) -> str:
    return step if isinstance(records, dict) else records[step]["id"]


def strings(value: Any, where: Where) -> Iterator[tuple[Where, str]]:
    file, number, path = where
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict | list):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from strings(one, (file, number, (*path, step)))


@oracle("KIV902")
def name_for_public(plan: Raw) -> Iterator[Where]:
    titles = [
        plan.head.data["organisation"],
        *(one.data["name"] for one in plan.units),
        *(one.data["role"] for one in plan.people),
    ]
    called = {word.lower() for title in titles for word in re.findall(r"\w+", title)}
    patterns = [pattern for one in plan.people for pattern in known_by(one, called)]
    for where, text in public_texts(plan) if patterns else ():
        if any(re.search(pattern, text) for pattern in patterns):
            yield where


def known_by(person: Thing, called: set[str]) -> Iterator[str]:
    """In made plans: in full, by surname, by an only name within a sentence, by e-mail or by telephone."""
    name, ends = person.get("name"), r"s?(?!\w)"
    for key in ("email", "phone"):
        if person.get(key):
            yield rf"(?i)(?<!\w){re.escape(person.data[key])}{ends}"
    if not name:
        return
    first, _, surname = name.rpartition(" ")
    if first:
        yield rf"(?i)(?<!\w){re.escape(name)}{ends}"
        if len(surname) >= 4 and surname.lower() not in called:
            yield rf"(?<!\w){re.escape(surname)}{ends}"
    elif len(name) >= 4:
        yield rf"(?<=[\w,;:)] ){re.escape(name)}{ends}"


@oracle("KIV903")
def individuals_public(plan: Raw) -> Iterator[Where]:
    limit, kept = plan.limit("individuals-public"), kept_back(plan)
    for action, terms in plan.actions.items():
        told = [(term, where) for term in reversed(terms) if (where := sensitive(term))]
        if action not in kept.actions and told:
            term, where = told[0]
            top = plan.top(action)
            size = group_size(term) or (group_size(plan.last(top)) if top else None)
            if size is None or int(size) < limit:
                yield where
    staff = employees(plan)
    for need in plan.needs:
        document = next(one for one in plan.documents if one.where[:2] == need.where[:2])
        unit = need.get("unit") or document.get("unit")
        now = [
            one.data["needs"][need.data["id"]]
            for _, one in follow_ups(plan)
            if need.data["id"] in (one.get("needs") or {})
        ]
        counts = need.get("type") == "competence" and unit and (now or need.get("present") is not None)
        if counts and need.data["id"] not in kept.needs and (unit not in staff or staff[unit] < limit):
            yield need.at("present") if need.get("present") is not None else need.at("id")


def sensitive(term: Term) -> Where | None:
    group = term.get("target_group")
    if group and term.get("strategy") == "phase_out":
        return term.at("strategy")
    if group and term.get("target_group", "commitment", "repayment") not in (None, "none"):
        return term.at("target_group", "commitment", "repayment")
    return term.at("target_group", "leave", "terms") if group and term.get("target_group", "leave", "terms") else None


def group_size(term: Term) -> str | None:
    group = term.get("target_group") or {}
    return group.get("size") or group.get("places") or term.get("cost", "participants")


def employees(plan: Raw) -> dict[str, int]:
    """What a unit says, else what its parts have together, as far as that is known."""

    def of(unit: Thing) -> int | None:
        if unit.get("employees") is not None:
            return int(unit.data["employees"])
        parts = [of(one) for one in plan.units if one.get("parent") == unit.data["id"]]
        known = [one for one in parts if one is not None]
        return sum(known) if known else None

    found = {unit.data["id"]: of(unit) for unit in plan.units}
    return {key: count for key, count in found.items() if count is not None}


# ------------------------------------------------------------------------------------------------ process
def entries(plan: Raw, key: str) -> list[Thing]:
    """What the strategy documents list under a key."""
    return [one for strategy in plan.of("strategy") for one in strategy.below(key)]


@remembered
def reached(plan: Raw, key: str) -> set[str]:
    """The groups that follow-ups of the last two years tell of."""
    since, found = months_later(plan.as_of, -24), set()
    for day, one in follow_ups(plan):
        for entry in one.below(key):
            when = min(stretch(entry.data["date"])[1], day) if entry.get("date") else day
            if when > since:
                found.add(entry.data["group"])
    return found


@oracle("KIV904")
def no_communication(plan: Raw) -> Iterator[Where]:
    told = {one.data["group"] for one in entries(plan, "communication")} | reached(plan, "communicated")
    if not {"managers", "employees"} <= told:
        yield beside(plan, "communication")


@oracle("KIV905")
def unclear_roles(plan: Raw) -> Iterator[Where]:
    if not {"managers", "employees", "hr"} <= {one.data["group"] for one in entries(plan, "roles")}:
        yield beside(plan, "roles")
    for role in entries(plan, "roles"):
        if not role.get("training") and role.data["group"] not in reached(plan, "trained"):
            yield role.at("group")


@oracle("KIV906")
def no_annual_wheel(plan: Raw) -> Iterator[Where]:
    tasks = entries(plan, "annual_wheel")
    if not any(one.get("linked_to") == "budget" for one in tasks):
        yield beside(plan, "annual_wheel") if tasks else document(plan)


STEPS = {
    *("future", "history", "present", "strengths_weaknesses", "guiding_stars", "environment", "development_areas"),
    *("goals", "action_plan", "competence"),
}


@oracle("KIV907")
def staircase_gap(plan: Raw) -> Iterator[Where]:
    begun = [one for one in plan.of("foundation") if one.get("meetings")]
    meetings = [meeting for one in begun for meeting in one.below("meetings")]
    if begun and {meeting.data["step"] for meeting in meetings} != STEPS:
        yield next((one for one in begun if not one.get("unit")), begun[0]).at("meetings")
    for one in meetings:
        came, asked = one.get("participants"), one.get("invited")
        ahead = one.get("date") and stretch(one.data["date"])[0] > plan.as_of
        few = came is not None and asked is not None and int(came) * 100 < int(asked) * plan.limit("staircase-gap")
        if few and int(asked) and not ahead:
            yield one.at("participants")


@oracle("KIV908")
def no_union_dialogue(plan: Raw) -> Iterator[Told]:
    said = [stretch(one.data["date"])[0] for one in plan.head.below("union_dialogue")]
    adopted = plan.status in ("adopted", "closed")
    if any(day <= plan.as_of for day in said) or (said and not adopted):
        return
    place = plan.head.at("union_dialogue") if said else plan.head.at("title")
    phased_out = any(plan.last(whole).get("strategy") == "phase_out" for whole in plan.wholes)
    yield (place, "error") if adopted and phased_out else place


@oracle("KIV909")
def adopted_without_decision(plan: Raw) -> Iterator[Where]:
    if plan.status not in ("adopted", "closed"):
        return
    told = [one for one in plan.head.below("decisions") if one.data["outcome"] in ("adopted", "revised", "repealed")]
    if not any(one.data["outcome"] != "repealed" for one in told):
        yield plan.head.at("status")
    elif plan.status == "adopted":
        newest = max(enumerate(told), key=lambda one: (stretch(one[1].data["date"])[0], one[0]))[1]
        if newest.data["outcome"] == "repealed":
            yield plan.head.at("status")
