"""The figures of a plan worked out from plain YAML, as the format's page tells; nothing of kivplan is used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from ..rules.oracle.happened import (
    ENDED,
    deviations,
    follow_ups,
    grants,
    newest,
    reports,
    reports_on,
    status,
    term_at,
)
from ..rules.oracle.money import by_year, gross, saved, yearly
from ..rules.oracle.raw import number, stretch
from ..rules.oracle.time import meet, times_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..rules.oracle.raw import Raw, Term

ORDER = ("done", "on_track", "at_risk", "off_track", "postponed", "dropped", "not_started", "unreported")
ANSWERS = ("met", "partly", "not_met", "unanswered")
LEVELS = ("reaction", "learning", "behaviour", "result")
GRANTS = ("planned", "applied", "granted", "refused")
NOTHING = Decimal(0)


def in_order(counts: Counter, order: Iterable[str]) -> dict[str, int]:
    return {one: counts[one] for one in order if counts[one]}


# ------------------------------------------------------------------------------------------------ time
def is_given(term: Term) -> bool:
    return any(term.get("time", key) for key in ("start", "end", "deadline", "at", "yearly"))


def within(term: Term) -> tuple[date, date]:
    """The part of a term within its action plan; all of it where they do not meet."""
    first, last = max(term.span[0], term.period[0]), min(term.span[1], term.period[1])
    return (first, last) if meet(term.span, term.period) else term.span


def exact(text: str | None) -> bool:
    """Whether a time is given to a quarter of a year or closer."""
    return bool(text) and len(text) > 4 and text[5] not in "HT"


def stretches(term: Term) -> list[tuple[date, date, bool]]:
    time = term.get("time") or {}
    if time.get("yearly"):
        return [(*days, True) for days in times_of(term)] or [(*term.span, False)]
    ends = time.get("deadline") or time.get("end") or time.get("at")
    return [(*term.span, exact(time.get("start") or time.get("at")) and exact(ends))]


def yearly_days(term: Term) -> list[date]:
    return [max(first, term.span[0]) for first, _ in times_of(term)] if term.get("time", "yearly") else []


def evaluation_days(term: Term) -> list[tuple[str, date]]:
    levels = term.get("evaluation", "levels") or {}
    return sorted(((one, stretch(levels[one])[1]) for one in LEVELS if one in levels), key=lambda one: one[1])


# ------------------------------------------------------------------------------------------------ standing
def criteria(plan: Raw, term: Term) -> list[tuple[str, str | None, date | None]]:
    """Each criterion with its newest answer, in this term or another where it stands just so."""
    found = []
    for position, one in enumerate(term.below("criteria"), 1):
        name = one.data.get("id") or f"K{position}"
        told = [
            (report.date, report.data["criteria"][name])
            for other in plan.actions[term.data["id"]]
            for n, same in enumerate(other.below("criteria"), 1)
            if (same.data.get("id") or f"K{n}") == name and same.data == one.data
            for report in reports_on(plan, other)
            if name in (report.get("criteria") or {})
        ]
        day, answer = max(told, default=(None, None))
        found.append((name, answer, day))
    return found


def answers(plan: Raw, actions: Iterable[str]) -> dict[str, int]:
    counts = Counter(answer or "unanswered" for one in actions for _, answer, _ in criteria(plan, plan.last(one)))
    return in_order(counts, ANSWERS)


def serving(plan: Raw, goal: str) -> list[str]:
    """The actions that serve a goal, then those that serve its result goals, each once."""
    keys = [goal, *(result.data["id"] for result, above in plan.results if above.data["id"] == goal)]
    named = [
        one for key in keys for one in plan.actions if any(key in (t.get("serves") or ()) for t in plan.actions[one])
    ]
    return list(dict.fromkeys(named))


def judgement(plan: Raw, goal: str) -> tuple[dict | None, date | None]:
    """The newest with a status, else with a headline."""
    told = [(day, one.data["goals"][goal]) for day, one in follow_ups(plan) if goal in (one.get("goals") or {})]
    for key in ("status", "headline"):
        for day, said in told[::-1]:
            if said.get(key):
                return said, day
    return None, None


# ------------------------------------------------------------------------------------------------ results
@dataclass
class Series:
    baseline: tuple[date, Decimal] | None
    readings: list[tuple[date, Decimal]]
    target: tuple[date, Decimal] | None
    lower: bool

    @property
    def reached(self) -> bool | None:
        if not self.readings or not self.target:
            return None
        ahead = self.readings[-1][1] - self.target[1]
        return ahead <= 0 if self.lower else ahead >= 0

    @property
    def way(self) -> Decimal | None:
        if not self.readings or not self.baseline or not self.target or self.baseline[1] == self.target[1]:
            return None
        return (self.readings[-1][1] - self.baseline[1]) * 100 / (self.target[1] - self.baseline[1])

    def result(self, today: date) -> str:
        if not self.readings or not self.target:
            return "not_measured"
        if self.reached:
            return "reached"
        outset = self.baseline or (self.readings[0] if len(self.readings) > 1 else None)
        if today > self.target[0]:
            return "off_way"
        if outset is None:
            return "not_measured"
        change = self.readings[-1][1] - outset[1]
        return "on_way" if (change < 0 if self.lower else change > 0) else "off_way"


def series(plan: Raw, indicator: str, goal: str | None = None) -> Series:
    """Towards its own target, or that of a result goal, for which values of the goal are readings too."""
    one = next(one for one in plan.indicators if one.data["id"] == indicator)
    points = {
        stretch(each["at"])[1]: number(each["value"])
        for each in one.get("readings") or ()
        if stretch(each["at"])[0] <= plan.as_of
    }
    for day, told in follow_ups(plan):
        said = (told.get("indicators") or {}).get(indicator)
        if isinstance(said, dict):
            points[stretch(said["at"])[1] if said.get("at") else day] = number(said["value"])
        elif said is not None:
            points[day] = number(said)
        elif goal and (told.get("goals") or {}).get(goal, {}).get("value") is not None:
            points[day] = number(told.data["goals"][goal]["value"])
    baseline, target = one.get("baseline"), one.get("target")
    return Series(
        (stretch(baseline["at"])[1], number(baseline["value"])) if baseline else None,
        sorted(points.items()),
        towards(plan, goal, target),
        one.get("better") == "lower",
    )


def towards(plan: Raw, goal: str | None, common: dict | None) -> tuple[date, Decimal] | None:
    own = next((one.data for one, _ in plan.results if one.data["id"] == goal), {})
    value = own.get("target") or (common or {}).get("value")
    by = own.get("by") or (common or {}).get("by")
    return (stretch(by)[1], number(value)) if value and by else None


def outcome(plan: Raw, goal: str) -> str:
    """The indicator decides; the criteria of the actions that serve it where it measures nothing."""
    one = next(one for one, _ in plan.results if one.data["id"] == goal)
    found = series(plan, one.data["indicator"], goal).result(plan.as_of) if one.get("indicator") else "not_measured"
    named = [key for key in plan.actions if any(goal in (term.get("serves") or ()) for term in plan.actions[key])]
    return found if found != "not_measured" else answered(answers(plan, named))


def answered(counts: dict[str, int]) -> str:
    given = set(counts) - {"unanswered"}
    if not given:
        return "not_measured"
    return "off_way" if "not_met" in given else "reached" if set(counts) == {"met"} else "on_way"


def goal_outcome(plan: Raw, goal: str) -> str:
    results = [outcome(plan, one.data["id"]) for one, above in plan.results if above.data["id"] == goal]
    if not results:
        return answered(answers(plan, serving(plan, goal)))
    known = [one for one in results if one != "not_measured"]
    if not known:
        return "not_measured"
    if set(results) == {"reached"}:
        return "reached"
    return "on_way" if 2 * sum(one in ("reached", "on_way") for one in known) > len(known) else "off_way"


# ------------------------------------------------------------------------------------------------ money
def hours(term: Term) -> Decimal:
    given = [term.get("cost", "hours"), *(one.get("hours") for one in term.below("implementation", "activities"))]
    return sum((number(one) for one in given if one), NOTHING) * (len(term.years) if yearly(term) else 1)


def spent(plan: Raw, term: Term) -> Decimal | None:
    told = [report.get("spent") for report in reports_on(plan, term) if report.get("spent")]
    return number(told[-1]) if told else None


def granted_as(plan: Raw, term: Term, how: str) -> Decimal:
    return sum((one.amount or NOTHING for one in grants(plan, term) if one.status == how), NOTHING)


def money(plan: Raw, term: Term) -> dict[str, Decimal | None]:
    """What a term adds to the sums."""
    by_status = {how: granted_as(plan, term, how) for how in GRANTS}
    return {"gross": gross(term), **by_status, "savings": saved(term), "spent": spent(plan, term), "budget": None}


def added(rows: Iterable[dict[str, Decimal | None]]) -> dict[str, Decimal | None]:
    """Rows added up; what none of them knows stays unknown."""
    found: dict[str, Decimal | None] = dict.fromkeys(("gross", *GRANTS, "savings"), NOTHING) | {
        "spent": None,
        "budget": None,
    }
    for row in rows:
        found |= {key: (found[key] or NOTHING) + value for key, value in row.items() if value is not None}
    return found


def budget(amount: str | None) -> dict[str, Decimal | None]:
    return {"budget": number(amount) if amount else None}


def spread(plan: Raw, term: Term) -> dict[int, dict[str, Decimal | None]]:
    """A term's money on its years: cost as it falls; grants and savings in proportion, whole; the rest on the last."""
    whole, amounts = money(plan, term), by_year(term)
    years = sorted(amounts) or [within(term)[0].year]
    rows: dict[int, dict[str, Decimal | None]] = {}
    for year in years[:-1]:
        ratio = amounts[year] / whole["gross"] if whole["gross"] else NOTHING
        rest = {key: (whole[key] * ratio).quantize(Decimal(1), ROUND_HALF_EVEN) for key in (*GRANTS, "savings")}
        rows[year] = {"gross": amounts[year], **rest, "spent": None}
    before = added(rows.values())
    rows[years[-1]] = {key: whole[key] - before[key] for key in ("gross", *GRANTS, "savings")} | {"spent": None}
    last = NOTHING
    for report in reports_on(plan, term):
        if report.get("spent"):
            year = max(one for one in years if one <= max(report.date.year, years[0]))
            rows[year]["spent"] = (rows[year]["spent"] or NOTHING) + number(report.data["spent"]) - last
            last = number(report.data["spent"])
    return rows


