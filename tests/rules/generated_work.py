"""What a made plan does: action plans with their actions, and the follow-ups that tell what came of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .generated_ground import ASPECTS, GROUPS, MEANS, STRATEGIES, Ground

ARENAS = (
    "staff_meeting", "daily_work", "project_work", "internal_meeting", "user_dialogue", "internal_course",
    "interdisciplinary_group", "e_learning", "external_course", "network", "further_education", "continuing_education",
    "supervision", "reflection", "peer_visit", "other",
)  # fmt: skip
COURSES = ("internal_course", "external_course", "e_learning", "further_education", "continuing_education")
STATUSES = ("not_started", "on_track", "at_risk", "off_track", "done", "done", "postponed", "dropped")
LEVELS = ("reaction", "learning", "behaviour", "result")


class Work(Ground):
    """Makes the action plans and the follow-ups."""

    def action_plans(self) -> list[dict[str, Any]]:
        """One plan for each of some years and units; an action may go on in a later year's."""
        kept: dict[str, int] = {}
        years = self.years[: self.count(len(self.years))]
        return [self.action_plan(year, unit, kept) for year in years for unit in self.some([None, *self.units], 2)]

    def action_plan(self, year: int, unit: str | None, kept: dict[str, int]) -> dict[str, Any]:
        """``kept``: the ids of earlier actions with the last year they take."""
        last = year + (self.maybe(0.15) and year < self.years[-1])
        period = self.pick([(f"{year}", f"{last}"), (f"{year}-01", f"{last}-12"), (f"{year}-Q2", f"{last}-12-30")])
        going_on = [key for key, taken in kept.items() if taken < year and self.maybe(0.4)]
        actions: list[dict[str, Any]] = []
        for key in [*going_on, *(self.id("H") for _ in range(self.pick([0, 1, 3, 6, 9, 14]) or 1))]:
            actions.append(self.action(key, year, list(kept)))
            kept[key] = last
        return {
            "kind": "action-plan",
            "unit": unit,
            "period": {"start": period[0], "end": period[1]},
            "budget": self.amount() if self.maybe() else None,
            "actions": actions,
        }

    def action(self, key: str, year: int, earlier: list[str]) -> dict[str, Any]:
        strategy = self.pick([*STRATEGIES, "develop", "mobilise", "other"])
        means = self.pick(MEANS.get(strategy, ("training",)) if self.maybe(0.97) else MEANS[self.pick(STRATEGIES)])
        whole = earlier[: earlier.index(key)] if key in earlier else earlier  # never in a circle
        return {
            "id": key,
            "title": self.text(),
            "part_of": self.pick(whole) if whole and self.maybe(self.parts) else None,
            **self.keys(
                strategy=strategy,
                means=means if strategy != "other" or self.maybe(0.2) else None,
                priority_area=self.one_of(self.areas),
                responsible=self.who(),
                co_responsible=self.some_ids(self.people) if self.maybe(0.3) else None,
                aim=self.text,
                serves=self.some_ids(self.goals),
                needs=self.some_ids(self.needs),
                causes=self.some_ids(self.causes),
                criteria=[self.criterion() for _ in range(self.count(3, 1))],
                target_group=self.target_group,
                approach=self.text,
                implementation=lambda: self.implementation(year),
                time=lambda: self.time(year),
                cost=lambda: self.cost(year),
                transfer=self.transfer if self.maybe(0.8) else None,
                evaluation=lambda: self.evaluation(year),
            ),
            "required_by_law": "yes" if self.maybe(0.1) else None,
            **(
                self.some_of(0.7, edition_basis="Offentleglova § 14") | {"edition": "internal"}
                if self.maybe(0.1)
                else {}
            ),
        }

    def criterion(self) -> dict[str, Any]:
        own = {"id": self.id("k")} if self.maybe(0.2) else {}
        more = self.some_of(indicator=self.one_of(self.indicators), target=self.count(90), by=self.when())
        return {**own, "text": self.text(), **more}

    def target_group(self) -> dict[str, Any]:
        size = self.count(9, 1)
        bound = {"months": self.count(24, 6), "counted_from": "the end", **self.some_of(repayment="proportional")}
        leave = {"pay": self.pick(["full", "full", "part", "none"]), **self.some_of(terms=self.text)}
        more = self.some_of(0.3, leave=leave, commitment=bound, obligations=self.text)
        return {"who": self.text(), **self.keys(size=size, places=self.count(size + 1), selection=self.text), **more}

    def implementation(self, year: int) -> dict[str, Any]:
        arenas = self.some(COURSES if self.maybe(0.4) else ARENAS, 3)
        activities = [self.activity(year) for _ in range(self.count(3, 1))]
        return self.some_of(0.5, place=self.text, methods=[self.text()], arenas=arenas, activities=activities)

    def activity(self, year: int) -> dict[str, Any]:
        own = {"id": self.id("a")} if self.maybe(0.2) else {}
        day = self.when(year, year, year, year + 1)
        more = self.some_of(
            responsible=self.who(), by=day, cost=self.amount, hours=self.count(40), aspect=self.pick(ASPECTS)
        )
        started = {"start": day} if "by" in more and self.maybe(0.4) else {}
        return {**own, "title": self.text(), **started, **more}

    def time(self, year: int) -> dict[str, Any]:
        near = self.pick([year, year, year, year, year - 1, year + 1])
        day = self.when(near)
        return dict(
            self.pick([
                {"start": f"{year}-01", "end": day if near >= year else f"{year}-06"},
                {"deadline": day},
                {"end": day},
                {"at": day},
                {"start": day},
                {"start": day, "deadline": f"{near + 1}-06"},
                {"yearly": self.pick([["10-01"], ["06"], ["01-15", "09"]])},
                {"until": "The posts are filled"},
            ])
        )  # fmt: skip

    def cost(self, year: int) -> dict[str, Any]:
        each, people, fixed = self.count(9) * 500, self.count(6), self.count(9) * 1000
        if self.maybe(0.3):
            added = each * people + fixed
            total = self.pick([added, added, added + 500])
            return {"per_participant": each, "participants": people, "fixed": fixed, "total": total, **self.paying()}
        return {
            **self.some_of(
                0.3,
                per_participant=each,
                participants=people,
                fixed=fixed,
                substitutes=self.amount,
                total=self.amount,
                per="year",
                years={year: self.amount(), year + 1: self.amount()},
                hours=self.count(200),
                savings=self.amount,
            ),
            **self.paying(),
        }

    def paying(self) -> dict[str, Any]:
        caps = self.some_of(0.2, cap=self.amount, cap_per_participant=self.pick(["1000", "2500", "4500"]))
        paid = self.some_of(0.2, paid_to=self.pick(["provider", "participant"]))
        grants = [self.grant() for _ in range(self.count(3, 1))] if self.maybe(0.4) else None
        return {**caps, **paid, **self.keys(cost_centre="0310"), "grants": grants}

    def grant(self) -> dict[str, Any]:
        own = {"id": self.id("t")} if self.maybe(0.2) else {}
        status = self.pick(["planned", "applied", "granted", "granted", "refused"])
        share = {
            "own_share": self.pick(["10%", "30%", "50%"]),
            **self.some_of(own_share_of=self.pick(["cost", "grant"])),
        }
        more = self.some_of(0.7, amount=self.amount, programme=self.text)
        return {**own, "from": self.text(), **more, "status": status, **(share if self.maybe(0.4) else {})}

    def transfer(self) -> dict[str, Any]:
        texts = dict.fromkeys(("expected_benefit", "tailored", "apply", "share", "manager_asks"), self.text)
        return self.some_of(0.4, **texts, by=self.when())

    def evaluation(self, year: int) -> dict[str, Any]:
        levels = {level: self.when(year, year, year + 1) for level in self.some(LEVELS, 3)}
        if self.maybe(0.2):
            levels = {"reaction": self.when(year)}
        return {"form": self.text(), **self.keys(levels=levels, responsible=self.who())}

    # ------------------------------------------------------------------------------------------ follow-up
    def follow_ups(self, plans: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """On days that differ, so that nothing is reported twice; each speaks of what its action plan lists."""
        first = date(self.years[0], 1, 1) + timedelta(days=self.count(90))
        days = [first + timedelta(days=self.count(45, 20) + 90 * number) for number in range(self.count(7))]
        return [self.follow_up(day, plans) for day in days]

    def follow_up(self, day: date, plans: list[dict[str, Any]]) -> dict[str, Any]:
        now = [plan for plan in plans if int(plan["period"]["start"][:4]) == day.year]
        actions = {action["id"]: action for plan in now for action in plan["actions"]}
        clear = 3 < day.month < 12  # beyond doubt which action plan holds the day
        told = {key: self.report(action, day, whole=clear) for key, action in actions.items() if self.maybe(0.6)}
        goals = {
            key: {"status": self.pick(STATUSES), **self.some_of(value=self.count(90))}
            for key in self.some_ids(self.goals)
        }
        indicators = {
            key: self.pick([self.count(90), {"value": self.count(90), "at": str(day)[:7]}])
            for key in self.some_ids(self.indicators)
        }
        groups = [
            [{"group": group, **self.attendance("reached", "of")} for group in self.some(GROUPS, 3)] for _ in range(2)
        ]
        return {
            "kind": "follow-up",
            "date": day.isoformat(),
            **self.of_unit(),
            "actions": told or None,
            **self.some_of(
                0.5,
                reported_by=self.who(),
                goals=goals,
                needs={key: self.count(5) for key in self.some_ids(self.needs)},
                indicators=indicators,
                communicated=groups[0],
                trained=groups[1],
                lessons=[self.text()],
            ),
        }

    def report(self, action: dict[str, Any], day: date, *, whole: bool) -> dict[str, Any]:
        lists = {
            "criteria": ("K", action.get("criteria")),
            "activities": ("A", (action.get("implementation") or {}).get("activities")),
            "grants": ("T", (action.get("cost") or {}).get("grants")),
        }
        names = {
            key: self.some_ids([one.get("id") or f"{letter}{number}" for number, one in enumerate(said or (), 1)])
            for key, (letter, said) in lists.items()
        }
        said = {
            "criteria": {one: self.pick(["met", "met", "partly", "not_met"]) for one in names["criteria"]},
            "activities": {one: day.isoformat() for one in names["activities"]},
            "grants": {one: self.granted() for one in names["grants"]},
        }
        taken_over = {"to": self.who(), "date": day.isoformat()} if self.people or self.units else None
        return {
            "status": self.pick(STATUSES),
            **(self.some_of(0.5, **said) if whole else {}),
            **self.some_of(
                0.35,
                progress=f"{self.count(100)}%",
                spent=self.amount,
                hours=self.count(90),
                contribution=self.count(5, 1),
                evaluation=self.some_of(0.5, **dict.fromkeys(LEVELS, self.text)),
                shared=self.text,
                deviations=[self.deviation(name) for name in self.some([None, None, "left", "late"], 3)],
            ),
            **self.some_of(0.15, handed_over=taken_over),
        }

    def granted(self) -> dict[str, Any]:
        return {"status": self.pick(["granted", "refused"]), **self.some_of(amount=self.amount)}

    def deviation(self, name: str | None) -> dict[str, Any]:
        own = {"id": name} if name else {}
        by = self.pick(["manager", "board"])
        return {
            **own,
            "what": self.text(),
            **self.some_of(why=self.text, decided_by=by, decision=self.text, by=self.when()),
        }
