"""Every figure of a plan against the same worked out from plain YAML, in made plans and the largest example."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kivplan.plan import load, load_text
from kivplan.plan.agenda import agenda
from kivplan.plan.balance import ARUBA, STRATEGIES, aruba, balance
from kivplan.plan.coverage import coverage, gaps
from kivplan.plan.deviations import deviations
from kivplan.plan.indicators import series
from kivplan.plan.money import cost_of, money_of_plans, totals
from kivplan.plan.outcomes import goal_outcome, outcome, series_of_result
from kivplan.plan.progress import criteria_of, goal_standing, judgement, standing, statuses
from kivplan.plan.timeline import evaluation_days, stretches, whole_span, within_plan, yearly_days
from kivplan.plan.unpriced import unpriced

from ..rules.generated import generated
from ..rules.oracle import happened, money
from ..rules.oracle.raw import number, read
from . import figures

NORDVIK = Path(__file__).parents[2] / "examples" / "nordvik"
FEW = 30
SEEDS = [*range(FEW), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(FEW, 200))]


@cache
def made(seed):
    """A plan and what a plain reader makes of the same texts."""
    if seed == "nordvik":
        plan = load(NORDVIK, cwd=NORDVIK.parent)
        texts = {name: (NORDVIK.parent / name).read_text(encoding="utf-8") for name in plan.files}
        return plan, read(texts, date(2027, 3, 1))
    about = generated(seed)
    return load_text(about.text.encode(), "plan.yaml")[0], read({"plan.yaml": about.text}, about.as_of)


@pytest.fixture(params=["nordvik", *SEEDS])
def both(request):
    return made(request.param)


def paired(plan, raw):
    """Every term with the same as plain YAML."""
    for key, act in plan.actions.items():
        yield from zip(act.terms, raw.actions[key], strict=True)


def days(stretch):
    return stretch.first, stretch.last


def test_times_are_those_of_the_format(both):
    plan, raw = both
    for term, plain in paired(plan, raw):
        assert (*days(term.span), term.span.given) == (*plain.span, figures.is_given(plain))
        assert days(within_plan(term)) == figures.within(plain)
        assert [(*days(one), one.exact) for one in stretches(term)] == figures.stretches(plain)
        assert list(yearly_days(term)) == figures.yearly_days(plain)
        assert list(evaluation_days(term)) == figures.evaluation_days(plain)
    for key, act in plan.actions.items():
        whole, plains = whole_span(act), raw.actions[key]
        assert days(whole) == (min(p.span[0] for p in plains), max(p.span[1] for p in plains))
        assert whole.given == any(map(figures.is_given, plains))


def test_actions_stand_where_the_newest_report_says(both):
    plan, raw = both
    for key, act in plan.actions.items():
        found = standing(plan, act, raw.as_of)
        told = figures.told(raw, key)
        assert {name: getattr(found, name) for name in told} == told
        assert [report.term.item.path for report in plan.reports_of(key) if report.date <= raw.as_of] == [
            happened.term_at(raw, key, one.date).where[2] for one in happened.reports(raw, key)
        ]
    counts = Counter(happened.status(raw, whole) for whole in raw.wholes)
    assert list(statuses(plan, raw.as_of).items()) == [(one, counts[one]) for one in figures.ORDER]
    for term, plain in paired(plan, raw):
        found = [(one.id, one.answer, one.date) for one in criteria_of(plan, term, raw.as_of)]
        assert found == figures.criteria(raw, plain)


def test_goals_stand_by_judgement_activity_and_result(both):
    plan, raw = both
    for key in (*plan.goals, *plan.results):
        said, day = judgement(plan, key, raw.as_of)
        told, when = figures.judgement(raw, key)
        assert (said is None, day) == (told is None, when)
        assert told is None or (said.status, said.headline) == (told.get("status"), told.get("headline"))
        found = goal_standing(plan, key, raw.as_of)
        served = figures.serving(raw, key)
        assert (list(found.actions), found.date, found.judged) == (served, day, said)
        activity = Counter(happened.status(raw, one) for one in served)
        assert list(found.activity.items()) == list(figures.in_order(activity, figures.ORDER).items())
        assert found.criteria == figures.answers(raw, served)
        own = [one for one, above in raw.results if key in (one.data["id"], above.data["id"])]
        assert [one.id for one in found.indicators] == list(
            dict.fromkeys(r.get("indicator") for r in own if r.get("indicator"))
        )


def same_series(found, plain):
    points = [(point.date, point.value) for point in found.readings]
    ends = [None if one is None else (one.date, one.value) for one in (found.baseline, found.target)]
    assert (points, ends) == (plain.readings, [plain.baseline, plain.target])
    latest = plain.readings[-1] if plain.readings else plain.baseline
    assert (found.latest and (found.latest.date, found.latest.value)) == latest
    assert (found.reached, found.way) == (plain.reached, plain.way)


def test_indicators_and_results_are_what_was_measured(both):
    plan, raw = both
    for key in plan.indicators:
        same_series(series(plan, key, raw.as_of), figures.series(raw, key))
    for one, _ in raw.results:
        key, indicator = one.data["id"], one.get("indicator")
        found = series_of_result(plan, key, raw.as_of)
        assert (found is None) == (indicator is None)
        if found:
            same_series(found, figures.series(raw, indicator, key))
        assert outcome(plan, key, raw.as_of).result == figures.outcome(raw, key)
    for key in plan.goals:
        found = goal_outcome(plan, key, raw.as_of)
        assert found.result == figures.goal_outcome(raw, key)
        assert found.criteria == figures.answers(raw, figures.serving(raw, key))


def test_needs_are_as_present_as_last_told(both):
    plan, raw = both
    found = gaps(plan, raw.as_of)
    assert [gap.id for gap in found] == [one.data["id"] for one in raw.needs]
    for gap, one in zip(found, raw.needs, strict=True):
        key = gap.id
        told = [said.data["needs"][key] for _, said in happened.follow_ups(raw) if key in (said.get("needs") or {})]
        now, required = told[-1] if told else one.get("present"), one.get("required")
        assert (gap.present, gap.required) == (now and number(now), required and number(required))
        missing = max(number(required) - number(now), 0) if now and required else None
        answers = [k for k, terms in raw.actions.items() if any(key in (term.get("needs") or ()) for term in terms)]
        assert (gap.missing, list(gap.actions)) == (missing, answers)
    for key in plan.goals:
        assert list(coverage(plan).serving(key)) == figures.serving(raw, key)


def test_the_cost_of_each_term(both):
    plan, raw = both
    for term, plain in paired(plan, raw):
        found = cost_of(plan, term, raw.as_of)
        assert dict(found.by_year) == money.by_year(plain)
        assert found.gross == money.gross(plain)
        assert (found.savings, found.hours) == (money.saved(plain), figures.hours(plain))
        assert found.spent == figures.spent(raw, plain)
        grants = [(one.status, one.amount) for one in happened.grants(raw, plain)]
        assert [(one.status, one.amount) for one in found.grants] == grants
        assert found.net == found.gross - figures.granted_as(raw, plain, "granted") - found.savings
        given = plain.get("cost") or {}
        figured = any(key in given for key in ("per_participant", "cap", "cap_per_participant", "hours"))
        assert found.known == (figured or bool(money.by_year(plain)) or money.once(plain) is not None)


def row(found):
    return {one.name: getattr(found, one.name) for one in fields(found)}


def test_the_sums_along_every_line(both):
    plan, raw = both
    found = totals(plan, raw.as_of)
    lines = defaultdict(lambda: defaultdict(list))
    for term in raw.terms:
        amount = figures.money(raw, term)
        lines["whole"][None].append(amount)
        lines["by_unit"][term.unit].append(amount)
        lines["by_strategy"][raw.last(term.data["id"]).get("strategy")].append(amount)
        lines["by_cost_centre"][term.get("cost", "cost_centre")].append(amount)
        for year, share in figures.spread(raw, term).items():
            lines["by_year"][year].append(share)
    over = []
    for one in raw.of("action-plan"):
        amount = figures.budget(one.get("budget"))
        years = {day[:4] for day in one.data["period"].values()}
        lines["whole"][None].append(amount)
        lines["by_unit"][one.get("unit")].append(amount)
        lines["by_year"][int(one.data["period"]["start"][:4])].append(amount if len(years) == 1 else {})
        over += [amount] if len(years) > 1 else []
    assert row(found.whole) == figures.added(lines["whole"][None])
    assert found.over_years == figures.added(over)["budget"]
    for name in ("by_year", "by_unit", "by_strategy", "by_cost_centre"):
        rows = {key: figures.added(rows) for key, rows in lines[name].items()}
        kept = {key: one for key, one in rows.items() if one != figures.added([])}
        assert {key: row(one) for key, one in getattr(found, name).items()} == kept, name
    assert list(found.by_year) == sorted(found.by_year)
    assert [key for key in found.by_unit if key is None] == list(found.by_unit)[-1:] * (None in found.by_unit)
    for item, amount in money_of_plans(plan, raw.as_of):
        own = [figures.money(raw, term) for term in raw.terms if term.plan.where[:2] == (item.file, item.document)]
        assert row(amount) == figures.added([*own, {"budget": item.value.budget}])
        assert amount.left == (None if amount.budget is None else amount.budget - amount.net)
    assert (list(unpriced(plan, raw.as_of).partly), list(unpriced(plan, raw.as_of).silent)) == figures.unpriced(raw)


GROUP_OF = {"acquire": "recruit", "mobilise": "retain"}


def aruba_of(term):
    strategy = term.get("strategy")
    if strategy == "acquire" and term.get("means") in ("attraction", "cooperation"):
        return "attract"
    return GROUP_OF.get(strategy, strategy)


def test_the_balance_counts_actions_and_their_cost(both):
    plan, raw = both
    wanted = next(
        (one.data["balance"] for one in raw.of("strategy") if one.get("balance") and not one.get("unit")), None
    )
    if wanted is None and len(raw.of("strategy")) == 1:
        wanted = raw.strategy.get("balance")
    wanted = {key: number(value) for key, value in (wanted or {}).items()}
    own = {"develop": wanted.get("develop"), "retain": wanted.get("mobilise"), "phase_out": wanted.get("phase_out")}
    ways = ((balance, STRATEGIES, lambda term: term.get("strategy"), wanted), (aruba, ARUBA, aruba_of, own))
    counted = [raw.last(one) for one in raw.wholes if raw.last(one).get("strategy") in STRATEGIES]
    for figure, names, group, intended in ways:
        found = figure(plan, raw.as_of)
        assert [one.strategy for one in found.rows] == list(names)
        for one in found.rows:
            count = sum(group(term) == one.strategy for term in counted)
            share = count * 100 / len(counted) if counted else 0
            cost = sum(money.gross(term) for term in raw.terms if group(raw.last(term.data["id"])) == one.strategy)
            assert (one.count, float(one.share), one.gross) == (count, pytest.approx(share), cost)
            assert (one.intended, one.gap) == (
                intended.get(one.strategy),
                None if intended.get(one.strategy) is None else one.share - one.intended,
            )
        others = [raw.last(one).get("strategy") for one in raw.wholes]
        assert (found.counted, found.other, found.unnamed) == (len(counted), others.count("other"), others.count(None))
        assert found.gross + found.outside == sum(money.gross(term) for term in raw.terms)
        gaps = [(abs(one.gap), -place) for place, one in enumerate(found.rows) if one.gap is not None]
        assert found.furthest is (found.rows[-max(gaps)[1]] if gaps else None)


def test_what_falls_due_is_all_that_is_not_known_to_be_done(both):
    plan, raw = both
    found = [(due.date, due.kind, due.about, due.words, due.responsible) for due in agenda(plan, raw.as_of)]
    assert found == figures.agenda(raw)


def test_deviations_hold_all_that_was_said_of_them(both):
    plan, raw = both
    found = sorted(deviations(plan, raw.as_of), key=lambda one: (one.date, one.action, one.number))
    plain = sorted(happened.deviations(raw), key=lambda one: (one.date, one.action, one.where[2][-1]))
    for one, told in zip(found, plain, strict=True):
        said = told.said
        words = (one.what, one.why, one.decision, one.responsible, one.by and one.by.text)
        assert words == tuple(said.get(key) for key in ("what", "why", "decision", "responsible", "by"))
        assert (one.action, one.date, one.open) == (told.action, told.date, told.open)
        assert one.decided_by == said.get("decided_by", "manager")
        assert (*one.report.item.path, "deviations", one.number) == told.where[2]