def unpriced(plan: Raw) -> tuple[list[str], list[str]]:
    bare = [one for one in plan.wholes if not any(by_year(term) for term in plan.actions[one])]
    keys = ("per_participant", "cap", "cap_per_participant", "grants")
    partly = [one for one in bare if any(term.get("cost", key) for term in plan.actions[one] for key in keys)]
    return partly, [one for one in bare if one not in partly]


# ------------------------------------------------------------------------------------------------ what falls due
Due = tuple[date, str, str | None, str, str | None]


def agenda(plan: Raw) -> list[Due]:
    found = [*decisions(plan), *goals(plan), *wheel(plan), *undone(plan)]
    for one in plan.actions:
        found += of_action(plan, one)
    return sorted(found, key=lambda due: (due[0], due[1], due[2] or "", due[3]))


def of_action(plan: Raw, action: str) -> Iterator[Due]:
    last, now = plan.last(action), term_at(plan, action, plan.as_of)
    who, called = last.get("responsible"), last.data["title"]
    if status(plan, action) not in ENDED:
        if is_given(now):
            yield now.span[1], "deadline", action, called, who
        for day in yearly_days(now):
            if day >= plan.as_of:
                yield day, "yearly", action, called, who
        done = {name for report in reports_on(plan, now) for name in report.get("activities") or ()}
        for position, one in enumerate(now.below("implementation", "activities"), 1):
            if one.get("by") and (one.get("id") or f"A{position}") not in done:
                yield stretch(one.data["by"])[1], "activity", action, one.data["title"], one.get("responsible") or who
    told = {level for report in reports(plan, action) for level in report.get("evaluation") or ()}
    if status(plan, action) != "dropped":
        for level, day in evaluation_days(last):
            if level not in told:
                yield day, "evaluation", action, level, last.get("evaluation", "responsible") or who


