"""What a made plan stands on: its head, foundation, analysis and strategy."""

from __future__ import annotations

from typing import Any

from .generated_chance import NAMES, Chance

STRATEGIES = ("acquire", "develop", "mobilise", "phase_out")
MEANS = {
    "acquire": ("attraction", "recruitment", "cooperation", "hiring_in"),
    "develop": ("training", "learning_at_work", "formal_education"),
    "mobilise": ("leadership", "organisation", "roles", "retention"),
    "phase_out": ("surplus", "misplaced", "attrition"),
}
ASPECTS = ("competence", "organisation", "processes", "technology", "governance")
CASES = ("holiday_substitutes", "new_employees", "changed_requirements")
GROUPS = ("managers", "employees", "hr", "unions", "board", "public", "other")
STEPS = (
    "future", "history", "present", "strengths_weaknesses", "guiding_stars", "environment", "development_areas",
    "goals", "action_plan", "competence",
)  # fmt: skip
BALANCES = (
    *(("20%", "35%", "40%", "5%"), ("10%", "70%", "15%", "5%"), ("25%", "25%", "25%", "25%")),
    *(("33.3%", "33.3%", "33.4%", "0%"), ("15%", "60%", "25%", "0%"), ("15.1%", "60.1%", "24.8%", "0%")),
    ("30%", "30%", "30%", "5%"),
)


