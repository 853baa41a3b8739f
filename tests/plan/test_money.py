"""What actions cost, who pays and what it adds up to; against sums done by hand, and laws for any plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kivplan.plan.money import cost_of, money_of_plans, participants_of, totals

TODAY = date(2026, 12, 31)


def actions(*items, period="{start: 2026, end: 2026}", more=""):
    return f"kind: action-plan\nperiod: {period}\n{more}actions:\n" + "".join(f"  - {{{item}}}\n" for item in items)


@pytest.fixture
def cost(plan_of):
    """The money of the first term of one action, H1, with the keys given."""

    def figures(keys, *documents, period="{start: 2026, end: 2026}", as_of=TODAY):
        plan = plan_of(actions(f"id: H1, title: T, {keys}", period=period), *documents)
        return cost_of(plan, plan.actions["H1"].first, as_of)

    return figures


@pytest.mark.parametrize(
    ("keys", "gross"),
    [
        ("cost: {per_participant: 30000, participants: 3}", 90000),  # Lavangen: three students of 30 000
        ("cost: {per_participant: 30000}, target_group: {who: W, places: 3, size: 12}", 90000),
        ("cost: {per_participant: 30000}, target_group: {who: W, size: 12}", 360000),
        ("cost: {per_participant: 30000, participants: 2}, target_group: {who: W, places: 3}", 60000),
        ("cost: {per_participant: 30000, participants: 0}", 0),
        ("cost: {per_participant: 30000, participants: 3, fixed: 1000.50, substitutes: 2000}", "93000.50"),
        ("cost: {per_participant: 30000, participants: 3, total: 95000}", 90000),  # parts before a written total
        ("cost: {total: 95000}", 95000),
        ("cost: {per_participant: 30000}", 0),  # for nobody knows how many: no sum
        ("cost: {per_participant: 30000, fixed: 5, total: 7}", 7),
        ("cost: {fixed: 100}, implementation: {activities: [{title: A, cost: 10}, {title: B, cost: 5}]}", 115),
        ("implementation: {activities: [{title: A, cost: 10}]}", 10),
        ("cost: {years: {2026: 10, 2027: 20}}", 30),
        ("cost: {fixed: 1, years: {2026: 10}}", 10),
        ("cost: {hours: 12}", 0),
    ],
)
def test_the_cost_of_one_term(cost, keys, gross):
    assert cost(keys).gross == Decimal(gross)


@pytest.mark.parametrize(
    ("keys", "known"),
    [
        ("cost: {fixed: 0}", True),
        ("cost: {years: {2026: 0}}", True),
        ("cost: {per_participant: 30000}", True),
        ("cost: {cap: 5}", True),
        ("cost: {cap_per_participant: 5}", True),
        ("cost: {hours: 0}", True),
        ("implementation: {activities: [{title: A, cost: 0}]}", True),
        ("cost: {participants: 3, savings: 5}", False),
        ("aim: A", False),
    ],
)
def test_a_cost_is_known_where_any_figure_of_it_is_given(cost, keys, known):
    assert cost(keys).known is known


@pytest.mark.parametrize(
    ("keys", "people"),
    [
        ("cost: {participants: 2}, target_group: {who: W, places: 3, size: 12}", 2),
        ("cost: {fixed: 1}, target_group: {who: W, places: 3, size: 12}", 3),
        ("target_group: {who: W, size: 12}", 12),
        ("aim: A", None),
    ],
)
def test_as_many_take_part_as_the_cost_the_places_or_the_group_say(plan_of, keys, people):
    assert participants_of(plan_of(actions(f"id: H1, title: T, {keys}")).actions["H1"].action) == people


@pytest.mark.parametrize(
    ("keys", "by_year"),
    [
        ("cost: {fixed: 10}", {2026: 10}),
        ("cost: {fixed: 10, per: year}", {2026: 10, 2027: 10, 2028: 10}),
        ("cost: {fixed: 10, per: year}, time: {start: 2027-06}", {2027: 10, 2028: 10}),
        ("cost: {fixed: 10, per: year}, time: {end: 2027-01-01}", {2026: 10, 2027: 10}),
        ("cost: {fixed: 10, per: year}, time: {start: 2025, end: 2040}", {2026: 10, 2027: 10, 2028: 10}),
        ("cost: {fixed: 10}, time: {start: 2027-06}", {2027: 10}),
        ("cost: {fixed: 10}, time: {at: 2028-03-01}", {2028: 10}),
        ("cost: {fixed: 10}, time: {start: 2024-06, end: 2027}", {2026: 10}),
        ("cost: {fixed: 10}, time: {start: 2029, end: 2030}", {2029: 10}),
        ("cost: {fixed: 10, per: year, years: {2027: 3}}", {2027: 3}),
        ("cost: {total: 7, per: year}, time: {start: 2028}", {2028: 7}),
        ("cost: {per_participant: 2, participants: 3, per: year}, time: {end: 2026}", {2026: 6}),
    ],
)
def test_the_years_a_cost_falls_on(cost, keys, by_year):
    figures = cost(keys, period="{start: 2026, end: 2028}")
    assert figures.by_year == by_year
    assert figures.gross == sum(by_year.values())


def test_what_is_saved_and_worked_each_year_counts_each_year(cost):
    figures = cost("cost: {fixed: 10, savings: 4, hours: 12, per: year}", period="{start: 2026, end: 2028}")
    assert (figures.gross, figures.savings, figures.hours, figures.net) == (30, 12, 36, 18)


TWO = "{from: A, amount: 40, status: applied}, {from: B, amount: 7, status: planned}"
GRANTS = f"cost: {{fixed: 100, savings: 5, grants: [{TWO}]}}"


def test_only_granted_grants_lower_the_cost(cost):
    figures = cost(GRANTS)
    assert (figures.gross, figures.net) == (100, 95)
    assert [figures.granted_as(s) for s in ("planned", "applied", "granted", "refused")] == [7, 40, 0, 0]


def follow_up(day, said):
    return f"kind: follow-up\ndate: {day}\nactions: {{H1: {{status: on_track, {said}}}}}\n"


@pytest.mark.parametrize(
    ("as_of", "granted", "net"),
    [(date(2026, 2, 28), 0, 95), (date(2026, 3, 1), 40, 55), (date(2026, 6, 1), 30, 65), (date(2026, 9, 1), 0, 95)],
)
def test_follow_ups_change_what_a_grant_stands_at(cost, as_of, granted, net):
    figures = cost(
        GRANTS,
        follow_up("2026-09-01", "grants: {T1: {status: refused}}"),
        follow_up("2026-03-01", "grants: {T1: {status: granted}}"),
        follow_up("2026-06-01", "grants: {T1: {status: granted, amount: 30}}"),
        as_of=as_of,
    )
    assert (figures.granted_as("granted"), figures.net) == (granted, net)


def test_the_newest_word_on_what_is_spent_counts(cost):
    later, earlier = follow_up("2026-09-01", "spent: 60"), follow_up("2026-03-01", "spent: 20")
    silent = follow_up("2026-10-01", "hours: 2")
    assert cost("cost: {fixed: 100}", later, earlier, silent).spent == 60
    assert cost("cost: {fixed: 100}").spent is None


def test_the_three_students_of_lavangen(cost):
    figures = cost(
        "target_group: {who: Studenter, places: 3}, cost: {per_participant: 30000, total: 90000, cap: 120000, "
        "grants: [{from: Statsforvalteren, amount: 45000, status: applied}]}"
    )
    assert (figures.parts, figures.gross, figures.net) == (90000, 90000, 90000)


def test_totals_by_hand(plan_of):
    plan = plan_of(
        actions(
            "id: H1, title: A, strategy: acquire, cost: {fixed: 100, per: year, cost_centre: 0310, savings: 10}",
            "id: H2, title: B, strategy: develop, cost: {total: 50, grants: [{from: F, amount: 20, status: granted}]}",
            "id: H3, title: C, part_of: H2, cost: {fixed: 5, cost_centre: 0310}",
            period="{start: 2026, end: 2027}",
            more="unit: u1\nbudget: 500\n",
        ),
        actions(
            "id: H1, title: A, strategy: mobilise, cost: {fixed: 7}",
            period="{start: 2028, end: 2028}",
            more="budget: 9\n",
        ),
    )
    sums = totals(plan, TODAY)
    assert (sums.whole.gross, sums.whole.granted, sums.whole.savings, sums.whole.net) == (262, 20, 20, 222)
    assert (sums.whole.budget, sums.whole.left) == (509, 287)
    assert {key: row.gross for key, row in sums.by_year.items()} == {2026: 155, 2027: 100, 2028: 7}
    assert {key: row.gross for key, row in sums.by_unit.items()} == {"u1": 255, None: 7}
    assert {key: row.gross for key, row in sums.by_cost_centre.items()} == {"0310": 205, None: 57}
    assert {key: row.gross for key, row in sums.by_strategy.items()} == {"mobilise": 207, "develop": 50, None: 5}
    assert [row.left for _, row in money_of_plans(plan, TODAY)] == [285, 2]


def test_what_is_refused_is_added_up_beside_the_rest(plan_of):
    four = ", ".join(
        f"{{from: F, amount: {amount}, status: {status}}}"
        for amount, status in ((1, "planned"), (2, "applied"), (3, "granted"), (4, "refused"))
    )
    whole = totals(plan_of(actions(f"id: H1, title: A, cost: {{fixed: 100, grants: [{four}]}}")), TODAY).whole
    assert (whole.planned, whole.applied, whole.granted, whole.refused, whole.net) == (1, 2, 3, 4, 97)


def test_years_come_in_order_and_the_rest_as_it_came_with_what_belongs_nowhere_last(plan_of):
    plan = plan_of(
        actions("id: H1, title: A, cost: {fixed: 1}", period="{start: 2028, end: 2028}"),
        actions("id: H2, title: A, strategy: other, cost: {fixed: 1}", more="unit: u2\n"),
        actions("id: H3, title: A, strategy: develop, cost: {fixed: 1}", period="{start: 2027, end: 2027}")
        + "unit: u1\n",
    )
    sums = totals(plan, TODAY)
    assert list(sums.by_year) == [2026, 2027, 2028]
    assert list(sums.by_unit) == ["u2", "u1", None]
    assert list(sums.by_strategy) == ["other", "develop", None]


def test_a_plan_without_money_adds_up_to_nothing(plan_of):
    plan = plan_of(actions("id: H1, title: A"))
    assert totals(plan, TODAY).whole.gross == 0
    assert totals(plan, TODAY).by_year == {}


MONEY = st.decimals(0, 10**7, places=2)
COSTS = st.fixed_dictionaries(
    {},
    optional={
        "per_participant": MONEY,
        "participants": st.integers(0, 40),
        "fixed": MONEY,
        "substitutes": MONEY,
        "total": MONEY,
        "per": st.sampled_from(["once", "year"]),
        "savings": MONEY,
        "years": st.dictionaries(st.integers(2026, 2029), MONEY, min_size=1, max_size=3),
        "cost_centre": st.sampled_from(["0310", "0400"]),
        "grants": st.lists(
            st.tuples(st.sampled_from(["planned", "applied", "granted", "refused"]), MONEY).map(
                lambda grant: f"{{from: F, status: {grant[0]}, amount: {grant[1]}}}"
            ),
            max_size=3,
        ).map(lambda grants: f"[{', '.join(grants)}]"),
    },
)
TIMES = st.sampled_from(["", ", time: {start: 2027-03}", ", time: {end: 2027-03}", ", time: {at: 2028}"])
STRATEGIES = st.sampled_from(["acquire", "develop", "mobilise", "phase_out", "other", None])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.tuples(COSTS, TIMES, STRATEGIES, st.sampled_from(["u1", "u2", None])), min_size=1, max_size=6))
def test_every_line_of_the_totals_adds_up_to_the_whole(plan_of, parts):
    documents = []
    for number, (costs, time, strategy, unit) in enumerate(parts):
        years = costs.get("years")
        written = {
            **costs,
            **({"years": "{" + ", ".join(f"{y}: {m}" for y, m in years.items()) + "}"} if years else {}),
        }
        cost = ", ".join(f"{key}: {value}" for key, value in written.items())
        named = f", strategy: {strategy}" if strategy else ""
        item = f"id: H{number}, title: T{named}{time}, cost: {{{cost}}}" if cost else f"id: H{number}, title: T{named}"
        more = f"unit: {unit}\n" if unit else ""
        documents.append(actions(item, period="{start: 2026, end: 2029}", more=more))
    plan = plan_of(*documents)
    sums = totals(plan, TODAY)
    for line in (sums.by_year, sums.by_unit, sums.by_strategy, sums.by_cost_centre):
        for name in ("gross", "planned", "applied", "granted", "refused", "savings", "net"):
            assert sum(getattr(row, name) for row in line.values()) == getattr(sums.whole, name)
    assert sums.whole.net == sums.whole.gross - sums.whole.granted - sums.whole.savings
    assert sums.whole.gross == sum(cost_of(plan, act.first, TODAY).gross for act in plan.actions.values())