def decisions(plan: Raw) -> Iterator[Due]:
    trail = [one.data for one in plan.head.below("decisions")]
    for position, one in enumerate(trail):
        decided = any(later["outcome"] != "proposed" for later in trail[position + 1 :])
        if one["outcome"] == "proposed" and one.get("by") and not decided:
            yield stretch(one["by"])[1], "decision", None, one.get("text") or one["body"], None


def goals(plan: Raw) -> Iterator[Due]:
    for one in (*plan.goals, *(result for result, _ in plan.results)):
        said, _ = judgement(plan, one.data["id"])
        if one.get("by") and (said is None or said.get("status") not in ENDED):
            yield stretch(one.data["by"])[1], "goal", one.data["id"], one.data["title"], None


def wheel(plan: Raw) -> Iterator[Due]:
    for one in plan.strategy.below("annual_wheel") if plan.strategy else ():
        month, today = int(one.data["month"]), plan.as_of
        year = today.year if month >= today.month else today.year + 1
        yield date(year, month, 1), "wheel", None, one.data["title"], one.get("responsible")


def undone(plan: Raw) -> Iterator[Due]:
    for one in deviations(plan):
        if one.open and one.said.get("by"):
            day = stretch(one.said["by"])[1]
            yield day, "deviation", one.action, one.said.get("what") or "", one.said.get("responsible")


def told(plan: Raw, action: str) -> dict[str, Any]:
    """Where an action stands: since when, how far, in which words."""
    report = newest(plan, action)
    ends = (term_at(plan, action, plan.as_of).span[1], plan.last(action).span[1])
    late = max(ends) < plan.as_of and status(plan, action) not in (*ENDED, "postponed")
    progress = report.get("progress") if report else None
    return {
        "status": status(plan, action),
        "date": report.date if report else None,
        "progress": number(progress) if progress else None,
        "headline": report.get("headline") if report else None,
        "overdue": late,
    }