class Ground(Chance):
    """Makes the documents that come before the actions."""

    def head(self) -> dict[str, Any]:
        self.people = [f"p{number}" for number in range(self.count(5))]
        self.units = [f"u{number}" for number in range(self.count(4))]
        language = self.pick(["nb", "nn", "sv", "en"])
        currency = {"currency": self.pick(["NOK", "SEK", "EUR"])} if language == "en" or self.maybe(0.3) else {}
        limits = self.some_of(
            0.2, **{"actions-per-responsible": self.count(4, 1), "actions-per-unit": self.count(6, 2)}
        )
        return {
            "kind": "plan",
            "format": 1,
            "title": self.text(),
            "organisation": "Nordvik",
            "language": language,
            **currency,
            "period": {"start": str(self.years[0]), "end": str(self.years[-1])},
            "status": self.pick(["draft", "proposed", "adopted", "adopted", "adopted", "closed"]),
            **self.keys(
                summary=self.text,
                decisions=[self.decision() for _ in range(self.count(3))],
                union_dialogue=[self.dialogue() for _ in range(self.count(2))],
                related_plans=[{"title": self.text(), **self.keys(how=self.text)}],
            ),
            "units": [self.unit(number) for number in range(len(self.units))] or None,
            "people": [self.person(one) for one in self.people] or None,
            "checks": {"limits": limits} if limits else None,
        }

    def unit(self, number: int) -> dict[str, Any]:
        above = self.one_of(self.units[:number])
        more = self.keys(employees=self.count(80), manager=self.one_of(self.people), parent=above)
        return {"id": self.units[number], "name": self.text(), **more}

    def person(self, key: str) -> dict[str, Any]:
        private = self.some_of(name=self.pick(NAMES), email=f"{key}@nordvik.no", phone="22 33 44 55")
        return {"id": key, "role": self.text(), **private}

    def decision(self) -> dict[str, Any]:
        outcome = self.pick(["proposed", "adopted", "adopted", "revised", "noted", "repealed"])
        day = self.day(self.years[0] - 1, *self.years[:2])
        dated = {} if outcome == "proposed" and self.maybe() else {"date": day}
        more = self.keys(
            case="25/1042", text=self.text, by=self.when() if outcome == "proposed" or self.maybe(0.2) else None
        )
        return {"body": self.text(), "outcome": outcome, **dated, **more}

    def dialogue(self) -> dict[str, Any]:
        form = self.pick(["informed", "discussed", "negotiated"])
        return {"date": self.day(self.years[0] - 1), "with": self.text(), "form": form, **self.keys(view=self.text)}

    # ------------------------------------------------------------------------------------------ foundation
    def foundation(self) -> dict[str, Any]:
        held = self.some(STEPS, 10) if self.maybe() else STEPS
        meetings = [{"step": step, **self.of_unit(), **self.attendance("participants", "invited")} for step in held]
        project = {"leader": self.who(), **self.keys(mandate=self.text)} if self.people else None
        areas = [
            {"id": self.id("U"), "title": self.text(), "goals": self.list_of(self.goal, 2)}
            for _ in range(self.count(2))
        ]
        return {
            "kind": "foundation",
            **self.of_unit(),
            **self.keys(pre_study={"date": self.when(), "summary": self.text()}, project=project, vision=self.text),
            "meetings": meetings if self.maybe(0.6) else None,
            "environment": self.list_of(self.trend, 2),
            "goals": self.list_of(self.goal, 2),
            "development_areas": areas or None,
        }

    def list_of(self, make: Any, most: int) -> list[Any] | None:
        return [make() for _ in range(self.count(most))] or None

    def attendance(self, came: str, asked: str) -> dict[str, Any]:
        invited = self.count(30, 1)
        present = self.pick([invited, invited // 2, (invited + 1) // 2, self.count(invited)])
        return self.keys(**{came: present, asked: invited})

    def trend(self) -> dict[str, Any]:
        return self.named("O", self.reasons, trend=self.text(), **self.keys(weight=self.pick(["high", "low"])))

    def goal(self) -> dict[str, Any]:
        goal = self.named("G", self.goals, self.reasons, title=self.text(), **self.keys(by=self.when()))
        return {**goal, "results": self.list_of(self.result, 2)}

    def result(self) -> dict[str, Any]:
        more = self.keys(by=self.when(), indicator=self.one_of(self.indicators), target=self.count(90))
        return self.named("G", self.goals, self.reasons, title=self.text(), **more)

    # ------------------------------------------------------------------------------------------ analysis
    def analysis(self) -> dict[str, Any]:
        return {
            "kind": "analysis",
            **self.of_unit(),
            "challenges": self.list_of(self.challenge, 2),
            "competences": [self.named("Q", self.competences, name=self.text()) for _ in range(self.count(3))] or None,
            "needs": self.list_of(self.need, 5),
        }

    def challenge(self) -> dict[str, Any]:
        causes = self.list_of(lambda: self.named("C", self.causes, self.reasons, cause=self.text()), 3)
        goal = self.keys(goal=self.one_of(self.goals))
        return self.named("P", self.reasons, problem=self.text(), **goal, causes=causes)

    def need(self) -> dict[str, Any]:
        kind = self.pick(["staffing", "competence"])
        competence = self.one_of(self.competences) if self.maybe(0.6) else None
        most = 5 if kind == "competence" else 60
        what = {"competence": competence} if competence else {"title": self.text()}
        more = self.keys(
            present=self.count(most),
            required=self.count(most),
            by=self.when(),
            priority=self.pick(["high", "high", "medium", "low"]),
            because=self.some_ids(self.reasons),
            edition=self.pick(["public", "public", "board", "internal"]),
        )
        return self.named("N", self.needs, type=kind, **what, **self.of_unit(), **more)

    # ------------------------------------------------------------------------------------------ strategy
    def strategy(self, indicators: list[dict[str, Any]] | None) -> dict[str, Any]:
        ways = {one: self.way(one) for one in STRATEGIES}
        balance = dict(zip(STRATEGIES, self.pick(BALANCES), strict=True)) if self.maybe() else None
        return {
            "kind": "strategy",
            **self.of_unit(0.2),
            "priority_areas": self.list_of(self.area, 3),
            **self.keys(
                **ways,
                service_quality=self.keys(**dict.fromkeys(CASES, self.text)),
                readiness=self.keys(**dict.fromkeys(ASPECTS, self.ready)),
                roles=[self.role(group) for group in (*self.some(GROUPS, 7), *GROUPS[:3][: self.count(3)])],
                communication=[self.message(group) for group in (*self.some(GROUPS, 4), *GROUPS[:2][: self.count(2)])],
                annual_wheel=[self.task() for _ in range(self.count(3))],
            ),
            "balance": balance,
            "indicators": indicators,
        }

    def way(self, strategy: str) -> dict[str, Any]:
        means = dict.fromkeys(self.some(MEANS[strategy], 2), self.text())
        drivers = {"drivers": {"autonomy": self.text()}} if strategy == "mobilise" else {}
        return self.some_of(0.6, direction=self.text, means=means, **drivers)

    def ready(self) -> dict[str, Any]:
        return {"ready": self.pick(["yes", "yes", "partly", "no"]), **self.keys(needs=self.text)}

    def role(self, group: str) -> dict[str, Any]:
        return {"group": group, "does": self.text(), **self.keys(training=self.text, followed_up=self.text)}

    def message(self, group: str) -> dict[str, Any]:
        return {
            "group": group,
            "message": self.text(),
            **self.keys(channel=self.text, responsible=self.who(), at=self.when()),
        }

    def task(self) -> dict[str, Any]:
        linked = self.pick(["budget", "budget", "plan", "report", "employees", "other"])
        return {"month": self.count(12, 1), "title": self.text(), **self.keys(responsible=self.who(), linked_to=linked)}

    def area(self) -> dict[str, Any]:
        weights = {one: self.pick(["none", "low", "medium", "high"]) for one in STRATEGIES}
        more = self.keys(
            group=self.pick(["ethics", "leadership", "other"]), goals=self.some_ids(self.goals), emphasis=weights
        )
        return self.named("V", self.areas, title=self.text(), **more)

    def indicator(self) -> dict[str, Any]:
        past = self.years[0] - 1
        return self.named(
            "I",
            self.indicators,
            name=self.text(),
            measured_in="percent",
            better=self.pick(["higher", "lower"]),
            **self.of_unit(),
            **self.keys(
                baseline={"value": self.count(90), "at": self.when(past)},
                target={"value": self.count(90), "by": self.when()},
                readings=[{"value": self.count(90), "at": self.when(past, *self.years)} for _ in range(self.count(2))],
            ),
        )
