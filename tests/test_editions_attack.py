"""Whoever has every pack an edition gives away cannot work out what any left-out action costs.

The attack knows how every number in the packs is made up. It is told by moving each secret amount a little and seeing
which numbers move with it: each number is then an equation in the secrets, exact, in fractions. What the equations
determine, alone or for an action as a whole, the reader can find.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kivplan.plan import load_text, pool
from kivplan.plan.money import totals
from kivplan.render import Order, render_plan
from kivplan.report.editions import redact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY = date(2026, 12, 1)
STEP = 1_000_000  # what is shown short is rounded to ten thousand
Row = list[Fraction]
HEAD = """kind: plan
format: 1
title: Plan
organisation: Firma
language: en
currency: NOK
period: {start: 2026, end: 2027}
units: [{id: a, name: A}, {id: b, name: B}]
reports: {all: {sections: [decisions_asked, at_a_glance, goals, attention, balance, money, actions, timeline]}}
"""
# name: unit, edition, and the amounts of the action by kind; each is a secret where the edition leaves it out
Action = tuple[str, str, dict[str, int]]
Given = dict[str, Action]
STRATEGIES = ("acquire", "develop", "mobilise", "phase_out")


def plan_of(actions: Given, *, budgets: bool = True):
    documents = [HEAD]
    for unit in ("a", "b"):
        told = [_action(number, key, *one) for number, (key, one) in enumerate(actions.items()) if one[0] == unit]
        budget = "budget: 900000000\n" if budgets else ""
        documents.append(
            f"kind: action-plan\nunit: {unit}\nperiod: {{start: 2026, end: 2027}}\n{budget}actions:\n{''.join(told)}"
        )
    spent = [
        f"{key}: {{status: on_track, spent: {one[2]['spent']}}}" for key, one in actions.items() if "spent" in one[2]
    ]
    if spent:
        documents.append(f"kind: follow-up\ndate: 2026-06-01\nactions: {{{', '.join(spent)}}}\n")
    plan, findings = load_text("---\n".join(documents).encode())
    assert plan is not None, findings
    assert not findings
    return plan


def _action(number: int, key: str, _unit: str, edition: str, amounts: dict[str, int]) -> str:
    years = ", ".join(f"{year}: {amounts[year]}" for year in ("2026", "2027") if year in amounts)
    cost = [f"years: {{{years}}}"] if years else []
    cost += [f"savings: {amounts['savings']}"] if "savings" in amounts else []
    grants = [f"{{from: F, amount: {amounts[s]}, status: {s}}}" for s in ("granted", "applied") if s in amounts]
    cost += [f"grants: [{', '.join(grants)}]"] if grants else []
    whole = f", part_of: {key.partition('.')[0]}" if "." in key else ""
    strategy = STRATEGIES[number % len(STRATEGIES)]
    return (
        f"  - {{id: {key}, title: T, edition: {edition}, strategy: {strategy}{whole}, "
        f"cost: {{{', '.join([*cost, f'cost_centre: C{number % 3}'])}}}}}\n"
    )


# ---------------------------------------------------------------- the attack


def numbers(plan, editions: Iterable[str]) -> list[int]:
    """Every number of every pack, in order: the report of all sections, whole and narrowed to each unit."""
    found: list[int] = []
    for edition in editions:
        for unit in (None, "a", "b"):
            for file in render_plan(plan, Order(DAY, edition, unit=unit), reports=("all",), formats=("md",)):
                text = file.data.decode().replace("\N{MINUS SIGN}", "-")
                for match in re.finditer(r"-?\d{1,3}(?:[,\u00a0]\d{3})+|-?\d+\.\d+ million|-?\d+", text):
                    word = match.group()
                    amount = Fraction(word.removesuffix(" million").replace(",", "").replace("\u00a0", ""))
                    found.append(int(amount * (1_000_000 if "million" in word else 1)))
    return found


def equations(actions: Given, editions: Iterable[str], secrets: Sequence[tuple[str, str]], **about) -> list[Row]:
    """How each number is made up of the secrets; numbers that hold none of them are left away."""
    before = numbers(plan_of(actions, **about), editions)
    columns = []
    for key, kind in secrets:
        unit, edition, amounts = actions[key]
        moved = {**actions, key: (unit, edition, {**amounts, kind: amounts[kind] + STEP})}
        after = numbers(plan_of(moved, **about), editions)
        assert len(after) == len(before), "the packs must not change their shape"
        columns.append([Fraction(new - old, STEP) for new, old in zip(after, before, strict=True)])
    return [list(row) for row in dict.fromkeys(zip(*columns, strict=True)) if any(row)]


def determined(rows: list[Row], target: Row) -> bool:
    """Whether the equations say what the target adds up to: whether it is a sum of multiples of them."""
    return _rank(rows) == _rank([*rows, target])


def _rank(rows: list[Row]) -> int:
    left, rank = [list(row) for row in rows], 0
    for place in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[place]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [[b - a * row[place] / pivot[place] for a, b in zip(pivot, row, strict=True)] for row in left]
        rank += 1
    return rank


def found_out(actions: Given, editions: Sequence[str], reader: str, **about) -> list[str]:
    """Which secrets a reader of these editions finds: single amounts, and what an action costs, gross and net.

    An action is meant with its parts. ``reader``: the widest edition read; what it shows is no secret.
    """
    shown = ("public",) if reader == "public" else ("public", "board")
    hidden = {key: one for key, one in actions.items() if _edition(actions, key) not in shown}
    secrets = [(key, kind) for key, one in hidden.items() for kind in one[2]]
    rows = equations(actions, editions, secrets, **about)
    targets: dict[str, Row] = {f"{k} {kind}": [Fraction(s == (k, kind)) for s in secrets] for k, kind in secrets}
    for whole in dict.fromkeys(key.partition(".")[0] for key in hidden):
        for name, signs in (("gross", _GROSS), ("net", _NET)):
            targets[f"{whole} {name}"] = [
                Fraction(signs.get(kind, 0) if key.partition(".")[0] == whole else 0) for key, kind in secrets
            ]
    return [name for name, target in targets.items() if any(target) and determined(rows, target)]


_GROSS = {"2026": 1, "2027": 1}
_NET = {**_GROSS, "granted": -1, "savings": -1}


def _edition(actions: Given, key: str) -> str:
    """A part is left out with its whole."""
    order = ("public", "board", "internal")
    return max((actions[one][1] for one in (key, key.partition(".")[0])), key=order.index)


def fixed(*amounts: int, edition: str = "internal", unit: str = "a") -> Given:
    return {f"{edition[0].upper()}{n}": (unit, edition, {"2026": amount * STEP}) for n, amount in enumerate(amounts)}


SHOWN: Given = {
    "S1": ("a", "public", {"2026": 11 * STEP, "2027": 3 * STEP, "granted": 2 * STEP, "spent": 4 * STEP}),
    "S2": ("b", "public", {"2026": 5 * STEP, "applied": STEP}),
}
RICH: Given = {
    **SHOWN,
    "I1": ("a", "internal", {"2026": 30 * STEP, "2027": 20 * STEP, "granted": 9 * STEP, "savings": 5 * STEP}),
    "I1.1": ("a", "internal", {"2026": 7 * STEP, "spent": 3 * STEP}),
    "I2": ("b", "internal", {"2026": 40 * STEP, "granted": 8 * STEP, "savings": 6 * STEP, "applied": 2 * STEP}),
    "I3": ("a", "internal", {"2027": 50 * STEP, "granted": 7 * STEP, "savings": 7 * STEP, "spent": 8 * STEP}),
    "B1": ("a", "board", {"2026": 33 * STEP}),
    "B2": ("b", "board", {"2027": 22 * STEP, "spent": STEP}),
}


@pytest.mark.parametrize("budgets", [True, False])
def test_a_reader_of_the_public_packs_finds_no_amount_of_any_left_out_action(budgets):
    assert totals(redact(plan_of(RICH), "public", DAY)[0], DAY).pool is not None
    assert found_out(RICH, ("public",), "public", budgets=budgets) == []


@pytest.mark.parametrize("budgets", [True, False])
def test_a_reader_of_both_the_boards_and_the_public_packs_finds_none_either(budgets):
    assert found_out(RICH, ("public", "board"), "board", budgets=budgets) == []


def test_the_attack_finds_what_a_pool_of_one_tells(monkeypatch):
    monkeypatch.setattr(pool, "FEWEST", 1)
    monkeypatch.setattr(pool, "MARGIN", 0)
    assert found_out({**SHOWN, **fixed(7)}, ("public",), "public") == ["I0 2026", "I0 gross", "I0 net"]
    assert found_out({**SHOWN, **fixed(7, 8)}, ("public",), "public") == []


def test_the_attack_finds_an_action_by_what_two_editions_tell(monkeypatch):
    monkeypatch.setattr(pool, "_WITHIN", {"public": ("public",), "board": ("board",)})
    one = {**SHOWN, **fixed(7), **fixed(8, 9, 7, edition="board")}
    assert "I0 gross" in found_out(one, ("public", "board"), "board")
    assert found_out(one, ("public",), "public") == []


def test_the_attack_finds_an_action_where_a_line_holds_a_part_of_the_pool(monkeypatch):
    """As an edition would tell that left every amount where it stands."""
    whole = lambda plan, _edition, _day: redact(plan, "internal")  # noqa: E731
    monkeypatch.setattr(sys.modules["kivplan.report.compose"], "redact", whole)
    assert "I1 gross" in found_out(RICH, ("public",), "public")


amounts = st.integers(1, 60).map(lambda millions: millions * STEP)
kinds = st.fixed_dictionaries(
    {"2026": amounts},
    optional=dict.fromkeys(("2027", "granted", "applied", "savings", "spent"), amounts),
)
one_action = st.tuples(st.sampled_from("ab"), st.sampled_from(("internal", "internal", "board", "public")), kinds)


@st.composite
def made(draw) -> Given:
    """Four to seven actions, most of them left out, one of them perhaps in two parts."""
    actions = {f"X{n}": one for n, one in enumerate(draw(st.lists(one_action, min_size=4, max_size=7)))}
    if draw(st.booleans()):
        actions["X0.1"] = draw(one_action)
    return {**actions, "S1": SHOWN["S1"], "S2": SHOWN["S2"]}


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(made())
def test_no_plan_gives_away_what_a_left_out_action_costs(actions):
    """A step large enough to be read in a rounded figure may move a pool across what is safe: then there is no pool."""
    try:
        assert found_out(actions, ("public",), "public") == []
        assert found_out(actions, ("public", "board"), "board") == []
    except AssertionError as error:
        assume("must not change their shape" not in str(error))
        raise
